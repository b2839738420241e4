//! What papers were drawn from, beside the log of prints: read to make a paper again, and wiped when its time has passed.
//!
//! The line of a print stays with its number, day, operator and fingerprint; only what stood on the paper goes.

use super::{Act, Action, Store, StoreError, audit};
use crate::domain::RecordId;
use rusqlite::OptionalExtension;

/// Prints from before a day that still say what stood on them. An agreement is kept while it runs: its time counts from
/// the day on which it ended.
const OUTDATED: &str = "
    at < ?1
    AND erased_on IS NULL
    AND (subject IS NOT NULL OR EXISTS (SELECT 1 FROM print_archive WHERE print_archive.print = print.id))
    AND NOT EXISTS (
            SELECT 1
            FROM print_record
            JOIN agreement ON agreement.id = print_record.record
            WHERE print_record.print = print.id
              AND print_record.register = 'agreement'
              AND ifnull(agreement.ended_on, ifnull(agreement.valid_until, '9999')) >= ?1
        )";

impl Store {
    /// What a paper was drawn from, as JSON; nothing where it was not kept or is kept no more.
    pub fn print_archive(&self, print: RecordId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT as_printed FROM print_archive WHERE print = ?1";
        Ok(self.connection.query_row(sql, [print.0], |row| row.get(0)).optional()?)
    }

    /// Wipes what stood on the papers of prints before a day, and whom they were about. Gives of how many.
    pub fn wipe_print_archives(&mut self, act: &Act<'_>, before: &str) -> Result<usize, StoreError> {
        let today = act.at.get(..10).ok_or(StoreError::Unreadable)?;
        let transaction = super::begin(&mut self.connection)?;
        let mark = format!("UPDATE print SET erased_on = ?2, subject = NULL WHERE {OUTDATED}");
        let wiped = transaction.execute(&mark, (before, today))?;
        if wiped > 0 {
            let wipe = "DELETE FROM print_archive WHERE print IN (SELECT id FROM print WHERE erased_on IS NOT NULL)";
            transaction.execute(wipe, [])?;
            audit::append(&transaction, act, Action::Erase, &format!("抹去到期的打印存档 {wiped} 份"), None)?;
        }
        transaction.commit()?;
        Ok(wiped)
    }
}
