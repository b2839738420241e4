//! An open dialog has the keyboard for itself: no key reaches the screen behind it.

use super::contested::asked_whose;
use crate::desk::*;
use crate::office::RESIDENTS;
use crate::window::{OFFICE, fill, key, press};
use eframe::egui::{Key, Modifiers};
use linli::ui::theme::Appearance;

/// Every key that does something on one of the screens or everywhere.
fn press_every_shortcut(window: &mut Window) {
    for letter in [Key::S, Key::P, Key::N, Key::K, Key::D, Key::F, Key::L, Key::Z, Key::Num1, Key::Num2, Key::Num9] {
        command(window, letter);
    }
    for digit in [Key::Num1, Key::Num2, Key::Num3, Key::O, Key::F] {
        with(window, Modifiers::ALT, digit);
    }
    for function in [Key::F1, Key::F3, Key::F4, Key::F7, Key::F8] {
        key(window, function);
    }
}

#[test]
fn the_guard_before_leaving_lets_no_key_through_to_the_form() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    key(&mut window, Key::Escape);
    press_every_shortcut(&mut window);
    assert!(stands(&window, "这份登记还没有保存"));
    assert!(!stands(&window, "已登记 罗小梅"));
    key(&mut window, Key::Escape);
    assert_eq!(text(&window, "姓名"), NEWCOMER.name, "nothing was moved behind it");
    assert_eq!(afresh(window).living().len(), RESIDENTS.len());
}

#[test]
fn the_question_whose_value_stands_lets_no_key_through_to_the_form() {
    let mut window = asked_whose(OFFICE, Appearance::default());
    press_every_shortcut(&mut window);
    assert!(stands(&window, "这几项在您填写期间被别人改过"));
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "这几项在您填写期间被别人改过"));
    assert_eq!(text(&window, "联系电话"), "13800000999");
}

#[test]
fn the_question_before_a_draft_is_dropped_lets_no_key_through() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    command(&mut window, Key::Num1);
    press(&mut window, "丢掉");
    press_every_shortcut(&mut window);
    assert!(stands(&window, "丢掉这份没写完的登记？"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "登记流动人口：罗小梅"));
}

#[test]
fn the_dialog_that_ends_a_registration_uses_its_own_keys_and_lets_no_other_through() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "注销…");
    press_every_shortcut(&mut window);
    assert!(stands(&window, "注销 曾不曾 的居住登记"));
    fill(&mut window, "注销原因", "离开本地");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    press_in_menu(&mut window, "更多", "注销…");
    fill(&mut window, "注销原因", "离开本地");
    save(&mut window);
    assert!(stands(&window, "已注销居住登记"), "Ctrl S is a key of the dialog itself");
}

#[test]
fn the_handbook_lets_no_key_through_to_the_form() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    key(&mut window, Key::F1);
    save(&mut window);
    with(&mut window, Modifiers::ALT, Key::O);
    key(&mut window, Key::F1);
    assert_eq!(text(&window, "姓名"), NEWCOMER.name, "the second F1 closes it");
    assert!(!is_here(&window, "曾用名"), "nothing was unfolded behind it");
    assert_eq!(afresh(window).living().len(), RESIDENTS.len());
}
