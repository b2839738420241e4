//! An invented case for the tests: two against one over water through a ceiling.

use super::{Case, StepKind};
use crate::domain::registers::{Dispute, DisputeParty, DisputeStep, DisputeTerm};
use crate::domain::values::{Choice, Day, Identity, Lines, Money, Name, Text};
use crate::domain::{Date, RecordId};

pub fn day(text: &str) -> Date {
    text.parse().expect("a real day")
}

pub fn party(side: &str, role: &str, name: &str, number: &str) -> DisputeParty {
    DisputeParty {
        side: Choice::of(side),
        role: Choice::of(role),
        party_name: Name::new(name),
        identity: Identity::resident(number),
        birth: Day(Some(day("1980-03-01"))),
        address: Text::new("海棠苑5栋1单元402室"),
        ..DisputeParty::default()
    }
}

pub fn step(kind: StepKind, on: &str) -> DisputeStep {
    DisputeStep { kind: kind.choice(), stepped_on: Day(Some(day(on))), ..DisputeStep::default() }
}

pub fn term(wording: &str, yuan: u64, due: &str) -> DisputeTerm {
    DisputeTerm {
        wording: Lines::new(wording),
        performer: Text::new("贾来迟"),
        amount: Money::yuan(yuan),
        manner: Text::new("转账"),
        due_on: Day(due.parse().ok()),
        ..DisputeTerm::default()
    }
}

/// Steps under numbers in their order.
pub fn numbered<R>(records: Vec<R>) -> Vec<(RecordId, R)> {
    (1..).map(RecordId).zip(records).collect()
}

pub fn case() -> Case {
    let dispute = Dispute {
        case_number: Text::new("海人调字〔2026〕第014号"),
        registered_on: Day(Some(day("2026-05-20"))),
        source: Choice::of("1"),
        dispute_type: Choice::of("02"),
        level: Choice::of("1"),
        openness: Choice::of("1"),
        summary: Lines::new("楼上卫生间漏水，楼下吊顶和墙面受损。"),
        mediators: Text::new("何建国"),
        ..Dispute::default()
    };
    let parties = vec![
        party("1", "1", "甄有理", "110101198003010006"),
        party("1", "1", "甄有据", "110101198003010022"),
        party("2", "1", "贾来迟", "110101198003010014"),
    ];
    let steps = vec![step(StepKind::Register, "2026-05-20")];
    Case { dispute, parties: numbered(parties), steps: numbered(steps), ..Case::default() }
}
