//! 调查记录, 调解记录 and 回访记录: what was said and seen, to be read back and signed on every page.

use super::looks::{body, choices, fact, flush, heading, pages, said, table_of, tall, title};
use super::signing::{seal, signatures, signer, under_seal};
use super::{CaseRecord, parties};
use crate::domain::CodeList;
use crate::domain::codes::SessionOutcome;
use crate::domain::dispute::names;
use crate::domain::registers::{DisputeParty, DisputeStep};
use crate::domain::values::{Name, Value};
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::{Element, Sign};
use crate::print::page::Page;
use crate::print::table::{self, Row};

/// 时间, 地点, 参加人, questions and answers, the person's signature (人民调解调查记录).
pub fn investigation(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let step = &record.step;
    let mut elements = title("人民调解调查记录", record);
    elements.push(fact("时间", &when(record), 20));
    elements.push(fact("地点", &step.venue, 24));
    elements.push(fact("事由", &about(record), 24));
    elements.push(fact("参加人", &step.attendees, 24));
    elements.push(fact("调查人", &step.conducted_by, 10));
    elements.push(fact("记录人", &step.recorder, 10));
    elements.push(table_of(&parties::COLUMNS, asked(record, issue)));
    elements.push(heading("调查内容"));
    elements.extend(what_was_said(record, 10));
    elements.push(flush(READ_BACK));
    elements.push(Element::Signatures(vec![
        signer("被调查人", Sign::Fingerprint),
        signer("调查人", Sign::Fingerprint),
        signer("记录人", Sign::Fingerprint),
    ]));
    pages(elements, record, false, issue)
}

/// 被调查人: sex, age, home, telephone and what they are to the parties; of others than those of the case for the pen.
fn asked(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Row> {
    let named = names(&record.step.attendees);
    let known = record.parties.iter().filter(|party| named.iter().any(|name| name.starts_with(&*party.party_name)));
    let mut known: Vec<DisputeParty> = known.cloned().collect();
    if known.is_empty() {
        let name = named.first().map(|name| Name::new(name)).unwrap_or_default();
        known.push(DisputeParty { party_name: name, ..DisputeParty::default() });
    }
    known.iter().flat_map(|party| asked_one(party, issue)).collect()
}

fn asked_one(party: &DisputeParty, issue: &Issue<'_>) -> [Row; 2] {
    let who = table::row(vec![
        table::label("被调查人"),
        table::value(1, party.party_name.shown()),
        table::label("性别"),
        table::value(1, parties::sex(party)),
        table::label("年龄"),
        table::value(1, parties::age(party, issue.today)),
    ]);
    let relation = format!("{}{}", party.side.label(), party.role.label());
    let home = table::row(vec![
        table::label("住址或单位"),
        table::value(1, party.address.shown()),
        table::label("电话"),
        table::value(1, party.phones.shown()),
        table::label("与当事人关系"),
        table::value(1, if party.is_party() { "本人".to_owned() } else { relation }),
    ]);
    [who, home]
}

/// The same of one meeting, with how it ended (人民调解记录).
pub fn session(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let step = &record.step;
    let name = match record.session {
        0 => "人民调解记录".to_owned(),
        session => format!("人民调解记录（第 {session} 次）"),
    };
    let mut elements = title(&name, record);
    elements.push(fact("时间", &when(record), 20));
    elements.push(fact("地点", &step.venue, 24));
    elements.push(fact("参加人", &step.attendees, 24));
    elements.push(fact("调解员", &step.conducted_by, 10));
    elements.push(fact("记录人", &step.recorder, 10));
    elements.push(fact("告知事项", told(record), 20));
    elements.push(heading("调解过程"));
    elements.extend(what_was_said(record, 9));
    let outcomes: Vec<(bool, &str)> =
        SessionOutcome::table().codes.iter().map(|row| (row.code == step.outcome.code, row.name.as_str())).collect();
    let mut rows = vec![table::row(vec![table::label("调解结果"), choices(1, &outcomes)])];
    if !step.until_date.is_unset() {
        rows.push(table::row(vec![table::label("下次调解"), table::value(1, arranged(step))]));
    }
    elements.push(table_of(&[22.0, 138.0], rows));
    elements.push(flush(READ_BACK));
    let officers = vec![signer("人民调解员", Sign::Name), signer("记录人", Sign::Name)];
    elements.extend(signatures(parties::by_name(record), officers));
    pages(elements, record, false, issue)
}

/// 「2026年6月17日 14:30」
fn arranged(step: &DisputeStep) -> String {
    format!("{} {}", day_or_gaps(step.until_date), step.until_time.shown()).trim_end().to_owned()
}

/// Stands above those who sign, so that they never stand on a page of their own.
const READ_BACK: &str = "以上记录经核对无误。";

fn told(record: &CaseRecord) -> &'static str {
    if record.dispute.rights_told_on.is_unset() {
        ""
    } else {
        "已向当事人告知人民调解的性质、原则和当事人的权利义务"
    }
}

/// 当事人, which agreement, how it is kept (人民调解回访记录).
pub fn visit(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let step = &record.step;
    let mut elements = title("人民调解回访记录", record);
    let names: Vec<&str> =
        record.parties.iter().filter(|party| party.is_party()).map(|party| &*party.party_name).collect();
    let rows = vec![
        table::row(vec![table::label("当事人"), table::value(3, names.join("、"))]),
        table::row(vec![
            table::label("协议编号"),
            table::value(1, record.dispute.case_number.shown()),
            table::label("生效日期"),
            table::value(1, record.agreed_on.clone()),
        ]),
        table::row(vec![
            table::label("回访时间"),
            table::value(1, when(record)),
            table::label("回访人"),
            table::value(1, step.conducted_by.shown()),
        ]),
        table::row(vec![table::label("被回访人"), table::value(3, step.attendees.shown())]),
        tall("回访事由", 3, if record.dispute.case_number.is_empty() { "" } else { "调解协议的履行情况" }, 12.0),
        tall("回访情况", 3, &step.summary, 70.0),
    ];
    elements.push(table_of(&[22.0, 60.0, 22.0, 56.0], rows));
    elements.push(flush(READ_BACK));
    let signing = vec![signer("被回访人", Sign::Name), signer("回访人", Sign::Name)];
    elements.extend(under_seal(signing, Vec::new(), seal(record, "")));
    pages(elements, record, false, issue)
}

/// 「2026年6月10日 14:30 至 16:00」
fn when(record: &CaseRecord) -> String {
    let step = &record.step;
    let Some(day) = step.stepped_on.0 else { return String::new() };
    let day = crate::domain::dispute::day_in_words(day);
    match (step.began_at.as_ref(), step.ended_at.as_ref()) {
        ("", _) => day,
        (from, "") => format!("{day} {from}"),
        (from, until) => format!("{day} {from} 至 {until}"),
    }
}

fn about(record: &CaseRecord) -> String {
    record.dispute.dispute_type.shown()
}

/// Speaker by speaker; what was only summed up stands as one paragraph, and nothing leaves lines to write on.
fn what_was_said(record: &CaseRecord, hand_lines: usize) -> Vec<Element> {
    if record.spoken.is_empty() {
        return body(&record.step.summary, hand_lines);
    }
    let mut elements: Vec<Element> =
        record.spoken.iter().flat_map(|spoken| said(&spoken.speaker, &spoken.words)).collect();
    elements.extend(body(&record.step.summary, 0));
    elements
}
