//! Every page outside an archive as a picture, in the sizes and themes the office has.

use super::station::{Doorstep, FOUNDER, Outdoors, PASSWORD, STATION, locked, sign_in_of};
use crate::window::{OFFICE, fill, key, painted_window_of, press, type_text, wait_for};
use eframe::egui::Key;
use egui_kittest::Harness;
use linli::services::{backup, sign_in};
use linli::ui::screens::sign_in::SignInScreen;
use linli::ui::screens::wizard::WizardScreen;
use linli::ui::theme::Appearance;
use std::path::{Path, PathBuf};

const LIGHT: Appearance = Appearance { is_dark: false, scale_percent: 100 };
const DARK: Appearance = Appearance { is_dark: true, scale_percent: 100 };
/// What is left of the usual screen at 125 %.
const SMALL: [f32; 2] = [1093.0, 550.0];

pub fn paint_when_asked() {
    let Some(folder) = std::env::var_os("LINLI_PICTURES").map(PathBuf::from) else { return };
    sign_in_pages(&folder);
    wizard_pages(&folder, OFFICE, LIGHT, "wizard");
    wizard_pages(&folder, SMALL, DARK, "wizard-dark");
    lock_pages(&folder);
}

fn sign_in_pages(folder: &Path) {
    let empty = Doorstep::new();
    let first = sign_in_window(&empty, OFFICE, LIGHT);
    save(first, folder, "sign-in-first");

    let place = Doorstep::with_station();
    place.found_another("桂花巷分站", "陈静");
    place.found_another("四川省泸州市叙永县海棠街道青溪社区综合治理服务中心第二工作站", "周敏");
    let _ = backup::make(&mut place.open(), None).unwrap();
    let _ = sign_in::sign_in(&mut place.settings(), &place.archive(), FOUNDER, "wrong", place.clock());
    for (size, look, name) in
        [(OFFICE, LIGHT, "sign-in"), (OFFICE, DARK, "sign-in-dark"), (SMALL, LIGHT, "sign-in-small")]
    {
        let mut window = sign_in_window(&place, size, look);
        type_text(&mut window, "haitang");
        key(&mut window, Key::Enter);
        wait_for(&mut window, "口令不对");
        save(window, folder, name);
    }
    for (way, name) in [("打开其他…", "other"), ("从备份恢复…", "restore"), ("忘记口令，用恢复码进入", "recovery")]
    {
        let mut window = sign_in_window(&place, OFFICE, LIGHT);
        press(&mut window, way);
        save(window, folder, &format!("sign-in-{name}"));
    }
    waiting_and_damaged(folder);
}

fn waiting_and_damaged(folder: &Path) {
    let place = Doorstep::with_station();
    backup::make(&mut place.open(), None).unwrap();
    place.damage_the_database();
    let mut window = sign_in_window(&place, OFFICE, LIGHT);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "档案文件已损坏");
    picture(&mut window, folder, "sign-in-damaged");
    press(&mut window, "从 2026-06-15 09:00 的备份恢复…");
    save(window, folder, "sign-in-restore-proved");
    salvage_pages(folder);

    let place = Doorstep::with_station();
    for _ in 0..5 {
        let _ = sign_in::sign_in(&mut place.settings(), &place.archive(), FOUNDER, "wrong", place.clock());
    }
    save(sign_in_window(&place, OFFICE, LIGHT), folder, "sign-in-waiting");
}

fn salvage_pages(folder: &Path) {
    let place = Doorstep::with_station();
    place.damage_the_first_pages();
    let mut window = sign_in_window(&place, OFFICE, LIGHT);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "档案文件已损坏");
    press(&mut window, "备份不够新，抢救还能读出的…");
    fill(&mut window, "抢救到", &place.folder("salvaged").to_string_lossy());
    fill(&mut window, "口令", PASSWORD);
    picture(&mut window, folder, "sign-in-salvage");
    key(&mut window, Key::Enter);
    wait_for(&mut window, "能读出的都取出来了");
    save(window, folder, "sign-in-salvaged");
}

fn wizard_pages(folder: &Path, size: [f32; 2], look: Appearance, name: &str) {
    let place = Doorstep::new();
    let state = Outdoors { screen: WizardScreen::new(&place.settings(), place.clock()), outside: None };
    let mut window = painted_window_of(size, look, state, |ui, state| drop(state.screen.frame(ui)));
    picture(&mut window, folder, &format!("{name}-1-empty"));
    type_text(&mut window, STATION);
    picture(&mut window, folder, &format!("{name}-1"));
    fill(&mut window, "档案文件夹", &place.folder("new").to_string_lossy());
    key(&mut window, Key::Enter);
    type_text(&mut window, FOUNDER);
    fill(&mut window, "口令", PASSWORD);
    fill(&mut window, "再输一次", "hai");
    key(&mut window, Key::Enter);
    picture(&mut window, folder, &format!("{name}-2"));
    fill(&mut window, "再输一次", PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "恢复码只显示这一次");
    picture(&mut window, folder, &format!("{name}-3"));
    fill(&mut window, "PDF 存到", &place.folder("code.pdf").to_string_lossy());
    key(&mut window, Key::Enter);
    picture(&mut window, folder, &format!("{name}-3-saved"));
    key(&mut window, Key::Enter);
    picture(&mut window, folder, &format!("{name}-4"));
}

fn lock_pages(folder: &Path) {
    let place = Doorstep::with_station();
    let window = painted_window_of(OFFICE, LIGHT, locked(&place, place.open()), |ui, state| {
        state.ended = state.screen.frame(ui, &mut state.desk);
    });
    save(window, folder, "lock");
}

fn sign_in_window(place: &Doorstep, size: [f32; 2], look: Appearance) -> Harness<'static, Outdoors<SignInScreen>> {
    painted_window_of(size, look, sign_in_of(place), |ui, state| drop(state.screen.frame(ui)))
}

fn save<S>(mut window: Harness<'_, S>, folder: &Path, name: &str) {
    picture(&mut window, folder, name);
}

fn picture<S>(window: &mut Harness<'_, S>, folder: &Path, name: &str) {
    window.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
}
