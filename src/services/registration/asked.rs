//! Which fields the form asks for: not the same of residents, of people from abroad and of children.

use super::Registration;
use crate::domain::calendar::Holidays;
use crate::domain::deadline::{Deadlines, Matter};
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

    /// Until when somebody from abroad is to be registered, and on what ground.
    pub fn reminder(&self, today: Date) -> Option<String> {
        let start = self.residence.record.from_date.0.filter(|_| self.person.record.identity.is_of_foreigner())?;
        let rules = Deadlines::default();
        let deadline = rules.deadline(Matter::ForeignerRegistration, start, today, &Holidays::built_in())?;
        let basis = rules.rule(Matter::ForeignerRegistration).basis;
        Some(format!("境外人员住宿登记：入住后 24 小时内，{}（{basis}）", deadline.words()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Choice;

    fn today() -> Date {
        "2026-06-15".parse().expect("a real day")
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
        assert_eq!(form.reminder(today()), None);
        form.residence.type_in("from_date", "2026-06-15", today());
        let reminder = form.reminder(today()).expect("a reminder");
        assert!(reminder.contains("24 小时") && reminder.contains("出境入境管理法 39 条"), "{reminder}");
    }

    #[test]
    fn a_resident_is_not_asked_why_and_for_how_long() {
        let mut form = Registration::new(today());
        form.residence.set("kind", |residence| residence.kind = Choice::of("1"));
        assert!(!form.asks("reside_reason", today()) && !form.asks("permit_number", today()));
        assert!(form.asks("phones", today()) && form.asks("from_date", today()));
    }
}
