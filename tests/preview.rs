//! Paper on screen: the preview, saving and printing, by accessible label over a real temporary archive.
//!
//! `LINLI_PICTURES=DIR cargo test --test preview pictures` paints every state into DIR, to be looked at.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

mod preview {
    pub mod desk;
    pub mod pictures;
    mod settings;
}

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::services::printing;
use linli::services::printing::Order;
use preview::desk::{Window, card_order, form_order, kind, residences, station, with_fake_printing};

const PRINTERS: &[&str] = &["办公室打印机"];

#[test]
fn pictures() {
    preview::pictures::paint_when_asked();
}

#[test]
fn the_head_says_where_i_am() {
    let mut window = Window::with_card(station(12), PRINTERS);
    window.settle();
    assert!(window.has("打印预览"));
    assert!(window.has("第 1 页，共 1 页"));
    assert!(window.has("纸面第 1 页"));
    assert!(window.has("还没有打过"));
    assert!(window.has("打印、保存都占用第 0001 号并留痕"));
}

#[test]
fn escape_leaves_and_nothing_was_printed() {
    let station = station(12);
    let order = card_order(&station.desk);
    let mut window = Window::with_order(station, order.clone(), PRINTERS);
    window.press(Key::Escape);
    assert!(window.went_back());
    assert_eq!(printing::printed_before(window.desk(), &order).unwrap(), 0);
}

#[test]
fn enter_hands_the_very_pdf_to_the_printer_and_then_closes() {
    let folder = with_fake_printing();
    let printer = folder.path().join("printed.pdf").display().to_string();
    let station = station(12);
    let order = card_order(&station.desk);
    let paper = printing::prepare(&station.desk, order.clone()).unwrap();
    let mut window = Window::with_order(station, order.clone(), &[&printer]);
    window.settle();
    window.click("份数加");
    assert!(window.has("打印 2 份"));
    window.press(Key::Enter);
    window.wait_for("已打过 1 次，再打记作补打");
    assert_eq!(std::fs::read(&printer).unwrap(), paper.pdf);
    assert_eq!(printing::printed_before(window.desk(), &order).unwrap(), 1);
    assert!(window.told()[0].contains("第0001号，2 份"), "{:?}", window.told());
    assert!(window.has("补打 2 份"));
    window.press(Key::Enter);
    assert!(window.went_back(), "a second Enter takes no second number");
}

#[test]
fn the_first_tab_leads_to_the_options_and_keys_choose_document_and_kind() {
    let mut window = Window::with_card(station(12), PRINTERS);
    window.settle();
    window.press(Key::Tab);
    let list = window.harness.get_by_role_and_label(Role::ComboBox, "文书");
    assert!(list.is_focused());
    window.press_with(Modifiers::ALT, Key::S);
    window.settle();
    assert!(window.has("A4 纵向"), "four to a sheet");
    window.press_with(Modifiers::ALT, Key::B);
    assert!(!window.has("还没有打过"), "a blank one counts for nobody");
    window.press_with(Modifiers::ALT, Key::B);
    window.press_with(Modifiers::ALT, Key::Num2);
    window.settle();
    assert!(window.has("全显，留痕"), "the form instead of the card");
}

/// It used to show the next number at once, which stands on no paper yet.
#[test]
fn the_paper_in_sight_bears_the_number_that_went_out_on_it() {
    let folder = with_fake_printing();
    let printer = folder.path().join("printed.pdf").display().to_string();
    let station = station(12);
    let order = card_order(&station.desk);
    let mut window = Window::with_order(station, order, &[&printer]);
    window.settle();
    window.press(Key::Enter);
    window.wait_for("已打过 1 次，再打记作补打");
    assert!(window.status().contains("第0001号"), "{}", window.status());
    window.click("补打 1 份");
    window.wait_for("已打过 2 次，再打记作补打");
    assert!(window.status().contains("第0002号"), "{}", window.status());
    let file = window.folder.path().join("卡");
    window.press_with(Modifiers::COMMAND, Key::S);
    window.fill("保存到", &file.display().to_string());
    window.press(Key::Enter);
    window.wait_for("已打过 3 次，再打记作补打");
    assert!(window.status().contains("第0003号"), "{}", window.status());
    assert!(window.told()[2].contains("第0003号"), "{:?}", window.told());
}

