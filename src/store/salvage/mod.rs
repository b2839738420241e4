//! What can still be read of a damaged archive, brought into a new one.
//!
//! ```text
//! damaged        a working copy of the damaged file, and one connection after another to it
//! schema_pages   where the tables begin, when the file no longer says it
//! walk           the rows of one table, from both ends towards what cannot be read
//! mending        what follows from the rest: from the history, loose links, who signs in
//! ```
//!
//! The damaged archive is read and never written to, not even opened by the library: that works on a copy in the new folder.
//! The new archive has the same key and the same key slots, so everybody signs in as before.

mod damaged;
mod mending;
mod schema_pages;
#[cfg(test)]
mod tests;
mod walk;

use self::damaged::Damaged;
use super::keys::{DatabaseKey, KeyFile};
use super::open::{self, BACKUPS, DATABASE, House};
use super::{Act, Action, Store, StoreError, backup, connection, files, schema};
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;

/// What became of one table.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct SalvagedTable {
    pub table: String,
    /// Rows read and written.
    pub taken: u64,
    /// Rows that could not be read where they lay, but stood in the history.
    pub from_history: u64,
    /// Rows that could not be read; where numbers were skipped in the table, at most so many.
    pub unreadable: u64,
    /// How many more there were cannot be known.
    pub is_open_ended: bool,
}

impl SalvagedTable {
    pub fn is_whole(&self) -> bool {
        self.unreadable <= self.from_history && !self.is_open_ended
    }
}

/// What a salvage brought.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Salvaged {
    pub tables: Vec<SalvagedTable>,
    /// Links that led to what could not be read, emptied. A row that cannot be without its link counts as unreadable.
    pub loosened: u64,
    /// People of whom nothing but a residence could be read; they are there under a name that says so.
    pub nameless: u64,
    /// The log follows from its first line to its last.
    pub is_chain_whole: bool,
}

impl Salvaged {
    /// Nothing was lost.
    pub fn is_whole(&self) -> bool {
        self.is_chain_whole
            && self.loosened == 0
            && self.nameless == 0
            && self.tables.iter().all(SalvagedTable::is_whole)
    }
}

/// Told how many tables are done of how many; answers whether to go on.
pub type Watch<'a> = &'a dyn Fn(u64, u64) -> bool;

impl Store {
    /// Makes a new archive in `to`, which must be empty or not exist yet, out of what can be read in `from`.
    pub fn salvage(
        from: &Path,
        operator: &str,
        password: &str,
        to: &Path,
        act: &Act<'_>,
        watch: Watch<'_>,
    ) -> Result<Salvaged, StoreError> {
        let keys = KeyFile::read(from)?;
        let key = keys.open(operator, password)?;
        let _kept_shut = open::lock_as_found(from)?;
        let is_new = !to.exists();
        let lock = open::lock_empty(to)?;
        let house = House::new(to, key, lock);
        bring_over(from, &keys, operator, house, act, watch).inspect_err(|_| {
            damaged::sweep(to);
            open::sweep(to, is_new);
        })
    }
}

fn bring_over(
    from: &Path,
    keys: &KeyFile,
    operator: &str,
    house: House,
    act: &Act<'_>,
    watch: Watch<'_>,
) -> Result<Salvaged, StoreError> {
    let to = house.dir.clone();
    files::make_folder(&to.join(BACKUPS))?;
    let mut damaged = Damaged::copy(&from.join(DATABASE), &to, &house.key)?;
    let mut fresh = connection::create_database(&to.join(DATABASE), &house.key)?;
    let version = usize::try_from(damaged.version()?).unwrap_or_default();
    let steps = schema::LADDER.get(..version).unwrap_or(schema::LADDER);
    schema::bring_forward(&mut fresh, steps, |_| Ok(()), |_| Ok(()))?;

    let mut salvaged = Salvaged::default();
    // Rows arrive before those they point at; what stays loose is mended afterwards.
    fresh.pragma_update(None, "foreign_keys", false)?;
    take_tables(&mut damaged, &mut fresh, &mut salvaged, watch)?;
    drop(damaged);
    damaged::sweep(&to);
    schema::bring_forward(&mut fresh, schema::LADDER, |_| Ok(()), |_| Ok(()))?;
    mending::mend(&mut fresh, keys, operator, act, &mut salvaged)?;
    fresh.pragma_update(None, "foreign_keys", true)?;
    let mut store = Store { connection: fresh, house: Arc::new(house), watch: None };
    store.rebuild_search(act)?;
    salvaged.is_chain_whole = store.verify_chain()?.is_unbroken();
    store.log(act, Action::Repair, &said(&salvaged))?;
    prove(&store)?;
    // Last, so that a folder without keys is an archive never finished, not one that cannot be opened.
    keys.write(&to)?;
    Ok(salvaged)
}

fn take_tables(
    damaged: &mut Damaged,
    fresh: &mut Connection,
    salvaged: &mut Salvaged,
    watch: Watch<'_>,
) -> Result<(), StoreError> {
    let tables = walk::tables(fresh)?;
    for (done, table) in (0..).zip(&tables) {
        if !watch(done, tables.len() as u64) {
            return Err(StoreError::Stopped);
        }
        salvaged.tables.push(walk::take(damaged, fresh, table, &|| watch(done, tables.len() as u64))?);
    }
    let is_any_taken = salvaged.tables.iter().any(|table| table.taken > 0);
    if is_any_taken { Ok(()) } else { Err(StoreError::BeyondSalvage) }
}

/// The line of the log.
fn said(salvaged: &Salvaged) -> String {
    let sum = |count: fn(&SalvagedTable) -> u64| salvaged.tables.iter().map(count).sum::<u64>();
    format!(
        "从损坏的档案抢救：取出 {} 行，由经过补回 {} 行，读不出 {} 行",
        sum(|table| table.taken),
        sum(|table| table.from_history),
        sum(|table| table.unreadable)
    )
}

/// Opens the new file afresh, checks every page of it and counts again.
fn prove(store: &Store) -> Result<(), StoreError> {
    let counts = backup::counts(&store.connection)?;
    backup::prove(&store.house.dir.join(DATABASE), &store.house.key, &counts)
}
