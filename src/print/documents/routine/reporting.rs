//! 来访接待登记表 and 信息反馈单: a request somebody brought, a matter somebody reported, and what became of each.

use super::{FEEDBACK, RECEPTION};
use crate::domain::registers::{Feedback, Reception};
use crate::domain::values::Value;
use crate::print::documents::footer;
use crate::print::documents::form::{self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, rooms, sign_here, wide_label};
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::page::Page;
use crate::print::table::{Block, LaidPage, Row, row, value};

const COLUMNS_MM: [f32; 4] = [30.0, 57.0, 30.0, 57.0];
const NO_FILE: &str = "只写事和地点，不写是谁，不写对人的猜测。发现违法犯罪线索，请直接向公安机关报告（110）。";
const FIRST_ASKED: &str = "首问负责：谁接待谁登记，能答复的当场答复，不能的说明原因、约定期限或转交，办结后回访。";

pub(super) fn reception(record: &Reception, issue: &Issue<'_>) -> Vec<Page> {
    let rows = vec![
        pair(("来访日期", day_or_gaps(record.received_on)), ("来访人数", record.headcount.shown())),
        pair(("来访人", record.visitor.shown()), ("联系电话", record.phones.masked())),
        choice("事项类别", form::choices(3, &record.matter)),
        tall("诉求", record.request.shown(), 42.0),
        pair(("首问责任人", record.first_asked.shown()), ("转交单位", record.handed_to.shown())),
        choice("答复方式", form::choices(3, &record.answer_kind)),
        tall("答复内容", record.answer.shown(), 30.0),
        pair(("答复期限", day_or_gaps(record.promised_on)), ("办结日期", day_or_gaps(record.finished_on))),
        tall("办理结果", record.result.shown(), 28.0),
        pair(("回访日期", day_or_gaps(record.followed_up_on)), ("回访人", String::new())),
        tall("回访情况", record.follow_up.shown(), 24.0),
        row(vec![value(4, FIRST_ASKED)]),
        rooms(&[2, 2], 26.0),
    ];
    let head = Head { title: RECEPTION.title, number_label: "编号", number: &record.reception_number };
    pages(head, rows, *record == Reception::default(), ["来访人（签名，可不签）", "首问责任人（签名）"], issue)
}

pub(super) fn feedback(record: &Feedback, issue: &Issue<'_>) -> Vec<Page> {
    let when = format!("{}　{}", day_or_gaps(record.reported_on), record.reported_at.shown());
    let rows = vec![
        pair(("反馈时间", when.trim_end().to_owned()), ("信息员", record.reporter.shown())),
        row(vec![wide_label(1, "地点"), value(3, record.place_told.shown())]),
        choice("事项类别", form::choices(3, &record.matter)),
        tall("事项", record.content.shown(), 60.0),
        row(vec![value(4, NO_FILE)]),
        pair(("处理人", record.handled_by.shown()), ("化解日期", day_or_gaps(record.settled_on))),
        tall("处理情况", record.handling.shown(), 46.0),
        tall("结果", record.result.shown(), 34.0),
        rooms(&[2, 2], 26.0),
    ];
    let head = Head { title: FEEDBACK.title, number_label: "编号", number: &record.feedback_number };
    pages(head, rows, *record == Feedback::default(), ["信息员（签名）", "处理人（签名）"], issue)
}

fn pages(head: Head<'_>, rows: Vec<Row>, is_blank: bool, signing: [&str; 2], issue: &Issue<'_>) -> Vec<Page> {
    let looks = if is_blank { BY_HAND } else { PRINTED };
    let blocks = rows.into_iter().map(|row| Block { title: "", rows: vec![row] }).collect();
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, looks, blocks) {
        if let [one, other] = rooms[..] {
            sign_here(&mut page, one, signing[0]);
            sign_here(&mut page, other, signing[1]);
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn pair(one: (&str, String), other: (&str, String)) -> Row {
    row(vec![wide_label(1, one.0), value(1, one.1), wide_label(1, other.0), value(1, other.1)])
}

fn choice(name: &str, cell: crate::print::table::Cell) -> Row {
    row(vec![wide_label(1, name), cell])
}

fn tall(name: &str, words: String, height: f32) -> Row {
    Row { height, ..row(vec![wide_label(1, name), value(3, words)]) }
}
