//! 疑似重复 on screen: two records side by side, made one as the clerk chooses, taken back, parted, or told apart for good.
//! By label and keyboard, read back from the archive opened afresh.

use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS};
use crate::window::{key, press, shows, wait_for, wait_until};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use linli::domain::RecordId;
use linli::domain::registers::{Person, Residence};
use linli::domain::values::{Choice, Link, Name, Phones};
use linli::services::{Desk, merging, people};
use linli::store::Act;
use linli::ui::theme::Appearance;

const FIRST: RecordId = RecordId(2);

/// 曾不曾 came a second time without a number, was written 曾补曾 and got a record of their own with another telephone.
fn office_with_a_double() -> (Office, RecordId) {
    let office = Office::with_people();
    let mut store = beside(&office.archive());
    let first: Person = store.load(FIRST).unwrap().unwrap();
    let double = Person {
        identity: Default::default(),
        name: Name::new("曾不曾"),
        former_name: Name::new("曾又曾"),
        phones: Phones::new("13800000999"),
        ..first
    };
    let act = Act {
        operator: OPERATOR,
        machine: "柜台二",
        at: "2026-06-14T08:00:00+08:00",
        what: "登记流动人口",
        purpose: "",
    };
    let (double, _) = store
        .write(&act, |writing| {
            let double = writing.insert(&double)?;
            let first: Residence = writing.load(RecordId(2))?.unwrap();
            writing.insert(&Residence {
                person: Link::to(double),
                registration_number: Default::default(),
                kind: Choice::of("1"),
                ..first
            })?;
            Ok(double)
        })
        .unwrap();
    drop(store);
    (office, double)
}

fn beside(archive: &std::path::Path) -> linli::store::Store {
    linli::store::Store::unlock(archive, OPERATOR, crate::office::PASSWORD).unwrap().0
}

/// The two records side by side.
pub fn compared(size: [f32; 2], appearance: Appearance) -> Window {
    let (office, _) = office_with_a_double();
    let mut window = sit_down_at(open(&office, OPERATOR), office, size, appearance);
    look_through(&mut window);
    choose_the_pair(&mut window);
    window
}

/// The page of doubles, after it has looked through the archive.
fn doubles() -> (Window, RecordId) {
    let (office, double) = office_with_a_double();
    let mut window = sit_down(office);
    look_through(&mut window);
    (window, double)
}

fn look_through(window: &mut Window) {
    command(window, Key::Num2);
    press(window, "疑似重复");
    wait_until(window, |window| !shows(window, "正在查找"));
}

fn choose_the_pair(window: &mut Window) {
    key(window, Key::ArrowDown);
    wait_for(window, "为什么提示");
}

fn uses(desk: &Desk, person: RecordId) -> usize {
    people::page(desk, person).map(|page| page.stays.len()).unwrap_or_default()
}

#[test]
fn only_the_two_records_of_one_person_are_listed_with_the_reasons() {
    let (mut window, _) = doubles();
    assert!(shows(&window, "曾不曾") && !shows(&window, "云中鹤"));
    choose_the_pair(&mut window);
    assert!(shows(&window, "姓名相同；出生日期相同"));
    assert!(shows(&window, "会转到保留的那一条：居住登记 1 条"));
    assert!(shows(&window, "同时现住两处"), "what will have to be put right is said before");
    assert!(!shows(&window, &RESIDENTS[0].number()), "numbers are masked");
}

#[test]
fn two_records_become_one_as_it_was_chosen_and_everything_moves_along() {
    let (mut window, double) = doubles();
    choose_the_pair(&mut window);
    assert!(shows(&window, "保留这一条"));
    press(&mut window, "联系电话用保留的");
    press(&mut window, "曾用名用并入的");
    with(&mut window, Modifiers::COMMAND, Key::S);
    assert!(shows(&window, "已合并两条记录，转过来 1 处登记"));
    assert!(shows(&window, "没有疑似重复的人"));
    let afresh = afresh(window);
    let merged = people::person(&afresh.desk, FIRST).unwrap();
    assert_eq!((merged.former_name.0.as_str(), merged.identity.number), ("曾又曾", RESIDENTS[0].number()));
    assert_eq!(merged.phones, Phones::new(RESIDENTS[0].telephone));
    assert!(people::person(&afresh.desk, double).is_err(), "the other record is no more");
    assert_eq!(uses(&afresh.desk, FIRST), 2);
}

