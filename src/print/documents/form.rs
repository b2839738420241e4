//! What the A4 forms of the office have in common: margins, title and number, the grid, boxes to tick, who signs below.

use super::registration::{Issue, day_or_gaps};
use crate::domain::CodeList;
use crate::domain::values::{Choice, Day};
use crate::print::page::{A4, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{
    Block, Borders, Cell, Content, LaidPage, Looks, PADDING_MM, Row, Space, Table, label, row, value,
};

/// The left margin leaves room for binding.
pub const LEFT_MM: f32 = 22.0;
pub const RIGHT_MM: f32 = 14.0;
/// The line of the number, below the title.
pub const NUMBER_Y_MM: f32 = 25.5;
const TOP_MM: f32 = 28.0;
const BOTTOM_MM: f32 = 283.0;
/// The column of block titles.
pub const TITLE_WIDTH_MM: f32 = 9.0;
/// The round seal is 42 mm wide and no border may run through it.
pub const SEAL_MM: f32 = 42.0;

/// How high rows are at least, and how much room their text keeps above and below.
#[derive(Clone, Copy)]
pub struct RowLooks {
    pub height_mm: f32,
    pub padding_mm: f32,
    /// Of a form printed before no row grows.
    pub is_onto_form: bool,
}

impl RowLooks {
    /// The same on sheets that carry the form already.
    pub fn on(self, issue: &Issue<'_>) -> Self {
        Self { is_onto_form: issue.onto_form, ..self }
    }
}

/// What is written by hand wants higher rows.
pub const BY_HAND: RowLooks = RowLooks { height_mm: 7.6, padding_mm: PADDING_MM, is_onto_form: false };
pub const PRINTED: RowLooks = RowLooks { height_mm: 7.2, padding_mm: PADDING_MM, is_onto_form: false };
/// Where much is to stand on one page.
pub const CLOSE: RowLooks = RowLooks { height_mm: 6.9, padding_mm: 1.0, is_onto_form: false };
/// Before a second page is begun for a row or two.
pub const CLOSEST: RowLooks = RowLooks { height_mm: 6.2, padding_mm: 0.65, is_onto_form: false };

/// Of an identity number.
const NUMBER_SIGNS: usize = 18;

/// Title and number of a form.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    pub title: &'a str,
    pub number_label: &'a str,
    /// Empty where it is written by hand.
    pub number: &'a str,
}

impl Head<'_> {
    fn draw(self, page: &mut Page, place: usize) {
        let title = if place == 0 { self.title.to_owned() } else { format!("{}（续页）", self.title) };
        page.text_centred((LEFT_MM + A4.0 - RIGHT_MM) / 2.0, 18.5, hei(19.0), &title);
        let right = A4.0 - RIGHT_MM;
        if self.number.is_empty() {
            page.blank_line(right - 58.0, NUMBER_Y_MM, song(10.5), self.number_label, right);
        } else {
            let label = format!("{} ", self.number_label);
            page.text_right(right, NUMBER_Y_MM, song(10.5).filled_after(&label), &(label.clone() + self.number));
        }
    }
}

/// A form over as many pages as it needs, its head on each.
pub fn lay(head: Head<'_>, columns: &[f32], rows: RowLooks, blocks: Vec<Block>) -> Vec<LaidPage> {
    let body = Frame { x: LEFT_MM, y: TOP_MM, width: A4.0 - LEFT_MM - RIGHT_MM, height: BOTTOM_MM - TOP_MM };
    let has_titles = blocks.iter().any(|block| !block.title.is_empty());
    let table = Table {
        columns: columns.to_vec(),
        title_width: if has_titles { TITLE_WIDTH_MM } else { 0.0 },
        looks: looks(rows),
        heading: Vec::new(),
        blocks,
    };
    let mut laid = table.lay(A4, &Space { first: body, next: body });
    laid.iter_mut().enumerate().for_each(|(place, laid)| head.draw(&mut laid.page, place));
    laid
}

