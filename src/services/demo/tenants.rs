//! Floating people: alone, as couples, families or colleagues, from one let room to the next or away again.

use super::community::{Community, add, at};
use super::dice::{days_after, days_before, months_after, next_anniversary, years_before};
use super::families::{HEAD, MOVING_IN};
use super::fates::MOVED_WITHIN;
use super::names;
use super::people::{HERE, Home, Human, MARRIED, SINGLE};
use crate::domain::registers::{Occupant, Residence, Tenancy};
use crate::domain::values::{Area, Choice, Day, DocumentNumber, Link, Text};
use crate::domain::{Date, RecordId};

/// Codes of 注销原因.
const AWAY: &str = "20";
const TURNED_RESIDENT: &str = "30";
const DEAD: &str = "70";
/// Codes of 退租原因.
const RUN_OUT: &str = "1";
const EARLY: &str = "2";
const OTHER_END: &str = "9";

/// Days a room may wait for somebody who moves within the community.
const PATIENCE: u32 = 40;

/// One room, or a whole dwelling, as it is let.
pub(super) struct Letting {
    pub house: RecordId,
    pub place: RecordId,
    /// Empty where the whole dwelling is let.
    pub room: &'static str,
    pub is_shared: bool,
    /// Who rents it for its workers.
    pub organisation: Option<RecordId>,
}

/// Who is there today.
#[derive(Default)]
pub(super) struct Now {
    pub people: u32,
    pub last_left: Option<Date>,
}

impl std::ops::AddAssign for Now {
    fn add_assign(&mut self, other: Self) {
        self.people += other.people;
        self.last_left = self.last_left.max(other.last_left);
    }
}

/// People who live together, wherever they go.
pub(super) struct Party {
    humans: Vec<Human>,
    kind: Kind,
    reason: &'static str,
    workplace: &'static str,
    /// Where they lived last, as registered.
    residences: Vec<RecordId>,
    house: RecordId,
    left: Date,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Alone,
    Couple,
    Family,
    Colleagues,
    Foreigner,
    FromHongKong,
}

impl Community {
    /// One tenancy after the other until today, or until nobody comes any more.
    pub fn let_through_the_years(&mut self, letting: &Letting, mut free_since: Date) -> Now {
        let mut last_left = None;
        while free_since < days_before(self.today, 3) {
            let Some((party, from)) = self.next_party(letting, free_since) else { break };
            let months = self.dice.weighted(&[((3, 8), 14), ((9, 14), 26), ((15, 26), 34), ((27, 44), 26)]);
            let (months, days) = (self.dice.between(months.0, months.1), self.dice.between(0, 27));
            let until = days_after(months_after(from, months), days);
            let is_running = until >= days_before(self.today, 2);
            let people = party.humans.len() as u32;
            self.move_in(letting, party, from, (!is_running).then_some(until));
            if is_running {
                return Now { people, last_left: None };
            }
            last_left = Some(until);
            let gap = self.dice.between(0, 50);
            free_since = days_after(until, gap);
        }
        Now { people: 0, last_left }
    }

    /// Somebody who has just left another room, or somebody new.
    fn next_party(&mut self, letting: &Letting, free_since: Date) -> Option<(Party, Date)> {
        let latest = days_after(free_since, PATIENCE).min(days_before(self.today, 4));
        let most = if letting.is_shared { 2 } else { 4 };
        let suits = |party: &Party| {
            party.left >= free_since
                && party.left <= latest
                && party.house != letting.house
                && party.humans.len() <= most
        };
        if letting.organisation.is_none()
            && self.dice.percent(45)
            && let Some(nth) = self.moving.iter().position(suits)
        {
            let party = self.moving.swap_remove(nth);
            for residence in &party.residences {
                self.leave_dwelling(*residence, party.left, "", MOVED_WITHIN);
            }
            let from = party.left;
            return Some((party, from));
        }
        if self.people_left() == 0 {
            return None;
        }
        Some((self.new_party(letting), free_since))
    }

    fn new_party(&mut self, letting: &Letting) -> Party {
        let kind = match (letting.organisation, letting.is_shared) {
            (Some(_), _) => Kind::Colleagues,
            (_, true) => self.dice.weighted(&[(Kind::Alone, 74), (Kind::Couple, 25), (Kind::FromHongKong, 1)]),
            (_, false) => self.dice.weighted(&[
                (Kind::Alone, 38),
                (Kind::Couple, 22),
                (Kind::Family, 27),
                (Kind::Colleagues, 11),
                (Kind::Foreigner, 1),
                (Kind::FromHongKong, 1),
            ]),
        };
        let most = if letting.organisation.is_some() { 6 } else { 3 };
        let humans = self.humans_of(kind, most);
        let reason = match kind {
            Kind::Colleagues => "01",
            _ => self.dice.weighted(&[("01", 55), ("03", 17), ("04", 8), ("08", 8), ("05", 4), ("09", 5), ("99", 3)]),
        };
        let workplace =
            if letting.organisation.is_some() { names::FACTORY } else { self.dice.pick(&names::WORKPLACES) };
        let (house, left) = (letting.house, self.today);
        Party { humans, kind, reason, workplace, residences: Vec::new(), house, left }
    }

