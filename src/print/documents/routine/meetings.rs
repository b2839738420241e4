//! 会议纪要 and 说事会记录: what was spoken about, decided and handed out, as running text or as a table of matters.

use super::{ItemRecord, MINUTES, MeetingRecord, TALK};
use crate::domain::registers::MeetingItem;
use crate::domain::values::{Lines, Value};
use crate::print::documents::dispute::looks::{
    body, day_right, fact, headed_table, heading, indented, note, numbered, plain_pages, titled,
};
use crate::print::documents::registration::{Issue, day_in_words, day_or_gaps};
use crate::print::flow::Element;
use crate::print::page::Page;
use crate::print::table::{self, Row};

/// So many matters on a record to be written by hand.
const BLANK_ITEMS: usize = 5;

pub(super) fn minutes(record: &MeetingRecord, issue: &Issue<'_>) -> Vec<Page> {
    let meeting = &record.meeting;
    let is_blank = *record == MeetingRecord::default();
    let mut elements = titled(&title(record), "编号", "");
    elements.truncate(if is_blank { 2 } else { 1 });
    elements.extend(facts(record));
    elements.push(heading("参加人员"));
    elements.extend(people(&meeting.attendees));
    elements.push(heading("一、会议情况"));
    elements.extend(body(&meeting.summary, if is_blank { 3 } else { 0 }));
    elements.push(heading("二、议题和决定"));
    if record.items.is_empty() {
        elements.extend(body("", if is_blank { 4 } else { 1 }));
    }
    for (number, item) in (1..).zip(&record.items) {
        elements.extend(matter(number, item));
    }
    elements.push(heading("三、议定事项"));
    elements.extend(body(&meeting.decisions, if is_blank { 2 } else { 1 }));
    elements.push(heading("四、交办"));
    elements.push(handed_out(record, is_blank));
    elements.push(fact("记录人", &meeting.recorder, 12));
    elements.push(day_right(&meeting.held_on.0.map(day_in_words).unwrap_or_default()));
    plain_pages(&elements, issue)
}

/// 「2026年6月联席会议纪要」
fn title(record: &MeetingRecord) -> String {
    let name = record.meeting.meeting_name.shown();
    if name.is_empty() { MINUTES.title.to_owned() } else { format!("{name}纪要") }
}

fn facts(record: &MeetingRecord) -> Vec<Element> {
    let meeting = &record.meeting;
    let when = match (meeting.held_on.is_empty(), meeting.hours.is_empty()) {
        (true, _) => String::new(),
        (false, true) => day_or_gaps(meeting.held_on),
        (false, false) => format!("{}　{}", day_or_gaps(meeting.held_on), meeting.hours.shown()),
    };
    vec![fact("时间", &when, 24), fact("地点", &meeting.venue, 24), fact("主持人", &meeting.host, 16)]
}

/// A line for each department.
fn people(attendees: &Lines) -> Vec<Element> {
    if attendees.is_empty() {
        return body("", 2);
    }
    attendees.lines().map(str::trim).filter(|line| !line.is_empty()).map(indented).collect()
}

fn matter(number: usize, ItemRecord { item, case_number, .. }: &ItemRecord) -> Vec<Element> {
    let case = if case_number.is_empty() { String::new() } else { format!("（{case_number}）") };
    let mut elements = vec![numbered(&format!("{number}."), &format!("{}{case}", item.topic.0))];
    elements.extend(called("讨论", &item.discussion));
    elements.extend(called("决定", &item.decision));
    elements
}

fn called(name: &str, words: &Lines) -> Option<Element> {
    (!words.is_empty()).then(|| indented(&format!("{name}：{}", words.lines().collect::<Vec<_>>().join("；"))))
}

/// What was handed to whom, with the day of reply.
fn handed_out(record: &MeetingRecord, is_blank: bool) -> Element {
    let heading = ["序号", "事项", "承办单位", "承办人", "回复期限"].map(table::label);
    let items = record.items.iter().filter(|item| item.item.is_handed_out());
    let mut rows: Vec<Row> = (1..).zip(items).map(|(number, item)| order(number, &item.item)).collect();
    if rows.is_empty() {
        let empty = if is_blank { 3 } else { 1 };
        rows.extend((1..=empty).map(|_| table::row((0..5).map(|_| table::value(1, "")).collect())));
    }
    headed_table(&[12.0, 58.0, 34.0, 24.0, 32.0], vec![table::row(heading.into())], rows)
}

fn order(number: usize, item: &MeetingItem) -> Row {
    table::row(vec![
        table::label(number.to_string()),
        table::value(1, item.topic.shown()),
        table::value(1, item.unit.shown()),
        table::value(1, item.leader.shown()),
        table::value(1, day_or_gaps(item.reply_due)),
    ])
}

/// 说事会: what people brought up, what was answered on the spot, what was handed on.
pub(super) fn talk(record: &MeetingRecord, issue: &Issue<'_>) -> Vec<Page> {
    let meeting = &record.meeting;
    let is_blank = *record == MeetingRecord::default();
    let mut elements = titled(TALK.title, "期次", "");
    elements.truncate(if is_blank { 2 } else { 1 });
    elements.extend(facts(record));
    elements.push(heading("参加人员"));
    elements.extend(people(&meeting.attendees));
    elements.push(heading("说事和答复"));
    elements.push(talk_table(record, is_blank));
    if is_blank || !meeting.summary.is_empty() {
        elements.push(heading("小结"));
        elements.extend(body(&meeting.summary, 2));
    }
    elements.push(note("当场能答复的当场答复；一时不能的说明原因、约定期限，转办的写明交给哪个单位。"));
    elements.push(fact("记录人", &meeting.recorder, 12));
    elements.push(day_right(&meeting.held_on.0.map(day_in_words).unwrap_or_default()));
    plain_pages(&elements, issue)
}

fn talk_table(record: &MeetingRecord, is_blank: bool) -> Element {
    let heading = ["序号", "说的事", "答复方式", "答复", "转办单位和期限"].map(table::label);
    let mut rows: Vec<Row> = (1..).zip(&record.items).map(|(number, item)| talked(number, &item.item, 0.0)).collect();
    if is_blank {
        rows.extend((1..=BLANK_ITEMS).map(|number| talked(number, &Default::default(), 16.0)));
    }
    headed_table(&[12.0, 48.0, 24.0, 44.0, 32.0], vec![table::row(heading.into())], rows)
}

fn talked(number: usize, item: &MeetingItem, height: f32) -> Row {
    let until = item.reply_due.0.map(|due| format!("\n{}", day_in_words(due))).unwrap_or_default();
    Row {
        height,
        cells: vec![
            table::label(number.to_string()),
            table::value(1, item.topic.shown()),
            table::value(1, item.answer_kind.shown()),
            table::value(1, item.decision.shown()),
            table::value(1, format!("{}{until}", item.unit.shown())),
        ],
    }
}
