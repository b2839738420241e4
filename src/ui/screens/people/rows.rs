//! The rows of the list: all their numbers, and the words of those in sight.

use crate::domain::values::Value;
use crate::domain::{Date, RecordId, mask};
use crate::services::people::{self, FloatingRow};
use crate::services::{Desk, Trouble, places};
use crate::ui::theme;
use crate::ui::widgets::badge::to_complete;
use crate::ui::widgets::table::cell_text;
use eframe::egui::Ui;
use std::collections::HashMap;
use std::ops::Range;

/// Rows are read in pages of this many.
const PAGE: usize = 64;
/// Pages kept; more than any screen shows.
const MOST_PAGES: usize = 64;

/// The list as far as it was read.
#[derive(Default)]
pub(super) struct Rows {
    ids: Vec<RecordId>,
    /// The day the list is of, if it is not of now.
    as_of: Option<Date>,
    pages: HashMap<usize, Vec<Words>>,
}

/// One row in words, made when it was read and not in every frame.
struct Words {
    person: RecordId,
    cells: [String; 9],
    gaps: usize,
    /// The codes of what the name shows as 〓.
    illegible: Option<String>,
}

impl Rows {
    pub(super) fn of(ids: Vec<RecordId>, as_of: Option<Date>) -> Self {
        Self { ids, as_of, pages: HashMap::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn residence(&self, row: usize) -> Option<RecordId> {
        self.ids.get(row).copied()
    }

    pub(super) fn residences(&self) -> &[RecordId] {
        &self.ids
    }

    pub(super) fn position(&self, residence: RecordId) -> Option<usize> {
        self.ids.iter().position(|id| *id == residence)
    }

    pub(super) fn person(&self, row: usize) -> Option<RecordId> {
        Some(self.words(row)?.person)
    }

    /// The part of these rows that still has to be read.
    pub(super) fn unread(&self, in_sight: Range<usize>) -> Option<Range<usize>> {
        let mut missing = in_sight.filter(|row| !self.pages.contains_key(&(row / PAGE)));
        let first = missing.next()?;
        Some(first..missing.next_back().unwrap_or(first) + 1)
    }

    /// Reads the pages these rows lie on.
    pub(super) fn read(&mut self, desk: &Desk, rows: Range<usize>) -> Result<(), Trouble> {
        if self.pages.len() > MOST_PAGES {
            self.pages.clear();
        }
        let last = rows.end.min(self.ids.len()).saturating_sub(1);
        for page in rows.start / PAGE..=last / PAGE {
            if self.pages.contains_key(&page) {
                continue;
            }
            let ids = &self.ids[page * PAGE..((page + 1) * PAGE).min(self.ids.len())];
            let (today, day) = (desk.today(), self.as_of.unwrap_or_else(|| desk.today()));
            let read = people::rows(desk, ids)?;
            self.pages.insert(page, read.iter().map(|row| words(row, today, day)).collect());
        }
        Ok(())
    }

    pub(super) fn cell_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let Some(words) = self.words(row) else { return };
        match words.cells.get(column) {
            Some(text) if text == UNKNOWN_NUMBER => {
                cell_text(ui, theme::body(text).color(theme::palette(ui).text_weak));
            }
            Some(text) => {
                let response = cell_text(ui, theme::body(text));
                if let Some(codes) = words.illegible.as_ref().filter(|_| column == 0) {
                    response.on_hover_text(codes);
                }
            }
            None if words.gaps > 0 => drop(to_complete(ui, words.gaps)),
            None => {}
        }
    }

    /// Rows in words, column by column, as the list shows them; read where they are not in sight.
    pub(super) fn in_words(
        desk: &Desk,
        as_of: Option<Date>,
        residences: &[RecordId],
        columns: &[usize],
    ) -> Result<Vec<Vec<String>>, Trouble> {
        let (today, day) = (desk.today(), as_of.unwrap_or_else(|| desk.today()));
        let in_words = |row: &FloatingRow| {
            let words = words(row, today, day);
            columns.iter().map(|column| words.cell(*column)).collect()
        };
        Ok(people::rows(desk, residences)?.iter().map(in_words).collect())
    }

    fn words(&self, row: usize) -> Option<&Words> {
        self.pages.get(&(row / PAGE))?.get(row % PAGE)
    }
}

impl Words {
    fn cell(&self, column: usize) -> String {
        match self.cells.get(column) {
            Some(words) => words.clone(),
            None if self.gaps > 0 => format!("待补 {} 项", self.gaps),
            None => String::new(),
        }
    }
}

const UNKNOWN_NUMBER: &str = "暂未核到";

fn words(row: &FloatingRow, today: Date, day: Date) -> Words {
    let gaps = people::gaps(today, &row.person, Some(&row.residence)).len();
    let cells = cells(row, today, day);
    let is_named = !row.person.is_small_child(today);
    let illegible = places::illegible_words(&row.person.name).filter(|_| is_named);
    Words { person: row.person_id, cells, gaps, illegible }
}

/// In the order of the columns; masked as lists are. The age is that of the day the list is of.
fn cells(row: &FloatingRow, today: Date, day: Date) -> [String; 9] {
    let FloatingRow { person, residence, place_name, .. } = row;
    let number = if person.identity.number.is_empty() { UNKNOWN_NUMBER.to_owned() } else { person.identity.masked() };
    [
        places::listed_name(person, today),
        person.sex.label().trim_end_matches('性').to_owned(),
        person.age(day).map(|age| age.to_string()).unwrap_or_default(),
        number,
        mask::address_to_building(place_name),
        residence.reside_reason.shown(),
        residence.from_date.shown(),
        person.phones.masked(),
        residence.registration_number.0.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::people::{FloatingFilter, FloatingSort};
    use crate::services::{Clock, Progress, station};

    #[test]
    fn only_the_pages_that_come_into_sight_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(Date::from_ymd_opt(2026, 6, 15).unwrap());
        let desk = station::found_demo(&folder.path().join("档案"), 1_200, 1, clock, &Progress::default()).unwrap();
        let ids = people::list(&desk, &FloatingFilter::default(), FloatingSort::default()).unwrap();
        let mut rows = Rows::of(ids, None);
        assert!(rows.count() > 3 * PAGE);
        assert_eq!(rows.unread(10..30), Some(10..30));
        rows.read(&desk, 10..30).unwrap();
        assert_eq!((rows.unread(0..PAGE), rows.pages.len()), (None, 1));
        let last = rows.count() - 1;
        rows.read(&desk, last..last + 1).unwrap();
        assert_eq!(rows.pages.len(), 2, "what lies between stays unread");
        assert!(rows.person(last).is_some() && rows.person(PAGE).is_none());
    }
}