    fn humans_of(&mut self, kind: Kind, most_colleagues: u32) -> Vec<Human> {
        match kind {
            Kind::Alone => vec![self.worker()],
            Kind::Couple => self.couple(21, 58),
            Kind::Family => self.couple_with_children(),
            Kind::Colleagues => {
                let number = self.dice.between(2, most_colleagues).min(self.people_left() as u32);
                (0..number).map(|_| self.worker()).collect()
            }
            Kind::Foreigner => vec![self.foreigner()],
            Kind::FromHongKong => vec![self.hong_konger()],
        }
    }

    fn worker(&mut self) -> Human {
        let (youngest, oldest) = self.dice.weighted(&[((18, 29), 48), ((30, 44), 32), ((45, 60), 18), ((61, 74), 2)]);
        let (birth, is_male) = (self.birth_of_age(youngest + 2, oldest), self.dice.percent(56));
        let home = self.home_elsewhere();
        let marital = if self.dice.percent(55) && birth < years_before(self.today, 26) { MARRIED } else { SINGLE };
        self.invent(birth, is_male, None, &home, marital)
    }

    fn couple(&mut self, youngest: u32, oldest: u32) -> Vec<Human> {
        let birth = self.birth_of_age(youngest + 5, oldest);
        let (his, hers) = (self.home_elsewhere(), self.home_elsewhere());
        let mut couple = vec![self.invent(birth, true, None, &his, MARRIED)];
        if self.people_left() > 0 {
            let latest = days_after(birth, 3 * 365).min(years_before(self.today, 24));
            let birth = self.dice.day(days_before(birth, 365), latest);
            couple.push(self.invent(birth, false, None, &hers, MARRIED));
        }
        couple
    }

    /// Children come along who were born before the years that are told, or later somewhere else.
    fn couple_with_children(&mut self) -> Vec<Human> {
        let mut family = self.couple(25, 44);
        let (Some(father), Some(mother)) = (family.first().cloned(), family.get(1).cloned()) else { return family };
        let number = self.dice.weighted(&[(1, 72), (2, 28)]);
        let home = self.home_of(&father);
        let mut latest = years_before(self.today, 5);
        for _ in 0..number {
            let first = super::dice::years_after(father.birth.max(mother.birth), 20).max(years_before(self.today, 16));
            if first >= latest || self.people_left() == 0 {
                break;
            }
            let (birth, is_male) = (self.dice.day(first, latest), self.dice.percent(52));
            family.push(self.invent(birth, is_male, Some(&father.surname), &home, SINGLE));
            latest = days_before(birth, 400);
        }
        family
    }

    fn home_of(&mut self, human: &Human) -> Home {
        let person = self.person(human.id).clone();
        let address = person.registered_address.0;
        let home = self.home_elsewhere();
        let known = super::people::area_named(&person.registered_area.code).unwrap_or(home.area);
        Home { area: known, address }
    }

    /// Tenancy, occupants and registrations of one stay; when it is over the party looks for something else.
    fn move_in(&mut self, letting: &Letting, mut party: Party, from: Date, until: Option<Date>) {
        let dead = until.is_some() && party.humans.len() == 1 && self.dice.percent(1);
        let tenancy = self.tenancy(letting, &party, from, until, dead);
        for human in &party.humans {
            let occupant = Occupant {
                tenancy: Link::to(tenancy),
                person: Link::to(human.id),
                from_date: Day::new(from),
                until_date: Day(until),
            };
            add(&mut self.records.occupants, occupant);
        }
        party.residences = self.register_stay(letting, &party, from, until);
        if party.kind == Kind::Foreigner {
            self.stay_for_now(&party, until);
        }
        (party.house, party.left) = (letting.house, until.unwrap_or(self.today));
        if let Some(until) = until {
            self.leave(party, until, dead);
        }
    }

    fn tenancy(&mut self, letting: &Letting, party: &Party, from: Date, until: Option<Date>, dead: bool) -> RecordId {
        let is_early = self.dice.percent(45);
        let agreed = match until {
            Some(until) if !is_early => until,
            Some(until) => next_anniversary(days_before(from, 1), until),
            None => next_anniversary(days_before(from, 1), self.today),
        };
        let end_reason = match until {
            None => "",
            Some(_) if dead => OTHER_END,
            Some(until) if until < agreed => EARLY,
            Some(_) => RUN_OUT,
        };
        let tenant = if letting.organisation.is_some() { Link::none() } else { Link::to(party.humans[0].id) };
        let tenancy = Tenancy {
            house: Link::to(letting.house),
            room: Text::new(letting.room),
            tenant,
            tenant_organisation: letting.organisation.map_or_else(Link::none, Link::to),
            host_relation: Choice::of("1"),
            from_date: Day::new(from),
            agreed_until: Day::new(agreed),
            ended_on: Day(until),
            end_reason: Choice::of(end_reason),
            ..Tenancy::default()
        };
        add(&mut self.records.tenancies, tenancy)
    }

