//! Looking at the tree: the rows of an opened place, what a typed address finds, and the page of one place.

use super::duties::{self, DutyRow};
use crate::domain::registers::{Person, Place};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Register, Right};
use crate::services::history::{self, Step};
use crate::services::places::{facts, listed_name};
use crate::services::{Desk, Trouble, disputes, places};
use crate::store::{PlaceCounts, PlaceNode};
use std::collections::BTreeMap;

/// Hits of a typed address.
pub const MOST_FOUND: usize = 200;
/// People named on the page of a place; of a whole building the first are enough to recognise it.
const MOST_NAMED: usize = 60;

/// The places right below one, or the topmost ones.
pub fn children(desk: &Desk, parent: Option<RecordId>) -> Result<Vec<PlaceNode>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.place_nodes(parent)?)
}

/// Every place of one kind, nothing counted yet: the markets, the shops.
pub fn of_kind(desk: &Desk, kind: &str) -> Result<Vec<PlaceNode>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.places_of_kind(kind)?)
}

/// These places with what is counted below each, for the part of a list in sight.
pub fn counted(desk: &Desk, places: &[RecordId]) -> Result<Vec<PlaceNode>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.place_nodes_among(places)?)
}

/// The places a typed address may mean, the likeliest first.
pub fn find(desk: &Desk, typed: &str) -> Result<Vec<PlaceNode>, Trouble> {
    desk.require(Right::Look)?;
    let hits: Vec<RecordId> = places::matching(desk, typed, MOST_FOUND)?.iter().map(|hit| hit.id).collect();
    let mut nodes = desk.store.place_nodes_among(&hits)?;
    nodes.sort_by_key(|node| hits.iter().position(|hit| *hit == node.id));
    Ok(nodes)
}

/// A place and those above it, the topmost first.
pub fn path_to(desk: &Desk, place: RecordId) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.place_path(place)?.into_iter().map(|(id, _)| id).collect())
}

/// The counts over the whole station.
pub fn totals(desk: &Desk) -> Result<PlaceCounts, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.station_counts()?)
}

/// How many places there are of each kind, by its code.
pub fn kind_counts(desk: &Desk) -> Result<BTreeMap<String, u32>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.place_kind_counts()?)
}

/// One place as a row of the tree.
pub fn node(desk: &Desk, place: RecordId) -> Result<PlaceNode, Trouble> {
    desk.require(Right::Look)?;
    desk.store.place_nodes_among(&[place])?.pop().ok_or(Trouble::Gone)
}

/// A fact of a place, its own or of a place above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Inherited {
    pub words: String,
    /// The place above it comes from; none when it is the place's own.
    pub from: Option<String>,
}

/// Somebody living at a place or below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Resident {
    pub person: RecordId,
    pub name: String,
    /// 「女 35 岁」
    pub facts: String,
    /// Where below the place: 「2单元501室」; empty at the place itself.
    pub dwelling: String,
    pub since: String,
}

/// Everything the detail side shows of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacePage {
    pub id: RecordId,
    pub place: Place,
    /// The labels above it, the topmost first.
    pub above: Vec<(RecordId, String)>,
    pub counts: PlaceCounts,
    pub grid: Option<Inherited>,
    pub duties: Vec<DutyRow>,
    /// Overlaps and gaps of the place's own duties, in words.
    pub duty_findings: Vec<String>,
    /// The first of those who live there.
    pub residents: Vec<Resident>,
    /// What refers to the place, by register.
    pub uses: Vec<(&'static str, u32)>,
    /// Who changed what, the newest first.
    pub history: Vec<Step>,
}

impl PlacePage {
    /// Why the place cannot be deleted: 「下面还有 12 处地址」
    pub fn why_not_deleted(&self) -> Option<String> {
        if self.counts.places > 0 {
            return Some(format!("下面还有 {} 处地址", self.counts.places));
        }
        let uses: Vec<String> = self.uses.iter().map(|(title, count)| format!("{title} {count} 条")).collect();
        (!uses.is_empty()).then(|| format!("还有{}用着它", uses.join("、")))
    }
}

pub fn page(desk: &Desk, id: RecordId) -> Result<PlacePage, Trouble> {
    desk.require(Right::Look)?;
    let mut path = desk.store.place_path(id)?;
    let grid = grid(&path);
    let (duties, duty_findings) = duties::of_path(desk, &path)?;
    let (_, place) = path.pop().ok_or(Trouble::Gone)?;
    let counts = desk.store.place_nodes_among(&[id])?.first().ok_or(Trouble::Gone)?.counts;
    Ok(PlacePage {
        id,
        counts,
        grid,
        duties,
        duty_findings,
        residents: residents(desk, id, &place)?,
        uses: desk.store.place_uses(&disputes::sight(desk), id)?,
        history: steps(desk, id)?,
        above: path.into_iter().map(|(id, place)| (id, place.label.0)).collect(),
        place,
    })
}

/// The parent is left out: it is kept as a number, and the whole address beside it says the same in words.
fn steps(desk: &Desk, id: RecordId) -> Result<Vec<Step>, Trouble> {
    let mut steps = history::of_record::<Place>(desk, id)?;
    for step in &mut steps {
        step.fields.retain(|field| Place::field("parent").is_none_or(|parent| parent.label != field.label));
    }
    Ok(steps)
}

/// The nearest grid on the way up.
fn grid(path: &[(RecordId, Place)]) -> Option<Inherited> {
    let (place, (_, nearest)) = path.iter().enumerate().rev().find(|(_, (_, place))| !place.grid.is_empty())?;
    let is_own = place + 1 == path.len();
    Some(Inherited { words: nearest.grid.0.clone(), from: (!is_own).then(|| nearest.label.0.clone()) })
}

fn residents(desk: &Desk, id: RecordId, place: &Place) -> Result<Vec<Resident>, Trouble> {
    let today = desk.today();
    let mut residents = Vec::new();
    for (_, residence) in desk.store.residences_below(id, MOST_NAMED)? {
        let (Some(person_id), Some(at)) = (residence.person.id, residence.place.id) else { continue };
        let Some(person) = desk.store.load::<Person>(person_id)? else { continue };
        let dwelling = if at == id { String::new() } else { below(&desk.store.place_name(at)?, place) };
        residents.push(resident(person_id, &person, dwelling, residence.from_date.shown(), today));
    }
    Ok(residents)
}

fn resident(id: RecordId, person: &Person, dwelling: String, since: String, today: Date) -> Resident {
    Resident { person: id, name: listed_name(person, today), facts: facts(person, today), dwelling, since }
}

/// The part of an address below a place.
fn below(full_name: &str, place: &Place) -> String {
    full_name.strip_prefix(&*place.full_name).unwrap_or(full_name).to_owned()
}
