//! 单位门店 and 走访 by keyboard: an organisation entered, looked at item by item, its form printed; a round begun for an estate, walked
//! and entered by numbers; groups and teams found from the search box.

use crate::desk::*;
use crate::window::{fill, key, press, type_text};
use eframe::egui::{Key, Modifiers};
use linli::services::{rounds, safety};

#[test]
fn an_organisation_is_looked_at_item_by_item_and_its_form_comes_ticked() {
    let mut window = desk();
    command(&mut window, Key::Num5);
    with(&mut window, Modifiers::ALT, Key::Num5);
    assert!(stands(&window, "还没有单位和门店"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "名称", "虚构物业公司");
    press(&mut window, "登记");
    assert!(stands(&window, "虚构物业公司") && stands(&window, "没检查过"));
    key(&mut window, Key::F5);
    fill(&mut window, "检查人", "楚无留");
    enter(&mut window);
    // Item by item: a digit and Enter.
    for _ in 0..11 {
        type_text(&mut window, "1");
        enter(&mut window);
    }
    type_text(&mut window, "2");
    enter(&mut window);
    press(&mut window, "保存");
    assert!(stands(&window, "还有没达标的，请填复查日期"));
    fill(&mut window, "复查日期", "2026-06-20");
    press(&mut window, "保存");
    assert!(stands(&window, "11/12") && stands(&window, "2026-06-20"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    let Afresh { desk, office: _office } = afresh(window);
    let row = safety::list(&desk).unwrap().remove(0);
    assert_eq!(row.latest.unwrap().1.extinguishers.code, "2");
}

#[test]
fn a_round_is_begun_walked_with_its_list_and_entered_by_numbers() {
    let mut window = desk();
    command(&mut window, Key::Num5);
    with(&mut window, Modifiers::ALT, Key::Num6);
    assert!(stands(&window, "还没有走访"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "片区", "海棠苑3栋");
    press(&mut window, "开始");
    assert!(ink_of(&window, "已走访 0 / 应走访 3").is_some());
    assert!(stands(&window, "一楼一室 0/3"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    key(&mut window, Key::F6);
    type_text(&mut window, "1-2");
    enter(&mut window);
    assert!(stands(&window, "一楼一室 2/3"));
    type_text(&mut window, "9");
    enter(&mut window);
    assert!(stands(&window, "没有 9 号，编号从 1 到 3"), "the keyboard stayed in the field");
    command(&mut window, Key::A);
    type_text(&mut window, "3");
    enter(&mut window);
    assert!(ink_of(&window, "已走访 3 / 应走访 3").is_some());
    let Afresh { desk, office: _office } = afresh(window);
    let (round, _) = rounds::list(&desk).unwrap().remove(0);
    let page = rounds::page(&desk, round).unwrap();
    assert!(page.total().is_done() && page.total().all == 3);
}
