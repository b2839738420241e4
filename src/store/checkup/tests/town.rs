//! A small town in order: a let dwelling with landlord, tenancy and tenant, a family of three, and somebody who answers for
//! the estate. Nobody in it exists.

use crate::domain::registers::{
    Agreement, Appraisal, DefenceGroup, GroupMember, Household, HouseholdMember, Inspection, InspectionFinding,
    Occupant, Organisation, Person, Place, PlaceDuty, RentalHouse, Residence, SafetyCheck, Team, TeamMember, Tenancy,
};
use crate::domain::template::TemplateKind;
use crate::domain::values::{Area, Choice, Count, Day, Identity, Link, Name, Phones, SquareMetres, Text};
use crate::domain::{Date, RecordId, id_number};
use crate::store::testing::{act, archive};
use crate::store::{Store, Stored};
use tempfile::TempDir;

pub struct Town {
    pub store: Store,
    pub ids: Ids,
    people: u32,
    _folder: TempDir,
}

/// The records a plant may change.
#[derive(Clone, Copy)]
pub struct Ids {
    pub estate: RecordId,
    pub building: RecordId,
    pub let_room: RecordId,
    pub family_room: RecordId,
    pub empty_room: RecordId,
    pub duty: RecordId,
    pub landlord: RecordId,
    pub tenant: RecordId,
    pub residence: RecordId,
    pub house: RecordId,
    pub agreement: RecordId,
    pub tenancy: RecordId,
    pub occupant: RecordId,
    pub inspection: RecordId,
    pub finding: RecordId,
    pub head: RecordId,
    pub wife: RecordId,
    pub child: RecordId,
    pub household: RecordId,
    pub head_member: RecordId,
    pub wife_member: RecordId,
    pub child_member: RecordId,
    pub group: RecordId,
    pub group_member: RecordId,
    pub team: RecordId,
    pub team_member: RecordId,
    pub last_team_member: RecordId,
    pub safety_check: RecordId,
    pub appraisal: RecordId,
}

