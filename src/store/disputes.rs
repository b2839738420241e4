//! Disputes: the list and its counts, one case with all that hangs on it, and finding cases by number and by the names of parties.
//!
//! Where a case stands is said by `domain::dispute`; the one expression here that says as much as the list is narrowed by is held to
//! it by a test. Every question about several cases asks whose eyes it is for (`sight`).

mod counting;
mod finding;

use super::condition::Condition;
use super::{Officer, Sight, Store, StoreError, Stored, Writing, rows};
use crate::domain::dispute::Case;
use crate::domain::finding::{Reason, SearchKey};
use crate::domain::registers::{
    Dispute, DisputePaper, DisputeParty, DisputeRecord, DisputeScan, DisputeStep, DisputeTerm,
};
use crate::domain::{RecordId, text};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

impl Stored for Dispute {
    const NUMBER: u8 = 30;

    /// The whole number, and what people say of it: 「2026-014」, 「014」.
    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        let whole = text::half_width(&self.case_number).to_uppercase();
        let digits: Vec<&str> =
            whole.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let short = match digits[..] {
            [.., year, number] => vec![format!("{year}-{number}"), number.to_owned()],
            _ => Vec::new(),
        };
        short.into_iter().chain([whole]).map(|key| SearchKey::new(Reason::DocumentNumber, key)).collect()
    }
}

impl Stored for DisputeParty {
    const NUMBER: u8 = 31;

    fn search_keys(&self, wanted: &[Reason]) -> Vec<SearchKey> {
        self.name_keys(wanted)
    }
}

impl Stored for DisputeStep {
    const NUMBER: u8 = 32;
}

impl Stored for DisputeRecord {
    const NUMBER: u8 = 33;
}

impl Stored for DisputeTerm {
    const NUMBER: u8 = 34;
}

impl Stored for DisputePaper {
    const NUMBER: u8 = 35;
}

impl Stored for DisputeScan {
    const NUMBER: u8 = 46;
}

/// How cases stand, as coarsely as a list is narrowed by it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Standing {
    /// Registered, accepted, being mediated.
    Open,
    /// Agreed; performance and visits follow.
    Agreed,
    /// Over without an agreement.
    Ended,
    Archived,
}

impl Standing {
    pub const ALL: [Self; 4] = [Self::Open, Self::Agreed, Self::Ended, Self::Archived];

    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "在办",
            Self::Agreed => "已达成",
            Self::Ended => "未达成",
            Self::Archived => "已归档",
        }
    }

    /// The steps after which a case stands so.
    fn steps(self) -> &'static str {
        match self {
            Self::Open => "'01', '02', '05', '06', '17', '21'",
            Self::Agreed => "'07', '08'",
            Self::Ended => "'03', '04', '09', '10', '11'",
            Self::Archived => "'16'",
        }
    }
}

/// The last step that decided where a case stands.
const LAST_STEP: &str = "(
    SELECT last.kind
    FROM dispute_step AS last
    WHERE last.dispute = dispute.id AND last.kind NOT IN ('12', '13', '14', '15', '18', '19', '20')
    ORDER BY last.id DESC
    LIMIT 1
)";

/// What the list is narrowed by; what is left out is no condition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeFilter {
    pub standing: Option<Standing>,
    pub dispute_type: Option<String>,
    pub level: Option<String>,
    /// Only cases of this mediator.
    pub mediator: Option<Officer>,
}

/// How many cases stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DisputeCounts {
    pub open: u64,
    pub agreed: u64,
    pub ended: u64,
    pub archived: u64,
}

/// A case of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DisputeRow {
    pub id: RecordId,
    pub case: Case,
}

