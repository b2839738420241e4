//! What the 议事会 voted on, what was appraised, and what officers were told.

use super::{Store, StoreError, Stored, rows};
use crate::domain::RecordId;
use crate::domain::registers::{Appraisal, ContactVisit, CouncilVote};

impl Stored for CouncilVote {
    const NUMBER: u8 = 66;
}

impl Stored for Appraisal {
    const NUMBER: u8 = 67;
}

impl Stored for ContactVisit {
    const NUMBER: u8 = 68;
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

    fn latest_first<R: Stored>(&self, day: &str) -> Result<Vec<(RecordId, R)>, StoreError> {
        let columns = &rows::statements::<R>().columns;
        let sql = format!("SELECT id, {columns} FROM {} ORDER BY {day} DESC, id DESC", R::TABLE);
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }
}
