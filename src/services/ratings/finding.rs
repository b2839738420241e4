//! A landlord's ratings by name, number or telephone: whoever is found among people or organisations, and was rated.

use super::{Desk, Trouble, past};
use crate::domain::registers::{Organisation, Person};
use crate::domain::values::Link;
use crate::domain::{RecordId, Right};
use crate::services::finding::{Hit, HitKind, search_in};

/// The ratings of those who are meant, the latest of each first.
pub fn hits(desk: &Desk, typed: &str, limit: usize) -> Result<Vec<Hit>, Trouble> {
    let mut hits = Vec::new();
    for kind in [HitKind::Person, HitKind::Organisation] {
        for found in search_in(desk, typed, Some(kind), limit)? {
            let (person, organisation) = links(kind, found.id);
            for rating in past(desk, person, organisation)? {
                hits.push(Hit {
                    kind: HitKind::LandlordRating,
                    id: rating.rating,
                    place: None,
                    title: found.title.clone(),
                    second_line: rating.words(),
                    reason: found.reason,
                });
            }
        }
    }
    hits.truncate(limit);
    Ok(hits)
}

fn links(kind: HitKind, id: RecordId) -> (Link<Person>, Link<Organisation>) {
    if kind == HitKind::Person { (Link::to(id), Link::none()) } else { (Link::none(), Link::to(id)) }
}

/// Every rating there is, the latest round first.
pub fn of_all_rounds(desk: &Desk) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    let mut all = Vec::new();
    for (round, _) in desk.store.rating_rounds()? {
        all.extend(desk.store.rated_in_round(round)?.into_iter().map(|(id, _)| id));
    }
    Ok(all)
}
