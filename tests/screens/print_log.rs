//! 打印记录: reached from a person, a house and 设置; narrowed by keys and chips; each paper opened again.

use crate::desk::*;
use crate::office::RESIDENTS;
use crate::window::{fill, key, press, shows, wait_until};
use eframe::egui::{Key, Modifiers, Role};
use linli::domain::RecordId;
use linli::services::Progress;
use linli::services::printing::{self, Order};

/// A window at an office where cards of the first two and a form of the third were saved.
fn after_printing() -> Window {
    let office = crate::office::Office::with_people();
    {
        let mut desk = open(&office, crate::office::OPERATOR);
        for (document, residence) in [("floating_card", 1), ("floating_card", 2), ("floating_form", 3)] {
            let order = Order::of(printing::kind(document).unwrap(), vec![RecordId(residence)]);
            let paper = printing::prepare_many(&desk, order, &Progress::default()).unwrap();
            printing::save(&mut desk, &paper, &office.path(&format!("{residence}.pdf"))).unwrap();
        }
    }
    sit_down(office)
}

fn open_log(window: &mut Window) {
    command(window, Key::Num9);
    with(window, Modifiers::ALT, Key::P);
}

#[test]
fn the_log_shows_each_print_the_latest_first_and_opens_its_paper_by_keys() {
    let mut window = after_printing();
    open_log(&mut window);
    assert!(stands(&window, "3 次"));
    assert!(stands(&window, "海印〔2026〕第0003号") && stands(&window, RESIDENTS[2].name));
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    assert!(stands(&window, "当时的纸"));
    assert!(shows(&window, "与当时的文件完全相同（SHA-256 一致）"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "打印记录"), "back in the log");
}

#[test]
fn the_log_is_narrowed_by_typed_words_and_by_document() {
    let mut window = after_printing();
    open_log(&mut window);
    key(&mut window, Key::Slash);
    fill(&mut window, "查找打印", RESIDENTS[1].name);
    assert!(stands(&window, "1 次") && stands(&window, RESIDENTS[1].name));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "3 次"), "Esc takes the words away first");
    press_with_role(&mut window, Role::Button, "文书");
    press_with_role(&mut window, Role::MenuItem, "流动人口信息登记表");
    assert!(stands(&window, "1 次") && stands(&window, RESIDENTS[2].name));
    press_with_role(&mut window, Role::Button, "流动人口信息登记表");
    assert!(stands(&window, "3 次"));
}

#[test]
fn a_person_says_what_was_printed_of_them_and_leads_to_their_log() {
    let mut window = after_printing();
    command(&mut window, Key::Num2);
    choose(&mut window, RESIDENTS[0].name);
    key(&mut window, Key::Enter);
    press(&mut window, "打印过 1 次，最近 2026-06-15 流动人口登记卡");
    assert!(stands(&window, "1 次") && stands(&window, "海印〔2026〕第0001号"));
    key(&mut window, Key::Escape);
    wait_until(&mut window, |window| shows(window, "打印过 1 次"));
}

#[test]
fn a_reader_sees_the_log_but_opens_no_paper() {
    let mut window = desk_of_a_reader();
    open_log(&mut window);
    assert!(shows(&window, "还没有打印过"));
    with(&mut window, Modifiers::NONE, Key::Escape);
    assert!(stands(&window, "设置"));
}
