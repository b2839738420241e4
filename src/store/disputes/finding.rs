//! Finding cases by their number and by the names of their parties, and those beside one: those that may be seen, the latest first.

use crate::domain::RecordId;
use crate::domain::finding::{Reason, Word};
use crate::domain::registers::{Dispute, DisputeParty};
use crate::store::{Sight, Store, StoreError, Stored, rows};
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;
use std::collections::BTreeSet;

impl Store {
    /// The cases that every word is met by, by their number or by the name of a party, the latest first.
    pub fn disputes_found(
        &self,
        sight: &Sight,
        words: &[Word],
        most: usize,
    ) -> Result<Vec<(RecordId, Reason)>, StoreError> {
        let Some((first, others)) = words.split_first() else { return Ok(Vec::new()) };
        let mut met: Option<BTreeSet<i64>> = None;
        for word in others {
            let under: BTreeSet<i64> = self.disputes_under(word)?.into_iter().map(|(id, _)| id).collect();
            met = Some(met.map_or(under.clone(), |met| met.intersection(&under).copied().collect()));
        }
        let mut found = Vec::new();
        for (id, reason) in self.disputes_under(first)?.into_iter().rev() {
            let is_met = met.as_ref().is_none_or(|met| met.contains(&id));
            let is_known = found.iter().any(|(known, _)| *known == RecordId(id));
            if found.len() >= most {
                break;
            }
            if is_met && !is_known && self.sees_dispute(sight, RecordId(id))? {
                found.push((RecordId(id), reason));
            }
        }
        Ok(found)
    }

    /// Other cases of the same type or at the same place that may be seen, the latest first: among these some are alike.
    pub fn disputes_beside(
        &self,
        sight: &Sight,
        (id, dispute): (RecordId, &Dispute),
        most: usize,
    ) -> Result<Vec<(RecordId, Dispute)>, StoreError> {
        let (seen, values) = sight.sql();
        let columns = &rows::statements::<Dispute>().columns;
        let sql = format!(
            "SELECT id, {columns}
             FROM dispute
             WHERE {seen}
               AND id <> ?
               AND (dispute_type = ? OR place = ?)
             ORDER BY registered_on DESC, id DESC
             LIMIT ?"
        );
        let own = [
            SqlValue::Integer(id.0),
            SqlValue::Text(dispute.dispute_type.code.clone()),
            dispute.place.id.map_or(SqlValue::Null, |place| SqlValue::Integer(place.0)),
            SqlValue::Integer(i64::try_from(most).unwrap_or(i64::MAX)),
        ];
        let values = values.into_iter().chain(own);
        rows::read_all(self.connection.prepare_cached(&sql)?.query(params_from_iter(values))?)
    }

    /// Every case under one word, by number.
    fn disputes_under(&self, word: &Word) -> Result<BTreeSet<(i64, Reason)>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT record
             FROM search_key
             WHERE reason = ?1 AND register = ?2 AND key >= ?3 AND key < ?3 || char(0x10FFFF)
             UNION
             SELECT dispute_party.dispute
             FROM search_key
             CROSS JOIN dispute_party ON dispute_party.id = record
             WHERE reason = ?1 AND register = ?4 AND key >= ?3 AND key < ?3 || char(0x10FFFF)",
        )?;
        let mut under = BTreeSet::new();
        for beginning in &word.beginnings {
            let values = (beginning.reason as u8, Dispute::NUMBER, &beginning.key, DisputeParty::NUMBER);
            let rows = query.query_map(values, |row| row.get::<_, i64>(0))?;
            for id in rows {
                under.insert((id?, beginning.reason));
            }
        }
        Ok(under)
    }
}
