//! 岗位责任卡 of those who answer for an area, and whose words a new one begins with.

use super::{Store, StoreError, Stored, rows};
use crate::domain::RecordId;
use crate::domain::registers::PostCard;

impl Stored for PostCard {
    const NUMBER: u8 = 72;
}

impl Store {
    /// The card of somebody in a duty.
    pub fn post_card_of(&self, duty: RecordId) -> Result<Option<(RecordId, PostCard)>, StoreError> {
        Ok(rows::read_where(&self.connection, "place_duty = ?1", [duty.0])?.pop())
    }

    /// Of another in the same kind of duty, the latest: over the same place before any other.
    pub fn post_card_like(&self, duty: RecordId) -> Result<Option<PostCard>, StoreError> {
        let condition = "place_duty IN (
                SELECT other.id
                FROM place_duty AS mine
                JOIN place_duty AS other ON other.duty = mine.duty
                WHERE mine.id = ?1 AND other.id <> ?1
            )
            ORDER BY (SELECT place FROM place_duty WHERE id = post_card.place_duty)
                = (SELECT place FROM place_duty WHERE id = ?1), drawn_up_on, id";
        Ok(rows::read_where::<PostCard>(&self.connection, condition, [duty.0])?.pop().map(|(_, card)| card))
    }
}
