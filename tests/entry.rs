//! Getting in: the first start, founding a station, signing in, the recovery code, a backup brought back, the lock.
//! By accessible label and keyboard, with a real temporary archive behind.
//!
//! `LINLI_PICTURES=DIR cargo test --test entry pictures` paints every page into DIR, to be looked at.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/window.rs"]
mod window;

mod entry {
    mod bringing_back;
    pub mod gallery;
    mod salvage;
    pub mod station;
}

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use entry::station::{
    Doorstep, FOUNDER, Locked, PASSWORD, STATION, at_the_lock, at_the_sign_in, at_the_wizard, lock_over,
};
use linli::services::{Progress, backup, check, sign_in, station};
use linli::ui::screens::lock::Unlocked;
use window::{fill, key, press, settle, shows, type_text, wait_for, wait_until};

#[test]
fn pictures() {
    entry::gallery::paint_when_asked();
}

#[test]
fn the_first_start_shows_three_clear_ways_and_the_first_has_the_focus() {
    let place = Doorstep::new();
    let window = at_the_sign_in(&place);
    for way in ["新建本站", "打开已有", "演示站"] {
        assert!(window.query_by_label(way).is_some(), "{way}");
    }
    assert!(window.get_by_label("新建本站").is_focused());
}

#[test]
fn enter_on_the_first_way_begins_a_new_station() {
    let place = Doorstep::new();
    let mut window = at_the_sign_in(&place);
    key(&mut window, Key::Enter);
    assert!(window.state().asks_to_found());
}

#[test]
fn the_demo_station_is_one_press_away() {
    let place = Doorstep::new();
    let mut window = at_the_sign_in(&place);
    press(&mut window, "演示站");
    assert!(window.state().asks_for_demo());
}

#[test]
fn the_last_archive_is_chosen_its_operator_stands_there_and_the_password_has_the_focus() {
    let place = Doorstep::with_station();
    let window = at_the_sign_in(&place);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some(FOUNDER));
    assert!(window.get_by_label("口令").is_focused());
}

#[test]
fn the_operator_is_chosen_by_keys_and_the_password_comes_next() {
    let place = Doorstep::with_station();
    place.add_operator("陈静");
    let mut window = at_the_sign_in(&place);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some("陈静"), "the last one stands there");
    window.get_by_label("操作员").focus();
    settle(&mut window);
    key(&mut window, Key::ArrowDown);
    assert!(window.query_by_role_and_label(Role::ListBoxOption, FOUNDER).is_some(), "all of them");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some(FOUNDER));
    assert!(window.get_by_label("口令").is_focused());
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| window.state().desk().is_some());
    assert_eq!(window.state().desk().unwrap().operator().name, FOUNDER);
}

#[test]
fn the_operator_is_chosen_by_a_press_and_tab_goes_on_to_the_password() {
    let place = Doorstep::with_station();
    place.add_operator("陈静");
    let mut window = at_the_sign_in(&place);
    window.get_by_label("操作员").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::ListBoxOption, FOUNDER).click();
    settle(&mut window);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some(FOUNDER));
    assert!(window.get_by_label("口令").is_focused());
    fill(&mut window, "操作员", "陈");
    key(&mut window, Key::Tab);
    assert!(window.get_by_label("口令").is_focused());
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some("陈"), "another name may begin alike");
}

#[test]
fn the_right_password_and_enter_open_the_archive() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| window.state().desk().is_some());
    assert_eq!(window.state().desk().unwrap().station().name, STATION);
}

#[test]
fn a_password_looked_at_half_way_is_typed_on() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    type_text(&mut window, "hai");
    press(&mut window, "显示口令");
    assert!(window.get_by_label("口令").is_focused());
    type_text(&mut window, "tang");
    assert_eq!(window.get_by_label("口令").value().as_deref(), Some("haitang"));
}

