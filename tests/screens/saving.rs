//! What saving writes, what takes it back, and the question whether somebody is known already.

use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS, Resident};
use crate::window::{fill, key, press, shows, type_text};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::services::check;
use linli::ui::theme::Appearance;

/// 曾不曾, who lives in 3-2-501, at another dwelling.
const KNOWN: Resident = Resident { room: (8, 1, 101), ..RESIDENTS[0] };

#[test]
fn saving_writes_person_place_landlord_house_and_residence_in_one_change() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "房主姓名", "百里有屋");
    fill(&mut window, "房主电话", "13800000808");
    press(&mut window, "保存");
    assert!(stands(&window, "已登记 罗小梅"));
    let archive = afresh(window);
    let page = archive.page(NEWCOMER.name);
    assert_eq!(page.person.identity.number, NEWCOMER.number());
    assert_eq!(page.person.registered_area.code, "510524");
    assert_eq!(page.stays[0].address, "海棠苑3栋2单元503室");
    assert_eq!(page.stays[0].residence.from_date.0.unwrap().to_string(), "2026-06-13");
    assert!(page.stays[0].residence.registration_number.starts_with("海2026-"));
    assert_eq!(page.landlord.unwrap().1.name.0, "百里有屋");
    assert_eq!(page.house.unwrap().place, page.stays[0].residence.place);
    assert!(check::run(&archive.desk).unwrap().is_sound());
}

#[test]
fn ctrl_z_takes_all_of_a_registration_back_and_names_it() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "房主姓名", "百里有屋");
    save(&mut window);
    command(&mut window, Key::Z);
    assert!(stands(&window, "已撤销：登记流动人口 罗小梅"));
    search(&mut window, "罗小梅");
    assert!(stands(&window, "登记「罗小梅」"), "nobody of that name is found");
    search(&mut window, "百里有屋");
    assert!(stands(&window, "登记「百里有屋」"), "nor the landlord");
    let archive = afresh(window);
    assert!(!archive.living().contains(&NEWCOMER.name.to_owned()));
    assert_eq!(archive.living().len(), RESIDENTS.len());
    assert!(check::run(&archive.desk).unwrap().is_sound());
}

/// Twenty minutes later, on another page, nobody knows any more what Ctrl+Z would take back.
#[test]
fn what_is_not_told_of_any_more_is_asked_before_it_is_taken_back() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "房主姓名", "百里有屋");
    save(&mut window);
    command(&mut window, Key::Num3);
    window.input_mut().time = Some(200.0);
    window.run_steps(2);
    command(&mut window, Key::Z);
    assert!(shows(&window, "登记流动人口 罗小梅"), "it says what");
    key(&mut window, Key::Escape);
    let archive = afresh(window);
    assert!(archive.living().contains(&NEWCOMER.name.to_owned()), "and nothing was taken back");
}

/// What the status bar says while a row of the six is chosen.
fn is_somebody_chosen(window: &Window) -> bool {
    (1..=RESIDENTS.len()).any(|place| ink_of(window, &format!("第 {place} 位 / 6 人")).is_some())
}

#[test]
fn what_undo_brings_back_into_the_list_is_chosen_as_before() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    assert!(is_somebody_chosen(&window));
    press_in_menu(&mut window, "更多", "注销…");
    fill(&mut window, "注销原因", "离开本地");
    save(&mut window);
    command(&mut window, Key::Z);
    assert!(stands(&window, "已撤销：注销居住登记 曾不曾"));
    assert!(is_somebody_chosen(&window), "again, with all six in the list");
}

#[test]
fn when_undo_takes_the_chosen_person_away_the_neighbour_is_chosen() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    save(&mut window);
    assert!(ink_of(&window, "第 1 位 / 7 人").is_some(), "who came last stands first");
    command(&mut window, Key::Z);
    assert!(is_somebody_chosen(&window));
    assert!(!stands(&window, NEWCOMER.name));
}

