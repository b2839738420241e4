//! A temporary archive to write in, and the made-up people who live in it.

use linli::domain::registers::{Person, Residence};
use linli::domain::values::{Choice, Day, Identity, Link, Name, Phones, Text};
use linli::domain::{Date, RecordId, Role, Station};
use linli::store::{Act, KeyCost, NewOperator, RecoveryCode, Store, StoreError, Writing};
use std::path::Path;
use tempfile::TempDir;

pub const FOUNDER: &str = "东方不亮";
pub const PASSWORD: &str = "海棠花开了又开";
pub const AT: &str = "2026-06-15T09:00:00+08:00";

/// An open archive in a folder that goes with it.
pub struct Archive {
    pub folder: TempDir,
    pub store: Store,
    pub code: RecoveryCode,
}

impl Archive {
    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("档案")
    }

    /// Closes the archive, lets something be done to its folder, and opens it again.
    pub fn reopened(self, meanwhile: impl FnOnce(&Path)) -> Result<Self, StoreError> {
        let path = self.path();
        let Self { folder, store, code } = self;
        drop(store);
        meanwhile(&path);
        let (store, _) = Store::unlock(&path, FOUNDER, PASSWORD)?;
        Ok(Self { folder, store, code })
    }

    pub fn write<T>(&mut self, what: &str, work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>) -> T {
        self.store.write(&act(what), work).unwrap().0
    }

    pub fn insert_person(&mut self, person: &Person) -> RecordId {
        self.write("登记人口", |writing| writing.insert(person))
    }
}

/// A new archive whose passwords cost nothing to try.
pub fn archive() -> Archive {
    let folder = tempfile::tempdir().unwrap();
    let (store, _, code) = create(&folder.path().join("档案")).unwrap();
    Archive { folder, store, code }
}

pub fn create(dir: &Path) -> Result<(Store, linli::store::Operator, RecoveryCode), StoreError> {
    let founder = NewOperator { name: FOUNDER, password: PASSWORD, role: Role::Administrator };
    Store::create_at_cost(dir, &station(), &founder, AT, KeyCost::TRIFLING)
}

pub fn station() -> Station {
    Station { name: "海棠社区综治工作站".into(), community: "海棠社区".into(), ..Station::default() }
}

pub fn act(what: &str) -> Act<'_> {
    Act { operator: FOUNDER, machine: "柜台一", at: AT, what, purpose: "" }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Somebody who does not exist, told from others by the serial.
pub fn person(name: &str, serial: u32) -> Person {
    Person {
        name: Name::new(name),
        identity: Identity {
            kind: Choice::of("111"),
            number: format!("51052419900101{:04}", serial % 10_000),
            ..Identity::default()
        },
        sex: Choice::of("2"),
        birth: Day(Some(day("1990-01-01"))),
        phones: Phones(vec![format!("138000{serial:05}")]),
        ..Person::default()
    }
}

/// A floating person's residence since a day.
pub fn residence(person: RecordId, place: RecordId, from: &str) -> Residence {
    Residence {
        person: Link::to(person),
        place: Link::to(place),
        kind: Choice::of("2"),
        reside_reason: Choice::of("01"),
        from_date: Day(Some(day(from))),
        registrar: Text(FOUNDER.into()),
        ..Residence::default()
    }
}

/// The room of an estate, made if it is not there.
pub fn room(archive: &mut Archive, building: u32, unit: u32, room: u32) -> RecordId {
    archive.write("登记地址", |writing| {
        writing.find_or_create_place(&[
            ("2", "海棠苑"),
            ("5", &format!("{building}栋")),
            ("6", &format!("{unit}单元")),
            ("7", &format!("{room}室")),
        ])
    })
}
