//! A case of twelve, entered through the screens as a mediator enters it: organisations, a child with its guardian, five thousand letters,
//! a mediation that failed and was taken up again, a case that went elsewhere and came back, an agreement in instalments. Closed,
//! printed as a whole, opened afresh and read back.

use super::confidential::order;
use super::disputes::{OTHERS_NUMBER, enters, leave, read_back};
use crate::desk::*;
use crate::window::{edit_box, fill, shows, type_text};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use linli::domain::dispute::{Stage, StepKind};
use linli::domain::registers::DisputeTerm;
use linli::services::disputes::{self, DisputeFilter};
use linli::services::printing;

const ADDRESS: &str = "海棠苑3栋2单元601室";
const FIRM: &str = "虚构物业服务有限公司";
const CHILD: &str = "甄小苗";
const CHILDS_NUMBER: &str = "110101201603010012";
const GUARDIAN: &str = "甄当家";
const NAMES: [&str; 9] = ["甄甲一", "贾乙一", "甄甲二", "贾乙二", "甄甲三", "贾乙三", "邴丙一", "邴丙二", "丁丁一"];

/// What was told, five thousand different letters.
fn told() -> String {
    ('一'..='龥').take(5_000).collect()
}

/// One more who takes part: a row of their own, on a side and in a part.
fn one_more(window: &mut Window, side: &str, role: &str) {
    with(window, Modifiers::ALT, Key::A);
    (0..2).for_each(|_| with(window, Modifiers::SHIFT, Key::Enter));
    type_text(window, side);
    enter(window);
    type_text(window, role);
    enter(window);
}

/// Name, number and address of the row that has the keyboard in its name.
fn describe(window: &mut Window, name: &str, number: &str) {
    type_text(window, name);
    enter(window);
    type_text(window, number);
    enters(window, 2);
    type_text(window, ADDRESS);
}

fn name_parties(window: &mut Window) {
    describe(window, NAMES[0], OTHERS_NUMBER);
    enters(window, 6);
    describe(window, NAMES[1], OTHERS_NUMBER);
    let sides = ["甲方", "乙方", "甲方", "乙方", "丙方", "丙方", "丁方"];
    for (name, side) in NAMES[2..].iter().zip(sides) {
        one_more(window, side, "当事人");
        describe(window, name, OTHERS_NUMBER);
    }
    one_more(window, "甲方", "当事人");
    describe(window, CHILD, CHILDS_NUMBER);
    one_more(window, "甲方", "监护人");
    describe(window, GUARDIAN, OTHERS_NUMBER);
    enter(window);
    type_text(window, "父亲");
    one_more(window, "乙方", "当事人");
    window.query_all_by_label("单位").last().unwrap().click();
    run(window);
    window.query_all(edit_box("乙方姓名")).last().unwrap().focus();
    run(window);
    describe(window, FIRM, "91510500MA0000000X");
    enter(window);
    type_text(window, "甄负责");
}

fn run(window: &mut Window) {
    crate::window::settle(window);
}

/// A step that is not the usual next one, with its words.
fn other_step(window: &mut Window, verb: &str, typed: &[(&str, &str)]) {
    with(window, Modifiers::ALT, Key::M);
    press_with_role(window, Role::MenuItem, verb);
    typed.iter().for_each(|(label, words)| fill(window, label, words));
    save(window);
}

/// The next step as the page offers it, as it stands.
fn next_step(window: &mut Window, typed: &[(&str, &str)]) {
    command(window, Key::Enter);
    typed.iter().for_each(|(label, words)| fill(window, label, words));
    save(window);
}