#[test]
fn a_wrong_password_says_how_many_tries_are_left_and_the_field_is_ready_again() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    type_text(&mut window, "wrong");
    key(&mut window, Key::Enter);
    wait_for(&mut window, "口令不对，再错 4 次需等 30 秒。请看输入法是否为英文");
    assert!(window.get_by_label("口令").is_focused());
    assert_eq!(window.get_by_label("口令").value().as_deref(), Some(""));
}

#[test]
fn after_five_wrong_passwords_the_button_says_how_long_to_wait() {
    let place = Doorstep::with_station();
    let mut settings = place.settings();
    for _ in 0..5 {
        let _ = sign_in::sign_in(&mut settings, &place.archive(), FOUNDER, "wrong", place.clock());
    }
    let mut window = at_the_sign_in(&place);
    assert!(shows(&window, "口令不对，请等"));
    assert!(shows(&window, "秒后可再试"), "the button says why it cannot be pressed");
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    window.run_steps(20);
    assert!(window.state().desk().is_none(), "not even the right password opens during the wait");
}

#[test]
fn an_unknown_operator_is_said_and_gets_the_focus() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    fill(&mut window, "操作员", "陈静");
    fill(&mut window, "口令", PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "没有这位操作员");
    assert!(window.get_by_label("操作员").is_focused());
}

#[test]
fn an_archive_that_is_open_elsewhere_says_so() {
    let place = Doorstep::with_station();
    let _open = place.open();
    let mut window = at_the_sign_in(&place);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "档案正在另一个窗口中打开");
}

#[test]
fn an_archive_on_a_stick_that_is_away_is_not_called_broken() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    std::fs::rename(place.archive(), place.folder("elsewhere")).unwrap();
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "请接好后再试");
}

#[test]
fn a_damaged_archive_offers_its_newest_backup_and_comes_back_from_it() {
    let place = Doorstep::with_station();
    backup::make(&mut place.open(), None).unwrap();
    place.damage_the_database();
    let mut window = at_the_sign_in(&place);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "档案文件已损坏，没有做任何改动");
    press(&mut window, "从 2026-06-15 09:00 的备份恢复…");
    assert!(shows(&window, "2026-06-15 09:00 的备份，文件完好"));
    let target = place.folder("restored");
    fill(&mut window, "恢复到", &target.to_string_lossy());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "已恢复到新文件夹并核对");
    type_text(&mut window, FOUNDER);
    fill(&mut window, "口令", PASSWORD);
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| window.state().desk().is_some());
    assert_eq!(window.state().desk().unwrap().folder(), target);
}

#[test]
fn a_backup_that_is_known_is_taken_by_arrow_and_enter_and_brought_back() {
    let place = Doorstep::with_station();
    let first = backup::make(&mut place.open(), None).unwrap();
    place.add_operator("陈静");
    let elsewhere = place.folder("stick");
    backup::make(&mut place.open(), Some(&elsewhere)).unwrap();
    let mut window = at_the_sign_in(&place);
    press(&mut window, "从备份恢复…");
    assert!(window.get_by_label("2026-06-15 09:00 的备份").is_focused());
    assert!(shows(&window, "其他位置"), "one on a stick is typed or browsed for");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "2026-06-15 09:00 的备份，文件完好");
    assert_eq!(window.get_by_label("备份文件夹").value().as_deref(), Some(&*first.folder.to_string_lossy()));
    fill(&mut window, "恢复到", &place.folder("restored").to_string_lossy());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "已恢复到新文件夹并核对");
}

#[test]
fn a_folder_that_is_no_backup_is_refused_in_words() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    press(&mut window, "从备份恢复…");
    fill(&mut window, "备份文件夹", &place.archive().to_string_lossy());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "这个文件夹不是完整的备份");
}

#[test]
fn another_archive_is_opened_by_its_path() {
    let place = Doorstep::with_station();
    let elsewhere = Doorstep::new();
    let mut window = at_the_sign_in(&elsewhere);
    press(&mut window, "打开已有");
    assert!(window.get_by_label("档案文件夹").is_focused());
    type_text(&mut window, &elsewhere.folder("nothing").to_string_lossy());
    key(&mut window, Key::Enter);
    assert!(shows(&window, "不是邻里工作站的档案"));
    fill(&mut window, "档案文件夹", &place.archive().to_string_lossy());
    key(&mut window, Key::Enter);
    assert!(window.get_by_label("操作员").is_focused(), "the door of that archive, with the name to be typed");
    assert!(shows(&window, STATION));
}

