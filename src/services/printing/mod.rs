//! Paper: which records a document needs, the finished PDF, and the line each print leaves.
//!
//! ```text
//! order        what is asked for
//! sources      what stands on the paper of each record: a file for every source of records
//! complete     several records in the order of their dwellings, and those that lack something
//! as_printed   the values with all else the paper depends on, as it is archived; the paper is drawn from nothing else
//! numbering    the running number, and handing the paper over
//! one_each     a PDF for every record, into a folder
//! log          what was printed before, and the very paper again
//! offset       套打: where a printer puts what stands on the paper, and what it prints onto forms printed before
//! retention    for how long it is kept what stood on a paper
//! ```
//!
//! To add a document: its drawing in `print/documents`, its line in `DOCUMENTS`, and where it is drawn in `sources`.
//!
//! The preview already carries the running number the print will have; what is seen is what is printed. The number is taken
//! and the print logged before anything leaves: paper without a line cannot be. A number whose paper did not arrive is void.

mod as_printed;
mod complete;
mod log;
mod numbering;
mod offset;
mod one_each;
mod order;
mod retention;
mod sources;

pub use complete::{Lacking, OpensAt};
pub(super) use log::made_again;
pub use log::{
    Likeness, LogLine, PrintFilter, PrintedBefore, Reproduced, line_of, list, operators, printed_before, reproduce,
    rows, times_printed,
};
pub(super) use numbering::void_what_was_left;
pub use numbering::{Sent, ToPrinter, number_in_words, print, save, save_new};
pub use offset::{Offset, Offsets, OnForms, comes_on_forms, keep_offset, keep_on_forms, offset_of, own_offset_of};
pub use one_each::{SavedEach, save_each};
pub use order::{Addresses, Order, copies, file_name, kind, subject};
pub(super) use retention::wipe_outdated;
pub use retention::{Retention, retention, set_retention};
pub use sources::MOST_ROWS;

use self::as_printed::{AsPrinted, Sheets};
use self::complete::Complete;
use super::{Desk, Progress, Trouble};
use crate::domain::{RecordId, Right};
use crate::print::documents::{DocumentKind, FLOATING_CARD, RECEIPT, Source};
use crate::print::pdf;
use crate::store::OnPaper;
use chrono::Datelike;

/// A finished document: the bytes that are previewed, saved and printed alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    pub title: String,
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// Characters no face has; they stand as 〓 with their code.
    pub missing: Vec<char>,
    /// What else is to be known before printing: smaller letters on a plate, what a file lacks, why an agreement is no final one.
    pub remarks: Vec<String>,
    /// Facts about the station that belong on it and are not known, by their labels in the settings.
    pub lacks: Vec<&'static str>,
    pub order: Order,
    /// Of several records, those that stand not on it because something is missing.
    pub left_out: Vec<Lacking>,
    /// The number this print will have.
    pub number: u32,
    /// The same as it stands on the paper, 「海印〔2026〕第0087号」.
    pub number_text: String,
    /// Does not fit onto the forms it is for, as its remarks say: it is not printed.
    pub exceeds_form: bool,
    page_mm: (f32, f32),
    as_printed: AsPrinted,
    /// The records whose log it will stand in.
    on_paper: Vec<OnPaper>,
    /// Which version of a template, where there is one.
    template: String,
}

/// What a resident takes away, with the telephone to ask at.
const GIVES_OFFICE_PHONE: [DocumentKind; 2] = [FLOATING_CARD, RECEIPT];

/// Makes the PDF. Nothing is logged yet: looking is not printing.
pub fn prepare(desk: &Desk, order: Order) -> Result<Paper, Trouble> {
    prepare_many(desk, order, &Progress::default())
}

/// [`prepare`] that tells how far it is and can be stopped.
pub fn prepare_many(desk: &Desk, order: Order, progress: &Progress) -> Result<Paper, Trouble> {
    desk.require(Right::Print)?;
    order.require_form()?;
    let Complete { gathered, left_out } = complete::gather(desk, &order, progress)?;
    let year = desk.today().year();
    let number = desk.store.next_print_number(year)?;
    let number_text = number_in_words(&desk.station().number_prefix, year, number);
    let on_paper = gathered.iter().flat_map(|one| one.on_paper.iter().copied()).collect();
    let mut remarks: Vec<String> = gathered.iter().flat_map(|one| one.remarks.iter().cloned()).collect();
    let template = gathered.first().map(|one| one.template.clone()).unwrap_or_default();
    remarks.extend(complete::about_left(&gathered));
    let mut as_printed = AsPrinted::of(desk, &order, number_text.clone());
    if !gathered.is_empty() {
        as_printed.sheets = Sheets::filled(desk, &order, gathered)?;
    }
    let document = as_printed.draw_while(desk, order.kind, progress)?;
    remarks.extend(document.remarks.iter().cloned());
    Ok(Paper {
        title: document.title.clone(),
        pdf: pdf::write(&document)?,
        pages: document.pages.len(),
        missing: document.missing(),
        exceeds_form: document.exceeds_form,
        remarks,
        lacks: lacks(desk, &order),
        page_mm: document.pages.first().map(|page| (page.width_mm, page.height_mm)).unwrap_or_default(),
        order,
        left_out,
        number,
        number_text,
        as_printed,
        on_paper,
        template,
    })
}

/// Of the card and the receipt the telephone alone; what is signed names the street too.
fn lacks(desk: &Desk, order: &Order) -> Vec<&'static str> {
    let mut lacks = desk.station().lacks();
    lacks.retain(|label| match order.kind.source {
        Source::Template(_) => true,
        _ => *label == "办公电话" && GIVES_OFFICE_PHONE.contains(order.kind),
    });
    lacks
}

impl Paper {
    /// What stands on it, in words: without those that were left out.
    fn subject(&self, desk: &Desk) -> Result<String, Trouble> {
        let is_left_out = |record: &RecordId| self.left_out.iter().any(|one| one.record == *record);
        let mut printed = self.order.clone();
        printed.records.retain(|record| !is_left_out(record));
        subject(desk, &printed)
    }

    /// How often the same had come out before, of a paper about one record.
    pub fn printed_before(&self) -> u32 {
        self.as_printed.printed_before()
    }
}
