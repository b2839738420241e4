//! 人民调解协议书, 口头协议登记表 and 司法确认申请书: what was agreed, and what makes it stronger.

use super::looks::{
    body, fact, flush, headed_table, heading, if_final, indented, lacking, numbered, pages, table_of, tall, title,
    to_fill,
};
use super::signing::{seal, signatures, signer, under_seal};
use super::{CaseRecord, parties};
use crate::domain::registers::{DisputeParty, DisputeTerm};
use crate::domain::values::{Day, Value};
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::flow::{Element, Sign};
use crate::print::page::Page;
use crate::print::table::{self, Row};

/// 当事人基本情况; 主要事实, 争议事项和责任; 协议内容, 履行的方式、期限 (人民调解法 29 条); copies for all, signed and sealed.
pub fn written(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let dispute = &record.dispute;
    let mut elements = title("人民调解协议书", record);
    if record.parties.is_empty() {
        elements.extend(["甲方：", "乙方："].into_iter().flat_map(opening_to_fill));
    }
    elements.extend(record.parties.iter().map(|party| opening(party, &record.signed(issue))));
    elements.push(heading("一、纠纷主要事实"));
    elements.extend(body(&dispute.agreed_facts, 5));
    elements.push(heading("二、争议事项和各方责任"));
    elements.extend(body(&dispute.agreed_issues, 4));
    elements.push(heading("三、协议内容"));
    elements.push(indented("经调解，各方自愿达成如下协议："));
    elements.extend(terms(record));
    if record.parties.is_empty() {
        // Written by hand it takes two sheets: what is to be performed stands with those who sign.
        elements.push(Element::NewPage);
    }
    elements.push(heading("四、履行方式、地点和期限"));
    elements.extend(performance(record));
    if !dispute.left_open.is_empty() {
        elements.push(heading("五、未达成一致的事项"));
        elements.extend(body(&dispute.left_open, 0));
        elements.push(indented("上述事项不在本协议之内，各方可以继续调解，也可以通过仲裁、行政、司法等途径解决。"));
    }
    let copies = if record.parties.is_empty() { "＿＿".to_owned() } else { copies(record).to_string() };
    elements.push(indented(&format!(
        "本协议一式 {copies} 份，当事人、人民调解委员会各持一份，自各方当事人签名、盖章或按指印，人民调解员签名并加盖\
         人民调解委员会印章之日起生效。"
    )));
    elements.extend(lacking(record));
    let officers = vec![signer("人民调解员", Sign::Name), signer("记录人", Sign::Name)];
    let signing = under_seal(parties::signers(record), officers, seal(record, &record.agreed_on));
    elements.extend(if_final(record, signing));
    pages(elements, record, true, issue)
}

/// A copy for each whose dispute it is, and one for the committee.
fn copies(record: &CaseRecord) -> usize {
    record.parties.iter().filter(|party| party.is_party()).count() + 1
}

fn opening(party: &DisputeParty, issue: &Issue<'_>) -> Element {
    let (role, words) = parties::in_a_sentence(party, issue);
    fact(role.trim_end_matches('：'), &words, 0)
}

/// The same for the pen: no line to write on goes on in the next one.
fn opening_to_fill(side: &str) -> [Element; 3] {
    [
        to_fill(side, &[("姓名", 8), ("性别", 3), ("年龄", 3), ("职业", 6)]),
        to_fill("", &[("证件号码", 16), ("电话", 12)]),
        to_fill("", &[("住址", 33)]),
    ]
}

fn terms(record: &CaseRecord) -> Vec<Element> {
    if record.terms.is_empty() {
        return body("", 6);
    }
    let one = |(number, term): (usize, &DisputeTerm)| numbered(&format!("{number}."), &term.wording.replace('\n', ""));
    (1..).zip(&record.terms).map(one).collect()
}

const ITEM_COLUMNS: [f32; 6] = [12.0, 24.0, 48.0, 20.0, 22.0, 38.0];
/// Rows of an empty table for the pen, and how high each is.
const BY_HAND_ROWS: usize = 6;
const BY_HAND_MM: f32 = 13.0;

