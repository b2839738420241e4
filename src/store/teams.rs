//! Teams and who serves in them.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::registers::{Team, TeamMember};
use crate::domain::{Date, RecordId};

impl Stored for Team {
    const NUMBER: u8 = 60;
}

impl Stored for TeamMember {
    const NUMBER: u8 = 61;
}

/// Whoever leads a team comes first.
const IN_ORDER: &str = "ORDER BY post, from_date, id";

impl Store {
    /// The teams that stand, or those that were dissolved, kind by kind.
    pub fn teams(&self, are_dissolved: bool) -> Result<Vec<(RecordId, Team)>, StoreError> {
        let standing = if are_dissolved { "IS NOT NULL" } else { "IS NULL" };
        let columns = &rows::statements::<Team>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM team
             WHERE dissolved_on {standing}
             ORDER BY CAST(kind AS INTEGER), team_name, id"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }

    /// Who serves in a team now.
    pub fn team_members(&self, team: RecordId) -> Result<Vec<(RecordId, TeamMember)>, StoreError> {
        rows::read_where(&self.connection, &format!("team = ?1 AND until_date IS NULL {IN_ORDER}"), [team.0])
    }

    /// Who served in it, the last to leave first.
    pub fn past_team_members(&self, team: RecordId) -> Result<Vec<(RecordId, TeamMember)>, StoreError> {
        rows::read_where(
            &self.connection,
            "team = ?1 AND until_date IS NOT NULL ORDER BY until_date DESC, id DESC",
            [team.0],
        )
    }
}

impl Writing<'_> {
    /// Everybody who serves in a team leaves it on a day; who came later than that, on the day they came.
    pub fn end_team_terms(&mut self, team: RecordId, on: Date) -> Result<(), StoreError> {
        for (id, member) in
            rows::read_where::<TeamMember>(&self.transaction, "team = ?1 AND until_date IS NULL", [team.0])?
        {
            let until = member.from_date.0.map_or(on, |from| from.max(on));
            let until_date = crate::domain::values::Day::new(until);
            self.update(id, &TeamMember { until_date, ..member })?;
        }
        Ok(())
    }
}
