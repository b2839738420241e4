//! By what the station measures: its deadline rules, its holidays, and its thresholds. What it never touched follows the
//! program.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::domain::calendar::Holidays;
use crate::domain::checkup::{Standard, Thresholds};
use crate::domain::deadline::{Deadlines, Matter};
use crate::store::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Under which keys they are kept.
const DEADLINES: &str = "deadlines";
const HOLIDAYS: &str = "holidays";
const THRESHOLDS: &str = "checkup_thresholds";

/// All of it, as of today.
pub fn standard(desk: &Desk) -> Result<Standard, Trouble> {
    desk.require(Right::Look)?;
    let holidays: Option<Holidays> = kept(desk, HOLIDAYS)?;
    Ok(Standard {
        today: desk.today(),
        thresholds: kept(desk, THRESHOLDS)?.unwrap_or_default(),
        deadlines: kept(desk, DEADLINES)?.unwrap_or_default(),
        holidays: holidays.map_or_else(Holidays::built_in, Holidays::with_built_in),
    })
}

pub fn set_deadlines(desk: &mut Desk, deadlines: &Deadlines) -> Result<(), Trouble> {
    let fault = Matter::ALL.into_iter().find_map(|matter| deadlines.rule(matter).fault());
    refuse(fault)?;
    keep(desk, "修改期限规则", DEADLINES, deadlines)
}

pub fn set_holidays(desk: &mut Desk, holidays: &Holidays) -> Result<(), Trouble> {
    keep(desk, "修改节假日表", HOLIDAYS, holidays)
}

pub fn set_thresholds(desk: &mut Desk, thresholds: &Thresholds) -> Result<(), Trouble> {
    let problems = thresholds.problems();
    if problems.is_empty() {
        keep(desk, "修改体检标准", THRESHOLDS, thresholds)
    } else {
        Err(Trouble::Unfinished(problems))
    }
}

fn refuse(fault: Option<String>) -> Result<(), Trouble> {
    match fault {
        Some(sentence) => Err(Trouble::Unfinished(vec![crate::domain::Problem::wrong("basis", sentence)])),
        None => Ok(()),
    }
}

fn kept<T: DeserializeOwned>(desk: &Desk, key: &str) -> Result<Option<T>, Trouble> {
    let json = desk.store.setting(key)?;
    Ok(json.map(|json| serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)).transpose()?)
}

fn keep<T: Serialize>(desk: &mut Desk, what: &str, key: &str, value: &T) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let json = serde_json::to_string(value).map_err(|_| StoreError::Unreadable)?;
    desk.acting(what, "", |store, act| Ok(store.write(act, |writing| writing.set_setting(key, &json)).map(drop)?))
}
