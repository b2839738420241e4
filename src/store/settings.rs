//! Settings of the station, and the facts about it that stand at the foot of every paper.

use super::{Store, StoreError};
use crate::domain::Station;
use rusqlite::{Connection, OptionalExtension};

const STATION: &str = "station";

impl Store {
    pub fn station(&self) -> Result<Station, StoreError> {
        let json = self.setting(STATION)?.ok_or(StoreError::Unreadable)?;
        serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)
    }

    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        setting(&self.connection, key)
    }
}

pub(super) fn setting(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

pub(super) fn set(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)", [key, value])?;
    Ok(())
}

pub(super) fn set_station(connection: &Connection, station: &Station) -> Result<(), StoreError> {
    let json = serde_json::to_string(station).map_err(|_| StoreError::Unreadable)?;
    set(connection, STATION, &json)
}
