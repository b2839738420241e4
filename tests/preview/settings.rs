//! Settings and help by accessible label: what was asked is done, what failed is said in place, what was typed stays.

use super::desk::{Station, Window, station, today};
use eframe::egui;
use egui_kittest::Harness;
use linli::domain::Role;
use linli::services::station::{DEMO_OPERATOR, DEMO_PASSWORD};
use linli::services::{Clock, MachineSettings, backup, service_cards, sign_in, station as stations};
use linli::ui::event::Event;
use linli::ui::help::{EVERYWHERE, Help, Topic};
use linli::ui::screen::key;

const CLERK: &str = "东方不亮";
const CLERK_PASSWORD: &str = "haitang-2026";

/// The same station with a clerk at the desk.
fn as_clerk(station: Station) -> Station {
    let Station { folder, mut desk } = station;
    stations::add_operator(&mut desk, CLERK, CLERK_PASSWORD, Role::Clerk).unwrap();
    let archive = desk.folder().to_owned();
    drop(desk);
    let desk =
        sign_in::sign_in(&mut MachineSettings::default(), &archive, CLERK, CLERK_PASSWORD, Clock::Fixed(today()))
            .unwrap();
    Station { folder, desk }
}

#[test]
fn facts_of_the_station_are_saved_and_stand_on_the_next_paper() {
    let mut window = Window::with_settings(station(6), "本站");
    window.fill("办公电话", "0830-7654321");
    assert!(window.has("有改动，还没有保存"));
    window.click("保存资料");
    assert!(window.has("已保存，之后的文书都用新的资料"));
    assert_eq!(window.desk().station().office_phone, "0830-7654321");
}

#[test]
fn the_service_card_is_written_kept_and_printed() {
    let mut window = Window::with_settings(station(6), "便民服务卡");
    window.fill("网格员", "格子明 138 0000 0111");
    window.click("打印服务卡…");
    assert!(window.preview().is_none(), "first it is saved");
    window.click("保存服务卡");
    assert!(window.has("已保存，之后打的都用新的"));
    assert_eq!(service_cards::card(window.desk()).unwrap().text("grid_member"), "格子明 138 0000 0111");
    window.click("打印服务卡…");
    assert_eq!(window.preview().map(|order| order.kind.key), Some("service_card"));
}

#[test]
fn a_line_too_long_for_one_card_is_said_when_it_is_saved() {
    let mut window = Window::with_settings(station(6), "便民服务卡");
    window.fill("办事事项", &"居住登记和许多别的事".repeat(30));
    window.click("保存服务卡");
    assert!(window.has_containing("写不下"));
}

#[test]
fn a_clerk_sees_the_facts_and_why_they_are_fixed() {
    let mut window = Window::with_settings(as_clerk(station(6)), "本站");
    window.harness.run_steps(2);
    assert!(window.has("只有站长能改这里"));
    window.turn_to("人员和口令");
    window.click("添加操作员…");
    assert!(!window.has("首次口令"));
}

#[test]
fn an_operator_is_added_and_can_sign_in() {
    let mut window = Window::with_settings(station(6), "人员和口令");
    window.click("添加操作员…");
    window.fill("姓名", CLERK);
    window.fill("首次口令", CLERK_PASSWORD);
    window.click_button("添加");
    assert!(window.has(CLERK));
    let archive = window.desk().folder().to_owned();
    let operators = stations::operators(window.desk()).unwrap();
    assert_eq!(operators.last().map(|operator| operator.role), Some(Role::Clerk));
    drop(window.harness);
    assert!(
        sign_in::sign_in(&mut MachineSettings::default(), &archive, CLERK, CLERK_PASSWORD, Clock::Fixed(today()))
            .is_ok()
    );
}

#[test]
fn setting_an_operator_aside_is_asked_first() {
    let mut there = station(6);
    stations::add_operator(&mut there.desk, CLERK, CLERK_PASSWORD, Role::Clerk).unwrap();
    let mut window = Window::with_settings(there, "人员和口令");
    window.click("停用…");
    assert!(window.has(&format!("停用操作员「{CLERK}」？")));
    window.click("不停用");
    assert!(stations::operators(window.desk()).unwrap()[1].is_active);
    window.click("停用…");
    window.click("停用 1 人");
    assert!(!stations::operators(window.desk()).unwrap()[1].is_active);
    assert!(window.has("已停用"));
}

