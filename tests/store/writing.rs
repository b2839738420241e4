//! The one door for writing: all or nothing, remembered, numbered, and taken back.

use crate::archive::*;
use linli::domain::registers::{Person, Place, Residence};
use linli::domain::values::{Choice, Link, Name, Text};
use linli::domain::{RecordId, Register};
use linli::every_register;
use linli::store::{Act, Action, OnPaper, Printed, StoreError};

#[test]
fn every_register_comes_back_as_it_was_written() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let id = archive.insert_person(&person("云中鹤", 1));
    let stay = residence(id, place, "2026-06-01");
    let stay_id = archive.write("登记", |writing| writing.insert(&stay));
    assert_eq!(archive.store.load::<Person>(id).unwrap(), Some(person("云中鹤", 1)));
    assert_eq!(archive.store.load::<Residence>(stay_id).unwrap(), Some(stay));
    assert_eq!(archive.store.load::<Place>(place).unwrap().unwrap().full_name.0, "海棠苑3栋2单元501室");
}

#[test]
fn every_register_has_the_columns_of_its_table() {
    use linli::store::Stored;
    let schema = include_str!("../../schema.sql");
    macro_rules! check {
        ($($register:ty),+) => {
            $({
                let fields = <$register>::columns();
                let mut expected: Vec<&str> =
                    fields.iter().map(String::as_str).chain(<$register>::KEPT.iter().copied()).chain(["id"]).collect();
                let mut found = columns_in(schema, <$register>::TABLE);
                expected.sort_unstable();
                found.sort_unstable();
                assert_eq!(found, expected, "{}", <$register>::TABLE);
            })+
        };
    }
    every_register!(check);
}

/// The columns of a table as the file for people to read has them; that file is held to the real tables by another test.
fn columns_in<'a>(schema: &'a str, table: &str) -> Vec<&'a str> {
    let start = schema.find(&format!("CREATE TABLE {table} (")).expect("the table is in the schema");
    let body = schema[start..].split_once("(\n").unwrap().1.split_once("\n)").unwrap().0;
    // What stands further in belongs to a CHECK.
    let begins_a_column = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_lowercase());
    let lines = body.lines().filter_map(|line| line.strip_prefix("    ")).filter(begins_a_column);
    lines.filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn work_that_fails_leaves_nothing_behind() {
    let mut archive = archive();
    let failed = archive.store.write(&act("登记人口"), |writing| {
        writing.insert(&person("云中鹤", 1))?;
        writing.next_number("流动人口", 2026)?;
        Err::<(), _>(StoreError::NotFound)
    });
    assert!(matches!(failed, Err(StoreError::NotFound)));
    assert_eq!(archive.store.load::<Person>(RecordId(1)).unwrap(), None);
    assert_eq!(archive.store.verify_chain().unwrap().lines, 0);
    assert_eq!(archive.store.last_undoable(FOUNDER).unwrap(), None);
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn numbers_have_no_gaps_after_work_that_failed() {
    let mut archive = archive();
    let mut taken = Vec::new();
    for round in 0..6 {
        let result = archive.store.write(&act("登记"), |writing| {
            let number = writing.next_number("流动人口", 2026)?;
            if round % 2 == 0 { Err(StoreError::Busy) } else { Ok(number) }
        });
        taken.extend(result.ok().map(|(number, _)| number));
    }
    assert_eq!(taken, [1, 2, 3]);
    assert_eq!(archive.write("登记", |writing| writing.next_number("流动人口", 2027)), 1);
    assert_eq!(archive.write("登记", |writing| writing.next_number("调解", 2026)), 1);
}

#[test]
fn a_number_whose_save_was_taken_back_is_not_given_again() {
    let mut archive = archive();
    let (_, change) = archive
        .store
        .write(&act("登记"), |writing| {
            writing.insert(&person("云中鹤", 1))?;
            writing.next_number("流动人口", 2026)
        })
        .unwrap();
    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(archive.write("登记", |writing| writing.next_number("流动人口", 2026)), 2);
}

#[test]
fn undo_is_named_by_what_it_takes_back_and_takes_all_of_it_back() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let (id, change) = archive
        .store
        .write(&act("登记流动人口"), |writing| {
            let id = writing.insert(&person("云中鹤", 1))?;
            writing.insert(&residence(id, place, "2026-06-01"))?;
            Ok(id)
        })
        .unwrap();
    let last = archive.store.last_undoable(FOUNDER).unwrap().unwrap();
    assert_eq!((last.id, last.what.as_str()), (change, "登记流动人口"));

    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(archive.store.load::<Person>(id).unwrap(), None);
    assert_eq!(archive.store.residences_of(id).unwrap(), []);
    assert!(archive.store.search_agrees().unwrap());
    // What comes next is what was done before.
    assert_eq!(archive.store.last_undoable(FOUNDER).unwrap().unwrap().what, "登记地址");
}

