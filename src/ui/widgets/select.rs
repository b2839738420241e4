//! One of a few values that are all known: operator, printer, document. Looks like a field, opens a menu.

use eframe::egui::{CornerRadius, CursorIcon, RectAlign, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius};

use super::text_field::{paint_edge, state_of};
use super::{MenuItem, keep_in_sight, menu, paint};

/// A field that opens a menu.
#[must_use = "call show"]
pub struct Select<'a> {
    name: &'a str,
    words: &'a str,
    detail: &'a str,
    icon: Option<char>,
    width: f32,
    height: f32,
}

impl<'a> Select<'a> {
    /// `name` is its accessible name, `words` what is chosen now.
    pub fn new(name: &'a str, words: &'a str) -> Self {
        Self { name, words, detail: "", icon: None, width: 300.0, height: height::CONTROL }
    }

    /// Weak words after what is chosen: the role of an operator.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Answers its response, and the place of the item that was taken.
    pub fn show(self, ui: &mut Ui, items: &[MenuItem<'_>], chosen: Option<usize>) -> (Response, Option<usize>) {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, self.height), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, self.name);
            info.current_text_value = Some(self.words.to_owned());
            info
        });
        keep_in_sight(ui, &response);
        let palette = theme::palette(ui);
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), palette.raised);
        paint_edge(ui, rect, state_of(&response, false));
        let mut x = rect.left() + 9.0;
        if let Some(icon) = self.icon {
            paint::icon(ui.painter(), pos2(x + 8.0, rect.center().y), icon, 16.0, palette.text);
            x += 22.0;
        }
        let words = paint::line(ui, self.words, font::BODY, palette.text, rect.right() - 34.0 - x);
        let after = x + words.size().x + 8.0;
        paint::galley_at(ui.painter(), rect, x, words);
        paint::words(ui, rect, after, self.detail, font::BODY, palette.text_weak);
        let caret = pos2(rect.right() - 17.0, rect.center().y);
        paint::icon(ui.painter(), caret, icons::CARET_DOWN, 16.0, palette.text_weak);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let taken = menu(&response, RectAlign::BOTTOM_START, self.width, items, chosen);
        (response, taken)
    }
}
