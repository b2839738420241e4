//! Ratings for tests.

use super::{GRANTED, Rated, Star, StepKind, WITHHELD};
use crate::domain::registers::{RatingStar, RatingStep};
use crate::domain::values::{Choice, Count, Day, Lines};
use crate::domain::{Date, RecordId};

pub fn day(text: &str) -> Date {
    text.parse().expect("a real day")
}

/// A landlord whom nobody has decided on yet.
pub fn rated() -> Rated {
    let star = |star: Star| RatingStar { star: star.choice(), ..RatingStar::default() };
    Rated { stars: (1..).map(RecordId).zip(Star::ALL.map(star)).collect(), ..Rated::default() }
}

pub fn step(kind: StepKind, on: &str) -> RatingStep {
    RatingStep { kind: kind.choice(), stepped_on: Day(Some(day(on))), ..RatingStep::default() }
}

impl Rated {
    #[must_use]
    pub fn with(mut self, step: RatingStep) -> Self {
        let id = RecordId(self.steps.len() as i64 + 1);
        self.steps.push((id, step));
        self
    }

    /// Nominated and voted on by nine of ten.
    #[must_use]
    pub fn deliberated(self, nominated: &str, voted: &str) -> Self {
        let vote =
            RatingStep { electors: Count(Some(10)), present: Count(Some(9)), ..step(StepKind::Deliberate, voted) };
        self.with(step(StepKind::Nominate, nominated)).with(vote)
    }

    #[must_use]
    pub fn decided(mut self, granted: &[Star], on: &str) -> Self {
        for (_, row) in &mut self.stars {
            let is_granted = Star::of(&row.star).is_some_and(|star| granted.contains(&star));
            row.decision = Choice::of(if is_granted { GRANTED } else { WITHHELD });
            row.reason = Lines::new("依据已核对");
            row.decided_on = Day(Some(day(on)));
        }
        self
    }

    #[must_use]
    pub fn agreed(mut self, on: &str) -> Self {
        self.rating.consent_on = Day(Some(day(on)));
        self
    }

    #[must_use]
    pub fn published(self, from: &str, until: &str) -> Self {
        self.with(RatingStep { until_date: Day(Some(day(until))), ..step(StepKind::Publish, from) })
    }
}