#[test]
fn undoing_a_change_brings_back_what_was_there_before() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    let renamed = Person { name: Name::new("水上漂"), ..person("云中鹤", 1) };
    let ((), change) = archive.store.write(&act("改名"), |writing| writing.update(id, &renamed)).unwrap();
    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(archive.store.load(id).unwrap(), Some(person("云中鹤", 1)));
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn undoing_a_deletion_brings_the_record_back_under_its_number() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    let ((), change) = archive.store.write(&act("删除"), |writing| writing.delete::<Person>(id)).unwrap();
    assert_eq!(archive.store.load::<Person>(id).unwrap(), None);
    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(archive.store.load(id).unwrap(), Some(person("云中鹤", 1)));
}

#[test]
fn a_change_is_not_undone_twice_and_an_undoing_can_be_undone() {
    let mut archive = archive();
    let (id, change) = archive.store.write(&act("登记"), |writing| writing.insert(&person("云中鹤", 1))).unwrap();
    let undo = archive.store.undo(&act("撤销"), change).unwrap();
    assert!(matches!(archive.store.undo(&act("撤销"), change), Err(StoreError::Changed)));
    archive.store.undo(&act("撤销"), undo).unwrap();
    assert_eq!(archive.store.load(id).unwrap(), Some(person("云中鹤", 1)));
}

#[test]
fn what_was_changed_since_is_not_undone() {
    let mut archive = archive();
    let (id, change) = archive.store.write(&act("登记"), |writing| writing.insert(&person("云中鹤", 1))).unwrap();
    let renamed = Person { name: Name::new("水上漂"), ..person("云中鹤", 1) };
    archive.write("改名", |writing| writing.update(id, &renamed));
    assert!(matches!(archive.store.undo(&act("撤销"), change), Err(StoreError::Changed)));
    assert_eq!(archive.store.load(id).unwrap(), Some(renamed));
}

#[test]
fn what_others_have_come_to_need_is_not_undone() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let (id, change) = archive.store.write(&act("登记"), |writing| writing.insert(&person("云中鹤", 1))).unwrap();
    archive.write("登记居住", |writing| writing.insert(&residence(id, place, "2026-06-01")));
    assert!(matches!(archive.store.undo(&act("撤销"), change), Err(StoreError::Changed)));
    let deleted = archive.store.write(&act("删除"), |writing| writing.delete::<Person>(id));
    assert!(matches!(deleted, Err(StoreError::StillUsed)));
    assert!(archive.store.load::<Person>(id).unwrap().is_some());
}

#[test]
fn undo_takes_back_only_what_the_operator_did() {
    let mut archive = archive();
    archive.insert_person(&person("云中鹤", 1));
    assert_eq!(archive.store.last_undoable("录入员甲").unwrap(), None);
}

#[test]
fn saving_what_is_not_different_changes_nothing() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    archive.write("修改", |writing| writing.update(id, &person("云中鹤", 1)));
    assert_eq!(archive.store.history::<Person>(id).unwrap().len(), 1);
    assert_eq!(archive.store.last_undoable(FOUNDER).unwrap().unwrap().what, "登记人口");
}

#[test]
fn history_tells_who_changed_what() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    let renamed = Person { name: Name::new("水上漂"), ..person("云中鹤", 1) };
    archive.write("改名", |writing| writing.update(id, &renamed));
    let history = archive.store.history::<Person>(id).unwrap();
    assert_eq!(history.iter().map(|entry| entry.change.what.as_str()).collect::<Vec<_>>(), ["改名", "登记人口"]);
    assert_eq!(history[0].before, Some(person("云中鹤", 1)));
    assert_eq!(history[0].after, Some(renamed));
    assert_eq!(history[1].before, None);
    assert_eq!(history[0].change.operator, FOUNDER);
}

