//! A password with an eye to look at it. Whether capitals are locked cannot be read; the sentence under it says to look at
//! the input method instead.

use std::sync::Arc;

use eframe::egui::{
    CursorIcon, Galley, Id, Rect, Response, Role, Sense, TextBuffer, TextFormat, Ui, Widget, WidgetInfo, pos2,
    text::LayoutJob,
};

use crate::ui::icons;
use crate::ui::ime;
use crate::ui::theme::{self, font, height};

use super::{TextField, paint, text_field};

/// A field for a password.
#[must_use = "add it with ui.add"]
pub struct PasswordField<'a> {
    id: Id,
    password: &'a mut String,
    name: &'a str,
    width: f32,
    has_problem: bool,
}

impl<'a> PasswordField<'a> {
    /// `name` is its accessible name: 「口令」, 「再输一次」.
    pub fn new(id: Id, password: &'a mut String, name: &'a str) -> Self {
        Self { id, password, name, width: 300.0, has_problem: false }
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    pub fn problem(mut self, has_problem: bool) -> Self {
        self.has_problem = has_problem;
        self
    }
}

impl Widget for PasswordField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let is_shown_id = self.id.with("is shown");
        let is_shown = ui.data(|data| data.get_temp::<bool>(is_shown_id)).unwrap_or(false);
        let mut dots = |ui: &Ui, text: &dyn TextBuffer, _width: f32| dots(ui, text.as_str());
        let mut field = TextField::new(self.id, self.password)
            .name(self.name)
            .width(self.width)
            .height(height::CONTROL_TALL)
            .room_right(26.0)
            .password(!is_shown)
            .problem(self.has_problem);
        if !is_shown {
            field = field.layouter(&mut dots);
        }
        let response = ui.add(field);
        // What is seen may still not be Chinese.
        if response.has_focus() {
            ime::type_raw(ui.ctx());
        }
        if eye_ui(ui, &response, is_shown).clicked() {
            ui.data_mut(|data| data.insert_temp(is_shown_id, !is_shown));
            text_field::go_on_typing(ui, &response, self.password);
        }
        response
    }
}

/// Dots that can be counted; egui's own are too small in this face.
fn dots(ui: &Ui, password: &str) -> Arc<Galley> {
    let ink = theme::palette(ui).text;
    let format = TextFormat { extra_letter_spacing: 1.0, ..TextFormat::simple(font::CAPTION, ink) };
    ui.painter().layout_job(LayoutJob::single_section("●".repeat(password.chars().count()), format))
}

fn eye_ui(ui: &Ui, field: &Response, is_shown: bool) -> Response {
    let rect = Rect::from_min_max(pos2(field.rect.right() - 32.0, field.rect.top()), field.rect.max);
    let eye = ui.interact(rect, field.id.with("eye"), Sense::CLICK);
    let (icon, words) = if is_shown { (icons::EYE_CLOSED, "遮住口令") } else { (icons::EYE, "显示口令") };
    eye.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    paint::icon(ui.painter(), rect.center(), icon, 16.0, theme::palette(ui).text_weak);
    eye.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words)
}
