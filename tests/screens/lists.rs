//! Lists people work in: conditions, marks, acts on several, views, the clipboard; and the reports that lead to them.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS};
use crate::window::{fill, key, press, settle, shows, type_text, wait_for, wait_until};
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::Queryable;
use linli::domain::registers::Residence;
use linli::domain::values::Text;
use linli::domain::{RecordId, Role as OperatorRole};
use linli::services::lists;
use linli::services::people::{self, FloatingFilter, FloatingSort, Living};
use linli::services::{check, station};
use linli::store::{Act, Store};

/// The list with three of its six people marked, by keyboard alone.
fn three_marked() -> Window {
    let mut window = list();
    key(&mut window, Key::ArrowDown);
    with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert!(shows(&window, "已选 3 人"));
    window
}

/// What is put on the clipboard, perhaps by a job.
fn copied(window: &mut Window) -> String {
    window.event(Event::Copy);
    let mut text = None;
    wait_until(window, |window| {
        let commands = &window.output().platform_output.commands;
        text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        text.is_some()
    });
    text.expect("waited for")
}

/// Somebody registered at two dwellings stands in two rows: what is marked and what there is are said in the same unit.
#[test]
fn marks_are_counted_in_the_unit_of_the_list() {
    let office = Office::with_people();
    let mut store = Store::unlock(&office.archive(), OPERATOR, PASSWORD).unwrap().0;
    let at = "2026-06-15T10:00:00+08:00";
    let act = Act { operator: OPERATOR, machine: "柜台二", at, what: "登记流动人口", purpose: "" };
    let [first, other] = [1, 2].map(|id| store.load::<Residence>(RecordId(id)).unwrap().unwrap());
    store
        .write(&act, |writing| {
            writing.insert(&Residence { place: other.place, registration_number: Text::new("海2026-999999"), ..first })
        })
        .unwrap();
    drop(store);
    let mut window = sit_down(office);
    command(&mut window, Key::Num2);
    command(&mut window, Key::A);
    assert!(shows(&window, "已选 7 条登记"));
}

#[test]
fn rows_are_marked_and_let_go_by_keyboard() {
    let mut window = three_marked();
    key(&mut window, Key::Space);
    assert!(shows(&window, "已选 2 人"));
    command(&mut window, Key::A);
    assert!(shows(&window, "已选 6 人"));
    key(&mut window, Key::Escape);
    assert!(!shows(&window, "已选"));
    assert!(shows(&window, "居住事由"), "the conditions are back");
}

#[test]
fn ctrl_and_shift_with_the_pointer_mark_rows() {
    let mut window = list();
    choose(&mut window, RESIDENTS[0].name);
    let press_with = |window: &mut Window, name: &str, modifiers: Modifiers| {
        let at = window.query_all_by_label(name).next().expect("in sight").rect().center();
        for pressed in [true, false] {
            window.event_modifiers(
                Event::PointerButton { pos: at, button: eframe::egui::PointerButton::Primary, pressed, modifiers },
                modifiers,
            );
        }
        settle(window);
    };
    let hover = window.query_all_by_label(RESIDENTS[3].name).next().unwrap().rect().center();
    window.event(Event::PointerMoved(hover));
    press_with(&mut window, RESIDENTS[3].name, Modifiers::COMMAND);
    assert!(shows(&window, "已选 2 人"), "the one in front counts among them");
}

#[test]
fn marked_rows_are_copied_as_a_table_masked_as_they_stand() {
    let mut window = three_marked();
    let text = copied(&mut window);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[0].starts_with("姓名\t性别\t年龄\t证件号码\t"), "{text}");
    for line in &lines[1..] {
        assert_eq!(line.matches('\t').count(), lines[0].matches('\t').count());
    }
    for resident in &RESIDENTS {
        assert!(!text.contains(&resident.number()), "masked");
    }
    assert!(text.contains("***********"));
}

#[test]
fn full_numbers_are_copied_as_text_and_leave_a_line() {
    let mut window = three_marked();
    press(&mut window, "复制");
    press(&mut window, "含完整证件号码");
    let commands = window.output().platform_output.commands.clone();
    let mut text = commands.into_iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    if text.is_none() {
        // It went out in an earlier frame of settling; the toast and the log say that it did.
        assert!(shows(&window, "已复制 3 行"));
        text = Some(String::new());
    }
    assert!(text.is_some());
    let afresh = afresh(window);
    let lines = check::run(&afresh.desk).unwrap();
    assert!(lines.chain);
    let mut desk = afresh.desk;
    let numbers = lists::numbers_in_full(&mut desk, &[RecordId(1), RecordId(2)]).unwrap();
    assert_eq!(numbers, [RESIDENTS[0].number(), RESIDENTS[1].number()]);
    assert_eq!(check::run(&desk).unwrap().audit_lines, lines.audit_lines + 1);
}

