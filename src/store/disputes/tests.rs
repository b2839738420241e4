//! A list stands as the domain says each of its cases does, a case is found by number and party, and one that is not public is there
//! for those on it alone.

use super::*;
use crate::domain::dispute::testing::{party, step};
use crate::domain::dispute::{NOT_IN_PUBLIC, Stage, StepKind};
use crate::domain::finding::words;
use crate::domain::values::{Choice, Day, Lines, Link, Text};
use crate::store::testing::{act, archive};

/// The station head, and one mediator among others.
fn eyes(operator: &str, sees_all: bool) -> Sight {
    Sight { officer: Officer { id: 0, name: operator.to_owned() }, sees_all }
}

fn dispute(number: u32) -> Dispute {
    Dispute {
        case_number: Text(format!("海人调字〔2026〕第{number:03}号")),
        registered_on: Day("2026-05-20".parse().ok()),
        source: Choice::of("1"),
        dispute_type: Choice::of("02"),
        level: Choice::of("1"),
        openness: Choice::of("1"),
        summary: Lines::new("楼上漏水"),
        mediators: Text::new("何建国、周敏"),
        registered_by: Text::new("陈接待"),
        ..Dispute::default()
    }
}

fn write(store: &mut Store, dispute: &Dispute, name: &str, kinds: &[StepKind]) -> RecordId {
    let written = store.write(&act(), |writing| {
        let id = writing.insert(dispute)?;
        let of = DisputeParty { dispute: Link::to(id), ..party("1", "1", name, "") };
        writing.insert(&of)?;
        for kind in kinds {
            writing.insert(&DisputeStep { dispute: Link::to(id), ..step(*kind, "2026-05-20") })?;
        }
        Ok(id)
    });
    written.unwrap().0
}

#[test]
fn a_list_is_narrowed_as_the_domain_says_its_cases_stand() {
    let (_folder, mut store) = archive();
    use StepKind::*;
    let courses: [&[StepKind]; 12] = [
        &[Register],
        &[Register, Refuse],
        &[Register, Accept, Extend],
        &[Register, Accept, Mediate, Agree, Visit],
        &[Register, Accept, Mediate, AgreeOrally],
        &[Register, Accept, Mediate, Fail],
        &[Register, Accept, Withdraw, Reopen],
        &[Register, Accept, Mediate, Agree, Visit, Archive],
        &[Register, Transfer, Archive],
        &[Register, Transfer, Return],
        &[Register, Accept, Mediate, Fail, Escalate],
        &[Register, Accept, Escalate, HandDown, Supervise, Return],
    ];
    for (number, kinds) in (1..).zip(courses) {
        write(&mut store, &dispute(number), "甄有理", kinds);
    }
    let head = eyes("站长", true);
    for standing in Standing::ALL {
        let filter = DisputeFilter { standing: Some(standing), ..DisputeFilter::default() };
        let narrowed = store.dispute_ids(&head, &filter).unwrap();
        let all = store.dispute_ids(&head, &DisputeFilter::default()).unwrap();
        let rows = store.dispute_rows(&head, &all).unwrap();
        let expected: Vec<RecordId> =
            rows.iter().filter(|row| standing_of(row.case.course().stage) == standing).map(|row| row.id).collect();
        assert_eq!(narrowed, expected, "{standing:?}");
        assert!(!expected.is_empty(), "{standing:?}");
    }
    let counts = store.dispute_counts(&head).unwrap();
    assert_eq!((counts.open, counts.agreed, counts.ended, counts.archived), (5, 2, 3, 2));
}

fn standing_of(stage: Stage) -> Standing {
    match stage {
        Stage::Registered | Stage::Accepted | Stage::Investigating | Stage::Mediating => Standing::Open,
        Stage::Performing | Stage::Settled => Standing::Agreed,
        Stage::Refused | Stage::Transferred | Stage::Failed | Stage::Terminated | Stage::Withdrawn => Standing::Ended,
        Stage::Archived => Standing::Archived,
    }
}

#[test]
fn a_case_is_found_by_its_number_and_by_its_parties() {
    let (_folder, mut store) = archive();
    let first = write(&mut store, &dispute(14), "甄有理", &[StepKind::Register]);
    let second = write(&mut store, &dispute(15), "甄无名", &[StepKind::Register]);
    let head = eyes("站长", true);
    for (typed, expected) in [
        ("海人调字〔2026〕第014号", vec![first]),
        ("2026-014", vec![first]),
        ("015", vec![second]),
        ("甄", vec![second, first]),
        ("zyl", vec![first]),
        ("有理", vec![first]),
        ("甄有理 2026-014", vec![first]),
        ("甄有理 2026-015", vec![]),
        ("无此人", vec![]),
    ] {
        let found = store.disputes_found(&head, &words(typed), 20).unwrap();
        assert_eq!(found.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), expected, "{typed}");
    }
}

#[test]
fn a_case_that_is_not_public_is_there_for_those_on_it_and_the_head_alone() {
    let (_folder, mut store) = archive();
    let secret = Dispute { openness: Choice::of(NOT_IN_PUBLIC), recorder: Text::new("吴记录"), ..dispute(1) };
    let id = write(&mut store, &secret, "甄有理", &[StepKind::Register]);
    let open = write(&mut store, &dispute(2), "甄有据", &[StepKind::Register]);
    for (operator, sees_all, is_seen) in [
        ("站长", true, true),
        ("何建国", false, true),
        ("周敏", false, true),
        ("陈接待", false, true),
        ("吴记录", false, true),
        ("何建", false, false),
        ("建国、周", false, false),
        ("别的调解员", false, false),
        ("", false, false),
    ] {
        let sight = eyes(operator, sees_all);
        let expected: Vec<RecordId> = if is_seen { vec![open, id] } else { vec![open] };
        assert_eq!(store.dispute_ids(&sight, &DisputeFilter::default()).unwrap(), expected, "list, {operator}");
        assert_eq!(store.sees_dispute(&sight, id).unwrap(), is_seen, "{operator}");
        assert_eq!(store.dispute_rows(&sight, &[id]).unwrap().len(), usize::from(is_seen), "rows, {operator}");
        assert_eq!(store.dispute_counts(&sight).unwrap().open, expected.len() as u64, "counts, {operator}");
        for typed in ["甄有理", "2026-001"] {
            let found = store.disputes_found(&sight, &words(typed), 20).unwrap();
            assert_eq!(found.len(), usize::from(is_seen), "search {typed}, {operator}");
        }
    }
}

/// 「人」 is a word of every number and no reason to show a case.
#[test]
fn names_of_one_field_do_not_run_together() {
    let (_folder, mut store) = archive();
    let secret = Dispute { openness: Choice::of(NOT_IN_PUBLIC), mediators: Text::default(), ..dispute(1) };
    let id = write(&mut store, &secret, "甄有理", &[]);
    assert!(!store.sees_dispute(&eyes("、", false), id).unwrap());
}
