//! Each rule of what a community is like, held over the whole archive.

use super::town::{PEOPLE, SEED, Town, day, today, town, years};
use linli::domain::codes::implied_sex;
use linli::domain::registers::Residence;
use linli::domain::{Date, RecordId, Register, Weight, credit_code, id_number, relation};
use std::collections::{BTreeMap, HashMap, HashSet};

#[test]
fn there_are_as_many_people_as_were_asked_for() {
    assert_eq!(town().people.len(), PEOPLE as usize);
    for people in [1, 2, 7, 33] {
        assert_eq!(Town::of(people, SEED).people.len(), people as usize);
    }
}

#[test]
fn no_record_has_anything_to_mend() {
    let town = town();
    macro_rules! check {
        ($($records:ident),+) => {
            $(for (id, record) in &town.$records {
                assert_eq!(to_mend(record), Vec::<&str>::new(), "{} {id:?}", stringify!($records));
            })+
        };
    }
    check!(people, places, organisations, households, members, houses, tenancies, occupants, parties);
    check!(inspections, findings, duties);
    for residence in town.residences.values() {
        let mut fields = to_mend(residence);
        // Of residents nobody asks why they came, or who declared it.
        fields.retain(|field| residence.kind.code == "2" || !matches!(*field, "reside_reason" | "declared_by"));
        assert_eq!(fields, Vec::<&str>::new());
    }
}

fn to_mend<R: Register>(record: &R) -> Vec<&'static str> {
    let problems = record.problems(today());
    problems.into_iter().filter(|problem| problem.weight != Weight::Missing).map(|problem| problem.field).collect()
}

#[test]
fn the_numbers_are_valid_and_nobody_has_anothers() {
    let mut seen = HashSet::new();
    for person in town().people.values() {
        let verdict = id_number::check_as(person.identity.document(), &person.identity.number, today());
        assert!(verdict.problem.is_none(), "{verdict:?}");
        assert!(seen.insert(person.identity.number.clone()));
        assert!(person.phones.0.iter().all(|phone| seen.insert(phone.clone()) && phone[3..7] == *"0000"));
        if person.identity.number.len() == 18 {
            assert!(person.identity.number[14..].starts_with('0'), "a sequence that is hardly ever given");
        }
    }
    assert!(town().organisations.values().all(|organisation| credit_code::check(&organisation.credit_code).is_valid()));
    assert!(town().organisations.len() >= 3);
}

#[test]
fn of_small_children_no_more_is_kept_than_may_be() {
    let children: Vec<_> = town().people.values().filter(|person| person.is_small_child(today())).collect();
    assert!(children.len() > PEOPLE as usize / 20);
    for child in children {
        assert!(child.phones.0.is_empty() && child.education.is_unset() && child.marital.is_unset());
        assert!(!child.guardian_consent_on.is_unset());
    }
}

#[test]
fn every_age_is_there_and_the_middle_is_the_widest() {
    let living = town().people.values().filter(|person| person.died_on.is_unset());
    let mut decades = [0; 10];
    living.for_each(|person| decades[(years(person.birth, today()) as usize / 10).min(9)] += 1);
    assert!(decades[..9].iter().all(|number| *number > 0), "{decades:?}");
    let (young, middle, old): (i32, i32, i32) =
        (decades[..2].iter().sum(), decades[2..6].iter().sum(), decades[6..].iter().sum());
    assert!(middle > young + old && young > old / 2 && old > PEOPLE as i32 / 20, "{decades:?}");
    let men = town().people.values().filter(|person| person.sex.code == "1").count();
    assert!((PEOPLE as usize * 45 / 100..PEOPLE as usize * 58 / 100).contains(&men), "{men}");
}

