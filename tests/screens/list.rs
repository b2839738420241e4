//! The list of people and the page at its side.

use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS, Resident};
use crate::window::{OFFICE, fill, key, press, settle, shows};
use eframe::egui::{Key, Modifiers, Rect, Role};
use egui_kittest::kittest::Queryable;
use linli::services::{Clock, Progress, check, station};
use linli::ui::theme::Appearance;

#[test]
fn a_card_with_nobody_chosen_says_so() {
    let mut window = list();
    command(&mut window, Key::P);
    assert!(stands(&window, "先在列表里选一个人，再打印登记卡"));
}

#[test]
fn why_no_card_is_printed_is_not_shown_as_something_done() {
    use linli::ui::icons;
    let mut window = list();
    command(&mut window, Key::P);
    assert!(ink_of(&window, &icons::WARNING_CIRCLE.to_string()).is_some());
    assert!(ink_of(&window, &icons::CHECK.to_string()).is_none());
}

#[test]
fn the_row_in_front_is_chosen_also_after_its_page_was_closed() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    key(&mut window, Key::F4);
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert_eq!(window.query_all_by_label("曾不曾").count(), 1, "its page is closed");
    // The first who was registered stands last.
    key(&mut window, Key::ArrowUp);
    assert_ne!(heading_of_the_page(&window), "曾不曾");
    key(&mut window, Key::ArrowDown);
    assert_eq!(heading_of_the_page(&window), "曾不曾");
    key(&mut window, Key::Escape);
    command(&mut window, Key::P);
    assert!(!stands(&window, "先在列表里选一个人，再打印登记卡"));
    assert!(stands(&window, "打印预览"));
}

#[test]
fn what_else_can_be_done_for_a_person_is_reached_by_keyboard() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    with(&mut window, Modifiers::ALT, Key::M);
    assert!(stands(&window, "转为常住"));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(stands(&window, "登记新住处"));
    assert!(has_focus(&window, "现住址") || has_focus(&window, "证件号码"));
}

#[test]
fn the_page_says_where_somebody_is_registered_in_full_and_how_the_landlord_is_reached() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    assert!(stands(&window, "石桥镇新合村9组99号"));
    assert!(stands(&window, "138 0000 0707"), "the telephone of the landlord");
}

#[test]
fn numbers_are_masked_until_revealed_which_writes_an_audit_line() {
    let lines_without = check::run(&afresh(list()).desk).unwrap().audit_lines;
    let mut window = list();
    choose(&mut window, "曾不曾");
    let number = RESIDENTS[0].number();
    assert!(!shows(&window, &number));
    let masked = format!("{}***********{}", &number[..3], &number[14..]);
    assert_eq!(window.query_all_by_label(&masked).count(), 2, "in the list and in the page");
    press(&mut window, "查看");
    assert!(stands(&window, &number));
    pause(&mut window, 31.0);
    assert!(!shows(&window, &number), "half a minute later it is masked again");
    let findings = check::run(&afresh(window).desk).unwrap();
    assert_eq!(findings.audit_lines, lines_without + 1);
    assert!(findings.chain);
}

#[test]
fn f7_shows_a_number_counts_down_and_hides_it_again() {
    let number = RESIDENTS[0].number();
    let mut window = list();
    choose(&mut window, "曾不曾");
    key(&mut window, Key::F7);
    assert!(stands(&window, &number) && (28..=30).contains(&seconds_left(&window)));
    pause(&mut window, 10.0);
    assert!(stands(&window, &number) && (15..=20).contains(&seconds_left(&window)));
    key(&mut window, Key::F7);
    assert!(!shows(&window, &number) && !shows(&window, "秒后遮住"));
    key(&mut window, Key::F7);
    pause(&mut window, 25.0);
    assert!(stands(&window, &number), "each look has its own half minute");
    pause(&mut window, 5.0);
    assert!(!shows(&window, &number));
}

