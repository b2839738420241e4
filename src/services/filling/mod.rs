//! 报表套用: somebody's empty table opened and understood, filled from the registers or with what the station counts, and saved
//! as a new file. What a table asks for is said by `domain/filling`, how a file is changed by `sheets/blanks`.
//!
//! The table itself is never written over. What a label means is remembered by `layouts`.

mod gathering;
mod layouts;
mod saving;
mod sources;
#[cfg(test)]
mod tests;
mod writes;

pub use layouts::{Kept, forget, kept, open_kept, remember, rename};
pub use saving::{FillOrder, Saved, sample, save};
pub use sources::{Choice, Handed, Offer, about_of, found, offers, usual};
pub use writes::Sample;

pub use super::sheets::blanks::Writes;
pub use crate::domain::filling::{
    About, CodeForm, Content, DayForm, Grid, Manner, Means, Place, Plan, Slot, Source, Spot,
};

use super::sheets::blanks::{self, Blank};
use super::{Desk, Trouble, outgoing};
use crate::domain::Right;
use crate::domain::filling::recognise;
use std::path::{Path, PathBuf};

/// A table of others while it is being filled.
#[derive(Clone, Debug)]
pub struct Filling {
    /// The file as it is called, without its folder.
    pub file_name: String,
    /// Where it was opened, links followed; none of a table that was kept.
    opened_at: Option<PathBuf>,
    blank: Blank,
    table: usize,
    pub plan: Plan,
    pub manner: Manner,
    /// Under which name it is remembered.
    pub known_as: Option<String>,
}

/// Whether this operator may fill tables: they leave the station as papers do.
pub fn require(desk: &Desk) -> Result<(), Trouble> {
    desk.require(Right::Print)
}

/// Opens a file. The table that asks for most stands in front.
pub fn open(desk: &Desk, path: &Path) -> Result<Filling, Trouble> {
    require(desk)?;
    let blank = blanks::open(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let opened_at = Some(outgoing::real(path));
    Ok(Filling { opened_at, ..understood(desk, blank, name)? })
}

fn understood(desk: &Desk, blank: Blank, file_name: String) -> Result<Filling, Trouble> {
    let plans: Vec<Plan> = blank.grids.iter().map(|grid| recognise(grid, None)).collect();
    let best = (0..plans.len()).rev().max_by_key(|place| plans[*place].filled()).unwrap_or_default();
    let plan = plans.into_iter().nth(best).unwrap_or_else(|| recognise(&Grid::default(), None));
    let mut filling =
        Filling { file_name, opened_at: None, blank, table: best, plan, manner: Manner::default(), known_as: None };
    layouts::recall(desk, &mut filling)?;
    Ok(filling)
}

impl Filling {
    pub fn grid(&self) -> Option<&Grid> {
        self.blank.grids.get(self.table)
    }

    /// What stands above everything that is filled, and how the file is called.
    fn title(&self) -> String {
        let first = self.plan.slots.iter().map(|slot| slot.at.0).min().unwrap_or_default();
        let above = self.grid().into_iter().flat_map(Grid::texts).filter(|((row, _), _)| *row < first);
        above.map(|(_, text)| text).chain([self.file_name.as_str()]).collect()
    }

    /// The tables of the file.
    pub fn table_names(&self) -> impl Iterator<Item = &str> {
        self.blank.grids.iter().map(|grid| grid.name.as_str())
    }

    pub fn chosen_table(&self) -> usize {
        self.table
    }

    /// What was lost when the file was opened.
    pub fn caution(&self) -> Option<&'static str> {
        self.blank.caution
    }

    /// What the new file is called at its end.
    pub fn ending(&self) -> &'static str {
        self.blank.ending()
    }

    /// Another table of the same file.
    pub fn choose_table(&mut self, desk: &Desk, table: usize) -> Result<(), Trouble> {
        self.table = table.min(self.blank.grids.len().saturating_sub(1));
        self.understand(desk, None)
    }

    /// The table is about something else than was thought.
    pub fn choose_about(&mut self, desk: &Desk, about: About) -> Result<(), Trouble> {
        self.understand(desk, Some(about))
    }

    fn understand(&mut self, desk: &Desk, about: Option<About>) -> Result<(), Trouble> {
        require(desk)?;
        let Some(grid) = self.grid() else { return Ok(()) };
        self.plan = recognise(grid, about);
        self.known_as = None;
        layouts::recall(desk, self)
    }

    /// Why nothing can be filled yet.
    pub fn lacking(&self) -> Option<&'static str> {
        if self.plan.slots.is_empty() {
            return Some("没有认出要填的栏目。换一张工作表，或换一种资料试试");
        }
        (self.plan.filled() == 0).then_some("还没有一个栏目有要填的内容")
    }

    /// One file for each record: a form has room for one.
    pub fn is_one_each(&self) -> bool {
        self.plan.list.is_none() && self.plan.asks_for_records()
    }
}
