//! A round for one building from nomination to a star that is withdrawn; what stands beside the stars, for whose eyes; what waits.

use super::*;
use crate::domain::rating::{GRANTED, RoundPeriod, Stage, Star, StepKind, WITHHELD};
use crate::domain::registers::{
    Dispute, DisputeParty, Inspection, InspectionFinding, Person, Place, RatingStar, RatingStep, RentalHouse, Residence,
};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Name, Text};
use crate::domain::{Date, RecordId};
use crate::services::testing::{TODAY, desk};
use crate::services::undo;
use crate::store::Stored;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn on(text: &str) -> Day {
    Day::new(day(text))
}

fn add<R: Stored>(desk: &mut Desk, record: R) -> RecordId {
    desk.writing("测试", |writing| Ok(writing.insert(&record)?)).unwrap().0
}

struct Town {
    _folder: TempDir,
    desk: Desk,
    building: RecordId,
    landlord: RecordId,
    house: RecordId,
    flat: RecordId,
}

fn place(desk: &mut Desk, parent: Option<RecordId>, kind: &str, label: &str) -> RecordId {
    let parent = parent.map_or_else(Link::none, Link::to);
    add(desk, Place { parent, kind: Choice::of(kind), label: Text::new(label), ..Place::default() })
}

/// A building with a let flat, and its landlord, who lets another one elsewhere.
fn town() -> Town {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    let estate = place(&mut desk, None, "2", "海棠苑");
    let building = place(&mut desk, Some(estate), "5", "3栋");
    let other = place(&mut desk, Some(estate), "5", "4栋");
    let landlord = add(&mut desk, Person { name: Name::new("甄房主"), ..Person::default() });
    let flat = place(&mut desk, Some(building), "7", "101室");
    let elsewhere = place(&mut desk, Some(other), "7", "201室");
    let let_house = |place| RentalHouse {
        place: Link::to(place),
        landlord: Link::to(landlord),
        letting_state: Choice::of("2"),
        ..RentalHouse::default()
    };
    let house = add(&mut desk, let_house(flat));
    add(&mut desk, let_house(elsewhere));
    Town { _folder: folder, desk, building, landlord, house, flat }
}

fn opened(town: &mut Town) -> RecordId {
    let form = RoundForm {
        period: RoundPeriod::offered(TODAY)[2],
        place: Some(town.building),
        opened_on: on("2026-05-01"),
        panel: "甄公道、甄有理".into(),
    };
    open_round(&mut town.desk, &form).unwrap().0
}

fn nominated(town: &mut Town, round: RecordId) -> RecordId {
    let who = candidates(&town.desk, round).unwrap();
    let claimed = vec![Star::Lawful, Star::Clean];
    let nomination = Nomination { on: on("2026-05-02"), claimed, conducted_by: "周敏".into() };
    nominate(&mut town.desk, &who, &nomination).unwrap().made[0]
}

fn stepped(town: &mut Town, round: RecordId, kind: StepKind, on_day: &str) -> RatingStep {
    RatingStep { stepped_on: on(on_day), ..begin_step(&town.desk, round, kind).unwrap() }
}

fn voted(town: &mut Town, round: RecordId, rating: RecordId) {
    let step = stepped(town, round, StepKind::Deliberate, "2026-05-10");
    let step = RatingStep { electors: Count(Some(10)), present: Count(Some(9)), ..step };
    let votes = [(Count(Some(7)), Count(Some(1))); 5];
    vote(&mut town.desk, rating, &Vote { step, votes }).unwrap();
}

fn decided(town: &mut Town, rating: RecordId, granted: &[Star]) {
    for star in Star::ALL {
        let code = if granted.contains(&star) { GRANTED } else { WITHHELD };
        let row = RatingStar {
            decision: Choice::of(code),
            reason: Lines::new("依据已核对"),
            decided_on: on("2026-05-11"),
            ..deciding(&town.desk, rating, star).unwrap()
        };
        decide(&mut town.desk, rating, star, &row).unwrap();
    }
}

/// Published for a week and awarded on the day after.
fn awarded(town: &mut Town) -> (RecordId, RecordId) {
    let round = opened(town);
    let rating = nominated(town, round);
    voted(town, round, rating);
    decided(town, rating, &[Star::Lawful, Star::Clean]);
    consent(&mut town.desk, rating, on("2026-05-11")).unwrap();
    let publication = stepped(town, round, StepKind::Publish, "2026-05-12");
    let publication = RatingStep { until_date: on("2026-05-19"), ..publication };
    take_step(&mut town.desk, rating, &publication).unwrap();
    let award = stepped(town, round, StepKind::Award, "2026-05-20");
    take_step(&mut town.desk, rating, &award).unwrap();
    (round, rating)
}

