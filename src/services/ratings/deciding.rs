//! A star is granted or withheld by somebody, on a day, with a reason; and the landlord agrees to what is published.

use super::{Desk, Trouble, known, require_sound, wrong};
use crate::domain::rating::{GRANTED, Star, lacking_for_decision};
use crate::domain::registers::{LandlordRating, RatingStar};
use crate::domain::values::{Day, Text};
use crate::domain::{RecordId, Right};
use crate::store::ChangeId;

/// One star to be decided on, as a form begins: nothing is chosen in advance.
pub fn deciding(desk: &Desk, rating: RecordId, star: Star) -> Result<RatingStar, Trouble> {
    desk.require(Right::Write)?;
    let rated = known(desk, rating)?;
    let (_, row) = rated.star(star).ok_or(Trouble::Gone)?;
    let mut row = row.clone();
    if row.decision.is_unset() {
        row.decided_on = Day::new(desk.today());
        row.decided_by = Text::new(&desk.operator().name);
    }
    Ok(row)
}

/// Grants or withholds it.
pub fn decide(desk: &mut Desk, rating: RecordId, star: Star, decided: &RatingStar) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    if decided.decision.is_unset() {
        return Err(wrong("decision", "请选授星或不授星"));
    }
    let rated = known(desk, rating)?;
    let (id, row) = rated.star(star).ok_or(Trouble::Gone)?;
    let row = RatingStar {
        decision: decided.decision.clone(),
        reason: decided.reason.clone(),
        decided_on: decided.decided_on,
        decided_by: decided.decided_by.clone(),
        ..row.clone()
    };
    require_sound(desk, &row)?;
    let lacking = lacking_for_decision(&rated, row.decided_on.0.unwrap_or_else(|| desk.today()));
    if !lacking.is_empty() {
        return Err(Trouble::StepLacks { step: "决定", lacking });
    }
    let what = if row.decision.code == GRANTED { "授星" } else { "不授星" };
    let (id, what) = (*id, format!("{what}：{}", star.label()));
    let ((), change) = desk.writing(&what, |writing| Ok(writing.update(id, &row)?))?;
    Ok(change)
}

/// The day on which the landlord agreed that the stars are published; an empty day takes it back.
pub fn consent(desk: &mut Desk, rating: RecordId, on: Day) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let rated = known(desk, rating)?;
    if rated.course().publication.is_some() {
        return Err(Trouble::RatingElsewhere);
    }
    let changed = LandlordRating { consent_on: on, ..rated.rating };
    require_sound(desk, &changed)?;
    let ((), change) = desk.writing("登记公示同意", |writing| Ok(writing.update(rating, &changed)?))?;
    Ok(change)
}
