//! The list of people as of a day: typed freely, said in a banner, printed.

use crate::desk::*;
use crate::office::RESIDENTS;
use crate::window::{fill, key, press, shows, type_text, wait_for};
use eframe::egui::{Key, Modifiers};
use linli::domain::RecordId;
use linli::domain::registers::Residence;
use linli::domain::values::Day;
use linli::store::Act;

/// Everybody came on the first of June; 曾不曾 left on the tenth, which was written down on the fifteenth.
fn list_with_somebody_gone() -> Window {
    let mut window = list();
    meanwhile(&window, |store| {
        let act =
            Act {
                operator: "站长", machine: "柜台二", at: "2026-06-15T08:00:00+08:00", what: "注销", purpose: ""
            };
        let mut stay: Residence = store.load(RecordId(1)).unwrap().unwrap();
        stay.until_date = Day("2026-06-10".parse().ok());
        store.write(&act, |writing| writing.update(RecordId(1), &stay)).unwrap();
    });
    command(&mut window, Key::Num2);
    window
}

#[test]
fn a_day_typed_in_any_way_turns_the_whole_list_to_it() {
    let mut window = list_with_somebody_gone();
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len() - 1);
    for typed in ["2026-06-09", "20260609", "2026年6月9日"] {
        fill(&mut window, "截至", typed);
        assert_eq!(names_in_sight(&window).len(), RESIDENTS.len(), "{typed}");
        assert!(shows(&window, "2026-06-09 这一天实际住着 6 人：流动 6 人，常住 0 人"));
    }
    fill(&mut window, "截至", "2026-06-10");
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len() - 1, "the day of leaving counts no more");
    fill(&mut window, "截至", "2026-05-31");
    assert_eq!(names_in_sight(&window), [""; 0]);
    assert!(shows(&window, "这一天没有登记的人"));
}

#[test]
fn today_comes_back_with_one_press_or_with_an_empty_field() {
    let mut window = list_with_somebody_gone();
    fill(&mut window, "截至", "2026-06-09");
    press(&mut window, "回到今天");
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len() - 1);
    assert_eq!(text(&window, "截至"), "");
    fill(&mut window, "截至", "2026-06-09");
    fill(&mut window, "截至", "");
    assert!(!shows(&window, "这一天"));
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len() - 1);
}

#[test]
fn a_day_still_to_come_is_refused_and_the_list_stays() {
    let mut window = list_with_somebody_gone();
    fill(&mut window, "截至", "2026-06-16");
    assert!(shows(&window, "还没到这一天"));
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len() - 1);
    assert_eq!(text(&window, "截至"), "2026-06-16", "what was typed stays to be mended");
}

#[test]
fn the_day_stays_from_the_one_list_to_the_other() {
    let mut window = list_with_somebody_gone();
    fill(&mut window, "截至", "2026-06-09");
    press(&mut window, "常住人口");
    assert!(shows(&window, "2026-06-09 这一天") && names_in_sight(&window).is_empty());
    press(&mut window, "流动人口");
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len());
}

/// 「3 月 31 日这一天 3 栋住着谁」, by keyboard from the tree of addresses.
#[test]
fn a_place_leads_to_who_lived_there_on_a_day_and_to_their_list_on_paper() {
    let mut window = list_with_somebody_gone();
    command(&mut window, Key::G);
    fill(&mut window, "查找地址", "海棠苑3栋");
    key(&mut window, Key::Enter);
    press(&mut window, "某一天住着谁");
    assert!(has_focus(&window, "截至"));
    assert_eq!(names_in_sight(&window).len(), 2, "of 3栋 today");
    type_text(&mut window, "2026-06-09");
    assert_eq!(names_in_sight(&window).len(), 3);
    assert!(shows(&window, "2026-06-09 这一天实际住着 3 人"));
    press(&mut window, "打印在住人员名单");
    assert!(stands(&window, "打印预览") && stands(&window, "3 人"));
    assert!(stands(&window, "写到楼栋") && stands(&window, "写到房号，留痕"));
    key(&mut window, Key::Escape);
    press(&mut window, "海棠苑3栋");
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len(), "the whole station on that day");
}

/// Narrowed by more than a day and a place, the key once printed everybody who lived there.
#[test]
fn the_key_prints_the_list_on_screen_once_it_is_narrowed_further() {
    let mut window = list();
    let narrow = |window: &mut Window, label: &str, words: &str| {
        key(window, Key::F6);
        fill(window, label, words);
        command(window, Key::S);
    };
    narrow(&mut window, "住址", "海棠苑3栋");
    with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    wait_for(&mut window, "写到楼栋");
    assert!(!shows(&window, "流动人口名单"), "both lists on one paper");
    key(&mut window, Key::Escape);
    narrow(&mut window, "来本地从", "20260601");
    with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    wait_for(&mut window, "流动人口名单");
}

#[test]
fn nothing_can_be_printed_of_a_day_without_anybody() {
    let mut window = list();
    fill(&mut window, "截至", "2026-05-31");
    press(&mut window, "打印在住人员名单");
    assert!(!stands(&window, "打印预览"));
}