#[test]
fn a_new_label_is_carried_into_every_address_below() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let estate = archive.store.children(None).unwrap().remove(0);
    let renamed = Place { label: Text::new("丁香苑"), ..estate.1 };
    let ((), change) = archive.store.write(&act("小区改名"), |writing| writing.update(estate.0, &renamed)).unwrap();
    assert_eq!(archive.store.place_name(place).unwrap(), "丁香苑3栋2单元501室");
    assert!(archive.store.search_agrees().unwrap());
    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(archive.store.place_name(place).unwrap(), "海棠苑3栋2单元501室");
    assert!(archive.store.search_agrees().unwrap());
}

#[test]
fn a_place_cannot_come_to_lie_below_itself() {
    let mut archive = archive();
    let room = room(&mut archive, 3, 2, 501);
    let (estate, place) = archive.store.children(None).unwrap().remove(0);
    let below_itself = Place { parent: Link::to(room), ..place };
    let refused = archive.store.write(&act("移动"), |writing| writing.update(estate, &below_itself));
    assert!(matches!(refused, Err(StoreError::PlaceInsideItself)));
}

#[test]
fn a_community_does_not_stand_in_the_addresses_below_it() {
    let mut archive = archive();
    let place = archive.write("登记地址", |writing| {
        writing.find_or_create_place(&[("1", "海棠社区"), ("2", "海棠苑"), ("5", "3栋")])
    });
    assert_eq!(archive.store.place_name(place).unwrap(), "海棠苑3栋");
}

#[test]
fn one_dwelling_is_one_row_however_it_is_spelled() {
    let mut archive = archive();
    let first = room(&mut archive, 3, 2, 501);
    let again = archive.write("登记地址", |writing| {
        writing.find_or_create_place(&[("2", "海棠苑"), ("5", "3幢"), ("6", "２单元"), ("7", "501")])
    });
    assert_eq!(first, again);
    let twin = Place { parent: Link::none(), kind: Choice::of("2"), label: Text::new("海棠苑"), ..Place::default() };
    let refused = archive.store.write(&act("登记地址"), |writing| writing.insert(&twin));
    assert!(matches!(refused, Err(StoreError::AlreadyThere)));
}

#[test]
fn the_audit_chain_is_whole_after_a_days_work() {
    let mut archive = archive();
    archive.store.log(&act("登录"), Action::SignIn, "").unwrap();
    let id = archive.insert_person(&person("云中鹤", 1));
    let looked = Act { purpose: "核对证件", ..act("查看证件号码") };
    archive.store.log(&looked, Action::Reveal, &format!("person {}", id.0)).unwrap();
    let report = archive.store.verify_chain().unwrap();
    assert!(report.is_unbroken());
    assert_eq!(report.lines, 3);
}

#[test]
fn prints_are_numbered_within_their_year_and_found_by_what_stands_on_them() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    let on_paper = [OnPaper::of::<Person>(id)];
    let printed = printed(1, &on_paper);
    let next_year = Act { at: "2027-01-01T08:00:00+08:00", ..act("打印") };
    assert_eq!(archive.store.reserve_print(&act("打印"), &printed).unwrap(), 1);
    let second = Printed { number: 2, ..printed.clone() };
    assert_eq!(archive.store.reserve_print(&act("打印"), &second).unwrap(), 2);
    assert_eq!(archive.store.reserve_print(&next_year, &printed).unwrap(), 1);
    let prints = archive.store.prints_of(Person::TABLE, id).unwrap();
    assert_eq!(
        prints.iter().map(|print| (print.year, print.number)).collect::<Vec<_>>(),
        [(2027, 1), (2026, 2), (2026, 1)]
    );
    assert!(archive.store.verify_chain().unwrap().is_unbroken());
}

fn printed(number: u32, records: &[OnPaper]) -> Printed<'_> {
    Printed { number, document: "floating_card", records, pages: 1, copies: 2, sha256: "00", ..Printed::default() }
}

