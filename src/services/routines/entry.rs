//! One record of these ledgers being entered or corrected: its fields as they stand in the register, what the station adds to
//! it, and what its links may point at.

use super::{Desk, Trouble, seen};
use crate::domain::registers::{Dispute, Person, Place};
use crate::domain::{Draft, Problem, RecordId, Register, Right, Weight};
use crate::services::signature::Signature;
use crate::services::{disputes, drafts, finding, places, registration};
use crate::store::{ChangeId, Stored, Writing};
use serde::{Deserialize, Serialize};

/// So many are offered for a link.
const MOST: usize = 8;

/// A register of these ledgers.
pub trait Entry: Stored {
    /// 「登记信息反馈」, 「修改信息反馈」
    const NEW: &'static str;
    const CHANGE: &'static str;
    /// Links that are told in words beside: (link, words).
    const TOLD: &'static [(&'static str, &'static str)] = &[];

    /// Whether the form asks for this field.
    fn asks(&self, key: &str) -> bool {
        self.concerns(key)
    }

    /// What a new one is about, where that is known before it is written: which period.
    fn about(&self) -> String {
        String::new()
    }

    /// Whose it is, where that stands in another register.
    fn whose(&self, _desk: &Desk) -> Result<String, Trouble> {
        Ok(String::new())
    }

    /// What the station adds to a new one: its number, its place in the order.
    fn entered(self, _writing: &mut Writing<'_>, _station: &Signature) -> Result<Self, Trouble> {
        Ok(self)
    }

    /// Writes what was changed; answers where it lies then.
    fn rewrite(self, writing: &mut Writing<'_>, id: RecordId, _station: &Signature) -> Result<RecordId, Trouble> {
        writing.update(id, &self)?;
        Ok(id)
    }

    /// The case it speaks of or became: it is there for those who see the case.
    fn case(&self) -> Option<RecordId> {
        None
    }
}

/// A record being entered or corrected.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(bound = "")]
pub struct EntryForm<R: Register> {
    pub id: Option<RecordId>,
    pub draft: Draft<R>,
}

/// What came of saving.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SavedEntry {
    pub id: RecordId,
    pub change: ChangeId,
}

impl<R: Entry> EntryForm<R> {
    pub(in crate::services) fn new(record: R) -> Self {
        Self { id: None, draft: Draft::of(record) }
    }

    pub fn open(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        Ok(Self { id: Some(id), draft: Draft::of(seen(desk, id)?) })
    }

    pub fn title(&self) -> &'static str {
        if self.id.is_some() { R::CHANGE } else { R::NEW }
    }

    /// What is to be mended in the fields this form asks for.
    pub fn problems(&self, today: crate::domain::Date) -> Vec<Problem> {
        let mut problems = self.draft.problems(today);
        problems.retain(|problem| R::field(problem.field).is_none_or(|field| !field.is_derived));
        problems
    }

    pub fn save(&self, desk: &mut Desk) -> Result<SavedEntry, Trouble> {
        desk.require(Right::Write)?;
        let mut wrong = self.problems(desk.today());
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        if !self.is_seen(desk)? {
            return Err(Trouble::Gone);
        }
        let station = Signature::of(desk);
        let (id, change) = desk.writing(self.title(), |writing| match self.id {
            None => {
                let entered = self.draft.record.clone().entered(writing, &station)?;
                Ok(writing.insert(&entered)?)
            }
            Some(id) => {
                let current: R = writing.load(id)?.ok_or(Trouble::Gone)?;
                registration::merged(&current, &self.draft)?.rewrite(writing, id, &station)
            }
        })?;
        Ok(SavedEntry { id, change })
    }

    /// Whether the record is there for this operator, as it is stored and as it would be.
    pub(in crate::services) fn is_seen(&self, desk: &Desk) -> Result<bool, Trouble> {
        let sight = disputes::sight(desk);
        let would_be = self.draft.record.case().map_or(Ok(true), |case| desk.store.sees_dispute(&sight, case))?;
        let is = self.id.map_or(Ok(true), |id| desk.store.sees_row::<R>(&sight, id))?;
        Ok(would_be && is)
    }

    /// Takes the record back out of its ledger.
    pub fn remove(desk: &mut Desk, id: RecordId) -> Result<ChangeId, Trouble> {
        desk.require(Right::Write)?;
        seen::<R>(desk, id)?;
        let what = format!("删去{}", R::TITLE);
        let ((), change) = desk.writing(&what, |writing| Ok(writing.delete::<R>(id)?))?;
        Ok(change)
    }

    /// 「登记信息反馈：海信〔2026〕031号」, as the list of drafts offers it.
    pub(in crate::services) fn draft_title(&self) -> String {
        let name = self.draft.record.name();
        if name.is_empty() { self.title().to_owned() } else { drafts::titled(self.title(), &name) }
    }
}

/// What a link of a form may point at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LinkKind {
    Place,
    Person,
    Dispute,
}

/// One record that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkChoice {
    pub id: RecordId,
    pub words: String,
    pub note: String,
}

impl LinkKind {
    /// Of a link to this register; nothing of links that are not chosen by hand.
    pub fn of_table(table: &str) -> Option<Self> {
        [(Place::TABLE, Self::Place), (Person::TABLE, Self::Person), (Dispute::TABLE, Self::Dispute)]
            .into_iter()
            .find(|(known, _)| *known == table)
            .map(|(_, kind)| kind)
    }
}

/// What may be meant by what was typed, the likeliest first; of disputes only those the operator sees.
pub fn link_choices(desk: &Desk, kind: LinkKind, typed: &str) -> Result<Vec<LinkChoice>, Trouble> {
    desk.require(Right::Look)?;
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    Ok(match kind {
        LinkKind::Place => places::matching(desk, typed, MOST)?
            .into_iter()
            .map(|place| LinkChoice { id: place.id, words: place.full_name, note: String::new() })
            .collect(),
        LinkKind::Person => finding::search_in(desk, typed, Some(finding::HitKind::Person), MOST)?
            .into_iter()
            .map(|hit| LinkChoice { id: hit.id, words: hit.title, note: hit.second_line })
            .collect(),
        LinkKind::Dispute => disputes::found(desk, typed, MOST)?
            .into_iter()
            .map(|case| LinkChoice { id: case.id, words: case.number, note: case.title })
            .collect(),
    })
}

/// How a record that is linked is called.
pub fn link_words(desk: &Desk, kind: LinkKind, id: RecordId) -> Result<String, Trouble> {
    desk.require(Right::Look)?;
    Ok(match kind {
        LinkKind::Place => places::full_name(desk, Some(id))?,
        LinkKind::Person => {
            let person: Option<Person> = desk.store.load(id)?;
            person.map(|person| places::listed_name(&person, desk.today())).unwrap_or_default()
        }
        LinkKind::Dispute => match disputes::seen(desk, id) {
            Ok(case) => case.dispute.case_number.0,
            Err(Trouble::Gone) => String::new(),
            Err(trouble) => return Err(trouble),
        },
    })
}