#[test]
fn a_landlord_of_one_building_gets_two_stars_and_loses_one() {
    let mut town = town();
    let (id, rating) = awarded(&mut town);
    let stars = current_stars(&town.desk, Link::to(town.landlord), Link::none(), TODAY).unwrap().unwrap();
    assert_eq!((stars.held, stars.awarded_on), (vec![Star::Lawful, Star::Clean], day("2026-05-20")));
    assert_eq!(stars.valid_until, Some(day("2026-12-31")), "until the end of the next round");
    let whole = round(&town.desk, id).unwrap();
    assert_eq!((whole.stars.by_number[2], whole.stars.starred(), whole.candidates), (1, 1, 0));

    let lost = stepped(&mut town, id, StepKind::Withdraw, "2026-06-10");
    let lost = RatingStep { star: Star::Clean.choice(), told: Lines::new("楼道堆放没有整改"), ..lost };
    take_step(&mut town.desk, rating, &lost).unwrap();
    let page = page(&town.desk, rating).unwrap();
    assert_eq!((page.rated.held(), page.course.stage), (vec![Star::Lawful], Stage::Awarded));
    let again = take_step(&mut town.desk, rating, &lost);
    assert!(matches!(again, Err(Trouble::StepLacks { .. })), "a star is withdrawn once: {again:?}");
    assert_eq!(past(&town.desk, Link::to(town.landlord), Link::none()).unwrap().len(), 1);
}

#[test]
fn every_step_is_taken_back_as_a_whole() {
    let mut town = town();
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    voted(&mut town, round, rating);
    let before = known(&town.desk, rating).unwrap();
    assert_eq!(before.ballot(Star::Lawful).map(crate::domain::rating::Ballot::abstained), Some(1));
    let last = undo::next(&town.desk).unwrap().unwrap();
    undo::undo(&mut town.desk, last.id).unwrap();
    let after = known(&town.desk, rating).unwrap();
    assert_eq!((after.course().stage, after.ballot(Star::Lawful)), (Stage::Nominated, None));
}

#[test]
fn nobody_is_rated_twice_in_a_round_and_no_round_is_opened_twice() {
    let mut town = town();
    let round = opened(&mut town);
    let who = candidates(&town.desk, round).unwrap();
    assert_eq!((who.len(), who[0].houses), (1, 1), "the flat in the other building is none of this round");
    nominated(&mut town, round);
    let nomination = Nomination { on: on("2026-05-02"), claimed: Vec::new(), conducted_by: "周敏".into() };
    assert!(nominate(&mut town.desk, &who, &nomination).is_err());
    let form = RoundForm {
        period: RoundPeriod::offered(TODAY)[2],
        place: Some(town.building),
        opened_on: on("2026-06-01"),
        panel: String::new(),
    };
    assert!(open_round(&mut town.desk, &form).is_err());
    assert!(matches!(remove_round(&mut town.desk, round), Err(Trouble::RoundNotEmpty)));
}

#[test]
fn more_votes_than_people_are_refused_at_their_star() {
    let mut town = town();
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    let step = stepped(&mut town, round, StepKind::Deliberate, "2026-05-10");
    let step = RatingStep { electors: Count(Some(9)), present: Count(Some(9)), ..step };
    let mut votes = [(Count(Some(7)), Count(Some(1))); 5];
    votes[1] = (Count(Some(9)), Count(Some(1)));
    let Err(Trouble::Unfinished(problems)) = vote(&mut town.desk, rating, &Vote { step, votes }) else {
        panic!("ten votes of nine people");
    };
    assert_eq!(problems.iter().map(|problem| problem.field).collect::<Vec<_>>(), ["honest_for"]);
}

#[test]
fn a_star_is_neither_granted_nor_withheld_without_a_reason_and_before_the_vote() {
    let mut town = town();
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    let row = RatingStar { decision: Choice::of(GRANTED), ..deciding(&town.desk, rating, Star::Clean).unwrap() };
    assert!(matches!(decide(&mut town.desk, rating, Star::Clean, &row), Err(Trouble::Unfinished(_))));
    let reasoned = RatingStar { reason: Lines::new("依据已核对"), ..row };
    assert!(matches!(decide(&mut town.desk, rating, Star::Clean, &reasoned), Err(Trouble::StepLacks { .. })));
}

