//! The rows below a heading that wait to be filled: where they begin, how many there are.

use super::{Content, Grid, OfRow, Slot};
use crate::domain::import::plain;

/// Rows of remarks and examples below a heading, no more than this.
const MOST_REMARKS: u32 = 2;
/// What ends a list: a total, a signature line, a note.
const ENDS: [&str; 16] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "填表",
    "填报",
    "制表",
    "审核",
    "负责人",
    "经办",
    "注:",
    "注：",
    "说明",
    "备注:",
    "备注：",
];

/// The rows of a list, from 0, both included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct List {
    /// Of a heading in two rows the lower one.
    pub heading: u32,
    pub first: u32,
    pub last: u32,
}

impl List {
    /// The blank rows below a heading; none where something else stands there at once.
    pub(super) fn below(grid: &Grid, heading: u32, slots: &[Slot], is_label: &dyn Fn(&str) -> bool) -> Option<Self> {
        let columns: Vec<(u32, bool)> = slots.iter().filter_map(column).collect();
        let mut first = heading + 1;
        while first <= heading + MOST_REMARKS && is_remark(grid, first, &columns, is_label) {
            first += 1;
        }
        if !is_waiting(grid, first, &columns) {
            return None;
        }
        let is_styled = |row: u32| columns.iter().any(|(column, _)| grid.is_styled((row, *column)));
        let (until, _) = grid.size();
        let goes_on = |row: &u32| is_waiting(grid, *row, &columns) && is_styled(*row) == is_styled(first);
        // Below a list without any lines and with nothing behind it every row waits: the first stands for them.
        let is_open = !is_styled(first) && (first..until).all(|row| goes_on(&row));
        let last = if is_open { first } else { (first..until).take_while(goes_on).last().unwrap_or(first) };
        Some(Self { heading, first, last })
    }

    pub fn given(self) -> u32 {
        self.last - self.first + 1
    }
}

/// A column, and whether it has the running number.
fn column(slot: &Slot) -> Option<(u32, bool)> {
    let super::Place::Column(column) = slot.place else { return None };
    Some((column, slot.means.content() == Some(Content::OfRow(OfRow::Number))))
}

/// Nothing stands in the row but running numbers and formulas, and nothing reaches over it.
fn is_waiting(grid: &Grid, row: u32, columns: &[(u32, bool)]) -> bool {
    columns.iter().all(|(column, is_running)| {
        let spot = (row, *column);
        let is_alone = grid.merge_at(spot).is_none_or(|merged| merged.rows == (row, row));
        let text = grid.text(spot);
        let is_number = *is_running && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_alone && (text.is_empty() || is_number || grid.is_formula(spot))
    })
}

/// What explains the columns: neither blank nor the end of the list.
fn is_remark(grid: &Grid, row: u32, columns: &[(u32, bool)], is_label: &dyn Fn(&str) -> bool) -> bool {
    let texts = || columns.iter().map(|(column, _)| grid.text((row, *column))).filter(|text| !text.is_empty());
    let ends = |text: &str| ENDS.iter().any(|word| plain(text).starts_with(word) || text.starts_with(word));
    // Labels below labels are a form.
    let is_form = texts().all(is_label);
    !is_waiting(grid, row, columns) && texts().next().is_some() && !texts().any(ends) && !is_form
}
