//! Tenancies and who really lives there under them.

use super::Stored;
use crate::domain::registers::{Occupant, Tenancy};

impl Stored for Tenancy {
    const NUMBER: u8 = 8;
}

impl Stored for Occupant {
    const NUMBER: u8 = 9;
}
