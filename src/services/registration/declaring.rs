//! Who declares: people for themselves, or somebody for them. For whoever is under sixteen a guardian does (浙江条例 7 条).

use super::{Registration, Subject};
use crate::domain::registers::Person;
use crate::domain::values::{Choice, DocumentNumber, Text, Value};
use crate::domain::{Date, Problem};

/// 本人申报, and 监护人申报 of those under sixteen.
pub(super) const BY_ONESELF: &str = "1";
pub(super) const BY_GUARDIAN: &str = "6";
const DECLARES_AT: u32 = 16;

impl Registration {
    /// Whether somebody else than the person declares, so that they are asked for.
    pub fn has_declarant(&self) -> bool {
        !matches!(self.residence.record.declared_by.code.as_str(), "" | BY_ONESELF)
    }

    /// Proposes the guardian once the person turns out to be under sixteen, and takes that back when they are not.
    pub fn follow_age(&mut self, today: Date) {
        let declared_by = self.residence.record.declared_by.code.as_str();
        if needs_guardian(&self.person.record, today) {
            if declared_by == BY_ONESELF {
                self.proposed_guardian = true;
                self.residence.set("declared_by", |stay| stay.declared_by = Choice::of(BY_GUARDIAN));
            }
        } else if self.proposed_guardian && declared_by == BY_GUARDIAN && !self.person.record.birth.is_unset() {
            self.proposed_guardian = false;
            self.residence.set("declared_by", |stay| stay.declared_by = Choice::of(BY_ONESELF));
            self.residence.set("declarant", |stay| stay.declarant = Text::default());
            self.residence.set("declarant_number", |stay| stay.declarant_number = DocumentNumber::default());
        }
    }

    /// Whoever speaks for somebody else is named. What was left open in an earlier registration may stay so.
    pub(super) fn declaration_problem(&self, today: Date) -> Option<Problem> {
        let residence = &self.residence;
        let is_as_before = matches!(self.subject, Subject::Existing { .. })
            && residence.record.declared_by == residence.original().declared_by;
        if is_as_before || !self.asks("declared_by", today) {
            return None;
        }
        if residence.record.declared_by.code == BY_ONESELF && needs_guardian(&self.person.record, today) {
            return Some(Problem::wrong("declared_by", "不满 16 周岁由监护人申报"));
        }
        let is_nameless = self.has_declarant() && residence.record.declarant.is_empty();
        is_nameless.then(|| Problem::wrong("declarant", "请填代报人的姓名、与本人关系"))
    }
}

/// Whether the law lets a guardian speak for them.
pub(super) fn needs_guardian(person: &Person, today: Date) -> bool {
    person.age(today).is_some_and(|age| age < DECLARES_AT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-06-15".parse().expect("a real day")
    }

    fn born(birth: &str) -> Registration {
        let mut form = Registration::new(today());
        form.person.type_in("birth", birth, today());
        form.follow_age(today());
        form
    }

    fn said(form: &Registration) -> Option<(&'static str, String)> {
        form.declaration_problem(today()).map(|problem| (problem.field, problem.sentence))
    }

    #[test]
    fn for_somebody_under_sixteen_a_guardian_declares_and_is_named() {
        let mut form = born("2010-06-16");
        assert_eq!(form.residence.record.declared_by.label(), "监护人申报");
        assert_eq!(said(&form), Some(("declarant", "请填代报人的姓名、与本人关系".to_owned())));
        form.residence.type_in("declarant", "罗小梅，母亲", today());
        assert_eq!(said(&form), None);
        form.residence.type_in("declared_by", "本人申报", today());
        assert_eq!(said(&form), Some(("declared_by", "不满 16 周岁由监护人申报".to_owned())));
    }

    #[test]
    fn whoever_is_sixteen_declares_alone_and_a_wrong_birth_costs_nothing() {
        assert_eq!(born("2010-06-15").residence.record.declared_by.label(), "本人申报");
        let mut form = born("2020-01-01");
        form.residence.type_in("declarant", "罗小梅，母亲", today());
        form.person.type_in("birth", "1990-01-01", today());
        form.follow_age(today());
        assert_eq!((form.has_declarant(), form.residence.record.declarant.is_empty()), (false, true));
        assert_eq!(said(&form), None);
    }

    #[test]
    fn a_guardian_chosen_by_hand_stays_whatever_the_age() {
        let mut form = born("1990-01-01");
        form.residence.type_in("declared_by", "监护人申报", today());
        form.follow_age(today());
        assert_eq!(form.residence.record.declared_by.label(), "监护人申报");
    }
}
