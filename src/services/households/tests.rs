//! Whatever happens to households in whatever order: nobody is lost, nobody is in two, and undo takes it back whole.

use super::*;
use crate::domain::id_number::check_digit;
use crate::domain::registers::{HouseholdMember, Person};
use crate::domain::values::{Choice, Day, Value};
use crate::domain::{Date, relation};
use crate::services::finding::{self, HitKind};
use crate::services::registration::{self, Address, Registration};
use crate::services::{Clock, Progress, people, station, undo};
use crate::store::Membership;
use chrono::Days;
use tempfile::TempDir;

const TODAY: &str = "2026-06-15";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An archive without anybody in it.
fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed(day(TODAY));
    let desk = station::found_demo(&folder.path().join("档案"), 0, 1, clock, &Progress::default()).unwrap();
    (folder, desk)
}

/// A number that belongs to nobody: men on odd serials of births that differ by day.
fn number(serial: u32, is_male: bool) -> String {
    let birth = day("1970-01-01") + Days::new(u64::from(serial) * 17);
    let body = format!("510524{}{}", birth.format("%Y%m%d"), if is_male { "001" } else { "000" });
    format!("{body}{}", check_digit(&body))
}

fn fill(row: &mut MemberRow, name: &str, serial: u32, is_male: bool, relation: &str) {
    row.person.type_in("identity", &number(serial, is_male), day(TODAY));
    row.follow_identity(day(TODAY));
    row.person.type_in("name", name, day(TODAY));
    relate(row, relation);
}

fn relate(row: &mut MemberRow, relation: &str) {
    row.member.set("relation", |member| member.relation = Choice::of(relation));
}

/// 单数双 with wife and two children in 海棠苑3栋2单元501室.
fn family(desk: &mut Desk) -> RecordId {
    let mut form = HouseholdForm::empty(desk.today());
    form.household.type_in("household_number", "510001", day(TODAY));
    form.household.type_in("from_date", "2020-03-01", day(TODAY));
    form.address.typed = "海棠苑3栋2单元501室".into();
    fill(&mut form.rows[0], "单数双", 1, true, relation::HOUSEHOLDER);
    for (name, serial, is_male, code) in
        [("解千愁", 20, false, "12"), ("单一", 700, true, "20"), ("单二", 701, false, "30")]
    {
        let mut row = MemberRow::empty();
        fill(&mut row, name, serial, is_male, code);
        form.rows.push(row);
    }
    save(desk, &form).unwrap().household
}

fn names(desk: &Desk, members: &[Membership]) -> Vec<String> {
    let name = |(_, member): &Membership| {
        people::person(desk, member.person.id.unwrap()).unwrap().name.0 + member.relation.label()
    };
    members.iter().map(name).collect()
}

fn now(desk: &Desk, household: RecordId) -> Vec<String> {
    names(desk, &desk.store.members_now(household).unwrap())
}

fn person_of(desk: &Desk, household: RecordId, place: usize) -> RecordId {
    desk.store.members_now(household).unwrap()[place].1.person.id.unwrap()
}

#[test]
fn a_household_is_founded_with_everybody_living_there_as_residents() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    assert_eq!(now(&desk, household), ["单数双户主", "解千愁妻", "单一子", "单二女"]);
    let page = page(&desk, household, None).unwrap();
    assert_eq!(page.address, "海棠苑3栋2单元501室");
    assert_eq!(page.household.registrar.0, desk.operator().name);
    for member in &page.members {
        let stays = people::page(&desk, member.person_id).unwrap().stays;
        assert_eq!((stays.len(), stays[0].residence.kind.code.as_str()), (1, registration::RESIDENT));
        assert_eq!(member.person.registered_address.0, "海棠苑3栋2单元501室");
        assert_eq!(member.since, Some(day("2020-03-01")));
    }
}

#[test]
fn a_household_is_found_by_its_number_by_whoever_belongs_to_it_and_by_its_address() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    for typed in ["510001", "xqc", "3-2-501"] {
        let hits = finding::search_in(&desk, typed, Some(HitKind::Household), 10).unwrap();
        let lines: Vec<_> = hits.iter().map(|hit| (hit.id, hit.title.as_str(), hit.second_line.as_str())).collect();
        assert_eq!(lines, [(household, "单数双 户", "海棠苑3栋***，4 人")], "{typed}");
    }
}

