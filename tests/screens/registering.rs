//! What registering refuses, keeps and links, asked of the service without a window.

use crate::desk::{NEWCOMER, TODAY, open};
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS, Resident};
use linli::domain::values::{Choice, Day, Phones};
use linli::domain::{Date, RecordId, Role};
use linli::services::people::{self, PersonPage};
use linli::services::registration::{self, Registration, Saved, Standing};
use linli::services::{Desk, Trouble, candidates, drafts, station};

/// 曾不曾, the first who was registered; the landlord has the number before.
const KNOWN: RecordId = RecordId(2);

fn office() -> (Office, Desk) {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    (office, desk)
}

fn form_of(of: &Resident, address: &str) -> Registration {
    let mut form = Registration::new(TODAY);
    for (key, text) in [
        ("identity", of.number().as_str()),
        ("name", of.name),
        ("registered_address", "石桥镇新合村4组18号"),
        ("phones", of.telephone),
    ] {
        form.person.type_in(key, text, TODAY);
    }
    form.follow_identity(TODAY);
    for (key, text) in [("reside_reason", "务工"), ("from_date", "20260613"), ("notice_signed_on", "20260615")] {
        form.residence.type_in(key, text, TODAY);
    }
    form.address.typed = address.to_owned();
    form
}

fn known_at(desk: &Desk, address: &str) -> Registration {
    let mut form = form_of(&RESIDENTS[0], address);
    form.go_on_with(desk, KNOWN, Standing::Recorded).unwrap();
    form
}

fn page(desk: &Desk, saved: Result<Saved, Trouble>) -> PersonPage {
    people::page(desk, saved.unwrap().person).unwrap()
}

