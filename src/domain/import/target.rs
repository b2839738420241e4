//! What a column can mean: a field of one of the records that a row tells of.

use super::part::Named;
use super::{Part, Subject};
use std::sync::LazyLock;

/// One thing a column can mean.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Target {
    pub part: Part,
    /// The field's key.
    pub key: &'static str,
}

impl Target {
    pub const fn new(part: Part, key: &'static str) -> Self {
        Self { part, key }
    }

    /// 「现住址」, 「房主联系电话」
    pub fn label(self) -> &'static str {
        of_part(self.part).iter().find(|named| named.target == self).map_or(self.key, |named| &named.label)
    }

    /// As it is kept with a remembered layout: `person.name`.
    pub fn word(self) -> String {
        format!("{}.{}", self.part.word(), self.key)
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let all = Subject::ALL.into_iter().flat_map(Subject::parts).flat_map(|part| of_part(*part));
        all.map(|named| named.target).find(|target| target.word() == word)
    }

    /// All that a column of such a table can mean, in the order of the paper form.
    pub fn all(subject: Subject) -> impl Iterator<Item = Self> {
        subject.parts().iter().flat_map(|part| of_part(*part)).map(|named| named.target)
    }

    /// What a heading names, as the table has it; what stands in brackets may be left out.
    pub fn called(subject: Subject, heading: &str) -> Option<Self> {
        let plain = super::plain(heading);
        called(subject, &plain).or_else(|| called(subject, &super::headings::without_brackets(&plain)))
    }

    /// Several columns may each say a piece of it: an address, a remark.
    pub fn takes_several(self) -> bool {
        matches!(self.key, "place" | "registered_address" | "remark" | "phones" | "identity")
    }
}

/// The target that a plain heading names, among those of a subject.
pub(super) fn called(subject: Subject, heading: &str) -> Option<Target> {
    if heading.is_empty() {
        return None;
    }
    let all = subject.parts().iter().flat_map(|part| of_part(*part));
    all.into_iter().find(|named| named.names.iter().any(|name| name == heading)).map(|named| named.target)
}

fn of_part(part: Part) -> &'static [Named] {
    static ALL: LazyLock<Vec<(Part, Vec<Named>)>> = LazyLock::new(|| {
        let mut all: Vec<(Part, Vec<Named>)> = Vec::new();
        for part in Subject::ALL.into_iter().flat_map(Subject::parts) {
            if !all.iter().any(|(known, _)| known == part) {
                all.push((*part, part.targets()));
            }
        }
        all
    });
    ALL.iter().find(|(known, _)| *known == part).map_or(&[], |(_, named)| named)
}
