//! What papers are filled from: for every source of records one file, which reads the values of a record and draws its paper
//! from them.
//!
//! Values go through the form they are archived in before they are drawn. What a paper shows is therefore what was archived,
//! and the archived values give the same paper again. A source may keep anything a paper needs in them, such as the wording of
//! a template.
//!
//! To add a source: its name in `documents::Source`, its file here, and its arm in `of_record` and in `draw`.

mod agreement;
mod calibration;
mod dispute;
mod floating_residence;
mod group;
mod house;
mod organisation;
mod own_record;
mod post;
mod rating;
mod residents;
mod routine;
mod screen;
mod station;

pub use screen::MOST_ROWS;

use super::{OpensAt, Order};
use crate::domain::{Date, RecordId};
use crate::print::documents::agreement::Format;
use crate::print::documents::{DocumentKind, Source};
use crate::print::{Document, Issue};
use crate::services::{Desk, Progress, Trouble};
use crate::store::{OnPaper, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What is known of one record before its paper is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Gathered {
    /// None of a list, which is about many.
    pub record: Option<RecordId>,
    /// What stands on the paper, as it is archived.
    pub values: Value,
    /// The record of the order, and every other record whose log shows the print: the person, the house.
    pub on_paper: Vec<OnPaper>,
    /// 「罗小梅」
    pub name: String,
    /// What tells it apart without a name, 「海2026-000412」. May be empty.
    pub number: String,
    /// The whole address: several papers come in the order of their doors.
    pub address: String,
    /// Labels of what must stand on this document and is not known.
    pub missing: Vec<&'static str>,
    /// What somebody should know before it is printed, in sentences: it is no final one, or not all of it is there.
    pub remarks: Vec<String>,
    /// Why there is no such paper of it, though nothing is missing.
    pub refused: Option<String>,
    /// Of a registration that is over: the day they left.
    pub left_on: Option<Date>,
    /// Where that is filled in.
    pub opens_at: Option<OpensAt>,
    /// Which version of a template the values carry, where there is one.
    pub template: String,
}

/// The values of every record of an order, or of its one list; nothing for a blank form.
pub(super) fn gather(desk: &Desk, order: &Order, progress: &Progress) -> Result<Vec<Gathered>, Trouble> {
    if let Some(sheet) = &order.sheet {
        return Ok(vec![screen::gather(desk, sheet, order, progress)?]);
    }
    if order.is_of_station() {
        return Ok(vec![station::gather(desk, order.kind)?]);
    }
    if order.records.is_empty() != order.is_blank {
        return Err(Trouble::NobodyToPrint);
    }
    // To be filled by hand, and yet in the station's own wording and with what the station knows of itself.
    if let (true, Source::Template(kind)) = (order.is_blank, order.kind.source) {
        return Ok(vec![agreement::gather_blank(desk, kind)?]);
    }
    if let Some(on) = order.on {
        return Ok(vec![residents::gather(desk, on, order, progress)?]);
    }
    let total = order.records.len() as u64;
    let gather_one = |(done, record): (u64, &RecordId)| {
        progress.report(done, total)?;
        of_record(desk, order.kind, *record)
    };
    (0..).zip(&order.records).map(gather_one).collect()
}

/// The values of one record.
pub(super) fn of_record(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    match kind.source {
        Source::FloatingResidence => floating_residence::gather(desk, kind, record),
        Source::House => house::gather(desk, kind, record),
        Source::Person => own_record::gather(desk, record),
        Source::Organisation => organisation::gather(desk, record),
        Source::Group => group::gather(desk, kind, record),
        Source::Post => post::gather(desk, record),
        Source::Template(template) => agreement::gather(desk, template, record),
        Source::Dispute => dispute::gather(desk, kind, record),
        Source::DisputeStep => dispute::gather_step(desk, kind, record),
        Source::Rating => rating::gather(desk, kind, record),
        Source::RatingRound => rating::gather_round(desk, record),
        Source::Report | Source::Meeting | Source::MeetingItem | Source::Reception | Source::Feedback => {
            routine::gather(desk, kind, record)
        }
        Source::Station | Source::Printer | Source::Residents | Source::Screen | Source::RecoveryCode => {
            not_by_record(kind)
        }
    }
}

/// The paper of these values; without values the one to be filled by hand. A long list tells how far it is.
pub(super) fn draw(
    kind: &DocumentKind,
    values: Option<&Value>,
    issue: &Issue<'_>,
    progress: &Progress,
) -> Result<Document, Trouble> {
    match kind.source {
        Source::FloatingResidence => floating_residence::draw(kind, values, issue),
        Source::House => house::draw(kind, values, issue),
        Source::Person => own_record::draw(values, issue),
        Source::Organisation => organisation::draw(values, issue),
        Source::Group => group::draw(kind, values, issue),
        Source::Post => post::draw(values, issue),
        Source::Station => station::draw(kind, values, issue),
        Source::Rating | Source::RatingRound => rating::draw(kind, values, issue),
        Source::Template(template) => agreement::draw(template, Format::of(kind.paper), values, issue),
        Source::Dispute | Source::DisputeStep => dispute::draw(kind, values, issue),
        Source::Report | Source::Meeting | Source::MeetingItem | Source::Reception | Source::Feedback => {
            routine::draw(kind, values, issue)
        }
        Source::Printer => Ok(calibration::draw(issue)),
        Source::Residents => residents::draw(values, issue),
        Source::Screen => screen::draw(values, issue, progress),
        Source::RecoveryCode => not_by_record(kind),
    }
}

/// The form as it is before anything is filled in, in the wording of these values.
pub(super) fn draw_form(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    match kind.source {
        Source::Template(template) => agreement::draw_form(template, Format::of(kind.paper), values, issue),
        _ => draw(kind, None, issue, &Progress::default()),
    }
}

fn not_by_record<T>(kind: &DocumentKind) -> Result<T, Trouble> {
    Err(Trouble::UnknownDocument(kind.title.to_owned()))
}

/// Values in the form they are archived in.
fn archived(values: &impl Serialize) -> Result<Value, Trouble> {
    Ok(serde_json::to_value(values).map_err(|_| StoreError::Unreadable)?)
}

/// Values as a source knows them. An empty record stands for a form without values.
fn read<T: DeserializeOwned + Default>(values: Option<&Value>) -> Result<T, Trouble> {
    match values {
        None => Ok(T::default()),
        Some(values) => Ok(<T as serde::Deserialize>::deserialize(values).map_err(|_| StoreError::Unreadable)?),
    }
}