#[test]
fn a_household_needs_a_head_and_relations_that_fit() {
    let (_folder, desk) = office();
    let mut form = HouseholdForm::empty(desk.today());
    form.address.typed = "海棠苑3栋2单元501室".into();
    fill(&mut form.rows[0], "单数双", 1, true, "20");
    let wrong = |form: &HouseholdForm| -> Vec<(Option<usize>, &'static str)> {
        let problems = check(&desk, form).unwrap();
        problems
            .iter()
            .filter(|problem| problem.is_wrong())
            .map(|problem| (problem.row, problem.problem.field))
            .collect()
    };
    assert_eq!(wrong(&form), [(None, "members")]);
    relate(&mut form.rows[0], relation::HOUSEHOLDER);
    assert_eq!(wrong(&form), []);
    form.rows.push(MemberRow::empty());
    assert_eq!(wrong(&form), [], "a blank row is nobody");
    fill(&mut form.rows[1], "解千愁", 20, true, "12");
    let doubts = check(&desk, &form).unwrap();
    assert!(doubts.iter().any(|doubt| doubt.row == Some(1) && !doubt.is_wrong()), "a 妻 who is a man: {doubts:?}");
    relate(&mut form.rows[1], relation::HOUSEHOLDER);
    assert_eq!(wrong(&form), [(Some(1), "relation")]);
}

#[test]
fn another_head_asks_everybody_anew_and_earlier_days_know_the_former_one() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let mut form = HouseholdForm::about(&desk, Task::ChangeHead(household), None).unwrap();
    form.follow_head(1);
    let relations: Vec<&str> = form.rows.iter().map(|row| row.member.record.relation.label()).collect();
    assert_eq!(relations, ["夫", "户主", "", ""], "only what is determined is proposed");
    relate(&mut form.rows[2], "20");
    relate(&mut form.rows[3], "30");
    save(&mut desk, &form).unwrap();
    assert_eq!(now(&desk, household), ["解千愁户主", "单数双夫", "单一子", "单二女"]);
    let before = desk.store.members_on(household, day("2026-06-14")).unwrap();
    assert_eq!(names(&desk, &before), ["单数双户主", "解千愁妻", "单一子", "单二女"]);
    let page = page(&desk, household, None).unwrap();
    assert!(page.members.iter().all(|member| member.since == Some(day("2020-03-01"))), "the time goes on");
}

#[test]
fn a_wrong_relation_under_the_same_head_is_corrected_and_begins_nothing() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let mut form = HouseholdForm::about(&desk, Task::ChangeHead(household), None).unwrap();
    relate(&mut form.rows[2], "22");
    let saved = save(&mut desk, &form).unwrap();
    assert_eq!(undo::next(&desk).unwrap().unwrap().what, "更正与户主关系");
    assert_eq!(desk.store.members_ever(household).unwrap().len(), 4);
    undo::undo(&mut desk, saved.change).unwrap();
    assert_eq!(now(&desk, household)[2], "单一子");
}

#[test]
fn who_dies_is_dead_lives_nowhere_and_is_not_lost() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let wife = person_of(&desk, household, 1);
    let mut form = HouseholdForm::about(&desk, Task::Leave(household), Some(wife)).unwrap();
    form.event.type_in("until_date", "2026-06-10", day(TODAY));
    form.event.set("left_by", |event| event.left_by = Choice::of("1"));
    let saved = save(&mut desk, &form).unwrap();
    assert_eq!(now(&desk, household), ["单数双户主", "单一子", "单二女"]);
    let page = people::page(&desk, wife).unwrap();
    assert_eq!(page.person.died_on, Day(Some(day("2026-06-10"))));
    let residence = &page.stays[0].residence;
    assert_eq!((residence.until_date, residence.cancel_reason.label()), (page.person.died_on, "死亡"));
    undo::undo(&mut desk, saved.change).unwrap();
    let page = people::page(&desk, wife).unwrap();
    assert!(page.person.died_on.is_unset() && page.stays[0].residence.until_date.is_unset(), "one undo for all of it");
    assert_eq!(now(&desk, household).len(), 4);
}

#[test]
fn when_the_head_goes_the_others_are_asked_for_a_new_one() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let head = person_of(&desk, household, 0);
    let mut form = HouseholdForm::about(&desk, Task::Leave(household), None).unwrap();
    form.choose(0, true);
    form.event.set("left_by", |event| event.left_by = Choice::of("2"));
    assert!(save(&mut desk, &form).is_err());
    form.follow_head(1);
    relate(&mut form.rows[2], "20");
    relate(&mut form.rows[3], "30");
    save(&mut desk, &form).unwrap();
    assert_eq!(now(&desk, household), ["解千愁户主", "单一子", "单二女"]);
    assert_eq!(people::page(&desk, head).unwrap().stays[0].residence.cancel_reason.label(), "离开本地");
}

