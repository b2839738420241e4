//! 议事 and 评事 by keyboard: a vote below the line comes again and passes, an appraisal below the line wants a day; both printed, and
//! the four of an officer are counted; what was typed read back from the archive opened afresh.

use crate::desk::*;
use crate::window::{fill, key, press};
use eframe::egui::{Key, Modifiers};
use linli::services::council;

#[test]
fn a_vote_below_the_line_comes_again_and_an_appraisal_below_it_is_put_right() {
    let mut window = desk();
    command(&mut window, Key::J);
    assert!(stands(&window, "还没有议事表决"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "议题", "小区停车位划线");
    key(&mut window, Key::Escape);
    assert!(stands(&window, "不保存这份「议事表决」？"), "what was typed is not thrown away by one key");
    key(&mut window, Key::Escape);
    assert_eq!(text(&window, "议题"), "小区停车位划线");
    for (label, number) in [("应到人数", "54"), ("实到人数", "50"), ("赞成", "39"), ("反对", "8"), ("弃权", "3")]
    {
        fill(&mut window, label, number);
    }
    press(&mut window, "保存");
    assert!(stands(&window, "重新商议") && stands(&window, "78.0 %"));
    assert!(stands(&window, "赞成 39 / 到会人数 50，78.0 %，未达到 80 %"), "the base is named");
    assert!(stands(&window, "没有通过，重新调研论证沟通后再议"));
    assert!(stands(&window, "到会过三分之二，赞成过半数，有效"), "and the law's line stands beside it");
    key(&mut window, Key::F6);
    assert_eq!(text(&window, "议题"), "小区停车位划线");
    for (label, number) in [("实到人数", "50"), ("赞成", "40"), ("反对", "10"), ("弃权", "0")] {
        fill(&mut window, label, number);
    }
    command(&mut window, Key::S);
    assert!(stands(&window, "通过") && stands(&window, "已有下一轮"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    key(&mut window, Key::Escape);
    with(&mut window, Modifiers::ALT, Key::Num2);
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "评议对象", "岗位");
    fill(&mut window, "名称", "网格员岗位");
    for (label, number) in [
        ("群众满意", "90"),
        ("群众不满意", "10"),
        ("群众弃权", "0"),
        ("党员满意", "17"),
        ("党员不满意", "3"),
        ("党员弃权", "0"),
    ] {
        fill(&mut window, label, number);
    }
    press(&mut window, "保存");
    assert!(stands(&window, "满意率不到 90 %，请填整改期限"));
    fill(&mut window, "整改期限", "2026-07-15");
    press(&mut window, "保存");
    assert!(stands(&window, "限期整改") && stands(&window, "90.0 %") && stands(&window, "85.0 %"));
    let Afresh { desk, office: _office } = afresh(window);
    let votes = council::votes(&desk).unwrap();
    assert_eq!(votes.iter().map(|vote| vote.record.passes()).collect::<Vec<_>>(), [true, false]);
    assert!(council::appraisals(&desk).unwrap()[0].record.needs_rectification());
}

#[test]
fn the_four_of_an_officer_are_counted_as_they_are_done() {
    let mut window = desk();
    command(&mut window, Key::J);
    with(&mut window, Modifiers::ALT, Key::Num4);
    assert!(stands(&window, "还没有联系任务"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "联系人", "甄指导");
    fill(&mut window, "任务类别", "指导员四个一");
    press(&mut window, "保存");
    assert!(stands(&window, "0/4"));
    key(&mut window, Key::F4);
    fill(&mut window, "联系党员", "2026-03-01");
    fill(&mut window, "联系企业", "2027-01-01");
    press(&mut window, "保存");
    assert!(stands(&window, "日期在今天之后，请到那天再记"));
    fill(&mut window, "联系企业", "2026-06-01");
    press(&mut window, "保存");
    assert!(stands(&window, "2/4") && stands(&window, "联系群众、帮扶困难家庭"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));
    let Afresh { desk, office: _office } = afresh(window);
    let duty = council::contact_duties(&desk).unwrap().remove(0).duty;
    assert_eq!((duty.progress().as_str(), duty.lacking().len()), ("2/4", 2));
}