#[test]
fn without_a_printer_saving_is_the_way() {
    let station = station(12);
    let order = card_order(&station.desk);
    let mut window = Window::with_order(station, order.clone(), &[]);
    assert!(window.has("这台电脑没有设置打印机"));
    window.press(Key::Enter);
    let offered = window.value("保存到");
    assert!(offered.contains("流动人口登记卡-海2026-"), "{offered}");
    let file = window.folder.path().join("卡");
    window.fill("保存到", &file.display().to_string());
    window.press(Key::Enter);
    window.wait_for("已打过 1 次，再打记作补打");
    let saved = std::fs::read(file.with_extension("pdf")).unwrap();
    assert!(saved.starts_with(b"%PDF"));
    assert!(window.told()[0].contains("第0001号"), "{:?}", window.told());
}

#[test]
fn the_name_of_the_file_says_no_name() {
    let station = station(12);
    let order = card_order(&station.desk);
    let name = printing::file_name(&station.desk, &order).unwrap();
    let person = printing::subject(&station.desk, &order).unwrap();
    assert!(!name.contains(&person) && name.ends_with(".pdf"), "{name}");
    let blank = Order::of(kind("floating_card"), Vec::new());
    assert_eq!(printing::file_name(&station.desk, &blank).unwrap(), "流动人口登记卡-空白.pdf");
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_second_press() {
    let mut window = Window::with_card(station(12), PRINTERS);
    let file = window.folder.path().join("卡.pdf");
    std::fs::write(&file, "别的文件").unwrap();
    window.press_with(Modifiers::COMMAND, Key::S);
    window.fill("保存到", &file.display().to_string());
    window.press(Key::Enter);
    assert!(window.has_containing("那里已有同名的文件"));
    assert_eq!(std::fs::read(&file).unwrap(), "别的文件".as_bytes());
    assert!(window.told().is_empty());
    window.click("替换");
    window.settle();
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_folder_that_is_not_there_is_said_in_place_and_the_path_stays() {
    let mut window = Window::with_card(station(12), PRINTERS);
    window.press_with(Modifiers::COMMAND, Key::S);
    let nowhere = window.folder.path().join("没有的文件夹/卡.pdf").display().to_string();
    window.fill("保存到", &nowhere);
    window.press(Key::Enter);
    assert!(window.has_containing("找不到这个位置"));
    assert_eq!(window.value("保存到"), nowhere);
    window.press(Key::Escape);
    assert!(!window.went_back(), "Esc closes the dialog first");
    assert!(window.has("打印预览"));
}

#[test]
fn only_the_form_may_show_numbers_in_full() {
    let station = station(12);
    let order = form_order(&station.desk);
    let mut window = Window::with_order(station, order, PRINTERS);
    window.settle();
    assert!(window.has("全显，留痕"));
    window.choose("文书", "流动人口登记卡");
    window.settle();
    assert!(!window.has("全显，留痕"));
    assert!(window.has("四张一页"));
    assert!(window.has("A6 纵向"));
    window.click("四张一页");
    window.settle();
    assert!(window.has("A4 纵向"));
}

#[test]
fn pages_are_turned_by_keys_and_by_thumbnails() {
    let station = station(24);
    let order = Order::of(kind("floating_card"), residences(&station.desk)[..12].to_vec());
    let mut window = Window::with_order(station, order, PRINTERS);
    window.settle();
    window.press(Key::PageDown);
    window.settle();
    assert!(window.has("第 2 页，共 12 页"));
    window.press(Key::End);
    window.settle();
    assert!(window.has("第 12 页，共 12 页"));
    window.press(Key::PageUp);
    window.settle();
    assert!(window.has("第 11 页，共 12 页"));
    window.click("第 10 页");
    window.settle();
    assert!(window.has("第 10 页，共 12 页"));
}

#[test]
fn a_batch_is_laid_out_by_a_job_and_draws_only_what_is_in_sight() {
    let station = station(400);
    let order = Order::of(kind("floating_card"), residences(&station.desk));
    let people = order.records.len();
    assert!(people > 300);
    let mut window = Window::with_order(station, order, PRINTERS);
    window.wait_for(&format!("正在排版，共 {people} 人"));
    window.wait_for(&format!("第 1 页，共 {people} 页"));
    window.settle();
    assert!(window.has(&format!("{people} 人都还没有打过")));
    assert!(window.has("纸面第 1 页"));
    assert!(!window.has("纸面第 5 页"), "pages out of sight are not drawn");
}
