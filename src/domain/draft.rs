//! A record while it is being typed: what it was, what it is now, and what was typed that does not parse yet.

use super::{Date, Image, Problem, Register, Unreadable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A record on the desk. "Has it changed?" is a comparison.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "KeptDraft", into = "KeptDraft", bound(serialize = "R: Register", deserialize = "R: Register"))]
pub struct Draft<R> {
    pub record: R,
    original: R,
    /// Per field key, the text in its edit box where that differs from how the value would be typed.
    typed: BTreeMap<String, Typed>,
}

/// Text in an edit box, and what keeps it from being a value.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
struct Typed {
    text: String,
    problem: Option<String>,
}

/// A draft as it is kept until it is taken up again.
#[derive(Deserialize, Serialize)]
struct KeptDraft {
    record: Image,
    original: Image,
    typed: BTreeMap<String, Typed>,
}

impl<R: Register> Draft<R> {
    /// A draft of a record as it stands; `R::default()` for a new one.
    pub fn of(record: R) -> Self {
        Self { original: record.clone(), record, typed: BTreeMap::new() }
    }

    pub fn original(&self) -> &R {
        &self.original
    }

    /// The text for the edit box of this field.
    pub fn text(&self, key: &str) -> String {
        if let Some(typed) = self.typed.get(key) {
            return typed.text.clone();
        }
        R::field(key).map(|field| (field.value)(&self.record).typed()).unwrap_or_default()
    }

    /// Takes text from an edit box: the value follows, and the text stays as it was typed.
    pub fn type_in(&mut self, key: &str, text: &str, today: Date) {
        let Some(field) = R::field(key) else { return };
        let problem = field.read(&mut self.record, text, today).err();
        self.typed.insert(key.to_owned(), Typed { text: text.to_owned(), problem });
    }

    /// Sets a value from elsewhere (a choice, something derived) and forgets what was typed there.
    pub fn set(&mut self, key: &str, change: impl FnOnce(&mut R)) {
        change(&mut self.record);
        self.typed.remove(key);
    }

    /// The typed text gives way to the value's own writing, once the box is left.
    pub fn settle(&mut self, key: &str) {
        if self.typed.get(key).is_some_and(|typed| typed.problem.is_none()) {
            self.typed.remove(key);
        }
    }

    /// Somebody else has changed this field meanwhile: from now on it is compared with theirs, and takes it over if wanted.
    pub fn rebase(&mut self, key: &str, stored: &R, takes_stored: bool) -> Result<(), Unreadable> {
        let Some(field) = R::field(key) else { return Ok(()) };
        let cells = (field.value)(stored).store();
        (field.value_mut)(&mut self.original).restore(&cells)?;
        if takes_stored {
            (field.value_mut)(&mut self.record).restore(&cells)?;
            self.typed.remove(key);
        }
        Ok(())
    }

    /// Only the fields that were changed here, so that nothing else of a stored record is taken back.
    pub fn put_changes_into(&self, stored: &mut R) -> Result<(), Unreadable> {
        for field in R::fields() {
            let typed = (field.value)(&self.record).store();
            if typed != (field.value)(&self.original).store() {
                (field.value_mut)(stored).restore(&typed)?;
            }
        }
        Ok(())
    }

    pub fn is_changed(&self) -> bool {
        self.record != self.original || self.typed.values().any(|typed| typed.problem.is_some())
    }

    /// Everything to mend: texts that do not parse first at their fields, then what the register finds.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = self.record.problems(today);
        for field in R::fields().filter(|field| self.record.concerns(field.key)) {
            let Some(sentence) = self.typed.get(field.key).and_then(|typed| typed.problem.clone()) else { continue };
            problems.retain(|problem| problem.field != field.key);
            problems.push(Problem::wrong(field.key, sentence));
        }
        problems.sort_by_key(|problem| R::fields().position(|field| field.key == problem.field));
        problems
    }
}

impl<R: Register> From<Draft<R>> for KeptDraft {
    fn from(draft: Draft<R>) -> Self {
        Self { record: draft.record.image(), original: draft.original.image(), typed: draft.typed }
    }
}

impl<R: Register> TryFrom<KeptDraft> for Draft<R> {
    type Error = Unreadable;

    fn try_from(kept: KeptDraft) -> Result<Self, Unreadable> {
        Ok(Self { record: R::from_image(&kept.record)?, original: R::from_image(&kept.original)?, typed: kept.typed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::{Agreement, InspectionFinding, Person, Residence, Tenancy};

    fn year_of<R: Register>(key: &str) -> String {
        let today = Date::from_ymd_opt(2026, 6, 17).expect("a real day");
        let mut draft = Draft::<R>::of(R::default());
        draft.type_in(key, "12-31", today);
        draft.settle(key);
        draft.text(key)
    }

    #[test]
    fn a_day_typed_without_a_year_lies_where_its_field_looks() {
        let ahead = [
            year_of::<Tenancy>("agreed_until"),
            year_of::<InspectionFinding>("due_on"),
            year_of::<Residence>("permit_valid_until"),
            year_of::<Residence>("expected_leave"),
            year_of::<Person>("document_valid_until"),
            year_of::<Agreement>("valid_until"),
        ];
        assert!(ahead.iter().all(|day| day == "2026-12-31"), "{ahead:?}");
        let back = [year_of::<Tenancy>("from_date"), year_of::<Residence>("from_date"), year_of::<Person>("birth")];
        assert!(back.iter().all(|day| day == "2025-12-31"), "{back:?}");
    }
}
