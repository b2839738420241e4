//! A table of figures: names at the left, headings in groups above, each figure that leads to its records can be pressed.
//!
//! It is one stop for Tab: inside, the arrows move from figure to figure and Enter follows one. The screen holds the figures.

use super::paint;
use crate::ui::theme::{self, font, space};
use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2,
};

const ROW: f32 = 28.0;
const HEADING: f32 = 26.0;
/// The column of names is at least this wide, and at most that.
const FIRST: std::ops::RangeInclusive<f32> = 64.0..=280.0;
const INDENT: f32 = 16.0;
/// A figure of five digits with its thousands.
const NARROWEST: f32 = 48.0;

/// A column of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureColumn {
    /// Stands over this heading and its neighbours of the same group.
    pub group: String,
    pub heading: String,
    /// Its figures lead to records.
    pub leads: bool,
}

/// A row of figures, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureRow {
    pub name: String,
    pub indent: usize,
    pub figures: Vec<String>,
    pub is_sum: bool,
}

/// The table.
#[must_use = "call show"]
pub struct FigureTable<'a> {
    id: Id,
    columns: &'a [FigureColumn],
    rows: &'a [FigureRow],
}

impl<'a> FigureTable<'a> {
    pub fn new(id: Id, columns: &'a [FigureColumn], rows: &'a [FigureRow]) -> Self {
        Self { id, columns, rows }
    }

    /// How wide it wants to be.
    pub fn width(&self, ui: &Ui) -> f32 {
        self.widths(ui).iter().sum::<f32>() + self.first(ui)
    }

    /// How high it is with all its rows.
    pub fn height(&self) -> f32 {
        self.head_height() + self.rows.len() as f32 * ROW
    }

    /// Draws it into this height; answers the figure to follow, by row and column.
    pub fn show(self, ui: &mut Ui, height: f32) -> Option<(usize, usize)> {
        ui.scope(|ui| self.scrolled_ui(ui, height)).inner
    }

    fn scrolled_ui(&self, ui: &mut Ui, height: f32) -> Option<(usize, usize)> {
        let (widths, first) = (self.widths(ui), self.first(ui));
        let (mut followed, mut gone_to) = (None, None);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let is_wider = first + widths.iter().sum::<f32>() > ui.available_width();
        ScrollArea::horizontal().id_salt(self.id).show(ui, |ui| {
            ui.set_width(first + widths.iter().sum::<f32>());
            let here = self.walk(ui, ui.available_rect_before_wrap().with_max_y(ui.cursor().top() + height));
            self.head_ui(ui, first, &widths);
            let body = ScrollArea::vertical().id_salt(self.id.with("rows")).max_height(height - self.head_height());
            body.auto_shrink([false, true]).show_rows(ui, ROW, self.rows.len(), |ui, in_sight| {
                if let Some((row, column)) = here.at.filter(|_| here.has_moved) {
                    let top = ui.max_rect().top() + (row as f32 - in_sight.start as f32) * ROW;
                    let left = ui.max_rect().left() + first + widths[..column].iter().sum::<f32>();
                    let cell = Rect::from_min_size(Pos2::new(left, top), vec2(widths[column], ROW));
                    ui.scroll_to_rect(cell, None);
                    gone_to = Some(cell);
                }
                for row in in_sight {
                    followed = followed.or(self.row_ui(ui, row, first, &widths, here.at));
                }
            });
            followed = followed.or(here.followed);
            // The bar that moves the table sideways stands under its last row, not over it.
            if is_wider {
                ui.add_space(space::CARD);
            }
        });
        // What the table itself lies in follows too.
        if let Some(cell) = gone_to {
            ui.scroll_to_rect(cell, None);
        }
        followed
    }

    fn widths(&self, ui: &Ui) -> Vec<f32> {
        let width = |column: &FigureColumn| {
            let words = paint::line(ui, &column.heading, font::SMALL, theme::palette(ui).text, f32::INFINITY);
            (words.size().x + 12.0).max(NARROWEST)
        };
        self.columns.iter().map(width).collect()
    }

    /// The column of names is as wide as the longest among the first rows.
    fn first(&self, ui: &Ui) -> f32 {
        let ink = theme::palette(ui).text;
        let width = |row: &FigureRow| {
            paint::line(ui, &row.name, font::BODY, ink, f32::INFINITY).size().x + row.indent as f32 * INDENT
        };
        self.rows.iter().take(60).map(width).fold(*FIRST.start(), f32::max).min(*FIRST.end()) + space::LARGE
    }

    fn head_height(&self) -> f32 {
        if self.columns.iter().any(|column| !column.group.is_empty()) { 2.0 * HEADING } else { HEADING }
    }

    fn head_ui(&self, ui: &mut Ui, first: f32, widths: &[f32]) {
        let palette = theme::palette(ui);
        let whole = vec2(first + widths.iter().sum::<f32>(), self.head_height());
        let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
        ui.painter().rect_filled(rect, 0, palette.sunken);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let low = rect.with_min_y(rect.bottom() - HEADING);
        let mut left = rect.left() + first;
        for (column, width) in self.columns.iter().zip(widths) {
            left += width;
            paint::words_ending(ui, low, left - 6.0, &column.heading, font::SMALL, palette.text_weak);
        }
        self.groups_ui(ui, rect, first, widths);
    }

