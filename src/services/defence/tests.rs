//! Groups from a street of shops and a staircase of families: formed, asked about on another day, changed, parted, taken back.

use super::*;
use crate::domain::defence::{Head, Rhythm, Side, Stretch, month_of};
use crate::domain::registers::defence_group::{HOUSEHOLDS, SHOPS};
use crate::domain::registers::{
    GroupMember, Household, HouseholdMember, Patrol, PatrolFinding, Person, Place, Residence,
};
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Day, Link, Name, Phones, Text};
use crate::domain::{Date, RecordId};
use crate::services::agreements::{self, About, SignedDays};
use crate::services::finding::{self, HitKind};
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

fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder.path().join("档案"));
    (folder, desk)
}

fn add<R: Stored>(desk: &mut Desk, record: R) -> RecordId {
    desk.writing("测试", |writing| Ok(writing.insert(&record)?)).unwrap().0
}

fn place(desk: &mut Desk, parent: Option<RecordId>, kind: &str, label: &str) -> RecordId {
    let parent = parent.map_or_else(Link::none, Link::to);
    add(desk, Place { parent, kind: Choice::of(kind), label: Text::new(label), ..Place::default() })
}

/// A street with so many shops, numbered along it.
fn street(desk: &mut Desk, shops: u32) -> RecordId {
    let street = place(desk, None, "3", "海棠路");
    desk.writing("测试", |writing| {
        for number in 1..=shops {
            let label = Text(format!("{number}号门店"));
            let shop = Place { parent: Link::to(street), kind: Choice::of("9"), label, ..Place::default() };
            writing.insert(&shop)?;
        }
        Ok(())
    })
    .unwrap();
    street
}

fn somebody(desk: &mut Desk, name: &str, phone: &str) -> RecordId {
    add(desk, Person { name: Name::new(name), phones: Phones::new(phone), ..Person::default() })
}

/// A family registered in a room, and the room.
fn family(desk: &mut Desk, building: RecordId, room: &str, name: &str) -> (RecordId, RecordId) {
    let place = place(desk, Some(building), "7", room);
    let person = somebody(desk, name, "13800000001");
    let (at, from_date) = (Link::to(place), on("2024-01-01"));
    let household = add(desk, Household { kind: Choice::of("1"), place: at, from_date, ..Household::default() });
    let relation = Choice::of("01");
    let (household, joined_by) = (Link::to(household), Choice::of("1"));
    let person_link = Link::to(person);
    add(desk, HouseholdMember { household, person: person_link, relation, from_date, joined_by, ..Default::default() });
    add(desk, Residence { person: person_link, kind: Choice::of("1"), place: at, from_date, ..Residence::default() });
    (person, place)
}

fn shops_of(street: RecordId) -> Area {
    Area { kind: SHOPS, place: street, stretch: Stretch::default() }
}

fn form_all(desk: &mut Desk, area: &Area, by_tens: bool) -> Formed {
    let doors = doors(desk, area).unwrap().into_iter().filter_map(|door| door.place).collect();
    let forming = Forming { kind: area.kind, place: area.place, doors, by_tens, formed_on: on("2026-06-01") };
    form(desk, &forming).unwrap()
}

/// Ten families in one building and the group they make.
fn group_of_ten(desk: &mut Desk) -> (RecordId, Vec<RecordId>) {
    let building = place(desk, None, "5", "3栋");
    let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    let people =
        (101..).zip(names).map(|(room, name)| family(desk, building, &format!("{room}室"), &format!("甄{name}")).0);
    let people: Vec<RecordId> = people.collect();
    let area = Area { kind: HOUSEHOLDS, place: building, stretch: Stretch::default() };
    (form_all(desk, &area, false).made[0], people)
}

fn names(desk: &Desk, group: RecordId, as_of: Option<Date>) -> Vec<String> {
    page(desk, group, as_of).unwrap().roster.into_iter().map(|line| line.name).collect()
}

fn member_id(desk: &Desk, group: RecordId, position: usize) -> RecordId {
    page(desk, group, None).unwrap().roster[position].id
}

fn words(desk: &Desk, group: RecordId) -> Vec<String> {
    page(desk, group, None).unwrap().findings.iter().map(GroupFinding::words).collect()
}

fn elect_head(desk: &mut Desk, group: RecordId, head: RecordId) {
    let elected = Elected { head: Some(head), deputy: None, on: on("2026-06-02") };
    elect(desk, group, &elected).unwrap();
}

