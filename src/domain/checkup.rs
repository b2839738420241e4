//! 数据体检: from when on the station takes something for too many, too long or overdue. The rules themselves ask the rows and
//! stand in the store; they speak of records, never of people.

use super::calendar::Holidays;
use super::deadline::Deadlines;
use super::values::Day;
use super::{Date, Problem};
use chrono::{Days, Months};
use serde::{Deserialize, Serialize};

/// What no law says and every station decides for itself. Kept as a setting.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Thresholds {
    /// From so many people on, a telephone is looked at again.
    pub people_per_telephone: u32,
    /// So long an identity number may be awaited.
    pub number_awaited_days: u32,
    /// So long after a visit a let house is visited again.
    pub inspection_months: u32,
    /// So long what is known of a house counts as verified.
    pub verified_days: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { people_per_telephone: 5, number_awaited_days: 30, inspection_months: 6, verified_days: 180 }
    }
}

impl Thresholds {
    /// What is wrong with them, field by field.
    pub fn problems(&self) -> Vec<Problem> {
        let least = [
            ("people_per_telephone", self.people_per_telephone, 2, "至少 2 人"),
            ("number_awaited_days", self.number_awaited_days, 1, "至少 1 天"),
            ("inspection_months", self.inspection_months, 1, "至少 1 个月"),
            ("verified_days", self.verified_days, 1, "至少 1 天"),
        ];
        let too_small = least.into_iter().filter(|(_, number, least, _)| number < least);
        too_small.map(|(field, .., sentence)| Problem::wrong(field, sentence)).collect()
    }
}

/// Everything a checkup measures by on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    pub today: Date,
    pub thresholds: Thresholds,
    /// The most people in one let dwelling; nothing where the city says nothing (住房租赁条例 7 条 leaves it to the cities).
    pub most_people: Option<u32>,
    /// The least floor area for each, in whole square metres.
    pub least_square_metres: Option<u32>,
    pub deadlines: Deadlines,
    pub holidays: Holidays,
}

impl Standard {
    pub fn days_ago(&self, days: u32) -> Day {
        Day(self.today.checked_sub_days(Days::new(days.into())))
    }

    pub fn months_ago(&self, months: u32) -> Day {
        Day(self.today.checked_sub_months(Months::new(months)))
    }

    pub fn years_ago(&self, years: u32) -> Day {
        self.months_ago(years.saturating_mul(12))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_station_begins_with_is_in_order() {
        assert_eq!(Thresholds::default().problems(), []);
    }

    #[test]
    fn nothing_is_too_much_for_a_threshold_of_nothing() {
        let none = Thresholds {
            people_per_telephone: 1,
            number_awaited_days: 0,
            inspection_months: 0,
            ..Thresholds::default()
        };
        let fields: Vec<_> = none.problems().iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["people_per_telephone", "number_awaited_days", "inspection_months"]);
    }

    #[test]
    fn a_setting_kept_before_a_threshold_was_known_takes_the_usual_one() {
        let kept: Thresholds = serde_json::from_str(r#"{"verified_days": 90}"#).expect("a setting is JSON");
        assert_eq!(kept, Thresholds { verified_days: 90, ..Thresholds::default() });
    }
}
