//! One line to type in, with our edge: plain, hover, focus, problem. Its text is selected on arrival by keyboard.
//!
//! Enter does nothing here: going to the next field is the business of `focus_order`.

use eframe::egui::{
    self, Align2, Color32, CornerRadius, EventFilter, FontId, Galley, Id, Margin, Rect, Response, Stroke, StrokeKind,
    TextBuffer, TextEdit, TextFormat, Ui, Widget,
    text::{CCursor, CCursorRange, LayoutJob},
    text_edit::TextEditState,
    vec2,
};
use std::sync::Arc;

use crate::services::places::shortly_legible;
use crate::ui::theme::{self, font, height, radius};

use super::text_undo::{forget_what_was, remember_what_is};
use super::{half_typed, keep_in_sight, paint};

/// How a text is laid out when it is not plain: the identity number in groups.
pub type Layouter<'a> = &'a mut dyn FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley>;

/// A text field; add it with `ui.add`. The id comes from the field's key, never from its position.
#[must_use = "add it with ui.add"]
pub struct TextField<'a> {
    id: Id,
    text: &'a mut String,
    hint: &'a str,
    name: Option<&'a str>,
    icon: Option<char>,
    icon_left: Option<char>,
    width: f32,
    height: f32,
    room_right: f32,
    has_problem: bool,
    is_password: bool,
    font: FontId,
    layouter: Option<Layouter<'a>>,
}

impl<'a> TextField<'a> {
    pub fn new(id: Id, text: &'a mut String) -> Self {
        Self {
            id,
            text,
            hint: "",
            name: None,
            icon: None,
            icon_left: None,
            width: 300.0,
            height: height::CONTROL,
            room_right: 0.0,
            has_problem: false,
            is_password: false,
            font: font::BODY,
            layouter: None,
        }
    }

    /// What stands there while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// The accessible name, where no label beside it names it.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// A mark at the right end: what kind of thing is typed here.
    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A mark before the text.
    pub fn icon_left(mut self, icon: char) -> Self {
        self.icon_left = Some(icon);
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

    /// Keeps room at the right end for something drawn over the field.
    pub fn room_right(mut self, room: f32) -> Self {
        self.room_right = room;
        self
    }

    /// Draws the edge of a field whose value is to be mended.
    pub fn problem(mut self, has_problem: bool) -> Self {
        self.has_problem = has_problem;
        self
    }

    /// Shows dots.
    pub fn password(mut self, is_password: bool) -> Self {
        self.is_password = is_password;
        self
    }

    pub fn font(mut self, font: FontId) -> Self {
        self.font = font;
        self
    }

    pub fn layouter(mut self, layouter: Layouter<'a>) -> Self {
        self.layouter = Some(layouter);
        self
    }
}

impl Widget for TextField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = theme::palette(ui);
        select_on_arrival(ui, self.id, self.text);
        forget_what_was(ui, self.id, self.text);

        let is_icon_shown = self.icon.is_some();
        let left = if self.icon_left.is_some() { 34.0 } else { 9.0 };
        let right = 9.0 + self.room_right + if is_icon_shown { 20.0 } else { 0.0 };
        let frame = egui::Frame::new().fill(palette.raised).corner_radius(radius::CONTROL).inner_margin(Margin {
            left: left as i8,
            right: right as i8,
            top: 4,
            bottom: 4,
        });
        let hint_font = self.font.clone();
        let mut shown = half_typed::shown(ui, self.id, self.text);
        let mut legible = |ui: &Ui, text: &dyn TextBuffer, _width: f32| -> Arc<Galley> {
            legible_line(ui, text.as_str(), self.font.clone())
        };
        let mut edit = TextEdit::singleline(&mut shown)
            .id(self.id)
            .font(self.font.clone())
            .frame(frame)
            .desired_width(self.width)
            .min_size(vec2(self.width, self.height))
            .align(Align2::LEFT_CENTER)
            .password(self.is_password)
            .return_key(None)
            .event_filter(keeps_focus());
        // A password is laid out as dots by egui itself.
        edit = match self.layouter {
            Some(layouter) => edit.layouter(layouter),
            None if self.is_password => edit,
            None => edit.layouter(&mut legible),
        };
        keep_from_deleting(ui, self.id);
        let mut response = ui.add(edit);
        let is_empty = shown.is_empty();
        half_typed::take_over(ui, &mut response, self.text, shown);
        if is_empty {
            let place = response.rect.with_max_x(response.rect.right() - right);
            let hint = paint::line(ui, self.hint, hint_font, palette.text_weak, place.width() - left);
            paint::galley_at(ui.painter(), place, place.left() + left, hint);
        }
        describe(ui, self.id, self.hint);
        if let Some(name) = self.name {
            response = response.accessible_name(name);
        }
        remember_arrival(ui, &response);
        remember_what_is(ui, self.id, self.text);
        keep_in_sight(ui, &response);
        paint_edge(ui, response.rect, state_of(&response, self.has_problem));
        let middle = response.rect.center().y;
        if let Some(icon) = self.icon {
            paint::icon(ui.painter(), egui::pos2(response.rect.right() - 17.0, middle), icon, 16.0, palette.text_weak);
        }
        if let Some(icon) = self.icon_left {
            paint::icon(ui.painter(), egui::pos2(response.rect.left() + 18.0, middle), icon, 16.0, palette.text_weak);
        }
        response
    }
}