fn seconds_left(window: &Window) -> u32 {
    let said = window.get_by_label_contains("秒后遮住").value().unwrap();
    said.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_reader_sees_everything_and_no_way_to_write() {
    let mut window = desk_of_a_reader();
    press(&mut window, "登记流动人口");
    assert!(!is_here(&window, "姓名"), "no form");
    command(&mut window, Key::N);
    assert!(shows(&window, "您的角色只能查看，不能登记或修改"));
    press(&mut window, "知道了");
    assert!(!is_here(&window, "姓名"), "no form");
    command(&mut window, Key::Num2);
    choose(&mut window, "曾不曾");
    press(&mut window, "编辑");
    key(&mut window, Key::F4);
    assert!(!is_here(&window, "姓名"), "no form");
    press(&mut window, "更多");
    assert!(!stands(&window, "登记新住处"));
    assert!(stands(&window, "您的角色只能查看"));
    key(&mut window, Key::Escape);
    search(&mut window, NEWCOMER.name);
    assert!(!shows(&window, "登记「"));
}

#[test]
fn a_reader_sees_telephones_masked_and_is_offered_no_key_that_does_nothing() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::Num2);
    choose(&mut window, "曾不曾");
    assert!(stands(&window, "138****0101") && stands(&window, "138****0707"), "theirs and the landlord's");
    assert!(!shows(&window, "138 0000"));
    key(&mut window, Key::F1);
    assert!(stands(&window, "选人") && stands(&window, "条件"));
    for refused in ["查看号码", "撤销上一步"] {
        let offered = window.query_all_by_label(refused).any(|node| node.rect().left() > HELP_FROM);
        assert!(!offered, "{refused}");
    }
}

/// Where the help begins, right of the rail.
const HELP_FROM: f32 = 200.0;

#[test]
fn headings_sort_both_ways() {
    let mut window = list();
    press_with_role(&mut window, Role::ColumnHeader, "姓名");
    let up = names_in_sight(&window);
    // By pinyin: 解 xiè, 区 ōu, 单 shàn, 尉 yù, 云 yún, 曾 zēng.
    assert_eq!(up.len(), RESIDENTS.len());
    press_with_role(&mut window, Role::ColumnHeader, "姓名");
    let mut down = names_in_sight(&window);
    down.reverse();
    assert_eq!(up, down);
    press(&mut window, "年龄");
    assert_ne!(names_in_sight(&window), up);
}

fn long_list() -> Window {
    let office = Office::empty();
    let desk = station::found_demo(&office.archive(), 400, 1, Clock::Fixed(TODAY), &Progress::default()).unwrap();
    let mut window = sit_down_at(desk, office, OFFICE, Appearance::default());
    command(&mut window, Key::Num2);
    window
}

#[test]
fn sort_and_scroll_are_there_when_one_comes_back_to_the_list() {
    let mut window = long_list();
    press(&mut window, "年龄");
    for _ in 0..4 {
        key(&mut window, Key::PageDown);
    }
    key(&mut window, Key::Escape);
    let before = days_in_sight(&window);
    command(&mut window, Key::Num1);
    assert_ne!(days_in_sight(&window), before);
    command(&mut window, Key::Num2);
    assert_eq!(days_in_sight(&window), before);
}

/// It used to stay in the middle of an order nobody had seen the beginning of.
#[test]
fn a_list_in_another_order_begins_at_its_top() {
    let mut window = long_list();
    press(&mut window, "年龄");
    let top = days_in_sight(&window);
    press_with_role(&mut window, Role::ColumnHeader, "来本地日期");
    for _ in 0..4 {
        key(&mut window, Key::PageDown);
    }
    key(&mut window, Key::Escape);
    press(&mut window, "年龄");
    assert_eq!(days_in_sight(&window), top);
}

#[test]
fn the_order_of_the_list_is_remembered_on_this_computer() {
    let mut window = list();
    press_with_role(&mut window, Role::ColumnHeader, "姓名");
    press_with_role(&mut window, Role::ColumnHeader, "姓名");
    let sorted = names_in_sight(&window);
    let mut window = sit_down(killed(window));
    command(&mut window, Key::Num2);
    assert_eq!(names_in_sight(&window), sorted);
}

#[test]
fn columns_are_chosen_by_keyboard() {
    let mut window = list();
    window.get_by_label("列").focus();
    settle(&mut window);
    key(&mut window, Key::Enter);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Space);
    assert!(!heading_stands(&window, "性别"));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(!heading_stands(&window, "年龄"), "the menu stays for the next box");
    key(&mut window, Key::Escape);
    assert!(window.query_by_role_and_label(Role::CheckBox, "性别").is_none());
    assert!(window.get_by_label("列").is_focused());
}

#[test]
fn a_hidden_column_stays_hidden() {
    let mut window = list();
    assert!(heading_stands(&window, "性别"));
    press(&mut window, "列");
    press_with_role(&mut window, Role::CheckBox, "性别");
    key(&mut window, Key::Escape);
    assert!(!heading_stands(&window, "性别"));
    let mut window = sit_down(killed(window));
    command(&mut window, Key::Num2);
    assert!(!heading_stands(&window, "性别"), "after the next start as well");
    assert!(heading_stands(&window, "姓名"));
}

fn heading_stands(window: &Window, heading: &str) -> bool {
    window.query_by_role_and_label(Role::ColumnHeader, heading).is_some()
}

