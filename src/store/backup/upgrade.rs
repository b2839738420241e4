//! The backup of an older archive before it is brought forward: one of each state, however often that fails.

use super::{counts, make, verify};
use crate::store::open::{BACKUPS, DATABASE, House};
use crate::store::{StoreError, audit, connection, schema};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The older archive as it was, before its schema is brought forward. Where an attempt before this one failed, its backup
/// serves again.
pub(in crate::store) fn before_upgrade(old: &Connection, house: &House) -> Result<(), StoreError> {
    let name = format!("before-schema-{}", schema::SCHEMA_VERSION);
    let into = house.dir.join(BACKUPS);
    if is_backed_up(old, house, &into, &name)? {
        return Ok(());
    }
    make(old, house, &into, &name, &audit::last_at(old)?, env!("CARGO_PKG_VERSION"))?;
    Ok(())
}

/// Whether one of the backups of this name is whole and holds exactly what the archive holds now.
fn is_backed_up(old: &Connection, house: &House, into: &Path, name: &str) -> Result<bool, StoreError> {
    let state = state(old)?;
    let Ok(folders) = fs::read_dir(into) else { return Ok(false) };
    for folder in folders {
        let folder = folder?;
        if !folder.file_name().to_string_lossy().starts_with(name) || verify(&folder.path()).is_err() {
            continue;
        }
        // The archive's own key: a backup of another archive does not open with it.
        let copy = connection::read_only(&folder.path().join(DATABASE), &house.key);
        if copy.is_ok_and(|copy| self::state(&copy).is_ok_and(|kept| kept == state)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What tells two states of an archive apart: its schema, the head of its log, its rows by table, and the drafts, of which no
/// log tells.
type State = (i32, (i64, String), BTreeMap<String, u64>, Vec<(String, String)>);

fn state(connection: &Connection) -> Result<State, StoreError> {
    let mut query = connection.prepare("SELECT key, json FROM draft ORDER BY key")?;
    let drafts = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok((schema::version(connection)?, audit::head(connection)?, counts(connection)?, drafts))
}