/// Each thing to be done with who does it, how, where and by when; amounts in numerals nobody can alter.
fn performance(record: &CaseRecord) -> Vec<Element> {
    let heads = ["条款", "履行人", "金额", "方式", "地点", "期限"].map(table::label);
    let items = (1..).zip(&record.terms).filter(|(_, term)| term.is_to_be_performed());
    let mut rows: Vec<Row> = items.map(|(number, term)| item(number, term)).collect();
    if record.terms.is_empty() {
        let (count, height) = if record.parties.is_empty() { (BY_HAND_ROWS, BY_HAND_MM) } else { (3, 0.0) };
        rows = (0..count).map(|_| Row { cells: (0..6).map(|_| table::value(1, "")).collect(), height }).collect();
    }
    let mut elements = body(&record.dispute.manner, 0);
    if rows.is_empty() && elements.is_empty() {
        elements.push(indented("协议内容已即时履行。"));
    }
    if !rows.is_empty() {
        elements.push(headed_table(&ITEM_COLUMNS, vec![table::row(heads.into())], rows));
    }
    elements
}

fn item(number: usize, term: &DisputeTerm) -> Row {
    let amount = amount_in_words(term);
    let due = term.due_on.0.map(|day| format!("{}前", crate::domain::dispute::day_in_words(day))).unwrap_or_default();
    let cells = [number.to_string(), term.performer.shown(), amount, term.manner.shown(), term.venue.shown(), due];
    table::row(cells.into_iter().map(|words| table::value(1, words)).collect())
}

/// 「叁仟贰佰元整（3200 元）」: nobody can alter it.
pub(super) fn amount_in_words(term: &DisputeTerm) -> String {
    match term.amount.0 {
        Some(_) => format!("{}（{} 元）", term.amount.in_capitals(), term.amount.shown()),
        None => String::new(),
    }
}

/// What an oral agreement is registered with: signed by the mediator alone, in force when it was made (人民调解法 28, 30 条).
pub fn oral(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let dispute = &record.dispute;
    let mut elements = title("人民调解口头协议登记表", record);
    let issued = record.signed(issue);
    let shown = parties::on_paper(record);
    let mut rows: Vec<Row> = shown.iter().flat_map(|party| parties::rows(party, &issued)).collect();
    let facts = if dispute.agreed_facts.is_empty() { &dispute.summary } else { &dispute.agreed_facts };
    let room = |by_hand: f32| if record.parties.is_empty() { by_hand } else { by_hand * 0.8 };
    rows.push(tall("主要事实", 5, facts, room(26.0)));
    rows.push(tall("争议事项", 5, &dispute.agreed_issues, room(18.0)));
    rows.push(tall("协议内容", 5, &terms_in_lines(record), room(30.0)));
    rows.push(tall("履行方式、期限", 5, &performance_in_lines(record), room(18.0)));
    elements.push(table_of(&parties::COLUMNS, rows));
    elements.extend(lacking(record));
    elements.push(flush("口头协议自各方当事人达成协议之日起生效。"));
    let mediator = vec![signer("人民调解员", Sign::Name)];
    elements.extend(if_final(record, under_seal(Vec::new(), mediator, seal(record, &record.agreed_on))));
    pages(elements, record, true, issue)
}

fn terms_in_lines(record: &CaseRecord) -> String {
    let lines = (1..).zip(&record.terms).map(|(number, term)| format!("{number}. {}", &*term.wording));
    lines.collect::<Vec<String>>().join("\n")
}

