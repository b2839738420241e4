//! A working copy of the damaged file, and one connection after another to it: the library gives a connection up for good
//! when it meets a page whose bytes are not authentic.

use super::{DatabaseKey, schema_pages};
use crate::store::{StoreError, connection, files, schema};
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The least that is lost of a database.
pub(super) const PAGE: usize = connection::PAGE;

const COPY: &str = "damaged.db";
const FILES: [&str; 5] = [COPY, "damaged.db-wal", "damaged.db-shm", "damaged.db-journal", schema_pages::PATTERN];

pub(super) struct Damaged {
    path: PathBuf,
    key: DatabaseKey,
    connection: Option<Connection>,
}

impl Damaged {
    /// Copies what the disk still gives, with the newest pages that lie in the log beside it.
    pub fn copy(database: &Path, to: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        let path = to.join(COPY);
        if copy_what_reads(database, &path)? < PAGE as u64 {
            return Err(StoreError::BeyondSalvage);
        }
        let log = beside(database, "-wal");
        if log.is_file() {
            copy_what_reads(&log, &beside(&path, "-wal"))?;
        }
        let mut damaged = Self { path, key: Zeroizing::new(**key), connection: None };
        if damaged.take_in_log().is_err() {
            damaged.connection = None;
            schema_pages::replace(&damaged.path, &damaged.key)?;
            damaged.reopened()?;
        }
        Ok(damaged)
    }

    /// The schema the file was written with. Newer ones are refused, as at the door; without one nothing was ever written.
    pub fn version(&mut self) -> Result<i32, StoreError> {
        let found = schema::version(self.connection()?)?;
        let known = schema::SCHEMA_VERSION;
        match found {
            0 => Err(StoreError::BeyondSalvage),
            _ if found > known => Err(StoreError::NewerSchema { found, known }),
            _ => Ok(found),
        }
    }

    pub fn connection(&mut self) -> Result<&Connection, StoreError> {
        if self.connection.is_none() {
            self.connection = Some(connection::read_only(&self.path, &self.key)?);
        }
        self.connection.as_ref().ok_or(StoreError::Damaged)
    }

    /// After a page that could not be read.
    pub fn give_up_connection(&mut self) {
        self.connection = None;
    }

    fn reopened(&mut self) -> Result<(), StoreError> {
        self.give_up_connection();
        self.connection().map(drop)
    }

    /// Writes the pages of the log into the copy, so that each further connection begins at once.
    fn take_in_log(&mut self) -> Result<(), StoreError> {
        let writing = connection::connect(&self.path, &self.key)?;
        // A page that cannot be read may stand in the way; then the log stays, and is read with the file.
        let _ = writing.pragma_update(None, "journal_mode", "DELETE");
        drop(writing);
        self.reopened()
    }
}

/// Removes the working copy.
pub(super) fn sweep(dir: &Path) {
    for file in FILES {
        let _ = fs::remove_file(dir.join(file));
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Page by page: where a dying disk gives nothing, there are zeros in the copy. Gives the length.
fn copy_what_reads(from: &Path, to: &Path) -> Result<u64, StoreError> {
    let mut original = File::open(from)?;
    let mut copy = files::private().create_new(true).open(to)?;
    let length = original.metadata()?.len();
    let mut page = vec![0; PAGE];
    let mut at = 0;
    while at < length {
        let size = usize::try_from((length - at).min(PAGE as u64)).unwrap_or(PAGE);
        let piece = &mut page[..size];
        if read_at(&mut original, at, piece).is_err() {
            piece.fill(0);
        }
        copy.write_all(piece)?;
        at += size as u64;
    }
    copy.sync_all()?;
    Ok(length)
}

fn read_at(file: &mut File, at: u64, piece: &mut [u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(piece)
}
