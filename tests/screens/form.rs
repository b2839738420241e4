//! Filling the registration form.

use crate::desk::*;
use crate::office::{RESIDENTS, Resident};
use crate::window::{fill, key, press, settle, shows, type_text};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

#[test]
fn the_number_typed_once_gives_sex_birth_and_place_of_issue() {
    let mut window = form();
    type_text(&mut window, &NEWCOMER.number());
    for words in ["女", "1991-03-12", "35 岁", "由号码带出"] {
        assert!(stands(&window, words), "{words}");
    }
    assert!(shows(&window, "发证时 四川省泸州市叙永县"));
    assert_eq!(text(&window, "户籍地"), "四川省泸州市叙永县");
}

#[test]
fn a_wrong_check_digit_is_said_at_its_place_and_the_field_keeps_what_was_typed() {
    let right = NEWCOMER.number();
    let wrong = format!("{}{}", NEWCOMER.body, if right.ends_with('1') { '2' } else { '1' });
    let mut window = form();
    type_text(&mut window, &wrong);
    enter(&mut window);
    let said = format!("第 18 位校验码应为 {}", &right[17..]);
    assert!(stands(&window, &said));
    assert_eq!(text(&window, "证件号码"), wrong);
    save(&mut window);
    assert!(has_focus(&window, "证件号码"), "saving leads back to it");
    assert_eq!(text(&window, "证件号码"), wrong);
}

/// It used to stay amber until the field was left.
#[test]
fn a_wrong_check_digit_is_said_with_the_eighteenth_character_and_not_before() {
    let right = NEWCOMER.number();
    let wrong = if right.ends_with('1') { "2" } else { "1" };
    let mut window = form();
    type_slowly(&mut window, NEWCOMER.body);
    assert!(stands(&window, "还差 1 位"));
    type_slowly(&mut window, wrong);
    assert!(has_focus(&window, "证件号码"));
    let said = format!("第 18 位校验码应为 {}", &right[17..]);
    assert_eq!(ink_of(&window, &said), Some(linli::ui::theme::LIGHT.bad));
    key(&mut window, Key::Backspace);
    assert!(!stands(&window, &said) && stands(&window, "还差 1 位"));
}

#[test]
fn somebody_without_a_number_is_registered_with_a_reason() {
    let mut window = form();
    key(&mut window, Key::F8);
    save(&mut window);
    assert!(stands(&window, "请写明为什么暂时没有号码"));
    type_text(&mut window, "证件在老家，家人寄来");
    fill(&mut window, "姓名", NEWCOMER.name);
    fill(&mut window, "性别", "女");
    fill(&mut window, "出生日期", "1991年3月12日");
    fill(&mut window, "户籍地", "510524");
    enter(&mut window);
    fill_in_the_rest(&mut window, &NEWCOMER);
    save(&mut window);
    assert!(stands(&window, "已登记 罗小梅"));
    assert!(stands(&window, "暂未核到"), "in the list");
    let person = afresh(window).page(NEWCOMER.name).person;
    assert_eq!(person.identity.missing_reason, "证件在老家，家人寄来");
    assert_eq!(person.identity.number, "");
    assert_eq!(person.birth.0.unwrap().to_string(), "1991-03-12");
}

#[test]
fn enter_walks_the_fields_in_order_and_shift_enter_back() {
    let mut window = form();
    type_text(&mut window, &NEWCOMER.number());
    let order = ["证件号码", "姓名", "户籍地", "户籍详址", "联系电话", "现住址", "住所类型", "居住事由", "来本地日期"];
    for label in order {
        assert!(has_focus(&window, label), "{label}");
        enter(&mut window);
    }
    for label in order.iter().rev() {
        with(&mut window, Modifiers::SHIFT, Key::Enter);
        assert!(has_focus(&window, label), "back to {label}");
    }
}

