//! The faces of the window: 思源黑体 for everything, an icon face, and the system's own faces for rare characters.
//!
//! Paper has its own faces (`print/pdf.rs`).

use std::sync::{Arc, LazyLock};

use eframe::egui::{
    self, FallbackRequest, FontData, FontDefinitions, FontFamily, FontInsert, FontPriority, FontProvider, FontTweak,
    epaint::text::InsertFontFamily,
};

use crate::assets;

/// 思源黑体 Medium, where the character is in it, else Regular.
pub fn medium_family() -> FontFamily {
    static FAMILY: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("medium".into()));
    FAMILY.clone()
}

/// The icon face, outlined.
pub fn icon_family() -> FontFamily {
    static FAMILY: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("icons".into()));
    FAMILY.clone()
}

/// The icon face, filled: a granted star, a document that is there.
pub fn filled_icon_family() -> FontFamily {
    static FAMILY: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("icons-filled".into()));
    FAMILY.clone()
}

/// Installs the bundled faces. No system face is read until a character asks for one.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(bundled());
}

/// Lets characters that the bundled faces lack (扩展 B 区 and beyond) come from the system's faces.
/// Costs nothing until such a character is drawn; where no face has it, egui draws its box.
pub fn add_system_fallback(ctx: &egui::Context) {
    ctx.add_font_provider(Arc::new(SystemFaces));
}

fn bundled() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], tweak: FontTweak| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    };
    add("sans", assets::SANS, FontTweak::default());
    add("sans-medium", assets::SANS_MEDIUM, FontTweak::default());
    // The automatic hinter blurs icons below 20 points.
    let unhinted = FontTweak { hinting: Some(false), ..FontTweak::default() };
    add("icons", assets::ICONS, unhinted.clone());
    add("icons-filled", assets::ICONS_FILLED, unhinted);

    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    fonts.families = [
        (FontFamily::Proportional, names(&["sans"])),
        (FontFamily::Monospace, names(&["sans"])),
        (medium_family(), names(&["sans-medium", "sans"])),
        (icon_family(), names(&["icons", "sans"])),
        (filled_icon_family(), names(&["icons-filled", "sans"])),
    ]
    .into();
    fonts
}

/// Looks through the system's faces for one that has the character asked for.
struct SystemFaces;

impl FontProvider for SystemFaces {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let character = request.cluster.chars().next()?;
        let (name, data) = system_face_with(character)?;
        let families = vec![InsertFontFamily { family: request.family.clone(), priority: FontPriority::Lowest }];
        Some(FontInsert::new(&name, data, families))
    }
}

fn system_face_with(character: char) -> Option<(String, FontData)> {
    static SYSTEM: LazyLock<fontdb::Database> = LazyLock::new(|| {
        let mut database = fontdb::Database::new();
        database.load_system_fonts();
        database
    });
    let has_it = |bytes: &[u8], index| {
        ttf_parser::Face::parse(bytes, index).is_ok_and(|face| face.glyph_index(character).is_some())
    };
    let face = SYSTEM.faces().find(|face| SYSTEM.with_face_data(face.id, has_it).unwrap_or(false))?;
    let data = SYSTEM.with_face_data(face.id, |bytes, index| {
        let mut data = FontData::from_owned(bytes.to_vec());
        data.index = index;
        data
    })?;
    Some((format!("system {}", face.post_script_name), data))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faces asked in turn for what the window writes.
    fn missing(bytes: &[u8], characters: impl Iterator<Item = char>) -> String {
        let face = ttf_parser::Face::parse(bytes, 0).unwrap();
        characters.filter(|&character| face.glyph_index(character).is_none()).collect()
    }

    const PUNCTUATION: &str = "，。、；：「」『』（）〔〕《》〈〉？！…·—–-～〓＋×÷％%/\\|＊*#@&+=<>[]{}()_^~`'\",.;:!?°㎡№→←↑↓●○☆★□■△▲▽▼◇◆※〇  ";

    #[test]
    fn the_face_has_every_digit_letter_and_sign_of_the_labels() {
        let latin = (' '..='~').chain(PUNCTUATION.chars());
        assert_eq!(missing(assets::SANS, latin), "");
    }

    #[test]
    fn both_weights_have_all_of_the_common_standard_characters() {
        let table = include_str!("../../tests/fixtures/tgh8105.txt");
        let characters: Vec<char> = table.chars().filter(|character| !character.is_whitespace()).collect();
        assert!(characters.len() >= 8105, "{}", characters.len());
        assert_eq!(missing(assets::SANS, characters.iter().copied()), "");
        assert_eq!(missing(assets::SANS_MEDIUM, characters.iter().copied()), "");
    }

    #[test]
    fn all_digits_are_equally_wide_so_columns_line_up() {
        for bytes in [assets::SANS, assets::SANS_MEDIUM] {
            let face = ttf_parser::Face::parse(bytes, 0).unwrap();
            let width = |digit| face.glyph_hor_advance(face.glyph_index(digit).unwrap()).unwrap();
            assert!(('0'..='9').all(|digit| width(digit) == width('0')));
        }
    }

    #[test]
    fn the_bundled_families_are_complete_without_the_system() {
        let fonts = bundled();
        for names in fonts.families.values() {
            assert!(!names.is_empty() && names.iter().all(|name| fonts.font_data.contains_key(name)));
        }
    }
}
