//! A round through an estate, a market and a street: numbered, walked, entered, ended.

use super::*;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Value};
use crate::services::testing::{TODAY, desk};
use crate::services::undo;
use crate::store::Stored;
use tempfile::TempDir;

fn add<R: Stored>(desk: &mut Desk, record: R) -> RecordId {
    desk.writing("测试", |writing| Ok(writing.insert(&record)?)).unwrap().0
}

fn place(desk: &mut Desk, parent: Option<RecordId>, kind: &str, label: &str) -> RecordId {
    let parent = parent.map_or_else(Link::none, Link::to);
    add(desk, Place { parent, kind: Choice::of(kind), label: Text::new(label), ..Place::default() })
}

/// An estate of two buildings with two rooms each, a market with a stall, and a street with a shop; the round begun.
fn office() -> (TempDir, Desk, RecordId) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    let community = place(&mut desk, None, "1", "海棠社区");
    let estate = place(&mut desk, Some(community), "2", "海棠苑");
    for building in ["10栋", "2栋"] {
        let building = place(&mut desk, Some(estate), "5", building);
        let unit = place(&mut desk, Some(building), "6", "1单元");
        for room in ["101室", "102室"] {
            place(&mut desk, Some(unit), "7", room);
        }
    }
    let market = place(&mut desk, Some(community), "8", "海棠市场");
    place(&mut desk, Some(market), "10", "1号摊");
    let street = place(&mut desk, Some(community), "3", "海棠路");
    place(&mut desk, Some(street), "9", "1号店");
    let name = Text::new("六月走访");
    let round =
        VisitRound { round_name: name, place: Link::to(community), begun_on: Day::new(TODAY), ..VisitRound::default() };
    let (round, _) = begin(&mut desk, &round).unwrap();
    (folder, desk, round)
}

fn walked(numbers: &str) -> Walked {
    Walked { numbers: numbers.to_owned(), on: Day::new(TODAY), visitor: "楚无留".to_owned() }
}

#[test]
fn several_findings_are_entered_in_one_line_and_stand_on_the_progress_sheet() {
    let (_folder, mut desk, round) = office();
    let (count, _) = enter(&mut desk, round, &walked("1-2；4：门锁着；5 6：楼道堆物")).unwrap();
    assert_eq!(count, 5);
    let remarks = |desk: &Desk| {
        let page = page(desk, round).unwrap();
        page.lines.iter().map(|line| line.visit.remark.shown()).collect::<Vec<_>>()
    };
    assert_eq!(remarks(&desk), ["", "", "", "门锁着", "楼道堆物", "楼道堆物", "", ""]);
    let sheet = progress_sheet(&desk, round).unwrap().sheet.unwrap();
    assert_eq!(sheet.rows.iter().filter(|row| row[3] == "楼道堆物").count(), 2);
    assert!(enter(&mut desk, round, &walked("7；9：没有这处")).is_err());
    assert_eq!(page(&desk, round).unwrap().total().visited, 5, "nothing of a mistyped line is taken");
    enter(&mut desk, round, &walked("4")).unwrap();
    assert_eq!(remarks(&desk)[3], "门锁着", "who is visited again keeps what was found");
}

#[test]
fn a_round_numbers_everything_to_be_visited_building_by_building() {
    let (_folder, desk, round) = office();
    let page = page(&desk, round).unwrap();
    let names: Vec<&str> = page.lines.iter().map(|line| line.full_name.as_str()).collect();
    let rooms = ["海棠苑2栋1单元101室", "海棠苑2栋1单元102室", "海棠苑10栋1单元101室", "海棠苑10栋1单元102室"];
    let at = |name: &str| names.iter().position(|known| *known == name).unwrap();
    assert!(rooms.windows(2).all(|pair| at(pair[0]) + 1 == at(pair[1])), "{names:?}");
    let all: Vec<usize> = page.progress.iter().map(|progress| progress.all).collect();
    assert_eq!((all, page.total().visited), (vec![1, 1, 4, 1, 1], 0));
    assert_eq!(
        page.lines.iter().map(|line| line.visit.position.0.unwrap()).collect::<Vec<_>>(),
        (1..=8).collect::<Vec<_>>()
    );
}

#[test]
fn a_walk_is_entered_by_numbers_and_a_wrong_number_enters_nothing() {
    let (_folder, mut desk, round) = office();
    let (count, change) = enter(&mut desk, round, &walked("1-3 8")).unwrap();
    assert_eq!((count, page(&desk, round).unwrap().total()), (4, Progress { visited: 4, all: 8 }));
    let refused = enter(&mut desk, round, &walked("4 9"));
    let Err(Trouble::Unfinished(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].sentence, "没有 9 号，编号从 1 到 8");
    assert_eq!(page(&desk, round).unwrap().total().visited, 4);
    undo::undo(&mut desk, change).unwrap();
    assert_eq!(page(&desk, round).unwrap().total().visited, 0);
}

#[test]
fn the_walk_list_has_what_was_missed_and_an_ended_round_takes_no_more() {
    let (_folder, mut desk, round) = office();
    enter(&mut desk, round, &walked("1 2 3 4 5 6 7")).unwrap();
    let sheet = walk_list(&desk, round).unwrap().sheet.unwrap();
    assert_eq!((sheet.rows.len(), sheet.rows[0][0].as_str()), (1, "8"));
    let figures = progress_sheet(&desk, round).unwrap().sheet.unwrap();
    assert_eq!(figures.rows.last().unwrap()[1..], ["8", "7", "1"]);
    let visit = page(&desk, round).unwrap().lines[0].id;
    clear(&mut desk, visit).unwrap();
    assert_eq!(page(&desk, round).unwrap().total().visited, 6);
    end(&mut desk, round, Day::new(TODAY)).unwrap();
    assert!(matches!(enter(&mut desk, round, &walked("1")), Err(Trouble::RoundEnded)));
}
