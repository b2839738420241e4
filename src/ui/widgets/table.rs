//! The list: headings that sort, rows that are picked by pointer or keyboard, cells drawn by the screen.
//!
//! It draws what it is given: the screen holds the page of rows that is shown and is told which rows are in sight.

mod keys;
mod marked;
mod marks;

pub use marked::{BOXES, Mark, Marked};
pub use marks::loading_rows;

use std::ops::Range;

use eframe::egui::{
    Align, CursorIcon, Id, Key, Label, Layout, Modifiers, Rect, Response, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_extras::{TableBuilder, TableRow};

use crate::ui::theme::{self, font, height, space};

use super::paint;
use keys::{focus_ui, set_walks_by_keys, walks_by_keys};
use marks::{header_ground_ui, row_lines_ui, sort_caret};

/// A column of the list.
#[derive(Clone, Debug)]
pub struct Column {
    pub heading: String,
    /// The last column takes what is left and at least this.
    pub width: f32,
    pub is_right: bool,
    pub is_sortable: bool,
}

impl Column {
    pub fn new(heading: impl Into<String>, width: f32) -> Self {
        Self { heading: heading.into(), width, is_right: false, is_sortable: true }
    }

    /// Counts and ages stand at the right.
    pub fn right(mut self) -> Self {
        self.is_right = true;
        self
    }

    pub fn not_sortable(mut self) -> Self {
        self.is_sortable = false;
        self
    }
}

/// Which column the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sort {
    pub column: usize,
    pub is_descending: bool,
}

/// What was asked of the list.
#[derive(Debug)]
pub struct TableOutput {
    /// A row was picked, by click or by key.
    pub selected: Option<usize>,
    /// A row is to be opened: double click or Enter.
    pub opened: Option<usize>,
    /// What was asked of the marks, where the list has any.
    pub mark: Option<Mark>,
    /// A heading was pressed.
    pub sort: Option<Sort>,
    /// The rows in sight, to read the next page by.
    pub in_sight: Range<usize>,
    /// Widths as they stand now, to be remembered.
    pub widths: Vec<f32>,
}

/// The list.
#[must_use = "call show"]
pub struct Table<'a> {
    id: Id,
    columns: &'a [Column],
    count: usize,
    selected: Option<usize>,
    sort: Option<Sort>,
    marked: Option<&'a Marked>,
    is_header_shown: bool,
    sight: Sight,
}

/// What a list brings into sight in a frame, wherever it was scrolled to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Sight {
    #[default]
    AsItIs,
    /// The first rows: another list, or another order.
    Top,
    /// The row in front: it was chosen elsewhere, or moved.
    Chosen,
}

impl<'a> Table<'a> {
    pub fn new(id: Id, columns: &'a [Column], count: usize) -> Self {
        Self {
            id,
            columns,
            count,
            selected: None,
            sort: None,
            marked: None,
            is_header_shown: true,
            sight: Sight::AsItIs,
        }
    }

    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    pub fn sorted(mut self, sort: Option<Sort>) -> Self {
        self.sort = sort;
        self
    }

    /// Several rows can be marked: with Ctrl and Shift, Space, Ctrl+A, and by their boxes once there are any.
    pub fn marked(mut self, marked: &'a Marked) -> Self {
        self.marked = Some(marked);
        self
    }

    pub fn brought_into_sight(mut self, sight: Sight) -> Self {
        self.sight = sight;
        self
    }

    pub fn without_header(mut self) -> Self {
        self.is_header_shown = false;
        self
    }