#[test]
fn thirty_one_groups_of_ten_are_formed_of_a_street_at_once_and_taken_back_at_once() {
    let (_folder, mut desk) = office();
    let street = street(&mut desk, 310);
    let formed = form_all(&mut desk, &shops_of(street), true);
    assert_eq!((formed.made.len(), formed.doors), (31, 310));
    let rows = rows(&desk, &list(&desk, &GroupFilter::default(), GroupSort::default()).unwrap()).unwrap();
    assert!(rows.iter().all(|row| row.members == 10));
    let first: Vec<&str> = rows.iter().take(2).map(|row| row.area.as_str()).collect();
    assert_eq!(first, ["海棠路1号门店至10号门店", "海棠路11号门店至20号门店"]);
    assert_eq!(rows[30].group.number_words(), "第31组");
    undo::undo(&mut desk, formed.change).unwrap();
    assert_eq!(counts(&desk).unwrap(), GroupCounts::default());
}

#[test]
fn a_group_is_formed_of_one_side_of_a_street() {
    let (_folder, mut desk) = office();
    let street = street(&mut desk, 25);
    let stretch = Stretch::read("1-19", Side::Odd).unwrap();
    let formed = form_all(&mut desk, &Area { stretch, ..shops_of(street) }, false);
    let page = page(&desk, formed.made[0], None).unwrap();
    assert_eq!((page.roster.len(), page.area.as_str()), (10, "海棠路1号门店至19号门店"));
}

#[test]
fn a_door_that_is_in_a_group_is_in_no_other() {
    let (_folder, mut desk) = office();
    let street = street(&mut desk, 10);
    form_all(&mut desk, &shops_of(street), false);
    let known = doors(&desk, &shops_of(street)).unwrap();
    assert!(known.iter().all(|door| door.in_group == "第1组"));
    let again = known[..1].iter().filter_map(|door| door.place).collect();
    let forming = Forming { kind: SHOPS, place: street, doors: again, by_tens: false, formed_on: on("2026-06-01") };
    assert!(matches!(form(&mut desk, &forming), Err(Trouble::Unfinished(_))));
}

#[test]
fn the_head_of_the_household_is_whom_to_call_at_a_dwelling() {
    let (_folder, mut desk) = office();
    let (group, people) = group_of_ten(&mut desk);
    let first = &page(&desk, group, None).unwrap().roster[0];
    assert_eq!((first.name.as_str(), first.member.contact.id), ("甄甲", Some(people[0])));
    assert_eq!((first.phones.as_str(), first.phones_in_full.as_str()), ("138****0001", "138 0000 0001"));
}

#[test]
fn who_has_left_is_still_on_the_roster_of_an_earlier_day() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    let second = member_id(&desk, group, 1);
    remove_member(&mut desk, second, on("2026-06-10"), &Choice::of("1")).unwrap();
    let now = page(&desk, group, None).unwrap().roster;
    assert_eq!((now.len(), now[1].member.position.0), (9, Some(2)), "the order is closed up");
    assert_eq!(names(&desk, group, Some(day("2026-06-09"))).len(), 10);
    assert_eq!(names(&desk, group, Some(day("2026-06-10"))).len(), 9, "gone on the day of leaving");
    assert!(names(&desk, group, Some(day("2026-05-31"))).is_empty(), "before it was formed");
}

#[test]
fn a_member_is_put_elsewhere_along_the_street() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    let first = member_id(&desk, group, 0);
    move_member(&mut desk, first, 2).unwrap();
    assert_eq!(names(&desk, group, None)[..4], ["甄乙", "甄丙", "甄甲", "甄丁"]);
    move_member(&mut desk, first, -9).unwrap();
    assert_eq!(names(&desk, group, None)[0], "甄甲");
}

#[test]
fn a_door_comes_into_a_group_with_somebody_who_was_only_told_of() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    let shop = place(&mut desk, None, "9", "桥头门店");
    let mut form = propose(&desk, shop).unwrap();
    form.shop_name = "虚构面馆".into();
    form.contact.name = "甄有信".into();
    form.contact.phone = "13800000099".into();
    add_member(&mut desk, group, &form).unwrap();
    let last = page(&desk, group, None).unwrap().roster.pop().unwrap();
    assert_eq!((last.title(), last.name.as_str(), last.member.position.0), ("虚构面馆", "甄有信", Some(11)));
    assert!(matches!(add_member(&mut desk, group, &form), Err(Trouble::Unfinished(_))), "it is in already");
}

