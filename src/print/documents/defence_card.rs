//! 联防联络牌: whom the households or shops of a group call, on A5 across, one for each of them to lay beside the telephone.
//!
//! Head and deputy are named with their telephones, for their own group; nobody else of it stands on the card.

use super::DEFENCE_CARD;
use super::defence::{GroupRecord, calls, plate_on};
use super::plate::{PlateSize, Smaller, TITLE};
use super::registration::Issue;
use crate::print::page::{A5, Document, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{Block, Borders, LaidPage, Looks, PADDING_MM, Row, Space, Table, label, row, value};

const COLUMNS_MM: [f32; 2] = [40.0, 142.0];
const BODY: Frame = Frame { x: 14.0, y: 40.0, width: 182.0, height: 75.0 };
/// How large the values are and how high their rows at least: a card is one sheet by nature, so rows and then letters give way
/// by these steps, which is said before printing.
const SETTINGS: [(f32, f32); 7] =
    [(16.0, 12.4), (16.0, 11.0), (14.0, 10.0), (12.0, 9.5), (10.5, 9.5), (9.0, 9.5), (7.5, 9.5)];
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
    let mut smaller = Smaller::default();
    for record in records {
        let (points, laid) = card(record, issue);
        document.pages.extend(laid.into_iter().map(|laid| around(laid.page, issue)));
        smaller.note((points, SETTINGS[0].0), record.number.clone());
    }
    document.remarks.extend(smaller.remark(PlateSize::A5));
    document
}

/// The table of a card, and how large it was set.
fn card(record: &GroupRecord, issue: &Issue<'_>) -> (f32, Vec<LaidPage>) {
    let space = Space { first: BODY, next: BODY };
    let lay = |(points, row_mm)| {
        (points, table(rows(record, issue), points, row_mm, issue.onto_form).lay((A5.1, A5.0), &space))
    };
    let [usual, smaller @ ..] = SETTINGS;
    let one = [usual].into_iter().chain(smaller).map(lay).find(|(_, laid)| laid.len() == 1);
    one.unwrap_or_else(|| lay(usual))
}

fn around(page: Page, issue: &Issue<'_>) -> Page {
    let mut plate = plate_on(page, issue);
    plate.centred(18.0, hei(12.0), &format!("{}{}", issue.station.street, issue.station.community));
    plate.centred(33.0, TITLE, DEFENCE_CARD.title);
    plate.centred(122.5, hei(12.0), PROMISE);
    plate.centred(129.0, hei(12.0), &calls(issue));
    plate.centred(135.0, song(10.0), &issue.station.name);
    plate.page
}

fn table(rows: Vec<Row>, points: f32, row_mm: f32, is_onto_form: bool) -> Table {
    let looks = Looks {
        label: hei(14.0),
        value: song(points),
        title: hei(14.0),
        choice: song(14.0),
        row_height: row_mm,
        padding_mm: PADDING_MM,
        is_onto_form,
        borders: Borders::Grid,
    };
    Table {
        columns: COLUMNS_MM.to_vec(),
        title_width: 0.0,
        looks,
        heading: Vec::new(),
        blocks: vec![Block { title: "", rows }],
    }
}

fn rows(record: &GroupRecord, issue: &Issue<'_>) -> Vec<Row> {
    let is_blank = *record == GroupRecord::default() || issue.onto_form;
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
