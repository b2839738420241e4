//! Checking an archive: the file, the chain of its audit lines, the search keys, and records still incomplete.

use super::{Desk, Progress, Trouble};
use crate::domain::Right;

/// What was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Findings {
    /// The database file is whole.
    pub file: bool,
    /// Every audit line follows from the one before.
    pub chain: bool,
    pub audit_lines: u64,
    /// The search box and the rows agree.
    pub search: bool,
    pub living_here: u64,
    pub left: u64,
    /// Fields still to be completed, over everybody living here.
    pub incomplete: u64,
}

impl Findings {
    pub fn is_sound(&self) -> bool {
        self.file && self.chain && self.search
    }
}

pub fn run(desk: &Desk) -> Result<Findings, Trouble> {
    run_reporting(desk, &Progress::default())
}

/// The same as a job, which says how far it is and can be stopped.
pub fn run_reporting(desk: &Desk, progress: &Progress) -> Result<Findings, Trouble> {
    desk.require(Right::Look)?;
    let chain = desk.store.verify_chain()?;
    let counts = desk.store.floating_counts()?;
    Ok(Findings {
        file: desk.store.integrity()?.is_whole(),
        chain: chain.is_whole(),
        audit_lines: chain.lines,
        search: desk.store.search_agrees()?,
        living_here: counts.living_now,
        left: counts.left,
        incomplete: super::people::incomplete(desk, progress)?.values().sum(),
    })
}
