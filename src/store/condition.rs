//! What a list is narrowed by, put together as SQL. Only what is asked for stands in it, so that the smallest index that has
//! it all serves.

use crate::domain::{Date, RecordId};
use rusqlite::types::Value as SqlValue;

/// A condition and the values of its question marks.
pub(super) struct Condition {
    pub sql: String,
    pub values: Vec<SqlValue>,
}

impl Condition {
    pub fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), values: Vec::new() }
    }

    pub fn and(&mut self, sql: &str, values: impl IntoIterator<Item = SqlValue>) {
        self.sql += " AND ";
        self.sql += sql;
        self.values.extend(values);
    }

    pub fn is(&mut self, column: &str, code: Option<&str>) {
        if let Some(code) = code {
            self.and(&format!("{column} = ?"), [text(code)]);
        }
    }

    /// One of these codes; of none, any. The empty code stands for whatever was left open.
    pub fn codes<C: AsRef<str>>(&mut self, column: &str, codes: &[C]) {
        if codes.is_empty() {
            return;
        }
        let marks = vec!["?"; codes.len()].join(", ");
        let takes_open = codes.iter().any(|code| code.as_ref().is_empty());
        let open = if takes_open { format!(" OR {column} IS NULL") } else { String::new() };
        self.and(&format!("({column} IN ({marks}){open})"), codes.iter().map(|code| text(code.as_ref())));
    }

    /// This place or one below it.
    pub fn within(&mut self, column: &str, place: Option<RecordId>) {
        let Some(place) = place else { return };
        let below = format!(
            "{column} IN (
                WITH RECURSIVE below (id) AS (
                    SELECT ?
                    UNION
                    SELECT place.id FROM place JOIN below ON place.parent = below.id
                )
                SELECT id FROM below
            )"
        );
        self.and(&below, [SqlValue::Integer(place.0)]);
    }

    /// What had begun on that day and not ended; what nobody knows the beginning of was always there. The columns are those of the
    /// table, its name and a full stop before them.
    pub fn standing_on(&mut self, table: &str, on: Date) {
        let began = format!("ifnull({table}from_date, '') <= ?");
        let began_and_lasts = format!("{began} AND ({table}until_date IS NULL OR {table}until_date > ?)");
        self.and(&began_and_lasts, [day(on), day(on)]);
    }
}

pub(super) fn text(text: &str) -> SqlValue {
    SqlValue::Text(text.to_owned())
}

pub(super) fn day(day: Date) -> SqlValue {
    SqlValue::Text(day.to_string())
}
