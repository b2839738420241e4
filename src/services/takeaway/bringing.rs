//! A new archive out of a folder that was taken away: every file is proved first, every table afterwards.

use super::cells;
use super::manifest::{ContentHash, Manifest, TakenTable};
use super::table::{GOES_ON, STORED};
use super::taking::picture_path;
use crate::domain::{Image, RecordId, Station};
use crate::services::sheets::reading::own_rows;
use crate::services::station::{self, Founding};
use crate::services::{Clock, Desk, Progress, Trouble};
use crate::store::{Action, BESIDE, RecoveryCode, Store, StoreError, Writing};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What was taken, where the new archive begins, and who is its station head.
#[derive(Clone, Debug)]
pub struct BringOrder<'a> {
    pub from: &'a Path,
    /// A new folder, or an empty one.
    pub folder: &'a Path,
    pub operator: &'a str,
    pub password: &'a str,
}

/// The station that came of it.
pub struct Brought {
    pub desk: Desk,
    pub code: RecoveryCode,
    pub rows: u64,
}

impl Brought {
    /// 「已带回 812 行，逐本核对无误」
    pub fn words(&self) -> String {
        format!("已带回 {} 行，逐本核对无误。其他操作员要由站长重设口令才能登录", self.rows)
    }
}

/// Whose station was taken away into this folder. Asks for no role, as [`bring_back`] does not.
pub fn station_in(from: &Path) -> Result<Station, Trouble> {
    Ok(Manifest::read(from)?.station)
}

/// Makes the station again. Asks for no role, as restoring does not: whoever has the files has what is in them.
pub fn bring_back(order: &BringOrder<'_>, clock: Clock, progress: &Progress) -> Result<Brought, Trouble> {
    station::require_free(order.folder)?;
    let manifest = Manifest::read_and_prove(order.from)?;
    let founding = Founding {
        folder: order.folder.to_owned(),
        station: manifest.station.clone(),
        operator: order.operator.to_owned(),
        password: order.password.to_owned(),
    };
    let (mut desk, code) = station::found(&founding, clock)?;
    match fill(&mut desk, order.from, &manifest, progress) {
        Ok(rows) => Ok(Brought { desk, code, rows }),
        Err(trouble) => {
            drop(desk);
            // It was empty or not there; half a station is none.
            let _ = fs::remove_dir_all(order.folder);
            Err(trouble)
        }
    }
}

fn fill(desk: &mut Desk, from: &Path, manifest: &Manifest, progress: &Progress) -> Result<u64, Trouble> {
    let coming: Vec<&TakenTable> = manifest.tables.iter().filter(|table| table.comes_back).collect();
    let total: u64 = coming.iter().map(|table| table.rows).sum();
    let mut tables = Vec::with_capacity(coming.len());
    for table in coming {
        let numbers = desk.store.number_columns(&table.table)?;
        tables.push((table, numbers));
    }
    desk.watched(progress, total, |desk| {
        let ((), _) = desk.writing_as(Action::Import, "带回全部", |writing| {
            writing.let_links_wait()?;
            pictures(writing, from, manifest)?;
            tables.iter().try_for_each(|(table, numbers)| bring_table(writing, from, table, numbers))
        })?;
        Ok(())
    })?;
    desk.reread_station()?;
    prove(&desk.store, manifest)?;
    Ok(total)
}

/// The pictures first: their register names them.
fn pictures(writing: &mut Writing<'_>, from: &Path, manifest: &Manifest) -> Result<(), Trouble> {
    let folder = picture_path("");
    let folder = folder.split('/').next().unwrap_or_default();
    for file in manifest.files.iter().filter(|file| file.path.split('/').next() == Some(folder)) {
        let bytes = fs::read(from.join(&file.path)).map_err(|error| Trouble::FileNotRead { error })?;
        writing.keep_attachment_bytes(&bytes)?;
    }
    Ok(())
}

fn bring_table(
    writing: &mut Writing<'_>,
    from: &Path,
    table: &TakenTable,
    numbers: &BTreeSet<String>,
) -> Result<(), Trouble> {
    let altered = || Trouble::AlteredTakeaway(table.file.clone());
    let bytes = fs::read(from.join(&table.file)).map_err(|error| Trouble::FileNotRead { error })?;
    let mut rows = Rows { columns: Vec::new(), open: None, hash: ContentHash::default(), count: 0 };
    let is_beside = BESIDE.iter().any(|beside| beside.table == table.table);
    let mut bring = |columns: &[String], cells: &[String]| -> Result<(), Trouble> {
        let mut image = Image::new();
        for (column, cell) in columns.iter().zip(cells) {
            image.insert(column.clone(), cells::read(cell, numbers.contains(column))?);
        }
        if is_beside {
            return Ok(writing.bring_beside(&table.table, &image)?);
        }
        let id = image.remove("id").and_then(|id| id.as_integer().ok().flatten()).ok_or_else(altered)?;
        Ok(writing.bring_row(&table.table, RecordId(id), &image)?)
    };
    own_rows(&bytes, STORED, |cells| rows.take(cells, &mut bring))?;
    rows.finish(&mut bring)?;
    let is_same = rows.count == table.rows && rows.hash.finish() == table.content_sha256;
    if is_same { Ok(()) } else { Err(altered()) }
}

type Bring<'a> = dyn FnMut(&[String], &[String]) -> Result<(), Trouble> + 'a;

/// Rows as they come from a sheet, those that go on put together.
struct Rows {
    columns: Vec<String>,
    open: Option<Vec<String>>,
    hash: ContentHash,
    count: u64,
}

impl Rows {
    fn take(&mut self, mut cells: Vec<String>, bring: &mut Bring<'_>) -> Result<(), Trouble> {
        if self.columns.is_empty() || cells == self.columns {
            self.columns = cells;
            return Ok(());
        }
        cells.resize(self.columns.len(), String::new());
        match &mut self.open {
            Some(open) if cells[0] == GOES_ON => {
                open.iter_mut().zip(&cells).skip(1).for_each(|(whole, piece)| whole.push_str(piece));
                Ok(())
            }
            _ => {
                let finished = self.open.replace(cells);
                finished.map_or(Ok(()), |row| self.row(&row, bring))
            }
        }
    }

    fn finish(&mut self, bring: &mut Bring<'_>) -> Result<(), Trouble> {
        let last = self.open.take();
        last.map_or(Ok(()), |row| self.row(&row, bring))
    }

    fn row(&mut self, cells: &[String], bring: &mut Bring<'_>) -> Result<(), Trouble> {
        self.hash.row(cells);
        self.count += 1;
        bring(&self.columns, cells)
    }
}

/// What lies in the archive now is counted against what was taken.
fn prove(store: &Store, manifest: &Manifest) -> Result<(), Trouble> {
    macro_rules! each {
        ($($register:ty),+) => {
            $(require_count::<$register>(store, manifest)?;)+
        };
    }
    crate::every_register!(each);
    Ok(())
}

fn require_count<R: crate::store::Stored>(store: &Store, manifest: &Manifest) -> Result<(), Trouble> {
    let taken = manifest.tables.iter().find(|table| table.table == R::TABLE).map_or(0, |table| table.rows);
    if store.row_count::<R>()? == taken { Ok(()) } else { Err(StoreError::Unreadable.into()) }
}
