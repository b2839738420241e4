//! Paper on screen: the preview, saving and printing, by accessible label over a real temporary archive.
//!
//! `LINLI_PICTURES=DIR cargo test --test preview pictures` paints every state into DIR, to be looked at.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

mod preview {
    pub mod desk;
    pub mod pdf;
    pub mod pictures;
    mod settings;
}

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::domain::Station;
use linli::print::documents::{Sheet, SheetColumn};
use linli::print::preview::Preview;
use linli::services::printing::{self, Addresses, Likeness, Order, PrintFilter};
use linli::services::{Trouble, as_of};
use preview::desk::{Window, card_order, form_order, kind, residences, station, with_fake_printing};
use preview::pdf;

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
fn a_printer_puts_the_paper_where_it_was_told_and_the_saved_file_stays_as_it_was_seen() {
    let folder = with_fake_printing();
    let printer = folder.path().join("moved.pdf").display().to_string();
    let station = station(12);
    let order = card_order(&station.desk);
    let paper = printing::prepare(&station.desk, order.clone()).unwrap();
    let mut window = Window::with_order(station, order, &[&printer]);
    window.settle();
    window.press_with(Modifiers::ALT, Key::O);
    window.click("右移加");
    window.click("右移加");
    window.click("下移减");
    assert!(window.has("右 1.0 下 -0.5 毫米"));
    window.press_with(Modifiers::COMMAND, Key::P);
    window.wait_for("已打过 1 次，再打记作补打");
    let moved = std::fs::read(&printer).unwrap();
    assert_ne!(moved, paper.pdf);
    let place = |pdf: &[u8]| pdf::first_word(pdf, &folder, "流动人口登记卡");
    let ((x, y), (moved_x, moved_y)) = (place(&paper.pdf), place(&moved));
    let points = |millimetres: f32| millimetres / 25.4 * 72.0;
    assert!((moved_x - x - points(1.0)).abs() < 0.05 && (moved_y - y - points(-0.5)).abs() < 0.05);
    let print = printing::list(window.desk(), &PrintFilter::default()).unwrap()[0];
    let again = printing::reproduce(window.desk_mut(), print).unwrap();
    assert_eq!((again.likeness, again.pdf), (Likeness::Identical, paper.pdf), "what was seen is what is kept");
}

#[test]
fn onto_sheets_with_the_form_only_what_is_filled_in_is_printed_and_the_printer_is_remembered_for_it() {
    let folder = with_fake_printing();
    let printer = folder.path().join("values.pdf").display().to_string();
    let mut window = Window::with_card(station(12), &[&printer]);
    window.settle();
    window.press_with(Modifiers::ALT, Key::V);
    window.press_with(Modifiers::COMMAND, Key::P);
    window.wait_for("已打过 1 次，再打记作补打");
    let printed = pdf::text(&std::fs::read(&printer).unwrap(), &folder);
    assert!(!printed.contains("姓名") && !printed.contains("登记卡") && !printed.trim().is_empty(), "{printed}");
    let print = printing::list(window.desk(), &PrintFilter::default()).unwrap()[0];
    let line = printing::rows(window.desk(), &[print]).unwrap().remove(0);
    assert!(line.print.purpose.contains("套打"), "{}", line.print.purpose);

    let mut next = Window::with_card(station(12), &[&printer]);
    next.settle();
    next.press_with(Modifiers::COMMAND, Key::P);
    next.wait_for("已打过 1 次，再打记作补打");
    assert!(!pdf::text(&std::fs::read(&printer).unwrap(), &folder).contains("姓名"), "as last time");
}

#[test]
fn a_second_print_is_marked_before_it_is_made() {
    let folder = with_fake_printing();
    let printer = folder.path().join("again.pdf").display().to_string();
    let station = station(12);
    let mut window = Window::with_card(station, &[&printer]);
    window.settle();
    window.press(Key::Enter);
    window.wait_for("已打过 1 次，再打记作补打");
    window.click("补打 1 份");
    window.wait_for("已打过 2 次，再打记作补打");
    assert!(pdf::text(&std::fs::read(&printer).unwrap(), &folder).contains("补打第1次"));
}

#[test]
fn what_a_form_with_whole_numbers_is_for_is_asked_and_kept() {
    let folder = with_fake_printing();
    let printer = folder.path().join("form.pdf").display().to_string();
    let station = station(12);
    let order = form_order(&station.desk);
    let mut window = Window::with_order(station, order, &[&printer]);
    window.settle();
    window.fill("用途", " ");
    window.press_with(Modifiers::COMMAND, Key::P);
    window.settle();
    assert!(window.has_containing("要写明用途"));
    window.fill("用途", "本人要求 2 份");
    window.press_with(Modifiers::COMMAND, Key::P);
    window.wait_for("已打过 1 次，再打记作补打");
    let prints = printing::list(window.desk(), &PrintFilter::default()).unwrap();
    let line = printing::rows(window.desk(), &prints).unwrap().remove(0);
    assert_eq!((line.print.purpose.as_str(), line.way.as_str()), ("本人要求 2 份", "打印 1 份"));
}

