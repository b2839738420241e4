//! Backups: made on closing and by hand, proved at once, and brought back to a new folder.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::store;
use crate::store::Action;
use std::path::Path;

pub use crate::store::Manifest;

/// Makes a dated copy in `into` (the archive's own `backups` when none is named), reopens and counts it.
pub fn make(desk: &mut Desk, into: Option<&Path>) -> Result<Manifest, Trouble> {
    desk.require(Right::BackUp)?;
    let into = into.map_or_else(|| desk.store.own_backups(), Path::to_owned);
    let at = desk.now();
    let manifest = desk.store.back_up(&into, &at, env!("CARGO_PKG_VERSION"))?;
    desk.log(Action::BackUp, &format!("{} 行", rows(&manifest)), "")?;
    Ok(manifest)
}

/// The copy made when the window closes. Old copies in the archive's own folder are thinned; nothing else is touched.
pub fn on_closing(desk: &mut Desk) -> Result<Option<Manifest>, Trouble> {
    if !desk.may(Right::BackUp) {
        return Ok(None);
    }
    let made = make(desk, None)?;
    desk.store.thin_backups(&desk.store.own_backups(), desk.today())?;
    Ok(Some(made))
}

/// Proves a backup without its password: the files are what the manifest says.
pub fn verify(folder: &Path) -> Result<Manifest, Trouble> {
    Ok(store::verify(folder)?)
}

/// The newest copy in the archive's own folder: its files, its pages and its counts, opened with this archive's key.
pub fn verify_newest(desk: &Desk) -> Result<Option<Manifest>, Trouble> {
    let newest = desk.store.backups(&desk.store.own_backups())?.pop();
    newest.map(|manifest| Ok(desk.store.verify_backup(&manifest.dir)?)).transpose()
}

/// All rows of all tables.
pub fn rows(manifest: &Manifest) -> u64 {
    manifest.counts.values().sum()
}

/// Brings a backup to a new folder, which must be empty or not exist yet.
pub fn restore(backup: &Path, to: &Path) -> Result<Manifest, Trouble> {
    Ok(store::restore(backup, to)?)
}

/// The newest proven backup of an archive, for the moment its database does not open.
pub fn newest(archive: &Path) -> Option<Manifest> {
    let folders = std::fs::read_dir(archive.join("backups")).ok()?;
    let mut proven: Vec<Manifest> = folders.flatten().filter_map(|entry| verify(&entry.path()).ok()).collect();
    proven.sort_by(|one, other| one.made_at.cmp(&other.made_at));
    proven.pop()
}

/// 「今天 08:31」 or the day of the newest backup, for the status bar.
pub fn newest_in_words(desk: &Desk) -> Option<String> {
    let manifest = desk.store.backups(&desk.store.own_backups()).ok()?.pop()?;
    let (day, time) = (manifest.made_at.get(..10)?, manifest.made_at.get(11..16)?);
    let is_today = day == desk.today().to_string();
    Some(if is_today { format!("今天 {time}") } else { day.to_owned() })
}
