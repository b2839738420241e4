//! Statements a change uses row after row, looked up once: the cache of the connection finds them by their whole text.

use super::StoreError;
use rusqlite::{CachedStatement, Connection};

pub(super) struct Held<'a> {
    connection: &'a Connection,
    /// Each with the text it was made of, known again by where that lies.
    statements: Vec<(&'static str, CachedStatement<'a>)>,
}

impl<'a> Held<'a> {
    pub fn of(connection: &'a Connection) -> Self {
        Self { connection, statements: Vec::new() }
    }

    pub fn connection(&self) -> &'a Connection {
        self.connection
    }

    pub fn statement(&mut self, sql: &'static str) -> Result<&mut CachedStatement<'a>, StoreError> {
        let known = self.statements.iter().position(|(known, _)| std::ptr::eq(*known, sql));
        let place = match known {
            Some(place) => place,
            None => {
                self.statements.push((sql, self.connection.prepare_cached(sql)?));
                self.statements.len() - 1
            }
        };
        Ok(&mut self.statements[place].1)
    }
}
