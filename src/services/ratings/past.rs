//! The stars of a landlord over the rounds, and those they have now.

use super::{Desk, Trouble, known, round_of, round_title};
use crate::domain::rating::{Award, Stage, Star};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::Link;
use crate::domain::{Date, RecordId, Right};

/// One round of a landlord.
#[derive(Clone, Debug, PartialEq)]
pub struct PastRating {
    pub rating: RecordId,
    pub round: RecordId,
    /// 「2026年上半年　海棠苑」
    pub title: String,
    pub stage: Stage,
    pub held: Vec<Star>,
    pub award: Option<Award>,
}

impl PastRating {
    /// 「2026年上半年　海棠苑，已授牌，4 星」
    pub fn words(&self) -> String {
        format!("{}，{}，{} 星", self.title, self.stage.label(), self.held.len())
    }
}

/// What a landlord may show on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrentStars {
    pub rating: RecordId,
    pub held: Vec<Star>,
    pub awarded_on: Date,
    pub valid_until: Option<Date>,
}

/// Every round a landlord was in, the latest first.
pub fn past(desk: &Desk, landlord: Link<Person>, organisation: Link<Organisation>) -> Result<Vec<PastRating>, Trouble> {
    desk.require(Right::Look)?;
    let ids = desk.store.ratings_of(landlord, organisation)?;
    ids.into_iter().map(|id| past_rating(desk, id)).collect()
}

fn past_rating(desk: &Desk, id: RecordId) -> Result<PastRating, Trouble> {
    let rated = known(desk, id)?;
    let (round, of) = round_of(desk, &rated.rating)?;
    let course = rated.course();
    Ok(PastRating {
        rating: id,
        round,
        title: round_title(desk, &of)?,
        stage: course.stage,
        held: rated.held(),
        award: course.award,
    })
}

/// The stars of the last award that holds on a day; nothing where there is none, or nothing is left of it.
pub fn current_stars(
    desk: &Desk,
    landlord: Link<Person>,
    organisation: Link<Organisation>,
    on: Date,
) -> Result<Option<CurrentStars>, Trouble> {
    desk.require(Right::Look)?;
    let holds = |award: &Award| award.on <= on && award.valid_until.is_none_or(|until| on <= until);
    for id in desk.store.ratings_of(landlord, organisation)? {
        let rated = known(desk, id)?;
        let Some(award) = rated.course().award.filter(holds) else { continue };
        let held = rated.held();
        if !held.is_empty() {
            return Ok(Some(CurrentStars { rating: id, held, awarded_on: award.on, valid_until: award.valid_until }));
        }
    }
    Ok(None)
}
