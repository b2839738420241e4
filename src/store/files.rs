//! Files written so that a cut of power leaves either the old one or the new one.

use super::StoreError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes aside, flushes to the disk, then takes the old file's place in one step.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let aside = path.with_extension("new");
    let mut file = File::create(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&aside, path)?;
    Ok(flush_folder(path.parent().unwrap_or(Path::new(".")))?)
}

/// Copies a file and sees it down to the disk.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::copy(from, to)?;
    Ok(flush(to)?)
}

/// Sees one file down to the disk.
pub(super) fn flush(path: &Path) -> io::Result<()> {
    File::options().read(true).write(true).open(path)?.sync_all()
}

/// Sees the names in a folder down to the disk. Windows keeps them without being asked and cannot open folders so.
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
}

/// A file's SHA-256 in hexadecimal, read piece by piece.
pub(super) fn sha256(path: &Path) -> Result<String, StoreError> {
    use sha2::{Digest, Sha256};
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = io::Read::read(&mut file, &mut piece)?;
        if read == 0 {
            return Ok(super::hex::encode(&hasher.finalize()));
        }
        hasher.update(&piece[..read]);
    }
}
