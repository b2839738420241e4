//! 撤星通知书: which stars a landlord has no longer, from when on, why, and that they may object; on A4.

use super::rating::{RatingRecord, WithdrawalRecord};
use super::registration::{Issue, day_or_gaps};
use super::{STAR_WITHDRAWAL, footer};
use crate::domain::values::Day;
use crate::print::flow::{self, Align, Element, Paragraph, Party, PartyLine, Sheet, Sign, Span};
use crate::print::page::{A4, Document, Frame, Page};
use crate::print::pen::{Style, hei, song};

const LEFT_MM: f32 = 28.0;
const RIGHT_MM: f32 = 26.0;
const TOP_MM: f32 = 30.0;
const BOTTOM_MM: f32 = 24.0;
const BODY: Style = song(14.0);
/// From one baseline of the body to the next, in letters.
const LEADING: f32 = 1.8;
const WIDTH_MM: f32 = A4.0 - LEFT_MM - RIGHT_MM;

/// The notice to one landlord.
pub fn filled(record: &RatingRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// One to be written by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&RatingRecord::default(), issue)
}

/// The notices to many; each counts its own pages.
pub fn batch(records: &[RatingRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(STAR_WITHDRAWAL.title, issue.today);
    document.pages = records.iter().flat_map(|record| notice(record, issue)).collect();
    document
}

fn notice(record: &RatingRecord, issue: &Issue<'_>) -> Vec<Page> {
    let nothing = WithdrawalRecord::default();
    let withdrawal = record.withdrawal.as_ref().unwrap_or(&nothing);
    let mut elements = vec![
        title(),
        flush(vec![known(&record.landlord, 12), words("：")]),
        indented(vec![
            words("您在"),
            known(&record.round, 14),
            words("五星级出租房主评定中获得的"),
            known(&withdrawal.stars, 20),
            words("，自"),
            words(&day_or_gaps(Day(withdrawal.on))),
            words("起撤销。"),
        ]),
    ];
    elements.extend(reason(&withdrawal.reason));
    elements.extend([
        indented(vec![words(
            "请把原来的星级牌交回本站；还有其他星的，本站换发新牌。对撤星有异议的，可以向本站口头或者书面提出，本站复核后答复您。",
        )]),
        Element::Signatures(vec![received(), station(issue, withdrawal)]),
    ]);
    let body = Frame { x: LEFT_MM, y: TOP_MM, width: WIDTH_MM, height: A4.1 - TOP_MM - BOTTOM_MM };
    let mut pages = flow::lay(&elements, Sheet { size: A4, body }).pages;
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

/// What is known, or three lines to write on, each to the end of the body.
fn reason(reason: &str) -> Vec<Element> {
    const NAME: &str = "理由：";
    if !reason.is_empty() {
        return vec![indented(vec![words(NAME), words(reason)])];
    }
    let letters = (WIDTH_MM / BODY.size_mm()).floor() as usize;
    let first = letters - 2 - NAME.chars().count();
    let line = || flush(vec![Span::Blank(letters, BODY)]);
    vec![indented(vec![words(NAME), Span::Blank(first, BODY)]), line(), line()]
}

fn title() -> Element {
    let style = hei(22.0);
    let spans = vec![Span::Text(STAR_WITHDRAWAL.title.to_owned(), style)];
    Element::Paragraph(Paragraph {
        after_mm: 10.0,
        keeps_with_next: true,
        ..paragraph(spans, Align::Centred, style, 1.4)
    })
}

fn flush(spans: Vec<Span>) -> Element {
    Element::Paragraph(paragraph(spans, Align::Left, BODY, LEADING))
}

fn indented(spans: Vec<Span>) -> Element {
    let set = paragraph(spans, Align::Justified, BODY, LEADING);
    Element::Paragraph(Paragraph { indent_mm: 2.0 * BODY.size_mm(), ..set })
}

fn paragraph(spans: Vec<Span>, align: Align, style: Style, leading: f32) -> Paragraph {
    Paragraph {
        spans,
        align,
        indent_mm: 0.0,
        hanging: None,
        leading_mm: style.size_mm() * leading,
        before_mm: 0.0,
        after_mm: 2.0,
        keeps_with_next: false,
    }
}

fn words(words: &str) -> Span {
    Span::Text(words.to_owned(), BODY)
}

/// What is known, or a line to write it on.
fn known(words: &str, letters: usize) -> Span {
    if words.is_empty() { Span::Blank(letters, BODY) } else { Span::Text(words.to_owned(), BODY) }
}

fn received() -> Party {
    Party {
        role: vec![Span::Text("房主签收".to_owned(), hei(12.0))],
        name: Vec::new(),
        sign: Sign::Name,
        lines: vec![
            PartyLine::Write("签名".to_owned(), song(12.0)),
            PartyLine::Day(vec![Span::Text(day_or_gaps(Day::default()), song(12.0))]),
        ],
    }
}

fn station(issue: &Issue<'_>, withdrawal: &WithdrawalRecord) -> Party {
    Party {
        role: vec![Span::Text("评定单位（章）".to_owned(), hei(12.0))],
        name: vec![Span::Text(issue.station.name.clone(), song(12.0))],
        sign: Sign::Seal,
        lines: vec![PartyLine::Day(vec![Span::Text(day_or_gaps(Day(withdrawal.on)), song(12.0))])],
    }
}
