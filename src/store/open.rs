//! Making, opening and locking an archive folder.

use super::backup::RESTORED;
use super::connection::{PAGE, connect, create_database, keep_little};
use super::keys::{self, DatabaseKey, KeyCost, KeyFile};
use super::{Act, NewOperator, Operator, RecoveryCode, Store, StoreError};
use super::{audit, files, operators, schema, search_index, settings, unrecorded};
use crate::domain::{Role, Station};
use rusqlite::Connection;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

pub(super) const DATABASE: &str = "station.db";
pub(super) const BACKUPS: &str = "backups";
const LOCK: &str = "LOCK";

/// What all connections to one open archive share: where it is, its key, and the lock that keeps other processes out.
pub(super) struct House {
    pub dir: PathBuf,
    pub key: DatabaseKey,
    _lock: File,
}

impl House {
    pub fn new(dir: &Path, key: DatabaseKey, lock: File) -> Self {
        Self { dir: dir.to_owned(), key, _lock: lock }
    }
}

/// What can be said about an archive before anyone signs in.
#[derive(Clone, Debug, PartialEq)]
pub struct Peek {
    pub station_name: String,
    pub made_at: String,
    /// The archive's own number, the same wherever its folder is moved to.
    pub archive: String,
}

impl Store {
    /// Makes a new archive in an empty (or not yet existing) folder; the founder is its first 站长.
    pub fn create(
        dir: &Path,
        station: &Station,
        founder: &NewOperator<'_>,
        at: &str,
    ) -> Result<(Self, Operator, RecoveryCode), StoreError> {
        Self::create_at_cost(dir, station, founder, at, KeyCost::STANDARD)
    }

    /// As [`Store::create`], with another cost of guessing passwords. For tests.
    #[doc(hidden)]
    pub fn create_at_cost(
        dir: &Path,
        station: &Station,
        founder: &NewOperator<'_>,
        at: &str,
        cost: KeyCost,
    ) -> Result<(Self, Operator, RecoveryCode), StoreError> {
        let is_new = !dir.exists();
        let lock = lock_empty(dir)?;
        let filled = fill(dir, station, founder, at, cost).inspect_err(|_| sweep(dir, is_new))?;
        let house = House { dir: dir.to_owned(), key: filled.key, _lock: lock };
        Ok((Self { connection: filled.connection, house: Arc::new(house), watch: None }, filled.founder, filled.code))
    }

    /// Opens an archive for an operator who knows their password.
    pub fn unlock(dir: &Path, operator: &str, password: &str) -> Result<(Self, Operator), StoreError> {
        let keys = KeyFile::read(dir)?;
        require_database(dir)?;
        let lock = lock(dir)?;
        let key = keys.open(operator, password)?;
        let store = Self::open(House { dir: dir.to_owned(), key, _lock: lock })?;
        let operator = operators::active(&store.connection, operator)?.ok_or(StoreError::UnknownOperator)?;
        Ok((store, operator))
    }

    /// Opens an archive whose passwords are lost; the next thing to do is [`Store::set_password`].
    pub fn unlock_with_recovery(dir: &Path, code: &RecoveryCode) -> Result<Self, StoreError> {
        let keys = KeyFile::read(dir)?;
        require_database(dir)?;
        let lock = lock(dir)?;
        let key = keys.open_with_recovery(code)?;
        Self::open(House { dir: dir.to_owned(), key, _lock: lock })
    }

    /// What stands on the door.
    pub fn peek(dir: &Path) -> Result<Peek, StoreError> {
        let keys = KeyFile::read(dir)?;
        require_database(dir)?;
        Ok(Peek { station_name: keys.station, made_at: keys.made_at, archive: keys.archive })
    }

    /// Whether a program works in this folder now. A folder without a lock is nobody's; one whose lock cannot be looked at may be
    /// somebody's.
    pub fn is_in_use(dir: &Path) -> bool {
        match File::open(dir.join(LOCK)) {
            Ok(file) => file.try_lock().is_err(),
            Err(error) => error.kind() != ErrorKind::NotFound,
        }
    }

    /// Whether this password is the operator's, for the lock over a window whose archive is open already.
    pub fn prove(dir: &Path, operator: &str, password: &str) -> Result<(), StoreError> {
        KeyFile::read(dir)?.open(operator, password).map(drop)
    }

    /// A second connection to the same open archive, for a job on its own thread.
    pub fn another(&self) -> Result<Self, StoreError> {
        let connection = connect(&self.house.dir.join(DATABASE), &self.house.key)?;
        Ok(Self { connection, house: Arc::clone(&self.house), watch: None })
    }

    /// The same to count on, which keeps little in memory.
    pub fn aside(&self) -> Result<Self, StoreError> {
        let store = self.another()?;
        keep_little(&store.connection)?;
        Ok(store)
    }

