//! Households of residents: who founds one, who is born into it, and whose parents live with them. What happens to them
//! afterwards stands in `fates`.

use super::community::{Community, add};
use super::dice::{days_after, days_before, years_after, years_before};
use super::people::{DIVORCED, HERE, Home, Human, MARRIED, SINGLE, WIDOWED};
use super::town::Dwelling;
use crate::domain::registers::{Household, HouseholdMember, Residence};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId};

/// Codes of 进户原因.
pub(super) const FOUNDING: &str = "1";
pub(super) const BIRTH: &str = "2";
pub(super) const MOVING_IN: &str = "3";
pub(super) const MARRIAGE: &str = "4";
pub(super) const SPLIT: &str = "6";
pub(super) const OTHER_HEAD: &str = "8";
/// Codes of 与户主关系 (GB/T 4761).
pub(super) const HEAD: &str = "02";

/// Parents and children lie between these ages apart.
const YOUNGEST_PARENT: u32 = 20;
const OLDEST_MOTHER: u32 = 40;
const OLDEST_FATHER: u32 = 45;
/// Children of this age have mostly gone.
const GROWN_AND_GONE: u32 = 31;

/// A household under way.
pub(super) struct Family {
    pub id: RecordId,
    pub dwelling: Dwelling,
    pub home: Home,
    pub founded: Date,
    pub founding: &'static str,
    /// Everybody in it now.
    pub members: Vec<Membership>,
}

/// Somebody in it, and the rows that say so.
#[derive(Clone, Debug)]
pub(super) struct Membership {
    pub human: Human,
    pub relation: &'static str,
    pub row: RecordId,
    pub residence: RecordId,
}

impl Family {
    pub fn head(&self) -> Option<&Membership> {
        self.members.iter().find(|member| member.relation == HEAD)
    }

    pub fn spouse(&self) -> Option<&Membership> {
        self.members.iter().find(|member| matches!(member.relation, "11" | "12"))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Alone,
    Couple,
    Parents,
    OneParent,
    ThreeGenerations,
    OldCouple,
}

impl Community {
    /// A family that belongs here, in a dwelling of its own, with all that happened to it.
    pub fn house_a_family(&mut self) {
        let kind = self.kind_of_family();
        let age = match kind {
            Kind::Alone => self.dice.weighted(&[((24, 45), 40), ((46, 64), 25), ((65, 88), 35)]),
            Kind::Couple => (25, 66),
            Kind::Parents => (26, 56),
            Kind::OneParent => (28, 50),
            Kind::ThreeGenerations => (28, 46),
            Kind::OldCouple => (62, 84),
        };
        let birth = self.birth_of_age(age.0, age.1);
        let mut family = self.found(birth);
        let is_male = self.dice.percent(if kind == Kind::OneParent { 35 } else { 62 });
        self.enter_head(&mut family, birth, is_male, kind);
        if !matches!(kind, Kind::Alone | Kind::OneParent) && self.people_left() > 0 {
            self.enter_spouse(&mut family);
        }
        if matches!(kind, Kind::Parents | Kind::OneParent | Kind::ThreeGenerations) {
            self.enter_children(&mut family);
        }
        if kind == Kind::ThreeGenerations {
            self.enter_grandparents(&mut family);
        }
        self.live_on(family);
    }

    fn kind_of_family(&mut self) -> Kind {
        self.dice.weighted(&[
            (Kind::Alone, 17),
            (Kind::Couple, 17),
            (Kind::Parents, 34),
            (Kind::OneParent, 5),
            (Kind::ThreeGenerations, 15),
            (Kind::OldCouple, 12),
        ])
    }

    /// An empty household whose head has this birth: most are older than the years that are told, some moved in since.
    fn found(&mut self, head_birth: Date) -> Family {
        let of_age = years_after(head_birth, 22);
        let (first, last, founding) = if self.dice.percent(14) {
            (of_age.max(self.beginning()), days_before(self.today, 5), MOVING_IN)
        } else {
            (of_age.max(years_before(self.today, 25)), self.beginning().max(of_age), FOUNDING)
        };
        let founded = self.dice.day(first, last);
        let dwelling = self.next_dwelling();
        self.found_at(dwelling, founded, founding, Link::none())
    }

