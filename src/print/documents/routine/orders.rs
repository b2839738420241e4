//! 交办单 and 督办单: a matter that a meeting handed to a department, with the day of reply; and the same asked for again. The lower
//! half comes back with the reply.

use super::{HANDOVER, ItemRecord, URGING};
use crate::domain::registers::MeetingItem;
use crate::domain::values::{Day, Value};
use crate::print::documents::footer;
use crate::print::documents::form::{
    self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, RowLooks, SEAL_MM, rooms, seal_here, sign_here, wide_label,
};
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::page::Page;
use crate::print::table::{Block, LaidPage, Row, row, value};

const COLUMNS_MM: [f32; 4] = [30.0, 60.0, 30.0, 54.0];
/// The reply is written by hand.
const REPLY_MM: f32 = 44.0;
const SENDER: &str = "交办单位（章）";
/// Who signs where, from the top.
const SIGNING: [&str; 4] = ["承办单位签收", SENDER, "承办单位（章）", "交办单位核实意见"];

pub(super) fn handover(record: &ItemRecord, issue: &Issue<'_>) -> Vec<Page> {
    let words = "请按要求办理，在回复期限前把办理情况填在下面退回；不能按期办结的，请在期限前说明原因和打算。";
    pages(record, HANDOVER.title, (Vec::new(), words), (Day::default(), issue))
}

/// Says since when the reply is awaited.
pub(super) fn urging(record: &ItemRecord, issue: &Issue<'_>) -> Vec<Page> {
    let words = asked_for(&record.item);
    let urged = pair(("交办日期", record.held_on.clone()), ("督办日期", day_or_gaps(record.item.urged_on)));
    pages(record, URGING.title, (vec![urged], words), (record.item.urged_on, issue))
}

/// The reply by its day; where that day is over, or is not known, by one that is written in.
fn asked_for(item: &MeetingItem) -> &'static str {
    let is_answered_in_time = !item.replied_on.is_unset() && !item.reply_due.is_before(item.replied_on);
    if item.reply_due.is_before(item.urged_on) && !is_answered_in_time {
        "上列事项已过回复期限，请抓紧办理，并于　　　　年　　月　　日前书面回复。"
    } else if item.reply_due.is_unset() {
        "上列事项请抓紧办理，并于　　　　年　　月　　日前书面回复。"
    } else {
        "上列事项请抓紧办理，在回复期限前书面回复；不能按期办结的，请在期限前说明原因和打算。"
    }
}

fn pages(
    record: &ItemRecord,
    title: &str,
    (more, words): (Vec<Row>, &str),
    (sent_on, issue): (Day, &Issue<'_>),
) -> Vec<Page> {
    let item = &record.item;
    let is_blank = *record == ItemRecord::default();
    let mut rows = vec![
        pair(("承办单位", item.unit.shown()), ("承办人", item.leader.shown())),
        pair(("交办会议", record.meeting_name.clone()), ("回复期限", day_or_gaps(item.reply_due))),
    ];
    rows.extend(more);
    rows.push(tall("事项", topic(record), 26.0));
    rows.push(tall("会议决定", item.decision.shown(), 30.0));
    rows.push(row(vec![value(4, words)]));
    rows.push(rooms(&[2, 2], SEAL_MM + 1.0));
    rows.push(tall("办理情况", item.reply.shown(), REPLY_MM));
    rows.push(pair(("回复日期", day_or_gaps(item.replied_on)), ("承办人（签名）", String::new())));
    rows.push(rooms(&[2, 2], SEAL_MM + 1.0));
    let head = Head { title, number_label: "编号", number: &item.order_number };
    let looks: RowLooks = if is_blank { BY_HAND } else { PRINTED };
    let blocks = rows.into_iter().map(|row| Block { title: "", rows: vec![row] }).collect();
    let mut signing = SIGNING.into_iter();
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, looks, blocks) {
        // A long matter leads the lower half over to the next page.
        for (room, words) in rooms.into_iter().zip(signing.by_ref()) {
            match words {
                SENDER => seal_here(&mut page, room, words, "经办人", (issue, sent_on)),
                words => sign_here(&mut page, room, words),
            }
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn topic(record: &ItemRecord) -> String {
    let case = if record.case_number.is_empty() { String::new() } else { format!("（{}）", record.case_number) };
    format!("{}{case}", record.item.topic.shown())
}

fn pair(one: (&str, String), other: (&str, String)) -> Row {
    row(vec![wide_label(1, one.0), value(1, one.1), wide_label(1, other.0), value(1, other.1)])
}

fn tall(name: &str, words: String, height: f32) -> Row {
    Row { height, ..row(vec![wide_label(1, name), value(3, words)]) }
}
