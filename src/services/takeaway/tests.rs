//! A station taken away and brought back is the same, register by register.

use super::*;
use crate::domain::registers::{Attachment, Dispute, DisputePaper, DisputeScan, Inspection};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, RecordId};
use crate::print::documents::FLOATING_CARD;
use crate::services::export::Purpose;
use crate::services::printing::{self, Order};
use crate::services::testing::{CLOCK, OPERATOR, PASSWORD, desk};
use crate::services::{Desk, MachineSettings, Progress, Trouble, demo};
use crate::store::{Action, FillLayout, Store};
use std::fs;
use std::path::Path;

fn purpose() -> Purpose {
    Purpose { words: "换到街道的系统".into(), receiver: "青溪街道".into(), ..Purpose::default() }
}

fn taken(desk: &mut Desk, to: &Path) -> Result<Manifest, Trouble> {
    let order = TakeOrder { to, purpose: purpose(), password: PASSWORD };
    take(&mut MachineSettings::default(), desk, &order, &Progress::default())
}

/// A made-up community with a paper that was printed and a picture.
fn station(folder: &Path) -> Desk {
    let mut desk = desk(folder);
    demo::plant(&mut desk, 60, 7, &Progress::default()).unwrap();
    let stay = crate::services::people::list(&desk, &Default::default(), Default::default()).unwrap()[0];
    let paper = printing::prepare(&desk, Order::of(&FLOATING_CARD, vec![stay])).unwrap();
    printing::save(&mut desk, &paper, &folder.with_file_name("card.pdf")).unwrap();
    let everything = crate::store::Sight::of_everybody();
    let inspections: Vec<(RecordId, Inspection)> = desk.store.rows_behind(&everything, RecordId(0), 1).unwrap();
    let inspection = inspections[0].0;
    let today: Date = desk.today();
    let add = |writing: &mut crate::store::Writing<'_>| {
        let hash = writing.keep_attachment_bytes(b"no picture, but bytes")?;
        let picture = Attachment {
            inspection: Link::to(inspection),
            hash: Text(hash),
            caption: Text::new("=灭火器\u{3000}\"过期\""),
            added_on: Day(Some(today)),
            added_by: Text::new(OPERATOR),
            ..Attachment::default()
        };
        Ok(writing.insert(&picture)?)
    };
    desk.writing("添加图片", add).unwrap();
    file_a_scan(&mut desk);
    let layout =
        FillLayout { name: "街道的表".into(), labels: "姓名".into(), meaning: "{}".into(), ..Default::default() };
    desk.store.keep_fill_layout(&layout, None).unwrap();
    desk
}

/// A scanned page in the file of a case.
fn file_a_scan(desk: &mut Desk) {
    let today = desk.today();
    let case = Dispute {
        case_number: Text::new("海人调字〔2026〕第001号"),
        registered_on: Day(Some(today)),
        source: Choice::of("1"),
        dispute_type: Choice::of("01"),
        level: Choice::of("1"),
        openness: Choice::of("1"),
        summary: Lines::new("楼上漏水"),
        ..Dispute::default()
    };
    let scanned = |writing: &mut crate::store::Writing<'_>| {
        let paper = DisputePaper {
            dispute: Link::to(writing.insert(&case)?),
            kind: Choice::of("99"),
            paper_title: Text::new("租房合同"),
            pages: Count(Some(1)),
            filed_on: Day(Some(today)),
        };
        let paper = writing.insert(&paper)?;
        let hash = Text(writing.keep_attachment_bytes(b"a page that was scanned")?);
        Ok(writing.insert(&DisputeScan {
            paper: Link::to(paper),
            position: Count(Some(1)),
            hash,
            added_on: Day(Some(today)),
            added_by: Text::new(OPERATOR),
            ..DisputeScan::default()
        })?)
    };
    desk.writing("扫描件入卷", scanned).unwrap();
}

/// What does not come away as a table, each with how it is none.
const STAYS: [(&str, &str); 6] = [
    ("attachment_bytes", "files of their own"),
    ("change", "what only this archive can prove"),
    ("draft", "half a record"),
    ("history", "what only this archive can prove"),
    ("person_merge", "taken back by the history alone"),
    ("search_key", "made anew from the records"),
];

