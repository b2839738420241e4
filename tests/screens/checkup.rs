//! 今日 and 体检: what is due leads to its record, what is found is mended by a key and taken back, 五个清 are counted.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD};
use crate::window::{key, press, shows, wait_for, wait_until};
use eframe::egui::{Key, Modifiers};
use linli::domain::registers::{Agreement, Occupant, Person, PlaceDuty, RentalHouse, Residence, Tenancy};
use linli::domain::template::TemplateKind;
use linli::domain::values::{Choice, Day, Link, Name, Phones, Text};
use linli::domain::{Date, RecordId};
use linli::services::people;
use linli::store::{Act, Store, StoreError, Writing};

const AT: &str = "2026-06-15T09:00:00+08:00";
/// The first resident, by the order in which the office registers.
const RESIDENT: RecordId = RecordId(2);
const HOUSE: RecordId = RecordId(1);

/// The office after somebody else has written into its archive.
fn office_with(work: impl FnOnce(&mut Writing<'_>) -> Result<(), StoreError>) -> Office {
    let office = Office::with_people();
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).unwrap();
    let act = Act { operator: OPERATOR, machine: "柜台一", at: AT, what: "登记", purpose: "" };
    store.write(&act, work).unwrap();
    office
}

fn change<R: linli::store::Stored>(
    writing: &mut Writing<'_>,
    id: RecordId,
    change: impl FnOnce(&mut R),
) -> Result<(), StoreError> {
    let mut record: R = writing.load(id)?.unwrap();
    change(&mut record);
    writing.update(id, &record)
}

fn on(text: &str) -> Day {
    Day(Some(text.parse::<Date>().unwrap()))
}

/// The first resident's tenancy in the house they live in, agreed until a day.
fn tenancy(writing: &mut Writing<'_>, until: &str) -> Result<(), StoreError> {
    let tenancy = writing.insert(&Tenancy {
        house: Link::to(HOUSE),
        tenant: Link::to(RESIDENT),
        from_date: on("2026-06-01"),
        agreed_until: on(until),
        ..Tenancy::default()
    })?;
    writing.insert(&Occupant {
        tenancy: Link::to(tenancy),
        person: Link::to(RESIDENT),
        from_date: on("2026-06-01"),
        ..Occupant::default()
    })?;
    Ok(())
}

/// An office with something of every degree of pressing, and a few faults.
pub(super) fn busy_office() -> Office {
    office_with(|writing| {
        tenancy(writing, "2026-06-12")?;
        change::<Residence>(writing, RecordId(2), |residence| residence.permit_valid_until = on("2026-06-15"))?;
        change::<Residence>(writing, RecordId(3), |residence| residence.permit_valid_until = on("2026-06-18"))?;
        change::<Residence>(writing, RecordId(4), |residence| residence.permit_issued_on = on("2025-06-20"))?;
        writing.insert(&Agreement {
            kind: Choice::of_kind(TemplateKind::RentalAgreement),
            house: Link::to(HOUSE),
            valid_from: on("2025-07-01"),
            valid_until: on("2026-07-01"),
            party_signed_on: on("2025-07-01"),
            community_signed_on: on("2025-07-01"),
            police_signed_on: on("2025-07-01"),
            ..Agreement::default()
        })?;
        change::<Person>(writing, RecordId(5), |person| person.phones = Phones::default())?;
        faulty_birth(writing)
    })
}

fn faulty_birth(writing: &mut Writing<'_>) -> Result<(), StoreError> {
    change::<Person>(writing, RESIDENT, |person| person.birth = on("1990-01-02"))
}

/// The rule of this title, chosen on the checkup screen.
fn choose_rule(window: &mut Window, title: &str) {
    wait_for(window, title);
    wait_until(window, |window| !shows(window, "正在体检"));
    press(window, title);
}