#[test]
fn several_go_together_and_who_is_not_ready_is_named_with_what_is_missing() {
    let mut town = town();
    let second = add(&mut town.desk, Person { name: Name::new("甄第二"), ..Person::default() });
    let flat = place(&mut town.desk, Some(town.building), "7", "102室");
    let (place, landlord, letting_state) = (Link::to(flat), Link::to(second), Choice::of("1"));
    add(&mut town.desk, RentalHouse { place, landlord, letting_state, ..RentalHouse::default() });
    let round = opened(&mut town);
    let first = nominated(&mut town, round);
    let all: Vec<RecordId> = list(&town.desk, round, &RatingFilter::default(), RatingSort::default()).unwrap();
    assert_eq!(all.len(), 2);
    for rating in &all {
        voted(&mut town, round, *rating);
        decided(&mut town, *rating, &[Star::Lawful]);
    }
    consent(&mut town.desk, first, on("2026-05-11")).unwrap();
    let step = stepped(&mut town, round, StepKind::Publish, "2026-05-12");
    let taken = take_together(&mut town.desk, &all, &step).unwrap();
    assert_eq!((taken.done, taken.left_out.len()), (1, 1));
    assert_eq!(taken.left_out[0].lacking, ["还没有记下房主同意公示的日期"]);
    assert_eq!(ready_for(&town.desk, round, StepKind::Publish).unwrap(), []);
}

#[test]
fn what_waits_stands_on_the_page_of_the_day() {
    let mut town = town();
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    voted(&mut town, round, rating);
    decided(&mut town, rating, &[Star::Lawful]);
    consent(&mut town.desk, rating, on("2026-05-11")).unwrap();
    assert!(due(&town.desk).unwrap().is_empty());
    let step = stepped(&mut town, round, StepKind::Publish, "2026-06-10");
    take_step(&mut town.desk, rating, &RatingStep { until_date: on("2026-06-17"), ..step }).unwrap();
    let titles = |desk: &Desk| -> Vec<(&str, Date)> {
        due(desk).unwrap().into_iter().map(|waits| (waits.title, waits.due)).collect()
    };
    assert_eq!(titles(&town.desk), [("星级公示期满", day("2026-06-18"))]);
    let step = stepped(&mut town, round, StepKind::Object, "2026-06-12");
    take_step(&mut town.desk, rating, &RatingStep { told: Lines::new("楼道堆物"), ..step }).unwrap();
    assert_eq!(titles(&town.desk), [("星级异议待复核", day("2026-06-15"))]);
}

fn facts_of(town: &Town, rating: RecordId, star: Star) -> Vec<String> {
    let page = page(&town.desk, rating).unwrap();
    let evidence = page.evidence.into_iter().find(|evidence| evidence.star == star).unwrap();
    evidence.shown.into_iter().map(|shown| shown.fact).collect()
}

#[test]
fn beside_a_star_stand_dated_records_and_nobody_who_rents() {
    let mut town = town();
    let tenant = add(&mut town.desk, Person { name: Name::new("贾租客"), ..Person::default() });
    let residence = Residence {
        person: Link::to(tenant),
        kind: Choice::of("2"),
        place: Link::to(town.flat),
        from_date: on("2026-03-01"),
        registered_on: on("2026-03-02"),
        ..Residence::default()
    };
    add(&mut town.desk, residence);
    // Moved in yesterday, and the term still runs: neither in time nor late.
    let just_now = Residence {
        person: Link::to(add(&mut town.desk, Person { name: Name::new("甄新来"), ..Person::default() })),
        kind: Choice::of("2"),
        place: Link::to(town.flat),
        from_date: Day(TODAY.pred_opt()),
        ..Residence::default()
    };
    add(&mut town.desk, just_now);
    let visit = |day| Inspection {
        house: Link::to(town.house),
        inspected_on: on(day),
        inspectors: Text::new("周敏"),
        ..Inspection::default()
    };
    let visits = ["2026-01-05", "2026-03-05", "2026-05-05"].map(visit).map(|visit| add(&mut town.desk, visit));
    for (visit, resolved) in visits.into_iter().zip([Day::default(), on("2026-04-01"), Day::default()]) {
        let item = Choice::of("05");
        add(
            &mut town.desk,
            InspectionFinding {
                inspection: Link::to(visit),
                item,
                resolved_on: resolved,
                ..InspectionFinding::default()
            },
        );
    }
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    let lawful = ["1 处出租房屋，0 处有有效的责任书", "新入住 2 人次，1 人次按期登记", "本轮巡查 3 次"];
    assert_eq!(facts_of(&town, rating, Star::Lawful), lawful);
    assert_eq!(facts_of(&town, rating, Star::Clean), ["最近巡查 2 次，未整改 1 处"], "the oldest is not looked at");
    let evidence = page(&town.desk, rating).unwrap().evidence;
    let registered = &evidence[0].shown[1].lines;
    assert_eq!(registered.iter().map(|line| line.is_open).collect::<Vec<_>>(), [false, false]);
    let told = format!("{evidence:?}");
    assert!(told.contains("2026-03-02 登记") && !told.contains("贾租客"), "{told}");
}

