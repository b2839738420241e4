//! How the papers of a dispute look: margins, title and number, running text, tables of facts. Who signs is in `signing`.

use super::CaseRecord;
use crate::domain::values::Day;
use crate::print::documents::footer;
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::{self, Align, Element, Hanging, Paragraph, Sheet, Span};
use crate::print::page::{A4, Frame, Page};
use crate::print::pen::{Style, hei, song};
use crate::print::table::{self, Block, Borders, Cell, Content, Row, Table};
use crate::print::wrap::JOINER;

/// At the left is room for three holes.
const LEFT_MM: f32 = 28.0;
const RIGHT_MM: f32 = 22.0;
const TOP_MM: f32 = 25.0;
const BOTTOM_MM: f32 = 23.0;
/// From one baseline of the body to the next, in letters.
const LEADING: f32 = 1.62;
pub const WIDTH_MM: f32 = A4.0 - LEFT_MM - RIGHT_MM;
/// Where something is written by hand, from one line to the next.
const HAND_MM: f32 = 9.0;
/// In running words the mark of a letter's room to write in.
const GAP: char = '＿';
/// The room before 年, 月 and 日, in letters.
const DAY_GAPS: [(f32, &str); 3] = [(2.6, "年"), (1.6, "月"), (1.6, "日")];
/// A paper that is a little longer than its sheet is set closer, by so much, before it takes a second one.
const CLOSER: f32 = 0.82;
const CLOSER_ROW_MM: f32 = 7.4;

pub fn body_style() -> Style {
    song(12.0)
}

pub(super) fn bold_style() -> Style {
    hei(12.0)
}

fn paragraph(spans: Vec<Span>, align: Align, style: Style, leading: f32) -> Paragraph {
    Paragraph {
        spans,
        align,
        indent_mm: 0.0,
        hanging: None,
        leading_mm: style.size_mm() * leading,
        before_mm: 0.0,
        after_mm: 0.0,
        keeps_with_next: false,
    }
}

/// Words with the gaps in them: a run of 「＿」 is a line to write on, which stays in one piece up to seven letters.
pub(super) fn text(words: &str, style: Style) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(GAP) {
        let (before, from) = rest.split_at(start);
        let gap = from.chars().take_while(|letter| *letter == GAP).count();
        rest = &from[gap * GAP.len_utf8()..];
        spans.extend(with_days(before, style));
        spans.push(Span::Blank(gap, style));
    }
    spans.extend(with_days(rest, style));
    spans
}

/// The room for a day stays in one piece too.
fn with_days(words: &str, style: Style) -> Vec<Span> {
    let gaps = day_or_gaps(Day::default());
    let mut spans = Vec::new();
    for (place, part) in words.split(gaps.as_str()).enumerate() {
        if place > 0 {
            spans.extend(DAY_GAPS.into_iter().flat_map(|(room, unit)| {
                [Span::Gap(room, style), Span::Text(format!("{JOINER}{unit}"), style), joined(unit, style)]
            }));
        }
        if !part.is_empty() {
            spans.push(Span::Text(part.to_owned(), style));
        }
    }
    spans
}

/// Nothing parts 年 from the room for the month; after 日 a line may end.
fn joined(unit: &str, style: Style) -> Span {
    Span::Text(if unit == "日" { String::new() } else { JOINER.to_string() }, style)
}

/// What it is, and under it at the right which case it belongs to.
pub fn title(words: &str, record: &CaseRecord) -> Vec<Element> {
    titled(words, "编号", &record.dispute.case_number)
}

/// What it is, and under it at the right its number, or a line to write it on.
pub fn titled(words: &str, number_label: &str, number: &str) -> Vec<Element> {
    let (style, small) = (hei(20.0), song(10.5));
    let head =
        Paragraph { after_mm: 3.0, keeps_with_next: true, ..paragraph(text(words, style), Align::Centred, style, 1.4) };
    let number = match number {
        "" => vec![Span::Text(format!("{number_label}："), small), Span::Blank(14, small)],
        number => text(number, small),
    };
    let number = Paragraph { after_mm: 3.0, keeps_with_next: true, ..paragraph(number, Align::Right, small, LEADING) };
    vec![Element::Paragraph(head), Element::Paragraph(number)]
}