#[test]
fn a_wrong_old_password_is_said_at_its_field_and_the_new_one_stays() {
    let mut window = Window::with_settings(station(6), "人员和口令");
    window.fill("原口令", "不是这个");
    window.fill("新口令", "qingxi-2026");
    window.fill("再输一次", "qingxi-2026");
    window.click("改口令");
    assert!(window.has("原口令不对，请再输一次"));
    window.fill("原口令", DEMO_PASSWORD);
    window.click("改口令");
    assert!(window.has_containing("口令已改"));
    let archive = window.desk().folder().to_owned();
    drop(window.harness);
    assert!(
        sign_in::sign_in(
            &mut MachineSettings::default(),
            &archive,
            DEMO_OPERATOR,
            "qingxi-2026",
            Clock::Fixed(today())
        )
        .is_ok()
    );
}

#[test]
fn a_backup_to_another_folder_is_made_and_proved() {
    let mut window = Window::with_settings(station(6), "备份和检查");
    let into = window.folder.path().join("移动硬盘");
    window.fill("备份到别处", &into.display().to_string());
    window.click("备份到这里");
    wait_for_words(&mut window, "已备份并核对");
    let made = std::fs::read_dir(&into).unwrap().next().unwrap().unwrap().path();
    assert!(backup::verify(&made).is_ok());
    assert_eq!(window.value("备份到别处"), into.display().to_string());
}

#[test]
fn the_newest_backup_is_proved_on_demand() {
    let mut window = Window::with_settings(station(6), "备份和检查");
    window.click("现在备份");
    wait_for_words(&mut window, "已备份并核对");
    window.click("核对最近一份");
    wait_for_words(&mut window, "可以用来恢复");
}

#[test]
fn the_check_says_in_words_that_all_is_well() {
    let mut window = Window::with_settings(station(6), "备份和检查");
    window.click("开始检查");
    wait_for_words(&mut window, "档案文件完好");
    assert!(window.has_containing("前后相连，没有缺失"));
}

#[test]
fn a_new_recovery_code_stays_until_it_is_on_paper() {
    let mut window = Window::with_settings(station(6), "人员和口令");
    window.click("换新恢复码…");
    window.click_button("换新恢复码");
    assert!(window.has("新的恢复码"));
    window.press(egui::Key::Escape);
    window.click("已封存好，关闭");
    assert!(window.has("新的恢复码"), "it cannot be closed yet");
    let last = last_group(&window);
    window.fill("最后一组", &last);
    assert!(window.has("抄写无误"));
    window.click("已封存好，关闭");
    assert!(!window.has("新的恢复码"));
}

#[test]
fn looks_are_told_to_the_window_at_once() {
    let mut window = Window::with_settings(station(6), "打印和外观");
    window.click("深色");
    window.click("大小加");
    let settings = window.harness.state().events.iter().rev().find_map(|event| match event {
        Event::Settings(settings) => Some(settings.clone()),
        _ => None,
    });
    let settings = settings.unwrap();
    assert!(settings.is_dark);
    assert_eq!(settings.scale_percent, 110);
}

#[test]
fn help_shows_the_keys_of_the_screen_and_the_handbook() {
    let builder = Harness::builder().with_size([1366.0, 768.0]).with_context_setup(linli::ui::fonts::install);
    let mut help = Help::at(Topic::Printing);
    let mut window = builder.build_ui_state(
        |ui, is_open: &mut bool| {
            if *is_open && help.show(ui.ctx(), &[key("PgUp PgDn", "翻页")], EVERYWHERE) {
                *is_open = false;
            }
        },
        true,
    );
    window.run_steps(3);
    use egui_kittest::kittest::Queryable;
    assert!(window.query_by_label("翻页").is_some());
    assert!(window.query_by_label("邻里工作站操作手册").is_some());
    assert!(window.query_all_by_label("忘记口令").count() == 2, "in the contents and above its section");
    window.key_press(egui::Key::Escape);
    window.run_steps(3);
    assert!(!*window.state());
}

fn wait_for_words(window: &mut Window<'_>, words: &str) {
    for _ in 0..400 {
        if window.has_containing(words) {
            return;
        }
        window.harness.run_steps(2);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("never seen: {words}");
}

fn last_group(window: &Window<'_>) -> String {
    use egui_kittest::kittest::{NodeT, Queryable};
    let node = window.harness.get_by_label_contains("恢复码 ");
    let node = node.accesskit_node();
    let label = node.label().or_else(|| node.value()).unwrap_or_default();
    label.rsplit('-').next().unwrap_or_default().to_owned()
}