/// A number takes a row and goes on; hands that end every field with Enter used to skip the next one.
#[test]
fn a_number_and_enter_come_to_the_field_that_the_number_alone_comes_to() {
    let mut window = form();
    fill(&mut window, "居住事由", "");
    for keys in ["1", "1 Enter"] {
        field(&window, "居住事由").focus();
        settle(&mut window);
        type_text(&mut window, "1");
        if keys.ends_with("Enter") {
            enter(&mut window);
        }
        assert!(has_focus(&window, "来本地日期"), "{keys}");
        assert_eq!(text(&window, "居住事由"), "务工");
    }
    enter(&mut window);
    assert!(has_focus(&window, "拟住期限"), "the next Enter goes on as ever");
    assert!(stands(&window, "随行人员"), "in sight without scrolling");
}

#[test]
fn without_a_number_sex_and_birth_stand_in_the_order_of_enter() {
    let mut window = form();
    key(&mut window, Key::F8);
    for label in ["证件号码", "姓名", "性别", "出生日期", "户籍地"] {
        assert!(has_focus(&window, label), "{label}");
        enter(&mut window);
    }
}

#[test]
fn enter_in_the_last_field_saves() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    assert!(has_focus(&window, "告知书签收"));
    enter(&mut window);
    assert!(stands(&window, "已登记 罗小梅"));
}

/// Ids follow position in egui: a line of words appearing above used to take the focus away.
#[test]
fn an_error_appearing_takes_neither_the_focus_nor_a_character() {
    let mut window = form();
    save(&mut window);
    assert!(has_focus(&window, "证件号码"), "the first problem has the keyboard");
    assert!(shows(&window, "处要改"));
    let wrong = format!("{}{}", NEWCOMER.body, if NEWCOMER.number().ends_with('1') { '2' } else { '1' });
    type_slowly(&mut window, &wrong);
    assert!(has_focus(&window, "证件号码"));
    assert_eq!(text(&window, "证件号码"), wrong);
    fill(&mut window, "联系电话", "");
    type_slowly(&mut window, "1380000291");
    assert!(has_focus(&window, "联系电话"));
    type_slowly(&mut window, "6");
    assert_eq!(text(&window, "联系电话"), "13800002916");
}

#[test]
fn every_problem_is_said_at_once_beside_its_field() {
    let mut window = form();
    save(&mut window);
    for words in ["请填证件号码", "请填姓名", "请填现住址", "请填居住事由", "请填来本地日期"]
    {
        assert!(shows(&window, words), "{words}");
    }
}

#[test]
fn what_is_expected_may_be_left_for_later_and_is_listed_as_to_be_completed() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "告知书签收", "");
    save(&mut window);
    assert!(stands(&window, "请填告知书签收；稍后补请按 F8"));
    key(&mut window, Key::F8);
    fill(&mut window, "联系电话", "");
    key(&mut window, Key::F8);
    assert!(stands(&window, "联系电话待补"));
    save(&mut window);
    assert!(stands(&window, "待补 2 项"), "in the list");
    assert!(stands(&window, "待补：联系电话、告知书签收"), "in the page");
    assert_eq!(afresh(window).page(NEWCOMER.name).gaps, ["联系电话", "告知书签收"]);
}

#[test]
fn what_was_left_for_later_stays_so_when_something_else_is_corrected() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "告知书签收", "");
    key(&mut window, Key::F8);
    save(&mut window);
    key(&mut window, Key::F4);
    fill(&mut window, "姓名", "罗小美");
    assert!(stands(&window, "告知书签收待补"), "it is still said");
    save(&mut window);
    assert!(stands(&window, "已保存对登记的修改"));
    key(&mut window, Key::F4);
    fill(&mut window, "联系电话", "");
    save(&mut window);
    assert!(stands(&window, "请填联系电话；稍后补请按 F8"), "what was there is not dropped in passing");
    assert_eq!(afresh(window).page("罗小美").gaps, ["告知书签收"]);
}