#[test]
fn the_message_lies_over_no_button() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    save(&mut window);
    let undo = window.get_by_label("撤销").rect();
    let newcomer = |window: &Window| window.query_all_by_label(NEWCOMER.name).map(|row| row.rect()).collect::<Vec<_>>();
    let places = newcomer(&window);
    let strip = undo.expand2([400.0, 4.0].into());
    for button in window.query_all_by_role(Role::Button).map(|button| button.rect().shrink(1.0)) {
        let is_in_rail = button.right() < 170.0;
        assert!(is_in_rail || undo.intersects(button) == undo.contains(button.center()), "{button:?}");
        assert!(is_in_rail || undo.contains(button.center()) || !strip.intersects(button), "{button:?}");
    }
    pause(&mut window, 9.0);
    assert!(!stands(&window, "撤销"), "it went by itself");
    assert_eq!(newcomer(&window), places, "and nothing has moved");
}

#[test]
fn the_toast_takes_a_registration_back_as_well() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    save(&mut window);
    press(&mut window, "撤销");
    assert_eq!(afresh(window).living().len(), RESIDENTS.len());
}

#[test]
fn the_same_number_again_shows_the_candidate_and_writes_nothing_until_answered() {
    let mut window = form();
    fill_in(&mut window, &KNOWN);
    assert!(stands(&window, "可能已有此人"));
    assert!(shows(&window, "证件号码相同"));
    assert!(stands(&window, "先确认是否同一人"));
    fill(&mut window, "联系电话", "");
    save(&mut window);
    assert!(stands(&window, "可能已有此人"), "still on the form");
    assert!(window.get_by_label("就是此人，接着登记新住处").is_focused(), "the keyboard stands on the question");
    assert!(!shows(&window, "请填联系电话"), "nothing is red before it is answered");
    let archive = afresh(window);
    assert_eq!(archive.living().len(), RESIDENTS.len());
    assert_eq!(archive.page(KNOWN.name).stays.len(), 1);
}

#[test]
fn alt_1_goes_on_with_the_known_person_and_ends_the_earlier_residence() {
    let mut window = form();
    fill_in(&mut window, &KNOWN);
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert!(!shows(&window, "可能已有此人"));
    assert!(has_focus(&window, "现住址"));
    save(&mut window);
    assert!(shows(&window, "已登记 曾不曾"));
    let archive = afresh(window);
    let stays = archive.page(KNOWN.name).stays;
    assert_eq!(stays.len(), 2);
    assert_eq!(stays[0].address, "海棠苑8栋1单元101室");
    assert_eq!(stays[0].residence.until_date.0, None);
    assert_eq!(stays[1].residence.until_date, stays[0].residence.from_date);
    assert_eq!(archive.living().len(), RESIDENTS.len(), "one person once");
}

#[test]
fn alt_2_wants_a_reason_why_it_is_somebody_else() {
    let mut window = form();
    fill_in(&mut window, &KNOWN);
    fill(&mut window, "姓名", "曾也曾");
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert!(has_focus(&window, "不是同一人的理由"));
    save(&mut window);
    assert!(is_here(&window, "姓名"), "without a reason nothing is saved");
    fill(&mut window, "不是同一人的理由", "");
    type_text(&mut window, "派出所证明号码重发");
    save(&mut window);
    assert!(stands(&window, "已登记 曾也曾"));
    let archive = afresh(window);
    assert_eq!(archive.living().len(), RESIDENTS.len() + 1);
    assert_eq!(archive.page("曾也曾").stays[0].residence.duplicate_reason.0, "派出所证明号码重发");
}

