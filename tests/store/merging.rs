//! Two records of one person made one and parted again: nothing is lost on the way there or back.

use crate::archive::*;
use linli::domain::registers::{
    HouseParty, Household, HouseholdMember, Occupant, Organisation, Person, RentalHouse, Residence, Tenancy,
};
use linli::domain::values::{Choice, Day, Link, Name, Text};
use linli::domain::{Cell, RecordId};
use linli::every_register;
use linli::store::{ChangeId, Left, Officer, Parted, Resemblance, Sight, Store, StoreError, Stored};
use std::collections::{BTreeMap, BTreeSet};

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn one_of(&mut self, ids: &[RecordId]) -> RecordId {
        ids[self.below(ids.len())]
    }
}

/// Five people of one name, who rent, let, own, belong and live in many ways.
fn entangled(dice: &mut Dice) -> (Archive, Vec<RecordId>) {
    let mut archive = archive();
    let mut people = Vec::new();
    for serial in 1..=5 {
        let mut one = person(["云中鹤", "水上漂", "云中鹤"][dice.below(3)], serial);
        if dice.below(2) == 0 {
            one.remark = Text::new("核对过");
        }
        if dice.below(3) == 0 {
            one.former_name = Name::new("云中雁");
        }
        people.push(archive.insert_person(&one));
    }
    let place = room(&mut archive, 3, 1, 101);
    let household = Household {
        kind: Choice::of("1"),
        place: Link::to(place),
        from_date: Day(Some(day("2020-01-01"))),
        ..Household::default()
    };
    let household = archive.write("立户", |writing| writing.insert(&household));
    let mut houses = Vec::new();
    for _ in 0..2 {
        let house = RentalHouse { landlord: Link::to(dice.one_of(&people)), ..RentalHouse::default() };
        houses.push(archive.write("建档", |writing| writing.insert(&house)));
    }
    for _ in 0..12 {
        entangle(dice, &mut archive, &people, (place, household, &houses));
    }
    (archive, people)
}

fn entangle(
    dice: &mut Dice,
    archive: &mut Archive,
    people: &[RecordId],
    (place, household, houses): (RecordId, RecordId, &[RecordId]),
) {
    let (who, from) = (dice.one_of(people), Day(Some(day("2025-01-01"))));
    let house = Link::to(dice.one_of(houses));
    archive.write("登记", |writing| match dice.below(5) {
        0 => writing.insert(&residence(who, place, "2025-01-01")),
        1 => writing.insert(&HouseholdMember {
            household: Link::to(household),
            person: Link::to(who),
            relation: Choice::of("02"),
            from_date: from,
            joined_by: Choice::of("1"),
            ..HouseholdMember::default()
        }),
        2 => {
            let tenancy = Tenancy { house, tenant: Link::to(who), from_date: from, ..Tenancy::default() };
            let tenancy = Link::to(writing.insert(&tenancy)?);
            writing.insert(&Occupant { tenancy, person: Link::to(who), from_date: from, ..Occupant::default() })
        }
        3 => writing.insert(&HouseParty {
            house,
            role: Choice::of("2"),
            person: Link::to(who),
            from_date: from,
            ..HouseParty::default()
        }),
        _ => writing.insert(&Organisation {
            organisation_name: Text::new("小蜜蜂快递点"),
            representative: Link::to(who),
            ..Organisation::default()
        }),
    });
}

/// Every record of every register, by table and number, as it would be stored.
fn everything(store: &Store) -> BTreeMap<(&'static str, i64), Vec<Cell>> {
    let mut all = BTreeMap::new();
    macro_rules! each {
        ($($register:ty),+) => { $(gather::<$register>(store, &mut all);)+ };
    }
    every_register!(each);
    all
}

/// No register of these tests grows longer.
const MOST: i64 = 60;