#[test]
fn esc_goes_back_to_the_door() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    press(&mut window, "打开其他…");
    key(&mut window, Key::Escape);
    assert!(window.get_by_label("口令").is_focused());
}

#[test]
fn the_arrows_move_through_the_recent_archives() {
    let place = Doorstep::with_station();
    place.found_another("桂花巷分站", "陈静");
    let mut window = at_the_sign_in(&place);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some("陈静"));
    window.get_by_role_and_label(Role::ListBoxOption, "桂花巷分站").focus();
    settle(&mut window);
    key(&mut window, Key::ArrowDown);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some(FOUNDER));
    key(&mut window, Key::ArrowUp);
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some("陈静"));
}

#[test]
fn the_recovery_code_opens_and_gives_a_new_password() {
    let place = Doorstep::with_station();
    let mut window = at_the_sign_in(&place);
    press(&mut window, "忘记口令，用恢复码进入");
    assert!(window.get_by_label("恢复码").is_focused());
    type_text(&mut window, &place.recovery_code().to_lowercase().replace('-', " "));
    assert_eq!(window.get_by_label("操作员").value().as_deref(), Some(FOUNDER));
    fill(&mut window, "新口令", "xin kou ling 8");
    fill(&mut window, "再输一次", "xin kou ling 9");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "两次输入的口令不一样"));
    fill(&mut window, "再输一次", "xin kou ling 8");
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| window.state().desk().is_some());
    drop(window);
    assert!(sign_in::sign_in(&mut place.settings(), &place.archive(), FOUNDER, PASSWORD, place.clock()).is_err());
    assert!(
        sign_in::sign_in(&mut place.settings(), &place.archive(), FOUNDER, "xin kou ling 8", place.clock()).is_ok()
    );
}

#[test]
fn a_station_is_founded_by_keyboard_alone() {
    let place = Doorstep::new();
    let mut window = at_the_wizard(&place);
    type_text(&mut window, STATION);
    for field in ["社区", "街道", "编号字头"] {
        key(&mut window, Key::Enter);
        assert!(window.get_by_label(field).is_focused(), "Enter goes to the next field, not to the next page");
    }
    assert_eq!(window.get_by_label("社区").value().as_deref(), Some("海棠社区"), "derived");
    assert_eq!(window.get_by_label("编号字头").value().as_deref(), Some("海"), "derived");
    fill(&mut window, "档案文件夹", &place.folder("new").to_string_lossy());
    key(&mut window, Key::Enter);
    type_text(&mut window, FOUNDER);
    key(&mut window, Key::Tab);
    type_text(&mut window, "12345678");
    assert!(shows(&window, "只是一串连号"));
    press(&mut window, "建立档案");
    assert!(shows(&window, "这个口令一猜就中"));
    fill(&mut window, "口令", PASSWORD);
    assert!(shows(&window, "很好"));
    key(&mut window, Key::Tab);
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "恢复码只显示这一次");

    let code = window.get_by_label_contains("-").value().unwrap_or_default();
    assert!(shows(&window, "先打印、保存，或抄下后输入最后一组"));
    fill(&mut window, "最后一组", "0000");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "和最后一组不一样"));
    fill(&mut window, "最后一组", &code[code.len() - 4..].to_lowercase());
    key(&mut window, Key::Enter);
    assert!(shows(&window, "对上了"));
    key(&mut window, Key::Enter);
    assert!(shows(&window, "本站已建好"));
    key(&mut window, Key::Enter);
    assert_eq!(window.state().desk().unwrap().station().number_prefix, "海");
    drop(window);

    let window = at_the_sign_in(&place);
    assert!(shows(&window, STATION), "it is remembered on this computer");
}

