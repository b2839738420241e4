//! 联防 by keyboard alone: a group formed from a street of shops, its head elected, its roster changed, its papers opened, and
//! all of it read back from the archive opened afresh.

use crate::desk::*;
use crate::office::{OPERATOR, Office};
use crate::window::{fill, key, press, shows, type_text, wait_for};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::services::address_tree::{self, Facts};
use linli::services::defence::{self, GroupFilter, GroupPage, GroupSort};

/// A street of twelve shops beside the residents; nobody keeps them yet.
fn office_with_a_street() -> Office {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let mut add = |kind: &str, label: &str, parent| {
        let facts = Facts { kind: kind.into(), label: label.into(), parent, ..Facts::default() };
        address_tree::add(&mut desk, &facts).unwrap().place
    };
    let street = add("3", "海棠路", None);
    for number in 1..=12 {
        add("9", &format!("{number}号门店"), street);
    }
    drop(desk);
    office
}

/// The page on which groups are formed, the street typed and taken.
fn forming() -> Window {
    let mut window = sit_down(office_with_a_street());
    command(&mut window, Key::Num5);
    assert!(stands(&window, "还没有联防组"));
    with(&mut window, Modifiers::ALT, Key::N);
    press(&mut window, "十店联防");
    fill(&mut window, "地址", "海棠路");
    enter(&mut window);
    window
}

/// A group of the ten shops up to number 10, its page in front.
fn page_of_a_group() -> Window {
    let mut window = forming();
    fill(&mut window, "门牌", "1-10");
    command(&mut window, Key::S);
    assert!(stands(&window, "名册 10 店"), "a single group is opened at once");
    window
}

/// Says whom to call at the door that is chosen: somebody the station does not know yet.
fn told(window: &mut Window, name: &str, phone: &str) {
    key(window, Key::F4);
    fill(window, "联系人", name);
    fill(window, "联系人电话", phone);
    press(window, "保存");
}

fn groups(afresh: &Afresh) -> Vec<GroupPage> {
    let ids = defence::list(&afresh.desk, &GroupFilter::default(), GroupSort::default()).unwrap();
    ids.into_iter().map(|id| defence::page(&afresh.desk, id, None).unwrap()).collect()
}

fn addresses(page: &GroupPage) -> Vec<String> {
    page.roster.iter().map(|line| line.address.clone()).collect()
}

#[test]
fn a_group_of_ten_is_formed_from_a_street_by_keyboard() {
    let mut window = forming();
    assert!(stands(&window, "选中 12 店，编成第1组") && stands(&window, "海棠路1号门店"));
    fill(&mut window, "门牌", "1-10");
    assert!(stands(&window, "选中 10 店，编成第1组"));
    fill(&mut window, "门牌", "10-1");
    assert!(stands(&window, "止号小于起号"));
    fill(&mut window, "门牌", "1-10");
    command(&mut window, Key::S);
    assert!(stands(&window, "第1组") && stands(&window, "名册 10 店"));
    assert!(stands(&window, "还没有组长，请推选") && stands(&window, "10 店没有联系人"));
    let formed = groups(&afresh(window));
    assert_eq!((formed.len(), formed[0].area.as_str()), (1, "海棠路1号门店至10号门店"));
    assert_eq!(addresses(&formed[0])[9], "海棠路10号门店", "in order along the street");
}

#[test]
fn a_door_that_is_not_ticked_stays_out_and_one_that_is_in_a_group_is_not_ticked_again() {
    let mut window = forming();
    fill(&mut window, "门牌", "1-10");
    // From the last field into the list of doors.
    fill(&mut window, "组建日期", "2026-06-01");
    enter(&mut window);
    key(&mut window, Key::Space);
    assert!(stands(&window, "选中 9 店，编成第1组"));
    command(&mut window, Key::S);
    assert!(stands(&window, "名册 9 店"));
    key(&mut window, Key::Escape);
    with(&mut window, Modifiers::ALT, Key::N);
    press(&mut window, "十店联防");
    fill(&mut window, "地址", "海棠路");
    assert!(stands(&window, "选中 3 店，编成第2组；一般 8 至 15 店一组") && stands(&window, "已在第1组"));
}

#[test]
fn a_head_is_elected_among_those_who_are_called_and_signs_the_agreement() {
    let mut window = page_of_a_group();
    told(&mut window, "甄有信", "13800000099");
    assert!(stands(&window, "甄有信") && stands(&window, "138****0099"), "masked in the list");
    assert!(stands(&window, "138 0000 0099"), "and whole beside it, to be called");
    key(&mut window, Key::F8);
    assert!(!stands(&window, "打印预览"), "nobody could sign it");
    key(&mut window, Key::F5);
    type_text(&mut window, "甄有信");
    enter(&mut window);
    enter(&mut window);
    enter(&mut window);
    assert!(stands(&window, "组长") && !stands(&window, "还没有组长，请推选"));
    key(&mut window, Key::F8);
    assert!(stands(&window, "打印预览"));
    press(&mut window, "关闭");
    wait_for(&mut window, "治安联防责任书待签");
    key(&mut window, Key::F10);
    assert!(stands(&window, "组长签订日"));
    // Three who sign and the term, each with a day already.
    (0..5).for_each(|_| enter(&mut window));
    assert!(!shows(&window, "治安联防责任书待签"));
    let page = groups(&afresh(window)).remove(0);
    let called = page.head.unwrap();
    assert_eq!((called.name.as_str(), page.agreements.len()), ("甄有信", 1));
    assert_eq!(page.agreements[0].row.party, "甄有信");
}

