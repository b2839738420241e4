//! Pictures of inspections and scanned pages. Their rows go through the one door like all others; the bytes lie beside them under their hash,
//! so that the history holds sixty-four characters of a picture and not half a megabyte.

use super::{Act, Action, Store, StoreError, Stored, Writing, audit, hex, rows};
use crate::domain::RecordId;
use crate::domain::registers::Attachment;
use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

impl Stored for Attachment {
    const NUMBER: u8 = 14;
}

impl Store {
    /// The pictures of one visit, in the order they came.
    pub fn attachments_of(&self, inspection: RecordId) -> Result<Vec<(RecordId, Attachment)>, StoreError> {
        let columns = &rows::statements::<Attachment>().columns;
        let sql = format!("SELECT id, {columns} FROM attachment WHERE inspection = ?1 ORDER BY id");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([inspection.0])?)
    }

    /// The picture with this hash, exactly as it was taken in.
    pub fn attachment_bytes(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        let sql = "SELECT bytes FROM attachment_bytes WHERE hash = ?1";
        let bytes: Option<Vec<u8>> =
            self.connection.prepare_cached(sql)?.query_row([hash], |row| row.get(0)).optional()?;
        let bytes = bytes.ok_or(StoreError::NotFound)?;
        if hash_of(&bytes) == hash { Ok(bytes) } else { Err(StoreError::Unreadable) }
    }

    /// Wipes the pictures that were removed before a day and that nothing refers to any more. Gives how many.
    pub fn wipe_removed_attachments(&mut self, act: &Act<'_>, before: &str) -> Result<usize, StoreError> {
        let transaction = super::begin(&mut self.connection)?;
        let wiped = transaction.execute(
            "DELETE FROM attachment_bytes
             WHERE hash NOT IN (SELECT hash FROM attachment)
               AND hash NOT IN (SELECT hash FROM dispute_scan)
               AND hash NOT IN (
                       SELECT ifnull(json_extract(ifnull(history.after, history.before), '$.hash'), '')
                       FROM history
                       JOIN change ON change.id = history.change
                       WHERE history.register IN ('attachment', 'dispute_scan') AND change.at >= ?1
                   )",
            [before],
        )?;
        if wiped > 0 {
            audit::append(&transaction, act, Action::Erase, &format!("抹去移除已久的图片 {wiped} 张"), None)?;
        }
        transaction.commit()?;
        Ok(wiped)
    }
}

impl Writing<'_> {
    /// Keeps a picture under its hash, which it answers. One that is there already is not kept twice.
    pub fn keep_attachment_bytes(&mut self, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = hash_of(bytes);
        let sql = "INSERT OR IGNORE INTO attachment_bytes (hash, bytes) VALUES (?1, ?2)";
        self.transaction.prepare_cached(sql)?.execute((&hash, bytes))?;
        Ok(hash)
    }
}

fn hash_of(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes))
}
