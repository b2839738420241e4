//! A made-up community on its way into the archive, through the one door: register by register, in a few big changes.

use super::community::{Community, Records};
use super::planting::Planted;
use crate::domain::registers::{Agreement, Dispute, RentalHouse, Residence};
use crate::domain::values::{Editor, Link, Text};
use crate::domain::{Cell, RecordId, Register};
use crate::services::disputes::SERIES as DISPUTE_SERIES;
use crate::services::registration::{NUMBER_SERIES, number_text};
use crate::services::routines;
use crate::services::signature::Signature;
use crate::services::{Desk, Progress, Trouble, templates};
use crate::store::{Act, StoreError, Stored, Writing};
use chrono::Datelike;
use std::collections::HashMap;

/// How many records go into one change.
const BATCH: usize = 20_000;
/// The series house numbers are drawn from.
const HOUSE_SERIES: &str = "rental_house";

/// Where the records of a register came to lie.
#[derive(Default)]
struct Ids(HashMap<&'static str, Vec<RecordId>>);

/// Who has filled the archive: nobody at a desk, so that no undo of a clerk's takes it back.
const FILLED_BY: &str = "演示资料";

/// Answers the planted faults with the numbers their records were given.
pub(super) fn write(
    desk: &mut Desk,
    community: &Community,
    planted: &[Planted],
    progress: &Progress,
) -> Result<Vec<Planted>, Trouble> {
    let prefix = desk.station().number_prefix.clone();
    let signature = Signature::of(desk);
    let records = &community.records;
    let mut pen = Pen { desk, progress, ids: Ids::default(), done: 0, total: records.count() };
    pen.write(&records.places, |_, _| Ok(()))?;
    pen.write(&records.people, |_, _| Ok(()))?;
    pen.write(&records.organisations, |_, _| Ok(()))?;
    pen.write(&records.houses, |house, writing| number_house(house, writing, &prefix))?;
    pen.write(&records.households, |_, _| Ok(()))?;
    pen.write(&records.members, |_, _| Ok(()))?;
    pen.write(&records.tenancies, |_, _| Ok(()))?;
    pen.write(&records.occupants, |_, _| Ok(()))?;
    pen.write(&records.parties, |_, _| Ok(()))?;
    pen.write(&records.residences, |residence, writing| number_residence(residence, writing, &prefix))?;
    pen.write(&records.inspections, |_, _| Ok(()))?;
    pen.write(&records.findings, |_, _| Ok(()))?;
    pen.write(&records.duties, |_, _| Ok(()))?;
    pen.write(&records.groups, |_, _| Ok(()))?;
    pen.write(&records.group_members, |_, _| Ok(()))?;
    pen.write(&records.turns, |_, _| Ok(()))?;
    pen.write(&records.patrols, |_, _| Ok(()))?;
    pen.write(&records.patrol_findings, |_, _| Ok(()))?;
    pen.write(&records.teams, |_, _| Ok(()))?;
    pen.write(&records.team_members, |_, _| Ok(()))?;
    pen.write(&records.points, |_, _| Ok(()))?;
    pen.write(&records.checks, |_, _| Ok(()))?;
    pen.write(&records.votes, |_, _| Ok(()))?;
    pen.write(&records.appraisals, |_, _| Ok(()))?;
    pen.write(&records.agreements, |agreement, writing| number_agreement(agreement, writing, &signature))?;
    pen.write(&records.disputes, number_dispute_of(&prefix))?;
    pen.write(&records.dispute_parties, |_, _| Ok(()))?;
    pen.write(&records.dispute_steps, |_, _| Ok(()))?;
    pen.write(&records.dispute_records, |_, _| Ok(()))?;
    pen.write(&records.dispute_terms, |_, _| Ok(()))?;
    pen.write(&records.dispute_papers, |_, _| Ok(()))?;
    pen.write(&records.rating_rounds, |_, _| Ok(()))?;
    pen.write(&records.ratings, |_, _| Ok(()))?;
    pen.write(&records.rating_stars, |_, _| Ok(()))?;
    pen.write(&records.rating_steps, |_, _| Ok(()))?;
    write_ledgers(&mut pen, records, &prefix)?;
    let led = planted
        .iter()
        .map(|fault| pen.ids.of(fault.register, fault.record).map(|record| Planted { record, ..fault.clone() }));
    Ok(led.collect::<Result<_, _>>()?)
}

/// What comes round, each of its records with its number.
fn write_ledgers(pen: &mut Pen<'_>, records: &Records, prefix: &str) -> Result<(), Trouble> {
    pen.write(&records.routines, |_, _| Ok(()))?;
    pen.write(&records.reports, |_, _| Ok(()))?;
    pen.write(&records.screening_findings, |_, _| Ok(()))?;
    pen.write(&records.meetings, |_, _| Ok(()))?;
    pen.write(&records.meeting_items, |item, writing| {
        if item.is_handed_out() {
            item.order_number = routines::numbered(writing, routines::ORDERS, prefix, item.reply_due)?;
        }
        Ok(())
    })?;
    pen.write(&records.receptions, |reception, writing| {
        reception.reception_number = routines::numbered(writing, routines::RECEPTIONS, prefix, reception.received_on)?;
        Ok(())
    })?;
    pen.write(&records.feedback, |feedback, writing| {
        feedback.feedback_number = routines::numbered(writing, routines::FEEDBACK, prefix, feedback.reported_on)?;
        Ok(())
    })?;
    pen.write(&records.openings, |_, _| Ok(()))?;
    pen.write(&records.services, |_, _| Ok(()))?;
    pen.write(&records.post_cards, |_, _| Ok(()))?;
    pen.write(&records.visit_rounds, |_, _| Ok(()))?;
    pen.write(&records.round_visits, |_, _| Ok(()))?;
    pen.write(&records.contacts, |_, _| Ok(()))?;
    pen.write(&records.contact_duties, |_, _| Ok(()))
}

fn number_house(house: &mut RentalHouse, writing: &mut Writing<'_>, prefix: &str) -> Result<(), StoreError> {
    if !house.house_number.is_empty() {
        return Ok(());
    }
    let serial = writing.next_number(HOUSE_SERIES, 0)?;
    house.house_number = Text(format!("{prefix}房-{serial:04}"));
    Ok(())
}

fn number_residence(residence: &mut Residence, writing: &mut Writing<'_>, prefix: &str) -> Result<(), StoreError> {
    let Some(registered) = residence.registered_on.0.filter(|_| residence.kind.code == "2") else { return Ok(()) };
    let serial = writing.next_number(NUMBER_SERIES, registered.year())?;
    residence.registration_number = Text(number_text(prefix, registered.year(), serial));
    Ok(())
}

/// Its number, and the wording the program ships.
fn number_agreement(
    agreement: &mut Agreement,
    writing: &mut Writing<'_>,
    signature: &Signature,
) -> Result<(), StoreError> {
    let (Some(kind), Some(prepared)) = (agreement.kind.kind(), agreement.prepared_on.0) else { return Ok(()) };
    let serial = writing.next_number(kind.key(), prepared.year())?;
    agreement.agreement_number = Text(kind.number_text(&signature.prefix, prepared.year(), serial));
    agreement.template = Link::to(templates::keep_in_use(writing, kind, signature)?);
    Ok(())
}

/// 「海人调字〔2026〕第001号」, in the order they are told.
fn number_dispute_of(prefix: &str) -> impl Fn(&mut Dispute, &mut Writing<'_>) -> Result<(), StoreError> + '_ {
    move |dispute, writing| {
        let Some(registered) = dispute.registered_on.0 else { return Ok(()) };
        let serial = writing.next_number(DISPUTE_SERIES, registered.year())?;
        let number = crate::domain::dispute::number_text(&format!("{prefix}人调字"), registered.year(), serial);
        dispute.case_number = Text(number);
        Ok(())
    }
}

struct Pen<'a> {
    desk: &'a mut Desk,
    progress: &'a Progress,
    ids: Ids,
    done: usize,
    total: usize,
}

impl Pen<'_> {
    /// All records of a register, each with its links led to where the others came to lie.
    fn write<R: Stored>(
        &mut self,
        records: &[R],
        number: impl Fn(&mut R, &mut Writing<'_>) -> Result<(), StoreError>,
    ) -> Result<(), Trouble> {
        for batch in records.chunks(BATCH) {
            self.progress.report(self.done as u64, self.total as u64)?;
            let ids = &mut self.ids;
            self.desk.acting("填入演示资料", "演示", |store, act| {
                let act = Act { operator: FILLED_BY, ..*act };
                store.write(&act, |writing| {
                    for record in batch {
                        let mut record = record.clone();
                        ids.lead(&mut record)?;
                        number(&mut record, writing)?;
                        let id = writing.insert(&record)?;
                        ids.0.entry(R::TABLE).or_default().push(id);
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
            self.done += batch.len();
        }
        self.progress.report(self.done as u64, self.total as u64)
    }
}

impl Ids {
    fn of(&self, table: &str, place: RecordId) -> Result<RecordId, StoreError> {
        let known = self.0.get(table).and_then(|ids| ids.get(usize::try_from(place.0 - 1).ok()?));
        known.copied().ok_or(StoreError::LinkGone)
    }

    /// Turns each link from the place in the list to the number in the archive.
    fn lead<R: Register>(&self, record: &mut R) -> Result<(), StoreError> {
        for field in R::fields() {
            let Editor::Link(table) = (field.value)(record).editor() else { continue };
            let Some(Cell::Integer(place)) = (field.value)(record).store().pop() else { continue };
            let id = self.of(table, RecordId(place))?;
            (field.value_mut)(record).restore(&[Cell::Integer(id.0)])?;
        }
        Ok(())
    }
}

impl Records {
    fn count(&self) -> usize {
        self.places.len()
            + self.people.len()
            + self.organisations.len()
            + self.houses.len()
            + self.households.len()
            + self.members.len()
            + self.tenancies.len()
            + self.occupants.len()
            + self.parties.len()
            + self.residences.len()
            + self.inspections.len()
            + self.findings.len()
            + self.duties.len()
            + self.groups.len()
            + self.group_members.len()
            + self.turns.len()
            + self.patrols.len()
            + self.patrol_findings.len()
            + self.teams.len()
            + self.team_members.len()
            + self.points.len()
            + self.checks.len()
            + self.votes.len()
            + self.appraisals.len()
            + self.agreements.len()
            + self.disputes.len()
            + self.dispute_parties.len()
            + self.dispute_steps.len()
            + self.dispute_records.len()
            + self.dispute_terms.len()
            + self.dispute_papers.len()
            + self.rating_rounds.len()
            + self.ratings.len()
            + self.rating_stars.len()
            + self.rating_steps.len()
            + self.routines.len()
            + self.reports.len()
            + self.screening_findings.len()
            + self.meetings.len()
            + self.meeting_items.len()
            + self.receptions.len()
            + self.feedback.len()
            + self.openings.len()
            + self.services.len()
            + self.post_cards.len()
            + self.visit_rounds.len()
            + self.round_visits.len()
            + self.contacts.len()
            + self.contact_duties.len()
    }
}
