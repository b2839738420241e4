//! Who answers for a rental house beside its landlord.

use super::Stored;
use crate::domain::registers::HouseParty;

impl Stored for HouseParty {
    const NUMBER: u8 = 10;
}
