//! Backups: made on closing and by hand, proved at once, and brought back to a new folder.

use super::outgoing::require_outside_archives;
use super::station::folder_name;
use super::{Desk, Trouble, attachments, printing};
use crate::domain::Right;
use crate::store;
use crate::store::Action;
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};

pub use crate::store::Manifest;

/// A backup and where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeBackup {
    pub folder: PathBuf,
    pub manifest: Manifest,
}

/// Makes a dated copy in `into` (the archive's own `backups` when none is named), reopens and counts it.
pub fn make(desk: &mut Desk, into: Option<&Path>) -> Result<MadeBackup, Trouble> {
    desk.require(Right::BackUp)?;
    let into = into.map_or_else(|| own_folder(desk.folder()), Path::to_owned);
    let at = desk.now();
    let (folder, manifest) = desk.store.back_up(&into, &at, env!("CARGO_PKG_VERSION"))?;
    desk.log(Action::Backup, &format!("{} 行", manifest.rows()), "")?;
    Ok(MadeBackup { folder, manifest })
}

/// The copy made when the window closes, without what was removed long ago. Old copies in the archive's own folder are
/// thinned; nothing else is touched.
pub fn on_closing(desk: &mut Desk) -> Result<Option<MadeBackup>, Trouble> {
    if !desk.may(Right::BackUp) {
        return Ok(None);
    }
    attachments::wipe_removed(desk)?;
    printing::wipe_outdated(desk)?;
    let made = make(desk, None)?;
    store::backup::thin(&own_folder(desk.folder()), desk.day_vouched_for()?)?;
    Ok(Some(made))
}

/// Proves a backup without its password: the files are what the manifest says.
pub fn verify(folder: &Path) -> Result<Manifest, Trouble> {
    Ok(store::backup::verify(folder)?)
}

/// The newest copy in the archive's own folder: its files, its pages and its counts, opened with this archive's key.
pub fn verify_newest(desk: &Desk) -> Result<Option<Manifest>, Trouble> {
    desk.require(Right::Look)?;
    let Some(newest) = newest(desk.folder()) else { return Ok(None) };
    Ok(Some(desk.store.verify_backup(&newest.folder)?))
}

/// Brings a backup to a new folder, which must be empty or not exist yet and lie in no archive.
pub fn restore(backup: &Path, to: &Path) -> Result<Manifest, Trouble> {
    require_outside_archives(to)?;
    Ok(store::backup::restore(backup, to)?)
}

impl MadeBackup {
    /// `2026-06-15 08:31`
    pub fn made_at(&self) -> String {
        self.manifest.made_at.get(..16).unwrap_or_default().replace('T', " ")
    }
}

/// A folder that is free for what a backup is restored to, named for the station and the day.
pub fn folder_for_restoring(manifest: &Manifest, documents: &Path) -> PathBuf {
    let day = manifest.made_at.get(..10).unwrap_or_default();
    let name = format!("{} 恢复 {day}", folder_name(&manifest.station));
    let house = documents.join(super::station::ARCHIVES);
    let names = std::iter::once(name.clone()).chain((2..100).map(|number| format!("{name} {number}")));
    names.map(|name| house.join(name)).find(|folder| !folder.exists()).unwrap_or_else(|| house.join(name))
}

/// The newest proven backup of an archive, for the moment its database does not open. Names do not say which that is: the
/// copy before an upgrade is named for its schema.
pub fn newest(archive: &Path) -> Option<MadeBackup> {
    let folders = std::fs::read_dir(own_folder(archive)).ok()?;
    let mut dated: Vec<(DateTime<FixedOffset>, PathBuf)> =
        folders.flatten().filter_map(|entry| dated(entry.path())).collect();
    dated.sort();
    // The newest is proved first and an older one only if it is not whole.
    dated.into_iter().rev().find_map(|(_, folder)| {
        let manifest = verify(&folder).ok()?;
        Some(MadeBackup { folder, manifest })
    })
}

/// The backups that lie in the own folders of these archives, the newest first. What they say of themselves is read, nothing
/// is proved yet: that is done with the one that is taken.
pub fn kept(archives: &[PathBuf]) -> Vec<MadeBackup> {
    let folders = archives.iter().filter_map(|archive| std::fs::read_dir(own_folder(archive)).ok());
    let mut kept: Vec<(DateTime<FixedOffset>, PathBuf)> =
        folders.flat_map(|entries| entries.flatten().filter_map(|entry| dated(entry.path()))).collect();
    kept.sort();
    let read = |folder: PathBuf| {
        let manifest = store::backup::read_manifest(&folder).ok()?;
        Some(MadeBackup { folder, manifest })
    };
    kept.into_iter().rev().filter_map(|(_, folder)| read(folder)).collect()
}

/// A backup with the moment it was made.
fn dated(folder: PathBuf) -> Option<(DateTime<FixedOffset>, PathBuf)> {
    let manifest = store::backup::read_manifest(&folder).ok()?;
    Some((DateTime::parse_from_rfc3339(&manifest.made_at).ok()?, folder))
}

/// The folder inside an archive where its backups lie.
fn own_folder(archive: &Path) -> PathBuf {
    archive.join("backups")
}

/// When the newest backup inside an archive was made, `2026-06-15 08:31`, read from its folder's name: a backup gets its
/// name only after it was proved. For the sign-in screen, where no password has been given yet.
pub fn last_made(archive: &Path) -> Option<String> {
    let names = std::fs::read_dir(own_folder(archive)).ok()?;
    let dated = |name: String| {
        let (day, time) = (name.get(..10)?.to_owned(), name.get(11..16)?.replace('-', ":"));
        let is_dated = day.parse::<crate::domain::Date>().is_ok() && name.get(10..11) == Some("_");
        is_dated.then(|| format!("{day} {time}"))
    };
    names.flatten().filter_map(|entry| dated(entry.file_name().into_string().ok()?)).max()
}

/// 「今天 08:31」 or the day of the newest backup, for the status bar.
pub fn newest_in_words(desk: &Desk) -> Option<String> {
    let made = last_made(desk.folder())?;
    let (day, time) = made.split_once(' ')?;
    let is_today = day == desk.today().to_string();
    Some(if is_today { format!("今天 {time}") } else { day.to_owned() })
}
