//! What comes round at the station: its rules, what was recorded for which period, and the ledgers (台账) that fill from it:
//! screenings, receptions, reports of 信息员, meetings, jobs and rooms, services.
//!
//! Whether an occurrence is due or missed is no question for here (`domain::routine`). A matter of a meeting that points at a
//! dispute, and a finding that became one, are there for those who see the dispute (`sight`).

mod ledgers;

pub use ledgers::{Ledger, LedgerFilter};

use super::{Sight, Store, StoreError, Stored, Writing, condition, rows};
use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Opening, Reception, Routine, RoutineReport, ScreeningFinding, ServiceRecord,
};
use crate::domain::{Date, RecordId};
use rusqlite::Row;
use rusqlite::types::Value as SqlValue;

impl Stored for Routine {
    const NUMBER: u8 = 50;
}

impl Stored for RoutineReport {
    const NUMBER: u8 = 51;
}

impl Stored for ScreeningFinding {
    const NUMBER: u8 = 52;
}

impl Stored for Meeting {
    const NUMBER: u8 = 53;
}

impl Stored for MeetingItem {
    const NUMBER: u8 = 54;
}

impl Stored for Reception {
    const NUMBER: u8 = 55;
}

impl Stored for Feedback {
    const NUMBER: u8 = 56;
}

impl Stored for Opening {
    const NUMBER: u8 = 70;
}

impl Stored for ServiceRecord {
    const NUMBER: u8 = 71;
}

/// What was recorded for one occurrence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoutineDone {
    pub routine: RecordId,
    pub period_from: Date,
    pub done_on: Date,
    /// Which ledger it lies in, and where.
    pub ledger: Ledger,
    pub record: RecordId,
    /// 零报告
    pub is_zero: bool,
}

const DONE: &str = "
    SELECT routine, period_from, done_on, FALSE, id, outcome = '2'
    FROM routine_report
    WHERE routine IS NOT NULL AND period_until >= ?1
    UNION ALL
    SELECT routine, period_from, held_on, TRUE, id, FALSE
    FROM meeting
    WHERE routine IS NOT NULL AND period_from IS NOT NULL AND period_until >= ?1
    ORDER BY 1, 2, 5";

impl Store {
    /// Every rule there is or was, in the order they were made.
    pub fn routines(&self) -> Result<Vec<(RecordId, Routine)>, StoreError> {
        rows::read_where(&self.connection, "TRUE ORDER BY id", [])
    }

    /// What was recorded for periods that end on this day or later; of several records of one period the first.
    pub fn routines_done(&self, from: Date) -> Result<Vec<RoutineDone>, StoreError> {
        let mut query = self.connection.prepare_cached(DONE)?;
        let rows = query.query_map([from.to_string()], read_done)?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// What a screening found, as far as those eyes see it.
    pub fn findings_of_report(
        &self,
        sight: &Sight,
        report: RecordId,
    ) -> Result<Vec<(RecordId, ScreeningFinding)>, StoreError> {
        self.seen_where(sight, "report = ? ORDER BY id", [SqlValue::Integer(report.0)])
    }

    /// What screenings of these days found, by the day, as far as those eyes see it.
    pub fn findings_between(
        &self,
        sight: &Sight,
        from: Date,
        until: Date,
    ) -> Result<Vec<(RecordId, ScreeningFinding)>, StoreError> {
        let condition = "report IN (
                SELECT routine_report.id FROM routine_report WHERE kind = '1' AND done_on BETWEEN ? AND ?
            )
            ORDER BY (SELECT done_on FROM routine_report WHERE routine_report.id = report), id";
        self.seen_where(sight, condition, [condition::day(from), condition::day(until)])
    }

    /// The screenings of these days, by the day.
    pub fn screenings_between(&self, from: Date, until: Date) -> Result<Vec<(RecordId, RoutineReport)>, StoreError> {
        let condition = "kind = '1' AND done_on BETWEEN ?1 AND ?2 ORDER BY done_on, id";
        rows::read_where(&self.connection, condition, (from.to_string(), until.to_string()))
    }

    /// What is found and to be settled by a day, as far as those eyes see it.
    pub fn findings_awaited(&self, sight: &Sight) -> Result<Vec<(RecordId, ScreeningFinding)>, StoreError> {
        self.seen_where(sight, "resolved_on IS NULL AND due_on IS NOT NULL ORDER BY due_on, id", [])
    }

