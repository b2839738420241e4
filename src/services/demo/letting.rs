//! Rental houses: whose they are, what the file says of them, who answers for them.

use super::agreements::Pledged;
use super::community::{Community, add, at};
use super::dice::{days_after, days_before, years_before};
use super::names;
use super::people::MARRIED;
use super::tenants::{Letting, Now};
use crate::domain::registers::{HouseParty, Organisation, Person, RentalHouse};
use crate::domain::values::{Choice, Count, Day, Link, Phones, SquareMetres, Text};
use crate::domain::{Date, RecordId};

/// Codes of 出租状态.
const VACANT: &str = "1";
const LET: &str = "2";
const STOPPED: &str = "3";
/// Codes of 身份.
const AGENT: &str = "2";
const ANSWERS_FOR_SECURITY: &str = "4";
const ANSWERS_FOR_FIRE: &str = "5";

/// In smaller communities no house belongs to an organisation, and there is no factory.
const LEAST_FOR_ORGANISATIONS: usize = 200;
const PEOPLE_PER_DORMITORY_ROOM: u32 = 150;

/// Whose house it is.
#[derive(Clone, Copy)]
enum Landlord {
    Here(RecordId),
    Elsewhere(RecordId),
    Organisation(RecordId),
}

impl Community {
    pub fn found_organisations(&mut self) {
        if self.people_left() < LEAST_FOR_ORGANISATIONS {
            return;
        }
        for name in std::iter::once(&names::FACTORY).chain(&names::OWNER_COMPANIES) {
            let organisation = Organisation {
                organisation_name: Text::new(name),
                credit_code: Text(self.numbers.credit_code()),
                phones: Phones(vec![self.numbers.telephone()]),
                office_address: Text::new("海棠路 1 号"),
                ..Organisation::default()
            };
            add(&mut self.records.organisations, organisation);
        }
        let rooms = u32::try_from(self.people_left()).unwrap_or_default() / PEOPLE_PER_DORMITORY_ROOM;
        for place in self.build_dormitory(rooms) {
            self.let_a_dormitory_room(place);
        }
    }

