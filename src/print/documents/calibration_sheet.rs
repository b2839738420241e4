//! 打印校准页: crosses ten millimetres from every edge, rulers beside them and lines of a hundred millimetres, by which it is
//! measured where a printer puts things and whether it keeps their size.

use super::registration::Issue;
use super::{CALIBRATION_SHEET, footer};
use crate::print::page::{A4, Document, Frame, Ink, Page};
use crate::print::pen::{hei, song};

/// From the edges of the paper to the crosses.
const FROM_EDGE_MM: f32 = 10.0;
const ARM_MM: f32 = 8.0;
const RULER_MM: u8 = 40;
const LINE_MM: f32 = 100.0;
const HAIR_PT: f32 = 0.3;
const LEFT_MM: f32 = 30.0;

const STEPS: &str = include_str!("../../../assets/text/calibration_sheet.txt");

/// The sheet, the same for every printer.
pub fn sheet(issue: &Issue) -> Document {
    let mut page = Page::new(A4);
    for x in [FROM_EDGE_MM, A4.0 - FROM_EDGE_MM] {
        for y in [FROM_EDGE_MM, A4.1 - FROM_EDGE_MM] {
            cross(&mut page, x, y);
        }
    }
    rulers(&mut page);
    page.text_centred(A4.0 / 2.0, 45.0, hei(18.0), CALIBRATION_SHEET.title);
    let end = A4.0 - LEFT_MM;
    page.blank_line(LEFT_MM, 58.0, song(11.0), "打印机", 108.0);
    page.blank_line(112.0, 58.0, song(11.0), "量得左距", 144.0);
    page.blank_line(147.0, 58.0, song(11.0), "量得上距", end);
    steps(&mut page);
    lines_of_a_hundred(&mut page);
    let mut pages = vec![page];
    footer::number_pages(&mut pages, issue, LEFT_MM, LEFT_MM);
    let mut document = Document::new(CALIBRATION_SHEET.title, issue.today);
    document.pages = pages;
    document
}

fn cross(page: &mut Page, x: f32, y: f32) {
    page.rule((x - ARM_MM / 2.0, y), (x + ARM_MM / 2.0, y), HAIR_PT);
    page.rule((x, y - ARM_MM / 2.0), (x, y + ARM_MM / 2.0), HAIR_PT);
    page.outline(Frame { x: x - 1.0, y: y - 1.0, width: 2.0, height: 2.0 }, HAIR_PT, Ink::Black);
}

/// Millimetres along the upper and the left edge, counted from the edge of the paper, so that a sheet put beside shows the
/// shift at once.
fn rulers(page: &mut Page) {
    for millimetre in FROM_EDGE_MM as u8 + 6..=FROM_EDGE_MM as u8 + RULER_MM {
        let place = f32::from(millimetre);
        let length = match millimetre {
            tens if tens % 10 == 0 => 4.0,
            fives if fives % 5 == 0 => 3.0,
            _ => 1.8,
        };
        page.rule((place, FROM_EDGE_MM), (place, FROM_EDGE_MM + length), HAIR_PT);
        page.rule((FROM_EDGE_MM, place), (FROM_EDGE_MM + length, place), HAIR_PT);
        if millimetre % 10 == 0 {
            page.text_centred(place, FROM_EDGE_MM + 7.5, song(7.5), &millimetre.to_string());
            page.text(FROM_EDGE_MM + 5.0, place + 1.0, song(7.5), millimetre.to_string());
        }
    }
}

fn steps(page: &mut Page) {
    let style = song(12.0);
    let mut y = 74.0;
    for step in STEPS.lines() {
        let lines = style.wrap(step, A4.0 - 2.0 * LEFT_MM);
        y = page.set_lines(LEFT_MM, y, style, &lines) + style.leading_mm() * 1.4;
    }
}

fn lines_of_a_hundred(page: &mut Page) {
    let (left, top) = (LEFT_MM + 20.0, 160.0);
    let (right, bottom) = (left + LINE_MM, top + LINE_MM);
    page.rule((left, top), (right, top), 0.6);
    page.rule((left, top), (left, bottom), 0.6);
    for (x, y) in [(left, top), (right, top)] {
        page.rule((x, y - 2.0), (x, y + 2.0), 0.6);
    }
    for (x, y) in [(left, top), (left, bottom)] {
        page.rule((x - 2.0, y), (x + 2.0, y), 0.6);
    }
    page.text_centred(f32::midpoint(left, right), top - 3.0, song(10.5), "横向 100 毫米");
    page.text(left + 4.0, f32::midpoint(top, bottom), song(10.5), "竖向 100 毫米");
}