    fn open(house: House) -> Result<Self, StoreError> {
        let database = house.dir.join(DATABASE);
        require_a_page(&database)?;
        let mut connection = connect(&database, &house.key)?;
        let found = schema::version(&connection)?;
        if found == 0 {
            return Err(StoreError::Damaged);
        }
        let back_up = |old: &Connection| super::backup::before_upgrade(old, &house);
        let at_the_top = |top: &Connection| {
            search_index::remake(top)?;
            if found < schema::REMEMBERED_SINCE { record_what_upgrades_wrote(top) } else { Ok(()) }
        };
        schema::bring_forward(&mut connection, schema::LADDER, back_up, at_the_top)?;
        Ok(Self { connection, house: Arc::new(house), watch: None })
    }
}

/// Nobody did it, and no clock is asked: it is as old as the last line of the log.
fn record_what_upgrades_wrote(top: &Connection) -> Result<(), StoreError> {
    let at = audit::last_at(top)?;
    let act = Act {
        operator: "本程序", machine: "", at: &at, what: "升级档案，补记没有经过的登记", purpose: ""
    };
    unrecorded::record(top, &act).map(drop)
}

/// What a new archive consists of, once it is all on the disk.
struct Filled {
    key: DatabaseKey,
    connection: Connection,
    founder: Operator,
    code: RecoveryCode,
}

/// Needs the lock: whoever holds it is alone with the folder.
fn fill(
    dir: &Path,
    station: &Station,
    founder: &NewOperator<'_>,
    at: &str,
    cost: KeyCost,
) -> Result<Filled, StoreError> {
    let key: DatabaseKey = Zeroizing::new(keys::random()?);
    let mut keys = KeyFile::new(&station.name, at, cost)?;
    keys.admit(founder.name, founder.password, &key)?;
    let code = keys.renew_recovery(&key)?;

    files::make_folder(&dir.join(BACKUPS))?;
    let mut connection = create_database(&dir.join(DATABASE), &key)?;
    schema::bring_forward(&mut connection, schema::LADDER, |_| Ok(()), |_| Ok(()))?;
    let transaction = connection.transaction()?;
    settings::set_station(&transaction, station)?;
    let founder = operators::insert(&transaction, founder.name, Role::Administrator, at)?;
    transaction.commit()?;
    // Last, so that a folder without keys is an archive never finished, not one that cannot be opened.
    keys.write(dir)?;
    Ok(Filled { key, connection, founder, code })
}

/// Makes the folder if need be and takes its lock, if nothing else lies in it. Looked at twice: before, so that a folder
/// with other files gets no LOCK; and after, because somebody else may have made an archive while we waited.
pub(super) fn lock_empty(dir: &Path) -> Result<File, StoreError> {
    files::make_folder(dir)?;
    require_empty(dir)?;
    let lock = lock(dir)?;
    require_empty(dir)?;
    Ok(lock)
}

/// A LOCK alone is what a begun and abandoned archive leaves, or one just being begun.
fn require_empty(dir: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(dir)? {
        if entry?.file_name() != LOCK {
            return Err(StoreError::AlreadyAnArchive);
        }
    }
    Ok(())
}

/// Takes back what was begun under the lock of [`lock_empty`]: nothing of this was there before it.
pub(super) fn sweep(dir: &Path, is_new: bool) {
    for file in
        [DATABASE, "station.db-wal", "station.db-shm", keys::FILE, "station.new", RESTORED, "RESTORED.new", LOCK]
    {
        let _ = fs::remove_file(dir.join(file));
    }
    let _ = fs::remove_dir(dir.join(BACKUPS));
    if is_new {
        let _ = fs::remove_dir(dir);
    }
}

fn require_database(dir: &Path) -> Result<(), StoreError> {
    if dir.join(DATABASE).is_file() { Ok(()) } else { Err(StoreError::NotAnArchive) }
}

/// A file without one whole page holds nothing, and the library would begin it anew and remove the log beside it.
fn require_a_page(database: &Path) -> Result<(), StoreError> {
    if fs::metadata(database)?.len() < PAGE as u64 { Err(StoreError::Damaged) } else { Ok(()) }
}

/// The operating system drops the lock when the process ends, however it ends. A window that is just closing, or a process
/// being started at this moment (it holds our files until it becomes its own), is given a moment to let go.
fn lock(dir: &Path) -> Result<File, StoreError> {
    let file = files::private().create(true).truncate(false).open(dir.join(LOCK))?;
    for _ in 0..10 {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(30)),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
    Err(StoreError::InUse)
}

/// Takes the lock of an archive that is only read from, if it ever had one; nothing is written.
pub(super) fn lock_as_found(dir: &Path) -> Result<Option<File>, StoreError> {
    require_database(dir)?;
    let Ok(file) = File::open(dir.join(LOCK)) else { return Ok(None) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        _ => Ok(Some(file)),
    }
}

#[cfg(test)]
mod tests;