fn gather<R: Stored>(store: &Store, all: &mut BTreeMap<(&'static str, i64), Vec<Cell>>) {
    for id in 1..MOST {
        if let Some(record) = store.load::<R>(RecordId(id)).unwrap() {
            all.insert((R::TABLE, id), R::fields().flat_map(|field| (field.value)(&record).store()).collect());
        }
    }
}

/// What is found by name, telephone and number, as the search box gives it.
fn findable(store: &Store) -> Vec<String> {
    let asked = ["yzh", "云中雁", "138000", "0001", "水上漂"].map(linli::domain::finding::words);
    asked.iter().flat_map(|words| store.search(words, 50).unwrap()).map(|hit| format!("{hit:?}")).collect()
}

fn merge(archive: &mut Archive, kept: RecordId, gone: RecordId) -> (usize, ChangeId) {
    let [one, other]: [Person; 2] = [kept, gone].map(|id| archive.store.load(id).unwrap().unwrap());
    let merged = Person { phones: other.phones, former_name: other.former_name, ..one };
    archive.store.write(&act("合并重复的人"), |writing| writing.merge_people(kept, gone, &merged)).unwrap()
}

fn part(archive: &mut Archive) -> Parted {
    let merge = archive.store.person_merges().unwrap().remove(0).id;
    archive.write("分开合并过的人", |writing| writing.part_people(merge))
}

fn uses(store: &Store, person: RecordId) -> BTreeMap<&'static str, u32> {
    let head = Sight { officer: Officer { id: 0, name: String::new() }, sees_all: true };
    store.person_uses(&head, person).unwrap().into_iter().collect()
}

#[test]
fn merging_and_parting_is_as_if_nothing_had_happened() {
    let mut moved = 0;
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let (mut archive, people) = entangled(&mut dice);
        let before = (everything(&archive.store), findable(&archive.store));
        let kept = dice.below(5);
        let gone = (kept + 1 + dice.below(4)) % 5;
        let (relinked, _) = merge(&mut archive, people[kept], people[gone]);
        assert_ne!(everything(&archive.store), before.0);
        let parted = part(&mut archive);
        assert_eq!(parted, Parted { relinked, left: Vec::new() });
        assert_eq!((everything(&archive.store), findable(&archive.store)), before, "{seed}");
        moved += relinked;
    }
    assert!(moved > 12, "only {moved} links ever moved");
}

#[test]
fn merging_loses_no_link_and_leaves_none_behind() {
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let (mut archive, people) = entangled(&mut dice);
        let (kept, gone) = (people[dice.below(2)], people[2 + dice.below(3)]);
        let mut wanted = uses(&archive.store, kept);
        for (register, count) in uses(&archive.store, gone) {
            *wanted.entry(register).or_default() += count;
        }
        let records = everything(&archive.store).len();
        let (relinked, _) = merge(&mut archive, kept, gone);
        assert_eq!(uses(&archive.store, kept), wanted);
        assert_eq!(uses(&archive.store, gone), BTreeMap::new());
        assert_eq!(everything(&archive.store).len(), records - 1, "only the person is no more");
        assert!(wanted.values().sum::<u32>() as usize >= relinked);
    }
}

#[test]
fn a_merging_is_taken_back_with_one_undo_and_stands_no_more() {
    let (mut archive, people) = entangled(&mut Dice(3));
    let before = everything(&archive.store);
    let (_, change) = merge(&mut archive, people[0], people[1]);
    assert_eq!(archive.store.person_merges().unwrap().len(), 1);
    archive.store.undo(&act("撤销"), change).unwrap();
    assert_eq!(everything(&archive.store), before);
    assert_eq!(archive.store.person_merges().unwrap(), []);
}

#[test]
fn a_parting_that_is_taken_back_can_be_done_again() {
    let (mut archive, people) = entangled(&mut Dice(4));
    let before = everything(&archive.store);
    merge(&mut archive, people[0], people[1]);
    let merged = everything(&archive.store);
    let merge = archive.store.person_merges().unwrap().remove(0);
    let act = act("分开合并过的人");
    let (_, parting) = archive.store.write(&act, |writing| writing.part_people(merge.id)).unwrap();
    assert_eq!(archive.store.person_merges().unwrap(), []);
    archive.store.undo(&act, parting).unwrap();
    assert_eq!(everything(&archive.store), merged);
    assert_eq!(archive.store.person_merges().unwrap(), [merge]);
    part(&mut archive);
    assert_eq!(everything(&archive.store), before);
}