pub fn heading(words: &str) -> Element {
    let style = bold_style();
    let heading = paragraph(text(words, style), Align::Left, style, LEADING);
    Element::Paragraph(Paragraph { before_mm: 2.0, keeps_with_next: true, ..heading })
}

/// Each line is a paragraph of its own; without words so many lines to write on.
pub fn body(words: &str, hand_lines: usize) -> Vec<Element> {
    if words.trim().is_empty() {
        return (0..hand_lines).map(|_| hand_line()).collect();
    }
    words.lines().filter(|line| !line.trim().is_empty()).map(|line| indented(line.trim())).collect()
}

pub fn indented(words: &str) -> Element {
    let style = body_style();
    let set = paragraph(text(words, style), Align::Justified, style, LEADING);
    Element::Paragraph(Paragraph { indent_mm: 2.0 * style.size_mm(), ..set })
}

pub fn flush(words: &str) -> Element {
    let style = body_style();
    Element::Paragraph(paragraph(text(words, style), Align::Justified, style, LEADING))
}

/// 「时间：」 in bold, and what is known of it or a line to write on.
pub fn fact(name: &str, words: &str, hand_letters: usize) -> Element {
    let style = body_style();
    let mut spans = vec![Span::Text(format!("{name}："), bold_style())];
    spans.push(match words {
        "" => Span::Blank(hand_letters, style),
        words => Span::Text(words.to_owned(), style),
    });
    Element::Paragraph(paragraph(spans, Align::Left, style, LEADING))
}

/// 「1.」 hanging before its words.
pub fn numbered(number: &str, words: &str) -> Element {
    let style = body_style();
    let hanging =
        Hanging { number: number.to_owned(), style, width_mm: style.width_mm(number).max(style.size_mm()) + 1.2 };
    let set = paragraph(text(words, style), Align::Justified, style, LEADING);
    Element::Paragraph(Paragraph { indent_mm: 2.0 * style.size_mm(), hanging: Some(hanging), ..set })
}

/// 「何丽华：」 in bold, then what was said.
pub fn said(speaker: &str, words: &str) -> Vec<Element> {
    let style = body_style();
    let mut lines = words.lines().filter(|line| !line.trim().is_empty());
    let first = vec![
        Span::Text(format!("{speaker}："), bold_style()),
        Span::Text(lines.next().unwrap_or_default().trim().to_owned(), style),
    ];
    let first = paragraph(first, Align::Justified, style, LEADING);
    let first = Element::Paragraph(Paragraph { indent_mm: 2.0 * style.size_mm(), ..first });
    [first].into_iter().chain(lines.map(|line| indented(line.trim()))).collect()
}

pub fn note(words: &str) -> Element {
    let style = song(9.5);
    let set = paragraph(text(words, style), Align::Justified, style, 1.5);
    Element::Paragraph(Paragraph { before_mm: 2.0, ..set })
}

pub fn day_right(words: &str) -> Element {
    let style = body_style();
    let day = if words.is_empty() { day_or_gaps(Day::default()) } else { words.to_owned() };
    let set = paragraph(text(&day, style), Align::Right, style, LEADING);
    Element::Paragraph(Paragraph { before_mm: 3.0, ..set })
}

/// Words and gaps on one line, so far from the next that they can be filled by hand: 「姓名」 with a line of so many letters.
pub fn to_fill(role: &str, gaps: &[(&str, usize)]) -> Element {
    let style = body_style();
    let mut spans = if role.is_empty() { Vec::new() } else { text(role, bold_style()) };
    for (place, (name, letters)) in gaps.iter().enumerate() {
        let apart = if place == 0 { "" } else { "　" };
        spans.push(Span::Text(format!("{apart}{name}"), style));
        spans.push(Span::Blank(*letters, style));
    }
    Element::Paragraph(Paragraph { leading_mm: HAND_MM, ..paragraph(spans, Align::Left, style, LEADING) })
}

fn hand_line() -> Element {
    let style = body_style();
    let letters = (WIDTH_MM / style.size_mm()).floor() as usize;
    let line = paragraph(vec![Span::Blank(letters, style)], Align::Left, style, LEADING);
    Element::Paragraph(Paragraph { leading_mm: HAND_MM, ..line })
}

