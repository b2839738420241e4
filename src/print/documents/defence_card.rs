//! 联防联络牌: whom the households or shops of a group call, on A5 across, one for each of them to lay beside the telephone.
//!
//! Head and deputy are named with their telephones, for their own group; nobody else of it stands on the card.

use super::DEFENCE_CARD;
use super::defence::{GroupRecord, calls, plate_on};
use super::plate::TITLE;
use super::registration::Issue;
use crate::print::page::{A5, Document, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{Block, Borders, Looks, PADDING_MM, Row, Space, Table, label, row, value};

const COLUMNS_MM: [f32; 2] = [40.0, 142.0];
const BODY: Frame = Frame { x: 14.0, y: 40.0, width: 182.0, height: 78.0 };
const ROW_MM: f32 = 13.0;
const PROMISE: &str = "一家报警，家家相助；先保证自身安全";

/// The card of one group.
pub fn filled(record: &GroupRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// A card to be written by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&GroupRecord::default(), issue)
}

/// The cards of many, one after the other.
pub fn batch(records: &[GroupRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(DEFENCE_CARD.title, issue.today);
    document.pages = records.iter().flat_map(|record| card(record, issue)).collect();
    document
}

fn card(record: &GroupRecord, issue: &Issue<'_>) -> Vec<Page> {
    let laid = table(record).lay((A5.1, A5.0), &Space { first: BODY, next: BODY });
    laid.into_iter().map(|laid| around(laid.page, issue)).collect()
}

fn around(page: Page, issue: &Issue<'_>) -> Page {
    let mut plate = plate_on(page, issue);
    plate.centred(18.0, hei(12.0), &format!("{}{}", issue.station.street, issue.station.community));
    plate.centred(33.0, TITLE, DEFENCE_CARD.title);
    plate.centred(123.0, hei(12.0), PROMISE);
    plate.centred(129.0, hei(12.0), &calls(issue));
    plate.centred(135.0, song(10.0), &issue.station.name);
    plate.page
}

fn table(record: &GroupRecord) -> Table {
    let looks = Looks {
        label: hei(14.0),
        value: song(16.0),
        title: hei(14.0),
        choice: song(14.0),
        row_height: ROW_MM,
        padding_mm: PADDING_MM,
        borders: Borders::Grid,
    };
    Table {
        columns: COLUMNS_MM.to_vec(),
        title_width: 0.0,
        looks,
        heading: Vec::new(),
        blocks: vec![Block { title: "", rows: rows(record) }],
    }
}

fn rows(record: &GroupRecord) -> Vec<Row> {
    let is_blank = *record == GroupRecord::default();
    let line = |name: &str, words: String| row(vec![label(name), value(1, words)]);
    let mut rows = vec![
        line("联防组", record.title()),
        line("片区", record.area.clone()),
        line("组长", record.head.words()),
        line("副组长", record.deputy.words()),
        line("社区民警", record.policeman.words()),
        line("组求助电话", record.help_phones.clone()),
    ];
    let is_wanted = |words: &str| is_blank || !words.is_empty();
    if !is_wanted(&record.help_phones) {
        rows.pop();
    }
    if !is_wanted(&record.deputy.words()) {
        rows.remove(3);
    }
    rows
}
