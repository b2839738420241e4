//! Rows written many at a time: one statement with some dozens of them costs a fraction of dozens of statements.

use super::StoreError;
use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

/// Rows in one statement. More of them do not fit into what SQLite keeps at hand for the values of a statement.
pub(super) const TOGETHER: usize = 32;

/// Writes the rows in their order. `head` is the statement up to and with the names of the columns, `columns` how many those
/// are.
pub(super) fn insert<'v, Row: IntoIterator<Item = ToSqlOutput<'v>>>(
    connection: &Connection,
    head: &str,
    columns: usize,
    mut rows: impl ExactSizeIterator<Item = Row>,
) -> Result<(), StoreError> {
    for together in [TOGETHER, 1] {
        if rows.len() < together {
            continue;
        }
        let mut statement = connection.prepare_cached(&statement(head, columns, together))?;
        while rows.len() >= together {
            for (value, place) in rows.by_ref().take(together).flatten().zip(1_usize..) {
                statement.raw_bind_parameter(place, value)?;
            }
            statement.raw_execute()?;
        }
    }
    Ok(())
}

fn statement(head: &str, columns: usize, rows: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(", "));
    format!("{head} VALUES {}", vec![row; rows].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_written_in_their_order_whatever_their_number() {
        for count in [0, 1, TOGETHER - 1, TOGETHER, TOGETHER + 1, 5 * TOGETHER / 2] {
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch("CREATE TABLE one (id INTEGER PRIMARY KEY AUTOINCREMENT, a INTEGER)").unwrap();
            let wanted: Vec<i64> = (0..count as i64).map(|number| 1_000 - number).collect();
            insert(&connection, "INSERT INTO one (a)", 1, wanted.iter().map(|a| [ToSqlOutput::from(*a)])).unwrap();
            let mut query = connection.prepare("SELECT a FROM one ORDER BY id").unwrap();
            let found = query.query_map([], |row| row.get(0)).unwrap().collect::<Result<Vec<i64>, _>>().unwrap();
            assert_eq!(found, wanted);
        }
    }
}