#[test]
fn days_are_in_order_and_none_lies_ahead() {
    let town = town();
    for residence in town.residences.values() {
        let (from, registered) = (day(residence.from_date), day(residence.registered_on));
        let until = residence.until_date.0.unwrap_or(today());
        assert!(from <= registered && registered <= today() && from <= until && until <= today());
        assert!(day(town.person(residence.person).birth) <= from);
        assert!(residence.permit_issued_on.0.is_none_or(|issued| from < issued && issued < until));
    }
    for tenancy in town.tenancies.values() {
        let until = tenancy.ended_on.0.unwrap_or(today());
        assert!(tenancy.from_date.0 <= Some(until) && until <= today());
        assert!(tenancy.agreed_until.0 >= tenancy.ended_on.0.or(Some(today())));
        assert_eq!(tenancy.ended_on.is_unset(), tenancy.end_reason.is_unset());
    }
    for finding in town.findings.values() {
        let visit = &town.inspections[&finding.inspection.id.unwrap()];
        assert!(visit.inspected_on.0 < finding.due_on.0);
        assert!(finding.resolved_on.is_unset() || visit.inspected_on.0 < finding.resolved_on.0);
        assert_eq!(finding.resolved_on.is_unset(), finding.resolution.is_empty());
    }
    assert!(town.inspections.values().all(|visit| day(visit.inspected_on) <= today()));
    assert!(town.people.values().all(|person| person.died_on.0.is_none_or(|died| Some(died) > person.birth.0)));
}

#[test]
fn nobody_is_in_two_places_at_once() {
    let mut stays: HashMap<RecordId, Vec<&Residence>> = HashMap::new();
    for residence in town().residences.values() {
        stays.entry(residence.person.id.unwrap()).or_default().push(residence);
    }
    let mut moved = 0;
    for stays in stays.values_mut() {
        stays.sort_by_key(|stay| (stay.from_date, stay.until_date.0.unwrap_or(Date::MAX)));
        for pair in stays.windows(2) {
            assert!(pair[0].until_date.0.is_some_and(|until| until <= day(pair[1].from_date)), "{pair:?}");
            assert_ne!(pair[0].place, pair[1].place);
            moved += 1;
        }
    }
    assert!(moved > 50, "people move within the community: {moved}");
    assert!(
        town().people.iter().all(|(id, person)| person.died_on.is_unset() || ends_with_death(*id, day(person.died_on)))
    );
}

fn ends_with_death(person: RecordId, died: Date) -> bool {
    let town = town();
    let stays = town.residences.values().filter(|stay| stay.person.id == Some(person));
    stays.into_iter().all(|stay| stay.until_date.0.is_some_and(|until| until <= died))
}

#[test]
fn who_rents_is_registered_for_just_as_long() {
    let town = town();
    for occupant in town.occupants.values() {
        let tenancy = &town.tenancies[&occupant.tenancy.id.unwrap()];
        let house = &town.houses[&tenancy.house.id.unwrap()];
        assert_eq!((occupant.from_date, occupant.until_date), (tenancy.from_date, tenancy.ended_on));
        let is_registered = town.residences.values().any(|stay| {
            stay.person.id == occupant.person.id
                && stay.place == house.place
                && (stay.from_date, stay.until_date) == (occupant.from_date, occupant.until_date)
        });
        assert!(is_registered);
    }
}

#[test]
fn there_is_room_for_whoever_lives_there() {
    let town = town();
    let mut people: HashMap<RecordId, u32> = HashMap::new();
    for occupant in town.occupants.values().filter(|occupant| occupant.until_date.is_unset()) {
        let tenancy = &town.tenancies[&occupant.tenancy.id.unwrap()];
        *people.entry(tenancy.house.id.unwrap()).or_default() += 1;
    }
    let let_houses = town.houses.iter().filter(|(_, house)| house.letting_state.code == "2");
    let (mut rooms, mut tenants) = (0, 0);
    for (id, house) in let_houses {
        let number = people.get(id).copied().unwrap_or(0);
        let most = if house.rent_use.code == "01" { 8 } else { 2 * house.rooms_let.0.unwrap() };
        assert!((1..=most).contains(&number), "{number} people in {house:?}");
        (rooms, tenants) = (rooms + house.rooms_let.0.unwrap(), tenants + number);
    }
    let occupancy = f64::from(tenants) / f64::from(rooms);
    assert!((0.4..1.6).contains(&occupancy), "{occupancy}");
    assert!(people.keys().all(|house| town.houses[house].letting_state.code == "2"));
}

