//! 本人信息查询单: everything the archive holds about one person, for that person (个人信息保护法 45 条), on A4.
//!
//! What is held comes already in words, a section for each register; what concerns somebody else is not on it.

use super::form::{self, CLOSE, Head, LEFT_MM, PRINTED, RIGHT_MM, SEAL_MM, boxes, rooms, seal_here, wide_label};
use super::registration::Issue;
use super::{OWN_RECORD, footer};
use crate::domain::values::Day;
use crate::print::page::{Document, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{Block, LaidPage, PADDING_MM, Row, label, row, value};
use serde::{Deserialize, Serialize};

/// Everything held about somebody.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct OwnRecord {
    pub name: String,
    pub sections: Vec<HeldSection>,
}

/// What one register holds: an entry for each of its records.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct HeldSection {
    pub title: String,
    pub entries: Vec<Vec<Held>>,
}

/// One field and what stands in it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Held {
    pub label: String,
    pub words: String,
    /// What stands there instead where numbers are not shown whole; empty for no difference.
    #[serde(default)]
    pub masked: String,
}

impl Held {
    pub fn new(label: &str, words: impl Into<String>) -> Self {
        Self { label: label.to_owned(), words: words.into(), masked: String::new() }
    }

    fn shown(&self, full_id: bool) -> &str {
        if full_id || self.masked.is_empty() { &self.words } else { &self.masked }
    }
}

const COLUMNS_MM: [f32; 4] = [26.0, 61.0, 26.0, 61.0];
/// Longer words take a row of their own.
const MOST_IN_HALF_MM: f32 = 57.0;
const NOTE: &str = include_str!("../../../assets/text/own_record_note.txt");
const RIGHTS: &str = include_str!("../../../assets/text/own_record_rights.txt");
/// Long lists are torn between pages after so many rows.
const ROWS_TOGETHER: usize = 8;
/// So many stay with the signatures.
const ROWS_WITH_SIGNATURES: usize = 2;

/// The record of one person.
pub fn filled(record: &OwnRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// A form on which somebody asks what is held about them.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&OwnRecord::default(), issue)
}

/// The records of many; each counts its own pages.
pub fn batch(records: &[OwnRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(OWN_RECORD.title, issue.today);
    document.pages = records.iter().flat_map(|record| pages(record, issue)).collect();
    document
}

fn pages(record: &OwnRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == OwnRecord::default();
    let number = issue.running_number.as_deref().filter(|_| !is_blank).unwrap_or_default();
    let head = Head { title: OWN_RECORD.title, number_label: "编号", number };
    let day = Day((!is_blank).then_some(issue.today));
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in laid(record, issue, head, is_blank) {
        if let [asking, station] = rooms[..] {
            told(&mut page, asking, is_blank);
            seal_here(&mut page, station, "提供单位（章）", "经办人", (issue, day));
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

/// Rows stand closer before a page is begun for the signatures alone.
fn laid(record: &OwnRecord, issue: &Issue<'_>, head: Head<'_>, is_blank: bool) -> Vec<LaidPage> {
    let lay = |rows| form::lay(head, &COLUMNS_MM, rows, blocks(record, issue, is_blank));
    let (usual, closer) = (lay(PRINTED), lay(CLOSE));
    if closer.len() < usual.len() { closer } else { usual }
}

fn blocks(record: &OwnRecord, issue: &Issue<'_>, is_blank: bool) -> Vec<Block> {
    let mut parts = vec![asking_rows(record)];
    if is_blank {
        parts.push(blank_rows());
    }
    for section in &record.sections {
        let mut rows = section_rows(section, issue.full_id);
        while !rows.is_empty() {
            let rest = rows.split_off(ROWS_TOGETHER.min(rows.len()));
            parts.push(std::mem::replace(&mut rows, rest));
        }
    }
    let mut last = parts.pop().unwrap_or_default();
    // Whoever signs, signs below something: the last rows go over with them, and no title stays behind alone.
    let left_behind = last.len().saturating_sub(ROWS_WITH_SIGNATURES);
    let mut signed = last.split_off(if left_behind > 1 { left_behind } else { 0 });
    signed.push(rooms(&[2, 2], SEAL_MM + 8.0));
    parts.extend([last, signed]);
    parts.into_iter().filter(|rows| !rows.is_empty()).map(|rows| Block { title: "", rows }).collect()
}

/// Who asks, and how it was made sure who that is.
fn asking_rows(record: &OwnRecord) -> Vec<Row> {
    vec![
        row(vec![
            label("被查询人"),
            value(1, record.name.as_str()),
            label("查询人"),
            boxes(1, &["本人", "监护人", "受托人"]),
        ]),
        row(vec![label("查询人姓名"), value(1, ""), label("证件核验"), boxes(1, &["已核对身份证件"])]),
    ]
}

/// What is asked for, by hand.
fn blank_rows() -> Vec<Row> {
    vec![
        row(vec![label("证件号码"), form::number_boxes(String::new(), 3)]),
        row(vec![label("联系电话"), value(1, ""), label("申请日期"), value(1, "")]),
        row(vec![label("请求"), boxes(3, &["查阅", "复制", "更正", "补充", "删除", "说明"])]),
        Row { height: 60.0, ..form::whole("具体内容", 3, String::new()) },
        Row { height: 40.0, ..form::whole("处理和理由", 3, String::new()) },
    ]
}

fn section_rows(section: &HeldSection, full_id: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, entry) in section.entries.iter().enumerate() {
        let title = match section.entries.len() {
            1 => section.title.clone(),
            count => format!("{}（{}，共 {count}）", section.title, place + 1),
        };
        rows.push(row(vec![wide_label(4, &title)]));
        rows.extend(entry_rows(entry, full_id));
    }
    rows
}

/// Two short fields to a row.
fn entry_rows(entry: &[Held], full_id: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut waiting: Option<(&str, &str)> = None;
    for held in entry {
        let said = (held.label.as_str(), held.shown(full_id));
        let is_short = song(10.5).width_mm(said.1) <= MOST_IN_HALF_MM;
        match (waiting.take(), is_short) {
            (Some(first), true) => rows.push(pair(first, said)),
            (None, true) => waiting = Some(said),
            (first, false) => rows.extend(first.into_iter().chain([said]).map(alone)),
        }
    }
    rows.extend(waiting.map(alone));
    rows
}

fn pair(one: (&str, &str), other: (&str, &str)) -> Row {
    row(vec![label(one.0), value(1, one.1), label(other.0), value(1, other.1)])
}

fn alone((name, words): (&str, &str)) -> Row {
    form::whole(name, 3, words.to_owned())
}

/// What the paper is and what can be asked for, and the line to sign on.
fn told(page: &mut Page, room: Frame, is_blank: bool) {
    let (left, right) = (room.x + PADDING_MM + 0.6, room.right() - PADDING_MM - 0.6);
    let style = song(8.5);
    let note = if is_blank { "" } else { NOTE };
    let mut y = room.y + 5.0;
    for paragraph in note.lines().chain(RIGHTS.lines()) {
        y = page.set_lines(left, y, style, &style.wrap(paragraph, right - left)) + style.leading_mm() * 1.15;
    }
    page.blank_line(left, room.bottom() - 6.0, hei(10.0), "查询人（签名）", right);
}
