//! The case itself and who takes part, as one form: a telephone call in a minute, the rest when it is known.

use super::party_row::PartyRow;
use super::{Desk, Trouble, officers, still_open, terms};
use crate::domain::dispute::{GUARDIAN, OF_AGE, StepKind, joined, number_text};
use crate::domain::registers::{Dispute, DisputeParty, DisputeStep};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text, Value};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight};
use crate::services::drafts;
use crate::services::registration;
use crate::services::routines;
use crate::services::signature::Signature;
use crate::store::{ChangeId, Writing};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// The series of case numbers.
pub(in crate::services) const SERIES: &str = "dispute";
/// 甲方: whoever came with it.
const FIRST_SIDE: &str = "1";
/// 当事人申请, 一般, 可公开: what most cases are.
const USUAL: &str = "1";

/// A case being entered or corrected.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct DisputeForm {
    pub id: Option<RecordId>,
    pub dispute: Draft<Dispute>,
    pub parties: Vec<PartyRow>,
    /// The parties there were when it was opened: only these can be taken out by it, none that somebody added since.
    #[serde(default)]
    pub began_with: Vec<RecordId>,
    /// Who began it: a draft that is not public is theirs alone.
    pub author: String,
    /// What a screening found that becomes this case (排查发现).
    #[serde(default)]
    pub finding: Option<RecordId>,
}

/// What came of saving.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SavedCase {
    pub id: RecordId,
    pub change: ChangeId,
}

