//! 可疑重复: places under one parent whose spellings are so alike that they may be one. They are offered for merging; nothing is
//! merged by itself.

use crate::domain::address::{Compared, Suspicion};
use crate::domain::{RecordId, Right};
use crate::services::{Desk, Trouble};
use crate::store::{PlaceLabel, PlaceNode};
use std::collections::{BTreeMap, HashMap};

/// Two places that may be one. The one with more below and in it stands first.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspectPair {
    pub kept: PlaceNode,
    pub gone: PlaceNode,
    pub why: Suspicion,
}

/// More than anybody goes through in a day; the rest comes when these are done.
const MOST: usize = 200;

pub fn suspects(desk: &Desk) -> Result<Vec<SuspectPair>, Trouble> {
    desk.require(Right::Look)?;
    let labels = desk.store.place_labels()?;
    let siblings = labels.chunk_by(|one, other| one.parent == other.parent);
    let pairs: Vec<_> = siblings.flat_map(among).take(MOST).collect();
    let ids: Vec<RecordId> = pairs.iter().flat_map(|(one, other, _)| [*one, *other]).collect();
    let nodes = desk.store.place_nodes_among(&ids)?;
    let nodes: HashMap<RecordId, PlaceNode> = nodes.into_iter().map(|node| (node.id, node)).collect();
    let pair = |(one, other, why): &(RecordId, RecordId, Suspicion)| {
        let (one, other) = (nodes.get(one)?.clone(), nodes.get(other)?.clone());
        let is_less = weight(&one) < weight(&other);
        let (kept, gone) = if is_less { (other, one) } else { (one, other) };
        Some(SuspectPair { kept, gone, why: *why })
    };
    Ok(pairs.iter().filter_map(pair).collect())
}

fn weight(node: &PlaceNode) -> (u32, u32) {
    (node.counts.people, node.counts.places)
}

/// Only labels with the same numbers are compared with each other: of the rooms of a unit each stands alone.
fn among(siblings: &[PlaceLabel]) -> Vec<(RecordId, RecordId, Suspicion)> {
    let mut groups: BTreeMap<String, Vec<(RecordId, Compared)>> = BTreeMap::new();
    for place in siblings {
        let compared = Compared::of(&place.kind, &place.label);
        groups.entry(compared.telling().to_owned()).or_default().push((place.id, compared));
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        for (place, (id, one)) in group.iter().enumerate() {
            let later = group[place + 1..].iter();
            pairs.extend(later.filter_map(|(other_id, other)| Some((*id, *other_id, one.suspicion(other)?))));
        }
    }
    pairs
}
