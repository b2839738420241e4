//! How running text stands: what stays together, where lines end, what is left free.

use super::*;
use crate::print::page::{A4, Mark};
use crate::print::pen::{Style, hei, song};

const BODY: Style = song(12.0);

fn sheet() -> Sheet {
    Sheet { size: A4, body: Frame { x: 28.0, y: 25.0, width: 160.0, height: 245.0 } }
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph {
        spans: vec![Span::Text(text.to_owned(), BODY)],
        align: Align::Justified,
        indent_mm: 2.0 * BODY.size_mm(),
        hanging: None,
        leading_mm: 7.0,
        before_mm: 0.0,
        after_mm: 0.0,
        keeps_with_next: false,
    }
}

fn texts(page: &Page) -> Vec<(f32, f32, String)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { x, y, text, .. } => Some((*x, *y, text.clone())),
        _ => None,
    };
    page.marks.iter().filter_map(text).collect()
}

fn right_edges(page: &Page) -> Vec<f32> {
    page.marks.iter().filter_map(Mark::text_frame).map(|frame| frame.right()).collect()
}

#[test]
fn lines_of_a_paragraph_end_alike_but_for_the_last() {
    let laid = lay(&[Element::Paragraph(paragraph(&"青溪街道，海棠社区的居民。".repeat(20)))], sheet());
    let edges = right_edges(&laid.pages[0]);
    assert!(edges.len() > 4);
    let (last, others) = edges.split_last().unwrap();
    assert!(others.iter().all(|edge| (edge - 188.0).abs() < 0.05), "{edges:?}");
    assert!(*last <= 188.05);
    let lefts: Vec<f32> = texts(&laid.pages[0]).into_iter().map(|(x, ..)| x).collect();
    assert!((lefts[0] - 28.0 - 2.0 * BODY.size_mm()).abs() < 0.01 && (lefts[1] - 28.0).abs() < 0.01);
}

#[test]
fn an_identity_number_stays_whole_and_its_neighbours_are_not_torn_apart() {
    let number = "110101190001010006";
    for filling in 0..40 {
        let text = format!("{}公民身份号码{number}，其余不变。", "甲".repeat(filling));
        let laid = lay(&[Element::Paragraph(paragraph(&text))], sheet());
        let lines = texts(&laid.pages[0]);
        assert!(lines.iter().any(|(_, _, line)| line.contains(number)), "{lines:?}");
        assert!(right_edges(&laid.pages[0]).iter().all(|edge| *edge <= 188.05));
        assert_eq!(lines.iter().map(|(_, _, line)| line.as_str()).collect::<String>(), text);
    }
}

#[test]
fn two_faces_share_a_line_and_one_baseline() {
    let mut mixed = paragraph("");
    mixed.spans = vec![Span::Text("第一条".into(), hei(12.0)), Span::Text("　爱护公物。".into(), BODY)];
    let laid = lay(&[Element::Paragraph(mixed)], sheet());
    let lines = texts(&laid.pages[0]);
    assert_eq!((lines.len(), lines[0].1), (2, lines[1].1));
    assert!((lines[1].0 - right_edges(&laid.pages[0])[0]).abs() < 0.01);
}

#[test]
fn a_hanging_number_stands_left_of_all_lines() {
    let mut clause = paragraph(&"说明。".repeat(40));
    clause.hanging = Some(Hanging { number: "1.".into(), style: BODY, width_mm: 8.0 });
    let laid = lay(&[Element::Paragraph(clause)], sheet());
    let lines = texts(&laid.pages[0]);
    let number = lines.iter().find(|line| line.2 == "1.").unwrap();
    assert!(lines.iter().filter(|line| line.2 != "1.").all(|line| (line.0 - number.0 - 8.0).abs() < 0.01));
}

/// The page of each paragraph's lines, by a letter of its own.
fn lines_on_pages(laid: &Laid, letter: char) -> Vec<usize> {
    laid.pages.iter().map(|page| texts(page).iter().filter(|line| line.2.contains(letter)).count()).collect()
}

#[test]
fn no_page_begins_or_ends_with_a_single_line() {
    for filling in 30..36 {
        let mut elements: Vec<Element> = (0..filling).map(|_| Element::Paragraph(paragraph("甲"))).collect();
        elements.push(Element::Paragraph(paragraph(&"乙".repeat(180))));
        let laid = lay(&elements, sheet());
        assert!(
            lines_on_pages(&laid, '乙').iter().all(|lines| *lines != 1),
            "{filling}: {:?}",
            lines_on_pages(&laid, '乙')
        );
    }
}

