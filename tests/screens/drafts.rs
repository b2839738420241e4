//! Nothing typed is lost: a killed process, Esc, the lock.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS};
use crate::window::{OFFICE, fill, key, press, shows, type_text, wait_until};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use linli::domain::RecordId;
use linli::services::{Registration, drafts, people};
use linli::ui::theme::Appearance;

#[test]
fn a_draft_survives_a_killed_process_and_is_offered_on_today() {
    let mut window = form();
    fill(&mut window, "证件号码", "5105241991");
    fill(&mut window, "姓名", NEWCOMER.name);
    fill(&mut window, "来本地日期", "2026-06-3");
    pause(&mut window, 1.1);
    let mut window = sit_down(killed(window));
    assert!(stands(&window, "没写完的 1 份"));
    assert!(stands(&window, "登记流动人口：罗小梅"));
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert_eq!(text(&window, "姓名"), NEWCOMER.name);
    assert_eq!(text(&window, "证件号码"), "5105241991", "what does not parse yet is kept as well");
    fill_in(&mut window, &NEWCOMER);
    save(&mut window);
    command(&mut window, Key::Num1);
    assert!(!shows(&window, "登记流动人口：罗小梅"), "a saved draft is gone");
    assert!(afresh(window).living().contains(&NEWCOMER.name.to_owned()));
}

#[test]
fn escape_asks_before_leaving_what_was_typed_and_keeps_it() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    key(&mut window, Key::Escape);
    assert!(stands(&window, "这份登记还没有保存"));
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "这份登记还没有保存"));
    assert_eq!(text(&window, "姓名"), NEWCOMER.name, "the first answer is to go on");
    key(&mut window, Key::Escape);
    press(&mut window, "留草稿");
    assert!(!is_here(&window, "姓名"));
    assert!(stands(&window, "登记流动人口：罗小梅"), "on today, where the form was opened");
}

#[test]
fn a_form_at_the_same_address_in_which_nothing_was_typed_asks_nothing_and_leaves_nothing() {
    let mut window = list();
    choose(&mut window, RESIDENTS[0].name);
    command(&mut window, Key::K);
    assert!(has_focus(&window, "证件号码") && !text(&window, "现住址").is_empty());
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "这份登记还没有保存"));
    command(&mut window, Key::K);
    command(&mut window, Key::Num1);
    assert!(!stands(&window, "没写完的 1 份"));
}

#[test]
fn what_was_typed_can_be_dropped_by_keyboard_alone() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    pause(&mut window, 1.1);
    key(&mut window, Key::Escape);
    let is_on = |window: &Window, way: &str| window.get_by_label(way).is_focused();
    assert!(is_on(&window, "接着填"), "what changes nothing comes first");
    key(&mut window, Key::ArrowRight);
    assert!(is_on(&window, "留草稿"));
    key(&mut window, Key::ArrowRight);
    assert!(is_on(&window, "留草稿"), "the last one");
    key(&mut window, Key::ArrowLeft);
    key(&mut window, Key::ArrowLeft);
    assert!(is_on(&window, "不保留"));
    key(&mut window, Key::Enter);
    assert!(!is_here(&window, "姓名"));
    assert!(!stands(&window, "登记流动人口：罗小梅"), "the draft of the pause is gone as well");
    let window = sit_down(killed(window));
    assert!(!stands(&window, "登记流动人口：罗小梅"));
}

/// Whoever goes on has lost nothing: the next key is added to what stands there.
#[test]
fn going_on_after_the_question_types_on_where_the_caret_was() {
    let mut window = form();
    fill(&mut window, "姓名", "罗小");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Enter);
    type_text(&mut window, "梅");
    assert_eq!(text(&window, "姓名"), "罗小梅");
}

#[test]
fn before_leaving_only_what_drops_something_is_red() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    key(&mut window, Key::Escape);
    let red = Some(linli::ui::theme::LIGHT.bad);
    assert_eq!(ink_of(&window, "不保留"), red);
    for harmless in ["接着填", "留草稿"] {
        assert!(ink_of(&window, harmless).is_some_and(|ink| Some(ink) != red), "{harmless}");
    }
}

#[test]
fn escape_leaves_an_empty_form_at_once() {
    let mut window = form();
    key(&mut window, Key::Escape);
    assert!(!is_here(&window, "姓名"));
    assert!(shows(&window, "没有。填到一半"), "and leaves no draft");
}

#[test]
fn escape_closes_an_open_list_before_it_leaves_the_form() {
    let mut window = form();
    fill(&mut window, "居住事由", "");
    assert!(stands(&window, "经商"));
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "经商"));
    assert!(has_focus(&window, "居住事由"));
}

#[test]
fn typing_survives_the_lock_of_an_idle_window() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    pause(&mut window, 4.0 * 60.0);
    assert!(is_here(&window, "姓名"), "four minutes are not idle yet");
    pause(&mut window, 2.0 * 60.0);
    assert!(!shows(&window, NEWCOMER.name), "nothing is legible behind the lock");
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| is_here(window, "姓名"));
    assert_eq!(text(&window, "姓名"), NEWCOMER.name);
}

#[test]
fn a_draft_is_dropped_only_after_a_question() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    key(&mut window, Key::Escape);
    press(&mut window, "留草稿");
    press(&mut window, "丢掉");
    press(&mut window, "丢掉 1 份");
    assert!(!stands(&window, "登记流动人口：罗小梅"));
    let window = sit_down(killed(window));
    assert!(!stands(&window, "登记流动人口：罗小梅"));
}

#[test]
fn going_to_another_page_keeps_the_draft() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    command(&mut window, Key::Num2);
    command(&mut window, Key::Num1);
    assert!(stands(&window, "登记流动人口：罗小梅"));
}