#[test]
fn every_table_of_the_archive_is_taken_or_known_to_stay() {
    let schema = include_str!("../../../schema.sql");
    let tables = schema.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split(' ').next());
    let taken: Vec<&str> = table::all().iter().map(|taken| taken.table).collect();
    let stays = |name: &str| STAYS.iter().any(|(table, _)| *table == name);
    let forgotten: Vec<&str> = tables.filter(|name| !taken.contains(name) && !stays(name)).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}

#[test]
fn a_station_that_was_taken_away_comes_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = station(&folder.path().join("档案"));
    let away = folder.path().join("带走");
    let manifest = taken(&mut desk, &away).unwrap();
    assert!(away.join("说明.txt").exists() && away.join("登记簿/01 人口.xlsx").exists());
    assert_eq!(fs::read_dir(away.join("打印文书")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(away.join("图片")).unwrap().count(), 2, "a picture, and a page that was scanned");
    let next = desk.store.next_print_number(2026).unwrap();
    drop(desk);

    let order =
        BringOrder { from: &away, folder: &folder.path().join("新档案"), operator: OPERATOR, password: PASSWORD };
    let brought = bring_back(&order, CLOCK, &Progress::default()).unwrap();
    let mut desk = brought.desk;
    assert!(desk.store.verify_chain().unwrap().is_unbroken());
    assert_eq!(desk.store.next_print_number(2026).unwrap(), next, "numbers go on where they ended");
    let again = taken(&mut desk, &folder.path().join("再带走")).unwrap();
    for (before, after) in manifest.tables.iter().zip(&again.tables) {
        if before.comes_back && before.table != "operator" {
            assert_eq!((before.rows, &before.content_sha256), (after.rows, &after.content_sha256), "{}", before.table);
        }
    }
    assert!(manifest.tables.iter().filter(|table| table.rows > 0).count() > 20, "there was something to compare");
    let found = crate::services::finding::search(&desk, "楼", 5).unwrap();
    drop(found);
    let findings = crate::services::check::run(&desk).unwrap();
    assert!(findings.is_sound(), "{findings:?}");
}

#[test]
fn a_file_that_was_altered_is_not_brought_back_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    let away = folder.path().join("带走");
    taken(&mut desk, &away).unwrap();
    fs::write(away.join("登记簿/01 人口.xlsx"), b"another").unwrap();
    let to = folder.path().join("新档案");
    let order = BringOrder { from: &away, folder: &to, operator: OPERATOR, password: PASSWORD };
    let refused = bring_back(&order, CLOCK, &Progress::default());
    assert!(matches!(refused.map(|_| ()), Err(Trouble::AlteredTakeaway(file)) if file.contains("人口")));
    assert!(!to.exists());
    let nothing = BringOrder { from: folder.path(), ..order };
    assert!(matches!(bring_back(&nothing, CLOCK, &Progress::default()).map(|_| ()), Err(Trouble::NotATakeaway)));
}

#[test]
fn the_station_head_gives_the_password_again_and_says_what_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    let to = folder.path().join("带走");
    let mut settings = MachineSettings::default();
    let wrong = TakeOrder { to: &to, purpose: purpose(), password: "不是这个口令" };
    assert!(take(&mut settings, &mut desk, &wrong, &Progress::default()).is_err());
    let silent = TakeOrder { to: &to, purpose: Purpose { words: String::new(), ..purpose() }, password: PASSWORD };
    let refused = take(&mut settings, &mut desk, &silent, &Progress::default());
    assert!(matches!(refused, Err(Trouble::ExportPurposeMissing)));
    let inside = desk.folder().join("带走");
    let inside = TakeOrder { to: &inside, ..TakeOrder { to: &to, purpose: purpose(), password: PASSWORD } };
    assert!(matches!(take(&mut settings, &mut desk, &inside, &Progress::default()), Err(Trouble::InsideArchive)));
    assert!(!to.exists());
    taken(&mut desk, &to).unwrap();
    let line = &desk.store.log_lines(1).unwrap()[0];
    assert!(line.action == Action::Export.key() && line.detail.starts_with("带走全部"), "{}", line.detail);
    assert!(Store::peek(&to).is_err());
    assert!(taken(&mut desk, &to).is_err(), "never over something that is there");
}
