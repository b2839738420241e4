//! Paper: which records a document needs, the finished PDF, and the line each print leaves.
//!
//! The preview already carries the running number the print will have; what is seen is what is printed.

use super::{Desk, Trouble, places};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::values::Value;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{DocumentKind, Source, floating_card, floating_form, recovery_sheet};
use crate::print::{Document, FloatingRegistration, Issue, imposition, pdf};
use crate::store::Printed;
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub kind: &'static DocumentKind,
    /// Residences; empty prints the blank form.
    pub records: Vec<RecordId>,
    /// Identity numbers in full, where the form may show them.
    pub is_full_id: bool,
    /// Cards four to an A4 sheet with cut marks.
    pub is_imposed: bool,
}

impl Order {
    pub fn of(kind: &'static DocumentKind, records: Vec<RecordId>) -> Self {
        Self { kind, records, is_full_id: kind.may_show_full_id, is_imposed: false }
    }
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
    /// The number this print will have.
    pub number: u32,
    /// The same as it stands on the paper, 「海印〔2026〕第0087号」.
    pub number_text: String,
}

/// A document by its key or its 中文 title, if it is one that records are printed on.
pub fn kind(word: &str) -> Result<&'static DocumentKind, Trouble> {
    let found = DocumentKind::find(word).filter(|kind| kind.source == Source::FloatingResidence);
    found.ok_or_else(|| Trouble::UnknownDocument(word.to_owned()))
}

/// Makes the PDF. Nothing is logged yet: looking is not printing.
pub fn prepare(desk: &Desk, order: Order) -> Result<Paper, Trouble> {
    desk.require(Right::Print)?;
    let registrations: Result<Vec<_>, _> = order.records.iter().map(|id| registration(desk, *id)).collect();
    let registrations = registrations?;
    let today = desk.today();
    let number = desk.store.next_print_number(today.year())?;
    let number_text = number_text(&desk.station().number_prefix, today.year(), number);
    let issue = Issue {
        station: desk.station(),
        today,
        operator: &desk.operator().name,
        running_number: Some(number_text.clone()),
        full_id: order.is_full_id,
    };
    let document = document(&order, &registrations, &issue);
    let missing = document.missing();
    Ok(Paper {
        title: document.title.clone(),
        pdf: pdf::write(&document)?,
        pages: document.pages.len(),
        missing,
        order,
        number,
        number_text,
    })
}

fn document(order: &Order, registrations: &[FloatingRegistration], issue: &Issue<'_>) -> Document {
    let is_card = order.kind.key == crate::print::documents::FLOATING_CARD.key;
    let document = match (is_card, registrations) {
        (true, []) => floating_card::blank(issue),
        (true, [one]) => floating_card::filled(one, issue),
        (true, many) => floating_card::batch(many, issue),
        (false, []) => floating_form::blank(issue),
        (false, [one]) => floating_form::filled(one, issue),
        (false, many) => floating_form::batch(many, issue),
    };
    if !(is_card && order.is_imposed) {
        return document;
    }
    imposition::four_to_a_sheet(if registrations.is_empty() { four_of(document) } else { document })
}

/// Blank cards fill their sheet.
fn four_of(mut blank: Document) -> Document {
    blank.pages = std::iter::repeat_n(blank.pages, 4).flatten().collect();
    blank
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
    let paper = renumbered(desk, paper)?;
    std::fs::write(to, &paper.pdf).map_err(|error| Trouble::File { what: "保存 PDF", error })?;
    log(desk, &paper, 1, "保存 PDF")
}

/// [`save`] where nothing is yet: a file that is there is kept, and the trouble says so.
pub fn save_new(desk: &mut Desk, paper: &Paper, to: &Path) -> Result<u32, Trouble> {
    let paper = renumbered(desk, paper)?;
    let written = std::fs::File::create_new(to).and_then(|mut file| {
        file.write_all(&paper.pdf).inspect_err(|_| {
            let _ = std::fs::remove_file(to);
        })
    });
    written.map_err(|error| Trouble::File { what: "保存 PDF", error })?;
    log(desk, &paper, 1, "保存 PDF")
}