    /// One registration each; whoever came along with the first one says so.
    fn register_stay(&mut self, letting: &Letting, party: &Party, from: Date, until: Option<Date>) -> Vec<RecordId> {
        let registered = if party.kind == Kind::Foreigner { from } else { self.soon_after(from, 3) };
        let mut residences: Vec<RecordId> = Vec::new();
        for (nth, human) in party.humans.iter().enumerate() {
            let is_companion = nth > 0 && party.kind != Kind::Colleagues;
            let is_adult = human.is_of_age(16, from);
            let reason = if is_companion && (!is_adult || self.dice.percent(40)) { "06" } else { party.reason };
            let works = is_adult && matches!(reason, "01" | "03" | "09");
            let notice_is_missing = until.is_none() && self.dice.percent(2);
            let planned = self.dice.pick(&["2", "3", "3", "4", "5"]);
            let occupation = if works { self.occupation(human) } else { "" };
            let residence = Residence {
                person: Link::to(human.id),
                kind: Choice::of("2"),
                place: Link::to(letting.place),
                dwelling_type: Choice::of(if letting.organisation.is_some() { "05" } else { "02" }),
                reside_reason: Choice::of(reason),
                from_date: Day::new(from),
                planned_stay: Choice::of(planned),
                occupation: Choice::of(occupation),
                workplace: Text::new(if works { party.workplace } else { "" }),
                host_relation: Choice::of(if letting.organisation.is_some() { "4" } else { "1" }),
                companion_of: residences
                    .first()
                    .filter(|_| is_companion)
                    .map_or_else(Link::none, |chief| Link::to(*chief)),
                declared_by: Choice::of(if is_adult { "1" } else { "6" }),
                notice_signed_on: if notice_is_missing { Day::default() } else { Day::new(registered) },
                registered_on: Day::new(registered),
                registrar: Text(self.registrar.clone()),
                ..Residence::default()
            };
            let residence = if is_adult && party.kind != Kind::Foreigner {
                self.with_permit(residence, from, until)
            } else {
                residence
            };
            residences.push(add(&mut self.records.residences, residence));
        }
        residences
    }

    /// After half a year many have a residence permit, endorsed each year (居住证暂行条例 10 条).
    fn with_permit(&mut self, residence: Residence, from: Date, until: Option<Date>) -> Residence {
        let wait = self.dice.between(185, 260);
        let (issued, last) = (days_after(from, wait), until.unwrap_or(self.today));
        if issued >= last || !self.dice.percent(45) {
            return residence;
        }
        Residence {
            permit_type: Choice::of("01"),
            permit_number: DocumentNumber(self.numbers.permit()),
            permit_issued_on: Day::new(issued),
            permit_valid_until: Day::new(next_anniversary(issued, last)),
            ..residence
        }
    }

    fn stay_for_now(&mut self, party: &Party, until: Option<Date>) {
        let leaves = self.dice.between(60, 300);
        let leaves = until.unwrap_or(days_after(self.today, leaves));
        for residence in &party.residences {
            at(&mut self.records.residences, *residence).expected_leave = Day::new(leaves);
        }
    }

    fn leave(&mut self, party: Party, until: Date, dead: bool) {
        let destination = self.dice.pick(&names::ELSEWHERE);
        let (reason, destination) = if dead { (DEAD, "") } else { (AWAY, destination) };
        for residence in &party.residences {
            self.leave_dwelling(*residence, until, reason, destination);
        }
        if dead {
            self.person(party.humans[0].id).died_on = Day::new(until);
        } else if matches!(party.kind, Kind::Couple | Kind::Family) && self.dice.percent(4) {
            self.turn_resident(&party);
        } else {
            self.moving.push(party);
        }
    }

    /// They have bought a dwelling and are registered here from now on.
    fn turn_resident(&mut self, party: &Party) {
        for residence in &party.residences {
            self.leave_dwelling(*residence, party.left, TURNED_RESIDENT, "");
        }
        let dwelling = self.next_dwelling();
        let mut family = self.found_at(dwelling, party.left, MOVING_IN, Link::none());
        for (nth, human) in party.humans.iter().enumerate() {
            let address = family.home.address.clone();
            let person = self.person(human.id);
            (person.registered_area, person.registered_address) = (Area::of(HERE), Text(address));
            let relation = match (nth, human.is_male) {
                (0, _) => HEAD,
                (1, _) => "12",
                (_, true) => "20",
                (_, false) => "30",
            };
            self.join(&mut family, human.clone(), relation, Some((party.left, MOVING_IN)));
        }
        self.owners.push(party.humans[0].id);
    }
}
