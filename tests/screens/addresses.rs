//! The address tree on screen: by label and keyboard, read back from the archive opened afresh.

use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS};
use crate::window::{fill, key, press, shows, type_text, wait_for};
use eframe::egui::{Key, Role};
use egui_kittest::kittest::Queryable;
use linli::domain::RecordId;
use linli::services::address_tree::{self, Facts};
use linli::services::{Desk, places, undo};

/// The page of addresses, the keyboard in the tree.
fn addresses() -> Window {
    let mut window = desk();
    command(&mut window, Key::G);
    window
}

/// The same where somebody wrote the estate with another character once.
fn addresses_with_a_misspelling() -> Window {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let facts =
        |kind: &str, label: &str, parent| Facts { kind: kind.into(), label: label.into(), parent, ..Facts::default() };
    let mut parent = None;
    for (kind, label) in [("2", "海裳苑"), ("5", "3栋"), ("6", "2单元"), ("7", "504室")] {
        parent = address_tree::add(&mut desk, &facts(kind, label, parent)).unwrap().place;
    }
    drop(desk);
    let mut window = sit_down(office);
    command(&mut window, Key::G);
    window
}

/// Chooses a place by finding it.
fn find(window: &mut Window, typed: &str) {
    fill(window, "查找地址", typed);
    key(window, Key::Enter);
    key(window, Key::Enter);
}

/// The one place of this address.
fn only(desk: &Desk, typed: &str) -> RecordId {
    let mut found = places::matching(desk, typed, 5).unwrap();
    if found.len() > 1 {
        found.retain(|place| place.full_name == typed);
    }
    assert_eq!(found.len(), 1, "{typed}: {found:?}");
    found[0].id
}

fn lives(afresh: &Afresh, name: &str) -> String {
    afresh.page(name).stays[0].address.clone()
}

#[test]
fn the_tree_opens_and_closes_by_arrows_and_counts_who_lives_below() {
    let mut window = addresses();
    assert!(stands(&window, "海棠苑") && stands(&window, "3栋") && stands(&window, "12栋"));
    assert!(!stands(&window, "2单元"));
    key(&mut window, Key::ArrowDown);
    assert!(shows(&window, "在住 6 人，房间 6，出租房屋 6"), "the estate is chosen");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowRight);
    assert!(stands(&window, "2单元"), "3栋 is open");
    key(&mut window, Key::ArrowRight);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowRight);
    assert!(stands(&window, "收起海棠苑3栋2单元"));
    key(&mut window, Key::ArrowLeft);
    assert!(stands(&window, "展开海棠苑3栋2单元"));
    key(&mut window, Key::ArrowLeft);
    key(&mut window, Key::ArrowLeft);
    assert!(stands(&window, "展开海棠苑3栋"), "closed from within");
}

#[test]
fn letters_typed_over_the_tree_find_a_place_and_enter_shows_it_there() {
    let mut window = addresses();
    type_slowly(&mut window, "3-2-501");
    assert_eq!(text(&window, "查找地址"), "3-2-501");
    key(&mut window, Key::Enter);
    key(&mut window, Key::Enter);
    assert_eq!(text(&window, "查找地址"), "");
    assert!(stands(&window, "502室"), "its neighbours stand around it");
    assert!(shows(&window, RESIDENTS[0].name), "who lives there");
}

#[test]
fn a_range_of_a_building_is_told_before_it_is_added_and_taken_back_whole() {
    let mut window = addresses();
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::F6);
    type_text(&mut window, "1-6栋×3单元×101-604");
    assert!(shows(&window, "共 432 间，从1栋1单元101室到6栋3单元604室。其中 5 处已有，新添 427 处"));
    key(&mut window, Key::Enter);
    assert!(shows(&window, "已添加 427 处地址，原有 5 处没有动"));
    command(&mut window, Key::Z);
    let mut window = sit_down(killed(window));
    command(&mut window, Key::G);
    assert!(!stands(&window, "6栋"), "taken back");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::F6);
    type_text(&mut window, "6-5栋");
    assert!(shows(&window, "“6-5”前大后小，请把小的写在前面"));
    fill(&mut window, "区间", "5-6栋×101-204");
    press(&mut window, "添加 16 处");
    let afresh = afresh(window);
    let room = only(&afresh.desk, "6-204");
    assert_eq!(places::full_name(&afresh.desk, Some(room)).unwrap(), "海棠苑6栋204室");
    assert_eq!(address_tree::totals(&afresh.desk).unwrap().dwellings, 6 + 16);
}

