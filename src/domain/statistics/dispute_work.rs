//! 纠纷工作统计: what was there, what came, what was settled, by type, month, place or mediator. 周报 and 月报 are this of a week and a
//! month. They count matters and the work on them, and nobody who is party to one.

use super::disputes::{DisputeLine, Period};
use crate::domain::codes::DisputeType;
use crate::domain::dispute::{StepKind, names};
use crate::domain::{CodeList, Date, RecordId};
use chrono::{Datelike, Months};
use std::collections::BTreeMap;

/// What the rows are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Grouping {
    Type,
    Month,
    Place,
    Mediator,
}

/// The columns, in their order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WorkColumn {
    /// 上期结转
    CarriedOver,
    /// 新增
    New,
    /// 其中重大
    Grave,
    /// 化解: agreed
    Settled,
    /// 未达成: over without an agreement
    Ended,
    /// 在办: still open on the last day
    Open,
    /// 化解 of 化解 and 未达成, in percent
    Rate,
    /// 上报
    Reported,
    /// 当日化解 (不过夜)
    AtOnce,
    /// Days until the first meeting, on an average (介入调解快)
    DaysToMediation,
}

/// One row: its cases, counted over its own stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkRow {
    pub name: String,
    pub period: Period,
    pub lines: Vec<DisputeLine>,
}

/// The rows, and the sum over all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkReport {
    pub rows: Vec<WorkRow>,
    pub sum: WorkRow,
}

impl Grouping {
    pub const ALL: [Self; 4] = [Self::Type, Self::Month, Self::Place, Self::Mediator];

    pub fn label(self) -> &'static str {
        match self {
            Self::Type => "按类型",
            Self::Month => "按月",
            Self::Place => "按地点",
            Self::Mediator => "按调解员",
        }
    }

    /// Heading of the names of the rows.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Type => "纠纷类型",
            Self::Month => "月份",
            Self::Place => "地点",
            Self::Mediator => "调解员",
        }
    }
}

impl DisputeLine {
    /// The day it was over, agreed or not; nothing of one that is under way.
    fn over(&self) -> Option<Date> {
        let (kind, day) = self.last?;
        let is_over = matches!(
            kind,
            StepKind::Agree
                | StepKind::AgreeOrally
                | StepKind::Refuse
                | StepKind::Transfer
                | StepKind::Fail
                | StepKind::Terminate
                | StepKind::Withdraw
        );
        is_over.then_some(day)
    }

    /// Whether it was accepted in a period, or was there in it: registered until its last day and not over before its first.
    pub fn is_of(&self, period: Period) -> bool {
        let was_there = self.registered_on.is_some_and(|day| day <= period.until)
            && self.over().is_none_or(|over| over >= period.from);
        was_there || period.has(self.accepted_on)
    }

    fn days_to_mediation(&self) -> Option<i64> {
        Some((self.mediated_on? - self.registered_on?).num_days().max(0))
    }
}

impl WorkColumn {
    pub const ALL: [Self; 10] = [
        Self::CarriedOver,
        Self::New,
        Self::Grave,
        Self::Settled,
        Self::Ended,
        Self::Open,
        Self::Rate,
        Self::Reported,
        Self::AtOnce,
        Self::DaysToMediation,
    ];

    /// Group and heading.
    pub fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::CarriedOver => ("纠纷", "上期结转"),
            Self::New => ("纠纷", "新增"),
            Self::Grave => ("纠纷", "其中重大"),
            Self::Settled => ("办理", "化解"),
            Self::Ended => ("办理", "未达成"),
            Self::Open => ("办理", "期末在办"),
            Self::Rate => ("办理", "化解率"),
            Self::Reported => ("快慢", "上报"),
            Self::AtOnce => ("快慢", "当日化解"),
            Self::DaysToMediation => ("快慢", "介入天数"),
        }
    }

    /// Whether a case stands behind the figure of this column; of rates and averages those they are made of.
    pub fn counts(self, line: &DisputeLine, period: Period) -> bool {
        let is_new = period.has(line.registered_on);
        let is_before = line.registered_on.is_some_and(|day| day < period.from);
        let is_settled = line.is_agreed(period);
        let is_ended = period.has(line.over()) && !is_settled;
        match self {
            Self::CarriedOver => is_before && line.over().is_none_or(|over| over >= period.from),
            Self::New => is_new,
            Self::Grave => is_new && line.is_grave,
            Self::Settled => is_settled,
            Self::Ended => is_ended,
            Self::Open => (is_before || is_new) && line.over().is_none_or(|over| over > period.until),
            Self::Rate => is_settled || is_ended,
            Self::Reported => period.has(line.reported_on),
            Self::AtOnce => is_settled && line.over() == line.registered_on,
            Self::DaysToMediation => is_new && line.mediated_on.is_some(),
        }
    }

    /// The figure in words; nothing of none.
    pub fn figure(self, row: &WorkRow) -> String {
        let lines: Vec<&DisputeLine> = row.counted(self).collect();
        let count = lines.len() as u64;
        let words = |number: u64| if number == 0 { String::new() } else { number.to_string() };
        match self {
            Self::Rate => {
                let settled = lines.iter().filter(|line| line.is_agreed(row.period)).count() as u64;
                let rate = (settled * 100 + count / 2).checked_div(count);
                rate.map(|rate| format!("{rate}%")).unwrap_or_default()
            }
            Self::DaysToMediation => {
                let days: i64 = lines.iter().filter_map(|line| line.days_to_mediation()).sum();
                let tenths = (days.unsigned_abs() * 10 + count / 2).checked_div(count);
                tenths.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default()
            }
            _ => words(count),
        }
    }
}