#[test]
fn what_changed_since_the_merging_stays_and_is_said() {
    let mut archive = archive();
    let place = room(&mut archive, 3, 1, 101);
    let [kept, gone] = [1, 2].map(|serial| archive.insert_person(&person("云中鹤", serial)));
    let stays = ["2024-01-01", "2025-01-01"]
        .map(|from| archive.write("登记", |writing| writing.insert(&residence(gone, place, from))));
    merge(&mut archive, kept, gone);
    let mut now: Person = archive.store.load(kept).unwrap().unwrap();
    now.phones = linli::domain::values::Phones::new("13800000999");
    archive.write("修改", |writing| writing.update(kept, &now));
    archive.write("删除", |writing| writing.delete::<Residence>(stays[0]));
    let parted = part(&mut archive);
    assert_eq!(parted.relinked, 1);
    assert_eq!(parted.left.into_iter().collect::<Vec<_>>(), [Left::Record("居住登记"), Left::Field("联系电话")]);
    let person_of = |id| archive.store.load::<Residence>(id).unwrap().map(|stay| stay.person.id);
    assert_eq!(stays.map(person_of), [None, Some(Some(gone))]);
    let phones = |id| archive.store.load::<Person>(id).unwrap().unwrap().phones.0;
    assert_eq!((phones(kept), phones(gone)), (vec!["13800000999".to_owned()], person("", 2).phones.0));
}

/// A kept record that is merged further cannot be restored before that is parted.
#[test]
fn mergings_upon_mergings_are_parted_from_the_last_one_back() {
    let (mut archive, people) = entangled(&mut Dice(5));
    let before = everything(&archive.store);
    merge(&mut archive, people[1], people[0]);
    let between = everything(&archive.store);
    merge(&mut archive, people[2], people[1]);
    let merges = archive.store.person_merges().unwrap();
    assert_eq!(merges.iter().map(|merge| merge.is_merged_further).collect::<Vec<_>>(), [false, true]);
    let refused = archive.store.write(&act("分开"), |writing| writing.part_people(merges[1].id));
    assert!(matches!(refused, Err(StoreError::MergedFurther)), "{refused:?}");
    part(&mut archive);
    assert_eq!(everything(&archive.store), between);
    part(&mut archive);
    assert_eq!(everything(&archive.store), before);
}

#[test]
fn a_record_is_never_merged_into_itself() {
    let (mut archive, people) = entangled(&mut Dice(6));
    let before = everything(&archive.store);
    let same: Person = archive.store.load(people[0]).unwrap().unwrap();
    assert!(archive.store.write(&act("合并"), |writing| writing.merge_people(people[0], people[0], &same)).is_err());
    assert_eq!(everything(&archive.store), before);
}

#[test]
fn pairs_are_gathered_by_what_they_share_and_never_everybody_with_everybody() {
    let mut archive = archive();
    let mut add = |edit: &dyn Fn(&mut Person), serial: u32| {
        let mut one = person(&format!("甲{serial}"), serial);
        one.birth = Day(Some(day("1960-05-05")));
        edit(&mut one);
        archive.insert_person(&one)
    };
    let number = add(&|_| (), 1);
    let same_number = add(&|one| one.identity = person("", 1).identity, 2);
    let named = add(&|one| one.name = Name::new("云中鹤"), 3);
    let swapped = add(&|one| (one.name, one.birth) = (Name::new("云中鹤"), Day(Some(day("1960-05-06")))), 4);
    add(&|one| (one.name, one.birth) = (Name::new("云中鹤"), Day(Some(day("1999-12-31")))), 5);
    let read_alike = add(&|one| one.name = Name::new("云钟贺"), 6);
    let telephone = add(&|one| one.phones = person("", 1).phones, 7);
    let pairs = |by| archive.store.resembling(by).unwrap();
    assert_eq!(pairs(Resemblance::Number), BTreeSet::from([(number, same_number)]));
    assert_eq!(pairs(Resemblance::Name), BTreeSet::from([(named, swapped)]));
    assert_eq!(pairs(Resemblance::Reading), BTreeSet::from([(named, read_alike)]));
    assert_eq!(pairs(Resemblance::Telephone), BTreeSet::from([(number, telephone)]));
}

