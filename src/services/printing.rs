//! Paper: which records a document needs, the finished PDF, and the line each print leaves.
//!
//! The preview already carries the running number the print will have; what is seen is what is printed. The number is taken
//! and the print logged before anything leaves: paper without a line cannot be. A number whose paper did not arrive is void.

use super::outgoing::{Existing, Outgoing};
use super::{Desk, Trouble, as_of, places};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::values::Value;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{
    DocumentKind, LIST_TABLE, RESIDENT_LIST, Sheet, Source, floating_card, floating_form, list_table, resident_list,
};
use crate::print::{Document, FloatingRegistration, Issue, imposition, pdf};
use crate::store::{Act, OnADay, Printed, Store, StoreError};
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub kind: &'static DocumentKind,
    /// Residences.
    pub records: Vec<RecordId>,
    /// The form to be filled by hand: nobody stands on it.
    pub is_blank: bool,
    /// Identity numbers in full, where the form may show them.
    pub is_full_id: bool,
    /// Cards four to an A4 sheet with cut marks.
    pub is_imposed: bool,
    /// Of a list: the day and the place it is about.
    pub on: Option<OnADay>,
    /// The table of a list or report, finished; `records` are then what stands in it.
    pub sheet: Option<Arc<Sheet>>,
}

/// A longer list is narrowed first, or exported: nobody reads a hundred pages.
const MOST_ROWS: usize = 3000;

impl Order {
    pub fn of(kind: &'static DocumentKind, records: Vec<RecordId>) -> Self {
        let is_full_id = kind.may_show_full_id;
        Self { kind, records, is_blank: false, is_full_id, is_imposed: false, on: None, sheet: None }
    }

    /// A list or report as it stands on screen.
    pub fn sheet(sheet: Sheet, records: Vec<RecordId>) -> Self {
        Self { sheet: Some(Arc::new(sheet)), ..Self::of(&LIST_TABLE, records) }
    }

    pub fn blank(kind: &'static DocumentKind) -> Self {
        Self { is_blank: true, ..Self::of(kind, Vec::new()) }
    }

    /// The list of those who lived at a place on a day; their residences are those of `as_of::residences`.
    pub fn list(on: OnADay, residences: Vec<RecordId>) -> Self {
        Self { on: Some(on), ..Self::of(&RESIDENT_LIST, residences) }
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
    /// The values as they stand on the paper, as JSON, so that a later edit of a person does not change what was signed.
    shown: String,
}

/// A document by its key or its 中文 title, if it is one that records are printed on.
pub fn kind(word: &str) -> Result<&'static DocumentKind, Trouble> {
    let found = DocumentKind::find(word).filter(|kind| !matches!(kind.source, Source::RecoveryCode | Source::Screen));
    found.ok_or_else(|| Trouble::UnknownDocument(word.to_owned()))
}

/// Makes the PDF. Nothing is logged yet: looking is not printing.
pub fn prepare(desk: &Desk, order: Order) -> Result<Paper, Trouble> {
    desk.require(Right::Print)?;
    let contents = contents(desk, &order)?;
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
    let document = match &contents {
        Contents::Registrations(registrations) => document(&order, registrations, &issue),
        Contents::List(list) => resident_list::list(list, &issue),
        Contents::Table(sheet) => list_table::filled(sheet, &issue),
    };
    let missing = document.missing();
    Ok(Paper {
        title: document.title.clone(),
        pdf: pdf::write(&document)?,
        pages: document.pages.len(),
        missing,
        order,
        number,
        number_text,
        shown: contents.shown(),
    })
}

/// What a document is filled from.
enum Contents {
    Registrations(Vec<FloatingRegistration>),
    Table(Arc<Sheet>),
    List(resident_list::ResidentList),
}

impl Contents {
    fn shown(&self) -> String {
        match self {
            Self::Registrations(registrations) => shown(registrations),
            // Nobody signs it.
            Self::Table(_) => String::new(),
            Self::List(list) => serde_json::json!(list).to_string(),
        }
    }
}

fn contents(desk: &Desk, order: &Order) -> Result<Contents, Trouble> {
    if let Some(sheet) = &order.sheet {
        return match sheet.rows.len() {
            0 => Err(Trouble::NobodyToPrint),
            rows if rows > MOST_ROWS => Err(Trouble::ListTooLong(MOST_ROWS)),
            _ => Ok(Contents::Table(Arc::clone(sheet))),
        };
    }
    if order.records.is_empty() != order.is_blank {
        return Err(Trouble::NobodyToPrint);
    }
    if let Some(on) = order.on {
        return Ok(Contents::List(as_of::sheet(desk, on, &order.records)?));
    }
    let registrations: Result<_, Trouble> = order.records.iter().map(|id| registration(desk, *id)).collect();
    Ok(Contents::Registrations(registrations?))
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
    desk.require(Right::Print)?;
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
        shown: &paper.shown,
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
pub(super) fn void_what_was_left(desk: &mut Desk) -> Result<(), Trouble> {
    let reason = "程序中断，没有确认送出";
    desk.acting("打印", "", |store, act| Ok(store.void_left_prints(act, reason).map(drop)?))
}

fn shown(registrations: &[FloatingRegistration]) -> String {
    let images = registrations.iter().map(|registration| {
        serde_json::json!({
            "person": registration.person.image(),
            "residence": registration.residence.image(),
            "address": registration.address,
            "house": registration.house.as_ref().map(Register::image),
            "landlord": registration.landlord.as_ref().map(Register::image),
        })
    });
    serde_json::Value::from_iter(images).to_string()
}

/// How often this document came out for this residence.
pub fn times_printed(desk: &Desk, kind: &DocumentKind, residence: RecordId) -> Result<usize, Trouble> {
    desk.require(Right::Print)?;
    let prints = desk.store.prints_of(Residence::TABLE, residence)?;
    Ok(prints.iter().filter(|print| print.document == kind.key && !print.is_void()).count())
}

/// Of one record how often this was printed; of several, how many of them were printed at all. A list is of its day alone
/// and never printed before.
pub fn printed_before(desk: &Desk, order: &Order) -> Result<usize, Trouble> {
    desk.require(Right::Print)?;
    if order.on.is_some() || order.sheet.is_some() {
        return Ok(0);
    }
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
    desk.require(Right::Print)?;
    if let Some(sheet) = &order.sheet {
        return Ok(sheet.title.clone());
    }
    Ok(match order.records[..] {
        [] => "空白".to_owned(),
        _ if order.on.is_some() => format!("{} 人", order.records.len()),
        [one] => places::legible(&registration(desk, one)?.person.name),
        _ => format!("{} 人", order.records.len()),
    })
}

/// 「流动人口登记卡-海2026-000412.pdf」: without a name, because the names of files are seen by everybody.
pub fn file_name(desk: &Desk, order: &Order) -> Result<String, Trouble> {
    desk.require(Right::Print)?;
    if let Some(sheet) = &order.sheet {
        return Ok(format!("{}-{}.pdf", sheet.title, sheet.as_of));
    }
    let about = match (&order.records[..], order.on) {
        ([], _) => "空白".to_owned(),
        (_, Some(on)) => on.day.to_string(),
        (&[one], None) => registration(desk, one)?.residence.registration_number.shown(),
        (many, None) => format!("{}人-{}", many.len(), desk.today()),
    };
    let about = if about.is_empty() { desk.today().to_string() } else { about };
    Ok(format!("{}-{about}.pdf", order.kind.title))
}

/// 「海印〔2026〕第0087号」
fn number_text(prefix: &str, year: i32, number: u32) -> String {
    format!("{prefix}印〔{year}〕第{number:04}号")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
