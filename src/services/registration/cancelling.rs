//! 注销 and 续期 of registrations: acts of their own, so that they are called what they are in the log and in undo.

use super::{FLOATING, Saved};
use crate::domain::codes::CancelReason;
use crate::domain::deadline::EndorsementState;
use crate::domain::registers::residence::LEAVES_LATER;
use crate::domain::registers::{Person, Residence};
use crate::domain::{CodeList, CodeTable, Date, Problem, RecordId, Register, Right};
use crate::services::{Desk, Trouble};
use crate::store::Writing;
use std::sync::LazyLock;

/// 死亡 among the reasons; 转为常住户口 and 转为流动人口 are acts of their own.
const DEAD: &str = "70";
const TURNED: [&str; 2] = ["30", "31"];

/// The reasons that are chosen when a registration is cancelled.
pub fn reasons_to_cancel() -> &'static CodeTable {
    static TABLE: LazyLock<CodeTable> = LazyLock::new(|| {
        let all = CancelReason::table();
        let chosen = all.codes.iter().filter(|row| !TURNED.contains(&row.code.as_str()));
        CodeTable { title: all.title, codes: chosen.cloned().collect() }
    });
    &TABLE
}

/// What keeps a registration from being cancelled as it is `asked`: on which day, why, where to.
pub fn problems_of_cancelling(stay: &Residence, asked: &Residence, today: Date) -> Vec<Problem> {
    let day = match asked.until_date.0 {
        None => Some("请填离开日期"),
        Some(day) if day > today => Some(LEAVES_LATER),
        Some(_) if asked.until_date.is_before(stay.from_date) => Some("离开日期早于来本地日期"),
        Some(_) => None,
    };
    let reason = match asked.cancel_reason.code.as_str() {
        "" => Some("请选注销原因"),
        code if TURNED.contains(&code) => Some("转为常住或流动在「更多」里一键办理"),
        _ => None,
    };
    let day = day.map(|sentence| Problem::wrong("until_date", sentence));
    day.into_iter().chain(reason.map(|sentence| Problem::wrong("cancel_reason", sentence))).collect()
}

/// 「注销」, of several at once where they left together. All of it is one change.
pub fn cancel(desk: &mut Desk, residences: &[RecordId], asked: &Residence) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let today = desk.today();
    let ((person, residence), change) = desk.writing("注销居住登记", |writing| {
        let mut last = None;
        for id in residences {
            last = Some((cancel_one(writing, *id, asked, today)?, *id));
        }
        last.ok_or(Trouble::Gone)
    })?;
    Ok(Saved { person, residence, change })
}

fn cancel_one(writing: &mut Writing<'_>, id: RecordId, asked: &Residence, today: Date) -> Result<RecordId, Trouble> {
    let stay = open(writing, id)?;
    let problems = problems_of_cancelling(&stay, asked, today);
    if !problems.is_empty() {
        return Err(Trouble::Unfinished(problems));
    }
    let person = stay.person.id.ok_or(Trouble::Gone)?;
    let Residence { until_date, cancel_reason, destination, .. } = asked.clone();
    if cancel_reason.code == DEAD {
        let mut dead: Person = writing.load(person)?.ok_or(Trouble::Gone)?;
        if !writing.open_memberships(person)?.is_empty() {
            return Err(Trouble::StillInHousehold);
        }
        dead.died_on = until_date;
        writing.update(person, &dead)?;
    }
    writing.update(id, &Residence { until_date, cancel_reason, destination, ..stay })?;
    Ok(person)
}

/// What keeps a registration from being extended as it is `asked`.
pub fn problems_of_extending(stay: &Residence, asked: &Residence) -> Vec<Problem> {
    let stay_problem = asked.planned_stay.is_unset().then(|| Problem::wrong("planned_stay", "请选拟住期限"));
    let is_shorter = asked.permit_valid_until.is_before(stay.permit_valid_until);
    let permit_problem = is_shorter.then(|| Problem::wrong("permit_valid_until", "新的有效期早于原来的"));
    stay_problem.into_iter().chain(permit_problem).collect()
}

/// 「续期」: for how long somebody means to stay from now on, and until when their permit is good.
pub fn extend(desk: &mut Desk, residence: RecordId, asked: &Residence) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let (person, change) = desk.writing("续期流动人口登记", |writing| {
        let stay = open(writing, residence)?;
        let problems = problems_of_extending(&stay, asked);
        if stay.kind.code != FLOATING || !problems.is_empty() {
            return Err(Trouble::Unfinished(problems));
        }
        let person = stay.person.id.ok_or(Trouble::Gone)?;
        let Residence { planned_stay, permit_valid_until, .. } = asked.clone();
        writing.update(residence, &Residence { planned_stay, permit_valid_until, ..stay })?;
        Ok(person)
    })?;
    Ok(Saved { person, residence, change })
}

/// 「居住证签注」 today. What was missed counts from the day it is made up (居住证暂行条例 10 条).
pub fn endorse(desk: &mut Desk, residence: RecordId) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let today = desk.today();
    let (person, change) = desk.writing("居住证签注", |writing| {
        let mut stay = open(writing, residence)?;
        match stay.endorsement(today).map(|endorsement| endorsement.state) {
            Some(EndorsementState::Open | EndorsementState::Suspended) => stay.permit_endorsed_on.add(today),
            Some(EndorsementState::NotYet) => return Err(Trouble::NotYetEndorsable),
            None => return Err(Trouble::NoPermit),
        }
        writing.update(residence, &stay)?;
        stay.person.id.ok_or(Trouble::Gone)
    })?;
    Ok(Saved { person, residence, change })
}

fn open(writing: &Writing<'_>, id: RecordId) -> Result<Residence, Trouble> {
    let stay: Residence = writing.load(id)?.ok_or(Trouble::Gone)?;
    if stay.until_date.is_unset() {
        Ok(stay)
    } else {
        let label = Residence::field("until_date").map_or("", |field| field.label);
        Err(Trouble::ChangedMeanwhile(vec![label]))
    }
}
