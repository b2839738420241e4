//! The papers of what comes round at the station: screenings, meetings and what they hand out, receptions, reports of 信息员.
//! Every one comes filled, or blank for the pen. They speak of matters and places; nobody is described on them.

mod meetings;
mod orders;
mod reporting;
mod screening;

use super::registration::Issue;
use super::{DocumentKind, Paper, Source};
use crate::domain::registers::{Feedback, Meeting, MeetingItem, Reception, RoutineReport};
use crate::print::page::Document;
use serde::{Deserialize, Serialize};

const fn of(source: Source, key: &'static str, title: &'static str) -> DocumentKind {
    DocumentKind { key, title, source, paper: Paper::A4, may_show_full_id: false, layout: 1 }
}

pub const SCREENING: DocumentKind =
    DocumentKind { layout: 2, ..of(Source::Report, "screening_form", "矛盾纠纷排查登记表") };
/// Of all screenings of the period of a report.
pub const MONTHLY: DocumentKind =
    DocumentKind { layout: 2, ..of(Source::Report, "screening_monthly", "矛盾纠纷排查月报") };
pub const MINUTES: DocumentKind = of(Source::Meeting, "meeting_minutes", "会议纪要");
pub const TALK: DocumentKind = DocumentKind { layout: 2, ..of(Source::Meeting, "talk_record", "说事会记录") };
pub const HANDOVER: DocumentKind = of(Source::MeetingItem, "handover_order", "交办单");
pub const URGING: DocumentKind = DocumentKind { layout: 2, ..of(Source::MeetingItem, "urging_order", "督办单") };
pub const RECEPTION: DocumentKind = of(Source::Reception, "reception_form", "来访接待登记表");
pub const FEEDBACK: DocumentKind = of(Source::Feedback, "feedback_form", "信息反馈单");

/// A report, with what it or all screenings of its period found.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct ScreeningRecord {
    pub report: RoutineReport,
    /// 「2026年6月」
    pub period: String,
    pub area: String,
    pub findings: Vec<FoundLine>,
    /// Of 月报: how often it was screened in the period, and how often with nothing to report.
    pub screenings: usize,
    pub zero_reports: usize,
    /// Of 月报: by kind of matter.
    pub totals: Vec<MatterTotal>,
}

/// One thing found.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct FoundLine {
    pub matter: String,
    pub place: String,
    pub found: String,
    pub handling: String,
    /// A department or somebody of the station.
    #[serde(default)]
    pub handled_by: String,
    /// 「已办结 2026年6月20日」, 「期限 2026年6月30日」
    pub result: String,
}

/// What was found of one kind, and how much of it is settled.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct MatterTotal {
    pub matter: String,
    pub found: usize,
    pub settled: usize,
}

/// A meeting with its matters, in order.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct MeetingRecord {
    pub meeting: Meeting,
    pub items: Vec<ItemRecord>,
}

/// One matter of a meeting.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct ItemRecord {
    pub item: MeetingItem,
    /// The number of the dispute it is about.
    pub case_number: String,
    pub meeting_name: String,
    pub held_on: String,
}

pub fn draw_screening(kind: &DocumentKind, record: &ScreeningRecord, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind.title, issue.today);
    document.pages = if *kind == MONTHLY { screening::monthly(record, issue) } else { screening::form(record, issue) };
    document
}

pub fn draw_meeting(kind: &DocumentKind, record: &MeetingRecord, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind.title, issue.today);
    document.pages = if *kind == TALK { meetings::talk(record, issue) } else { meetings::minutes(record, issue) };
    document
}

pub fn draw_order(kind: &DocumentKind, record: &ItemRecord, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind.title, issue.today);
    document.pages = if *kind == URGING { orders::urging(record, issue) } else { orders::handover(record, issue) };
    document
}

pub fn draw_reception(record: &Reception, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(RECEPTION.title, issue.today);
    document.pages = reporting::reception(record, issue);
    document
}

pub fn draw_feedback(record: &Feedback, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(FEEDBACK.title, issue.today);
    document.pages = reporting::feedback(record, issue);
    document
}
