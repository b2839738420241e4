//! What a table is about: whose rows it has, and which parts of a row can say something.

use super::{Part, Target};
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
    /// Groups of joint defence, door by door.
    Groups,
    /// Disputes with their parties and what became of them.
    Disputes,
    /// Shops and other organisations.
    Organisations,
}

impl Subject {
    pub const ALL: [Self; 6] =
        [Self::People, Self::Houses, Self::Tenancies, Self::Groups, Self::Disputes, Self::Organisations];

    pub fn label(self) -> &'static str {
        match self {
            Self::People => "人口",
            Self::Houses => "出租房屋",
            Self::Tenancies => "租赁",
            Self::Groups => "联防",
            Self::Disputes => "纠纷",
            Self::Organisations => "单位门店",
        }
    }

    /// What a row is called by.
    pub fn heading(self) -> &'static str {
        match self {
            Self::People => "姓名",
            Self::Houses => "地址",
            Self::Tenancies => "承租人",
            Self::Groups => "联防成员",
            Self::Disputes => "案号或当事人",
            Self::Organisations => "名称",
        }
    }

    /// The register on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::People => "person",
            Self::Houses => "rental_house",
            Self::Tenancies => "tenancy",
            Self::Groups => "group_member",
            Self::Disputes => "dispute",
            Self::Organisations => "organisation",
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
            ("defence_group", Self::Groups),
            ("联防组", Self::Groups),
            ("联防成员", Self::Groups),
            ("案件", Self::Disputes),
            ("单位", Self::Organisations),
            ("门店", Self::Organisations),
        ];
        let known = Self::ALL.into_iter().find(|subject| subject.key() == name || subject.label() == name);
        known.or_else(|| also.iter().find(|(other, _)| *other == name).map(|(_, subject)| *subject))
    }

    /// In the order in which a heading is looked up: what stands first is meant where two have one name.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::People => &[
                Part::Person,
                Part::Document,
                Part::Residence,
                Part::Leaving,
                Part::Address,
                Part::Household,
                Part::Member,
                Part::Head,
                Part::Landlord,
            ],
            Self::Houses => &[Part::House, Part::Address, Part::Landlord, Part::LandlordFirm],
            Self::Tenancies => {
                &[Part::Tenancy, Part::Tenant, Part::TenantFirm, Part::Rented, Part::Address, Part::Landlord]
            }
            Self::Groups => {
                &[Part::GroupMember, Part::Group, Part::Address, Part::GroupHead, Part::Deputy, Part::Contact]
            }
            Self::Disputes => &[Part::Dispute, Part::Course, Part::SideA, Part::SideB],
            Self::Organisations => &[Part::Organisation, Part::Representative],
        }
    }

    /// Whether a column with this meaning shows that a table is about this. What many tables have, a number of a group or the name
    /// of a firm, shows nothing.
    pub(super) fn is_shown_by(self, target: Target) -> bool {
        match self {
            Self::People => matches!(target.part, Part::Person | Part::Head),
            Self::Houses => target.part == Part::House,
            Self::Tenancies => target.part == Part::Tenancy,
            Self::Groups => matches!(target.part, Part::GroupHead | Part::Deputy),
            Self::Disputes => matches!(target.part, Part::SideA | Part::SideB) || target.key == "dispute_type",
            Self::Organisations => matches!(target.key, "organisation_name" | "credit_code"),
        }
    }
}
