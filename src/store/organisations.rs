//! Organisations: owners, landlords and tenants that are no natural persons.

use super::Stored;
use crate::domain::registers::Organisation;

impl Stored for Organisation {
    const NUMBER: u8 = 5;
}
