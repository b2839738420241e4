//! Which fields the form asks for: not the same of residents, of people from abroad and of children.

use super::Registration;
use crate::domain::checkup::Standard;
use crate::domain::deadline::{Matter, Rule};
use crate::domain::registers::Person;
use crate::domain::{Date, Register};

/// Of a child under fourteen only where they live and with whom is registered (docs/privacy.md).
const NOT_OF_CHILDREN: [&str; 8] = [
    "occupation",
    "workplace",
    "permit_type",
    "permit_number",
    "permit_issued_on",
    "permit_valid_until",
    "permit_endorsed_on",
    "remark",
];

impl Registration {
    /// Whether a field is asked of this person.
    pub fn asks(&self, key: &str, today: Date) -> bool {
        let person = &self.person.record;
        if !person.concerns(key) || !self.residence.record.concerns(key) {
            return false;
        }
        match key {
            "guardian_consent_on" => person.is_small_child(today),
            "foreign_name" | "document_valid_until" | "expected_leave" => {
                person.identity.is_of_foreigner() && !person.is_small_child(today)
            }
            key if NOT_OF_CHILDREN.contains(&key) => !person.is_small_child(today),
            key => Person::field(key).is_none() || person.may_hold(key, today),
        }
    }

    /// Until when somebody from abroad is to be registered by the station's rule, and on what ground.
    pub fn reminder(&self, standard: &Standard) -> Option<String> {
        let start = self.residence.record.from_date.0.filter(|_| self.person.record.identity.is_of_foreigner())?;
        let (rules, matter) = (&standard.deadlines, Matter::ForeignerRegistration);
        let deadline = rules.deadline(matter, start, standard.today, &standard.holidays)?;
        let Rule { period, basis, .. } = rules.rule(matter);
        Some(format!("境外人员住宿登记：入住后 {}内，{}（{basis}）", period.term.label(), deadline.words()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Holidays, Period, Term};
    use crate::domain::checkup::Thresholds;
    use crate::domain::deadline::Deadlines;
    use crate::domain::values::Choice;

    fn today() -> Date {
        "2026-06-15".parse().expect("a real day")
    }

    fn standard() -> Standard {
        Standard {
            today: today(),
            thresholds: Thresholds::default(),
            most_people: None,
            least_square_metres: None,
            deadlines: Deadlines::default(),
            holidays: Holidays::built_in(),
        }
    }

    #[test]
    fn a_child_is_asked_for_the_guardians_consent_and_for_little_else() {
        let mut form = Registration::new(today());
        assert!(form.asks("phones", today()) && !form.asks("guardian_consent_on", today()));
        form.person.type_in("birth", "2020-05-01", today());
        for (key, is_asked) in [
            ("guardian_consent_on", true),
            ("place", true),
            ("reside_reason", true),
            ("phones", false),
            ("registered_area", false),
            ("workplace", false),
            ("remark", false),
        ] {
            assert_eq!(form.asks(key, today()), is_asked, "{key}");
        }
    }

    #[test]
    fn a_foreigner_is_asked_for_the_travel_document_and_reminded_of_the_day() {
        let mut form = Registration::new(today());
        form.person.set("identity", |person| person.identity.kind = Choice::of("414"));
        assert!(form.asks("foreign_name", today()) && form.asks("expected_leave", today()));
        assert_eq!(form.reminder(&standard()), None);
        form.residence.type_in("from_date", "2026-06-15", today());
        let reminder = form.reminder(&standard()).expect("a reminder");
        assert!(reminder.contains("24 小时") && reminder.contains("出境入境管理法 39 条"), "{reminder}");
        let mut own = standard();
        let rule = own.deadlines.rule(Matter::ForeignerRegistration);
        let period = Period::strict(Term::Hours(72));
        own.deadlines.set(Matter::ForeignerRegistration, Rule { period, basis: "本站设定".into(), ..rule.clone() });
        let reminder = form.reminder(&own).expect("a reminder");
        assert!(reminder.contains("72 小时") && reminder.contains("还有 3 天"), "the station's own rule: {reminder}");
        own.deadlines.set(Matter::ForeignerRegistration, Rule { is_used: false, ..rule });
        assert_eq!(form.reminder(&own), None);
    }

    #[test]
    fn a_resident_is_not_asked_why_and_for_how_long() {
        let mut form = Registration::new(today());
        form.residence.set("kind", |residence| residence.kind = Choice::of("1"));
        assert!(!form.asks("reside_reason", today()) && !form.asks("permit_number", today()));
        assert!(form.asks("phones", today()) && form.asks("from_date", today()));
    }
}
