//! For how long it is kept what stood on a paper (docs/privacy.md §5). Wiped when the window closes, before the backup is made;
//! the line of the log stays.

use crate::domain::{Date, Right};
use crate::services::{Desk, Trouble};
use crate::store::StoreError;
use chrono::Months;
use serde::{Deserialize, Serialize};

/// The setting's key in the archive.
const SETTING: &str = "print_retention";

/// The station's own figure.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Retention {
    pub years: u32,
}

impl Default for Retention {
    /// As long as the log itself must be kept (网络数据安全管理条例 12 条).
    fn default() -> Self {
        Self { years: 3 }
    }
}

impl Retention {
    pub const LEAST_YEARS: u32 = 1;
    pub const MOST_YEARS: u32 = 30;

    /// Nothing from before this day is kept.
    pub fn begins(self, today: Date) -> Date {
        let years = self.years.clamp(Self::LEAST_YEARS, Self::MOST_YEARS);
        today.checked_sub_months(Months::new(12 * years)).unwrap_or(Date::MIN)
    }
}

pub fn retention(desk: &Desk) -> Result<Retention, Trouble> {
    desk.require(Right::Look)?;
    let Some(json) = desk.store.setting(SETTING)? else { return Ok(Retention::default()) };
    Ok(serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)?)
}

pub fn set_retention(desk: &mut Desk, retention: Retention) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let json = serde_json::to_string(&retention).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改打印存档的保存年限", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}

/// Wipes what is kept no more. Gives of how many prints.
pub(in crate::services) fn wipe_outdated(desk: &mut Desk) -> Result<usize, Trouble> {
    let before = retention(desk)?.begins(desk.day_vouched_for()?).to_string();
    desk.acting("", "", |store, act| Ok(store.wipe_print_archives(act, &before)?))
}
