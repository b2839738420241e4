//! Backups: whole or not there, proved, brought back.

use crate::archive::*;
use linli::domain::registers::Person;
use linli::store::{Remembered, Store, StoreError, backup};
use std::fs;

#[test]
fn a_backup_is_dated_verified_and_brought_back_to_a_new_folder() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    let into = archive.folder.path().join("U盘");
    let (dir, manifest) = archive.store.back_up(&into, AT, "0.1.0").unwrap();
    assert_eq!(dir, into.join("2026-06-15_09-00-00"));
    assert_eq!((manifest.counts["person"], manifest.station.as_str()), (1, "海棠社区综治工作站"));
    assert_eq!(backup::verify(&dir).unwrap(), manifest);
    assert_eq!(archive.store.verify_backup(&dir).unwrap(), manifest);

    let to = archive.folder.path().join("恢复");
    assert_eq!(backup::restore(&dir, &to).unwrap(), manifest);
    let (store, _) = Store::unlock(&to, FOUNDER, PASSWORD).unwrap();
    assert_eq!(store.load(id).unwrap(), Some(person("云中鹤", 1)));
    assert!(store.search_agrees().unwrap() && store.verify_chain().unwrap().is_unbroken());
}

#[test]
fn restoring_never_writes_into_a_folder_that_has_something() {
    let archive = archive();
    let (dir, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    assert!(matches!(backup::restore(&dir, &archive.path()), Err(StoreError::AlreadyAnArchive)));
    assert!(archive.reopened(|_| ()).is_ok());
}

#[test]
fn restoring_keeps_out_of_a_folder_where_an_archive_is_being_made() {
    let archive = archive();
    let (dir, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    let to = tempfile::tempdir().unwrap();
    let lock = fs::File::create(to.path().join("LOCK")).unwrap();
    lock.lock().unwrap();
    assert!(matches!(backup::restore(&dir, to.path()), Err(StoreError::InUse)));
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 1);
}

#[test]
fn an_archive_still_holds_the_line_its_backup_remembers() {
    let mut archive = archive();
    let into = archive.path().join("backups");
    let (_, founded) = archive.store.back_up(&into, AT, "0.1.0").unwrap();
    archive.insert_person(&person("云中鹤", 1));
    let (_, manifest) = archive.store.back_up(&into, AT, "0.1.0").unwrap();
    archive.insert_person(&person("水上漂", 2));
    for manifest in [&founded, &manifest] {
        assert_eq!(archive.store.compare_with(manifest).unwrap(), Remembered::Held);
    }
    let mut forged = manifest;
    forged.audit_head = "0".repeat(64);
    assert_eq!(archive.store.compare_with(&forged).unwrap(), Remembered::Lost);
}

#[test]
fn what_was_done_after_the_backup_it_came_from_is_missing_in_a_restored_archive() {
    let mut archive = archive();
    let (old, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    archive.insert_person(&person("云中鹤", 1));
    let (new, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    let to = archive.folder.path().join("恢复");
    backup::restore(&old, &to).unwrap();
    let (store, _) = Store::unlock(&to, FOUNDER, PASSWORD).unwrap();
    let manifest = backup::read_manifest(&new).unwrap();
    assert_eq!(store.compare_with(&manifest).unwrap(), Remembered::Lost);
    assert_eq!(self::archive().store.compare_with(&manifest).unwrap(), Remembered::OtherArchive);
}

#[test]
fn two_backups_of_one_second_do_not_overwrite_each_other() {
    let archive = archive();
    let into = archive.path().join("backups");
    let (one, _) = archive.store.back_up(&into, AT, "0.1.0").unwrap();
    let (two, _) = archive.store.back_up(&into, AT, "0.1.0").unwrap();
    assert_ne!(one, two);
    assert!(backup::verify(&one).is_ok() && backup::verify(&two).is_ok());
}

#[test]
fn a_backup_with_one_changed_byte_is_not_verified_and_not_restored() {
    let archive = archive();
    for file in ["station.db", "station.keys"] {
        let (dir, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
        let mut bytes = fs::read(dir.join(file)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(dir.join(file), bytes).unwrap();
        assert!(matches!(backup::verify(&dir), Err(StoreError::NotABackup)), "{file}");
        let to = archive.folder.path().join("恢复");
        assert!(matches!(backup::restore(&dir, &to), Err(StoreError::NotABackup)), "{file}");
        assert!(!to.exists());
    }
}

#[test]
fn what_is_no_backup_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(backup::verify(folder.path()), Err(StoreError::NotABackup)));
    assert!(matches!(backup::verify(&folder.path().join("没有")), Err(StoreError::NotABackup)));
}

#[test]
fn what_a_cut_of_power_left_half_done_is_swept_and_never_taken_for_a_backup() {
    let archive = archive();
    let into = archive.path().join("backups");
    let half = into.join(".linli-unfinished-2026-06-14_09-00-00");
    fs::create_dir_all(&half).unwrap();
    fs::write(half.join("station.db"), "half").unwrap();
    assert!(matches!(backup::verify(&half), Err(StoreError::NotABackup)));
    archive.store.back_up(&into, AT, "0.1.0").unwrap();
    assert!(!half.exists());
    assert_eq!(fs::read_dir(&into).unwrap().count(), 1);
}

#[test]
fn a_backup_that_cannot_be_written_leaves_nothing_behind() {
    let archive = archive();
    let into = archive.folder.path().join("只是文件");
    fs::write(&into, "x").unwrap();
    assert!(archive.store.back_up(&into, AT, "0.1.0").is_err());
    assert_eq!(fs::read(&into).unwrap(), b"x");
}

#[test]
fn thinning_removes_old_backups_and_nothing_else() {
    let archive = archive();
    let into = archive.folder.path().join("U盘");
    let days = ["2026-05-04", "2026-05-05", "2026-06-14", "2026-06-15"];
    for day in days {
        archive.store.back_up(&into, &format!("{day}T09:00:00+08:00"), "0.1.0").unwrap();
    }
    fs::create_dir(into.join("2026-01-01_照片")).unwrap();
    assert_eq!(backup::thin(&into, day("2026-06-15")).unwrap(), 1);
    let mut left: Vec<String> =
        fs::read_dir(&into).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["2026-01-01_照片", "2026-05-05_09-00-00", "2026-06-14_09-00-00", "2026-06-15_09-00-00"]);
}

#[test]
fn thinning_a_backup_leaves_what_somebody_put_into_its_folder() {
    let archive = archive();
    let into = archive.folder.path().join("U盘");
    let mut made = Vec::new();
    for day in ["2026-05-04", "2026-05-05", "2026-06-15"] {
        made.push(archive.store.back_up(&into, &format!("{day}T09:00:00+08:00"), "0.1.0").unwrap().0);
    }
    fs::create_dir(made[0].join("照片")).unwrap();
    fs::write(made[0].join("照片/门牌.txt"), "x").unwrap();
    assert_eq!(backup::thin(&into, day("2026-06-15")).unwrap(), 1);
    let left: Vec<_> = fs::read_dir(&made[0]).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["照片"]);
    assert!(made[0].join("照片/门牌.txt").exists());
}

#[test]
fn a_backup_keeps_the_passwords_of_its_day() {
    let mut archive = archive();
    let (dir, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    archive.store.set_password(&act("修改密码"), 1, "新的密码").unwrap();
    let to = archive.folder.path().join("恢复");
    backup::restore(&dir, &to).unwrap();
    assert!(Store::unlock(&to, FOUNDER, PASSWORD).is_ok());
    assert!(matches!(Store::unlock(&to, FOUNDER, "新的密码"), Err(StoreError::WrongPassword)));
}

#[test]
fn a_backup_is_made_while_a_job_goes_on_writing() {
    let mut archive = archive();
    let mut job = archive.store.another().unwrap();
    let into = archive.path().join("backups");
    archive.insert_person(&person("云中鹤", 0));
    let (dir, manifest) = std::thread::scope(|scope| {
        scope.spawn(move || {
            for serial in 1..100 {
                job.write(&act("登记"), |writing| writing.insert(&person("云中鹤", serial))).unwrap();
            }
        });
        archive.store.back_up(&into, AT, "0.1.0").unwrap()
    });
    assert!((1..=100).contains(&manifest.counts["person"]));
    let to = archive.folder.path().join("恢复");
    backup::restore(&dir, &to).unwrap();
    let (store, _) = Store::unlock(&to, FOUNDER, PASSWORD).unwrap();
    assert!(store.load::<Person>(linli::domain::RecordId(1)).unwrap().is_some() && store.search_agrees().unwrap());
}

/// It used to be written after the restoring, for everybody to read.
#[cfg(unix)]
#[test]
fn a_restored_archive_says_so_and_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let archive = archive();
    let (dir, manifest) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    let to = archive.folder.path().join("恢复");
    backup::restore(&dir, &to).unwrap();
    assert_eq!(backup::restored_from(&to), Some(manifest.made_at));
    for file in fs::read_dir(&to).unwrap().map(Result::unwrap).filter(|file| file.path().is_file()) {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
    }
    backup::forget_restored(&to);
    assert_eq!(backup::restored_from(&to), None);
}