impl Default for Ids {
    fn default() -> Self {
        let none = RecordId(0);
        Self {
            estate: none,
            building: none,
            let_room: none,
            family_room: none,
            empty_room: none,
            duty: none,
            landlord: none,
            tenant: none,
            residence: none,
            house: none,
            agreement: none,
            tenancy: none,
            occupant: none,
            inspection: none,
            finding: none,
            head: none,
            wife: none,
            child: none,
            household: none,
            head_member: none,
            wife_member: none,
            child_member: none,
            group: none,
            group_member: none,
            team: none,
            team_member: none,
            last_team_member: none,
            safety_check: none,
            appraisal: none,
        }
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn on(text: &str) -> Day {
    Day::new(day(text))
}

impl Town {
    pub fn new() -> Self {
        let (folder, store) = archive();
        let mut town = Self { store, ids: Ids::default(), people: 0, _folder: folder };
        town.lay_out();
        town.let_a_dwelling();
        town.house_a_family();
        town.form_a_group();
        town.raise_a_team();
        town.look_at_an_office();
        town.appraise();
        town
    }

    pub fn plant(&mut self, sow: fn(&mut Self) -> RecordId) -> RecordId {
        sow(self)
    }

    pub fn add<R: Stored>(&mut self, record: R) -> RecordId {
        self.store.write(&act(), |writing| writing.insert(&record)).unwrap().0
    }

    pub fn change<R: Stored>(&mut self, id: RecordId, change: impl FnOnce(&mut R)) -> RecordId {
        let mut record: R = self.store.load(id).unwrap().unwrap();
        change(&mut record);
        self.store.write(&act(), |writing| writing.update(id, &record)).unwrap();
        id
    }

    /// Somebody of whom nothing is missing.
    pub fn somebody(&mut self, sex: &str, birth: &str) -> RecordId {
        let person = self.invented(sex, birth);
        self.add(person)
    }

    pub fn invented(&mut self, sex: &str, birth: &str) -> Person {
        self.people += 1;
        let sequence = self.people * 2 + u32::from(sex == "1") % 2;
        let body = format!("510524{}{sequence:03}", birth.replace('-', ""));
        let number = format!("{body}{}", id_number::check_digit(&body));
        Person {
            identity: Identity { kind: Choice::of("111"), number, ..Identity::default() },
            name: Name::new(&format!("无名氏第{}", "甲乙丙丁戊己庚辛".chars().nth(self.people as usize % 8).unwrap())),
            sex: Choice::of(sex),
            birth: on(birth),
            registered_area: Area::of("510524"),
            registered_address: Text::new("石桥镇新合村4组18号"),
            phones: Phones(vec![format!("1380000{:04}", self.people)]),
            ..Person::default()
        }
    }

    pub fn room(&mut self, estate: &str, path: &[(&str, &str)]) -> RecordId {
        let path: Vec<(&str, &str)> = std::iter::once(("2", estate)).chain(path.iter().copied()).collect();
        self.store.write(&act(), |writing| writing.find_or_create_place(&path)).unwrap().0
    }

    /// A floating person's residence, registered in time.
    pub fn residence(person: RecordId, place: RecordId, from: &str) -> Residence {
        Residence {
            person: Link::to(person),
            place: Link::to(place),
            kind: Choice::of("2"),
            dwelling_type: Choice::of("02"),
            reside_reason: Choice::of("01"),
            from_date: on(from),
            declared_by: Choice::of("1"),
            notice_signed_on: on(from),
            registered_on: on(from),
            registrar: Text::new("东方不亮"),
            ..Residence::default()
        }
    }

    pub fn household(place: RecordId, number: &str) -> Household {
        Household {
            household_number: Text::new(number),
            kind: Choice::of("1"),
            place: Link::to(place),
            from_date: on("2020-01-01"),
            ..Household::default()
        }
    }

    pub fn member(household: RecordId, person: RecordId, relation: &str) -> HouseholdMember {
        HouseholdMember {
            household: Link::to(household),
            person: Link::to(person),
            relation: Choice::of(relation),
            from_date: on("2020-01-01"),
            joined_by: Choice::of("1"),
            ..HouseholdMember::default()
        }
    }

    pub fn occupant(tenancy: RecordId, person: RecordId, from: &str) -> Occupant {
        Occupant { tenancy: Link::to(tenancy), person: Link::to(person), from_date: on(from), ..Occupant::default() }
    }

    pub fn tenancy(&self, room: &str, tenant: RecordId) -> Tenancy {
        Tenancy {
            house: Link::to(self.ids.house),
            room: Text::new(room),
            tenant: Link::to(tenant),
            from_date: on("2026-05-01"),
            agreed_until: on("2027-04-30"),
            ..Tenancy::default()
        }
    }

    /// The file of a let house in which nothing is missing.
    pub fn house_file(&self, place: RecordId, number: &str) -> RentalHouse {
        RentalHouse {
            house_number: Text::new(number),
            place: Link::to(place),
            landlord: Link::to(self.ids.landlord),
            ownership: Choice::of("2"),
            floor_area: SquareMetres(Some(8650)),
            rooms_total: Count(Some(3)),
            rooms_let: Count(Some(2)),
            rent_use: Choice::of("02"),
            hazard: Choice::of("00"),
            letting_state: Choice::of("2"),
            registered_on: on("2026-01-10"),
            verified_on: on("2026-05-01"),
            ..RentalHouse::default()
        }
    }

    /// What was signed for a house, by all who must.
    pub fn pledge(house: RecordId) -> Agreement {
        Agreement {
            kind: Choice::of_kind(TemplateKind::RentalAgreement),
            house: Link::to(house),
            valid_from: on("2026-01-10"),
            valid_until: on("2027-01-09"),
            party_signed_on: on("2026-01-10"),
            community_signed_on: on("2026-01-10"),
            police_signed_on: on("2026-01-12"),
            prepared_on: on("2026-01-08"),
            ..Agreement::default()
        }
    }

    fn lay_out(&mut self) {
        let unit = [("5", "3栋"), ("6", "2单元")];
        let room = |label| [unit[0], unit[1], ("7", label)];
        self.ids.let_room = self.room("海棠苑", &room("501室"));
        self.ids.family_room = self.room("海棠苑", &room("502室"));
        self.ids.empty_room = self.room("海棠苑", &room("503室"));
        self.ids.building = self.room("海棠苑", &unit[..1]);
        self.ids.estate = self.room("海棠苑", &[]);
        self.change::<Place>(self.ids.estate, |estate| estate.grid = Text::new("第一网格"));
        self.ids.duty = self.add(PlaceDuty {
            place: Link::to(self.ids.estate),
            duty: Choice::of("2"),
            holder: Name::new("楚无留"),
            phones: Phones(vec!["13800009999".to_owned()]),
            from_date: on("2025-01-01"),
            ..PlaceDuty::default()
        });
    }

    fn let_a_dwelling(&mut self) {
        self.ids.landlord = self.somebody("1", "1960-03-04");
        self.ids.tenant = self.somebody("2", "1990-01-01");
        let house = self.house_file(self.ids.let_room, "房-0001");
        self.ids.house = self.add(house);
        self.ids.agreement = self.add(Self::pledge(self.ids.house));
        let tenancy = self.tenancy("", self.ids.tenant);
        self.ids.tenancy = self.add(tenancy);
        self.ids.occupant = self.add(Self::occupant(self.ids.tenancy, self.ids.tenant, "2026-05-01"));
        self.ids.residence = self.add(Self::residence(self.ids.tenant, self.ids.let_room, "2026-05-01"));
        self.ids.inspection = self.add(Inspection {
            house: Link::to(self.ids.house),
            inspected_on: on("2026-05-10"),
            inspectors: Text::new("楚无留"),
            ..Inspection::default()
        });
        self.ids.finding = self.add(InspectionFinding {
            inspection: Link::to(self.ids.inspection),
            item: Choice::of("06"),
            due_on: on("2026-05-20"),
            resolved_on: on("2026-05-18"),
            ..InspectionFinding::default()
        });
    }

    fn house_a_family(&mut self) {
        self.ids.head = self.somebody("1", "1980-02-03");
        self.ids.wife = self.somebody("2", "1982-04-05");
        let consented = Person { guardian_consent_on: on("2026-01-01"), ..self.invented("1", "2015-06-01") };
        self.ids.child = self.add(consented);
        self.ids.household = self.add(Self::household(self.ids.family_room, "510524001"));
        self.ids.head_member = self.add(Self::member(self.ids.household, self.ids.head, "02"));
        self.ids.wife_member = self.add(Self::member(self.ids.household, self.ids.wife, "12"));
        self.ids.child_member = self.add(Self::member(self.ids.household, self.ids.child, "20"));
    }

    fn look_at_an_office(&mut self) {
        let organisation = self.add(Organisation {
            organisation_name: Text::new("虚构物业公司"),
            credit_code: Text::new("91510524MA0000001X"),
            phones: Phones(vec!["08305550123".to_owned()]),
            ..Organisation::default()
        });
        self.ids.safety_check = self.add(SafetyCheck {
            organisation: Link::to(organisation),
            kind: Choice::of("1"),
            checked_on: on("2026-05-10"),
            inspectors: Text::new("楚无留"),
            ..SafetyCheck::default()
        });
    }

    fn appraise(&mut self) {
        let count = Count(Some(10));
        let none = Count(Some(0));
        self.ids.appraisal = self.add(Appraisal {
            kind: Choice::of("2"),
            subject: Text::new("网格员岗位"),
            round: Count(Some(1)),
            held_on: on("2026-05-10"),
            masses_satisfied: count,
            masses_dissatisfied: none,
            masses_abstained: none,
            members_satisfied: count,
            members_dissatisfied: none,
            members_abstained: none,
            ..Appraisal::default()
        });
    }

    fn raise_a_team(&mut self) {
        let team = self.add(Team {
            kind: Choice::of("2"),
            team_name: Text::new("海棠社区调委会"),
            formed_on: on("2025-03-01"),
            ..Team::default()
        });
        self.ids.team = team;
        for name in ["甄委员", "景委员"] {
            self.ids.last_team_member = self.add(TeamMember {
                team: Link::to(team),
                post: Choice::of("3"),
                member_name: Name::new(name),
                sex: Choice::of("1"),
                from_date: on("2025-03-01"),
                term_until: on("2028-02-29"),
                ..TeamMember::default()
            });
        }
        self.ids.team_member = self.add(TeamMember {
            team: Link::to(team),
            post: Choice::of("1"),
            member_name: Name::new("尚主任"),
            sex: Choice::of("2"),
            from_date: on("2025-03-01"),
            term_until: on("2028-02-29"),
            ..TeamMember::default()
        });
    }

    fn form_a_group(&mut self) {
        self.ids.group = self.add(DefenceGroup {
            kind: Choice::of("1"),
            group_number: Count(Some(1)),
            place: Link::to(self.ids.building),
            head: Link::to(self.ids.head),
            elected_on: on("2026-01-05"),
            formed_on: on("2026-01-01"),
            ..DefenceGroup::default()
        });
        self.ids.group_member = self.add(GroupMember {
            defence_group: Link::to(self.ids.group),
            position: Count(Some(1)),
            place: Link::to(self.ids.family_room),
            contact: Link::to(self.ids.head),
            from_date: on("2026-01-01"),
            ..GroupMember::default()
        });
    }
}
