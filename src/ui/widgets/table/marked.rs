//! Rows marked for an act on several at once, beside the one row that is chosen.
//!
//! Marks are places in the list as it stands; when the list is read anew, its screen finds its records again.

use super::Table;
use crate::domain::RecordId;
use crate::ui::theme::{self, radius};
use crate::ui::widgets::tick;
use eframe::egui::{InputState, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// Room for the boxes, once something is marked.
pub const BOXES: f32 = 28.0;

/// Which rows are marked.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    rows: Vec<bool>,
    count: usize,
    /// Where a span begins.
    anchor: usize,
}

/// What was asked of the marks in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// This row is marked, or no longer.
    Turn(usize),
    /// All from the anchor to here.
    SpanTo(usize),
    All,
    Nothing,
}

impl Marked {
    /// No mark in a list of so many rows.
    pub fn none(rows: usize) -> Self {
        Self { rows: vec![false; rows], count: 0, anchor: 0 }
    }

    /// The rows of these records, wherever they stand in the list now: one way through it, however many are marked.
    pub fn of(list: &[RecordId], marked: &HashSet<RecordId>) -> Self {
        let rows: Vec<bool> = list.iter().map(|record| marked.contains(record)).collect();
        Self { count: rows.iter().filter(|is_marked| **is_marked).count(), rows, anchor: 0 }
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn is_marked(&self, row: usize) -> bool {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// The marked rows from the top.
    pub fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().enumerate().filter(|(_, is_marked)| **is_marked).map(|(row, _)| row)
    }

    /// Does what was asked; `chosen` is the row in front, which counts among them when the first other one is marked.
    pub fn take(&mut self, mark: Mark, chosen: Option<usize>) {
        match mark {
            Mark::Turn(row) => {
                if self.count == 0 {
                    chosen.into_iter().for_each(|chosen| self.set(chosen..=chosen, true));
                    self.anchor = row;
                    self.set(row..=row, true);
                } else {
                    self.anchor = row;
                    self.set(row..=row, !self.is_marked(row));
                }
            }
            Mark::SpanTo(row) => {
                if self.count == 0 {
                    self.anchor = chosen.unwrap_or(row);
                }
                let (from, until) = (self.anchor.min(row), self.anchor.max(row));
                self.set_all(false);
                self.set(from..=until, true);
            }
            Mark::All => self.set_all(true),
            Mark::Nothing => self.set_all(false),
        }
    }

    pub fn set(&mut self, rows: RangeInclusive<usize>, is_marked: bool) {
        for row in rows {
            let Some(mark) = self.rows.get_mut(row) else { return };
            match (*mark, is_marked) {
                (false, true) => self.count += 1,
                (true, false) => self.count -= 1,
                _ => {}
            }
            *mark = is_marked;
        }
    }

    fn set_all(&mut self, is_marked: bool) {
        self.rows.fill(is_marked);
        self.count = if is_marked { self.rows.len() } else { 0 };
    }
}

impl Table<'_> {
    /// The mark the pressed key asks for, and the row it leads to.
    pub(super) fn mark_by_key(&self, ui: &Ui) -> Option<(Mark, Option<usize>)> {
        let marked = self.marked?;
        let last = self.count.checked_sub(1)?;
        let here = self.selected;
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::COMMAND, Key::A) {
                return Some((Mark::All, None));
            }
            if pressed_with_shift(input, Key::ArrowDown) {
                let row = here.map_or(0, |row| (row + 1).min(last));
                return Some((Mark::SpanTo(row), Some(row)));
            }
            if pressed_with_shift(input, Key::ArrowUp) {
                let row = here.map_or(last, |row| row.saturating_sub(1));
                return Some((Mark::SpanTo(row), Some(row)));
            }
            if let Some(row) = here.filter(|_| input.consume_key(Modifiers::NONE, Key::Space)) {
                return Some((Mark::Turn(row), None));
            }
            let wants_none = marked.count() > 0 && input.consume_key(Modifiers::NONE, Key::Escape);
            wants_none.then_some((Mark::Nothing, None))
        })
    }

    /// The box at the left end of a row; answers a press.
    pub(super) fn mark_box_ui(&self, ui: &Ui, cell: Rect, row: usize) -> bool {
        let Some(marked) = self.marked else { return false };
        let response = ui.interact(cell, self.id.with(("mark", row)), Sense::CLICK);
        let is_marked = marked.is_marked(row);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_marked, format!("第 {} 行", row + 1)));
        tick::box_ui(ui, cell.with_min_x(cell.left() + 12.0), is_marked);
        if response.hovered() {
            ui.painter().rect_stroke(
                cell.shrink(4.0),
                radius::CONTROL,
                (1.0, theme::palette(ui).line),
                eframe::egui::StrokeKind::Inside,
            );
        }
        response.clicked()
    }
}

fn pressed_with_shift(input: &mut InputState, key: Key) -> bool {
    input.consume_key(Modifiers::SHIFT, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_where_their_records_stand_in_the_list_that_was_read_anew() {
        let list: Vec<RecordId> = [7, 3, 9, 5].map(RecordId).into();
        let marked = Marked::of(&list, &[3, 5, 8].map(RecordId).into());
        assert_eq!((marked.rows().collect::<Vec<_>>(), marked.count()), (vec![1, 3], 2));
        assert_eq!(Marked::of(&list, &HashSet::new()).count(), 0);
    }

    fn after(marks: &[Mark], chosen: Option<usize>) -> Vec<usize> {
        let mut marked = Marked::none(6);
        marks.iter().for_each(|mark| marked.take(*mark, chosen));
        assert_eq!(marked.count(), marked.rows().count());
        marked.rows().collect()
    }

    #[test]
    fn the_row_in_front_counts_when_the_first_other_one_is_marked() {
        assert_eq!(after(&[Mark::Turn(3)], Some(1)), [1, 3]);
        assert_eq!(after(&[Mark::Turn(1)], Some(1)), [1]);
        assert_eq!(after(&[Mark::Turn(3), Mark::Turn(3)], Some(1)), [1]);
    }

    #[test]
    fn a_span_reaches_from_its_anchor_either_way() {
        assert_eq!(after(&[Mark::SpanTo(4)], Some(2)), [2, 3, 4]);
        assert_eq!(after(&[Mark::SpanTo(4), Mark::SpanTo(1)], Some(2)), [1, 2]);
        assert_eq!(after(&[Mark::Turn(5), Mark::SpanTo(3)], None), [3, 4, 5]);
    }

    #[test]
    fn all_or_nothing_is_one_step() {
        assert_eq!(after(&[Mark::All], None).len(), 6);
        assert_eq!(after(&[Mark::All, Mark::Turn(0)], None).len(), 5);
        assert!(after(&[Mark::All, Mark::Nothing], None).is_empty());
    }
}
