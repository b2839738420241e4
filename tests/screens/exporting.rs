//! 导出 on screen, by keyboard: a list as it stands, a register in an order of its own, a batch of people looked up, and the
//! whole station for its head.

use crate::desk::*;
use crate::office::{Office, PASSWORD, RESIDENTS};
use crate::window::{fill, key, press, shows, wait_until};
use eframe::egui::{Key, Modifiers};
use linli::services::sheets;
use linli::ui::theme::Appearance;
use std::path::Path;

fn read(path: &Path) -> Vec<Vec<String>> {
    let sheets = sheets::read(path).unwrap();
    sheets[0].rows.iter().map(|row| row.cells().map(|cell| cell.text.to_owned()).collect()).collect()
}

/// Goes on to the place, names it, and waits until it is there.
fn save_to(window: &mut Window, path: &Path) {
    wait_until(window, |window| is_here(window, "保存到"));
    fill(window, "保存到", &path.display().to_string());
    key(window, Key::Enter);
    wait_until(window, |_| path.exists());
}

/// The pages as pictures.
pub fn pictures(size: [f32; 2], appearance: Appearance, mut picture: impl FnMut(&mut Window, &str)) {
    let office = Office::with_people();
    let mut window = sit_down_at(open(&office, crate::office::OPERATOR), office, size, appearance);
    command(&mut window, Key::Num2);
    command(&mut window, Key::E);
    picture(&mut window, "export-list");
    key(&mut window, Key::Escape);
    command(&mut window, Key::B);
    fill(&mut window, "要查的", &asked());
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    picture(&mut window, "export-batch");
    with(&mut window, Modifiers::ALT, Key::Num2);
    picture(&mut window, "export-register");
    with(&mut window, Modifiers::ALT, Key::Num3);
    picture(&mut window, "export-all");
}

fn asked() -> String {
    format!("{}\n查无此人\n\n{}", RESIDENTS[0].number(), RESIDENTS[1].name)
}

#[test]
fn a_list_leaves_as_it_stands_and_whole_numbers_only_with_a_new_purpose() {
    let mut window = list();
    let folder = window.state().archive().with_file_name("");
    command(&mut window, Key::E);
    assert!(has_focus(&window, "用途"));
    key(&mut window, Key::Enter);
    key(&mut window, Key::Enter);
    let to = folder.join("名单.xlsx");
    save_to(&mut window, &to);
    let table = read(&to);
    assert_eq!(table[0][0], "姓名");
    let number = RESIDENTS[0].number();
    assert!(table.iter().flatten().all(|cell| *cell != number));
    assert!(table.iter().flatten().any(|cell| cell.contains("***")));

    wait_until(&mut window, |window| shows(window, "流动人口"));
    command(&mut window, Key::E);
    press(&mut window, "号码写完整，留痕");
    assert!(text(&window, "用途").is_empty(), "what for is written anew");
    fill(&mut window, "用途", "移交街道");
    press(&mut window, "选位置…");
    let whole = folder.join("全号.xlsx");
    save_to(&mut window, &whole);
    assert!(read(&whole).iter().flatten().any(|cell| *cell == number));
}

#[test]
fn a_batch_of_people_is_looked_up_in_the_order_it_was_pasted() {
    let mut window = list();
    command(&mut window, Key::B);
    assert!(has_focus(&window, "要查的"));
    fill(&mut window, "要查的", &asked());
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(shows(&window, "已登记") && shows(&window, "没有登记"));
    assert!(shows(&window, RESIDENTS[0].name) && !shows(&window, &RESIDENTS[0].number()));
    with(&mut window, Modifiers::ALT, Key::C);
    assert!(shows(&window, "已复制 4 行，可以粘贴到 WPS 表格里"));
    with(&mut window, Modifiers::ALT, Key::Num3);
    fill(&mut window, "用途", "换电脑");
    fill(&mut window, "口令", PASSWORD);
    press(&mut window, "带走全部…");
    let to = window.state().archive().with_file_name("带走");
    save_to(&mut window, &to);
    assert!(to.join("manifest.json").exists());
}
