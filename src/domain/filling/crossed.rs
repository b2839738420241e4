//! Cross tables: what is counted stands at the crossing of a row heading and a column heading, 「务工」 beside 「男」. The rows are those
//! of 暂住人口统计 by 居住事由, with their sum; the columns its columns.

use super::{Content, Figure, Grid, Means, Place, Slot, Source, Spot};
use crate::domain::import::plain;
use std::collections::BTreeMap;

/// A cross table has at least so many rows and columns that are known.
const FEWEST: usize = 2;

/// What stands over or beside the crossings.
struct Heading {
    at: Spot,
    /// The row or the column of the report; none of a row means its sum.
    place: Option<usize>,
}

/// The crossings of a table, row by row; none where it is no cross table.
pub(super) fn crossed(grid: &Grid) -> Vec<Slot> {
    let Some(columns) = best(grid, |label| Figure::column_called(label).map(Some), |(row, _)| row) else {
        return Vec::new();
    };
    let Some(rows) = best(grid, row_called, |(_, column)| column) else { return Vec::new() };
    let below = columns.iter().map(|heading| heading.at.0).max().unwrap_or_default();
    let beside = rows.iter().map(|heading| heading.at.1).max().unwrap_or_default();
    let rows = rows.iter().filter(|heading| heading.at.0 > below);
    let mut slots = Vec::new();
    for row in rows {
        for column in columns.iter().filter(|heading| heading.at.1 > beside) {
            slots.extend(crossing(grid, row, column));
        }
    }
    slots
}

fn crossing(grid: &Grid, row: &Heading, column: &Heading) -> Option<Slot> {
    let at = (row.at.0, column.at.1);
    let figure = match (row.place, column.place?) {
        (None, column) => Figure::Floating(column),
        (Some(row), 0) => Figure::Reason(row),
        (Some(row), column) => Figure::Crossed(row, column),
    };
    let label = format!("{} {}", one_line(grid.text(row.at)), one_line(grid.text(column.at)));
    let is_free = grid.has(at) && grid.is_blank(at);
    let means = Means::Content(Content::Figure(figure));
    is_free.then_some(Slot { label, at, place: Place::Cell(at), means, source: Source::Label })
}

/// The line, a row or a column, with the most headings of a kind.
fn best(
    grid: &Grid,
    called: impl Fn(&str) -> Option<Option<usize>>,
    line_of: impl Fn(Spot) -> u32,
) -> Option<Vec<Heading>> {
    let mut lines: BTreeMap<u32, Vec<Heading>> = BTreeMap::new();
    for (at, text) in grid.texts() {
        if let Some(place) = called(&plain(text)) {
            lines.entry(line_of(at)).or_default().push(Heading { at, place });
        }
    }
    let told = |line: &Vec<Heading>| line.iter().filter(|heading| heading.place.is_some()).count();
    lines.into_values().filter(|line| told(line) >= FEWEST).max_by_key(told)
}

fn row_called(label: &str) -> Option<Option<usize>> {
    match label {
        "合计" | "总计" | "总数" => Some(None),
        _ => Figure::reason_called(label).map(Some),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect()
}
