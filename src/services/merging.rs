//! Two records of one person made one, field by field as the clerk chose, with everything that refers to them; and parted
//! again. Nothing is merged by itself.

mod afterwards;

use super::candidates::{self, AlikePair, Pair};
use super::{Desk, Trouble, disputes, people, places};
use crate::domain::alikeness::Verdict;
use crate::domain::merging::Merge;
use crate::domain::registers::{DisputeParty, Person};
use crate::domain::{Date, RecordId, Register, Right};
use crate::store::{ChangeId, Left, Parted, PersonMerge, StoreError, Stored};

/// What merging two records would do, before anything is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The record that stays and the one that goes into it.
    pub kept: Half,
    pub joining: Half,
    pub merge: Merge<Person>,
    pub verdict: Verdict,
    pub reasons: Vec<String>,
    /// What the two would say against each other afterwards, and what is to be done about it.
    pub contradictions: Vec<String>,
}

/// One of the two records.
#[derive(Clone, Debug, PartialEq)]
pub struct Half {
    pub id: RecordId,
    pub name: String,
    /// Where they live now or lived last, and since or until when.
    pub residence: String,
    /// Day of the last change.
    pub changed_on: String,
    /// 「居住登记 2 条」: what refers to it, as far as whoever looks may see it.
    pub uses: Vec<String>,
    /// How many that are.
    in_use: u32,
    person: Person,
}

impl Proposal {
    /// What moves from the one record to the other: 「居住登记 2 条、户成员 1 条」.
    pub fn moves(&self) -> String {
        if self.joining.uses.is_empty() {
            "没有要转过来的登记".to_owned()
        } else {
            self.joining.uses.join("、")
        }
    }
}

/// What was done, and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub change: ChangeId,
    /// The record to look at now.
    pub person: RecordId,
    pub words: String,
}

/// Two records side by side. The one that more refers to stays, or the older of two alike.
pub fn propose(desk: &Desk, pair: Pair) -> Result<Proposal, Trouble> {
    desk.require(Right::Write)?;
    let [one, other] = [used(desk, pair.0)?, used(desk, pair.1)?];
    if other > one { propose_into(desk, pair.1, pair.0) } else { propose_into(desk, pair.0, pair.1) }
}

/// The same with the record that stays chosen.
pub fn propose_into(desk: &Desk, kept: RecordId, joining: RecordId) -> Result<Proposal, Trouble> {
    desk.require(Right::Write)?;
    let alikeness = candidates::alikeness(desk, (kept, joining))?;
    let [(kept, kept_on), (joining, joining_on)] = [half(desk, kept)?, half(desk, joining)?];
    let merge = Merge::new((kept.person.clone(), kept_on), (joining.person.clone(), joining_on));
    let reasons = candidates::words(&alikeness);
    let contradictions = afterwards::contradictions(desk, kept.id, joining.id)?;
    Ok(Proposal { kept, joining, merge, verdict: alikeness.verdict(), reasons, contradictions })
}

/// Makes the two one, as it was proposed and chosen. One change, with one undo.
pub fn merge(desk: &mut Desk, proposal: &Proposal) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    let merged = proposal.merge.merged()?;
    let (kept, joining) = (proposal.kept.id, proposal.joining.id);
    let (_, change) = desk.writing("合并重复的人", |writing| {
        for half in [&proposal.kept, &proposal.joining] {
            if writing.load::<Person>(half.id)?.as_ref() != Some(&half.person) {
                return Err(Trouble::MergeOutdated);
            }
        }
        Ok(writing.merge_people(kept, joining, &merged)?)
    })?;
    let words = match proposal.joining.in_use {
        0 => "已合并两条记录".to_owned(),
        moved => format!("已合并两条记录，转过来 {moved} 处登记"),
    };
    Ok(Done { change, person: kept, words })
}

/// A merging that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PastMerge {
    pub id: i64,
    pub kept: RecordId,
    /// The record that went, as lists show people.
    pub gone_name: String,
    pub kept_name: String,
    pub at: String,
    pub operator: String,
    /// Why it cannot be parted now.
    pub why_not: Option<&'static str>,
}