/// A list to walk from door to door by.
#[test]
fn a_list_says_rooms_where_that_is_chosen_with_a_purpose_and_the_log_says_so() {
    let station = station(60);
    let on = as_of::OnADay { day: preview::desk::today(), place: None };
    let masked = Order::list(on, as_of::residences(&station.desk, on).unwrap());
    let whole = Order { addresses: Addresses::ToRoom, ..masked.clone() };
    let text = |order: &Order| {
        let paper = printing::prepare(&station.desk, order.clone()).unwrap();
        pdf::text(&paper.pdf, &station.folder)
    };
    assert!(text(&masked).contains("栋***"));
    let said = text(&whole);
    assert!(said.contains('室') && !said.contains("栋***"), "{said}");

    let mut window = Window::with_order(station, masked, &[]);
    window.settle();
    window.click("写到房号，留痕");
    window.settle();
    let save = |window: &mut Window, purpose: &str| {
        let path = window.folder.path().join("名单.pdf");
        let order = Order { purpose: purpose.to_owned(), ..whole.clone() };
        let paper = printing::prepare(window.desk(), order).unwrap();
        printing::save(window.desk_mut(), &paper, &path)
    };
    assert!(matches!(save(&mut window, " "), Err(Trouble::PurposeMissing)));
    save(&mut window, "入户核对").unwrap();
    let prints = printing::list(window.desk(), &PrintFilter::default()).unwrap();
    let line = printing::rows(window.desk(), &prints).unwrap().remove(0);
    assert_eq!(line.print.purpose, "入户核对；住址写到房号");
}

/// The program takes the smallest sheet on which the columns fit; an office may want another.
#[test]
fn a_list_is_printed_on_the_paper_that_is_chosen_for_it() {
    let folder = with_fake_printing();
    let printer = folder.path().join("list.pdf").display().to_string();
    let station = station(12);
    let columns = ["姓名", "现住址"].map(SheetColumn::of).to_vec();
    let rows = vec![vec!["甄无名".to_owned(), "海棠苑3栋***".to_owned()]];
    let sheet = Sheet { title: "名单".into(), columns, rows, ..Sheet::default() };
    let order = Order::sheet(sheet.fitted(), "residence", residences(&station.desk)[..1].to_vec());
    let mut window = Window::with_order(station, order, &[&printer]);
    window.settle();
    window.choose("纸张", "A3 横向");
    window.settle();
    window.press_with(Modifiers::COMMAND, Key::P);
    window.settle();
    let printed = Preview::open(std::fs::read(&printer).unwrap()).unwrap();
    let (width, height) = printed.page_size_mm(0).unwrap();
    assert!((width - 420.0).abs() < 1.0 && (height - 297.0).abs() < 1.0, "{width} × {height}");
}

#[test]
fn a_station_without_a_telephone_is_told_before_a_card_is_printed() {
    let mut station = station(12);
    let facts = Station { office_phone: String::new(), ..station.desk.station().clone() };
    linli::services::station::change(&mut station.desk, &facts).unwrap();
    let mut window = Window::with_card(station, PRINTERS);
    window.settle();
    assert!(window.has_containing("本站还没有办公电话"));
}

#[test]
fn a_file_for_each_goes_into_a_folder_by_keys_alone() {
    let station = station(90);
    let order = Order::of(kind("floating_card"), residences(&station.desk)[..3].to_vec());
    let mut window = Window::with_order(station, order, PRINTERS);
    window.settle();
    window.press_with(Modifiers::ALT, Key::E);
    window.press_with(Modifiers::COMMAND, Key::S);
    let folder = window.folder.path().join("每人一份");
    window.fill("保存到", &folder.display().to_string());
    window.press(Key::Enter);
    window.wait_for("3 人中 3 人已打过");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3);
    assert!(window.told()[0].contains("已存 3 份，第0001号至第0003号"), "{:?}", window.told());
}

#[test]
fn a_printer_that_is_gone_is_said_in_place_and_the_paper_can_be_printed_again() {
    let folder = with_fake_printing();
    let gone = folder.path().join("no/such/printer").display().to_string();
    let station = station(12);
    let mut window = Window::with_card(station, &[&gone]);
    window.settle();
    window.press(Key::Enter);
    window.wait_for_containing("没有打印：");
    assert!(window.has("打印 1 份"), "everything stays as it was chosen");
    assert!(window.told().is_empty());
    std::fs::create_dir_all(folder.path().join("no/such")).unwrap();
    window.press(Key::Enter);
    window.wait_for("已打过 1 次，再打记作补打");
    assert!(window.told()[0].contains("第0002号"), "the first number is void: {:?}", window.told());
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
    let station = station(90);
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
    let station = station(1200);
    let order = Order::of(kind("floating_card"), residences(&station.desk));
    let people = order.records.len();
    assert!(people > 300);
    // The demo has somebody without an address, for the checkup to find.
    let left_out = printing::prepare(&station.desk, order.clone()).unwrap().left_out;
    assert!(!left_out.is_empty());
    let mut window = Window::with_order(station, order, PRINTERS);
    window.wait_for(&format!("正在排版，共 {people} 人"));
    window.wait_for(&format!("第 1 页，共 {} 页", people - left_out.len()));
    window.settle();
    assert!(window.has_containing(&format!("{} 份缺少必填内容", left_out.len())));
    assert!(window.has_containing("缺 现住址"));
    assert!(window.has(&format!("{people} 人都还没有打过")));
    assert!(window.has("纸面第 1 页"));
    assert!(!window.has("纸面第 5 页"), "pages out of sight are not drawn");
}
