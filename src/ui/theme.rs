//! The tokens of the visual language: colours, sizes of text, spaces; `style` makes egui's own style of them.
//!
//! The one place with raw colours. Which widget uses which token is said in `widgets/`.

mod style;

use eframe::egui::{self, Color32, FontFamily, FontId, RichText, Shadow, Theme};

use super::fonts;
use style::style;

/// Colours by what they are for.
#[derive(Debug, PartialEq)]
pub struct Palette {
    /// Window, rail, top bar, side panes.
    pub surface: Color32,
    /// Work area, cards, fields, menus.
    pub raised: Color32,
    /// Table header, group header, key caps.
    pub sunken: Color32,
    /// Hovered row, read-only field, neutral badge, skeleton.
    pub hover: Color32,
    /// Hairlines and card edges.
    pub line: Color32,
    /// Edge of fields, buttons, chips, boxes.
    pub line_strong: Color32,
    pub text: Color32,
    /// Labels, second lines, hints, disabled text.
    pub text_weak: Color32,
    /// Where I am, what I can press, what is selected.
    pub accent: Color32,
    pub accent_hover: Color32,
    /// Selected row and nav item, notes.
    pub accent_weak: Color32,
    /// Text on accent and on a filled danger button.
    pub on_accent: Color32,
    /// Valid, done, present.
    pub good: Color32,
    pub good_weak: Color32,
    /// Due soon, to be completed.
    pub warn: Color32,
    pub warn_weak: Color32,
    /// Overdue, wrong, missing, danger.
    pub bad: Color32,
    pub bad_weak: Color32,
    /// A granted star; always with its name.
    pub star: Color32,
    /// Past bars with text on them.
    pub tint: Color32,
    /// Second series of a chart.
    pub series2: Color32,
    /// Behind paper in the preview.
    pub desk: Color32,
    /// Paper stays white in the dark.
    pub paper: Color32,
    /// Behind dialogs.
    pub veil: Color32,
    /// Shadow under popups, dialogs and paper.
    pub popup_shadow: Shadow,
    pub dialog_shadow: Shadow,
    pub paper_shadow: Shadow,
}

pub const LIGHT: Palette = Palette {
    surface: rgb(0xF4F4F1),
    raised: rgb(0xFFFFFF),
    sunken: rgb(0xFAFAF8),
    hover: rgb(0xEFEFEB),
    line: rgb(0xE2E2DD),
    line_strong: rgb(0x81878E),
    text: rgb(0x1F242A),
    text_weak: rgb(0x5A616A),
    accent: rgb(0x2A5A9B),
    accent_hover: rgb(0x234C83),
    accent_weak: rgb(0xE7EFF8),
    on_accent: rgb(0xFFFFFF),
    good: rgb(0x1E7449),
    good_weak: rgb(0xE5F3EA),
    warn: rgb(0x8A5300),
    warn_weak: rgb(0xFBF0DC),
    bad: rgb(0xB3261E),
    bad_weak: rgb(0xFBEAE8),
    star: rgb(0xB97F00),
    tint: rgb(0xB9C9DF),
    series2: rgb(0x7A96BF),
    desk: rgb(0xE6E6E1),
    paper: rgb(0xFFFFFF),
    veil: Color32::from_black_alpha(64),
    popup_shadow: shadow(12, 31),
    dialog_shadow: shadow(16, 36),
    paper_shadow: Shadow { offset: [0, 2], blur: 8, spread: 0, color: Color32::from_black_alpha(38) },
};

