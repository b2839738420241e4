//! Getting in, and every way of not getting in.

use crate::archive::*;
use linli::domain::Role;
use linli::store::{KeyCost, NewOperator, Store, StoreError};
use std::fs;
use std::io::{Seek, SeekFrom, Write};

#[test]
fn what_was_saved_is_there_when_the_archive_is_opened_again() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    let archive = archive.reopened(|_| ()).unwrap();
    assert_eq!(archive.store.load(id).unwrap(), Some(person("云中鹤", 1)));
    assert_eq!(archive.store.station().unwrap(), station());
}

#[test]
fn an_archive_at_the_real_cost_of_passwords_opens_too() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("档案");
    let founder = NewOperator { name: FOUNDER, password: PASSWORD, role: Role::Administrator };
    drop(Store::create(&dir, &station(), &founder, AT).unwrap());
    let keys = fs::read_to_string(dir.join("station.keys")).unwrap();
    assert!(keys.contains(&format!("\"memory_kib\": {}", KeyCost::STANDARD.memory_kib)));
    let (_, operator) = Store::unlock(&dir, FOUNDER, PASSWORD).unwrap();
    assert_eq!((operator.name.as_str(), operator.role), (FOUNDER, Role::Administrator));
}

#[test]
fn a_wrong_password_and_an_unknown_operator_are_told_apart() {
    let archive = archive();
    let dir = archive.path();
    drop(archive.store);
    assert!(matches!(Store::unlock(&dir, FOUNDER, "海棠"), Err(StoreError::WrongPassword)));
    assert!(matches!(Store::unlock(&dir, "西方不亮", PASSWORD), Err(StoreError::UnknownOperator)));
    assert!(Store::unlock(&dir, FOUNDER, PASSWORD).is_ok());
}

#[test]
fn the_name_on_the_door_is_read_without_a_password() {
    let archive = archive();
    assert_eq!(Store::peek(&archive.path()).unwrap().station_name, station().name);
}

#[test]
fn a_second_window_is_refused_and_told_why() {
    let archive = archive();
    assert!(matches!(Store::unlock(&archive.path(), FOUNDER, PASSWORD), Err(StoreError::InUse)));
}

#[test]
fn a_second_connection_of_the_same_window_sees_what_the_first_saved() {
    let mut archive = archive();
    let other = archive.store.another().unwrap();
    let id = archive.insert_person(&person("云中鹤", 1));
    assert_eq!(other.load(id).unwrap(), Some(person("云中鹤", 1)));
    let dir = archive.path();
    drop(archive.store);
    // The lock stays as long as any connection does.
    assert!(matches!(Store::unlock(&dir, FOUNDER, PASSWORD), Err(StoreError::InUse)));
    drop(other);
    assert!(Store::unlock(&dir, FOUNDER, PASSWORD).is_ok());
}

