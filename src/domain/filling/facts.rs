//! All that is known about one row, and what of it a cell gets.

use super::{Content, Entry, Figures, Manner, OfRow, OfStation};
use crate::domain::import::{Part, Target};
use crate::domain::registers::{Household, HouseholdMember, Person, RentalHouse, Residence, Tenancy};
use crate::domain::values::Value;
use crate::domain::{Date, Register, address, mask};

/// The records behind one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub person: Person,
    pub residence: Residence,
    pub household: Household,
    pub household_address: String,
    pub household_size: usize,
    pub member: HouseholdMember,
    pub head: Person,
    pub house: RentalHouse,
    pub landlord: Person,
    pub tenancy: Tenancy,
    pub tenant: Person,
    /// The dwelling the row is about.
    pub address: String,
}

/// What is the same in all rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StationFacts {
    pub name: String,
    pub community: String,
    pub street: String,
    pub phone: String,
    pub operator: String,
    pub today: Date,
    pub as_of: Date,
    pub figures: Figures,
}

impl Facts {
    /// What stands in a cell of row `number`, from 1.
    pub fn entry(&self, content: Content, number: usize, station: &StationFacts, manner: &Manner) -> Entry {
        match content {
            Content::Field(target) => self.field(target, station, manner),
            Content::OfRow(of_row) => self.of_row(of_row, number, station, manner),
            Content::Station(of_station) => station.entry(of_station, manner),
            Content::Figure(figure) => Entry::count(station.figures.count(figure)),
        }
    }

    fn of_row(&self, of_row: OfRow, number: usize, station: &StationFacts, manner: &Manner) -> Entry {
        match of_row {
            OfRow::Number => Entry::count(number as u64),
            OfRow::Age => self.person.age(station.as_of).map_or(Entry::text(""), |age| Entry::count(u64::from(age))),
            OfRow::RegisteredWhole => {
                let area = self.person.registered_area.shown();
                let rest = if manner.is_full { self.person.registered_address.shown() } else { String::new() };
                Entry::Text(area + &rest)
            }
            OfRow::HouseholdSize if self.household_size == 0 => Entry::text(""),
            OfRow::HouseholdSize => Entry::count(self.household_size as u64),
            OfRow::HouseholdAddress => manner.address(&self.household_address),
        }
    }

    fn field(&self, target: Target, station: &StationFacts, manner: &Manner) -> Entry {
        // As on every list (docs/privacy.md §1).
        let is_hidden_child = !manner.is_full && self.person.is_small_child(station.as_of);
        if is_hidden_child && target == Target::new(Part::Person, "name") {
            return Entry::Text(mask::child_name(&self.person.name.0));
        }
        if target.key == "place" {
            return manner.address(&self.address);
        }
        if target.part == Part::Address {
            return self.piece(target.key, manner);
        }
        self.value(target).map_or(Entry::text(""), |value| manner.entry(target, value))
    }

    /// A piece of the address; below the building only where all of it may be told.
    fn piece(&self, key: &str, manner: &Manner) -> Entry {
        let parsed = address::parse(&self.address);
        let below = |piece: Option<String>| piece.filter(|_| manner.is_full).unwrap_or_default();
        Entry::Text(match key {
            "estate" => parsed.estate_name(),
            "building" => parsed.building.clone().unwrap_or_default(),
            "unit" => below(parsed.unit.clone()),
            "floor" => below(parsed.floor.clone()),
            "room" => below(parsed.room.clone()),
            _ => below(Some(self.address.replacen(&parsed.estate_name(), "", 1))),
        })
    }

    fn value(&self, target: Target) -> Option<&dyn Value> {
        let key = target.key;
        match target.part {
            Part::Person => of(&self.person, key),
            Part::Residence => of(&self.residence, key),
            Part::Household => of(&self.household, key),
            Part::Member => of(&self.member, key),
            Part::Head => of(&self.head, key),
            Part::Landlord => of(&self.landlord, key),
            Part::House | Part::Rented => of(&self.house, key),
            Part::Tenancy => of(&self.tenancy, key),
            Part::Tenant => of(&self.tenant, key),
            // An address is told in pieces; of groups, disputes and organisations no table is filled.
            _ => None,
        }
    }
}

fn of<'a, R: Register>(record: &'a R, key: &str) -> Option<&'a dyn Value> {
    R::field(key).map(|field| (field.value)(record))
}

impl StationFacts {
    fn entry(&self, of_station: OfStation, manner: &Manner) -> Entry {
        let text = match of_station {
            OfStation::Name => self.name.clone(),
            OfStation::Community => self.community.clone(),
            OfStation::Street => self.street.clone(),
            OfStation::Phone => self.phone.clone(),
            OfStation::Operator => self.operator.clone(),
            OfStation::Today => return manner.day(self.today),
            OfStation::AsOf => return manner.day(self.as_of),
        };
        Entry::Text(text)
    }
}