fn write_instalments(window: &mut Window) {
    command(window, Key::Enter);
    assert!(shows(window, "签署前还缺"));
    leave(window);
    type_text(window, "数额没有争议，物业公司承担全部责任。");
    leave(window);
    for (place, due) in ["2026-06-30", "2026-07-31", "2026-08-31"].into_iter().enumerate() {
        if place > 0 {
            with(window, Modifiers::ALT, Key::A);
            (0..2).for_each(|_| with(window, Modifiers::SHIFT, Key::Enter));
        }
        type_text(window, FIRM);
        enter(window);
        type_text(window, "1万");
        enter(window);
        type_text(window, &format!("第{}期赔偿款。", place + 1));
        leave(window);
        type_text(window, "转账");
        enters(window, 2);
        type_text(window, due);
    }
    assert!(shows(window, "法律要求写的都有了"));
    save(window);
}

#[test]
fn a_case_of_twelve_is_entered_closed_printed_and_read_back_with_nothing_lost_or_cut() {
    let mut window = desk();
    command(&mut window, Key::Num6);
    with(&mut window, Modifiers::ALT, Key::N);
    type_text(&mut window, "损害赔偿纠纷");
    enters(&mut window, 5);
    type_text(&mut window, &told());
    leave(&mut window);
    enters(&mut window, 2);
    name_parties(&mut window);
    save(&mut window);
    assert!(shows(&window, "已登记纠纷"));
    next_step(&mut window, &[("约定日期", "2026-06-17"), ("约定时间", "下午2点半")]);
    assert!(stands(&window, "约定 2026-06-17 14:30 调解。") && stands(&window, "约定的调解 14:30"));
    next_step(&mut window, &[("调解结果", "未达成一致")]);
    other_step(&mut window, "调解不成", &[("情况和理由", "数额谈不拢")]);
    other_step(&mut window, "重新调解", &[("情况和理由", "物业公司愿意再谈")]);
    other_step(&mut window, "移送", &[("移送给", "派出所"), ("情况", "先由公安处理")]);
    other_step(&mut window, "接回", &[("情况和理由", "公安已处理，退回调解")]);
    next_step(&mut window, &[]);
    next_step(&mut window, &[("调解结果", "达成一致"), ("情况", "各方同意分三期付清。")]);
    write_instalments(&mut window);
    next_step(&mut window, &[]);
    for _ in 0..3 {
        command(&mut window, Key::Enter);
        enters(&mut window, 2);
        assert!(shows(&window, "已登记履行"));
    }
    next_step(&mut window, &[("情况", "已付清")]);
    next_step(&mut window, &[]);
    assert!(stands(&window, "已归档"));

    let desk = afresh(window).desk;
    let id = disputes::list(&desk, &DisputeFilter::default()).unwrap()[0];
    let page = disputes::page(&desk, id).unwrap();
    assert_eq!((page.course.stage, page.case.parties.len()), (Stage::Archived, 12));
    assert_eq!(*page.case.dispute.summary, told());
    let kinds: Vec<StepKind> = page.case.steps.iter().filter_map(|(_, step)| StepKind::of(&step.kind)).collect();
    use StepKind::*;
    assert_eq!(
        kinds,
        [Register, Accept, Mediate, Fail, Reopen, Transfer, Return, Accept, Mediate, Agree, Visit, Archive]
    );
    let paid: Vec<Option<u64>> = page.case.terms.iter().map(|(_, term): &(_, DisputeTerm)| term.amount.0).collect();
    assert_eq!(paid, [Some(1_000_000); 3]);
    let paper = printing::prepare(&desk, order("dispute_file", id)).unwrap();
    assert!(paper.missing.is_empty());
    assert_eq!(paper.remarks, ["卷里还缺：当事人身份证明"], "said before it is printed");
    let Some(text) = read_back(&paper) else { return };
    assert!(told().chars().all(|letter| text.contains(letter)), "every letter that was told");
    for name in NAMES.into_iter().chain([CHILD, GUARDIAN, FIRM]) {
        assert!(text.contains(name), "{name}");
    }
    for stands in ["第3期赔偿款", "终止调解通知书", "协议履行凭证", "结案报告", "数额谈不拢", "派出所"]
    {
        assert!(text.contains(stands), "{stands}");
    }
}
