//! 日常 by keyboard alone: a monthly 联席会议 from what is due on 今日 to its printed 督办单.

use crate::desk::*;
use crate::office::{OPERATOR, Office};
use crate::window::{key, shows, type_text, wait_for};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use linli::domain::registers::{Meeting, MeetingItem, Routine};
use linli::domain::routine::{Cycle, Kind};
use linli::domain::values::{Choice, Count, Day, Text};
use linli::services::routines::{self, ChildState, EntryForm, Ledger, LedgerFilter};
use linli::services::{Clock, Progress, station, today};
use linli::ui::theme::Appearance;

/// A meeting on the fifteenth of each month: today.
fn office_with_a_meeting() -> Office {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let mut form = EntryForm::<Routine>::begin(&desk).unwrap();
    form.draft.set("kind", |routine| {
        routine.kind = Choice::of(Kind::JointMeeting.code());
        routine.routine_name = Text::new("每月联席会议");
        routine.cycle = Choice::of(Cycle::Month.code());
        routine.due_day = Count(Some(15));
        routine.from_date = Day("2026-06-01".parse().ok());
    });
    form.save(&mut desk).unwrap();
    office
}

fn enters(window: &mut Window, count: usize) {
    (0..count).for_each(|_| enter(window));
}

/// Leaves a field of several lines.
fn leave(window: &mut Window) {
    with(window, Modifiers::CTRL.plus(Modifiers::COMMAND), Key::Enter);
}

/// Down to the meeting among what is due, and into it.
fn open_from_today(window: &mut Window) {
    command(window, Key::Num1);
    wait_for(window, "定期工作：每月联席会议，2026年6月，全社区");
    let rows = window.get_all_by_role(Role::Row);
    let labels: Vec<String> = rows.filter_map(|row| row.accesskit_node().label()).collect();
    let row = labels.iter().position(|label| label.contains("每月联席会议")).unwrap();
    (0..row).for_each(|_| key(window, Key::ArrowDown));
    enter(window);
}

fn hold(window: &mut Window) {
    assert!(stands(window, "记会议") && has_focus(window, "日期"));
    enter(window);
    type_text(window, "14:30-16:00");
    enter(window);
    type_text(window, "社区会议室");
    enters(window, 3);
    assert!(has_focus(window, "参加人员"));
    type_text(window, "派出所：景为民");
    save(window);
    assert!(shows(window, "已记会议") && stands(window, "2026年6月联席会议"), "the page of the meeting");
}

fn hand_out(window: &mut Window) {
    with(window, Modifiers::ALT, Key::N);
    assert!(has_focus(window, "议题"));
    type_text(window, "菜市场消防通道反复被占");
    enters(window, 2);
    type_text(window, "清了又占。");
    leave(window);
    enter(window);
    type_text(window, "划线专管。");
    leave(window);
    assert!(has_focus(window, "承办单位"));
    type_text(window, "综合执法队");
    enters(window, 2);
    type_text(window, "2026-06-20");
    save(window);
}

#[test]
fn a_monthly_meeting_is_led_from_what_is_due_to_its_urging_by_keyboard() {
    let office = office_with_a_meeting();
    let mut window = sit_down(office);
    open_from_today(&mut window);
    hold(&mut window);
    hand_out(&mut window);
    assert!(stands(&window, "1. 菜市场消防通道反复被占") && shows(&window, "综合执法队"));
    key(&mut window, Key::F7);
    assert!(stands(&window, "打印预览"));
    assert_eq!(beginning_with(&window, "督办单"), ["督办单"], "the paper that is chosen");
    key(&mut window, Key::Escape);
    assert!(!shows(&window, "督办：2026-06-15"), "looking urges nobody");
    command(&mut window, Key::Num0);
    assert!(stands(&window, "2026年7月") && !stands(&window, "2026年6月"), "June is done: the next one is ahead");

    let archive = afresh(window);
    let meeting = routines::list(&archive.desk, Ledger::Meetings, &LedgerFilter::default()).unwrap()[0];
    let page = routines::page(&archive.desk, Ledger::Meetings, meeting).unwrap();
    assert_eq!(page.children[0].state, ChildState::Open("2026-06-20".parse().ok()));
    let item: MeetingItem = EntryForm::open(&archive.desk, page.children[0].id).unwrap().draft.record;
    assert_eq!(item.urged_on.0, None, "a paper that never left is not kept");
    let held: Meeting = EntryForm::open(&archive.desk, meeting).unwrap().draft.record;
    assert_eq!((&*held.hours, &*held.venue), ("14:30-16:00", "社区会议室"));
    let year = routines::of_year(&archive.desk, 2026).unwrap();
    assert!(year[0].lines[0].state.is_done());
}