#[test]
fn a_group_is_split_along_the_street_and_the_two_are_joined_again() {
    let (_folder, mut desk) = office();
    let (group, people) = group_of_ten(&mut desk);
    elect_head(&mut desk, group, people[7]);
    let sixth = member_id(&desk, group, 5);
    let second = split(&mut desk, group, sixth, on("2026-06-12")).unwrap();
    assert_eq!(names(&desk, group, None).len(), 5);
    assert_eq!(names(&desk, second.group, None), ["甄己", "甄庚", "甄辛", "甄壬", "甄癸"]);
    let (one, other) = (facts(&desk, group).unwrap(), facts(&desk, second.group).unwrap());
    assert_eq!((one.head.id, other.head.id), (None, Some(people[7])), "the head goes with their household");
    assert_eq!((one.stretch.0.as_str(), other.stretch.0.as_str()), ("3栋101室至105室", "3栋106室至110室"));
    assert_eq!(names(&desk, group, Some(day("2026-06-11"))).len(), 10, "as it was before");

    join(&mut desk, second.group, group, on("2026-06-14")).unwrap();
    assert_eq!(names(&desk, group, None).len(), 10);
    assert!(!facts(&desk, second.group).unwrap().is_standing());
    let steps: Vec<String> =
        page(&desk, group, None).unwrap().steps.into_iter().map(|step| step.title + &step.second).collect();
    assert_eq!(steps[..3], ["入组5 户", "并入一组第2组", "离组5 户"], "{steps:?}");
}

#[test]
fn taking_back_a_split_leaves_the_group_as_it_was() {
    let (_folder, mut desk) = office();
    let (group, people) = group_of_ten(&mut desk);
    elect_head(&mut desk, group, people[0]);
    let before = (page(&desk, group, None).unwrap().roster, facts(&desk, group).unwrap());
    let third = member_id(&desk, group, 2);
    let parted = split(&mut desk, group, third, on("2026-06-12")).unwrap();
    undo::undo(&mut desk, parted.change).unwrap();
    assert_eq!((page(&desk, group, None).unwrap().roster, facts(&desk, group).unwrap()), before);
}

#[test]
fn a_head_who_moved_away_or_died_is_pointed_out() {
    let (_folder, mut desk) = office();
    let (group, people) = group_of_ten(&mut desk);
    assert_eq!(words(&desk, group), ["还没有组长，请推选", "没有治安联防责任书"]);
    elect_head(&mut desk, group, people[3]);
    assert_eq!(words(&desk, group), ["没有治安联防责任书"]);
    let (stay, residence) = desk.store.residences_of(people[3]).unwrap().remove(0);
    let left = Residence { until_date: on("2026-06-10"), ..residence };
    desk.writing("测试", |writing| Ok(writing.update(stay, &left)?)).unwrap();
    assert_eq!(words(&desk, group), ["没有治安联防责任书"], "still of a household");
    let (membership, member) = desk.store.memberships_of(people[3]).unwrap().remove(0);
    let left = HouseholdMember { until_date: on("2026-06-10"), ..member };
    desk.writing("测试", |writing| Ok(writing.update(membership, &left)?)).unwrap();
    assert_eq!(words(&desk, group)[0], "组长已搬离，请另行推选");
    let mut person: Person = desk.store.load(people[3]).unwrap().unwrap();
    person.died_on = on("2026-06-11");
    desk.writing("测试", |writing| Ok(writing.update(people[3], &person)?)).unwrap();
    assert_eq!(words(&desk, group)[0], "组长已登记死亡，请另行推选");
    let known = facts(&desk, group).unwrap();
    let members = desk.store.group_members_on(group, TODAY).unwrap();
    assert_eq!(reviewing::head(&desk, &known, &members).unwrap(), Head::Died);
}

#[test]
fn a_door_in_two_groups_is_named_on_both() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    let other = DefenceGroup { dissolved_on: Day::default(), ..facts(&desk, group).unwrap() };
    let other = DefenceGroup { group_number: crate::domain::values::Count(Some(2)), ..other };
    let other = add(&mut desk, other);
    let member: GroupMember = desk.store.load(member_id(&desk, group, 0)).unwrap().unwrap();
    add(&mut desk, GroupMember { defence_group: Link::to(other), ..member });
    assert!(words(&desk, group).contains(&"3栋101室 同时在第2组".to_owned()), "{:?}", words(&desk, group));
    assert!(words(&desk, other).contains(&"3栋101室 同时在第1组".to_owned()));
}

