//! 今日: what is due, from the findings of the checkup's due rules, the most pressing first; and what the calendar brings.

use super::checkup::{Finding, Group, Line, Opens, Results, Rule, Tally, lines};
use super::disputes::{self, DueCase};
use super::ratings::{self, DueRating};
use super::{Desk, Trouble, routines, standards};
use crate::domain::calendar::{DayKind, Holidays};
use crate::domain::deadline::Matter;
use crate::domain::registers::{Occupant, RentalHouse, Tenancy};
use crate::domain::{Date, RecordId, Right};
use crate::store::Stored;
use chrono::{Datelike, Weekday};

/// So many lines stand on the day's page; what is beyond them is counted, and listed on a page of its own.
const MOST_LINES: usize = 60;
/// Days that count as this week.
const WEEK: i64 = 7;

/// Something that is due.
#[derive(Clone, Debug)]
pub struct DueLine {
    /// 「居住证签注」, 「调解期限」, 「定期工作」
    pub title: &'static str,
    pub due: Date,
    pub days_left: i64,
    pub line: Line,
    pub next: Next,
    /// A meeting that was arranged and no deadline.
    pub is_appointment: bool,
}

/// What settles it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Whatever stands on the page of the record.
    Open,
    /// Somebody living in a let dwelling is registered there.
    Register { person: RecordId, place: RecordId },
    /// The re-inspection of this house is recorded.
    Reinspect(RecordId),
}

/// How pressing it is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Pressing {
    Overdue,
    Today,
    ThisWeek,
    Later,
}

impl Pressing {
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Today, Self::ThisWeek, Self::Later];

    pub fn of(days_left: i64) -> Self {
        match days_left {
            ..0 => Self::Overdue,
            0 => Self::Today,
            1..=WEEK => Self::ThisWeek,
            _ => Self::Later,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "已逾期",
            Self::Today => "今天",
            Self::ThisWeek => "7 天内",
            Self::Later => "更晚",
        }
    }
}

/// What is due, the earliest first.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    pub lines: Vec<DueLine>,
    /// All there is, also what is not among the lines.
    pub count: u64,
    counts: [u64; 4],
}

impl Agenda {
    pub fn count(&self, pressing: Pressing) -> u64 {
        self.counts[pressing as usize]
    }
}

/// From what was found at this desk.
pub fn agenda(desk: &Desk) -> Result<Agenda, Trouble> {
    desk.require(Right::Look)?;
    let today = desk.today();
    let mut agenda = Agenda { count: due(desk.checkup()).map(|tally| tally.count).sum(), ..Agenda::default() };
    let mut all = Vec::new();
    for tally in due(desk.checkup()) {
        for finding in &tally.findings {
            let Some(day) = finding.day() else { continue };
            let days_left = (day - today).num_days();
            agenda.counts[Pressing::of(days_left) as usize] += 1;
            all.push((day, days_left, tally.rule, finding));
        }
    }
    all.sort_by_key(|(day, ..)| *day);
    for (due, days_left, rule, finding) in all.into_iter().take(MOST_LINES) {
        let line = lines(desk, rule, std::slice::from_ref(finding))?.pop();
        let next = next(desk, rule, finding)?;
        agenda.lines.extend(line.map(|line| DueLine {
            title: rule.title,
            due,
            days_left,
            line,
            next,
            is_appointment: false,
        }));
    }
    for case in disputes::due(desk)? {
        agenda.count += 1;
        agenda.counts[Pressing::of(case.days_left(today)) as usize] += 1;
        agenda.lines.push(of_case(case, today));
    }
    for waits in ratings::due(desk)? {
        agenda.count += 1;
        agenda.counts[Pressing::of((waits.due - today).num_days()) as usize] += 1;
        agenda.lines.push(of_rating(waits, today));
    }
    for line in routines::due(desk)? {
        agenda.count += 1;
        agenda.counts[Pressing::of(line.days_left) as usize] += 1;
        agenda.lines.push(line);
    }
    agenda.lines.sort_by_key(|line| line.due);
    agenda.lines.truncate(MOST_LINES);
    Ok(agenda)
}

/// Who only looks opens the record.
fn next(desk: &Desk, rule: &Rule, finding: &Finding) -> Result<Next, Trouble> {
    if !desk.may(Right::Write) {
        return Ok(Next::Open);
    }
    Ok(match rule.group {
        Group::Due(Matter::ResidenceRegistration | Matter::ForeignerRegistration) => {
            let place = let_to(desk, finding.record)?;
            place.map_or(Next::Open, |place| Next::Register { person: finding.opens, place })
        }
        Group::Due(Matter::Reinspection) if rule.opens == Opens::House => Next::Reinspect(finding.opens),
        _ => Next::Open,
    })
}

/// The dwelling that an occupant was let into.
fn let_to(desk: &Desk, occupant: RecordId) -> Result<Option<RecordId>, Trouble> {
    let Some(occupant) = desk.store.load::<Occupant>(occupant)? else { return Ok(None) };
    let Some(tenancy) = load_linked::<Tenancy>(desk, occupant.tenancy.id)? else { return Ok(None) };
    let house = load_linked::<RentalHouse>(desk, tenancy.house.id)?;
    Ok(house.and_then(|house| house.place.id))
}

