//! A small picture of somebody's table: its cells as they stand, the labels and what comes into them. It is looked at; a press
//! on a label answers which.

use super::paint;
use crate::ui::theme::{self, font, space};
use eframe::egui::{Color32, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;

const ROW: f32 = 26.0;
const PADDING: f32 = 6.0;

/// One cell, or several merged into one: where it lies in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetCell {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
    pub words: String,
    pub look: Look,
    /// The label it belongs to.
    pub key: Option<usize>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Look {
    /// As the table has it.
    Plain,
    /// A label that is understood.
    Label,
    /// A label nobody knows yet.
    Unknown,
    /// A label that is not filled.
    Off,
    /// What comes into the cell.
    Value,
}

/// The picture.
#[must_use = "call show"]
pub struct SheetView<'a> {
    pub cells: &'a [SheetCell],
    /// Of each column.
    pub widths: &'a [f32],
    pub rows: usize,
    /// The label in front.
    pub chosen: Option<usize>,
    /// Shows the one in front, wherever it was scrolled to.
    pub goes_there: bool,
}

impl SheetView<'_> {
    /// Draws it into all the room there is; answers the label that was pressed.
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let lefts = lefts(self.widths);
        let size = vec2(lefts.last().copied().unwrap_or_default() + 1.0, self.rows as f32 * ROW + 1.0);
        let area = ScrollArea::both().id_salt("sheet view").auto_shrink([false, false]);
        let shown = area.show_viewport(ui, |ui, sight| {
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            ui.painter().rect_filled(rect, 0.0, theme::palette(ui).raised);
            let mut pressed = None;
            for (place, cell) in self.cells.iter().enumerate() {
                let within = placed(cell, &lefts);
                let at = within.translate(rect.min.to_vec2());
                if self.goes_there && cell.key.is_some() && cell.key == self.chosen {
                    ui.scroll_to_rect(at.expand(space::PANE), None);
                }
                if sight.intersects(within) && self.cell_ui(ui, at, place, cell) {
                    pressed = cell.key;
                }
            }
            pressed
        });
        shown.inner
    }

    fn cell_ui(&self, ui: &Ui, rect: Rect, place: usize, cell: &SheetCell) -> bool {
        let palette = theme::palette(ui);
        let (ground, ink) = match cell.look {
            Look::Plain => (None, palette.text),
            Look::Label => (Some(palette.accent_weak), palette.text),
            Look::Unknown => (Some(palette.warn_weak), palette.text),
            Look::Off => (Some(palette.sunken), palette.text_weak),
            Look::Value => (None, palette.accent),
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 0.0, ground);
        }
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, palette.line), StrokeKind::Middle);
        let is_chosen = cell.key.is_some() && cell.key == self.chosen;
        if is_chosen {
            ui.painter().rect_stroke(rect, 0.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
        }
        if cell.words.is_empty() {
            return false;
        }
        words_ui(ui, rect, &cell.words, ink);
        let sense = if cell.key.is_some() { Sense::click() } else { Sense::hover() };
        // Tab walks through the labels beside the picture, not through its cells.
        let response = ui.interact(rect, Id::unique(("sheet view", place)), sense - Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &cell.words));
        response.clicked()
    }
}

fn words_ui(ui: &Ui, rect: Rect, words: &str, ink: Color32) {
    let line = paint::line(ui, words, font::SMALL, ink, (rect.width() - 2.0 * PADDING).max(8.0));
    paint::galley_at(ui.painter(), rect, rect.left() + PADDING, line);
}

fn lefts(widths: &[f32]) -> Vec<f32> {
    let mut left = 0.0;
    let ends = widths.iter().map(|width| {
        left += width;
        left
    });
    std::iter::once(0.0).chain(ends).collect()
}

fn placed(cell: &SheetCell, lefts: &[f32]) -> Rect {
    let left = |column: usize| lefts.get(column).or(lefts.last()).copied().unwrap_or_default();
    let from = pos2(left(cell.columns.start), cell.rows.start as f32 * ROW);
    Rect::from_min_max(from, pos2(left(cell.columns.end), cell.rows.end as f32 * ROW))
}