fn performance_in_lines(record: &CaseRecord) -> String {
    let items = (1..).zip(&record.terms).filter(|(_, term)| term.is_to_be_performed());
    let line = |(number, term): (usize, &DisputeTerm)| {
        let parts = [
            format!("第 {number} 条"),
            term.performer.shown(),
            term.amount.0.map(|_| format!("{} 元", term.amount.shown())).unwrap_or_default(),
            term.manner.shown(),
            term.due_on.0.map(|day| format!("{}前", crate::domain::dispute::day_in_words(day))).unwrap_or_default(),
        ];
        parts.into_iter().filter(|words| !words.is_empty()).collect::<Vec<String>>().join("，")
    };
    items.map(line).collect::<Vec<String>>().join("\n")
}

/// Both ask together within thirty days (人民调解法 33 条; 法释〔2011〕5 号 3 条 says what the application has).
pub fn confirmation(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("司法确认申请书", record);
    if record.parties.is_empty() {
        elements.extend(["申请人："; 2].into_iter().flat_map(applicant_to_fill));
    }
    for party in &record.parties {
        elements.push(fact("申请人", &parties::as_applicant(party, issue), 0));
        elements.push(fact("送达地址", "", 26));
    }
    let committee =
        if record.committee.is_empty() { "＿＿＿＿＿＿人民调解委员会" } else { &record.committee };
    let number = record.dispute.case_number.shown();
    let number = if number.is_empty() { "＿＿＿＿〔　　〕第＿＿号".to_owned() } else { number };
    elements.push(heading("请求事项"));
    elements.push(indented(&format!("请求确认{committee}{number}人民调解协议有效。")));
    elements.push(heading("事实与理由"));
    let agreed = match record.agreed_on.as_str() {
        "" => day_or_gaps(Day::default()),
        day => day.to_owned(),
    };
    let all = if sides(record) > 2 { "各方" } else { "双方" };
    elements.push(indented(&format!("{all}因{}，经{committee}主持调解，于{agreed}自愿达成调解协议。", about(record))));
    elements.extend(body(&record.dispute.agreed_facts, 3));
    elements.push(heading("承诺"));
    for (number, line) in (1..).zip(PROMISES) {
        elements.push(numbered(&format!("{number}."), &line.replace("双方", all)));
    }
    elements.push(heading("附件"));
    for (number, line) in (1..).zip(ENCLOSED) {
        elements.push(numbered(&format!("{number}."), &line.replace("双方", all)));
    }
    elements.push(indented("此致"));
    elements.push(flush(&court(&record.court)));
    elements.extend(lacking(record));
    elements.extend(if_final(record, signatures(parties::signers(record), Vec::new())));
    pages(elements, record, true, issue)
}

/// How many sides have anybody.
fn sides(record: &CaseRecord) -> usize {
    let mut codes: Vec<&str> = record.parties.iter().map(|party| party.side.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.len()
}

/// The same of an applicant, who is born on a day and is found by the court.
fn applicant_to_fill(role: &str) -> [Element; 3] {
    [
        to_fill(role, &[("姓名", 8), ("性别", 3), ("出生日期", 11)]),
        to_fill("", &[("证件号码", 16), ("电话", 12)]),
        to_fill("", &[("住址", 15), ("送达地址", 15)]),
    ]
}

/// 「龙潭区人民法院」; where only 「区人民法院」 or nothing is known, with a line before it for which one.
fn court(name: &str) -> String {
    let is_named = name.chars().count() > "区人民法院".chars().count() || !name.ends_with("人民法院");
    match name {
        "" => "＿＿＿＿＿＿＿＿人民法院".to_owned(),
        name if is_named => name.to_owned(),
        name => format!("＿＿＿＿＿＿{name}"),
    }
}

fn about(record: &CaseRecord) -> String {
    let kind = record.dispute.dispute_type.shown();
    if kind.is_empty() { "＿＿＿＿纠纷".to_owned() } else { kind }
}

const PROMISES: [&str; 3] = [
    "双方出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为。",
    "协议内容不损害国家利益、社会公共利益和他人合法权益。",
    "因协议内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。",
];

const ENCLOSED: [&str; 3] = [
    "人民调解协议书；",
    "双方当事人的身份证明或者资格证明，代理人的授权委托书；",
    "与协议内容有关的财产权利证明等材料。",
];
