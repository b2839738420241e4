//! Files written so that a cut of power leaves either the old one or the new one, and only their owner reads them.
//!
//! Rights are narrowed on Unix alone: on Windows a folder passes on its own. A folder somebody chose keeps the rights it has.

use super::StoreError;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes a folder, and those it lies in, for its owner alone. One that is there stays as it is.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// How a file is opened for writing that, if it is new, only its owner reads.
pub(crate) fn private() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.read(true).write(true);
    options
}

/// Writes aside, flushes to the disk, then takes the old file's place in one step.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let aside = path.with_extension("new");
    let mut file = private().create(true).truncate(true).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&aside, path)?;
    Ok(flush_folder(path.parent().unwrap_or(Path::new(".")))?)
}

/// Copies a file and sees it down to the disk.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    // Not fs::copy: that would take over the rights of a stick that knows none.
    let mut copy = private().create(true).truncate(true).open(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    Ok(copy.sync_all()?)
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
