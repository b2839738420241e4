//! Wordings of templates as they were saved, version by version.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::RecordId;
use crate::domain::registers::TemplateVersion;
use rusqlite::Connection;

impl Stored for TemplateVersion {
    const NUMBER: u8 = 16;
}

impl Store {
    /// Every kept wording of a kind, the latest first.
    pub fn template_versions(&self, kind: &str) -> Result<Vec<(RecordId, TemplateVersion)>, StoreError> {
        template_versions(&self.connection, kind)
    }
}

impl Writing<'_> {
    pub fn template_versions(&self, kind: &str) -> Result<Vec<(RecordId, TemplateVersion)>, StoreError> {
        template_versions(&self.transaction, kind)
    }
}

fn template_versions(connection: &Connection, kind: &str) -> Result<Vec<(RecordId, TemplateVersion)>, StoreError> {
    let columns = &rows::statements::<TemplateVersion>().columns;
    let sql = format!("SELECT id, {columns} FROM template_version WHERE kind = ?1 ORDER BY id DESC");
    rows::read_all(connection.prepare_cached(&sql)?.query([kind])?)
}
