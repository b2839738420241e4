//! A 调委会 that is founded, filled and dissolved; a community that has no policeman until somebody is named.

use super::*;
use crate::domain::registers::{Person, Place, PlaceDuty, TeamMember};
use crate::domain::values::{Choice, Link, Name, Phones, Text};
use crate::services::finding::{self, HitKind};
use crate::services::testing::desk;
use crate::services::undo;
use crate::store::Stored;
use tempfile::TempDir;

fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder.path().join("档案"));
    (folder, desk)
}

fn on(text: &str) -> Day {
    Day::new(text.parse().unwrap())
}

fn add<R: Stored>(desk: &mut Desk, record: R) -> RecordId {
    desk.writing("测试", |writing| Ok(writing.insert(&record)?)).unwrap().0
}

fn found(desk: &mut Desk, kind: &str) -> RecordId {
    let (kind, formed_on) = (Choice::of(kind), on("2026-03-01"));
    let team = Team { kind, team_name: Text::new("海棠社区调委会"), formed_on, ..Team::default() };
    save(desk, None, &team).unwrap().0
}

/// Somebody who lives elsewhere, by name.
fn takes_in(desk: &mut Desk, team: RecordId, name: &str, post: &str, sex: &str) -> ChangeId {
    let mut serving = new_member(desk, team).unwrap();
    serving.name = name.to_owned();
    serving.member = TeamMember { post: Choice::of(post), sex: Choice::of(sex), ..serving.member };
    save_member(desk, team, None, &serving).unwrap()
}

#[test]
fn a_committee_is_filled_until_nothing_is_to_be_looked_at_and_its_terms_are_three_years() {
    let (_folder, mut desk) = office();
    let team = found(&mut desk, "2");
    assert_eq!(page(&desk, team).unwrap().findings, [TeamFinding::Nobody]);
    takes_in(&mut desk, team, "甄公道", "3", "1");
    takes_in(&mut desk, team, "甄明理", "1", "1");
    let words = |desk: &Desk| page(desk, team).unwrap().findings.iter().map(TeamFinding::short).collect::<Vec<_>>();
    assert_eq!(words(&desk), ["委员人数不合", "没有妇女委员"]);
    let third = takes_in(&mut desk, team, "甄和气", "3", "2");
    assert!(words(&desk).is_empty());
    let page = page(&desk, team).unwrap();
    assert_eq!(page.members.iter().map(|line| line.post.as_str()).collect::<Vec<_>>(), ["主任", "委员", "委员"]);
    assert_eq!(page.members[0].member.term_until, on("2029-06-14"));
    undo::undo(&mut desk, third).unwrap();
    assert_eq!(words(&desk).len(), 2);
}

#[test]
fn a_resident_is_linked_and_comes_into_a_team_once() {
    let (_folder, mut desk) = office();
    let team = found(&mut desk, "3");
    let name = Name::new("甄有信");
    let person = add(&mut desk, Person { name, phones: Phones::new("13800000001"), ..Person::default() });
    let mut serving = new_member(&desk, team).unwrap();
    serving.person = Some(person);
    serving.name = "甄有信".to_owned();
    save_member(&mut desk, team, None, &serving).unwrap();
    let line = page(&desk, team).unwrap().members.remove(0);
    assert_eq!((line.name.as_str(), line.phones_in_full.as_str()), ("甄有信", "138 0000 0001"));
    assert!(line.member.member_name.0.is_empty(), "a name is written down once");
    assert!(matches!(save_member(&mut desk, team, None, &serving), Err(Trouble::Unfinished(_))));
    end_term(&mut desk, line.id, on("2026-06-15")).unwrap();
    let page = page(&desk, team).unwrap();
    assert_eq!((page.members.len(), page.past.len()), (0, 1));
    let nameless = Serving { name: " ".to_owned(), person: None, ..serving };
    assert!(matches!(save_member(&mut desk, team, None, &nameless), Err(Trouble::Unfinished(_))));
}

#[test]
fn a_dissolved_team_lets_everybody_go_and_is_changed_no_more() {
    let (_folder, mut desk) = office();
    let team = found(&mut desk, "1");
    takes_in(&mut desk, team, "甄公道", "1", "1");
    dissolve(&mut desk, team, on("2026-06-10")).unwrap();
    assert_eq!((list(&desk, false).unwrap().len(), list(&desk, true).unwrap().len()), (0, 1));
    let page = page(&desk, team).unwrap();
    // Who came after that day leaves on the day they came.
    assert_eq!(page.past[0].member.until_date, on("2026-06-15"));
    assert!(matches!(new_member(&desk, team), Err(Trouble::TeamDissolved)));
}

#[test]
fn a_community_without_a_policeman_is_told_until_one_is_named_in_the_tree_or_in_a_police_box() {
    let (_folder, mut desk) = office();
    let community = Place { kind: Choice::of("1"), label: Text::new("海棠社区"), ..Place::default() };
    let community = add(&mut desk, community);
    assert_eq!(hints(&desk).unwrap(), ["海棠社区还没有社区民警"]);
    let office = found(&mut desk, POLICE_BOX);
    assert_eq!(hints(&desk).unwrap().len(), 1, "a box with nobody in it");
    let change = takes_in(&mut desk, office, "景为民", POLICEMAN, "1");
    assert!(hints(&desk).unwrap().is_empty());
    undo::undo(&mut desk, change).unwrap();
    let duty = PlaceDuty {
        place: Link::to(community),
        duty: Choice::of("5"),
        holder: Name::new("景为民"),
        from_date: on("2026-01-01"),
        ..PlaceDuty::default()
    };
    add(&mut desk, duty);
    assert!(hints(&desk).unwrap().is_empty());
}

#[test]
fn rosters_stand_on_one_list_with_telephones_whole_and_the_word_that_they_are_not_for_the_wall() {
    let (_folder, mut desk) = office();
    let team = found(&mut desk, "2");
    takes_in(&mut desk, team, "甄公道", "1", "2");
    let sheet = rosters(&desk, &[team]).unwrap().sheet.unwrap();
    assert_eq!(sheet.title, "海棠社区调委会花名册");
    assert!(sheet.about[0].contains("不张贴"), "{:?}", sheet.about);
    assert_eq!(sheet.rows[0][1..4], ["主任", "甄公道", "女性"]);
}

#[test]
fn a_team_is_found_from_the_search_box_by_its_name_or_its_kind() {
    let (_folder, mut desk) = office();
    let team = found(&mut desk, "2");
    for typed in ["海棠社区调委会", "调委", "社区调"] {
        let hits = finding::search(&desk, typed, 10).unwrap();
        assert!(hits.iter().any(|hit| hit.kind == HitKind::Team && hit.id == team), "{typed}");
    }
    assert!(finding::search(&desk, "调", 10).unwrap().is_empty(), "one character says too little");
}
