//! 人民调解申请书, 人民调解受理登记表 and 权利义务告知书: how a case begins.

use super::looks::{body, choices, fact, flush, heading, indented, note, numbered, pages, table_of, tall, title};
use super::signing::{seal, signatures, signer, under_seal};
use super::{CaseRecord, parties};
use crate::domain::CodeList;
use crate::domain::codes::{DisputeSource, DisputeType};
use crate::domain::dispute::joined;
use crate::domain::registers::DisputeParty;
use crate::domain::values::Value;
use crate::print::documents::form;
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::{Element, Sign};
use crate::print::page::Page;
use crate::print::table::{self, Row};

/// 当事人双方, 纠纷简要情况, 申请事项 and the declaration (人民调解申请书).
pub fn application(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let dispute = &record.dispute;
    let mut elements = title("人民调解申请书", record);
    elements.push(party_table(record, issue));
    elements.push(heading("纠纷简要情况"));
    elements.extend(body(&dispute.summary, 8));
    elements.push(heading("当事人申请事项"));
    elements.extend(claims(&dispute.claims));
    elements.push(indented("本人已被告知人民调解的有关规定和当事人的权利义务，自愿申请人民调解。"));
    let applicants = record.parties.iter().filter(|party| party.side.code == "1");
    let mut signing: Vec<_> =
        parties::signers(&CaseRecord { parties: applicants.cloned().collect(), ..record.clone() });
    signing.truncate(signing.len().min(if record.parties.is_empty() { 1 } else { usize::MAX }));
    elements.extend(signatures(signing, Vec::new()));
    pages(elements, record, false, issue)
}

/// Lines of their own are numbered; one line stands as it is.
fn claims(words: &str) -> Vec<Element> {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 {
        return body(words, 3);
    }
    let bare = |line: &str| {
        line.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".、．".contains(letter)).to_owned()
    };
    (1..).zip(lines).map(|(number, line)| numbered(&format!("{number}."), &bare(line))).collect()
}

fn party_table(record: &CaseRecord, issue: &Issue<'_>) -> Element {
    let issue = record.registered(issue);
    let rows = parties::on_paper(record).iter().flat_map(|party| parties::rows(party, &issue)).collect();
    table_of(&parties::COLUMNS, rows)
}

/// 由调委会填: source, type, what it is about, who registered it (人民调解受理登记表).
pub fn acceptance(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let dispute = &record.dispute;
    let is_blank = record.parties.is_empty();
    let mut elements = title("人民调解受理登记表", record);
    let sources: Vec<(bool, &str)> =
        DisputeSource::table().codes.iter().map(|row| (row.code == dispute.source.code, row.name.as_str())).collect();
    let types: Vec<(bool, &str)> = DisputeType::table()
        .codes
        .iter()
        .map(|row| (row.code == dispute.dispute_type.code, row.name.as_str()))
        .collect();
    let mut rows = vec![
        table::row(vec![
            table::label("登记日期"),
            table::value(2, day_or_gaps(dispute.registered_on)),
            table::label("登记人"),
            table::value(2, dispute.registered_by.shown()),
        ]),
        table::row(vec![table::label("当事人"), table::value(5, names(record))]),
        table::row(vec![table::label("案件来源"), choices(5, &sources)]),
        table::row(vec![table::label("纠纷类型"), choices(5, &types)]),
        table::row(vec![
            table::label("发生地点"),
            table::value(2, record.place.clone()),
            table::label("级别"),
            form::choices(2, &dispute.level),
        ]),
        table::row(vec![
            table::label("涉及人数"),
            table::value(2, with_unit(dispute.people_involved.shown(), "人")),
            table::label("涉及金额"),
            table::value(2, with_unit(dispute.amount.shown(), "元")),
        ]),
        tall("简要情况", 5, &dispute.summary, if is_blank { 30.0 } else { 20.0 }),
        tall("申请事项", 5, &dispute.claims, if is_blank { 14.0 } else { 10.0 }),
        table::row(vec![
            table::label("是否公开"),
            form::choices(2, &dispute.openness),
            table::label("调解员"),
            table::value(2, joined(&dispute.mediators)),
        ]),
    ];
    rows.push(Row { cells: vec![table::label("备注"), table::value(5, dispute.source_note.shown())], height: 10.0 });
    elements.push(table_of(&[22.0, 30.0, 24.0, 22.0, 30.0, 32.0], rows));
    elements.push(note("此表由人民调解委员会填写。主动调解的，须经当事人同意。"));
    let alone = CaseRecord { parties: parties_alone(record), ..record.clone() };
    let registrar = vec![signer("登记人（签名）", Sign::Name)];
    elements.extend(under_seal(parties::by_name(&alone), registrar, seal(record, "")));
    pages(elements, record, false, issue)
}

