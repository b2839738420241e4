//! A real archive of some hundreds of people, damaged page by page where its tables lie.

use super::*;
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Choice, Day, Link, Name, Phones, Text};
use crate::domain::{RecordId, Role};
use crate::store::testing::{NAME, PASSWORD, act, archive};
use crate::store::{NewOperator, StoreError, Writing};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const PEOPLE: u32 = 400;
const PAGE: usize = damaged::PAGE;

/// An archive that is closed, and what lies where in its file.
struct Broken {
    folder: TempDir,
    /// Page, table or index, and whether it is a leaf.
    pages: Vec<(usize, String, bool)>,
}

impl Broken {
    fn new() -> Self {
        let (folder, mut store) = archive();
        let clerk = NewOperator { name: "录入员甲", password: "小红花开了", role: Role::Clerk };
        store.add_operator(&act(), &clerk).unwrap();
        let everybody: Vec<u32> = (0..PEOPLE).collect();
        for morning in everybody.chunks(20) {
            let work =
                |writing: &mut Writing<'_>| morning.iter().try_for_each(|serial| register(writing, *serial).map(drop));
            store.write(&act(), work).unwrap();
        }
        store.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let pages = lay_out(&store);
        Self { folder, pages }
    }

    fn dir(&self) -> PathBuf {
        self.folder.path().join("档案")
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("抢救")
    }

    fn leaves(&self, name: &str) -> Vec<usize> {
        self.pages.iter().filter(|(_, owner, is_leaf)| owner == name && *is_leaf).map(|(page, ..)| *page).collect()
    }

    fn root(&self, name: &str) -> usize {
        self.pages.iter().find(|(_, owner, is_leaf)| owner == name && !*is_leaf).unwrap().0
    }

    /// As a dying disk does: other bytes in the middle of a page.
    fn damage(&self, pages: &[usize]) {
        let path = self.dir().join(DATABASE);
        let mut bytes = fs::read(&path).unwrap();
        for page in pages {
            let middle = (page - 1) * PAGE + PAGE / 2;
            bytes[middle..middle + 64].fill(0x5A);
        }
        fs::write(path, bytes).unwrap();
    }

    fn salvage(&self) -> Result<Salvaged, StoreError> {
        let before = fingerprint(&self.dir());
        let salvaged = Store::salvage(&self.dir(), NAME, PASSWORD, &self.target(), &act(), &|_, _| true);
        assert_eq!(fingerprint(&self.dir()), before, "the damaged archive stays as it was");
        salvaged
    }

    fn opened(&self) -> Store {
        Store::unlock(&self.target(), NAME, PASSWORD).unwrap().0
    }
}

fn register(writing: &mut Writing<'_>, serial: u32) -> Result<RecordId, StoreError> {
    let room = format!("{}室", serial / 2 + 101);
    let place = writing.find_or_create_place(&[("2", "海棠苑"), ("5", "3栋"), ("6", "2单元"), ("7", &room)])?;
    let person = writing.insert(&somebody(serial))?;
    writing.insert(&Residence {
        person: Link::to(person),
        place: Link::to(place),
        kind: Choice::of("2"),
        from_date: Day("2026-06-01".parse().ok()),
        registration_number: Text(format!("海2026-{serial:06}")),
        ..Residence::default()
    })
}

fn somebody(serial: u32) -> Person {
    Person {
        name: Name::new(&format!("云中鹤{serial}")),
        phones: Phones(vec![format!("138000{serial:05}")]),
        ..Person::default()
    }
}

fn lay_out(store: &Store) -> Vec<(usize, String, bool)> {
    let mut query = store.connection.prepare("SELECT pageno, name, pagetype = 'leaf' FROM dbstat").unwrap();
    let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)? as usize, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Every file of an archive, byte by byte.
fn fingerprint(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    files.sort();
    files
}

fn of(salvaged: &Salvaged, table: &str) -> SalvagedTable {
    salvaged.tables.iter().find(|known| known.table == table).unwrap().clone()
}

