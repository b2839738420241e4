//! 出租房屋统计: how many rental houses there are, whose they are, which are let and which papers they have.

use crate::domain::Date;
use crate::domain::values::Day;

/// One column of the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HouseColumn {
    Total,
    Public,
    Private,
    OfOrganisation,
    /// 房屋类别 is not recorded.
    Unclassified,
    Let,
    Pledged,
    Filed,
    Titled,
}

/// In the order of the form. 单位房 and 未分类 stand beside the two of the form so that the kinds add up.
pub const HOUSE_COLUMNS: [HouseColumn; 9] = [
    HouseColumn::Total,
    HouseColumn::Public,
    HouseColumn::Private,
    HouseColumn::OfOrganisation,
    HouseColumn::Unclassified,
    HouseColumn::Let,
    HouseColumn::Pledged,
    HouseColumn::Filed,
    HouseColumn::Titled,
];

/// What the report asks of one house file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseCell {
    pub ownership: String,
    pub letting_state: String,
    pub registered_on: Day,
    pub let_from: Day,
    pub let_until: Day,
    /// A 责任书 was signed and in force on the day that is reported.
    pub is_pledged: bool,
    pub has_filing: bool,
    pub has_title: bool,
    /// Whether a tenancy ran on that day; nothing where the file alone answers: today, and of a house without tenancies.
    pub was_rented: Option<bool>,
}

const STOPPED: &str = "3";
const IS_LET: &str = "2";

impl HouseCell {
    /// Whether the house was kept as a rental house on that day: on file, and not yet stopped.
    pub fn stands_on(&self, on: Date) -> bool {
        let is_on_file = self.registered_on.0.or(self.let_from.0).is_none_or(|from| from <= on);
        let is_over = match self.let_until.0 {
            Some(until) => until <= on,
            None => self.letting_state == STOPPED,
        };
        is_on_file && !is_over
    }

    fn counts(&self, column: HouseColumn, on: Date) -> bool {
        match column {
            HouseColumn::Total => true,
            HouseColumn::Private => self.ownership == "1",
            HouseColumn::Public => self.ownership == "2",
            HouseColumn::OfOrganisation => self.ownership == "3",
            HouseColumn::Unclassified => !["1", "2", "3"].contains(&self.ownership.as_str()),
            HouseColumn::Let => self.is_let_on(on),
            HouseColumn::Pledged => self.is_pledged,
            HouseColumn::Filed => self.has_filing,
            HouseColumn::Titled => self.has_title,
        }
    }

    /// By its tenancies; where they do not say, a house that has stopped since was let until then.
    fn is_let_on(&self, on: Date) -> bool {
        if let Some(was_rented) = self.was_rented {
            return was_rented;
        }
        let was_let = self.letting_state == IS_LET || self.let_until.0.is_some_and(|until| until > on);
        was_let && self.let_from.0.is_none_or(|from| from <= on)
    }
}

impl HouseColumn {
    pub fn heading(self) -> &'static str {
        match self {
            Self::Total => "出租房总数",
            Self::Public => "公房",
            Self::Private => "私房",
            Self::OfOrganisation => "单位房",
            Self::Unclassified => "未分类",
            Self::Let => "已出租",
            Self::Pledged => "已签责任状",
            Self::Filed => "有备案证",
            Self::Titled => "有产权证",
        }
    }
}

/// A row of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HouseFigures(pub [u64; HOUSE_COLUMNS.len()]);

impl HouseFigures {
    /// Counts a house, if it was one on that day.
    pub fn take(&mut self, house: &HouseCell, on: Date) {
        if !house.stands_on(on) {
            return;
        }
        for (figure, column) in self.0.iter_mut().zip(HOUSE_COLUMNS) {
            *figure += u64::from(house.counts(column, on));
        }
    }

    pub fn add(&mut self, other: &Self) {
        for (figure, more) in self.0.iter_mut().zip(other.0) {
            *figure += more;
        }
    }
}

impl HouseCell {
    /// Whether this house stands behind the figure of a column on that day.
    pub fn is_behind(&self, column: HouseColumn, on: Date) -> bool {
        self.stands_on(on) && self.counts(column, on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON: Date = Date::from_ymd_opt(2026, 3, 31).expect("a real day");

    fn day(text: &str) -> Day {
        Day(text.parse().ok())
    }

    fn figure(houses: &[HouseCell], column: HouseColumn) -> u64 {
        let mut figures = HouseFigures::default();
        houses.iter().for_each(|house| figures.take(house, ON));
        figures.0[HOUSE_COLUMNS.iter().position(|known| *known == column).unwrap()]
    }

    /// Counted by hand: five files, of which two are no rental houses on that day.
    fn houses() -> Vec<HouseCell> {
        let house = |ownership: &str, state: &str, registered: &str| HouseCell {
            ownership: ownership.into(),
            letting_state: state.into(),
            registered_on: day(registered),
            ..HouseCell::default()
        };
        vec![
            HouseCell { is_pledged: true, has_title: true, ..house("1", "2", "2025-06-01") },
            house("2", "1", "2025-01-01"),
            HouseCell { let_until: day("2026-05-01"), has_filing: true, ..house("", "3", "2025-01-01") },
            HouseCell { let_until: day("2026-03-31"), is_pledged: true, ..house("1", "3", "2025-01-01") },
            house("1", "2", "2026-04-01"),
        ]
    }

    #[test]
    fn a_small_report_is_as_counted_by_hand() {
        for (column, expected) in [
            (HouseColumn::Total, 3),
            (HouseColumn::Public, 1),
            (HouseColumn::Private, 1),
            (HouseColumn::OfOrganisation, 0),
            (HouseColumn::Unclassified, 1),
            (HouseColumn::Let, 2),
            (HouseColumn::Pledged, 1),
            (HouseColumn::Filed, 1),
            (HouseColumn::Titled, 1),
        ] {
            assert_eq!(figure(&houses(), column), expected, "{column:?}");
        }
    }

    #[test]
    fn tenancies_say_whether_a_house_was_let_whatever_its_file_says_now() {
        let [let_now, vacant_now, ..] = &houses()[..] else { panic!("counted by hand") };
        let on_that_day = |house: &HouseCell, was_rented| HouseCell { was_rented: Some(was_rented), ..house.clone() };
        assert_eq!(figure(&[on_that_day(let_now, false)], HouseColumn::Let), 0, "it stood empty between two tenancies");
        assert_eq!(figure(&[on_that_day(vacant_now, true)], HouseColumn::Let), 1, "who rented it has left since");
    }

    #[test]
    fn the_kinds_of_house_add_up_to_the_total() {
        let kinds = [HouseColumn::Public, HouseColumn::Private, HouseColumn::OfOrganisation, HouseColumn::Unclassified];
        let sum: u64 = kinds.into_iter().map(|kind| figure(&houses(), kind)).sum();
        assert_eq!(sum, figure(&houses(), HouseColumn::Total));
    }
}
