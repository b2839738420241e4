//! Duties and patrols of groups: who is on duty on which day, what a patrol found.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::registers::{DutyTurn, Patrol, PatrolFinding};
use crate::domain::{Date, RecordId};

impl Stored for DutyTurn {
    const NUMBER: u8 = 20;
}

impl Stored for Patrol {
    const NUMBER: u8 = 21;
}

impl Stored for PatrolFinding {
    const NUMBER: u8 = 22;
}

/// The turns of a group within these days.
const BETWEEN: &str = "defence_group = ?1 AND on_date BETWEEN ?2 AND ?3 ORDER BY on_date, id";

impl Store {
    /// Who of a group is on duty from one day to another, both included.
    pub fn turns_between(
        &self,
        group: RecordId,
        from: Date,
        until: Date,
    ) -> Result<Vec<(RecordId, DutyTurn)>, StoreError> {
        rows::read_where(&self.connection, BETWEEN, (group.0, from.to_string(), until.to_string()))
    }

    /// The last turn of a group before a day: whose turn it is next follows from it.
    pub fn last_turn_before(&self, group: RecordId, day: Date) -> Result<Option<DutyTurn>, StoreError> {
        let condition = "defence_group = ?1 AND on_date < ?2 ORDER BY on_date DESC, id DESC LIMIT 1";
        let mut last = rows::read_where(&self.connection, condition, (group.0, day.to_string()))?;
        Ok(last.pop().map(|(_, turn)| turn))
    }

    /// The patrols of a group from one day to another, the latest first.
    pub fn patrols_between(
        &self,
        group: RecordId,
        from: Date,
        until: Date,
    ) -> Result<Vec<(RecordId, Patrol)>, StoreError> {
        let condition = "defence_group = ?1 AND patrolled_on BETWEEN ?2 AND ?3 ORDER BY patrolled_on DESC, id DESC";
        rows::read_where(&self.connection, condition, (group.0, from.to_string(), until.to_string()))
    }

    /// What a patrol found, in the order it was written down.
    pub fn found_on_patrol(&self, patrol: RecordId) -> Result<Vec<(RecordId, PatrolFinding)>, StoreError> {
        rows::read_where(&self.connection, "patrol = ?1 ORDER BY id", [patrol.0])
    }
}

impl Writing<'_> {
    pub fn turns_between(
        &self,
        group: RecordId,
        from: Date,
        until: Date,
    ) -> Result<Vec<(RecordId, DutyTurn)>, StoreError> {
        rows::read_where(&self.transaction, BETWEEN, (group.0, from.to_string(), until.to_string()))
    }

    /// The turns of a member from a day on.
    pub fn turns_of_member(&self, member: RecordId, from: Date) -> Result<Vec<(RecordId, DutyTurn)>, StoreError> {
        let condition = "(member = ?1 OR instead_of = ?1) AND on_date >= ?2 ORDER BY id";
        rows::read_where(&self.transaction, condition, (member.0, from.to_string()))
    }

    pub fn found_on_patrol(&self, patrol: RecordId) -> Result<Vec<(RecordId, PatrolFinding)>, StoreError> {
        rows::read_where(&self.transaction, "patrol = ?1 ORDER BY id", [patrol.0])
    }
}
