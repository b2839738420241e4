//! A connection to one database file: opened, given its key, and set up. What an archive is, and its lock, stand in `open`.

use super::keys::DatabaseKey;
use super::{StoreError, files, hex};
use crate::domain::reading;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::Once;
use std::time::Duration;
use zeroize::Zeroizing;

/// The size of a page of the database.
pub(super) const PAGE: usize = 4096;

/// Kept of the file where somebody searches at every key, or many rows are written.
const ROOMY: i64 = 64 * 1024;
const SPARING: i64 = 8 * 1024;

const PURE: FunctionFlags = FunctionFlags::SQLITE_UTF8.union(FunctionFlags::SQLITE_DETERMINISTIC);

pub(super) fn create_database(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    drop(files::private().create_new(true).open(path)?);
    connect(path, key)
}

/// Opens a database file with the raw key. A wrong or damaged file shows at the first read, which happens here.
pub(super) fn connect(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let connection = open_file(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    give_key(&connection, key)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         SELECT count(*) FROM sqlite_schema;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;",
    )?;
    keep_of_the_file(&connection, ROOMY)?;
    teach_pinyin(&connection)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// How much of the file a connection keeps in memory, in kibibytes.
fn keep_of_the_file(connection: &Connection, most: i64) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "cache_size", -most)?)
}

/// For a question over the whole station, which walks through everything once and meets little of it again.
pub(super) fn keep_little(connection: &Connection) -> Result<(), StoreError> {
    keep_of_the_file(connection, SPARING)
}

/// `pinyin_of(name)`: how a name is read, to sort names of organisations among those of people, whose reading is kept.
fn teach_pinyin(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.create_scalar_function("pinyin_of", 1, PURE, |call| {
        Ok(call.get_raw(0).as_str_or_null().ok().flatten().map(|name| reading::of(name).pinyin))
    })?)
}

/// Opens a copy to look at, leaving every byte of it as it is.
pub(super) fn read_only(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let connection = open_file(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    give_key(&connection, key)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; SELECT count(*) FROM sqlite_schema;")?;
    Ok(connection)
}

/// Makes a database whose first sixteen bytes, from which the keys of its pages follow, are given.
pub(super) fn with_salt(path: &Path, key: &DatabaseKey, salt: &[u8; 16]) -> Result<Connection, StoreError> {
    drop(files::private().create_new(true).open(path)?);
    let connection = open_file(path, OpenFlags::default())?;
    give_text(&connection, &Zeroizing::new(hex::encode(&key[..]) + &hex::encode(salt)))?;
    Ok(connection)
}

fn give_key(connection: &Connection, key: &DatabaseKey) -> Result<(), StoreError> {
    give_text(connection, &Zeroizing::new(hex::encode(&key[..])))
}

fn give_text(connection: &Connection, text: &Zeroizing<String>) -> Result<(), StoreError> {
    // What goes wrong is said by our errors; the library's own lines would stand on the terminal beside them.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let statement = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", text.as_str()));
    Ok(connection.execute_batch(&statement)?)
}

/// The one place a file is opened. SQLite says it is ready before its cipher is: of two threads that open their first file
/// at the same time the second one would be told that its key is none. So one makes everything ready and the others wait.
fn open_file(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
    Ok(Connection::open_with_flags(path, flags)?)
}
