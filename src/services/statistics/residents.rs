//! 常住人口统计, by estate, street or village group: each figure as many as stand behind it in the list it leads to.

use super::as_of;
use crate::domain::statistics::{RESIDENT_AGES, ResidentColumn, ResidentFigures};
use crate::domain::{Date, RecordId};
use crate::services::households::HouseholdFilter;
use crate::services::people::{Ages, FloatingFilter, PeopleKind};
use crate::services::{Desk, Trouble};
use crate::store::PlaceTree;
use std::collections::{BTreeSet, HashMap};

/// The report, and the sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResidentReport {
    pub rows: Vec<ResidentRow>,
    pub sum: ResidentFigures,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ResidentRow {
    /// None for those without a place.
    pub place: Option<RecordId>,
    pub name: String,
    pub figures: ResidentFigures,
}

/// What stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum ResidentsBehind {
    People(FloatingFilter),
    Households(HouseholdFilter),
}

pub(super) fn of(desk: &Desk, on: Date) -> Result<ResidentReport, Trouble> {
    let tree = desk.store.place_tree()?;
    let mut tops = Tops { tree: &tree, known: HashMap::new() };
    let mut rows: HashMap<Option<RecordId>, ResidentFigures> = HashMap::new();
    let mut sum = ResidentFigures::default();
    desk.store.each_resident(on, |line| {
        sum.take(&line.cell);
        // Of somebody registered at two dwellings of an estate there is one.
        let at: BTreeSet<Option<RecordId>> = line.places.iter().map(|place| tops.of(*place)).collect();
        at.into_iter().for_each(|top| rows.entry(top).or_default().take(&line.cell));
    })?;
    for (place, count) in desk.store.households_by_place(on)? {
        rows.entry(tops.of(Some(place))).or_default().add_households(count);
        sum.add_households(count);
    }
    let named = tree.tops().into_iter().map(|(place, name)| (Some(place), name.to_owned()));
    let in_order = named.chain([(None, "地址未填".to_owned())]).filter_map(|(place, name)| {
        Some(ResidentRow { place, name, figures: rows.remove(&place).filter(|figures| !figures.is_empty())? })
    });
    Ok(ResidentReport { rows: in_order.collect(), sum })
}

/// The highest places of places, each looked up once.
struct Tops<'a> {
    tree: &'a PlaceTree,
    known: HashMap<RecordId, Option<RecordId>>,
}

impl Tops<'_> {
    fn of(&mut self, place: Option<RecordId>) -> Option<RecordId> {
        let place = place?;
        let tree = self.tree;
        *self.known.entry(place).or_insert_with(|| tree.top(place).map(|(top, _)| top))
    }
}

/// Everybody behind a figure of a row, or of the sum without one; nobody is listed by having no place.
pub fn behind_residents(on: Date, row: Option<Option<RecordId>>, column: ResidentColumn) -> Option<ResidentsBehind> {
    let place = match row {
        None => None,
        Some(place) => Some(place?),
    };
    let mut filter = FloatingFilter { kind: PeopleKind::Resident, place, ..as_of(on) };
    let ages = |band| Some(Ages { on, band });
    match column {
        ResidentColumn::Households => {
            let filter = HouseholdFilter { as_of: Some(on), place, ..HouseholdFilter::default() };
            return Some(ResidentsBehind::Households(filter));
        }
        ResidentColumn::Total => {}
        ResidentColumn::Male => filter.sex = Some("1".to_owned()),
        ResidentColumn::Female => filter.sex = Some("2".to_owned()),
        ResidentColumn::Age(band) => filter.ages = ages(Some(RESIDENT_AGES[band])),
        ResidentColumn::Ageless => filter.ages = ages(None),
        ResidentColumn::Belonging(belonging) => filter.belonging = Some(belonging),
    }
    Some(ResidentsBehind::People(filter))
}
