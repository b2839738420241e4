//! 花名册 of teams on paper: for the office, with telephones whole, and so not for the wall.

use super::page::{self, MemberLine};
use super::{Desk, Trouble};
use crate::domain::registers::Team;
use crate::domain::values::Value;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;

const COLUMNS: [&str; 8] = ["队伍", "职务", "姓名", "性别", "电话", "任职日期", "任期至", "备注"];

/// The rosters of these teams on one list.
pub fn rosters(desk: &Desk, teams: &[RecordId]) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let mut rows = Vec::new();
    let mut titles = Vec::new();
    for id in teams {
        let team: Team = desk.store.load(*id)?.ok_or(Trouble::Gone)?;
        let lines = page::serving(desk, *id, &team)?;
        rows.extend(lines.iter().map(|line| row(&team, line)));
        titles.push(team.team_name.shown());
    }
    let title = if let [one] = &titles[..] { format!("{one}花名册") } else { "队伍花名册".to_owned() };
    let sheet = Sheet {
        title,
        about: vec![format!("{} 支队伍，{} 人；供工作使用，不张贴", titles.len(), rows.len())],
        as_of: desk.today(),
        columns: COLUMNS.map(SheetColumn::of).into(),
        rows,
        ..Sheet::default()
    };
    Ok(Order::sheet(sheet.fitted(), Team::TABLE, teams.to_vec()))
}

fn row(team: &Team, line: &MemberLine) -> Vec<String> {
    vec![
        team.team_name.shown(),
        line.post.clone(),
        line.name.clone(),
        line.sex.clone(),
        line.phones_in_full.clone(),
        line.member.from_date.shown(),
        line.member.term_until.shown(),
        line.member.remark.shown(),
    ]
}
