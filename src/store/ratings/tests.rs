//! A round reads back as it was written, nobody decides without a reason even past the program, and landlords are found by where they let.

use super::*;
use crate::domain::rating::testing::{day, rated as example, step};
use crate::domain::rating::{Stage, Star, StepKind};
use crate::domain::registers::{Place, Residence};
use crate::domain::values::{Choice, Day, Name, Text};
use crate::store::testing::{act, archive};

struct Town {
    estate: RecordId,
    other: RecordId,
    landlord: RecordId,
    firm: RecordId,
    flat: RecordId,
}

fn place(parent: Option<RecordId>, kind: &str, label: &str) -> Place {
    let parent = parent.map_or(Link::none(), Link::to);
    Place { parent, kind: Choice::of(kind), label: Text::new(label), ..Place::default() }
}

/// One landlord with a flat in each of two estates, and a firm with one in the second.
fn town(store: &mut Store) -> Town {
    let written = store.write(&act(), |writing| {
        let community = writing.insert(&place(None, "1", "海棠社区"))?;
        let estate = writing.insert(&place(Some(community), "2", "海棠苑"))?;
        let other = writing.insert(&place(Some(community), "2", "玉兰苑"))?;
        let landlord = writing.insert(&Person { name: Name::new("甄房主"), ..Person::default() })?;
        let firm = Organisation { organisation_name: Text::new("虚构置业公司"), ..Organisation::default() };
        let firm = writing.insert(&firm)?;
        let mut flats = Vec::new();
        for (parent, label) in [(estate, "101室"), (other, "201室"), (other, "202室")] {
            flats.push(writing.insert(&place(Some(parent), "7", label))?);
        }
        for (flat, is_firm) in flats.iter().zip([false, false, true]) {
            let (person, organisation) =
                if is_firm { (Link::none(), Link::to(firm)) } else { (Link::to(landlord), Link::none()) };
            writing.insert(&RentalHouse {
                place: Link::to(*flat),
                landlord: person,
                landlord_organisation: organisation,
                letting_state: Choice::of("2"),
                ..RentalHouse::default()
            })?;
        }
        Ok(Town { estate, other, landlord, firm, flat: flats[0] })
    });
    written.unwrap().0
}

fn round(store: &mut Store, landlords: &[(Link<Person>, Link<Organisation>)]) -> (RecordId, Vec<RecordId>) {
    let round = RatingRound {
        period: Choice::of("2"),
        from_date: Day::new(day("2026-01-01")),
        until_date: Day::new(day("2026-06-30")),
        opened_on: Day::new(day("2026-06-01")),
        ..RatingRound::default()
    };
    let written = store.write(&act(), |writing| {
        let id = writing.insert(&round)?;
        let mut ratings = Vec::new();
        for (landlord, landlord_organisation) in landlords {
            let of = Link::to(id);
            let rating = LandlordRating {
                round: of,
                landlord: *landlord,
                landlord_organisation: *landlord_organisation,
                ..LandlordRating::default()
            };
            let rating = writing.insert(&rating)?;
            for (_, star) in example().stars {
                writing.insert(&RatingStar { rating: Link::to(rating), ..star })?;
            }
            let nominated = RatingStep { conducted_by: Text::new("周敏"), ..step(StepKind::Nominate, "2026-06-01") };
            writing.insert(&RatingStep { rating: Link::to(rating), ..nominated })?;
            ratings.push(rating);
        }
        Ok((id, ratings))
    });
    written.unwrap().0
}

#[test]
fn a_round_reads_back_whole_and_each_rating_as_it_does_by_itself() {
    let (_folder, mut store) = archive();
    let town = town(&mut store);
    let both = [(Link::to(town.landlord), Link::none()), (Link::none(), Link::to(town.firm))];
    let (id, ratings) = round(&mut store, &both);
    let whole = store.rated_in_round(id).unwrap();
    assert_eq!(whole.len(), 2);
    for (rating, rated) in &whole {
        assert_eq!(Some(rated.clone()), store.rated(*rating).unwrap());
        assert_eq!((rated.stars.len(), rated.course().stage), (5, Stage::Nominated));
    }
    assert_eq!(store.ratings_of(both[0].0, both[0].1).unwrap(), [ratings[0]]);
    assert_eq!(store.ratings_of(both[1].0, both[1].1).unwrap(), [ratings[1]]);
}

#[test]
fn landlords_are_those_who_let_in_an_area_and_a_round_is_told_by_areas() {
    let (_folder, mut store) = archive();
    let town = town(&mut store);
    let houses = |place| -> Vec<u32> { store.landlords_in(place).unwrap().iter().map(|one| one.houses).collect() };
    assert_eq!((houses(None), houses(Some(town.estate))), (vec![2, 1], vec![1]));
    let of = |place| store.houses_of_landlord(Link::to(town.landlord), Link::none(), place).unwrap().len();
    assert_eq!((of(None), of(Some(town.other)), of(Some(town.flat))), (2, 1, 1));
    let both = [(Link::to(town.landlord), Link::none()), (Link::none(), Link::to(town.firm))];
    let (id, ratings) = round(&mut store, &both);
    let areas = |place| -> Vec<(RecordId, String)> {
        let areas = store.areas_of_round(id, place).unwrap();
        areas.into_iter().map(|area| (area.rating, area.name)).collect()
    };
    let (one, firm) = (ratings[0], ratings[1]);
    assert_eq!(areas(None), [(one, "海棠苑".into()), (one, "玉兰苑".into()), (firm, "玉兰苑".into())]);
    assert_eq!(areas(Some(town.other)), [(one, "玉兰苑201室".into()), (firm, "玉兰苑202室".into())]);
    assert_eq!(areas(Some(town.flat)), [(one, "海棠苑101室".into())], "a dwelling is its own area");
}

#[test]
fn the_file_itself_takes_no_decision_without_a_reason_and_no_star_twice() {
    let (_folder, mut store) = archive();
    let town = town(&mut store);
    let (_, ratings) = round(&mut store, &[(Link::to(town.landlord), Link::none())]);
    let (id, star) = store.rated(ratings[0]).unwrap().unwrap().star(Star::Lawful).unwrap().clone();
    let granted = RatingStar { decision: Choice::of("1"), ..star.clone() };
    assert!(store.write(&act(), |writing| writing.update(id, &granted)).is_err());
    assert!(store.write(&act(), |writing| writing.insert(&star)).is_err());
}

#[test]
fn how_soon_tenants_were_registered_is_known_without_knowing_them() {
    let (_folder, mut store) = archive();
    let town = town(&mut store);
    let stay = |person, from: &str, registered: &str| Residence {
        person: Link::to(person),
        kind: Choice::of("2"),
        place: Link::to(town.flat),
        from_date: Day::new(day(from)),
        registered_on: Day::new(day(registered)),
        ..Residence::default()
    };
    let written = store.write(&act(), |writing| {
        let tenant = writing.insert(&Person { name: Name::new("贾租客"), ..Person::default() })?;
        writing.insert(&stay(tenant, "2026-03-01", "2026-03-09"))?;
        writing.insert(&stay(town.landlord, "2026-04-01", "2026-04-01"))?;
        writing.insert(&stay(tenant, "2025-12-31", "2026-01-01"))
    });
    written.unwrap();
    let span = (day("2026-01-01"), day("2026-06-30"));
    let moved = store.moved_in_at(town.flat, Link::to(town.landlord), span).unwrap();
    let expected = RegisteredLate { moved_in: day("2026-03-01"), registered_on: Some(day("2026-03-09")) };
    assert_eq!(moved, [expected], "neither the landlord's own stay nor one of another time");
}
