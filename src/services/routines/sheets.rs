//! What wants doing, the year, and the ledgers as printed lists.

use super::calendar::{OccurrenceLine, YearRow};
use super::ledger::{RowState, rows};
use super::{Desk, Ledger, LedgerFilter, Trouble, totals};
use crate::domain::registers::{Feedback, Meeting, Opening, Reception, Routine, RoutineReport, ServiceRecord};
use crate::domain::{Date, RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;

/// What wants doing as it stands on screen, by day, area and person.
pub fn now_sheet(desk: &Desk, lines: &[OccurrenceLine]) -> Result<Order, Trouble> {
    desk.require(Right::Print)?;
    Ok(occurrence_sheet(desk, "定期工作应办清单", lines))
}

/// Every occurrence of a year, by day.
pub fn year_sheet(desk: &Desk, year: i32, rows: &[YearRow]) -> Result<Order, Trouble> {
    desk.require(Right::Print)?;
    let mut lines: Vec<OccurrenceLine> = rows.iter().flat_map(|row| row.lines.iter().cloned()).collect();
    lines.sort_by_key(|line| (line.occurrence.due, line.routine_id));
    Ok(occurrence_sheet(desk, &format!("{year}年定期工作一览表"), &lines))
}

fn occurrence_sheet(desk: &Desk, title: &str, lines: &[OccurrenceLine]) -> Order {
    let row = |line: &OccurrenceLine| {
        vec![
            line.occurrence.due.to_string(),
            line.routine.routine_name.0.clone(),
            line.period(),
            line.area.clone(),
            line.routine.holder.0.clone(),
            line.state.label().to_owned(),
            line.done
                .map(|done| format!("{}{}", done.done_on, if done.is_zero { "（零报告）" } else { "" }))
                .unwrap_or_default(),
        ]
    };
    let columns = ["到期", "工作", "期间", "片区", "责任人", "状态", "开展日期"];
    let mut records: Vec<RecordId> = lines.iter().map(|line| line.routine_id).collect();
    records.sort();
    records.dedup();
    order(desk, title, (&columns, lines.iter().map(row).collect(), Vec::new()), Routine::TABLE, records)
}

/// A ledger as it is narrowed on screen.
pub fn ledger_sheet(
    desk: &Desk,
    ledger: Ledger,
    filter: &LedgerFilter,
    records: &[RecordId],
) -> Result<Order, Trouble> {
    desk.require(Right::Print)?;
    let (title, columns, table) = match ledger {
        Ledger::Reports => {
            ("定期工作台账", ["期间", "日期", "种类", "名称", "范围", "开展人", "状态"], RoutineReport::TABLE)
        }
        Ledger::Receptions => {
            ("来访接待台账", ["编号", "日期", "事项类别", "诉求", "来访人", "首问责任人", "状态"], Reception::TABLE)
        }
        Ledger::Feedback => {
            ("信息反馈台账", ["编号", "日期", "事项类别", "事项", "地点", "信息员", "状态"], Feedback::TABLE)
        }
        Ledger::Meetings => ("会议台账", ["议题", "日期", "种类", "名称", "地点", "主持人", "状态"], Meeting::TABLE),
        Ledger::Openings => (
            "用工房源台账",
            ["有效期至", "登记日期", "类别", "岗位或房源", "地点", "待遇或租金", "状态"],
            Opening::TABLE,
        ),
        Ledger::Services => (
            "服务记录台账",
            ["服务人次", "日期", "服务类别", "服务事项", "地点", "经办人", "状态"],
            ServiceRecord::TABLE,
        ),
    };
    let lines = rows(desk, ledger, records)?;
    let row = |row: &super::LedgerRow| {
        let day = row.day.map(|day: Date| day.to_string()).unwrap_or_default();
        let state = state_words(row.state);
        vec![row.number.clone(), day, row.kind.clone(), row.title.clone(), row.place.clone(), row.by.clone(), state]
    };
    let mut about = filter.year.map(|year| format!("{year}年")).into_iter().collect::<Vec<_>>();
    about.push(totals_words(desk, ledger, filter)?);
    Ok(order(desk, title, (&columns, lines.iter().map(row).collect(), about), table, records.to_vec()))
}

fn totals_words(desk: &Desk, ledger: Ledger, filter: &LedgerFilter) -> Result<String, Trouble> {
    let totals = totals(desk, ledger, &LedgerFilter { open: false, ..filter.clone() })?;
    let share = totals.settled;
    Ok(match ledger {
        Ledger::Openings => format!("共 {} 条，没撤下 {} 条", share.reported, totals.open),
        Ledger::Services => format!("共 {} 件，{} 人次，没办完 {} 件", share.reported, totals.headcount, totals.open),
        _ => format!("共 {} 件，已办结 {} 件，办结率 {share}", share.reported, share.settled),
    })
}

fn state_words(state: RowState) -> String {
    match state {
        RowState::Settled => "已办结".to_owned(),
        RowState::Noted => String::new(),
        RowState::Zero => "零报告".to_owned(),
        RowState::TakenDown => "已撤下".to_owned(),
        RowState::Open(None) => "在办".to_owned(),
        RowState::Open(Some(day)) => format!("在办，期限 {day}"),
    }
}

fn order(
    desk: &Desk,
    title: &str,
    (columns, rows, about): (&[&str], Vec<Vec<String>>, Vec<String>),
    table: &'static str,
    records: Vec<RecordId>,
) -> Order {
    let sheet = Sheet {
        title: title.to_owned(),
        about,
        as_of: desk.today(),
        columns: columns.iter().map(|heading| SheetColumn::of(heading)).collect(),
        rows,
        ..Sheet::default()
    };
    Order::sheet(sheet.fitted(), table, records)
}
