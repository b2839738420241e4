//! A text field of several lines, where Enter makes a line; its looks are those of [`TextField`](super::TextField).

use eframe::egui::{Frame, Id, Margin, Response, TextEdit, Ui, Widget, vec2};

use super::text_field::{describe, keep_from_deleting, keeps_focus, paint_edge, state_of};
use super::{half_typed, keep_in_sight, paint};
use crate::ui::theme::{self, font, radius};

/// Several lines of text.
#[must_use = "add it to the ui"]
pub struct LinesField<'a> {
    id: Id,
    text: &'a mut String,
    rows: usize,
    width: f32,
    name: Option<&'a str>,
    hint: &'a str,
    has_problem: bool,
}

/// From one line to the next.
const LINE: f32 = 21.0;
/// Above the first line and below the last.
const EDGES: f32 = 10.0;

impl<'a> LinesField<'a> {
    pub fn new(id: Id, text: &'a mut String) -> Self {
        Self { id, text, rows: 3, width: 300.0, name: None, hint: "", has_problem: false }
    }

    /// So many lines are in sight; more make it higher.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Its accessible name, where no label stands beside it.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Stands in the empty field.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    pub fn problem(mut self, has_problem: bool) -> Self {
        self.has_problem = has_problem;
        self
    }

    /// How high it is with so many lines.
    pub fn height(rows: usize) -> f32 {
        rows as f32 * LINE + EDGES
    }

    /// How high it gets with this text in a box of this width, so many lines at least: nothing below it is covered.
    pub fn height_of(ui: &Ui, text: &str, rows: usize, width: f32) -> f32 {
        let laid_out = ui.painter().layout(text.to_owned(), font::BODY, theme::palette(ui).text, width);
        Self::height(rows).max(laid_out.rect.height() + EDGES)
    }
}

impl Widget for LinesField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = theme::palette(ui);
        let margin = Margin { left: 9, right: 9, top: 5, bottom: 5 };
        let frame = Frame::new().fill(palette.raised).corner_radius(radius::CONTROL).inner_margin(margin);
        let mut shown = half_typed::shown(ui, self.id, self.text);
        let edit = TextEdit::multiline(&mut shown)
            .id(self.id)
            .font(font::BODY)
            .frame(frame)
            .desired_width(self.width)
            .desired_rows(self.rows)
            .min_size(vec2(self.width, Self::height(self.rows)))
            .event_filter(keeps_focus());
        keep_from_deleting(ui, self.id);
        let mut response = ui.add(edit);
        let is_empty = shown.is_empty();
        half_typed::take_over(ui, &mut response, self.text, shown);
        if is_empty && !self.hint.is_empty() {
            let place = response.rect.with_max_y(response.rect.top() + LINE + EDGES);
            let hint = paint::line(ui, self.hint, font::BODY, palette.text_weak, place.width() - 18.0);
            paint::galley_at(ui.painter(), place, place.left() + 9.0, hint);
        }
        describe(ui, self.id, self.hint);
        if let Some(name) = self.name {
            response = response.accessible_name(name);
        }
        keep_in_sight(ui, &response);
        paint_edge(ui, response.rect, state_of(&response, self.has_problem));
        response
    }
}