#[test]
fn the_other_record_may_stay_instead() {
    let (mut window, double) = doubles();
    choose_the_pair(&mut window);
    key(&mut window, Key::F6);
    with(&mut window, Modifiers::COMMAND, Key::S);
    let afresh = afresh(window);
    assert!(people::person(&afresh.desk, FIRST).is_err());
    assert_eq!(people::person(&afresh.desk, double).unwrap().identity.number, RESIDENTS[0].number());
    assert_eq!(uses(&afresh.desk, double), 2);
}

#[test]
fn a_merging_is_taken_back_with_ctrl_z_and_the_pair_stands_there_again() {
    let (mut window, double) = doubles();
    choose_the_pair(&mut window);
    press(&mut window, "合并成一条");
    command(&mut window, Key::Z);
    assert!(shows(&window, "已撤销：合并重复的人"));
    choose_the_pair(&mut window);
    let afresh = afresh(window);
    assert_eq!((uses(&afresh.desk, FIRST), uses(&afresh.desk, double)), (1, 1));
}

#[test]
fn what_was_merged_is_parted_long_afterwards() {
    let (mut window, double) = doubles();
    choose_the_pair(&mut window);
    press(&mut window, "合并成一条");
    let mut window = sit_down(killed(window));
    command(&mut window, Key::Num2);
    press(&mut window, "疑似重复");
    press(&mut window, "已合并");
    key(&mut window, Key::ArrowDown);
    press(&mut window, "分开成两条记录");
    assert!(shows(&window, "已分开成两条记录，转过来的登记已转回"));
    assert!(shows(&window, "还没有合并过"));
    let afresh = afresh(window);
    assert_eq!((uses(&afresh.desk, FIRST), uses(&afresh.desk, double)), (1, 1));
    assert_eq!(people::person(&afresh.desk, double).unwrap().phones, Phones::new("13800000999"));
}

#[test]
fn two_people_told_apart_are_asked_about_no_more_until_they_are_listed_again() {
    let (mut window, _) = doubles();
    choose_the_pair(&mut window);
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert!(shows(&window, "已记下不是同一人") && shows(&window, "没有疑似重复的人"));
    let mut window = sit_down(killed(window));
    look_through(&mut window);
    assert!(shows(&window, "没有疑似重复的人"));
    press(&mut window, "不是同一人");
    key(&mut window, Key::ArrowDown);
    press(&mut window, "重新列出");
    wait_until(&mut window, |window| !shows(window, "正在查找"));
    press_with_role(&mut window, eframe::egui::Role::Tab, "疑似重复");
    wait_for(&mut window, "曾不曾");
    choose_the_pair(&mut window);
}

#[test]
fn the_doubles_of_one_person_are_looked_for_from_their_page() {
    let (office, _) = office_with_a_double();
    let mut window = sit_down(office);
    command(&mut window, Key::Num2);
    choose(&mut window, "单数双");
    press_in_menu(&mut window, "更多", "查找重复记录");
    assert!(shows(&window, "没有疑似重复的人"));
    key(&mut window, Key::Escape);
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "查找重复记录");
    assert!(shows(&window, "为什么提示"), "the only pair is open at once");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert!(window.query_by_label("登记流动人口").is_some(), "back in the list");
}

#[test]
fn records_changed_while_they_were_looked_at_are_not_merged() {
    let (mut window, double) = doubles();
    choose_the_pair(&mut window);
    meanwhile(&window, |store| {
        let act =
            Act {
                operator: OPERATOR, machine: "柜台二", at: "2026-06-15T08:00:00+08:00", what: "修改", purpose: ""
            };
        let mut changed: Person = store.load(double).unwrap().unwrap();
        changed.phones = Phones::new("13800000888");
        store.write(&act, |writing| writing.update(double, &changed)).unwrap();
    });
    press(&mut window, "合并成一条");
    assert!(shows(&window, "在您查看期间被改过，没有合并"));
    assert_eq!(merging::merges(&afresh(window).desk).unwrap(), []);
}

#[test]
fn who_may_only_look_merges_and_parts_nothing() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::Num2);
    press(&mut window, "疑似重复");
    assert!(shows(&window, "您的角色只能查看") && !shows(&window, "合并成一条"));
}
