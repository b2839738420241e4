//! What a table is about: whose rows it has, and which parts of a row can say something.

use super::target::Part;
use serde::{Deserialize, Serialize};

/// The registers a table can be brought into.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Subject {
    /// People and where they live: floating population, residents, households.
    People,
    /// Rental houses with their landlords.
    Houses,
    /// Who rents which house.
    Tenancies,
}

impl Subject {
    pub const ALL: [Self; 3] = [Self::People, Self::Houses, Self::Tenancies];

    pub fn label(self) -> &'static str {
        match self {
            Self::People => "人口",
            Self::Houses => "出租房屋",
            Self::Tenancies => "租赁",
        }
    }

    /// What a row is called by.
    pub fn heading(self) -> &'static str {
        match self {
            Self::People => "姓名",
            Self::Houses => "地址",
            Self::Tenancies => "承租人",
        }
    }

    /// The register on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::People => "person",
            Self::Houses => "rental_house",
            Self::Tenancies => "tenancy",
        }
    }

    /// By register or by Chinese name, as the command line takes it.
    pub fn named(name: &str) -> Option<Self> {
        let also: &[(&str, Self)] = &[
            ("residence", Self::People),
            ("household", Self::People),
            ("流动人口", Self::People),
            ("常住人口", Self::People),
            ("房屋", Self::Houses),
        ];
        let known = Self::ALL.into_iter().find(|subject| subject.key() == name || subject.label() == name);
        known.or_else(|| also.iter().find(|(other, _)| *other == name).map(|(_, subject)| *subject))
    }

    /// In the order in which a heading is looked up: what stands first is meant where two have one name.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::People => &[
                Part::Person,
                Part::Residence,
                Part::Address,
                Part::Household,
                Part::Member,
                Part::Head,
                Part::Landlord,
            ],
            Self::Houses => &[Part::House, Part::Address, Part::Landlord],
            Self::Tenancies => &[Part::Tenancy, Part::Tenant, Part::Rented, Part::Address, Part::Landlord],
        }
    }

    /// The parts without which a table is not about this.
    pub(super) fn decisive(self) -> &'static [Part] {
        match self {
            Self::People => &[Part::Person, Part::Head],
            Self::Houses => &[Part::House],
            Self::Tenancies => &[Part::Tenancy],
        }
    }
}