#[test]
fn the_last_one_to_leave_ends_the_household() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let mut form = HouseholdForm::about(&desk, Task::Leave(household), None).unwrap();
    (0..4).for_each(|row| form.choose(row, true));
    form.event.set("left_by", |event| event.left_by = Choice::of("2"));
    save(&mut desk, &form).unwrap();
    let page = page(&desk, household, None).unwrap();
    assert!(!page.is_standing());
    assert_eq!(page.household.end_reason.label(), "整户迁出");
}

fn split_off_the_son(desk: &mut Desk, household: RecordId) -> Saved {
    let son = person_of(desk, household, 2);
    let mut form = HouseholdForm::about(desk, Task::Split(household), Some(son)).unwrap();
    form.address = Address { typed: "海棠苑8栋1单元101室".into(), place: None };
    relate(&mut form.rows[2], relation::HOUSEHOLDER);
    save(desk, &form).unwrap()
}

#[test]
fn a_split_keeps_where_everybody_came_from_and_a_union_brings_them_back() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let son = person_of(&desk, household, 2);
    let own = split_off_the_son(&mut desk, household).household;
    assert_eq!(now(&desk, household), ["单数双户主", "解千愁妻", "单二女"]);
    assert_eq!(now(&desk, own), ["单一户主"]);
    let page_of_own = page(&desk, own, None).unwrap();
    assert_eq!(page_of_own.split_from.map(|(id, _)| id), Some(household));
    let stays = people::page(&desk, son).unwrap().stays;
    assert_eq!(stays[0].address, "海棠苑8栋1单元101室");
    assert_eq!(stays[1].residence.until_date, Day(Some(day(TODAY))));

    let mut form = HouseholdForm::about(&desk, Task::Unite(own), None).unwrap();
    form.go_into(&desk, Some(household)).unwrap();
    relate(&mut form.rows[0], "20");
    assert_eq!(save(&mut desk, &form).unwrap().household, household);
    assert_eq!(now(&desk, household).len(), 4);
    assert_eq!(page(&desk, own, None).unwrap().household.end_reason.label(), "并户");
    assert_eq!(desk.store.memberships_of(son).unwrap().len(), 3);
}

/// The form in which what was written of the household of [`family`] is mended.
fn editing(desk: &Desk, household: RecordId) -> HouseholdForm {
    HouseholdForm::about(desk, Task::Edit(household), None).unwrap()
}

#[test]
fn what_was_written_wrongly_of_a_household_is_mended_with_what_followed_from_it() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let wife = person_of(&desk, household, 1);
    let before = page(&desk, household, None).unwrap();

    let mut form = editing(&desk, household);
    assert!(matches!(save(&mut desk, &form), Err(Trouble::Unfinished(_))), "nothing was changed");
    form.household.type_in("household_number", "510777", day(TODAY));
    form.household.type_in("kind", "集体户", day(TODAY));
    form.household.type_in("from_date", "2019-05-04", day(TODAY));
    form.address = Address { typed: "海棠苑3栋2单元502室".into(), place: None };
    let change = save(&mut desk, &form).unwrap().change;

    let now = page(&desk, household, None).unwrap();
    assert_eq!((&*now.household.household_number, now.household.kind.label()), ("510777", "集体户"));
    assert_eq!((now.address.as_str(), now.household.from_date.shown().as_str()), ("海棠苑3栋2单元502室", "2019-05-04"));
    assert!(now.members.iter().all(|member| member.since == Some(day("2019-05-04"))), "they came with it");
    let person = people::page(&desk, wife).unwrap();
    assert_eq!(&*person.person.registered_address, "海棠苑3栋2单元502室");
    assert_eq!((person.stays.len(), person.stays[0].address.as_str()), (1, "海棠苑3栋2单元502室"));
    assert_eq!(person.stays[0].residence.from_date, now.household.from_date);
    assert_eq!(now.history[0].what, "修改户");
    let was: Vec<&str> = now.history[0].fields.iter().map(|field| field.before.as_str()).collect();
    assert!(was.contains(&"510001"), "the history has what stood there: {was:?}");

    undo::undo(&mut desk, change).unwrap();
    let back = page(&desk, household, None).unwrap();
    assert_eq!((back.household, back.address, back.members), (before.household, before.address, before.members));
}

