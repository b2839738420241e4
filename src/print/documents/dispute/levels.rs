//! Papers between the levels: 上报, 交办, 督办, and who answers for a grave case (三包责任制). Field lists: 矛盾纠纷排查登记表 and the
//! posted rules of handing up, which ask for three papers.

use super::CaseRecord;
use super::looks::{choices, note, pages, table_of, tall, title};
use super::signing::{seal, sealed, signer, under_seal};
use crate::domain::dispute::{ENCLOSURES, day_in_words};
use crate::domain::values::{Day, Value};
use crate::print::documents::form;
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::{Party, Sign};
use crate::print::page::Page;
use crate::print::table::{self, Row};

const COLUMNS: [f32; 6] = [24.0, 30.0, 24.0, 24.0, 28.0, 30.0];

/// 上报: what it is about, what was done so far, why it cannot be resolved here, and what comes along.
pub fn escalation(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut rows = facts(record);
    rows.push(row("上报给", record.step.counterpart.shown(), "上报层级", form::choices(2, &record.step.tier)));
    rows.push(tall("简要情况", 5, &record.dispute.summary, 28.0));
    rows.push(tall("申请事项", 5, &record.dispute.claims, 12.0));
    rows.push(tall("不能解决的事实和理由", 5, &record.step.summary, 32.0));
    let enclosed = ENCLOSURES.iter().zip(record.step.enclosed()).map(|((.., words), is_there)| (is_there, *words));
    rows.push(table::row(vec![table::label("附件"), choices(5, &enclosed.collect::<Vec<_>>())]));
    let lacking: Vec<&str> = record.step.lacking_enclosures().into_iter().map(|(_, words)| words).collect();
    if !lacking.is_empty() {
        rows.push(table::row(vec![
            table::label("附件还缺"),
            table::value(5, format!("{}，随后补送", lacking.join("、"))),
        ]));
    }
    rows.push(tall("上级意见", 5, "", 22.0));
    let signers = (vec![signer("经办人", Sign::Name), signer("主任", Sign::Name)], seal(record, &day(record)));
    laid("矛盾纠纷上报单", record, rows, signers, issue)
}

/// 交办单: who is to do what by when, and that they received it.
pub fn order(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut rows = facts(record);
    rows.push(row("交办单位", record.ordered_by.clone(), "交办日期", table::value(2, day(record))));
    rows.push(row("承办单位", record.step.counterpart.shown(), "办理期限", table::value(2, until(record))));
    rows.push(tall("简要情况", 5, &record.dispute.summary, 34.0));
    rows.push(tall("办理要求", 5, &record.step.summary, 30.0));
    rows.push(tall("办理结果", 5, "", 34.0));
    let sealed = from_above("交办单位（印章）", &record.ordered_by, record);
    let signers = (vec![signer("交办人", Sign::Name), signer("签收人", Sign::Name)], sealed);
    laid("矛盾纠纷交办单", record, rows, signers, issue)
}

/// 督办单: what is asked for, and the answer.
pub fn supervision(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut rows = facts(record);
    rows.push(row("督办单位", record.step.counterpart.shown(), "反馈期限", table::value(2, until(record))));
    rows.push(tall("纠纷情况", 5, &record.dispute.summary, 34.0));
    rows.push(tall("督办意见", 5, &record.step.summary, 30.0));
    rows.push(tall("落实情况", 5, "", 34.0));
    let sealed = from_above("督办单位（印章）", &record.step.counterpart, record);
    let signers = (vec![signer("督办人", Sign::Name), signer("签收人", Sign::Name)], sealed);
    laid("矛盾纠纷督办单", record, rows, signers, issue)
}

/// 交办 and 督办 come from above: the seal is theirs and not that of the committee.
fn from_above(role: &str, unit: &str, record: &CaseRecord) -> Party {
    sealed(role, if unit.is_empty() { "＿＿＿＿＿＿＿＿" } else { unit }, &day(record))
}

/// 包案责任表: one matter, one leader, one team; 包调查, 包处理, 包稳定, each with the day it was done.
pub fn responsibility(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let dispute = &record.dispute;
    let mut rows = facts(record);
    rows.push(row(
        "包案领导",
        dispute.case_leader.shown(),
        "登记日期",
        table::value(2, day_or_gaps(dispute.registered_on)),
    ));
    rows.push(tall("工作班子", 5, &dispute.case_team, 14.0));
    rows.push(tall("简要情况", 5, &dispute.summary, 32.0));
    for (name, done) in
        [("包调查", dispute.case_examined_on), ("包处理", dispute.case_handled_on), ("包稳定", dispute.case_stable_on)]
    {
        rows.push(Row {
            cells: vec![
                table::label(name),
                table::value(2, ""),
                table::label("完成日期"),
                table::value(2, day_or_gaps(done)),
            ],
            height: 16.0,
        });
    }
    let signers = (vec![signer("包案领导", Sign::Name)], seal(record, ""));
    laid("重大矛盾纠纷包案责任表", record, rows, signers, issue)
}

fn laid(
    name: &str,
    record: &CaseRecord,
    rows: Vec<Row>,
    (signers, seal): (Vec<Party>, Party),
    issue: &Issue<'_>,
) -> Vec<Page> {
    let mut elements = title(name, record);
    elements.push(table_of(&COLUMNS, rows));
    if !record.step.document_number.is_empty() {
        elements.push(note(&format!("文书编号：{}", &*record.step.document_number)));
    }
    elements.extend(under_seal(Vec::new(), signers, seal));
    pages(elements, record, false, issue)
}

/// What every one of them says of the case.
fn facts(record: &CaseRecord) -> Vec<Row> {
    let dispute = &record.dispute;
    let names: Vec<String> =
        record.parties.iter().filter(|party| party.is_party()).map(|party| party.party_name.shown()).collect();
    vec![
        table::row(vec![table::label("当事人"), table::value(5, names.join("、"))]),
        row("纠纷类型", dispute.dispute_type.shown(), "级别", form::choices(2, &dispute.level)),
        row("发生地点", record.place.clone(), "涉及人数", table::value(2, of_people(dispute.people_involved.shown()))),
    ]
}

fn of_people(count: String) -> String {
    if count.is_empty() { count } else { format!("{count} 人") }
}

fn row(name: &str, words: String, other: &str, cell: table::Cell) -> Row {
    table::row(vec![table::label(name), table::value(2, words), table::label(other), cell])
}

fn until(record: &CaseRecord) -> String {
    day_or_gaps(record.step.until_date)
}

fn day(record: &CaseRecord) -> String {
    record.step.stepped_on.0.map_or_else(|| day_or_gaps(Day::default()), day_in_words)
}