/// egui deletes with Ctrl+K and Ctrl+U to the end and from the beginning of a line. Nobody here expects that, and Ctrl+K is a
/// key of the program: pressed a moment too early it must not cost what was typed.
pub(super) fn keep_from_deleting(ui: &Ui, id: Id) {
    if ui.memory(|memory| memory.has_focus(id)) {
        for key in [egui::Key::K, egui::Key::U] {
            ui.input_mut(|input| input.consume_key(egui::Modifiers::CTRL, key));
        }
    }
}

/// The text on one line, with 〓 for a character that no face has, as everywhere else on screen; the text itself keeps it.
fn legible_line(ui: &Ui, text: &str, font: FontId) -> Arc<Galley> {
    let format = TextFormat::simple(font, theme::palette(ui).text);
    let mut job = LayoutJob::single_section(shortly_legible(text), format);
    job.break_on_newline = false;
    job.keep_trailing_whitespace = true;
    ui.painter().layout_job(job)
}

/// The hint is painted here and told to screen readers as a description: egui takes a hint for the name of a field, and
/// the label beside it would no longer name it.
pub(super) fn describe(ui: &Ui, id: Id, hint: &str) {
    if !hint.is_empty() {
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(hint));
    }
}

/// What the edge of a field says.
#[derive(Clone, Copy, PartialEq)]
pub enum EdgeState {
    Plain,
    Hovered,
    Focused,
    Problem,
}

/// A field in focus keeps its red edge when it has a problem: the caret already says where I am.
pub fn state_of(response: &Response, has_problem: bool) -> EdgeState {
    if has_problem {
        EdgeState::Problem
    } else if response.has_focus() {
        EdgeState::Focused
    } else if response.hovered() {
        EdgeState::Hovered
    } else {
        EdgeState::Plain
    }
}

pub fn paint_edge(ui: &Ui, rect: Rect, state: EdgeState) {
    let stroke = edge_stroke(ui, state);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::CONTROL), stroke, StrokeKind::Inside);
}

fn edge_stroke(ui: &Ui, state: EdgeState) -> Stroke {
    let palette = theme::palette(ui);
    let (width, color): (f32, Color32) = match state {
        EdgeState::Plain => (1.0, palette.line_strong),
        EdgeState::Hovered => (1.0, palette.text_weak),
        EdgeState::Focused => (2.0, palette.accent),
        EdgeState::Problem => (2.0, palette.bad),
    };
    Stroke::new(width, color)
}

/// Arrows and Esc belong to the field (and its popup); Tab still leaves it.
pub fn keeps_focus() -> EventFilter {
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true }
}

/// After the text was replaced from outside, typing goes on at its end.
pub fn put_caret_at_end(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::end_of_str(text))));
    state.store(ui.ctx(), id);
}

/// Gives the keyboard back to a field whose own button took it for a moment: typing goes on at the end of the text.
pub fn go_on_typing(ui: &Ui, field: &Response, text: &str) {
    field.request_focus();
    put_caret_at_end(ui, field.id, text);
    set_last_arrived(ui, Some(field.id));
}

/// The keyboard comes back to a field that it left against its will: the caret stays where it was.
pub fn come_back(ui: &Ui, field: Id) {
    ui.memory_mut(|memory| memory.request_focus(field));
    set_last_arrived(ui, Some(field));
}

/// Whether typing would replace the whole text.
pub fn is_all_selected(ui: &Ui, id: Id, text: &str) -> bool {
    let selected = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    selected.is_some_and(|range| range.slice_str(text) == text)
}

/// Typing replaces the whole text.
pub fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::end_of_str(text))));
    state.store(ui.ctx(), id);
}

/// Selects the whole text when the keyboard has just come here, so that typing replaces it.
///
/// egui tells `gained_focus` only when focus was given before the field was drawn, so the field that has the focus is
/// remembered here instead.
fn select_on_arrival(ui: &Ui, id: Id, text: &str) {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if !has_focus || last_arrived(ui) == Some(id) {
        return;
    }
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
    state.store(ui.ctx(), id);
}

/// A field pressed with the pointer keeps the caret where it was put.
fn remember_arrival(ui: &Ui, response: &Response) {
    let is_here = ui.memory(|memory| memory.has_focus(response.id)) && !is_just_arrived_by_tab(ui, response);
    if is_here && last_arrived(ui) != Some(response.id) {
        set_last_arrived(ui, Some(response.id));
    } else if !is_here && last_arrived(ui) == Some(response.id) {
        set_last_arrived(ui, None);
    }
}

/// Tab gives the focus while the field is being drawn, after [`select_on_arrival`] looked: the next frame is the arrival.
fn is_just_arrived_by_tab(ui: &Ui, response: &Response) -> bool {
    response.gained_focus() && ui.input(|input| input.key_pressed(egui::Key::Tab))
}

fn arrival_id() -> Id {
    Id::unique("the text field that was last arrived at")
}

fn last_arrived(ui: &Ui) -> Option<Id> {
    ui.data(|data| data.get_temp::<Id>(arrival_id()))
}

fn set_last_arrived(ui: &Ui, id: Option<Id>) {
    ui.data_mut(|data| match id {
        Some(id) => {
            data.insert_temp(arrival_id(), id);
        }
        None => data.remove::<Id>(arrival_id()),
    });
}
