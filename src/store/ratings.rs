//! Ratings of landlords: the rounds, one rating with all that hangs on it, who lets what where.
//!
//! Where a rating stands is said by `domain::rating`. The records that are evidence are read in `ratings/evidence`; those of
//! houses, agreements and disputes are asked where they always are.

mod evidence;

pub use evidence::{RegisteredLate, Service};

use super::condition::Condition;
use super::{Store, StoreError, Stored, Writing, rows};
use crate::domain::RecordId;
use crate::domain::rating::Rated;
use crate::domain::registers::{
    LandlordRating, Organisation, Person, RatingRound, RatingStar, RatingStep, RentalHouse,
};
use crate::domain::values::Link;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};
use std::collections::HashMap;

impl Stored for RatingRound {
    const NUMBER: u8 = 36;
}

impl Stored for LandlordRating {
    const NUMBER: u8 = 37;
}

impl Stored for RatingStar {
    const NUMBER: u8 = 38;
}

impl Stored for RatingStep {
    const NUMBER: u8 = 39;
}

/// A landlord and the houses they let, of those asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct LandlordHouses {
    pub landlord: Link<Person>,
    pub organisation: Link<Organisation>,
    pub houses: u32,
}

/// A rating, and an area in which its landlord lets.
#[derive(Clone, Debug, PartialEq)]
pub struct RatedArea {
    pub rating: RecordId,
    pub area: RecordId,
    pub name: String,
}

/// Each first part of addresses: what stands directly below `?1`, or below the communities where that is none. A place without
/// anything below it is its own area.
const AREAS: &str = "
    area (id) AS (
        SELECT place.id
        FROM place
        LEFT JOIN place AS above ON above.id = place.parent
        WHERE (?1 IS NOT NULL AND place.parent = ?1)
           OR (?1 IS NULL AND (above.kind = '1' OR (place.parent IS NULL AND place.kind <> '1')))
           OR (place.id = ?1 AND NOT EXISTS (SELECT 1 FROM place AS inner WHERE inner.parent = ?1))
    ),
    within (area, id) AS (
        SELECT id, id FROM area
        UNION
        SELECT within.area, place.id FROM place JOIN within ON place.parent = within.id
    )";

impl Store {
    /// Every round, the latest first.
    pub fn rating_rounds(&self) -> Result<Vec<(RecordId, RatingRound)>, StoreError> {
        let columns = &rows::statements::<RatingRound>().columns;
        let sql = format!("SELECT id, {columns} FROM rating_round ORDER BY until_date DESC, opened_on DESC, id DESC");
        rows::read_all(self.connection.prepare_cached(&sql)?.query([])?)
    }

    /// One rating with all that hangs on it.
    pub fn rated(&self, id: RecordId) -> Result<Option<Rated>, StoreError> {
        rated(&self.connection, id)
    }

    /// Everybody in a round with all that hangs on them, in the order of their names.
    pub fn rated_in_round(&self, round: RecordId) -> Result<Vec<(RecordId, Rated)>, StoreError> {
        let ratings: Vec<(RecordId, LandlordRating)> = self.of_round(
            "landlord_rating",
            "LEFT JOIN person ON person.id = landlord_rating.landlord
             LEFT JOIN organisation ON organisation.id = landlord_rating.landlord_organisation
             WHERE landlord_rating.round = ?1
             ORDER BY organisation.organisation_name, person.name_pinyin, landlord_rating.id",
            round,
        )?;
        let in_round = "JOIN landlord_rating ON landlord_rating.id = rating WHERE landlord_rating.round = ?1";
        let mut stars: HashMap<RecordId, Vec<(RecordId, RatingStar)>> = HashMap::new();
        for (id, star) in self.of_round::<RatingStar>("rating_star", &format!("{in_round} ORDER BY star"), round)? {
            stars.entry(star.rating.id.unwrap_or(id)).or_default().push((id, star));
        }
        let mut steps: HashMap<RecordId, Vec<(RecordId, RatingStep)>> = HashMap::new();
        for (id, step) in
            self.of_round::<RatingStep>("rating_step", &format!("{in_round} ORDER BY rating_step.id"), round)?
        {
            steps.entry(step.rating.id.unwrap_or(id)).or_default().push((id, step));
        }
        let whole = |(id, rating): (RecordId, LandlordRating)| {
            let (stars, steps) = (stars.remove(&id).unwrap_or_default(), steps.remove(&id).unwrap_or_default());
            (id, Rated { rating, stars, steps })
        };
        Ok(ratings.into_iter().map(whole).collect())
    }