/// Opens the screen from 今日 and waits until every rule was asked.
fn checkup(office: Office) -> Window {
    let mut window = sit_down(office);
    wait_for(&mut window, "资料体检");
    wait_until(&mut window, |window| !shows(window, "正在体检") && !shows(window, "正在数"));
    press(&mut window, "逐条处理");
    window
}

#[test]
fn what_runs_out_stands_on_today_by_how_pressing_it_is_and_opens_the_list() {
    let office = office_with(|writing| {
        tenancy(writing, "2026-06-12")?;
        change::<Residence>(writing, RecordId(2), |residence| residence.permit_valid_until = on("2026-06-15"))
    });
    let mut window = sit_down(office);
    wait_for(&mut window, "要办的事 2 件");
    assert!(stands(&window, "逾期 3 天") && stands(&window, "今天到期"));
    assert!(shows(&window, "租期届满：") && stands(&window, "居住证到期：单数双，海棠苑3栋***"));
    press(&mut window, "全部");
    press(&mut window, "租期届满");
    assert!(shows(&window, "租期到 2026-06-12，请记续租或退租"));
    key(&mut window, Key::Escape);
    assert!(stands(&window, "要办的事 2 件"), "back on today");
}

#[test]
fn enter_opens_the_record_of_the_chosen_line() {
    let office = office_with(|writing| {
        change::<Residence>(writing, RecordId(1), |residence| residence.permit_valid_until = on("2026-06-15"))
    });
    let mut window = sit_down(office);
    wait_for(&mut window, "要办的事 1 件");
    assert!(stands(&window, "居住证到期：曾不曾，海棠苑3栋***"));
    // The list has the keyboard when it comes.
    key(&mut window, Key::Enter);
    assert!(stands(&window, "编辑"), "the person's page");
    assert!(shows(&window, "曾不曾"));
}

#[test]
fn each_count_of_what_is_missing_opens_its_own_list() {
    let office = office_with(|writing| change::<Person>(writing, RESIDENT, |person| person.phones = Phones::default()));
    let mut window = sit_down(office);
    wait_for(&mut window, "缺联系电话");
    press(&mut window, "缺联系电话 1 处");
    assert!(stands(&window, "没有联系电话"));
    assert!(stands(&window, "曾不曾"));
}

#[test]
fn a_fault_is_mended_by_one_key_named_in_the_message_and_taken_back() {
    let mut window = checkup(office_with(faulty_birth));
    choose_rule(&mut window, "出生日期与证件号码不符");
    assert!(shows(&window, "按 R：出生日期改为 1990-01-01"), "what would change is said before");
    key(&mut window, Key::ArrowRight);
    key(&mut window, Key::R);
    assert!(shows(&window, "已改好：出生日期改为 1990-01-01"));
    wait_until(&mut window, |window| !shows(window, "出生日期与证件号码不符"));
    command(&mut window, Key::Z);
    assert!(shows(&window, "已撤销：按证件号码改出生日期"));
    wait_for(&mut window, "出生日期与证件号码不符");
    let afresh = afresh(window);
    let person = people::person(&afresh.desk, RESIDENT).unwrap();
    assert_eq!(person.birth, on("1990-01-02"), "as it was before");
}

#[test]
fn what_was_mended_is_in_the_archive() {
    let mut window = checkup(office_with(faulty_birth));
    choose_rule(&mut window, "出生日期与证件号码不符");
    press(&mut window, "改好");
    let person = people::person(&afresh(window).desk, RESIDENT).unwrap();
    assert_eq!(person.birth, on("1990-01-01"));
}

#[test]
fn a_reader_sees_what_is_found_and_mends_nothing() {
    let office = office_with(faulty_birth);
    linli::services::station::add_operator(&mut open(&office, OPERATOR), READER, PASSWORD, linli::domain::Role::Reader)
        .unwrap();
    let mut window = sit_down_as(office, READER);
    wait_for(&mut window, "出生日期与证件号码不符 1 处");
    press(&mut window, "出生日期与证件号码不符 1 处");
    key(&mut window, Key::ArrowRight);
    key(&mut window, Key::R);
    let person = people::person(&afresh(window).desk, RESIDENT).unwrap();
    assert_eq!(person.birth, on("1990-01-02"));
}

