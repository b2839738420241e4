//! One fault a rule, sown into a town in order.

use super::town::{Town, on};
use crate::domain::RecordId;
use crate::domain::registers::{
    Agreement, Appraisal, DefenceGroup, DutyTurn, GroupMember, Household, HouseholdMember, Inspection,
    InspectionFinding, LandlordRating, Occupant, Person, Place, PlaceDuty, RatingRound, RentalHouse, Residence,
    SafetyCheck, Team, TeamMember, Tenancy,
};
use crate::domain::values::{Area, Choice, Count, Identity, Link, Name, Phones, SquareMetres, Text};

pub struct Plant {
    pub key: &'static str,
    /// Makes the fault and says at which record it must be found.
    pub sow: fn(&mut Town) -> RecordId,
    /// What stands in the finding.
    pub detail: &'static str,
    /// Other rules that must speak of it as well.
    pub along: &'static [&'static str],
}

const fn plant(key: &'static str, detail: &'static str, sow: fn(&mut Town) -> RecordId) -> Plant {
    Plant { key, sow, detail, along: &[] }
}

impl Plant {
    const fn along(self, along: &'static [&'static str]) -> Self {
        Self { along, ..self }
    }
}

pub const PLANTS: &[Plant] = &[
    // People
    plant("number_check_digit", "", |town| {
        town.change::<Person>(town.ids.tenant, |person| {
            let last = if person.identity.number.ends_with('1') { "2" } else { "1" };
            person.identity.number.replace_range(17.., last);
        })
    }),
    plant("birth_against_number", "1990-01-01", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.birth = on("1990-01-02"))
    }),
    plant("sex_against_number", "女", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.sex = Choice::of("1"))
    }),
    plant("same_number", "2", |town| {
        let tenant: Person = town.store.load(town.ids.tenant).unwrap().unwrap();
        let other = town.invented("2", "1990-01-01");
        town.add(Person { identity: tenant.identity, ..other })
    }),
    plant("same_name_and_birth", "", |town| {
        let tenant: Person = town.store.load(town.ids.tenant).unwrap().unwrap();
        town.add(Person { identity: awaited(), phones: Phones::default(), ..tenant })
    }),
    plant("shared_telephone", "5", |town| {
        let tenant: Person = town.store.load(town.ids.tenant).unwrap().unwrap();
        let people = ["1970-01-01", "1971-01-01", "1972-01-01", "1973-01-01"];
        let sharing = people.map(|birth| {
            let person = town.invented("2", birth);
            town.add(Person { phones: tenant.phones.clone(), ..person })
        });
        sharing[3]
    }),
    plant("telephone_fault", "", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.phones = Phones(vec!["1380000".to_owned()]))
    }),
    plant("number_awaited", "2026-05-01", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.identity = awaited())
    })
    .along(&["gap_number"]),
    plant("document_expired", "2026-06-01", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.document_valid_until = on("2026-06-01"))
    }),
    plant("consent_missing", "", |town| {
        town.change::<Person>(town.ids.child, |child| child.guardian_consent_on = Default::default())
    }),
    plant("death_against_birth", "1950-01-01", |town| {
        let person = town.invented("1", "1960-05-05");
        town.add(Person { died_on: on("1950-01-01"), ..person })
    }),
    // Residences
    plant("residence_after_death", "2026-06-01", |town| {
        let dead = dead(town);
        let residence = Town::residence(dead, town.ids.empty_room, "2025-01-01");
        town.add(Residence { kind: Choice::of("1"), ..residence })
    }),
    plant("two_residences", "2026-06-01", |town| {
        town.add(Town::residence(town.ids.tenant, town.ids.empty_room, "2026-06-01"));
        town.ids.residence
    }),
    plant("residence_after_tenancy", "2026-06-10", |town| {
        town.change::<Occupant>(town.ids.occupant, |occupant| occupant.until_date = on("2026-06-10"));
        town.change::<Tenancy>(town.ids.tenancy, |tenancy| tenancy.ended_on = on("2026-06-10"));
        town.ids.residence
    }),
    plant("residence_without_place", "", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.place = Link::none())
    }),
    plant("registered_late", "2026-05-04", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.registered_on = on("2026-05-05"))
    }),
    plant("foreigner_registered_late", "2026-05-02", |town| {
        town.change::<Person>(town.ids.tenant, |person| {
            person.identity = passport();
            person.nationality = Choice::of("FRA");
        });
        town.change::<Residence>(town.ids.residence, |residence| residence.registered_on = on("2026-05-03"))
    }),
    plant("residence_before_birth", "1980-01-01", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.from_date = on("1980-01-01"))
    }),
    plant("residence_in_future", "2026-07-01", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.from_date = on("2026-07-01"))
    }),
    plant("permit_expired", "2026-06-01", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.permit_valid_until = on("2026-06-01"))
    })
    .along(&["due_permit"]),
    plant("endorsement_missed", "2026-03-15", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.permit_issued_on = on("2025-03-15"))
    })
    .along(&["due_endorsement"]),
    plant("companion_left_behind", "2026-06-01", |town| {
        let (chief, companion) = (town.somebody("1", "1985-01-01"), town.somebody("2", "1986-01-01"));
        let residence = Town::residence(chief, town.ids.empty_room, "2026-05-01");
        let chief = town.add(Residence { until_date: on("2026-06-01"), cancel_reason: Choice::of("20"), ..residence });
        let residence = Town::residence(companion, town.ids.empty_room, "2026-05-01");
        town.add(Residence { companion_of: Link::to(chief), ..residence })
    }),
    plant("left_without_reason", "2026-06-01", |town| {
        let person = town.somebody("1", "1985-01-01");
        let residence = Town::residence(person, town.ids.empty_room, "2026-05-01");
        town.add(Residence { until_date: on("2026-06-01"), ..residence })
    }),
    plant("member_and_floating", "", |town| {
        town.add(Town::residence(town.ids.head, town.ids.empty_room, "2026-05-01"))
    }),
    // Households
    plant("household_without_head", "", |town| {
        town.change::<HouseholdMember>(town.ids.head_member, |member| member.relation = Choice::of("97"));
        town.ids.household
    }),
    plant("household_with_two_heads", "2", |town| {
        town.change::<HouseholdMember>(town.ids.wife_member, |member| member.relation = Choice::of("02"));
        town.ids.household
    }),
    plant("household_left_empty", "2026-06-01", |town| {
        let person = town.somebody("1", "1985-01-01");
        let household = town.add(Town::household(town.ids.empty_room, "510524002"));
        let member = Town::member(household, person, "02");
        town.add(HouseholdMember { until_date: on("2026-06-01"), left_by: Choice::of("2"), ..member });
        household
    }),
    plant("same_household_number", "2", |town| second_household(town, town.ids.empty_room, "510524001").0),
    plant("two_households_in_one_room", "2", |town| second_household(town, town.ids.family_room, "510524002").0),
    plant("member_after_household", "2026-06-01", |town| {
        let (household, member) = second_household(town, town.ids.empty_room, "510524002");
        town.change::<Household>(household, |household| {
            household.until_date = on("2026-06-01");
            household.end_reason = Choice::of("1");
        });
        member
    }),
    plant("member_after_death", "2026-06-01", |town| {
        town.change::<Person>(town.ids.wife, |person| person.died_on = on("2026-06-01"));
        town.ids.wife_member
    }),
    plant("member_of_two_households", "2", |town| {
        let household = town.add(Town::household(town.ids.empty_room, "510524002"));
        town.add(Town::member(household, town.ids.wife, "02"))
    }),
    plant("relation_against_sex", "夫", |town| {
        town.change::<HouseholdMember>(town.ids.wife_member, |member| member.relation = Choice::of("11"))
    }),
    plant("relation_against_birth", "父亲", |town| {
        town.change::<HouseholdMember>(town.ids.child_member, |member| member.relation = Choice::of("51"))
    }),
    plant("head_is_minor", "", |town| {
        let minor = town.somebody("1", "2010-01-01");
        let household = town.add(Town::household(town.ids.empty_room, "510524002"));
        town.add(Town::member(household, minor, "02"))
    }),
    plant("member_before_birth", "2010-01-01", |town| {
        town.change::<HouseholdMember>(town.ids.child_member, |member| member.from_date = on("2010-01-01"))
    }),
    // Houses
    plant("house_without_landlord", "", |town| {
        town.change::<RentalHouse>(town.ids.house, |house| house.landlord = Link::none())
    }),
    plant("landlord_without_telephone", "", |town| {
        town.change::<Person>(town.ids.landlord, |person| person.phones = Phones::default());
        town.ids.house
    }),
    plant("landlord_dead", "2026-06-01", |town| {
        town.change::<Person>(town.ids.landlord, |person| person.died_on = on("2026-06-01"));
        town.ids.house
    }),
    plant("landlord_departed", "2026-06-01", |town| {
        let residence = Town::residence(town.ids.landlord, town.ids.empty_room, "2020-05-01");
        town.add(Residence { until_date: on("2026-06-01"), cancel_reason: Choice::of("20"), ..residence });
        town.ids.house
    }),
    plant("house_without_place", "", |town| {
        town.change::<RentalHouse>(town.ids.house, |house| house.place = Link::none())
    }),
    plant("two_files_for_one_dwelling", "2", |town| vacant(town, town.ids.let_room, "房-0002")),
    plant("same_house_number", "2", |town| vacant(town, town.ids.empty_room, "房-0001")),
    plant("tenancy_in_house_not_let", "1", |town| {
        town.change::<RentalHouse>(town.ids.house, |house| house.letting_state = Choice::of("1"))
    }),
    plant("house_let_to_nobody", "", |town| {
        let file = town.house_file(town.ids.empty_room, "房-0002");
        let house = town.add(file);
        town.add(Town::pledge(house));
        house
    }),
    plant("house_overcrowded", "5", |town| {
        for birth in ["1970-01-01", "1971-01-01", "1972-01-01", "1973-01-01"] {
            let person = town.somebody("1", birth);
            town.add(Town::occupant(town.ids.tenancy, person, "2026-05-01"));
            town.add(Town::residence(person, town.ids.let_room, "2026-05-01"));
        }
        town.ids.house
    }),
    plant("pledge_missing", "", |town| {
        town.change::<Agreement>(town.ids.agreement, |agreement| agreement.ended_on = on("2026-06-01"));
        town.ids.house
    }),
    plant("pledge_expired", "2026-06-01", |town| {
        town.change::<Agreement>(town.ids.agreement, |agreement| agreement.valid_until = on("2026-06-01"));
        town.ids.house
    })
    .along(&["due_agreement"]),
    plant("pledge_of_former_landlord", "2026-06-01", |town| {
        town.change::<RentalHouse>(town.ids.house, |house| house.landlord_since = on("2026-06-01"));
        town.ids.agreement
    }),
    plant("inspection_overdue", "2025-10-01", |town| {
        town.change::<Inspection>(town.ids.inspection, |inspection| inspection.inspected_on = on("2025-10-01"));
        town.ids.house
    }),
    plant("finding_overdue", "2026-05-20", |town| {
        town.change::<InspectionFinding>(town.ids.finding, |finding| finding.resolved_on = Default::default())
    })
    .along(&["due_reinspection"]),
    plant("more_rooms_let_than_there_are", "1", |town| {
        town.change::<RentalHouse>(town.ids.house, |house| house.rooms_total = Count(Some(1)))
    }),
    // Tenancies
    plant("occupant_after_tenancy", "2026-06-10", |town| {
        let person = town.somebody("1", "1985-01-01");
        let tenancy = town.tenancy("东", person);
        let tenancy = town.add(Tenancy { ended_on: on("2026-06-10"), end_reason: Choice::of("2"), ..tenancy });
        town.add(Town::occupant(tenancy, person, "2026-05-01"))
    }),
    plant("occupant_after_death", "2026-06-01", |town| {
        let dead = dead(town);
        town.add(Town::occupant(town.ids.tenancy, dead, "2026-05-01"))
    }),
    plant("tenancy_run_out", "2026-06-01", |town| {
        town.change::<Tenancy>(town.ids.tenancy, |tenancy| tenancy.agreed_until = on("2026-06-01"))
    })
    .along(&["due_tenancy"]),
    plant("tenant_dead", "2026-06-01", |town| {
        let dead = dead(town);
        town.change::<Tenancy>(town.ids.tenancy, |tenancy| tenancy.tenant = Link::to(dead))
    }),
    plant("tenancy_without_occupants", "2026-05-01", |town| {
        let tenancy = town.tenancy("东", town.ids.tenant);
        town.add(tenancy)
    }),
    plant("occupant_without_residence", "2026-05-01", |town| {
        let person = town.somebody("1", "1985-01-01");
        town.add(Town::occupant(town.ids.tenancy, person, "2026-05-01"))
    })
    .along(&["due_registration"]),
    plant("resident_without_tenancy", "2026-05-01", |town| {
        let person = town.somebody("1", "1985-01-01");
        town.add(Town::residence(person, town.ids.let_room, "2026-05-01"))
    }),
    plant("occupant_of_two_tenancies", "2", |town| {
        let tenancy = town.tenancy("东", town.ids.tenant);
        let tenancy = town.add(tenancy);
        town.add(Town::occupant(tenancy, town.ids.tenant, "2026-05-01"))
    }),
    plant("room_let_twice", "2", |town| {
        let person = town.somebody("1", "1985-01-01");
        town.add(Town::residence(person, town.ids.let_room, "2026-05-01"));
        let tenancy = town.tenancy("", person);
        let tenancy = town.add(tenancy);
        town.add(Town::occupant(tenancy, person, "2026-05-01"));
        tenancy
    }),
    plant("occupant_before_tenancy", "2026-04-01", |town| {
        town.change::<Occupant>(town.ids.occupant, |occupant| occupant.from_date = on("2026-04-01"))
    }),
    // Addresses
    plant("place_without_parent", "", |town| {
        town.add(Place { kind: Choice::of("5"), label: Text::new("9栋"), ..Place::default() })
    }),
    // Added as a place of its own: finding or creating one recognises a whole address.
    plant("same_address_twice", "", |town| {
        town.add(Place { kind: Choice::of("2"), label: Text::new("海棠苑3栋"), ..Place::default() })
    }),
    plant("room_beside_units", "", |town| town.room("海棠苑", &[("5", "3栋"), ("7", "501室")])),
    plant("building_without_duty", "", |town| {
        let room = town.room("金桂里", &[("5", "1栋"), ("7", "101室")]);
        let person = town.somebody("1", "1985-01-01");
        town.add(Town::residence(person, room, "2026-05-01"));
        town.room("金桂里", &[("5", "1栋")])
    }),
    plant("duty_without_telephone", "", |town| {
        town.change::<PlaceDuty>(town.ids.duty, |duty| duty.phones = Phones::default())
    }),
    // What is due
    plant("due_registration", "2026-06-17", |town| {
        let person = town.somebody("1", "1985-01-01");
        town.add(Town::occupant(town.ids.tenancy, person, "2026-06-14"))
    })
    .along(&["occupant_without_residence"]),
    plant("due_foreigner", "2026-06-16", |town| {
        let person = town.invented("1", "1985-01-01");
        let person = town.add(Person { identity: passport(), nationality: Choice::of("FRA"), ..person });
        town.add(Town::occupant(town.ids.tenancy, person, "2026-06-15"))
    })
    .along(&["occupant_without_residence"]),
    plant("due_endorsement", "2026-06-20", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.permit_issued_on = on("2025-06-20"))
    }),
    plant("due_permit", "2026-07-01", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.permit_valid_until = on("2026-07-01"))
    }),
    plant("due_tenancy", "2026-07-01", |town| {
        town.change::<Tenancy>(town.ids.tenancy, |tenancy| tenancy.agreed_until = on("2026-07-01"))
    }),
    plant("due_agreement", "2026-07-01", |town| {
        town.change::<Agreement>(town.ids.agreement, |agreement| agreement.valid_until = on("2026-07-01"))
    }),
    plant("due_signature", "2026-06-19", |town| {
        let signed = Town::pledge(town.ids.house);
        let (renews, prepared_on) = (Link::to(town.ids.agreement), on("2026-05-20"));
        town.add(Agreement { renews, prepared_on, police_signed_on: Default::default(), ..signed })
    }),
    // Three working days after Monday; Friday is 端午节.
    plant("due_reinspection", "2026-06-18", |town| {
        town.change::<InspectionFinding>(town.ids.finding, |finding| {
            finding.due_on = on("2026-06-15");
            finding.resolved_on = Default::default();
        })
    }),
    plant("due_team_term", "2026-07-01", |town| {
        town.change::<TeamMember>(town.ids.team_member, |member| member.term_until = on("2026-07-01"))
    }),
    plant("due_safety_check", "2026-06-18", |town| {
        town.change::<SafetyCheck>(town.ids.safety_check, |check| check.due_on = on("2026-06-18"))
    }),
    plant("due_rectification", "2026-06-18", |town| {
        town.change::<Appraisal>(town.ids.appraisal, |appraisal| appraisal.due_on = on("2026-06-18"))
    }),
    // Groups
    plant("group_head_dead", "2026-06-01", |town| {
        let head = dead(town);
        town.change::<DefenceGroup>(town.ids.group, |group| group.head = Link::to(head))
    }),
    plant("group_head_left", "", |town| {
        let head = town.somebody("1", "1950-01-01");
        let residence = Town::residence(head, town.ids.empty_room, "2024-05-01");
        town.add(Residence {
            until_date: on("2025-05-01"),
            cancel_reason: Choice::of("1"),
            registered_on: on("2024-05-01"),
            ..residence
        });
        town.change::<DefenceGroup>(town.ids.group, |group| group.head = Link::to(head))
    }),
    plant("group_contact_dead", "2026-06-01", |town| {
        let contact = dead(town);
        town.change::<GroupMember>(town.ids.group_member, |member| member.contact = Link::to(contact))
    }),
    plant("door_in_two_groups", "2026-06-01", |town| {
        let (first, group) = (town.ids.group_member, town.ids.group);
        let group: DefenceGroup = town.store.load(group).unwrap().unwrap();
        let second = town.add(DefenceGroup { group_number: Count(Some(2)), ..group });
        let member: GroupMember = town.store.load(first).unwrap().unwrap();
        town.add(GroupMember { defence_group: Link::to(second), from_date: on("2026-06-01"), ..member })
    }),
    plant("turn_of_no_member", "2026-06-20", |town| {
        let member: GroupMember = town.store.load(town.ids.group_member).unwrap().unwrap();
        let group = member.defence_group;
        let left = town.add(GroupMember {
            from_date: on("2026-01-01"),
            until_date: on("2026-06-10"),
            left_by: Choice::of("1"),
            place: Link::to(town.ids.empty_room),
            ..member
        });
        let turn =
            |day| DutyTurn { defence_group: group, on_date: on(day), member: Link::to(left), ..DutyTurn::default() };
        town.add(turn("2026-06-06"));
        town.add(turn("2026-06-20"))
    }),
    // Teams
    plant("committee_size", "2", |town| {
        town.change::<TeamMember>(town.ids.last_team_member, |member| member.until_date = on("2026-06-01"));
        town.ids.team
    }),
    plant("committee_without_woman", "", |town| {
        town.change::<TeamMember>(town.ids.team_member, |member| member.sex = Choice::of("1"));
        town.ids.team
    }),
    plant("team_without_leader", "", |town| {
        town.change::<TeamMember>(town.ids.team_member, |member| member.post = Choice::of("3"));
        town.ids.team
    }),
    plant("police_box_without_policeman", "", |town| {
        let team = Team { kind: Choice::of("10"), team_name: Text::new("海棠警务室"), ..Team::default() };
        let team = town.add(Team { formed_on: on("2026-01-01"), ..team });
        let name = Name::new("尚辅警");
        let (post, from_date) = (Choice::of("5"), on("2026-01-01"));
        town.add(TeamMember { team: Link::to(team), post, member_name: name, from_date, ..TeamMember::default() });
        team
    }),
    plant("team_member_dead", "2026-06-01", |town| {
        let person = dead(town);
        let known: TeamMember = town.store.load(town.ids.last_team_member).unwrap().unwrap();
        town.add(TeamMember { person: Link::to(person), member_name: Name::default(), ..known })
    }),
    // Ratings
    plant("rating_without_house", "", |town| {
        let landlord = town.somebody("1", "1970-01-01");
        let round = RatingRound {
            period: Choice::of("3"),
            from_date: on("2026-01-01"),
            until_date: on("2026-12-31"),
            opened_on: on("2026-05-01"),
            ..RatingRound::default()
        };
        let round = town.add(round);
        town.add(LandlordRating { round: Link::to(round), landlord: Link::to(landlord), ..LandlordRating::default() })
    }),
    // What is to be completed
    plant("gap_telephone", "", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.phones = Phones::default())
    }),
    plant("gap_notice", "", |town| {
        town.change::<Residence>(town.ids.residence, |residence| residence.notice_signed_on = Default::default())
    }),
    plant("gap_number", "", |town| {
        town.change::<Residence>(town.ids.residence, |residence| {
            residence.from_date = on("2026-06-10");
            residence.registered_on = on("2026-06-10");
        });
        town.change::<Person>(town.ids.tenant, |person| person.identity = awaited())
    }),
    plant("gap_registered_area", "", |town| {
        town.change::<Person>(town.ids.tenant, |person| person.registered_area = Area::default())
    }),
    plant("gap_nationality", "", |town| town.change::<Person>(town.ids.tenant, |person| person.identity = passport())),
    plant("gap_house", "", |town| {
        town.change::<RentalHouse>(town.ids.house, |house| house.floor_area = SquareMetres(None))
    }),
];

