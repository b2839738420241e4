//! Residents and households of a day, for the report of them: everybody once, with all places they are registered at.

use crate::domain::statistics::ResidentCell;
use crate::domain::{Date, RecordId};
use crate::store::floating_filter::{belonging, belonging_of};
use crate::store::{Store, StoreError};

/// One resident.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidentLine {
    /// Most people have one.
    pub places: Vec<Option<RecordId>>,
    pub cell: ResidentCell,
}

impl Store {
    /// Hands over everybody who lived here as a resident on a day.
    pub fn each_resident(&self, on: Date, mut take: impl FnMut(&ResidentLine)) -> Result<(), StoreError> {
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT residence.person,
                    residence.place,
                    person.sex,
                    CAST(substr(?1, 1, 4) AS INTEGER) - CAST(substr(person.birth, 1, 4) AS INTEGER)
                        - (substr(person.birth, 6) > substr(?1, 6)),
                    {}
             FROM residence
             JOIN person ON person.id = residence.person
             WHERE residence.kind = '1'
               AND ifnull(residence.from_date, '') <= ?1
               AND (residence.until_date IS NULL OR residence.until_date > ?1)
             ORDER BY residence.person",
            belonging(Some(on))
        ))?;
        let mut rows = query.query([on.to_string()])?;
        let mut known: Option<(i64, ResidentLine)> = None;
        while let Some(row) = rows.next()? {
            let (person, place) = (row.get(0)?, row.get::<_, Option<i64>>(1)?.map(RecordId));
            if let Some((_, line)) = known.as_mut().filter(|(known, _)| *known == person) {
                line.places.push(place);
                continue;
            }
            known.iter().for_each(|(_, line)| take(line));
            let age: Option<i64> = row.get(3)?;
            let cell = ResidentCell {
                sex: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                age: age.map(|age| u32::try_from(age).unwrap_or_default()),
                belonging: belonging_of(row.get::<_, Option<String>>(4)?.as_deref()),
            };
            known = Some((person, ResidentLine { places: vec![place], cell }));
        }
        known.iter().for_each(|(_, line)| take(line));
        Ok(())
    }

    /// How many households stood at each place on a day.
    pub fn households_by_place(&self, on: Date) -> Result<Vec<(RecordId, u64)>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT place, count(*)
             FROM household
             WHERE from_date <= ?1 AND (until_date IS NULL OR until_date > ?1)
             GROUP BY place",
        )?;
        let rows = query
            .query_map([on.to_string()], |row| Ok((RecordId(row.get(0)?), row.get::<_, i64>(1)?.unsigned_abs())))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statistics::Belonging;

    #[test]
    fn every_answer_of_the_register_is_one_of_the_four() {
        for (said, expected) in [
            (Some("01"), Belonging::Together),
            (Some("02"), Belonging::Apart),
            (Some(""), Belonging::Unsaid),
            (None, Belonging::Nowhere),
        ] {
            assert_eq!(belonging_of(said), expected);
        }
    }
}
