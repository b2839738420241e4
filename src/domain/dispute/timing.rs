//! By when things are due in a case: the decision to accept, the mediation itself, what was arranged, performance, return visits, and
//! the thirty days in which the court can be asked. The terms are the station's own rules (`deadline`).

use super::{Case, OF_A_TRADE, Stage};
use crate::domain::Date;
use crate::domain::calendar::{Holidays, Standing};
use crate::domain::deadline::{Deadline, Deadlines, Matter};
use crate::domain::values::Value;

/// What deadlines are counted by.
#[derive(Clone, Copy)]
pub struct RuleBook<'a> {
    pub deadlines: &'a Deadlines,
    pub holidays: &'a Holidays,
}

/// Something that is due, with what it is about: 「第 2 条」, of a meeting its hour 「14:30」.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseDeadline {
    pub deadline: Deadline,
    pub about: String,
}

impl CaseDeadline {
    /// 「履行期限 第 2 条」, 「约定调解 14:30」
    pub fn in_words(&self) -> String {
        self.after(self.deadline.matter.label())
    }

    /// The same behind other words: 「邻里纠纷 14:30」.
    pub fn after(&self, words: &str) -> String {
        format!("{words} {}", self.about).trim_end().to_owned()
    }

    /// Nothing that runs out: a meeting the parties agreed on.
    pub fn is_appointment(&self) -> bool {
        self.deadline.matter == Matter::DisputeSession
    }

    pub fn days_left(&self, today: Date) -> i64 {
        (self.deadline.due - today).num_days()
    }
}

/// All that is due now, the earliest first.
pub fn deadlines(case: &Case, rules: RuleBook<'_>, today: Date) -> Vec<CaseDeadline> {
    let course = case.course();
    let of = |matter: Matter, start: Date| rules.deadlines.deadline(matter, start, today, rules.holidays);
    let mut due: Vec<CaseDeadline> = Vec::new();
    let mut add = |deadline: Option<Deadline>, about: String| {
        due.extend(deadline.map(|deadline| CaseDeadline { deadline, about }));
    };
    let told = course.returned_on.or(case.dispute.registered_on.0);
    if let (Stage::Registered, Some(told)) = (course.stage, told) {
        add(of(Matter::DisputeDecision, told), String::new());
    }
    if course.stage.is_open() {
        add(course.ordered_until.and_then(|day| of(Matter::DisputeOrder, day)), String::new());
    }
    if let (true, Some(from)) = (course.stage.is_under_way(), course.counted_from) {
        add(mediation(case, rules, from, course.extended_until, today), String::new());
        if let Some(arranged) = course.arranged_for {
            add(of(Matter::DisputeSession, arranged.on), arranged.at.shown());
        }
    }
    if let (true, Some(agreed)) = (course.stage.is_agreed(), course.agreed) {
        for (place, (_, term)) in (1..).zip(&case.terms).filter(|(_, (_, term))| term.is_open()) {
            let deadline = term.due_on.0.and_then(|day| of(Matter::DisputePerformance, day));
            add(deadline, format!("第 {place} 条"));
        }
        let visit = match course.visits {
            0 => Some(Matter::ReturnVisit),
            1 => Some(Matter::SecondReturnVisit),
            _ => None,
        };
        add(visit.and_then(|matter| of(matter, agreed.on)), String::new());
        // Nobody is late for asking the court; afterwards it can no longer be asked.
        let confirmation = of(Matter::JudicialConfirmation, agreed.on)
            .filter(|deadline| !agreed.is_oral && !course.is_confirmation_asked && deadline.due >= today);
        add(confirmation, String::new());
    }
    due.sort_by_key(|due| due.deadline.due);
    due
}

