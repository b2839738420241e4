//! The one search box.

use crate::desk::*;
use crate::office::RESIDENTS;
use crate::window::{key, shows};
use eframe::egui::{Key, Role};
use egui_kittest::kittest::Queryable;

#[test]
fn people_are_found_by_initials_in_the_reading_of_the_surname() {
    let mut window = desk();
    for (typed, name) in
        [("zbc", "曾不曾"), ("sss", "单数双"), ("xqc", "解千愁"), ("obd", "区别大"), ("ycbc", "尉迟不迟")]
    {
        search(&mut window, typed);
        assert!(stands(&window, name), "{typed}");
    }
}

#[test]
fn people_are_found_by_two_characters_the_ends_of_numbers_and_the_room() {
    let mut window = desk();
    let resident = &RESIDENTS[2];
    let end_of_number = &resident.number()[14..];
    for typed in ["千愁", end_of_number, &resident.number(), "0303", resident.telephone, "3-1-101"] {
        search(&mut window, typed);
        key(&mut window, Key::Enter);
        assert!(stands(&window, "编辑"), "{typed} opens a page");
        assert!(shows_page_of(&window, resident.name), "{typed}");
        key(&mut window, Key::Escape);
    }
}

/// The name stands in the list and at the head of the page.
fn shows_page_of(window: &Window, name: &str) -> bool {
    window.query_all_by_label(name).count() == 2
}

#[test]
fn arrows_choose_among_the_hits_and_enter_opens() {
    let mut window = desk();
    search(&mut window, "海棠苑");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowUp);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(stands(&window, "编辑"));
}

#[test]
fn the_list_of_hits_is_as_high_as_what_was_found() {
    let mut window = desk();
    search(&mut window, "海棠苑");
    let hits = window.query_all_by_role(Role::ListBoxOption).filter(|hit| hit.rect().bottom() < 440.0).count();
    assert!(hits >= 8, "a popup that opened with nothing kept that height: {hits}");
}

#[test]
fn nothing_found_offers_to_register_that_name() {
    let mut window = desk();
    search(&mut window, NEWCOMER.name);
    assert!(stands(&window, "登记「罗小梅」"));
    key(&mut window, Key::Enter);
    assert_eq!(text(&window, "姓名"), NEWCOMER.name);
}

#[test]
fn what_is_no_name_is_not_offered_for_registration() {
    let mut window = desk();
    search(&mut window, "9999999");
    assert!(!shows(&window, "登记「"));
}

#[test]
fn the_box_is_reached_by_f3_from_everywhere_and_escape_leaves_it() {
    let mut window = form();
    key(&mut window, Key::F3);
    assert!(has_focus(&window, "搜索"));
    crate::window::type_text(&mut window, "千愁");
    assert!(stands(&window, "解千愁"));
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "解千愁"));
    key(&mut window, Key::Escape);
    assert!(!has_focus(&window, "搜索"));
    assert!(is_here(&window, "姓名"), "the form behind is still there");
}

#[test]
fn what_is_typed_after_f3_replaces_what_was_looked_for() {
    let mut window = desk();
    search(&mut window, "千愁");
    key(&mut window, Key::F3);
    crate::window::type_text(&mut window, "单数");
    assert_eq!(text(&window, "搜索"), "单数");
    key(&mut window, Key::Enter);
    assert_eq!(text(&window, "搜索"), "", "a hit was opened");
    search(&mut window, "千愁");
    command(&mut window, Key::Num3);
    assert_eq!(text(&window, "搜索"), "", "given up");
}

#[test]
fn hits_never_show_a_whole_number() {
    let mut window = desk();
    let resident = &RESIDENTS[0];
    search(&mut window, &resident.number()[14..]);
    assert!(stands(&window, resident.name));
    assert!(!shows(&window, &resident.number()) && !shows(&window, resident.telephone));
}
