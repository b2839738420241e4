//! The address tree: estates with buildings of different shapes, a village with its groups, a street of shops, a market and the
//! dormitory of a factory. Buildings are opened one after the other, as many as the people need.

use super::community::{Community, add, at};
use crate::domain::RecordId;
use crate::domain::address::{building_label, room_label, unit_label};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Link, Text};

/// People in one dwelling, about; a town is laid out a little larger than that.
const PEOPLE_PER_DWELLING: u32 = 2;
const FREE_DWELLINGS: usize = 24;
const PEOPLE_PER_SHOP: u32 = 50;
/// So many buildings and village groups make one grid.
const BUILDINGS_PER_GRID: usize = 4;

/// Codes of the kinds of place.
const ESTATE: &str = "2";
const STREET: &str = "3";
const VILLAGE: &str = "4";
const BUILDING: &str = "5";
const UNIT: &str = "6";
const ROOM: &str = "7";
const MARKET: &str = "8";
const SHOP: &str = "9";
const STALL: &str = "10";

/// How the buildings of an estate are built.
struct Shape {
    units: u32,
    floors: u32,
    rooms_per_floor: u32,
}

enum Ground {
    Estate(&'static str, Shape),
    Village(&'static str, u32),
}

/// Opened in turn.
const GROUNDS: [Ground; 5] = [
    Ground::Estate("海棠苑", Shape { units: 2, floors: 11, rooms_per_floor: 2 }),
    Ground::Estate("金桂里", Shape { units: 4, floors: 6, rooms_per_floor: 2 }),
    Ground::Village("石桥村", 24),
    Ground::Estate("青溪新村", Shape { units: 3, floors: 5, rooms_per_floor: 2 }),
    Ground::Estate("桂花苑", Shape { units: 1, floors: 18, rooms_per_floor: 4 }),
];
const DORMITORY: &str = "晨光宿舍";

/// What is still to be lived in.
pub(super) struct Town {
    /// More dwellings are hardly needed; a small town has low buildings.
    dwellings: u32,
    opened: usize,
    roots: Vec<(String, RecordId)>,
    free: Vec<Dwelling>,
    /// Shops follow the number of people.
    people: u32,
}

/// One dwelling: a flat, or a house of a village family.
#[derive(Clone, Debug)]
pub(super) struct Dwelling {
    pub place: RecordId,
    pub address: String,
    pub is_village_house: bool,
}

impl Town {
    pub fn for_people(people: u32) -> Self {
        let dwellings = people / PEOPLE_PER_DWELLING + 4;
        Self { dwellings, opened: 0, roots: Vec::new(), free: Vec::new(), people }
    }
}

impl Community {
    /// A dwelling nobody has lived in yet.
    pub fn next_dwelling(&mut self) -> Dwelling {
        while self.town.free.is_empty() {
            self.open_a_building();
        }
        let nth = self.dice.below(self.town.free.len());
        self.town.free.swap_remove(nth)
    }

    /// Some dwellings stand empty in any community that is more than a few people.
    pub fn leave_dwellings_free(&mut self) {
        while self.town.people > 100 && self.town.free.len() < FREE_DWELLINGS {
            self.open_a_building();
        }
    }

    fn open_a_building(&mut self) {
        let (round, nth) = (self.town.opened / GROUNDS.len() + 1, self.town.opened % GROUNDS.len());
        self.town.opened += 1;
        match &GROUNDS[nth] {
            Ground::Estate(name, shape) => self.build(name, round, shape),
            Ground::Village(name, houses) => self.lay_out_group(name, round, *houses),
        }
    }

    fn build(&mut self, estate: &str, number: usize, shape: &Shape) {
        let root = self.root(estate, ESTATE);
        let label = building_label(&number.to_string());
        let building = self.place(root, BUILDING, &label);
        self.enter_in_a_grid(building);
        let per_floor = shape.units * shape.rooms_per_floor;
        let floors = shape.floors.min(self.town.dwellings.div_ceil(per_floor));
        for unit in 1..=shape.units {
            let unit_label = unit_label(&unit.to_string());
            let unit = self.place(building, UNIT, &unit_label);
            for (floor, room) in
                (1..=floors).flat_map(|floor| (1..=shape.rooms_per_floor).map(move |room| (floor, room)))
            {
                let room_label = room_label(&(floor * 100 + room).to_string());
                let place = self.place(unit, ROOM, &room_label);
                let address = format!("{estate}{label}{unit_label}{room_label}");
                self.town.free.push(Dwelling { place, address, is_village_house: false });
            }
        }
    }

    fn lay_out_group(&mut self, village: &str, number: usize, houses: u32) {
        let root = self.root(village, VILLAGE);
        let group_label = format!("{number}组");
        let group = self.place(root, VILLAGE, &group_label);
        self.enter_in_a_grid(group);
        for house in 1..=houses.min(self.town.dwellings) {
            let label = format!("{house}号");
            let place = self.place(group, BUILDING, &label);
            let address = format!("{village}{group_label}{label}");
            self.town.free.push(Dwelling { place, address, is_village_house: true });
        }
    }

    /// A dormitory of so many rooms, each one dwelling.
    pub fn build_dormitory(&mut self, rooms: u32) -> Vec<RecordId> {
        let root = self.root(DORMITORY, ESTATE);
        let building = self.place(root, BUILDING, &building_label("1"));
        self.enter_in_a_grid(building);
        let labels = (0..rooms).map(|nth| room_label(&((nth / 10 + 1) * 100 + nth % 10 + 1).to_string()));
        labels.map(|label| self.place(building, ROOM, &label)).collect()
    }

    /// A street of shops and a market with its stalls, where there are people enough for them.
    pub fn lay_out_shops(&mut self) {
        if self.town.people < 100 {
            return;
        }
        let street = self.root("海棠路", STREET);
        let market = self.root("海棠菜市场", MARKET);
        for (root, kind, ending, number) in [
            (street, SHOP, "号门店", self.town.people / PEOPLE_PER_SHOP),
            (market, STALL, "号摊位", self.town.people / 250),
        ] {
            self.enter_in_a_grid(root);
            for nth in 1..=number {
                self.place(root, kind, &format!("{nth}{ending}"));
            }
        }
    }

    fn root(&mut self, name: &str, kind: &str) -> RecordId {
        if let Some((_, known)) = self.town.roots.iter().find(|(known, _)| known == name) {
            return *known;
        }
        let root = add(&mut self.records.places, place(Link::none(), kind, name));
        self.town.roots.push((name.to_owned(), root));
        root
    }

    fn place(&mut self, parent: RecordId, kind: &str, label: &str) -> RecordId {
        add(&mut self.records.places, place(Link::to(parent), kind, label))
    }

    fn enter_in_a_grid(&mut self, id: RecordId) {
        let grid = self.town.opened / BUILDINGS_PER_GRID + 1;
        at(&mut self.records.places, id).grid = Text(format!("第{grid}网格"));
    }
}

fn place(parent: Link<Place>, kind: &str, label: &str) -> Place {
    Place { parent, kind: Choice::of(kind), label: Text::new(label), ..Place::default() }
}
