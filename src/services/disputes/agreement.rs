//! What the parties agreed on: facts, issues, numbered terms and what is performed under each; and performing it.

use super::form::SavedCase;
use super::{Desk, Trouble, seen};
use crate::domain::dispute::{Case, lacking_in_agreement};
use crate::domain::registers::{Dispute, DisputeTerm};
use crate::domain::values::{Count, Day, Lines, Link, Text};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight};
use crate::services::{drafts, registration};
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// An agreement being written.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct AgreementForm {
    pub dispute: RecordId,
    pub case_number: String,
    pub facts: Draft<Dispute>,
    pub terms: Vec<TermRow>,
    /// The terms there were when it was opened: only these can be taken out by it, none that somebody added since.
    #[serde(default)]
    pub began_with: Vec<RecordId>,
    /// Those whose dispute it is, for the field of who performs.
    pub performers: Vec<String>,
}

/// One numbered term.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct TermRow {
    pub id: Option<RecordId>,
    pub term: Draft<DisputeTerm>,
}

impl TermRow {
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && !self.term.is_changed()
    }

    pub fn problems(&self, today: Date) -> Vec<Problem> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut problems = self.term.problems(today);
        problems.retain(|problem| problem.field != "dispute");
        problems
    }
}

impl AgreementForm {
    /// As it was written so far; a new one begins with the summary of the case and one empty term.
    pub fn begin(desk: &Desk, dispute: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Mediate)?;
        let case = seen(desk, dispute)?;
        let mut terms: Vec<TermRow> =
            case.terms.iter().map(|(id, term)| TermRow { id: Some(*id), term: Draft::of(term.clone()) }).collect();
        if terms.is_empty() {
            terms.push(TermRow::default());
        }
        let mut facts = Draft::of(case.dispute.clone());
        if case.dispute.agreed_facts.is_empty() {
            let summary = case.dispute.summary.clone();
            facts.set("agreed_facts", |dispute| dispute.agreed_facts = summary);
        }
        Ok(Self {
            dispute,
            case_number: case.dispute.case_number.0.clone(),
            facts,
            terms,
            began_with: case.terms.iter().map(|(id, _)| *id).collect(),
            performers: case.principals().map(|party| party.party_name.0.clone()).collect(),
        })
    }

    pub(in crate::services) fn is_for(&self, desk: &Desk) -> Result<bool, Trouble> {
        Ok(desk.store.sees_dispute(&super::sight(desk), self.dispute)?)
    }

    pub(in crate::services) fn title(&self) -> String {
        drafts::titled("拟写协议", &self.case_number)
    }

    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = self.facts.problems(today);
        problems.retain(|problem| ["agreed_facts", "agreed_issues", "manner", "left_open"].contains(&problem.field));
        problems
    }

    /// What a final agreement would still lack if this were saved as it stands.
    pub fn lacking(&self, desk: &Desk) -> Result<Vec<String>, Trouble> {
        desk.require(Right::Mediate)?;
        let case = seen(desk, self.dispute)?;
        let dispute = registration::merged(&case.dispute, &self.facts)?;
        let terms = self.terms.iter().filter(|row| !row.is_empty());
        let terms = terms.map(|row| (row.id.unwrap_or(RecordId(0)), row.term.record.clone())).collect();
        Ok(lacking_in_agreement(&Case { dispute, terms, ..case }, desk.today()))
    }

    pub fn save(&self, desk: &mut Desk) -> Result<SavedCase, Trouble> {
        desk.require(Right::Mediate)?;
        let today = desk.today();
        let mut wrong = self.problems(today);
        wrong.extend(self.terms.iter().flat_map(|row| row.problems(today)));
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        // What was signed is not rewritten: who wants something else reopens the case.
        if seen(desk, self.dispute)?.course().agreed.is_some() {
            return Err(Trouble::AlreadySigned);
        }
        let ((), change) = desk.writing("拟写调解协议", |writing| self.write(writing))?;
        Ok(SavedCase { id: self.dispute, change })
    }

    fn write(&self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        let current: Dispute = writing.load(self.dispute)?.ok_or(Trouble::Gone)?;
        writing.update(self.dispute, &registration::merged(&current, &self.facts)?)?;
        let known = writing.case(self.dispute)?.ok_or(Trouble::Gone)?.terms;
        let is_out = |id: &RecordId| self.began_with.contains(id) && !self.terms.iter().any(|row| row.id == Some(*id));
        for (gone, _) in known.iter().filter(|(id, _)| is_out(id)) {
            writing.delete::<DisputeTerm>(*gone)?;
        }
        for (position, row) in (1..).zip(self.terms.iter().filter(|row| !row.is_empty())) {
            let place = |term: DisputeTerm| DisputeTerm {
                dispute: Link::to(self.dispute),
                position: Count(Some(position)),
                wording: Lines::new(&term.wording),
                ..term
            };
            match row.id {
                Some(id) => {
                    let current: DisputeTerm = writing.load(id)?.ok_or(Trouble::Gone)?;
                    writing.update(id, &place(registration::merged(&current, &row.term)?))?;
                }
                None => {
                    writing.insert(&place(row.term.record.clone()))?;
                }
            }
        }
        Ok(())
    }
}

/// When a term was performed and what proves it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Performance {
    pub on: Day,
    pub receipt: Text,
}

/// Enters that a term was performed.
pub fn perform(desk: &mut Desk, term: RecordId, performance: &Performance) -> Result<SavedCase, Trouble> {
    desk.require(Right::Mediate)?;
    let known: DisputeTerm = desk.store.load(term)?.ok_or(Trouble::Gone)?;
    let dispute = known.dispute.id.ok_or(Trouble::Gone)?;
    if seen(desk, dispute)?.course().agreed.is_none() {
        return Err(Trouble::StepNotOffered);
    }
    let performed = DisputeTerm { performed_on: performance.on, receipt: performance.receipt.clone(), ..known };
    let mut wrong = <DisputeTerm as crate::domain::Register>::problems(&performed, desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if performance.on.is_unset() {
        wrong.push(Problem::wrong("performed_on", "请填履行日期"));
    }
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let ((), change) = desk.writing("登记履行", |writing| Ok(writing.update(term, &performed)?))?;
    Ok(SavedCase { id: dispute, change })
}
