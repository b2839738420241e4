//! Backups: a dated folder with a copy of the database, its keys and a manifest, proved before it gets its name.
//!
//! A folder under a final name is whole: everything is written and proved under a name aside first. Restoring never writes
//! into an archive that is there.

mod upgrade;

pub(super) use upgrade::before_upgrade;

use super::open::{self, BACKUPS, DATABASE, House};
use super::unfinished::Unfinished;
use super::{Store, StoreError, audit, connection, files, integrity, keys, schema, thinning};
use crate::domain::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const MANIFEST: &str = "manifest.json";
const FORMAT: u32 = 1;
/// Says in a restored archive, until somebody signs in, when its backup was made.
pub(super) const RESTORED: &str = "RESTORED";

/// What a backup says of itself.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Manifest {
    format: u32,
    pub made_at: String,
    pub app_version: String,
    pub schema_version: i32,
    pub station: String,
    /// Which archive it was made from.
    pub archive: String,
    /// Rows by table.
    pub counts: BTreeMap<String, u64>,
    /// The audit log's last line: what the archive must still contain later on.
    pub audit_lines: i64,
    pub audit_head: String,
    pub database_sha256: String,
    pub keys_sha256: String,
}

/// What has become of the audit line a backup remembers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Remembered {
    /// It is there, and with it all that led to it.
    Held,
    /// It is gone or another: the log was cut or rewritten, or this archive was restored from a backup older than that one.
    Lost,
    /// The backup was made from another archive and says nothing about this one.
    OtherArchive,
}

impl Manifest {
    /// Rows of all tables together.
    pub fn rows(&self) -> u64 {
        self.counts.values().sum()
    }
}

impl Store {
    /// Makes a backup in a new dated folder of `into`, reopens it, checks and counts it. Gives the folder.
    pub fn back_up(&self, into: &Path, at: &str, app_version: &str) -> Result<(PathBuf, Manifest), StoreError> {
        make(&self.connection, &self.house, into, &dated(at), at, app_version)
    }

    /// [`verify`], and then the backup opened with this archive's key, checked and counted.
    pub fn verify_backup(&self, dir: &Path) -> Result<Manifest, StoreError> {
        let manifest = verify(dir)?;
        prove(&dir.join(DATABASE), &self.house.key, &manifest.counts)?;
        Ok(manifest)
    }

    /// Whether the audit log still holds the line a backup ends with. The chain alone cannot show a log cut off at its end
    /// or written anew from its beginning; a backup kept elsewhere can.
    pub fn compare_with(&self, manifest: &Manifest) -> Result<Remembered, StoreError> {
        if manifest.archive != keys::KeyFile::read(&self.house.dir)?.archive {
            return Ok(Remembered::OtherArchive);
        }
        let hash = audit::hash_of(&self.connection, manifest.audit_lines)?;
        Ok(if hash == manifest.audit_head { Remembered::Held } else { Remembered::Lost })
    }
}

/// Whether a backup's files are those it was made with. Needs no password.
pub fn verify(dir: &Path) -> Result<Manifest, StoreError> {
    let manifest = read_manifest(dir)?;
    let is_same = |file: &str, hash: &str| -> Result<bool, StoreError> {
        let path = dir.join(file);
        Ok(path.is_file() && files::sha256(&path)? == hash)
    };
    if is_same(DATABASE, &manifest.database_sha256)? && is_same(keys::FILE, &manifest.keys_sha256)? {
        Ok(manifest)
    } else {
        Err(StoreError::NotABackup)
    }
}

/// Makes an archive out of a backup, in an empty or new folder. The passwords are those of the day it was made.
pub fn restore(backup: &Path, to: &Path) -> Result<Manifest, StoreError> {
    let manifest = verify(backup)?;
    let is_new = !to.exists();
    let _lock = open::lock_empty(to)?;
    copy_out(backup, to, &manifest).inspect_err(|_| open::sweep(to, is_new))?;
    Ok(manifest)
}

