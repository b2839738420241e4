//! What the 议事会 voted on, what was appraised, what officers were told, and whom they are to speak with.

use super::{Store, StoreError, Stored, rows};
use crate::domain::RecordId;
use crate::domain::registers::{Appraisal, ContactDuty, ContactVisit, CouncilVote};
use crate::domain::values::Day;

impl Stored for CouncilVote {
    const NUMBER: u8 = 66;
}

impl Stored for Appraisal {
    const NUMBER: u8 = 67;
}

impl Stored for ContactVisit {
    const NUMBER: u8 = 68;
}

impl Stored for ContactDuty {
    const NUMBER: u8 = 73;
}

impl Store {
    /// Every round of voting, the latest first.
    pub fn council_votes(&self) -> Result<Vec<(RecordId, CouncilVote)>, StoreError> {
        self.latest_first("held_on")
    }

    /// Every appraisal, the latest first.
    pub fn appraisals(&self) -> Result<Vec<(RecordId, Appraisal)>, StoreError> {
        self.latest_first("held_on")
    }

    /// Every visit of an officer, the latest first.
    pub fn contact_visits(&self) -> Result<Vec<(RecordId, ContactVisit)>, StoreError> {
        self.latest_first("visited_on")
    }

    /// Every task of an officer, the latest time first.
    pub fn contact_duties(&self) -> Result<Vec<(RecordId, ContactDuty)>, StoreError> {
        rows::read_where(&self.connection, "TRUE ORDER BY until_date DESC, kind, officer, id", [])
    }

    /// How often somebody visited within these days.
    pub fn count_contacts(&self, officer: &str, from: Day, until: Day) -> Result<u32, StoreError> {
        let day = |day: Day| day.0.map(|day| day.to_string());
        let mut query = self
            .connection
            .prepare_cached("SELECT count(*) FROM contact_visit WHERE officer = ?1 AND visited_on BETWEEN ?2 AND ?3")?;
        Ok(query.query_row((officer, day(from), day(until)), |row| row.get(0))?)
    }

    fn latest_first<R: Stored>(&self, day: &str) -> Result<Vec<(RecordId, R)>, StoreError> {
        let columns = &rows::statements::<R>().columns;
        let sql = format!("SELECT id, {columns} FROM {} ORDER BY {day} DESC, id DESC", R::TABLE);
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }
}
