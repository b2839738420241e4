//! 授权委托书, 协议履行凭证, 结案报告 and the back of the file.

use super::agreement::amount_in_words;
use super::looks::{fact, flush, headed_table, heading, indented, pages, table_of, tall, title};
use super::signing::{seal, signatures, signer, under_seal};
use super::{CaseRecord, parties};
use crate::domain::dispute::{AGENT, day_in_words, joined};
use crate::domain::registers::{DisputeParty, DisputeTerm};
use crate::domain::values::{Day, Value};
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::Sign;
use crate::print::page::{A4, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{self, Row};

/// 授权委托书: a sheet for each agent, signed by those of their side.
pub fn authorisation(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let agents: Vec<&DisputeParty> = record.parties.iter().filter(|party| party.role.code == AGENT).collect();
    if agents.is_empty() {
        return authorising(record, &[], &DisputeParty::default(), issue);
    }
    let of_side = |agent: &DisputeParty| -> Vec<DisputeParty> {
        let is_principal = |party: &&DisputeParty| party.is_party() && party.side == agent.side;
        record.parties.iter().filter(is_principal).cloned().collect()
    };
    agents.into_iter().flat_map(|agent| authorising(record, &of_side(agent), agent, issue)).collect()
}

fn authorising(record: &CaseRecord, principals: &[DisputeParty], agent: &DisputeParty, issue: &Issue<'_>) -> Vec<Page> {
    let alone = CaseRecord { parties: principals.to_vec(), ..record.clone() };
    let mut elements = title("授权委托书", record);
    let shown = if principals.is_empty() { vec![DisputeParty::default()] } else { principals.to_vec() };
    for principal in &shown {
        elements.push(heading("委托人"));
        elements.push(table_of(&parties::COLUMNS, parties::rows(principal, issue)));
    }
    elements.push(heading("受委托人"));
    elements.push(table_of(&parties::COLUMNS, parties::rows(agent, issue)));
    let about = record.dispute.dispute_type.shown();
    let about = if about.is_empty() { "＿＿＿＿＿＿纠纷".to_owned() } else { about };
    elements.push(indented(&format!("委托人就{about}一案，委托上述受委托人代为参加人民调解。")));
    elements.push(fact("代理权限", &agent.authority, 24));
    elements.push(fact("委托期限", "", 24));
    let mut signing = parties::signers(&alone);
    signing.truncate(shown.len());
    signing.push(signer("受委托人（签名）", Sign::Fingerprint));
    elements.extend(signatures(signing, Vec::new()));
    pages(elements, record, false, issue)
}

const ITEM_COLUMNS: [f32; 6] = [12.0, 24.0, 40.0, 20.0, 32.0, 32.0];

/// 协议履行凭证: what was performed, when and by what it is proved, signed by who received it.
pub fn performance(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("人民调解协议履行凭证", record);
    let heads = ["条款", "履行人", "金额", "方式", "履行期限", "履行日期"].map(table::label);
    let items = (1..).zip(&record.terms).filter(|(_, term)| term.is_to_be_performed());
    let mut rows: Vec<Row> = items.flat_map(|(number, term)| item(number.to_string(), term, 0.0)).collect();
    if record.terms.is_empty() {
        rows = (0..4).flat_map(|_| item(String::new(), &DisputeTerm::default(), 12.0)).collect();
    }
    elements.push(headed_table(&ITEM_COLUMNS, vec![table::row(heads.into())], rows));
    elements.push(flush(&received(&record.terms)));
    let alone: Vec<DisputeParty> = record.parties.iter().filter(|party| party.is_party()).cloned().collect();
    let alone = CaseRecord { parties: alone, ..record.clone() };
    elements.extend(signatures(parties::signers(&alone), vec![signer("人民调解员（签名）", Sign::Fingerprint)]));
    pages(elements, record, false, issue)
}

/// What those who sign say: of nothing that is still to be performed.
fn received(terms: &[DisputeTerm]) -> String {
    let numbers = |is_open: bool| -> Vec<String> {
        let items = (1..).zip(terms).filter(|(_, term)| term.is_to_be_performed() && term.is_open() == is_open);
        items.map(|(number, _): (usize, _)| number.to_string()).collect()
    };
    let (done, open) = (numbers(false).join("、"), numbers(true).join("、"));
    if open.is_empty() {
        return "以上协议内容已按约定履行，收到的款物数额无误。".to_owned();
    }
    if done.is_empty() {
        return format!("第 {open} 条尚未履行。");
    }
    format!("第 {done} 条已按约定履行，收到的款物数额无误。第 {open} 条尚未履行，不在本凭证之内。")
}

/// Who performs how much, how and by when, and when it was done; under it what it says and by what it is proved.
fn item(number: String, term: &DisputeTerm, height: f32) -> [Row; 2] {
    let day = |day: Day| day.0.map(day_in_words).unwrap_or_default();
    let cells = [
        number,
        term.performer.shown(),
        amount_in_words(term),
        term.manner.shown(),
        day(term.due_on),
        day(term.performed_on),
    ];
    let facts = cells.into_iter().map(|words| table::value(1, words)).collect();
    let proof = vec![
        table::label("内容"),
        table::value(2, term.wording.replace('\n', "")),
        table::label("凭证"),
        table::value(2, term.receipt.shown()),
    ];
    [facts, proof].map(|cells| Row { cells, height })
}

/// 结案报告: one page on the whole case, from who came with it to how it ended.
pub fn closing_report(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let dispute = &record.dispute;
    let mut elements = title("人民调解结案报告", record);
    let whom = |code: &str| {
        let of_side = record.parties.iter().filter(|party| party.is_party() && party.side.code == code);
        of_side.map(|party| party.party_name.shown()).collect::<Vec<_>>().join("、")
    };
    let others: Vec<String> =
        ["2", "3", "4", "5", "6"].map(whom).into_iter().filter(|names| !names.is_empty()).collect();
    let pair = |name: &str, words: String, other: &str, others: String| {
        table::row(vec![table::label(name), table::value(1, words), table::label(other), table::value(1, others)])
    };
    let rows = vec![
        pair("承办单位", record.committee.clone(), "填表时间", known_or_gaps(&record.filed_on)),
        pair("卷号", dispute.case_number.shown(), "承办人", joined(&dispute.mediators)),
        pair("受案时间", day_or_gaps(dispute.registered_on), "结案时间", known_or_gaps(&record.until)),
        pair("案件来源", dispute.source.shown(), "纠纷类型", dispute.dispute_type.shown()),
        pair("申请人", whom("1"), "对方当事人", others.join("；")),
        tall(
            "简要事实",
            3,
            if dispute.agreed_facts.is_empty() { &dispute.summary } else { &dispute.agreed_facts },
            34.0,
        ),
        tall("处理结果", 3, &result(record), 34.0),
        tall("履行和回访", 3, &performed(record), 16.0),
        tall("备注", 3, "", 12.0),
    ];
    elements.push(table_of(&[24.0, 60.0, 24.0, 52.0], rows));
    let signing = vec![signer("承办人", Sign::Name), signer("负责人", Sign::Name)];
    elements.extend(under_seal(Vec::new(), signing, seal(record, &record.filed_on)));
    pages(elements, record, false, issue)
}

fn known_or_gaps(day: &str) -> String {
    if day.is_empty() { day_or_gaps(Day::default()) } else { day.to_owned() }
}

/// How it ended, and what was agreed.
fn result(record: &CaseRecord) -> String {
    let terms = (1..).zip(&record.terms).map(|(number, term)| format!("{number}. {}", &*term.wording));
    let terms: Vec<String> = if record.agreed_on.is_empty() { Vec::new() } else { terms.collect() };
    let how = match record.agreed_on.as_str() {
        "" => record.stage.clone(),
        day => format!("{day}{}。", record.stage),
    };
    [how].into_iter().chain(terms).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What was performed, and every visit after the agreement: the day, and what was found.
fn performed(record: &CaseRecord) -> String {
    [performed_so_far(record)].into_iter().chain(record.visits.iter().cloned()).collect::<Vec<_>>().join("\n")
}

fn performed_so_far(record: &CaseRecord) -> String {
    let to_do = record.terms.iter().filter(|term| term.is_to_be_performed()).count();
    let open = record.terms.iter().filter(|term| term.is_open()).count();
    match (record.agreed_on.as_str(), to_do) {
        ("", _) => String::new(),
        (_, 0) => "协议内容已即时履行。".to_owned(),
        (_, to_do) => format!("应当履行 {to_do} 项，已履行 {} 项。", to_do - open),
    }
}

/// Where what is filled in on the back begins and ends.
const FROM: f32 = 82.0;
const RIGHT: f32 = 168.0;

/// Lines on rules; answers where the last one stands.
fn filled(page: &mut Page, y: f32, lines: &[String]) -> f32 {
    let mut last = y;
    for (place, words) in lines.iter().enumerate() {
        last = y + place as f32 * 8.0;
        page.text(FROM + 1.0, last, song(13.0), words.as_str());
        page.rule((FROM, last + 1.8), (RIGHT, last + 1.8), 0.6);
    }
    if lines.is_empty() {
        page.rule((FROM, y + 1.8), (RIGHT, y + 1.8), 0.6);
    }
    last
}

/// 封底: who keeps the file, and for how long.
pub fn back(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut page = Page::new(A4);
    let rows = [
        ("保管单位", record.committee.clone()),
        ("保管期限", record.retention.clone()),
        ("卷　　号", record.dispute.case_number.shown()),
    ];
    let mut y = 206.0;
    for (name, words) in &rows {
        page.text(54.0, y, hei(13.0), *name);
        y = filled(&mut page, y, &song(13.0).wrap(words, RIGHT - FROM - 2.0)) + 14.0;
    }
    let mut pages = vec![page];
    crate::print::documents::footer::number_pages(&mut pages, issue, 44.0, 30.0);
    pages
}
