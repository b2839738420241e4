//! The running number of a print: taken with the line that says so, before the paper leaves; void when it did not arrive. What
//! a record keeps of its paper is written when it has left, never when it is looked at.

use super::{Offset, Paper, prepare};
use crate::domain::Right;
use crate::platform::printing::{self as printers, Need, PrintJob};
use crate::print::documents::routine::URGING;
use crate::print::pdf;
use crate::services::outgoing::{Existing, Outgoing};
use crate::services::{Desk, Trouble, routines};
use crate::store::{Act, Printed, Store, StoreError};
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Where a paper goes.
#[derive(Clone, Debug, PartialEq)]
pub struct ToPrinter {
    pub printer: String,
    pub copies: u32,
    /// Where this printer puts this document. The archived PDF stays as it was seen.
    pub offset: Offset,
}

/// A paper that the printer's queue took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sent {
    pub number: u32,
    /// What the printer waits for, as far as it says so.
    pub need: Option<Need>,
}

/// Saves the PDF as a file of the operator's choice, outside every archive, and logs it as printed.
pub fn save(desk: &mut Desk, paper: &Paper, to: &Path) -> Result<u32, Trouble> {
    save_as(desk, paper, to, Existing::Replace)
}

/// [`save`] where nothing is yet: a file that is there is kept, and the trouble says so.
pub fn save_new(desk: &mut Desk, paper: &Paper, to: &Path) -> Result<u32, Trouble> {
    save_as(desk, paper, to, Existing::Keep)
}

fn save_as(desk: &mut Desk, paper: &Paper, to: &Path, existing: Existing) -> Result<u32, Trouble> {
    let make_ready = |desk: &Desk, paper: &Paper| Outgoing::write(desk.folder(), to, &paper.pdf, existing);
    let (number, file) = reserved(desk, paper, &Way { printer: None, copies: 1 }, make_ready)?;
    handed_over(desk, paper, number, file.arrive())?;
    Ok(number)
}

/// Hands the PDF to the system's printing, and logs it.
pub fn print(desk: &mut Desk, paper: &Paper, to: &ToPrinter) -> Result<Sent, Trouble> {
    let way = Way { printer: Some(&to.printer), copies: to.copies };
    let (number, pdf) = reserved(desk, paper, &way, |desk, paper| put_at(desk, paper, to.offset))?;
    let number_text = number_in_words(&desk.station().number_prefix, desk.today().year(), number);
    let title = format!("{} {number_text}", paper.title);
    let job = PrintJob { pdf: &pdf, printer: &to.printer, title: &title, copies: to.copies, page_mm: paper.page_mm };
    let need = handed_over(desk, paper, number, printers::print(&job).map_err(Trouble::from))?;
    Ok(Sent { number, need })
}

/// The PDF as the printer is to have it, so that it comes out where it was seen.
fn put_at(desk: &Desk, paper: &Paper, offset: Offset) -> Result<Vec<u8>, Trouble> {
    if offset == Offset::default() {
        return Ok(paper.pdf.clone());
    }
    let (right, down) = offset.millimetres();
    Ok(pdf::write(&paper.as_printed.draw(desk, paper.order.kind)?.moved(right, down))?)
}

/// How a paper leaves; without a printer as a file.
struct Way<'a> {
    printer: Option<&'a str>,
    copies: u32,
}

/// Makes the paper ready to leave and takes its number. If the number was taken while the paper was looked at, the paper is
/// made once more with the next one.
fn reserved<T>(
    desk: &mut Desk,
    paper: &Paper,
    way: &Way<'_>,
    make_ready: impl Fn(&Desk, &Paper) -> Result<T, Trouble>,
) -> Result<(u32, T), Trouble> {
    desk.require(Right::Print)?;
    paper.order.require_purpose()?;
    if paper.exceeds_form {
        return Err(Trouble::ExceedsForm);
    }
    let ready = make_ready(desk, paper)?;
    match reserve(desk, paper, way) {
        Err(Trouble::Store(StoreError::NumberTaken)) => drop(ready),
        reserved => return Ok((reserved?, ready)),
    }
    let paper = prepare(desk, paper.order.clone())?;
    let ready = make_ready(desk, &paper)?;
    Ok((reserve(desk, &paper, way)?, ready))
}

/// Takes the number that stands on the paper, with the line that says so.
fn reserve(desk: &mut Desk, paper: &Paper, way: &Way<'_>) -> Result<u32, Trouble> {
    let archived = serde_json::to_string(&paper.as_printed).map_err(|_| StoreError::Unreadable)?;
    let (order, printed_before) = (&paper.order, paper.printed_before());
    let printed = Printed {
        number: paper.number,
        document: order.kind.key,
        template: &paper.template,
        layout: order.kind.layout,
        records: &paper.on_paper,
        subject: &paper.subject(desk)?,
        pages: paper.pages,
        copies: way.copies,
        sha256: &fingerprint(&paper.pdf),
        is_full_id: order.is_full_id,
        archived: &archived,
        purpose: &order.purpose_in_log(),
        printer: way.printer,
        printed_before,
    };
    let does = match (way.printer, printed_before) {
        (None, _) => "保存 PDF",
        (Some(_), 0) => "打印",
        (Some(_), _) => "补打",
    };
    let does = order.kind.purpose().map_or_else(|| does.to_owned(), |purpose| format!("{purpose}，{does}"));
    desk.acting(order.kind.title, &does, |store, act| Ok(store.reserve_print(act, &printed)?))
}

/// What came of it, if the paper arrived; else the number is void, and a line says so.
fn handed_over<T>(desk: &mut Desk, paper: &Paper, number: u32, outcome: Result<T, Trouble>) -> Result<T, Trouble> {
    let year = desk.today().year();
    match outcome {
        Ok(arrived) => {
            desk.store.hand_over_print(year, number)?;
            // The paper is out, so it is not told as one that failed.
            keep_in_records(desk, paper).map_err(|trouble| Trouble::LeftUnrecorded(Box::new(trouble)))?;
            Ok(arrived)
        }
        Err(trouble) => {
            let void = |store: &mut Store, act: &Act<'_>| Ok(store.void_print(act, year, number, "没有送出")?);
            desk.acting(paper.order.kind.title, "", void)?;
            Err(trouble)
        }
    }
}

/// A 督办单 that has left is kept with the matter it asks for again, by whoever may write.
fn keep_in_records(desk: &mut Desk, paper: &Paper) -> Result<(), Trouble> {
    if *paper.order.kind != URGING || !desk.may(Right::Write) {
        return Ok(());
    }
    paper.order.records.iter().try_for_each(|item| routines::urge(desk, *item).map(drop))
}

/// Numbers taken by a process that ended before it could say what became of the paper.
pub(in crate::services) fn void_what_was_left(desk: &mut Desk) -> Result<(), Trouble> {
    let reason = "程序中断，没有确认送出";
    desk.acting("打印", "", |store, act| Ok(store.void_left_prints(act, reason).map(drop)?))
}

/// 「海印〔2026〕第0087号」
pub fn number_in_words(prefix: &str, year: i32, number: u32) -> String {
    format!("{prefix}印〔{year}〕第{number:04}号")
}

/// SHA-256 in hexadecimal.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
