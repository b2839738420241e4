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
    let rows: Vec<&Heading> = rows.iter().filter(|heading| heading.at.0 > below).collect();
    let columns: Vec<&Heading> = columns.iter().filter(|heading| heading.at.1 > beside).collect();
    let mut slots = Vec::new();
    for row in &rows {
        for column in &columns {
            slots.extend(crossing(grid, row, column));
        }
    }
    slots.extend(unknown(grid, &rows, &columns, beside));
    slots
}

/// Rows and columns between the known ones that nothing is counted for: the clerk is told, and they stay empty.
fn unknown(grid: &Grid, rows: &[&Heading], columns: &[&Heading], beside: u32) -> Vec<Slot> {
    let (Some(first_row), Some(first_column)) = (rows.first(), columns.first()) else { return Vec::new() };
    let last = rows.iter().map(|heading| heading.at.0).max().unwrap_or_default();
    let is_told = |at: Spot| rows.iter().chain(columns).any(|heading| heading.at == at);
    let place_of = |at: Spot| {
        if at.0 == first_column.at.0 && at.1 > beside {
            Some((first_row.at.0, at.1))
        } else if at.1 == first_row.at.1 && (first_column.at.0 + 1..=last).contains(&at.0) {
            Some((at.0, first_column.at.1))
        } else {
            None
        }
    };
    let others = grid.texts().filter(|(at, _)| !is_told(*at));
    let slots = others.filter_map(|(at, text)| {
        let place = place_of(at).filter(|place| grid.is_blank(*place))?;
        let means = Means::Unknown;
        Some(Slot { label: one_line(text), at, place: Place::Cell(place), means, source: Source::Label })
    });
    slots.collect()
}

fn crossing(grid: &Grid, row: &Heading, column: &Heading) -> Option<Slot> {
    let at = (row.at.0, column.at.1);
    let figure = match (row.place, column.place?) {
        (None, column) => Figure::Floating(column),
        (Some(row), 0) => Figure::Reason(row),
        (Some(row), column) => Figure::Crossed(row, column),
    };
    let label = format!("{} {}", one_line(grid.text(row.at)), one_line(grid.text(column.at)));
    let means = Means::Content(Content::Figure(figure));
    grid.is_blank(at).then_some(Slot { label, at, place: Place::Cell(at), means, source: Source::Label })
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