fn count(store: &Store, sql: &str) -> i64 {
    store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Everybody who can be read is who they were, and is found by their name.
fn require_people(store: &Store, numbers: impl Iterator<Item = u32>) {
    for serial in numbers {
        assert_eq!(store.load(RecordId(i64::from(serial) + 1)).unwrap(), Some(somebody(serial)));
    }
    assert!(store.integrity().unwrap().is_sound() && store.search_agrees().unwrap());
}

#[test]
fn a_sound_archive_comes_over_whole() {
    let broken = Broken::new();
    let salvaged = broken.salvage().unwrap();
    assert!(salvaged.is_whole(), "{salvaged:?}");
    assert_eq!(of(&salvaged, "person").taken, u64::from(PEOPLE));
    require_people(&broken.opened(), 0..PEOPLE);
    assert!(Store::unlock(&broken.target(), "录入员甲", "小红花开了").is_ok(), "the key slots came along");
    let left: Vec<_> = fs::read_dir(broken.target()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("damaged")), "{left:?}");
}

#[test]
fn people_on_damaged_pages_come_back_from_the_history() {
    let broken = Broken::new();
    let leaves = broken.leaves("person");
    assert!(leaves.len() > 4, "several spots, and some between them");
    broken.damage(&[leaves[0], leaves[leaves.len() / 2], leaves[leaves.len() - 1]]);
    let salvaged = broken.salvage().unwrap();
    let people = of(&salvaged, "person");
    assert!(people.unreadable > 0 && people.taken > 200, "{people:?}");
    assert_eq!(people.taken + people.from_history, u64::from(PEOPLE));
    assert_eq!((people.is_whole(), salvaged.nameless), (true, 0));
    require_people(&broken.opened(), 0..PEOPLE);
}

#[test]
fn a_row_that_cannot_be_without_somebody_lost_goes_and_counts_as_lost() {
    let (folder, mut store) = archive();
    store.write(&act(), |writing| register(writing, 0)).unwrap();
    let linked = "PRAGMA foreign_keys = OFF;
        INSERT INTO rental_house (id, place, landlord) VALUES (8, 1, 999);
        INSERT INTO tenancy (house, tenant, from_date) VALUES (8, 999, '2026-01-01'), (8, 1, '2026-02-01');
        INSERT INTO occupant (tenancy, person, from_date) VALUES (1, 1, '2026-01-01');
        INSERT INTO house_party (house, role, person, from_date) VALUES (8, '2', 999, '2026-01-01');
        INSERT INTO agreement (kind, person, valid_from) VALUES ('1', 999, '2026-01-01');";
    store.connection.execute_batch(linked).unwrap();
    let dir = store.dir().to_owned();
    drop(store);
    let to = folder.path().join("抢救");
    let salvaged = Store::salvage(&dir, NAME, PASSWORD, &to, &act(), &|_, _| true).unwrap();
    for (table, taken) in [("tenancy", 1), ("occupant", 0), ("house_party", 0), ("agreement", 0)] {
        let known = of(&salvaged, table);
        assert_eq!((known.taken, known.unreadable, known.is_whole()), (taken, 1, false), "{table}");
    }
    assert_eq!((salvaged.loosened, salvaged.is_whole()), (1, false), "the house stays, without its landlord");
    let store = Store::unlock(&to, NAME, PASSWORD).unwrap().0;
    assert_eq!(count(&store, "SELECT tenant FROM tenancy"), 1);
    assert_eq!(count(&store, "SELECT count(*) FROM rental_house WHERE landlord IS NULL"), 1);
}

#[test]
fn where_the_history_is_gone_as_well_the_residence_stays_under_a_name_that_says_so() {
    let broken = Broken::new();
    let people = broken.leaves("person");
    broken.damage(&[people[2]]);
    broken.damage(&broken.leaves("history"));
    let salvaged = broken.salvage().unwrap();
    let lost = of(&salvaged, "person").unreadable;
    assert!(lost > 0 && salvaged.nameless == lost, "{salvaged:?}");
    assert!(!salvaged.is_whole() && !salvaged.is_chain_whole);
    let store = broken.opened();
    assert_eq!(count(&store, "SELECT count(*) FROM residence"), i64::from(PEOPLE));
    let nameless = count(&store, "SELECT count(*) FROM person WHERE name = '姓名未读出'");
    assert_eq!(nameless.unsigned_abs(), lost);
    assert!(store.integrity().unwrap().is_sound() && store.search_agrees().unwrap());
}

#[test]
fn a_damaged_index_costs_nothing() {
    let broken = Broken::new();
    for index in ["person_by_pinyin", "residence_by_person", "search_key"] {
        broken.damage(&broken.leaves(index));
    }
    assert!(broken.salvage().unwrap().is_whole());
    require_people(&broken.opened(), 0..PEOPLE);
}

