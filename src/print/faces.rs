//! Which face has which character, and how wide it is.
//!
//! The two bundled faces hold 通用规范汉字表 and much more. A rarer character is looked for in the system's faces; where
//! none has it, paper shows 〓 and its code, so that nobody takes a hole for a name.

use super::page::Face;
use crate::assets;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Millimetres in a typographic point.
pub const MM_PER_PT: f32 = 25.4 / 72.0;

/// Where the outline of a character comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    Bundled(Face),
    System(SystemFace),
    /// No face on this computer has it.
    Nowhere,
}

/// A face installed on this computer.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SystemFace(usize);

impl SystemFace {
    /// Six capital letters, another six for another face.
    pub fn tag(self) -> String {
        let letter = |value: usize| char::from(b'A' + (value % 26) as u8);
        format!("LLS{}{}{}", letter(self.0 / 676), letter(self.0 / 26), letter(self.0))
    }
}

/// A stretch of text drawn with one face; what has no face is already replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    pub origin: Origin,
    pub text: Cow<'a, str>,
}

/// The characters of a text that no face has.
pub fn missing(text: &str) -> Vec<char> {
    text.chars().filter(|letter| !has_glyph(*letter)).collect()
}

/// Whether some face, bundled or of the system, has this character.
pub fn has_glyph(letter: char) -> bool {
    origin(Face::Song, letter) != Origin::Nowhere
}

/// The face to draw a character with when `wanted` is asked for.
pub fn origin(wanted: Face, letter: char) -> Origin {
    let other = match wanted {
        Face::Song => Face::Hei,
        Face::Hei => Face::Song,
    };
    match [wanted, other].into_iter().find(|face| bundled(*face).glyph_index(letter).is_some()) {
        Some(face) => Origin::Bundled(face),
        None => system_face(letter).map_or(Origin::Nowhere, |found| Origin::System(found.face)),
    }
}

/// A text cut where its face changes.
pub fn runs(wanted: Face, text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let here = origin(wanted, letter);
        if here == Origin::Nowhere {
            runs.push(Run { origin: Origin::Bundled(wanted), text: stand_in(letter).into() });
            start = at + letter.len_utf8();
            continue;
        }
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(last) if last.origin == here && start < at => last.text = text[start..end].into(),
            _ => {
                start = at;
                runs.push(Run { origin: here, text: text[start..end].into() });
            }
        }
    }
    runs
}

/// How wide a text stands on paper.
pub fn width_mm(face: Face, size_pt: f32, text: &str) -> f32 {
    text.chars().map(|letter| letter_ems(face, letter)).sum::<f32>() * size_pt * MM_PER_PT
}

/// What is printed for a character that no face has.
pub fn stand_in(letter: char) -> String {
    format!("〓(U+{:04X})", u32::from(letter))
}

/// The bytes of a system face and its place in its collection.
pub fn system_face_bytes(face: SystemFace) -> Option<(Arc<Vec<u8>>, usize)> {
    let (id, index) = *SYSTEM.ids.get(face.0)?;
    let bytes = SYSTEM.database.with_face_data(id, |data, _| Arc::new(data.to_vec()))?;
    Some((bytes, index))
}

fn letter_ems(face: Face, letter: char) -> f32 {
    match origin(face, letter) {
        Origin::Bundled(face) => advance_ems(bundled(face), letter),
        Origin::System(_) => system_face(letter).map_or(1.0, |found| found.advance_ems),
        Origin::Nowhere => stand_in(letter).chars().map(|part| advance_ems(bundled(face), part)).sum(),
    }
}

fn advance_ems(face: &ttf_parser::Face, letter: char) -> f32 {
    let advance = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or_default();
    f32::from(advance) / f32::from(face.units_per_em())
}

fn bundled(face: Face) -> &'static ttf_parser::Face<'static> {
    static SONG: LazyLock<ttf_parser::Face> = LazyLock::new(|| parse(assets::SERIF));
    static HEI: LazyLock<ttf_parser::Face> = LazyLock::new(|| parse(assets::SANS));
    match face {
        Face::Song => &SONG,
        Face::Hei => &HEI,
    }
}

