//! Agreements: the list and its counts, those of one house, which houses have none, and what stands around one.
//!
//! How an agreement stands is said by `domain::agreement`; the one statement here that says the same for a whole list is held to
//! it by a test.

mod by_number;

use super::condition::{self, Condition};
use super::{Store, StoreError, Stored, rows};
use crate::domain::agreement::{Around, Standing, nearly};
use crate::domain::registers::Agreement;
use crate::domain::{Cell, Date, RecordId};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Row, params_from_iter};
use std::collections::HashMap;

impl Stored for Agreement {
    const NUMBER: u8 = 15;
    const KEPT: &'static [&'static str] = &["signed_on"];

    fn kept(&self) -> Vec<Cell> {
        vec![self.signed_on().map_or(Cell::Null, |day| Cell::Text(day.to_string()))]
    }
}

/// What the list is narrowed by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgreementFilter {
    /// The key of a kind.
    pub kind: Option<&'static str>,
    /// None for all.
    pub standings: &'static [Standing],
    /// The place it is about lies here or below.
    pub place: Option<RecordId>,
    /// Its last day is this one or before.
    pub until: Option<Date>,
    pub house: Option<RecordId>,
}

/// The day it is asked on, and within how many days something is about to expire.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AsOf {
    pub today: Date,
    pub near_days: u32,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum AgreementColumn {
    #[default]
    Place,
    Kind,
    Party,
    Number,
    Until,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AgreementSort {
    pub column: AgreementColumn,
    pub is_descending: bool,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementRow {
    pub id: RecordId,
    pub agreement: Agreement,
    /// Where what it is about lies; nothing of people and organisations.
    pub place_name: String,
    /// Who signs it: landlord, shop, group head.
    pub party: String,
    pub around: Around,
}

/// What an agreement is about, beside its row.
const WITH_SUBJECT: &str = "
    LEFT JOIN rental_house ON rental_house.id = agreement.house
    LEFT JOIN household ON household.id = agreement.household
    LEFT JOIN organisation ON organisation.id = agreement.organisation
    LEFT JOIN person ON person.id = agreement.person
    LEFT JOIN place_duty ON place_duty.id = agreement.place_duty
    LEFT JOIN defence_group ON defence_group.id = agreement.defence_group
    LEFT JOIN place ON place.id = coalesce(
        rental_house.place,
        household.place,
        place_duty.place,
        agreement.place,
        defence_group.place
    )
    LEFT JOIN person AS landlord ON landlord.id = rental_house.landlord
    LEFT JOIN organisation AS owner ON owner.id = rental_house.landlord_organisation
    LEFT JOIN person AS group_head ON group_head.id = defence_group.head";

const PARTY: &str = "coalesce(
    organisation.organisation_name,
    person.name,
    place_duty.holder,
    owner.organisation_name,
    landlord.name,
    group_head.name,
    (
        SELECT head.name
        FROM household_member
        JOIN person AS head ON head.id = household_member.person
        WHERE household_member.household = household.id
          AND household_member.until_date IS NULL
          AND household_member.relation IN ('01', '02')
    ),
    household.household_number,
    ''
)";

const IS_PRINTED: &str = "EXISTS (
    SELECT 1
    FROM print_record
    JOIN print ON print.id = print_record.print
    WHERE print_record.register = 'agreement' AND print_record.record = agreement.id AND print.state = 'handed_over'
)";

/// The first day of the signed agreement that renews it.
const RENEWED_FROM: &str = "(
    SELECT min(next.valid_from)
    FROM agreement AS next
    WHERE next.renews = agreement.id AND next.signed_on IS NOT NULL AND next.ended_on IS NULL
)";

