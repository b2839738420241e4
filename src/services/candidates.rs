//! Records that may be of one person: for somebody being typed, and over the whole archive. What speaks for and against it is
//! said in words; nothing is merged by itself.

use super::people::{self, Stay};
use super::registration::{Registration, Subject};
use super::{Desk, Progress, Trouble, places};
use crate::domain::alikeness::{Alikeness, Portrait, Verdict, compare};
use crate::domain::registers::Person;
use crate::domain::{RecordId, Right};
use crate::store::Resemblance;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

pub use crate::store::Pair;

/// Somebody who may be the person being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub id: RecordId,
    pub person: Person,
    /// Where they live now or lived last, 「海棠苑2栋***」.
    pub address: String,
    /// Since when, or until when, 「2025-08-30 离开」.
    pub days: String,
    pub registrar: String,
    /// What speaks for it and against it, 「证件号码相同」.
    pub reasons: Vec<String>,
}

/// Who the person on this form may be. Of somebody who is known it is only asked whose number was typed for theirs.
pub fn of(desk: &Desk, registration: &Registration) -> Result<Vec<Candidate>, Trouble> {
    let typed = &registration.person.record;
    let oneself = match registration.subject {
        Subject::New => return find(desk, typed),
        Subject::Known(id) | Subject::Existing { person: id, .. } => id,
    };
    let number = &typed.identity.number;
    if number.is_empty() || *number == registration.person.original().identity.number {
        return Ok(Vec::new());
    }
    let mut found = find(desk, typed)?;
    found.retain(|candidate| candidate.id != oneself && candidate.person.identity.number == *number);
    Ok(found)
}

/// Everybody who may be this person, the likeliest first.
pub fn find(desk: &Desk, person: &Person) -> Result<Vec<Candidate>, Trouble> {
    desk.require(Right::Write)?;
    let typed = Portrait::of(person, None, desk.today());
    let mut found = Vec::new();
    for id in desk.store.similar_people(person)? {
        let Some(known) = desk.store.load::<Person>(id)? else { continue };
        let last = people::last_residence(desk, id)?;
        let alikeness = compare(&typed, &Portrait::of(&known, dwelling(last.as_ref()), desk.today()));
        if alikeness.verdict() >= Verdict::Possible {
            found.push((alikeness.total(), candidate(id, known, last, &alikeness)));
        }
    }
    found.sort_by_key(|(total, _)| Reverse(*total));
    Ok(found.into_iter().map(|(_, candidate)| candidate).collect())
}

/// These records as candidates, whatever speaks for and against them.
pub(super) fn those(desk: &Desk, person: &Person, ids: &[RecordId]) -> Result<Vec<Candidate>, Trouble> {
    let typed = Portrait::of(person, None, desk.today());
    let mut found = Vec::new();
    for id in ids {
        let Some(known) = desk.store.load::<Person>(*id)? else { continue };
        let last = people::last_residence(desk, *id)?;
        let alikeness = compare(&typed, &Portrait::of(&known, dwelling(last.as_ref()), desk.today()));
        found.push(candidate(*id, known, last, &alikeness));
    }
    Ok(found)
}

fn candidate(id: RecordId, person: Person, last: Option<Stay>, alikeness: &Alikeness) -> Candidate {
    let (address, days, registrar) =
        last.map_or_else(Default::default, |last| (last.masked_address(), last.days(), last.residence.registrar.0));
    Candidate { id, person, address, days, registrar, reasons: words(alikeness) }
}

/// Two records of the archive that may be of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct AlikePair {
    pub one: RecordId,
    pub other: RecordId,
    /// 「罗小梅 女 35 岁」, as lists show people.
    pub names: [String; 2],
    pub verdict: Verdict,
    /// 「证件号码相同」, those for it first.
    pub reasons: Vec<String>,
}

/// What a look through the archive found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlikePairs {
    /// The likeliest first; of very many only the first.
    pub pairs: Vec<AlikePair>,
    /// How many there are in all.
    pub count: usize,
}

/// More pairs at a time than a clerk looks through.
const MOST_SHOWN: usize = 500;
/// Persons kept at hand while pairs are compared.
const MOST_AT_HAND: usize = 20_000;

