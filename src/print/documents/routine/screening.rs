//! 矛盾纠纷排查登记表: one screening with what it found; and the monthly report of all screenings of a period.

use super::{FoundLine, MONTHLY, MatterTotal, SCREENING, ScreeningRecord};
use crate::domain::CodeList;
use crate::domain::codes::ReportedMatter;
use crate::domain::values::Value;
use crate::print::documents::footer;
use crate::print::documents::form::{
    self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, rooms, seal_here, sign_here, wide_label,
};
use crate::print::documents::registration::{Issue, day_or_gaps};
use crate::print::page::Page;
use crate::print::table::{Block, Cell, Content, LaidPage, Row, label, row, value};

/// 序号, 类别, 地点, 事项 in two, 处理 in two, 责任人, 结果.
const COLUMNS_MM: [f32; 9] = [10.0, 18.0, 26.0, 18.0, 22.0, 10.0, 22.0, 18.0, 30.0];
/// Lines for the pen: all of it is to stand on one page.
const BLANK_ROWS: usize = 8;
const BLANK_ROWS_OF_MONTH: usize = 6;
/// Written by hand a matter wants two lines.
const HAND_MM: f32 = 14.0;
const NOTHING: &str = "没有发现矛盾纠纷和隐患（零报告）。";
const NOTE: &str = "只写事和地点，不写对人的看法。没有情况的也要报，选“零报告”。矛盾纠纷转调解的，另建调解卷。";

pub(super) fn form(record: &ScreeningRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == ScreeningRecord::default();
    let report = &record.report;
    let mut rows = vec![
        pair(("排查名称", report.report_name.shown()), ("期间", record.period.clone())),
        pair(("排查范围", record.area.clone()), ("排查日期", day_or_gaps(report.done_on))),
        pair(("排查人", report.done_by.shown()), ("上报单位", report.reported_to.shown())),
        row(vec![
            wide_label(2, "结果"),
            form::choices(2, &report.outcome),
            wide_label(1, "处数"),
            value(4, count(record, is_blank)),
        ]),
    ];
    rows.extend(lines(&record.findings, if is_blank { BLANK_ROWS } else { 0 }));
    if !is_blank && record.findings.is_empty() {
        rows.push(row(vec![value(9, NOTHING)]));
    }
    rows.push(Row { height: 18.0, ..row(vec![wide_label(2, "情况说明"), value(7, report.summary.shown())]) });
    let head = Head { title: SCREENING.title, number_label: "编号", number: "" };
    pages(head, rows, is_blank, issue)
}

/// How often, what was found of each kind, and each matter by name.
pub(super) fn monthly(record: &ScreeningRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == ScreeningRecord::default();
    let report = &record.report;
    let counted = |count: usize, unit: &str| if is_blank { String::new() } else { format!("{count} {unit}") };
    let mut rows = vec![
        pair(("期间", record.period.clone()), ("上报单位", report.reported_to.shown())),
        pair(("排查次数", counted(record.screenings, "次")), ("其中零报告", counted(record.zero_reports, "次"))),
        headed(&["事项类别", "发现", "已办结", "在办"]),
    ];
    rows.extend(total_rows(record, is_blank));
    rows.extend(lines(&record.findings, if is_blank { BLANK_ROWS_OF_MONTH } else { 0 }));
    if !is_blank && record.findings.is_empty() {
        rows.push(row(vec![value(9, NOTHING)]));
    }
    rows.push(Row { height: 22.0, ..row(vec![wide_label(2, "分析和打算"), value(7, report.summary.shown())]) });
    let head = Head { title: MONTHLY.title, number_label: "编号", number: "" };
    pages(head, rows, is_blank, issue)
}

/// Each kind of matter, those nobody found too, and their sum.
fn total_rows(record: &ScreeningRecord, is_blank: bool) -> Vec<Row> {
    let figures = |total: &MatterTotal| {
        let figures = [total.found, total.settled, total.found - total.settled];
        figures.map(|figure| if is_blank { String::new() } else { figure.to_string() })
    };
    let of = |name: &str| record.totals.iter().find(|total| total.matter == name).cloned().unwrap_or_default();
    let names = ReportedMatter::table().codes.iter().map(|row| row.name.as_str());
    let mut rows: Vec<Row> = names.map(|name| quarters(name, figures(&of(name)))).collect();
    let sum = |count: fn(&MatterTotal) -> usize| record.totals.iter().map(count).sum::<usize>();
    let all =
        MatterTotal { matter: String::new(), found: sum(|total| total.found), settled: sum(|total| total.settled) };
    rows.push(quarters("合计", figures(&all)));
    rows
}

fn count(record: &ScreeningRecord, is_blank: bool) -> String {
    if is_blank { String::new() } else { format!("{} 处", record.findings.len()) }
}

/// Two facts in a row.
fn pair(one: (&str, String), other: (&str, String)) -> Row {
    row(vec![wide_label(2, one.0), value(2, one.1), wide_label(1, other.0), value(4, other.1)])
}

fn headed(words: &[&str; 4]) -> Row {
    row(vec![wide_label(3, words[0]), wide_label(2, words[1]), wide_label(2, words[2]), wide_label(2, words[3])])
}

fn quarters(name: &str, [found, settled, open]: [String; 3]) -> Row {
    row(vec![wide_label(3, name), middle(2, found), middle(2, settled), middle(2, open)])
}

fn middle(span: usize, words: String) -> Cell {
    Cell { span, content: Content::Middle(words) }
}

fn lines(findings: &[FoundLine], by_hand: usize) -> Vec<Row> {
    let heading = row(vec![
        label("序号"),
        label("类别"),
        label("地点"),
        wide_label(2, "事项"),
        wide_label(2, "处理情况"),
        label("责任人"),
        label("结果或期限"),
    ]);
    let line = |number: usize, line: &FoundLine, height: f32| Row {
        height,
        cells: vec![
            label(number.to_string()),
            value(1, &line.matter),
            value(1, &line.place),
            value(2, &line.found),
            value(2, &line.handling),
            value(1, &line.handled_by),
            value(1, &line.result),
        ],
    };
    let mut rows = vec![heading];
    rows.extend((1..).zip(findings).map(|(number, found)| line(number, found, 0.0)));
    rows.extend((1..=by_hand).map(|number| line(number, &FoundLine::default(), HAND_MM)));
    rows
}

fn pages(head: Head<'_>, mut rows: Vec<Row>, is_blank: bool, issue: &Issue<'_>) -> Vec<Page> {
    rows.push(row(vec![value(9, NOTE)]));
    rows.push(rooms(&[4, 5], form::SEAL_MM + 1.0));
    // A row may leave the page its neighbours are on.
    let blocks = rows.into_iter().map(|row| Block { title: "", rows: vec![row] }).collect();
    let looks = if is_blank { BY_HAND } else { PRINTED };
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, looks, blocks) {
        if let [done, sealed] = rooms[..] {
            sign_here(&mut page, done, "排查人（签名）");
            seal_here(&mut page, sealed, "排查单位（章）", "负责人", (issue, Default::default()));
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}