#[test]
fn the_agreement_of_a_group_is_signed_by_its_head_and_carries_the_roster() {
    let (_folder, mut desk) = office();
    let (group, people) = group_of_ten(&mut desk);
    elect_head(&mut desk, group, people[0]);
    let prepared = agreements::prepare(&mut desk, TemplateKind::JointDefence, &[About::Group(group)]).unwrap();
    let listed = agreements::rows(&desk, &prepared.made).unwrap().remove(0);
    assert_eq!((listed.row.party.as_str(), listed.row.place_name.as_str()), ("甄甲", "3栋"));
    let fill = agreements::fill_of(&desk, &listed.row.agreement).unwrap();
    assert_eq!(
        (fill.value("组长"), fill.value("户数"), fill.value("组名")),
        (Some("甄甲"), Some("10"), Some("3栋第1组"))
    );
    let roster = fill.rows("联防名册");
    assert_eq!((roster.len(), roster[0][1].as_str(), roster[0][5].as_str()), (10, "甄甲", "组长"));
    assert_eq!(words(&desk, group), ["治安联防责任书待签"]);
    agreements::sign(&mut desk, &prepared.made, &SignedDays::all_on(TODAY)).unwrap();
    assert!(words(&desk, group).is_empty());
    assert!(agreements::offers(&desk, TemplateKind::JointDefence, None).unwrap().is_empty(), "it has one");
}

#[test]
fn dissolving_a_group_ends_its_agreement_and_sets_its_doors_free() {
    let (_folder, mut desk) = office();
    let (group, people) = group_of_ten(&mut desk);
    elect_head(&mut desk, group, people[0]);
    let prepared = agreements::prepare(&mut desk, TemplateKind::JointDefence, &[About::Group(group)]).unwrap();
    agreements::sign(&mut desk, &prepared.made, &SignedDays::all_on(TODAY)).unwrap();
    dissolve(&mut desk, group, on("2026-06-15")).unwrap();
    let listed = agreements::rows(&desk, &prepared.made).unwrap().remove(0);
    assert_eq!(listed.row.agreement.ended_on, on("2026-06-15"));
    assert_eq!(counts(&desk).unwrap(), GroupCounts { standing: 0, dissolved: 1, doors: 0 });
    assert!(matches!(dissolve(&mut desk, group, on("2026-06-15")), Err(Trouble::GroupDissolved)));
}

fn rota_form(from: &str, until: &str, rhythm: Rhythm, at_once: u32) -> RotaForm {
    RotaForm { from: on(from), until: on(until), rhythm, at_once, hours: "19:30-21:30".into() }
}

fn standing_on(desk: &Desk, group: RecordId, from: &str, until: &str) -> Vec<String> {
    let turns = duties(desk, group, day(from), day(until)).unwrap().turns;
    turns.into_iter().map(|turn| turn.name).collect()
}

#[test]
fn a_month_of_duties_goes_round_and_the_next_one_goes_on() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    let planned = plan_duties(&mut desk, group, &rota_form("2026-06-01", "2026-06-30", Rhythm::EveryDay, 2)).unwrap();
    assert_eq!((planned.days, planned.turns), (30, 60));
    let month = duties(&desk, group, day("2026-06-01"), day("2026-06-30")).unwrap();
    assert!(month.tallies.iter().all(|(_, duties)| *duties == 6), "{:?}", month.tallies);
    plan_duties(&mut desk, group, &rota_form("2026-07-06", "2026-07-31", Rhythm::Weekly, 1)).unwrap();
    assert_eq!(standing_on(&desk, group, "2026-07-01", "2026-07-31"), ["甄甲", "甄乙", "甄丙", "甄丁"]);
    let again = plan_duties(&mut desk, group, &rota_form("2026-06-01", "2026-06-30", Rhythm::Weekly, 1)).unwrap();
    assert_eq!(standing_on(&desk, group, "2026-06-01", "2026-06-30").len(), 5, "made anew, not beside the old one");
    undo::undo(&mut desk, again.change).unwrap();
    assert_eq!(standing_on(&desk, group, "2026-06-01", "2026-06-30").len(), 60);
}

#[test]
fn hours_that_are_none_make_no_rota() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    let form = |hours: &str| RotaForm {
        hours: hours.to_owned(),
        ..rota_form("2026-06-01", "2026-06-05", Rhythm::EveryDay, 1)
    };
    let refused = plan_duties(&mut desk, group, &form("5"));
    let Err(Trouble::Unfinished(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].field, "hours");
    assert!(standing_on(&desk, group, "2026-06-01", "2026-06-05").is_empty());
    plan_duties(&mut desk, group, &form("22:00-次日")).unwrap_err();
    plan_duties(&mut desk, group, &form("22:00-2:00")).unwrap();
}

