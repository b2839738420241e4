//! The entries of a table from what is known about its rows.

use super::{Filling, Grid, Place, Plan, Spot};
use crate::domain::filling::{Content, Entry, Facts, Manner, Slot, StationFacts, filled_within, wants_a_day};
use crate::services::sheets::blanks::{Rows, Writes};
use std::collections::BTreeMap;

/// What a table would look like: the first rows, numbers of people hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    pub cells: BTreeMap<Spot, String>,
    /// How many records there are.
    pub count: usize,
    /// Of them, how many are children under fourteen.
    pub children: usize,
}

/// Labels whose places stay empty though linli knows what they ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Empty {
    /// Outside a list: its rows do not agree.
    pub disagreeing: Vec<String>,
    /// Nothing is known, or it does not leave the station.
    pub blank: Vec<String>,
}

/// What is written, and what stays empty.
pub(super) fn of(filling: &Filling, facts: &[Facts], station: &StationFacts, manner: &Manner) -> (Writes, Empty) {
    let Some(grid) = filling.grid() else { return Default::default() };
    let plan = &filling.plan;
    let rows = rows(plan, grid, facts, station, manner);
    let mut empty = Empty { blank: blank_columns(plan, rows.as_ref()), ..Empty::default() };
    let mut writes = Writes { rows, ..Writes::default() };
    let mut within: BTreeMap<Spot, Vec<(usize, String)>> = BTreeMap::new();
    for slot in &plan.slots {
        let (Some(content), Some(spot)) = (slot.means.content(), single(slot)) else { continue };
        let entry = common(content, facts, station, manner);
        match (entry, slot.place) {
            (Some(entry), _) if entry.is_empty() => empty.blank.push(slot.label.clone()),
            (Some(entry), Place::Within(_, place)) => {
                let wants_a_day = wants_a_day(grid.text(spot), place);
                let words = if wants_a_day { entry.words_of_a_day() } else { entry.words().to_owned() };
                within.entry(spot).or_default().push((place, words));
            }
            (Some(entry), _) => drop(writes.cells.insert(spot, in_place(grid, slot, entry))),
            (None, _) => empty.disagreeing.push(slot.label.clone()),
        }
    }
    writes.cells.extend(within.into_iter().map(|(spot, values)| (spot, among_labels(grid, spot, &values))));
    (writes, empty)
}

/// Columns of a list that have nothing in any row.
fn blank_columns(plan: &Plan, rows: Option<&Rows>) -> Vec<String> {
    let entries = rows.map_or(&[][..], |rows| rows.entries.as_slice());
    let is_blank = |column: u32| {
        let mut told = entries.iter().filter_map(|entries| entries.get(&column)).peekable();
        told.peek().is_some() && told.all(Entry::is_empty)
    };
    let blank = plan.slots.iter().filter(|slot| match slot.place {
        Place::Column(column) => slot.means.content().is_some() && is_blank(column),
        _ => false,
    });
    blank.map(|slot| slot.label.clone()).collect()
}

/// A cell of several labels is written anew as a whole.
fn among_labels(grid: &Grid, spot: Spot, values: &[(usize, String)]) -> Entry {
    let values: Vec<(usize, &str)> = values.iter().map(|(place, words)| (*place, words.as_str())).collect();
    Entry::Text(filled_within(grid.text(spot), &values))
}

fn rows(plan: &Plan, grid: &Grid, facts: &[Facts], station: &StationFacts, manner: &Manner) -> Option<Rows> {
    let list = plan.list?;
    // Figures fill one row, whatever records there are.
    let of_station = [Facts::default()];
    let facts = if plan.asks_for_records() { facts } else { &of_station };
    let entries = facts.iter().zip(1..).map(|(facts, number)| {
        let row = list.first + u32::try_from(number - 1).unwrap_or(u32::MAX);
        let columns = plan.slots.iter().filter_map(|slot| match (slot.place, slot.means.content()) {
            (Place::Column(column), Some(content)) => Some((column, content)),
            _ => None,
        });
        // What stands in a given row already, a running number, stays.
        let is_free = |column: u32| row > list.last || grid.is_blank((row, column));
        let free = columns.filter(|(column, _)| is_free(*column));
        let entry = |column: u32, content| in_room(grid, (row, column), facts.entry(content, number, station, manner));
        free.map(|(column, content)| (column, entry(column, content))).collect()
    });
    Some(Rows { given: (list.first, list.last), entries: entries.collect() })
}

fn single(slot: &Slot) -> Option<Spot> {
    match slot.place {
        Place::Cell(spot) | Place::Behind(spot) | Place::Within(spot, _) => Some(spot),
        Place::Column(_) => None,
    }
}

/// What all rows say of it; none where they do not agree.
fn common(content: Content, facts: &[Facts], station: &StationFacts, manner: &Manner) -> Option<Entry> {
    let mut entries = facts.iter().map(|facts| facts.entry(content, 1, station, manner));
    let Some(first) = entries.next() else { return Some(Facts::default().entry(content, 1, station, manner)) };
    entries.all(|entry| entry == first).then_some(first)
}

/// Behind a colon the label stays.
fn in_place(grid: &Grid, slot: &Slot, entry: Entry) -> Entry {
    match slot.place {
        Place::Behind(spot) => {
            let label = grid.text(spot).trim_end_matches(['_', ' ', '　']);
            Entry::Text(format!("{label}{}", entry.words()))
        }
        Place::Cell(spot) => in_room(grid, spot, entry),
        Place::Column(_) | Place::Within(..) => entry,
    }
}

/// What is written over 「　年　月　日」 has its 年, 月 and 日.
fn in_room(grid: &Grid, spot: Spot, entry: Entry) -> Entry {
    let waits_for_a_day = !grid.text(spot).is_empty();
    if waits_for_a_day { Entry::Text(entry.words_of_a_day()) } else { entry }
}

/// The texts of the cells that would be filled; what stands below a list stays in sight.
pub(super) fn shown(grid: &Grid, writes: &Writes) -> BTreeMap<Spot, String> {
    let mut cells: BTreeMap<Spot, String> =
        writes.cells.iter().map(|(spot, entry)| (*spot, entry.words().to_owned())).collect();
    if let Some(rows) = &writes.rows {
        let is_below = |((row, _), _): (Spot, &str)| row > rows.given.1;
        let last = if grid.texts().any(is_below) { rows.given.1 } else { u32::MAX };
        for (entries, row) in rows.entries.iter().zip(rows.given.0..=last) {
            let filled = entries.iter().filter(|(_, entry)| !entry.is_empty());
            cells.extend(filled.map(|(column, entry)| ((row, *column), entry.words().to_owned())));
        }
    }
    cells
}
