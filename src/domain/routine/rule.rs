//! The rule of period: from when on, how often, on which day of a period, and what becomes of a day off.
//!
//! The periods of a rule follow one another without a gap from its first day to its last. A rule ends with a whole period and
//! the one that takes its place begins the day after: so no period is lost by a change, and none comes twice.

use super::cycle::{Cycle, Span, earlier, later};
use super::occurrence::Occurrence;
use crate::domain::Date;
use crate::domain::calendar::Holidays;
use crate::domain::codes::RoutineShift;
use crate::domain::registers::Routine;
use crate::domain::values::Choice;
use chrono::Datelike;
use std::iter::successors;

/// What becomes of a day that is off. It never leaves its own period.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Shift {
    /// 不调整
    #[default]
    AsItFalls,
    /// 顺延到工作日
    Later,
    /// 提前到工作日
    Earlier,
}

/// When something comes round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub cycle: Cycle,
    /// Which month of the period, from 1 on; of no meaning for weeks and months.
    pub month: u32,
    /// Which day of that month, or of the week from Monday on. What a month does not have is its last day.
    pub day: u32,
    pub shift: Shift,
    pub from: Date,
    pub until: Option<Date>,
}

impl Shift {
    const ALL: [Self; 3] = [Self::AsItFalls, Self::Later, Self::Earlier];

    pub fn of(choice: &Choice<RoutineShift>) -> Self {
        Self::ALL.into_iter().find(|shift| shift.code() == choice.code).unwrap_or_default()
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::AsItFalls => "1",
            Self::Later => "2",
            Self::Earlier => "3",
        }
    }
}

impl Rule {
    /// The rule a routine goes by; nothing while it lacks period or first day.
    pub fn of(routine: &Routine) -> Option<Self> {
        Some(Self {
            cycle: Cycle::of(&routine.cycle)?,
            month: routine.due_month.0.unwrap_or(1),
            day: routine.due_day.0.unwrap_or(1),
            shift: Shift::of(&routine.shift),
            from: routine.from_date.0?,
            until: routine.until_date.0,
        })
    }

    /// The periods that have begun by this day, the first one cut to the first day of the rule.
    pub fn spans(&self, by: Date) -> impl Iterator<Item = Span> + use<> {
        let rule = *self;
        let last = rule.until.map_or(by, |until| until.min(by));
        let next = move |span: &Span| Some(later(span.until, 1));
        successors(Some(rule.span_from(rule.from)), move |span| next(span).map(|day| rule.span_from(day)))
            .take_while(move |span| span.from <= last)
    }

    /// The period that begins on this day.
    fn span_from(&self, from: Date) -> Span {
        let until = self.cycle.span_of(from).until;
        Span { from, until: self.until.filter(|last| *last >= from).map_or(until, |last| until.min(last)) }
    }

    /// The last day of the period this day lies in: a rule that is to end then ends there.
    pub fn ends_with(&self, day: Date) -> Date {
        self.cycle.span_of(day.max(self.from)).until
    }

    /// The occurrences whose periods have begun by this day.
    pub fn occurrences<'a>(&self, by: Date, holidays: &'a Holidays) -> impl Iterator<Item = Occurrence> + use<'a> {
        let rule = *self;
        self.spans(by).map(move |span| Occurrence { span, due: rule.due(span, holidays) })
    }

    /// The day on which it is due in this period: always a day of the period. Where a rule begins in the middle and the day
    /// has passed, the end of the period.
    pub fn due(&self, span: Span, holidays: &Holidays) -> Date {
        let named = self.named_day(span);
        let day = if span.contains(named) { named } else { span.until };
        let is_worked = |day: &Date| holidays.is_working_day(*day);
        let after = || day.iter_days().take_while(|other| *other <= span.until).find(is_worked);
        let before = || days_back(day).take_while(|other| *other >= span.from).find(is_worked);
        let worked = match self.shift {
            Shift::AsItFalls => None,
            Shift::Later => after().or_else(before),
            Shift::Earlier => before().or_else(after),
        };
        worked.unwrap_or(day)
    }

    /// Whether the day it names lies outside this period, because the rule begins or ends in the middle of one.
    pub fn misses_its_day(&self, span: Span) -> bool {
        !span.contains(self.named_day(span))
    }

    /// The day the rule names, in the whole period.
    fn named_day(&self, span: Span) -> Date {
        let whole = self.cycle.span_of(span.from);
        let Some(months) = self.cycle.months() else {
            return later(whole.from, self.day.clamp(1, 7) - 1);
        };
        let month = whole.from.month() + self.month.clamp(1, months) - 1;
        let first = Date::from_ymd_opt(whole.from.year(), month, 1).unwrap_or(whole.from);
        let last = Cycle::Month.span_of(first).until;
        later(first, self.day.clamp(1, 31) - 1).min(last)
    }

    /// 「每周五」, 「每月1日」, 「每季度第3个月15日」, 「每年12月20日」
    pub fn words(&self) -> String {
        let day = self.day;
        match self.cycle {
            Cycle::Week => {
                let names = ["一", "二", "三", "四", "五", "六", "日"];
                format!("每周{}", names[(day.clamp(1, 7) - 1) as usize])
            }
            Cycle::Month => format!("每月{day}日"),
            Cycle::Quarter => format!("每季度第{}个月{day}日", self.month),
            Cycle::HalfYear => format!("每半年第{}个月{day}日", self.month),
            Cycle::Year => format!("每年{}月{day}日", self.month),
        }
    }
}

