//! What the rows of a blank are about, or the figures of one.

use crate::domain::import::{Part, Subject, Target};
use serde::{Deserialize, Serialize};

/// What is filled in: records, a row or a sheet each, or counts.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum About {
    /// People where they live.
    People,
    Households,
    Houses,
    Tenancies,
    /// What the station counts as of a day.
    Figures,
}

impl About {
    pub const ALL: [Self; 5] = [Self::People, Self::Households, Self::Houses, Self::Tenancies, Self::Figures];

    pub fn label(self) -> &'static str {
        match self {
            Self::People => "人口",
            Self::Households => "户",
            Self::Houses => "出租房屋",
            Self::Tenancies => "租赁",
            Self::Figures => "统计数",
        }
    }

    /// Of what there is so and so many.
    pub fn measure(self) -> &'static str {
        match self {
            Self::People => "人",
            Self::Households => "户",
            Self::Houses => "处",
            Self::Tenancies => "份",
            Self::Figures => "行",
        }
    }

    /// Whose headings it has.
    pub(super) fn subject(self) -> Option<Subject> {
        match self {
            Self::People | Self::Households => Some(Subject::People),
            Self::Houses => Some(Subject::Houses),
            Self::Tenancies => Some(Subject::Tenancies),
            Self::Figures => None,
        }
    }

    /// Whether a row has something to say of this part.
    pub(super) fn tells_of(self, part: Part) -> bool {
        match self {
            // What a day says already, and what is the station's own affair.
            Self::People => !matches!(part, Part::Leaving | Part::Document),
            Self::Households => matches!(part, Part::Household | Part::Head | Part::Residence | Part::Address),
            Self::Houses | Self::Tenancies => !matches!(part, Part::LandlordFirm | Part::TenantFirm),
            Self::Figures => false,
        }
    }

    /// Without something like this a table is not about this.
    pub(super) fn is_decided_by(self, target: Target) -> bool {
        match self {
            Self::People => target.part == Part::Person && matches!(target.key, "name" | "identity"),
            Self::Households => matches!(target.part, Part::Household | Part::Head),
            Self::Houses => target.part == Part::House,
            Self::Tenancies => target.part == Part::Tenancy,
            Self::Figures => false,
        }
    }
}
