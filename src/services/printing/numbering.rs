//! The running number of a print: taken with the line that says so, before the paper leaves; void when it did not arrive.

use super::log::printed_before;
use super::{Paper, prepare};
use crate::services::outgoing::{Existing, Outgoing};
use crate::services::{Desk, Trouble};
use crate::store::{Act, Printed, Store, StoreError};
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::path::Path;

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
    let (number, file) = reserved(desk, paper, 1, "保存 PDF", make_ready)?;
    handed_over(desk, paper, number, file.arrive())
}

/// Hands the PDF to the system's printing, and logs it; a further print of the same is logged as 补打.
pub fn print(desk: &mut Desk, paper: &Paper, printer: &str, copies: u32) -> Result<u32, Trouble> {
    let purpose = if printed_before(desk, &paper.order)? == 0 { "打印" } else { "补打" };
    let (number, pdf) = reserved(desk, paper, copies, purpose, |_, paper| Ok(paper.pdf.clone()))?;
    let printed = crate::platform::print(&pdf, printer, copies).map_err(|_| Trouble::PrinterRefused);
    handed_over(desk, paper, number, printed)
}

/// Makes the paper ready to leave and takes its number. If the number was taken while the paper was looked at, the paper is
/// made once more with the next one.
fn reserved<T>(
    desk: &mut Desk,
    paper: &Paper,
    copies: u32,
    purpose: &str,
    make_ready: impl Fn(&Desk, &Paper) -> Result<T, Trouble>,
) -> Result<(u32, T), Trouble> {
    desk.require(crate::domain::Right::Print)?;
    let ready = make_ready(desk, paper)?;
    match reserve(desk, paper, copies, purpose) {
        Err(Trouble::Store(StoreError::NumberTaken)) => drop(ready),
        reserved => return Ok((reserved?, ready)),
    }
    let paper = prepare(desk, paper.order.clone())?;
    let ready = make_ready(desk, &paper)?;
    Ok((reserve(desk, &paper, copies, purpose)?, ready))
}

/// Takes the number that stands on the paper, with the line that says so.
fn reserve(desk: &mut Desk, paper: &Paper, copies: u32, purpose: &str) -> Result<u32, Trouble> {
    let shown = serde_json::to_string(&paper.as_printed).map_err(|_| StoreError::Unreadable)?;
    let printed = Printed {
        number: paper.number,
        document: paper.order.kind.key,
        template: env!("CARGO_PKG_VERSION"),
        records: &paper.on_paper,
        pages: paper.pages,
        copies,
        sha256: &hex(&Sha256::digest(&paper.pdf)),
        is_full_id: paper.order.is_full_id,
        shown: &shown,
    };
    desk.acting(paper.order.kind.title, purpose, |store, act| Ok(store.reserve_print(act, &printed)?))
}

/// The number, if the paper arrived; else the number is void, and a line says so.
fn handed_over(desk: &mut Desk, paper: &Paper, number: u32, outcome: Result<(), Trouble>) -> Result<u32, Trouble> {
    let year = desk.today().year();
    match outcome {
        Ok(()) => desk.store.hand_over_print(year, number)?,
        Err(trouble) => {
            let void = |store: &mut Store, act: &Act<'_>| Ok(store.void_print(act, year, number, "没有送出")?);
            desk.acting(paper.order.kind.title, "", void)?;
            return Err(trouble);
        }
    }
    Ok(number)
}

/// Numbers taken by a process that ended before it could say what became of the paper.
pub(in crate::services) fn void_what_was_left(desk: &mut Desk) -> Result<(), Trouble> {
    let reason = "程序中断，没有确认送出";
    desk.acting("打印", "", |store, act| Ok(store.void_left_prints(act, reason).map(drop)?))
}

/// 「海印〔2026〕第0087号」
pub(super) fn in_words(prefix: &str, year: i32, number: u32) -> String {
    format!("{prefix}印〔{year}〕第{number:04}号")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
