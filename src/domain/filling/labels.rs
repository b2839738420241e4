//! Which texts of a table are labels, and where what they ask for is to be written: beside, below, or behind the colon.

use super::About;
use super::within::{is_room_of_a_day, pieces};
use super::{Content, Grid, Holds, Place, Slot, Spot};
use crate::domain::import::{forbidden, plain};
use crate::domain::text::half_width;

/// A longer text is a title or a sentence.
const LONGEST: usize = 16;
/// A label that nothing is known about is told only in so few letters.
const LONGEST_UNKNOWN: usize = 12;

/// Whether a label says something to linli: a content, or a reason against it.
pub(super) fn is_known(about: About, label: &str) -> bool {
    label.chars().count() <= LONGEST && (forbidden(label).is_some() || Content::called(about, label).is_some())
}

/// Whether a text may be a label at all.
pub(super) fn may_be_label(text: &str) -> bool {
    if is_room_of_a_day(text) {
        return false;
    }
    let plain = plain(text);
    let length = plain.chars().count();
    (1..=LONGEST_UNKNOWN).contains(&length) && !plain.chars().any(|letter| letter.is_ascii_digit())
}

/// Whether the label goes on in the same cell: 「填报单位：」.
fn ends_in_colon(text: &str) -> bool {
    half_width(text).trim_end_matches([' ', '_', '　']).ends_with(':')
}

/// The blank cell beside a label. Where the file has none, a label that is known takes the room there; one that goes on behind its
/// colon has room of its own.
pub(super) fn beside(grid: &Grid, label: Spot, is_known: bool) -> Option<Place> {
    let (_, last) = grid.end(label);
    let spot = (label.0, last + 1);
    let takes_room = is_known && !ends_in_colon(grid.text(label)) && grid.has_room(spot);
    ((grid.has(spot) || takes_room) && grid.is_blank(spot)).then_some(Place::Cell(spot))
}

/// The blank cell below it.
pub(super) fn below(grid: &Grid, label: Spot) -> Option<Place> {
    let (last, _) = grid.end(label);
    let spot = (last + 1, label.1);
    let is_as_wide = grid.end(spot).1 == grid.end(label).1;
    (grid.has(spot) && grid.is_blank(spot) && is_as_wide).then_some(Place::Cell(spot))
}

/// Room behind the colon.
pub(super) fn behind(grid: &Grid, label: Spot) -> Option<Place> {
    let cell = grid.cell(label)?;
    (cell.holds == Holds::Text && ends_in_colon(&cell.text)).then_some(Place::Behind(label))
}

/// Several labels in one cell; none where linli knows none of them, or where one of them is no label.
pub(super) fn labels_within(grid: &Grid, about: About, spot: Spot) -> Vec<Slot> {
    let Some(cell) = grid.cell(spot).filter(|cell| cell.holds == Holds::Text) else { return Vec::new() };
    let labels: Vec<&str> = pieces(&cell.text).iter().map(|piece| piece.label(&cell.text)).collect();
    let is_meant = labels.iter().all(|label| may_be_label(label)) && labels.iter().any(|label| is_known(about, label));
    if !is_meant {
        return Vec::new();
    }
    let slots = labels.into_iter().enumerate();
    slots.map(|(place, label)| Slot::called(about, label, spot, Place::Within(spot, place))).collect()
}
