//! A made-up station with everything in it, exported whole, brought in by another one and exported again: the same tables, but
//! for what [`GIVEN_ANEW`] names.

use super::*;
use crate::domain::import::GIVEN_ANEW;
use crate::domain::registers::Dispute;
use crate::services::demo;
use std::collections::BTreeMap;

const PEOPLE: u32 = 400;

/// In the order in which an office brings them in: firms before the houses they own.
const REGISTERS: [(&str, Subject); 6] = [
    ("organisation", Subject::Organisations),
    ("person", Subject::People),
    ("rental_house", Subject::Houses),
    ("tenancy", Subject::Tenancies),
    ("group_member", Subject::Groups),
    ("dispute", Subject::Disputes),
];

/// Each column with its cells in order, without those that are given anew.
fn columns(table: &[Vec<String>]) -> BTreeMap<&str, Vec<&str>> {
    let kept = table[0].iter().filter(|heading| !GIVEN_ANEW.contains(&heading.as_str()));
    let sorted = |heading| {
        let mut cells = column(table, heading);
        cells.sort_unstable();
        cells
    };
    kept.map(|heading| (heading.as_str(), sorted(heading))).collect()
}

/// The rows as texts in order, without what is given anew.
fn rows(table: &[Vec<String>]) -> Vec<Vec<&str>> {
    let is_kept = |place: &usize| !GIVEN_ANEW.contains(&table[0][*place].as_str());
    let kept: Vec<usize> = (0..table[0].len()).filter(is_kept).collect();
    let mut rows: Vec<Vec<&str>> =
        table[1..].iter().map(|row| kept.iter().map(|place| row[*place].as_str()).collect()).collect();
    rows.sort_unstable();
    rows
}

/// What one column lost and what it got instead, to be read by whoever looks for the reason.
fn differing(first: &[Vec<String>], second: &[Vec<String>]) -> Vec<String> {
    let after = columns(second);
    let differing = columns(first).into_iter().filter_map(|(heading, before)| {
        let mut came: Vec<&str> = after.get(heading).cloned().unwrap_or_default();
        let mut lost = Vec::new();
        for cell in before {
            match came.iter().position(|other| *other == cell) {
                Some(place) => drop(came.swap_remove(place)),
                None => lost.push(cell),
            }
        }
        let is_same = lost.is_empty() && came.is_empty();
        lost.truncate(4);
        came.truncate(4);
        (!is_same).then(|| format!("{heading}: {lost:?} became {came:?}"))
    });
    differing.collect()
}

/// Of a case that is not public hardly more than the number leaves, also with the head.
fn make_public(desk: &mut Desk) {
    let confidential: Vec<(RecordId, Dispute)> = (1..)
        .map_while(|id| desk.store.load::<Dispute>(RecordId(id)).unwrap().map(|case| (RecordId(id), case)))
        .filter(|(_, case)| case.is_confidential())
        .collect();
    assert!(!confidential.is_empty());
    for (id, case) in confidential {
        let case = Dispute { openness: Choice::of("1"), ..case };
        desk.writing("公开", |writing| Ok(writing.update(id, &case)?)).unwrap();
    }
}

/// It was held only for tables with few columns, which said nothing of days of registration, firms, passports or how somebody
/// came into a household: those were lost.
#[test]
fn a_whole_station_that_was_brought_in_elsewhere_is_exported_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (desk(&folder.path().join("甲")), desk(&folder.path().join("乙")));
    demo::plant(&mut one, PEOPLE, 7, &Progress::default()).unwrap();
    make_public(&mut one);
    let mut wrong = Vec::new();
    for (table, subject) in REGISTERS {
        let order = order(table, whole());
        let file = folder.path().join(format!("{table}.xlsx"));
        let first = exported(&mut one, &order, &file);
        let opened = import::open(&other, &file, Some(subject)).unwrap();
        let rehearsal = import::rehearse(&other, &opened, &Progress::default()).unwrap();
        for verdict in &rehearsal.verdicts {
            if !verdict.is_taken() || verdict.is_partial {
                wrong.push(format!("{table} {} {:?} {}", verdict.number, verdict.outcome, verdict.reason));
            }
        }
        import::carry_out(&mut other, &opened, &rehearsal, &Progress::default()).unwrap();
        let second = exported(&mut other, &order, &folder.path().join(format!("{table}-2.xlsx")));
        wrong.extend(differing(&first, &second).into_iter().map(|line| format!("{table} {line}")));
        if wrong.is_empty() {
            assert_eq!(rows(&first), rows(&second), "{table}: the cells are there, in other rows");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
