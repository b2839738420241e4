//! Checking an archive: the file, the chain of its audit lines, the search keys, and records still incomplete.

use super::{Desk, Trouble, backup};
use crate::domain::Right;
use crate::store::Remembered;

/// What was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Findings {
    /// The database file is whole.
    pub file: bool,
    /// Every audit line follows from the one before.
    pub chain: bool,
    pub audit_lines: u64,
    /// The newest backup and the audit log agree; nothing where there is no backup of this archive.
    pub backup: Option<bool>,
    /// The search box and the rows agree, if need be because the search keys were just made anew.
    pub search: bool,
    /// They did not agree before.
    pub search_rebuilt: bool,
    pub people: u64,
    pub living_here: u64,
    pub left: u64,
    /// Registrations of those living here with something still to be completed.
    pub incomplete: u64,
}

impl Findings {
    pub fn is_sound(&self) -> bool {
        self.file && self.chain && self.search && self.backup != Some(false)
    }
}

pub fn run(desk: &Desk) -> Result<Findings, Trouble> {
    desk.require(Right::Look)?;
    let file = desk.store.integrity()?.is_sound();
    let did_agree = desk.store.search_agrees()?;
    // Made from the rows alone, so only sound rows are asked; a reader changes nothing.
    let search_rebuilt = !did_agree && file && desk.may(Right::Write) && rebuild_search(desk)?;
    let chain = desk.store.verify_chain()?;
    let counts = desk.store.floating_counts(desk.today())?;
    Ok(Findings {
        file,
        chain: chain.is_unbroken(),
        audit_lines: chain.lines,
        backup: newest_backup_agrees(desk)?,
        search: did_agree || search_rebuilt,
        search_rebuilt,
        people: counts.people,
        living_here: counts.living,
        left: counts.left,
        incomplete: counts.incomplete,
    })
}

/// Makes the search keys anew from the rows; whether they agree now.
fn rebuild_search(desk: &Desk) -> Result<bool, Trouble> {
    desk.another()?.acting("重建查找索引", "", |store, act| {
        store.rebuild_search(act)?;
        Ok(store.search_agrees()?)
    })
}

/// Whether the log still holds what the newest backup remembers of it; nothing where no backup says.
fn newest_backup_agrees(desk: &Desk) -> Result<Option<bool>, Trouble> {
    let Some(newest) = backup::newest(desk.folder()) else { return Ok(None) };
    Ok(match desk.store.compare_with(&newest.manifest)? {
        Remembered::Held => Some(true),
        Remembered::Lost => Some(false),
        Remembered::OtherArchive => None,
    })
}
