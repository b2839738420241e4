//! The points of the five lines of defence.

use super::{Store, StoreError, Stored, rows};
use crate::domain::registers::LinePoint;
use crate::domain::{RecordId, Register};

impl Stored for LinePoint {
    const NUMBER: u8 = 62;
}

impl Store {
    /// The points there are now, line by line along the addresses.
    pub fn line_points(&self) -> Result<Vec<(RecordId, LinePoint)>, StoreError> {
        let columns = LinePoint::columns().iter().map(|column| format!("line_point.{column}")).collect::<Vec<_>>();
        let sql = format!(
            "SELECT line_point.id, {}
             FROM line_point
             LEFT JOIN place ON place.id = line_point.place
             WHERE line_point.until_date IS NULL
             ORDER BY line_point.line, place.natural_name, line_point.point_name, line_point.id",
            columns.join(", ")
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }

    /// Whoever leads the standing group at a door or over this very place.
    pub fn group_at_place(&self, place: RecordId) -> Result<Option<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT defence_group.id
             FROM defence_group
             LEFT JOIN group_member
                 ON group_member.defence_group = defence_group.id
                 AND group_member.until_date IS NULL
                 AND group_member.place = ?1
             WHERE defence_group.dissolved_on IS NULL
               AND (group_member.id IS NOT NULL OR defence_group.place = ?1)
             ORDER BY group_member.id IS NULL, defence_group.group_number, defence_group.id
             LIMIT 1",
        )?;
        let mut found = query.query([place.0])?;
        Ok(found.next()?.map(|row| row.get(0).map(RecordId)).transpose()?)
    }
}