    pub fn found_at(
        &mut self,
        dwelling: Dwelling,
        founded: Date,
        founding: &'static str,
        split_from: Link<Household>,
    ) -> Family {
        let number = self.records.households.len() + 1;
        let registered = self.soon_after(founded, 3);
        let household = Household {
            household_number: Text(format!("{:09}", 510_000_000 + number)),
            kind: Choice::of("1"),
            place: Link::to(dwelling.place),
            from_date: Day::new(founded),
            split_from,
            registered_on: Day::new(registered),
            registrar: Text(self.registrar.clone()),
            ..Household::default()
        };
        let id = add(&mut self.records.households, household);
        let home = Home { area: HERE, address: dwelling.address.clone() };
        Family { id, dwelling, home, founded, founding, members: Vec::new() }
    }

    fn enter_head(&mut self, family: &mut Family, birth: Date, is_male: bool, kind: Kind) {
        let marital = match kind {
            Kind::Alone if birth < years_before(self.today, 65) => WIDOWED,
            Kind::Alone => SINGLE,
            Kind::OneParent => DIVORCED,
            _ => MARRIED,
        };
        let head = self.invent(birth, is_male, None, &family.home, marital);
        self.owners.push(head.id);
        self.join(family, head, HEAD, None);
    }

    fn enter_spouse(&mut self, family: &mut Family) {
        let Some(head) = family.head().map(|head| head.human.clone()) else { return };
        // A man is a little older than his wife, mostly.
        let years = self.dice.between(0, 5);
        let (earliest, latest) = if head.is_male {
            (days_before(head.birth, 365), days_after(head.birth, years * 365))
        } else {
            (days_before(head.birth, years * 365), days_after(head.birth, 365))
        };
        let latest = latest.min(years_before(family.founded, 20)).max(earliest);
        let birth = self.dice.day(earliest, latest);
        let spouse = self.invent(birth, !head.is_male, None, &family.home, MARRIED);
        self.join(family, spouse, if head.is_male { "12" } else { "11" }, None);
    }

    fn enter_children(&mut self, family: &mut Family) {
        let number = self.dice.weighted(&[(1, 58), (2, 36), (3, 6)]);
        let mut births: Vec<Date> = Vec::new();
        for _ in 0..number {
            births.extend(self.birth_of_child(family, &births));
        }
        births.sort_unstable();
        births.truncate(self.people_left());
        let is_only = births.len() == 1;
        let (mut sons, mut daughters) = (0, 0);
        for birth in births {
            let is_male = self.dice.percent(52);
            let nth = if is_male { &mut sons } else { &mut daughters };
            *nth += 1;
            let relation = child_relation(is_male, is_only, *nth);
            self.enter_child(family, birth, is_male, relation);
        }
    }

    pub fn enter_child(&mut self, family: &mut Family, birth: Date, is_male: bool, relation: &'static str) {
        let parents = || family.members.iter().filter(|member| matches!(member.relation, HEAD | "11" | "12"));
        let father = parents().find(|member| member.human.is_male).or_else(|| parents().next());
        let surname = father.map(|father| father.human.surname.clone());
        let child = self.invent(birth, is_male, surname.as_deref(), &family.home, SINGLE);
        self.join(family, child, relation, None);
    }