#[test]
fn a_code_can_be_taken_by_its_number_and_enter_goes_on() {
    let mut window = form();
    fill(&mut window, "居住事由", "");
    type_text(&mut window, "1");
    assert_eq!(text(&window, "居住事由"), "务工");
    assert!(has_focus(&window, "来本地日期"));
}

#[test]
fn a_new_dwelling_is_proposed_as_it_will_be_written() {
    let mut window = form();
    fill(&mut window, "现住址", "3-2-503");
    press(&mut window, "海棠苑3栋2单元503室");
    assert_eq!(text(&window, "现住址"), "海棠苑3栋2单元503室");
    assert!(shows(&window, "新地址"));
}

#[test]
fn a_known_dwelling_says_its_landlord_and_who_lives_there() {
    let mut window = form();
    fill(&mut window, "现住址", "3-2-501");
    press(&mut window, "海棠苑3栋2单元501室");
    assert!(stands(&window, "房主 万俟有房，现住 1 人"));
    assert!(stands(&window, "同一地址现住 1 人"));
    assert!(stands(&window, "曾不曾"));
    assert!(!is_here(&window, "房主姓名"), "the file is there already");
}

/// The row of the landlord came and went with every character of the address, and all below it jumped.
#[test]
fn nothing_moves_while_the_address_is_typed() {
    let mut window = form();
    let top = |window: &Window| field(window, "住所类型").rect().top();
    let before = top(&window);
    fill(&mut window, "现住址", "3-2-50");
    assert!(is_here(&window, "房主姓名"), "an unknown dwelling asks for its landlord");
    assert_eq!(top(&window), before);
    type_slowly(&mut window, "1");
    assert!(!is_here(&window, "房主姓名") && stands(&window, "已有房屋档案"));
    assert_eq!(top(&window), before);
}

/// Chooses the kind of document by keyboard, so many rows below the usual one.
fn choose_kind(window: &mut Window, rows_below: usize) {
    window.get_by_role_and_label(Role::ComboBox, "证件类型").focus();
    settle(window);
    key(window, Key::Enter);
    for _ in 0..rows_below {
        key(window, Key::ArrowDown);
    }
    key(window, Key::Enter);
}

#[test]
fn a_foreigner_is_asked_for_the_country_and_not_for_a_registered_address() {
    let mut window = form();
    choose_kind(&mut window, 4);
    assert!(has_focus(&window, "证件号码"), "the number of that document comes next");
    assert!(is_here(&window, "国籍"));
    assert!(!is_here(&window, "户籍地") && !is_here(&window, "户籍详址"));
    fill(&mut window, "证件号码", "EA1234567");
    fill(&mut window, "姓名", "Jeanne d'Ailleurs");
    fill(&mut window, "性别", "女");
    fill(&mut window, "出生日期", "1991-03-12");
    fill(&mut window, "联系电话", NEWCOMER.telephone);
    fill(&mut window, "现住址", "海棠苑3栋2单元503室");
    fill(&mut window, "居住事由", "务工");
    fill(&mut window, "来本地日期", "20260613");
    fill(&mut window, "告知书签收", "20260615");
    save(&mut window);
    assert!(stands(&window, "请填国籍；稍后补请按 F8"));
    assert!(has_focus(&window, "国籍"));
    fill(&mut window, "国籍", "fg");
    enter(&mut window);
    save(&mut window);
    assert!(stands(&window, "法国"), "in the page");
    let page = afresh(window).page("Jeanne d'Ailleurs");
    assert_eq!((page.person.nationality.code.as_str(), page.gaps), ("FRA", Vec::new()));
}

#[test]
fn the_number_of_a_permanent_residence_card_brings_the_country() {
    let foreigner = Resident { body: "93127619880709000", ..NEWCOMER };
    let mut window = form();
    type_text(&mut window, &NEWCOMER.number());
    fill(&mut window, "证件号码", &foreigner.number());
    assert_eq!(text(&window, "国籍"), "德国");
    assert!(!is_here(&window, "户籍地"));
    fill(&mut window, "证件号码", &NEWCOMER.number());
    assert_eq!(text(&window, "户籍地"), "四川省泸州市叙永县", "and back");
}