#[test]
fn several_registrations_change_hands_in_one_change_with_one_undo() {
    let office = Office::with_people();
    station::add_operator(&mut open(&office, OPERATOR), "柳如烟", PASSWORD, OperatorRole::Clerk).unwrap();
    let mut window = sit_down(office);
    command(&mut window, Key::Num2);
    key(&mut window, Key::ArrowDown);
    command(&mut window, Key::A);
    press(&mut window, "换登记人");
    press_with_role(&mut window, Role::MenuItem, "柳如烟");
    assert!(shows(&window, "6 人的登记人已换成 柳如烟"));
    let registrars = |desk: &linli::services::Desk| {
        let ids = people::list(desk, &FloatingFilter::default(), FloatingSort::default()).unwrap();
        let rows = people::rows(desk, &ids).unwrap();
        rows.into_iter().map(|row| row.residence.registrar.0).collect::<Vec<_>>()
    };
    let afresh = afresh(window);
    assert_eq!(registrars(&afresh.desk), ["柳如烟"; 6]);
    let mut desk = afresh.desk;
    let change = linli::services::undo::next(&desk).unwrap().unwrap();
    assert_eq!(change.what, "更换登记人");
    linli::services::undo::undo(&mut desk, change.id).unwrap();
    assert_eq!(registrars(&desk), [OPERATOR; 6]);
}

#[test]
fn several_leave_with_one_reason_and_day() {
    let mut window = three_marked();
    press(&mut window, "注销…");
    assert!(shows(&window, "注销 3 人 的居住登记"));
    fill(&mut window, "离开日期", "20260614");
    fill(&mut window, "注销原因", "离开本地");
    command(&mut window, Key::S);
    assert!(shows(&window, "已注销 3 人的居住登记"));
    command(&mut window, Key::Z);
    assert_eq!(afresh(window).living().len(), 6, "one undo brings all three back");
}

#[test]
fn everything_that_is_done_with_several_is_reached_by_keyboard() {
    let mut window = three_marked();
    with(&mut window, Modifiers::ALT, Key::M);
    for act in ["打印登记卡", "打印选中的名单", "注销…", "登记人换成 站长", "复制，含完整证件号码"]
    {
        assert!(stands(&window, act), "{act}");
    }
    for _ in 0..3 {
        key(&mut window, Key::ArrowDown);
    }
    key(&mut window, Key::Enter);
    assert!(shows(&window, "注销 3 人 的居住登记"));
    press(&mut window, "不注销");
    assert!(shows(&window, "已选 3 人"), "still marked");
}

#[test]
fn the_cards_of_everybody_who_is_marked_are_printed_by_one_key() {
    let mut window = three_marked();
    command(&mut window, Key::P);
    wait_for(&mut window, "3 人都还没有打过");
    assert!(stands(&window, "第 1 页，共 3 页"), "a card for each");
    key(&mut window, Key::Escape);
    assert!(shows(&window, "已选 3 人"), "still marked behind the preview");
}

#[test]
fn a_place_is_found_by_its_initials_and_what_is_wrong_stands_beside_its_field() {
    let mut window = list();
    key(&mut window, Key::F6);
    type_text(&mut window, "没有的地方");
    save(&mut window);
    assert!(shows(&window, "没有这个小区、街道或楼栋"));
    assert!(has_focus(&window, "住址"));
    fill(&mut window, "来本地从", "去年");
    fill(&mut window, "住址", "hty3d");
    save(&mut window);
    assert!(shows(&window, "日期读不懂") && has_focus(&window, "来本地从"));
    fill(&mut window, "来本地从", "");
    save(&mut window);
    assert_eq!(names_in_sight(&window).len(), 3);
    assert!(shows(&window, "符合条件 3 人"));
}

#[test]
fn nobody_is_cancelled_by_being_turned_into_what_they_are() {
    let mut window = list();
    choose(&mut window, RESIDENTS[0].name);
    press_in_menu(&mut window, "更多", "注销…");
    key(&mut window, Key::ArrowDown);
    assert!(stands(&window, "离开本地") && !stands(&window, "转为流动人口"));
}

