//! Inspections of rental houses and what they found.

use super::{Store, StoreError, Stored, rows};
use crate::domain::RecordId;
use crate::domain::Register;
use crate::domain::registers::{Inspection, InspectionFinding};

impl Stored for Inspection {
    const NUMBER: u8 = 11;
}

impl Stored for InspectionFinding {
    const NUMBER: u8 = 12;
}

impl Store {
    /// Every visit to a house, the latest first.
    pub fn inspections_of(&self, house: RecordId) -> Result<Vec<(RecordId, Inspection)>, StoreError> {
        let columns = &rows::statements::<Inspection>().columns;
        let sql = format!("SELECT id, {columns} FROM inspection WHERE house = ?1 ORDER BY inspected_on DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([house.0])?)
    }

    /// What one visit found, in the order of the checklist.
    pub fn findings_of(&self, inspection: RecordId) -> Result<Vec<(RecordId, InspectionFinding)>, StoreError> {
        let columns = &rows::statements::<InspectionFinding>().columns;
        let sql = format!("SELECT id, {columns} FROM inspection_finding WHERE inspection = ?1 ORDER BY item, id");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([inspection.0])?)
    }

    /// What visits to a house found and nobody has put right yet, what is due first at the head.
    pub fn open_findings(&self, house: RecordId) -> Result<Vec<(RecordId, InspectionFinding)>, StoreError> {
        let columns = InspectionFinding::columns();
        let columns: Vec<String> = columns.iter().map(|column| format!("inspection_finding.{column}")).collect();
        let columns = columns.join(", ");
        let sql = format!(
            "SELECT inspection_finding.id, {columns}
             FROM inspection
             JOIN inspection_finding ON inspection_finding.inspection = inspection.id
             WHERE inspection.house = ?1 AND inspection_finding.resolved_on IS NULL
             ORDER BY inspection_finding.due_on IS NULL, inspection_finding.due_on, inspection_finding.id"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([house.0])?)
    }
}
