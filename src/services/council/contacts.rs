//! 问事: officers who ask at doors and firms what is wanted, what they were told and what became of it.

use super::{Desk, Trouble, require_sound, save};
use crate::domain::registers::ContactVisit;
use crate::domain::values::{Day, Name, Value};
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::places;
use crate::services::printing::Order;
use crate::store::ChangeId;

const COLUMNS: [&str; 8] = ["走访日期", "联系人", "类别", "对象", "地址", "诉求", "办理情况", "办结日期"];

/// One visit with where it was.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactLine {
    pub id: RecordId,
    pub visit: ContactVisit,
    pub address: String,
}

/// Every visit, the latest first.
pub fn contacts(desk: &Desk) -> Result<Vec<ContactLine>, Trouble> {
    desk.require(Right::Look)?;
    let line = |(id, visit): (RecordId, ContactVisit)| {
        Ok(ContactLine { id, address: places::full_name(desk, visit.place.id)?, visit })
    };
    desk.store.contact_visits()?.into_iter().map(line).collect()
}

/// A visit to be written down: today, by whoever sits here.
pub fn new_contact(desk: &Desk) -> Result<ContactVisit, Trouble> {
    desk.require(Right::Look)?;
    let officer = Name::new(&desk.operator().name);
    Ok(ContactVisit { officer, visited_on: Day::new(desk.today()), ..ContactVisit::default() })
}

pub fn save_contact(desk: &mut Desk, id: Option<RecordId>, visit: &ContactVisit) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, visit)?;
    save(desk, id, visit, "记联系走访")
}

/// 民情走访登记表 of all that is listed.
pub fn contacts_paper(desk: &Desk) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let lines = contacts(desk)?;
    let open = lines.iter().filter(|line| line.visit.is_open()).count();
    let row = |line: &ContactLine| {
        let visit = &line.visit;
        let shown = [visit.visited_on.shown(), visit.officer.shown(), visit.kind.shown(), visit.subject.shown()];
        let rest = [line.address.clone(), visit.told.shown(), visit.handling.shown(), visit.settled_on.shown()];
        shown.into_iter().chain(rest).collect()
    };
    let sheet = Sheet {
        title: "民情走访登记表".to_owned(),
        about: vec![format!("{} 次走访，{open} 件诉求还没有办结", lines.len())],
        as_of: desk.today(),
        columns: COLUMNS.map(SheetColumn::of).into(),
        rows: lines.iter().map(row).collect(),
        ..Sheet::default()
    };
    let records = lines.iter().map(|line| line.id).collect();
    Ok(Order::sheet(sheet.fitted(), ContactVisit::TABLE, records))
}
