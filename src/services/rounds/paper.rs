//! The papers of a round: what is still to be walked, and how far it has come.

use super::{Desk, RoundLine, RoundPage, Trouble, page};
use crate::domain::registers::VisitRound;
use crate::domain::values::Value;
use crate::domain::walk::{KINDS, Progress, kind_of};
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;

/// 走访单: what is still to be visited, to be ticked on the way.
pub fn walk_list(desk: &Desk, round: RecordId) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let page = page(desk, round)?;
    let missed = page.lines.iter().filter(|line| line.visit.visited_on.is_unset());
    let row = |line: &RoundLine| {
        vec![
            line.visit.position.shown(),
            kind_name(line).to_owned(),
            line.full_name.clone(),
            String::new(),
            String::new(),
        ]
    };
    let rows: Vec<Vec<String>> = missed.map(row).collect();
    let about = format!("{}，还有 {} 处没走到；走到的打勾，回来按编号录入", page.area, rows.len());
    Ok(sheet(desk, &page, "走访单", about, &["编号", "类别", "地址", "走访", "备注（只写事）"], rows))
}

/// 走访进度表: of each kind how many were visited, and below them whatever was found, door by door.
pub fn progress_sheet(desk: &Desk, round: RecordId) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let page = page(desk, round)?;
    let figures = |name: &str, progress: Progress| {
        let left = progress.all - progress.visited;
        vec![name.to_owned(), progress.all.to_string(), progress.visited.to_string(), left.to_string()]
    };
    let mut rows: Vec<Vec<String>> =
        KINDS.iter().zip(page.progress).map(|((_, name), progress)| figures(name, progress)).collect();
    rows.push(figures("合计", page.total()));
    let found = |line: &RoundLine| {
        let day = line.visit.visited_on.shown();
        vec![line.full_name.clone(), line.visit.position.shown(), day, line.visit.remark.shown()]
    };
    let found: Vec<Vec<String>> = page.found().map(found).collect();
    let about = format!("{}，{} 开始，有情况的 {} 处", page.area, page.round.begun_on.shown(), found.len());
    if !found.is_empty() {
        rows.push(["有情况的", "编号", "走访日期", "情况"].map(str::to_owned).into());
        rows.extend(found);
    }
    Ok(sheet(desk, &page, "走访进度表", about, &["对象", "应走访", "已走访", "漏项"], rows))
}

pub fn kind_name(line: &RoundLine) -> &'static str {
    kind_of(&line.place_kind).map_or("", |kind| KINDS[kind].1)
}

fn sheet(
    desk: &Desk,
    page: &RoundPage,
    title: &str,
    about: String,
    headings: &[&str],
    rows: Vec<Vec<String>>,
) -> Order {
    let sheet = Sheet {
        title: format!("{}{title}", page.round.round_name.shown()),
        about: vec![about],
        as_of: desk.today(),
        columns: headings.iter().map(|heading| SheetColumn::of(heading)).collect(),
        rows,
        ..Sheet::default()
    };
    Order::sheet(sheet.fitted(), VisitRound::TABLE, page.id.into_iter().collect())
}
