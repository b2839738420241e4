//! How long a case with two hundred steps takes to open, and how long 50,000 cases take to count, in an encrypted file.
//!
//! `cargo bench --bench dispute` prints each beside its budget, then the same counting of the same steps by raw SQLite in an
//! unencrypted file as a baseline. The cases are made anew in every run (some ten seconds).

use linli::domain::dispute::StepKind;
use linli::domain::registers::{Dispute, DisputeParty, DisputeRecord, DisputeStep, DisputeTerm};
use linli::domain::statistics::{DisputeColumn, DisputeReport, Grouping, Period, Span, WorkReport};
use linli::domain::values::{Choice, Count, Day, Lines, Link, Money, Name, Text};
use linli::domain::{Date, RecordId, Role, Station};
use linli::store::{Act, KeyCost, NewOperator, Officer, Sight, Store, StoreError, Writing};
use rusqlite::Connection;
use std::path::Path;
use std::time::Instant;

const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");
const AT: &str = "2026-06-15T09:00:00+08:00";
const CASES: u32 = 50_000;
const CASES_PER_SAVE: u32 = 5_000;
const STEPS_OF_THE_LONG_ONE: u32 = 200;
/// Milliseconds for counting all cases.
const BUDGET_MS: f64 = 200.0;
const TURNS: usize = 7;
/// What most cases go through; the last of them depends on the case.
const COURSE: [StepKind; 5] =
    [StepKind::Register, StepKind::Accept, StepKind::Investigate, StepKind::Mediate, StepKind::Mediate];
const ENDS: [StepKind; 5] =
    [StepKind::Agree, StepKind::AgreeOrally, StepKind::Fail, StepKind::Mediate, StepKind::Withdraw];

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, long) = station(&folder.path().join("station")).expect("a station can be made");
    let head = Sight { officer: Officer { id: 1, name: "测量".into() }, sees_all: true };
    let other = Sight { officer: Officer { id: 2, name: "别人".into() }, sees_all: false };
    println!("\na case with {STEPS_OF_THE_LONG_ONE} steps: {:.1} ms", best(|| open_case(&store, &head, long)));
    println!("{CASES} cases counted; budget {BUDGET_MS} ms");
    let year = Span::ThisYear.period(TODAY);
    let all = Period { from: Date::from_ymd_opt(2021, 1, 1).expect("a real day"), until: TODAY };
    for (name, sight, period) in
        [("this year", &head, year), ("all of them", &head, all), ("by a colleague", &other, all)]
    {
        println!("  the Ministry's form, {name:16} {:8.1} ms", best(|| form(&store, sight, period)));
        println!("  the work by month, {name:18} {:8.1} ms", best(|| work(&store, sight, period)));
    }
    let raw = baseline(&folder.path().join("raw.db"));
    println!("  baseline: raw SQLite over the same steps {:5.1} ms", best(|| count_raw(&raw)));
}

/// The shortest of several turns, in milliseconds.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let turn = |_| {
        let started = Instant::now();
        divan::black_box(work());
        started.elapsed().as_secs_f64() * 1000.0
    };
    (0..TURNS).map(turn).fold(f64::INFINITY, f64::min)
}

fn open_case(store: &Store, sight: &Sight, id: RecordId) -> usize {
    let seen = store.sees_dispute(sight, id).expect("the case is asked for");
    let case = store.case(id).expect("the case is read").expect("it is there");
    let course = case.course();
    let spoken = case.steps.iter().map(|(step, _)| store.records_of_step(*step).expect("its minutes").len());
    spoken.sum::<usize>() + usize::from(seen) + course.moves().len()
}

fn form(store: &Store, sight: &Sight, period: Period) -> usize {
    let lines = store.dispute_lines(sight, period).expect("the cases are counted");
    let report = DisputeReport::of(lines);
    DisputeColumn::ALL.map(|column| column.figure(report.of_row(None), period)).len()
}

fn work(store: &Store, sight: &Sight, period: Period) -> usize {
    let lines = store.dispute_lines(sight, period).expect("the cases are counted");
    WorkReport::of(lines, period, Grouping::Month, |_| String::new()).rows.len()
}

