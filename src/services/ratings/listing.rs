//! The landlords of a round: narrowed, in order, and a page of rows of them.

use super::{Desk, Trouble, known, landlord_name, round_of};
use crate::domain::rating::{Course, Next, Rated, Stage, Star};
use crate::domain::{RecordId, Right};

/// What the list is narrowed by; what is left out is no condition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatingFilter {
    pub stage: Option<Stage>,
    /// They let there or below it.
    pub area: Option<RecordId>,
    /// So many stars held.
    pub number: Option<usize>,
    /// Any star held.
    pub is_starred: bool,
    /// This star held.
    pub star: Option<Star>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum RatingColumn {
    #[default]
    Name,
    Stage,
    Stars,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RatingSort {
    pub column: RatingColumn,
    pub is_descending: bool,
}

/// A landlord of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingRow {
    pub id: RecordId,
    pub rated: Rated,
    pub course: Course,
    pub name: String,
    pub houses: usize,
    pub next: Option<Next>,
}

/// Those that match, in order. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, round: RecordId, filter: &RatingFilter, sort: RatingSort) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    let in_area = filter.area.map(|area| in_area(desk, round, area)).transpose()?;
    let mut rated = desk.store.rated_in_round(round)?;
    rated.retain(|(id, rated)| in_area.as_ref().is_none_or(|inside| inside.contains(id)) && filter.takes(rated));
    match sort.column {
        RatingColumn::Name => {}
        RatingColumn::Stage => rated.sort_by_key(|(_, rated)| rated.course().stage),
        RatingColumn::Stars => rated.sort_by_key(|(_, rated)| rated.held().len()),
    }
    if sort.is_descending {
        rated.reverse();
    }
    Ok(rated.into_iter().map(|(id, _)| id).collect())
}

impl RatingFilter {
    fn takes(&self, rated: &Rated) -> bool {
        let held = rated.held();
        self.stage.is_none_or(|stage| rated.course().stage == stage)
            && self.number.is_none_or(|number| held.len() == number)
            && (!self.is_starred || !held.is_empty())
            && self.star.is_none_or(|star| held.contains(&star))
    }
}

fn in_area(desk: &Desk, round: RecordId, area: RecordId) -> Result<Vec<RecordId>, Trouble> {
    let (_, known) = round_by_id(desk, round)?;
    let areas = desk.store.areas_of_round(round, known)?;
    Ok(areas.into_iter().filter(|rated| rated.area == area).map(|rated| rated.rating).collect())
}

/// A round, and the area it is over.
pub(super) fn round_by_id(desk: &Desk, id: RecordId) -> Result<(RecordId, Option<RecordId>), Trouble> {
    let round: crate::domain::registers::RatingRound = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    Ok((id, round.place.id))
}

/// The rows of these ratings, for the part of the list in sight; those that are gone are left out.
pub fn rows(desk: &Desk, ratings: &[RecordId]) -> Result<Vec<RatingRow>, Trouble> {
    desk.require(Right::Look)?;
    let mut rows = Vec::with_capacity(ratings.len());
    for id in ratings {
        match known(desk, *id) {
            Ok(rated) => rows.push(row(desk, *id, rated)?),
            Err(Trouble::Gone) => {}
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(rows)
}

fn row(desk: &Desk, id: RecordId, rated: Rated) -> Result<RatingRow, Trouble> {
    let (_, round) = round_of(desk, &rated.rating)?;
    let rating = &rated.rating;
    let houses = desk.store.houses_of_landlord(rating.landlord, rating.landlord_organisation, round.place.id)?;
    let course = rated.course();
    Ok(RatingRow {
        id,
        name: landlord_name(desk, rating)?,
        houses: houses.len(),
        next: course.next(&rated),
        course,
        rated,
    })
}