#[test]
fn arrows_walk_through_the_list_and_the_page_follows() {
    let mut window = list();
    key(&mut window, Key::ArrowDown);
    let first = heading_of_the_page(&window);
    key(&mut window, Key::ArrowDown);
    let second = heading_of_the_page(&window);
    assert_ne!(first, second);
    key(&mut window, Key::ArrowUp);
    assert_eq!(heading_of_the_page(&window), first);
    assert!(names_in_sight(&window).contains(&first));
}

/// Who stands in the list and in the page.
fn heading_of_the_page(window: &Window) -> String {
    let twice = RESIDENTS.iter().find(|resident| window.query_all_by_label(resident.name).count() == 2);
    twice.expect("a page").name.to_owned()
}

#[test]
fn the_list_is_narrowed_by_reason_and_the_condition_can_be_taken_away() {
    let mut window = list();
    press_with_role(&mut window, Role::Button, "居住事由");
    press(&mut window, "经商");
    assert!(stands(&window, "没有符合条件的人"));
    press(&mut window, "清除条件");
    assert_eq!(names_in_sight(&window).len(), RESIDENTS.len());
}

#[test]
fn a_very_long_name_ends_in_an_ellipsis_and_is_whole_in_the_page() {
    let long = Resident {
        name: "阿卜杜热合曼·买买提依明·阿依古丽·努尔艾力·古丽巴哈尔", ..NEWCOMER
    };
    let mut window = form();
    fill_in(&mut window, &long);
    save(&mut window);
    let cells: Vec<_> = window.query_all_by_label(long.name).map(|node| node.rect()).collect();
    assert_eq!(cells.len(), 3, "in the list, at the head of the page and, with lines enough, below it");
    let narrow = cells.iter().map(Rect::width).fold(f32::INFINITY, f32::min);
    assert!(narrow < 120.0, "the cell keeps its column");
    assert_eq!(afresh(window).page(long.name).person.name.0, long.name);
}

#[test]
fn of_twenty_thousand_people_only_those_in_sight_are_drawn() {
    let office = Office::empty();
    let desk = station::found_demo(&office.archive(), 20_000, 1, Clock::Fixed(TODAY), &Progress::default()).unwrap();
    let mut window = sit_down_at(desk, office, OFFICE, Appearance::default());
    command(&mut window, Key::Num2);
    let first = days_in_sight(&window);
    assert!((10..40).contains(&first.len()), "{}", first.len());
    key(&mut window, Key::End);
    let last = days_in_sight(&window);
    assert!((10..40).contains(&last.len()), "{}", last.len());
    assert!(last.iter().max() < first.iter().min(), "the latest come first");
}

/// The days of the column 来本地日期.
fn days_in_sight(window: &Window) -> Vec<String> {
    beginning_with(window, "202").into_iter().filter(|words| words.len() == 10).collect()
}

#[test]
fn in_a_small_window_the_page_covers_the_list_and_escape_returns() {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, [960.0, 600.0], Appearance::default());
    command(&mut window, Key::Num2);
    choose(&mut window, "曾不曾");
    assert!(stands(&window, "编辑") && !heading_stands(&window, "姓名"));
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "编辑") && heading_stands(&window, "姓名"));
}

#[test]
fn in_a_narrow_list_some_columns_give_way_to_what_is_to_be_done() {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, [1093.0, 550.0], Appearance::default());
    command(&mut window, Key::Num2);
    assert!(heading_stands(&window, "性别"));
    choose(&mut window, "曾不曾");
    assert!(!heading_stands(&window, "性别") && heading_stands(&window, "居住事由"));
    let heading = window.get_by_role_and_label(Role::ColumnHeader, "待办").rect();
    let page = window.get_by_label("编辑").rect();
    assert!(heading.left() + 80.0 < page.left(), "the last column is whole");
}

#[test]
fn the_landlord_of_a_dwelling_is_one_press_away() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press(&mut window, "万俟有房");
    assert!(stands(&window, "房主"));
    assert!(stands(&window, "海棠苑3栋2单元501室"), "what they let");
}

#[test]
fn who_left_is_on_the_second_tab() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "登记新住处");
    fill(&mut window, "现住址", "海棠苑8栋1单元101室");
    fill(&mut window, "居住事由", "务工");
    fill(&mut window, "来本地日期", "2026-06-14");
    fill(&mut window, "告知书签收", "2026-06-14");
    save(&mut window);
    press(&mut window, "已离开");
    assert_eq!(names_in_sight(&window).first().map(String::as_str), Some("曾不曾"));
}
