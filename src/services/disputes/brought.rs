//! A case out of the ledger of another program or of a paper book: the case itself, its parties, and the few steps that a ledger
//! tells. What was said at the table, the terms and the papers of such a case are not in a ledger, and so not here.

use super::form::SERIES;
use super::{Desk, MediationTerms, Trouble, officers, terms};
use crate::domain::dispute::{NOT_OF_ONE_MIND, OF_ONE_MIND, StepKind, joined, number_text};
use crate::domain::import::Ending;
use crate::domain::registers::{Dispute, DisputeParty, DisputeStep};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, RecordId};
use crate::services::signature::Signature;
use crate::store::{Operator, Writing};
use chrono::Datelike;
use std::collections::BTreeMap;

/// 当事人申请, 一般, 可公开: what most cases are.
const USUAL: &str = "1";
/// 其他纠纷: of what kind a matter is may be put right later.
const OTHER_TYPE: &str = "15";

/// What a ledger tells of one case.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::services) struct Brought {
    /// With the number it was told under, or without one.
    pub dispute: Dispute,
    pub parties: Vec<DisputeParty>,
    pub ending: Ending,
    pub accepted_on: Day,
    pub ended_on: Day,
    /// The agreement was signed, and not only spoken.
    pub is_written: bool,
    pub visited_on: Day,
    pub archived_on: Day,
}

/// Cases on their way in.
pub(in crate::services) struct Bringing {
    terms: MediationTerms,
    operators: Vec<Operator>,
    signature: Signature,
    /// The highest number of a year that was told in the form of this station: what is numbered here comes after it.
    told: BTreeMap<i32, u32>,
}

