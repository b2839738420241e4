//! What opening finds and does: another version, a damaged file, a full disk.

use super::*;
use crate::domain::RecordId;
use crate::domain::registers::Person;
use crate::domain::values::{Choice, Name};
use crate::store::testing::{NAME, PASSWORD, act, archive, reopened};
use crate::store::{backup, hex};

fn somebody() -> Person {
    Person { name: Name::new("云中鹤"), ..Person::default() }
}

#[test]
fn a_newer_archive_is_refused_and_left_as_it_is() {
    let (folder, store) = archive();
    let newer = schema::SCHEMA_VERSION + 1;
    store.connection.pragma_update(None, "user_version", newer).unwrap();
    let refused = reopened(&folder, store).err();
    let known = schema::SCHEMA_VERSION;
    assert!(matches!(refused, Some(StoreError::NewerSchema { found, known: ours }) if found == newer && ours == known));
    assert_eq!(fs::read_dir(folder.path().join("档案").join(BACKUPS)).unwrap().count(), 0);
}

#[test]
fn an_older_archive_is_backed_up_before_it_is_touched() {
    let (folder, mut store) = archive();
    store.write(&act(), |writing| writing.insert(&somebody())).unwrap();
    // Its columns are there already, so the second step fails: what counts is the backup made before it.
    store.connection.pragma_update(None, "user_version", 1).unwrap();
    assert!(reopened(&folder, store).is_err());
    let backups = folder.path().join("档案").join(BACKUPS);
    let made = backups.join(format!("before-schema-{}", schema::SCHEMA_VERSION));
    assert_eq!(backup::verify(&made).unwrap().counts["person"], 1);
}

#[test]
fn an_upgrade_that_fails_again_and_again_leaves_one_backup_of_each_state() {
    let (folder, mut store) = archive();
    store.write(&act(), |writing| writing.insert(&somebody())).unwrap();
    let dir = store.dir().to_owned();
    let key = DatabaseKey::clone(&store.house.key);
    store.connection.pragma_update(None, "user_version", 1).unwrap();
    assert!(reopened(&folder, store).is_err());
    let fails_again = |backups| {
        assert!(Store::unlock(&dir, NAME, PASSWORD).is_err());
        assert_eq!(fs::read_dir(dir.join(BACKUPS)).unwrap().count(), backups);
    };
    fails_again(1);
    // An older program may still open it and go on with it.
    let draft = "INSERT INTO draft (key, json, saved_at) VALUES ('a', '{}', '2026-06-16')";
    connect(&dir.join(DATABASE), &key).unwrap().execute_batch(draft).unwrap();
    fails_again(2);
    connect(&dir.join(DATABASE), &key).unwrap().execute_batch("UPDATE draft SET json = '[]'").unwrap();
    fails_again(3);
    fails_again(3);
    let made = dir.join(BACKUPS).join(format!("before-schema-{}", schema::SCHEMA_VERSION));
    fs::write(made.join(DATABASE), "half").unwrap();
    fs::remove_dir_all(made.with_file_name(format!("before-schema-{}-3", schema::SCHEMA_VERSION))).unwrap();
    fails_again(3);
}

#[test]
fn a_database_that_says_it_was_never_begun_is_damaged_and_begun_by_nobody() {
    let (folder, store) = archive();
    store.connection.pragma_update(None, "user_version", 0).unwrap();
    assert!(matches!(reopened(&folder, store), Err(StoreError::Damaged)));
    assert_eq!(fs::read_dir(folder.path().join("档案").join(BACKUPS)).unwrap().count(), 0);
}

#[test]
fn a_database_without_one_whole_page_is_damaged_and_stays_as_it_is_with_its_log() {
    for left in [0, 16, PAGE - 1] {
        let (folder, store) = archive();
        let dir = store.dir().to_owned();
        let log = fs::read(dir.join("station.db-wal")).unwrap();
        let head = fs::read(dir.join(DATABASE)).unwrap()[..left].to_vec();
        drop(store);
        fs::write(dir.join(DATABASE), &head).unwrap();
        fs::write(dir.join("station.db-wal"), &log).unwrap();
        assert!(matches!(Store::unlock(&dir, NAME, PASSWORD), Err(StoreError::Damaged)), "{left}");
        let to = folder.path().join("抢救");
        let salvaged = Store::salvage(&dir, NAME, PASSWORD, &to, &act(), &|_, _| true);
        assert!(matches!(salvaged, Err(StoreError::BeyondSalvage)), "{left}");
        assert!(!to.exists());
        assert_eq!(fs::read(dir.join(DATABASE)).unwrap(), head);
        assert_eq!(fs::read(dir.join("station.db-wal")).unwrap(), log);
    }
}