#[test]
fn ctrl_d_repeats_the_value_of_the_last_registration() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    save(&mut window);
    command(&mut window, Key::N);
    for (label, value) in [
        ("户籍详址", "石桥镇新合村4组18号"),
        ("现住址", "海棠苑3栋2单元503室"),
        ("居住事由", "务工"),
        ("来本地日期", "2026-06-13"),
    ] {
        fill(&mut window, label, "");
        command(&mut window, Key::D);
        assert_eq!(text(&window, label), value, "{label}");
    }
}

#[test]
fn the_rest_of_a_family_is_registered_at_the_same_address() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    press_in_menu(&mut window, "更多", "同一地址再登记一人");
    assert_eq!(text(&window, "现住址"), "海棠苑3栋2单元501室");
    assert_eq!(text(&window, "居住事由"), "务工");
    assert_eq!(text(&window, "来本地日期"), "2026-06-01");
    assert!(has_focus(&window, "证件号码"));
    assert_eq!(text(&window, "姓名"), "");
}

#[test]
fn nothing_moves_when_the_dwelling_is_of_another_kind() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    let top = |window: &Window| field(window, "来本地日期").rect().top();
    let before = top(&window);
    fill(&mut window, "住所类型", "单位宿舍");
    assert!((top(&window) - before).abs() < 0.5);
    assert!(!is_here(&window, "房主姓名"));
}

#[test]
fn a_new_form_begins_at_its_top() {
    let mut window = form();
    with(&mut window, Modifiers::ALT, Key::O);
    fill(&mut window, "备注", "门口左转");
    let scrolled = field(&window, "证件号码").rect().top();
    save(&mut window);
    command(&mut window, Key::Num1);
    command(&mut window, Key::N);
    let top = field(&window, "证件号码").rect().top();
    assert!(scrolled < top, "it was scrolled away before");
    assert!(top > 100.0 && has_focus(&window, "证件号码"));
}

#[test]
fn a_wrong_value_does_not_count_as_filled_and_nobody_lives_with_themselves() {
    let mut window = list();
    choose(&mut window, "曾不曾");
    key(&mut window, Key::F4);
    let counted = beginning_with(&window, "必填");
    fill(&mut window, "联系电话", "12");
    assert_ne!(beginning_with(&window, "必填"), counted);
    assert!(!shows(&window, "同一地址现住"), "nobody else lives there");
}

#[test]
fn a_number_of_15_digits_says_which_18_it_becomes() {
    let mut window = form();
    let (whole, old) = (RESIDENTS[0].number(), "510524900101000");
    fill(&mut window, "证件号码", old);
    assert!(shows(&window, &format!("升为 510524 19900101 {}", &whole[14..])));
    fill(&mut window, "姓名", "曾不曾");
    assert_eq!(text(&window, "证件号码"), whole, "once the field is left");
}

#[test]
fn a_reason_for_a_missing_number_has_two_characters_at_least() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    window.get(crate::window::edit_box("证件号码")).focus();
    settle(&mut window);
    key(&mut window, Key::F8);
    type_text(&mut window, "丢");
    save(&mut window);
    assert!(stands(&window, "理由至少写两个字，如「证件丢失」"));
    type_text(&mut window, "失");
    assert!(!stands(&window, "理由至少写两个字，如「证件丢失」"));
}

#[test]
fn an_address_written_otherwise_speaks_of_the_dwelling_it_means() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "现住址", "海棠苑 3#2-501");
    assert!(shows(&window, "即 海棠苑3栋2单元501室"));
    assert!(!shows(&window, "新地址"));
    save(&mut window);
    let archive = afresh(window);
    let place = |name: &str| archive.page(name).stays[0].residence.place;
    assert_eq!(place(NEWCOMER.name), place(RESIDENTS[0].name));
}

