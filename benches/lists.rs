//! Lists that are narrowed, counted and reported, at 100,000 and 1,000,000 persons in an encrypted file.
//!
//! `cargo bench --bench lists` prints how long a page of a narrowed list takes, its count, and each report of a day.

#[path = "common/town.rs"]
mod town;

use linli::domain::Date;
use linli::domain::statistics::{months_until, stay_limits};
use linli::store::{
    Ages, DaySpan, FloatingFilter, FloatingSort, Living, PeopleKind, Permit, SortColumn, Store, StoreError,
};
use std::time::Instant;
use town::open;

const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");

fn main() {
    for people in [100_000, 1_000_000] {
        let store = open(people);
        println!("\na page of a narrowed list, {people} persons");
        for (name, filter) in filters(&store) {
            page(&store, name, &filter).expect("the list is there");
        }
        println!("the reports of a day, {people} persons");
        reports(&store).expect("the reports are there");
    }
}

fn filters(store: &Store) -> Vec<(&'static str, FloatingFilter)> {
    let of = || FloatingFilter { today: Some(TODAY), ..FloatingFilter::default() };
    let estate = store.children(None).expect("places").first().map(|(id, _)| *id);
    let year = DaySpan { from: TODAY.checked_sub_days(chrono::Days::new(365)), until: Some(TODAY) };
    vec![
        ("in residence", of()),
        ("one reason", FloatingFilter { reasons: vec!["03".into()], ..of() }),
        ("one estate", FloatingFilter { place: estate, ..of() }),
        ("arrived within a year", FloatingFilter { arrived: year, ..of() }),
        ("without a permit", FloatingFilter { permit: Some(Permit::None), ..of() }),
        ("something missing", FloatingFilter { is_incomplete: true, ..of() }),
        ("women", FloatingFilter { sex: Some("2".into()), ..of() }),
        ("20 to 24 years", FloatingFilter { ages: Some(Ages { on: TODAY, band: Some((20, Some(25))) }), ..of() }),
        ("as of a day", FloatingFilter { as_of: Some(TODAY), ..of() }),
        ("three at once", FloatingFilter { reasons: vec!["03".into()], place: estate, living: Living::All, ..of() }),
    ]
}

fn page(store: &Store, name: &str, filter: &FloatingFilter) -> Result<(), StoreError> {
    for column in [SortColumn::FromDate, SortColumn::Name] {
        let started = Instant::now();
        let ids = store.floating_ids(filter, FloatingSort { column, is_descending: true })?;
        store.floating_rows(&ids[..50.min(ids.len())])?;
        let listed = ms(started);
        let started = Instant::now();
        let count = store.floating_count(filter)?;
        println!("  {name:24} by {column:?}: {listed:8.1} ms for {} ids; counting {:.1} ms", count, ms(started));
    }
    Ok(())
}

fn reports(store: &Store) -> Result<(), StoreError> {
    let time = |name: &str, started: Instant| println!("  {name:24} {:8.1} ms", ms(started));
    let started = Instant::now();
    store.floating_cells(TODAY, stay_limits(TODAY))?;
    time("floating population", started);
    let started = Instant::now();
    store.age_cells(PeopleKind::Floating, TODAY)?;
    time("ages", started);
    let started = Instant::now();
    store.floating_by_place(TODAY)?;
    time("by place", started);
    let started = Instant::now();
    store.month_flows(&months_until(TODAY, 12))?;
    time("twelve months", started);
    Ok(())
}

fn ms(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1000.0
}
