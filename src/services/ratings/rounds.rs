//! Rounds: their list, one of them at a glance, opening one, taking an empty one away again.

use super::nominating::not_yet_rated;
use super::{Desk, Trouble, indicators, require_sound, round_title, wrong};
use crate::domain::rating::{RoundPeriod, Stage, StarCount};
use crate::domain::registers::RatingRound;
use crate::domain::values::{Day, Lines, Link, Text};
use crate::domain::{RecordId, Right};
use crate::services::places;
use crate::store::{ChangeId, StoreError};

/// A round as it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundForm {
    pub period: RoundPeriod,
    /// The area; none for the whole station.
    pub place: Option<RecordId>,
    pub opened_on: Day,
    pub panel: String,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundRow {
    pub id: RecordId,
    pub round: RatingRound,
    /// 「2026年上半年」
    pub title: String,
    /// Empty for the whole station.
    pub area: String,
    pub landlords: u32,
    /// Those of whom something is still to be done.
    pub under_way: u32,
    pub awarded: u32,
    /// Landlords with all five.
    pub five_stars: u32,
}

/// Everything the page of a round shows above its list.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundPage {
    pub id: RecordId,
    pub round: RatingRound,
    pub title: String,
    pub area: String,
    /// How many stand how, in the order of the stages.
    pub stages: Vec<(Stage, u32)>,
    pub stars: StarCount,
    pub open_objections: u32,
    /// Landlords who let here and are not in it.
    pub candidates: usize,
}

/// Every round, the latest first.
pub fn rounds(desk: &Desk) -> Result<Vec<RoundRow>, Trouble> {
    desk.require(Right::Look)?;
    desk.store.rating_rounds()?.into_iter().map(|(id, round)| row(desk, id, round)).collect()
}

fn row(desk: &Desk, id: RecordId, round: RatingRound) -> Result<RoundRow, Trouble> {
    let rated = desk.store.rated_in_round(id)?;
    let count = |is_meant: &dyn Fn(Stage) -> bool| {
        rated.iter().filter(|(_, rated)| is_meant(rated.course().stage)).count() as u32
    };
    Ok(RoundRow {
        id,
        title: round.period_words(),
        area: places::full_name(desk, round.place.id)?,
        landlords: rated.len() as u32,
        under_way: count(&Stage::is_under_way),
        awarded: count(&|stage| stage == Stage::Awarded),
        five_stars: rated.iter().filter(|(_, rated)| rated.held().len() == 5).count() as u32,
        round,
    })
}

pub fn round(desk: &Desk, id: RecordId) -> Result<RoundPage, Trouble> {
    desk.require(Right::Look)?;
    let round: RatingRound = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let rated = desk.store.rated_in_round(id)?;
    let mut stars = StarCount::default();
    let mut stages: Vec<(Stage, u32)> = Stage::ALL.map(|stage| (stage, 0)).into();
    let mut open_objections = 0;
    for (_, rated) in &rated {
        stars.add(&rated.held());
        let course = rated.course();
        open_objections += course.open_objections;
        stages[course.stage as usize].1 += 1;
    }
    Ok(RoundPage {
        id,
        title: round_title(desk, &round)?,
        area: places::full_name(desk, round.place.id)?,
        stages,
        stars,
        open_objections,
        candidates: not_yet_rated(desk, id)?.len(),
        round,
    })
}

/// Opens a round with what the station looks at today. Two of one time over one area would rate everybody twice.
pub fn open_round(desk: &mut Desk, form: &RoundForm) -> Result<(RecordId, ChangeId), Trouble> {
    desk.require(Right::Write)?;
    let looked_at = serde_json::to_string(&indicators(desk)?).map_err(|_| StoreError::Unreadable)?;
    let round = RatingRound {
        place: form.place.map_or(Link::none(), Link::to),
        opened_on: form.opened_on,
        panel: Text::new(&form.panel),
        indicators: Lines::new(&looked_at),
        ..RatingRound::of_period(form.period)
    };
    require_sound(desk, &round)?;
    let is_same = |known: &RatingRound| {
        known.place == round.place && known.period == round.period && known.from_date == round.from_date
    };
    if desk.store.rating_rounds()?.iter().any(|(_, known)| is_same(known)) {
        let sentence = "这一期、这个范围已有一轮，请在列表里打开";
        return Err(wrong("period", sentence));
    }
    desk.writing("开始星级评定轮次", |writing| Ok(writing.insert(&round)?))
}

/// Takes away a round in which nobody is.
pub fn remove_round(desk: &mut Desk, id: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    if !desk.store.rated_in_round(id)?.is_empty() {
        return Err(Trouble::RoundNotEmpty);
    }
    let ((), change) = desk.writing("删去评定轮次", |writing| Ok(writing.delete::<RatingRound>(id)?))?;
    Ok(change)
}