impl WorkRow {
    /// The cases behind a figure of the row.
    pub fn counted(&self, column: WorkColumn) -> impl Iterator<Item = &DisputeLine> {
        self.lines.iter().filter(move |line| column.counts(line, self.period))
    }

    fn has_any(&self) -> bool {
        WorkColumn::ALL.iter().any(|column| self.counted(*column).next().is_some())
    }
}

impl WorkReport {
    /// `place_of` names the estate or street a place lies in. Rows without any figure stay away, but months: a quiet one is told.
    pub fn of(
        lines: Vec<DisputeLine>,
        period: Period,
        grouping: Grouping,
        place_of: impl Fn(Option<RecordId>) -> String,
    ) -> Self {
        let rows = match grouping {
            Grouping::Type => by_type(&lines, period),
            Grouping::Month => by_month(&lines, period),
            Grouping::Place => named(&lines, period, |line| vec![place_of(line.place)]),
            Grouping::Mediator => named(&lines, period, |line| names(&line.mediators)),
        };
        let is_kept = |row: &WorkRow| grouping == Grouping::Month || row.has_any();
        Self { rows: rows.into_iter().filter(is_kept).collect(), sum: WorkRow { name: "合计".into(), period, lines } }
    }

    /// 零报告: nothing came, nothing was there.
    pub fn is_zero(&self) -> bool {
        !self.sum.has_any()
    }

    /// A row, or after the last one the sum.
    pub fn row(&self, row: usize) -> &WorkRow {
        self.rows.get(row).unwrap_or(&self.sum)
    }
}

fn by_type(lines: &[DisputeLine], period: Period) -> Vec<WorkRow> {
    let of_type = |code: &str| lines.iter().filter(|line| line.dispute_type == code).cloned().collect();
    let row = |(code, name): (&str, &str)| WorkRow { name: name.to_owned(), period, lines: of_type(code) };
    DisputeType::table().codes.iter().map(|code| row((&code.code, &code.name))).collect()
}

/// Each month that lies in the period, the first and the last as far as they do.
fn by_month(lines: &[DisputeLine], period: Period) -> Vec<WorkRow> {
    let mut rows = Vec::new();
    let mut from = period.from;
    while from <= period.until {
        let next = from.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).unwrap_or(period.until);
        let until = next.pred_opt().unwrap_or(next).min(period.until);
        let name = from.format("%Y-%m").to_string();
        rows.push(WorkRow { name, period: Period { from, until }, lines: Vec::new() });
        if next <= from {
            break;
        }
        from = next;
    }
    // Each case is put into its few months; asking every month for its cases takes many times as long.
    for line in lines {
        for place in months_of(line, period) {
            rows[place].lines.push(line.clone());
        }
    }
    rows
}

/// In which months of a period a case stands: from the one it was registered in until the one it was over in, whichever is first (a day
/// that was mistyped may turn them round, and is counted all the same), and where it was reported up. Counted from the first month of
/// the period.
fn months_of(line: &DisputeLine, period: Period) -> impl Iterator<Item = usize> {
    let month = |day: Date| day.year() * 12 + day.month0() as i32;
    let place = move |day: Date| usize::try_from(month(day.clamp(period.from, period.until)) - month(period.from)).ok();
    let over = line.over();
    let from = line.registered_on.into_iter().chain(over).min().filter(|day| *day <= period.until);
    let until = over.map_or(period.until, |over| line.registered_on.map_or(over, |day| day.max(over)));
    let was_there = from.filter(|_| until >= period.from).and_then(|from| Some(place(from)?..=place(until)?));
    let reported = line.reported_on.filter(|day| period.has(Some(*day))).and_then(place);
    let also = reported.filter(|month| was_there.as_ref().is_none_or(|there| !there.contains(month)));
    was_there.into_iter().flatten().chain(also)
}