#[test]
fn the_checkup_is_worked_by_keyboard_alone() {
    let mut window = checkup(office_with(|writing| {
        faulty_birth(writing)?;
        change::<Person>(writing, RecordId(3), |person| person.sex = Choice::of("2"))
    }));
    wait_until(&mut window, |window| !shows(window, "正在体检"));
    // The rules have the keyboard; the first is the birth.
    with(&mut window, Modifiers::NONE, Key::Home);
    key(&mut window, Key::ArrowDown);
    assert!(shows(&window, "按 R：性别改为男"));
    key(&mut window, Key::Enter);
    key(&mut window, Key::R);
    assert!(shows(&window, "已改好：性别改为男"));
    let person = people::person(&afresh(window).desk, RecordId(3)).unwrap();
    assert_eq!(person.sex.code, "1");
}

#[test]
fn another_part_has_the_keyboard_in_its_list_and_r_mends_from_either_list() {
    let mut window = checkup(office_with(faulty_birth));
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert!(stands(&window, "到期与待补"));
    with(&mut window, Modifiers::ALT, Key::Num2);
    key(&mut window, Key::Home);
    key(&mut window, Key::R);
    assert!(shows(&window, "已改好："), "{:?}", beginning_with(&window, "按 R"));
}

/// Today once went on saying what a checkup had found before somebody was registered.
#[test]
fn a_checkup_is_made_again_once_something_was_written() {
    let mut window = sit_down(office_with(|_| Ok(())));
    wait_for(&mut window, "资料体检 9 处");
    meanwhile(&window, |store| {
        let act =
            Act { operator: "站长", machine: "柜台二", at: "2026-06-15T08:00:00+08:00", what: "改", purpose: "" };
        store.write(&act, faulty_birth).unwrap();
    });
    command(&mut window, Key::Num2);
    command(&mut window, Key::Num1);
    wait_for(&mut window, "资料体检 10 处");
}

#[test]
fn taking_back_what_was_mended_last_leads_back_to_its_rule() {
    let mut window = checkup(office_with(|writing| {
        faulty_birth(writing)?;
        change::<Person>(writing, RecordId(3), |person| person.sex = Choice::of("2"))
    }));
    wait_until(&mut window, |window| !shows(window, "正在体检"));
    with(&mut window, Modifiers::NONE, Key::Home);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    key(&mut window, Key::R);
    wait_until(&mut window, |window| !shows(window, "正在体检") && !shows(window, "按 R：性别改为男"));
    command(&mut window, Key::Z);
    wait_until(&mut window, |window| !shows(window, "正在体检") && shows(window, "按 R：性别改为男"));
}

#[test]
fn the_five_are_counted_for_whom_somebody_answers() {
    let office = office_with(|writing| {
        writing.insert(&PlaceDuty {
            place: Link::to(RecordId(1)),
            duty: Choice::of("2"),
            holder: Name::new("楚无留"),
            phones: Phones(vec!["13800009999".to_owned()]),
            from_date: on("2026-01-01"),
            ..PlaceDuty::default()
        })?;
        change::<Person>(writing, RESIDENT, |person| person.phones = Phones::default())?;
        change::<RentalHouse>(writing, HOUSE, |house| house.remark = Text::new("看过"))
    });
    let mut window = checkup(office);
    press(&mut window, "五个清");
    wait_for(&mut window, "联系方式清");
    assert!(stands(&window, "海棠苑") && stands(&window, "楚无留"));
    press(&mut window, "联系方式清");
    assert!(stands(&window, "缺 1 / 6"));
    assert!(stands(&window, "曾不曾") && stands(&window, "没有联系电话"));
    assert!(!stands(&window, "海棠苑3栋2单元501室"), "no more of an address than other lists show");
}
