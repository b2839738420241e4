//! Cases as the reports count them. What their steps, parties and terms say is folded here, each table read once in the order of
//! its index and laid beside the cases in theirs: asked case by case, tens of thousands of them take many times as long.

use crate::domain::codes::DisputeType;
use crate::domain::dispute::{GRAVE, NOT_IN_PUBLIC, StepKind};
use crate::domain::statistics::{DisputeLine, Period, WayIn, is_difficult};
use crate::domain::{CodeList, Date, RecordId};
use crate::store::{Sight, Store, StoreError};
use rusqlite::{Row, params_from_iter};
use std::collections::HashMap;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

/// The first of each kind comes first.
const STEPS: &str = "SELECT dispute, kind, stepped_on, id FROM dispute_step ORDER BY dispute, kind, stepped_on";
const PARTIES: &str = "SELECT dispute, count(*) FROM dispute_party WHERE role = '1' GROUP BY dispute ORDER BY dispute";
const TERMS: &str = "
SELECT
    dispute,
    ifnull(sum(amount), 0),
    count(*) FILTER (WHERE performed_on IS NULL AND coalesce(due_on, amount, performer) IS NOT NULL),
    min(due_on) FILTER (WHERE performed_on IS NULL)
FROM dispute_term
GROUP BY dispute
ORDER BY dispute";

/// What the steps of one case say.
#[derive(Default)]
struct Course {
    accepted_on: Option<Date>,
    mediated_on: Option<Date>,
    reported_on: Option<Date>,
    is_confirmation_asked: bool,
    /// Which of those that decide was entered last, and its day.
    last: Option<(i64, StepKind, Option<Date>)>,
}

/// What the terms of one case say.
#[derive(Default)]
struct Terms {
    amount: u64,
    open: u64,
    open_until: Option<Date>,
}

impl Store {
    /// The cases that were accepted in a period, or were there in it, as they are counted: those that may be seen and no
    /// others. Figures are small and stand by type and month: one that counts a case which the list beside it does not show says
    /// that there is such a case, and of what kind. The whole is what the station head sees.
    pub fn dispute_lines(&self, sight: &Sight, period: Period) -> Result<Vec<DisputeLine>, StoreError> {
        let mut courses = Beside::of(self.courses()?);
        let mut parties = Beside::of(self.by_dispute(PARTIES, |row| count(row, 1))?);
        let mut terms = Beside::of(self.by_dispute(TERMS, read_terms)?);
        let (seen, values) = sight.sql();
        let sql = format!(
            "SELECT id, dispute_type, source, registered_on, level, place, mediators, openness, people_involved, amount
             FROM dispute WHERE {seen} ORDER BY id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let mut rows = query.query(params_from_iter(values))?;
        let (mut lines, mut names) = (Vec::new(), Names::default());
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let Some(course) = courses.take(id) else { continue };
            let terms = terms.take(id).unwrap_or_default();
            let line = DisputeLine {
                parties: parties.take(id).unwrap_or_default(),
                amount: terms.amount,
                open_terms: terms.open,
                open_until: terms.open_until,
                ..read_line(row, &course, &mut names)?
            };
            if line.is_of(period) {
                lines.push(line);
            }
        }
        Ok(lines)
    }

    fn courses(&self) -> Result<Vec<(i64, Course)>, StoreError> {
        let mut query = self.connection.prepare_cached(STEPS)?;
        let mut rows = query.query([])?;
        let mut courses: Vec<(i64, Course)> = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
            let dispute = row.get(0)?;
            if courses.last().is_none_or(|(last, _)| *last != dispute) {
                courses.push((dispute, Course::default()));
            }
            if let (Some(kind), Some((_, course))) = (StepKind::of_code(text(1)?), courses.last_mut()) {
                course.take(kind, text(2)?, row.get(3)?);
            }
        }
        Ok(courses)
    }

    fn by_dispute<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<(i64, T)>, StoreError> {
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, read(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What belongs to cases, in the order of their numbers, taken as the cases come by in the same order.
struct Beside<T>(Peekable<IntoIter<(i64, T)>>);

impl<T> Beside<T> {
    fn of(sorted: Vec<(i64, T)>) -> Self {
        Self(sorted.into_iter().peekable())
    }

    fn take(&mut self, dispute: i64) -> Option<T> {
        while self.0.next_if(|(of, _)| *of < dispute).is_some() {}
        self.0.next_if(|(of, _)| *of == dispute).map(|(_, taken)| taken)
    }
}

/// The names of mediators, few among tens of thousands of cases, each kept once.
#[derive(Default)]
struct Names(HashMap<String, Arc<str>>);

impl Names {
    fn shared(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        let shared: Arc<str> = name.into();
        self.0.insert(name.to_owned(), shared.clone());
        shared
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
            *first = read_day(on);
        }
        self.is_confirmation_asked |= kind == StepKind::AskConfirmation;
        // The closing of the file does not change how the case ended.
        let is_decisive = kind.decides() && kind != StepKind::Archive;
        if is_decisive && self.last.is_none_or(|(last, ..)| last < id) {
            self.last = Some((id, kind, read_day(on)));
        }
    }
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, Option<i64>>(column).map(|count| count.unwrap_or_default().unsigned_abs())
}

fn read_terms(row: &Row<'_>) -> rusqlite::Result<Terms> {
    Ok(Terms { amount: count(row, 1)?, open: count(row, 2)?, open_until: day(row, 3)? })
}

/// A day as the archive writes it, 「2026-06-15」: read by its places, in a tenth of the time a parser of any form takes.
fn read_day(text: &str) -> Option<Date> {
    let part = |from: usize, until: usize| text.get(from..until)?.parse::<u32>().ok();
    Date::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(5, 7)?, part(8, 10)?)
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(read_day))
}

/// The code as its list has it.
fn known_type(code: &str) -> &'static str {
    DisputeType::table().codes.iter().find(|row| row.code == code).map_or("", |row| row.code.as_str())
}

/// A case without its parties and terms.
fn read_line(row: &Row<'_>, course: &Course, names: &mut Names) -> rusqlite::Result<DisputeLine> {
    let is_grave = row.get_ref(4)?.as_str()? == GRAVE;
    Ok(DisputeLine {
        id: RecordId(row.get(0)?),
        dispute_type: known_type(row.get_ref(1)?.as_str()?),
        way_in: WayIn::of(row.get_ref(2)?.as_str()?),
        registered_on: day(row, 3)?,
        is_grave,
        is_difficult: is_difficult(is_grave, count(row, 8)?, count(row, 9)?),
        place: row.get::<_, Option<i64>>(5)?.map(RecordId),
        mediators: names.shared(row.get_ref(6)?.as_str_or_null()?.unwrap_or_default()),
        is_confidential: row.get_ref(7)?.as_str()? == NOT_IN_PUBLIC,
        accepted_on: course.accepted_on,
        mediated_on: course.mediated_on,
        reported_on: course.reported_on,
        last: course.last.and_then(|(_, kind, on)| Some((kind, on?))),
        is_confirmation_asked: course.is_confirmation_asked,
        parties: 0,
        amount: 0,
        open_terms: 0,
        open_until: None,
    })
}
