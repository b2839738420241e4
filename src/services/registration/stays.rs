//! A floating person lives at one dwelling at a time: who moves in here has left the dwelling before.

use super::FLOATING;
use crate::domain::registers::Residence;
use crate::domain::values::Text;
use crate::domain::{Problem, RecordId, Right};
use crate::services::{Desk, Trouble, people};
use crate::store::Writing;

/// Where somebody went who moved to another dwelling of the community.
pub(super) const MOVED: &str = "本社区内搬迁";

/// The dwellings somebody known leaves when they move to another one: where they live as floating now.
pub fn left_behind(desk: &Desk, person: RecordId) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    let stays = people::page(desk, person)?.stays;
    Ok(stays.into_iter().filter(|stay| !stay.is_over() && !stay.is_resident()).map(|stay| stay.address).collect())
}

/// Ends the stays this one follows. A stay that is over itself ends none.
pub(in crate::services) fn end_earlier(
    writing: &mut Writing<'_>,
    person: RecordId,
    next: &Residence,
) -> Result<(), Trouble> {
    if next.until_date.0.is_some() {
        return Ok(());
    }
    let open = writing.open_residences(person)?;
    for (id, mut earlier) in open.into_iter().filter(|(_, stay)| stay.kind.code == FLOATING) {
        if let Some(problem) = contradiction(&earlier, next) {
            return Err(Trouble::Unfinished(vec![problem]));
        }
        earlier.until_date = next.from_date;
        earlier.destination = Text::new(MOVED);
        writing.update(id, &earlier)?;
    }
    Ok(())
}

/// Why the next stay cannot follow this open one.
fn contradiction(open: &Residence, next: &Residence) -> Option<Problem> {
    if open.place == next.place {
        return Some(Problem::wrong("place", "此人已登记住在这里，要改请打开那条登记"));
    }
    let is_later = open.from_date.0 > next.from_date.0;
    is_later.then(|| Problem::wrong("from_date", "此人另有来得更晚的住处，请核对日期"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;
    use crate::domain::values::{Day, Link};

    fn stay(place: i64, from: &str) -> Residence {
        let from = from.parse::<Date>().expect("a day");
        Residence { place: Link::to(RecordId(place)), from_date: Day(Some(from)), ..Residence::default() }
    }

    #[test]
    fn a_stay_follows_an_earlier_one_elsewhere() {
        assert_eq!(contradiction(&stay(1, "2026-06-01"), &stay(2, "2026-06-13")), None);
        assert_eq!(contradiction(&stay(1, "2026-06-01"), &stay(2, "2026-06-01")), None, "on the same day as well");
    }

    #[test]
    fn a_stay_follows_neither_one_at_the_same_place_nor_a_later_one() {
        let at_same_place = contradiction(&stay(1, "2026-06-01"), &stay(1, "2026-06-13"));
        assert_eq!(at_same_place.map(|problem| problem.field), Some("place"));
        let after_a_later_one = contradiction(&stay(1, "2026-06-14"), &stay(2, "2026-06-13"));
        assert_eq!(after_a_later_one.map(|problem| problem.field), Some("from_date"));
    }
}