impl Bringing {
    /// `told` are the numbers that will come.
    pub(in crate::services) fn of<'t>(desk: &Desk, told: impl Iterator<Item = &'t str>) -> Result<Self, Trouble> {
        let mut bringing = Self {
            terms: terms(desk)?,
            operators: desk.store.operators()?,
            signature: Signature::of(desk),
            told: BTreeMap::new(),
        };
        for (year, number) in told.filter_map(|text| bringing.own_number(text)).collect::<Vec<_>>() {
            let highest = bringing.told.entry(year).or_default();
            *highest = number.max(*highest);
        }
        Ok(bringing)
    }

    /// 「海人调字〔2026〕第007号」 is 7 of 2026, where this station numbers so.
    fn own_number(&self, text: &str) -> Option<(i32, u32)> {
        let rest = text.trim().strip_prefix(self.terms.number_word.as_str())?.strip_prefix('〔')?;
        let (year, rest) = rest.split_once('〕')?;
        let number = rest.strip_prefix('第')?.strip_suffix('号')?;
        let (year, number) = (year.parse().ok()?, number.parse().ok()?);
        (number_text(&self.terms.number_word, year, number) == text.trim()).then_some((year, number))
    }

    /// The case with its parties and steps, numbered where it has no number.
    pub fn write(&self, writing: &mut Writing<'_>, brought: &Brought) -> Result<RecordId, Trouble> {
        let today = self.signature.today;
        let registered_on = Day(brought.dispute.registered_on.0.or(Some(today)));
        let mut dispute = Dispute { registered_on, ..self.completed(&brought.dispute) };
        dispute.case_number = self.number(writing, &dispute, today)?;
        dispute.officers = officers::among(&self.operators, None, &dispute);
        let id = writing.insert(&dispute)?;
        for (position, party) in (1..).zip(&brought.parties) {
            add_party(writing, id, position, party)?;
        }
        for step in self.steps(brought, &dispute) {
            writing.insert(&DisputeStep { dispute: Link::to(id), ..step })?;
        }
        Ok(id)
    }

    /// What every case has, where the ledger does not say it.
    fn completed(&self, told: &Dispute) -> Dispute {
        let mut dispute = Dispute { registered_by: self.signature.registrar(), ..told.clone() };
        if dispute.dispute_type.is_unset() {
            dispute.dispute_type = Choice::of(OTHER_TYPE);
        }
        if dispute.source.is_unset() {
            dispute.source = Choice::of(USUAL);
        }
        if dispute.level.is_unset() {
            dispute.level = Choice::of(USUAL);
        }
        if dispute.openness.is_unset() {
            dispute.openness = Choice::of(USUAL);
        }
        let mediators = if told.mediators.is_empty() { self.signature.registrar() } else { told.mediators.clone() };
        dispute.mediators = Text(joined(&mediators));
        dispute
    }

    fn number(&self, writing: &mut Writing<'_>, dispute: &Dispute, today: Date) -> Result<Text, Trouble> {
        if let Some((year, number)) = self.own_number(&dispute.case_number) {
            writing.take_number(SERIES, year, number)?;
        }
        if !dispute.case_number.is_empty() {
            return Ok(dispute.case_number.clone());
        }
        let year = dispute.registered_on.0.unwrap_or(today).year();
        let after_told = self.told.get(&year).map_or(0, |highest| highest + 1);
        let number = writing.next_number_from(SERIES, year, self.terms.first_number(year).max(after_told))?;
        Ok(Text(number_text(&self.terms.number_word, year, number)))
    }

    fn steps(&self, brought: &Brought, dispute: &Dispute) -> Vec<DisputeStep> {
        let registered = dispute.registered_on;
        let accepted = Day(brought.accepted_on.0.or(registered.0));
        let ended = Day(brought.ended_on.0.or(accepted.0));
        let step = |kind: StepKind, on: Day| DisputeStep {
            kind: kind.choice(),
            stepped_on: on,
            conducted_by: dispute.mediators.clone(),
            entered_by: self.signature.registrar(),
            ..DisputeStep::default()
        };
        let source = Lines::new(&format!("来源：{}", dispute.source.label()));
        let mut steps = vec![DisputeStep { summary: source, ..step(StepKind::Register, registered) }];
        if brought.ending.was_accepted() {
            steps.push(step(StepKind::Accept, accepted));
        }
        let outcome = match brought.ending {
            Ending::Agreed => Some(OF_ONE_MIND),
            Ending::Failed => Some(NOT_OF_ONE_MIND),
            _ => None,
        };
        steps.extend(outcome.map(|code| DisputeStep { outcome: Choice::of(code), ..step(StepKind::Mediate, ended) }));
        if let Some(kind) = brought.ending.step() {
            let kind = if kind == StepKind::AgreeOrally && brought.is_written { StepKind::Agree } else { kind };
            let counterpart = match &brought.ending {
                Ending::Transferred(to) => Text::new(to),
                _ => Text::default(),
            };
            let summary = Lines::new(&format!("原台账记载：{}", brought.ending.label()));
            steps.push(DisputeStep { summary, counterpart, ..step(kind, ended) });
            let later = [(StepKind::Visit, brought.visited_on), (StepKind::Archive, brought.archived_on)];
            let told = later.into_iter().filter(|(_, on)| !on.is_unset());
            steps.extend(told.map(|(kind, on)| step(kind, on)));
        }
        steps
    }
}

/// One more of those who take part; linked with who is in the register under the same number and name.
pub(in crate::services) fn add_party(
    writing: &mut Writing<'_>,
    dispute: RecordId,
    position: u32,
    party: &DisputeParty,
) -> Result<(), Trouble> {
    let number = &party.identity.number;
    let numbered = if number.is_empty() { Vec::new() } else { writing.people_numbered(number)? };
    let known = numbered.iter().find(|(_, person)| person.name == party.party_name);
    writing.insert(&DisputeParty {
        dispute: Link::to(dispute),
        position: Count(Some(position)),
        person: known.map_or_else(Link::none, |(id, _)| Link::to(*id)),
        ..party.clone()
    })?;
    Ok(())
}
