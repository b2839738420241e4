//! The rows of the list: all their numbers, and the words of those in sight.

use crate::domain::values::Value;
use crate::domain::{Date, RecordId, mask};
use crate::services::households::{self, HouseholdRow};
use crate::services::{Desk, Trouble, places};
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use eframe::egui::Ui;
use std::collections::HashMap;
use std::ops::Range;

/// Rows are read in pages of this many, and so many pages are kept.
const PAGE: usize = 64;
const MOST_PAGES: usize = 64;

/// One row in words, in the order of the columns.
type Words = [String; 6];

/// The list as far as it was read.
#[derive(Default)]
pub(super) struct Rows {
    ids: Vec<RecordId>,
    /// The day they are of; none for now.
    on: Option<Date>,
    pages: HashMap<usize, Vec<Words>>,
}

impl Rows {
    pub(super) fn of(ids: Vec<RecordId>, on: Option<Date>) -> Self {
        Self { ids, on, pages: HashMap::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn household(&self, row: usize) -> Option<RecordId> {
        self.ids.get(row).copied()
    }

    pub(super) fn position(&self, household: RecordId) -> Option<usize> {
        self.ids.iter().position(|id| *id == household)
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
            let read = households::rows(desk, ids, self.on)?;
            self.pages.insert(page, read.iter().map(|row| words(row, desk.today())).collect());
        }
        Ok(())
    }

    pub(super) fn cell_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let words = self.pages.get(&(row / PAGE)).and_then(|page| page.get(row % PAGE));
        if let Some(words) = words.and_then(|words| words.get(column)) {
            cell_text(ui, theme::body(words));
        }
    }
}

fn words(row: &HouseholdRow, today: Date) -> Words {
    let household = &row.household;
    let head = row.head.as_ref().map_or_else(|| "没有户主".to_owned(), |head| places::listed_name(head, today));
    let state = match household.until_date.0 {
        Some(until) => format!("{until} {}", household.end_reason.label()),
        None => String::new(),
    };
    let number =
        if household.household_number.is_empty() { "待补".to_owned() } else { household.household_number.shown() };
    [
        head,
        row.members.to_string(),
        number,
        mask::address_to_building(&row.place_name),
        household.from_date.shown(),
        state,
    ]
}
