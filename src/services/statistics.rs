//! The reports of the station as of a day, and which records stand behind a figure.

mod defence;
mod residents;

pub use defence::{DefenceBehind, DefenceReport, DefenceRow, defence_behind};
pub use residents::{ResidentReport, ResidentRow, ResidentsBehind, behind_residents};

use super::people::{Ages, DaySpan, FloatingFilter, Living, PeopleKind};
use super::{Desk, Progress, Trouble};
use crate::domain::statistics::{
    AgeBand, AgePyramid, Column, FloatingReport, HouseColumn, HouseFigures, Month, MonthFlow, dwelling_rows,
    months_until, reason_rows, stay_limits,
};
use crate::domain::{Date, RecordId, Right, division};
use chrono::Days;

pub use crate::store::PlaceCount;

/// How many months the report of coming and going shows.
const MONTHS: u32 = 12;

/// Everything that is reported, as of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    pub on: Date,
    /// The station said in which province it lies; else 省内 and 省外 cannot be told apart.
    pub knows_home: bool,
    pub floating: FloatingReport,
    pub ages: AgePyramid,
    pub places: Vec<PlaceCount>,
    pub months: Vec<MonthFlow>,
    pub houses: HouseReport,
    pub defence: DefenceReport,
    pub residents: ResidentReport,
}

/// 出租房屋统计, by estate, street or village group, and the sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseReport {
    pub rows: Vec<HouseRow>,
    pub sum: HouseFigures,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HouseRow {
    /// None for houses without a place.
    pub place: Option<RecordId>,
    pub name: String,
    pub figures: HouseFigures,
}

/// A house behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseBehind {
    pub id: RecordId,
    pub house_number: String,
    pub address: String,
}

impl Statistics {
    /// How many of the floating people are under none of the places shown.
    pub fn elsewhere(&self) -> u64 {
        let shown: u64 = self.places.iter().filter(|row| row.depth == 0).map(|row| row.count).sum();
        self.floating.total().saturating_sub(shown)
    }
}

/// Counts everything. With a million people it takes some seconds, so the window lets a job do it.
pub fn of(desk: &Desk, on: Date, progress: &Progress) -> Result<Statistics, Trouble> {
    desk.require(Right::Look)?;
    let home = province(&desk.station().province);
    progress.report(0, 7)?;
    let floating = FloatingReport::of(&desk.store.floating_cells(on, stay_limits(on))?, &home);
    progress.report(1, 7)?;
    let ages = AgePyramid::of(&desk.store.age_cells(PeopleKind::Floating, on)?);
    progress.report(2, 7)?;
    let places = desk.store.floating_by_place(on)?;
    progress.report(3, 7)?;
    let months = desk.store.month_flows(&months_until(on, MONTHS))?;
    progress.report(4, 7)?;
    let houses = houses(desk, on)?;
    progress.report(5, 7)?;
    let defence = defence::of(desk, on)?;
    progress.report(6, 7)?;
    let residents = residents::of(desk, on)?;
    Ok(Statistics { on, knows_home: !home.is_empty(), floating, ages, places, months, houses, defence, residents })
}

/// The first two digits of the province the station says it lies in; empty when it does not say or is not understood.
fn province(typed: &str) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        return String::new();
    }
    let found = division::matching(typed, 20).into_iter().find(|found| found.level() == 1);
    found.map(|found| found.code[..2].to_owned()).unwrap_or_default()
}

fn houses(desk: &Desk, on: Date) -> Result<HouseReport, Trouble> {
    let tree = desk.store.place_tree()?;
    let mut report = HouseReport::default();
    for line in desk.store.house_lines(on, desk.today())? {
        let top = line.place.and_then(|place| tree.top(place));
        let place = top.map(|(place, _)| place);
        let at = report.rows.iter().position(|row| row.place == place).unwrap_or_else(|| {
            let name = top.map_or("地址未填", |(_, name)| name).to_owned();
            report.rows.push(HouseRow { place, name, figures: HouseFigures::default() });
            report.rows.len() - 1
        });
        report.rows[at].figures.take(&line.cell, on);
    }
    report.rows.retain(|row| row.figures.0[0] > 0);
    for row in &report.rows {
        report.sum.add(&row.figures);
    }
    Ok(report)
}

/// The houses behind a figure of a row, or of the sum without one.
pub fn houses_behind(
    desk: &Desk,
    on: Date,
    row: Option<Option<RecordId>>,
    column: HouseColumn,
) -> Result<Vec<HouseBehind>, Trouble> {
    desk.require(Right::Look)?;
    let tree = desk.store.place_tree()?;
    let mut behind = Vec::new();
    for line in desk.store.house_lines(on, desk.today())? {
        let top = line.place.and_then(|place| tree.top(place)).map(|(place, _)| place);
        if row.is_none_or(|row| row == top) && line.cell.is_behind(column, on) {
            let address = super::places::full_name(desk, line.place)?;
            behind.push(HouseBehind { id: line.id, house_number: line.house_number, address });
        }
    }
    Ok(behind)
}