/// Every pair of the archive that may be of one person, of one person alone where one is named; those said to be of two
/// people left out. A long look, so it runs as a job.
pub fn pairs(desk: &Desk, of: Option<RecordId>, progress: &Progress) -> Result<AlikePairs, Trouble> {
    desk.require(Right::Write)?;
    let worth_comparing = match of {
        Some(person) => pairs_of(desk, person)?,
        None => all_pairs(desk, progress)?,
    };
    let distinct: HashSet<Pair> = desk.store.distinct_people()?.into_iter().collect();
    let mut people = People { desk, at_hand: HashMap::new() };
    let mut found = Vec::new();
    let total = worth_comparing.len() as u64;
    for (done, pair) in (0..).zip(worth_comparing.into_iter().filter(|pair| !distinct.contains(pair))) {
        if done % 200 == 0 {
            progress.report(done, total)?;
        }
        let alikeness = people.compare(pair)?;
        if alikeness.verdict() >= Verdict::Possible {
            found.push((Reverse(alikeness.total()), pair, alikeness));
        }
    }
    found.sort_by_key(|(total, pair, _)| (*total, *pair));
    let count = found.len();
    let shown = found.into_iter().take(MOST_SHOWN).map(|(_, pair, alikeness)| pair_in_words(desk, pair, &alikeness));
    Ok(AlikePairs { pairs: shown.collect::<Result<_, _>>()?, count })
}

/// Of what was found, the pairs that nobody has decided about since.
pub fn still_open(desk: &Desk, found: &AlikePairs) -> Result<Vec<AlikePair>, Trouble> {
    desk.require(Right::Look)?;
    let distinct: HashSet<Pair> = desk.store.distinct_people()?.into_iter().collect();
    let mut open = Vec::new();
    for pair in found.pairs.iter().filter(|pair| !distinct.contains(&(pair.one, pair.other))) {
        let is_gone = |id| desk.store.load::<Person>(id).map(|person| person.is_none());
        if !is_gone(pair.one)? && !is_gone(pair.other)? {
            open.push(pair.clone());
        }
    }
    Ok(open)
}

/// What two records have in common, and what not.
pub(super) fn alikeness(desk: &Desk, pair: Pair) -> Result<Alikeness, Trouble> {
    People { desk, at_hand: HashMap::new() }.compare(pair)
}

pub(super) fn words(alikeness: &Alikeness) -> Vec<String> {
    alikeness.signs.iter().map(|sign| sign.words()).collect()
}

fn pairs_of(desk: &Desk, person: RecordId) -> Result<BTreeSet<Pair>, Trouble> {
    let record: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
    let others = desk.store.similar_people(&record)?.into_iter().filter(|other| *other != person);
    Ok(others.map(|other| (person.min(other), person.max(other))).collect())
}

fn all_pairs(desk: &Desk, progress: &Progress) -> Result<BTreeSet<Pair>, Trouble> {
    let mut pairs = BTreeSet::new();
    for by in Resemblance::ALL {
        progress.report(0, 0)?;
        pairs.extend(desk.store.resembling(by)?);
    }
    Ok(pairs)
}

/// Persons as they are compared: one in several pairs is read once.
struct People<'a> {
    desk: &'a Desk,
    at_hand: HashMap<RecordId, Portrait>,
}

impl People<'_> {
    fn compare(&mut self, (one, other): Pair) -> Result<Alikeness, Trouble> {
        if self.at_hand.len() > MOST_AT_HAND {
            self.at_hand.clear();
        }
        for id in [one, other] {
            if !self.at_hand.contains_key(&id) {
                let person: Person = self.desk.store.load(id)?.ok_or(Trouble::Gone)?;
                let last = people::last_residence(self.desk, id)?;
                self.at_hand.insert(id, Portrait::of(&person, dwelling(last.as_ref()), self.desk.today()));
            }
        }
        Ok(compare(&self.at_hand[&one], &self.at_hand[&other]))
    }
}

/// Where somebody lives now, if they do.
fn dwelling(last: Option<&Stay>) -> Option<RecordId> {
    last.filter(|stay| !stay.is_over()).and_then(|stay| stay.residence.place.id)
}

pub(super) fn pair_in_words(desk: &Desk, (one, other): Pair, alikeness: &Alikeness) -> Result<AlikePair, Trouble> {
    let name = |id| -> Result<String, Trouble> {
        let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        Ok(places::listed_with_facts(&person, desk.today()))
    };
    Ok(AlikePair {
        one,
        other,
        names: [name(one)?, name(other)?],
        verdict: alikeness.verdict(),
        reasons: words(alikeness),
    })
}
