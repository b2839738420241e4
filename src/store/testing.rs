//! A temporary archive for the tests that look inside the store; those that look from outside are in `tests/store.rs`.

use super::{Act, KeyCost, NewOperator, Store, StoreError};
use crate::domain::{Role, Station};
use tempfile::TempDir;

pub const NAME: &str = "东方不亮";
pub const PASSWORD: &str = "海棠花开了又开";

pub fn archive() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let founder = NewOperator { name: NAME, password: PASSWORD, role: Role::Administrator };
    let station = Station { name: "海棠社区综治工作站".into(), ..Station::default() };
    let at = "2026-06-15T09:00:00+08:00";
    let (store, ..) =
        Store::create_at_cost(&folder.path().join("档案"), &station, &founder, at, KeyCost::TRIFLING).unwrap();
    (folder, store)
}

/// Closes the archive and opens it again.
pub fn reopened(folder: &TempDir, store: Store) -> Result<Store, StoreError> {
    drop(store);
    Ok(Store::unlock(&folder.path().join("档案"), NAME, PASSWORD)?.0)
}

pub fn act() -> Act<'static> {
    Act { operator: NAME, machine: "柜台一", at: "2026-06-15T09:00:00+08:00", what: "登记人口", purpose: "" }
}

/// From now on every commit fails that has added an audit line.
pub fn commits_fail(store: &Store) {
    let sql = "CREATE TABLE loose (operator INTEGER REFERENCES operator (id) DEFERRABLE INITIALLY DEFERRED);
               CREATE TRIGGER commits_fail AFTER INSERT ON audit BEGIN INSERT INTO loose VALUES (999); END;";
    store.connection.execute_batch(sql).unwrap();
}

/// Does to the file what only other tools can do that have its key.
pub fn forge(store: &Store, sql: &str) {
    store.connection.execute_batch(sql).unwrap();
}
