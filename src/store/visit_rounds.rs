//! Rounds of visits: what an area has to visit, what was visited.

use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::registers::{RoundVisit, VisitRound};
use crate::domain::{RecordId, Register};
use rusqlite::Connection;

impl Stored for VisitRound {
    const NUMBER: u8 = 64;
}

impl Stored for RoundVisit {
    const NUMBER: u8 = 65;
}

/// One of a round with where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundLine {
    pub id: RecordId,
    pub visit: RoundVisit,
    pub full_name: String,
    /// A code of 地址类别.
    pub place_kind: String,
}

impl Store {
    /// The rounds under way first, the latest of them first.
    pub fn visit_rounds(&self) -> Result<Vec<(RecordId, VisitRound)>, StoreError> {
        let columns = &rows::statements::<VisitRound>().columns;
        let sql =
            format!("SELECT id, {columns} FROM visit_round ORDER BY ended_on IS NOT NULL, begun_on DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }

    /// What a round visits, in the order of its walk.
    pub fn round_lines(&self, round: RecordId) -> Result<Vec<RoundLine>, StoreError> {
        let columns = RoundVisit::columns().iter().map(|column| format!("round_visit.{column}")).collect::<Vec<_>>();
        let sql = format!(
            "SELECT round_visit.id, {}
             FROM round_visit
             WHERE round_visit.visit_round = ?1
             ORDER BY round_visit.position, round_visit.id",
            columns.join(", ")
        );
        let visits: Vec<(RecordId, RoundVisit)> =
            rows::read_all(self.connection.prepare_cached(&sql)?.query([round.0])?)?;
        let mut place = self.connection.prepare_cached("SELECT full_name, kind FROM place WHERE id = ?1")?;
        let line = |(id, visit): (RecordId, RoundVisit)| {
            let at = visit.place.id.map_or(0, |place| place.0);
            let (full_name, place_kind) = place.query_row([at], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(RoundLine { id, visit, full_name, place_kind })
        };
        visits.into_iter().map(line).collect()
    }
}

impl Writing<'_> {
    /// What is to be visited at a place and below it, in the order of a walk: along the addresses, building by building.
    pub fn to_visit_below(&self, place: RecordId) -> Result<Vec<RecordId>, StoreError> {
        to_visit(&self.transaction, place)
    }
}

fn to_visit(connection: &Connection, place: RecordId) -> Result<Vec<RecordId>, StoreError> {
    let mut query = connection.prepare_cached(
        "WITH RECURSIVE below (id) AS (
             SELECT ?1
             UNION
             SELECT place.id FROM place JOIN below ON place.parent = below.id
         )
         SELECT place.id
         FROM below
         JOIN place ON place.id = below.id
         WHERE place.kind IN ('3', '7', '8', '9', '10')
            OR place.kind = '5' AND NOT EXISTS (SELECT 1 FROM place AS inner WHERE inner.parent = place.id)
         ORDER BY place.natural_name, place.id",
    )?;
    let places = query.query_map([place.0], |row| row.get(0).map(RecordId))?;
    Ok(places.collect::<Result<_, _>>()?)
}
