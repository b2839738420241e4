//! Paper: which records a document needs, the finished PDF, and the line each print leaves.

use super::{Desk, Trouble, places};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::{RecordId, Right};
use crate::print::documents::{DOCUMENTS, DocumentKind};
use crate::print::{Document, FloatingRegistration, Issue, missing, pdf};
use crate::store::Printed;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub kind: &'static DocumentKind,
    /// Residences; empty prints the blank form.
    pub records: Vec<RecordId>,
    /// Identity numbers in full, where the form is not a statutory one anyway.
    pub full_id: bool,
}

/// A finished document: the bytes that are previewed, saved and printed alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    pub title: String,
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// Characters no face has; they stand as 〓 with their code.
    pub missing: Vec<char>,
    pub order: Order,
}

/// A document by its key or its 中文 title.
pub fn kind(word: &str) -> Result<&'static DocumentKind, Trouble> {
    let found = DOCUMENTS.iter().find(|kind| kind.key == word || kind.title == word);
    found.ok_or_else(|| Trouble::UnknownDocument(word.to_owned()))
}

/// Makes the PDF. Nothing is logged yet: looking is not printing.
pub fn prepare(desk: &Desk, order: Order) -> Result<Paper, Trouble> {
    desk.require(Right::Print)?;
    let registrations: Result<Vec<_>, _> = order.records.iter().map(|id| registration(desk, *id)).collect();
    let registrations = registrations?;
    let issue = Issue {
        station: desk.station(),
        today: desk.today(),
        operator: &desk.operator().name,
        running_number: None,
        full_id: order.full_id || order.kind.is_statutory,
    };
    let document = (order.kind.make)(&registrations, &issue);
    finish(&document, order)
}

fn finish(document: &Document, order: Order) -> Result<Paper, Trouble> {
    Ok(Paper {
        title: document.title.clone(),
        pdf: pdf::write(document)?,
        pages: document.pages.len(),
        missing: missing(document),
        order,
    })
}

fn registration(desk: &Desk, residence: RecordId) -> Result<FloatingRegistration, Trouble> {
    let residence: Residence = desk.store.load(residence)?.ok_or(Trouble::Gone)?;
    let person: Person = desk.store.load(residence.person.id.ok_or(Trouble::Gone)?)?.ok_or(Trouble::Gone)?;
    let house: Option<RentalHouse> = match residence.place.id {
        Some(place) => desk.store.rental_house_at(place)?.map(|(_, house)| house),
        None => None,
    };
    let landlord = match house.as_ref().and_then(|house| house.landlord.id) {
        Some(id) => desk.store.load::<Person>(id)?,
        None => None,
    };
    let address = places::full_name(desk, residence.place.id)?;
    Ok(FloatingRegistration { person, residence, address, house, landlord })
}

/// Writes the PDF to a file of the operator's choice, and logs it as printed.
pub fn save(desk: &mut Desk, paper: &Paper, to: &Path) -> Result<u32, Trouble> {
    desk.require(Right::Print)?;
    std::fs::write(to, &paper.pdf).map_err(|error| Trouble::File { what: "保存 PDF", error })?;
    log(desk, paper, 1, "保存 PDF")
}

/// Hands the PDF to the system's printing, and logs it.
pub fn print(desk: &mut Desk, paper: &Paper, printer: &str, copies: u32) -> Result<u32, Trouble> {
    desk.require(Right::Print)?;
    crate::platform::print(&paper.pdf, printer, copies).map_err(|_| Trouble::PrinterRefused)?;
    log(desk, paper, copies, "打印")
}

/// Logs a print and gives its running number.
pub(super) fn log(desk: &mut Desk, paper: &Paper, copies: u32, purpose: &str) -> Result<u32, Trouble> {
    let printed = Printed {
        document: paper.order.kind.key,
        records: &paper.order.records,
        pages: paper.pages,
        copies,
        sha256: &hex(&Sha256::digest(&paper.pdf)),
        is_full_id: paper.order.full_id || paper.order.kind.is_statutory,
    };
    desk.acting(paper.order.kind.title, purpose, |store, act| Ok(store.log_print(act, &printed)?))
}

/// How often this document was printed for this residence.
pub fn times_printed(desk: &Desk, kind: &DocumentKind, residence: RecordId) -> Result<usize, Trouble> {
    let prints = desk.store.prints_of(residence)?;
    Ok(prints.iter().filter(|print| print.document == kind.key).count())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
