//! A field with a few fixed answers: a press opens them, the arrows step through them without opening.
//!
//! For code tables, which are long and searched by typing, see `choice_field`.

use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Frame, Id, Key, Margin, Modifiers, Popup, RectAlign, Response, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius};

use super::{paint, popup_list};

/// A field that is one of its options.
#[must_use = "call show"]
pub struct Select<'a> {
    id: Id,
    name: &'a str,
    options: &'a [String],
    selected: usize,
    width: f32,
}

impl<'a> Select<'a> {
    /// `name` is its accessible name.
    pub fn new(id: Id, name: &'a str, options: &'a [String], selected: usize) -> Self {
        Self { id, name, options, selected, width: 300.0 }
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it; answers the option that was chosen, when it is another one.
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let response = self.field_ui(ui);
        let chosen = self.stepped(ui, &response).or_else(|| self.list_ui(&response));
        chosen.filter(|chosen| *chosen != self.selected)
    }

    fn field_ui(&self, ui: &mut Ui) -> Response {
        let palette = theme::palette(ui);
        let (_, rect) = ui.allocate_space(vec2(self.width, height::CONTROL));
        let response = ui.interact(rect, self.id, Sense::click());
        let value = self.options.get(self.selected).map_or("", String::as_str);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, self.name);
            info.current_text_value = Some(value.to_owned());
            info
        });
        let fill = if response.hovered() { palette.hover } else { palette.raised };
        let edge = Stroke::new(1.0, palette.line_strong);
        ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, edge, StrokeKind::Inside);
        let words = paint::line(ui, value, font::BODY, palette.text, self.width - 40.0);
        paint::galley_at(ui.painter(), rect, rect.left() + 9.0, words);
        let caret = pos2(rect.right() - 17.0, rect.center().y);
        paint::icon(ui.painter(), caret, icons::CARET_DOWN, 16.0, palette.text_weak);
        if response.has_focus() {
            paint::focus_ring(ui, rect, radius::CONTROL);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn stepped(&self, ui: &Ui, field: &Response) -> Option<usize> {
        if !field.has_focus() {
            return None;
        }
        let keeps_arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, keeps_arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            Some((self.selected + 1).min(self.options.len().saturating_sub(1)))
        } else if pressed(Key::ArrowUp) {
            Some(self.selected.saturating_sub(1))
        } else {
            None
        }
    }

    fn list_ui(&self, field: &Response) -> Option<usize> {
        let frame = Frame::popup(&field.ctx.global_style()).corner_radius(radius::CARD).inner_margin(Margin::same(1));
        let list = Popup::menu(field)
            .align(RectAlign::BOTTOM_START)
            .align_alternatives(&[RectAlign::TOP_START])
            .gap(4.0)
            .width(self.width)
            .frame(frame);
        list.show(|ui| self.rows_ui(ui)).and_then(|list| list.inner)
    }

    fn rows_ui(&self, ui: &mut Ui) -> Option<usize> {
        ui.set_width(self.width - 4.0);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let mut chosen = None;
        for (index, option) in self.options.iter().enumerate() {
            let (rect, response) = popup_list::row(ui, height::ROW, option, index == self.selected);
            let words = paint::line(ui, option, font::BODY, theme::palette(ui).text, rect.width() - 18.0);
            paint::galley_at(ui.painter(), rect, rect.left() + 9.0, words);
            if response.clicked() {
                chosen = Some(index);
            }
        }
        chosen
    }
}
