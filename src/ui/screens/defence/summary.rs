//! What a month of patrols came to, group by group and for all, on paper.

use crate::domain::defence::{PatrolTotals, month_of};
use crate::domain::registers::DefenceGroup;
use crate::domain::{RecordId, Register};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble, defence};
use chrono::Datelike;

const COLUMNS: [(&str, bool); 7] = [
    ("组号", false),
    ("片区", false),
    ("巡逻次数", true),
    ("巡逻人次", true),
    ("互助报警", true),
    ("发现", true),
    ("已处理", true),
];

/// Of the groups in the list, in the month so many months from this one.
pub(super) fn order(desk: &Desk, groups: &[RecordId], months: i32) -> Result<Order, Trouble> {
    let (from, until) = month_of(desk.today(), months);
    let totals = defence::patrol_totals(desk, groups, from, until)?;
    let mut all = PatrolTotals::default();
    let mut rows = Vec::with_capacity(totals.len() + 1);
    for (group, (_, totals)) in defence::rows(desk, groups)?.iter().zip(&totals) {
        all.add(totals);
        rows.push(row(group.group.number_words(), group.area.clone(), totals));
    }
    rows.push(row("合计".to_owned(), format!("{} 个组", totals.len()), &all));
    let column = |(heading, is_right): (&str, bool)| SheetColumn::of(heading).right(is_right);
    let sheet = Sheet {
        title: "联防巡逻月汇总".to_owned(),
        about: vec![format!("{}年{}月", from.year(), from.month())],
        as_of: desk.today(),
        columns: COLUMNS.map(column).into(),
        rows,
        has_sum: true,
        ..Sheet::default()
    };
    Ok(Order::sheet(sheet.fitted(), DefenceGroup::TABLE, groups.to_vec()))
}

fn row(number: String, area: String, totals: &PatrolTotals) -> Vec<String> {
    let figures = [totals.patrols, totals.headcount, totals.calls, totals.findings, totals.settled];
    [number, area].into_iter().chain(figures.map(|figure| figure.to_string())).collect()
}
