//! 导入表格 on screen, by keyboard: a file is read, its columns are understood, its rows rehearsed, brought in and taken back.

use crate::desk::*;
use crate::window::{fill, key, press, shows, type_text, wait_until};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use linli::domain::Date;
use linli::ui::theme::Appearance;

/// 云中鹤 (510524…0604) is registered, with another dwelling; 水上漂 is new, 草上飞 has a number that was rounded.
const TABLE: &str = "海棠社区台账\n姓名,身份证号,手机,现住地址,到达时间,居住事由,宗教信仰\n\
                     水上漂,510524199001010016,13800000707,海棠苑3-2-505,2026-03-01,务工,无\n\
                     草上飞,5.10524E+17,13800000708,海棠苑3-2-505,2026-03-01,务工,无\n\
                     一阵风,510524199001010032,1380000070,海棠苑3-2-506,2026-03-01,务工,无\n";

/// The screen with a table read, at the step of its columns.
fn read() -> Window {
    read_at(crate::window::OFFICE, Appearance::default())
}

/// The steps as pictures.
pub fn pictures(size: [f32; 2], appearance: Appearance, mut picture: impl FnMut(&mut Window, &str)) {
    let mut window = read_at(size, appearance);
    picture(&mut window, "import-columns");
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "表中第 4 行，不能导入"));
    picture(&mut window, "import-rehearsal");
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "已导入 2 行"));
    picture(&mut window, "import-done");
}

fn read_at(size: [f32; 2], appearance: Appearance) -> Window {
    let office = crate::office::Office::with_people();
    std::fs::write(office.path("台账.csv"), TABLE).unwrap();
    let path = office.path("台账.csv").display().to_string();
    let mut window = sit_down_at(open(&office, crate::office::OPERATOR), office, size, appearance);
    command(&mut window, Key::Num2);
    command(&mut window, Key::I);
    fill(&mut window, "表格文件", &path);
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| shows(window, "按表头认出"));
    window
}

fn rehearsed() -> Window {
    let mut window = read();
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "表中第 4 行，不能导入"));
    window
}

#[test]
fn columns_are_shown_with_what_they_mean_and_what_is_not_collected() {
    let mut window = read();
    assert!(shows(&window, "来本地日期") && shows(&window, "不采集") && shows(&window, "3 行"));
    for _ in 0..6 {
        key(&mut window, Key::ArrowDown);
    }
    assert!(shows(&window, "敏感个人信息，本站不采集。这一列不导入，也不能改。"));
    key(&mut window, Key::ArrowUp);
    key(&mut window, Key::Enter);
    assert!(has_focus(&window, "对应的栏目"));
    let meant = text(&window, "对应的栏目");
    type_text(&mut window, "zzz");
    key(&mut window, Key::Escape);
    assert_eq!(text(&window, "对应的栏目"), meant, "what was not taken goes");
    if has_focus(&window, "对应的栏目") {
        key(&mut window, Key::Escape);
    }
    key(&mut window, Key::Enter);
    type_text(&mut window, "fwcs");
    key(&mut window, Key::Enter);
    key(&mut window, Key::ArrowUp);
    assert!(shows(&window, "您选的；下次同样的表头照这样对应"));
}

#[test]
fn a_table_is_rehearsed_brought_in_and_taken_back_by_keyboard() {
    let mut window = rehearsed();
    assert!(shows(&window, "导入 2 行"));
    assert!(beginning_with(&window, "证件号码：号码被表格当成数字存过").len() >= 2, "in the row and beside it");
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "已导入 2 行"));
    assert!(!beginning_with(&window, "2 行没有导入或有几格没有导入").is_empty());
    press(&mut window, "撤销这次导入");
    wait_until(&mut window, |window| shows(window, "这次导入已撤销，登记和导入前一样"));
    let after = afresh(window);
    assert!(!after.living().contains(&"水上漂".to_owned()));
}

#[test]
fn what_was_brought_in_is_there_and_a_row_can_be_left_out() {
    let mut window = rehearsed();
    press(&mut window, "新增");
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Space);
    wait_until(&mut window, |window| shows(window, "导入 1 行"));
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "已导入 1 行"));
    let after = afresh(window);
    assert!(after.living().contains(&"水上漂".to_owned()) && !after.living().contains(&"一阵风".to_owned()));
    let page = after.page("水上漂");
    assert_eq!(page.stays[0].residence.from_date.0, Date::from_ymd_opt(2026, 3, 1));
}

/// egui gave Left to the rail, and Ctrl Enter there left the page while the import went on unseen.
#[test]
fn the_keys_of_the_rehearsal_stay_in_it() {
    let mut window = rehearsed();
    key(&mut window, Key::ArrowLeft);
    for _ in 0..4 {
        with(&mut window, Modifiers::ALT, Key::ArrowLeft);
    }
    assert!(shows(&window, "表中第 3 行，新增"), "the tab of new rows");
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(shows(&window, "导入 0 行"));
    with(&mut window, Modifiers::ALT, Key::A);
    assert!(shows(&window, "导入 2 行"));
    window.get_by_label("星级").focus();
    window.run();
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "已导入 2 行"));
}

#[test]
fn a_file_that_is_no_table_is_refused_in_place() {
    let mut window = list();
    command(&mut window, Key::I);
    fill(&mut window, "表格文件", "/no/such/table.xlsx");
    key(&mut window, Key::Enter);
    let refusal = "文件没有打开：找不到这个位置。请看它是否还在，或是否正被别的程序使用";
    wait_until(&mut window, |window| shows(window, refusal));
    key(&mut window, Key::Escape);
    assert!(shows(&window, "打印名单"), "back in the list");
}
