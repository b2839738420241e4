//! Cards on a sheet: several on an A4, with marks to cut by; fronts and backs so that they meet when the sheet is turned.

use super::page::{A4, A6, Document, Ink, Mark, Page, Part};
use crate::domain::service_card::Turning;

/// How long a cut mark is, and how far it keeps from a card where there is room.
const CUT_MARK_MM: f32 = 4.0;
const FROM_CARD_MM: f32 = 2.0;

/// How many cards of which size share an A4 sheet; they lie in its middle without gaps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    pub columns: usize,
    pub rows: usize,
    pub card: (f32, f32),
}

/// A6 cards fill the sheet.
pub const FOUR_A6: Grid = Grid { columns: 2, rows: 2, card: A6 };
/// The size of a name card.
pub const POCKET: (f32, f32) = (90.0, 54.0);
pub const TEN_POCKET: Grid = Grid { columns: 2, rows: 5, card: POCKET };

/// The same pages, four to an A4 sheet, in reading order. Every card keeps its size.
pub fn four_to_a_sheet(cards: Document) -> Document {
    let sheets = cards.pages.chunks(FOUR_A6.count()).map(|cards| FOUR_A6.sheet(cards, |place| place));
    Document { pages: sheets.collect(), ..cards.clone() }
}

/// Sheets in pairs: a front and its back. Turned over that edge, every back lies behind its front.
pub fn back_to_back(cards: &[[Page; 2]], grid: Grid, turning: Turning) -> Vec<[Page; 2]> {
    let pair = |cards: &[[Page; 2]]| {
        let side = |side: usize| cards.iter().map(|card| card[side].clone()).collect::<Vec<_>>();
        [grid.sheet(&side(0), |place| place), grid.sheet(&side(1), |place| grid.behind(place, turning))]
    };
    cards.chunks(grid.count()).map(pair).collect()
}

impl Grid {
    pub fn count(self) -> usize {
        self.columns * self.rows
    }

    /// Where the first card begins.
    pub fn origin(self) -> (f32, f32) {
        let (width, height) = self.card;
        ((A4.0 - self.columns as f32 * width) / 2.0, (A4.1 - self.rows as f32 * height) / 2.0)
    }

    /// The place on the back of the sheet that lies behind this place on its front.
    fn behind(self, place: usize, turning: Turning) -> usize {
        let (column, row) = (place % self.columns, place / self.columns);
        match turning {
            Turning::LongEdge => row * self.columns + (self.columns - 1 - column),
            Turning::ShortEdge => (self.rows - 1 - row) * self.columns + column,
        }
    }

    fn sheet(self, cards: &[Page], place_of: impl Fn(usize) -> usize) -> Page {
        let mut sheet = Page::new(A4);
        let (left, top) = self.origin();
        for (number, card) in cards.iter().enumerate() {
            let place = place_of(number);
            let right = left + (place % self.columns) as f32 * self.card.0;
            let down = top + (place / self.columns) as f32 * self.card.1;
            sheet.marks.extend(card.marks.iter().map(|mark| mark.clone().moved(right, down)));
        }
        sheet.marks.extend(self.cut_marks());
        sheet
    }

    /// Short strokes at both ends of every cut, outside the cards where there is room; where there is none, in the margin
    /// that no card uses, with a cross where the cuts meet.
    fn cut_marks(self) -> Vec<Mark> {
        let (left, top) = self.origin();
        let across = |column: usize| left + column as f32 * self.card.0;
        let down = |row: usize| top + row as f32 * self.card.1;
        let mut marks = Vec::new();
        for x in (0..=self.columns).map(across).filter(|x| is_a_cut(*x, A4.0)) {
            marks.extend(ends(top, A4.1).map(|(from, to)| stroke((x, from), (x, to))));
        }
        for y in (0..=self.rows).map(down).filter(|y| is_a_cut(*y, A4.1)) {
            marks.extend(ends(left, A4.0).map(|(from, to)| stroke((from, y), (to, y))));
        }
        if left < CUT_MARK_MM {
            let (x, y, arm) = (A4.0 / 2.0, A4.1 / 2.0, CUT_MARK_MM / 2.0);
            marks.extend([stroke((x - arm, y), (x + arm, y)), stroke((x, y - arm), (x, y + arm))]);
        }
        marks
    }
}

/// What lies at the edge of the sheet is not cut.
fn is_a_cut(at: f32, length: f32) -> bool {
    at > 1.0 && at < length - 1.0
}

/// Where the two strokes of a cut lie along it, on a sheet with this margin and length.
fn ends(margin: f32, length: f32) -> [(f32, f32); 2] {
    let end = if margin > CUT_MARK_MM + FROM_CARD_MM { margin - FROM_CARD_MM } else { CUT_MARK_MM };
    [(end - CUT_MARK_MM, end), (length - end, length - end + CUT_MARK_MM)]
}

fn stroke(from: (f32, f32), to: (f32, f32)) -> Mark {
    Mark::Line { from, to, width_pt: 0.3, ink: Ink::Black, part: Part::Form }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::pen::song;

    /// Cards that say their number on both sides, the middle of the number in the middle of the card.
    fn numbered(count: usize, size: (f32, f32)) -> Vec<[Page; 2]> {
        let side = |number: usize| {
            let mut page = Page::new(size);
            page.text_centred(size.0 / 2.0, size.1 / 2.0, song(9.0), &number.to_string());
            page
        };
        (0..count).map(|number| [side(number), side(number)]).collect()
    }

    fn places(sheet: &Page) -> Vec<(String, f32, f32)> {
        let texts = sheet.marks.iter().filter_map(|mark| match mark {
            Mark::Text { x, y, text, .. } => Some((text.clone(), x + song(9.0).width_mm(text) / 2.0, *y)),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn every_back_lies_behind_its_front_when_the_sheet_is_turned() {
        for grid in [TEN_POCKET, FOUR_A6] {
            for turning in Turning::ALL {
                let [front, back] = &back_to_back(&numbered(grid.count() - 1, grid.card), grid, turning)[0];
                for ((number, x, y), (other, x_behind, y_behind)) in places(front).iter().zip(places(back)) {
                    let (x_seen, y_seen) = match turning {
                        Turning::LongEdge => (A4.0 - x_behind, y_behind),
                        Turning::ShortEdge => (x_behind, A4.1 - y_behind),
                    };
                    assert_eq!(*number, other);
                    assert!((x - x_seen).abs() < 0.01 && (y - y_seen).abs() < 0.01, "{number} {turning:?} {grid:?}");
                }
            }
        }
    }

    #[test]
    fn cut_marks_stand_beside_the_cards_on_both_sides_alike() {
        let [front, back] = &back_to_back(&numbered(10, POCKET), TEN_POCKET, Turning::LongEdge)[0];
        let strokes = |page: &Page| {
            page.marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).cloned().collect::<Vec<_>>()
        };
        assert_eq!(strokes(front), strokes(back));
        assert_eq!(strokes(front).len(), 2 * (3 + 6));
        let (left, top) = TEN_POCKET.origin();
        for mark in strokes(front) {
            let Mark::Line { from, to, .. } = mark else { continue };
            let is_inside = |(x, y): (f32, f32)| (left..=A4.0 - left).contains(&x) && (top..=A4.1 - top).contains(&y);
            assert!(!is_inside(from) && !is_inside(to), "{from:?} {to:?}");
        }
    }
}
