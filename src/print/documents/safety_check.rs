//! 单位安全检查表: what an organisation is to have (四个一, 四个二) on A4: ticked by hand on a visit, or as its latest check found it.

use super::form::{
    self, BY_HAND, Head, LEFT_MM, RIGHT_MM, RowLooks, SEAL_MM, choices, rooms, seal_here, sign_here, wide_label,
};
use super::registration::Issue;
use super::{SAFETY_CHECK, footer};
use crate::domain::Register;
use crate::domain::codes::CheckState;
use crate::domain::registers::safety_check::UNIT_ITEMS;
use crate::domain::registers::{Organisation, SafetyCheck};
use crate::domain::safety::passed;
use crate::domain::values::{Choice, Day, Value};
use crate::print::page::{Document, Page};
use crate::print::table::{Block, LaidPage, Row, label, row, value};
use serde::{Deserialize, Serialize};

/// The head of a check.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct OrganisationRecord {
    pub organisation: Organisation,
    /// 法定代表人
    pub representative: String,
    /// The latest 单位安全检查; without one everything is ticked by hand.
    #[serde(default)]
    pub check: Option<SafetyCheck>,
}

const COLUMNS_MM: [f32; 6] = [19.0, 57.0, 22.0, 22.0, 24.0, 21.0];
const REST: usize = 5;
/// Ticked and written on the spot, often standing.
const ROWS: RowLooks = RowLooks { height_mm: 8.8, ..BY_HAND };

/// 四个一.
const ONE_OF_EACH: [&str; 4] = ["安全领导机构", "安全责任制度", "治安联防队", "保安"];
/// 四个二: what stands in each pair, 两室, 两亮, 两钢, 两器.
const TWO_OF_EACH: [&str; 8] = [
    "两室：门卫室",
    "两室：治安室",
    "两亮：楼道有照明",
    "两亮：院落有照明",
    "两钢：钢门",
    "两钢：钢窗",
    "两器：报警器",
    "两器：灭火器",
];

/// The check of one organisation.
pub fn filled(record: &OrganisationRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// A check of an organisation written in by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&OrganisationRecord::default(), issue)
}

/// The checks of many; each counts its own pages.
pub fn batch(records: &[OrganisationRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(SAFETY_CHECK.title, issue.today);
    document.pages = records.iter().flat_map(|record| check(record, issue)).collect();
    document
}

fn check(record: &OrganisationRecord, issue: &Issue<'_>) -> Vec<Page> {
    let head = Head { title: SAFETY_CHECK.title, number_label: "编号", number: "" };
    let blocks = vec![
        Block { title: "单位", rows: organisation_rows(record) },
        Block { title: "四个一", rows: items(0, &ONE_OF_EACH, record) },
        Block { title: "四个二", rows: items(ONE_OF_EACH.len(), &TWO_OF_EACH, record) },
        Block { title: "结果", rows: outcome_rows(record.check.as_ref()) },
    ];
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, ROWS.on(issue), blocks) {
        if let [inspected, signing] = rooms[..] {
            sign_here(&mut page, inspected, "单位负责人（签名）");
            seal_here(&mut page, signing, "检查单位（章）", "检查人", (issue, Day::default()));
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn organisation_rows(OrganisationRecord { organisation, representative, check }: &OrganisationRecord) -> Vec<Row> {
    let checked_on = check.as_ref().map(|check| check.checked_on.shown()).unwrap_or_default();
    let name = |words: &str| wide_label(1, words);
    let two = |one: (&str, String), other: (&str, String)| {
        row(vec![name(one.0), value(1, one.1), wide_label(1, other.0), value(3, other.1)])
    };
    vec![
        form::whole("名称", REST, organisation.organisation_name.shown()),
        two(("信用代码", organisation.credit_code.shown()), ("法定代表人", representative.clone())),
        two(("电话", organisation.phones.shown()), ("检查日期", checked_on)),
        form::whole("地址", REST, organisation.office_address.shown()),
    ]
}

/// Those behind the first so many; the headings stand over the first block.
fn items(first: usize, words: &[&str], record: &OrganisationRecord) -> Vec<Row> {
    let mut rows = Vec::new();
    if first == 0 {
        let headings = ["序号", "检查项目"].map(label).into_iter();
        rows.push(row(headings.chain([wide_label(2, "检查情况"), wide_label(2, "说明")]).collect()));
    }
    rows.extend((first..).zip(words).map(|(place, item)| {
        let state = record.check.as_ref().map(|check| state(check, place)).unwrap_or_default();
        row(vec![label((place + 1).to_string()), value(1, *item), choices(2, &state), value(2, "")])
    }));
    rows
}

/// What the check found of an item, by its place on the form.
fn state(check: &SafetyCheck, place: usize) -> Choice<CheckState> {
    let mut state = Choice::default();
    let field = UNIT_ITEMS.get(place).and_then(|key| SafetyCheck::field(key));
    if let Some(field) = field {
        // A code that was kept can be read back.
        let _ = state.restore(&(field.value)(check).store());
    }
    state
}

fn outcome_rows(check: Option<&SafetyCheck>) -> Vec<Row> {
    let passed = check.map_or_else(|| "　　　".to_owned(), |check| format!("{} ", passed(check).0));
    let due_on = check.map(|check| check.due_on.shown()).unwrap_or_default();
    let remark = check.map(|check| check.remark.shown()).unwrap_or_default();
    vec![
        row(vec![
            label("达标"),
            value(1, format!("{passed}项（共 12 项）")),
            wide_label(1, "整改期限"),
            value(3, due_on),
        ]),
        Row { height: 18.0, ..form::whole("意见", REST, remark) },
        Row { height: 12.0, ..form::whole("复查", REST, String::new()) },
        rooms(&[2, 4], SEAL_MM + 1.0),
    ]
}
