//! 便民服务卡: whom to call and what the station does, on both sides of a card of 90×54 mm (ten to a sheet) or A6 (four to
//! a sheet), ready to be printed on both sides and cut.
//!
//! What stands on it the station writes; nothing on it comes from the registers.

use super::registration::Issue;
use super::{DocumentKind, SERVICE_CARD, SERVICE_CARD_A6};
use crate::domain::service_card::{CardLine, LINES, ServiceCard, Side, Turning};
use crate::print::imposition::{FOUR_A6, Grid, POCKET, TEN_POCKET, back_to_back};
use crate::print::page::{A4, A6, Document, Frame, Ink, Page};
use crate::print::pen::{Style, hei, song};
use crate::print::table::{Block, Borders, Looks, Row, Space, Table, label, row, value};

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CardSize {
    Pocket,
    A6,
}

/// How a card of one size is set.
struct Setting {
    page: (f32, f32),
    margin_mm: f32,
    title: Style,
    title_y_mm: f32,
    body_top_mm: f32,
    label: Style,
    value: Style,
    /// From roomy to close: the first at which a single card holds everything is taken.
    row_heights_mm: [f32; 4],
    padding_mm: f32,
    label_mm: f32,
    /// The side of the square for a code, which stands beside the lines or below them.
    code_mm: f32,
    is_code_below: bool,
    /// Short lines share a row in pairs.
    has_pairs: bool,
}

const ON_POCKET: Setting = Setting {
    page: POCKET,
    margin_mm: 4.0,
    title: hei(9.5),
    title_y_mm: 8.0,
    body_top_mm: 10.2,
    label: hei(7.0),
    value: song(7.5),
    row_heights_mm: [5.4, 4.9, 4.4, 3.9],
    padding_mm: 0.3,
    label_mm: 17.5,
    code_mm: 17.0,
    is_code_below: false,
    has_pairs: true,
};

const ON_A6: Setting = Setting {
    page: A6,
    margin_mm: 8.0,
    title: hei(16.0),
    title_y_mm: 18.0,
    body_top_mm: 23.0,
    label: hei(10.0),
    value: song(11.0),
    row_heights_mm: [11.0, 9.8, 8.6, 7.4],
    padding_mm: 1.0,
    label_mm: 27.0,
    code_mm: 30.0,
    is_code_below: true,
    has_pairs: false,
};

/// The title of the back.
const BACK_TITLE: &str = "常用电话和办事提示";

impl CardSize {
    pub const ALL: [Self; 2] = [Self::Pocket, Self::A6];

    fn setting(self) -> &'static Setting {
        match self {
            Self::Pocket => &ON_POCKET,
            Self::A6 => &ON_A6,
        }
    }

    /// Whether paper is left over around the cards. Four of A6 take the whole sheet, and nothing but the card stands on a card.
    fn has_margin(self) -> bool {
        self == Self::Pocket
    }

    fn grid(self) -> Grid {
        match self {
            Self::Pocket => TEN_POCKET,
            Self::A6 => FOUR_A6,
        }
    }

    pub fn kind(self) -> &'static DocumentKind {
        match self {
            Self::Pocket => &SERVICE_CARD,
            Self::A6 => &SERVICE_CARD_A6,
        }
    }
}

/// A sheet full of cards and their backs.
pub fn filled(card: &ServiceCard, size: CardSize, issue: &Issue<'_>) -> Document {
    let sides = sides(size, |side| lines(card, side, issue), card.has_code_place, issue);
    imposed(&sides, size, card.turning, issue)
}

/// Cards with every line of the card, to be filled by hand.
pub fn blank(size: CardSize, issue: &Issue<'_>) -> Document {
    let empty = |side| LINES.iter().filter(move |line| line.side == side).map(|line| (*line, String::new())).collect();
    imposed(&sides(size, empty, true, issue), size, Turning::default(), issue)
}

/// Whether a single card holds all of it.
pub fn fits(card: &ServiceCard, size: CardSize, issue: &Issue<'_>) -> bool {
    sides(size, |side| lines(card, side, issue), card.has_code_place, issue).len() == 1
}

fn lines(card: &ServiceCard, side: Side, issue: &Issue<'_>) -> Vec<(CardLine, String)> {
    card.written(side, issue.station)
}

/// Every card fills sheets of its own; the sheet says how it is to be turned.
fn imposed(cards: &[[Page; 2]], size: CardSize, turning: Turning, issue: &Issue<'_>) -> Document {
    let grid = size.grid();
    let mut document = Document::new(size.kind().title, issue.today);
    document.remarks.push(format!("请双面打印，{}，按实际大小", turning.label()));
    for card in cards {
        for [mut front, mut back] in back_to_back(&vec![card.clone(); grid.count()], grid, turning) {
            if size.has_margin() {
                note(&mut front, size, "正面", turning, issue);
                note(&mut back, size, "反面", turning, issue);
            }
            document.pages.extend([front, back]);
        }
    }
    document
}

