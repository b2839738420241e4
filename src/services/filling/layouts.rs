//! The library of tables that were filled here: recognised again by their labels, opened again without looking for the file.

use super::{Filling, understood};
use crate::domain::filling::Remembered;
use crate::domain::import::plain;
use crate::domain::{RecordId, Right};
use crate::services::sheets::blanks;
use crate::services::{Desk, Trouble};
use crate::store::{FillLayout, KeptLayout, StoreError};

/// An empty table is kept up to this size.
const LARGEST_BLANK: usize = 2 * 1024 * 1024;
/// The longest name, in characters.
const LONGEST_NAME: usize = 40;
/// So many digits in a row in a table that should be empty are somebody's number.
const DIGITS_OF_SOMEBODY: usize = 11;

/// One line of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub id: RecordId,
    pub name: String,
    /// 「人口」
    pub about: &'static str,
    pub used_on: String,
    pub kept_by: String,
    /// The empty table is here too.
    pub has_blank: bool,
}

/// All that is remembered, used last first.
pub fn kept(desk: &Desk) -> Result<Vec<Kept>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.fill_layouts()?.into_iter().map(line).collect())
}

fn line(kept: KeptLayout) -> Kept {
    let about = remembered(&kept.layout).map_or("", |remembered| remembered.about.label());
    let FillLayout { name, used_on, kept_by, .. } = kept.layout;
    Kept { id: kept.id, name, about, used_on, kept_by, has_blank: kept.has_blank }
}

/// Opens an empty table that was kept.
pub fn open_kept(desk: &Desk, id: RecordId) -> Result<Filling, Trouble> {
    super::require(desk)?;
    let layouts = desk.store.fill_layouts()?;
    let layout = layouts.into_iter().find(|kept| kept.id == id).ok_or(Trouble::Gone)?.layout;
    let bytes = desk.store.fill_layout_blank(id)?.ok_or(Trouble::Gone)?;
    understood(desk, blanks::of_bytes(bytes)?, layout.file_name)
}

/// Keeps what the labels of a table mean under a name, and the table itself while nobody stands in it.
pub fn remember(desk: &mut Desk, filling: &Filling, name: &str) -> Result<(), Trouble> {
    super::require(desk)?;
    let labels = filling.plan.labels();
    let name = free_name(desk, checked(name)?, &labels)?;
    let remembered = Remembered::of(&filling.plan, filling.manner);
    let layout = FillLayout {
        name,
        labels,
        meaning: serde_json::to_string(&remembered).map_err(|_| StoreError::Unreadable)?,
        file_name: filling.file_name.clone(),
        kept_by: desk.operator().name.clone(),
        used_on: desk.today().to_string(),
    };
    let bytes = filling.blank.bytes();
    let is_kept = bytes.len() <= LARGEST_BLANK && !tells_of_somebody(filling);
    Ok(desk.store.keep_fill_layout(&layout, is_kept.then_some(bytes))?)
}

pub fn rename(desk: &mut Desk, id: RecordId, name: &str) -> Result<(), Trouble> {
    super::require(desk)?;
    let labels = desk.store.fill_layouts()?.into_iter().find(|kept| kept.id == id).ok_or(Trouble::Gone)?.layout.labels;
    let name = free_name(desk, checked(name)?, &labels)?;
    Ok(desk.store.rename_fill_layout(id, &name)?)
}

pub fn forget(desk: &mut Desk, id: RecordId) -> Result<(), Trouble> {
    super::require(desk)?;
    Ok(desk.store.drop_fill_layout(id)?)
}

/// What the same table was filled with the last time.
pub(super) fn recall(desk: &Desk, filling: &mut Filling) -> Result<(), Trouble> {
    let Some(kept) = desk.store.fill_layout_of(&filling.plan.labels())? else { return Ok(()) };
    // What a later version kept and this one cannot read is as good as nothing.
    if let Some(remembered) = remembered(&kept.layout) {
        if remembered.about != filling.plan.about
            && let Some(grid) = filling.grid()
        {
            filling.plan = crate::domain::filling::recognise(grid, Some(remembered.about));
        }
        remembered.recall(&mut filling.plan);
        filling.manner = remembered.manner;
        filling.known_as = Some(kept.layout.name);
    }
    Ok(())
}

fn remembered(layout: &FillLayout) -> Option<Remembered> {
    serde_json::from_str(&layout.meaning).ok()
}

fn checked(name: &str) -> Result<&str, Trouble> {
    let name = name.trim();
    let is_usable = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
    if is_usable { Ok(name) } else { Err(Trouble::UnusableLayoutName) }
}

/// Two tables have two names.
fn free_name(desk: &Desk, name: &str, labels: &str) -> Result<String, Trouble> {
    let others: Vec<String> = desk
        .store
        .fill_layouts()?
        .into_iter()
        .filter(|kept| kept.layout.labels != labels)
        .map(|kept| kept.layout.name)
        .collect();
    let numbered = (2..).map(|number| format!("{name} {number}"));
    Ok(std::iter::once(name.to_owned()).chain(numbered).find(|name| !others.contains(name)).unwrap_or_default())
}

/// A table that is not as empty as it should be is not kept: it would be a register beside the registers.
fn tells_of_somebody(filling: &Filling) -> bool {
    let is_number = |text: &str| {
        let mut run = 0;
        plain(text).chars().any(|letter| {
            run = if letter.is_ascii_digit() { run + 1 } else { 0 };
            run >= DIGITS_OF_SOMEBODY
        })
    };
    filling.blank.grids.iter().any(|grid| grid.texts().any(|(_, text)| is_number(text)))
}
