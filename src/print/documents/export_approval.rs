//! 导出审批单: who wants records out of the archive, which and what for, and who allowed it, before they leave; on A4.
//!
//! Written by hand but for its head: an export has no record of its own.

use super::form::{self, BY_HAND, Head, LEFT_MM, RIGHT_MM, SEAL_MM, boxes, rooms, seal_here, sign_here};
use super::registration::{Issue, day_in_words};
use super::{EXPORT_APPROVAL, footer};
use crate::domain::values::Day;
use crate::print::page::{Document, Frame, Page};
use crate::print::pen::song;
use crate::print::table::{Block, LaidPage, PADDING_MM, Row, label, row, value};

const COLUMNS_MM: [f32; 4] = [24.0, 58.5, 24.0, 58.5];
const REST: usize = 3;
const NOTE: &str = include_str!("../../../assets/text/export_approval_note.txt");

/// With who asks, for which station, and on which day.
pub fn filled(issue: &Issue<'_>) -> Document {
    let applying = [issue.operator.to_owned(), day_in_words(issue.today), issue.station.name.clone()];
    approval(applying, issue)
}

/// All of it to be written by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    approval(Default::default(), issue)
}

fn approval(applying: [String; 3], issue: &Issue<'_>) -> Document {
    let number = issue.running_number.as_deref().filter(|_| !applying[0].is_empty()).unwrap_or_default();
    let head = Head { title: EXPORT_APPROVAL.title, number_label: "编号", number };
    let blocks = vec![
        Block { title: "申请", rows: applying_rows(applying) },
        Block { title: "导出内容", rows: content_rows() },
        Block { title: "审批", rows: vec![rooms(&[4], 26.0), rooms(&[2, 2], SEAL_MM + 1.0)] },
        Block { title: "执行与销毁", rows: outcome_rows() },
    ];
    let mut document = Document::new(EXPORT_APPROVAL.title, issue.today);
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, BY_HAND, blocks) {
        if let [duties, applicant, station] = rooms[..] {
            told(&mut page, duties);
            sign_here(&mut page, applicant, "申请人（签名），已知悉以上要求");
            seal_here(&mut page, station, "审批意见（章）", "站长签名", (issue, Day::default()));
        }
        document.pages.push(page);
    }
    footer::number_pages(&mut document.pages, issue, LEFT_MM, RIGHT_MM);
    document
}

fn applying_rows([operator, day, station]: [String; 3]) -> Vec<Row> {
    let two = |one: (&str, String), other: (&str, String)| {
        row(vec![label(one.0), value(1, one.1), label(other.0), value(1, other.1)])
    };
    vec![
        two(("申请人", operator), ("申请日期", day)),
        form::whole("申请单位", REST, station),
        two(("接收单位", String::new()), ("接收人、电话", String::new())),
        Row { height: 12.0, ..form::whole("用途", REST, String::new()) },
        Row { height: 12.0, ..form::whole("依据", REST, String::new()) },
    ]
}

fn content_rows() -> Vec<Row> {
    let ticked = |name: &str, words: &[&str]| row(vec![label(name), boxes(REST, words)]);
    vec![
        ticked("登记簿", &["流动人口", "常住人口", "户", "出租房屋", "单位", "其他"]),
        Row { height: 12.0, ..form::whole("范围和条件", REST, String::new()) },
        form::whole("栏目", REST, String::new()),
        ticked("证件号码", &["不含", "前 3 后 4", "完整号码，须写明理由"]),
        ticked("不满十四周岁", &["不含", "含，监护人已同意"]),
        ticked("告知和同意", &["履行法定职责", "已告知本人", "已取得单独同意"]),
        ticked("交付方式", &["加密文件", "纸质", "其他"]),
    ]
}

fn outcome_rows() -> Vec<Row> {
    vec![
        row(vec![label("导出日期"), value(1, ""), label("行数、份号"), value(1, "")]),
        row(vec![label("经手人"), value(1, ""), label("接收人签收"), value(1, "")]),
        row(vec![label("销毁日期"), value(1, ""), label("销毁、见证"), value(1, "")]),
    ]
}

/// What binds who takes the records.
fn told(page: &mut Page, room: Frame) {
    let (left, right) = (room.x + PADDING_MM + 0.6, room.right() - PADDING_MM - 0.6);
    let style = song(9.5);
    let mut y = room.y + 5.5;
    for paragraph in NOTE.lines() {
        y = page.set_lines(left, y, style, &style.wrap(paragraph, right - left)) + style.leading_mm() * 1.2;
    }
}
