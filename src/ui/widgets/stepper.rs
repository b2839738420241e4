//! A small whole number between − and +; the arrows up and down step it too.

use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::ops::RangeInclusive;

use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius};

use super::{keep_in_sight, paint};

/// A number that is stepped.
#[must_use = "call show"]
pub struct Stepper<'a> {
    id: Id,
    name: &'a str,
    range: RangeInclusive<u32>,
    step: u32,
    unit: &'a str,
    words: Option<fn(u32) -> String>,
    width: f32,
}

const PRESS: f32 = 26.0;

impl<'a> Stepper<'a> {
    /// `name` is its accessible name; − and + are called 「…减」 and 「…加」 after it.
    pub fn new(id: Id, name: &'a str, range: RangeInclusive<u32>) -> Self {
        Self { id, name, range, step: 1, unit: "", words: None, width: 112.0 }
    }

    pub fn step(mut self, step: u32) -> Self {
        self.step = step;
        self
    }

    /// Stands after the number: 「%」.
    pub fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// What stands for the number, where it counts steps of something else.
    pub fn shown_as(mut self, words: fn(u32) -> String) -> Self {
        self.words = Some(words);
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it; answers whether the number was changed.
    pub fn show(self, ui: &mut Ui, number: &mut u32) -> bool {
        let (_, rect) = ui.allocate_space(vec2(self.width, height::CONTROL));
        let field = self.field_ui(ui, rect, *number);
        let plus = Rect::from_min_max(pos2(rect.right() - PRESS - 4.0, rect.top()), rect.max - vec2(4.0, 0.0));
        let minus = plus.translate(vec2(-PRESS, 0.0));
        let less = self.press_ui(ui, minus, icons::MINUS, "减") || is_pressed(ui, &field, Key::ArrowDown);
        let more = self.press_ui(ui, plus, icons::PLUS, "加") || is_pressed(ui, &field, Key::ArrowUp);
        let before = *number;
        if less {
            *number = number.saturating_sub(self.step).max(*self.range.start());
        }
        if more {
            *number = number.saturating_add(self.step).min(*self.range.end());
        }
        *number != before
    }

    fn field_ui(&self, ui: &Ui, rect: Rect, number: u32) -> Response {
        let palette = theme::palette(ui);
        let field = ui.interact(rect, self.id, Sense::click());
        field.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::SpinButton, true, self.name);
            info.value = Some(f64::from(number));
            info.current_text_value = self.words.map(|words| words(number));
            info
        });
        if field.clicked() {
            field.request_focus();
        }
        let edge = Stroke::new(1.0, palette.line_strong);
        ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), palette.raised, edge, StrokeKind::Inside);
        let words = self.words.map_or_else(|| format!("{number}{}", self.unit), |words| words(number));
        paint::words(ui, rect, rect.left() + 9.0, &words, font::BODY, palette.text);
        keep_in_sight(ui, &field);
        if field.has_focus() {
            let keeps_arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, keeps_arrows));
            paint::focus_ring(ui, rect, radius::CONTROL);
        }
        field
    }

    fn press_ui(&self, ui: &Ui, rect: Rect, icon: char, word: &str) -> bool {
        let palette = theme::palette(ui);
        let press = ui.interact(rect, self.id.with(word), Sense::CLICK);
        press.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}{word}", self.name)));
        if press.hovered() {
            let ground = Rect::from_center_size(rect.center(), vec2(PRESS - 2.0, PRESS - 2.0));
            ui.painter().rect_filled(ground, CornerRadius::same(radius::CONTROL), palette.hover);
        }
        paint::icon(ui.painter(), rect.center(), icon, 16.0, palette.text_weak);
        press.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }
}

fn is_pressed(ui: &Ui, field: &Response, key: Key) -> bool {
    field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}
