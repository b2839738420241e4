//! 责任书 and their kin: whom one is about, who has signed it, for how long it runs.
//!
//! `kinds` says what holds for a kind, `standing` how one stands on a day. The standing is never stored: it follows from what
//! was printed, signed, ended and renewed.

mod kinds;
mod number;
mod standing;

pub use number::numbers_meant;
pub use standing::{Around, Standing, nearly};

use super::registers::Agreement;
use super::template::TemplateKind;
use super::values::Day;
use super::{CodeList, Date};

/// What an agreement is about.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Subject {
    House,
    Household,
    Organisation,
    Person,
    Duty,
    Place,
    Group,
}

/// One of those who sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    /// Who undertakes something: landlord, shop, group head.
    Party,
    Community,
    Police,
}

impl Agreement {
    pub fn signed_by(&self, side: Side) -> Day {
        match side {
            Side::Party => self.party_signed_on,
            Side::Community => self.community_signed_on,
            Side::Police => self.police_signed_on,
        }
    }

    pub fn signed_by_mut(&mut self, side: Side) -> &mut Day {
        match side {
            Side::Party => &mut self.party_signed_on,
            Side::Community => &mut self.community_signed_on,
            Side::Police => &mut self.police_signed_on,
        }
    }

    /// The day the last of all who must sign did; none while one is missing.
    pub fn signed_on(&self) -> Option<Date> {
        let sides = self.kind.kind()?.sides();
        let days = sides.iter().map(|(side, _)| self.signed_by(*side).0).collect::<Option<Vec<Date>>>()?;
        days.into_iter().max()
    }

    /// Who has not signed yet.
    pub fn unsigned_sides(&self) -> Vec<&'static str> {
        let sides = self.kind.kind().map(TemplateKind::sides).unwrap_or_default();
        sides.iter().filter(|(side, _)| self.signed_by(*side).is_unset()).map(|(_, name)| *name).collect()
    }

    pub fn is_signed_by_anybody(&self) -> bool {
        [Side::Party, Side::Community, Side::Police].into_iter().any(|side| !self.signed_by(side).is_unset())
    }
}

/// The last day of a term of so many months: a year from 1 March ends on the last of February.
pub fn last_day(from: Date, months: u32) -> Date {
    let after = from.checked_add_months(chrono::Months::new(months)).unwrap_or(from);
    // A month that is too short already ends the term on its last day.
    if after > from && chrono::Datelike::day(&after) < chrono::Datelike::day(&from) {
        return after;
    }
    after.pred_opt().unwrap_or(after).max(from)
}

/// The day after the last one, on which the next agreement begins.
pub fn next_begins(until: Day, today: Date) -> Date {
    let after = until.0.and_then(|until| until.succ_opt());
    after.map_or(today, |after| after.max(today))
}

/// The name of a kind in lists that must be short: 「治安消防责任书」.
pub fn short_title(code: &str) -> &str {
    let title = super::codes::AgreementKind::table().name(code).unwrap_or(code);
    title.strip_prefix("出租房屋").unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");

    fn day(text: &str) -> Day {
        Day(text.parse().ok())
    }

    #[test]
    fn a_term_ends_on_the_day_before_the_same_date() {
        for (from, months, until) in [
            ("2026-01-01", 12, "2026-12-31"),
            ("2026-03-01", 12, "2027-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-06-15", 36, "2029-06-14"),
            ("2026-06-15", 0, "2026-06-15"),
        ] {
            assert_eq!(last_day(day(from).0.unwrap(), months), day(until).0.unwrap(), "{from} {months}");
        }
    }

    #[test]
    fn a_renewal_begins_the_day_after_or_today_when_that_has_passed() {
        assert_eq!(next_begins(day("2026-06-30"), TODAY), day("2026-07-01").0.unwrap());
        assert_eq!(next_begins(day("2026-03-31"), TODAY), TODAY);
        assert_eq!(next_begins(Day::default(), TODAY), TODAY);
    }
}
