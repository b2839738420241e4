//! The cells of a blank table as far as recognising them asks: their texts, which are formulas, which are merged.

use super::within::is_room_of_a_day;
use crate::domain::import::{Kind, Merged, RowBuilder, Sheet};
use std::collections::{BTreeMap, HashMap};

/// A cell by row and column, both from 0.
pub type Spot = (u32, u32);

/// What lies beyond is no form that anybody fills.
const MOST_ROWS: u32 = 5_000;
const MOST_COLUMNS: u32 = 256;
/// A merged cell larger than this is no label and no blank.
const LARGEST_MERGE: u64 = 10_000;
/// All merged cells of a table cover no more cells than these.
const MOST_COVERED: u64 = 400_000;

/// One table of a blank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    pub name: String,
    cells: BTreeMap<Spot, GridCell>,
    merged: Vec<Merged>,
    /// Of every cell of a merged one, which.
    covered: HashMap<Spot, usize>,
}

/// One cell that is there, empty or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    pub text: String,
    pub holds: Holds,
    /// It has a format of its own: a border, a face.
    pub is_styled: bool,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Holds {
    /// Plain text, or nothing.
    #[default]
    Text,
    /// Text in several faces: nothing can be written behind it without losing them.
    Rich,
    Formula,
}

impl Grid {
    pub fn new(name: &str, cells: impl IntoIterator<Item = (Spot, GridCell)>, merged: &[Merged]) -> Self {
        let is_near = |(row, column): Spot| row < MOST_ROWS && column < MOST_COLUMNS;
        let cells = cells.into_iter().filter(|(spot, _)| is_near(*spot)).collect();
        let kept = merged.iter().copied().filter(|merged| is_near((merged.rows.1, merged.columns.1)));
        let mut left = MOST_COVERED;
        let fits = |merged: &Merged| {
            let is_small = area(merged) <= LARGEST_MERGE && area(merged) <= left;
            left -= if is_small { area(merged) } else { 0 };
            is_small
        };
        let merged: Vec<Merged> = kept.filter(fits).collect();
        let mut covered = HashMap::new();
        for (place, one) in merged.iter().enumerate() {
            for row in one.rows.0..=one.rows.1 {
                covered.extend((one.columns.0..=one.columns.1).map(|column| ((row, column), place)));
            }
        }
        Self { name: name.to_owned(), cells, merged, covered }
    }

    pub fn text(&self, spot: Spot) -> &str {
        self.cells.get(&spot).map_or("", |cell| &cell.text)
    }

    pub fn cell(&self, spot: Spot) -> Option<&GridCell> {
        self.cells.get(&spot)
    }

    /// Cells with something in them, row by row.
    pub fn texts(&self) -> impl Iterator<Item = (Spot, &str)> {
        self.cells.iter().filter(|(_, cell)| !cell.text.is_empty()).map(|(spot, cell)| (*spot, cell.text.as_str()))
    }

    /// The merged cell this one belongs to.
    pub fn merge_at(&self, spot: Spot) -> Option<Merged> {
        self.covered.get(&spot).map(|place| self.merged[*place])
    }

    pub fn merged(&self) -> &[Merged] {
        &self.merged
    }

    /// Whether a value can be written here: nothing stands in it, and it is no hidden part of a merged cell.
    pub fn is_blank(&self, spot: Spot) -> bool {
        let is_free = self.cells.get(&spot).is_none_or(GridCell::is_free);
        is_free && self.merge_at(spot).is_none_or(|merged| (merged.rows.0, merged.columns.0) == spot)
    }

    /// Whether the table has a cell here, be it an empty one.
    pub fn has(&self, spot: Spot) -> bool {
        self.cells.contains_key(&spot) || self.covered.contains_key(&spot)
    }

    /// In a file without lines an empty cell is no cell at all: there every place within the table waits to be filled, and the one
    /// right of its last column.
    pub fn has_room(&self, spot: Spot) -> bool {
        let is_empty = |cell: &GridCell| cell.text.is_empty() && cell.holds != Holds::Formula;
        let (rows, columns) = self.size();
        let is_unlined = || !self.cells.values().any(is_empty);
        self.has(spot) || (spot.0 < rows && spot.1 <= columns && is_unlined())
    }

    pub fn is_styled(&self, spot: Spot) -> bool {
        self.cells.get(&spot).is_some_and(|cell| cell.is_styled)
    }

    pub fn is_formula(&self, spot: Spot) -> bool {
        self.cells.get(&spot).is_some_and(|cell| cell.holds == Holds::Formula)
    }

    /// The last row and column of this cell, merged or not.
    pub fn end(&self, spot: Spot) -> Spot {
        self.merge_at(spot).map_or(spot, |merged| (merged.rows.1, merged.columns.1))
    }

    /// One more than the last row with a cell, and the last column.
    pub fn size(&self) -> (u32, u32) {
        let rows = self.cells.keys().map(|(row, _)| row + 1).max().unwrap_or_default();
        let columns = self.cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default();
        (rows, columns)
    }

    /// As a table that is read: rows of texts.
    pub fn sheet(&self) -> Sheet {
        let mut rows = BTreeMap::new();
        for ((row, column), text) in self.texts() {
            rows.entry(row).or_insert_with(|| RowBuilder::new(row)).put(column as usize, text, Kind::Text);
        }
        let rows = rows.into_values().filter_map(RowBuilder::finish).collect();
        Sheet { name: self.name.clone(), rows, merged: self.merged.clone(), ..Sheet::default() }
    }
}

impl GridCell {
    /// Nothing stands in it, or 「　年　月　日」, which waits for a day.
    fn is_free(&self) -> bool {
        let is_waiting = self.text.is_empty() || (self.holds == Holds::Text && is_room_of_a_day(&self.text));
        is_waiting && self.holds != Holds::Formula
    }
}

fn area(merged: &Merged) -> u64 {
    let span = |(from, until): (u32, u32)| u64::from(until.saturating_sub(from)) + 1;
    span(merged.rows) * span(merged.columns)
}
