//! Which columns of a register in which order: as the station arranged them last, kept among its settings.

use super::kind;
use crate::domain::Right;
use crate::services::{Desk, Trouble};
use std::collections::BTreeMap;

const SETTING: &str = "export_columns";

/// Keys of the columns as they were arranged; none where the register's own order holds.
pub fn arranged(desk: &Desk, table: &str) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    Ok(all(desk)?.remove(table).unwrap_or_default())
}

/// Keeps an arrangement for everybody at this station; none goes back to the register's own order.
pub fn arrange(desk: &mut Desk, table: &str, columns: &[String]) -> Result<(), Trouble> {
    desk.require(Right::Export)?;
    let Some(kind) = kind(table) else { return Err(Trouble::Gone) };
    let is_own = columns.iter().eq(kind.columns().iter().map(|column| &column.key));
    let mut all = all(desk)?;
    let before =
        if columns.is_empty() || is_own { all.remove(table) } else { all.insert(table.to_owned(), columns.to_vec()) };
    if before.as_deref().unwrap_or_default() == all.get(table).map(Vec::as_slice).unwrap_or_default() {
        return Ok(());
    }
    let json = serde_json::to_string(&all).unwrap_or_default();
    desk.writing("记住导出的栏目", |writing| Ok(writing.set_setting(SETTING, &json)?))?;
    Ok(())
}

fn all(desk: &Desk) -> Result<BTreeMap<String, Vec<String>>, Trouble> {
    // What a later version wrote and this one cannot read is as good as nothing.
    Ok(desk.store.setting(SETTING)?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