/// A table of facts whose columns have these shares of the width.
pub fn table_of(shares: &[f32], rows: Vec<Row>) -> Element {
    headed_table(shares, Vec::new(), rows)
}

/// The same under headings that stand on every page.
pub fn headed_table(shares: &[f32], heading: Vec<Row>, rows: Vec<Row>) -> Element {
    let whole: f32 = shares.iter().sum();
    let table = Table {
        columns: shares.iter().map(|share| WIDTH_MM * share / whole).collect(),
        title_width: 0.0,
        looks: table::Looks {
            label: hei(10.5),
            value: song(10.5),
            title: hei(10.5),
            choice: song(10.0),
            row_height: 9.0,
            padding_mm: table::PADDING_MM,
            is_onto_form: false,
            borders: Borders::Grid,
        },
        heading,
        // A row may leave the page its neighbours are on.
        blocks: rows.into_iter().map(|row| Block { title: "", rows: vec![row] }).collect(),
    };
    Element::Table(table)
}

/// A label, and what fills the rest of the row, at least so high.
pub fn tall(name: &str, span: usize, words: &str, height: f32) -> Row {
    Row { cells: vec![table::label(name), table::value(span, words)], height }
}

pub fn choices(span: usize, entries: &[(bool, &str)]) -> Cell {
    let entries = entries.iter().map(|(is_ticked, words)| (*is_ticked, (*words).to_owned()));
    Cell { span, content: Content::Choices(entries.collect()) }
}

/// The pages of a paper; one that is no final one says so on each of them.
pub fn pages(elements: Vec<Element>, record: &CaseRecord, is_signed: bool, issue: &Issue<'_>) -> Vec<Page> {
    let mut pages = laid_on_one_sheet(elements);
    if is_signed && !record.lacking.is_empty() {
        pages.iter_mut().for_each(mark_as_draft);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

/// The pages of a paper that is no part of a case.
pub fn plain_pages(elements: &[Element], issue: &Issue<'_>) -> Vec<Page> {
    let mut pages = laid(elements);
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn laid(elements: &[Element]) -> Vec<Page> {
    let body = Frame { x: LEFT_MM, y: TOP_MM, width: WIDTH_MM, height: A4.1 - TOP_MM - BOTTOM_MM };
    flow::lay(elements, Sheet { size: A4, body }).pages
}

/// On one sheet where it fits, and as long as it is where it does not.
fn laid_on_one_sheet(mut elements: Vec<Element>) -> Vec<Page> {
    let pages = laid(&elements);
    if pages.len() != 2 {
        return pages;
    }
    elements.iter_mut().for_each(set_closer);
    let closer = laid(&elements);
    if closer.len() == 1 { closer } else { pages }
}

/// Lines and rows nearer to each other; what is to be written by hand keeps its room, and no letter gets smaller.
fn set_closer(element: &mut Element) {
    match element {
        Element::Paragraph(paragraph) if paragraph.leading_mm < HAND_MM => {
            paragraph.leading_mm *= CLOSER;
            paragraph.before_mm *= 0.5;
            paragraph.after_mm *= 0.5;
        }
        Element::Table(table) => table.looks.row_height = table.looks.row_height.min(CLOSER_ROW_MM),
        _ => {}
    }
}

fn mark_as_draft(page: &mut Page) {
    let style = hei(11.0);
    let words = "草稿　不作签署用";
    let width = style.width_mm(words) + 6.0;
    let frame = Frame { x: A4.0 - RIGHT_MM - width, y: 10.0, width, height: 8.0 };
    page.outline(frame, 0.8, crate::print::page::Ink::Black);
    page.text(frame.x + 3.0, frame.y + 5.6, style, words);
}

/// There is no room to sign on a draft: nobody signs one by mistake.
pub fn if_final(record: &CaseRecord, signing: Vec<Element>) -> Vec<Element> {
    if record.lacking.is_empty() { signing } else { Vec::new() }
}

/// What a paper that is to be signed still lacks, at its end.
pub fn lacking(record: &CaseRecord) -> Vec<Element> {
    if record.lacking.is_empty() || record.dispute.case_number.is_empty() {
        return Vec::new();
    }
    vec![note(&format!("这份还不能签署，还缺：{}。", record.lacking.join("；")))]
}
