//! The registers of the station, one file each.

pub mod agreement;
pub mod appraisal;
pub mod attachment;
pub mod contact_duty;
pub mod contact_visit;
pub mod council_vote;
pub mod defence_group;
pub mod dispute;
pub mod dispute_paper;
pub mod dispute_party;
pub mod dispute_record;
pub mod dispute_scan;
pub mod dispute_step;
pub mod dispute_term;
pub mod duty_turn;
pub mod feedback;
pub mod group_member;
pub mod house_party;
pub mod household;
pub mod household_member;
pub mod inspection;
pub mod inspection_finding;
pub mod landlord_rating;
pub mod line_point;
pub mod meeting;
pub mod meeting_item;
pub mod occupant;
pub mod opening;
pub mod organisation;
pub mod patrol;
pub mod patrol_finding;
pub mod person;
pub mod person_distinct;
pub mod place;
pub mod place_duty;
pub mod post_card;
pub mod rating_round;
pub mod rating_star;
pub mod rating_step;
pub mod reception;
pub mod rental_house;
pub mod residence;
pub mod round_visit;
pub mod routine;
pub mod routine_report;
pub mod safety_check;
pub mod screening_finding;
pub mod service_record;
pub mod team;
pub mod team_member;
pub mod template_version;
pub mod tenancy;
pub mod visit_round;

pub use agreement::Agreement;
pub use appraisal::Appraisal;
pub use attachment::Attachment;
pub use contact_duty::ContactDuty;
pub use contact_visit::ContactVisit;
pub use council_vote::CouncilVote;
pub use defence_group::DefenceGroup;
pub use dispute::Dispute;
pub use dispute_paper::DisputePaper;
pub use dispute_party::DisputeParty;
pub use dispute_record::DisputeRecord;
pub use dispute_scan::DisputeScan;
pub use dispute_step::DisputeStep;
pub use dispute_term::DisputeTerm;
pub use duty_turn::DutyTurn;
pub use feedback::Feedback;
pub use group_member::GroupMember;
pub use house_party::{FORMER_LANDLORD, HouseParty};
pub use household::Household;
pub use household_member::HouseholdMember;
pub use inspection::Inspection;
pub use inspection_finding::InspectionFinding;
pub use landlord_rating::LandlordRating;
pub use line_point::LinePoint;
pub use meeting::Meeting;
pub use meeting_item::MeetingItem;
pub use occupant::Occupant;
pub use opening::Opening;
pub use organisation::Organisation;
pub use patrol::Patrol;
pub use patrol_finding::PatrolFinding;
pub use person::Person;
pub use person_distinct::PersonDistinct;
pub use place::{COMMUNITY, Place};
pub use place_duty::PlaceDuty;
pub use post_card::PostCard;
pub use rating_round::RatingRound;
pub use rating_star::RatingStar;
pub use rating_step::RatingStep;
pub use reception::Reception;
pub use rental_house::RentalHouse;
pub use residence::Residence;
pub use round_visit::RoundVisit;
pub use routine::Routine;
pub use routine_report::RoutineReport;
pub use safety_check::SafetyCheck;
pub use screening_finding::ScreeningFinding;
pub use service_record::ServiceRecord;
pub use team::Team;
pub use team_member::TeamMember;
pub use template_version::TemplateVersion;
pub use tenancy::Tenancy;
pub use visit_round::VisitRound;

use super::{Image, Register};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Calls the macro once with every register: what holds for all of them is written and tested once.
#[macro_export]
macro_rules! every_register {
    ($call:ident) => {
        $call! {
            $crate::domain::registers::Person,
            $crate::domain::registers::Place,
            $crate::domain::registers::RentalHouse,
            $crate::domain::registers::Residence,
            $crate::domain::registers::Organisation,
            $crate::domain::registers::Household,
            $crate::domain::registers::HouseholdMember,
            $crate::domain::registers::Tenancy,
            $crate::domain::registers::Occupant,
            $crate::domain::registers::HouseParty,
            $crate::domain::registers::Inspection,
            $crate::domain::registers::InspectionFinding,
            $crate::domain::registers::PlaceDuty,
            $crate::domain::registers::DefenceGroup,
            $crate::domain::registers::GroupMember,
            $crate::domain::registers::DutyTurn,
            $crate::domain::registers::Patrol,
            $crate::domain::registers::PatrolFinding,
            $crate::domain::registers::Team,
            $crate::domain::registers::TeamMember,
            $crate::domain::registers::LinePoint,
            $crate::domain::registers::SafetyCheck,
            $crate::domain::registers::VisitRound,
            $crate::domain::registers::RoundVisit,
            $crate::domain::registers::CouncilVote,
            $crate::domain::registers::Appraisal,
            $crate::domain::registers::ContactVisit,
            $crate::domain::registers::TemplateVersion,
            $crate::domain::registers::Agreement,
            $crate::domain::registers::Attachment,
            $crate::domain::registers::PersonDistinct,
            $crate::domain::registers::Dispute,
            $crate::domain::registers::DisputeParty,
            $crate::domain::registers::DisputeStep,
            $crate::domain::registers::DisputeRecord,
            $crate::domain::registers::DisputeTerm,
            $crate::domain::registers::DisputePaper,
            $crate::domain::registers::RatingRound,
            $crate::domain::registers::LandlordRating,
            $crate::domain::registers::RatingStar,
            $crate::domain::registers::RatingStep,
            $crate::domain::registers::DisputeScan,
            $crate::domain::registers::Routine,
            $crate::domain::registers::RoutineReport,
            $crate::domain::registers::ScreeningFinding,
            $crate::domain::registers::Meeting,
            $crate::domain::registers::MeetingItem,
            $crate::domain::registers::Reception,
            $crate::domain::registers::Feedback,
            $crate::domain::registers::Opening,
            $crate::domain::registers::ServiceRecord,
            $crate::domain::registers::PostCard,
            $crate::domain::registers::ContactDuty
        }
    };
}

/// Where a record is kept as JSON, it is kept as its image, as in history: a column that comes later is empty in it.
macro_rules! kept_as_image {
    ($($register:ty),+) => {
        $(
            impl Serialize for $register {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    self.image().serialize(serializer)
                }
            }

            impl<'de> Deserialize<'de> for $register {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    Self::from_image(&Image::deserialize(deserializer)?).map_err(D::Error::custom)
                }
            }
        )+
    };
}

const _: () = {
    every_register!(kept_as_image);
};