#[test]
fn marked_houses_go_to_paper_and_to_the_clipboard_as_they_stand_on_the_list() {
    let mut window = desk();
    command(&mut window, Key::Num3);
    choose(&mut window, "海棠苑3栋2单元501室");
    key(&mut window, Key::Space);
    assert!(shows(&window, "已选 1 处"));
    let text = copied(&mut window);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("地址\t房屋编号") && lines[1].starts_with("海棠苑3栋2单元501室"), "{text}");
    with(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert!(shows(&window, "出租房屋名单"), "the list, and no card");
    wait_for(&mut window, "第 1 页");
    key(&mut window, Key::Escape);
    assert!(shows(&window, "已选 1 处"), "the marks are still there");
    command(&mut window, Key::P);
    assert!(shows(&window, "前 3 后 4"), "a card, which may show numbers, and not the list");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert!(!shows(&window, "已选"));
}

#[test]
fn columns_that_are_asked_for_at_the_counter_can_be_shown() {
    let mut window = list();
    press(&mut window, "列");
    for column in ["房主", "服务处所"] {
        press_with_role(&mut window, Role::CheckBox, column);
    }
    key(&mut window, Key::Escape);
    choose(&mut window, RESIDENTS[0].name);
    let text = copied(&mut window);
    assert!(text.lines().next().is_some_and(|heading| heading.contains("\t房主\t服务处所")), "{text}");
}

#[test]
fn conditions_combine_and_each_chip_takes_one_away() {
    let mut window = list();
    key(&mut window, Key::F6);
    fill(&mut window, "住址", "海棠苑3栋");
    fill(&mut window, "来本地从", "20260601");
    command(&mut window, Key::S);
    assert!(shows(&window, "来本地：2026-06-01 起"));
    assert_eq!(names_in_sight(&window).len(), 3, "three live in building 3");
    press(&mut window, "居住证");
    press_with_role(&mut window, Role::MenuItem, "有效");
    assert!(shows(&window, "没有符合条件的人"));
    press(&mut window, "居住证：有效");
    press(&mut window, "来本地：2026-06-01 起");
    assert_eq!(names_in_sight(&window).len(), 3);
}

#[test]
fn a_view_is_kept_under_its_name_and_shown_again() {
    let mut window = list();
    press(&mut window, "居住证");
    press_with_role(&mut window, Role::MenuItem, "未办证");
    press(&mut window, "名单");
    press(&mut window, "存下现在的名单…");
    type_text(&mut window, "没办证的");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "已存下名单「没办证的」"));
    let mut window = sit_down(killed(window));
    command(&mut window, Key::Num2);
    assert!(!shows(&window, "居住证：未办证"));
    press(&mut window, "名单");
    press(&mut window, "没办证的");
    assert!(shows(&window, "居住证：未办证"));
    assert_eq!(names_in_sight(&window).len(), 6);
    press(&mut window, "名单");
    press(&mut window, "不再存「没办证的」");
    let afresh = afresh(window);
    assert_eq!(lists::views::<FloatingFilter>(&afresh.desk, "floating").unwrap(), []);
}

/// What the preview proposes.
fn paper(window: &Window) -> String {
    window.get_by_role_and_label(Role::ComboBox, "纸张").value().unwrap_or_default()
}

#[test]
fn the_list_is_printed_as_it_stands() {
    let mut window = three_marked();
    press(&mut window, "打印选中");
    wait_for(&mut window, "流动人口名单");
    assert_eq!(paper(&window), "A4 纵向", "the columns in sight fit on the smallest sheet");
}

#[test]
fn a_reader_copies_and_neither_prints_nor_changes() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::Num2);
    key(&mut window, Key::ArrowDown);
    command(&mut window, Key::A);
    press(&mut window, "注销…");
    assert!(!shows(&window, "注销 6 人"));
    press(&mut window, "复制");
    assert!(!stands(&window, "含完整证件号码"));
    key(&mut window, Key::Escape);
    assert!(copied(&mut window).lines().count() == 7);
}

/// The reports, once they have counted.
fn reports() -> Window {
    let mut window = desk();
    command(&mut window, Key::Num8);
    wait_until(&mut window, |window| !shows(window, "正在统计"));
    window
}

#[test]
fn a_figure_of_a_report_leads_to_the_people_it_counts() {
    let mut window = reports();
    assert!(stands(&window, "务工 总人数 6") && stands(&window, "合计 总人数 6"));
    press(&mut window, "务工 男 3");
    assert_eq!(names_in_sight(&window).len(), 3);
    assert!(shows(&window, "性别：男") && shows(&window, "事由：务工"));
}