fn with_unit(words: String, unit: &str) -> String {
    if words.is_empty() { words } else { format!("{words} {unit}") }
}

/// 「甲方：何丽华、何丽君　乙方：汤志强」
fn names(record: &CaseRecord) -> String {
    let mut sides: Vec<(String, Vec<String>)> = Vec::new();
    for party in record.parties.iter().filter(|party| party.is_party()) {
        let side = party.side.label().to_owned();
        match sides.iter_mut().find(|(known, _)| *known == side) {
            Some((_, names)) => names.push(party.party_name.shown()),
            None => sides.push((side, vec![party.party_name.shown()])),
        }
    }
    sides.iter().map(|(side, names)| format!("{side}：{}", names.join("、"))).collect::<Vec<_>>().join("　")
}

/// What the parties may and must (人民调解法 23, 24 条), that it costs nothing (4 条), binds (31 条) and can be confirmed (33 条).
pub fn notice(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("人民调解权利义务告知书", record);
    let whom: Vec<&str> =
        record.parties.iter().filter(|party| party.is_party()).map(|party| &*party.party_name).collect();
    elements.push(fact("当事人", &whom.join("、"), 24));
    elements.push(indented("依照《中华人民共和国人民调解法》，现将人民调解活动中的权利、义务告知如下。"));
    for (head, lines) in WORDING {
        elements.push(heading(head));
        elements.extend((1..).zip(*lines).map(|(number, line)| numbered(&format!("{number}."), line)));
    }
    if !record.arranged.is_empty() {
        elements.push(fact("约定调解", &record.arranged, 0));
    }
    elements.push(flush("以上内容我已知悉。"));
    let day = record.dispute.rights_told_on.0.map(crate::domain::dispute::day_in_words).unwrap_or_default();
    let alone = CaseRecord { parties: parties_alone(record), ..record.clone() };
    elements.extend(under_seal(parties::signers(&alone), Vec::new(), seal(record, &day)));
    pages(elements, record, false, issue)
}

fn parties_alone(record: &CaseRecord) -> Vec<DisputeParty> {
    record.parties.iter().filter(|party| party.is_party()).cloned().collect()
}

const WORDING: &[(&str, &[&str])] = &[
    (
        "一、当事人的权利",
        &[
            "可以选择人民调解员，也可以接受调委会安排的人民调解员。",
            "可以接受调解、拒绝调解，也可以随时要求终止调解。",
            "可以要求调解公开进行，也可以要求不公开进行。",
            "可以自主表达意愿，自愿达成调解协议。",
        ],
    ),
    ("二、当事人的义务", &["如实陈述纠纷事实。", "遵守调解现场秩序，尊重人民调解员。", "尊重对方当事人行使权利。"]),
    (
        "三、其他事项",
        &[
            "人民调解不收取任何费用。",
            "人民调解员为当事人的个人隐私和商业秘密保密。",
            "依法达成的调解协议具有法律约束力，各方应当按约定履行。",
            "双方认为有必要的，可以自协议生效之日起三十日内，共同向有管辖权的人民法院申请司法确认。",
            "调解不成的，可以通过仲裁、行政、司法等途径维护自己的权利。",
        ],
    ),
];