#[test]
fn a_household_number_that_is_another_one_s_is_not_taken() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let own = split_off_the_son(&mut desk, household).household;
    let mut form = editing(&desk, own);
    form.household.type_in("household_number", "510001", day(TODAY));
    assert!(matches!(save(&mut desk, &form), Err(Trouble::Unfinished(wrong)) if wrong[0].field == "household_number"));
    let mut same = editing(&desk, household);
    same.household.type_in("remark", "已核对", day(TODAY));
    save(&mut desk, &same).expect("its own number stays its own");
}

#[test]
fn a_household_cannot_have_begun_after_somebody_came_nor_on_another_day_than_it_was_split() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let mut join = HouseholdForm::about(&desk, Task::Join(household), None).unwrap();
    join.event.set("from_date", |event| event.from_date = Day(Some(day("2021-01-01"))));
    join.event.set("joined_by", |event| event.joined_by = Choice::of("2"));
    let last = join.rows.len() - 1;
    fill(&mut join.rows[last], "单三", 900, true, "97");
    save(&mut desk, &join).unwrap();
    let own = split_off_the_son(&mut desk, household).household;
    for (household, begun) in [(household, "2021-06-01"), (own, "2020-06-01")] {
        let mut form = editing(&desk, household);
        form.household.type_in("from_date", begun, day(TODAY));
        let mut wrong = check(&desk, &form).unwrap();
        wrong.retain(FormProblem::is_wrong);
        assert_eq!(wrong.iter().map(|wrong| wrong.problem.field).collect::<Vec<_>>(), ["from_date"], "{begun}");
    }
}

#[test]
fn who_leaves_alone_or_stays_alone_is_the_head_by_themselves() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let mut form = HouseholdForm::about(&desk, Task::Split(household), None).unwrap();
    form.choose(2, true);
    assert!(form.rows[2].is_head(), "alone in the new household");
    form.choose(3, true);
    assert!(form.rows[2].is_head() && form.rows[3].member.record.relation.is_unset(), "of the second it is asked");
    form.choose(2, false);
    assert!(!form.rows[2].is_head() && form.rows[3].is_head(), "who stays is what they were");
    let mut form = HouseholdForm::about(&desk, Task::Leave(household), None).unwrap();
    for row in 0..3 {
        form.choose(row, true);
    }
    assert!(form.rows[3].is_head(), "alone in what is left");
}

#[test]
fn who_was_written_into_a_form_is_taken_out_again_and_no_member_is() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let mut form = HouseholdForm::about(&desk, Task::Join(household), None).unwrap();
    let last = form.rows.len() - 1;
    assert!(!form.take_out(0), "a member");
    assert!(!form.take_out(last), "the empty row");
    fill(&mut form.rows[last], "单三", 900, true, "97");
    form.rows.push(MemberRow::empty());
    assert!(form.take_out(last));
    assert_eq!(form.rows.len(), last + 1);
}

#[test]
fn a_form_of_yesterday_does_not_overwrite_what_happened_since() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let wife = person_of(&desk, household, 1);
    let mut stale = HouseholdForm::about(&desk, Task::Leave(household), Some(wife)).unwrap();
    stale.event.set("left_by", |event| event.left_by = Choice::of("2"));
    split_off_the_son(&mut desk, household);
    assert!(matches!(save(&mut desk, &stale), Err(Trouble::ChangedMeanwhile(_))));
}

#[test]
fn who_marries_into_another_household_leaves_the_first_on_that_day() {
    let (_folder, mut desk) = office();
    let household = family(&mut desk);
    let own = split_off_the_son(&mut desk, household).household;
    let daughter = person_of(&desk, household, 2);
    let mut form = HouseholdForm::about(&desk, Task::Join(own), None).unwrap();
    form.event.set("joined_by", |event| event.joined_by = Choice::of("4"));
    form.rows[1].go_on_with(&desk, daughter).unwrap();
    relate(&mut form.rows[1], "77");
    save(&mut desk, &form).unwrap();
    assert_eq!(now(&desk, own), ["单一户主", "单二妹妹"]);
    let times: Vec<HouseholdMember> =
        desk.store.memberships_of(daughter).unwrap().into_iter().map(|(_, it)| it).collect();
    assert_eq!((times[0].left_by.label(), times[0].until_date), ("结婚迁出", times[1].from_date));
    let head = person_of(&desk, household, 0);
    let mut form = HouseholdForm::about(&desk, Task::Join(own), None).unwrap();
    form.event.set("joined_by", |event| event.joined_by = Choice::of("2"));
    form.rows[2].go_on_with(&desk, head).unwrap();
    relate(&mut form.rows[2], "51");
    assert!(save(&mut desk, &form).is_err(), "a head who would leave others without one");
}