impl DisputeForm {
    /// A new case of today, between one and another, by whoever sits here.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Mediate)?;
        let name = desk.operator().name.clone();
        let dispute = Dispute {
            registered_on: Day(Some(desk.today())),
            source: Choice::of(USUAL),
            level: Choice::of(USUAL),
            openness: Choice::of(USUAL),
            mediators: Text::new(&name),
            ..Dispute::default()
        };
        let parties = vec![PartyRow::new("1"), PartyRow::new("2")];
        Ok(Self { id: None, dispute: Draft::of(dispute), parties, began_with: Vec::new(), author: name, finding: None })
    }

    pub fn open(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Mediate)?;
        let case = still_open(desk, id)?;
        let began_with = case.parties.iter().map(|(id, _)| *id).collect();
        Ok(Self {
            id: Some(id),
            dispute: Draft::of(case.dispute),
            parties: case.parties.into_iter().map(|(id, party)| PartyRow::of(id, party)).collect(),
            began_with,
            author: desk.operator().name.clone(),
            finding: None,
        })
    }

    pub fn is_confidential(&self) -> bool {
        self.dispute.record.is_confidential() || self.dispute.original().is_confidential()
    }

    /// Whether its draft may be offered to this operator: a case by the rule of sight, a new one that is not public to its author.
    pub(in crate::services) fn is_for(&self, desk: &Desk) -> Result<bool, Trouble> {
        match self.id {
            Some(id) => Ok(desk.store.sees_dispute(&super::sight(desk), id)?),
            None => {
                let is_own = self.author == desk.operator().name || desk.may(Right::Administer);
                Ok(is_own || !self.is_confidential())
            }
        }
    }

    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = self.dispute.problems(today);
        problems.retain(|problem| problem.field != "case_number");
        problems
    }

    /// What is to be mended in the row of one party, and what the law asks beside it: a minor has a guardian on their side.
    /// Rows nobody was named in stay away at the end; before somebody who is named they are asked for.
    pub fn problems_of(&self, place: usize, today: Date) -> Vec<Problem> {
        let Some(row) = self.parties.get(place) else { return Vec::new() };
        let last_named = self.parties.iter().rposition(|row| !row.is_empty());
        if row.is_empty() && last_named.map_or(place == 0, |last| place < last) {
            return vec![Problem::wrong("party_name", "请写姓名或名称；没有这一位的，把这一行去掉")];
        }
        let mut problems = row.problems(today);
        let party = &row.party.record;
        let is_first = self.parties.iter().position(|row| !row.is_empty()) == Some(place);
        let has_first_side =
            || self.parties.iter().any(|row| !row.is_empty() && row.party.record.side.code == FIRST_SIDE);
        if is_first && !has_first_side() {
            problems.push(Problem::wrong("side", "还没有甲方，请把申请人一方选为甲方"));
        }
        let is_minor = party.is_party() && party.age(today).is_some_and(|age| age < OF_AGE);
        let is_guarded = || {
            let mut others = self.parties.iter().map(|other| &other.party.record);
            others.any(|other| other.side == party.side && other.role.code == GUARDIAN)
        };
        if is_minor && !is_guarded() {
            problems.push(Problem::doubtful("birth", "不满 18 周岁，请再添加一位当事人，身份选监护人"));
        }
        problems
    }

    /// The case, its parties and, of a new one, its number and first step: in one change, or nothing of it.
    pub fn save(&self, desk: &mut Desk) -> Result<SavedCase, Trouble> {
        desk.require(Right::Mediate)?;
        let today = desk.today();
        let mut wrong = self.problems(today);
        wrong.extend((0..self.parties.len()).flat_map(|place| self.problems_of(place, today)));
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        let terms = terms(desk)?;
        let signature = Signature::of(desk);
        let what = if self.id.is_some() { "修改纠纷登记" } else { "登记纠纷" };
        let officers = self.officers(desk, &signature)?;
        let (id, change) = desk.writing(what, |writing| match self.id {
            Some(id) => self.write_changed(writing, id, officers).map(|()| id),
            None => {
                let year = self.dispute.record.registered_on.0.map_or(today.year(), |day| day.year());
                let number = writing.next_number_from(SERIES, year, terms.first_number(year))?;
                self.write_new(writing, number_text(&terms.number_word, year, number), &signature, officers)
            }
        })?;
        Ok(SavedCase { id, change })
    }

    /// Who will be on the case, once this is saved.
    fn officers(&self, desk: &Desk, by: &Signature) -> Result<Text, Trouble> {
        match self.id {
            Some(id) => {
                let known = still_open(desk, id)?.dispute;
                officers::on_case(desk, Some(&known), &registration::merged(&known, &self.dispute)?)
            }
            None => {
                let new = Dispute { registered_by: by.registrar(), ..self.dispute.record.clone() };
                officers::on_case(desk, None, &new)
            }
        }
    }

    fn write_new(
        &self,
        writing: &mut Writing<'_>,
        number: String,
        by: &Signature,
        officers: Text,
    ) -> Result<RecordId, Trouble> {
        let dispute = Dispute {
            officers,
            case_number: Text(number),
            registered_by: by.registrar(),
            mediators: Text(joined(&self.dispute.record.mediators)),
            ..self.dispute.record.clone()
        };
        let id = writing.insert(&dispute)?;
        self.write_parties(writing, id)?;
        let step = DisputeStep {
            dispute: Link::to(id),
            kind: StepKind::Register.choice(),
            stepped_on: dispute.registered_on,
            summary: Lines::new(&format!("来源：{}", dispute.source.label())),
            entered_by: by.registrar(),
            ..DisputeStep::default()
        };
        writing.insert(&step)?;
        if let Some(finding) = self.finding {
            routines::link_case(writing, finding, id)?;
        }
        Ok(id)
    }

    fn write_changed(&self, writing: &mut Writing<'_>, id: RecordId, officers: Text) -> Result<(), Trouble> {
        let current: Dispute = writing.load(id)?.ok_or(Trouble::Gone)?;
        let mut changed = registration::merged(&current, &self.dispute)?;
        changed.mediators = Text(joined(&changed.mediators));
        changed.officers = officers;
        writing.update(id, &changed)?;
        let known = writing.case(id)?.ok_or(Trouble::Gone)?.parties;
        let is_out =
            |id: &RecordId| self.began_with.contains(id) && !self.parties.iter().any(|row| row.id == Some(*id));
        for (gone, _) in known.iter().filter(|(id, _)| is_out(id)) {
            writing.delete::<DisputeParty>(*gone)?;
        }
        self.write_parties(writing, id)
    }

    fn write_parties(&self, writing: &mut Writing<'_>, dispute: RecordId) -> Result<(), Trouble> {
        let named = self.parties.iter().filter(|row| !row.is_empty());
        for (position, row) in (1..).zip(named) {
            let place = |party: DisputeParty| DisputeParty {
                dispute: Link::to(dispute),
                position: Count(Some(position)),
                ..party
            };
            match row.id {
                Some(id) => {
                    let current: DisputeParty = writing.load(id)?.ok_or(Trouble::Gone)?;
                    writing.update(id, &place(registration::merged(&current, &row.party)?))?;
                }
                None => {
                    writing.insert(&place(row.party.record.clone()))?;
                }
            }
        }
        Ok(())
    }

    /// 「登记纠纷：邻里纠纷」: nobody is named in the list of drafts.
    pub(in crate::services) fn title(&self) -> String {
        let what = if self.id.is_some() { "编辑纠纷" } else { "登记纠纷" };
        let number = self.dispute.record.case_number.shown();
        let kind = self.dispute.record.dispute_type.label();
        let about = if number.is_empty() { kind } else { &number };
        drafts::titled(what, if about.is_empty() { "未选类型" } else { about })
    }
}