/// Removes the backups in a folder that the rule of [`thinning`] does not keep, each archive's for themselves, and says how
/// many. Only the files of whole backups are touched: anything else, in the folder or in a backup, is not
/// ours to remove.
pub fn thin(folder: &Path, today: Date) -> Result<usize, StoreError> {
    let mut by_archive: BTreeMap<String, Vec<(Date, String, PathBuf)>> = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let dir = entry?.path();
        let Ok(manifest) = read_manifest(&dir) else { continue };
        let Some(day) = manifest.made_at.get(..10).and_then(|day| day.parse().ok()) else { continue };
        by_archive.entry(manifest.archive).or_default().push((day, manifest.made_at, dir));
    }
    let mut removed = 0;
    for mut backups in by_archive.into_values() {
        backups.sort();
        let days: Vec<Date> = backups.iter().map(|(day, ..)| *day).collect();
        for ((_, _, dir), is_kept) in backups.iter().zip(thinning::kept(&days, today)) {
            if !is_kept && verify(dir).is_ok() {
                remove(dir)?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

/// Removes what a backup consists of; whatever else somebody put beside it stays, and its folder with it.
fn remove(dir: &Path) -> Result<(), StoreError> {
    for file in [MANIFEST, DATABASE, keys::FILE] {
        fs::remove_file(dir.join(file))?;
    }
    match fs::remove_dir(dir) {
        Err(error) if error.kind() == std::io::ErrorKind::DirectoryNotEmpty => Ok(()),
        outcome => Ok(outcome?),
    }
}

fn make(
    connection: &Connection,
    house: &House,
    into: &Path,
    name: &str,
    at: &str,
    app_version: &str,
) -> Result<(PathBuf, Manifest), StoreError> {
    files::make_folder(into)?;
    let unfinished = Unfinished::begin(into, name)?;
    let manifest = write(connection, house, unfinished.folder(), at, app_version)?;
    let dir = free_name(into, name);
    unfinished.arrive(&dir)?;
    files::flush_folder(into)?;
    Ok((dir, manifest))
}

fn write(
    connection: &Connection,
    house: &House,
    aside: &Path,
    at: &str,
    app_version: &str,
) -> Result<Manifest, StoreError> {
    let database = aside.join(DATABASE);
    // There and empty already, so that its rights are ours and not the library's.
    drop(files::private().create_new(true).open(&database)?);
    let path = database.to_str().ok_or_else(|| StoreError::File(std::io::ErrorKind::InvalidFilename.into()))?;
    connection.execute("VACUUM INTO ?1", [path])?;
    files::flush(&database)?;
    files::copy(&house.dir.join(keys::FILE), &aside.join(keys::FILE))?;

    let key_file = keys::KeyFile::read(aside)?;
    // Counted in the copy: the archive may be written to by a job meanwhile.
    let copy = connection::read_only(&database, &house.key)?;
    let (audit_lines, audit_head) = audit::head(&copy)?;
    let manifest = Manifest {
        format: FORMAT,
        made_at: at.to_owned(),
        app_version: app_version.to_owned(),
        schema_version: schema::version(&copy)?,
        station: key_file.station,
        archive: key_file.archive,
        counts: counts(&copy)?,
        audit_lines,
        audit_head,
        database_sha256: files::sha256(&database)?,
        keys_sha256: files::sha256(&aside.join(keys::FILE))?,
    };
    drop(copy);
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| StoreError::File(error.into()))?;
    files::replace(&aside.join(MANIFEST), &text)?;
    prove(&database, &house.key, &manifest.counts)?;
    Ok(manifest)
}

/// Opens a copy afresh, checks every page of it and counts again.
pub(super) fn prove(
    database: &Path,
    key: &keys::DatabaseKey,
    expected: &BTreeMap<String, u64>,
) -> Result<(), StoreError> {
    let copy = connection::read_only(database, key)?;
    if integrity::integrity(&copy)?.is_sound() && counts(&copy)? == *expected {
        Ok(())
    } else {
        Err(StoreError::NotABackup)
    }
}

/// Rows by table. The search tree follows from the rest and is checked with its pages.
pub(super) fn counts(connection: &Connection) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut query = connection.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'search_key'",
    )?;
    let tables = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut counts = BTreeMap::new();
    for table in tables {
        let count: i64 = connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))?;
        counts.insert(table, count.unsigned_abs());
    }
    Ok(counts)
}

/// What a backup says of itself, its files unread: enough for [`Store::compare_with`].
pub fn read_manifest(dir: &Path) -> Result<Manifest, StoreError> {
    let text = fs::read(dir.join(MANIFEST)).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => StoreError::NotABackup,
        _ => error.into(),
    })?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| StoreError::NotABackup)?;
    if manifest.format == FORMAT { Ok(manifest) } else { Err(StoreError::NotABackup) }
}

/// When the backup was made out of which this archive was restored, until that is logged.
pub fn restored_from(dir: &Path) -> Option<String> {
    fs::read_to_string(dir.join(RESTORED)).ok()
}

/// Forgets it. One that stays is logged again, which is true as well.
pub fn forget_restored(dir: &Path) {
    let _ = fs::remove_file(dir.join(RESTORED));
}

/// The keys last: a folder without them is no archive yet.
fn copy_out(backup: &Path, to: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    files::copy(&backup.join(DATABASE), &to.join(DATABASE))?;
    if files::sha256(&to.join(DATABASE))? != manifest.database_sha256 {
        return Err(StoreError::NotABackup);
    }
    files::make_folder(&to.join(BACKUPS))?;
    files::replace(&to.join(RESTORED), manifest.made_at.as_bytes())?;
    files::copy(&backup.join(keys::FILE), &to.join(keys::FILE))?;
    Ok(files::flush_folder(to)?)
}

/// `2026-06-15_10-42-07`: sorts by time, and every file system takes it.
fn dated(at: &str) -> String {
    at.chars()
        .take(19)
        .map(|letter| if letter == 'T' { '_' } else { letter })
        .map(|letter| if letter == ':' { '-' } else { letter })
        .collect()
}

fn free_name(into: &Path, name: &str) -> PathBuf {
    let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}-{number}")));
    names.map(|name| into.join(name)).find(|path| !path.exists()).unwrap_or_else(|| into.join(name))
}
