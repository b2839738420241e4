//! What waits in ratings, for the page of the day: objections to be reviewed, lists that have hung their time.

use super::{Desk, Trouble, known, landlord_name, round_of, round_title};
use crate::domain::rating::{Rated, Stage, StepKind};
use crate::domain::{Date, RecordId, Right};

/// An objection is pressing after so many days. No rule of the field says how soon it must be reviewed.
const REVIEWED_WITHIN_DAYS: u64 = 3;

/// After one of these something can wait: what was awarded, left or not even voted on lies in most rounds and is not read.
const CAN_WAIT: [StepKind; 4] = [StepKind::Publish, StepKind::Object, StepKind::Review, StepKind::Withdraw];

/// One thing that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct DueRating {
    pub rating: RecordId,
    /// 「星级异议待复核」
    pub title: &'static str,
    pub name: String,
    pub round: String,
    pub due: Date,
}

/// The earliest first.
pub fn due(desk: &Desk) -> Result<Vec<DueRating>, Trouble> {
    desk.require(Right::Look)?;
    let mut all = Vec::new();
    for rating in desk.store.ratings_with_last_step(&CAN_WAIT.map(StepKind::code))? {
        let rated = known(desk, rating)?;
        let Some((title, due)) = waits(&rated) else { continue };
        let round = round_title(desk, &round_of(desk, &rated.rating)?.1)?;
        all.push(DueRating { rating, title, name: landlord_name(desk, &rated.rating)?, round, due });
    }
    all.sort_by_key(|waits| waits.due);
    Ok(all)
}

fn waits(rated: &Rated) -> Option<(&'static str, Date)> {
    let course = rated.course();
    let ends = course.publication.filter(|_| course.stage == Stage::Published);
    let objected = course.first_objection_on.filter(|_| course.stage != Stage::Left);
    match (objected, ends) {
        (Some(on), _) => Some(("星级异议待复核", days_after(on, REVIEWED_WITHIN_DAYS))),
        (None, Some(hangs)) => Some(("星级公示期满", days_after(hangs.until, 1))),
        (None, None) => None,
    }
}

fn days_after(day: Date, days: u64) -> Date {
    day.checked_add_days(chrono::Days::new(days)).unwrap_or(day)
}
