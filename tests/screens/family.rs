//! A family at the counter: all of them on one form, the next one at the same address, children and people from abroad.

use crate::desk::*;
use crate::office::{RESIDENTS, Resident};
use crate::window::{fill, press, shows, type_text};
use eframe::egui::{Key, Modifiers};
use linli::print::documents::FLOATING_FORM;
use linli::services::people;
use linli::services::printing::{self, Order};
use std::process::Command;

const HUSBAND: Resident = Resident { name: "罗大山", body: "51052419890101101", telephone: "", room: NEWCOMER.room };
/// The number was given in another county.
const FROM_ELSEWHERE: Resident =
    Resident { name: "罗大江", body: "36012120050101101", telephone: "", room: NEWCOMER.room };
/// Thirteen years old on the day of the tests.
const CHILD: Resident = Resident { name: "罗小朵", body: "51052420130101200", telephone: "", room: NEWCOMER.room };

fn answer(window: &mut Window, text: &str) {
    type_text(window, text);
    enter(window);
}

/// 罗小梅 with husband and child, by keyboard from the number on.
fn family() -> Window {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    with(&mut window, Modifiers::ALT, Key::F);
    for (place, (resident, relation)) in [(HUSBAND, "夫"), (CHILD, "女")].into_iter().enumerate() {
        assert!(has_focus(&window, &format!("第 {} 人证件号码", place + 1)));
        answer(&mut window, &resident.number());
        answer(&mut window, resident.name);
        answer(&mut window, relation);
    }
    window
}

#[test]
fn a_whole_family_is_saved_with_one_form_as_one_change() {
    let mut window = family();
    save(&mut window);
    assert!(stands(&window, "已登记 罗小梅 等 3 人"));
    let archive = afresh(window);
    let main = archive.page("罗小梅").stays.remove(0);
    for (name, relation) in [("罗大山", "夫"), ("罗小朵", "女")] {
        let stay = archive.page(name).stays.remove(0);
        assert_eq!(
            (stay.address.as_str(), stay.residence.from_date),
            (main.address.as_str(), main.residence.from_date)
        );
        assert_eq!(stay.residence.companion_of.id, Some(main.id));
        assert_eq!(
            (stay.residence.companion_relation.label(), stay.residence.reside_reason.label()),
            (relation, "随迁")
        );
        assert!(stay.residence.registration_number.starts_with("海2026-"));
    }
    for (name, declared_by, declarant) in [("罗大山", "其他", "罗小梅，妻"), ("罗小朵", "监护人申报", "罗小梅，母亲")]
    {
        let residence = &archive.page(name).stays[0].residence;
        assert_eq!((residence.declared_by.label(), &*residence.declarant), (declared_by, declarant), "{name}");
    }
    assert_eq!(archive.living().len(), RESIDENTS.len() + 3);
}

#[test]
fn the_form_of_the_registrant_names_the_family() {
    let mut window = family();
    save(&mut window);
    let archive = afresh(window);
    let order = Order::of(&FLOATING_FORM, vec![archive.page("罗小梅").stays[0].id]);
    let paper = printing::prepare(&archive.desk, order).unwrap();
    let file = archive.office.path("form.pdf");
    std::fs::write(&file, &paper.pdf).unwrap();
    let text = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
    let text: String = String::from_utf8(text.stdout).unwrap().split_whitespace().collect();
    for words in ["罗大山", "罗小朵", "2013年1月1日", &HUSBAND.number()] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains(&CHILD.number()), "{text}");
}

#[test]
fn the_page_of_a_companion_says_with_whom_they_came_and_of_a_child_misses_nothing_it_may_not_keep() {
    let mut window = family();
    save(&mut window);
    command(&mut window, Key::Num2);
    search(&mut window, "罗小朵");
    enter(&mut window);
    assert!(stands(&window, "与登记人关系：女"));
    assert!(!stands(&window, "联系电话") && !stands(&window, "户籍详址"));
}

#[test]
fn a_companion_is_registered_where_the_registrant_is_unless_the_number_says_elsewhere() {
    let mut window = family();
    // Past the day a guardian of the child agreed, which may follow.
    enter(&mut window);
    answer(&mut window, &FROM_ELSEWHERE.number());
    answer(&mut window, FROM_ELSEWHERE.name);
    answer(&mut window, "子");
    save(&mut window);
    let archive = afresh(window);
    let main = archive.page("罗小梅").person;
    assert!(!main.registered_area.code.is_empty());
    let husband = archive.page("罗大山").person;
    assert_eq!((husband.registered_area, husband.registered_address), (main.registered_area, main.registered_address));
    assert!(archive.page(FROM_ELSEWHERE.name).person.registered_area.code.is_empty());
    assert!(archive.page("罗小朵").person.registered_area.code.is_empty(), "of a child it is not kept");
}

#[test]
fn a_relation_is_taken_from_the_list_by_what_people_call_it_and_nothing_else_is() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    with(&mut window, Modifiers::ALT, Key::F);
    answer(&mut window, &CHILD.number());
    answer(&mut window, CHILD.name);
    type_text(&mut window, "本人");
    save(&mut window);
    assert!(shows(&window, "没有这种关系，请从列表中选"));
    assert_eq!(people::counts(&afresh(window).desk).unwrap().living, RESIDENTS.len() as u64);
}