    /// A dwelling with its landlord and everybody who has rented it.
    pub fn let_a_dwelling(&mut self) {
        let dwelling = self.next_dwelling();
        let landlord = self.landlord();
        let rooms: Vec<&'static str> = match (dwelling.is_village_house, self.dice.percent(18)) {
            (true, _) => ["201", "202", "203", "301", "302", "303"][..self.dice.between(2, 6) as usize].to_vec(),
            (false, true) => ["东卧", "西卧", "北卧"][..self.dice.between(2, 3) as usize].to_vec(),
            (false, false) => vec![""],
        };
        // More houses are let than five years ago.
        let earliest = if self.dice.percent(45) { self.beginning() } else { years_before(self.today, 2) };
        let from = self.dice.day(earliest, days_before(self.today, 20));
        let house = self.open_file(dwelling.place, landlord, from);
        let is_shared = rooms.len() > 1;
        let lettings =
            rooms.iter().map(|room| Letting { house, place: dwelling.place, room, is_shared, organisation: None });
        let mut now = Now::default();
        for letting in lettings {
            let free_since = if is_shared { self.dice.day(from, days_after(from, 60)).min(self.today) } else { from };
            now += self.let_through_the_years(&letting, free_since);
        }
        self.complete_file(house, &now, rooms.len(), dwelling.is_village_house);
        self.name_responsible(house, landlord, from);
        self.visit(house);
    }

    /// A room the factory rents for its workers.
    fn let_a_dormitory_room(&mut self, place: RecordId) {
        let factory = RecordId(1);
        let from = self.dice.day(self.beginning(), days_before(self.today, 200));
        let house = self.open_file(place, Landlord::Organisation(RecordId(2)), from);
        let letting = Letting { house, place, room: "", is_shared: false, organisation: Some(factory) };
        let now = self.let_through_the_years(&letting, from);
        self.complete_file(house, &now, 1, false);
        let file = at(&mut self.records.houses, house);
        (file.rent_use, file.building_use, file.letting_form) = (Choice::of("01"), Choice::of("01"), Choice::of("3"));
        (file.rooms_total, file.rooms_let, file.beds) = (Count(Some(1)), Count(Some(1)), Count(Some(8)));
        self.visit(house);
    }

    fn landlord(&mut self) -> Landlord {
        let chance = self.dice.below(100);
        if chance < 8 && self.records.organisations.len() > 1 {
            let nth = self.dice.between(2, self.records.organisations.len() as u32);
            return Landlord::Organisation(RecordId(nth.into()));
        }
        if chance < 66 && !self.owners.is_empty() || self.people_left() < 2 && !self.owners.is_empty() {
            let owner = self.dice.pick(&self.owners);
            return Landlord::Here(owner);
        }
        let birth = self.birth_of_age(30, 72);
        let (home, is_male) = (self.home_elsewhere(), self.dice.percent(60));
        let landlord = self.invent(birth, is_male, None, &home, MARRIED);
        self.require_telephone(landlord.id);
        self.person(landlord.id).home_address = Text::new(&format!("外地虚构路{}号", landlord.id.0));
        Landlord::Elsewhere(landlord.id)
    }

    fn require_telephone(&mut self, person: RecordId) {
        let telephone = self.numbers.telephone();
        let person: &mut Person = self.person(person);
        if person.phones.0.is_empty() {
            person.phones = Phones(vec![telephone]);
        }
    }

    fn open_file(&mut self, place: RecordId, landlord: Landlord, from: Date) -> RecordId {
        let registered = self.soon_after(from, 7);
        let (person, organisation, ownership) = match landlord {
            Landlord::Here(person) | Landlord::Elsewhere(person) => (Link::to(person), Link::none(), "1"),
            Landlord::Organisation(organisation) => (Link::none(), Link::to(organisation), "3"),
        };
        if let Some(person) = person.id {
            self.require_telephone(person);
        }
        let house = RentalHouse {
            place: Link::to(place),
            ownership: Choice::of(ownership),
            landlord: person,
            landlord_organisation: organisation,
            let_from: Day::new(from),
            registered_on: Day::new(registered),
            verified_on: Day::new(registered),
            registrar: Text(self.registrar.clone()),
            title_kind: Text::new("不动产权证书"),
            title_number: Text(self.numbers.title_deed()),
            ..RentalHouse::default()
        };
        add(&mut self.records.houses, house)
    }

    /// The rest of the file, once it is known who lives there.
    fn complete_file(&mut self, house: RecordId, now: &Now, rooms_let: usize, is_village_house: bool) {
        let rooms_let = rooms_let as u32;
        let rooms = if rooms_let > 1 { rooms_let + self.dice.between(0, 2) } else { self.dice.between(2, 4) };
        let is_bed_count_known = self.dice.percent(40);
        let beds = (now.people + self.dice.between(0, 2)).max(1);
        let area = rooms * self.dice.between(1900, 3300);
        let is_stopped = now.people == 0 && self.dice.percent(30);
        let cancel_reason = self.dice.pick(&["1", "1", "2"]);
        let is_let = now.people > 0;
        let signed = self.dice.day(days_before(self.today, 364), self.today);
        let structure = if is_village_house { "03" } else { self.dice.pick(&["03", "04", "05"]) };
        let file = at(&mut self.records.houses, house);
        let signed = signed.max(file.registered_on.0.unwrap_or(signed));
        file.structure = Choice::of(structure);
        file.land_kind = Choice::of(if is_village_house { "2" } else { "1" });
        file.floor_area = SquareMetres(Some(area));
        file.rooms_total = Count(Some(rooms));
        file.rooms_let = Count(Some(if rooms_let > 1 { rooms_let } else { rooms }));
        file.beds = Count(is_bed_count_known.then_some(beds));
        (file.building_use, file.rent_use) = (Choice::of("02"), Choice::of("02"));
        file.letting_form = Choice::of(if rooms_let > 1 { "2" } else { "1" });
        file.hazard = Choice::of("00");
        file.letting_state = Choice::of(if is_let {
            LET
        } else if is_stopped {
            STOPPED
        } else {
            VACANT
        });
        if is_stopped {
            file.let_until = Day(now.last_left);
            file.cancel_reason = Choice::of(cancel_reason);
        }
        let opened = file.registered_on.0.unwrap_or(signed);
        if is_let {
            self.pledged.push(Pledged { house, latest: signed, opened });
        }
    }

    /// Who lives elsewhere often leaves the house to somebody here.
    fn name_responsible(&mut self, house: RecordId, landlord: Landlord, from: Date) {
        let agent = if self.owners.is_empty() { None } else { Some(self.dice.pick(&self.owners)) };
        let responsible = match landlord {
            Landlord::Here(person) => Some(person),
            Landlord::Elsewhere(_) => agent.filter(|_| self.dice.percent(60)),
            Landlord::Organisation(_) => agent,
        };
        let Some(responsible) = responsible else { return };
        let is_agent = !matches!(landlord, Landlord::Here(_));
        let names_roles = self.dice.percent(50);
        let roles = [(AGENT, is_agent), (ANSWERS_FOR_SECURITY, names_roles), (ANSWERS_FOR_FIRE, names_roles)];
        for (role, _) in roles.into_iter().filter(|(_, is_named)| *is_named) {
            let authorised_on = if role == AGENT { Day::new(from) } else { Day::default() };
            let party = HouseParty {
                house: Link::to(house),
                role: Choice::of(role),
                person: Link::to(responsible),
                authorised_on,
                from_date: Day::new(from),
                ..HouseParty::default()
            };
            add(&mut self.records.parties, party);
        }
    }
}
