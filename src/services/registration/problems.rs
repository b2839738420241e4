//! What must be mended before a registration is saved, as far as the form alone can tell.
//!
//! What only the archive knows (another stay, several estates) is asked while saving, in `saving` and `stays`.

use super::{Registration, Subject};
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Phones, Value};
use crate::domain::{Date, Problem, Register, Weight, address};

/// Fields of a residence that saving fills in itself.
const SET_BY_SAVING: [&str; 3] = ["person", "place", "registrar"];

/// So many characters at least make a reason.
const LEAST_REASON: usize = 2;

impl Registration {
    /// All there is to mend, in form order. What is expected and was not left for later counts as wrong.
    ///
    /// A part that does not apply has no problems: the landlord where the dwelling is not let or has its file already, the
    /// declarant where people declare for themselves.
    pub fn problems(&self, today: Date, has_house_file: bool) -> Vec<Problem> {
        let applies = |problem: &Problem| {
            !SET_BY_SAVING.contains(&problem.field) && (problem.field != "declarant_number" || self.has_declarant())
        };
        let (before, after): (Vec<_>, Vec<_>) =
            self.residence.problems(today).into_iter().filter(applies).partition(|problem| problem.field == "kind");
        let mut problems = self.person_problems(today);
        problems.extend(before);
        problems.extend(self.address_problem());
        if self.is_let() && !has_house_file {
            problems.extend(self.landlord_problem(today));
        }
        problems.extend(after);
        problems.extend(self.declaration_problem(today));
        problems.into_iter().map(|problem| self.weigh(problem)).collect()
    }

    /// What is not asked is not missed; the number of a child may be left out.
    fn person_problems(&self, today: Date) -> Vec<Problem> {
        let person = &self.person.record;
        let is_left_out = |problem: &Problem| {
            problem.field == "identity" && person.is_small_child(today) && self.person.text("identity").is_empty()
        };
        let mut problems = self.person.problems(today);
        problems.retain(|problem| self.asks(problem.field, today) && !is_left_out(problem));
        problems.extend(self.reason_problem());
        problems
    }

    /// One character says nothing of why there is no number yet.
    fn reason_problem(&self) -> Option<Problem> {
        let identity = &self.person.record.identity;
        let reason = identity.missing_reason.trim().chars().count();
        let is_too_short = identity.number.is_empty() && !identity.missing_reason.is_empty() && reason < LEAST_REASON;
        is_too_short.then(|| Problem::wrong("identity", "理由至少写两个字，如「证件丢失」"))
    }

    fn weigh(&self, mut problem: Problem) -> Problem {
        let may_follow = self.later.contains(problem.field) || self.was_lacking(problem.field);
        if problem.weight == Weight::Missing && !may_follow {
            problem.weight = Weight::Wrong;
            problem.sentence = format!("请填{}；稍后补请按 F8", problem.sentence.trim_end_matches("待补"));
        }
        problem
    }

    /// Whether the registration that is being corrected was left without it: it may go on lacking.
    fn was_lacking(&self, key: &str) -> bool {
        let of_person = || Some((Person::field(key)?.value)(self.person.original()).is_empty());
        let of_residence = || Some((Residence::field(key)?.value)(self.residence.original()).is_empty());
        matches!(self.subject, Subject::Existing { .. }) && of_person().or_else(of_residence).unwrap_or_default()
    }

    fn landlord_problem(&self, today: Date) -> Option<Problem> {
        let mut phones = Phones::default();
        let fault = phones.read(&self.landlord.phone, today).err().or_else(|| phones.fault(today));
        if let Some(sentence) = fault {
            return Some(Problem::wrong("landlord_phone", sentence));
        }
        let is_nameless = !phones.is_empty() && self.landlord.name.trim().is_empty();
        is_nameless.then(|| Problem::wrong("landlord", "请填房主姓名，只有电话建不了档案"))
    }

    fn address_problem(&self) -> Option<Problem> {
        if self.address.place.is_some() {
            return None;
        }
        if self.address.typed.trim().is_empty() {
            return Some(Problem::wrong("place", "请填现住址"));
        }
        let is_dwelling = !address::parse(&self.address.typed).nodes().is_empty();
        (!is_dwelling).then(|| Problem::wrong("place", "看不出是哪一处，请写成「海棠苑3栋2单元501室」或「3-2-501」"))
    }
}