/// Everybody behind a figure of 暂住人口统计; without a row, of the sum. Figures by place of origin lead to nobody: people
/// are not listed by where they come from (docs/privacy.md §3). Neither do rows and columns that no code belongs to.
pub fn behind_floating(on: Date, row: Option<usize>, column: Column) -> Option<FloatingFilter> {
    let mut filter = as_of(on);
    if let Some(row) = row {
        filter.reasons = Some(reason_rows()[row].codes.clone()).filter(|codes| !codes.is_empty())?;
    }
    match column {
        Column::Total => {}
        Column::Male => filter.sex = Some("1".to_owned()),
        Column::Female => filter.sex = Some("2".to_owned()),
        Column::Stay(place) => filter.arrived = stay_days(on, place),
        Column::Dwelling(place) => {
            filter.dwellings = Some(dwelling_rows()[place].codes.clone()).filter(|codes| !codes.is_empty())?;
        }
        Column::Origin(_) => return None,
    }
    Some(filter)
}

fn stay_days(on: Date, stay: usize) -> DaySpan {
    let [half_year, five_years] = stay_limits(on);
    let after = |day: Date| day.checked_add_days(Days::new(1));
    match stay {
        0 => DaySpan { from: after(half_year), until: None },
        1 => DaySpan { from: after(five_years), until: Some(half_year) },
        _ => DaySpan { from: None, until: Some(five_years) },
    }
}

/// Everybody of a band of the age pyramid, of one sex where a code is given.
pub fn behind_ages(on: Date, band: AgeBand, sex: Option<&str>) -> FloatingFilter {
    FloatingFilter { ages: Some(Ages { on, band: band.years() }), sex: sex.map(str::to_owned), ..as_of(on) }
}

pub fn behind_place(on: Date, place: RecordId) -> FloatingFilter {
    FloatingFilter { place: Some(place), ..as_of(on) }
}

/// Who came in a month, still here or not.
pub fn behind_arrived(month: Month) -> FloatingFilter {
    let arrived = DaySpan { from: Some(month.first), until: Some(month.last) };
    FloatingFilter { living: Living::All, arrived, ..FloatingFilter::default() }
}

pub fn behind_left(month: Month) -> FloatingFilter {
    let left = DaySpan { from: Some(month.first), until: Some(month.last) };
    FloatingFilter { living: Living::All, left, ..FloatingFilter::default() }
}

