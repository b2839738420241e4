//! What was left half-written: kept inside the archive, offered again after an interruption or a killed process.
//!
//! Every form that can be left half-written is one of [`Form`]; it is kept as it stands, with what does not parse yet.

use super::households::HouseholdForm;
use super::houses::{Ending, HouseFile, Letting, Visit};
use super::registration::Registration;
use super::{Desk, Trouble, places};
use crate::domain::{Right, values::Value};
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

/// A draft as 今日 and the sign-in offer it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLine {
    pub key: String,
    /// 「登记流动人口：罗小梅」
    pub title: String,
    /// When it was last touched, `2026-06-15 10:42`.
    pub at: String,
}

/// A form, half-written. Its name is part of what lies in the archive.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Registration(Box<Registration>),
    Household(Box<HouseholdForm>),
    HouseFile(Box<HouseFile>),
    Letting(Box<Letting>),
    Ending(Box<Ending>),
    Visit(Box<Visit>),
}

/// What stands in the draft table: a title to offer it by, and the form.
#[derive(Deserialize, Serialize)]
struct Kept {
    title: String,
    #[serde(flatten)]
    form: Form,
}

impl Form {
    fn title(&self) -> String {
        match self {
            Self::Registration(form) => {
                let name = &form.person.record.name;
                titled(form.title(), if name.is_empty() { "未写姓名" } else { name })
            }
            Self::Household(form) => form.title(),
            Self::HouseFile(form) => {
                let what = if form.id.is_some() { "编辑出租房屋档案" } else { "新建出租房屋档案" };
                titled(what, if form.address.typed.is_empty() { "未写地址" } else { &form.address.typed })
            }
            Self::Letting(form) => titled(if form.id.is_some() { "修改租赁" } else { "登记新租赁" }, &form.address),
            Self::Ending(form) => titled("退租", &form.address),
            Self::Visit(form) => {
                let day = form.inspection.record.inspected_on.shown();
                format!("{}，{day}", titled("巡查", &form.address))
            }
        }
    }

    /// Whether the archive is still as it was for this form. What compares field by field on saving asks nothing here.
    fn is_current(&self, desk: &Desk) -> Result<bool, Trouble> {
        match self {
            Self::Registration(_) | Self::HouseFile(_) | Self::Letting(_) => Ok(true),
            Self::Household(form) => form.is_current(desk),
            Self::Ending(form) => form.is_current(desk),
            Self::Visit(form) => form.is_current(desk),
        }
    }
}

macro_rules! forms {
    ($($form:ident),+) => {
        $(impl From<$form> for Form {
            fn from(form: $form) -> Self {
                Self::$form(Box::new(form))
            }
        })+
    };
}

forms!(Registration, HouseFile, Letting, Ending, Visit);

impl From<HouseholdForm> for Form {
    fn from(form: HouseholdForm) -> Self {
        Self::Household(Box::new(form))
    }
}

fn titled(what: &str, whom: &str) -> String {
    format!("{what}：{whom}")
}

/// Keeps the form under `key`; called at every pause in typing.
pub fn keep(desk: &mut Desk, key: &str, form: Form) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    let kept = Kept { title: form.title(), form };
    let json = serde_json::to_string(&kept).map_err(|_| StoreError::Unreadable)?;
    let now = desk.now();
    Ok(desk.store.save_draft(key, &json, &now)?)
}

/// All drafts, the latest first. A draft nobody can read any more is left out, not lost.
pub fn list(desk: &Desk) -> Result<Vec<DraftLine>, Trouble> {
    desk.require(Right::Write)?;
    let mut lines: Vec<DraftLine> = desk
        .store
        .drafts()?
        .into_iter()
        .filter_map(|row| {
            let kept: Kept = serde_json::from_str(&row.json).ok()?;
            let at = row.at.get(..16)?.replace('T', " ");
            Some(DraftLine { key: row.key, title: places::legible(&kept.title), at })
        })
        .collect();
    lines.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(lines)
}

/// Takes a draft up again. Refused where what it began with has changed since.
pub fn take_up(desk: &Desk, key: &str) -> Result<Form, Trouble> {
    desk.require(Right::Write)?;
    let row = desk.store.drafts()?.into_iter().find(|row| row.key == key).ok_or(Trouble::Gone)?;
    let kept: Kept = serde_json::from_str(&row.json).map_err(|_| StoreError::Unreadable)?;
    if kept.form.is_current(desk)? { Ok(kept.form) } else { Err(Trouble::DraftOutdated) }
}

pub fn drop(desk: &mut Desk, key: &str) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    Ok(desk.store.drop_draft(key)?)
}
