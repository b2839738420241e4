//! All that a line tells, whatever the table is about.

use super::{DisputeRow, GroupRow, HouseRow, Line, Mapping, OrganisationRow, PersonRow, Subject, TenancyRow};
use crate::domain::Date;

/// One line, read.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Person(Box<PersonRow>),
    House(Box<HouseRow>),
    Tenancy(Box<TenancyRow>),
    Group(Box<GroupRow>),
    Dispute(Box<DisputeRow>),
    Organisation(Box<OrganisationRow>),
}

impl Entry {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        macro_rules! read {
            ($kind:ident, $row:ty) => {
                Self::$kind(Box::new(<$row>::of(line, mapping, today, counts_from_1904)))
            };
        }
        match mapping.subject {
            Subject::People => read!(Person, PersonRow),
            Subject::Houses => read!(House, HouseRow),
            Subject::Tenancies => read!(Tenancy, TenancyRow),
            Subject::Groups => read!(Group, GroupRow),
            Subject::Disputes => read!(Dispute, DisputeRow),
            Subject::Organisations => read!(Organisation, OrganisationRow),
        }
    }
}
