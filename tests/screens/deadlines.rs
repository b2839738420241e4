//! Deadline rules and the holiday table in the settings: what is saved there is what today goes by.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD};
use crate::window::{fill, press, shows};
use egui_kittest::kittest::Queryable;
use linli::domain::Role;
use linli::domain::calendar::{DayKind, Term};
use linli::domain::deadline::Matter;
use linli::services::{standards, station};
use linli::ui::theme::Appearance;

/// The settings, in a window so high that every card is in sight.
fn settings_as(operator: &str, part: &str) -> Window {
    let office = Office::with_people();
    if operator == READER {
        station::add_operator(&mut open(&office, OPERATOR), READER, PASSWORD, Role::Reader).unwrap();
    }
    let desk = open(&office, operator);
    let mut window = sit_down_at(desk, office, [1366.0, 4000.0], Appearance::default());
    open_settings(&mut window, part);
    window
}

fn settings(part: &str) -> Window {
    settings_as(OPERATOR, part)
}

/// Presses the button in the row of this matter.
fn change(window: &mut Window, nth: usize) {
    let rows: Vec<_> = window.query_all_by_label("改…").collect();
    rows[nth].click();
    drop(rows);
    crate::window::settle(window);
}

#[test]
fn a_rule_is_saved_with_its_article_and_what_is_wrong_with_it_is_said_first() {
    let mut window = settings("期限规则");
    change(&mut window, 0);
    fill(&mut window, "期限", "三天");
    assert!(shows(&window, "请写成 3 日、3 个工作日"));
    fill(&mut window, "期限", "3 个工作日");
    fill(&mut window, "依据", "本市规定");
    press(&mut window, "保存规则");
    assert!(shows(&window, "已保存，今日页和体检都按新的规则算"));
    let rule = standards::standard(&afresh(window).desk).unwrap().deadlines.rule(Matter::ResidenceRegistration);
    assert_eq!((rule.period.term, rule.basis.as_str()), (Term::WorkingDays(3), "本市规定"));
}

#[test]
fn a_rule_left_half_typed_changes_nothing() {
    let mut window = settings("期限规则");
    change(&mut window, 0);
    fill(&mut window, "期限", "9 日");
    press(&mut window, "不改");
    let standard = standards::standard(&afresh(window).desk).unwrap();
    assert!(!standard.deadlines.is_own(Matter::ResidenceRegistration));
}

#[test]
fn days_off_entered_by_mistake_are_taken_out_again() {
    let mut window = settings("节假日表");
    press(&mut window, "2027 年");
    assert!(stands(&window, "这一年还没有录入"));
    press(&mut window, "添加日子…");
    fill(&mut window, "从", "2027-02-05");
    fill(&mut window, "到", "2027-02-12");
    fill(&mut window, "节日", "春节");
    press(&mut window, "添加");
    assert!(shows(&window, "春节 2 月 5 日 至 2 月 12 日 放假"));
    press(&mut window, "去掉");
    assert!(stands(&window, "这一年还没有录入"));
    assert_eq!(standards::standard(&afresh(window).desk).unwrap().holidays.of_year(2027).count(), 0);
}

#[test]
fn the_table_is_kept_with_what_the_station_entered() {
    let mut window = settings("节假日表");
    press(&mut window, "2027 年");
    press(&mut window, "添加日子…");
    fill(&mut window, "从", "2027-02-05");
    fill(&mut window, "节日", "春节");
    press(&mut window, "添加");
    press(&mut window, "2027 年的通知已经录全");
    let holidays = standards::standard(&afresh(window).desk).unwrap().holidays;
    let day = "2027-02-05".parse().unwrap();
    assert_eq!(holidays.special(day).map(|day| (day.kind, day.name.as_str())), Some((DayKind::Off, "春节")));
    assert!(holidays.is_known(2027));
}

#[test]
fn only_the_station_head_changes_what_is_measured_by() {
    let mut window = settings_as(READER, "期限规则");
    change(&mut window, 0);
    assert!(!is_here(&window, "期限"), "the button does nothing");
}

#[test]
fn the_station_decides_from_when_on_something_is_too_long() {
    let mut window = settings("各项标准");
    fill(&mut window, "巡查间隔", "0");
    assert!(shows(&window, "至少 1 个月"));
    fill(&mut window, "巡查间隔", "3");
    press(&mut window, "保存体检标准");
    assert!(shows(&window, "已保存，下次体检按新的标准"));
    assert_eq!(standards::standard(&afresh(window).desk).unwrap().thresholds.inspection_months, 3);
}