pub const DARK: Palette = Palette {
    surface: rgb(0x17191C),
    raised: rgb(0x1F2226),
    sunken: rgb(0x1B1E21),
    hover: rgb(0x2A2E33),
    line: rgb(0x33383E),
    line_strong: rgb(0x767D86),
    text: rgb(0xE6E8EA),
    text_weak: rgb(0xA6ADB5),
    accent: rgb(0x86AEF0),
    accent_hover: rgb(0x9DBEF4),
    accent_weak: rgb(0x243650),
    on_accent: rgb(0x0E1520),
    good: rgb(0x6FC795),
    good_weak: rgb(0x1B3427),
    warn: rgb(0xE3B060),
    warn_weak: rgb(0x3A2E18),
    bad: rgb(0xF28B82),
    bad_weak: rgb(0x44241F),
    star: rgb(0xE0AE3C),
    tint: rgb(0x3F5573),
    series2: rgb(0x5C7AA6),
    desk: rgb(0x111315),
    veil: Color32::from_black_alpha(128),
    ..LIGHT
};

/// Spaces: 4 8 12 16 24 32. The edge of a pane is 16, inside a card 12, label to field 8, icon to word 6.
pub mod space {
    pub const TINY: f32 = 4.0;
    pub const ICON: f32 = 6.0;
    pub const SMALL: f32 = 8.0;
    pub const CARD: f32 = 12.0;
    pub const PANE: f32 = 16.0;
    pub const LARGE: f32 = 24.0;
}

/// Heights of rows and controls.
pub mod height {
    pub const CONTROL: f32 = 32.0;
    pub const CONTROL_SMALL: f32 = 28.0;
    /// On the card of sign-in, lock and wizard.
    pub const CONTROL_TALL: f32 = 36.0;
    pub const ROW: f32 = 30.0;
    pub const FORM_ROW: f32 = 38.0;
    /// A line of a card: label and value.
    pub const FACT: f32 = 26.0;
    pub const CARD_HEADER: f32 = 36.0;
    pub const NAV_ITEM: f32 = 36.0;
    pub const STATUS: f32 = 26.0;
    pub const TOP_BAR: f32 = 48.0;
    pub const PAGE_HEAD: f32 = 48.0;
    pub const FILTER_BAR: f32 = 40.0;
}

/// Corner radii.
pub mod radius {
    pub const CONTROL: u8 = 4;
    pub const CARD: u8 = 6;
    pub const FLOATING: u8 = 8;
    pub const PILL: u8 = 9;
    pub const CHIP: u8 = 14;
}

/// The six sizes of text, Regular. Fixed words and titles take [`medium`] of the same size.
pub mod font {
    use super::{FontFamily, FontId};

    pub const CAPTION: FontId = FontId::new(12.0, FontFamily::Proportional);
    pub const SMALL: FontId = FontId::new(13.0, FontFamily::Proportional);
    pub const BODY: FontId = FontId::new(14.0, FontFamily::Proportional);
    pub const HEADING: FontId = FontId::new(16.0, FontFamily::Proportional);
    pub const TITLE: FontId = FontId::new(18.0, FontFamily::Proportional);
    pub const NAME: FontId = FontId::new(20.0, FontFamily::Proportional);
    pub const NUMBER: FontId = FontId::new(26.0, FontFamily::Proportional);
}

/// The same size in Medium: for fixed words and titles, never for data.
pub fn medium(regular: &FontId) -> FontId {
    FontId::new(regular.size, fonts::medium_family())
}

/// How the operator wants the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appearance {
    pub is_dark: bool,
    /// 80 to 200.
    pub scale_percent: u32,
}

impl Default for Appearance {
    fn default() -> Self {
        Self { is_dark: false, scale_percent: 100 }
    }
}

/// Gives the window its look. Cheap; call it again when the operator changes it.
pub fn apply(ctx: &egui::Context, appearance: Appearance) {
    ctx.set_style_of(Theme::Light, style(&LIGHT, Theme::Light));
    ctx.set_style_of(Theme::Dark, style(&DARK, Theme::Dark));
    ctx.set_theme(if appearance.is_dark { Theme::Dark } else { Theme::Light });
    // The size is a setting; + and − belong to the preview.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(appearance.scale_percent.clamp(80, 200) as f32 / 100.0);
}

/// The colours of the theme this part is drawn in.
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// 12: status bar, badges, key caps, counts.
pub fn caption(words: impl Into<String>) -> RichText {
    RichText::new(words).font(font::CAPTION)
}

