//! One thing that happened to a case: its facts, and for a meeting or an investigation what was said, speaker by speaker.

use super::form::SavedCase;
use super::minutes::{Minutes, NOBODY, SpokenLine};
use super::{Desk, Trouble, officers, seen, seen_step, still_open, terms};
use crate::domain::dispute::{Case, StepKind, is_present, joined, lacking_for, names, present};
use crate::domain::registers::{Dispute, DisputeStep};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight};
use crate::services::signature::Signature;
use crate::services::{drafts, registration};
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// A step being entered or corrected.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct StepForm {
    pub dispute: RecordId,
    pub case_number: String,
    /// The step that is corrected; none of a new one.
    pub id: Option<RecordId>,
    pub step: Draft<DisputeStep>,
    /// What acceptance enters of the case itself: 权利义务告知日, 调解员.
    pub facts: Draft<Dispute>,
    pub lines: Vec<SpokenLine>,
    /// The lines there were when it was opened, with their words: only these can be taken out by it, none that somebody added since.
    #[serde(default)]
    pub began_with: Vec<(RecordId, String)>,
    /// How many meetings there were before this one.
    pub sessions_before: u32,
    /// Names that may speak: mediators, recorder, parties.
    pub speakers: Vec<String>,
}

impl StepForm {
    /// A step of today by the mediators of the case. What must be there first is said by [`StepForm::lacking`].
    pub fn begin(desk: &Desk, dispute: RecordId, kind: StepKind) -> Result<Self, Trouble> {
        desk.require(Right::Mediate)?;
        let case = seen(desk, dispute)?;
        require_offered(desk, &case, kind)?;
        let step = DisputeStep {
            dispute: Link::to(dispute),
            kind: kind.choice(),
            stepped_on: Day(Some(desk.today())),
            began_at: if kind.has_a_record() { Text(clock(desk)) } else { Text::default() },
            venue: if kind == StepKind::Mediate { Text(terms(desk)?.venue) } else { Text::default() },
            attendees: if kind == StepKind::Mediate { Text(attending(&case)) } else { Text::default() },
            conducted_by: case.dispute.mediators.clone(),
            recorder: if kind.has_a_record() { recorder(desk, &case) } else { Text::default() },
            counterpart: if kind == StepKind::AskConfirmation { Text(terms(desk)?.court) } else { Text::default() },
            entered_by: Text(desk.operator().name.clone()),
            ..DisputeStep::default()
        };
        let mut facts = Draft::of(case.dispute.clone());
        if kind == StepKind::Accept && case.dispute.rights_told_on.is_unset() {
            let today = Day(Some(desk.today()));
            facts.set("rights_told_on", |dispute| dispute.rights_told_on = today);
        }
        Ok(Self::of(dispute, &case, None, step, facts, Vec::new()))
    }

