//! Who sees which disputes. A case that is not public is seen by those on it and by the station head (人民调解法 15, 23 条); for
//! everybody else it is nowhere: not in lists, counts, search, dues, logs or on paper. This is the one place that says so.

use super::condition::{Condition, text};
use super::{Store, StoreError, Stored, rows};
use crate::domain::dispute::NOT_IN_PUBLIC;
use crate::domain::registers::{
    Dispute, DisputePaper, DisputeParty, DisputeRecord, DisputeScan, DisputeStep, DisputeTerm, MeetingItem,
    ScreeningFinding,
};
use crate::domain::{RecordId, Register};
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;

/// Somebody who is on cases: an operator, by number. Cases entered before the number was kept go by the name.
#[derive(Clone, Debug, PartialEq)]
pub struct Officer {
    pub id: i64,
    pub name: String,
}

impl Officer {
    /// Among the operators kept with a row of `dispute`; one value.
    const BY_NUMBER: &'static str = "instr('、' || dispute.officers || '、', '、' || ? || '、') > 0";

    /// Among the mediators of a row of `dispute`; two values.
    pub(super) fn mediates(&self, condition: &mut Condition) {
        let sql = format!(
            "instr('、' || ifnull(dispute.mediators, '') || '、', '、' || ? || '、') > 0
             AND (dispute.officers IS NULL OR {})",
            Self::BY_NUMBER
        );
        condition.and(&format!("({sql})"), [text(&self.name), SqlValue::Integer(self.id)]);
    }
}

/// Whose eyes a question is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    pub officer: Officer,
    /// The station head.
    pub sees_all: bool,
}

impl Sight {
    /// Of a row of `dispute`; three values.
    pub(super) fn sql(&self) -> (String, [SqlValue; 3]) {
        let sql = format!(
            "(
                dispute.openness <> '{NOT_IN_PUBLIC}'
                OR ?
                OR CASE
                    WHEN dispute.officers IS NOT NULL THEN {}
                    ELSE EXISTS (
                        SELECT 1
                        FROM (SELECT ? AS name)
                        WHERE name IN (dispute.registered_by, dispute.recorder)
                           OR instr('、' || ifnull(dispute.mediators, '') || '、', '、' || name || '、') > 0
                    )
                END
            )",
            Officer::BY_NUMBER
        );
        (sql, [SqlValue::Integer(self.sees_all.into()), SqlValue::Integer(self.officer.id), text(&self.officer.name)])
    }

    /// Of a row of a register that belongs to cases, or may point at one; nothing of the others, whose rows everybody sees.
    pub(super) fn of_register(&self, table: &str) -> Option<(String, [SqlValue; 3])> {
        let (sql, values) = self.sql();
        let through = |step: &str, link: &str| {
            format!(
                "EXISTS (
                    SELECT 1
                    FROM {step}
                    JOIN dispute ON dispute.id = {step}.dispute
                    WHERE {step}.id = {table}.{link} AND {sql}
                )"
            )
        };
        let of_case = || format!("EXISTS (SELECT 1 FROM dispute WHERE dispute.id = {table}.dispute AND {sql})");
        let seen = match table {
            Dispute::TABLE => sql,
            DisputeParty::TABLE | DisputeStep::TABLE | DisputeTerm::TABLE | DisputePaper::TABLE => of_case(),
            DisputeRecord::TABLE => through(DisputeStep::TABLE, "step"),
            DisputeScan::TABLE => through(DisputePaper::TABLE, "paper"),
            MeetingItem::TABLE | ScreeningFinding::TABLE => format!("({table}.dispute IS NULL OR {})", of_case()),
            _ => return None,
        };
        Some((seen, values))
    }

    /// Whether rows of a register belong to cases or may point at one.
    pub fn hangs_on_cases(table: &str) -> bool {
        table != Dispute::TABLE && Self::of_everybody().of_register(table).is_some()
    }

    /// Nobody's eyes: what everybody sees and nothing else.
    pub fn of_everybody() -> Self {
        // No operator has this number, and none is called so.
        Self { officer: Officer { id: 0, name: "\n".to_owned() }, sees_all: false }
    }

    /// Of a whole register: of what hangs on a dispute, what hangs on one in sight.
    pub(super) fn narrow_register(&self, table: &str, condition: &mut Condition) {
        if let Some((seen, values)) = self.of_register(table) {
            condition.and(&seen, values);
        }
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
        let (sql, values) = sight.sql();
        let sql = format!("SELECT EXISTS (SELECT 1 FROM dispute WHERE {sql} AND dispute.id = ?)");
        let mut query = self.connection.prepare_cached(&sql)?;
        let values = values.into_iter().chain([SqlValue::Integer(dispute.0)]);
        Ok(query.query_row(params_from_iter(values), |row| row.get(0))?)
    }

    /// Whether this row is there for those eyes.
    pub fn sees_row<R: Stored>(&self, sight: &Sight, id: RecordId) -> Result<bool, StoreError> {
        Ok(!self.seen_where::<R>(sight, "id = ?", [SqlValue::Integer(id.0)])?.is_empty())
    }

    /// The rows of a register that are there for those eyes and meet a condition, which may go on with an order.
    pub(super) fn seen_where<R: Stored>(
        &self,
        sight: &Sight,
        condition: &str,
        values: impl IntoIterator<Item = SqlValue>,
    ) -> Result<Vec<(RecordId, R)>, StoreError> {
        let mut seen = Condition::new("TRUE");
        sight.narrow_register(R::TABLE, &mut seen);
        seen.and(condition, values);
        rows::read_where(&self.connection, &seen.sql, params_from_iter(seen.values))
    }

    /// Whether this print of the log is there for those eyes.
    pub fn sees_print(&self, sight: &Sight, print: RecordId) -> Result<bool, StoreError> {
        let mut condition = Condition::new("print.id = ?");
        condition.values.push(SqlValue::Integer(print.0));
        sight.narrow_prints(&mut condition);
        let sql = format!("SELECT EXISTS (SELECT 1 FROM print WHERE {})", condition.sql);
        let mut query = self.connection.prepare_cached(&sql)?;
        Ok(query.query_row(params_from_iter(condition.values), |row| row.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Editor;

    /// The registers that `R` has links to.
    fn linked<R: Stored>() -> Vec<&'static str> {
        let empty = R::default();
        let table = |field: &crate::domain::Field<R>| match (field.value)(&empty).editor() {
            Editor::Link(table) => Some(table),
            _ => None,
        };
        R::fields().filter_map(table).collect()
    }

    #[test]
    fn whatever_points_at_a_case_or_at_a_part_of_one_goes_out_of_sight_with_it() {
        let is_of_a_case = |table: &&str| *table == Dispute::TABLE || Sight::hangs_on_cases(table);
        let mut pointing = 0;
        macro_rules! hide {
            ($($register:ty),+) => {
                $(if linked::<$register>().iter().any(is_of_a_case) {
                    pointing += 1;
                    assert!(Sight::hangs_on_cases(<$register>::TABLE), "{}", <$register>::TABLE);
                })+
            };
        }
        crate::every_register!(hide);
        assert!(pointing >= 8, "{pointing}");
        assert!(!Sight::hangs_on_cases(Dispute::TABLE));
    }
}
