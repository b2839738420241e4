//! Marked rows as a table that can be pasted into WPS.

use super::columns;
use super::rows::Rows;
use crate::domain::{Date, RecordId, clipboard};
use crate::services::jobs::MANY;
use crate::services::{Desk, Progress, Trouble, lists};

/// Rows on their way to the clipboard, as they stand on screen.
pub(super) struct Copying {
    pub meant: Vec<RecordId>,
    pub shown: Vec<usize>,
    pub headings: Vec<String>,
    pub as_of: Option<Date>,
    /// With identity numbers in full.
    pub is_whole: bool,
}

impl Copying {
    pub(super) fn words(&self) -> String {
        format!("已复制 {} 行，可以粘贴到 WPS 表格里", self.meant.len())
    }

    pub(super) fn table(&self, desk: &mut Desk, progress: &Progress) -> Result<String, Trouble> {
        let mut rows = Vec::with_capacity(self.meant.len());
        for part in self.meant.chunks(MANY) {
            progress.report(rows.len() as u64, self.meant.len() as u64)?;
            rows.extend(Rows::in_words(desk, self.as_of, part, &self.shown)?);
        }
        let at = self.shown.iter().position(|column| Some(*column) == columns::number_column());
        if let Some(at) = at.filter(|_| self.is_whole) {
            for (row, number) in rows.iter_mut().zip(lists::numbers_in_full(desk, &self.meant)?) {
                row[at] = number;
            }
        }
        lists::log_copied(desk, rows.len(), &self.headings)?;
        let headings: Vec<&str> = self.headings.iter().map(String::as_str).collect();
        Ok(clipboard::tab_separated(&headings, rows.iter().map(Vec::as_slice)))
    }
}
