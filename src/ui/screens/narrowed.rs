//! A short list of which the screen holds all rows, narrowed by its conditions. The row in front stays with its record when the
//! rows are read anew, so that the next act never meets its neighbour.

use super::plain_table::{Headings, PlainTable, Taken};
use crate::domain::RecordId;
use eframe::egui::Ui;

pub struct Narrowed<T> {
    table: PlainTable,
    id: fn(&T) -> RecordId,
    all: Vec<T>,
    /// Of them, those in sight.
    shown: Vec<usize>,
}

impl<T> Narrowed<T> {
    pub fn new(name: &'static str, headings: Headings, id: fn(&T) -> RecordId) -> Self {
        Self { table: PlainTable::new(name, headings), id, all: Vec::new(), shown: Vec::new() }
    }

    /// The rows as they were read anew.
    pub fn show(&mut self, all: Vec<T>, is_shown: impl Fn(&T) -> bool) {
        let chosen = self.chosen().map(self.id);
        self.all = all;
        self.settle(chosen, is_shown);
    }

    /// The same rows under other conditions.
    pub fn narrow(&mut self, is_shown: impl Fn(&T) -> bool) {
        let chosen = self.chosen().map(self.id);
        self.settle(chosen, is_shown);
    }

    /// Where the record in front is gone or out of sight, whoever moved up to its place is.
    fn settle(&mut self, chosen: Option<RecordId>, is_shown: impl Fn(&T) -> bool) {
        let rows = self.all.iter().enumerate();
        self.shown = rows.filter(|(_, row)| is_shown(row)).map(|(place, _)| place).collect();
        let is_chosen = |place: &usize| chosen.is_some_and(|chosen| (self.id)(&self.all[*place]) == chosen);
        self.table.selected = self.shown.iter().position(is_chosen).or(self.table.selected);
        self.table.settle(self.shown.len());
    }

    /// All there are, whatever the conditions.
    pub fn all(&self) -> &[T] {
        &self.all
    }

    /// Those in sight, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &T> {
        self.shown.iter().filter_map(|place| self.all.get(*place))
    }

    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// The row in front.
    pub fn chosen(&self) -> Option<&T> {
        self.all.get(*self.shown.get(self.table.selected?)?)
    }

    pub fn select(&mut self, row: usize) {
        self.table.selected = Some(row);
    }

    /// Other conditions make another list, which begins at its top.
    pub fn go_to_top(&mut self) {
        self.table.selected = None;
    }

    pub fn take_focus(&mut self) {
        self.table.take_focus();
    }

    /// 「第 3 家 / 12 家」
    pub fn status(&self, measure: &str) -> String {
        match self.table.selected {
            Some(row) => format!("第 {} {measure} / {} {measure}", row + 1, self.count()),
            None => format!("{} {measure}", self.count()),
        }
    }

    /// `is_covered`: a dialog stands in front, and has the keyboard.
    pub fn ui(&mut self, ui: &mut Ui, is_covered: bool, mut cell: impl FnMut(&mut Ui, &T, usize)) -> Option<Taken> {
        let (all, shown) = (&self.all, &self.shown);
        self.table.ui(ui, shown.len(), is_covered, |ui, row, column| {
            if let Some(row) = shown.get(row).and_then(|place| all.get(*place)) {
                cell(ui, row, column);
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(records: &[i64]) -> Vec<RecordId> {
        records.iter().map(|record| RecordId(*record)).collect()
    }

    #[test]
    fn the_row_in_front_stays_with_its_record_wherever_it_stands_then() {
        let mut rows = Narrowed::new("test", &[], |record: &RecordId| *record);
        rows.show(list(&[5, 7, 9]), |_| true);
        rows.select(1);
        rows.show(list(&[3, 5, 6, 7, 9]), |_| true);
        assert_eq!(rows.chosen(), Some(&RecordId(7)));
        rows.narrow(|record| record.0 > 5);
        assert_eq!((rows.chosen(), rows.count(), rows.all().len()), (Some(&RecordId(7)), 3, 5));
        rows.narrow(|record| record.0 != 7);
        assert_eq!(rows.chosen(), Some(&RecordId(5)), "out of sight it gives its place to another one");
        rows.show(Vec::new(), |_| true);
        assert_eq!(rows.chosen(), None);
    }
}