#[test]
fn a_folder_that_is_no_archive_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("家庭照片.txt"), "x").unwrap();
    assert!(matches!(Store::unlock(folder.path(), FOUNDER, PASSWORD), Err(StoreError::NotAnArchive)));
    assert!(matches!(create(folder.path()), Err(StoreError::AlreadyAnArchive)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_another_is_just_making_an_archive_in_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let lock = fs::File::create(folder.path().join("LOCK")).unwrap();
    lock.lock().unwrap();
    assert!(matches!(create(folder.path()), Err(StoreError::InUse)));
    assert!(folder.path().join("LOCK").exists());
    drop(lock);
    // Whoever was there has gone without making anything.
    assert!(create(folder.path()).is_ok());
}

#[test]
fn of_two_who_make_an_archive_in_one_folder_at_once_one_does_and_the_other_spoils_nothing() {
    for _ in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("档案");
        let (one, other) = std::thread::scope(|scope| {
            let other = scope.spawn(|| create(&dir).map(drop));
            (create(&dir).map(drop), other.join().unwrap())
        });
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        assert!(Store::unlock(&dir, FOUNDER, PASSWORD).is_ok());
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_what_lies_in_an_archive() {
    use std::os::unix::fs::PermissionsExt;
    let mut archive = archive();
    archive.insert_person(&person("云中鹤", 1));
    archive.store.renew_recovery(&act("更换恢复码")).unwrap();
    let (backup, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    let restored = archive.folder.path().join("恢复");
    linli::store::backup::restore(&backup, &restored).unwrap();
    let mut count = 0;
    let folders = [archive.path(), archive.path().join("backups"), backup, restored];
    for folder in &folders {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in entries.chain([folder.clone()]) {
            let open_to_others = fs::metadata(&path).unwrap().permissions().mode() & 0o077;
            assert_eq!(open_to_others, 0, "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 12);
}

#[test]
fn a_database_damaged_at_its_head_is_said_to_be_damaged_and_kept() {
    let archive = archive();
    let mut damaged = Vec::new();
    let opened = archive.reopened(|dir| {
        overwrite(&dir.join("station.db"), 0, &[0x5A; 64]);
        damaged = fs::read(dir.join("station.db")).unwrap();
    });
    assert!(matches!(opened, Err(StoreError::Damaged)));
}

#[test]
fn a_database_damaged_among_its_rows_is_found_by_looking_through_it() {
    let mut archive = archive();
    for serial in 0..200 {
        archive.insert_person(&person("云中鹤", serial));
    }
    let damage = |dir: &std::path::Path| {
        let file = dir.join("station.db");
        // Rows come last, behind the schema, which opening reads.
        let among_the_rows = (fs::metadata(&file).unwrap().len() / 4096 - 20) * 4096;
        overwrite(&file, among_the_rows + 100, &[0x5A; 64]);
    };
    let archive = archive.reopened(damage).unwrap();
    assert!(archive.store.integrity().map_or(true, |found| !found.is_sound()));
}

#[test]
fn a_sound_archive_is_found_sound() {
    let mut archive = archive();
    archive.insert_person(&person("云中鹤", 1));
    assert!(archive.store.integrity().unwrap().is_sound());
}

#[test]
fn unreadable_keys_are_said_to_be_damaged() {
    let opened = archive().reopened(|dir| fs::write(dir.join("station.keys"), "{").unwrap());
    assert!(matches!(opened, Err(StoreError::DamagedKeys)));
}

#[test]
fn keys_of_another_archive_do_not_open_this_one() {
    let other = archive();
    let opened = archive().reopened(|dir| {
        fs::copy(other.path().join("station.keys"), dir.join("station.keys")).unwrap();
    });
    assert!(matches!(opened, Err(StoreError::Damaged)));
}

#[test]
fn the_recovery_code_opens_and_a_new_password_follows() {
    let archive = archive();
    let (dir, printed) = (archive.path(), archive.code.to_string());
    drop(archive.store);

    let mut store = Store::unlock_with_recovery(&dir, &printed.to_lowercase().parse().unwrap()).unwrap();
    let operator = store.operators().unwrap().remove(0);
    store.set_password(&act("重设密码"), operator.id, "新的密码").unwrap();
    drop(store);

    assert!(matches!(Store::unlock(&dir, FOUNDER, PASSWORD), Err(StoreError::WrongPassword)));
    assert!(Store::unlock(&dir, FOUNDER, "新的密码").is_ok());
}

#[test]
fn a_renewed_recovery_code_voids_the_old_one() {
    let mut archive = archive();
    let new = archive.store.renew_recovery(&act("更换恢复码")).unwrap();
    let dir = archive.path();
    drop(archive.store);
    assert!(matches!(Store::unlock_with_recovery(&dir, &archive.code), Err(StoreError::WrongRecoveryCode)));
    assert!(Store::unlock_with_recovery(&dir, &new).is_ok());
}

#[test]
fn operators_come_and_go_and_one_head_stays() {
    let mut archive = archive();
    let clerk = NewOperator { name: "录入员甲", password: "小红花", role: Role::Clerk };
    let clerk = archive.store.add_operator(&act("添加操作员"), &clerk).unwrap();
    let dir = archive.path();
    drop(archive.store);
    let (mut store, operator) = Store::unlock(&dir, "录入员甲", "小红花").unwrap();
    assert_eq!(operator.role, Role::Clerk);

    let founder = store.operators().unwrap()[0].id;
    let act = act("停用操作员");
    assert!(matches!(store.deactivate(&act, founder), Err(StoreError::LastAdministrator)));
    assert!(matches!(store.set_role(&act, founder, Role::Reader), Err(StoreError::LastAdministrator)));
    store.deactivate(&act, clerk.id).unwrap();
    drop(store);
    assert!(matches!(Store::unlock(&dir, "录入员甲", "小红花"), Err(StoreError::UnknownOperator)));
    assert!(Store::unlock(&dir, FOUNDER, PASSWORD).is_ok());
}

#[test]
fn two_operators_cannot_have_one_name() {
    let mut archive = archive();
    let twin = NewOperator { name: FOUNDER, password: "另一个", role: Role::Clerk };
    assert!(matches!(archive.store.add_operator(&act("添加操作员"), &twin), Err(StoreError::OperatorExists)));
    assert!(archive.reopened(|_| ()).is_ok());
}

#[test]
fn without_its_key_file_an_open_archive_says_so_and_nobody_is_added() {
    let mut archive = archive();
    fs::remove_file(archive.path().join("station.keys")).unwrap();
    let clerk = NewOperator { name: "录入员甲", password: "小红花", role: Role::Clerk };
    let refused = archive.store.add_operator(&act("添加操作员"), &clerk).unwrap_err();
    assert!(refused.to_string().contains("station.keys 不见了"), "{refused}");
    assert_eq!(archive.store.operators().unwrap().len(), 1);
}

#[test]
fn no_error_speaks_of_a_library() {
    let errors = [
        StoreError::WrongPassword,
        StoreError::NewerSchema { found: 9, known: 1 },
        StoreError::DiskFull,
        StoreError::File(std::io::Error::other("No such file or directory")),
    ];
    for error in errors {
        let sentence = error.to_string();
        assert!(!sentence.contains("SQL") && !sentence.contains("file"), "{sentence}");
    }
}

fn overwrite(path: &std::path::Path, at: u64, bytes: &[u8]) {
    let mut file = fs::File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}
