//! 轮值表: who of a group is on duty when. Everybody in turn, so that nobody has more than one duty more than anybody else, and
//! nobody stands twice on one day.

use super::super::Date;
use chrono::{Datelike, Days, Weekday};

/// On which days there is a duty.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Rhythm {
    #[default]
    EveryDay,
    EverySecondDay,
    WorkingDays,
    Weekends,
    /// On the weekday of the first day.
    Weekly,
}

impl Rhythm {
    pub const ALL: [Self; 5] = [Self::EveryDay, Self::EverySecondDay, Self::WorkingDays, Self::Weekends, Self::Weekly];

    pub fn label(self) -> &'static str {
        match self {
            Self::EveryDay => "每天",
            Self::EverySecondDay => "隔一天",
            Self::WorkingDays => "周一至周五",
            Self::Weekends => "周六、周日",
            Self::Weekly => "每周一次",
        }
    }

    /// The days of duty from the first to the last one, both included.
    pub fn days(self, from: Date, until: Date) -> Vec<Date> {
        let all = from.iter_days().take_while(|day| *day <= until);
        all.filter(|day| self.has(*day, from)).collect()
    }

    fn has(self, day: Date, from: Date) -> bool {
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match self {
            Self::EveryDay => true,
            Self::EverySecondDay => (day - from).num_days() % 2 == 0,
            Self::WorkingDays => !is_weekend,
            Self::Weekends => is_weekend,
            Self::Weekly => day.weekday() == from.weekday(),
        }
    }
}

/// Everybody's place in the rota: the days, and for each of them who stands, as places among the members. `first` is whose turn
/// it is next. More on a day than there are members is all of them.
pub fn rota(members: usize, first: usize, at_once: usize, days: &[Date]) -> Vec<(Date, Vec<usize>)> {
    if members == 0 {
        return Vec::new();
    }
    let at_once = at_once.min(members);
    let mut turn = (0..members).cycle().skip(first % members);
    days.iter().map(|day| (*day, turn.by_ref().take(at_once).collect())).collect()
}

/// The first and the last day of the month so many months from this day's.
pub fn month_of(day: Date, months: i32) -> (Date, Date) {
    let first = day.with_day(1).unwrap_or(day);
    let step = chrono::Months::new(months.unsigned_abs());
    let moved = if months < 0 { first.checked_sub_months(step) } else { first.checked_add_months(step) };
    let first = moved.unwrap_or(first);
    let next = first.checked_add_months(chrono::Months::new(1)).unwrap_or(first);
    (first, next.checked_sub_days(Days::new(1)).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_rhythm_says_which_days_have_a_duty() {
        // A Monday.
        let (from, until) = (day("2026-06-01"), day("2026-06-30"));
        for (rhythm, count, last) in [
            (Rhythm::EveryDay, 30, "2026-06-30"),
            (Rhythm::EverySecondDay, 15, "2026-06-29"),
            (Rhythm::WorkingDays, 22, "2026-06-30"),
            (Rhythm::Weekends, 8, "2026-06-28"),
            (Rhythm::Weekly, 5, "2026-06-29"),
        ] {
            let days = rhythm.days(from, until);
            assert_eq!((days.len(), days.last().copied()), (count, Some(day(last))), "{}", rhythm.label());
        }
    }

    #[test]
    fn duties_differ_by_at_most_one_and_nobody_stands_twice_at_once() {
        let (from, until) = (day("2026-06-01"), day("2026-08-31"));
        for members in 1..=40 {
            for at_once in 1..=5 {
                for (rhythm, first) in Rhythm::ALL.into_iter().zip([0, 3, 7, 39, 100]) {
                    let days = rhythm.days(from, until);
                    let rota = rota(members, first, at_once, &days);
                    let mut duties = vec![0; members];
                    for (_, standing) in &rota {
                        let mut once = standing.clone();
                        once.sort_unstable();
                        once.dedup();
                        assert_eq!(once.len(), at_once.min(members), "{members} members, {at_once} at once");
                        standing.iter().for_each(|member| duties[*member] += 1);
                    }
                    let (least, most) = (duties.iter().min().unwrap(), duties.iter().max().unwrap());
                    assert!(most - least <= 1, "{members} members, {at_once} at once: {duties:?}");
                    assert_eq!(rota.len(), days.len());
                }
            }
        }
    }

    #[test]
    fn the_next_month_goes_on_where_the_last_one_ended() {
        let june = rota(3, 0, 1, &Rhythm::Weekly.days(day("2026-06-01"), day("2026-06-30")));
        assert_eq!(june.iter().map(|(_, standing)| standing[0]).collect::<Vec<_>>(), [0, 1, 2, 0, 1]);
        let july = rota(3, 2, 1, &Rhythm::Weekly.days(day("2026-07-06"), day("2026-07-31")));
        assert_eq!(july[0].1, [2]);
    }

    #[test]
    fn a_month_begins_on_its_first_day_and_ends_on_its_last() {
        assert_eq!(month_of(day("2026-01-31"), 1), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(month_of(day("2026-01-15"), -1), (day("2025-12-01"), day("2025-12-31")));
        assert_eq!(month_of(day("2026-06-15"), 0), (day("2026-06-01"), day("2026-06-30")));
    }
}