#[test]
fn two_people_once_told_apart_are_remembered_until_asked_about_again() {
    let mut archive = archive();
    let [one, other] = [1, 2].map(|serial| archive.insert_person(&person("云中鹤", serial)));
    for _ in 0..2 {
        archive.write("确认不是同一人", |writing| writing.set_people_apart(other, one));
    }
    assert_eq!(archive.store.distinct_people().unwrap(), [(one, other)]);
    archive.write("重新列出", |writing| writing.ask_about_people_again(one, other));
    assert_eq!(archive.store.distinct_people().unwrap(), []);
}

fn apart(archive: &mut Archive, one: RecordId, other: RecordId) -> ChangeId {
    archive.store.write(&act("确认不是同一人"), |writing| writing.set_people_apart(one, other)).unwrap().1
}

#[test]
fn telling_two_people_apart_stands_in_the_history_and_is_taken_back() {
    let mut archive = archive();
    let [one, other] = [1, 2].map(|serial| archive.insert_person(&person("云中鹤", serial)));
    let said = apart(&mut archive, one, other);
    assert_eq!(archive.store.last_undoable(FOUNDER).unwrap().map(|change| change.id), Some(said));
    assert_eq!(archive.store.rows_of_change(said).unwrap(), 1);
    archive.store.undo(&act("撤销"), said).unwrap();
    assert_eq!(archive.store.distinct_people().unwrap(), []);
}

/// Once the mark of a record that was merged away pointed at nobody, and the pair was asked about again.
#[test]
fn whoever_is_told_apart_from_one_stays_so_from_the_record_that_one_is_merged_into() {
    let mut archive = archive();
    let [first, second, third, fourth] = [1, 2, 3, 4].map(|serial| archive.insert_person(&person("云中鹤", serial)));
    for (one, other) in [(second, fourth), (first, fourth), (third, fourth), (second, third)] {
        apart(&mut archive, one, other);
    }
    let before = (everything(&archive.store), archive.store.distinct_people().unwrap());
    let (_, merging) = merge(&mut archive, first, fourth);
    assert_eq!(archive.store.distinct_people().unwrap(), [(second, third), (first, third), (first, second)]);
    assert_eq!(part(&mut archive), Parted::default());
    assert_eq!((everything(&archive.store), archive.store.distinct_people().unwrap()), before);
    assert!(archive.store.undo(&act("撤销"), merging).is_err(), "it was parted already");

    // Where the same is said of the record that stays, it is not said twice.
    let (_, merging) = merge(&mut archive, third, fourth);
    assert_eq!(archive.store.distinct_people().unwrap(), [(second, third), (first, third)]);
    archive.store.undo(&act("撤销"), merging).unwrap();
    assert_eq!((everything(&archive.store), archive.store.distinct_people().unwrap()), before);
    assert!(archive.store.verify_chain().unwrap().is_unbroken());
}

#[test]
fn a_mark_that_changed_since_the_merging_is_left_and_said() {
    let mut archive = archive();
    let [kept, gone, third] = [1, 2, 3].map(|serial| archive.insert_person(&person("云中鹤", serial)));
    apart(&mut archive, gone, third);
    merge(&mut archive, kept, gone);
    archive.write("重新列出", |writing| writing.ask_about_people_again(kept, third));
    assert_eq!(part(&mut archive).left, [Left::Record("确认过的同名人")]);
    assert_eq!(archive.store.distinct_people().unwrap(), []);
}