#[test]
fn a_dispute_that_is_not_public_is_no_evidence_for_whoever_may_not_see_it() {
    let mut town = town();
    let dispute = Dispute {
        case_number: Text::new("海人调字〔2026〕第001号"),
        registered_on: on("2026-04-01"),
        source: Choice::of("1"),
        dispute_type: Choice::of("02"),
        level: Choice::of("1"),
        openness: Choice::of("2"),
        summary: Lines::new("楼上漏水"),
        mediators: Text::new("何建国"),
        ..Dispute::default()
    };
    let id = add(&mut town.desk, dispute);
    let party = DisputeParty {
        dispute: Link::to(id),
        side: Choice::of("1"),
        role: Choice::of("1"),
        person: Link::to(town.landlord),
        party_name: Name::new("甄房主"),
        ..DisputeParty::default()
    };
    add(&mut town.desk, party);
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    assert_eq!(facts_of(&town, rating, Star::Harmonious), ["纠纷 1 件，未化解 1 件"], "the station head sees all");
    assert_eq!(facts_of(&town, rating, Star::Honest)[1], "纠纷 0 件，未化解 0 件", "it is not about letting");
    let sight = crate::store::Sight::of_everybody();
    assert!(town.desk.store.disputes_with(&sight, town.landlord).unwrap().is_empty());
    let rated = known(&town.desk, rating).unwrap();
    let on_paper = evidence_on_paper(&town.desk, &rated.rating).unwrap();
    let facts = on_paper.iter().flat_map(|evidence| &evidence.shown).map(|shown| shown.fact.as_str());
    assert_eq!(facts.filter(|fact| fact.starts_with("纠纷 0 件")).count(), 2, "others read the form, too");
}

#[test]
fn a_round_keeps_what_it_began_to_look_at() {
    let mut town = town();
    let round = opened(&mut town);
    let rating = nominated(&mut town, round);
    let mut own = indicators(&town.desk).unwrap();
    own.0[0].is_on = false;
    set_indicators(&mut town.desk, &own).unwrap();
    assert_eq!(indicators(&town.desk).unwrap(), own);
    assert_eq!(facts_of(&town, rating, Star::Lawful).len(), 3);
    own.0[0].wording = String::new();
    assert!(set_indicators(&mut town.desk, &own).is_err());
}

#[test]
fn a_round_is_told_by_areas_and_rounds_stand_beside_each_other() {
    let mut town = town();
    let (round, rating) = awarded(&mut town);
    let told = distribution(&town.desk, round).unwrap();
    assert_eq!(told.areas.len(), 1);
    assert_eq!((told.areas[0].0, told.areas[0].2.by_star), (town.flat, [1, 0, 0, 0, 1]));
    let area = RatingFilter { area: Some(town.flat), number: Some(2), ..RatingFilter::default() };
    assert_eq!(list(&town.desk, round, &area, RatingSort::default()).unwrap(), [rating]);
    let none = RatingFilter { star: Some(Star::Honest), ..RatingFilter::default() };
    assert!(list(&town.desk, round, &none, RatingSort::default()).unwrap().is_empty());
    let standings = comparison(&town.desk).unwrap();
    assert_eq!((standings.len(), standings[0].count.starred()), (1, 1));
    assert_eq!(standings[0].title, "2026年上半年　海棠苑3栋");
}

#[test]
fn a_rating_is_found_by_its_landlord() {
    let mut town = town();
    let (_, rating) = awarded(&mut town);
    let found = hits(&town.desk, "甄房主", 10).unwrap();
    assert_eq!(found.iter().map(|hit| hit.id).collect::<Vec<_>>(), [rating]);
    assert_eq!(found[0].second_line, "2026年上半年　海棠苑3栋，已授牌，2 星");
    assert_eq!(of_all_rounds(&town.desk).unwrap(), [rating]);
}
