//! A damaged archive at the door: what can still be read goes to a new one.

use super::station::{Doorstep, FOUNDER, PASSWORD, STATION, at_the_sign_in};
use crate::window::{fill, key, press, shows, type_text, wait_for, wait_until};
use eframe::egui::Key;
use egui_kittest::kittest::Queryable;

#[test]
fn what_can_be_read_of_a_damaged_archive_goes_to_a_new_folder_and_opens_there() {
    let place = Doorstep::with_station();
    place.damage_the_first_pages();
    let damaged = std::fs::read(place.archive().join("station.db")).unwrap();
    let mut window = at_the_sign_in(&place);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "档案文件已损坏，没有做任何改动");
    press(&mut window, "备份不够新，抢救还能读出的…");
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some(FOUNDER));
    let target = place.folder("salvaged");
    fill(&mut window, "抢救到", &target.to_string_lossy());
    fill(&mut window, "口令", PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "能读出的都取出来了，缺失的列在最前");
    assert!(shows(&window, "操作员 取出 1 行") && shows(&window, "操作记录 取出"));
    press(&mut window, "打开抢救出的档案");
    assert!(shows(&window, STATION), "the name on the door came along");
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| window.state().desk().is_some());
    assert_eq!(window.state().desk().unwrap().folder(), target);
    assert_eq!(std::fs::read(place.archive().join("station.db")).unwrap(), damaged);
}

#[test]
fn an_archive_nothing_can_be_read_of_says_so() {
    let place = Doorstep::with_station();
    place.damage_the_database();
    let mut window = at_the_sign_in(&place);
    press(&mut window, "从备份恢复…");
    press(&mut window, "抢救损坏的档案…");
    assert!(window.get_by_label("口令").is_focused());
    type_text(&mut window, PASSWORD);
    let target = place.folder("salvaged");
    fill(&mut window, "抢救到", &target.to_string_lossy());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "档案坏得太重，没有一张表能读出");
    assert!(!target.exists());
}
