//! Who answers for a part of the address tree.

use super::Stored;
use crate::domain::registers::PlaceDuty;

impl Stored for PlaceDuty {
    const NUMBER: u8 = 13;
}
