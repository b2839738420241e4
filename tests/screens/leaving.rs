//! Leaving a seat: the lock, signing out, and what the log says of both.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD};
use crate::window::{OFFICE, fill, key, press, shows, type_text, wait_for, wait_until, window_of};
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use linli::services::backup;
use linli::store::{Act, Store};
use linli::ui::theme::Appearance;
use linli::ui::window::Window as WholeWindow;
use std::sync::mpsc;

/// The words and details of the latest log lines, the oldest of them first.
fn logged(office: &Office, count: u32) -> Vec<(String, String)> {
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).expect("opened");
    let lines = store.log_lines(count).expect("the log").into_iter().rev();
    lines.map(|line| (line.action, line.detail)).collect()
}

fn words(logged: &[(String, String)]) -> Vec<&str> {
    logged.iter().map(|(action, _)| action.as_str()).collect()
}

#[test]
fn locking_and_unlocking_are_logged_with_how_it_came_to_it() {
    let mut window = desk();
    command(&mut window, Key::L);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    pause(&mut window, 6.0 * 60.0);
    assert!(shows(&window, "窗口已锁"));
    let lines = logged(&killed(window), 3);
    assert_eq!(words(&lines), ["lock", "lock", "lock"]);
    let details: Vec<&str> = lines.iter().map(|(_, detail)| detail.as_str()).collect();
    assert_eq!(details, ["手动锁屏", "输入口令解锁", "久未操作，自动锁屏"]);
}

#[test]
fn signing_out_by_key_keeps_the_draft_makes_the_backup_and_is_logged() {
    let office = Office::with_people();
    let mut window = whole_window(&office);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run_steps(3);
    fill(&mut window, "姓名", NEWCOMER.name);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    wait_for(&mut window, "最近用过的档案");
    drop(window);
    assert!(backup::newest(&office.archive()).is_some());
    assert_eq!(words(&logged(&office, 2)), ["sign_out", "backup"]);
    let window = sit_down(office);
    assert!(stands(&window, "登记流动人口：罗小梅"));
}

#[test]
fn signing_out_stands_at_the_head_of_the_settings() {
    let mut window = desk();
    command(&mut window, Key::Num9);
    assert!(!window.state().has_ended());
    press(&mut window, "退出登录");
    assert!(window.state().has_ended());
}

#[test]
fn closing_the_window_is_logged_as_signing_out() {
    let office = Office::with_people();
    let mut window = whole_window(&office);
    let viewport = window.input_mut().viewport_id;
    let close = eframe::egui::ViewportEvent::Close;
    window.input_mut().viewports.entry(viewport).or_default().events.push(close);
    window.run_steps(2);
    let made = |office: &Office| backup::newest(&office.archive()).is_some();
    wait_until(&mut window, |_| made(&office));
    drop(window);
    assert!(words(&logged(&office, 2)).contains(&"sign_out"));
}

/// The database cannot be opened a second time, at first from the screens and then from the page that says so.
#[test]
fn a_backup_that_cannot_even_begin_is_told_before_the_archive_is_left() {
    let office = Office::with_people();
    let mut window = whole_window(&office);
    let (database, aside) = (office.archive().join("station.db"), office.archive().join("aside.db"));
    std::fs::rename(&database, &aside).expect("taken away");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    wait_for(&mut window, "不备份，关闭");
    std::fs::rename(&aside, &database).expect("brought back");
    let backups = office.archive().join("backups");
    std::fs::remove_dir_all(&backups).expect("removed");
    std::fs::write(&backups, "no folder").expect("in the way");
    window.get_by_label("再试一次").click();
    window.run_steps(3);
    wait_for(&mut window, "不备份，关闭");
    std::fs::rename(&database, &aside).expect("taken away");
    window.get_by_label("再试一次").click();
    window.run_steps(3);
    assert!(shows(&window, "不备份，关闭"), "it is not left in silence");
    std::fs::rename(&aside, &database).expect("brought back");
    std::fs::remove_file(&backups).expect("out of the way");
    window.get_by_label("再试一次").click();
    wait_for(&mut window, "最近用过的档案");
    drop(window);
    assert!(backup::newest(&office.archive()).is_some());
}

/// Whoever unlocks another's window would find the form gone without a draft of it.
#[test]
fn the_window_stays_locked_when_the_draft_cannot_be_kept() {
    let mut window = form();
    fill(&mut window, "姓名", NEWCOMER.name);
    command(&mut window, Key::L);
    let holding = Holding::begin(&window.state().archive());
    press(&mut window, "换人登录");
    assert!(!window.state().has_ended() && shows(&window, "窗口已锁"));
    holding.end();
    fill(&mut window, "口令", PASSWORD);
    key(&mut window, Key::Enter);
    assert!(shows(&window, "档案正忙"), "and who unlocks it reads why");
    press(&mut window, "知道了");
    assert_eq!(text(&window, "姓名"), NEWCOMER.name);
    command(&mut window, Key::L);
    press(&mut window, "换人登录");
    assert!(window.state().has_ended(), "once it can be kept, the window is free");
}

/// Somebody who writes in the archive and does not come to an end: nobody else can write meanwhile.
struct Holding {
    release: mpsc::Sender<()>,
    thread: std::thread::JoinHandle<()>,
}

impl Holding {
    fn begin(archive: &std::path::Path) -> Self {
        let mut store = beside(archive);
        let (release, released) = mpsc::channel::<()>();
        let (begun, has_begun) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let act =
                Act {
                    operator: OPERATOR, machine: "柜台二", at: "2026-06-15T09:00:00+08:00", what: "", purpose: ""
                };
            let outcome = store.write(&act, |_| {
                begun.send(()).expect("waited for");
                let _ = released.recv();
                Ok(())
            });
            outcome.expect("written in the end");
        });
        has_begun.recv().expect("it has begun");
        Self { release, thread }
    }

    fn end(self) {
        self.release.send(()).expect("still held");
        self.thread.join().expect("ended");
    }
}

/// The whole window around an open archive.
fn whole_window(office: &Office) -> egui_kittest::Harness<'static, Option<WholeWindow>> {
    let mut desk = Some(open(office, OPERATOR));
    let settings = linli::services::MachineSettings::load_from(&office.settings());
    window_of(OFFICE, Appearance::default(), None, move |ui, state: &mut Option<WholeWindow>| {
        let window = state.get_or_insert_with(|| {
            let clock = linli::services::Clock::Fixed(TODAY);
            let mut window = WholeWindow::new(ui.ctx(), settings.clone(), clock, None);
            window.open_desk(desk.take().expect("opened once"));
            window
        });
        window.show(ui);
    })
}

/// On a scaled screen the first frame after unlocking had hardly any height, and the rail asked for less than none.
#[test]
fn a_window_without_room_for_the_rail_bears_it() {
    let office = Office::with_people();
    let mut window = sit_down_at(open(&office, OPERATOR), office, [1093.0, 40.0], Appearance::default());
    window.run();
    window.set_size(vec2(1093.0, 614.0));
    window.run();
    assert!(window.query_by_label("锁屏").is_some());
}
