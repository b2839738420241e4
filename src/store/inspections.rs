//! Inspections of rental houses and what they found.

use super::Stored;
use crate::domain::registers::{Inspection, InspectionFinding};

impl Stored for Inspection {
    const NUMBER: u8 = 11;
}

impl Stored for InspectionFinding {
    const NUMBER: u8 = 12;
}