fn parse(bytes: &'static [u8]) -> ttf_parser::Face<'static> {
    ttf_parser::Face::parse(bytes, 0).expect("a bundled face is whole")
}

/// A rare character in a system face.
#[derive(Clone, Copy)]
struct Found {
    face: SystemFace,
    advance_ems: f32,
}

struct SystemFaces {
    database: fontdb::Database,
    ids: Vec<(fontdb::ID, usize)>,
}

/// Read once, and only when a character asks for it: most stations never do.
static SYSTEM: LazyLock<SystemFaces> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let mut ids: Vec<(String, fontdb::ID, usize)> = database
        .faces()
        .filter(|face| face.style == fontdb::Style::Normal && face.weight == fontdb::Weight::NORMAL)
        .map(|face| (face.post_script_name.clone(), face.id, face.index as usize))
        .collect();
    ids.sort_by(|one, other| one.0.cmp(&other.0));
    SystemFaces { database, ids: ids.into_iter().map(|(_, id, index)| (id, index)).collect() }
});

fn system_face(letter: char) -> Option<Found> {
    static KNOWN: LazyLock<Mutex<HashMap<char, Option<Found>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(letter).or_insert_with(|| look_through_system(letter))
}

fn look_through_system(letter: char) -> Option<Found> {
    if letter.is_control() {
        return None;
    }
    SYSTEM.ids.iter().enumerate().find_map(|(place, (id, _))| {
        let advance_ems =
            SYSTEM.database.with_face_data(*id, |data, index| outlined_advance(data, index, letter))??;
        Some(Found { face: SystemFace(place), advance_ems })
    })
}

/// How wide the character is, when the face really draws it (a bitmap or an empty box is no help on paper).
fn outlined_advance(data: &[u8], index: u32, letter: char) -> Option<f32> {
    struct Nothing;
    impl ttf_parser::OutlineBuilder for Nothing {
        fn move_to(&mut self, _: f32, _: f32) {}
        fn line_to(&mut self, _: f32, _: f32) {}
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {}
    }
    let face = ttf_parser::Face::parse(data, index).ok()?;
    let glyph = face.glyph_index(letter)?;
    face.outline_glyph(glyph, &mut Nothing)?;
    Some(advance_ems(&face, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_the_national_table_is_in_both_faces() {
        let table = include_str!("../../tests/fixtures/tgh8105.txt");
        let letters: Vec<char> = table.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert_eq!(letters.len(), 8105);
        for face in [Face::Song, Face::Hei] {
            for letter in letters.iter().copied().chain(' '..='~') {
                assert_eq!(origin(face, letter), Origin::Bundled(face), "{letter}");
            }
        }
    }

    #[test]
    fn a_character_without_any_face_stands_as_its_code() {
        let nobody_has = '\u{F0000}';
        let text = format!("张{nobody_has}三");
        assert_eq!(missing(&text), [nobody_has]);
        let drawn: String = runs(Face::Song, &text).iter().map(|run| run.text.as_ref()).collect();
        assert_eq!(drawn, "张〓(U+F0000)三");
        let narrow = width_mm(Face::Song, 10.0, "张三");
        assert!(width_mm(Face::Song, 10.0, &text) > narrow + 10.0 * MM_PER_PT * 3.0);
    }

    #[test]
    fn text_of_one_face_stays_in_one_run() {
        let text = "海棠苑3栋2单元501室 A座";
        assert_eq!(runs(Face::Hei, text), [Run { origin: Origin::Bundled(Face::Hei), text: text.into() }]);
        assert_eq!(runs(Face::Hei, ""), []);
    }

    #[test]
    fn a_chinese_character_is_as_wide_as_its_size() {
        let one = width_mm(Face::Song, 10.5, "栋");
        assert!((one - 10.5 * MM_PER_PT).abs() < 0.001);
        assert!(width_mm(Face::Song, 10.5, "1") < one * 0.6);
    }
}