#[test]
fn a_print_is_logged_under_the_number_on_the_paper_or_not_at_all() {
    let mut archive = archive();
    for wrong in [0, 2] {
        let refused = archive.store.reserve_print(&act("打印"), &printed(wrong, &[]));
        assert!(matches!(refused, Err(StoreError::NumberTaken)), "{wrong}");
    }
    archive.store.reserve_print(&act("打印"), &printed(1, &[])).unwrap();
    assert!(matches!(archive.store.reserve_print(&act("打印"), &printed(1, &[])), Err(StoreError::NumberTaken)));
    assert_eq!(archive.store.next_print_number(2026).unwrap(), 2);
    assert_eq!(archive.store.verify_chain().unwrap().lines, 1);
}

#[test]
fn a_print_whose_paper_did_not_come_out_is_void_and_keeps_its_number() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    archive.store.reserve_print(&act("打印"), &printed(1, &[OnPaper::of::<Person>(id)])).unwrap();
    archive.store.void_print(&act("打印没有成功"), 2026, 1, "没有送出").unwrap();
    assert_eq!(voids(&archive, id), [(1, Some("没有送出".to_owned()))]);
    assert_eq!(archive.store.next_print_number(2026).unwrap(), 2);
    assert!(matches!(archive.store.void_print(&act("打印没有成功"), 2026, 7, "没有送出"), Err(StoreError::NotFound)));
    assert!(archive.store.verify_chain().unwrap().is_unbroken());
}

#[test]
fn a_number_left_reserved_is_void_at_the_next_opening_and_one_handed_over_stays() {
    let mut archive = archive();
    let id = archive.insert_person(&person("云中鹤", 1));
    for number in [1, 2, 3] {
        archive.store.reserve_print(&act("打印"), &printed(number, &[OnPaper::of::<Person>(id)])).unwrap();
    }
    archive.store.hand_over_print(2026, 2).unwrap();
    let mut archive = archive.reopened(|_| ()).unwrap();
    assert_eq!(archive.store.void_left_prints(&act("打印"), "程序中断").unwrap(), 2);
    let reason = Some("程序中断".to_owned());
    assert_eq!(voids(&archive, id), [(3, reason.clone()), (2, None), (1, reason)]);
    assert_eq!(archive.store.void_left_prints(&act("打印"), "程序中断").unwrap(), 0, "said once");
    assert_eq!(archive.store.next_print_number(2026).unwrap(), 4, "never given again");
    let said = archive.store.log_lines(1).unwrap().remove(0);
    assert_eq!((said.action.as_str(), said.detail.as_str()), ("print", "2026 年第3号作废：程序中断"));
    assert!(archive.store.verify_chain().unwrap().is_unbroken());
}

/// The prints of a person, the latest first, and why each is void.
fn voids(archive: &Archive, person: RecordId) -> Vec<(u32, Option<String>)> {
    let prints = archive.store.prints_of(Person::TABLE, person).unwrap();
    prints.into_iter().map(|print| (print.number, print.void_reason)).collect()
}

#[test]
fn a_link_to_a_record_that_is_gone_is_not_called_a_deletion() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 2, 501);
    let nobody = residence(RecordId(999), place, "2026-06-01");
    let refused = archive.store.write(&act("登记居住"), |writing| writing.insert(&nobody));
    assert!(matches!(refused, Err(StoreError::LinkGone)));
    let id = archive.insert_person(&person("云中鹤", 1));
    let stay = archive.write("登记居住", |writing| writing.insert(&residence(id, place, "2026-06-01")));
    let refused = archive.store.write(&act("修改居住"), |writing| writing.update(stay, &nobody));
    assert!(matches!(refused, Err(StoreError::LinkGone)));
}

#[test]
fn a_draft_is_offered_again_until_it_is_dropped() {
    let mut archive = archive();
    archive.store.save_draft("residence/new", "{}", AT).unwrap();
    archive.store.save_draft("residence/new", r#"{"name":"云"}"#, AT).unwrap();
    let mut archive = archive.reopened(|_| ()).unwrap();
    assert_eq!(archive.store.drafts().unwrap()[0].json, r#"{"name":"云"}"#);
    archive.store.drop_draft("residence/new").unwrap();
    assert!(archive.store.drafts().unwrap().is_empty());
}