#[test]
fn nothing_typed_is_lost_going_back() {
    let place = Doorstep::new();
    let mut window = at_the_wizard(&place);
    type_text(&mut window, STATION);
    fill(&mut window, "街道", "青溪街道");
    fill(&mut window, "档案文件夹", &place.folder("new").to_string_lossy());
    key(&mut window, Key::Enter);
    type_text(&mut window, FOUNDER);
    key(&mut window, Key::Escape);
    assert_eq!(window.get_by_label("站名").value().as_deref(), Some(STATION));
    assert_eq!(window.get_by_label("街道").value().as_deref(), Some("青溪街道"));
    press(&mut window, "下一步");
    assert_eq!(window.get_by_label("姓名").value().as_deref(), Some(FOUNDER));
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert!(window.state().asks_to_sign_in());
}

#[test]
fn a_folder_with_files_in_it_is_refused_before_anything_else_is_asked() {
    let place = Doorstep::with_station();
    let mut window = at_the_wizard(&place);
    type_text(&mut window, "桂花巷社区综治工作站");
    fill(&mut window, "档案文件夹", &place.archive().to_string_lossy());
    key(&mut window, Key::Enter);
    assert!(shows(&window, "新档案请选一个空文件夹"));
    assert!(window.get_by_label("档案文件夹").is_focused());
}

#[test]
fn the_recovery_page_is_saved_but_never_beside_the_archive() {
    let place = Doorstep::new();
    let mut window = at_the_wizard(&place);
    place.go_to_the_recovery_page(&mut window);
    let beside = place.folder("new").join("code.pdf");
    fill(&mut window, "PDF 存到", &beside.to_string_lossy());
    key(&mut window, Key::Enter);
    assert!(shows(&window, "恢复页不要和档案放在一起"));
    assert!(!beside.exists());
    let stick = place.folder("code.pdf");
    fill(&mut window, "PDF 存到", &stick.to_string_lossy());
    key(&mut window, Key::Enter);
    assert!(std::fs::read(&stick).unwrap().starts_with(b"%PDF"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let open_to_others = std::fs::metadata(&stick).unwrap().permissions().mode() & 0o077;
        assert_eq!(open_to_others, 0, "only its owner reads the code");
    }
    assert!(shows(&window, "请删除这份 PDF"));
}

#[test]
fn the_lock_names_the_operator_and_opens_with_the_password() {
    let place = Doorstep::with_station();
    let mut window = at_the_lock(&place);
    assert!(shows(&window, "周敏的窗口已锁，草稿已存"));
    assert!(window.get_by_label("口令").is_focused());
    type_text(&mut window, "wrong");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "再错 4 次需等 30 秒"));
    let lines = |window: &Harness<'_, Locked>| check::run(&window.state().desk).unwrap().audit_lines;
    let after_one = lines(&window);
    type_text(&mut window, "wrong");
    key(&mut window, Key::Enter);
    assert_eq!(lines(&window), after_one + 1, "each that is refused leaves a line");
    type_text(&mut window, PASSWORD);
    key(&mut window, Key::Enter);
    assert_eq!(window.state().ended, Some(Unlocked::GoOn));
}

#[test]
fn the_lock_of_the_demo_station_says_its_password() {
    let place = Doorstep::new();
    let demo = station::found_demo(&place.folder("demo"), 2, 1, place.clock(), &Progress::default()).unwrap();
    let mut window = lock_over(&place, demo);
    assert!(shows(&window, "演示站的口令是 linli-demo"));
    type_text(&mut window, station::DEMO_PASSWORD);
    key(&mut window, Key::Enter);
    assert_eq!(window.state().ended, Some(Unlocked::GoOn));
}

#[test]
fn somebody_else_signs_in_from_the_lock() {
    let place = Doorstep::with_station();
    let mut window = at_the_lock(&place);
    press(&mut window, "换人登录");
    assert_eq!(window.state().ended, Some(Unlocked::SignOut));
}