/// [`Standing::of`] as an expression; `?1` is today, `?2` the last day that is near.
fn standing() -> String {
    format!(
        "CASE
             WHEN agreement.ended_on IS NOT NULL THEN 'ended'
             WHEN agreement.signed_on IS NULL THEN
                 CASE
                     WHEN coalesce(
                         agreement.party_signed_on,
                         agreement.community_signed_on,
                         agreement.police_signed_on
                     ) IS NOT NULL THEN 'printed'
                     WHEN {IS_PRINTED} THEN 'printed'
                     ELSE 'drafted'
                 END
             WHEN {RENEWED_FROM} <= ?1 THEN 'replaced'
             WHEN agreement.valid_from > ?1 THEN 'upcoming'
             WHEN agreement.valid_until < ?1 THEN 'expired'
             WHEN agreement.valid_until <= ?2 AND {RENEWED_FROM} IS NULL THEN 'expiring'
             ELSE 'in_force'
         END"
    )
}

impl Store {
    /// The agreements of the list, in order.
    pub fn agreement_ids(
        &self,
        filter: &AgreementFilter,
        sort: AgreementSort,
        as_of: AsOf,
    ) -> Result<Vec<RecordId>, StoreError> {
        let condition = condition(filter, as_of);
        let order = order(sort.column);
        let direction = if sort.is_descending { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT agreement.id
             FROM agreement
             {WITH_SUBJECT}
             WHERE {}
             ORDER BY {order} IS NULL, {order} {direction}, agreement.id {direction}",
            condition.sql
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(condition.values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The rows of these agreements, in this order; those deleted meanwhile are left out.
    pub fn agreement_rows(&self, ids: &[RecordId]) -> Result<Vec<AgreementRow>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.agreement_row(*id)?);
        }
        Ok(rows)
    }

