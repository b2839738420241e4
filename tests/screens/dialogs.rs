//! An open dialog has the keyboard for itself: no key reaches the screen behind it.

use super::contested::asked_whose;
use crate::desk::*;
use crate::office::{Office, RESIDENTS};
use crate::window::{OFFICE, fill, key, press};
use eframe::egui::{Key, Modifiers};
use linli::ui::theme::Appearance;

/// Every key that does something on one of the screens or everywhere.
fn press_every_shortcut(window: &mut Window) {
    press_every_shortcut_but(window, &[]);
}

/// All but those with Ctrl that the dialog itself answers to.
fn press_every_shortcut_but(window: &mut Window, own: &[Key]) {
    let letters = [Key::S, Key::P, Key::N, Key::K, Key::D, Key::F, Key::L, Key::Z];
    let pages = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num8, Key::Num9];
    for pressed in letters.iter().chain(&pages).filter(|key| !own.contains(key)) {
        command(window, *pressed);
    }
    for pressed in [Key::Num1, Key::Num2, Key::Num3, Key::A, Key::F, Key::N, Key::O] {
        with(window, Modifiers::ALT, pressed);
    }
    for function in [Key::F1, Key::F2, Key::F3, Key::F4, Key::F5, Key::F6, Key::F7, Key::F8] {
        key(window, function);
    }
}

/// The first Esc belongs to the list under a field.
fn close_list_and_dialog(window: &mut Window) {
    key(window, Key::Escape);
    key(window, Key::Escape);
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

#[test]
fn the_dialog_of_conditions_lets_no_key_through_to_the_list() {
    let mut window = list();
    key(&mut window, Key::F6);
    press_every_shortcut_but(&mut window, &[Key::S]);
    assert!(stands(&window, "按条件看"));
    close_list_and_dialog(&mut window);
    assert!(!stands(&window, "按条件看"));
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len(), "the same list as before");
}

#[test]
fn the_dialog_that_keeps_a_list_lets_no_key_through_to_it() {
    let mut window = list();
    press_in_menu(&mut window, "名单", "存下现在的名单…");
    press_every_shortcut(&mut window);
    assert!(stands(&window, "存下这份名单的条件、顺序和列"));
    key(&mut window, Key::Escape);
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len());
}

#[test]
fn the_dialogs_of_the_address_tree_let_no_key_through_to_it() {
    for (asked, words) in [
        (Key::Insert, "添加地址"),
        (Key::F2, "编辑地址"),
        (Key::F6, "写法如 1-6栋×3单元×101-604：6 栋，每栋 3 个单元，1 至 6 层，每层 01 至 04。已有的不会重复。"),
        (Key::F7, "合并两处地址"),
        (Key::F8, "添加责任人"),
    ] {
        let mut window = desk();
        command(&mut window, Key::G);
        key(&mut window, Key::ArrowDown);
        key(&mut window, asked);
        assert!(stands(&window, words), "{words}");
        // Ctrl S is the dialog's own: it saves.
        press_every_shortcut_but(&mut window, &[Key::S]);
        assert!(stands(&window, words), "{words} after every key");
        close_list_and_dialog(&mut window);
        assert!(!stands(&window, words) && stands(&window, "海棠苑"), "back in the tree");
    }
}

#[test]
fn the_question_before_a_form_of_a_house_is_left_lets_no_key_through() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "地址", "海棠苑9栋1单元101室");
    close_list_and_dialog(&mut window);
    press_every_shortcut(&mut window);
    assert!(stands(&window, "这份登记还没有保存"));
    key(&mut window, Key::Escape);
    assert_eq!(text(&window, "地址"), "海棠苑9栋1单元101室");
}

#[test]
fn the_question_before_a_form_of_a_household_is_left_lets_no_key_through() {
    let mut window = list();
    with(&mut window, Modifiers::ALT, Key::Num3);
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "户号", "510099001");
    key(&mut window, Key::Escape);
    press_every_shortcut(&mut window);
    assert!(stands(&window, "这份登记还没有保存"));
    key(&mut window, Key::Escape);
    assert_eq!(text(&window, "户号"), "510099001");
}

#[test]
fn a_sentence_about_trouble_lets_no_key_through_until_it_was_read() {
    let mut window = desk();
    command(&mut window, Key::Num7);
    with(&mut window, Modifiers::ALT, Key::Num2);
    fill(&mut window, "范本文本", "各方另有约定的，从其约定。");
    command(&mut window, Key::Num1);
    press_every_shortcut(&mut window);
    assert!(stands(&window, "知道了"));
    key(&mut window, Key::Enter);
    assert!(!stands(&window, "知道了"));
    assert_eq!(text(&window, "范本文本"), "各方另有约定的，从其约定。");
}

#[test]
fn the_question_before_an_older_change_is_taken_back_lets_no_key_through() {
    let mut window = sit_down_on(TODAY.succ_opt().unwrap(), Office::with_people());
    command(&mut window, Key::Z);
    assert!(stands(&window, "不撤销"), "the change was made before this sitting");
    press_every_shortcut(&mut window);
    assert!(stands(&window, "不撤销"));
    key(&mut window, Key::Escape);
    assert_eq!(afresh(window).living().len(), RESIDENTS.len());
}