/// Two residents without a telephone.
pub fn two_gaps(town: &mut Town) -> RecordId {
    let person = town.invented("1", "1985-01-01");
    let person = town.add(Person { phones: Phones::default(), ..person });
    town.add(Town::residence(person, town.ids.empty_room, "2026-05-01"));
    town.change::<Person>(town.ids.tenant, |person| person.phones = Phones::default())
}

fn awaited() -> Identity {
    Identity { missing_reason: "未带证件".to_owned(), ..Identity::default() }
}

fn passport() -> Identity {
    Identity { kind: Choice::of("414"), number: "EA1234567".to_owned(), ..Identity::default() }
}

fn dead(town: &mut Town) -> RecordId {
    let person = town.invented("1", "1940-01-01");
    town.add(Person { died_on: on("2026-06-01"), ..person })
}

fn second_household(town: &mut Town, place: RecordId, number: &str) -> (RecordId, RecordId) {
    let head = town.somebody("1", "1985-01-01");
    let household = town.add(Town::household(place, number));
    (household, town.add(Town::member(household, head, "02")))
}

fn vacant(town: &mut Town, place: RecordId, number: &str) -> RecordId {
    let file = town.house_file(place, number);
    town.add(RentalHouse { letting_state: Choice::of("1"), ..file })
}