/// 13: labels, second lines, hints.
pub fn small(words: impl Into<String>) -> RichText {
    RichText::new(words).font(font::SMALL)
}

/// 14: rows and paragraphs.
pub fn body(words: impl Into<String>) -> RichText {
    RichText::new(words).font(font::BODY)
}

/// 14 Medium: titles of cards and sections.
pub fn strong(words: impl Into<String>) -> RichText {
    RichText::new(words).font(medium(&font::BODY))
}

/// 16 Medium: title of a dialog, fact strip.
pub fn heading(words: impl Into<String>) -> RichText {
    RichText::new(words).font(medium(&font::HEADING))
}

/// 18 Medium: title of a page.
pub fn title(words: impl Into<String>) -> RichText {
    RichText::new(words).font(medium(&font::TITLE))
}

/// 20: a person's name.
pub fn name(words: impl Into<String>) -> RichText {
    RichText::new(words).font(font::NAME)
}

/// 26: counts on 今日.
pub fn number(words: impl Into<String>) -> RichText {
    RichText::new(words).font(font::NUMBER)
}

/// An icon among words.
pub fn icon(icon: char, size: f32) -> RichText {
    RichText::new(icon).font(FontId::new(size, fonts::icon_family()))
}

/// Several lines to be read: 22 from line to line.
pub fn paragraph(words: impl Into<String>) -> RichText {
    body(words).line_height(Some(22.0))
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn shadow(blur: u8, alpha: u8) -> Shadow {
    Shadow { offset: [0, 4], blur, spread: 0, color: Color32::from_black_alpha(alpha) }
}

#[cfg(test)]
mod tests {
    use super::{Color32, DARK, LIGHT, Palette};

    /// WCAG 2.2: relative luminance and contrast ratio.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |color: Color32| {
            let channel = |byte: u8| {
                let value = f64::from(byte) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn text_pairs(p: &Palette) -> Vec<(&'static str, Color32, Color32)> {
        vec![
            ("text on raised", p.text, p.raised),
            ("text on surface", p.text, p.surface),
            ("text on sunken", p.text, p.sunken),
            ("text on hover", p.text, p.hover),
            ("text on accent_weak", p.text, p.accent_weak),
            ("text on tint", p.text, p.tint),
            ("text_weak on raised", p.text_weak, p.raised),
            ("text_weak on surface", p.text_weak, p.surface),
            ("text_weak on sunken", p.text_weak, p.sunken),
            ("text_weak on hover", p.text_weak, p.hover),
            ("text_weak on accent_weak", p.text_weak, p.accent_weak),
            ("accent on raised", p.accent, p.raised),
            ("accent on surface", p.accent, p.surface),
            ("accent on hover", p.accent, p.hover),
            ("accent on accent_weak", p.accent, p.accent_weak),
            ("on_accent on accent", p.on_accent, p.accent),
            ("on_accent on accent_hover", p.on_accent, p.accent_hover),
            ("on_accent on bad", p.on_accent, p.bad),
            ("good on raised", p.good, p.raised),
            ("good on good_weak", p.good, p.good_weak),
            ("warn on raised", p.warn, p.raised),
            ("warn on warn_weak", p.warn, p.warn_weak),
            ("bad on raised", p.bad, p.raised),
            ("bad on bad_weak", p.bad, p.bad_weak),
        ]
    }

    #[test]
    fn every_text_can_be_read_in_light_and_dark() {
        for palette in [&LIGHT, &DARK] {
            for (pair, ink, ground) in text_pairs(palette) {
                let ratio = contrast(ink, ground);
                assert!(ratio >= 4.5, "{pair}: {ratio:.1}");
            }
        }
    }

    #[test]
    fn edges_of_controls_and_stars_can_be_seen() {
        for palette in [&LIGHT, &DARK] {
            assert!(contrast(palette.line_strong, palette.raised) >= 3.0);
            assert!(contrast(palette.star, palette.raised) >= 3.0);
        }
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    }
}