#[test]
fn a_visitor_is_received_and_a_report_ledgered_from_an_empty_station() {
    let mut window = desk();
    command(&mut window, Key::Num0);
    assert!(stands(&window, "还没有定期工作"));
    with(&mut window, Modifiers::ALT, Key::Num4);
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(has_focus(&window, "来访人"));
    enters(&mut window, 3);
    type_text(&mut window, "维修");
    enter(&mut window);
    type_text(&mut window, "楼道灯不亮");
    leave(&mut window);
    enter(&mut window);
    type_text(&mut window, "约定期限答复");
    save(&mut window);
    assert!(shows(&window, "请填哪天前答复") && has_focus(&window, "答复期限"));
    type_text(&mut window, "2026-06-18");
    save(&mut window);
    assert!(shows(&window, "已登记来访接待") && stands(&window, "海访〔2026〕001号"));

    let archive = afresh(window);
    let all = routines::list(&archive.desk, Ledger::Receptions, &LedgerFilter::default()).unwrap();
    let row = routines::rows(&archive.desk, Ledger::Receptions, &all).unwrap().remove(0);
    assert_eq!((row.place.as_str(), row.title.as_str()), ("未留姓名", "楼道灯不亮"));
    assert!(today::agenda(&archive.desk).unwrap().lines.iter().any(|line| line.title == "来访待答复"));
}

#[test]
fn a_job_is_offered_to_somebody_new_and_material_handed_out_by_keyboard() {
    let mut window = sit_down(Office::with_people());
    command(&mut window, Key::Num0);
    with(&mut window, Modifiers::ALT, Key::Num7);
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(has_focus(&window, "类别"));
    type_text(&mut window, "用工");
    enter(&mut window);
    type_text(&mut window, "理货员 2 名");
    enters(&mut window, 2);
    type_text(&mut window, "海棠路东口");
    enter(&mut window);
    type_text(&mut window, "每月 3200 元");
    save(&mut window);
    assert!(shows(&window, "请填公布电话") && has_focus(&window, "公布电话"));
    type_text(&mut window, "13800000901");
    save(&mut window);
    assert!(shows(&window, "已登记用工房源") && stands(&window, "理货员 2 名"));
    command(&mut window, Key::Num0);
    with(&mut window, Modifiers::ALT, Key::Num7);
    key(&mut window, Key::F6);
    wait_for(&mut window, "打印预览");
    assert!(stands(&window, "用工房源单"));
    key(&mut window, Key::Escape);
    with(&mut window, Modifiers::ALT, Key::Num8);
    with(&mut window, Modifiers::ALT, Key::N);
    type_text(&mut window, "发放资料");
    enter(&mut window);
    type_text(&mut window, "35");
    enter(&mut window);
    assert!(has_focus(&window, "资料"), "material has no matter to write down");
    type_text(&mut window, "用工房源单");
    enter(&mut window);
    type_text(&mut window, "40");
    save(&mut window);
    assert!(shows(&window, "已登记服务记录"));

    let archive = afresh(window);
    let all = routines::list(&archive.desk, Ledger::Services, &LedgerFilter::default()).unwrap();
    let row = routines::rows(&archive.desk, Ledger::Services, &all).unwrap().remove(0);
    assert_eq!((row.title.as_str(), row.number.as_str()), ("用工房源单 40 份", "35 人次"));
    let offer = routines::list(&archive.desk, Ledger::Openings, &LedgerFilter::default()).unwrap();
    assert_eq!(routines::openings_sheet(&archive.desk).unwrap().records, offer);
}

/// Every page of the made-up station, for looking at.
pub fn pictures(size: [f32; 2], appearance: Appearance, mut picture: impl FnMut(&mut Window, &str)) {
    let office = Office::empty();
    let desk = station::found_demo(&office.archive(), 600, 1, Clock::Fixed(TODAY), &Progress::default()).unwrap();
    let mut window = sit_down_at(desk, office, size, appearance);
    command(&mut window, Key::Num0);
    picture(&mut window, "routines-now");
    enter(&mut window);
    picture(&mut window, "routines-form");
    key(&mut window, Key::Escape);
    for (tab, name) in [
        (Key::Num2, "year"),
        (Key::Num3, "reports"),
        (Key::Num4, "receptions"),
        (Key::Num5, "feedback"),
        (Key::Num6, "meetings"),
        (Key::Num7, "openings"),
        (Key::Num8, "services"),
    ] {
        with(&mut window, Modifiers::ALT, tab);
        picture(&mut window, &format!("routines-{name}"));
    }
    with(&mut window, Modifiers::ALT, Key::Num6);
    key(&mut window, Key::ArrowDown);
    enter(&mut window);
    picture(&mut window, "routines-meeting");
    with(&mut window, Modifiers::ALT, Key::N);
    picture(&mut window, "routines-item");
    key(&mut window, Key::Escape);
    command(&mut window, Key::Num0);
    with(&mut window, Modifiers::ALT, Key::Num3);
    enter(&mut window);
    picture(&mut window, "routines-report");
    command(&mut window, Key::Num0);
    key(&mut window, Key::F4);
    picture(&mut window, "routines-rule");
}
