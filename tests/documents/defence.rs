//! The papers of a 联防组: the roster for its head, the card for each of its doors.

use crate::documents::houses::{LONG_ADDRESS, LONG_NAME};
use crate::{issue, station, words};
use linli::print::documents::defence::{GroupContact, GroupLine, GroupRecord, PatrolRow, TurnRow};
use linli::print::documents::post_card::PostRecord;
use linli::print::documents::{defence_card, defence_roster, defence_sheets, post_card};
use linli::print::{Document, Issue, Page};

pub fn group(doors: usize) -> GroupRecord {
    let contact = |name: &str, phones: &str| GroupContact { name: name.into(), phones: phones.into() };
    let line = |number: usize| GroupLine {
        name: format!("虚构门店{number}"),
        address: format!("海棠路{}号", number * 2 - 1),
        phone: format!("138 0000 {number:04}"),
        help_phone: "0830-0000101".into(),
        people: "3".into(),
        note: if number == 1 { "组长".into() } else { String::new() },
    };
    GroupRecord {
        number: "第3组".into(),
        name: "海棠路东段".into(),
        kind: "十店联防".into(),
        unit: "店".into(),
        area: "海棠路1号至19号".into(),
        head: contact("甄无名", "138 0000 0001"),
        deputy: contact("甄有信", "138 0000 0002"),
        policeman: contact("景为民", "0830-0000111"),
        help_phones: "0830-0000199".into(),
        route: "海棠路东头到菜市场".into(),
        elected_on: "2026-03-02".parse().ok(),
        formed_on: "2026-03-01".parse().ok(),
        members: (1..=doors).map(line).collect(),
        month: "2026年11月".into(),
        turns: (1..=doors).map(turn).collect(),
        patrols: (1..=doors).map(patrol).collect(),
    }
}

fn turn(number: usize) -> TurnRow {
    TurnRow {
        day: format!("2026-11-{number:02}"),
        hours: "19:30-21:30".into(),
        name: format!("虚构门店{number}"),
        address: format!("海棠路{}号", number * 2 - 1),
        phone: "138****0001".into(),
    }
}

fn patrol(number: usize) -> PatrolRow {
    PatrolRow {
        day: format!("2026-11-{number:02}"),
        hours: "19:30-21:30".into(),
        headcount: "3".into(),
        people: "甄无名、甄有信、景为民".into(),
        route: "海棠路东头到菜市场".into(),
        found: "消防隐患：海棠路3号门前堆物".into(),
        handling: "当场清走".into(),
    }
}

pub fn long_group() -> GroupRecord {
    let long = GroupContact { name: LONG_NAME.into(), phones: "0830-0000111，138 0000 0001，138 0000 0002".into() };
    let mut record = group(40);
    for line in &mut record.members {
        (line.name, line.address) = (LONG_NAME.into(), LONG_ADDRESS.into());
    }
    for turn in &mut record.turns {
        (turn.name, turn.address) = (LONG_NAME.into(), LONG_ADDRESS.into());
    }
    for patrol in &mut record.patrols {
        (patrol.people, patrol.found) = (LONG_NAME.into(), LONG_ADDRESS.into());
    }
    let (head, deputy, policeman) = (long.clone(), long.clone(), long);
    let area = LONG_ADDRESS.to_owned();
    GroupRecord { name: LONG_ADDRESS.into(), route: LONG_ADDRESS.into(), area, head, deputy, policeman, ..record }
}

pub fn post() -> PostRecord {
    PostRecord {
        holder: "甄包片".into(),
        post: "包片干部".into(),
        area: "海棠苑".into(),
        phones: "13800000001".into(),
        since: "2025-03-01".parse().ok(),
        drawn_up_on: "2026-06-15".parse().ok(),
        six: ["排查矛盾纠纷", "不激化、不上交", "入户走访", "周排查、月报告", "报社区调解委员会", "及时的给予表扬"]
            .map(str::to_owned),
    }
}

pub fn long_post() -> PostRecord {
    let six = post().six.map(|words| words.repeat(60));
    PostRecord { holder: LONG_NAME.into(), area: LONG_ADDRESS.into(), six, ..post() }
}

pub fn every(issue: &Issue<'_>) -> Vec<Document> {
    vec![
        defence_roster::batch(&[group(10), group(15), long_group()], issue),
        defence_roster::blank(issue),
        defence_card::batch(&[group(10), long_group()], issue),
        defence_card::blank(issue),
        defence_sheets::rota(&group(10), issue),
        defence_sheets::rota(&GroupRecord::default(), issue),
        defence_sheets::log(&group(10), issue),
        defence_sheets::log(&GroupRecord::default(), issue),
        post_card::filled(&post(), issue),
        post_card::filled(&long_post(), issue),
        post_card::filled(&PostRecord::default(), issue),
    ]
}

#[test]
fn the_roster_of_a_usual_group_stands_on_one_page_in_order_along_the_street() {
    let station = station();
    let roster = defence_roster::filled(&group(15), &issue(&station));
    assert_eq!(roster.pages.len(), 1);
    let words = &words(&roster)[0];
    for wanted in ["第3组", "海棠路1号至19号", "15店", "甄无名13800000001", "景为民", "2026年3月2日", "不张贴"]
    {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    let place = |door: &str| words.find(door).unwrap();
    assert!(place("海棠路3号") < place("海棠路5号") && place("海棠路5号") < place("海棠路29号"));
}

#[test]
fn a_blank_roster_has_a_row_for_each_door_of_the_largest_usual_group() {
    let station = station();
    let blank = defence_roster::blank(&issue(&station));
    assert_eq!(blank.pages.len(), 1);
    let words = &words(&blank)[0];
    assert!(words.contains("15") && words.contains("十户联防") && words.contains("十店联防"), "{words}");
}

#[test]
fn nobody_but_who_leads_the_group_stands_on_the_card() {
    let station = station();
    let card = defence_card::filled(&group(10), &issue(&station));
    assert_eq!((card.pages.len(), card.pages[0].width_mm), (1, 210.0));
    let words = &words(&card)[0];
    for wanted in ["甄无名13800000001", "甄有信", "景为民", "报警110", "家家相助", "0830-0000199"] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert!(!words.contains("虚构门店"), "{words}");
}

#[test]
fn a_month_of_turns_and_a_log_to_be_written_by_hand_stand_on_one_page_each() {
    let station = station();
    let issue = issue(&station);
    let none = GroupRecord::default();
    for blank in [defence_sheets::rota(&none, &issue), defence_sheets::log(&none, &issue)] {
        assert_eq!(blank.pages.len(), 1);
    }
    let log = words(&defence_sheets::log(&group(10), &issue)).concat();
    assert!(log.contains("海棠路3号门前堆物") && log.contains("2026年11月"));
}

#[test]
fn a_card_of_a_post_stands_on_one_page_with_its_six_and_room_for_both_to_sign() {
    let station = station();
    for record in [post(), PostRecord::default()] {
        let card = post_card::filled(&record, &issue(&station));
        assert_eq!(card.pages.len(), 1);
        let words = &words(&card)[0];
        for wanted in ["定任务", "定目标", "定措施", "定制度", "定责任", "定奖惩", "责任人（签名）", "社区（盖章）"]
        {
            assert!(words.contains(wanted), "{wanted} in {words}");
        }
    }
    // Other cells of the same row stand between the lines of a long one.
    let long = post_card::filled(&long_post(), &issue(&station));
    let long: String = long.pages.iter().flat_map(Page::texts).collect();
    assert!(long.contains(LONG_NAME) && long.matches('访').count() == 60, "nothing of it is cut");
}