/// The term of mediation, or the day the parties agreed to go on until.
fn mediation(
    case: &Case,
    rules: RuleBook<'_>,
    from: Date,
    extended_until: Option<Date>,
    today: Date,
) -> Option<Deadline> {
    let is_of_a_trade = case.dispute.sector.code == OF_A_TRADE;
    let matter = if is_of_a_trade { Matter::TradeMediation } else { Matter::DisputeMediation };
    let by_rule = rules.deadlines.deadline(matter, from, today, rules.holidays)?;
    let Some(due) = extended_until else { return Some(by_rule) };
    let ahead_days = i64::from(rules.deadlines.rule(matter).ahead_days);
    Some(Deadline {
        due,
        standing: Standing::of(due, today),
        is_near: (due - today).num_days() <= ahead_days,
        is_certain: true,
        ..by_rule
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{case, day, numbered, step, term};
    use super::super::{Appointment, OF_ONE_MIND, StepKind};
    use super::*;
    use crate::domain::calendar::{Period, Term};
    use crate::domain::deadline::{Rule, known_rules};
    use crate::domain::registers::DisputeStep;
    use crate::domain::values::{Choice, Day, TimeOfDay};
    use chrono::{Datelike, Days};

    fn due(case: &Case, rules: &Deadlines, today: &str) -> Vec<(Matter, Date)> {
        let book = RuleBook { deadlines: rules, holidays: &Holidays::built_in() };
        let due = deadlines(case, book, day(today));
        due.into_iter().map(|due| (due.deadline.matter, due.deadline.due)).collect()
    }

    fn accepted(on: Date) -> Case {
        let mut case = case();
        let on = DisputeStep { stepped_on: Day(Some(on)), ..step(StepKind::Accept, "2026-05-22") };
        case.steps = numbered(vec![step(StepKind::Register, "2026-05-20"), on]);
        case
    }

    fn with_rule(matter: Matter, term: Term) -> Deadlines {
        let mut rules = Deadlines::default();
        rules.set(matter, Rule { period: Period::strict(term), ..rules.rule(matter) });
        rules
    }

    #[test]
    fn whether_to_accept_is_decided_within_three_days() {
        assert_eq!(due(&case(), &Deadlines::default(), "2026-05-20"), [(Matter::DisputeDecision, day("2026-05-23"))]);
    }

    #[test]
    fn mediation_ends_as_the_rule_of_the_station_says() {
        for (accepted_on, term, last) in [
            ("2026-05-22", Term::Days(30), "2026-06-21"),
            ("2026-01-31", Term::Days(30), "2026-03-02"),
            ("2024-01-30", Term::Days(30), "2024-02-29"),
            ("2026-01-31", Term::Months(1), "2026-02-28"),
            ("2024-01-31", Term::Months(1), "2024-02-29"),
            ("2026-05-31", Term::Months(1), "2026-06-30"),
            // Weekends, 端午节 on the 19th of June.
            ("2026-05-22", Term::WorkingDays(30), "2026-07-06"),
            // 春节 with its Saturdays worked instead.
            ("2026-02-02", Term::WorkingDays(30), "2026-03-20"),
        ] {
            let rules = with_rule(Matter::DisputeMediation, term);
            let found = due(&accepted(day(accepted_on)), &rules, "2026-01-01");
            assert_eq!(found, [(Matter::DisputeMediation, day(last))], "{accepted_on} {term:?}");
        }
    }

    #[test]
    fn a_meeting_that_was_arranged_is_due_at_its_hour() {
        let mut case = accepted(day("2026-05-22"));
        case.steps[1].1.until_date = Day(Some(day("2026-05-25")));
        case.steps[1].1.until_time = TimeOfDay::new("14:30");
        let book = RuleBook { deadlines: &Deadlines::default(), holidays: &Holidays::built_in() };
        let due = deadlines(&case, book, day("2026-05-24"));
        let words: Vec<String> = due.iter().map(CaseDeadline::in_words).collect();
        assert!(words[0].ends_with(" 14:30") && !words[1].contains(':'), "{words:?}");
        assert_eq!(case.course().arranged_for.map(Appointment::in_words).as_deref(), Some("2026-05-25 14:30"));
    }

    #[test]
    fn a_dispute_of_a_trade_has_its_own_term() {
        let mut case = accepted(day("2026-05-22"));
        case.dispute.sector = Choice::of(OF_A_TRADE);
        assert_eq!(due(&case, &Deadlines::default(), "2026-06-01"), [(Matter::TradeMediation, day("2026-07-21"))]);
    }

    #[test]
    fn what_the_parties_agreed_on_takes_the_place_of_the_term() {
        let mut case = accepted(day("2026-05-22"));
        let extended = DisputeStep { until_date: Day(Some(day("2026-07-31"))), ..step(StepKind::Extend, "2026-06-18") };
        case.steps.push((crate::domain::RecordId(3), extended));
        assert_eq!(due(&case, &Deadlines::default(), "2026-06-18"), [(Matter::DisputeMediation, day("2026-07-31"))]);
        case.steps.push((crate::domain::RecordId(4), step(StepKind::Fail, "2026-07-30")));
        assert_eq!(due(&case, &Deadlines::default(), "2026-08-18"), [], "nothing is due in a case that has ended");
    }

    #[test]
    fn after_an_agreement_it_is_performed_visited_and_can_be_confirmed() {
        let mut case = accepted(day("2026-05-22"));
        let of_one_mind = DisputeStep { outcome: Choice::of(OF_ONE_MIND), ..step(StepKind::Mediate, "2026-06-10") };
        case.steps.push((crate::domain::RecordId(3), of_one_mind));
        case.steps.push((crate::domain::RecordId(4), step(StepKind::Agree, "2026-06-17")));
        case.terms = numbered(vec![term("首付", 1200, "2026-06-30"), term("尾款", 2000, "2026-07-31")]);
        assert_eq!(
            due(&case, &Deadlines::default(), "2026-06-18"),
            [
                (Matter::ReturnVisit, day("2026-06-24")),
                (Matter::DisputePerformance, day("2026-06-30")),
                (Matter::JudicialConfirmation, day("2026-07-17")),
                (Matter::DisputePerformance, day("2026-07-31")),
            ]
        );
        case.terms[0].1.performed_on = Day(Some(day("2026-06-29")));
        case.steps.push((crate::domain::RecordId(5), step(StepKind::Visit, "2026-06-24")));
        assert_eq!(
            due(&case, &Deadlines::default(), "2026-07-18"),
            [(Matter::SecondReturnVisit, day("2026-07-17")), (Matter::DisputePerformance, day("2026-07-31"))],
            "the court can no longer be asked, and the second visit is overdue"
        );
        case.steps[3].1.kind = StepKind::AgreeOrally.choice();
        case.steps.truncate(4);
        let matters: Vec<Matter> =
            due(&case, &Deadlines::default(), "2026-06-18").into_iter().map(|(matter, _)| matter).collect();
        assert!(!matters.contains(&Matter::JudicialConfirmation), "an oral agreement is not confirmed");
    }

    /// Over four years and every rule that is known for it: never before its start, never a day less in another year.
    #[test]
    fn a_later_acceptance_is_never_due_earlier() {
        for known in known_rules(Matter::DisputeMediation) {
            let mut rules = Deadlines::default();
            rules.set(Matter::DisputeMediation, known.rule());
            let mut last = day("2023-01-01");
            for start in day("2023-12-01").iter_days().take(4 * 365) {
                let found = due(&accepted(start), &rules, "2026-01-01")[0].1;
                assert!(found >= last && found > start, "{} {start}", known.basis);
                assert!(found <= start + Days::new(70), "{} {start} {found}", known.basis);
                last = found;
            }
        }
    }

    /// As long as an extension is agreed on, it alone says when mediation ends, on whatever day that is.
    #[test]
    fn an_extension_ends_on_its_own_day_through_month_ends_and_leap_days() {
        for until in day("2024-02-26").iter_days().take(800).filter(|day| day.day() >= 26 || day.day() == 1) {
            let mut case = accepted(day("2024-02-20"));
            let extended = DisputeStep { until_date: Day(Some(until)), ..step(StepKind::Extend, "2024-02-25") };
            case.steps.push((crate::domain::RecordId(3), extended));
            assert_eq!(due(&case, &Deadlines::default(), "2024-02-25"), [(Matter::DisputeMediation, until)]);
        }
    }
}