/// The fields saving objected to.
fn objections(saved: Result<Saved, Trouble>) -> Vec<&'static str> {
    match saved {
        Err(Trouble::Unfinished(problems)) => problems.into_iter().map(|problem| problem.field).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn existing(desk: &Desk) -> Registration {
    let stay = people::page(desk, KNOWN).unwrap().stays[0].id;
    Registration::existing(desk, stay).unwrap()
}

#[test]
fn a_draft_of_yesterday_does_not_undo_what_a_colleague_corrected_today() {
    let (_office, mut desk) = office();
    let mut stale = existing(&desk);
    stale.person.type_in("phones", "13800009999", TODAY);
    let mut newer = existing(&desk);
    newer.person.type_in("registered_address", "石桥镇新合村8组8号", TODAY);
    newer.residence.type_in("workplace", "青溪百货超市", TODAY);
    registration::save(&mut desk, &newer).unwrap();
    let page = {
        let saved = registration::save(&mut desk, &stale);
        page(&desk, saved)
    };
    assert_eq!(page.person.phones, Phones::new("13800009999"));
    assert_eq!(&*page.person.registered_address, "石桥镇新合村8组8号");
    assert_eq!(&*page.stays[0].residence.workplace, "青溪百货超市");
}

#[test]
fn where_both_changed_the_same_field_nothing_is_written_and_the_field_is_named() {
    let (_office, mut desk) = office();
    let mut stale = existing(&desk);
    stale.person.type_in("phones", "13800009999", TODAY);
    stale.residence.type_in("workplace", "晨光装饰队", TODAY);
    let mut newer = existing(&desk);
    newer.person.type_in("phones", "13800008888", TODAY);
    registration::save(&mut desk, &newer).unwrap();
    let trouble = registration::save(&mut desk, &stale).unwrap_err();
    assert!(trouble.to_string().contains("在您填写期间被改过（联系电话）"), "{trouble}");
    let page = people::page(&desk, KNOWN).unwrap();
    assert_eq!(page.person.phones, Phones::new("13800008888"));
    assert_eq!(&*page.stays[0].residence.workplace, "小蜜蜂快递点", "all or nothing");
}

#[test]
fn without_an_estate_the_only_dwelling_with_these_numbers_is_meant() {
    let (_office, mut desk) = office();
    let saved = registration::save(&mut desk, &form_of(&NEWCOMER, "3-2-501"));
    assert_eq!(page(&desk, saved).stays[0].address, "海棠苑3栋2单元501室");
}

#[test]
fn without_an_estate_a_new_dwelling_is_asked_for_its_estate() {
    let (_office, mut desk) = office();
    let saved = registration::save(&mut desk, &form_of(&NEWCOMER, "3-2-503"));
    assert_eq!(objections(saved), ["place"]);
}

#[test]
fn who_moves_on_ends_the_earlier_stay() {
    let (_office, mut desk) = office();
    let form = known_at(&desk, "海棠苑8栋1单元101室");
    let saved = registration::save(&mut desk, &form);
    let stays = page(&desk, saved).stays;
    assert_eq!(stays[1].residence.until_date, Day(Some(day("2026-06-13"))));
    assert_eq!(&*stays[1].residence.destination, "本社区内搬迁");
}

#[test]
fn who_lives_there_already_has_not_moved() {
    let (_office, mut desk) = office();
    let form = known_at(&desk, "海棠苑3栋2单元501室");
    assert_eq!(objections(registration::save(&mut desk, &form)), ["place"]);
    assert_eq!(people::page(&desk, KNOWN).unwrap().stays.len(), 1);
}

#[test]
fn a_stay_before_the_present_one_is_a_mistake_in_the_date() {
    let (_office, mut desk) = office();
    let mut form = known_at(&desk, "海棠苑8栋1单元101室");
    form.residence.type_in("from_date", "20260531", TODAY);
    assert_eq!(objections(registration::save(&mut desk, &form)), ["from_date"]);
}

#[test]
fn a_stay_that_is_over_ends_no_other() {
    let (_office, mut desk) = office();
    let mut form = known_at(&desk, "海棠苑8栋1单元101室");
    form.residence.type_in("from_date", "20250101", TODAY);
    form.residence.type_in("until_date", "20250201", TODAY);
    let saved = registration::save(&mut desk, &form);
    let stays = page(&desk, saved).stays;
    assert_eq!((stays.len(), stays[0].residence.until_date), (2, Day(None)));
}

fn told_landlord(name: &str, phone: &str) -> Registration {
    let mut form = form_of(&NEWCOMER, "海棠苑3栋2单元503室");
    form.landlord.name = name.to_owned();
    form.landlord.phone = phone.to_owned();
    form
}

/// The landlord of the residents has the first number of all.
const LANDLORD: RecordId = RecordId(1);

#[test]
fn a_landlord_who_is_known_is_linked_by_telephone_or_by_the_estate() {
    for phone in ["13800000707", ""] {
        let (_office, mut desk) = office();
        let saved = registration::save(&mut desk, &told_landlord("万俟有房", phone));
        let (landlord, _) = page(&desk, saved).landlord.unwrap();
        assert_eq!(landlord, LANDLORD, "told with {phone:?}");
    }
}

#[test]
fn a_namesake_with_another_telephone_is_another_landlord() {
    let (_office, mut desk) = office();
    let saved = registration::save(&mut desk, &told_landlord("万俟有房", "13800000808"));
    let (landlord, person) = page(&desk, saved).landlord.unwrap();
    assert_ne!(landlord, LANDLORD);
    assert_eq!(person.phones, Phones::new("13800000808"));
}

#[test]
fn the_telephone_of_a_landlord_without_a_name_is_not_lost_silently() {
    let (_office, mut desk) = office();
    assert_eq!(objections(registration::save(&mut desk, &told_landlord("", "13800000808"))), ["landlord"]);
}

#[test]
fn a_landlord_is_of_no_account_where_nothing_is_let_or_a_file_is_there() {
    let (_office, mut desk) = office();
    let mut own = told_landlord("百里有屋", "1380000");
    own.residence.set("dwelling_type", |record| record.dwelling_type = Choice::of("01"));
    let saved = registration::save(&mut desk, &own);
    assert_eq!(page(&desk, saved).landlord, None);
    let (_office, mut desk) = office();
    let mut filed = told_landlord("", "1380000");
    filed.address.typed = "3-2-501".to_owned();
    registration::save(&mut desk, &filed).unwrap();
}

#[test]
fn a_reason_answers_only_those_it_was_given_for() {
    let (_office, mut desk) = office();
    let twin = Resident { name: "曾也曾", ..RESIDENTS[0] };
    let mut form = form_of(&twin, "海棠苑8栋1单元101室");
    let asked = candidates::of(&desk, &form).unwrap();
    form.residence.type_in("duplicate_reason", "派出所证明号码重发", TODAY);
    assert!(matches!(registration::save(&mut desk, &form), Err(Trouble::Perhaps(_))), "a reason for nobody");
    form.answer(&asked);
    let mut other = form.clone();
    other.person.type_in("identity", &RESIDENTS[1].number(), TODAY);
    other.follow_identity(TODAY);
    assert!(matches!(registration::save(&mut desk, &other), Err(Trouble::Perhaps(_))), "somebody else");
    registration::save(&mut desk, &form).unwrap();
}

#[test]
fn a_correction_to_the_number_of_somebody_else_is_questioned() {
    let (_office, mut desk) = office();
    let mut form = existing(&desk);
    assert_eq!(candidates::of(&desk, &form).unwrap(), []);
    form.person.type_in("identity", &RESIDENTS[1].number(), TODAY);
    form.follow_identity(TODAY);
    assert!(matches!(registration::save(&mut desk, &form), Err(Trouble::Perhaps(found)) if found.len() == 1));
}

#[test]
fn who_may_only_look_neither_begins_a_registration_nor_reads_drafts() {
    let (office, mut desk) = office();
    let stay = people::page(&desk, KNOWN).unwrap().stays[0].id;
    station::add_operator(&mut desk, "只看不写", PASSWORD, Role::Reader).unwrap();
    drop(desk);
    let mut desk = open(&office, "只看不写");
    let form = form_of(&NEWCOMER, "海棠苑3栋2单元503室");
    let refused = [
        Registration::existing(&desk, stay).err(),
        Registration::at_address_of(&desk, stay).err(),
        form.clone().go_on_with(&desk, KNOWN, Standing::Recorded).err(),
        candidates::find(&desk, &form.person.record).err(),
        drafts::list(&desk).err(),
        drafts::take_up(&desk, "any").err(),
        drafts::keep(&mut desk, "any", form.into()).err(),
        drafts::drop(&mut desk, "any").err(),
    ];
    for trouble in refused {
        assert!(matches!(trouble, Some(Trouble::NotAllowed(_))), "{trouble:?}");
    }
}