#[test]
fn a_name_with_a_character_that_no_face_has_is_kept() {
    let rare = Resident { name: "罗\u{F0000}梅", ..NEWCOMER };
    let mut window = form();
    window.ctx.set_missing_glyph_policy(eframe::egui::MissingGlyphPolicy::Tofu);
    fill_in(&mut window, &rare);
    assert!(stands(&window, "U+F0000 没有字形，显示作 〓"), "beside the field");
    assert!(ink_of(&window, "罗〓梅").is_some(), "in the field itself, where it would be a box");
    assert_eq!(text(&window, "姓名"), rare.name, "and still what was typed");
    command(&mut window, Key::Num1);
    assert!(stands(&window, "登记流动人口：罗〓(U+F0000)梅"), "in the row of the draft");
    press(&mut window, "接着填");
    save(&mut window);
    assert!(stands(&window, "已登记 罗〓(U+F0000)梅"), "in the message and, below, on the page of the person");
    assert!(stands(&window, "罗〓梅"), "in the list, the rest of the name in sight");
    command(&mut window, Key::P);
    assert!(shows(&window, "罗〓(U+F0000)梅"), "over the preview");
    assert_eq!(afresh(window).page(rare.name).person.name.0, rare.name);
}

#[test]
fn optional_fields_are_folded_until_wanted() {
    let mut window = form();
    assert!(!is_here(&window, "服务处所"));
    with(&mut window, Modifiers::ALT, Key::O);
    assert!(has_focus(&window, "曾用名"));
    assert!(is_here(&window, "服务处所"));
}

#[test]
fn the_place_of_issue_follows_a_corrected_number_until_somebody_writes_another() {
    let other = &RESIDENTS[1];
    let mut window = form();
    type_text(&mut window, &other.number());
    assert_eq!(text(&window, "户籍地"), "河南省信阳市新县");
    fill(&mut window, "证件号码", &NEWCOMER.number());
    assert_eq!(text(&window, "户籍地"), "四川省泸州市叙永县");
    fill(&mut window, "户籍地", "430321");
    enter(&mut window);
    let written = text(&window, "户籍地");
    fill(&mut window, "证件号码", &other.number());
    assert_eq!(text(&window, "户籍地"), written);
}

#[test]
fn a_prefilled_code_is_replaced_by_the_number_of_another() {
    let mut window = form();
    fill(&mut window, "现住址", "海棠苑3栋2单元503室");
    let prefilled = text(&window, "住所类型");
    field(&window, "住所类型").focus();
    settle(&mut window);
    type_text(&mut window, "1");
    assert_ne!(text(&window, "住所类型"), prefilled);
    assert_ne!(text(&window, "住所类型"), "1");
    assert!(has_focus(&window, "居住事由"));
}

#[test]
fn a_telephone_from_abroad_breaks_nothing_on_its_way() {
    let mut window = form();
    fill(&mut window, "联系电话", "");
    type_slowly(&mut window, "0085221234567");
    assert_eq!(text(&window, "联系电话"), "0085221234567");
    enter(&mut window);
    assert!(!shows(&window, "多了"));
}

#[test]
fn the_hidden_row_of_a_landlord_keeps_nothing_from_being_saved() {
    let mut window = form();
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "房主电话", "1380000");
    fill(&mut window, "现住址", "海棠苑3栋2单元501室");
    assert!(!is_here(&window, "房主电话"));
    save(&mut window);
    assert!(stands(&window, "已登记 罗小梅"));
}

#[test]
fn numbers_alone_mean_the_only_dwelling_that_has_them() {
    let mut window = form();
    fill(&mut window, "现住址", "3-2-501");
    key(&mut window, Key::Escape);
    assert!(shows(&window, "即 海棠苑3栋2单元501室"));
    fill_in(&mut window, &NEWCOMER);
    fill(&mut window, "现住址", "3-2-504");
    save(&mut window);
    assert!(stands(&window, "请写明是哪个小区，或从列表中选"));
    assert!(has_focus(&window, "现住址"));
}