#[test]
fn the_initials_of_a_daughter_find_her_relation() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    with(&mut window, Modifiers::ALT, Key::F);
    answer(&mut window, &CHILD.number());
    answer(&mut window, CHILD.name);
    assert!(!stands(&window, "户主"), "nobody comes along with themselves");
    answer(&mut window, "ne");
    assert_eq!(text(&window, "第 1 人与户主关系"), "女");
}

#[test]
fn one_undo_takes_the_whole_family_back() {
    let mut window = family();
    save(&mut window);
    command(&mut window, Key::Z);
    assert_eq!(afresh(window).living().len(), RESIDENTS.len());
}

#[test]
fn a_family_half_filled_in_is_a_draft() {
    let mut window = family();
    pause(&mut window, 2.0);
    let mut window = sit_down(killed(window));
    press(&mut window, "接着填");
    assert_eq!(text(&window, "第 1 人姓名"), "罗大山");
    assert_eq!(text(&window, "第 2 人与户主关系"), "女");
    save(&mut window);
    assert_eq!(afresh(window).living().len(), RESIDENTS.len() + 3);
}

#[test]
fn a_companion_who_is_known_moves_in_as_the_one_they_are() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    with(&mut window, Modifiers::ALT, Key::F);
    type_text(&mut window, &RESIDENTS[0].number());
    assert!(shows(&window, "可能已有此人：曾不曾"));
    save(&mut window);
    assert!(!stands(&window, "已登记 罗小梅"), "the question comes first");
    with(&mut window, Modifiers::ALT, Key::Num1);
    type_text(&mut window, "夫");
    save(&mut window);
    assert!(stands(&window, "已登记 罗小梅 等 2 人"));
    let archive = afresh(window);
    let stays = archive.page("曾不曾").stays;
    assert_eq!((stays.len(), stays[0].address.as_str()), (2, "海棠苑3栋2单元503室"));
    assert_eq!(stays[1].residence.until_date, stays[0].residence.from_date);
}

#[test]
fn what_is_missing_of_a_companion_is_said_in_the_row() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    with(&mut window, Modifiers::ALT, Key::F);
    answer(&mut window, &HUSBAND.number());
    answer(&mut window, HUSBAND.name);
    save(&mut window);
    assert!(shows(&window, "请选与登记人的关系"));
    assert!(has_focus(&window, "第 1 人与户主关系"));
    assert_eq!(afresh(window).living().len(), RESIDENTS.len());
}

#[test]
fn the_next_of_a_family_is_registered_at_the_same_address_with_one_key() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    save(&mut window);
    command(&mut window, Key::K);
    assert!(has_focus(&window, "证件号码"));
    for (label, words) in
        [("现住址", "海棠苑3栋2单元503室"), ("来本地日期", "2026-06-13"), ("告知书签收", "2026-06-15")]
    {
        assert_eq!(text(&window, label), words);
    }
}

#[test]
fn of_a_child_little_is_asked_and_the_guardians_consent_is() {
    let mut window = form();
    fill(&mut window, "证件号码", &CHILD.number());
    assert!(is_here(&window, "监护人同意日期"));
    for label in ["联系电话", "户籍地", "户籍详址"] {
        assert!(!is_here(&window, label), "{label}");
    }
    fill(&mut window, "姓名", CHILD.name);
    fill(&mut window, "现住址", "海棠苑3栋2单元503室");
    fill(&mut window, "居住事由", "随迁");
    fill(&mut window, "来本地日期", "20260613");
    fill(&mut window, "告知书签收", "20260615");
    save(&mut window);
    assert!(shows(&window, "请填监护人同意日期"), "due, though it may follow later");
    fill(&mut window, "监护人同意日期", "20260615");
    save(&mut window);
    assert!(shows(&window, "请填代报人的姓名、与本人关系"), "a guardian declares for whoever is under sixteen");
    fill(&mut window, "代报人", "罗小梅，母亲");
    save(&mut window);
    let archive = afresh(window);
    let page = archive.page(CHILD.name);
    assert_eq!(page.person.guardian_consent_on.0, Some(TODAY));
    assert!(page.person.registered_area.code.is_empty(), "what the number says of origin is not kept");
    assert_eq!(page.gaps, Vec::<&str>::new());
    assert_eq!(people::counts(&archive.desk).unwrap().incomplete, 0);
}

#[test]
fn of_a_foreigner_the_travel_document_is_asked_and_the_day_is_said() {
    let mut window = form();
    fill(&mut window, "证件号码", "EA1234567");
    press(&mut window, "证件类型");
    press(&mut window, "普通护照");
    for label in ["外文姓名", "证件有效期至", "预计离开日期"] {
        assert!(is_here(&window, label), "{label}");
    }
    fill(&mut window, "来本地日期", "20260615");
    assert!(shows(&window, "入住后 24 小时内"));
    fill(&mut window, "证件号码", &NEWCOMER.number());
}