/// Hands the PDF to the system's printing, and logs it; a further print of the same is logged as 补打.
pub fn print(desk: &mut Desk, paper: &Paper, printer: &str, copies: u32) -> Result<u32, Trouble> {
    let paper = renumbered(desk, paper)?;
    let purpose = if printed_before(desk, &paper.order)? == 0 { "打印" } else { "补打" };
    crate::platform::print(&paper.pdf, printer, copies).map_err(|_| Trouble::PrinterRefused)?;
    log(desk, &paper, copies, purpose)
}

/// The same paper, made again if its number was taken while it was looked at.
fn renumbered(desk: &Desk, paper: &Paper) -> Result<Paper, Trouble> {
    desk.require(Right::Print)?;
    if desk.store.next_print_number(desk.today().year())? == paper.number {
        return Ok(paper.clone());
    }
    prepare(desk, paper.order.clone())
}

fn log(desk: &mut Desk, paper: &Paper, copies: u32, purpose: &str) -> Result<u32, Trouble> {
    let printed = Printed {
        number: paper.number,
        document: paper.order.kind.key,
        template: env!("CARGO_PKG_VERSION"),
        register: Residence::TABLE,
        records: &paper.order.records,
        pages: paper.pages,
        copies,
        sha256: &hex(&Sha256::digest(&paper.pdf)),
        is_full_id: paper.order.is_full_id,
        shown: &shown(desk, paper)?,
    };
    desk.acting(paper.order.kind.title, purpose, |store, act| Ok(store.log_print(act, &printed)?))
}

/// The values as they stand on the paper, so that a later edit of a person does not change what was signed.
fn shown(desk: &Desk, paper: &Paper) -> Result<String, Trouble> {
    let mut images = Vec::new();
    for id in &paper.order.records {
        let registration = registration(desk, *id)?;
        images.push(serde_json::json!({
            "person": registration.person.image(),
            "residence": registration.residence.image(),
            "address": registration.address,
        }));
    }
    Ok(serde_json::Value::from(images).to_string())
}

/// How often this document was printed for this residence.
pub fn times_printed(desk: &Desk, kind: &DocumentKind, residence: RecordId) -> Result<usize, Trouble> {
    let prints = desk.store.prints_of(Residence::TABLE, residence)?;
    Ok(prints.iter().filter(|print| print.document == kind.key).count())
}

/// Of one record how often this was printed; of several, how many of them were printed at all.
pub fn printed_before(desk: &Desk, order: &Order) -> Result<usize, Trouble> {
    if let [one] = order.records[..] {
        return times_printed(desk, order.kind, one);
    }
    let mut printed = 0;
    for record in &order.records {
        printed += usize::from(times_printed(desk, order.kind, *record)? > 0);
    }
    Ok(printed)
}

/// Whom the paper is about, for the head of the preview: a name, 「36 人」, or 「空白」.
pub fn subject(desk: &Desk, order: &Order) -> Result<String, Trouble> {
    Ok(match order.records[..] {
        [] => "空白".to_owned(),
        [one] => registration(desk, one)?.person.name.shown(),
        _ => format!("{} 人", order.records.len()),
    })
}

/// 「流动人口登记卡-海2026-000412.pdf」: without a name, because the names of files are seen by everybody.
pub fn file_name(desk: &Desk, order: &Order) -> Result<String, Trouble> {
    let about = match order.records[..] {
        [] => "空白".to_owned(),
        [one] => registration(desk, one)?.residence.registration_number.shown(),
        _ => format!("{}人-{}", order.records.len(), desk.today()),
    };
    let about = if about.is_empty() { desk.today().to_string() } else { about };
    Ok(format!("{}-{about}.pdf", order.kind.title))
}

/// The recovery page. It is not numbered and leaves no copy: the code exists only while it is shown.
pub fn recovery_page(station: &str, today: crate::domain::Date, code: &str) -> Result<Vec<u8>, Trouble> {
    Ok(pdf::write(&recovery_sheet::filled(station, today, code))?)
}

/// 「海印〔2026〕第0087号」
fn number_text(prefix: &str, year: i32, number: u32) -> String {
    format!("{prefix}印〔{year}〕第{number:04}号")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