    /// The ratings whose last step is of one of these kinds, in the order they were made.
    pub fn ratings_with_last_step(&self, kinds: &[&str]) -> Result<Vec<RecordId>, StoreError> {
        let mut condition = Condition::new(
            "NOT EXISTS (
                SELECT 1 FROM rating_step AS later WHERE later.rating = rating_step.rating AND later.id > rating_step.id
            )",
        );
        condition.codes("rating_step.kind", kinds);
        let sql = format!("SELECT rating FROM rating_step WHERE {} ORDER BY rating", condition.sql);
        let mut query = self.connection.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(condition.values), |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn of_round<R: Stored>(
        &self,
        table: &str,
        condition: &str,
        round: RecordId,
    ) -> Result<Vec<(RecordId, R)>, StoreError> {
        let columns: Vec<String> = R::columns().iter().map(|column| format!("{table}.{column}")).collect();
        let sql = format!("SELECT {table}.id, {} FROM {table} {condition}", columns.join(", "));
        rows::read_all(self.connection.prepare_cached(&sql)?.query([round.0])?)
    }

    /// Every rating of a landlord, that of the latest round first.
    pub fn ratings_of(
        &self,
        landlord: Link<Person>,
        organisation: Link<Organisation>,
    ) -> Result<Vec<RecordId>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT landlord_rating.id
             FROM landlord_rating
             JOIN rating_round ON rating_round.id = landlord_rating.round
             WHERE landlord_rating.landlord = ?1 OR landlord_rating.landlord_organisation = ?2
             ORDER BY rating_round.until_date DESC, landlord_rating.id DESC",
        )?;
        let values = (landlord.id.map(|id| id.0), organisation.id.map(|id| id.0));
        let ids = query.query_map(values, |row| row.get(0).map(RecordId))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Everybody who lets a house whose file is kept, at this place or below it, in the order of their names.
    pub fn landlords_in(&self, place: Option<RecordId>) -> Result<Vec<LandlordHouses>, StoreError> {
        let mut condition = Condition::new(
            "rental_house.letting_state <> '3'
             AND coalesce(rental_house.landlord_organisation, rental_house.landlord) IS NOT NULL",
        );
        condition.within("rental_house.place", place);
        let sql = format!(
            "SELECT iif(rental_house.landlord_organisation IS NULL, rental_house.landlord, NULL),
                    rental_house.landlord_organisation,
                    count(*)
             FROM rental_house
             LEFT JOIN person ON person.id = rental_house.landlord
             LEFT JOIN organisation ON organisation.id = rental_house.landlord_organisation
             WHERE {}
             GROUP BY 1, 2
             ORDER BY organisation.organisation_name, person.name_pinyin, 1, 2",
            condition.sql
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let landlords = query.query_map(params_from_iter(condition.values), |row| {
            let [landlord, organisation] = [row.get::<_, Option<i64>>(0)?, row.get(1)?];
            Ok(LandlordHouses {
                landlord: landlord.map_or(Link::none(), |id| Link::to(RecordId(id))),
                organisation: organisation.map_or(Link::none(), |id| Link::to(RecordId(id))),
                houses: row.get(2)?,
            })
        })?;
        Ok(landlords.collect::<Result<_, _>>()?)
    }

    /// The houses a landlord lets at this place or below it, in the order of their addresses; without those whose file is closed.
    pub fn houses_of_landlord(
        &self,
        landlord: Link<Person>,
        organisation: Link<Organisation>,
        place: Option<RecordId>,
    ) -> Result<Vec<(RecordId, RentalHouse)>, StoreError> {
        let mut condition = Condition::new("rental_house.letting_state <> '3'");
        let (column, id) = match organisation.id {
            Some(id) => ("rental_house.landlord_organisation = ?", Some(id)),
            None => ("rental_house.landlord_organisation IS NULL AND rental_house.landlord = ?", landlord.id),
        };
        condition.and(column, [id.map_or(SqlValue::Null, |id| SqlValue::Integer(id.0))]);
        condition.within("rental_house.place", place);
        let columns: Vec<String> = <RentalHouse as crate::domain::Register>::columns()
            .iter()
            .map(|name| format!("rental_house.{name}"))
            .collect();
        let sql = format!(
            "SELECT rental_house.id, {}
             FROM rental_house
             LEFT JOIN place ON place.id = rental_house.place
             WHERE {}
             ORDER BY place.natural_name, rental_house.id",
            columns.join(", "),
            condition.sql
        );
        rows::read_all(self.connection.prepare_cached(&sql)?.query(params_from_iter(condition.values))?)
    }

    /// In which areas below `place` the landlords of a round let, in the order of the areas.
    pub fn areas_of_round(&self, round: RecordId, place: Option<RecordId>) -> Result<Vec<RatedArea>, StoreError> {
        let sql = format!(
            "WITH RECURSIVE {AREAS}
             SELECT DISTINCT landlord_rating.id, within.area, named.full_name
             FROM landlord_rating
             JOIN rental_house
                 ON (
                     rental_house.landlord_organisation = landlord_rating.landlord_organisation
                     OR (
                         rental_house.landlord = landlord_rating.landlord
                         AND rental_house.landlord_organisation IS NULL
                     )
                 )
                 AND rental_house.letting_state <> '3'
             JOIN within ON within.id = rental_house.place
             JOIN place AS named ON named.id = within.area
             WHERE landlord_rating.round = ?2
             ORDER BY named.natural_name, landlord_rating.id"
        );
        let mut query = self.connection.prepare_cached(&sql)?;
        let areas = query.query_map((place.map(|place| place.0), round.0), |row| {
            Ok(RatedArea { rating: RecordId(row.get(0)?), area: RecordId(row.get(1)?), name: row.get(2)? })
        })?;
        Ok(areas.collect::<Result<_, _>>()?)
    }
}

