//! What the committee says in writing beside the mediation itself: that it does not take a case, hands it on, goes on longer, or ends.
//! No law gives their wording; who must be told what is said beside each.

use super::looks::{body, fact, flush, heading, indented, note, pages, title};
use super::signing::{seal, signatures, signer, under_seal};
use super::{CaseRecord, parties};
use crate::domain::dispute::day_in_words;
use crate::domain::registers::DisputeParty;
use crate::domain::values::Value;
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::{Element, Sign};
use crate::print::page::Page;

/// Where somebody may turn to whom the committee cannot help.
const OTHER_WAYS: &str = "你们可以依法通过仲裁、行政、司法等途径维护自己的权利。";

/// 不予受理告知: the reason, and where else to go.
pub fn refusal(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("人民调解不予受理告知书", record);
    elements.push(flush(&format!("{}：", addressed(record))));
    let told = record.dispute.registered_on.0.map_or_else(gaps_of_day, day_in_words);
    elements.push(indented(&format!("你们于{told}向本委员会反映的{}，经审查，因下列理由不予受理：", about(record))));
    elements.extend(body(&record.step.summary, 4));
    elements.push(indented(OTHER_WAYS));
    elements.extend(under_seal(Vec::new(), vec![signer("经办人", Sign::Name)], seal(record, &day(record))));
    elements.extend(receipt(record));
    pages(elements, record, false, issue)
}

/// 终止调解通知书: what did not succeed also after an extension is ended, and the parties are told of other ways (宁波 27 条).
pub fn termination(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("终止调解通知书", record);
    elements.push(flush(&format!("{}：", addressed(record))));
    let begun = if record.from.is_empty() { gaps_of_day() } else { record.from.clone() };
    elements
        .push(indented(&format!("你们之间的{}，本委员会于{begun}起进行调解。因下列原因，现终止调解：", about(record))));
    elements.extend(body(&record.step.summary, 4));
    elements.push(indented(OTHER_WAYS));
    elements.extend(under_seal(Vec::new(), vec![signer("经办人", Sign::Name)], seal(record, &day(record))));
    elements.extend(receipt(record));
    pages(elements, record, false, issue)
}

/// 移送函, and below the cut the receipt that comes back.
pub fn transfer(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("矛盾纠纷移送函", record);
    elements.push(flush(&format!("{}：", whom(record))));
    elements.push(indented(&format!("现将{}移送你单位依法处理。", with_names(record))));
    elements.push(heading("简要情况"));
    elements.extend(body(&record.dispute.summary, 4));
    elements.push(heading("移送理由"));
    elements.extend(body(&record.step.summary, 3));
    elements.push(indented("附：卷内材料＿＿＿件，共＿＿＿页。请将处理结果函告我委员会。"));
    elements.extend(under_seal(Vec::new(), vec![signer("经办人", Sign::Name)], seal(record, &day(record))));
    let tear = "－ ".repeat(12);
    elements.push(flush(&format!("{tear}（回　执）{}", tear.replace("－ ", " －"))));
    let committee = committee(record);
    elements.push(indented(&format!("{committee}：你委员会移送的{}及材料＿＿＿件已收到。", about(record))));
    elements.push(Element::Signatures(vec![signer("收件人", Sign::Name), signer("收件单位（印章）", Sign::Name)]));
    pages(elements, record, false, issue)
}

/// 延期约定书: what the parties agree on comes before the term (深圳 25 条; 海南 26 条).
pub fn extension(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("延长调解期限约定书", record);
    for party in parties::on_paper(record).iter().filter(|party| party.is_party() || party.party_name.is_empty()) {
        elements.push(fact(role(party), &party.party_name.shown(), 16));
    }
    let begun = if record.from.is_empty() { gaps_of_day() } else { record.from.clone() };
    let until = record.step.until_date.0.map_or_else(gaps_of_day, day_in_words);
    elements.push(indented(&format!(
        "各方因{}，自{begun}起由{}主持调解，尚未结束。经各方协商一致，约定将调解期限延长至{until}。",
        about(record),
        committee(record)
    )));
    elements.push(heading("延期原因"));
    elements.extend(body(&record.step.summary, 4));
    elements.push(note("延长期间，任何一方仍可以随时要求终止调解。延期届满仍未达成协议的，终止调解。"));
    let officers = vec![signer("人民调解员", Sign::Name)];
    let alone = CaseRecord { parties: principals(record), ..record.clone() };
    elements.extend(under_seal(parties::by_name(&alone), officers, seal(record, &day(record))));
    pages(elements, record, false, issue)
}

/// Below a letter: that it was received.
fn receipt(record: &CaseRecord) -> Vec<Element> {
    let alone = CaseRecord { parties: principals(record), ..record.clone() };
    let mut elements = vec![heading("签收")];
    elements.extend(signatures(parties::by_name(&alone), Vec::new()));
    elements
}

fn principals(record: &CaseRecord) -> Vec<DisputeParty> {
    record.parties.iter().filter(|party| party.is_party()).cloned().collect()
}

fn role(party: &DisputeParty) -> &str {
    if party.side.code.is_empty() { "当事人" } else { party.side.label() }
}

/// 「何丽华、汤志强」, or a line to write on.
fn addressed(record: &CaseRecord) -> String {
    let names: Vec<String> = principals(record).iter().map(|party| party.party_name.shown()).collect();
    if names.is_empty() { "＿＿＿＿＿＿＿＿＿＿＿＿".to_owned() } else { names.join("、") }
}

fn whom(record: &CaseRecord) -> String {
    match record.step.counterpart.as_ref() {
        "" => "＿＿＿＿＿＿＿＿＿＿＿＿".to_owned(),
        unit => unit.to_owned(),
    }
}

fn with_names(record: &CaseRecord) -> String {
    if record.parties.is_empty() { about(record) } else { format!("{}之间的{}", addressed(record), about(record)) }
}

fn about(record: &CaseRecord) -> String {
    let kind = record.dispute.dispute_type.shown();
    if kind.is_empty() { "＿＿＿＿＿＿纠纷".to_owned() } else { kind }
}

fn committee(record: &CaseRecord) -> &str {
    if record.committee.is_empty() { "＿＿＿＿＿＿人民调解委员会" } else { &record.committee }
}

fn day(record: &CaseRecord) -> String {
    record.step.stepped_on.0.map(day_in_words).unwrap_or_default()
}

fn gaps_of_day() -> String {
    day_or_gaps(crate::domain::values::Day::default())
}
