//! A folder that is being filled, under a name aside until it is whole. Each has a name and a lock of its own, so that several
//! programs may fill one stick at the same time; what has no holder was left by a cut of power and is swept.

use super::{StoreError, files};
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const PREFIX: &str = ".linli-unfinished-";
const LOCK: &str = ".lock";

/// Dropped before [`Unfinished::arrive`], it leaves nothing behind.
pub(super) struct Unfinished {
    folder: PathBuf,
    /// None once it is let go.
    lock: Option<File>,
}

impl Unfinished {
    /// Makes the folder in `into`, and sweeps there what nobody works on any more.
    pub fn begin(into: &Path, name: &str) -> Result<Self, StoreError> {
        static SERIAL: AtomicU32 = AtomicU32::new(1);
        sweep(into)?;
        let (process, serial) = (std::process::id(), SERIAL.fetch_add(1, Ordering::Relaxed));
        let folder = into.join(format!("{PREFIX}{process}-{serial}-{name}"));
        let lock = files::private().create(true).truncate(false).open(lock_of(&folder))?;
        // A disk that knows no locks shows every one as held: there nothing is swept.
        let _ = lock.try_lock();
        let unfinished = Self { folder, lock: Some(lock) };
        files::make_folder(&unfinished.folder)?;
        Ok(unfinished)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives the folder its name, in one step.
    pub fn arrive(self, to: &Path) -> Result<(), StoreError> {
        Ok(fs::rename(&self.folder, to)?)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
        self.lock = None;
        let _ = fs::remove_file(lock_of(&self.folder));
    }
}

/// Beside the folder, which is renamed while it is held.
fn lock_of(folder: &Path) -> PathBuf {
    let mut name = OsString::from(folder);
    name.push(LOCK);
    PathBuf::from(name)
}

/// What cannot be removed is left for another time: it must not stand in the way of a backup.
fn sweep(into: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(into)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.starts_with(PREFIX) {
            continue;
        }
        if name.ends_with(LOCK) {
            if !is_held(&path) {
                let _ = fs::remove_file(&path);
            }
        } else if !is_held(&lock_of(&path)) {
            let _ = fs::remove_dir_all(&path);
        }
    }
    Ok(())
}

fn is_held(lock: &Path) -> bool {
    File::open(lock).is_ok_and(|file| file.try_lock().is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn two_that_are_filled_at_once_under_one_name_leave_each_other_alone() {
        let into = tempfile::tempdir().unwrap();
        let one = Unfinished::begin(into.path(), "2026-06-15_09-00-00").unwrap();
        fs::write(one.folder().join("station.db"), "one").unwrap();
        let other = Unfinished::begin(into.path(), "2026-06-15_09-00-00").unwrap();
        fs::write(other.folder().join("station.db"), "other").unwrap();
        drop(other);
        one.arrive(&into.path().join("whole")).unwrap();
        assert_eq!(fs::read_to_string(into.path().join("whole/station.db")).unwrap(), "one");
        assert_eq!(names(into.path()), ["whole"]);
    }

    #[test]
    fn what_nobody_holds_any_more_is_swept_with_its_lock() {
        let into = tempfile::tempdir().unwrap();
        let left = into.path().join(format!("{PREFIX}4000000000-1-2026-06-14_09-00-00"));
        fs::create_dir(&left).unwrap();
        fs::write(left.join("station.db"), "half").unwrap();
        fs::write(lock_of(&left), "").unwrap();
        drop(Unfinished::begin(into.path(), "2026-06-15_09-00-00").unwrap());
        assert!(names(into.path()).is_empty());
    }
}