fn as_of(on: Date) -> FloatingFilter {
    FloatingFilter { as_of: Some(on), ..FloatingFilter::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::houses::{self, HouseFilter, HouseStanding};
    use crate::services::{Clock, households, people, station};

    #[test]
    fn a_province_is_understood_by_its_short_name_too() {
        for typed in ["四川省", "四川", "51"] {
            assert_eq!(province(typed), "51", "{typed}");
        }
        assert_eq!((province(""), province("没有这个省")), (String::new(), String::new()));
    }

    fn demo() -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(Date::from_ymd_opt(2026, 6, 15).unwrap());
        let desk = station::found_demo(&folder.path().join("档案"), 300, 3, clock, &Progress::default()).unwrap();
        (folder, desk)
    }

    fn listed(desk: &Desk, filter: &FloatingFilter) -> u64 {
        people::list(desk, filter, people::FloatingSort::default()).unwrap().len() as u64
    }

    #[test]
    fn as_many_people_stand_behind_a_figure_as_it_says() {
        let (_folder, desk) = demo();
        for on in [desk.today(), Date::from_ymd_opt(2026, 1, 31).unwrap()] {
            let statistics = of(&desk, on, &Progress::default()).unwrap();
            assert!(statistics.floating.total() > 50, "{on}");
            for (column, figures) in Column::all().into_iter().zip(0..) {
                for (row, _) in reason_rows().iter().enumerate() {
                    let figure = statistics.floating.rows[row][figures];
                    match behind_floating(on, Some(row), column) {
                        Some(filter) => assert_eq!(listed(&desk, &filter), figure, "{row} {column:?}"),
                        None => assert!(figure == 0 || matches!(column, Column::Origin(_)), "{row} {column:?}"),
                    }
                }
            }
            for (band, row) in &statistics.ages.rows {
                assert_eq!(listed(&desk, &behind_ages(on, *band, None)), row.total, "{}", band.label());
                assert_eq!(listed(&desk, &behind_ages(on, *band, Some("1"))), row.male, "{}", band.label());
            }
            for row in &statistics.places {
                assert_eq!(listed(&desk, &behind_place(on, row.place)), row.count, "{}", row.name);
            }
            for flow in &statistics.months {
                assert_eq!(listed(&desk, &behind_arrived(flow.month)), flow.arrived);
                assert_eq!(listed(&desk, &behind_left(flow.month)), flow.left);
            }
        }
    }

    #[test]
    fn every_report_of_a_day_counts_the_same_people() {
        let (_folder, desk) = demo();
        let on = desk.today();
        let statistics = of(&desk, on, &Progress::default()).unwrap();
        let total = statistics.floating.total();
        assert_eq!(people::counts(&desk).unwrap().living, total);
        assert_eq!(listed(&desk, &FloatingFilter::default()), total);
        assert_eq!(statistics.ages.sum().total, total);
        let roots: u64 = statistics.places.iter().filter(|row| row.depth == 0).map(|row| row.count).sum();
        assert_eq!(roots + statistics.elsewhere(), total);
    }

    #[test]
    fn as_many_residents_and_households_stand_behind_a_figure_as_it_says() {
        let (_folder, desk) = demo();
        for on in [desk.today(), Date::from_ymd_opt(2026, 1, 31).unwrap()] {
            let report = of(&desk, on, &Progress::default()).unwrap().residents;
            assert!(report.rows.len() > 1 && report.sum.0[..8].iter().all(|figure| *figure > 0), "{:?}", report.sum);
            for column in crate::domain::statistics::RESIDENT_COLUMNS {
                let behind = |row| match behind_residents(on, row, column).unwrap() {
                    ResidentsBehind::People(filter) => listed(&desk, &filter),
                    ResidentsBehind::Households(filter) => households::count(&desk, &filter).unwrap(),
                };
                assert_eq!(behind(None), report.sum.of(column), "{on} {column:?}");
                for row in &report.rows {
                    assert_eq!(behind(Some(row.place)), row.figures.of(column), "{on} {} {column:?}", row.name);
                }
            }
        }
    }

    /// What the list of houses has on a day is what the report counts.
    #[test]
    fn the_list_of_houses_of_a_day_is_as_long_as_the_report_says() {
        let (_folder, desk) = demo();
        for on in [desk.today(), Date::from_ymd_opt(2026, 1, 31).unwrap(), Date::from_ymd_opt(2024, 6, 30).unwrap()] {
            let sum = of(&desk, on, &Progress::default()).unwrap().houses.sum;
            let listed = |standing| {
                let filter = HouseFilter { standing, as_of: Some(on), ..HouseFilter::default() };
                houses::list(&desk, &filter, houses::HouseSort::default()).unwrap().len() as u64
            };
            let counts = houses::counts_of(&desk, &HouseFilter { as_of: Some(on), ..HouseFilter::default() }).unwrap();
            assert_eq!((counts.running(), counts.rented), (sum.0[0], sum.0[5]), "{on}");
            assert_eq!((listed(HouseStanding::Kept), listed(HouseStanding::Rented)), (sum.0[0], sum.0[5]), "{on}");
        }
    }

    #[test]
    fn whoever_came_less_whoever_left_is_the_change_in_those_living_here() {
        let (_folder, desk) = demo();
        let statistics = of(&desk, desk.today(), &Progress::default()).unwrap();
        let before = statistics.months[0].month.first.pred_opt().unwrap();
        let earlier = of(&desk, before, &Progress::default()).unwrap().floating.total();
        let (arrived, left) =
            statistics.months.iter().fold((0, 0), |(arrived, left), flow| (arrived + flow.arrived, left + flow.left));
        assert_eq!(earlier + arrived - left, statistics.floating.total());
    }

    #[test]
    fn as_many_houses_stand_behind_a_figure_as_it_says() {
        let (_folder, desk) = demo();
        let on = desk.today();
        let report = of(&desk, on, &Progress::default()).unwrap().houses;
        assert!(report.sum.0[0] > 0 && report.rows.len() > 1);
        for (place, column) in crate::domain::statistics::HOUSE_COLUMNS.into_iter().enumerate() {
            let all = houses_behind(&desk, on, None, column).unwrap().len() as u64;
            assert_eq!(all, report.sum.0[place], "{column:?}");
            for row in &report.rows {
                let behind = houses_behind(&desk, on, Some(row.place), column).unwrap().len() as u64;
                assert_eq!(behind, row.figures.0[place], "{} {column:?}", row.name);
            }
        }
    }

    #[test]
    fn as_much_stands_behind_a_figure_of_the_groups_as_it_says() {
        let (_folder, desk) = demo();
        let on = desk.today();
        let report = of(&desk, on, &Progress::default()).unwrap().defence;
        assert!(report.rows.len() > 1);
        for column in crate::domain::statistics::DEFENCE_COLUMNS {
            let behind = |group| {
                let lines = defence_behind(&desk, on, group, column).unwrap();
                lines.iter().map(|line| line.counts).sum::<u64>()
            };
            assert_eq!(behind(None), report.sum.of(column), "{column:?}");
            for row in &report.rows {
                assert_eq!(behind(Some(row.group)), row.figures.of(column), "{} {column:?}", row.name);
            }
        }
        assert!(report.sum.0[..4].iter().all(|figure| *figure > 0), "{:?}", report.sum);
    }

    #[test]
    fn figures_by_origin_lead_to_nobody() {
        let on = Date::from_ymd_opt(2026, 6, 15).unwrap();
        for column in Column::all() {
            if matches!(column, Column::Origin(_)) {
                assert_eq!(behind_floating(on, None, column), None, "{column:?}");
            }
        }
    }
}
