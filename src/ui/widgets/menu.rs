//! A menu under a button: a few acts or values, by pointer or by arrows and Enter.

use eframe::egui::{Frame, Margin, Popup, Rect, RectAlign, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius};

use super::paint;

/// One row of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem<'a> {
    words: &'a str,
    icon: Option<char>,
    note: &'a str,
    is_danger: bool,
}

impl<'a> MenuItem<'a> {
    pub fn new(words: &'a str) -> Self {
        Self { words, icon: None, note: "", is_danger: false }
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Weak words at the right: the key, the role of an operator.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    pub fn danger(mut self) -> Self {
        self.is_danger = true;
        self
    }
}

/// Opens and closes with `button`; answers the place of the row that was taken. `chosen` gets a tick.
pub fn menu(
    button: &Response,
    align: RectAlign,
    width: f32,
    items: &[MenuItem<'_>],
    chosen: Option<usize>,
) -> Option<usize> {
    let style = button.ctx.global_style();
    let frame = Frame::popup(&style).corner_radius(radius::CARD).inner_margin(Margin::same(1));
    let shown = Popup::menu(button).align(align).gap(4.0).width(width).frame(frame).show(|ui| {
        ui.set_width(width - 4.0);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        items.iter().enumerate().fold(None, |taken, (place, item)| {
            if item_ui(ui, item, chosen == Some(place)).clicked() { Some(place) } else { taken }
        })
    });
    let taken = shown.and_then(|shown| shown.inner);
    if taken.is_some() {
        Popup::close_id(&button.ctx, Popup::default_response_id(button));
        button.request_focus();
    }
    taken
}

fn item_ui(ui: &mut Ui, item: &MenuItem<'_>, is_chosen: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, item.words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, palette.accent_weak);
    }
    let ink = if item.is_danger { palette.bad } else { palette.text };
    let mut left = rect.left() + 10.0;
    if let Some(icon) = item.icon {
        paint::icon(ui.painter(), pos2(left + 8.0, rect.center().y), icon, 16.0, ink);
        left += 24.0;
    }
    let right = mark_ui(ui, rect, item.note, is_chosen);
    let words = paint::line(ui, item.words, font::BODY, ink, right - left);
    paint::galley_at(ui.painter(), rect, left, words);
    response
}

/// The tick or the note at the right end; answers where it begins.
fn mark_ui(ui: &Ui, rect: Rect, note: &str, is_chosen: bool) -> f32 {
    let palette = theme::palette(ui);
    let mut right = rect.right() - 10.0;
    if is_chosen {
        paint::icon(ui.painter(), pos2(right - 8.0, rect.center().y), icons::CHECK, 16.0, palette.accent);
        right -= 24.0;
    }
    if note.is_empty() {
        return right;
    }
    paint::words_ending(ui, rect, right, note, font::SMALL, palette.text_weak) - 8.0
}
