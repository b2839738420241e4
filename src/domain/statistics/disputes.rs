//! 人民调解案件情况统计: which case counts where. Cases accepted count by the day of 受理, cases mediated and agreed by the day they ended;
//! a report says so (司法行政报表口径).

use crate::domain::codes::DisputeType;
use crate::domain::dispute::StepKind;
use crate::domain::{CodeList, Date, RecordId};
use chrono::{Datelike, Months, Weekday};
use std::sync::Arc;

/// One case as it is counted. Tens of thousands of them are held and sorted into rows: it borrows and shares what it names.
#[derive(Clone, Debug, PartialEq)]
pub struct DisputeLine {
    pub id: RecordId,
    /// Its code in the list of types.
    pub dispute_type: &'static str,
    pub way_in: WayIn,
    pub accepted_on: Option<Date>,
    /// The last step that decided where it stands, the closing of the file aside, and its day.
    pub last: Option<(StepKind, Date)>,
    pub parties: u64,
    /// In 分
    pub amount: u64,
    /// Terms that are still to be performed, and by when the first of them is.
    pub open_terms: u64,
    pub open_until: Option<Date>,
    pub is_confirmation_asked: bool,
    /// Not to be shown to others by what it is counted in.
    pub is_confidential: bool,
    pub registered_on: Option<Date>,
    /// 重大
    pub is_grave: bool,
    /// 疑难复杂 ([`is_difficult`]).
    pub is_difficult: bool,
    pub place: Option<RecordId>,
    /// With 、 between them.
    pub mediators: Arc<str>,
    /// The first meeting.
    pub mediated_on: Option<Date>,
    /// 上报
    pub reported_on: Option<Date>,
}

/// How a case came in, as the form has it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WayIn {
    Applied,
    OwnInitiative,
    Court,
    Police,
    Procuratorate,
    Petition,
    Other,
}

impl WayIn {
    /// By its code in the list of sources.
    pub fn of(source: &str) -> Self {
        match source {
            "1" => Self::Applied,
            "5" => Self::Court,
            "6" => Self::Police,
            "7" => Self::Procuratorate,
            "8" => Self::Petition,
            "9" | "10" => Self::Other,
            _ => Self::OwnInitiative,
        }
    }
}

/// 疑难复杂: no national rule says what is; what stations usually count, and the report says so.
pub fn is_difficult(is_grave: bool, people_involved: u64, amount: u64) -> bool {
    const PEOPLE: u64 = 10;
    /// 10 万元, in 分.
    const AMOUNT: u64 = 10_000_000;
    is_grave || people_involved >= PEOPLE || amount >= AMOUNT
}

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Period {
    pub from: Date,
    pub until: Date,
}

/// The periods that are reported on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Span {
    /// From Monday on: 村（居）周排查
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisQuarter,
    ThisHalfYear,
    ThisYear,
    LastYear,
}

/// The columns of the report, in its order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DisputeColumn {
    Accepted,
    Applied,
    OwnInitiative,
    Difficult,
    Court,
    Police,
    Procuratorate,
    Petition,
    OtherTransfer,
    Mediated,
    Agreed,
    /// 成功 of 调解, in percent.
    Rate,
    Parties,
    /// In 万元.
    Amount,
    Written,
    Oral,
    Performed,
    Performing,
    /// Something is overdue.
    Unperformed,
    Confirmation,
}

/// The report: a row for each type, in the order of the form, and the sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeReport {
    pub rows: Vec<(&'static str, &'static str)>,
    /// In the order of their types.
    pub lines: Vec<DisputeLine>,
}

impl Span {
    pub const ALL: [Self; 8] = [
        Self::ThisWeek,
        Self::LastWeek,
        Self::ThisMonth,
        Self::LastMonth,
        Self::ThisQuarter,
        Self::ThisHalfYear,
        Self::ThisYear,
        Self::LastYear,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::ThisWeek => "本周",
            Self::LastWeek => "上周",
            Self::ThisMonth => "本月",
            Self::LastMonth => "上月",
            Self::ThisQuarter => "本季度",
            Self::ThisHalfYear => "本半年",
            Self::ThisYear => "本年",
            Self::LastYear => "上年",
        }
    }

    /// From its first day until its last; one that is not over ends today.
    pub fn period(self, today: Date) -> Period {
        let month = |day: Date| day.with_day(1).unwrap_or(day);
        let months_before = |day: Date, months: u32| day.checked_sub_months(Months::new(months)).unwrap_or(day);
        let year = |day: Date| month(months_before(month(day), day.month0()));
        let before = |day: Date| day.pred_opt().unwrap_or(day);
        let monday = today.week(Weekday::Mon).first_day();
        match self {
            Self::ThisWeek => Period { from: monday, until: today },
            Self::LastWeek => Period { from: before(monday).week(Weekday::Mon).first_day(), until: before(monday) },
            Self::ThisMonth => Period { from: month(today), until: today },
            Self::LastMonth => Period { from: months_before(month(today), 1), until: before(month(today)) },
            Self::ThisQuarter => Period { from: months_before(month(today), today.month0() % 3), until: today },
            Self::ThisHalfYear => Period { from: months_before(month(today), today.month0() % 6), until: today },
            Self::ThisYear => Period { from: year(today), until: today },
            Self::LastYear => Period { from: months_before(year(today), 12), until: before(year(today)) },
        }
    }
}