#[test]
fn several_candidates_are_looked_at_one_after_the_other() {
    let mut window = form();
    fill_in(&mut window, &Resident { name: "曾也曾", ..KNOWN });
    with(&mut window, Modifiers::ALT, Key::Num2);
    type_text(&mut window, "派出所证明号码重发");
    save(&mut window);
    command(&mut window, Key::N);
    fill_in(&mut window, &Resident { name: "曾亦曾", room: (9, 1, 102), ..KNOWN });
    assert!(stands(&window, "曾不曾") && !stands(&window, "曾也曾"));
    press(&mut window, "下一位");
    assert!(stands(&window, "曾也曾") && !stands(&window, "曾不曾"));
    with(&mut window, Modifiers::ALT, Key::Num1);
    save(&mut window);
    assert!(shows(&window, "已登记 曾也曾"), "the name as it is recorded");
    let archive = afresh(window);
    assert_eq!(archive.page("曾也曾").stays.len(), 2);
    assert_eq!(archive.page("曾不曾").stays.len(), 1);
}

#[test]
fn a_correction_changes_what_is_there_and_nothing_else() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    key(&mut window, Key::F4);
    assert_eq!(text(&window, "姓名"), "曾不曾");
    fill(&mut window, "联系电话", "13800009999");
    save(&mut window);
    assert!(stands(&window, "已保存对登记的修改"));
    let archive = afresh(window);
    let page = archive.page("曾不曾");
    assert_eq!(page.person.phones.0, ["13800009999"]);
    assert_eq!((page.stays.len(), archive.living().len()), (1, RESIDENTS.len()));
}

#[test]
fn what_is_changed_in_the_frame_of_ctrl_s_is_saved() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "现住址", "海棠苑3栋2单元504");
    window.event(eframe::egui::Event::Text("室".to_owned()));
    save(&mut window);
    assert!(stands(&window, "已登记 罗小梅"));
    assert_eq!(afresh(window).page(NEWCOMER.name).stays[0].address, "海棠苑3栋2单元504室");
}

#[test]
fn another_place_typed_in_the_frame_of_ctrl_s_is_the_place_that_is_saved() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "现住址", "海棠苑3栋2单元50");
    type_text(&mut window, "1室");
    command(&mut window, Key::A);
    window.event(eframe::egui::Event::Text("海棠苑3栋2单元502室".to_owned()));
    save(&mut window);
    assert_eq!(afresh(window).page(NEWCOMER.name).stays[0].address, "海棠苑3栋2单元502室");
}

#[test]
fn the_question_who_it_is_opens_again_for_somebody_else() {
    let mut window = form();
    fill_in(&mut window, &Resident { name: "曾也曾", ..KNOWN });
    with(&mut window, Modifiers::ALT, Key::Num2);
    type_text(&mut window, "派出所证明号码重发");
    assert!(!stands(&window, "先确认是否同一人"));
    fill(&mut window, "证件号码", &RESIDENTS[1].number());
    assert!(stands(&window, "先确认是否同一人"));
    with(&mut window, Modifiers::ALT, Key::Num2);
    assert!(has_focus(&window, "不是同一人的理由"));
    assert!(!stands(&window, "先确认是否同一人"), "the reason stands for both now");
}

#[test]
fn the_reason_stands_in_the_order_of_enter() {
    let mut window = form();
    fill_in(&mut window, &Resident { name: "曾也曾", ..KNOWN });
    with(&mut window, Modifiers::ALT, Key::Num2);
    type_text(&mut window, "派出所证明号码重发");
    enter(&mut window);
    assert!(has_focus(&window, "户籍地"));
    with(&mut window, Modifiers::SHIFT, Key::Enter);
    assert!(has_focus(&window, "不是同一人的理由"));
}

#[test]
fn in_a_narrow_window_the_question_stays_while_its_answer_is_written() {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, [880.0, 690.0], Appearance::default());
    command(&mut window, Key::N);
    fill_in(&mut window, &Resident { name: "曾也曾", ..KNOWN });
    with(&mut window, Modifiers::ALT, Key::Num2);
    type_slowly(&mut window, "派出所证明号码重发");
    assert_eq!(text(&window, "不是同一人的理由"), "派出所证明号码重发");
}