#[test]
fn every_household_has_one_grown_up_head_and_fits_together() {
    let town = town();
    for (id, household) in &town.households {
        let rows = town.members.values().filter(|member| member.household.id == Some(*id));
        let now: Vec<_> = rows.filter(|member| member.until_date.is_unset()).collect();
        assert_eq!(now.is_empty(), !household.until_date.is_unset(), "an empty household is over");
        let told: Vec<_> = now
            .iter()
            .map(|member| {
                let person = town.person(member.person);
                relation::Member {
                    relation: &member.relation.code,
                    sex: if person.sex.code == "1" { Some(id_number::Sex::Male) } else { Some(id_number::Sex::Female) },
                    birth: person.birth.0,
                }
            })
            .collect();
        assert_eq!(relation::problems(&told), []);
        let head = now.iter().find(|member| relation::is_householder(&member.relation.code));
        assert!(head.is_none_or(|head| years(town.person(head.person).birth, day(household.from_date)) >= 18));
    }
    let sizes: HashMap<_, usize> = town.members.values().filter(|member| member.until_date.is_unset()).fold(
        HashMap::new(),
        |mut sizes, member| {
            *sizes.entry(member.household.id.unwrap()).or_default() += 1;
            sizes
        },
    );
    assert!(sizes.values().all(|size| (1..=7).contains(size)));
    assert!((1..=5).all(|size| sizes.values().any(|other| *other == size)), "of every size from one to five");
}

/// 20 to 39 children, 51 and 52 parents of the head.
#[test]
fn parents_are_eighteen_to_forty_five_years_older_than_their_children() {
    let town = town();
    let mut pairs = 0;
    for member in town.members.values().filter(|member| member.until_date.is_unset()) {
        let code = member.relation.code.as_str();
        let is_child = matches!(code, "20" | "21" | "22" | "23" | "24" | "30" | "31" | "32" | "33" | "34");
        if !is_child && !matches!(code, "51" | "52") {
            continue;
        }
        let of_household =
            town.members.values().filter(|other| other.household == member.household && other.until_date.is_unset());
        let partners = of_household.filter(|other| {
            let is_head = relation::is_householder(&other.relation.code);
            is_head || is_child && relation::is_spouse(&other.relation.code)
        });
        for other in partners {
            let (one, two) = (town.person(member.person).birth, town.person(other.person).birth);
            let (older, younger) = if is_child { (two, one) } else { (one, two) };
            let apart = years(older, day(younger));
            assert!((18..=45).contains(&apart), "{apart} years: {member:?}");
            pairs += 1;
        }
    }
    assert!(pairs > 300, "{pairs}");
}

#[test]
fn relations_fit_the_sexes_and_hold_from_birth_on_at_the_earliest() {
    let town = town();
    for member in town.members.values() {
        let person = town.person(member.person);
        assert!(implied_sex(&member.relation.code).is_none_or(|sex| sex.code() == person.sex.code));
        assert!(person.birth.0 <= member.from_date.0);
        assert!(member.joined_by.code != "2" || person.birth.0 == member.from_date.0, "born into it");
    }
    let ways = |pick: fn(&linli::domain::registers::HouseholdMember) -> &str| -> HashSet<String> {
        town.members.values().map(|member| pick(member).to_owned()).collect()
    };
    let joined = ways(|member| &member.joined_by.code);
    assert!(["1", "2", "3", "4", "6", "8"].iter().all(|way| joined.contains(*way)), "{joined:?}");
    let left = ways(|member| &member.left_by.code);
    assert!(["1", "2", "3", "4", "6"].iter().all(|way| left.contains(*way)), "{left:?}");
}