    /// Draws it into all the room there is. `cell` draws row and column into a cell whose layout is already right.
    pub fn show(self, ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize, usize)) -> TableOutput {
        let area = ui.available_rect_before_wrap();
        let focus = focus_ui(ui, self.id, area, self.count);
        let by_mark = focus.has_focus().then(|| self.mark_by_key(ui)).flatten();
        let moved = focus.has_focus().then(|| self.row_by_key(ui, area)).flatten();
        let moved = by_mark.and_then(|(_, row)| row).or(moved);
        if moved.is_some() {
            set_walks_by_keys(ui.ctx(), self.id, true);
        }
        let mut output = TableOutput {
            selected: moved,
            opened: None,
            mark: by_mark.map(|(mark, _)| mark),
            sort: None,
            in_sight: 0..0,
            widths: self.columns.iter().map(|column| column.width).collect(),
        };
        if focus.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            output.opened = moved.or(self.selected);
        }
        let selected = moved.or(self.selected);
        let has_other_columns = self.has_other_columns(ui);

        ui.scope(|ui| {
            // Cells paint their ground half a gap wider than they are, also at the outer edges.
            ui.shrink_clip_rect(area);
            ui.spacing_mut().item_spacing = vec2(space::SMALL, 0.0);
            // The line between two columns shows only where the pointer can move it.
            ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
            let mut builder = TableBuilder::new(ui)
                .id_salt(self.id)
                .cell_layout(Layout::left_to_right(Align::Center))
                .sense(Sense::click())
                .min_scrolled_height(0.0)
                .auto_shrink([false, false])
                .animate_scrolling(false);
            if has_other_columns {
                builder.reset();
            }
            if self.has_boxes() {
                builder = builder.column(egui_extras::Column::exact(BOXES));
            }
            for (index, column) in self.columns.iter().enumerate() {
                builder = builder.column(column_of(column, index + 1 == self.columns.len()));
            }
            let chosen = self.selected.filter(|_| self.sight == Sight::Chosen);
            if let Some(row) = moved.or(chosen) {
                builder = builder.scroll_to_row(row, None);
            } else if self.sight == Sight::Top {
                builder = builder.vertical_scroll_offset(0.0);
            }
            let head = if self.is_header_shown { height::ROW } else { 0.0 };
            builder
                .header(head, |mut row| {
                    if self.is_header_shown {
                        self.header_ui(&mut row, area, &mut output);
                    }
                })
                .body(|body| {
                    body.rows(height::ROW, self.count, |row| {
                        self.row_ui(row, area, selected, &focus, &mut cell, &mut output);
                    });
                });
        });
        if focus.has_focus() && selected.is_none() {
            paint::focus_ring_inside(ui, area, 0);
        }
        output
    }

    /// Whether the columns are others than in the frame before. Widths are kept by place: a column would take over that of
    /// another one.
    fn has_other_columns(&self, ui: &Ui) -> bool {
        let headings: Vec<&str> = self.columns.iter().map(|column| column.heading.as_str()).collect();
        let now = self.id.with((self.has_boxes(), headings));
        let key = self.id.with("columns");
        ui.data_mut(|data| {
            let before = data.get_temp::<Id>(key);
            data.insert_temp(key, now);
            before.is_some_and(|before| before != now)
        })
    }

    /// The column of boxes is there as long as something is marked.
    fn has_boxes(&self) -> bool {
        self.marked.is_some_and(|marked| marked.count() > 0)
    }

    fn header_ui(&self, row: &mut TableRow<'_, '_>, area: Rect, output: &mut TableOutput) {
        if self.has_boxes() {
            row.col(|ui| header_ground_ui(ui, area));
        }
        for (index, column) in self.columns.iter().enumerate() {
            row.col(|ui| {
                output.widths[index] = ui.max_rect().width();
                if index == 0 && !self.has_boxes() {
                    header_ground_ui(ui, area);
                }
                if let Some(sort) = self.heading_ui(ui, index, column) {
                    output.sort = Some(sort);
                }
            });
        }
    }

    fn heading_ui(&self, ui: &mut Ui, index: usize, column: &Column) -> Option<Sort> {
        let palette = theme::palette(ui);
        let sorted = self.sort.filter(|sort| sort.column == index);
        let ink = if sorted.is_some() { palette.text } else { palette.text_weak };
        let rect = ui.max_rect();
        let sense = if column.is_sortable { Sense::CLICK } else { Sense::hover() };
        let response = ui.interact(rect, self.id.with(("heading", index)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.heading));
        let words = paint::line(ui, &column.heading, font::SMALL, ink, rect.width());
        let caret_room = if sorted.is_some() { 14.0 } else { 0.0 };
        let left = if column.is_right {
            rect.right() - words.size().x - caret_room
        } else {
            self.first_inset(index) + rect.left()
        };
        let right = left + words.size().x;
        paint::galley_at(ui.painter(), rect, left, words);
        if let Some(sort) = sorted {
            sort_caret(ui, pos2(right + 9.0, rect.center().y), sort.is_descending);
        }
        if !column.is_sortable {
            return None;
        }
        let is_descending = sorted.is_some_and(|sort| !sort.is_descending);
        response.on_hover_cursor(CursorIcon::PointingHand).clicked().then_some(Sort { column: index, is_descending })
    }

    fn row_ui(
        &self,
        mut row: TableRow<'_, '_>,
        area: Rect,
        selected: Option<usize>,
        focus: &Response,
        cell: &mut impl FnMut(&mut Ui, usize, usize),
        output: &mut TableOutput,
    ) {
        let index = row.index();
        let first = if output.in_sight.is_empty() { index } else { output.in_sight.start };
        output.in_sight = first..index + 1;
        let is_selected = selected == Some(index);
        row.set_selected(is_selected || self.marked.is_some_and(|marked| marked.is_marked(index)));
        if self.has_boxes() {
            row.col(|ui| {
                if self.mark_box_ui(ui, ui.max_rect(), index) {
                    output.mark = Some(Mark::Turn(index));
                }
            });
        }
        for (place, column) in self.columns.iter().enumerate() {
            row.col(|ui| {
                ui.visuals_mut().override_text_color = None;
                if place + 1 == self.columns.len() {
                    row_lines_ui(ui, area, is_selected, is_selected && walks_by_keys(ui, focus));
                }
                if column.is_right {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| cell(ui, index, place));
                } else {
                    ui.add_space(self.first_inset(place));
                    cell(ui, index, place);
                }
            });
        }
        let response = row.response();
        if response.clicked() {
            match self.mark_by_press(&response, index) {
                Some(mark) => output.mark = Some(mark),
                None => output.selected = Some(index),
            }
            focus.request_focus();
            set_walks_by_keys(&focus.ctx, focus.id, false);
        }
        if response.double_clicked() && output.mark.is_none() {
            output.opened = Some(index);
        }
    }

    /// With Ctrl a press turns one mark over, with Shift it marks a span.
    fn mark_by_press(&self, response: &Response, row: usize) -> Option<Mark> {
        self.marked?;
        let modifiers = response.ctx.input(|input| input.modifiers);
        if modifiers.command { Some(Mark::Turn(row)) } else { modifiers.shift.then_some(Mark::SpanTo(row)) }
    }

    /// The first column keeps the edge of the pane, less the room the cell spacing already gives.
    fn first_inset(&self, column: usize) -> f32 {
        if column == 0 && !self.has_boxes() { space::PANE } else { 0.0 }
    }
}

/// Plain text of a cell: cut with an ellipsis when too long, whole on hover.
pub fn cell_text(ui: &mut Ui, words: impl Into<RichText>) -> Response {
    ui.add(Label::new(words.into().font(font::BODY)).truncate())
}

fn column_of(column: &Column, is_last: bool) -> egui_extras::Column {
    if is_last {
        egui_extras::Column::remainder().at_least(column.width).clip(true)
    } else {
        egui_extras::Column::initial(column.width).at_least(36.0).clip(true).resizable(true)
    }
}