#[test]
fn thousands_of_addresses_are_added_by_a_job_while_the_window_stays_usable() {
    let mut window = addresses();
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::F6);
    type_text(&mut window, "21-25栋×2单元×101-1004");
    press(&mut window, "添加 400 处");
    wait_for(&mut window, "已添加 400 处地址");
    key(&mut window, Key::F6);
    type_text(&mut window, "31-40栋×2单元×101-1004");
    press(&mut window, "添加 800 处");
    assert!(stands(&window, "取消"), "a job is at work");
    wait_for(&mut window, "已添加 800 处地址");
    key(&mut window, Key::F6);
    type_text(&mut window, "41-90栋×5单元×101-2004");
    press(&mut window, "添加 20,000 处");
    press(&mut window, "取消");
    wait_for(&mut window, "已取消，什么都没有改动");
    assert_eq!(address_tree::totals(&afresh(window).desk).unwrap().dwellings, 6 + 1200);
}

#[test]
fn renaming_an_estate_renames_every_address_below_it() {
    let mut window = addresses();
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::F2);
    fill(&mut window, "名称", "春光里");
    fill(&mut window, "网格", "三号网格");
    press(&mut window, "旧名「海棠苑」留作别名");
    press(&mut window, "保存");
    assert!(shows(&window, "地址已修改"));
    find(&mut window, "海棠苑3-2-501");
    assert!(shows(&window, "三号网格") && shows(&window, "随春光里"), "the grid comes from above");
    let afresh = afresh(window);
    assert_eq!(lives(&afresh, RESIDENTS[0].name), "春光里3栋2单元501室");
}

#[test]
fn a_name_that_a_sibling_has_is_refused_beside_the_field() {
    let mut window = addresses();
    find(&mut window, "海棠苑3栋");
    key(&mut window, Key::F2);
    fill(&mut window, "名称", "12幢");
    press(&mut window, "保存");
    assert!(shows(&window, "同级已有这个名称或别名"));
    press(&mut window, "不改");
    assert_eq!(lives(&afresh(window), RESIDENTS[0].name), "海棠苑3栋2单元501室");
}

#[test]
fn a_place_is_moved_under_another_and_never_below_itself() {
    let mut window = addresses();
    find(&mut window, "海棠苑3栋");
    key(&mut window, Key::F2);
    fill(&mut window, "上级地址", "海棠苑3栋2单元");
    press(&mut window, "保存");
    assert!(shows(&window, "不能放在它自己的下级里"));
    fill(&mut window, "上级地址", "海棠苑12栋");
    press(&mut window, "保存");
    assert_eq!(lives(&afresh(window), RESIDENTS[0].name), "海棠苑12栋3栋2单元501室");
}

#[test]
fn two_spellings_are_offered_merged_and_taken_back() {
    let mut window = addresses_with_a_misspelling();
    press(&mut window, "可疑重复");
    assert!(stands(&window, "海棠苑（6 人）") && stands(&window, "海裳苑（无人）"));
    assert!(stands(&window, "只差一个字"));
    key(&mut window, Key::F7);
    assert!(shows(&window, "「海裳苑」连同下面 3 处地址归到「海棠苑」"));
    press(&mut window, "合并");
    assert!(shows(&window, "已合并：3 处地址、0 条记录归到一处"));
    press(&mut window, "地址树");
    find(&mut window, "海裳苑3-2-504");
    assert!(shows(&window, "海棠苑3栋2单元504室"), "found by the old spelling");
    command(&mut window, Key::Z);
    let afresh = afresh(window);
    assert_eq!(address_tree::suspects(&afresh.desk).unwrap().len(), 1, "two again");
    assert_eq!(lives(&afresh, RESIDENTS[0].name), "海棠苑3栋2单元501室");
}

#[test]
fn an_alias_finds_in_the_search_box_the_picker_and_the_tree() {
    let mut window = addresses();
    find(&mut window, "3-2-501");
    press_in_menu(&mut window, "更多", "添加别名…");
    fill(&mut window, "别名", "3栋2单元501");
    assert!(shows(&window, "这个写法本来就认得"));
    fill(&mut window, "别名", "海棠苑3-2-502");
    assert!(shows(&window, "这个写法已经指「海棠苑3栋2单元502室」"));
    fill(&mut window, "别名", "老阁楼");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "别名已添加"));

    search(&mut window, "老阁楼");
    assert!(shows(&window, "海棠苑3栋2单元501室") && shows(&window, RESIDENTS[0].name));
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    find(&mut window, "海棠苑3栋2单元老阁楼");
    assert!(shows(&window, RESIDENTS[0].name), "in the tree");
    let afresh = afresh(window);
    let room = only(&afresh.desk, "3-2-501");
    for typed in ["老阁楼", "海棠苑3栋2单元老阁楼", "３－２－５０１", "3栋2单元501室"] {
        assert_eq!(only(&afresh.desk, typed), room, "{typed}");
    }
}

#[test]
fn a_place_in_use_is_not_deleted_and_says_why() {
    let mut window = addresses();
    find(&mut window, "3-2-501");
    key(&mut window, Key::Delete);
    assert!(shows(&window, "不能删除：还有"));
    key(&mut window, Key::Insert);
    fill(&mut window, "名称", "阁楼");
    press(&mut window, "添加");
    assert!(shows(&window, "地址已添加"));
    key(&mut window, Key::Delete);
    assert!(shows(&window, "地址已删除"));
    assert_eq!(address_tree::totals(&afresh(window).desk).unwrap().dwellings, 6);
}