#[test]
fn a_shop_is_put_elsewhere_leaves_and_comes_back_by_undo() {
    let mut window = page_of_a_group();
    with(&mut window, Modifiers::ALT, Key::ArrowDown);
    key(&mut window, Key::Delete);
    assert!(stands(&window, "移出 海棠路1号门店"), "the moved one is still chosen");
    fill(&mut window, "离组原因", "停业");
    press(&mut window, "移出");
    assert!(stands(&window, "名册 9 店"));
    command(&mut window, Key::Z);
    assert!(stands(&window, "名册 10 店"));
    let page = groups(&afresh(window)).remove(0);
    assert_eq!(addresses(&page)[..2], ["海棠路2号门店", "海棠路1号门店"]);
}

#[test]
fn a_group_is_split_at_the_chosen_door_and_another_one_is_dissolved() {
    let mut window = page_of_a_group();
    (0..5).for_each(|_| key(&mut window, Key::ArrowDown));
    key(&mut window, Key::F6);
    assert!(stands(&window, "第1组 从 海棠路6号门店 起分出一组"));
    press(&mut window, "分组");
    assert!(stands(&window, "名册 5 店"));
    press_in_menu(&mut window, "更多", "解散…");
    press(&mut window, "解散");
    assert!(stands(&window, "已解散"));
    let standing = groups(&afresh(window));
    assert_eq!(standing.len(), 1);
    assert_eq!((standing[0].group.number_words().as_str(), standing[0].roster.len()), ("第2组", 5));
}

#[test]
fn roster_and_card_are_a_key_and_a_menu_away() {
    let mut window = page_of_a_group();
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览") && shows(&window, "第1组"));
    key(&mut window, Key::Escape);
    press_in_menu(&mut window, "打印", "联防联络牌");
    assert!(stands(&window, "打印预览") && stands(&window, "A5 横向"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"), "all rosters of the list");
    key(&mut window, Key::Escape);
    press_in_menu(&mut window, "打印", "本月巡逻汇总");
    assert!(stands(&window, "打印预览"));
}

#[test]
fn who_may_only_look_forms_and_changes_nothing() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::Num5);
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(stands(&window, "还没有联防组"));
    assert_eq!(window.query_all_by_role_and_label(Role::Button, "组建联防组").count(), 1);
}

#[test]
fn a_rota_is_made_for_the_month_swapped_by_hand_and_printed() {
    let mut window = page_of_a_group();
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert!(stands(&window, "2026年6月 还没有排班"));
    key(&mut window, Key::Insert);
    (0..4).for_each(|_| enter(&mut window));
    assert!(stands(&window, "32 班"), "two a day from today, the fifteenth, on");
    assert!(shows(&window, "2026-06-15 周一"));
    key(&mut window, Key::F4);
    type_text(&mut window, "海棠路9号门店");
    enter(&mut window);
    enter(&mut window);
    assert!(stands(&window, "替 海棠路1号门店"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    with(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert!(stands(&window, "2026年7月 还没有排班"));
    with(&mut window, Modifiers::ALT, Key::ArrowLeft);
    key(&mut window, Key::Insert);
    fill(&mut window, "从", "2026-08-03");
    fill(&mut window, "到", "2026-08-07");
    fill(&mut window, "时段", "5");
    command(&mut window, Key::S);
    assert!(stands(&window, "请写成 19:30-21:30，或写晚上、白天"));
    fill(&mut window, "时段", "19:30-21:30");
    command(&mut window, Key::S);
    assert!(shows(&window, "2026-08-03 周一"), "the month of what was made is in sight");
    let Afresh { desk, office: _office } = afresh(window);
    let group = defence::list(&desk, &GroupFilter::default(), GroupSort::default()).unwrap()[0];
    let month = defence::duties(&desk, group, TODAY, TODAY).unwrap();
    let standing: Vec<&str> = month.turns.iter().map(|turn| turn.address.as_str()).collect();
    assert_eq!(standing, ["海棠路9号门店", "海棠路2号门店"]);
}

#[test]
fn a_patrol_is_written_down_and_what_it_found_is_handled_later() {
    let mut window = page_of_a_group();
    with(&mut window, Modifiers::ALT, Key::Num3);
    key(&mut window, Key::Insert);
    fill(&mut window, "人数", "3");
    fill(&mut window, "事项", "通道堵塞");
    fill(&mut window, "情况", "店门口堆货");
    press(&mut window, "记下");
    assert!(stands(&window, "1 处待处理") && stands(&window, "1 次，3 人次"));
    key(&mut window, Key::F6);
    assert!(stands(&window, "记处理"));
    fill(&mut window, "处理", "当场清走");
    fill(&mut window, "处理完日期", "2026-06-15");
    press(&mut window, "记下");
    assert!(stands(&window, "1 处，处理 1 处"));
    key(&mut window, Key::Delete);
    assert!(stands(&window, "2026年6月 还没有巡逻记录"));
    command(&mut window, Key::Z);
    assert!(stands(&window, "1 次，3 人次"));
    let Afresh { desk, office: _office } = afresh(window);
    let group = defence::list(&desk, &GroupFilter::default(), GroupSort::default()).unwrap()[0];
    let month = defence::patrols(&desk, group, TODAY, TODAY).unwrap();
    assert_eq!(month.totals.words(), "巡逻 1 次 3 人次，互助报警 0 次，发现 1 处，处理 1 处");
}
