//! 联系任务: whom officers are to have spoken with, n of four or of five, and how often they went anywhere in the same time.

use super::{Desk, Trouble, require_sound, save};
use crate::domain::registers::ContactDuty;
use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId, Register, Right};
use crate::print::documents::{Sheet, SheetColumn};
use crate::services::printing::Order;
use crate::store::ChangeId;
use chrono::Datelike;

const COLUMNS: [&str; 6] = ["联系人", "任务类别", "起止日期", "完成", "还没做到", "走访次数"];

/// One officer's task, and how often they visited in its time (`contact_visit`).
#[derive(Clone, Debug, PartialEq)]
pub struct DutyLine {
    pub id: RecordId,
    pub duty: ContactDuty,
    pub visits: u32,
}

impl DutyLine {
    /// 「2026-01-01 至 2026-12-31」
    pub fn days(&self) -> String {
        format!("{} 至 {}", self.duty.from_date.shown(), self.duty.until_date.shown())
    }

    /// Its time is over and something was not done.
    pub fn is_missed(&self, today: Date) -> bool {
        self.duty.until_date.0.is_some_and(|until| until < today) && !self.duty.lacking().is_empty()
    }
}

/// Every task, the latest time first.
pub fn contact_duties(desk: &Desk) -> Result<Vec<DutyLine>, Trouble> {
    desk.require(Right::Look)?;
    let mut lines = Vec::new();
    for (id, duty) in desk.store.contact_duties()? {
        let visits = desk.store.count_contacts(&duty.officer, duty.from_date, duty.until_date)?;
        lines.push(DutyLine { id, duty, visits });
    }
    Ok(lines)
}

/// A task of this year.
pub fn new_contact_duty(desk: &Desk) -> Result<ContactDuty, Trouble> {
    desk.require(Right::Look)?;
    let year = desk.today().year();
    let (from, until) = (Date::from_ymd_opt(year, 1, 1), Date::from_ymd_opt(year, 12, 31));
    Ok(ContactDuty { from_date: Day(from), until_date: Day(until), ..ContactDuty::default() })
}

pub fn save_contact_duty(desk: &mut Desk, id: Option<RecordId>, duty: &ContactDuty) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    require_sound(desk, duty)?;
    save(desk, id, duty, "记联系任务")
}

/// 联系任务完成情况 of all that is listed.
pub fn contact_duties_paper(desk: &Desk) -> Result<Order, Trouble> {
    desk.require(Right::Look)?;
    let lines = contact_duties(desk)?;
    let done = lines.iter().filter(|line| line.duty.lacking().is_empty()).count();
    let row = |line: &DutyLine| {
        let duty = &line.duty;
        let words = [duty.officer.shown(), duty.kind.shown(), line.days(), duty.progress()];
        words.into_iter().chain([duty.lacking().join("、"), line.visits.to_string()]).collect()
    };
    let column =
        |heading: &str| SheetColumn { group: String::new(), heading: heading.to_owned(), share: 1.0, is_right: false };
    let sheet = Sheet {
        title: "联系任务完成情况".to_owned(),
        about: vec![format!("{} 项任务，全部做到的 {done} 项；走访次数数的是同一时间里记下的联系走访", lines.len())],
        as_of: desk.today(),
        columns: COLUMNS.map(column).into(),
        rows: lines.iter().map(row).collect(),
        ..Sheet::default()
    };
    let records = lines.iter().map(|line| line.id).collect();
    Ok(Order::sheet(sheet.fitted(), ContactDuty::TABLE, records))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::ContactVisit;
    use crate::domain::values::{Choice, Name};
    use crate::services::council::{new_contact, save_contact};
    use crate::services::testing::{TODAY, desk};

    #[test]
    fn a_task_is_counted_by_what_was_done_and_the_visits_of_its_officer_in_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        for (officer, days_ago) in [("甄指导", 0), ("甄指导", 30), ("甄指导", 400), ("景别人", 0)] {
            let visited_on = Day(TODAY.checked_sub_days(chrono::Days::new(days_ago)));
            let visit = ContactVisit {
                officer: Name::new(officer),
                kind: Choice::of("1"),
                visited_on,
                ..new_contact(&desk).unwrap()
            };
            save_contact(&mut desk, None, &visit).unwrap();
        }
        let begun =
            ContactDuty { officer: Name::new("甄指导"), kind: Choice::of("1"), ..new_contact_duty(&desk).unwrap() };
        save_contact_duty(&mut desk, None, &begun).unwrap();
        let line = contact_duties(&desk).unwrap().remove(0);
        assert_eq!((line.duty.progress().as_str(), line.visits, line.is_missed(TODAY)), ("0/4", 2, false));
        let over = ContactDuty { until_date: Day(TODAY.pred_opt()), member_on: begun.from_date, ..line.duty };
        save_contact_duty(&mut desk, Some(line.id), &over).unwrap();
        let line = contact_duties(&desk).unwrap().remove(0);
        assert!(line.is_missed(TODAY));
        let sheet = contact_duties_paper(&desk).unwrap().sheet.unwrap();
        assert_eq!(sheet.rows[0][3..5], ["1/4", "联系群众、帮扶困难家庭、联系企业"]);
    }
}
