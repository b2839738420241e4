//! What is to be printed, and what it is called on screen and as a file.

use super::log::times_printed;
use super::sources;
use crate::domain::registers::Agreement;
use crate::domain::{RecordId, Right};
use crate::print::documents::{DocumentKind, LIST_TABLE, RESIDENT_LIST, Sheet, Source};
use crate::services::{Desk, Trouble};
use crate::store::OnADay;
use std::sync::Arc;

/// How far the addresses of a list are written (docs/privacy.md §3).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Addresses {
    /// As lists on screen have them, 「海棠苑3栋***」.
    #[default]
    ToBuilding,
    /// To the room, to walk from door to door by; only with a purpose, and the log says so.
    ToRoom,
}

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub kind: &'static DocumentKind,
    /// Records of `register`.
    pub records: Vec<RecordId>,
    /// Which register the records are of: that of the document's source, or of the list on screen.
    pub register: &'static str,
    /// The form to be filled by hand: nobody stands on it.
    pub is_blank: bool,
    /// Identity numbers in full, where the form may show them.
    pub is_full_id: bool,
    /// Cards four to an A4 sheet with cut marks.
    pub is_imposed: bool,
    /// What is filled in alone, for sheets that carry the empty form already (套打).
    pub is_values_only: bool,
    /// How many are proposed where the paper is no agreement of the register: of a settlement one for each who keeps one.
    pub copies: u32,
    /// Of a list: the day and the place it is about.
    pub on: Option<OnADay>,
    /// The table of a list or report, finished; `records` are then what stands in it.
    pub sheet: Option<Arc<Sheet>>,
    /// Which column of the sheet says where each of the records, residences then, lives.
    pub address_column: Option<usize>,
    pub addresses: Addresses,
    /// What the paper is for; asked where a register or whole numbers leave the station.
    pub purpose: String,
}

/// Why whole numbers usually stand on a paper.
const USUAL_PURPOSE: &str = "办理登记";
const PURPOSE_OF_MEDIATION: &str = "办理调解";

impl Order {
    pub fn of(kind: &'static DocumentKind, records: Vec<RecordId>) -> Self {
        let is_full_id = kind.may_show_full_id;
        let is_of_mediation = matches!(kind.source, Source::Dispute | Source::DisputeStep);
        let usual = if is_of_mediation { PURPOSE_OF_MEDIATION } else { USUAL_PURPOSE };
        let purpose = kind.purpose().unwrap_or(usual);
        Self {
            kind,
            records,
            register: kind.source.register(),
            is_blank: false,
            is_full_id,
            is_imposed: false,
            is_values_only: false,
            copies: 1,
            on: None,
            sheet: None,
            address_column: None,
            addresses: Addresses::default(),
            purpose: if is_full_id { purpose.to_owned() } else { String::new() },
        }
    }

    /// A list or report as it stands on screen, with the records of one register that stand in it.
    pub fn sheet(sheet: Sheet, register: &'static str, records: Vec<RecordId>) -> Self {
        let purpose = sheet.purpose.clone();
        Self { sheet: Some(Arc::new(sheet)), register, purpose, ..Self::of(&LIST_TABLE, records) }
    }

    /// The same of a list that has a column of addresses.
    pub fn with_addresses_in(self, column: Option<usize>) -> Self {
        Self { address_column: column, ..self }
    }

    pub fn blank(kind: &'static DocumentKind) -> Self {
        Self { is_blank: true, ..Self::of(kind, Vec::new()) }
    }

    /// The list of those who lived at a place on a day; their residences are those of `as_of::residences`.
    pub fn list(on: OnADay, residences: Vec<RecordId>) -> Self {
        Self { on: Some(on), ..Self::of(&RESIDENT_LIST, residences) }
    }

    /// The station's own paper, with what it keeps for it.
    pub(super) fn is_of_station(&self) -> bool {
        self.kind.source == Source::Station && !self.is_blank
    }

    /// A list is of its day alone; everything else is a paper for each record.
    pub(super) fn is_list(&self) -> bool {
        self.on.is_some() || self.sheet.is_some()
    }

    /// Whether it is asked what the paper is for: of registers, and where whole numbers stand on it.
    pub fn asks_purpose(&self) -> bool {
        self.is_list() || self.shows_whole_numbers()
    }

    /// Whether it can be chosen how far addresses are written: of lists of people.
    pub fn has_addresses(&self) -> bool {
        self.on.is_some() || self.address_column.is_some()
    }

    fn shows_whole_addresses(&self) -> bool {
        self.addresses == Addresses::ToRoom && self.has_addresses()
    }

