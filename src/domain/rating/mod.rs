//! 五星级出租房主: what can happen in the rating of a landlord, where it stands, what must be there for the next step. All of it
//! follows from what was entered; nothing of it is stored, and nothing here grants a star: a person does, with a reason.
//!
//! A landlord is rated as a landlord. Nothing here speaks of tenants, nor of anybody's origin, age, health or belief.

mod ballot;
mod course;
mod indicator;
mod lacking;
mod period;
mod standing;
mod star;
mod step;

pub use ballot::Ballot;
pub use course::{Award, Course, Next, Publication, Stage};
pub use indicator::{Indicator, Indicators, Source};
pub use lacking::{lacking_for, lacking_for_decision};
pub use period::{PeriodKind, RoundPeriod};
pub use standing::{Distribution, StarCount};
pub use star::Star;
pub use step::StepKind;

use super::RecordId;
use super::registers::{LandlordRating, RatingStar, RatingStep};

/// 授星 and 不授星 in the list of decisions.
pub const GRANTED: &str = "1";
pub const WITHHELD: &str = "2";
/// 自评达到 in the list of claims.
pub const CLAIMED: &str = "1";
/// 维持 and 改定 in the list of outcomes of a review.
pub const UPHELD: &str = "1";
pub const CHANGED: &str = "2";
/// So long a list hangs unless another day is entered. No rule of the field prescribes it.
pub const PUBLICATION_DAYS: u64 = 7;

/// One landlord in one round with all that was entered about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rated {
    pub rating: LandlordRating,
    /// The five, in their order.
    pub stars: Vec<(RecordId, RatingStar)>,
    /// In the order they were entered.
    pub steps: Vec<(RecordId, RatingStep)>,
}

impl Rated {
    pub fn course(&self) -> Course {
        Course::of(self)
    }

    pub fn star(&self, star: Star) -> Option<&(RecordId, RatingStar)> {
        self.stars.iter().find(|(_, row)| Star::of(&row.star) == Some(star))
    }

    /// Those nobody has decided on.
    pub fn undecided(&self) -> Vec<Star> {
        let is_open = |star: &Star| self.star(*star).is_none_or(|(_, row)| row.decision.is_unset());
        Star::ALL.into_iter().filter(is_open).collect()
    }

    /// Those that were granted, whatever became of them.
    pub fn granted(&self) -> Vec<Star> {
        let is_granted = |star: &Star| self.star(*star).is_some_and(|(_, row)| row.decision.code == GRANTED);
        Star::ALL.into_iter().filter(is_granted).collect()
    }

    /// Those that the landlord has now: awarded and not withdrawn.
    pub fn held(&self) -> Vec<Star> {
        let course = self.course();
        let mut held = if course.award.is_some() { self.granted() } else { Vec::new() };
        held.retain(|star| !course.withdrawn.contains(star));
        held
    }

    /// The votes on a star; nothing before there were any.
    pub fn ballot(&self, star: Star) -> Option<Ballot> {
        let (electors, present) = self.course().deliberated?;
        let (_, row) = self.star(star)?;
        Some(Ballot {
            electors,
            present,
            in_favour: row.votes_for.0?,
            against: row.votes_against.0.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
pub mod testing;