#[test]
fn a_table_whose_first_page_is_gone_comes_back_from_the_history() {
    let broken = Broken::new();
    broken.damage(&[broken.root("person")]);
    let people = of(&broken.salvage().unwrap(), "person");
    assert_eq!((people.taken, people.from_history), (0, u64::from(PEOPLE)));
    require_people(&broken.opened(), 0..PEOPLE);
}

#[test]
fn the_first_page_and_its_neighbours_are_made_anew() {
    let broken = Broken::new();
    let mut schema = broken.leaves("sqlite_schema");
    schema.extend([1, 2, 3]);
    broken.damage(&schema);
    let salvaged = broken.salvage().unwrap();
    assert_eq!(of(&salvaged, "person").taken, u64::from(PEOPLE));
    let store = broken.opened();
    require_people(&store, 0..PEOPLE);
    // The page of the settings was one of them: the name on the door is all that is left of the station.
    assert_eq!(store.station().unwrap().name, "海棠社区综治工作站");
}

#[test]
fn operators_who_cannot_be_read_are_let_in_again_by_whoever_salvaged() {
    let broken = Broken::new();
    broken.damage(&broken.leaves("operator"));
    broken.salvage().unwrap();
    let (_store, operator) = Store::unlock(&broken.target(), NAME, PASSWORD).unwrap();
    assert_eq!(operator.role, Role::Administrator);
}

#[test]
fn rows_that_stood_only_in_the_log_beside_the_file_come_along() {
    let (folder, mut store) = archive();
    store.write(&act(), |writing| register(writing, 0)).unwrap();
    // As a killed process leaves it: a copy taken while the file is open.
    let killed = folder.path().join("断电");
    fs::create_dir(&killed).unwrap();
    for file in [DATABASE, "station.db-wal", "station.keys"] {
        fs::copy(store.dir().join(file), killed.join(file)).unwrap();
    }
    assert!(fs::metadata(killed.join("station.db-wal")).unwrap().len() > 0);
    let to = folder.path().join("抢救");
    let salvaged = Store::salvage(&killed, NAME, PASSWORD, &to, &act(), &|_, _| true).unwrap();
    assert!(salvaged.is_whole());
    require_people(&Store::unlock(&to, NAME, PASSWORD).unwrap().0, 0..1);
}

#[test]
fn an_archive_without_its_first_bytes_is_beyond_salvage_and_nothing_is_left_behind() {
    let broken = Broken::new();
    let path = broken.dir().join(DATABASE);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..64].fill(0);
    fs::write(&path, bytes).unwrap();
    assert!(matches!(broken.salvage(), Err(StoreError::BeyondSalvage)));
    assert!(!broken.target().exists());
}

#[test]
fn an_archive_whose_tables_are_gone_is_beyond_salvage_and_not_whole() {
    for leavings in ["PRAGMA user_version = 0", "DELETE FROM sqlite_schema"] {
        let (folder, store) = archive();
        store.connection.execute_batch("PRAGMA writable_schema = ON").unwrap();
        store.connection.execute_batch(leavings).unwrap();
        let dir = store.dir().to_owned();
        drop(store);
        let to = folder.path().join("抢救");
        let refused = Store::salvage(&dir, NAME, PASSWORD, &to, &act(), &|_, _| true);
        assert!(matches!(refused, Err(StoreError::BeyondSalvage)), "{leavings}");
        assert!(!to.exists());
    }
}

#[test]
fn a_salvage_that_is_stopped_leaves_nothing_behind() {
    let broken = Broken::new();
    let stopped = Store::salvage(&broken.dir(), NAME, PASSWORD, &broken.target(), &act(), &|done, _| done < 3);
    assert!(matches!(stopped, Err(StoreError::Stopped)));
    assert!(!broken.target().exists());
}

#[test]
fn an_archive_that_is_open_is_not_salvaged() {
    let broken = Broken::new();
    let _open = Store::unlock(&broken.dir(), NAME, PASSWORD).unwrap();
    let refused = Store::salvage(&broken.dir(), NAME, PASSWORD, &broken.target(), &act(), &|_, _| true);
    assert!(matches!(refused, Err(StoreError::InUse)));
    assert!(!broken.target().exists());
}
