//! 一服务: jobs and rooms that are offered, the sheet of them for those who have newly come, and what was done for people. Nobody it
//! was done for is written down.

use super::{Desk, Entry, EntryForm, LedgerRow, RowState, Trouble};
use crate::domain::registers::{Opening, ServiceRecord};
use crate::domain::values::{Count, Day, Name, Value};
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::people::{self, DaySpan, FloatingFilter, PeopleKind};
use crate::services::printing::Order;
use chrono::Days;

/// Who came within so many days has newly come.
const NEW_DAYS: u64 = 30;
/// As long as an offer stands, unless something else is said.
const OFFERED_DAYS: u64 = 30;

impl Entry for Opening {
    const NEW: &'static str = "登记用工房源";
    const CHANGE: &'static str = "修改用工房源";
    const TOLD: &'static [(&'static str, &'static str)] = &[("place", "place_told")];
}

impl Entry for ServiceRecord {
    const NEW: &'static str = "登记服务记录";
    const CHANGE: &'static str = "修改服务记录";
    const TOLD: &'static [(&'static str, &'static str)] = &[("place", "place_told")];
}

impl EntryForm<Opening> {
    /// Offered today, for a month.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let today = Day::new(desk.today());
        let valid_until = Day(desk.today().checked_add_days(Days::new(OFFERED_DAYS)));
        Ok(Self::new(Opening { agreed_on: today, offered_on: today, valid_until, ..Opening::default() }))
    }
}

impl EntryForm<ServiceRecord> {
    /// For one, by whoever sits here.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        Ok(Self::new(ServiceRecord {
            served_on: Day::new(desk.today()),
            headcount: Count(Some(1)),
            handled_by: Name::new(&desk.operator().name),
            ..ServiceRecord::default()
        }))
    }
}

/// Who has newly come: the list of people it leads to.
pub fn newcomers(desk: &Desk) -> Result<FloatingFilter, Trouble> {
    desk.require(Right::Look)?;
    let from = desk.today().checked_sub_days(Days::new(NEW_DAYS));
    Ok(FloatingFilter {
        kind: PeopleKind::Floating,
        arrived: DaySpan { from, until: Some(desk.today()) },
        ..FloatingFilter::default()
    })
}

/// How many have newly come.
pub fn count_newcomers(desk: &Desk) -> Result<u64, Trouble> {
    people::count(desk, &newcomers(desk)?)
}

const COLUMNS: [&str; 6] = ["类别", "岗位或房源", "地点", "待遇或租金", "联系", "有效期至"];
/// What such a sheet is printed for.
const PURPOSE: &str = "交给新来的人";

/// 用工房源单: what is there today, jobs first, to be handed to somebody who has newly come.
pub fn openings_sheet(desk: &Desk) -> Result<Order, Trouble> {
    desk.require(Right::Print)?;
    let there: Vec<(RecordId, Opening)> =
        desk.store.openings()?.into_iter().filter(|(_, opening)| opening.is_there(desk.today())).collect();
    if there.is_empty() {
        return Err(Trouble::NoOpenings);
    }
    let column =
        |heading: &str| SheetColumn { group: String::new(), heading: heading.to_owned(), share: 1.0, is_right: false };
    let station = desk.station();
    let sheet = Sheet {
        title: "用工房源单".to_owned(),
        about: vec![format!("{}　{} 条。请直接与提供方联系，谈妥前不要交钱。", station.name, there.len())],
        as_of: desk.today(),
        columns: COLUMNS.map(column).into(),
        rows: there.iter().map(|(_, opening)| on_sheet(opening)).collect(),
        purpose: PURPOSE.to_owned(),
        ..Sheet::default()
    };
    let records = there.iter().map(|(id, _)| *id).collect();
    Ok(Order::sheet(sheet.fitted(), Opening::TABLE, records))
}

fn on_sheet(opening: &Opening) -> Vec<String> {
    let by = [opening.offered_by.shown(), opening.contact.shown(), opening.phones.shown()];
    let details = opening.details.lines().collect::<Vec<_>>().join("，");
    let reached: Vec<String> = by.into_iter().filter(|words| !words.is_empty()).collect();
    vec![
        opening.kind.shown(),
        if details.is_empty() { opening.offer.shown() } else { format!("{}（{details}）", opening.offer.shown()) },
        opening.place_told.shown(),
        opening.terms.shown(),
        reached.join(" "),
        opening.valid_until.shown(),
    ]
}

pub(super) fn of_opening(id: RecordId, opening: Opening) -> LedgerRow {
    LedgerRow {
        id,
        number: opening.valid_until.shown(),
        day: opening.offered_on.0,
        kind: opening.kind.label().to_owned(),
        state: if opening.is_listed() { RowState::Open(opening.valid_until.0) } else { RowState::TakenDown },
        title: opening.offer.0,
        place: opening.place_told.0,
        by: opening.terms.0,
    }
}

pub(super) fn of_service(id: RecordId, record: ServiceRecord) -> LedgerRow {
    let state = match (record.is_material(), record.is_open()) {
        (true, _) => RowState::Noted,
        (false, true) => RowState::Open(None),
        (false, false) => RowState::Settled,
    };
    let title = match record.is_material() {
        true => format!("{} {} 份", record.material.label(), record.copies.shown()),
        false => super::ledger::first_line(&record.matter),
    };
    LedgerRow {
        id,
        number: format!("{} 人次", record.headcount.shown()),
        day: record.served_on.0,
        kind: record.kind.label().to_owned(),
        title,
        place: super::ledger::shown_place(record.place.id, &record.place_told.0),
        by: record.handled_by.0,
        state,
    }
}
