//! A list or a report as it stands on screen: these columns, this order, these rows.

use super::leaving::{Destination, leave};
use super::terms::{About, notes};
use super::{Exported, Terms};
use crate::domain::{Date, RecordId};
use crate::print::documents::Sheet;
use crate::services::outgoing::Existing;
use crate::services::sheets::writing::TableWriter;
use crate::services::{Desk, Finished, LongWork, Progress, Trouble};
use std::path::{Path, PathBuf};

/// Rows are read so many at a time.
const PAGE: usize = 500;

/// Reads rows in words; of children under fourteen fewer come back than were asked for.
pub type ReadRows = Box<dyn FnMut(&Desk, &[RecordId], &Terms) -> Result<Vec<Vec<String>>, Trouble> + Send>;

/// Where the rows come from.
pub enum Rows {
    Ready(Vec<Vec<String>>),
    Of(Vec<RecordId>, ReadRows),
}

/// A table as the screen has it.
pub struct ListTable {
    pub title: String,
    /// What it is narrowed by.
    pub about: Vec<String>,
    pub as_of: Date,
    pub headings: Vec<String>,
    pub rows: Rows,
    /// Whether it has numbers that could be told in full.
    pub offers_whole: bool,
    /// Whether children may stand in it.
    pub offers_children: bool,
}

impl std::fmt::Debug for ListTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ListTable")
            .field("title", &self.title)
            .field("headings", &self.headings)
            .finish_non_exhaustive()
    }
}

impl ListTable {
    /// A table that was made for paper.
    pub fn of_sheet(sheet: Sheet) -> Self {
        let heading = |column: crate::print::documents::SheetColumn| match column.group.as_str() {
            "" => column.heading,
            group => format!("{group}{}", column.heading),
        };
        Self {
            title: sheet.title,
            about: sheet.about,
            as_of: sheet.as_of,
            headings: sheet.columns.into_iter().map(heading).collect(),
            rows: Rows::Ready(sheet.rows),
            offers_whole: false,
            offers_children: false,
        }
    }

    pub fn row_count(&self) -> usize {
        match &self.rows {
            Rows::Ready(rows) => rows.len(),
            Rows::Of(records, _) => records.len(),
        }
    }

    /// 「流动人口名单-2026-06-15.xlsx」: without a name, because the names of files are seen by everybody.
    pub fn file_name(&self, terms: &Terms) -> String {
        format!("{}-{}.{}", self.title, self.as_of, terms.format.ending())
    }
}

/// Writes the table to a file.
pub fn list(
    desk: &mut Desk,
    table: ListTable,
    terms: &Terms,
    to: (&Path, Existing),
    progress: &Progress,
) -> Result<Exported, Trouble> {
    terms.require(desk)?;
    if table.row_count() == 0 {
        return Err(Trouble::NothingToExport);
    }
    let ListTable { title, about, as_of, headings, rows, .. } = table;
    let mut writer = TableWriter::begin(terms.format, &title, headings.clone())?;
    let exported = write(desk, rows, terms, progress, &mut writer)?;
    let about = About { title: &title, conditions: &about, as_of, can_come_back: false };
    let bytes = writer.finish(notes(desk, &about, terms, &exported))?;
    let to = Destination { path: to.0, existing: to.1 };
    leave(desk, &bytes, to, (&title, &headings), (terms, &exported))?;
    Ok(exported)
}

fn write(
    desk: &Desk,
    rows: Rows,
    terms: &Terms,
    progress: &Progress,
    writer: &mut TableWriter,
) -> Result<Exported, Trouble> {
    let (records, mut read) = match rows {
        Rows::Ready(rows) => {
            let count = rows.len();
            rows.into_iter().try_for_each(|row| writer.row(row))?;
            return Ok(Exported { rows: count, children: 0 });
        }
        Rows::Of(records, read) => (records, read),
    };
    let mut exported = Exported::default();
    for (place, page) in records.chunks(PAGE).enumerate() {
        progress.report((place * PAGE) as u64, records.len() as u64)?;
        let rows = read(desk, page, terms)?;
        exported.children += page.len().saturating_sub(rows.len());
        exported.rows += rows.len();
        rows.into_iter().try_for_each(|row| writer.row(row))?;
    }
    Ok(exported)
}

/// The same as long work of the window.
pub fn list_work(table: ListTable, terms: Terms, to: PathBuf, existing: Existing) -> LongWork {
    LongWork::new("正在导出", table.row_count(), move |desk, progress| {
        let exported = list(desk, table, &terms, (&to, existing), progress)?;
        Ok(Finished { words: exported.words(), ..Finished::default() })
    })
}
