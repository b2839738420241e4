//! Settings of the station, and the facts about it that stand at the foot of every paper.

use super::chronicle::Line;
use super::keys::{self, KeyFile};
use super::{Act, Action, Store, StoreError, Unrecorded, Writing, unrecorded};
use crate::domain::{RecordId, Station};
use rusqlite::{Connection, OptionalExtension, Transaction};

/// What history calls a setting.
pub(super) const REGISTER: &str = "setting";
const STATION: &str = "station";

impl Store {
    pub fn station(&self) -> Result<Station, StoreError> {
        let json = self.setting(STATION)?.ok_or(StoreError::Unreadable)?;
        serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)
    }

    /// Changes the facts of the station; the log calls it what it is. Its name stands on the door as well.
    pub fn change_station(&mut self, act: &Act<'_>, station: &Station) -> Result<(), StoreError> {
        let dir = self.house.dir.clone();
        let commit = |transaction: Transaction<'_>| {
            let mut keys = KeyFile::read(&dir)?;
            if keys.station == station.name {
                return Ok(transaction.commit()?);
            }
            keys.station.clone_from(&station.name);
            keys::commit_with(&keys, &dir, transaction)
        };
        self.write_through(act, Action::Settings, None, |writing| writing.set_station(station), commit).map(drop)
    }

    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        setting(&self.connection, key)
    }
}

pub(super) fn setting(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

/// As [`set`], and both what it was and what it became go into the history of the change.
pub(super) fn replace(writing: &mut Writing<'_>, key: &str, value: &str) -> Result<(), StoreError> {
    let before = setting(&writing.transaction, key)?;
    if before.as_deref() == Some(value) {
        return Ok(());
    }
    let record = set(&writing.transaction, key, value)?;
    let (before, after) = (before.map(|before| image(key, &before)), Some(image(key, value)));
    writing.chronicle.add(&writing.transaction, Line { register: REGISTER, record, before, after })
}

/// As history keeps a setting.
fn image(key: &str, value: &str) -> String {
    serde_json::json!({ "key": key, "value": value }).to_string()
}

/// Settings that differ from what the history says they became, each as it was said to be and as it is. The facts of a
/// station as it was founded are older than any history.
pub(super) fn altered(connection: &Connection, first: i64, last: i64) -> Result<Vec<Unrecorded>, StoreError> {
    let mut query = connection.prepare("SELECT id, key, value FROM setting WHERE id BETWEEN ?1 AND ?2 ORDER BY id")?;
    let mut found = query.query((first, last))?;
    let mut altered = Vec::new();
    while let Some(row) = found.next()? {
        let (id, key, value): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (known, stands) = (unrecorded::last_image(connection, REGISTER, id)?, image(&key, &value));
        let is_as_founded = known.is_none() && key == STATION;
        if !is_as_founded && known.as_deref() != Some(stands.as_str()) {
            altered.push(Unrecorded { register: REGISTER, record: RecordId(id), before: known, after: Some(stands) });
        }
    }
    Ok(altered)
}

/// Gives the number of the row.
fn set(connection: &Connection, key: &str, value: &str) -> Result<i64, StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value
         RETURNING id",
    )?;
    Ok(statement.query_row([key, value], |row| row.get(0))?)
}

pub(super) fn replace_station(writing: &mut Writing<'_>, station: &Station) -> Result<(), StoreError> {
    replace(writing, STATION, &json(station)?)
}

/// Whether the facts of the station are there at all.
pub(super) fn has_station(connection: &Connection) -> Result<bool, StoreError> {
    Ok(setting(connection, STATION)?.is_some())
}

/// The station as it is founded, before there is any change to remember.
pub(super) fn set_station(connection: &Connection, station: &Station) -> Result<(), StoreError> {
    set(connection, STATION, &json(station)?).map(drop)
}

fn json(station: &Station) -> Result<String, StoreError> {
    serde_json::to_string(station).map_err(|_| StoreError::Unreadable)
}

#[cfg(test)]
mod tests {
    use crate::domain::Station;
    use crate::store::testing::{NAME, PASSWORD, act, archive, commits_fail};
    use crate::store::{Store, StoreError};

    #[test]
    fn a_setting_leaves_its_trace_and_is_not_offered_to_be_taken_back() {
        let (_folder, mut store) = archive();
        let moved = Station { address: "海棠路 1 号".into(), ..store.station().unwrap() };
        let ((), change) = store.write(&act(), |writing| writing.set_station(&moved)).unwrap();
        store.write(&act(), |writing| writing.set_station(&moved)).unwrap();

        let rows = "SELECT count(*), before, after FROM history WHERE register = 'setting' AND change = ?1";
        let (count, before, after) = store
            .connection
            .query_row(rows, [change.0], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })
            .unwrap();
        assert_eq!(count, 1);
        assert!(!before.contains("海棠路") && after.contains("海棠路"));
        assert!(store.verify_chain().unwrap().is_unbroken());

        assert_eq!(store.last_undoable(NAME).unwrap(), None);
        assert!(matches!(store.undo(&act(), change), Err(StoreError::NothingToUndo)));
        assert_eq!(store.station().unwrap(), moved);
    }

    #[test]
    fn a_station_that_is_renamed_is_so_on_its_door_too() {
        let (_folder, mut store) = archive();
        let on_the_door = |store: &Store| Store::peek(store.dir()).unwrap().station_name;
        let renamed = Station { name: "玉兰社区综治工作站".into(), ..store.station().unwrap() };
        store.change_station(&act(), &renamed).unwrap();
        assert_eq!((store.station().unwrap().name, on_the_door(&store)), (renamed.name.clone(), renamed.name.clone()));
        assert!(Store::prove(store.dir(), NAME, PASSWORD).is_ok(), "the key slots are those there were");

        commits_fail(&store);
        let again = Station { name: "丁香社区综治工作站".into(), ..renamed.clone() };
        assert!(store.change_station(&act(), &again).is_err());
        assert_eq!((store.station().unwrap(), on_the_door(&store)), (renamed.clone(), renamed.name));
    }

    #[test]
    fn a_setting_is_new_once_and_changed_from_then_on() {
        let (_folder, mut store) = archive();
        for value in ["窄", "窄", "宽"] {
            store.write(&act(), |writing| writing.set_setting("列表", value)).unwrap();
        }
        let mut query = store.connection.prepare("SELECT before IS NULL FROM history ORDER BY id").unwrap();
        let is_new: Vec<bool> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(is_new, [true, false]);
        assert_eq!(store.setting("列表").unwrap().as_deref(), Some("宽"));
    }
}