    /// A birthday on which both parents had the age for it, a year and more away from the others.
    fn birth_of_child(&mut self, family: &Family, others: &[Date]) -> Option<Date> {
        let parents = family.members.iter().filter(|member| matches!(member.relation, HEAD | "11" | "12"));
        let (mut first, mut last) = (years_before(self.today, GROWN_AND_GONE), days_before(self.today, 3));
        for parent in parents {
            let oldest = if parent.human.is_male { OLDEST_FATHER } else { OLDEST_MOTHER };
            first = first.max(years_after(parent.human.birth, YOUNGEST_PARENT));
            last = last.min(days_before(years_after(parent.human.birth, oldest), 1));
        }
        let birth = (first < last).then(|| self.dice.day(first, last))?;
        let is_apart = others.iter().all(|other| (*other - birth).num_days().abs() > 400);
        is_apart.then_some(birth)
    }

    fn enter_grandparents(&mut self, family: &mut Family) {
        let Some(head) = family.head().map(|head| head.human.clone()) else { return };
        let both = self.dice.percent(55);
        for (is_male, relation) in [(true, "51"), (false, "52")] {
            let is_wanted = both || is_male != head.is_male;
            if !is_wanted || self.people_left() == 0 {
                continue;
            }
            let years = self.dice.between(YOUNGEST_PARENT + 1, 34);
            let birth = self.birth_years_before(head.birth, years);
            let surname = is_male.then(|| head.surname.clone());
            let marital = if both { MARRIED } else { WIDOWED };
            let parent = self.invent(birth, is_male, surname.as_deref(), &family.home, marital);
            self.join(family, parent, relation, None);
        }
    }

    /// Somebody comes into the household, on a day or with its founding, or is born into it, and lives there.
    pub fn join(&mut self, family: &mut Family, human: Human, relation: &'static str, on: Option<(Date, &str)>) {
        let (from, joined_by) = match on {
            Some((day, reason)) => (day, reason),
            None if human.birth > family.founded => (human.birth, BIRTH),
            None => (family.founded, family.founding),
        };
        let came_from =
            if joined_by == MOVING_IN { (self.dice.pick(&super::names::ELSEWHERE)).to_owned() } else { String::new() };
        let row = self.member_row(family, &human, relation, from, joined_by, &came_from);
        let residence = self.residence_row(family, &human, from);
        family.members.push(Membership { human, relation, row, residence });
    }

    pub fn member_row(
        &mut self,
        family: &Family,
        human: &Human,
        relation: &str,
        from: Date,
        joined_by: &str,
        came_from: &str,
    ) -> RecordId {
        let member = HouseholdMember {
            household: Link::to(family.id),
            person: Link::to(human.id),
            relation: Choice::of(relation),
            house_match: Choice::of("01"),
            from_date: Day::new(from),
            joined_by: Choice::of(joined_by),
            came_from: Text::new(came_from),
            ..HouseholdMember::default()
        };
        add(&mut self.records.members, member)
    }

    fn residence_row(&mut self, family: &Family, human: &Human, from: Date) -> RecordId {
        let registered = self.soon_after(from, 3);
        let occupation = self.occupation(human);
        let residence = Residence {
            person: Link::to(human.id),
            kind: Choice::of("1"),
            place: Link::to(family.dwelling.place),
            dwelling_type: Choice::of("01"),
            from_date: Day::new(from),
            occupation: Choice::of(occupation),
            notice_signed_on: Day::new(registered),
            registered_on: Day::new(registered),
            registrar: Text(self.registrar.clone()),
            ..Residence::default()
        };
        add(&mut self.records.residences, residence)
    }

    pub fn occupation(&mut self, human: &Human) -> &'static str {
        match self.today.years_since(human.birth).unwrap_or_default() {
            18..65 => self.dice.weighted(&[("20000", 15), ("30000", 15), ("40000", 40), ("50000", 8), ("60000", 22)]),
            _ => "",
        }
    }
}

/// 独生子, 长女, 次子 …
fn child_relation(is_male: bool, is_only: bool, nth: u32) -> &'static str {
    match (is_male, is_only, nth) {
        (true, true, _) => "21",
        (false, true, _) => "31",
        (true, _, 1) => "22",
        (true, _, 2) => "23",
        (true, ..) => "24",
        (false, _, 1) => "32",
        (false, _, 2) => "33",
        (false, ..) => "34",
    }
}