impl Period {
    pub fn has(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.from <= day && day <= self.until)
    }
}

impl DisputeLine {
    /// Mediated to an end: agreed, failed or terminated.
    fn is_mediated(&self, period: Period) -> bool {
        let is_end = |kind: StepKind| {
            matches!(kind, StepKind::Agree | StepKind::AgreeOrally | StepKind::Fail | StepKind::Terminate)
        };
        self.last.is_some_and(|(kind, day)| is_end(kind) && period.has(Some(day)))
    }

    pub(super) fn is_agreed(&self, period: Period) -> bool {
        let is_agreement = |(kind, _)| matches!(kind, StepKind::Agree | StepKind::AgreeOrally);
        self.is_mediated(period) && self.last.is_some_and(is_agreement)
    }

    /// Whether something that is still to be performed was to be by the last day of the period.
    fn is_overdue(&self, period: Period) -> bool {
        self.open_until.is_some_and(|due| due < period.until)
    }

    fn is_oral(&self) -> bool {
        self.last.is_some_and(|(kind, _)| kind == StepKind::AgreeOrally)
    }
}

impl DisputeColumn {
    pub const ALL: [Self; 20] = [
        Self::Accepted,
        Self::Difficult,
        Self::Applied,
        Self::OwnInitiative,
        Self::Court,
        Self::Police,
        Self::Procuratorate,
        Self::Petition,
        Self::OtherTransfer,
        Self::Mediated,
        Self::Agreed,
        Self::Rate,
        Self::Parties,
        Self::Amount,
        Self::Written,
        Self::Oral,
        Self::Performed,
        Self::Performing,
        Self::Unperformed,
        Self::Confirmation,
    ];

    /// Group and heading.
    pub fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::Accepted => ("受理", "件数"),
            Self::Applied => ("受理", "依申请"),
            Self::OwnInitiative => ("受理", "主动"),
            Self::Difficult => ("受理", "疑难复杂"),
            Self::Court => ("接受移送", "法院"),
            Self::Police => ("接受移送", "公安"),
            Self::Procuratorate => ("接受移送", "检察"),
            Self::Petition => ("接受移送", "信访"),
            Self::OtherTransfer => ("接受移送", "其他"),
            Self::Mediated => ("调解", "件数"),
            Self::Agreed => ("调解", "成功"),
            Self::Rate => ("调解", "成功率"),
            Self::Parties => ("调解", "当事人"),
            Self::Amount => ("协议", "万元"),
            Self::Written => ("协议", "书面"),
            Self::Oral => ("协议", "口头"),
            Self::Performed => ("履行", "已履行"),
            Self::Performing => ("履行", "履行中"),
            Self::Unperformed => ("履行", "未履行"),
            Self::Confirmation => ("履行", "申请确认"),
        }
    }

    /// Whether a case stands behind the figure of this column; of rates and amounts those they are made of.
    pub fn counts(self, line: &DisputeLine, period: Period) -> bool {
        let is_accepted = period.has(line.accepted_on);
        let is_agreed = line.is_agreed(period);
        let came = |way_in: WayIn| is_accepted && line.way_in == way_in;
        match self {
            Self::Accepted => is_accepted,
            Self::Difficult => is_accepted && line.is_difficult,
            Self::Applied => came(WayIn::Applied),
            Self::OwnInitiative => came(WayIn::OwnInitiative),
            Self::Court => came(WayIn::Court),
            Self::Police => came(WayIn::Police),
            Self::Procuratorate => came(WayIn::Procuratorate),
            Self::Petition => came(WayIn::Petition),
            Self::OtherTransfer => came(WayIn::Other),
            Self::Mediated | Self::Rate | Self::Parties => line.is_mediated(period),
            Self::Agreed | Self::Amount => is_agreed,
            Self::Written => is_agreed && !line.is_oral(),
            Self::Oral => is_agreed && line.is_oral(),
            Self::Performed => is_agreed && line.open_terms == 0,
            Self::Performing => is_agreed && line.open_terms > 0 && !line.is_overdue(period),
            Self::Unperformed => is_agreed && line.open_terms > 0 && line.is_overdue(period),
            Self::Confirmation => is_agreed && line.is_confirmation_asked,
        }
    }

    /// The figure in words; nothing of none.
    pub fn figure<'a>(self, lines: impl Iterator<Item = &'a DisputeLine>, period: Period) -> String {
        let lines: Vec<&DisputeLine> = lines.filter(|line| self.counts(line, period)).collect();
        let count = lines.len() as u64;
        let words = |number: u64| if number == 0 { String::new() } else { number.to_string() };
        match self {
            Self::Parties => words(lines.iter().map(|line| line.parties).sum()),
            Self::Amount => {
                let amount: u64 = lines.iter().map(|line| line.amount).sum();
                // Hundredths of 万元, rounded as the form has it.
                let hundredths = (amount + 5_000) / 10_000;
                if amount == 0 { String::new() } else { format!("{}.{:02}", hundredths / 100, hundredths % 100) }
            }
            Self::Rate => {
                let agreed = lines.iter().filter(|line| line.is_agreed(period)).count() as u64;
                let rate = (agreed * 100 + count / 2).checked_div(count);
                rate.map(|rate| format!("{rate}%")).unwrap_or_default()
            }
            _ => words(count),
        }
    }
}

