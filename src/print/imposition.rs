//! Cards on a sheet: four A6 pages on an A4, with marks to cut by.

use super::page::{A4, A6, Document, Ink, Mark, Page};

/// How long a cut mark is; it stays in the outer margin that no card uses.
const CUT_MARK_MM: f32 = 4.0;

/// The same pages, four to an A4 sheet, in reading order. Every card keeps its size.
pub fn four_to_a_sheet(cards: Document) -> Document {
    let mut pages = cards.pages.into_iter();
    let mut sheets = Vec::new();
    loop {
        let four: Vec<Page> = pages.by_ref().take(4).collect();
        if four.is_empty() {
            break;
        }
        sheets.push(sheet(four));
    }
    Document { title: cards.title, day: cards.day, pages: sheets }
}

fn sheet(cards: Vec<Page>) -> Page {
    let mut sheet = Page::new(A4);
    for (place, card) in cards.into_iter().enumerate() {
        let right = (place % 2) as f32 * A6.0;
        let down = (place / 2) as f32 * (A4.1 - A6.1);
        sheet.marks.extend(card.marks.into_iter().map(|mark| mark.moved(right, down)));
    }
    sheet.marks.extend(cut_marks());
    sheet
}

/// Short strokes at the ends of both cuts and a cross where they meet. The sheet is a millimetre higher than two cards:
/// the cut lies in its middle.
fn cut_marks() -> Vec<Mark> {
    let (width, height) = A4;
    let (x, y) = (width / 2.0, height / 2.0);
    let stroke = |from, to| Mark::Line { from, to, width_pt: 0.3, ink: Ink::Black };
    vec![
        stroke((x, 0.0), (x, CUT_MARK_MM)),
        stroke((x, height - CUT_MARK_MM), (x, height)),
        stroke((0.0, y), (CUT_MARK_MM, y)),
        stroke((width - CUT_MARK_MM, y), (width, y)),
        stroke((x - CUT_MARK_MM / 2.0, y), (x + CUT_MARK_MM / 2.0, y)),
        stroke((x, y - CUT_MARK_MM / 2.0), (x, y + CUT_MARK_MM / 2.0)),
    ]
}
