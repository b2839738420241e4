//! 星级 by keyboard alone: a round over one building from nomination to the plate, whose text is read back from the finished paper; an
//! objection that is reviewed; and what a reader may not do.

use crate::desk::*;
use crate::office::{Office, outside};
use crate::window::{fill, key};
use eframe::egui::{Key, Modifiers};
use linli::domain::rating::{Stage, Star};
use linli::services::ratings;

/// The page of the round over the third building, opened from the empty page of ratings.
fn round() -> Window {
    let mut window = desk();
    command(&mut window, Key::Num4);
    assert!(stands(&window, "还没有评定过"));
    with(&mut window, Modifiers::ALT, Key::N);
    fill(&mut window, "范围", "海棠苑3栋");
    enter(&mut window);
    fill(&mut window, "开始日期", "2026-05-18");
    fill(&mut window, "评议组", "甄公道、甄有理");
    enter(&mut window);
    assert!(stands(&window, "2026年上半年") && stands(&window, "海棠苑3栋"));
    key(&mut window, Key::Enter);
    window
}

/// The page of the one landlord there, who has just nominated themselves.
fn nominated() -> Window {
    let mut window = round();
    assert!(stands(&window, "本轮还没有房主"));
    key(&mut window, Key::Insert);
    key(&mut window, Key::Space);
    assert!(stands(&window, "已选 1 / 1 位"));
    fill(&mut window, "自荐日期", "2026-05-20");
    fill(&mut window, "经办人", "东方不亮");
    enter(&mut window);
    assert!(stands(&window, "已自荐"));
    key(&mut window, Key::Enter);
    window
}

/// Nine of ten came, and seven were for each star.
fn vote(window: &mut Window) {
    command(window, Key::Enter);
    fill(window, "评议日期", "2026-05-25");
    fill(window, "应到人数", "10");
    fill(window, "到会人数", "9");
    for star in Star::ALL {
        fill(window, &format!("{}同意", star.label()), "7");
        fill(window, &format!("{}反对", star.label()), "1");
    }
    assert!(stands(window, "弃权 1 票，过半数"));
    enter(window);
    assert!(stands(window, "同意 7 票，反对 1 票，弃权 1 票；到会 9 人，过半数"));
}

/// Each star after the other: the next one asks by itself.
fn decide(window: &mut Window, withheld: Star) {
    command(window, Key::Enter);
    for star in Star::ALL {
        fill(window, "决定", if star == withheld { "不授星" } else { "授星" });
        fill(window, "理由", "依据和票数都看过");
        fill(window, "决定日期", "2026-05-26");
        fill(window, "决定人", "东方不亮");
        enter(window);
    }
}

fn publish(window: &mut Window) {
    command(window, Key::Enter);
    fill(window, "同意日期", "2026-05-26");
    enter(window);
    assert!(stands(window, "各星已决定，房主已同意，可以公示。"));
    command(window, Key::Enter);
    fill(window, "公示开始", "2026-05-27");
    fill(window, "公示到", "2026-06-05");
    fill(window, "经办人", "东方不亮");
    enter(window);
    assert!(stands(window, "公示中"));
}

#[test]
fn a_round_over_one_building_goes_from_nomination_to_the_plate_by_keyboard() {
    let mut window = nominated();
    assert!(stands(&window, "没有决定") && stands(&window, "3 处出租房屋，0 处有有效的责任书"));
    vote(&mut window);
    decide(&mut window, Star::Exemplary);
    assert!(stands(&window, "待公示") && stands(&window, "不授星"));
    publish(&mut window);
    command(&mut window, Key::Enter);
    fill(&mut window, "授牌日期", "2026-06-04");
    fill(&mut window, "经办人", "东方不亮");
    enter(&mut window);
    assert!(stands(&window, "还不能授牌：公示到 2026-06-05，期满以后才能授牌"));
    fill(&mut window, "授牌日期", "2026-06-08");
    fill(&mut window, "经办人", "东方不亮");
    enter(&mut window);
    assert!(stands(&window, "已授牌") && stands(&window, "2026-06-08，有效期至 2026-12-31"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览"));

    let Afresh { desk, office } = afresh(window);
    let rating = ratings::of_all_rounds(&desk).unwrap()[0];
    let page = ratings::page(&desk, rating).unwrap();
    assert_eq!(page.rated.held(), [Star::Lawful, Star::Honest, Star::Harmonious, Star::Clean]);
    drop(desk);
    let plate = text_of(&office, "star_plate", rating.0);
    for wanted in ["四星级出租房", "★★★★☆", "万俟*", "2026年6月8日", "2026年12月31日"] {
        assert!(plate.contains(wanted), "{wanted} in {plate}");
    }
    let (id, out) = (rating.0.to_string(), office.word("none.pdf"));
    let refused = office.at_archive("print", &["star_withdrawal", &id, "--out", &out, "--replace"]).refused();
    assert!(refused.contains("没有撤星"), "{refused}");
    let form = text_of(&office, "rating_form", rating.0);
    assert!(form.contains("万俟有房") && form.contains("依据和票数都看过") && form.contains("同意 7"), "{form}");
    let found = office.at_archive("search", &["万俟有房", "--register", "landlord_rating"]).done();
    assert!(found.contains("已授牌，4 星"), "{found}");
}

fn text_of(office: &Office, document: &str, record: i64) -> String {
    let out = office.word("paper.pdf");
    office.at_archive("print", &[document, &record.to_string(), "--out", &out, "--replace"]).done();
    outside("pdftotext", &["-layout", &out, "-"])
}

#[test]
fn an_objection_stops_the_award_until_it_is_reviewed_and_what_changes_hangs_anew() {
    let mut window = nominated();
    vote(&mut window);
    decide(&mut window, Star::Exemplary);
    publish(&mut window);
    press_in_menu(&mut window, "更多", "记异议");
    fill(&mut window, "提出日期", "2026-06-01");
    fill(&mut window, "异议内容", "楼道里还有杂物");
    fill(&mut window, "经办人", "东方不亮");
    enter(&mut window);
    assert!(stands(&window, "有 1 件异议，先复核。"));
    command(&mut window, Key::Num1);
    wait_for_counts(&mut window);
    assert!(stands(&window, "星级异议待复核：万俟有房，2026年上半年　海棠苑3栋"));
    command(&mut window, Key::Num4);
    key(&mut window, Key::Enter);
    key(&mut window, Key::Enter);
    command(&mut window, Key::Enter);
    fill(&mut window, "复核日期", "2026-06-03");
    fill(&mut window, "复核结果", "改定");
    fill(&mut window, "复核情况", "当场看过，确有杂物");
    fill(&mut window, "复核人", "东方不亮");
    enter(&mut window);
    assert!(stands(&window, "复核改定，重新决定。"));
    let Afresh { desk, .. } = afresh(window);
    let rating = ratings::of_all_rounds(&desk).unwrap()[0];
    assert_eq!(ratings::page(&desk, rating).unwrap().course.stage, Stage::Deliberated);
}

#[test]
fn a_reader_sees_rounds_and_opens_none() {
    let mut window = desk_of_a_reader();
    command(&mut window, Key::Num4);
    assert!(stands(&window, "还没有评定过"));
    with(&mut window, Modifiers::ALT, Key::N);
    assert!(!stands(&window, "开始一轮星级评定"));
}
