//! Two people correct one registration: what only one changed is kept from both, what both changed is chosen by the clerk.

use crate::desk::*;
use crate::office::{OPERATOR, Office};
use crate::window::{OFFICE, fill, key, press};
use eframe::egui::Key;
use linli::domain::RecordId;
use linli::domain::registers::Person;
use linli::domain::values::{Phones, Text};
use linli::store::{Act, Store};
use linli::ui::theme::Appearance;

/// 曾不曾; the landlord was written first.
const PERSON: RecordId = RecordId(2);

/// The question, in a window of this size.
pub fn asked_whose(size: [f32; 2], appearance: Appearance) -> Window {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = half_corrected(sit_down_at(desk, office, size, appearance));
    meanwhile(&window, |store| correct(store, corrected_elsewhere));
    save(&mut window);
    window
}

/// The form of 曾不曾 with another telephone and another household address, neither saved yet.
fn half_corrected(mut window: Window) -> Window {
    command(&mut window, Key::Num2);
    choose(&mut window, "曾不曾");
    key(&mut window, Key::F4);
    fill(&mut window, "联系电话", "13800000999");
    fill(&mut window, "户籍详址", "石桥镇新合村5组5号");
    window
}

pub fn correct(store: &mut Store, change: impl FnOnce(&mut Person)) {
    let act =
        Act { operator: OPERATOR, machine: "柜台二", at: "2026-06-15T10:00:00+08:00", what: "修改", purpose: "" };
    let mut person: Person = store.load(PERSON).expect("read").expect("there");
    change(&mut person);
    store.write(&act, |writing| writing.update(PERSON, &person)).expect("corrected");
}

fn corrected_elsewhere(person: &mut Person) {
    person.phones = Phones::new("13800000888");
    person.registered_address = Text::new("石桥镇新合村7组7号");
    person.remark = Text::new("前台登记");
}

#[test]
fn what_both_changed_stands_side_by_side_and_each_field_takes_the_value_that_was_chosen() {
    let mut window = asked_whose(OFFICE, Appearance::default());
    assert!(stands(&window, "这几项在您填写期间被别人改过"));
    press(&mut window, "照选的保存");
    assert!(stands(&window, "这几项在您填写期间被别人改过"), "nothing is saved before every field is chosen");
    press(&mut window, "联系电话用已存的");
    // The keyboard stands on the first of them, one's own household address.
    key(&mut window, Key::Space);
    press(&mut window, "照选的保存");
    assert!(stands(&window, "已保存对登记的修改"));
    let person = afresh(window).page("曾不曾").person;
    assert_eq!(person.phones.0, ["13800000888"]);
    assert_eq!(person.registered_address.0, "石桥镇新合村5组5号");
    assert_eq!(person.remark.0, "前台登记", "what only the other changed is kept");
}

#[test]
fn left_without_a_choice_nothing_is_saved_and_everything_typed_is_there() {
    let mut window = half_corrected(desk());
    meanwhile(&window, |store| correct(store, |person| person.phones = Phones::new("13800000888")));
    save(&mut window);
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "这几项在您填写期间被别人改过"));
    assert_eq!(text(&window, "联系电话"), "13800000999");
    assert_eq!(afresh(window).page("曾不曾").person.phones.0, ["13800000888"]);
}

#[test]
fn a_dwelling_that_both_changed_is_named_on_both_sides() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    key(&mut window, Key::F4);
    fill(&mut window, "现住址", "海棠苑3栋2单元502室");
    meanwhile(&window, |store| {
        let stay = RecordId(1);
        let act =
            Act { operator: OPERATOR, machine: "柜台二", at: "2026-06-15T10:00:00+08:00", what: "", purpose: "" };
        let mut residence: linli::domain::registers::Residence = store.load(stay).expect("read").expect("there");
        let move_out = |writing: &mut linli::store::Writing<'_>| {
            let room = [("2", "海棠苑"), ("5", "1栋"), ("6", "1单元"), ("7", "301室")];
            residence.place = linli::domain::values::Link::to(writing.find_or_create_place(&room)?);
            writing.update(stay, &residence)
        };
        store.write(&act, move_out).expect("moved");
    });
    save(&mut window);
    press(&mut window, "现住址用已存的");
    press(&mut window, "照选的保存");
    assert!(stands(&window, "已保存对登记的修改"));
    assert_eq!(afresh(window).page("曾不曾").stays[0].address, "海棠苑1栋1单元301室");
}
