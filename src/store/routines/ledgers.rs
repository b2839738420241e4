//! The ledgers as lists: which records they have, and how much of what was reported is settled.

use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Opening, Reception, RoutineReport, ScreeningFinding, ServiceRecord,
};
use crate::domain::routine::Settled;
use crate::domain::{RecordId, Register};
use crate::store::condition::{Condition, text};
use crate::store::{Sight, Store, StoreError};
use rusqlite::params_from_iter;

/// 台账: what is written down day by day.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize)]
pub enum Ledger {
    /// 排查, and what was done for other recurring duties.
    Reports,
    Receptions,
    Feedback,
    Meetings,
    /// 用工房源
    Openings,
    /// 服务记录
    Services,
}

/// What a ledger is narrowed by; what is left out is no condition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LedgerFilter {
    /// The kind of report or meeting, else of the matter.
    pub kind: Option<String>,
    pub year: Option<i32>,
    /// Only what is not settled yet.
    pub open: bool,
}

impl Ledger {
    pub fn table(self) -> &'static str {
        match self {
            Self::Reports => RoutineReport::TABLE,
            Self::Receptions => Reception::TABLE,
            Self::Feedback => Feedback::TABLE,
            Self::Meetings => Meeting::TABLE,
            Self::Openings => Opening::TABLE,
            Self::Services => ServiceRecord::TABLE,
        }
    }

    /// The day a record stands under.
    fn day(self) -> &'static str {
        match self {
            Self::Reports => "done_on",
            Self::Receptions => "received_on",
            Self::Feedback => "reported_on",
            Self::Meetings => "held_on",
            Self::Openings => "offered_on",
            Self::Services => "served_on",
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Reports | Self::Meetings | Self::Openings | Self::Services => "kind",
            Self::Receptions | Self::Feedback => "matter",
        }
    }

    /// Something in it is not settled, as far as those eyes see it.
    fn open(self, sight: &Sight) -> Condition {
        let has = |table: &str, condition: &str| {
            let mut open = Condition::new(condition);
            sight.narrow_register(table, &mut open);
            Condition { sql: format!("EXISTS (SELECT 1 FROM {table} WHERE {})", open.sql), values: open.values }
        };
        match self {
            Self::Reports => has(ScreeningFinding::TABLE, "report = routine_report.id AND resolved_on IS NULL"),
            Self::Receptions => Condition::new("finished_on IS NULL AND answer_kind <> '1'"),
            Self::Feedback => Condition::new("settled_on IS NULL"),
            Self::Openings => Condition::new("closed_on IS NULL"),
            Self::Services => Condition::new("settled_on IS NULL AND kind <> '6'"),
            Self::Meetings => has(
                MeetingItem::TABLE,
                "meeting_item.meeting = meeting.id AND reply_due IS NOT NULL AND replied_on IS NULL",
            ),
        }
    }

    fn condition(self, sight: &Sight, filter: &LedgerFilter) -> Condition {
        let mut condition = Condition::new("TRUE");
        condition.is(self.kind(), filter.kind.as_deref());
        if let Some(year) = filter.year {
            let days = [format!("{year}-01-01"), format!("{year}-12-31")];
            condition.and(&format!("{} BETWEEN ? AND ?", self.day()), days.map(|day| text(&day)));
        }
        if filter.open {
            let open = self.open(sight);
            condition.and(&open.sql, open.values);
        }
        condition
    }
}

impl Store {
    /// The records of a ledger, the latest first.
    pub fn ledger_ids(
        &self,
        sight: &Sight,
        ledger: Ledger,
        filter: &LedgerFilter,
    ) -> Result<Vec<RecordId>, StoreError> {
        let Condition { sql, values } = ledger.condition(sight, filter);
        let (table, day) = (ledger.table(), ledger.day());
        let sql = format!("SELECT id FROM {table} WHERE {sql} ORDER BY {day} DESC, id DESC");
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// How many of its records are settled.
    pub fn ledger_settled(&self, sight: &Sight, ledger: Ledger, filter: &LedgerFilter) -> Result<Settled, StoreError> {
        let count = |filter: &LedgerFilter| {
            let Condition { sql, values } = ledger.condition(sight, filter);
            let sql = format!("SELECT count(*) FROM {} WHERE {sql}", ledger.table());
            let mut query = self.connection.prepare_cached(&sql)?;
            Ok::<_, StoreError>(query.query_row(params_from_iter(values), |row| row.get::<_, i64>(0))?.unsigned_abs())
        };
        let reported = count(&LedgerFilter { open: false, ..filter.clone() })?;
        let open = count(&LedgerFilter { open: true, ..filter.clone() })?;
        Ok(Settled { settled: reported.saturating_sub(open), reported })
    }

    /// For how many heads something was done: 服务人次.
    pub fn headcount_served(&self, sight: &Sight, filter: &LedgerFilter) -> Result<u64, StoreError> {
        let Condition { sql, values } = Ledger::Services.condition(sight, filter);
        let sql = format!("SELECT coalesce(sum(headcount), 0) FROM service_record WHERE {sql}");
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_row(params_from_iter(values), |row| row.get::<_, i64>(0))?.unsigned_abs())
    }
}
