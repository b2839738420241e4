//! Cases as the report counts them, by one statement.

use crate::domain::RecordId;
use crate::domain::dispute::{NOT_IN_PUBLIC, StepKind};
use crate::domain::statistics::{DisputeLine, Period};
use crate::domain::values::Choice;
use crate::store::{Sight, Store, StoreError};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Row, params_from_iter};

const DISPUTE_LINES: &str = include_str!("dispute_lines.sql");

impl Store {
    /// The cases that were accepted in a period, or were there in it, as they are counted: those that may be seen and no
    /// others. Figures are small and stand by type and month: one that counts a case which the list beside it does not show says
    /// that there is such a case, and of what kind. The whole is what the station head sees.
    pub fn dispute_lines(&self, sight: &Sight, period: Period) -> Result<Vec<DisputeLine>, StoreError> {
        let (seen, values) = sight.sql();
        let sql = DISPUTE_LINES.replace("{seen}", &seen);
        let mut query = self.connection.prepare_cached(&sql)?;
        let days = [period.from, period.until].map(|day| SqlValue::Text(day.to_string()));
        let [from, until] = days;
        let values = values.into_iter().chain([from.clone(), until.clone(), until, from]);
        let rows = query.query_map(params_from_iter(values), read_line)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read_line(row: &Row<'_>) -> rusqlite::Result<DisputeLine> {
    let day = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(column)?.and_then(|day| day.parse().ok()));
    let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    let kind = StepKind::of(&Choice::of(&row.get::<_, Option<String>>(4)?.unwrap_or_default()));
    Ok(DisputeLine {
        id: RecordId(row.get(0)?),
        dispute_type: row.get(1)?,
        source: Choice::of(&row.get::<_, String>(2)?),
        accepted_on: day(3)?,
        last: kind.zip(day(5)?),
        parties: count(6)?,
        amount: count(7)?,
        open_terms: count(8)?,
        is_confirmation_asked: row.get(9)?,
        registered_on: day(10)?,
        level: row.get(11)?,
        place: row.get::<_, Option<i64>>(12)?.map(RecordId),
        mediators: row.get::<_, Option<String>>(13)?.unwrap_or_default(),
        mediated_on: day(14)?,
        reported_on: day(15)?,
        is_confidential: row.get::<_, String>(16)? == NOT_IN_PUBLIC,
    })
}
