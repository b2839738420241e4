//! What the station looks at: chosen, worded and ordered by the station head. A round keeps what it began with.

use super::{Desk, Trouble, wrong};
use crate::domain::Right;
use crate::domain::rating::Indicators;
use crate::store::StoreError;

/// The setting's key in the archive.
const SETTING: &str = "rating_indicators";

/// The station's own, else as the program comes.
pub fn indicators(desk: &Desk) -> Result<Indicators, Trouble> {
    desk.require(Right::Look)?;
    let kept = desk.store.setting(SETTING)?;
    let own = kept.map(|json| serde_json::from_str::<Indicators>(&json).map_err(|_| StoreError::Unreadable));
    Ok(own.transpose()?.unwrap_or_default().completed())
}

pub fn set_indicators(desk: &mut Desk, indicators: &Indicators) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    if indicators.0.iter().any(|indicator| indicator.wording.trim().is_empty()) {
        return Err(wrong("wording", "指标要有说法；不看的请关掉，不要清空"));
    }
    let json = serde_json::to_string(indicators).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改星级评定指标", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}
