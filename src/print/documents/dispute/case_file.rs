//! The file of a case: its label, 卷内目录 with page numbers counted by itself, and 卷宗情况说明.

use super::looks::{body, headed_table, pages, table_of, tall, title};
use super::signing::signer;
use super::{CaseRecord, CatalogueLine};
use crate::domain::dispute::joined;
use crate::domain::values::Value;
use crate::print::documents::registration::Issue;
use crate::print::flow::{Element, Sign};
use crate::print::page::{A4, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{self, Row};

/// For brown paper: large, with room for three holes at the left.
pub fn cover(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut page = Page::new(A4);
    let centre = A4.0 / 2.0 + 4.0;
    let committee =
        if record.committee.is_empty() { "＿＿＿＿＿＿＿人民调解委员会" } else { &record.committee };
    page.text_centred(centre, 52.0, hei(24.0), committee);
    page.text_centred(centre, 84.0, hei(40.0), "调　解　卷　宗");
    let facts = [
        ("卷　　名", name(record)),
        ("卷　　号", record.dispute.case_number.shown()),
        ("人民调解员", joined(&record.dispute.mediators)),
        ("调解日期", span(record)),
        ("调解结果", record.stage.clone()),
        ("立 卷 人", record.filed_by.clone()),
        ("立卷日期", record.filed_on.clone()),
        ("保管期限", record.retention.clone()),
        ("备　　注", String::new()),
    ];
    let (left, right) = (44.0, A4.0 - 30.0);
    let wrapped = facts.map(|(label, words)| (label, song(FACT).wrap(&words, right - left - FACT_INDENT - 2.0)));
    let further: usize = wrapped.iter().map(|(_, lines)| lines.len().saturating_sub(1)).sum();
    let gap = ((FACTS_HIGH - further as f32 * FACT_PITCH) / wrapped.len() as f32).clamp(FACT_PITCH, 16.0);
    let mut y = 118.0;
    for (label, lines) in &wrapped {
        y = line(&mut page, (left, right), y, label, lines) + gap;
    }
    let mut pages = vec![page];
    crate::print::documents::footer::number_pages(&mut pages, issue, left, 30.0);
    pages
}

/// Points of the facts on the label, millimetres from the left to where they begin, from line to line, and for all of them.
const FACT: f32 = 15.0;
const FACT_INDENT: f32 = 34.0;
const FACT_PITCH: f32 = 9.0;
const FACTS_HIGH: f32 = 144.0;

/// A word, and what stands on the line after it; what is long takes as many lines as it needs, and the gaps give way.
fn line(page: &mut Page, (left, right): (f32, f32), y: f32, label: &str, lines: &[String]) -> f32 {
    let from = left + FACT_INDENT;
    page.text(left, y, hei(FACT), label);
    let mut bottom = y;
    for (place, line) in lines.iter().enumerate() {
        bottom = y + place as f32 * FACT_PITCH;
        page.text(from + 1.0, bottom, song(FACT), line.as_str());
        page.rule((from, bottom + 1.6), (right, bottom + 1.6), 0.6);
    }
    if lines.is_empty() {
        page.rule((from, y + 1.6), (right, y + 1.6), 0.6);
    }
    bottom
}

/// 双方 and 纠纷类型: the file lies among others, and says whose it is unless the case is not public.
fn name(record: &CaseRecord) -> String {
    let kind = record.dispute.dispute_type.shown();
    if record.dispute.is_confidential() || record.parties.is_empty() {
        return kind;
    }
    let side = |code: &str| {
        let mut names = record.parties.iter().filter(|party| party.side.code == code && party.is_party());
        let first = names.next().map(|party| party.party_name.shown());
        first.map(|first| if names.next().is_some() { format!("{first}等") } else { first })
    };
    let sides: Vec<String> = ["1", "2", "3", "4", "5", "6"].into_iter().filter_map(side).collect();
    format!("{}{kind}", sides.join("与"))
}

fn span(record: &CaseRecord) -> String {
    match (record.from.as_str(), record.until.as_str()) {
        ("", _) => String::new(),
        (from, "") => format!("{from} 起"),
        (from, until) => format!("{from} 至 {until}"),
    }
}

/// Lines of an empty catalogue.
const HAND_LINES: usize = 16;

/// 序号, 文书名称, 页号, 备注.
pub fn contents(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("卷内目录", record);
    let heads = ["序号", "文书名称", "页号", "备注"].map(table::label);
    let mut rows = catalogue(&record.catalogue);
    while rows.len() < HAND_LINES && record.catalogue.is_empty() {
        rows.push(table::row((0..4).map(|_| table::value(1, "")).collect()));
    }
    elements.push(headed_table(&[14.0, 92.0, 24.0, 30.0], vec![table::row(heads.into())], rows));
    pages(elements, record, false, issue)
}

/// Pages follow one another from 1; a paper of one page has one number, one of several from and until.
fn catalogue(lines: &[CatalogueLine]) -> Vec<Row> {
    let mut next = 1;
    let mut rows = Vec::with_capacity(lines.len());
    for (number, line) in (1..).zip(lines) {
        let last = next + line.pages.max(1) - 1;
        let pages = if last == next { next.to_string() } else { format!("{next}–{last}") };
        next = last + 1;
        let middle = |words: String| table::Cell { span: 1, content: table::Content::Middle(words) };
        rows.push(table::row(vec![
            middle(number.to_string()),
            table::value(1, line.title.clone()),
            middle(pages),
            table::value(1, line.remark.clone()),
        ]));
    }
    rows
}

/// 卷内文书份数, 页数, what is missing, who made and who checked the file (备考表).
pub fn remarks(record: &CaseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let mut elements = title("卷宗情况说明", record);
    let filled = !record.catalogue.is_empty();
    let pages_in_all: u32 = record.catalogue.iter().map(|line| line.pages).sum();
    let of = |number: String, unit: &str| if filled { format!("{number} {unit}") } else { String::new() };
    let rows = vec![
        table::row(vec![
            table::label("卷内文书"),
            table::value(1, of(record.catalogue.len().to_string(), "件")),
            table::label("共计页数"),
            table::value(1, of(pages_in_all.to_string(), "页")),
        ]),
        tall("缺损、补正情况", 3, &record.missing.join("\n"), 60.0),
        tall("需要说明的事项", 3, &record.beside.join("\n"), 60.0),
    ];
    elements.push(table_of(&[30.0, 50.0, 24.0, 56.0], rows));
    elements.extend(body("", 0));
    elements.push(Element::Signatures(vec![signer("立卷人", Sign::Name), signer("检查人", Sign::Name)]));
    pages(elements, record, false, issue)
}
