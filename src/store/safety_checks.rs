//! Safety checks of organisations and shops.

use super::{Store, StoreError, Stored, rows};
use crate::domain::registers::{Organisation, SafetyCheck};
use crate::domain::{RecordId, Register};

impl Stored for SafetyCheck {
    const NUMBER: u8 = 63;
}

impl Store {
    /// Every organisation, by name.
    pub fn organisations(&self) -> Result<Vec<(RecordId, Organisation)>, StoreError> {
        let columns = &rows::statements::<Organisation>().columns;
        let sql = format!("SELECT id, {columns} FROM organisation ORDER BY organisation_name, id");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }

    /// The checks of an organisation, the latest first.
    pub fn safety_checks_of(&self, organisation: RecordId) -> Result<Vec<(RecordId, SafetyCheck)>, StoreError> {
        let columns = &rows::statements::<SafetyCheck>().columns;
        let sql =
            format!("SELECT id, {columns} FROM safety_check WHERE organisation = ?1 ORDER BY checked_on DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([organisation.0])?)
    }

    /// The latest check of each organisation that was ever checked.
    pub fn latest_safety_checks(&self) -> Result<Vec<(RecordId, SafetyCheck)>, StoreError> {
        let columns = SafetyCheck::columns().iter().map(|column| format!("safety_check.{column}")).collect::<Vec<_>>();
        let sql = format!(
            "SELECT safety_check.id, {}
             FROM safety_check
             WHERE NOT EXISTS (
                 SELECT 1
                 FROM safety_check AS later
                 WHERE later.organisation = safety_check.organisation
                   AND (later.checked_on, later.id) > (safety_check.checked_on, safety_check.id)
             )",
            columns.join(", ")
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }
}
