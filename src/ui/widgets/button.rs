//! Buttons: one filled button per screen, the others quieter. A button that cannot be pressed says why.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, Palette, font, height, radius, space};

use super::{keep_in_sight, key_cap, paint};

/// How loud a button is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Primary,
    Secondary,
    Danger,
    DangerFilled,
    Quiet,
}

/// A button; add it with `ui.add`.
#[must_use = "add it with ui.add"]
pub struct Button<'a> {
    words: &'a str,
    kind: Kind,
    icon: Option<char>,
    key: Option<&'a str>,
    /// Why it cannot be pressed now.
    refusal: Option<&'a str>,
    height: f32,
    width: Option<f32>,
    shows_words: bool,
    has_caret: bool,
    font: FontId,
}

impl<'a> Button<'a> {
    /// The one act of this screen.
    pub fn primary(words: &'a str) -> Self {
        Self::new(words, Kind::Primary)
    }

    pub fn secondary(words: &'a str) -> Self {
        Self::new(words, Kind::Secondary)
    }

    /// Leads to something that cannot be taken back cheaply.
    pub fn danger(words: &'a str) -> Self {
        Self::new(words, Kind::Danger)
    }

    /// Only inside the confirm dialog.
    pub fn danger_filled(words: &'a str) -> Self {
        Self::new(words, Kind::DangerFilled)
    }

    /// Words in accent without an edge.
    pub fn quiet(words: &'a str) -> Self {
        Self::new(words, Kind::Quiet)
    }

    /// A square button with only an icon; `name` is what it is called by.
    pub fn icon_only(icon: char, name: &'a str) -> Self {
        Self { icon: Some(icon), shows_words: false, ..Self::new(name, Kind::Quiet) }
    }

    fn new(words: &'a str, kind: Kind) -> Self {
        Self {
            words,
            kind,
            icon: None,
            key: None,
            refusal: None,
            height: height::CONTROL,
            width: None,
            shows_words: true,
            has_caret: false,
            font: font::BODY,
        }
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same, as it stands in the cap: `Ctrl S`.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// A button with an edge that shows only its icon; its words are its name.
    pub fn icon_alone(mut self) -> Self {
        self.shows_words = false;
        self
    }

    /// With a reason the button cannot be pressed; the reason is said on hover, and by the screen beside it.
    pub fn refused(mut self, reason: Option<&'a str>) -> Self {
        self.refusal = reason;
        self
    }

    /// 28 high with smaller words, for headers of cards, filter bars and table bars.
    pub fn small(mut self) -> Self {
        self.height = height::CONTROL_SMALL;
        self.font = font::SMALL;
        self
    }

    /// 36 high, for the card of sign-in, lock and wizard.
    pub fn tall(mut self) -> Self {
        self.height = height::CONTROL_TALL;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Opens a menu.
    pub fn caret(mut self) -> Self {
        self.has_caret = true;
        self
    }
}

const ICON: f32 = 16.0;

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let sense = if self.refusal.is_some() { Sense::hover() } else { Sense::click() };
        let content = self.content_width(ui);
        let width = self.width.unwrap_or(content + 2.0 * self.padding());
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.refusal.is_none(), self.words));
        keep_in_sight(ui, &response);
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, content, &response);
        }
        match self.refusal {
            Some(reason) => response.on_hover_text(reason),
            None if self.shows_words => response.on_hover_cursor(CursorIcon::PointingHand),
            None => response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(self.words),
        }
    }
}

impl Button<'_> {
    fn padding(&self) -> f32 {
        match (self.shows_words, self.kind) {
            (false, _) => (self.height - ICON) / 2.0,
            (true, Kind::Quiet) => space::SMALL,
            (true, _) => space::CARD,
        }
    }

    fn content_width(&self, ui: &Ui) -> f32 {
        let mut width = 0.0;
        if self.icon.is_some() {
            width += ICON;
        }
        if self.shows_words {
            width += if self.icon.is_some() { space::ICON } else { 0.0 };
            width += paint::line(ui, self.words, self.font.clone(), Color32::PLACEHOLDER, f32::INFINITY).size().x;
        }
        if let Some(key) = self.key {
            width += space::SMALL + key_cap::size(ui, key).x;
        }
        if self.has_caret {
            width += space::ICON + ICON;
        }
        width
    }

    fn paint(&self, ui: &Ui, rect: Rect, content: f32, response: &Response) {
        let palette = theme::palette(ui);
        let (fill, edge, ink) = self.colours(palette, response.hovered());
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(rect, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);

        let mut x = rect.center().x - content / 2.0;
        if let Some(icon) = self.icon {
            paint::icon(ui.painter(), rect.left_center() + vec2(x - rect.left() + ICON / 2.0, 0.0), icon, ICON, ink);
            x += ICON + space::ICON;
        }
        if self.shows_words {
            x = paint::words(ui, rect, x, self.words, self.font.clone(), ink);
        }
        if let Some(key) = self.key {
            let (key_fill, key_edge, key_ink) = self.cap_colours(palette, ink);
            let left = rect.left_center() + vec2(x + space::SMALL - rect.left(), 0.0);
            key_cap::paint_at(ui, left, key, key_ink, key_fill, key_edge);
            x += space::SMALL + key_cap::size(ui, key).x;
        }
        if self.has_caret {
            let center = rect.left_center() + vec2(x + space::ICON + ICON / 2.0 - rect.left(), 0.0);
            paint::icon(ui.painter(), center, icons::CARET_DOWN, ICON, ink);
        }
        if response.has_focus() {
            paint::focus_ring(ui, rect, radius::CONTROL);
        }
    }

    /// Fill, edge and ink.
    fn colours(&self, palette: &Palette, is_hovered: bool) -> (Color32, Color32, Color32) {
        if self.refusal.is_some() {
            return (palette.hover, palette.line, palette.text_weak);
        }
        match (self.kind, is_hovered) {
            (Kind::Primary, false) => (palette.accent, palette.accent, palette.on_accent),
            (Kind::Primary, true) => (palette.accent_hover, palette.accent_hover, palette.on_accent),
            (Kind::Secondary, false) => (palette.raised, palette.line_strong, palette.text),
            (Kind::Secondary, true) => (palette.hover, palette.line_strong, palette.text),
            (Kind::Danger, false) => (palette.raised, palette.bad, palette.bad),
            (Kind::Danger, true) => (palette.bad_weak, palette.bad, palette.bad),
            (Kind::DangerFilled, _) => (palette.bad, palette.bad, palette.on_accent),
            (Kind::Quiet, false) => (Color32::TRANSPARENT, Color32::TRANSPARENT, self.quiet_ink(palette)),
            (Kind::Quiet, true) => (palette.hover, palette.hover, self.quiet_ink(palette)),
        }
    }

    fn quiet_ink(&self, palette: &Palette) -> Color32 {
        if self.shows_words { palette.accent } else { palette.text_weak }
    }

    /// A cap on a filled button is drawn with the ink of the button.
    fn cap_colours(&self, palette: &Palette, ink: Color32) -> (Color32, Color32, Color32) {
        let is_filled = matches!(self.kind, Kind::Primary | Kind::DangerFilled) && self.refusal.is_none();
        if is_filled {
            (Color32::TRANSPARENT, ink.gamma_multiply(0.5), ink)
        } else {
            (palette.sunken, palette.line, palette.text_weak)
        }
    }
}
