//! Running numbers, gap-free within their series and year. They are taken when the change is committed, and only then.

use super::{ChangeId, StoreError, Writing, many};
use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

/// Numbers taken in a change under way; they wait to be written many at a time.
#[derive(Default)]
pub(super) struct Numbers {
    /// The last one of each series and year that was asked for.
    last: Vec<(String, i32, u32)>,
    /// Each with the place of its series among these.
    waiting: Vec<(usize, u32)>,
}

impl Writing<'_> {
    /// The next number of a series in a year.
    pub fn next_number(&mut self, series: &str, year: i32) -> Result<u32, StoreError> {
        self.next_number_from(series, year, 1)
    }

    /// The same of a series that began elsewhere: the first one taken here is at least this.
    pub fn next_number_from(&mut self, series: &str, year: i32, first: u32) -> Result<u32, StoreError> {
        self.numbers.next(&self.transaction, self.chronicle.change(), series, year, first)
    }
}

impl Numbers {
    fn next(
        &mut self,
        connection: &Connection,
        change: ChangeId,
        series: &str,
        year: i32,
        first: u32,
    ) -> Result<u32, StoreError> {
        let known = self.last.iter().position(|(known, of, _)| known == series && *of == year);
        let place = match known {
            Some(place) => place,
            None => {
                self.last.push((series.to_owned(), year, last_taken(connection, series, year)?));
                self.last.len() - 1
            }
        };
        let number = first.max(self.last[place].2 + 1);
        self.last[place].2 = number;
        self.waiting.push((place, number));
        if self.waiting.len() >= many::TOGETHER {
            self.write(connection, change)?;
        }
        Ok(number)
    }

    /// The next one comes after this one, which is taken already.
    pub fn pass_over(&mut self, series: &str, year: i32, number: u32) {
        let known = self.last.iter_mut().filter(|(known, of, _)| known == series && *of == year);
        known.for_each(|(.., last)| *last = number.max(*last));
    }

    pub fn write(&mut self, connection: &Connection, change: ChangeId) -> Result<(), StoreError> {
        let rows = self.waiting.iter().map(|(place, number)| {
            let (series, year, _) = &self.last[*place];
            [
                ToSqlOutput::from(series.as_str()),
                ToSqlOutput::from(*year),
                ToSqlOutput::from(*number),
                ToSqlOutput::from(change.0),
            ]
        });
        many::insert(connection, "INSERT INTO taken_number (series, year, number, change)", 4, rows)?;
        self.waiting.clear();
        Ok(())
    }
}

fn last_taken(connection: &Connection, series: &str, year: i32) -> Result<u32, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT ifnull(max(number), 0) FROM taken_number WHERE series = ?1 AND year = ?2")?;
    Ok(query.query_row((series, year), |row| row.get(0))?)
}