#[test]
fn figures_by_origin_are_only_counted() {
    let window = reports();
    assert!(stands(&window, "务工 省外县 5"));
    assert!(window.query_by_role_and_label(Role::Link, "务工 省外县 5").is_none());
    assert!(window.query_by_role_and_label(Role::Link, "务工 总人数 6").is_some());
    assert!(shows(&window, "户籍地只计数，不按户籍地列出人员"));
}

#[test]
fn the_keyboard_walks_over_the_figures_and_follows_one() {
    let mut window = reports();
    key(&mut window, Key::ArrowRight);
    key(&mut window, Key::Enter);
    assert!(shows(&window, "性别：男"));
}

#[test]
fn a_report_of_an_earlier_day_counts_who_lived_here_then() {
    let mut window = reports();
    fill(&mut window, "截至", "2026-05-31");
    wait_for(&mut window, "合计 总人数 0");
    fill(&mut window, "截至", "2026-06-01");
    wait_for(&mut window, "合计 总人数 6");
    fill(&mut window, "截至", "2026-12-31");
    assert!(shows(&window, "还没到这一天"));
}

#[test]
fn houses_behind_a_figure_are_listed_and_the_report_comes_back() {
    let mut window = reports();
    with(&mut window, Modifiers::ALT, Key::Num2);
    press(&mut window, "合计 出租房总数 6");
    assert!(shows(&window, "出租房总数：6 处") && shows(&window, "海棠苑3栋2单元501室"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "合计 已出租 6"));
}

#[test]
fn a_house_behind_a_figure_opens_its_page_and_the_houses_come_back_behind_it() {
    let mut window = reports();
    with(&mut window, Modifiers::ALT, Key::Num2);
    press(&mut window, "合计 出租房总数 6");
    enter(&mut window);
    assert!(stands(&window, "租住经过") && !shows(&window, "出租房总数：6 处"));
    key(&mut window, Key::Escape);
    assert!(shows(&window, "出租房总数：6 处") && !stands(&window, "租住经过"));
}

#[test]
fn every_report_is_shown_by_key_and_printed() {
    let mut window = reports();
    for (number, words) in [
        (Key::Num3, "年龄金字塔"),
        (Key::Num4, "人最多的地方"),
        (Key::Num5, "近十二个月"),
        (Key::Num6, "轮值和巡逻"),
        (Key::Num7, "各处的常住人口"),
        (Key::Num1, "按居住事由"),
    ] {
        with(&mut window, Modifiers::ALT, number);
        assert!(shows(&window, words), "{words}");
    }
    command(&mut window, Key::P);
    wait_for(&mut window, "暂住人口统计表");
    assert_eq!(paper(&window), "A4 横向");
}

#[test]
fn the_count_beside_the_list_is_that_of_the_rail_and_of_the_report() {
    let window = reports();
    let afresh = afresh(window);
    let counts = people::counts(&afresh.desk).unwrap();
    let now = FloatingFilter { living: Living::Now, ..FloatingFilter::default() };
    let listed = people::list(&afresh.desk, &now, FloatingSort::default()).unwrap().len() as u64;
    let progress = linli::services::Progress::default();
    let report = linli::services::statistics::of(&afresh.desk, TODAY, &progress).unwrap();
    assert_eq!((counts.living, report.floating.total(), report.ages.sum().total), (listed, listed, listed));
}

/// A word that is no entry of its list once dropped the condition, and everything was shown.
#[test]
fn a_word_that_is_in_no_list_is_said_beside_its_field_in_each_dialog_of_conditions() {
    let mut window = list();
    let conditions =
        [(&[][..], Key::F6, "居住事由"), (&[Key::Num2], Key::F6, "人户"), (&[Key::Num3], Key::F8, "户类型")];
    for (tab, asked_by, label) in conditions {
        tab.iter().for_each(|tab| with(&mut window, Modifiers::ALT, *tab));
        key(&mut window, asked_by);
        fill(&mut window, label, "没有的");
        command(&mut window, Key::S);
        assert!(shows(&window, "没有这一项，请从列表里选") && has_focus(&window, label), "{label}");
        key(&mut window, Key::Escape);
        if is_here(&window, label) {
            key(&mut window, Key::Escape);
        }
    }
    command(&mut window, Key::Num3);
    key(&mut window, Key::F6);
    fill(&mut window, "房屋类别", "私方");
    command(&mut window, Key::S);
    assert!(shows(&window, "没有这一项，请从列表里选") && has_focus(&window, "房屋类别"));
}
