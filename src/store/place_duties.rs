//! Who answers for a part of the address tree.

use super::{Store, StoreError, Stored, rows};
use crate::domain::network::{Holder, Node};
use crate::domain::registers::PlaceDuty;
use crate::domain::values::Value;
use crate::domain::{RecordId, Register};

impl Stored for PlaceDuty {
    const NUMBER: u8 = 13;
}

impl Store {
    /// Every duty over this very place, past ones included: by kind of duty, the first holder first.
    pub fn place_duties(&self, place: RecordId) -> Result<Vec<(RecordId, PlaceDuty)>, StoreError> {
        let columns = &rows::statements::<PlaceDuty>().columns;
        let sql = format!("SELECT id, {columns} FROM place_duty WHERE place = ?1 ORDER BY duty, from_date, id");
        let mut query = self.connection.prepare_cached(&sql)?;
        rows::read_all(query.query([place.0])?)
    }

    /// Everybody on this kind of duty now, in the order of their places.
    pub fn holders_of_duty(&self, duty: &str) -> Result<Vec<(RecordId, PlaceDuty)>, StoreError> {
        let columns = PlaceDuty::columns().iter().map(|column| format!("place_duty.{column}")).collect::<Vec<_>>();
        let sql = format!(
            "SELECT place_duty.id, {}
             FROM place_duty
             JOIN place ON place.id = place_duty.place
             WHERE place_duty.duty = ?1 AND place_duty.until_date IS NULL
             ORDER BY place.natural_name, place_duty.id",
            columns.join(", ")
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([duty])?)
    }

    /// The parts of the address tree that people answer for, in the order of the addresses: communities, estates, streets,
    /// village groups, and the buildings that have dwellings below them.
    pub fn network_nodes(&self) -> Result<Vec<Node>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, parent, kind, full_name
             FROM place
             WHERE kind IN ('1', '2', '3', '4')
                OR kind = '5' AND EXISTS (SELECT 1 FROM place AS below WHERE below.parent = place.id)
             ORDER BY kind <> '1', natural_name, id",
        )?;
        let nodes = query.query_map([], |row| {
            let parent: Option<i64> = row.get(1)?;
            Ok(Node { id: RecordId(row.get(0)?), parent: parent.map(RecordId), kind: row.get(2)?, name: row.get(3)? })
        })?;
        Ok(nodes.collect::<Result<_, _>>()?)
    }

    /// Everybody who answers for any place now.
    pub fn duty_holders(&self) -> Result<Vec<Holder>, StoreError> {
        let columns = &rows::statements::<PlaceDuty>().columns;
        let sql = format!("SELECT id, {columns} FROM place_duty WHERE until_date IS NULL ORDER BY from_date, id");
        let duties: Vec<(RecordId, PlaceDuty)> = rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)?;
        let holder = |(_, duty): (RecordId, PlaceDuty)| {
            let (name, phones) = (duty.holder.shown(), duty.phones.shown());
            Some(Holder { place: duty.place.id?, duty: duty.duty.code, name, phones })
        };
        Ok(duties.into_iter().filter_map(holder).collect())
    }
}
