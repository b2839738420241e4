//! Paper: which records a document needs, the finished PDF, and the line each print leaves.
//!
//! ```text
//! order        what is asked for
//! sources      what stands on the paper of each record: a file for every source of records
//! as_printed   those values with all else the paper depends on, as it is archived; the paper is drawn from nothing else
//! numbering    the running number, and handing the paper over
//! log          what was printed before
//! ```
//!
//! To add a document: its drawing in `print/documents`, its line in `DOCUMENTS`, and where it is drawn in `sources`.
//!
//! The preview already carries the running number the print will have; what is seen is what is printed. The number is taken
//! and the print logged before anything leaves: paper without a line cannot be. A number whose paper did not arrive is void.

mod as_printed;
mod log;
mod numbering;
mod order;
mod sources;

pub use log::{printed_before, times_printed};
pub(super) use numbering::void_what_was_left;
pub use numbering::{print, save, save_new};
pub use order::{Order, file_name, kind, subject};

use self::as_printed::{AsPrinted, Sheets};
use super::{Desk, Trouble};
use crate::domain::Right;
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
    pub order: Order,
    /// The number this print will have.
    pub number: u32,
    /// The same as it stands on the paper, 「海印〔2026〕第0087号」.
    pub number_text: String,
    as_printed: AsPrinted,
    /// The records whose log it will stand in.
    on_paper: Vec<OnPaper>,
}

/// Makes the PDF. Nothing is logged yet: looking is not printing.
pub fn prepare(desk: &Desk, order: Order) -> Result<Paper, Trouble> {
    desk.require(Right::Print)?;
    let gathered = sources::gather(desk, &order)?;
    let on_paper = gathered.iter().flat_map(|one| one.on_paper.iter().copied()).collect();
    let year = desk.today().year();
    let number = desk.store.next_print_number(year)?;
    let number_text = numbering::in_words(&desk.station().number_prefix, year, number);
    let as_printed = AsPrinted {
        station: desk.station().clone(),
        today: desk.today(),
        operator: desk.operator().name.clone(),
        number: number_text.clone(),
        is_full_id: order.is_full_id,
        is_imposed: order.is_imposed,
        sheets: if gathered.is_empty() { Sheets::Blank } else { Sheets::filled(gathered) },
    };
    let document = as_printed.draw(order.kind)?;
    Ok(Paper {
        title: document.title.clone(),
        pdf: pdf::write(&document)?,
        pages: document.pages.len(),
        missing: document.missing(),
        order,
        number,
        number_text,
        as_printed,
        on_paper,
    })
}
