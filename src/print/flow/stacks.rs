//! Those who sign, in columns of their own: one under the other, so that a seal stands beside several who sign and the sheet is no longer
//! than it must be. The room for a fingerprint stands above the end of the line, where the signature ends.

use super::signatures::{BASELINE, GUTTER_MM, LINE_MM, Party, SetParties, Sign};
use super::{FINGERPRINT_MM, SEAL_MM};
use crate::print::page::{Frame, Page};

/// Between one of a column and the next.
const BETWEEN_MM: f32 = 4.0;

/// All columns equally wide; one without anybody keeps its place.
pub(super) fn set(columns: &[Vec<Party>], width: f32) -> SetParties {
    let mut set = SetParties { page: Page::new((0.0, 0.0)), rooms: Vec::new(), height: 0.0 };
    let column_width = (width + GUTTER_MM) / columns.len().max(1) as f32 - GUTTER_MM;
    for (place, column) in columns.iter().enumerate() {
        let x = place as f32 * (column_width + GUTTER_MM);
        let bottom = column.iter().fold(0.0, |top, party| one(&mut set, party, (x, top), column_width));
        set.height = set.height.max(bottom);
    }
    set
}

/// Answers where the next of the column begins.
fn one(set: &mut SetParties, party: &Party, (x, top): (f32, f32), width: f32) -> f32 {
    if party.sign == Sign::Fingerprint {
        return by_fingerprint(set, party, (x, top), width);
    }
    let mut below = set.head(party, x, top, width);
    if party.sign == Sign::Seal {
        set.rooms.push(Frame { x: x + (width - SEAL_MM) / 2.0, y: below, width: SEAL_MM, height: SEAL_MM });
        below += SEAL_MM;
    }
    set.lines(party, x, below, width) + BETWEEN_MM
}

/// Whoever signs has the room for the fingerprint above the line, which goes on under it.
fn by_fingerprint(set: &mut SetParties, party: &Party, (x, top): (f32, f32), width: f32) -> f32 {
    let room = set.head(party, x, top, width);
    set.rooms.push(Frame { x: x + width - FINGERPRINT_MM, y: room, width: FINGERPRINT_MM, height: FINGERPRINT_MM });
    let line = room + FINGERPRINT_MM - LINE_MM * BASELINE;
    set.lines(party, x, line, width) + BETWEEN_MM
}