/// The mergings that stand, the latest first.
pub fn merges(desk: &Desk) -> Result<Vec<PastMerge>, Trouble> {
    desk.require(Right::Look)?;
    desk.store.person_merges()?.into_iter().map(|merge| past(desk, merge)).collect()
}

/// Makes two records of a merged one again: both as they were, and the links that were moved and still point at the kept one.
pub fn part(desk: &mut Desk, merge: i64) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    let standing = desk.store.person_merge(merge)?.ok_or(Trouble::Gone)?;
    let (parted, change) = desk.writing("分开合并过的人", |writing| Ok(writing.part_people(merge)?))?;
    Ok(Done { change, person: standing.gone, words: parting_words(&parted) })
}

/// Remembers that the two are two people; they are not proposed again.
pub fn set_apart(desk: &mut Desk, (one, other): Pair) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    desk.writing("确认不是同一人", |writing| Ok(writing.set_people_apart(one, other)?)).map(drop)
}

/// Forgets that: they are proposed again.
pub fn ask_again(desk: &mut Desk, (one, other): Pair) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    desk.writing("重新列出疑似重复", |writing| Ok(writing.ask_about_people_again(one, other)?)).map(drop)
}

/// The pairs said to be of two people, the latest first; those of whom one is no more are left out.
pub fn apart(desk: &Desk) -> Result<Vec<AlikePair>, Trouble> {
    desk.require(Right::Look)?;
    let mut pairs = Vec::new();
    for pair in desk.store.distinct_people()? {
        match candidates::alikeness(desk, pair) {
            Err(Trouble::Gone) => {}
            alikeness => pairs.push(candidates::pair_in_words(desk, pair, &alikeness?)?),
        }
    }
    Ok(pairs)
}

fn past(desk: &Desk, merge: PersonMerge) -> Result<PastMerge, Trouble> {
    let today = desk.today();
    let kept = desk.store.load::<Person>(merge.kept)?;
    Ok(PastMerge {
        id: merge.id,
        kept: merge.kept,
        gone_name: places::listed_with_facts(&merge.gone_person, today),
        kept_name: kept.map_or_else(|| "又并入了另一条".to_owned(), |kept| places::listed_with_facts(&kept, today)),
        at: merge.merging.at.get(..16).unwrap_or_default().replace('T', " "),
        operator: merge.merging.operator,
        why_not: merge.is_merged_further.then_some("请先分开后来那一次"),
    })
}

fn parting_words(parted: &Parted) -> String {
    // How many are not said: among them may be one of a case that is not public.
    let mut words = "已分开成两条记录，转过来的登记已转回".to_owned();
    if !parted.left.is_empty() {
        let left: Vec<&str> = parted
            .left
            .iter()
            .map(|left| match left {
                Left::Record(title) if *title == DisputeParty::TITLE => "另一处登记",
                Left::Field(label) | Left::Record(label) => *label,
            })
            .collect();
        words += &format!("；{}后来改过，没有动，请核对", left.join("、"));
    }
    words
}

fn used(desk: &Desk, person: RecordId) -> Result<u32, Trouble> {
    Ok(desk.store.person_uses(&disputes::sight(desk), person)?.into_iter().map(|(_, count)| count).sum())
}

/// One record, and the day it was last confirmed on: the day of its last change.
fn half(desk: &Desk, id: RecordId) -> Result<(Half, Option<Date>), Trouble> {
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let last = people::last_residence(desk, id)?;
    let residence =
        last.map_or_else(|| "没有居住登记".to_owned(), |last| format!("{}，{}", last.masked_address(), last.days()));
    let changed_on = last_change::<Person>(desk, id)?;
    let uses = desk.store.person_uses(&disputes::sight(desk), id)?;
    let half = Half {
        id,
        name: places::legible(&person.name),
        residence,
        changed_on: changed_on.map(|day| day.to_string()).unwrap_or_default(),
        in_use: uses.iter().map(|(_, count)| count).sum(),
        uses: uses.into_iter().map(|(title, count)| format!("{title} {count} 条")).collect(),
        person,
    };
    Ok((half, changed_on))
}

fn last_change<R: Stored>(desk: &Desk, id: RecordId) -> Result<Option<Date>, StoreError> {
    let newest = desk.store.history::<R>(id)?.into_iter().next();
    Ok(newest.and_then(|entry| entry.change.at.get(..10)?.parse().ok()))
}
