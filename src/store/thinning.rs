//! Which backups are kept: all of the last seven days, then one a week for eight weeks, then one a month.

use crate::domain::Date;
use chrono::Datelike;

const DAYS_WITH_ALL: i64 = 7;
const DAYS_WITH_WEEKLY: i64 = DAYS_WITH_ALL + 8 * 7;

/// Whether each backup is kept, given the days they were made on, the oldest first. Of a week or month the last one stays.
pub fn kept(days: &[Date], today: Date) -> Vec<bool> {
    let period = |day: &Date| Period::of(*day, today);
    (0..days.len())
        .map(|index| {
            let own = period(&days[index]);
            own == Period::All || days[index + 1..].iter().map(period).all(|later| later != own)
        })
        .collect()
}

/// Out of each period but the first, one backup stays.
#[derive(Clone, Copy, PartialEq)]
enum Period {
    All,
    Week(i32, u32),
    Month(i32, u32),
}

impl Period {
    fn of(day: Date, today: Date) -> Self {
        let age = today.signed_duration_since(day).num_days();
        let week = day.iso_week();
        match age {
            ..DAYS_WITH_ALL => Self::All,
            DAYS_WITH_ALL..DAYS_WITH_WEEKLY => Self::Week(week.year(), week.week()),
            _ => Self::Month(day.year(), day.month()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    fn today() -> Date {
        Date::from_ymd_opt(2026, 6, 15).unwrap()
    }

    fn days_ago(ages: &[u64]) -> Vec<Date> {
        ages.iter().map(|age| today() - Days::new(*age)).collect()
    }

    #[test]
    fn every_backup_of_the_last_seven_days_is_kept() {
        assert_eq!(kept(&days_ago(&[6, 6, 3, 0, 0]), today()), [true; 5]);
    }

    #[test]
    fn of_an_older_week_the_last_one_stays() {
        // 2026-06-15 is a Monday: 8 to 14 days ago is one week, Monday to Sunday.
        assert_eq!(kept(&days_ago(&[14, 12, 8]), today()), [false, false, true]);
        assert_eq!(kept(&days_ago(&[15, 14]), today()), [true, true]);
    }

    #[test]
    fn of_an_older_month_the_last_one_stays() {
        let days = ["2026-01-03", "2026-01-31", "2026-02-01"].map(|day| day.parse().unwrap());
        assert_eq!(kept(&days, today()), [false, true, true]);
    }

    #[test]
    fn a_year_of_daily_backups_comes_down_to_some_twenty_five() {
        let days = days_ago(&(0..365).rev().collect::<Vec<_>>());
        let count = kept(&days, today()).into_iter().filter(|kept| *kept).count();
        assert!((24..=27).contains(&count), "{count}");
    }

    #[test]
    fn thinning_twice_is_thinning_once() {
        let days = days_ago(&(0..200).rev().collect::<Vec<_>>());
        let once: Vec<Date> =
            days.iter().zip(kept(&days, today())).filter(|(_, kept)| *kept).map(|(day, _)| *day).collect();
        assert_eq!(kept(&once, today()), vec![true; once.len()]);
    }

    #[test]
    fn a_backup_dated_in_the_future_is_kept() {
        assert_eq!(kept(&[today() + Days::new(400)], today()), [true]);
    }
}