fn station(dir: &Path) -> Result<(Store, RecordId), StoreError> {
    let station = Station { name: "测量站".into(), ..Station::default() };
    let founder = NewOperator { name: "测量", password: "测量", role: Role::Administrator };
    let (mut store, ..) = Store::create_at_cost(dir, &station, &founder, AT, KeyCost::TRIFLING)?;
    let act = Act { operator: "测量", machine: "测量", at: AT, what: "填入", purpose: "" };
    for first in (0..CASES).step_by(CASES_PER_SAVE as usize) {
        store.write(&act, |writing| {
            (first..first + CASES_PER_SAVE).try_for_each(|serial| dispute(writing, serial, &course(serial)).map(drop))
        })?;
    }
    let (long, _) = store.write(&act, |writing| {
        let steps: Vec<StepKind> = (0..STEPS_OF_THE_LONG_ONE).map(|place| COURSE[place.min(3) as usize]).collect();
        dispute(writing, CASES, &steps)
    })?;
    Ok((store, long))
}

fn course(serial: u32) -> Vec<StepKind> {
    COURSE.into_iter().chain([ENDS[serial as usize % ENDS.len()]]).collect()
}

/// From the first day of 2021 on, twenty-five a day.
fn day(serial: u32, later: u32) -> Date {
    let first = Date::from_ymd_opt(2021, 1, 1).expect("a real day");
    (first + chrono::Days::new(u64::from(serial / 26 + later))).min(TODAY)
}

fn dispute(writing: &mut Writing<'_>, serial: u32, steps: &[StepKind]) -> Result<RecordId, StoreError> {
    let id = writing.insert(&Dispute {
        case_number: Text(format!("测人调字〔2026〕第{serial:05}号")),
        registered_on: Day(Some(day(serial, 0))),
        source: Choice::of("1"),
        dispute_type: Choice::of(&format!("{:02}", serial % 15 + 1)),
        level: Choice::of("1"),
        openness: Choice::of(if serial.is_multiple_of(50) { "2" } else { "1" }),
        summary: Lines::new("楼上卫生间漏水，楼下吊顶和墙面受损，双方谈不拢。"),
        mediators: Text::new("测量"),
        officers: Text::new("1"),
        ..Dispute::default()
    })?;
    for (side, name) in [("1", "甄有理"), ("2", "贾来迟")] {
        writing.insert(&DisputeParty {
            dispute: Link::to(id),
            side: Choice::of(side),
            role: Choice::of("1"),
            party_name: Name::new(name),
            ..DisputeParty::default()
        })?;
    }
    for (place, kind) in (0..).zip(steps) {
        let step = writing.insert(&DisputeStep {
            dispute: Link::to(id),
            kind: kind.choice(),
            stepped_on: Day(Some(day(serial, place))),
            ..DisputeStep::default()
        })?;
        if kind.has_a_record() && steps.len() > ENDS.len() + COURSE.len() {
            speak(writing, step)?;
        }
    }
    writing.insert(&DisputeTerm {
        dispute: Link::to(id),
        position: Count(Some(1)),
        wording: Lines::new("赔偿修缮费"),
        amount: Money::yuan(3200),
        due_on: Day(Some(day(serial, 30))),
        ..DisputeTerm::default()
    })?;
    Ok(id)
}

fn speak(writing: &mut Writing<'_>, step: RecordId) -> Result<(), StoreError> {
    for position in 1..=10 {
        writing.insert(&DisputeRecord {
            step: Link::to(step),
            position: Count(Some(position)),
            speaker: Text::new("甄有理"),
            spoken: Lines::new("楼上漏水，吊顶坏了一块，墙也起皮，找过两次一直没修好。"),
            ..DisputeRecord::default()
        })?;
    }
    Ok(())
}

/// The same steps in a file without key, history or sight.
fn baseline(file: &Path) -> Connection {
    let mut raw = Connection::open(file).expect("a file can be made");
    raw.execute_batch(
        "CREATE TABLE step (id INTEGER PRIMARY KEY, dispute INTEGER, kind TEXT, stepped_on TEXT) STRICT;
         CREATE INDEX by_dispute ON step (dispute, kind, stepped_on);",
    )
    .expect("a table");
    let transaction = raw.transaction().expect("a transaction");
    for serial in 0..CASES {
        for (place, kind) in (0..).zip(course(serial)) {
            transaction
                .execute(
                    "INSERT INTO step (dispute, kind, stepped_on) VALUES (?1, ?2, ?3)",
                    (serial, kind.code(), day(serial, place).to_string()),
                )
                .expect("a row");
        }
    }
    transaction.commit().expect("written");
    raw
}

/// When each was accepted and what happened last, as the report asks it.
fn count_raw(raw: &Connection) -> usize {
    let mut query = raw
        .prepare_cached(
            "SELECT dispute, min(CASE WHEN kind = '02' THEN stepped_on END), max(id) FROM step GROUP BY dispute",
        )
        .expect("a statement");
    let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?)));
    rows.expect("rows").flatten().count()
}
