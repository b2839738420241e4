//! What was left half-written: kept inside the archive, offered again after an interruption or a killed process.

use super::registration::{KeptRegistration, Registration};
use super::{Desk, Trouble, places};
use crate::domain::Right;
use crate::store::StoreError;

/// A draft as 今日 and the sign-in offer it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLine {
    pub key: String,
    /// 「登记流动人口：罗小梅」
    pub title: String,
    /// When it was last touched, `2026-06-15 10:42`.
    pub at: String,
}

/// What stands in the draft table: a title to offer it by, and the form.
#[derive(serde::Deserialize, serde::Serialize)]
struct Kept {
    title: String,
    registration: KeptRegistration,
}

/// Keeps the form under `key`; called at every pause in typing.
pub fn keep(desk: &mut Desk, key: &str, registration: &Registration) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    let name = &registration.person.record.name;
    let title = if name.is_empty() {
        "登记流动人口：未写姓名".to_owned()
    } else {
        format!("登记流动人口：{}", name.0)
    };
    let kept = Kept { title, registration: registration.keep() };
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

/// Takes a draft up again.
pub fn take_up(desk: &Desk, key: &str) -> Result<Registration, Trouble> {
    desk.require(Right::Write)?;
    let row = desk.store.drafts()?.into_iter().find(|row| row.key == key).ok_or(Trouble::Gone)?;
    let kept: Kept = serde_json::from_str(&row.json).map_err(|_| StoreError::Unreadable)?;
    Ok(Registration::take_up(kept.registration)?)
}

pub fn drop(desk: &mut Desk, key: &str) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    Ok(desk.store.drop_draft(key)?)
}