/// Rows by a name of their own, in the order of the names; a case with several stands in each.
fn named(lines: &[DisputeLine], period: Period, name_of: impl Fn(&DisputeLine) -> Vec<String>) -> Vec<WorkRow> {
    let mut rows: BTreeMap<String, Vec<DisputeLine>> = BTreeMap::new();
    for line in lines {
        for name in name_of(line) {
            rows.entry(name).or_default().push(line.clone());
        }
    }
    rows.into_iter().map(|(name, lines)| WorkRow { name, period, lines }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::disputes::tests::{day, line};
    use super::*;

    fn period(from: &str, until: &str) -> Period {
        Period { from: day(from), until: day(until) }
    }

    fn report(lines: Vec<DisputeLine>, period: Period, grouping: Grouping) -> WorkReport {
        WorkReport::of(lines, period, grouping, |place| place.map_or("未填", |_| "海棠苑").to_owned())
    }

    fn figures(row: &WorkRow) -> Vec<String> {
        WorkColumn::ALL.map(|column| column.figure(row)).to_vec()
    }

    #[test]
    fn what_was_there_and_what_came_is_settled_ended_or_still_open() {
        let lines = vec![
            line("1", "2026-05-20", Some((StepKind::Mediate, "2026-05-25"))),
            line("1", "2026-05-21", Some((StepKind::Agree, "2026-06-30"))),
            line("1", "2026-05-22", Some((StepKind::Fail, "2026-05-31"))),
            DisputeLine {
                mediated_on: Some(day("2026-06-02")),
                ..line("3", "2026-06-01", Some((StepKind::AgreeOrally, "2026-06-01")))
            },
            line("3", "2026-06-30", Some((StepKind::Terminate, "2026-07-01"))),
        ];
        let june = report(lines, period("2026-06-01", "2026-06-30"), Grouping::Type);
        assert_eq!(figures(&june.sum), ["2", "2", "", "2", "", "2", "100%", "", "1", "1.0"]);
        let sums: usize = june.rows.iter().map(|row| row.counted(WorkColumn::New).count()).sum();
        assert_eq!(sums, 2, "every case stands in one row");
    }

    #[test]
    fn what_is_open_at_the_end_of_a_month_is_carried_over_into_the_next() {
        let lines = vec![
            line("1", "2024-01-31", Some((StepKind::Agree, "2024-02-29"))),
            line("1", "2024-02-29", Some((StepKind::Mediate, "2024-02-29"))),
            line("1", "2024-02-01", Some((StepKind::Withdraw, "2024-03-01"))),
        ];
        let year = report(lines, period("2024-01-01", "2024-04-15"), Grouping::Month);
        assert_eq!(
            year.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["2024-01", "2024-02", "2024-03", "2024-04"]
        );
        for pair in year.rows.windows(2) {
            let open = pair[0].counted(WorkColumn::Open).count();
            assert_eq!(open, pair[1].counted(WorkColumn::CarriedOver).count(), "{}", pair[1].name);
        }
        assert_eq!(year.rows[1].counted(WorkColumn::Settled).count(), 1, "settled on the leap day");
        assert_eq!(year.rows[3].period.until, day("2024-04-15"), "a month that is not over ends with the period");
    }

    #[test]
    fn a_month_counts_exactly_the_cases_that_count_in_it() {
        let days = ["2025-12-31", "2026-01-15", "2026-01-31", "2026-02-01", "2026-03-10", "2026-04-20"];
        let mut lines = Vec::new();
        let all_of = |of: u32| (0..days.len().pow(3)).map(move |nth| days[nth / days.len().pow(of) % days.len()]);
        for ((registered, over), reported) in all_of(0).zip(all_of(1)).zip(all_of(2)) {
            let open = line("1", registered, Some((StepKind::Mediate, over)));
            let settled = line("1", registered, Some((StepKind::Agree, over)));
            lines.extend([open, settled].map(|line| DisputeLine { reported_on: Some(day(reported)), ..line }));
        }
        lines
            .push(DisputeLine { registered_on: None, ..line("1", "2026-02-02", Some((StepKind::Fail, "2026-02-20"))) });
        let all = period("2026-01-10", "2026-04-15");
        for row in report(lines.clone(), all, Grouping::Month).rows {
            for column in WorkColumn::ALL {
                let expected = lines.iter().filter(|line| column.counts(line, row.period)).count();
                assert_eq!(row.counted(column).count(), expected, "{} {column:?}", row.name);
            }
        }
    }

    #[test]
    fn a_quiet_period_is_a_zero_report() {
        let quiet = report(Vec::new(), period("2026-06-08", "2026-06-14"), Grouping::Type);
        assert!(quiet.is_zero() && quiet.rows.is_empty());
    }

    #[test]
    fn a_case_of_two_mediators_stands_with_both_and_is_one_in_the_sum() {
        let both = DisputeLine { mediators: "何建国、周敏".into(), ..line("1", "2026-06-02", None) };
        let june = report(vec![both], period("2026-06-01", "2026-06-30"), Grouping::Mediator);
        assert_eq!(june.rows.len(), 2);
        assert_eq!(WorkColumn::New.figure(&june.sum), "1");
    }
}
