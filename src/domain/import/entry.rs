//! All that a line tells, whatever the table is about.

use super::estates::lacks_estate;
use super::{
    DisputeRow, Estates, GroupRow, HouseRow, Line, Mapping, Note, OrganisationRow, PersonRow, Subject, TenancyRow,
};
use crate::domain::Date;
use crate::domain::address::parse;

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

    /// An address that says no estate lies in the only one of its table, and that is said. Where the table has several, and the
    /// station knows none yet to tell it by, it is refused.
    pub fn settle_estate<'e>(&mut self, station_has_estates: bool, estates: impl FnOnce() -> &'e Estates) {
        let (address, refusals, remarks) = match self {
            Self::Person(row) => (&mut row.address, &mut row.refusals, &mut row.remarks),
            Self::House(row) => (&mut row.address, &mut row.refusals, &mut row.remarks),
            Self::Tenancy(row) => (&mut row.address, &mut row.refusals, &mut row.remarks),
            Self::Group(row) => (&mut row.address, &mut row.refusals, &mut row.remarks),
            Self::Dispute(_) | Self::Organisation(_) => return,
        };
        if !lacks_estate(address) {
            return;
        }
        match estates() {
            Estates::One(estate) => {
                *address = format!("{estate}{}", parse(address).full_name());
                remarks.push(format!("没有写小区，按表中唯一的「{estate}」登记"));
            }
            Estates::Several if !station_has_estates => refusals.push(Note::new("地址", "请写明是哪个小区")),
            Estates::Several | Estates::None => {}
        }
    }
}