    /// The purpose as the log keeps it: with what stands whole on a list.
    pub(super) fn purpose_in_log(&self) -> String {
        let purpose = self.purpose.trim();
        let also = [(self.shows_whole_addresses(), "住址写到房号"), (self.is_values_only, "套打，只印填写的内容")];
        let also = also.iter().filter(|(is_so, _)| *is_so).map(|(_, words)| *words);
        [purpose].into_iter().filter(|words| !words.is_empty()).chain(also).collect::<Vec<_>>().join("；")
    }

    /// Whether its empty form may be on the sheets already.
    pub fn can_be_values_only(&self) -> bool {
        self.kind.comes_on_forms() && !self.is_blank && !self.is_imposed && !self.is_list()
    }

    pub(super) fn require_form(&self) -> Result<(), Trouble> {
        let is_refused = self.is_values_only && !self.can_be_values_only();
        if is_refused { Err(Trouble::NotOnForms(self.kind.title.to_owned())) } else { Ok(()) }
    }

    fn shows_whole_numbers(&self) -> bool {
        self.is_full_id && self.kind.may_show_full_id && !self.is_blank
    }

    /// Whole numbers and whole addresses of many do not leave without a word what for (docs/privacy.md §3).
    pub(super) fn require_purpose(&self) -> Result<(), Trouble> {
        let is_asked = self.shows_whole_numbers() || self.shows_whole_addresses();
        let is_missing = is_asked && self.purpose.trim().is_empty();
        if is_missing { Err(Trouble::PurposeMissing) } else { Ok(()) }
    }
}

/// How many copies are wanted as a rule: of an agreement one for each who keeps one, of it printed again one, of anything else
/// what the order says.
pub fn copies(desk: &Desk, order: &Order) -> Result<u32, Trouble> {
    desk.require(Right::Print)?;
    let (Source::Template(kind), [first, rest @ ..]) = (order.kind.source, &order.records[..]) else {
        return Ok(order.copies);
    };
    if rest.is_empty() && times_printed(desk, order.kind, *first)? > 0 {
        return Ok(1);
    }
    let agreed = if kind.is_agreement() { desk.store.load::<Agreement>(*first)? } else { None };
    Ok(agreed.and_then(|agreement| agreement.copies.0).unwrap_or(kind.copies()).max(1))
}

/// A document by its key or its 中文 title, if it is one that records are printed on.
pub fn kind(word: &str) -> Result<&'static DocumentKind, Trouble> {
    let found = DocumentKind::find(word).filter(|kind| !matches!(kind.source, Source::RecoveryCode | Source::Screen));
    found.ok_or_else(|| Trouble::UnknownDocument(word.to_owned()))
}

/// The document of a print by its key, lists of the screen among them.
pub(super) fn known(key: &str) -> Result<&'static DocumentKind, Trouble> {
    DocumentKind::find(key).ok_or_else(|| Trouble::UnknownDocument(key.to_owned()))
}

/// What the paper is about, for the head of the preview: a name, 「36 人」, or 「空白」.
pub fn subject(desk: &Desk, order: &Order) -> Result<String, Trouble> {
    desk.require(Right::Print)?;
    if let Some(sheet) = &order.sheet {
        return Ok(sheet.title.clone());
    }
    let counted = |count: usize| format!("{count} {}", order.kind.source.unit());
    Ok(match order.records[..] {
        [] if order.is_of_station() => desk.station().name.clone(),
        [] => "空白".to_owned(),
        [one] if !order.is_list() => sources::of_record(desk, order.kind, one)?.name,
        _ => counted(order.records.len()),
    })
}

/// 「流动人口登记卡-海2026-000412.pdf」: without a name, because the names of files are seen by everybody.
pub fn file_name(desk: &Desk, order: &Order) -> Result<String, Trouble> {
    desk.require(Right::Print)?;
    if let Some(sheet) = &order.sheet {
        return Ok(format!("{}-{}.pdf", sheet.title, sheet.as_of));
    }
    let about = match (&order.records[..], order.on) {
        ([], _) if order.is_of_station() => String::new(),
        ([], _) => "空白".to_owned(),
        (_, Some(on)) => on.day.to_string(),
        (&[one], None) => {
            let number = sources::of_record(desk, order.kind, one)?.number;
            if number.is_empty() { one.0.to_string() } else { number }
        }
        (many, None) => format!("{}{}-{}", many.len(), order.kind.source.unit(), desk.today()),
    };
    Ok(format!("{}-{about}.pdf", order.kind.title))
}
