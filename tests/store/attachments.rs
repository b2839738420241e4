//! Pictures of inspections: kept once, out of the history, brought back by undo, wiped after a while.

use crate::archive::*;
use linli::domain::RecordId;
use linli::domain::registers::{Attachment, Inspection, RentalHouse};
use linli::domain::values::{Day, Link, Text};
use linli::store::{Action, ChangeId, Salvaged, Store, StoreError};

/// As good as a picture here: the store asks nothing of the bytes.
const PICTURE: &[u8] = b"\xFF\xD8\xFF\xE0\x00\x10JFIF, the bytes of a picture that shows a kitchen";

fn visited() -> (Archive, RecordId) {
    let mut archive = archive();
    let visit = archive.write("巡查出租房屋", |writing| {
        let house = writing.insert(&RentalHouse::default())?;
        let visit = Inspection {
            house: Link::to(house),
            inspected_on: Day(Some(day("2026-06-15"))),
            inspectors: Text(FOUNDER.into()),
            ..Inspection::default()
        };
        writing.insert(&visit)
    });
    (archive, visit)
}

fn add(archive: &mut Archive, visit: RecordId, bytes: &[u8]) -> (RecordId, ChangeId) {
    let work = |writing: &mut linli::store::Writing<'_>| {
        let hash = Text(writing.keep_attachment_bytes(bytes)?);
        writing.insert(&Attachment {
            inspection: Link::to(visit),
            hash,
            added_on: Day(Some(day("2026-06-15"))),
            added_by: Text(FOUNDER.into()),
            ..Attachment::default()
        })
    };
    archive.store.write(&act("添加巡查图片"), work).unwrap()
}

fn bytes_of(store: &Store, picture: RecordId) -> Result<Vec<u8>, StoreError> {
    let picture: Attachment = store.load(picture)?.ok_or(StoreError::NotFound)?;
    store.attachment_bytes(&picture.hash)
}

fn remove(archive: &mut Archive, picture: RecordId) -> ChangeId {
    archive.store.write(&act("移除巡查图片"), |writing| writing.delete::<Attachment>(picture)).unwrap().1
}

#[test]
fn a_picture_comes_back_from_the_file_and_its_removal_is_taken_back() {
    let (mut archive, visit) = visited();
    let (picture, _) = add(&mut archive, visit, PICTURE);
    let mut archive = archive.reopened(|_| ()).unwrap();
    assert_eq!(bytes_of(&archive.store, picture).unwrap(), PICTURE);
    let removal = remove(&mut archive, picture);
    assert!(archive.store.attachments_of(visit).unwrap().is_empty());
    archive.store.undo(&act("撤销"), removal).unwrap();
    assert_eq!(bytes_of(&archive.store, picture).unwrap(), PICTURE);
    assert!(archive.store.integrity().unwrap().is_sound() && archive.store.verify_chain().unwrap().is_unbroken());
}

#[test]
fn the_history_holds_the_hash_of_a_picture_and_not_the_picture() {
    let (mut archive, visit) = visited();
    let large: Vec<u8> = (0..400_000_u32).map(|byte| (byte % 251) as u8).collect();
    let (first, _) = add(&mut archive, visit, &large);
    let size = |archive: &Archive| {
        let (dir, _) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
        dir.join("station.db").metadata().unwrap().len()
    };
    let before = size(&archive);
    for _ in 0..3 {
        let removal = remove(&mut archive, first);
        archive.store.undo(&act("撤销"), removal).unwrap();
    }
    add(&mut archive, visit, &large);
    assert!(size(&archive) - before < 100_000, "neither taking back nor the same picture again keeps it twice");
    let image = &archive.store.history::<Attachment>(first).unwrap()[0];
    assert_eq!(image.after.as_ref().map(|picture| picture.hash.len()), Some(64));
}

#[test]
fn what_was_removed_is_wiped_after_a_while_and_then_stays_away() {
    let (mut archive, visit) = visited();
    let (kept, _) = add(&mut archive, visit, b"another picture");
    let (picture, _) = add(&mut archive, visit, PICTURE);
    let removal = remove(&mut archive, picture);
    let wipe = |archive: &mut Archive, before: &str| archive.store.wipe_removed_attachments(&act(""), before).unwrap();
    assert_eq!(wipe(&mut archive, "2026-06-15"), 0, "removed on that day, not before it");
    assert_eq!(wipe(&mut archive, "2026-07-16"), 1);
    assert_eq!(wipe(&mut archive, "2026-07-16"), 0);
    assert!(matches!(archive.store.undo(&act("撤销"), removal), Err(StoreError::Changed)));
    assert_eq!(bytes_of(&archive.store, kept).unwrap(), b"another picture");
    let erased = archive.store.log_lines(10).unwrap().into_iter().filter(|line| line.action == Action::Erase.key());
    assert_eq!(erased.map(|line| line.detail).collect::<Vec<_>>(), ["抹去移除已久的图片 1 张"]);
}

#[test]
fn backups_and_salvage_count_the_pictures() {
    let (mut archive, visit) = visited();
    let (picture, _) = add(&mut archive, visit, PICTURE);
    let (dir, manifest) = archive.store.back_up(&archive.path().join("backups"), AT, "0.1.0").unwrap();
    assert_eq!((manifest.counts["attachment"], manifest.counts["attachment_bytes"]), (1, 1));
    assert_eq!(archive.store.verify_backup(&dir).unwrap(), manifest);

    let Archive { folder, store, .. } = archive;
    drop(store);
    let (from, to) = (folder.path().join("档案"), folder.path().join("抢救"));
    let salvaged: Salvaged = Store::salvage(&from, FOUNDER, PASSWORD, &to, &act("抢救"), &|_, _| true).unwrap();
    let taken = |table: &str| salvaged.tables.iter().find(|known| known.table == table).map(|known| known.taken);
    assert_eq!((taken("attachment"), taken("attachment_bytes")), (Some(1), Some(1)));
    assert!(salvaged.is_whole());
    let (store, _) = Store::unlock(&to, FOUNDER, PASSWORD).unwrap();
    assert_eq!(bytes_of(&store, picture).unwrap(), PICTURE);
}