#[test]
fn the_draft_of_a_change_is_called_one() {
    let mut window = list();
    choose(&mut window, RESIDENTS[0].name);
    key(&mut window, Key::F4);
    fill(&mut window, "联系电话", "13800000999");
    command(&mut window, Key::Num1);
    assert!(shows(&window, &format!("修改流动人口登记：{}", RESIDENTS[0].name)));
}

/// F8 writes nothing into a field, and yet it is work that would be lost.
#[test]
fn what_a_key_changed_is_kept_at_the_next_pause_as_well() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    pause(&mut window, 1.1);
    fill(&mut window, "联系电话", "");
    key(&mut window, Key::F8);
    pause(&mut window, 1.1);
    let mut window = sit_down(killed(window));
    press(&mut window, "接着填");
    assert!(stands(&window, "联系电话待补"));
}

#[test]
fn what_is_wrong_where_the_form_has_no_field_is_said_in_words() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let stay = people::page(&desk, RecordId(2)).unwrap().stays[0].id;
    let mut form = Registration::existing(&desk, stay).unwrap();
    form.residence.type_in("until_date", "20260501", TODAY);
    drafts::keep(&mut desk, "a stay that ends before it begins", form.into()).unwrap();
    let mut window = sit_down_at(desk, office, OFFICE, Appearance::default());
    press(&mut window, "接着填");
    save(&mut window);
    assert!(shows(&window, "处要改：离开日期早于来本地日期"));
}

/// The page of a house, opened from the search box.
fn on_a_house_page() -> Window {
    let mut window = desk();
    crate::screens::houses::open_page(&mut window);
    window
}

/// Killed at a pause, begun again, and the draft taken up from 今日.
fn taken_up_after_a_kill(mut window: Window, title: &str) -> Window {
    pause(&mut window, 1.1);
    let mut window = sit_down(killed(window));
    assert!(stands(&window, title), "offered on today");
    with(&mut window, Modifiers::ALT, Key::Num1);
    window
}

#[test]
fn a_tenancy_half_written_survives_a_killed_process_and_is_saved_from_its_draft() {
    let mut window = on_a_house_page();
    key(&mut window, Key::F5);
    fill(&mut window, "承租人", NEWCOMER.name);
    fill(&mut window, "房间号", "次卧");
    fill(&mut window, "租期至", "明年春天");
    with(&mut window, Modifiers::ALT, Key::A);
    type_text(&mut window, "某某人");
    let mut window = taken_up_after_a_kill(window, "登记新租赁：海棠苑3栋2单元501室");
    assert_eq!(text(&window, "承租人"), NEWCOMER.name);
    assert_eq!((text(&window, "房间号"), text(&window, "租期至")), ("次卧".to_owned(), "明年春天".to_owned()));
    assert_eq!(text(&window, "居住人"), "某某人", "rows as well");
    fill(&mut window, "租期至", "2027-02-28");
    save(&mut window);
    assert!(stands(&window, "已登记新租赁"));
    assert!(shows(&window, "没有。填到一半"), "back on today, where the saved draft is gone");
}

#[test]
fn a_file_and_a_visit_half_written_are_taken_up_again() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "地址", "海棠苑9栋1单元101室");
    fill(&mut window, "面积（㎡）", "86.5");
    let window = taken_up_after_a_kill(window, "新建出租房屋档案：海棠苑9栋1单元101室");
    assert_eq!(text(&window, "地址"), "海棠苑9栋1单元101室");
    assert_eq!(text(&window, "面积（㎡）"), "86.5");
    drop(window);

    let mut window = on_a_house_page();
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    fill(&mut window, "情况", "软管老化");
    let mut window = taken_up_after_a_kill(window, "巡查：海棠苑3栋2单元501室，2026-06-15");
    assert_eq!(text(&window, "情况"), "软管老化");
    save(&mut window);
    assert!(stands(&window, "已记下巡查"));
}

#[test]
fn a_household_half_written_survives_a_killed_process_with_its_rows() {
    let mut window = desk();
    command(&mut window, Key::Num2);
    with(&mut window, Modifiers::ALT, Key::Num3);
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "户籍住址", "海棠苑9栋1单元101室");
    fill(&mut window, "第 1 人姓名", "单家主");
    fill(&mut window, "第 2 人姓名", "解家妻");
    let window = taken_up_after_a_kill(window, "立户：单家主 户");
    assert_eq!(text(&window, "户籍住址"), "海棠苑9栋1单元101室");
    assert_eq!(text(&window, "第 1 人姓名"), "单家主");
    assert_eq!(text(&window, "第 2 人姓名"), "解家妻");
}

#[test]
fn leaving_a_house_form_by_the_way_keeps_its_draft() {
    let mut window = on_a_house_page();
    key(&mut window, Key::F5);
    fill(&mut window, "房间号", "次卧");
    command(&mut window, Key::Num1);
    assert!(stands(&window, "登记新租赁：海棠苑3栋2单元501室"));
    press(&mut window, "接着填");
    assert_eq!(text(&window, "房间号"), "次卧");
    key(&mut window, Key::Escape);
    press(&mut window, "不保留");
    assert!(!stands(&window, "登记新租赁：海棠苑3栋2单元501室"), "given up, with its draft");
}

#[test]
fn a_draft_of_what_has_changed_meanwhile_is_not_gone_on_with() {
    let mut window = on_a_house_page();
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    fill(&mut window, "情况", "软管老化");
    save(&mut window);
    key(&mut window, Key::F7);
    press(&mut window, "已整改");
    command(&mut window, Key::Num1);
    command(&mut window, Key::Z);
    press(&mut window, "接着填");
    assert!(shows(&window, "写这份草稿以后，它涉及的登记又改过"));
}