/// In the first of these looks that needs a single page; where none does, in the first.
pub fn on_one_page(looks: &[RowLooks], lay: impl Fn(RowLooks) -> Vec<LaidPage>) -> Vec<LaidPage> {
    let single = looks.iter().map(|looks| lay(*looks)).find(|laid| laid.len() == 1);
    single.unwrap_or_else(|| looks.first().map(|looks| lay(*looks)).unwrap_or_default())
}

fn looks(rows: RowLooks) -> Looks {
    Looks {
        label: hei(10.0),
        value: song(10.5),
        title: hei(10.5),
        choice: song(9.5),
        row_height: rows.height_mm,
        padding_mm: rows.padding_mm,
        is_onto_form: rows.is_onto_form,
        borders: Borders::Grid,
    }
}

/// Fixed words over several columns.
pub fn wide_label(span: usize, words: &str) -> Cell {
    Cell { span, content: Content::Label(words.to_owned()) }
}

/// Every entry of the table with its box: the same cell serves the printer and the pen.
pub fn choices<L: CodeList>(span: usize, choice: &Choice<L>) -> Cell {
    let entries = L::table().codes.iter().map(|code| (code.code == choice.code, code.name.clone()));
    Cell { span, content: Content::Choices(entries.collect()) }
}

/// Boxes to tick by hand.
pub fn boxes(span: usize, words: &[&str]) -> Cell {
    Cell { span, content: Content::Choices(words.iter().map(|word| (false, (*word).to_owned())).collect()) }
}

/// The number, or eighteen boxes to write it into; a form printed before has the boxes.
pub fn number_cell(written: String, span: usize, issue: &Issue<'_>) -> Cell {
    let is_in_boxes = written.is_empty() || (issue.onto_form && written.chars().count() <= NUMBER_SIGNS);
    if is_in_boxes { number_boxes(written, span) } else { value(span, written) }
}

pub fn number_boxes(written: String, span: usize) -> Cell {
    Cell { span, content: Content::Boxes(NUMBER_SIGNS, written) }
}

/// A label and a value that takes the rest of the row.
pub fn whole(name: &str, span: usize, words: String) -> Row {
    row(vec![label(name), value(span, words)])
}

/// A row left to the document, of so many equal or unequal parts.
pub fn rooms(spans: &[usize], height: f32) -> Row {
    Row { cells: spans.iter().map(|span| Cell { span: *span, content: Content::Room }).collect(), height }
}

/// Who signs in a room: words above, room for the hand, the day below at the right.
pub fn sign_here(page: &mut Page, room: Frame, words: &str) {
    page.set_lines(room.x + PADDING_MM + 0.6, room.y + 7.0, hei(10.0), &in_room(room, words));
    page.text_right(room.right() - PADDING_MM - 0.6, room.bottom() - 3.2, song(10.5), &day_or_gaps(Day::default()));
}

/// The station under its seal: its name and who signs for it at the left, the day at the right, which the seal covers.
pub fn seal_here(page: &mut Page, room: Frame, words: &str, signer: &str, (issue, day): (&Issue<'_>, Day)) {
    let (left, right) = (room.x + PADDING_MM + 0.6, room.right() - PADDING_MM - 0.6);
    page.text(left, room.y + 7.0, hei(10.0), words);
    let style = song(10.5);
    let lines = style.wrap(&issue.station.name, right - left);
    let bottom = page.set_lines(left, room.y + 14.0, style, &lines);
    page.blank_line(left, (bottom + 9.0).max(room.y + 26.0), hei(10.0), signer, right - SEAL_MM + 4.0);
    page.text_right(right, room.bottom() - 3.2, style.filled(), &day_or_gaps(day));
}

fn in_room(room: Frame, words: &str) -> Vec<String> {
    hei(10.0).wrap(words, room.width - 2.0 * PADDING_MM - 1.2)
}
