//! Evidence that is asked of no other page: how soon those who moved into a house were registered, counted and never named; what a
//! landlord did in 联防; disputes of an organisation.

use crate::domain::registers::{Organisation, Person};
use crate::domain::values::Link;
use crate::domain::{Date, RecordId};
use crate::store::{Sight, Store, StoreError};
use rusqlite::Row;

/// Somebody moved into a house: when, and when that was registered. Who it was is not asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegisteredLate {
    pub moved_in: Date,
    pub registered_on: Option<Date>,
}

/// Something a person did in a 联防组: called at a door of it from a day on, or stood on duty on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    pub group: RecordId,
    pub on: Date,
    pub is_duty: bool,
}

impl Store {
    /// Those of the floating population who moved into a place between two days; the landlord's own stay is none of them.
    pub fn moved_in_at(
        &self,
        place: RecordId,
        landlord: Link<Person>,
        (from, until): (Date, Date),
    ) -> Result<Vec<RegisteredLate>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT from_date, registered_on
             FROM residence
             WHERE place = ?1 AND kind = '2' AND person IS NOT ?2 AND from_date BETWEEN ?3 AND ?4
             ORDER BY from_date, id",
        )?;
        let values = (place.0, landlord.id.map(|id| id.0), from.to_string(), until.to_string());
        let rows = query.query_map(values, |row| Ok((day(row, 0)?, day(row, 1)?)))?;
        let mut moved = Vec::new();
        for row in rows {
            let (moved_in, registered_on) = row?;
            moved.extend(moved_in.map(|moved_in| RegisteredLate { moved_in, registered_on }));
        }
        Ok(moved)
    }

    /// The groups somebody is or was called in between two days, and the days on which they stood on duty.
    pub fn group_service_of(&self, person: RecordId, (from, until): (Date, Date)) -> Result<Vec<Service>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT defence_group, from_date, 0
             FROM group_member
             WHERE contact = ?1 AND from_date <= ?3 AND ifnull(until_date, ?3) >= ?2
             UNION ALL
             SELECT duty_turn.defence_group, duty_turn.on_date, 1
             FROM group_member
             JOIN duty_turn ON duty_turn.member = group_member.id
             WHERE group_member.contact = ?1 AND duty_turn.on_date BETWEEN ?2 AND ?3
             ORDER BY 2 DESC, 1",
        )?;
        let values = (person.0, from.to_string(), until.to_string());
        let rows = query.query_map(values, |row| Ok((RecordId(row.get(0)?), day(row, 1)?, row.get(2)?)))?;
        let mut service = Vec::new();
        for row in rows {
            let (group, on, is_duty) = row?;
            service.extend(on.map(|on| Service { group, on, is_duty }));
        }
        Ok(service)
    }

    /// The disputes an organisation takes part in that may be seen, the latest first.
    pub fn disputes_with_organisation(
        &self,
        sight: &Sight,
        organisation: Link<Organisation>,
    ) -> Result<Vec<RecordId>, StoreError> {
        let (sql, [sees_all, officer, name]) = sight.sql();
        let sql = format!(
            "SELECT dispute.id
             FROM dispute
             WHERE {sql}
               AND EXISTS (
                   SELECT 1 FROM dispute_party WHERE dispute_party.dispute = dispute.id AND organisation = ?
               )
             ORDER BY registered_on DESC, id DESC"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query
            .query_map((sees_all, officer, name, organisation.id.map(|id| id.0)), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|day| day.parse().ok()))
}
