//! Where each table begins stands in the first pages of a file. When those are gone they are taken from a file made anew in
//! the same way with the same key: SQLite lays the tables of one ladder out alike every time.
//!
//! An archive that was once restored from a backup is laid out otherwise; that shows at once, because its tables then make no
//! sense, and nothing is taken. Neither can anything be done when the first sixteen bytes are gone: the key of every page
//! follows from them.

use super::DatabaseKey;
use super::damaged::PAGE;
use crate::store::{StoreError, connection, schema};
use rusqlite::Connection;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The file made anew, beside the copy.
pub(super) const PATTERN: &str = "pattern.db";

/// What a page of overflowing text holds: a page without its four bytes of link and the eighty of the cipher.
const OVERFLOW: u64 = PAGE as u64 - 84;

/// Puts the pages of the schema into the copy.
pub(super) fn replace(copy: &Path, key: &DatabaseKey) -> Result<(), StoreError> {
    let mut file = File::options().read(true).write(true).open(copy)?;
    let mut salt = [0; 16];
    file.read_exact(&mut salt).map_err(|_| StoreError::BeyondSalvage)?;
    let pages = file.metadata()?.len() / PAGE as u64;
    let pattern = copy.with_file_name(PATTERN);
    let (wanted, length) = make(&pattern, key, &salt, pages)?;
    let mut from = File::open(&pattern)?;
    for page in wanted {
        let at = SeekFrom::Start((page - 1) * PAGE as u64);
        let mut bytes = vec![0; PAGE];
        from.seek(at)?;
        from.read_exact(&mut bytes)?;
        file.seek(at)?;
        file.write_all(&bytes)?;
    }
    // The first page says how long the file is.
    file.set_len(length * PAGE as u64)?;
    drop(file);
    require_sense(copy, key)
}

/// Makes the pattern at least as long as the copy; gives the pages of its schema, and its length in pages.
fn make(pattern: &Path, key: &DatabaseKey, salt: &[u8; 16], pages: u64) -> Result<(Vec<u64>, u64), StoreError> {
    let mut connection = connection::with_salt(pattern, key, salt)?;
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536")?;
    schema::bring_forward(&mut connection, schema::LADDER, |_| Ok(()), |_| Ok(()))?;
    let lengthen = "INSERT INTO setting (key, value) VALUES ('length', hex(zeroblob(?1)))";
    connection.execute(lengthen, [i64::try_from(pages * OVERFLOW / 2).unwrap_or(i64::MAX)])?;
    connection.execute("DELETE FROM setting", [])?;
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let length = count("PRAGMA page_count")?.unsigned_abs();
    let mut query = connection.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")?;
    let wanted = query.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok((wanted.into_iter().map(i64::unsigned_abs).collect(), length))
}

/// Whether the tables are where the pattern has them: somebody signs in, and the first line of the log is one.
fn require_sense(copy: &Path, key: &DatabaseKey) -> Result<(), StoreError> {
    let makes_sense = |sql: &str| {
        let connection: Connection = connection::read_only(copy, key)?;
        Ok::<bool, StoreError>(connection.query_row(sql, [], |row| row.get(0))?)
    };
    let operators = "SELECT role IN ('administrator', 'clerk', 'mediator', 'reader') FROM operator LIMIT 1";
    let log = "SELECT length(hash) = 64 AND id = 1 FROM audit ORDER BY id LIMIT 1";
    let change = "SELECT length(at) = 25 FROM change LIMIT 1";
    // Any of them may itself be damaged.
    if [operators, log, change].iter().any(|sql| makes_sense(sql).unwrap_or(false)) {
        Ok(())
    } else {
        Err(StoreError::BeyondSalvage)
    }
}