fn load_linked<R: Stored>(desk: &Desk, id: Option<RecordId>) -> Result<Option<R>, Trouble> {
    Ok(id.map(|id| desk.store.load(id)).transpose()?.flatten())
}

/// What is due in cases, the earliest first, for the list behind the page of the day: there each line says what it is.
pub fn of_disputes(desk: &Desk) -> Result<Vec<Line>, Trouble> {
    desk.require(Right::Look)?;
    let today = desk.today();
    let line = |case: DueCase| {
        let words = case.deadline.after(&case.number);
        let kind = case.kind.clone();
        let due = of_case(case, today);
        Line { subject: due.title.to_owned(), place: kind, words, ..due.line }
    };
    Ok(disputes::due(desk)?.into_iter().map(line).collect())
}

/// 「海人调字〔2026〕第014号，邻里纠纷」: what is due in a case, without those it is between.
fn of_case(case: DueCase, today: Date) -> DueLine {
    let (due, days_left) = (case.deadline.deadline.due, case.days_left(today));
    let words = case.deadline.after(&case.kind);
    let line = Line {
        opens: Opens::Dispute,
        record: case.id,
        subject: case.number,
        place: words.clone(),
        words,
        repair: None,
        due: Some(due),
    };
    let is_appointment = case.deadline.is_appointment();
    DueLine { title: case.deadline.deadline.matter.label(), due, days_left, line, next: Next::Open, is_appointment }
}

/// 「甄房主，2026年上半年」
fn of_rating(waits: DueRating, today: Date) -> DueLine {
    let DueRating { rating, title, name, round, due } = waits;
    let line = Line {
        opens: Opens::Rating,
        record: rating,
        subject: name,
        place: round,
        words: title.to_owned(),
        repair: None,
        due: Some(due),
    };
    DueLine { title, due, days_left: (due - today).num_days(), line, next: Next::Open, is_appointment: false }
}

fn due(results: &Results) -> impl Iterator<Item = &Tally> {
    results.complaints(|group| matches!(group, Group::Due(_)))
}

/// A day off soon, or a year whose days off are not entered yet; nothing most of the time.
pub fn calendar_note(desk: &Desk) -> Result<Option<String>, Trouble> {
    desk.require(Right::Look)?;
    let (today, holidays) = (desk.today(), standards::standard(desk)?.holidays);
    Ok(day_off_soon(today, &holidays).or_else(|| unknown_year(today, &holidays)))
}

/// 「6 月 19 日（周五）端午节放假，按工作日计的期限已顺延」
fn day_off_soon(today: Date, holidays: &Holidays) -> Option<String> {
    let is_weekday = |day: &Date| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut soon = today.iter_days().take(WEEK as usize + 1).filter(is_weekday);
    soon.find_map(|day| {
        let special = holidays.special(day).filter(|special| special.kind == DayKind::Off)?;
        let (month, of_month, weekday) = (day.month(), day.day(), weekday(day));
        Some(format!("{month} 月 {of_month} 日（周{weekday}）{}放假，按工作日计的期限已顺延", special.name))
    })
}

/// Said from December on, when the notice for the next year is out.
fn unknown_year(today: Date, holidays: &Holidays) -> Option<String> {
    let year = if today.month() == 12 { today.year() + 1 } else { today.year() };
    (!holidays.is_known(year)).then(|| format!("{year} 年的放假安排还没有录入，按工作日计的期限只扣除了周末"))
}

/// 「一」 to 「日」
pub fn weekday(day: Date) -> &'static str {
    ["一", "二", "三", "四", "五", "六", "日"][day.weekday().num_days_from_monday() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    #[test]
    fn the_last_day_itself_is_today_and_a_week_has_seven_more() {
        let pressing = [-1, 0, 1, 7, 8].map(Pressing::of);
        let expected = [Pressing::Overdue, Pressing::Today, Pressing::ThisWeek, Pressing::ThisWeek, Pressing::Later];
        assert_eq!(pressing, expected);
    }

    #[test]
    fn a_day_off_is_told_a_week_before() {
        let holidays = Holidays::built_in();
        let told = day_off_soon(day("2026-06-15"), &holidays);
        assert_eq!(told.as_deref(), Some("6 月 19 日（周五）端午节放假，按工作日计的期限已顺延"));
        assert_eq!(day_off_soon(day("2026-06-11"), &holidays), None, "eight days before");
    }

    #[test]
    fn a_year_without_a_notice_is_told_of_in_december() {
        let holidays = Holidays::built_in();
        assert_eq!(unknown_year(day("2026-11-30"), &holidays), None);
        assert!(unknown_year(day("2026-12-01"), &holidays).is_some_and(|words| words.starts_with("2027 年")));
        assert!(unknown_year(day("2027-02-01"), &holidays).is_some());
    }
}