#[test]
fn turns_are_swapped_and_stood_in_for_and_nobody_stands_twice_on_a_day() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    plan_duties(&mut desk, group, &rota_form("2026-06-01", "2026-06-05", Rhythm::EveryDay, 2)).unwrap();
    let turns = duties(&desk, group, day("2026-06-01"), day("2026-06-05")).unwrap().turns;
    swap_turns(&mut desk, turns[0].id, turns[2].id).unwrap();
    let swapped = duties(&desk, group, day("2026-06-01"), day("2026-06-05")).unwrap().turns;
    assert_eq!((swapped[0].name.as_str(), swapped[0].note.as_str()), ("甄丙", "替 甄甲"));
    assert_eq!((swapped[2].name.as_str(), swapped[2].note.as_str()), ("甄甲", "替 甄丙"));
    let refused = stand_in(&mut desk, swapped[0].id, swapped[1].member);
    assert!(matches!(refused, Err(Trouble::Unfinished(_))), "stands on that day already");
    stand_in(&mut desk, swapped[0].id, turns[0].member).unwrap();
    let back = duties(&desk, group, day("2026-06-01"), day("2026-06-01")).unwrap().turns;
    assert_eq!((back[0].name.as_str(), back[0].note.as_str()), ("甄甲", ""), "in their own turn");
}

#[test]
fn who_leaves_the_group_stands_no_more_and_what_was_stood_stays() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    plan_duties(&mut desk, group, &rota_form("2026-06-01", "2026-06-30", Rhythm::EveryDay, 1)).unwrap();
    let first = member_id(&desk, group, 0);
    remove_member(&mut desk, first, on("2026-06-10"), &Choice::of("1")).unwrap();
    let own: Vec<Date> = duties(&desk, group, day("2026-06-01"), day("2026-06-30"))
        .unwrap()
        .turns
        .into_iter()
        .filter(|turn| turn.member == first)
        .map(|turn| turn.day)
        .collect();
    assert_eq!(own, [day("2026-06-01")]);
}

#[test]
fn a_patrol_is_written_down_with_what_it_found_and_counted_by_the_month() {
    let (_folder, mut desk) = office();
    let (group, _) = group_of_ten(&mut desk);
    plan_duties(&mut desk, group, &rota_form("2026-06-15", "2026-06-15", Rhythm::EveryDay, 2)).unwrap();
    let patrol = new_patrol(&desk, group).unwrap();
    assert_eq!((&*patrol.people, patrol.headcount.0, &*patrol.hours), ("甄甲、甄乙", Some(2), "19:30-21:30"));
    let found = Text::new("楼道堆物");
    let finding = PatrolFinding { matter: Choice::of("4"), found, ..PatrolFinding::default() };
    record_patrol(&mut desk, group, &patrol, Some(&finding)).unwrap();
    let call = Patrol { kind: Choice::of("2"), people: Text::new("甄丙"), ..patrol.clone() };
    record_patrol(&mut desk, group, &call, None).unwrap();
    let (from, until) = month_of(day("2026-06-15"), 0);
    let month = patrols(&desk, group, from, until).unwrap();
    assert_eq!(month.totals.words(), "巡逻 1 次 2 人次，互助报警 1 次，发现 1 处，处理 0 处");
    let line = month.lines.iter().find(|line| !line.findings.is_empty()).unwrap();
    assert_eq!((line.found.as_str(), line.handled.as_str()), ("通道堵塞：楼道堆物", "1 处待处理"));
    let (known, finding) = line.findings[0].clone();
    let handled = PatrolFinding { handling: Text::new("已清走"), resolved_on: on("2026-06-15"), ..finding };
    record_finding(&mut desk, line.id, Some(known), &handled).unwrap();
    let month = patrols(&desk, group, from, until).unwrap();
    assert_eq!((month.totals.settled, month.lines.iter().any(|line| line.handled == "已清走")), (1, true));
    let totals = patrol_totals(&desk, &[group], from, until).unwrap();
    assert_eq!(totals, [(group, month.totals)]);
    remove_patrol(&mut desk, month.lines[0].id).unwrap();
    assert_eq!(patrols(&desk, group, from, until).unwrap().lines.len(), 1);
    let tomorrow = Patrol { patrolled_on: on("2026-06-16"), ..patrol };
    assert!(matches!(record_patrol(&mut desk, group, &tomorrow, None), Err(Trouble::Unfinished(_))));
}

#[test]
fn a_group_is_found_from_the_search_box_by_its_number_and_by_its_street() {
    let (_folder, mut desk) = office();
    let street = street(&mut desk, 20);
    let formed = form_all(&mut desk, &shops_of(street), true);
    let hits = |typed: &str| -> Vec<RecordId> {
        let hits = finding::search_in(&desk, typed, Some(HitKind::DefenceGroup), 10).unwrap();
        hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(hits("第2组"), formed.made[1..]);
    assert_eq!(hits("海棠路"), formed.made);
    assert!(hits("组").is_empty());
}
