//! 设置, 操作员: what a person may do is changed by the station head, who is asked first.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD};
use crate::window::{key, press, shows};
use eframe::egui::{self, Key};
use linli::domain::Role;
use linli::services::station;
use linli::store::Store;

const CLERK: &str = "录入员甲";

fn office_with_a_clerk() -> Office {
    let office = Office::with_people();
    station::add_operator(&mut open(&office, OPERATOR), CLERK, PASSWORD, Role::Clerk).expect("a clerk is added");
    office
}

#[test]
fn a_role_is_changed_in_a_dialog_that_names_it_and_the_change_is_logged() {
    let mut window = sit_down(office_with_a_clerk());
    open_settings(&mut window, "人员和口令");
    press(&mut window, "改角色…");
    assert!(stands(&window, "改「录入员甲」的角色"));
    press_with_role(&mut window, egui::Role::ComboBox, "新角色");
    press(&mut window, "调解员");
    assert!(shows(&window, "办理纠纷；其他查看、打印、备份，不改登记"), "what follows is said before");
    press(&mut window, "改为调解员");
    assert!(shows(&window, "已改为调解员，下次登录起生效"));

    let office = killed(window);
    let (store, operator) = Store::unlock(&office.archive(), CLERK, PASSWORD).expect("opened");
    assert_eq!(operator.role, Role::Mediator);
    let line = store.log_lines(1).expect("the log").remove(0);
    assert_eq!((line.action.as_str(), line.detail.ends_with("改为调解员")), ("operators", true), "{line:?}");
}

#[test]
fn a_role_stays_as_it_was_when_the_dialog_is_left() {
    let mut window = sit_down(office_with_a_clerk());
    open_settings(&mut window, "人员和口令");
    press(&mut window, "改角色…");
    key(&mut window, Key::Escape);
    assert!(!stands(&window, "改「录入员甲」的角色"));
    let operators = station::operators(&afresh(window).desk).expect("the operators");
    assert!(operators.iter().any(|one| one.name == CLERK && one.role == Role::Clerk));
}

/// Nobody takes the last 站长 away: the own role has no button, and everybody who has one is somebody else.
#[test]
fn the_station_head_at_the_desk_keeps_the_own_role() {
    let window = sit_down_in_settings(Office::with_people());
    assert!(!stands(&window, "改角色…"));
    let window = sit_down_in_settings(office_with_a_clerk());
    assert!(stands(&window, "改角色…"));
}

fn sit_down_in_settings(office: Office) -> Window {
    let mut window = sit_down(office);
    open_settings(&mut window, "人员和口令");
    window
}