impl Writing<'_> {
    pub fn rated(&self, id: RecordId) -> Result<Option<Rated>, StoreError> {
        rated(&self.transaction, id)
    }

    /// Whether this landlord is in the round already.
    pub fn is_rated(&self, round: RecordId, rating: &LandlordRating) -> Result<bool, StoreError> {
        let mut query = self.transaction.prepare_cached(
            "SELECT EXISTS (
                 SELECT 1
                 FROM landlord_rating
                 WHERE round = ?1 AND landlord IS ?2 AND landlord_organisation IS ?3
             )",
        )?;
        let (person, organisation) = (rating.landlord.id, rating.landlord_organisation.id);
        Ok(query.query_row((round.0, person.map(|id| id.0), organisation.map(|id| id.0)), |row| row.get(0))?)
    }
}

fn rated(connection: &Connection, id: RecordId) -> Result<Option<Rated>, StoreError> {
    let Some(rating) = rows::load::<LandlordRating>(connection, id)? else { return Ok(None) };
    Ok(Some(Rated {
        rating,
        stars: of_rating(connection, "ORDER BY star", id)?,
        steps: of_rating(connection, "ORDER BY id", id)?,
    }))
}

fn of_rating<R: Stored>(connection: &Connection, order: &str, id: RecordId) -> Result<Vec<(RecordId, R)>, StoreError> {
    let columns = &rows::statements::<R>().columns;
    let sql = format!("SELECT id, {columns} FROM {} WHERE rating = ?1 {order}", R::TABLE);
    rows::read_all(connection.prepare_cached(&sql)?.query([id.0])?)
}

#[cfg(test)]
mod tests;
