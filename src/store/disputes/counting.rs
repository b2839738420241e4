//! Cases as the reports count them. What their steps, parties and terms say is folded here, each table read once in the order of
//! its index: asked case by case, tens of thousands of them take three times as long.

use crate::domain::dispute::{NOT_IN_PUBLIC, StepKind};
use crate::domain::statistics::{DisputeLine, Period};
use crate::domain::values::Choice;
use crate::domain::{Date, RecordId};
use crate::store::{Sight, Store, StoreError};
use rusqlite::{Row, params_from_iter};
use std::collections::HashMap;

/// The first of each kind comes first.
const STEPS: &str = "SELECT dispute, kind, stepped_on, id FROM dispute_step ORDER BY dispute, kind, stepped_on";
const PARTIES: &str = "SELECT dispute, count(*) FROM dispute_party WHERE role = '1' GROUP BY dispute";
const TERMS: &str = "
SELECT
    dispute,
    ifnull(sum(amount), 0),
    count(*) FILTER (WHERE performed_on IS NULL AND coalesce(due_on, amount, performer) IS NOT NULL)
FROM dispute_term
GROUP BY dispute";

/// What the steps of one case say.
#[derive(Default)]
struct Course {
    accepted_on: Option<Date>,
    mediated_on: Option<Date>,
    reported_on: Option<Date>,
    is_confirmation_asked: bool,
    /// Which of those that decide was entered last, and its day as it is written.
    last: Option<(i64, StepKind)>,
    last_on: String,
}

impl Store {
    /// The cases that were accepted in a period, or were there in it, as they are counted: those that may be seen and no
    /// others. Figures are small and stand by type and month: one that counts a case which the list beside it does not show says
    /// that there is such a case, and of what kind. The whole is what the station head sees.
    pub fn dispute_lines(&self, sight: &Sight, period: Period) -> Result<Vec<DisputeLine>, StoreError> {
        let mut courses = self.courses()?;
        let parties: HashMap<i64, u64> = self.by_dispute(PARTIES, |row| count(row, 1))?;
        let terms: HashMap<i64, (u64, u64)> = self.by_dispute(TERMS, |row| Ok((count(row, 1)?, count(row, 2)?)))?;
        let (seen, values) = sight.sql();
        let sql = format!(
            "SELECT id, dispute_type, source, registered_on, level, place, mediators, openness
             FROM dispute WHERE {seen} ORDER BY id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let mut rows = query.query(params_from_iter(values))?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let Some(course) = courses.remove(&id) else { continue };
            let (amount, open_terms) = terms.get(&id).copied().unwrap_or_default();
            let parties = parties.get(&id).copied().unwrap_or_default();
            let line = DisputeLine { parties, amount, open_terms, ..read_line(row, &course)? };
            if line.is_of(period) {
                lines.push(line);
            }
        }
        Ok(lines)
    }

    fn courses(&self) -> Result<HashMap<i64, Course>, StoreError> {
        let mut query = self.connection.prepare_cached(STEPS)?;
        let mut rows = query.query([])?;
        let mut courses: HashMap<i64, Course> = HashMap::new();
        while let Some(row) = rows.next()? {
            let text = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
            if let Some(kind) = StepKind::of_code(text(1)?) {
                courses.entry(row.get(0)?).or_default().take(kind, text(2)?, row.get(3)?);
            }
        }
        Ok(courses)
    }

    fn by_dispute<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<HashMap<i64, T>, StoreError> {
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, read(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Course {
    fn take(&mut self, kind: StepKind, on: &str, id: i64) {
        let first = match kind {
            StepKind::Accept => Some(&mut self.accepted_on),
            StepKind::Mediate => Some(&mut self.mediated_on),
            StepKind::Escalate => Some(&mut self.reported_on),
            _ => None,
        };
        if let Some(first) = first.filter(|first| first.is_none()) {
            *first = on.parse().ok();
        }
        self.is_confirmation_asked |= kind == StepKind::AskConfirmation;
        // The closing of the file does not change how the case ended.
        let is_decisive = kind.decides() && kind != StepKind::Archive;
        if is_decisive && self.last.is_none_or(|(last, _)| last < id) {
            self.last = Some((id, kind));
            on.clone_into(&mut self.last_on);
        }
    }
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}

/// A case without its parties and terms.
fn read_line(row: &Row<'_>, course: &Course) -> rusqlite::Result<DisputeLine> {
    Ok(DisputeLine {
        id: RecordId(row.get(0)?),
        dispute_type: row.get(1)?,
        source: Choice::of(row.get_ref(2)?.as_str()?),
        registered_on: row.get::<_, Option<String>>(3)?.and_then(|day| day.parse().ok()),
        level: row.get(4)?,
        place: row.get::<_, Option<i64>>(5)?.map(RecordId),
        mediators: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        is_confidential: row.get_ref(7)?.as_str()? == NOT_IN_PUBLIC,
        accepted_on: course.accepted_on,
        mediated_on: course.mediated_on,
        reported_on: course.reported_on,
        last: course.last.and_then(|(_, kind)| Some((kind, course.last_on.parse().ok()?))),
        is_confirmation_asked: course.is_confirmation_asked,
        parties: 0,
        amount: 0,
        open_terms: 0,
    })
}
