//! 联防组花名册: whom to call at each door of a group along the street, on A4. For the head and the community; it hangs on no wall.

use super::defence::{GroupLine, GroupRecord, calls};
use super::form::{self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, wide_label};
use super::registration::{Issue, day_or_gaps};
use super::{DEFENCE_ROSTER, footer};
use crate::domain::values::Day;
use crate::print::page::{Document, Page};
use crate::print::table::{Block, Cell, Content, LaidPage, Row, label, row, value};

/// 序号, the name in two, 地址, 电话, 求助电话, 人数, 备注.
const COLUMNS_MM: [f32; 8] = [10.0, 13.0, 21.0, 46.0, 29.0, 29.0, 10.0, 16.0];
/// Rows on a form to be filled by hand: the largest usual group.
const BLANK_ROWS: usize = 15;
const NOTE: &str =
    "本名册由组长、社区和社区民警各存一份，只用于联防，不张贴，不转给他人。成员有变动的，请七日内告知社区。";

/// The roster of one group.
pub fn filled(record: &GroupRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// A roster to be written by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&GroupRecord::default(), issue)
}

/// The rosters of many; each counts its own pages.
pub fn batch(records: &[GroupRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(DEFENCE_ROSTER.title, issue.today);
    document.pages = records.iter().flat_map(|record| roster(record, issue)).collect();
    document
}

fn roster(record: &GroupRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == GroupRecord::default() || issue.onto_form;
    let head = Head { title: DEFENCE_ROSTER.title, number_label: "组号", number: &record.number };
    let rows = facts(record, is_blank).into_iter().chain(lines(record, is_blank)).chain(foot(issue)).collect();
    let looks = if is_blank { BY_HAND } else { PRINTED }.on(issue);
    let laid = form::lay(head, &COLUMNS_MM, looks, vec![Block { title: "", rows }]);
    let mut pages: Vec<Page> = laid.into_iter().map(|LaidPage { page, .. }| page).collect();
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn facts(record: &GroupRecord, is_blank: bool) -> Vec<Row> {
    let two = |one: (&str, String), other: (&str, String)| {
        row(vec![wide_label(2, one.0), value(2, one.1), label(other.0), value(3, other.1)])
    };
    let kind = if is_blank { kinds(&record.kind) } else { value(3, &record.kind) };
    let is_empty = record.members.is_empty();
    let count = if is_empty { String::new() } else { format!("{} {}", record.members.len(), record.unit) };
    vec![
        row(vec![wide_label(2, "组名"), value(2, &record.name), label("类型"), kind]),
        two(("片区", record.area.clone()), ("户数", count)),
        two(("组长", record.head.words()), ("推选日期", day_or_gaps(Day(record.elected_on)))),
        two(("副组长", record.deputy.words()), ("组建日期", day_or_gaps(Day(record.formed_on)))),
        two(("社区民警", record.policeman.words()), ("组求助电话", record.help_phones.clone())),
        row(vec![wide_label(2, "巡逻路线"), value(6, &record.route)]),
    ]
}

/// Both kinds, the one that it is ticked.
fn kinds(kind: &str) -> Cell {
    let choice = |name: &str| (name == kind, name.to_owned());
    Cell { span: 3, content: Content::Choices(["十户联防", "十店联防"].map(choice).into()) }
}

fn lines(record: &GroupRecord, is_blank: bool) -> Vec<Row> {
    let names = ["地址", "电话", "求助电话", "人数", "备注"].map(label).into_iter();
    let mut rows = vec![row([label("序号"), wide_label(2, "户主或店名")].into_iter().chain(names).collect())];
    let line = |(number, line): (usize, &GroupLine)| {
        row(vec![
            label(number.to_string()),
            value(2, &line.name),
            value(1, &line.address),
            value(1, &line.phone),
            value(1, &line.help_phone),
            value(1, &line.people),
            value(1, &line.note),
        ])
    };
    rows.extend((1..).zip(&record.members).map(line));
    if is_blank {
        rows.extend((record.members.len() + 1..=BLANK_ROWS).map(|number| line((number, &GroupLine::default()))));
    }
    rows
}

fn foot(issue: &Issue<'_>) -> Vec<Row> {
    vec![row(vec![value(8, calls(issue))]), row(vec![value(8, NOTE)])]
}
