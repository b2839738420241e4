//! What refers to a place. The places below are not among it; they are the tree's own.

use crate::domain::registers::Place;
use crate::domain::{RecordId, Register};
use crate::store::{Sight, Store, StoreError, Writing, links};

impl Store {
    /// The registers whose records refer to a place, by their title, with how many do of those in sight.
    pub fn place_uses(&self, sight: &Sight, place: RecordId) -> Result<Vec<(&'static str, u32)>, StoreError> {
        let mut uses = Vec::new();
        macro_rules! each {
            ($($register:ty),+) => {
                $(uses.push((<$register>::TITLE, links::count::<$register, Place>(&self.connection, sight, place)?));)+
            };
        }
        crate::every_register!(each);
        uses.retain(|(_, count)| *count > 0);
        Ok(uses)
    }
}

impl Writing<'_> {
    /// Lets everything that refers to one place refer to another; answers how many records that were.
    pub(super) fn relink_place(&mut self, from: RecordId, to: RecordId) -> Result<usize, StoreError> {
        let mut relinked = 0;
        macro_rules! each {
            ($($register:ty),+) => { $(relinked += links::relink::<$register, Place>(self, from, to)?;)+ };
        }
        crate::every_register!(each);
        Ok(relinked)
    }
}