impl Store {
    /// The cases of the list, the latest first.
    pub fn dispute_ids(&self, sight: &Sight, filter: &DisputeFilter) -> Result<Vec<RecordId>, StoreError> {
        let Condition { sql, values } = condition(sight, filter);
        let sql = format!("SELECT dispute.id FROM dispute WHERE {sql} ORDER BY registered_on DESC, id DESC");
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The rows of these cases that may be seen, in this order; those deleted meanwhile are left out.
    pub fn dispute_rows(&self, sight: &Sight, ids: &[RecordId]) -> Result<Vec<DisputeRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            if self.sees_dispute(sight, *id)? {
                rows.extend(self.case(*id)?.map(|case| DisputeRow { id: *id, case }));
            }
        }
        Ok(rows)
    }

    pub fn dispute_counts(&self, sight: &Sight) -> Result<DisputeCounts, StoreError> {
        let mut counts = DisputeCounts::default();
        for standing in Standing::ALL {
            let filter = DisputeFilter { standing: Some(standing), ..DisputeFilter::default() };
            let Condition { sql, values } = condition(sight, &filter);
            let sql = format!("SELECT count(*) FROM dispute WHERE {sql}");
            let count: i64 =
                self.connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
            *match standing {
                Standing::Open => &mut counts.open,
                Standing::Agreed => &mut counts.agreed,
                Standing::Ended => &mut counts.ended,
                Standing::Archived => &mut counts.archived,
            } = count.unsigned_abs();
        }
        Ok(counts)
    }

    /// One dispute with all that hangs on it but for what was said.
    pub fn case(&self, id: RecordId) -> Result<Option<Case>, StoreError> {
        case(&self.connection, id)
    }

    /// What was said at a step, in order.
    pub fn records_of_step(&self, step: RecordId) -> Result<Vec<(RecordId, DisputeRecord)>, StoreError> {
        of(&self.connection, "step = ?1 ORDER BY position, id", step)
    }

    /// The scanned pages of a paper in the file, in order.
    pub fn scans_of_paper(&self, paper: RecordId) -> Result<Vec<(RecordId, DisputeScan)>, StoreError> {
        of(&self.connection, "paper = ?1 ORDER BY position, id", paper)
    }

    /// The pages of the latest print of each document that left, by document: one for each step of those about steps.
    pub fn printed_pages_of_dispute(&self, id: RecordId) -> Result<Vec<(String, u32)>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT print.document, print.pages
             FROM print_record
             JOIN print ON print.id = print_record.print
             WHERE register = 'dispute' AND record = ?1 AND state = 'handed_over'
             GROUP BY
                 print.document,
                 (SELECT record FROM print_record AS step WHERE step.print = print.id AND step.register = 'dispute_step')
             HAVING print.id = max(print.id)",
        )?;
        let rows = query.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The disputes a person takes part in that may be seen, the latest first.
    pub fn disputes_with(&self, sight: &Sight, person: RecordId) -> Result<Vec<RecordId>, StoreError> {
        let (sql, values) = sight.sql();
        let sql = format!(
            "SELECT dispute.id
             FROM dispute
             WHERE {sql}
               AND EXISTS (SELECT 1 FROM dispute_party WHERE dispute_party.dispute = dispute.id AND person = ?)
             ORDER BY registered_on DESC, id DESC"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let values = values.into_iter().chain([SqlValue::Integer(person.0)]);
        let ids = query.query_map(params_from_iter(values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

impl Store {
    /// The case with this number, whoever may see it.
    pub fn dispute_numbered(&self, number: &str) -> Result<Option<RecordId>, StoreError> {
        dispute_numbered(&self.connection, number)
    }
}

impl Writing<'_> {
    pub fn dispute_numbered(&self, number: &str) -> Result<Option<RecordId>, StoreError> {
        dispute_numbered(&self.transaction, number)
    }

    pub fn case(&self, id: RecordId) -> Result<Option<Case>, StoreError> {
        case(&self.transaction, id)
    }

    pub fn records_of_step(&self, step: RecordId) -> Result<Vec<(RecordId, DisputeRecord)>, StoreError> {
        of(&self.transaction, "step = ?1 ORDER BY position, id", step)
    }

    pub fn scans_of_paper(&self, paper: RecordId) -> Result<Vec<(RecordId, DisputeScan)>, StoreError> {
        of(&self.transaction, "paper = ?1 ORDER BY position, id", paper)
    }
}

fn dispute_numbered(connection: &Connection, number: &str) -> Result<Option<RecordId>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id FROM dispute WHERE case_number = ?1")?;
    let mut rows = query.query([number])?;
    Ok(rows.next()?.map(|row| row.get(0).map(RecordId)).transpose()?)
}

fn case(connection: &Connection, id: RecordId) -> Result<Option<Case>, StoreError> {
    let Some(dispute) = rows::load::<Dispute>(connection, id)? else { return Ok(None) };
    Ok(Some(Case {
        dispute,
        parties: of(connection, "dispute = ?1 ORDER BY side, role, position, id", id)?,
        steps: of(connection, "dispute = ?1 ORDER BY id", id)?,
        terms: of(connection, "dispute = ?1 ORDER BY position, id", id)?,
        papers: of(connection, "dispute = ?1 ORDER BY kind, id", id)?,
    }))
}

fn of<R: Stored>(connection: &Connection, condition: &str, id: RecordId) -> Result<Vec<(RecordId, R)>, StoreError> {
    let columns = &rows::statements::<R>().columns;
    let sql = format!("SELECT id, {columns} FROM {} WHERE {condition}", R::TABLE);
    rows::read_all(connection.prepare_cached(&sql)?.query([id.0])?)
}

fn condition(sight: &Sight, filter: &DisputeFilter) -> Condition {
    let mut condition = Condition::new("TRUE");
    sight.narrow(&mut condition);
    if let Some(standing) = filter.standing {
        condition.and(&format!("{LAST_STEP} IN ({})", standing.steps()), []);
    }
    condition.is("dispute.dispute_type", filter.dispute_type.as_deref());
    condition.is("dispute.level", filter.level.as_deref());
    if let Some(mediator) = &filter.mediator {
        mediator.mediates(&mut condition);
    }
    condition
}

#[cfg(test)]
mod tests;
