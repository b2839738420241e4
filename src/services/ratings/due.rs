//! What waits in ratings, for the page of the day: objections to be reviewed, lists that have hung their time.

use super::{Desk, Trouble, landlord_name, round_title};
use crate::domain::rating::Stage;
use crate::domain::{Date, RecordId, Right};

/// An objection is pressing after so many days. No rule of the field says how soon it must be reviewed.
const REVIEWED_WITHIN_DAYS: u64 = 3;

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
    for (id, round) in desk.store.rating_rounds()? {
        let round = round_title(desk, &round)?;
        for (rating, rated) in desk.store.rated_in_round(id)? {
            let course = rated.course();
            let ends = course.publication.filter(|_| course.stage == Stage::Published);
            let objected = course.first_objection_on.filter(|_| course.stage != Stage::Left);
            let waits = match (objected, ends) {
                (Some(on), _) => Some(("星级异议待复核", days_after(on, REVIEWED_WITHIN_DAYS))),
                (None, Some(hangs)) => Some(("星级公示期满", days_after(hangs.until, 1))),
                (None, None) => None,
            };
            if let Some((title, due)) = waits {
                let (name, round) = (landlord_name(desk, &rated.rating)?, round.clone());
                all.push(DueRating { rating, title, name, round, due });
            }
        }
    }
    all.sort_by_key(|waits| waits.due);
    Ok(all)
}

fn days_after(day: Date, days: u64) -> Date {
    day.checked_add_days(chrono::Days::new(days)).unwrap_or(day)
}