    pub fn open(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Mediate)?;
        let (dispute, case, step) = seen_step(desk, id)?;
        let lines = desk.store.records_of_step(id)?.into_iter().map(|(id, record)| SpokenLine::of(id, record));
        let facts = Draft::of(case.dispute.clone());
        Ok(Self::of(dispute, &case, Some(id), step, facts, lines.collect()))
    }

    fn of(
        dispute: RecordId,
        case: &Case,
        id: Option<RecordId>,
        step: DisputeStep,
        facts: Draft<Dispute>,
        lines: Vec<SpokenLine>,
    ) -> Self {
        let own = names(&case.dispute.mediators).into_iter().chain(names(&case.dispute.recorder));
        let parties = case.parties.iter().map(|(_, party)| party.party_name.0.clone());
        let is_before = |(known, step): &&(RecordId, DisputeStep)| {
            StepKind::of(&step.kind) == Some(StepKind::Mediate) && id.is_none_or(|id| *known < id)
        };
        let sessions_before = case.steps.iter().filter(is_before).count();
        let mut speakers: Vec<String> = Vec::new();
        for name in own.chain(parties) {
            if !speakers.contains(&name) {
                speakers.push(name);
            }
        }
        let mut form = Self {
            dispute,
            case_number: case.dispute.case_number.0.clone(),
            id,
            step: Draft::of(step),
            facts,
            began_with: lines.iter().filter_map(|line| Some((line.id()?, line.words.clone()))).collect(),
            lines,
            sessions_before: u32::try_from(sessions_before).unwrap_or_default(),
            speakers,
        };
        form.end_with_an_empty_line();
        form
    }

    /// There is always a line to type the next words into.
    pub fn end_with_an_empty_line(&mut self) {
        let has_record = self.kind().is_some_and(StepKind::has_a_record);
        if has_record && self.lines.last().is_none_or(|line| !line.is_empty()) {
            let speaker = self.next_speaker();
            self.lines.push(SpokenLine::by(speaker));
        }
    }

    /// Questions and answers alternate: whoever spoke before the last one speaks next; the first ones in the order of their names.
    fn next_speaker(&self) -> String {
        let count = self.lines.len();
        let before =
            count.checked_sub(2).filter(|_| count >= self.speakers.len()).and_then(|place| self.lines.get(place));
        let usual = count.min(self.speakers.len().saturating_sub(1));
        before.map(|line| line.speaker.clone()).or_else(|| self.speakers.get(usual).cloned()).unwrap_or_default()
    }

    pub fn kind(&self) -> Option<StepKind> {
        StepKind::of(&self.step.record.kind)
    }

    /// Those who speak as a rule, and whoever else is there.
    pub fn may_speak(&self) -> Vec<String> {
        let mut names = self.speakers.clone();
        for name in present(&self.step.record) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Whether words are put into the mouth of somebody who is not among those present.
    pub fn is_by_somebody_absent(&self, line: usize) -> bool {
        let Some(speaker) = self.lines.get(line).map(|line| line.speaker.trim()) else { return false };
        !speaker.is_empty() && speaker != NOBODY && !is_present(&self.step.record, speaker)
    }

    /// 「第 2 次调解」, 「受理」
    pub fn title(&self) -> String {
        match self.kind() {
            Some(StepKind::Mediate) => format!("第 {} 次调解", self.sessions_before + 1),
            Some(StepKind::Agree) => "登记签署协议".to_owned(),
            _ => self.step.record.kind.label().to_owned(),
        }
    }

    /// 「调解 海人调字〔2026〕第014号」: nobody is named in the list of drafts.
    pub(in crate::services) fn draft_title(&self) -> String {
        drafts::titled(&self.title(), &self.case_number)
    }

    pub(in crate::services) fn is_for(&self, desk: &Desk) -> Result<bool, Trouble> {
        Ok(desk.store.sees_dispute(&super::sight(desk), self.dispute)?)
    }

    /// Whether the case still stands where this step can be taken.
    pub(in crate::services) fn is_current(&self, desk: &Desk) -> Result<bool, Trouble> {
        let case = seen(desk, self.dispute)?;
        let kind = self.kind().ok_or(Trouble::Gone)?;
        Ok(self.id.is_some() || case.course().moves().contains(&kind))
    }

    /// What must be there before this step, as the form stands.
    pub fn lacking(&self, desk: &Desk) -> Result<Vec<String>, Trouble> {
        desk.require(Right::Mediate)?;
        let Some(kind) = self.kind().filter(|_| self.id.is_none()) else { return Ok(Vec::new()) };
        let mut case = seen(desk, self.dispute)?;
        if kind == StepKind::Accept {
            case.dispute = registration::merged(&case.dispute, &self.facts)?;
        }
        let on = self.step.record.stepped_on.0.unwrap_or_else(|| desk.today());
        Ok(lacking_for(kind, &case, on))
    }

    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = self.step.problems(today);
        problems.retain(|problem| !matches!(problem.field, "dispute" | "kind"));
        if self.kind() == Some(StepKind::Accept) {
            let facts = self.facts.problems(today).into_iter();
            problems.extend(facts.filter(|problem| ["rights_told_on", "mediators"].contains(&problem.field)));
        }
        problems
    }

    /// The step and what was said at it in one change, or nothing of it.
    pub fn save(&self, desk: &mut Desk) -> Result<SavedCase, Trouble> {
        desk.require(Right::Mediate)?;
        let kind = self.kind().ok_or(Trouble::Gone)?;
        let mut wrong = self.problems(desk.today());
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        let lacking = self.lacking(desk)?;
        if !lacking.is_empty() {
            return Err(Trouble::StepLacks { step: kind.verb(), lacking });
        }
        if self.id.is_none() {
            require_offered(desk, &seen(desk, self.dispute)?, kind)?;
        } else {
            still_open(desk, self.dispute)?;
        }
        let signature = Signature::of(desk);
        let officers = match kind {
            StepKind::Accept => {
                let known = seen(desk, self.dispute)?.dispute;
                officers::on_case(desk, Some(&known), &registration::merged(&known, &self.facts)?)?
            }
            _ => Text::default(),
        };
        let what = match self.id {
            Some(_) => format!("修改{}", self.step.record.kind.label()),
            None => format!("纠纷{}", self.step.record.kind.label()),
        };
        let ((), change) = desk.writing(&what, |writing| self.write(writing, kind, &signature, &officers))?;
        Ok(SavedCase { id: self.dispute, change })
    }

    fn write(
        &self,
        writing: &mut Writing<'_>,
        kind: StepKind,
        signature: &Signature,
        officers: &Text,
    ) -> Result<(), Trouble> {
        if kind == StepKind::Accept {
            let current: Dispute = writing.load(self.dispute)?.ok_or(Trouble::Gone)?;
            let mut facts = registration::merged(&current, &self.facts)?;
            facts.mediators = Text(joined(&facts.mediators));
            facts.officers = officers.clone();
            writing.update(self.dispute, &facts)?;
        }
        let step = match self.id {
            Some(id) => {
                let current: DisputeStep = writing.load(id)?.ok_or(Trouble::Gone)?;
                writing.update(id, &registration::merged(&current, &self.step)?)?;
                id
            }
            None => writing.insert(&DisputeStep { entered_by: signature.registrar(), ..self.step.record.clone() })?,
        };
        Minutes { step, lines: &self.lines, began_with: &self.began_with }.write(writing)
    }
}

/// Steps that the stage does not offer are refused, and a closed file is opened again by the station head alone.
fn require_offered(desk: &Desk, case: &Case, kind: StepKind) -> Result<(), Trouble> {
    let course = case.course();
    if !course.moves().contains(&kind) {
        return Err(Trouble::StepNotOffered);
    }
    if course.stage == crate::domain::dispute::Stage::Archived {
        desk.require(Right::Administer)?;
    }
    Ok(())
}

/// Everybody who stands on a side, by name.
fn attending(case: &Case) -> String {
    let names: Vec<&str> = case.parties.iter().map(|(_, party)| &*party.party_name).collect();
    names.join("、")
}

fn recorder(desk: &Desk, case: &Case) -> Text {
    if case.dispute.recorder.is_empty() { Text(desk.operator().name.clone()) } else { case.dispute.recorder.clone() }
}

/// 「14:30」
fn clock(desk: &Desk) -> String {
    desk.now().get(11..16).unwrap_or_default().to_owned()
}
