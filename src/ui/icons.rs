//! The pictures of the icon face (Phosphor, cut down to these), by what they mean here.
//!
//! An icon never stands without a word, except cross, caret and dots, which carry an accessible name.

// Where I can go.
pub const TODAY: char = '\u{E712}';
pub const PEOPLE: char = '\u{E4D6}';
pub const HOUSES: char = '\u{E2C4}';
pub const STAR: char = '\u{E46A}';
pub const DEFENCE: char = '\u{E40C}';
pub const MEDIATION: char = '\u{E582}';
pub const DOCUMENTS: char = '\u{E23A}';
pub const REPORTS: char = '\u{E150}';
pub const SETTINGS: char = '\u{E272}';

// How it stands.
pub const CHECK_CIRCLE: char = '\u{E184}';
pub const CHECK: char = '\u{E182}';
pub const WARNING: char = '\u{E4E0}';
pub const WARNING_CIRCLE: char = '\u{E4E2}';
pub const CLOCK: char = '\u{E19A}';
pub const COUNTDOWN: char = '\u{ED2C}';
pub const HALF_CIRCLE: char = '\u{E18C}';
pub const DASHED_CIRCLE: char = '\u{E602}';
pub const INFO: char = '\u{E2CE}';

// What can be done.
pub const PLUS: char = '\u{E3D4}';
pub const MINUS: char = '\u{E32A}';
pub const CROSS: char = '\u{E4F6}';
pub const EDIT: char = '\u{E3B4}';
pub const NOTE: char = '\u{E34C}';
pub const PRINT: char = '\u{E3DC}';
pub const SAVE: char = '\u{E248}';
pub const COLUMNS: char = '\u{E546}';
pub const FILTER: char = '\u{E266}';
pub const EXPORT: char = '\u{EAF0}';
pub const OPEN_FOLDER: char = '\u{E256}';
pub const RESTORE: char = '\u{E038}';
pub const REFRESH: char = '\u{E094}';
pub const DELETE: char = '\u{E4A6}';

// What it is.
pub const PERSON: char = '\u{E4C2}';
pub const IDENTITY: char = '\u{E2C8}';
pub const PLACE: char = '\u{E316}';
pub const KEY: char = '\u{E2D6}';
pub const LOCK: char = '\u{E308}';
pub const EYE: char = '\u{E220}';
pub const EYE_CLOSED: char = '\u{E224}';
pub const CALENDAR: char = '\u{E10A}';
pub const SEARCH: char = '\u{E30C}';
pub const MOON: char = '\u{E330}';
pub const SUN: char = '\u{E472}';

// What kind of place it is.
pub const COMMUNITY: char = '\u{EA6A}';
pub const VILLAGE: char = '\u{E6DA}';
pub const STREET: char = '\u{E838}';
pub const BUILDING: char = '\u{E102}';
pub const UNIT: char = '\u{E8EC}';
pub const ROOM: char = '\u{E61C}';
pub const MARKET: char = '\u{E470}';
pub const SHOP: char = '\u{E416}';
pub const STALL: char = '\u{E8BA}';

// Which way.
pub const CARET_DOWN: char = '\u{E136}';
pub const CARET_UP: char = '\u{E13C}';
pub const CARET_LEFT: char = '\u{E138}';
pub const CARET_RIGHT: char = '\u{E13A}';
pub const ARROW_RIGHT: char = '\u{E06C}';
pub const DOTS: char = '\u{E1FE}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_icon_faces_have_every_icon() {
        let all = [
            TODAY,
            PEOPLE,
            HOUSES,
            STAR,
            DEFENCE,
            MEDIATION,
            DOCUMENTS,
            REPORTS,
            SETTINGS,
            CHECK_CIRCLE,
            CHECK,
            WARNING,
            WARNING_CIRCLE,
            CLOCK,
            COUNTDOWN,
            HALF_CIRCLE,
            DASHED_CIRCLE,
            INFO,
            PLUS,
            MINUS,
            CROSS,
            EDIT,
            NOTE,
            PRINT,
            SAVE,
            COLUMNS,
            FILTER,
            EXPORT,
            OPEN_FOLDER,
            RESTORE,
            REFRESH,
            DELETE,
            PERSON,
            IDENTITY,
            PLACE,
            KEY,
            LOCK,
            EYE,
            EYE_CLOSED,
            CALENDAR,
            SEARCH,
            MOON,
            SUN,
            COMMUNITY,
            VILLAGE,
            STREET,
            BUILDING,
            UNIT,
            ROOM,
            MARKET,
            SHOP,
            STALL,
            CARET_DOWN,
            CARET_UP,
            CARET_LEFT,
            CARET_RIGHT,
            ARROW_RIGHT,
            DOTS,
        ];
        for bytes in [crate::assets::ICONS, crate::assets::ICONS_FILLED] {
            let face = ttf_parser::Face::parse(bytes, 0).unwrap();
            for icon in all {
                assert!(face.glyph_index(icon).is_some(), "U+{:04X}", u32::from(icon));
            }
        }
    }
}