#[test]
fn a_heading_is_never_the_last_on_its_page() {
    for filling in 30..37 {
        let mut elements: Vec<Element> = (0..filling).map(|_| Element::Paragraph(paragraph("甲"))).collect();
        elements.push(Element::Paragraph(Paragraph { keeps_with_next: true, ..paragraph("二、题") }));
        elements.push(Element::Paragraph(paragraph(&"乙".repeat(90))));
        let laid = lay(&elements, sheet());
        let heading = lines_on_pages(&laid, '题').iter().position(|lines| *lines > 0).unwrap();
        assert!(lines_on_pages(&laid, '乙')[heading] >= 2, "{filling}");
    }
}

fn party(role: &str, sign: Sign) -> Party {
    Party {
        role: vec![Span::Text(role.into(), BODY)],
        name: vec![Span::Text("海棠社区居民委员会".into(), BODY)],
        sign,
        lines: vec![
            PartyLine::Write("经办人".into(), BODY),
            PartyLine::Day(vec![Span::Text("2026年3月1日".into(), BODY)]),
        ],
    }
}

#[test]
fn those_who_sign_stay_together_with_the_last_words_above_them() {
    for filling in 20..36 {
        let mut elements: Vec<Element> = (0..filling).map(|_| Element::Paragraph(paragraph("甲"))).collect();
        elements.push(Element::Paragraph(paragraph(&"尾".repeat(90))));
        elements.push(Element::Signatures(vec![
            party("甲方（盖章）", Sign::Seal),
            party("乙方（按指印）", Sign::Fingerprint),
        ]));
        let laid = lay(&elements, sheet());
        let page = laid.pages.last().unwrap();
        let signing = texts(page).iter().filter(|line| line.2 == "经办人").count();
        assert_eq!(signing, 2, "{filling}");
        assert!(lines_on_pages(&laid, '尾').last().is_some_and(|lines| *lines >= 2), "{filling}");
    }
}

#[test]
fn nothing_stands_where_a_seal_or_a_fingerprint_goes() {
    let parties = ["甲方", "乙方", "监督方", "见证方"];
    for count in 1..=4 {
        let signing = parties[..count].iter().zip([Sign::Seal, Sign::Fingerprint, Sign::Seal, Sign::Name]);
        let elements = [Element::Signatures(signing.map(|(role, sign)| party(&role.repeat(20), sign)).collect())];
        let laid = lay(&elements, sheet());
        assert_eq!(laid.rooms.len(), count.min(3));
        for (page, room) in &laid.rooms {
            assert!(room.right() <= 188.05 && room.bottom() <= 270.05);
            assert!(room.width == SEAL_MM || room.width == FINGERPRINT_MM);
            for text in laid.pages[*page].marks.iter().filter_map(Mark::text_frame) {
                let is_apart = text.right() <= room.x + 0.01 || room.right() <= text.x + 0.01;
                let is_above_or_below = text.bottom() <= room.y + 0.3 || room.bottom() <= text.y + 0.01;
                assert!(is_apart || is_above_or_below, "{count}: {room:?} {text:?}");
            }
        }
    }
}

#[test]
fn boxes_are_drawn_and_stay_with_their_words() {
    let laid = lay(&[Element::Paragraph(paragraph("☑十店联防　☐十户联防"))], sheet());
    let boxes = laid.pages[0].marks.iter().filter(|mark| matches!(mark, Mark::Outline { .. })).count();
    let written: String = texts(&laid.pages[0]).into_iter().map(|line| line.2).collect();
    assert_eq!((boxes, written.as_str()), (2, "十店联防　十户联防"));
}

#[test]
fn a_place_to_write_in_is_a_line_as_long_as_asked_for() {
    let mut blank = paragraph("");
    blank.spans = vec![Span::Text("房屋地址".into(), BODY), Span::Blank(10, BODY), Span::Text("。".into(), BODY)];
    let laid = lay(&[Element::Paragraph(blank)], sheet());
    let rules: Vec<f32> = laid.pages[0]
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line { from, to, .. } => Some(to.0 - from.0),
            _ => None,
        })
        .collect();
    assert_eq!(rules.len(), 1);
    assert!((rules[0] - 10.0 * BODY.size_mm() + 0.6).abs() < 0.01, "{rules:?}");
}
