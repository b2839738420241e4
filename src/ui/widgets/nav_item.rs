//! An item of the rail: icon, word, count; folded, the icon stands over the word and the count is a pill at the corner.

use eframe::egui::{Align2, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use crate::ui::theme::{self, font, height, radius};

use super::paint;

/// An item of the rail.
#[must_use = "add it with ui.add"]
pub struct NavItem<'a> {
    icon: char,
    words: &'a str,
    count: Option<&'a str>,
    is_pill: bool,
    is_selected: bool,
    is_folded: bool,
    folded_height: f32,
}

/// As high as a folded item is where there is room for it.
const FOLDED: f32 = 48.0;

impl<'a> NavItem<'a> {
    pub fn new(icon: char, words: &'a str) -> Self {
        Self { icon, words, count: None, is_pill: false, is_selected: false, is_folded: false, folded_height: FOLDED }
    }

    pub fn count(mut self, count: Option<&'a str>) -> Self {
        self.count = count;
        self
    }

    /// The count as a filled pill: only for 今日.
    pub fn pill(mut self) -> Self {
        self.is_pill = true;
        self
    }

    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// For the rail of 64.
    pub fn folded(mut self, is_folded: bool) -> Self {
        self.is_folded = is_folded;
        self
    }

    /// Lower than usual when folded: all of them are to stand on a low screen.
    pub fn folded_within(mut self, height: f32) -> Self {
        // In its first frame a window may have no room at all.
        self.folded_height = height.clamp(0.0, FOLDED);
        self
    }
}

impl Widget for NavItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let high = if self.is_folded { self.folded_height } else { height::NAV_ITEM };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, self.is_selected, self.words));
        self.ground_ui(ui, rect, &response);
        if self.is_folded {
            self.folded_ui(ui, rect);
        } else {
            self.wide_ui(ui, rect);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

impl NavItem<'_> {
    fn ground_ui(&self, ui: &Ui, rect: Rect, response: &Response) {
        let palette = theme::palette(ui);
        let corner = CornerRadius::same(radius::CARD);
        if self.is_selected {
            ui.painter().rect_filled(rect, corner, palette.accent_weak);
            let bar = Rect::from_center_size(pos2(rect.left() + 1.5, rect.center().y), vec2(3.0, 18.0));
            ui.painter().rect_filled(bar, CornerRadius::same(2), palette.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corner, palette.hover);
        }
        if response.has_focus() {
            paint::focus_ring_inside(ui, rect, radius::CARD);
        }
    }

    fn wide_ui(&self, ui: &Ui, rect: Rect) {
        let palette = theme::palette(ui);
        let (ink, words_font) =
            if self.is_selected { (palette.accent, theme::medium(&font::BODY)) } else { (palette.text, font::BODY) };
        paint::icon(ui.painter(), pos2(rect.left() + 19.0, rect.center().y), self.icon, 18.0, ink);
        paint::words(ui, rect, rect.left() + 38.0, self.words, words_font, ink);
        let Some(count) = self.count else { return };
        if self.is_pill {
            pill_ui(ui, pos2(rect.right() - 10.0, rect.center().y), count);
        } else {
            let ink = if self.is_selected { palette.accent } else { palette.text_weak };
            paint::words_ending(ui, rect, rect.right() - 10.0, count, font::CAPTION, ink);
        }
    }

    fn folded_ui(&self, ui: &Ui, rect: Rect) {
        let palette = theme::palette(ui);
        let ink = if self.is_selected { palette.accent } else { palette.text };
        paint::icon(ui.painter(), pos2(rect.center().x, rect.top() + rect.height() / 3.0), self.icon, 18.0, ink);
        let below = pos2(rect.center().x, rect.bottom() - rect.height() / 4.0);
        ui.painter().text(below, Align2::CENTER_CENTER, self.words, font::CAPTION, ink);
        if let (Some(count), true) = (self.count, self.is_pill) {
            pill_ui(ui, pos2(rect.right() - 1.0, rect.top() + 9.0), count);
        }
    }
}

/// A filled pill that ends at this point.
fn pill_ui(ui: &Ui, right_center: eframe::egui::Pos2, count: &str) {
    let palette = theme::palette(ui);
    let words = paint::line(ui, count, font::CAPTION, palette.on_accent, f32::INFINITY);
    let size = vec2((words.size().x + 14.0).max(20.0), 18.0);
    let rect = Rect::from_min_size(right_center - vec2(size.x, size.y / 2.0), size);
    ui.painter().rect_filled(rect, CornerRadius::same(radius::PILL), palette.accent);
    let left = rect.center().x - words.size().x / 2.0;
    paint::galley_at(ui.painter(), rect, left, words);
}