#[test]
fn who_comes_into_a_household_is_floating_no_more_and_turns_back_only_after_leaving_it() {
    let (_folder, mut desk) = office();
    let mut floating = Registration::new(day(TODAY));
    floating.person.type_in("identity", &number(300, false), day(TODAY));
    floating.follow_identity(day(TODAY));
    for (key, text) in [("name", "罗小梅"), ("registered_address", "石桥镇新合村4组"), ("phones", "13800002916")]
    {
        floating.person.type_in(key, text, day(TODAY));
    }
    for (key, text) in [("reside_reason", "务工"), ("from_date", "2026-01-05"), ("notice_signed_on", "2026-01-05")] {
        floating.residence.type_in(key, text, day(TODAY));
    }
    floating.address.typed = "海棠苑1栋1单元101室".into();
    let saved = registration::save(&mut desk, &floating).unwrap();
    let turned = registration::turn_resident(&mut desk, saved.residence).unwrap();
    let stays = people::page(&desk, saved.person).unwrap().stays;
    assert_eq!((turned.person, stays.len()), (saved.person, 2), "the person stays one");
    assert_eq!((stays[0].residence.kind.label(), stays[1].residence.cancel_reason.label()), ("常住", "转为常住户口"));
    assert_eq!(stays[0].residence.from_date, stays[1].residence.until_date);
    let back = registration::turn_floating(&mut desk, turned.residence).unwrap();
    assert_eq!(people::page(&desk, saved.person).unwrap().stays[0].residence.kind.label(), "流动");
    undo::undo(&mut desk, back.change).unwrap();
    undo::undo(&mut desk, turned.change).unwrap();
    assert_eq!(people::page(&desk, saved.person).unwrap().stays.len(), 1, "one undo each");

    let household = family(&mut desk);
    let mut form = HouseholdForm::about(&desk, Task::Join(household), None).unwrap();
    form.event.set("joined_by", |event| event.joined_by = Choice::of("2"));
    form.rows[4].go_on_with(&desk, saved.person).unwrap();
    relate(&mut form.rows[4], "97");
    save(&mut desk, &form).unwrap();
    let stays = people::page(&desk, saved.person).unwrap().stays;
    assert_eq!(stays[1].residence.cancel_reason.label(), "转为常住户口");
    let refused = registration::turn_floating(&mut desk, stays[0].id);
    assert!(matches!(refused, Err(Trouble::StillInHousehold)));
}

/// A throw of the dice that is the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// The households standing now.
fn standing(desk: &Desk) -> Vec<RecordId> {
    list(desk, &HouseholdFilter::default(), HouseholdColumn::FromDate, false).unwrap()
}

/// Fills whatever relation is asked and empty: a head where a household has none, 其他亲属 for the others.
fn complete(form: &mut HouseholdForm) {
    for household in form.households() {
        let has_head = household.iter().any(|row| form.rows[*row].is_head());
        let mut asked: Vec<usize> = household.into_iter().filter(|row| form.asks_relation(*row)).collect();
        asked.retain(|row| form.rows[*row].member.record.relation.is_unset());
        for (place, row) in asked.into_iter().enumerate() {
            relate(&mut form.rows[row], if place == 0 && !has_head { relation::HOUSEHOLDER } else { "97" });
        }
    }
}

