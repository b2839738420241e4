//! Files that leave the program: a PDF or a table the operator saves. They never land in an archive or a backup, where a chosen name
//! could put them in the place of the keys, and they are whole under a name aside before they get their own. Neither does a
//! new archive begin in there: it would be copied, moved and removed with the other.

use super::Trouble;
use super::machine_settings::absolute;
use crate::store::{Store, private_file};
use std::ffi::OsString;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const WHAT: &str = "保存";

/// What happens to a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Existing {
    Keep,
    Replace,
}

/// A whole file that only lacks its name. Dropped before [`Outgoing::arrive`], it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Outgoing {
    aside: PathBuf,
    to: PathBuf,
}

impl Outgoing {
    /// Writes the bytes beside `to`. Refused where `to` lies in the archive, in another one, or in a backup.
    pub fn write(archive: &Path, to: &Path, bytes: &[u8], existing: Existing) -> Result<Self, Trouble> {
        require_room(archive, to, existing)?;
        let outgoing = Self { aside: aside(to), to: to.to_owned() };
        write_down(&outgoing.aside, bytes).map_err(|error| Trouble::File { what: WHAT, error })?;
        Ok(outgoing)
    }

    /// Gives the file its name, in one step.
    pub fn arrive(self) -> Result<(), Trouble> {
        fs::rename(&self.aside, &self.to).map_err(|error| Trouble::File { what: WHAT, error })
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.aside);
    }
}

/// Whether a file may get this name; see [`Outgoing::write`].
pub(super) fn require_room(archive: &Path, to: &Path, existing: Existing) -> Result<(), Trouble> {
    if is_in_an_archive(archive, to) {
        return Err(Trouble::InsideArchive);
    }
    if to.is_dir() {
        return Err(Trouble::File { what: WHAT, error: ErrorKind::IsADirectory.into() });
    }
    if existing == Existing::Keep && to.exists() {
        return Err(Trouble::File { what: WHAT, error: ErrorKind::AlreadyExists.into() });
    }
    Ok(())
}

/// The folder several files go to, made where it is not there yet.
pub(super) fn make_folder(archive: &Path, folder: &Path) -> Result<(), Trouble> {
    if is_in_an_archive(archive, &folder.join("a file")) {
        return Err(Trouble::InsideArchive);
    }
    fs::create_dir_all(folder).map_err(|error| Trouble::File { what: WHAT, error })
}

fn write_down(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = private_file().create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    written.inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// A hidden name in the same folder, so that taking the final name is one step of the file system.
fn aside(to: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(to.file_name().unwrap_or_default());
    name.push(format!(".linli-{}", std::process::id()));
    to.with_file_name(name)
}

/// Whether a file there would lie in this archive, or in any other archive or backup.
pub(super) fn is_in_an_archive(archive: &Path, to: &Path) -> bool {
    let to = real(to);
    to.starts_with(real(archive)) || lies_in_any(&to)
}

/// Refuses a new archive in a folder that lies in another archive or in a backup.
pub(super) fn require_outside_archives(folder: &Path) -> Result<(), Trouble> {
    if lies_in_any(&real(folder)) { Err(Trouble::InsideArchive) } else { Ok(()) }
}

fn lies_in_any(to: &Path) -> bool {
    to.ancestors().skip(1).any(|folder| Store::peek(folder).is_ok())
}

/// The place that is really meant: links followed and `..` resolved as far as the folders exist.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = absolute(path);
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => path.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::salvage::{self, SalvageOrder};
    use crate::services::station::Founding;
    use crate::services::testing::{self, CLOCK, OPERATOR, PASSWORD};
    use crate::services::{MachineSettings, Progress, backup, station};

    #[test]
    fn a_file_inside_the_archive_is_refused_however_the_path_is_spelled() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("档案");
        fs::create_dir_all(archive.join("backups")).unwrap();
        fs::write(archive.join("station.keys"), "keys").unwrap();
        for to in ["档案/station.keys", "档案/new.pdf", "档案/backups/new.pdf", "档案/backups/../station.keys"]
        {
            let refused = Outgoing::write(&archive, &folder.path().join(to), b"%PDF", Existing::Replace);
            assert!(matches!(refused, Err(Trouble::InsideArchive)), "{to}");
        }
        assert_eq!(fs::read_to_string(archive.join("station.keys")).unwrap(), "keys");
    }

    #[test]
    fn no_archive_begins_inside_another_or_its_backups() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("档案");
        let made = backup::make(&mut testing::desk(&archive), None).unwrap().folder;
        let inside = [archive.join("新"), archive.join("backups/新"), archive.join("backups/../新"), made.join("新")];
        for to in inside {
            let founding = Founding {
                folder: to.clone(),
                operator: OPERATOR.to_owned(),
                password: PASSWORD.to_owned(),
                ..Founding::default()
            };
            let order = SalvageOrder { from: folder.path(), operator: OPERATOR, password: PASSWORD, to: &to };
            for refused in [
                backup::restore(&made, &to).map(drop),
                station::require_free(&to),
                station::found(&founding, CLOCK).map(drop),
                salvage::salvage(&mut MachineSettings::default(), &order, CLOCK, &Progress::default()).map(drop),
            ] {
                assert!(matches!(refused, Err(Trouble::InsideArchive)), "{}", to.display());
            }
            assert!(!to.exists());
        }
        assert!(backup::restore(&made, &folder.path().join("恢复")).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_the_archive_is_followed_before_it_is_judged() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("档案");
        fs::create_dir(&archive).unwrap();
        std::os::unix::fs::symlink(&archive, folder.path().join("捷径")).unwrap();
        let refused = Outgoing::write(&archive, &folder.path().join("捷径/card.pdf"), b"%PDF", Existing::Replace);
        assert!(matches!(refused, Err(Trouble::InsideArchive)));
    }

    #[test]
    fn a_file_is_whole_or_not_there_and_nothing_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, to) = (folder.path().join("档案"), folder.path().join("card.pdf"));
        drop(Outgoing::write(&archive, &to, b"first", Existing::Keep).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        Outgoing::write(&archive, &to, b"second", Existing::Keep).unwrap().arrive().unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"second");
        assert!(Outgoing::write(&archive, &to, b"third", Existing::Keep).is_err());
        assert_eq!(fs::read(&to).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
