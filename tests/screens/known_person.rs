//! The form goes on with somebody who is known: what is recorded of them stands, unless the clerk chooses what was typed.

use super::contested::correct;
use crate::desk::*;
use crate::office::{RESIDENTS, Resident};
use crate::window::{fill, shows};
use eframe::egui::{Key, Modifiers};
use linli::domain::registers::Person;
use linli::domain::values::{Area, Text};
use linli::ui::theme::LIGHT;

/// 曾不曾, who lives in 3-2-501, at another dwelling.
const KNOWN: Resident = Resident { room: (8, 1, 101), ..RESIDENTS[0] };
/// 江西省南昌县; the number says 四川省叙永县.
const RECORDED_AREA: &str = "360121";
const RECORDED_ADDRESS: &str = "桃溪镇新村2组8号";

/// The form of the known person with another telephone, whose household has moved since the number was given.
fn known_person_typed_again() -> Window {
    let mut window = form();
    meanwhile(&window, |store| correct(store, move_household));
    fill_in(&mut window, &KNOWN);
    fill(&mut window, "联系电话", "13800009999");
    window
}

fn move_household(person: &mut Person) {
    person.registered_area = Area::of(RECORDED_AREA);
    person.registered_address = Text::new(RECORDED_ADDRESS);
}

#[test]
fn what_is_recorded_is_taken_over_also_where_the_number_proposed_something_else() {
    let mut window = known_person_typed_again();
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert_eq!(text(&window, "户籍详址"), RECORDED_ADDRESS);
    assert_eq!(text(&window, "联系电话"), KNOWN.telephone);
    save(&mut window);
    let person = afresh(window).page(KNOWN.name).person;
    assert_eq!(person.registered_area.code, RECORDED_AREA);
    assert_eq!(person.registered_address.0, RECORDED_ADDRESS);
    assert_eq!(person.phones.0, [KNOWN.telephone]);
}

#[test]
fn what_was_typed_stands_when_that_is_chosen_but_not_what_only_the_number_proposed() {
    let mut window = known_person_typed_again();
    with(&mut window, Modifiers::ALT, Key::Num3);
    save(&mut window);
    assert!(shows(&window, "已登记 曾不曾"));
    let person = afresh(window).page(KNOWN.name).person;
    assert_eq!(person.phones.0, ["13800009999"]);
    assert_eq!(person.registered_address.0, "石桥镇新合村4组18号");
    assert_eq!(person.registered_area.code, RECORDED_AREA);
}

#[test]
fn a_difference_stands_in_the_colour_of_a_question() {
    let window = known_person_typed_again();
    let recorded = Area::of(RECORDED_AREA);
    for words in [linli::domain::values::Value::shown(&recorded).as_str(), RECORDED_ADDRESS, "138****0101"] {
        assert_eq!(ink_of(&window, words), Some(LIGHT.warn), "{words}");
    }
}

#[test]
fn the_form_and_the_message_say_that_the_dwelling_before_is_left() {
    let mut window = known_person_typed_again();
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert!(shows(&window, "海棠苑3栋2单元501室 的居住到 2026-06-13 为止，去向记作本社区内搬迁"));
    assert!(shows(&window, "在住人数不变"));
    save(&mut window);
    assert!(stands(&window, "已登记 曾不曾；海棠苑3栋2单元501室 的居住到 2026-06-13 为止，记作本社区内搬迁"));
}

#[test]
fn without_a_difference_there_is_nothing_to_choose() {
    let mut window = form();
    meanwhile(&window, |store| correct(store, |person| person.registered_address = Text::new("石桥镇新合村4组18号")));
    fill_in(&mut window, &KNOWN);
    assert!(stands(&window, "就是此人，接着登记新住处"));
    assert!(!stands(&window, "就是此人，不同的用正在填的"));
}