/// Something that may happen on this day; refused where it cannot.
fn happen(desk: &mut Desk, dice: &mut Dice, day: Date, serial: u32) -> Option<Result<Saved, Trouble>> {
    let households = standing(desk);
    let one = households[dice.below(households.len())];
    let task =
        [Task::Found, Task::Join(one), Task::Leave(one), Task::ChangeHead(one), Task::Split(one), Task::Unite(one)]
            [dice.below(6)];
    let mut form = HouseholdForm::about(desk, task, None).unwrap();
    match form.day_key() {
        "until_date" => form.event.set("until_date", |event| event.until_date = Day(Some(day))),
        _ => form.event.set("from_date", |event| event.from_date = Day(Some(day))),
    }
    form.event.set("left_by", |event| event.left_by = Choice::of(["1", "2", "3", "9"][dice.below(4)]));
    form.event.set("joined_by", |event| event.joined_by = Choice::of(["2", "4", "5"][dice.below(3)]));
    if task.begins_household() {
        form.household.set("from_date", |household| household.from_date = Day(Some(day)));
        form.address.typed = format!("海棠苑{}栋1单元{}室", serial % 9 + 1, 100 + serial);
        form.address.place = None;
    }
    if task.takes_people() {
        let last = form.rows.len() - 1;
        let somebody = RecordId(i64::try_from(dice.below(serial as usize)).unwrap() + 1);
        if matches!(task, Task::Join(_)) && dice.below(2) == 0 {
            form.rows[last].go_on_with(desk, somebody).ok()?;
        } else {
            fill(&mut form.rows[last], "某甲", serial, dice.below(2) == 0, "");
        }
        form.rows[last].is_someone_else = true;
    }
    if task.chooses_members() {
        for row in 0..form.rows.len() {
            if dice.below(2) == 0 {
                form.choose(row, true);
            }
        }
    }
    if let Task::Unite(_) = task {
        form.go_into(desk, Some(households[dice.below(households.len())]).filter(|into| *into != one)).unwrap();
    }
    if let (Task::ChangeHead(_), true) = (task, form.rows.len() > 1) {
        form.follow_head(1);
    }
    complete(&mut form);
    Some(save(desk, &form))
}

/// Everybody's times follow each other without meeting, each ends with its reason, and who went over to another household
/// is in that one from the same day on.
fn assert_nobody_is_lost(desk: &Desk, people: u32) {
    for person in (1..=i64::from(people)).map(RecordId) {
        if desk.store.load::<Person>(person).unwrap().is_none() {
            continue;
        }
        let times = desk.store.memberships_of(person).unwrap();
        for (place, (_, time)) in times.iter().enumerate() {
            let next = times.get(place + 1).map(|(_, next)| next);
            assert!(time.until_date.is_unset() || !time.left_by.is_unset(), "a reason: {time:?}");
            assert!(next.is_none_or(|next| !next.from_date.is_before(time.until_date)), "one at a time: {times:?}");
            assert!(next.is_none() || !time.until_date.is_unset(), "one at a time: {times:?}");
            if ["4", "5", "6"].contains(&time.left_by.code.as_str()) {
                assert_eq!(next.map(|next| next.from_date), Some(time.until_date), "goes on: {times:?}");
            }
        }
    }
    for household in standing(desk) {
        let members = desk.store.members_now(household).unwrap();
        let heads = members.iter().filter(|(_, member)| relation::is_householder(&member.relation.code)).count();
        assert_eq!(heads, 1, "a standing household has one head");
    }
}

/// Who belongs where on a day, as (person, household).
fn on(desk: &Desk, people: u32, day: Date) -> Vec<(RecordId, RecordId)> {
    let times = (1..=i64::from(people)).flat_map(|person| desk.store.memberships_on(RecordId(person), day).unwrap());
    times.map(|(_, time)| (time.person.id.unwrap(), time.household.id.unwrap())).collect()
}

#[test]
fn splitting_and_joining_households_loses_nobody() {
    for seed in 0..3 {
        let (_folder, mut desk) = office();
        family(&mut desk);
        let mut dice = Dice(seed);
        let mut saved = 0;
        let mut seen: Vec<(Date, Vec<(RecordId, RecordId)>)> = Vec::new();
        for turn in 0..40_u32 {
            let at = day("2021-01-01") + Days::new(u64::from(turn) * 30);
            let serial = 1000 + turn;
            let people = serial;
            if standing(&desk).is_empty() {
                break;
            }
            let before = on(&desk, 90, at);
            match happen(&mut desk, &mut dice, at, serial % 90 + 5) {
                Some(Ok(done)) => {
                    saved += 1;
                    assert_nobody_is_lost(&desk, people.min(90));
                    if dice.below(4) == 0 {
                        undo::undo(&mut desk, done.change).unwrap();
                        assert_eq!(on(&desk, 90, at), before, "undo is the way back");
                    }
                }
                Some(Err(Trouble::Unfinished(_))) | None => {
                    assert_eq!(on(&desk, 90, at), before, "refused is untouched");
                }
                Some(Err(trouble)) => panic!("{trouble}"),
            }
            seen.push((at, on(&desk, 90, at)));
        }
        assert!(saved > 10, "enough happened: {saved}");
        for (at, then) in seen {
            assert_eq!(on(&desk, 90, at), then, "{at} looks the same from later on");
        }
    }
}
