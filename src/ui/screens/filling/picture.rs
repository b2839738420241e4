//! The table as a small picture: its labels, what they were taken for, and what the first rows will say.

use crate::services::filling::{Filling, Grid, Means, Place, Sample, Spot};
use crate::ui::theme;
use crate::ui::widgets::{Look, SheetCell, SheetView};
use eframe::egui::{Frame, Margin, Ui};
use std::collections::BTreeMap;

/// Larger forms are shown in part; they are filled whole.
const MOST_ROWS: u32 = 60;
const MOST_COLUMNS: u32 = 48;
const NARROWEST: f32 = 44.0;
const WIDEST: f32 = 190.0;
/// Of one letter of a Chinese text, and of the room around it.
const LETTER: f32 = 13.5;
const AROUND: f32 = 16.0;

/// Prepared when the table, its labels or the sample change.
#[derive(Default)]
pub(super) struct Picture {
    cells: Vec<SheetCell>,
    widths: Vec<f32>,
    rows: usize,
    shown: Option<usize>,
}

impl Picture {
    pub fn show(&mut self, filling: &Filling, sample: &Sample) {
        let Some(grid) = filling.grid() else { return };
        let (rows, columns) = size(grid, sample);
        let looks = looks(filling);
        self.cells = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (row, column)))
            .filter_map(|spot| cell(grid, sample, &looks, spot, (rows, columns)))
            .collect();
        self.widths = (0..columns).map(|column| width(&self.cells, column as usize)).collect();
        self.rows = rows as usize;
        self.shown = None;
    }

    /// Draws it; answers the label that was pressed.
    pub fn ui(&mut self, ui: &mut Ui, chosen: Option<usize>) -> Option<usize> {
        let goes_there = self.shown != chosen;
        self.shown = chosen;
        let frame = Frame::new().fill(theme::palette(ui).sunken).inner_margin(Margin::same(8));
        let view = SheetView { cells: &self.cells, widths: &self.widths, rows: self.rows, chosen, goes_there };
        frame.show(ui, |ui| view.show(ui)).inner
    }
}

/// What is to be seen: the table, and the first rows of the sample.
fn size(grid: &Grid, sample: &Sample) -> (u32, u32) {
    let (rows, columns) = grid.size();
    let last = |of: fn(&Spot) -> u32| sample.cells.keys().map(of).max().map_or(0, |last| last + 1);
    let rows = rows.max(last(|(row, _)| *row)).clamp(1, MOST_ROWS);
    (rows, columns.max(last(|(_, column)| *column)).clamp(1, MOST_COLUMNS))
}

/// How the labels look, by their cells.
fn looks(filling: &Filling) -> BTreeMap<Spot, (usize, Look)> {
    let mut looks = BTreeMap::new();
    for (number, slot) in filling.plan.slots.iter().enumerate() {
        let look = match slot.means {
            Means::Content(_) => Look::Label,
            Means::Unknown => Look::Unknown,
            Means::Forbidden(_) | Means::ByHand | Means::NotByItself | Means::Nothing => Look::Off,
        };
        looks.insert(slot.at, (number, look));
        if let (Place::Column(column), Some(list)) = (slot.place, filling.plan.list) {
            looks.insert((list.heading, column), (number, look));
        }
    }
    looks
}

/// One cell of the picture; none for the hidden parts of a merged one.
fn cell(
    grid: &Grid,
    sample: &Sample,
    looks: &BTreeMap<Spot, (usize, Look)>,
    spot: Spot,
    (rows, columns): (u32, u32),
) -> Option<SheetCell> {
    let merged = grid.merge_at(spot);
    if merged.is_some_and(|merged| (merged.rows.0, merged.columns.0) != spot) {
        return None;
    }
    let end = grid.end(spot);
    let (key, look) = looks.get(&spot).map_or((None, Look::Plain), |(number, look)| (Some(*number), *look));
    let value = sample.cells.get(&spot);
    let look = if value.is_some() && key.is_none() { Look::Value } else { look };
    let words = value.map_or_else(|| grid.text(spot), String::as_str);
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(SheetCell {
        rows: spot.0 as usize..(end.0.min(rows - 1) + 1) as usize,
        columns: spot.1 as usize..(end.1.min(columns - 1) + 1) as usize,
        words: one_line,
        look,
        key,
    })
}

/// As wide as the widest text that is no title.
fn width(cells: &[SheetCell], column: usize) -> f32 {
    let of_column = cells.iter().filter(|cell| cell.columns == (column..column + 1));
    let letters =
        of_column.map(|cell| cell.words.chars().map(|it| if it.is_ascii() { 0.56 } else { 1.0 }).sum::<f32>());
    (letters.fold(0.0, f32::max) * LETTER + AROUND).clamp(NARROWEST, WIDEST)
}