    fn agreement_row(&self, id: RecordId) -> Result<Option<AgreementRow>, StoreError> {
        let Some(agreement) = self.load::<Agreement>(id)? else { return Ok(None) };
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT ifnull(place.full_name, ''), {PARTY}, {IS_PRINTED}, {RENEWED_FROM}
             FROM agreement
             {WITH_SUBJECT}
             WHERE agreement.id = ?1"
        ))?;
        let row = query.query_row([id.0], |row| {
            let (place_name, party) = (row.get(0)?, row.get(1)?);
            Ok(AgreementRow { id, agreement, place_name, party, around: around(row, 2)? })
        })?;
        Ok(Some(row))
    }

    /// What an agreement's own fields do not say.
    pub fn around_agreement(&self, id: RecordId) -> Result<Around, StoreError> {
        let sql = format!("SELECT {IS_PRINTED}, {RENEWED_FROM} FROM agreement WHERE agreement.id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id.0], |row| around(row, 0))?)
    }

    /// How many stand how.
    pub fn agreement_counts(&self, as_of: AsOf) -> Result<HashMap<Standing, u64>, StoreError> {
        let sql = format!("SELECT {}, count(*) FROM agreement GROUP BY 1", standing());
        let mut query = self.connection.prepare_cached(&sql)?;
        let rows = query.query_map(days(as_of), |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        let mut counts = HashMap::new();
        for row in rows {
            let (key, count) = row?;
            let standing = Standing::ALL.into_iter().find(|standing| standing.key() == key);
            counts.insert(standing.ok_or(StoreError::Unreadable)?, count.unsigned_abs());
        }
        Ok(counts)
    }

    /// Every agreement with a person, the latest first.
    pub fn agreements_with(&self, person: RecordId) -> Result<Vec<(RecordId, Agreement)>, StoreError> {
        let columns = &rows::statements::<Agreement>().columns;
        let sql = format!("SELECT id, {columns} FROM agreement WHERE person = ?1 ORDER BY valid_from DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([person.0])?)
    }

    /// Every agreement about a house, the latest first.
    pub fn agreements_of_house(&self, house: RecordId) -> Result<Vec<(RecordId, Agreement)>, StoreError> {
        let columns = &rows::statements::<Agreement>().columns;
        let sql = format!("SELECT id, {columns} FROM agreement WHERE house = ?1 ORDER BY valid_from DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([house.0])?)
    }

    /// The agreement that takes the place of this one, signed or not.
    pub fn renewal_of(&self, id: RecordId) -> Result<Option<(RecordId, Agreement)>, StoreError> {
        let columns = &rows::statements::<Agreement>().columns;
        let sql =
            format!("SELECT id, {columns} FROM agreement WHERE renews = ?1 AND ended_on IS NULL ORDER BY id LIMIT 1");
        Ok(rows::read_all(self.connection.prepare_cached(&sql)?.query([id.0])?)?.pop())
    }

    /// Every agreement of this kind that is prepared and not signed by all.
    pub fn unsigned_agreements(&self, kind: &str) -> Result<Vec<(RecordId, Agreement)>, StoreError> {
        let columns = &rows::statements::<Agreement>().columns;
        let sql = format!(
            "SELECT id, {columns} FROM agreement WHERE signed_on IS NULL AND ended_on IS NULL AND kind = ?1 ORDER BY id"
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query([kind])?)
    }

    /// Houses that are let and for which no agreement of this kind is signed or prepared, in the order of their places; those
    /// of one place and all below it, or all.
    pub fn houses_without_agreement(
        &self,
        kind: &str,
        place: Option<RecordId>,
        today: Date,
    ) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT rental_house.id
             FROM rental_house
             LEFT JOIN place ON place.id = rental_house.place
             WHERE rental_house.letting_state = '2'
               AND (?2 IS NULL OR rental_house.place IN (
                   WITH RECURSIVE below (id) AS (
                       SELECT ?2
                       UNION
                       SELECT place.id FROM place JOIN below ON place.parent = below.id
                   )
                   SELECT id FROM below
               ))
               AND NOT EXISTS (
                   SELECT 1
                   FROM agreement
                   WHERE agreement.house = rental_house.id
                     AND agreement.kind = ?1
                     AND agreement.ended_on IS NULL
                     AND (agreement.signed_on IS NULL OR ifnull(agreement.valid_until, '9999-12-31') >= ?3)
               )
             ORDER BY place.natural_name, rental_house.id",
        )?;
        let values = (kind, place.map(|place| place.0), today.to_string());
        let ids = query.query_map(values, |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

fn around(row: &Row<'_>, first: usize) -> rusqlite::Result<Around> {
    let from: Option<String> = row.get(first + 1)?;
    Ok(Around { is_printed: row.get(first)?, renewed_from: from.and_then(|from| from.parse().ok()) })
}

fn days(as_of: AsOf) -> [String; 2] {
    [as_of.today.to_string(), nearly(as_of.today, as_of.near_days).to_string()]
}

fn order(column: AgreementColumn) -> &'static str {
    match column {
        AgreementColumn::Place => "place.natural_name",
        AgreementColumn::Kind => "agreement.kind",
        AgreementColumn::Party => {
            "coalesce(
                organisation.organisation_name,
                owner.organisation_name,
                person.name_pinyin,
                landlord.name_pinyin,
                group_head.name_pinyin
            )"
        }
        AgreementColumn::Number => "agreement.agreement_number",
        AgreementColumn::Until => "agreement.valid_until",
    }
}

/// `?1` and `?2` are the days of [`standing`].
fn condition(filter: &AgreementFilter, as_of: AsOf) -> Condition {
    let mut condition = Condition::new("?1 <= ?2");
    condition.values.extend(days(as_of).map(SqlValue::Text));
    condition.is("agreement.kind", filter.kind);
    if !filter.standings.is_empty() {
        let keys: Vec<String> = filter.standings.iter().map(|standing| format!("'{}'", standing.key())).collect();
        condition.and(&format!("{} IN ({})", standing(), keys.join(", ")), []);
    }
    if let Some(until) = filter.until {
        condition.and("agreement.valid_until <= ?", [condition::day(until)]);
    }
    if let Some(house) = filter.house {
        condition.and("agreement.house = ?", [SqlValue::Integer(house.0)]);
    }
    condition.within("place.id", filter.place);
    condition
}

#[cfg(test)]
mod tests;