#[test]
fn who_answers_for_an_estate_answers_for_its_rooms_until_somebody_else_does() {
    let mut window = addresses();
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::F8);
    fill(&mut window, "职责", "网格员");
    key(&mut window, Key::Enter);
    fill(&mut window, "责任人", "巡得勤");
    fill(&mut window, "责任人电话", "13800000909");
    press(&mut window, "添加");
    assert!(shows(&window, "责任人已添加"));
    find(&mut window, "3-2-501");
    assert!(shows(&window, "巡得勤") && shows(&window, "2026-06-15 起，随海棠苑"));
    find(&mut window, "海棠苑12栋");
    find(&mut window, "海棠苑");
    press(&mut window, "更换…");
    fill(&mut window, "责任人", "看得紧");
    press(&mut window, "更换");
    assert!(shows(&window, "责任人已更换") && shows(&window, "以前的 1 位"));
    press(&mut window, "结束…");
    press(&mut window, "结束");
    assert!(shows(&window, "网格员：2026-06-15 起无人负责"));
    let mut afresh = afresh(window);
    let change = undo::next(&afresh.desk).unwrap().unwrap();
    assert_eq!(change.what, "结束责任");
    undo::undo(&mut afresh.desk, change.id).unwrap();
    let estate = only(&afresh.desk, "海棠苑3栋");
    let page = address_tree::page(&afresh.desk, estate).unwrap();
    assert_eq!(page.duties[0].holder, "看得紧");
    assert_eq!(page.duty_findings, Vec::<String>::new());
}

#[test]
fn a_reader_sees_the_tree_and_changes_nothing() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::G);
    key(&mut window, Key::ArrowDown);
    assert!(shows(&window, "在住 6 人"));
    for pressed in [Key::F2, Key::Insert, Key::F6, Key::F7, Key::F8, Key::Delete] {
        key(&mut window, pressed);
        assert!(!is_here(&window, "名称") && !is_here(&window, "区间") && !is_here(&window, "责任人"), "{pressed:?}");
    }
    assert_eq!(window.query_all_by_label("不能删除").count(), 0);
}

#[test]
fn stalls_of_a_market_are_added_at_once_and_looked_through_by_kind() {
    let mut window = addresses();
    key(&mut window, Key::Insert);
    fill(&mut window, "名称", "青溪农贸市场");
    fill(&mut window, "类别", "市场");
    key(&mut window, Key::Enter);
    fill(&mut window, "上级地址", "");
    press(&mut window, "添加");
    key(&mut window, Key::F6);
    press_with_role(&mut window, Role::ComboBox, "最末一级");
    press_with_role(&mut window, Role::MenuItem, "摊位");
    fill(&mut window, "区间", "1-60室");
    assert!(shows(&window, "60 处，从1号摊位到60号摊位"));
    press(&mut window, "添加 60 处");
    press_with_role(&mut window, Role::Tab, "摊位");
    assert!(stands(&window, "青溪农贸市场1号摊位"));
    press_with_role(&mut window, Role::Tab, "房间");
    assert!(stands(&window, "海棠苑3栋2单元501室"));
    assert!(window.query_all_by_label("1").count() >= 6, "one lives in each room in sight");
    let afresh = afresh(window);
    assert_eq!(address_tree::kind_counts(&afresh.desk).unwrap()["10"], 60);
}

#[test]
fn whoever_registers_under_an_old_name_comes_to_the_place_that_has_it_now() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let room = only(&desk, "海棠苑3栋2单元501室");
    let estate = address_tree::path_to(&desk, room).unwrap()[0];
    address_tree::add_alias(&mut desk, estate, "春光里").unwrap();
    let places = address_tree::totals(&desk).unwrap().places;
    drop(desk);
    let mut window = sit_down(office);
    command(&mut window, Key::N);
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "现住址", "春光里3-2-501");
    assert!(shows(&window, "即 海棠苑3栋2单元501室"));
    assert!(!shows(&window, "春光里3栋2单元501室"), "no new one is offered");
    save(&mut window);
    let afresh = afresh(window);
    assert_eq!(lives(&afresh, NEWCOMER.name), "海棠苑3栋2单元501室");
    assert_eq!(address_tree::totals(&afresh.desk).unwrap().places, places, "nothing was made");
}

#[test]
fn a_dwelling_where_nobody_lives_is_opened_in_the_tree_by_the_search_box() {
    let mut window = addresses();
    find(&mut window, "海棠苑");
    key(&mut window, Key::F6);
    type_text(&mut window, "8-9栋");
    press(&mut window, "添加 2 处");
    command(&mut window, Key::Num1);
    search(&mut window, "海棠苑9栋");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "现无人登记") && stands(&window, "8栋"), "its page, its neighbours around it");
}
