//! Papers from where their record stands: the house, the person, the blank forms, through the one preview.

use crate::desk::*;
use crate::office::RESIDENTS;
use crate::window::{key, press, shows, wait_for};
use eframe::egui::accesskit::Toggled;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

const ROOM: &str = "海棠苑3栋2单元501室";

fn page_of_the_house() -> Window {
    let mut window = desk();
    search(&mut window, "3-2-501");
    press_with_role(&mut window, Role::ListBoxOption, ROOM);
    assert!(stands(&window, "租住经过"));
    window
}

#[test]
fn the_card_of_a_house_is_one_key_away_and_its_plates_stand_in_the_menu() {
    let mut window = page_of_the_house();
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览") && shows(&window, ROOM));
    assert!(stands(&window, "全显，留痕"), "the archive card may show whole numbers");
    let houses = window.get_by_role_and_label(Role::Tab, "房屋");
    assert_eq!(houses.accesskit_node().toggled(), Some(Toggled::True), "the rail says where the house is");
    press(&mut window, "关闭");
    wait_for(&mut window, "租住经过");
    press_in_menu(&mut window, "打印", "出租房屋公示牌（A4）");
    assert!(stands(&window, "打印预览") && stands(&window, "A4 横向"));
    assert!(!stands(&window, "全显，留痕"), "no number stands on a plate");
    with(&mut window, Modifiers::ALT, Key::B);
    assert!(!stands(&window, "还没有打过"), "the blank one counts for no house");
}

#[test]
fn a_person_gets_receipt_and_own_record_from_the_menu_of_their_page() {
    let mut window = list();
    choose(&mut window, RESIDENTS[0].name);
    press_in_menu(&mut window, "更多", "流动人口登记回执");
    assert!(stands(&window, "打印预览") && stands(&window, "A5 横向"));
    key(&mut window, Key::Escape);
    press_in_menu(&mut window, "更多", "信息采集告知书");
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    press_in_menu(&mut window, "更多", "本人信息查询单");
    assert!(stands(&window, "打印预览"));
    assert_eq!(text(&window, "用途"), "本人查询");
}

#[test]
fn every_blank_form_stands_in_one_place() {
    let mut window = desk();
    command(&mut window, Key::Num7);
    with(&mut window, Modifiers::ALT, Key::Num4);
    for form in ["单位安全检查表", "出租房屋星级牌", "导出审批单", "流动人口信息登记表"] {
        assert!(stands(&window, form), "{form}");
    }
    press(&mut window, "出租房屋星级牌");
    assert!(stands(&window, "打印预览") && stands(&window, "空白"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "导出审批单"), "back among the forms");
    press(&mut window, "导出审批单");
    with(&mut window, Modifiers::ALT, Key::B);
    assert!(shows(&window, "打印预览"), "its head is filled from the station");
}

#[test]
fn a_reader_sees_the_papers_and_cannot_print_them() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::Num7);
    with(&mut window, Modifiers::ALT, Key::Num4);
    press(&mut window, "导出审批单");
    assert!(!stands(&window, "打印预览"));
    search(&mut window, "3-2-501");
    press_with_role(&mut window, Role::ListBoxOption, ROOM);
    command(&mut window, Key::P);
    assert!(!stands(&window, "打印预览"));
}
