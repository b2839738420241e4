//! Deadlines: which event starts which term, as a rule set that a station can edit.
//!
//! Provinces differ, so every rule is a setting with the article it rests on beside it. Deadlines are derived from the
//! records each time and never stored. How terms are counted stands in `calendar`.

mod endorsement;
mod known;
mod matter;

pub use endorsement::{Endorsement, EndorsementState, endorsement};
pub use known::{KnownRule, known_rules};
pub use matter::Matter;

use super::Date;
use super::calendar::{Holidays, Period, Standing, due};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One rule: what a matter has time for, and when the day's page begins to show it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Rule {
    pub is_used: bool,
    pub period: Period,
    /// So many days before its last day a matter is shown as due.
    pub ahead_days: u32,
    /// The law's article, 「居住证暂行条例 10 条」, or 「本站设定」.
    pub basis: String,
}

/// The rule set of a station. What the station never touched follows the program's own rules.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Deadlines {
    own: BTreeMap<Matter, Rule>,
}

/// One matter of one record, with its last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline {
    pub matter: Matter,
    pub due: Date,
    pub standing: Standing,
    /// Whether the day's page shows it already.
    pub is_near: bool,
    /// Whether the holidays of every year up to the last day are known; without them working days are counted in plain
    /// weeks.
    pub is_certain: bool,
}

impl Deadlines {
    /// The rule the station goes by.
    pub fn rule(&self, matter: Matter) -> Rule {
        self.own.get(&matter).cloned().unwrap_or_else(|| known::default_rule(matter))
    }

    /// Whether the station has a rule of its own here.
    pub fn is_own(&self, matter: Matter) -> bool {
        self.own.contains_key(&matter)
    }

    pub fn set(&mut self, matter: Matter, rule: Rule) {
        if rule == known::default_rule(matter) {
            self.own.remove(&matter);
        } else {
            self.own.insert(matter, rule);
        }
    }

    /// Back to the program's own rule.
    pub fn reset(&mut self, matter: Matter) {
        self.own.remove(&matter);
    }

    /// What an event on `start` makes due; None when the station does not use this rule. With the day on which it was
    /// done for `today` the standing says whether it was done in time. Endorsements are asked of
    /// [`Deadlines::endorsement`].
    pub fn deadline(&self, matter: Matter, start: Date, today: Date, holidays: &Holidays) -> Option<Deadline> {
        let rule = self.rule(matter);
        if !rule.is_used {
            return None;
        }
        let due = due(start, rule.period, holidays);
        let is_near = (due - today).num_days() <= i64::from(rule.ahead_days);
        let is_certain = holidays.knows(start, due);
        Some(Deadline { matter, due, standing: Standing::of(due, today), is_near, is_certain })
    }

    /// The next endorsement of a residence permit, issued and endorsed on these days: near once its window is open, or so
    /// many days before as the rule says. The window itself is in [`endorsement()`].
    pub fn endorsement(&self, issued_on: Date, endorsed_on: &[Date], today: Date) -> Option<Deadline> {
        let matter = Matter::PermitEndorsement;
        let rule = self.rule(matter);
        let next = endorsement(issued_on, endorsed_on, today);
        let is_near = (next.from - today).num_days() <= i64::from(rule.ahead_days);
        let deadline = Deadline { matter, due: next.until, standing: next.standing(today), is_near, is_certain: true };
        rule.is_used.then_some(deadline)
    }
}

impl Rule {
    /// What is wrong with the rule, in one sentence.
    pub fn fault(&self) -> Option<String> {
        const MOST_AHEAD: u32 = 365;
        if self.basis.trim().is_empty() {
            return Some("请写明依据，例如法规名称和条款；本站自定的写“本站设定”".into());
        }
        (self.ahead_days > MOST_AHEAD).then(|| format!("提前提醒最多 {MOST_AHEAD} 天"))
    }
}

