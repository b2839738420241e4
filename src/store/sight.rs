//! Who sees which disputes. A case that is not public is seen by those on it and by the station head (人民调解法 15, 23 条); for
//! everybody else it is nowhere: not in lists, counts, search, dues, logs or on paper. This is the one place that says so.

use super::condition::{Condition, text};
use super::{Store, StoreError};
use crate::domain::RecordId;
use crate::domain::dispute::NOT_IN_PUBLIC;
use rusqlite::types::Value as SqlValue;

/// Whose eyes a question is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    pub operator: String,
    /// The station head.
    pub sees_all: bool,
}

impl Sight {
    /// Of a row of `dispute`; two values.
    pub(super) fn sql(&self) -> (String, [SqlValue; 2]) {
        let sql = format!(
            "(
                dispute.openness <> '{NOT_IN_PUBLIC}'
                OR ?
                OR EXISTS (
                    SELECT 1
                    FROM (SELECT ? AS name)
                    WHERE name IN (dispute.registered_by, dispute.recorder)
                       OR instr('、' || ifnull(dispute.mediators, '') || '、', '、' || name || '、') > 0
                )
            )"
        );
        (sql, [SqlValue::Integer(self.sees_all.into()), text(&self.operator)])
    }

    /// Nobody's eyes: what everybody sees and nothing else.
    pub fn of_everybody() -> Self {
        // No operator is called so.
        Self { operator: "\n".to_owned(), sees_all: false }
    }

    /// Of a whole register: of what hangs on a dispute, what hangs on one in sight.
    pub(super) fn narrow_register(&self, table: &str, condition: &mut Condition) {
        let (sql, values) = self.sql();
        let seen = match table {
            "dispute" => sql,
            "dispute_party" | "dispute_step" | "dispute_term" | "dispute_paper" => {
                format!("EXISTS (SELECT 1 FROM dispute WHERE dispute.id = {table}.dispute AND {sql})")
            }
            "dispute_record" => format!(
                "EXISTS (
                    SELECT 1
                    FROM dispute_step
                    JOIN dispute ON dispute.id = dispute_step.dispute
                    WHERE dispute_step.id = dispute_record.step AND {sql}
                )"
            ),
            _ => return,
        };
        condition.and(&seen, values);
    }

    pub(super) fn narrow(&self, condition: &mut Condition) {
        let (sql, values) = self.sql();
        condition.and(&sql, values);
    }

    /// Of a row of `print`: it concerns no dispute that is out of sight, nor a step of one. Of a case that was taken back
    /// nobody knows any more whether it was public: then only the station head sees its papers.
    pub(super) fn narrow_prints(&self, condition: &mut Condition) {
        let (sql, values) = self.sql();
        let hidden = format!(
            "NOT EXISTS (
                SELECT 1
                FROM print_record
                LEFT JOIN dispute_step ON register = 'dispute_step' AND dispute_step.id = record
                LEFT JOIN dispute ON dispute.id = CASE register WHEN 'dispute' THEN record ELSE dispute_step.dispute END
                WHERE print_record.print = print.id AND register IN ('dispute', 'dispute_step') AND {sql} IS NOT TRUE
            )"
        );
        condition.and(&hidden, values);
    }
}

impl Store {
    /// Whether this dispute is there for those eyes.
    pub fn sees_dispute(&self, sight: &Sight, dispute: RecordId) -> Result<bool, StoreError> {
        let (sql, [sees_all, operator]) = sight.sql();
        let sql = format!("SELECT EXISTS (SELECT 1 FROM dispute WHERE {sql} AND dispute.id = ?)");
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_row((sees_all, operator, dispute.0), |row| row.get(0))?)
    }

    /// Whether this print of the log is there for those eyes.
    pub fn sees_print(&self, sight: &Sight, print: RecordId) -> Result<bool, StoreError> {
        let mut condition = Condition::new("print.id = ?");
        condition.values.push(SqlValue::Integer(print.0));
        sight.narrow_prints(&mut condition);
        let sql = format!("SELECT EXISTS (SELECT 1 FROM print WHERE {})", condition.sql);
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_row(rusqlite::params_from_iter(condition.values), |row| row.get(0))?)
    }
}
