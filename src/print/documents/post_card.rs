//! 岗位责任卡（六定）: what somebody who answers for an area has taken on, one above the other, on A4, to be signed and to hang beside
//! the desk.

use super::form::{self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, rooms, seal_here, sign_here, wide_label};
use super::registration::{Issue, day_or_gaps};
use super::{POST_CARD, footer};
use crate::domain::Date;
use crate::domain::values::Day;
use crate::print::page::{Document, Page};
use crate::print::table::{Block, LaidPage, Row, row, value};
use serde::{Deserialize, Serialize};

const COLUMNS_MM: [f32; 4] = [28.0, 59.0, 28.0, 59.0];
/// So high is each of the six at least: six of them, head and signatures stand on one page.
const SIX_MM: f32 = 24.0;
const SIGNING_MM: f32 = 36.0;
const SIX: [&str; 6] = ["定任务", "定目标", "定措施", "定制度", "定责任", "定奖惩"];
const NOTE: &str = "本卡只写岗位的工作，不写居民个人的情况。岗位变动的，另制新卡。";

/// One card as it is archived.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PostRecord {
    pub holder: String,
    /// 「中心户长」
    pub post: String,
    pub area: String,
    pub phones: String,
    pub since: Option<Date>,
    pub drawn_up_on: Option<Date>,
    pub six: [String; 6],
}

pub fn filled(record: &PostRecord, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(POST_CARD.title, issue.today);
    document.pages = card(record, issue);
    document
}

fn card(record: &PostRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == PostRecord::default() || issue.onto_form;
    let looks = if is_blank { BY_HAND } else { PRINTED }.on(issue);
    let drawn_up_on = record.drawn_up_on.map(|day| day.to_string()).unwrap_or_default();
    let head = Head { title: POST_CARD.title, number_label: "制定日期", number: &drawn_up_on };
    let blocks = rows(record).into_iter().map(|row| Block { title: "", rows: vec![row] }).collect();
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, looks, blocks) {
        if let [holder, station] = rooms[..] {
            sign_here(&mut page, holder, "责任人（签名）");
            seal_here(&mut page, station, "社区（盖章）", "负责人", (issue, Day(record.drawn_up_on)));
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn rows(record: &PostRecord) -> Vec<Row> {
    let pair = |one: (&str, String), other: (&str, String)| {
        row(vec![wide_label(1, one.0), value(1, one.1), wide_label(1, other.0), value(1, other.1)])
    };
    let mut rows = vec![
        pair(("责任人", record.holder.clone()), ("岗位", record.post.clone())),
        row(vec![wide_label(1, "责任片区"), value(3, record.area.clone())]),
        pair(("联系电话", record.phones.clone()), ("任职日期", day_or_gaps(Day(record.since)))),
    ];
    let six = SIX.iter().zip(&record.six);
    rows.extend(
        six.map(|(name, words)| Row { height: SIX_MM, ..row(vec![wide_label(1, name), value(3, words.clone())]) }),
    );
    rows.push(row(vec![value(4, NOTE)]));
    rows.push(rooms(&[2, 2], SIGNING_MM));
    rows
}
