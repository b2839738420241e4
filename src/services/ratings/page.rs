//! One landlord's rating at a glance: where it stands, the five stars with their evidence, what happened, the other rounds.

use super::{Desk, PastRating, StarEvidence, Trouble, evidence, known, landlord_name, past, round_of, round_title};
use crate::domain::codes::StarDecision;
use crate::domain::rating::{Course, Next, Rated, Star, StepKind};
use crate::domain::registers::{LandlordRating, RatingStep};
use crate::domain::values::{Choice, Value};
use crate::domain::{Date, RecordId, Register, Right};
use crate::services::houses::Who;
use crate::services::{disputes, history, places, printing};

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingPage {
    pub id: RecordId,
    pub round: RecordId,
    /// 「2026年上半年　海棠苑」
    pub round_title: String,
    pub rated: Rated,
    pub course: Course,
    pub next: Option<Next>,
    pub name: String,
    pub who: Option<Who>,
    /// The houses that are looked at, with their addresses.
    pub houses: Vec<(RecordId, String)>,
    pub evidence: Vec<StarEvidence>,
    /// What happened, the latest first.
    pub times: Vec<RatingTimes>,
    /// The other rounds of this landlord, the latest first.
    pub past: Vec<PastRating>,
    pub history: Vec<history::Step>,
    /// 「打印过 3 次，最近 2026-06-15 五星级评定表」
    pub prints: Option<String>,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingTimes {
    pub day: Option<Date>,
    pub title: String,
    pub second: String,
}

impl RatingPage {
    /// What was decided on a star; nothing of one that is open.
    pub fn decision(&self, star: Star) -> Option<&Choice<StarDecision>> {
        self.rated.star(star).map(|(_, row)| &row.decision).filter(|decision| !decision.is_unset())
    }
}

pub fn page(desk: &Desk, id: RecordId) -> Result<RatingPage, Trouble> {
    desk.require(Right::Look)?;
    let rated = known(desk, id)?;
    let (round_id, round) = round_of(desk, &rated.rating)?;
    let rating = &rated.rating;
    let mut others = past(desk, rating.landlord, rating.landlord_organisation)?;
    others.retain(|other| other.rating != id);
    let mut houses = Vec::new();
    for (house, record) in
        desk.store.houses_of_landlord(rating.landlord, rating.landlord_organisation, round.place.id)?
    {
        houses.push((house, places::full_name(desk, record.place.id)?));
    }
    let course = rated.course();
    Ok(RatingPage {
        id,
        round: round_id,
        round_title: round_title(desk, &round)?,
        name: landlord_name(desk, rating)?,
        who: Who::of(rating.landlord, rating.landlord_organisation),
        houses,
        evidence: evidence::evidence(desk, &disputes::sight(desk), rating, &round)?,
        times: times(&rated),
        past: others,
        history: history::of_record::<LandlordRating>(desk, id)?,
        prints: printing::line_of(desk, LandlordRating::TABLE, id)?,
        next: course.next(&rated),
        course,
        rated,
    })
}

/// Steps and decisions by day; of one day in the order they can only have happened.
fn times(rated: &Rated) -> Vec<RatingTimes> {
    let steps = rated.steps.iter().map(|(_, step)| of_step(step));
    let decided = rated.stars.iter().filter(|(_, row)| !row.decision.is_unset()).map(|(_, row)| RatingTimes {
        day: row.decided_on.0,
        title: format!("{}：{}", row.star.label(), row.decision.label()),
        second: format!("{}（{}）", row.reason.shown(), row.decided_by.shown()),
    });
    let consent = rated.rating.consent_on;
    let agreed =
        consent.0.map(|_| RatingTimes { day: consent.0, title: "房主同意公示".into(), second: String::new() });
    let mut times: Vec<RatingTimes> = steps.chain(decided).chain(agreed).collect();
    times.sort_by_key(|time| time.day);
    times.reverse();
    times
}

fn of_step(step: &RatingStep) -> RatingTimes {
    let until = |words: &str| step.until_date.0.map(|day| format!("{words} {day}")).unwrap_or_default();
    let facts = match StepKind::of(&step.kind) {
        Some(StepKind::Deliberate) => format!("应到 {}，到会 {}", step.electors.shown(), step.present.shown()),
        Some(StepKind::Publish) => until("公示到"),
        Some(StepKind::Award) => until("有效期至"),
        Some(StepKind::Review) => step.outcome.shown(),
        Some(StepKind::Withdraw) if step.star.is_unset() => "全部的星".to_owned(),
        Some(StepKind::Withdraw) => step.star.shown(),
        Some(StepKind::Object) => step.objector.shown(),
        Some(StepKind::Nominate | StepKind::Leave) | None => String::new(),
    };
    let told = [facts, step.told.shown(), format!("经办 {}", step.conducted_by.shown())];
    let told: Vec<String> = told.into_iter().filter(|words| !words.is_empty()).collect();
    RatingTimes { day: step.stepped_on.0, title: step.kind.label().to_owned(), second: told.join("，") }
}
