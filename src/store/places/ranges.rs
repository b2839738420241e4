//! Many places made at once: every node of a level under every node of the level above.

use super::reaching::new_place;
use super::spelling::{label_key, labels_below};
use crate::domain::RecordId;
use crate::domain::address::Node;
use crate::store::{Store, StoreError, Writing};
use rusqlite::Connection;
use std::collections::HashMap;

/// How much of a range is there already, counted at its lowest level.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RangeCensus {
    pub new: usize,
    pub known: usize,
}

impl RangeCensus {
    pub fn total(self) -> usize {
        self.new + self.known
    }
}

/// A level with its labels in the spelling they are known by, made once for all parents.
struct Level<'n> {
    nodes: Vec<(&'n Node, String)>,
}

impl Store {
    /// How many places of the lowest level are there already, and how many would be made.
    pub fn range_census(&self, parent: Option<RecordId>, levels: &[Vec<Node>]) -> Result<RangeCensus, StoreError> {
        let total: usize = levels.iter().map(Vec::len).product();
        let known = known(&self.connection, parent, &prepared(levels))?;
        Ok(RangeCensus { new: total - known, known })
    }
}

impl Writing<'_> {
    /// Makes what is missing of the levels below a parent. `report` hears how many places of the lowest level have been
    /// passed, and may stop it all.
    pub fn add_range(
        &mut self,
        parent: Option<RecordId>,
        levels: &[Vec<Node>],
        report: &mut dyn FnMut(usize) -> Result<(), StoreError>,
    ) -> Result<RangeCensus, StoreError> {
        let mut census = RangeCensus::default();
        let siblings = labels_below(&self.transaction, parent)?;
        self.add_levels(parent, &siblings, &prepared(levels), &mut census, report)?;
        Ok(census)
    }

    fn add_levels(
        &mut self,
        parent: Option<RecordId>,
        siblings: &HashMap<String, RecordId>,
        levels: &[Level<'_>],
        census: &mut RangeCensus,
        report: &mut dyn FnMut(usize) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Some((level, below)) = levels.split_first() else { return Ok(()) };
        for (node, key) in &level.nodes {
            let known = siblings.get(key).copied();
            let place = match known {
                Some(known) => known,
                None => self.insert(&new_place(parent, node.kind, &node.label))?,
            };
            if below.is_empty() {
                let counted = if known.is_some() { &mut census.known } else { &mut census.new };
                *counted += 1;
                continue;
            }
            // Nothing lies below a place that was made just now.
            let siblings = match known {
                Some(known) => labels_below(&self.transaction, Some(known))?,
                None => HashMap::new(),
            };
            self.add_levels(Some(place), &siblings, below, census, report)?;
        }
        report(census.total())
    }
}

fn prepared(levels: &[Vec<Node>]) -> Vec<Level<'_>> {
    fn keyed(node: &Node) -> (&Node, String) {
        (node, label_key(&node.label))
    }
    levels.iter().map(|nodes| Level { nodes: nodes.iter().map(keyed).collect() }).collect()
}

fn known(connection: &Connection, parent: Option<RecordId>, levels: &[Level<'_>]) -> Result<usize, StoreError> {
    let Some((level, below)) = levels.split_first() else { return Ok(0) };
    let siblings = labels_below(connection, parent)?;
    let found = level.nodes.iter().filter_map(|(_, key)| siblings.get(key));
    if below.is_empty() {
        return Ok(found.count());
    }
    found.map(|place| known(connection, Some(*place), below)).sum()
}
