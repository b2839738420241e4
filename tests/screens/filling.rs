//! 报表套用 on screen, by keyboard: an empty table is opened, its labels are understood, it is filled, and opened again.

use crate::desk::*;
use crate::window::{fill, key, shows, type_text, wait_until};
use eframe::egui::{Key, Modifiers};
use linli::services::sheets;
use linli::ui::theme::Appearance;
use rust_xlsxwriter::{Format, FormatBorder, Workbook};
use std::path::{Path, PathBuf};

const TITLE: &str = "流动人口花名册";
const HEADINGS: [&str; 8] = ["序号", "姓名", "身份证号", "联系电话", "现住地址", "职务", "宗教信仰", "备注"];

/// A title, a heading, three rows, a total and who filled it in.
fn blank(folder: &Path) -> PathBuf {
    let line = Format::new().set_border(FormatBorder::Thin);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 7, TITLE, &Format::new().set_bold()).unwrap();
    sheet.write_row_with_format(1, 0, HEADINGS, &line).unwrap();
    for row in 2..5 {
        for column in 0..8 {
            sheet.write_blank(row, column, &line).unwrap();
        }
    }
    sheet.write_row_with_format(5, 0, ["合计", "", "", "", "", "", "", ""], &line).unwrap();
    sheet.write_string(6, 0, "填表人：").unwrap();
    let path = folder.join("花名册.xlsx");
    book.save(&path).unwrap();
    path
}

/// The screen with a table opened, at the step of its labels.
fn opened_at(size: [f32; 2], appearance: Appearance) -> (Window, PathBuf) {
    let office = crate::office::Office::with_people();
    let path = blank(office.path("").as_path());
    let mut window = sit_down_at(open(&office, crate::office::OPERATOR), office, size, appearance);
    command(&mut window, Key::Num7);
    with(&mut window, Modifiers::ALT, Key::Num5);
    fill(&mut window, "空表文件", &path.display().to_string());
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| shows(window, "1 个栏目不认识，请选一下或留空"));
    (window, path)
}

/// The steps as pictures.
pub fn pictures(size: [f32; 2], appearance: Appearance, mut picture: impl FnMut(&mut Window, &str)) {
    let (mut window, _) = opened_at(size, appearance);
    picture(&mut window, "filling-labels");
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "云中鹤"));
    picture(&mut window, "filling-records");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    picture(&mut window, "filling-start");
}

#[test]
fn a_table_is_filled_by_keyboard_and_known_the_next_time() {
    let (mut window, path) = opened_at(crate::window::OFFICE, Appearance::default());
    assert!(shows(&window, "不采集") && shows(&window, TITLE), "and the table itself is seen");
    // The label nobody knows stands in front.
    key(&mut window, Key::Enter);
    assert!(has_focus(&window, "填什么"));
    type_text(&mut window, "服务处所");
    key(&mut window, Key::Enter);
    assert!(shows(&window, "栏目都认识"));
    key(&mut window, Key::ArrowUp);
    assert!(shows(&window, "您选的；下次同样的表照这样填"));
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "云中鹤"));
    assert!(!beginning_with(&window, "共 ").is_empty());
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    let to = path.with_file_name("填好.xlsx");
    fill(&mut window, "保存到", &to.display().to_string());
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| shows(window, "再填一份"));
    assert!(!beginning_with(&window, "已填好").is_empty());
    let table = sheets::read(&to).unwrap().remove(0);
    let texts: Vec<&str> = table.rows.iter().flat_map(|row| row.cells().map(|cell| cell.text)).collect();
    assert!(texts.contains(&"云中鹤") && texts.contains(&"合计"), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("****")) && texts.iter().any(|text| text.starts_with("填表人：")));
    key(&mut window, Key::Escape);
    assert!(shows(&window, "花名册") && shows(&window, "已存在本站"));
    fill(&mut window, "空表文件", &path.display().to_string());
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| shows(window, "套用过：花名册"));
}

#[test]
fn a_list_hands_over_what_is_on_it_and_a_file_that_is_no_table_is_refused_in_place() {
    let mut window = list();
    command(&mut window, Key::T);
    fill(&mut window, "空表文件", "/no/such/table.xlsx");
    key(&mut window, Key::Enter);
    let refusal = "文件没有打开：找不到这个位置。请看它是否还在，或是否正被别的程序使用";
    wait_until(&mut window, |window| shows(window, refusal));
    let folder = tempfile::tempdir().unwrap();
    fill(&mut window, "空表文件", &blank(folder.path()).display().to_string());
    key(&mut window, Key::Enter);
    wait_until(&mut window, |window| shows(window, "1 个栏目不认识，请选一下或留空"));
    with(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_until(&mut window, |window| shows(window, "云中鹤"));
    assert!(text(&window, "填哪些").starts_with("名单上的"));
    for _ in 0..3 {
        key(&mut window, Key::Escape);
    }
    assert!(shows(&window, "打印名单"), "back in the list");
}