/// The archive with its database made anew as the first version made it, with one person in it.
fn of_the_first_version(folder: &tempfile::TempDir, store: &Store) {
    let database = folder.path().join("档案").join(DATABASE);
    let aside = folder.path().join("first.db");
    let mut first = create_database(&aside, &store.house.key).unwrap();
    schema::bring_forward(&mut first, &schema::LADDER[..1], |_| Ok(()), |_| Ok(())).unwrap();
    let key = hex::encode(&store.house.key[..]);
    first.execute(&format!("ATTACH ?1 AS today KEY \"x'{key}'\""), [database.to_str()]).unwrap();
    for table in ["setting", "operator", "change", "audit"] {
        first.execute(&format!("INSERT INTO {table} SELECT * FROM today.{table}"), []).unwrap();
    }
    let somebody = "INSERT INTO person (name, sex, name_pinyin) VALUES ('云中鹤', '1', 'yunzhonghe')";
    first.execute_batch(&format!("{somebody}; DETACH today")).unwrap();
    first.close().unwrap();
    for file in fs::read_dir(database.parent().unwrap()).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with(DATABASE) {
            fs::remove_file(file).unwrap();
        }
    }
    fs::rename(aside, database).unwrap();
}

#[test]
fn an_archive_of_the_first_version_is_backed_up_and_brought_forward() {
    let (folder, store) = archive();
    of_the_first_version(&folder, &store);
    let mut store = reopened(&folder, store).unwrap();
    assert_eq!(schema::version(&store.connection).unwrap(), schema::SCHEMA_VERSION);
    let known: Person = store.load(RecordId(1)).unwrap().unwrap();
    assert_eq!((&*known.name.0, &*known.sex.code), ("云中鹤", "1"));
    assert!(store.search_agrees().unwrap(), "whoever was there is found as people are found today");
    let recorded = store.history::<Person>(RecordId(1)).unwrap();
    assert_eq!(recorded[0].after.as_ref(), Some(&known), "whoever was there without a history has one");
    assert!(store.verify_chain().unwrap().is_unbroken());
    let foreigner = Person { nationality: Choice::of("FRA"), ..known };
    store.write(&act(), |writing| writing.update(RecordId(1), &foreigner)).unwrap();
    assert_eq!(store.load(RecordId(1)).unwrap(), Some(foreigner));
    let made = folder.path().join("档案").join(BACKUPS).join(format!("before-schema-{}", schema::SCHEMA_VERSION));
    let proven = backup::verify(&made).unwrap();
    assert_eq!((proven.schema_version, proven.counts["person"]), (1, 1));
}

#[test]
fn a_full_disk_is_said_to_be_full_and_nothing_is_lost() {
    let (folder, mut store) = archive();
    let (id, _) = store.write(&act(), |writing| writing.insert(&somebody())).unwrap();
    store.connection.pragma_update(None, "max_page_count", 1).unwrap();
    let refused = store.write(&act(), |writing| (0..5000).try_for_each(|_| writing.insert(&somebody()).map(drop)));
    assert!(matches!(refused, Err(StoreError::DiskFull)));
    let store = reopened(&folder, store).unwrap();
    assert_eq!(store.load(id).unwrap(), Some(somebody()));
    assert!(store.integrity().unwrap().is_sound() && store.search_agrees().unwrap());
}

#[test]
fn a_read_only_disk_is_said_to_be_read_only() {
    let (_folder, mut store) = archive();
    store.connection.pragma_update(None, "query_only", true).unwrap();
    let refused = store.write(&act(), |writing| writing.insert(&somebody()));
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    let refused = StoreError::from(std::io::Error::from(ErrorKind::ReadOnlyFilesystem));
    assert!(matches!(refused, StoreError::ReadOnly));
}

#[test]
fn every_connection_keeps_temporary_files_in_memory_and_answers_only_what_is_on_the_disk() {
    let (_folder, store) = archive();
    for store in [&store, &store.another().unwrap()] {
        let pragma = |name| store.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
        // MEMORY, FULL, ON, ON.
        let settings = ["temp_store", "synchronous", "secure_delete", "foreign_keys"].map(|name| pragma(name).unwrap());
        assert_eq!(settings, [2, 2, 1, 1]);
    }
}
