//! Households and who belongs to them.

use super::Stored;
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::{Household, HouseholdMember};
use crate::domain::text;

impl Stored for Household {
    const NUMBER: u8 = 6;

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        vec![SearchKey::new(Reason::DocumentNumber, text::half_width(&self.household_number).to_uppercase())]
    }
}

impl Stored for HouseholdMember {
    const NUMBER: u8 = 7;
}