fn days_back(day: Date) -> impl Iterator<Item = Date> {
    successors(Some(day), |day| Some(earlier(*day, 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn rule(cycle: Cycle, (month, day_of): (u32, u32), shift: Shift, from: &str) -> Rule {
        Rule { cycle, month, day: day_of, shift, from: day(from), until: None }
    }

    fn due_days(rule: Rule, by: &str) -> Vec<String> {
        rule.occurrences(day(by), &Holidays::built_in()).map(|occurrence| occurrence.due.to_string()).collect()
    }

    #[test]
    fn a_rule_comes_round_on_its_day() {
        for (rule, by, due) in [
            (
                rule(Cycle::Week, (1, 5), Shift::AsItFalls, "2026-06-01"),
                "2026-06-15",
                vec!["2026-06-05", "2026-06-12", "2026-06-19"],
            ),
            // The first of May is a day off, and so are those after it.
            (
                rule(Cycle::Month, (1, 1), Shift::Later, "2026-04-01"),
                "2026-06-01",
                vec!["2026-04-01", "2026-05-06", "2026-06-01"],
            ),
            (
                rule(Cycle::Month, (1, 31), Shift::AsItFalls, "2024-01-01"),
                "2024-04-01",
                vec!["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"],
            ),
            (
                rule(Cycle::Quarter, (3, 20), Shift::AsItFalls, "2026-01-01"),
                "2026-05-01",
                vec!["2026-03-20", "2026-06-20"],
            ),
            (
                rule(Cycle::HalfYear, (6, 30), Shift::Earlier, "2026-01-01"),
                "2026-08-01",
                vec!["2026-06-30", "2026-12-30"],
            ),
            (
                rule(Cycle::Year, (2, 29), Shift::AsItFalls, "2024-01-01"),
                "2025-06-01",
                vec!["2024-02-29", "2025-02-28"],
            ),
        ] {
            assert_eq!(due_days(rule, by), due, "{}", rule.words());
        }
    }

    #[test]
    fn what_falls_on_the_last_weekend_of_a_month_comes_before_it_not_in_the_next_month() {
        // The thirty-first of May 2026 is a Sunday.
        let rule = rule(Cycle::Month, (1, 31), Shift::Later, "2026-05-01");
        assert_eq!(due_days(rule, "2026-05-31"), ["2026-05-29"]);
    }

    #[test]
    fn a_week_without_a_working_day_keeps_its_day() {
        // 春节 2026 takes the whole week from the sixteenth of February on.
        let rule = rule(Cycle::Week, (1, 5), Shift::Later, "2026-02-16");
        assert_eq!(due_days(rule, "2026-02-16"), ["2026-02-20"]);
    }

    #[test]
    fn a_rule_that_begins_after_its_day_gives_time_until_the_period_ends() {
        let rule = rule(Cycle::Month, (1, 1), Shift::Later, "2026-06-15");
        assert_eq!(due_days(rule, "2026-07-01"), ["2026-06-30", "2026-07-01"]);
        let misses: Vec<bool> = rule.spans(day("2026-07-01")).map(|span| rule.misses_its_day(span)).collect();
        assert_eq!(misses, [true, false], "and it is said why the first is due on another day");
    }

    /// A sequence that is the same on every run.
    struct Dice(u64);

    impl Dice {
        fn throw(&mut self, sides: u32) -> u32 {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            ((self.0 >> 33) % u64::from(sides)) as u32
        }

        fn rule(&mut self, from: Date) -> Rule {
            let cycle = Cycle::ALL[self.throw(5) as usize];
            let shift = [Shift::AsItFalls, Shift::Later, Shift::Earlier][self.throw(3) as usize];
            Rule { cycle, month: 1 + self.throw(12), day: 1 + self.throw(31), shift, from, until: None }
        }
    }

    /// Every day of the span belongs to exactly one period, and each period has its one day within itself.
    fn hold(occurrences: &[Occurrence], from: Date, until: Date) {
        let mut next = from;
        for occurrence in occurrences {
            assert_eq!(occurrence.span.from, next, "a gap or an overlap");
            assert!(occurrence.span.contains(occurrence.due), "{occurrence:?}");
            next = later(occurrence.span.until, 1);
        }
        assert!(next > until, "the last days have no period");
    }

    #[test]
    fn every_period_has_exactly_one_occurrence_over_leap_years_and_month_ends() {
        let (holidays, mut dice) = (Holidays::built_in(), Dice(5));
        for _ in 0..400 {
            // From somewhere in 2023 on: a leap year and a year's notice lie ahead.
            let from = later(day("2023-01-01"), dice.throw(365));
            let until = later(from, 900);
            let rule = dice.rule(from);
            let occurrences: Vec<Occurrence> = rule.occurrences(until, &holidays).collect();
            hold(&occurrences, from, until);
            let whole = occurrences.iter().skip(1).all(|one| rule.cycle.span_of(one.span.from) == one.span);
            assert!(whole, "{}", rule.words());
        }
    }

    #[test]
    fn no_period_is_lost_or_comes_twice_when_a_rule_is_changed() {
        let (holidays, mut dice) = (Holidays::built_in(), Dice(9));
        for _ in 0..200 {
            let first = later(day("2023-06-01"), dice.throw(400));
            let until = later(first, 1200);
            let (mut all, mut from) = (Vec::new(), first);
            // Changed on some day, again and again: each rule ends with the period of that day.
            for _ in 0..4 {
                let mut rule = dice.rule(from);
                let last = rule.ends_with(later(from, dice.throw(300)));
                rule.until = Some(last);
                all.extend(rule.occurrences(until, &holidays));
                from = later(last, 1);
            }
            all.extend(dice.rule(from).occurrences(until, &holidays));
            hold(&all, first, until);
        }
    }
}
