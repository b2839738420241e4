//! Those who sign, in columns of their own: one under the other, so that a seal stands beside several who sign and the sheet is no longer
//! than it must be. The room for a fingerprint stands beside the lines to write on.

use super::signatures::{GUTTER_MM, Party, PartyLine, SetParties, Sign};
use super::{FINGERPRINT_MM, SEAL_MM};
use crate::print::page::{Frame, Page};

/// Between the room for a fingerprint and the lines beside it.
const BESIDE_MM: f32 = 2.0;
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

/// Name and signature stand at the left of the room; the day under it, as wide as the column.
fn by_fingerprint(set: &mut SetParties, party: &Party, (x, top): (f32, f32), width: f32) -> f32 {
    let (side, beside) = (FINGERPRINT_MM, width - FINGERPRINT_MM - BESIDE_MM);
    let room = set.words(&party.role, x, top, width);
    set.rooms.push(Frame { x: x + width - side, y: room, width: side, height: side });
    let mut y = set.words(&party.name, x, room, beside);
    for line in &party.lines {
        y = match line {
            PartyLine::Write(..) | PartyLine::Written(..) => set.line(line, x, y, beside),
            _ => set.line(line, x, y.max(room + side), width),
        };
    }
    y.max(room + side) + BETWEEN_MM
}
