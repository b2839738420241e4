//! Rounds beside each other, and one round by areas. Counts, each with the landlords behind it.

use super::listing::round_by_id;
use super::{Desk, Trouble, round_title};
use crate::domain::rating::{Distribution, StarCount};
use crate::domain::{RecordId, Right};
use std::collections::HashMap;

/// What became of one round.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundStanding {
    pub round: RecordId,
    pub title: String,
    pub count: StarCount,
}

/// Every round, the latest first.
pub fn comparison(desk: &Desk) -> Result<Vec<RoundStanding>, Trouble> {
    desk.require(Right::Look)?;
    let mut standings = Vec::new();
    for (id, round) in desk.store.rating_rounds()? {
        let mut count = StarCount::default();
        for (_, rated) in desk.store.rated_in_round(id)? {
            count.add(&rated.held());
        }
        standings.push(RoundStanding { round: id, title: round_title(desk, &round)?, count });
    }
    Ok(standings)
}

/// One round by the parts of its area, in the order of the areas.
pub fn distribution(desk: &Desk, round: RecordId) -> Result<Distribution, Trouble> {
    desk.require(Right::Look)?;
    let (_, place) = round_by_id(desk, round)?;
    let mut distribution = Distribution::default();
    let mut held = HashMap::new();
    for (id, rated) in desk.store.rated_in_round(round)? {
        distribution.sum.add(&rated.held());
        held.insert(id, rated.held());
    }
    for rated in desk.store.areas_of_round(round, place)? {
        let known = distribution.areas.iter().position(|(area, ..)| *area == rated.area);
        let at = known.unwrap_or_else(|| {
            distribution.areas.push((rated.area, rated.name.clone(), StarCount::default()));
            distribution.areas.len() - 1
        });
        distribution.areas[at].2.add(held.get(&rated.rating).map(Vec::as_slice).unwrap_or_default());
    }
    Ok(distribution)
}