#[test]
fn somebody_comes_and_somebody_goes_in_every_month_of_the_last_three_years() {
    let month = |day: Date| day.format("%Y-%m").to_string();
    let (mut came, mut went): (BTreeMap<String, u32>, BTreeMap<String, u32>) = Default::default();
    for stay in town().residences.values().filter(|stay| stay.kind.code == "2") {
        *came.entry(month(day(stay.from_date))).or_default() += 1;
        stay.until_date.0.into_iter().for_each(|until| *went.entry(month(until)).or_default() += 1);
    }
    for back in 0..36 {
        let name = month(today().checked_sub_months(chrono::Months::new(back)).unwrap());
        let (came, went) = (came.get(&name).copied().unwrap_or(0), went.get(&name).copied().unwrap_or(0));
        assert!((1..PEOPLE / 20).contains(&came) && (1..PEOPLE / 20).contains(&went), "{name}: {came} {went}");
    }
}

#[test]
fn residents_and_floating_people_landlords_and_let_houses_are_there_in_their_measure() {
    let town = town();
    let residents = town.living().filter(|stay| stay.kind.code == "1").count();
    let floating = town.living().filter(|stay| stay.kind.code == "2").count();
    assert!(residents > PEOPLE as usize * 2 / 5 && floating > PEOPLE as usize / 8, "{residents} {floating}");
    let landlords: HashSet<_> = town.houses.values().filter_map(|house| house.landlord.id).collect();
    let of_organisations = town.houses.values().filter(|house| house.landlord_organisation.id.is_some()).count();
    assert!(landlords.len() > 50 && landlords.len() < town.houses.len() && of_organisations > 0);
    let lives_here: HashSet<_> = town.living().filter_map(|stay| stay.person.id).collect();
    let here = landlords.iter().filter(|landlord| lives_here.contains(landlord)).count();
    assert!(here > landlords.len() / 4 && here < landlords.len(), "{here} of {}", landlords.len());
    let roles: HashSet<&str> = town.parties.values().map(|party| party.role.code.as_str()).collect();
    assert!(["2", "4", "5"].iter().all(|role| roles.contains(role)));
    let documents: HashSet<&str> = town.people.values().map(|person| person.identity.document()).collect();
    assert!(documents.contains("414") && documents.contains("HMT"), "{documents:?}");
    assert!(town.living().any(|stay| stay.companion_of.id.is_some()));
    assert!(town.living().any(|stay| !stay.permit_valid_until.is_unset()));
}

#[test]
fn the_address_tree_has_buildings_of_different_shapes_a_village_shops_and_a_market() {
    let town = town();
    let kinds: HashSet<&str> = town.places.values().map(|place| place.kind.code.as_str()).collect();
    assert!(["2", "3", "4", "5", "6", "7", "8", "9", "10"].iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    let mut units: HashMap<RecordId, u32> = HashMap::new();
    for place in town.places.values().filter(|place| place.kind.code == "6") {
        *units.entry(place.parent.id.unwrap()).or_default() += 1;
    }
    assert!(units.values().collect::<HashSet<_>>().len() >= 3, "buildings of one, two and more units");
    let duties: HashSet<&str> = town.duties.values().map(|duty| duty.duty.code.as_str()).collect();
    assert!(["1", "2", "3", "5", "6"].iter().all(|duty| duties.contains(duty)));
}

#[test]
fn the_same_seed_gives_the_same_community() {
    let names = |seed| -> BTreeMap<i64, String> {
        Town::of(120, seed).people.iter().map(|(id, person)| (id.0, person.name.0.clone())).collect()
    };
    assert_eq!(names(3), names(3));
    assert_ne!(names(3), names(4));
}