/// In the margin: which side it is, and over which edge the printer is to turn the sheet.
fn note(sheet: &mut Page, size: CardSize, side: &str, turning: Turning, issue: &Issue<'_>) {
    let number = issue.running_number.as_ref().map(|number| format!("{number}　")).unwrap_or_default();
    let words = format!("{number}{side}　双面打印，{}，实际大小", turning.label());
    let left = size.setting().margin_mm + size.grid().origin().0 + 2.0;
    sheet.text(left, A4.1 - 6.0, song(6.0).grey(), words);
}

/// Both sides; what does not fit on a card goes on over a second one.
fn sides(
    size: CardSize,
    lines: impl Fn(Side) -> Vec<(CardLine, String)>,
    has_code_place: bool,
    issue: &Issue<'_>,
) -> Vec<[Page; 2]> {
    let setting = size.setting();
    let title = format!("{}{}", issue.station.community, SERVICE_CARD.title);
    let fronts = side(setting, &title, whole_rows(&lines(Side::Front)), has_code_place);
    let backs = side(setting, BACK_TITLE, back_rows(setting, &lines(Side::Back)), false);
    let count = fronts.len().max(backs.len());
    let at = |pages: &[Page], place: usize| pages.get(place).cloned().unwrap_or_else(|| Page::new(setting.page));
    (0..count).map(|place| [at(&fronts, place), at(&backs, place)]).collect()
}

fn side(setting: &Setting, title: &str, rows: Vec<Row>, has_code_place: bool) -> Vec<Page> {
    let (width, height) = setting.page;
    let inner = width - 2.0 * setting.margin_mm;
    let lines = setting.title.wrap_evenly(title, inner);
    let top = setting.body_top_mm + setting.title.drop_mm(&lines);
    let room = Frame { x: setting.margin_mm, y: top, width: inner, height: height - setting.margin_mm - top };
    let next = Frame { y: top + 1.0, height: room.height - 1.0, ..room };
    let code = if has_code_place { setting.code_mm + 2.0 } else { 0.0 };
    let (beside, below) = if setting.is_code_below { (0.0, code) } else { (code, 0.0) };
    let [first, next] = [below, 0.0].map(|below| Frame { width: inner - beside, height: next.height - below, ..next });
    let mut pages = lay(setting, rows, &Space { first, next });
    for page in &mut pages {
        page.set_lines_centred(width / 2.0, setting.title_y_mm, setting.title, &lines);
        page.rule((room.x, room.y), (room.right(), room.y), 0.8);
    }
    if let Some(first) = pages.first_mut().filter(|_| has_code_place) {
        code_place(first, setting, room);
    }
    pages
}

fn code_place(page: &mut Page, setting: &Setting, room: Frame) {
    let side = setting.code_mm;
    let y = if setting.is_code_below { room.bottom() - side } else { room.y + 2.0 };
    let x = room.right() - side;
    page.outline(Frame { x, y, width: side, height: side }, 0.4, Ink::Grey);
    let style = Style { size_pt: setting.label.size_pt * 0.85, ..setting.label }.grey();
    page.text_centred(x + side / 2.0, y + side / 2.0, style, "贴二维码");
}

/// At the first row height that needs one card, else at the closest.
fn lay(setting: &Setting, rows: Vec<Row>, space: &Space) -> Vec<Page> {
    let mut table = table(setting, rows, space.first.width);
    let mut laid = Vec::new();
    for row_height in setting.row_heights_mm {
        table.looks.row_height = row_height;
        laid = table.lay(setting.page, space);
        if laid.len() == 1 {
            break;
        }
    }
    laid.into_iter().map(|laid| laid.page).collect()
}

fn table(setting: &Setting, rows: Vec<Row>, width: f32) -> Table {
    let looks = Looks {
        label: setting.label,
        value: setting.value,
        title: setting.label,
        choice: setting.value,
        row_height: setting.row_heights_mm[0],
        padding_mm: setting.padding_mm,
        is_onto_form: false,
        borders: Borders::Rules,
    };
    let half = width / 2.0 - setting.label_mm;
    let columns = vec![setting.label_mm, half, setting.label_mm, half];
    Table { columns, title_width: 0.0, looks, heading: Vec::new(), blocks: vec![Block { title: "", rows }] }
}

fn whole_rows(lines: &[(CardLine, String)]) -> Vec<Row> {
    lines.iter().map(|(line, words)| row(vec![label(line.label), value(3, words.as_str())])).collect()
}

/// Short lines in pairs where the card is small, long ones alone.
fn back_rows(setting: &Setting, lines: &[(CardLine, String)]) -> Vec<Row> {
    if !setting.has_pairs {
        return whole_rows(lines);
    }
    let (long, short): (Vec<_>, Vec<_>) = lines.iter().cloned().partition(|(line, _)| line.is_long);
    let mut rows = Vec::new();
    for pair in short.chunks(2) {
        let cells = pair.iter().flat_map(|(line, words)| [label(line.label), value(1, words.as_str())]);
        let mut cells: Vec<_> = cells.collect();
        if pair.len() == 1 {
            cells.push(value(2, ""));
        }
        rows.push(row(cells));
    }
    rows.extend(whole_rows(&long));
    rows
}
