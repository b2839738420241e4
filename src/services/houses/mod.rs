//! Rental houses: the list, one house's page, its file, who rents it, what visits find.
//!
//! Each act is one change with a name of its own, so that it is taken back as a whole. Rent and deposit are not recorded.

mod already_let;
mod crowding;
mod due;
mod ending;
mod file;
mod inhabitants;
mod letting;
mod named;
mod page;
mod tenancies;
mod visit;

pub use crowding::{Crowding, crowding, set_crowding};
pub use due::{Due, DueKind, RowDue, first_of_row};
pub use ending::{Ending, EndingStay, Running};
pub use file::{HouseFile, PartyRow};
pub(in crate::services) use file::{insert, keep_former_landlord};
pub use inhabitants::{Inhabitant, UNLISTED};
pub use letting::{Letting, OccupantRow, Registered};
pub use named::{Named, NamedChoice, Who, candidates};
pub use page::{Holder, HousePage, Lease, OpenFinding, Party, Pictured, Visited, page};
pub use tenancies::hits as tenancy_hits;
pub use visit::{ChecklistItem, Review, Verdict, Visit};

pub use crate::store::{
    DueWithin, HouseColumn, HouseCounts, HouseDue, HouseFilter, HouseRow, HouseSort, HouseStanding,
};

use super::{Desk, Trouble};
use crate::domain::values::Text;
use crate::domain::{Date, RecordId, Right};
use crate::store::{ChangeId, StoreError, Writing};

/// 待租, 出租中 and 停租 in the list of letting states.
pub const VACANT: &str = "1";
pub const RENTED: &str = "2";
pub const CLOSED: &str = "3";

/// The kind of the topmost places, whose name stands in no address.
const COMMUNITY: &str = "1";

/// What saving something about a house gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SavedHouse {
    pub house: RecordId,
    pub change: ChangeId,
}

/// The houses that match, in order. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, filter: &HouseFilter, sort: HouseSort) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.house_ids(&asked_today(desk, filter), sort)?)
}

/// The rows of these houses, for the part of the list in sight, as they are now or were on a day.
pub fn list_rows(desk: &Desk, houses: &[RecordId], on: Option<Date>) -> Result<Vec<HouseRow>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.house_rows(houses, desk.today(), on)?)
}

/// Of the whole station.
pub fn counts(desk: &Desk) -> Result<HouseCounts, Trouble> {
    counts_of(desk, &HouseFilter::default())
}

/// Of a list with its conditions, on its day.
pub fn counts_of(desk: &Desk, filter: &HouseFilter) -> Result<HouseCounts, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.house_counts(&asked_today(desk, filter))?)
}

fn asked_today(desk: &Desk, filter: &HouseFilter) -> HouseFilter {
    HouseFilter { today: Some(desk.today()), ..filter.clone() }
}

/// The file of a dwelling, the latest one if there are several.
pub fn at_place(desk: &Desk, place: RecordId) -> Result<Option<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.rental_house_at(place)?.map(|(id, _)| id))
}

/// What addresses begin with here: estates, streets, village groups, in order.
pub fn estates(desk: &Desk) -> Result<Vec<(RecordId, String)>, Trouble> {
    desk.require(Right::Look)?;
    let tops = desk.store.children(None)?;
    let mut estates = Vec::new();
    for (id, place) in tops {
        if place.kind.code == COMMUNITY {
            estates.extend(desk.store.children(Some(id))?.into_iter().map(|(id, place)| (id, place.full_name.0)));
        } else {
            estates.push((id, place.full_name.0));
        }
    }
    Ok(estates)
}

/// What lies right below an estate: its buildings, or the groups of a village.
pub fn below(desk: &Desk, place: RecordId) -> Result<Vec<(RecordId, String)>, Trouble> {
    desk.require(Right::Look)?;
    let places = desk.store.children(Some(place))?;
    Ok(places.into_iter().map(|(id, place)| (id, place.full_name.0)).collect())
}

/// The next 房屋编号 of the station, 「海房-0007」.
pub(in crate::services) fn next_number(writing: &mut Writing<'_>, prefix: &str) -> Result<Text, StoreError> {
    let serial = writing.next_number("rental_house", 0)?;
    Ok(Text(format!("{prefix}房-{serial:04}")))
}