impl DisputeReport {
    /// Of these cases. Every type of the form has its row: nothing happened is a figure too.
    pub fn of(mut lines: Vec<DisputeLine>) -> Self {
        lines.sort_by_key(|line| line.dispute_type);
        let rows = DisputeType::table().codes.iter().map(|row| (row.code.as_str(), row.name.as_str()));
        Self { rows: rows.collect(), lines }
    }

    /// The cases of a row, or of all rows.
    pub fn of_row(&self, row: Option<usize>) -> impl Iterator<Item = &DisputeLine> {
        let code = row.and_then(|row| self.rows.get(row)).map(|(code, _)| *code);
        code.map_or(self.lines.as_slice(), |code| of_type(&self.lines, code)).iter()
    }
}

/// The stretch of one type in cases in the order of their types.
fn of_type<'a>(lines: &'a [DisputeLine], code: &str) -> &'a [DisputeLine] {
    let from = lines.partition_point(|line| line.dispute_type < code);
    let until = lines.partition_point(|line| line.dispute_type <= code);
    &lines[from..until]
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::codes::DisputeSource;

    pub(in super::super) fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    pub(in super::super) fn line(source: &str, accepted: &str, last: Option<(StepKind, &str)>) -> DisputeLine {
        DisputeLine {
            id: RecordId(1),
            dispute_type: "02",
            way_in: WayIn::of(source),
            accepted_on: accepted.parse().ok(),
            last: last.map(|(kind, on)| (kind, day(on))),
            parties: 3,
            amount: 320_000,
            open_terms: 0,
            open_until: None,
            is_confirmation_asked: false,
            is_confidential: false,
            registered_on: accepted.parse().ok(),
            is_grave: false,
            is_difficult: false,
            place: None,
            mediators: "何建国".into(),
            mediated_on: None,
            reported_on: None,
        }
    }

    fn figures(lines: &[DisputeLine], period: Period) -> Vec<String> {
        DisputeColumn::ALL.map(|column| column.figure(lines.iter(), period)).to_vec()
    }

    #[test]
    fn a_span_begins_with_its_first_day_and_ends_today_or_with_its_last() {
        for (span, today, from, until) in [
            (Span::ThisWeek, "2026-06-15", "2026-06-15", "2026-06-15"),
            (Span::ThisWeek, "2027-01-03", "2026-12-28", "2027-01-03"),
            (Span::LastWeek, "2026-06-15", "2026-06-08", "2026-06-14"),
            (Span::ThisMonth, "2024-02-29", "2024-02-01", "2024-02-29"),
            (Span::LastMonth, "2024-03-31", "2024-02-01", "2024-02-29"),
            (Span::LastMonth, "2026-01-15", "2025-12-01", "2025-12-31"),
            (Span::ThisQuarter, "2026-06-15", "2026-04-01", "2026-06-15"),
            (Span::ThisQuarter, "2026-01-31", "2026-01-01", "2026-01-31"),
            (Span::ThisHalfYear, "2026-06-30", "2026-01-01", "2026-06-30"),
            (Span::ThisHalfYear, "2026-07-01", "2026-07-01", "2026-07-01"),
            (Span::ThisYear, "2026-12-31", "2026-01-01", "2026-12-31"),
            (Span::LastYear, "2026-06-15", "2025-01-01", "2025-12-31"),
        ] {
            assert_eq!(span.period(day(today)), Period { from: day(from), until: day(until) }, "{span:?} {today}");
        }
    }

    #[test]
    fn cases_count_as_accepted_by_one_day_and_as_agreed_by_another() {
        let case = line("1", "2026-05-22", Some((StepKind::Agree, "2026-06-17")));
        let (may, june) = (Span::LastMonth.period(day("2026-06-30")), Span::ThisMonth.period(day("2026-06-30")));
        let lines = [case];
        assert!(DisputeColumn::Accepted.counts(&lines[0], may) && !DisputeColumn::Accepted.counts(&lines[0], june));
        assert!(!DisputeColumn::Agreed.counts(&lines[0], may) && DisputeColumn::Agreed.counts(&lines[0], june));
        let expected = ["", "", "", "", "", "", "", "", "", "1", "1", "100%", "3", "0.32", "1", "", "1", "", "", ""];
        assert_eq!(figures(&lines, june), expected);
    }

    const WAYS_IN: [DisputeColumn; 7] = [
        DisputeColumn::Applied,
        DisputeColumn::OwnInitiative,
        DisputeColumn::Court,
        DisputeColumn::Police,
        DisputeColumn::Procuratorate,
        DisputeColumn::Petition,
        DisputeColumn::OtherTransfer,
    ];

    #[test]
    fn what_is_difficult_is_grave_or_of_ten_people_or_of_a_hundred_thousand_yuan() {
        assert!(is_difficult(true, 2, 0) && is_difficult(false, 10, 0) && is_difficult(false, 2, 10_000_000));
        assert!(!is_difficult(false, 9, 9_999_999));
    }

    #[test]
    fn every_type_has_its_row_also_where_nothing_happened() {
        assert_eq!(DisputeReport::of(Vec::new()).rows.len(), 15);
    }

    #[test]
    fn every_case_accepted_came_in_exactly_one_way_and_every_one_agreed_is_written_or_oral() {
        let june = Span::ThisMonth.period(day("2026-06-30"));
        for source in DisputeSource::table().codes.iter().map(|row| row.code.as_str()) {
            let case = line(source, "2026-06-02", Some((StepKind::AgreeOrally, "2026-06-02")));
            let counted =
                |columns: &[DisputeColumn]| columns.iter().filter(|column| column.counts(&case, june)).count();
            assert_eq!(counted(&WAYS_IN), 1, "{source}");
            assert_eq!(counted(&[DisputeColumn::Written, DisputeColumn::Oral]), 1, "{source}");
            for open_until in [None, Some(day("2026-06-29")), Some(day("2026-06-30"))] {
                let case = DisputeLine { open_terms: u64::from(open_until.is_some()), open_until, ..case.clone() };
                let kept = [DisputeColumn::Performed, DisputeColumn::Performing, DisputeColumn::Unperformed];
                assert_eq!(kept.iter().filter(|column| column.counts(&case, june)).count(), 1, "{open_until:?}");
            }
        }
    }

    #[test]
    fn a_case_that_was_reopened_is_not_mediated_to_an_end_any_more() {
        let june = Span::ThisMonth.period(day("2026-06-30"));
        let reopened = line("1", "2026-06-02", Some((StepKind::Reopen, "2026-06-20")));
        assert!(!DisputeColumn::Mediated.counts(&reopened, june) && DisputeColumn::Accepted.counts(&reopened, june));
    }

    #[test]
    fn a_rate_is_of_those_that_came_to_an_end() {
        let june = Span::ThisMonth.period(day("2026-06-30"));
        let ended = |kind| line("1", "2026-06-02", Some((kind, "2026-06-20")));
        let lines = [ended(StepKind::Agree), ended(StepKind::Agree), ended(StepKind::Fail), ended(StepKind::Mediate)];
        assert_eq!(DisputeColumn::Rate.figure(lines.iter(), june), "67%");
        assert_eq!(DisputeColumn::Amount.figure(lines.iter(), june), "0.64", "of those that agreed");
    }
}