    fn groups_ui(&self, ui: &Ui, rect: Rect, first: f32, widths: &[f32]) {
        let palette = theme::palette(ui);
        let high = rect.with_max_y(rect.top() + HEADING);
        let (mut left, mut place) = (rect.left() + first, 0);
        for run in self.columns.chunk_by(|one, other| one.group == other.group) {
            let right = left + widths[place..place + run.len()].iter().sum::<f32>();
            place += run.len();
            if !run[0].group.is_empty() {
                let words = paint::line(ui, &run[0].group, font::SMALL, palette.text, right - left);
                let x = (left + right - words.size().x) / 2.0;
                paint::galley_at(ui.painter(), high, x, words);
                ui.painter().hline(left + 8.0..=right - 4.0, high.bottom() - 0.5, Stroke::new(1.0, palette.line));
            }
            left = right;
        }
    }

    fn row_ui(
        &self,
        ui: &mut Ui,
        row: usize,
        first: f32,
        widths: &[f32],
        here: Option<(usize, usize)>,
    ) -> Option<(usize, usize)> {
        let palette = theme::palette(ui);
        let shown = &self.rows[row];
        let (rect, _) = ui.allocate_exact_size(vec2(first + widths.iter().sum::<f32>(), ROW), Sense::hover());
        if shown.is_sum {
            ui.painter().rect_filled(rect, 0, palette.sunken);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let x = rect.left() + shown.indent as f32 * INDENT + 4.0;
        let style = if shown.is_sum { theme::medium(&font::BODY) } else { font::BODY };
        let name = paint::line(ui, &shown.name, style, palette.text, rect.left() + first - x);
        paint::galley_at(ui.painter(), rect, x, name);
        let mut left = rect.left() + first;
        let mut followed = None;
        for (place, width) in widths.iter().enumerate() {
            let cell = Rect::from_min_size(Pos2::new(left, rect.top()), vec2(*width, ROW));
            if self.figure_ui(ui, cell, row, place, here == Some((row, place))) {
                followed = Some((row, place));
            }
            left += width;
        }
        followed
    }

    /// A figure that is zero leads nowhere.
    fn figure_ui(&self, ui: &Ui, cell: Rect, row: usize, place: usize, is_here: bool) -> bool {
        let palette = theme::palette(ui);
        let (shown, column) = (&self.rows[row], &self.columns[place]);
        let Some(figure) = shown.figures.get(place) else { return false };
        let leads = column.leads && figure != "0";
        let sense = if leads { Sense::CLICK } else { Sense::hover() };
        let response = ui.interact(cell, self.id.with((row, place)), sense);
        let role = if leads { Role::Link } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, format!("{} {} {figure}", shown.name, column.heading)));
        let ink = match (leads, figure.as_str()) {
            (true, _) => palette.accent,
            (false, "0") => palette.text_weak,
            (false, _) => palette.text,
        };
        if leads && response.hovered() {
            ui.painter().rect_filled(cell.shrink(1.0), theme::radius::CONTROL, palette.hover);
        }
        if is_here {
            paint::focus_ring_inside(ui, cell, theme::radius::CONTROL);
        }
        let style = if shown.is_sum { theme::medium(&font::BODY) } else { font::BODY };
        paint::words_ending(ui, cell, cell.right() - 6.0, figure, style, ink);
        response.on_hover_cursor(if leads { CursorIcon::PointingHand } else { CursorIcon::Default }).clicked()
    }

    /// Where the keys stand, and what Enter follows.
    fn walk(&self, ui: &mut Ui, area: Rect) -> Walk {
        let response = ui.interact(area, self.id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Table, true, format!("{} 行", self.rows.len())));
        if !response.has_focus() || self.rows.is_empty() {
            return Walk::default();
        }
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let key = self.id.with("walks at");
        let was = ui.data(|data| data.get_temp::<(usize, usize)>(key)).unwrap_or_default();
        let (row, column) = was;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (last_row, last_column) = (self.rows.len() - 1, self.columns.len().saturating_sub(1));
        let row = (row + usize::from(pressed(Key::ArrowDown))).saturating_sub(usize::from(pressed(Key::ArrowUp)));
        let column =
            (column + usize::from(pressed(Key::ArrowRight))).saturating_sub(usize::from(pressed(Key::ArrowLeft)));
        let at = (row.min(last_row), column.min(last_column));
        ui.data_mut(|data| data.insert_temp(key, at));
        let leads = self.columns[at.1].leads && self.rows[at.0].figures.get(at.1).is_some_and(|figure| figure != "0");
        let followed = (pressed(Key::Enter) && leads).then_some(at);
        Walk { at: Some(at), followed, has_moved: at != was }
    }
}

#[derive(Default)]
struct Walk {
    at: Option<(usize, usize)>,
    followed: Option<(usize, usize)>,
    /// In this frame.
    has_moved: bool,
}