    /// The matters of a meeting in their order, without those about a dispute that is out of sight.
    pub fn items_of_meeting(
        &self,
        sight: &Sight,
        meeting: RecordId,
    ) -> Result<Vec<(RecordId, MeetingItem)>, StoreError> {
        self.seen_where(sight, "meeting = ? ORDER BY position, id", [SqlValue::Integer(meeting.0)])
    }

    /// What was handed out and not replied to, by the day of reply.
    pub fn replies_awaited(&self, sight: &Sight) -> Result<Vec<(RecordId, MeetingItem)>, StoreError> {
        self.seen_where(sight, "replied_on IS NULL AND reply_due IS NOT NULL ORDER BY reply_due, id", [])
    }

    /// Who came on a day of joint reception.
    pub fn receptions_of_meeting(&self, meeting: RecordId) -> Result<Vec<(RecordId, Reception)>, StoreError> {
        rows::read_where(&self.connection, "meeting = ?1 ORDER BY id", [meeting.0])
    }

    /// Who is promised an answer, by its day.
    pub fn answers_awaited(&self) -> Result<Vec<(RecordId, Reception)>, StoreError> {
        let condition =
            "finished_on IS NULL AND promised_on IS NOT NULL AND answer_kind <> '1' ORDER BY promised_on, id";
        rows::read_where(&self.connection, condition, [])
    }

    /// When somebody came, the latest first.
    pub fn receptions_of_person(&self, person: RecordId) -> Result<Vec<(RecordId, Reception)>, StoreError> {
        rows::read_where(&self.connection, "person = ?1 ORDER BY received_on DESC, id DESC", [person.0])
    }

    /// The jobs and rooms nobody has taken down, jobs first and by the day they run out.
    pub fn openings(&self) -> Result<Vec<(RecordId, Opening)>, StoreError> {
        rows::read_where(&self.connection, "closed_on IS NULL ORDER BY kind, valid_until, id", [])
    }

    /// A day of joint reception, where there is one on this day.
    pub fn joint_reception_on(&self, day: Date) -> Result<Option<RecordId>, StoreError> {
        let found = rows::read_where::<Meeting>(
            &self.connection,
            "kind = '3' AND held_on = ?1 ORDER BY id LIMIT 1",
            [day.to_string()],
        );
        Ok(found?.pop().map(|(id, _)| id))
    }

    /// The meeting of this kind before a day: who came then is likely to come again.
    pub fn meeting_before(&self, kind: &str, day: Date) -> Result<Option<Meeting>, StoreError> {
        let condition = "kind = ?1 AND held_on <= ?2 ORDER BY held_on DESC, id DESC LIMIT 1";
        Ok(rows::read_where::<Meeting>(&self.connection, condition, (kind, day.to_string()))?
            .pop()
            .map(|(_, meeting)| meeting))
    }
}

impl Writing<'_> {
    /// Whether anything was recorded under a routine.
    pub fn is_routine_recorded(&self, routine: RecordId) -> Result<bool, StoreError> {
        let mut query = self.transaction.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM routine_report WHERE routine = ?1)
                 OR EXISTS (SELECT 1 FROM meeting WHERE routine = ?1)",
        )?;
        Ok(query.query_row([routine.0], |row| row.get(0))?)
    }

    /// Whether this period of a routine has its record.
    pub fn is_period_recorded(&self, routine: RecordId, period_from: Date) -> Result<bool, StoreError> {
        let mut query = self.transaction.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM routine_report WHERE routine = ?1 AND period_from = ?2)
                 OR EXISTS (SELECT 1 FROM meeting WHERE routine = ?1 AND period_from = ?2)",
        )?;
        Ok(query.query_row((routine.0, period_from.to_string()), |row| row.get(0))?)
    }

    /// The place of the last matter of a meeting, those out of sight among them.
    pub fn last_position(&self, meeting: RecordId) -> Result<u32, StoreError> {
        let sql = "SELECT ifnull(max(position), 0) FROM meeting_item WHERE meeting = ?1";
        Ok(self.transaction.prepare_cached(sql)?.query_row([meeting.0], |row| row.get(0))?)
    }
}

fn read_done(row: &Row<'_>) -> rusqlite::Result<Option<RoutineDone>> {
    let day = |column| Ok::<_, rusqlite::Error>(row.get::<_, String>(column)?.parse::<Date>().ok());
    let (Some(period_from), Some(done_on)) = (day(1)?, day(2)?) else { return Ok(None) };
    Ok(Some(RoutineDone {
        routine: RecordId(row.get(0)?),
        period_from,
        done_on,
        ledger: if row.get(3)? { Ledger::Meetings } else { Ledger::Reports },
        record: RecordId(row.get(4)?),
        is_zero: row.get(5)?,
    }))
}