impl Deadline {
    /// 「还有 3 天」; of something that one may do from then on, 「还有 3 天可办」 and 「已经可办」.
    pub fn words(&self) -> String {
        match (self.matter.is_entitlement(), self.standing) {
            (false, standing) => standing.words(),
            (true, Standing::Left(days)) => format!("还有 {days} 天可办"),
            (true, Standing::Today | Standing::Over(_)) => "已经可办".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Term;

    fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    fn deadline(rules: &Deadlines, matter: Matter, start: &str, today: &str) -> Deadline {
        rules.deadline(matter, day(start), day(today), &Holidays::built_in()).expect("a rule in use")
    }

    #[test]
    fn an_event_makes_its_matter_due() {
        let rules = Deadlines::default();
        for (matter, start, due) in [
            (Matter::ResidenceRegistration, "2026-02-13", "2026-02-16"),
            (Matter::AddressChange, "2026-06-15", "2026-06-25"),
            (Matter::LandlordReport, "2026-02-13", "2026-02-25"),
            (Matter::TenancyEndReport, "2026-06-12", "2026-06-17"),
            (Matter::ForeignerRegistration, "2026-06-12", "2026-06-13"),
            (Matter::PermitEligibility, "2025-08-31", "2026-02-28"),
            (Matter::BirthRegistration, "2026-01-31", "2026-02-28"),
            (Matter::MoveInRegistration, "2026-06-15", "2026-06-18"),
            (Matter::LongAbsence, "2025-11-30", "2026-02-28"),
            (Matter::TenancyEnd, "2026-06-30", "2026-06-30"),
            (Matter::Reinspection, "2026-06-12", "2026-06-17"),
        ] {
            assert_eq!(deadline(&rules, matter, start, "2026-01-01").due, day(due), "{matter:?}");
        }
    }

    #[test]
    fn a_matter_is_near_as_long_before_as_the_rule_says() {
        let rules = Deadlines::default();
        for (today, is_near, words) in [
            ("2026-05-30", false, "还有 31 天"),
            ("2026-05-31", true, "还有 30 天"),
            ("2026-06-30", true, "今天到期"),
            ("2026-07-02", true, "超期 2 天"),
        ] {
            let found = deadline(&rules, Matter::TenancyEnd, "2026-06-30", today);
            assert_eq!((found.is_near, found.words().as_str()), (is_near, words), "{today}");
        }
    }

    #[test]
    fn an_endorsement_is_near_once_its_window_opens() {
        let mut rules = Deadlines::default();
        let endorsed = [day("2025-03-01")];
        let found = |rules: &Deadlines, today| rules.endorsement(day("2024-03-15"), &endorsed, day(today));
        for (today, is_near, words) in [
            ("2026-02-14", false, "还有 29 天"),
            ("2026-02-15", true, "还有 28 天"),
            ("2026-03-15", true, "今天到期"),
            ("2026-03-16", true, "超期 1 天"),
        ] {
            let deadline = found(&rules, today).expect("a rule in use");
            assert_eq!((deadline.is_near, deadline.words().as_str()), (is_near, words), "{today}");
            assert_eq!(deadline.due, day("2026-03-15"));
        }
        let rule = rules.rule(Matter::PermitEndorsement);
        rules.set(Matter::PermitEndorsement, Rule { ahead_days: 7, ..rule.clone() });
        assert!(found(&rules, "2026-02-08").is_some_and(|deadline| deadline.is_near));
        rules.set(Matter::PermitEndorsement, Rule { is_used: false, ..rule });
        assert_eq!(found(&rules, "2026-03-16"), None);
    }

    #[test]
    fn nobody_is_late_for_what_they_may_do() {
        let rules = Deadlines::default();
        for (today, words) in [("2026-07-01", "还有 1 天可办"), ("2026-07-02", "已经可办"), ("2027-01-01", "已经可办")]
        {
            assert_eq!(deadline(&rules, Matter::PermitEligibility, "2026-01-02", today).words(), words, "{today}");
        }
    }

    #[test]
    fn a_station_goes_by_its_own_rule_until_it_is_put_back() {
        let mut rules = Deadlines::default();
        let three = Period::strict(Term::WorkingDays(3));
        let matter = Matter::ResidenceRegistration;
        rules.set(matter, Rule { period: three, basis: "本市规定".into(), ..rules.rule(matter) });
        let json = serde_json::to_string(&rules).expect("a setting is JSON");
        let mut kept: Deadlines = serde_json::from_str(&json).expect("and comes back");
        assert_eq!(kept, rules);
        assert!(kept.is_own(matter));
        assert_eq!(deadline(&kept, matter, "2026-02-13", "2026-02-13").due, day("2026-02-25"));
        kept.reset(matter);
        assert_eq!(kept, Deadlines::default());
        kept.set(matter, kept.rule(matter));
        assert!(!kept.is_own(matter), "the program's own rule is nobody's own");
    }

    #[test]
    fn a_rule_that_is_not_used_makes_nothing_due() {
        let mut rules = Deadlines::default();
        let matter = Matter::LongAbsence;
        rules.set(matter, Rule { is_used: false, ..rules.rule(matter) });
        let today = day("2026-06-15");
        assert_eq!(rules.deadline(matter, today, today, &Holidays::built_in()), None);
    }

    #[test]
    fn a_last_day_in_a_year_without_a_notice_is_marked() {
        let rules = Deadlines::default();
        assert!(deadline(&rules, Matter::LandlordReport, "2026-12-28", "2026-12-28").is_certain);
        assert!(!deadline(&rules, Matter::LandlordReport, "2026-12-30", "2026-12-30").is_certain);
    }

    #[test]
    fn a_rule_names_what_it_rests_on() {
        let rule = Deadlines::default().rule(Matter::LandlordReport);
        assert_eq!(rule.fault(), None);
        assert!(Rule { basis: " ".into(), ..rule.clone() }.fault().is_some());
        assert!(Rule { ahead_days: 366, ..rule }.fault().is_some());
    }
}
