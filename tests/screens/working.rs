//! Acts on very many records: told how far they are, cancelled with nothing done, taken back as a whole.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS};
use crate::window::{OFFICE, fill, key, press, settle, shows, wait_for};
use eframe::egui::{Event, Key};
use linli::domain::registers::{Person, Residence};
use linli::domain::values::{Choice, Day, Link, Name, Text};
use linli::domain::{Date, RecordId};
use linli::services::address_tree::{self, Facts, Order, RangeOrder};
use linli::services::jobs::{Finished, LongWork, MANY};
use linli::services::people::{self, FloatingFilter, Living};
use linli::services::{Desk, Progress, Trouble, undo};
use linli::store::{Act, Store};
use linli::ui::theme::Appearance;

/// More people than an act does at once on the window's own thread.
fn crowd() -> Office {
    let office = Office::with_people();
    let (mut store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).unwrap();
    let at = "2026-06-15T08:00:00+08:00";
    let act = Act { operator: OPERATOR, machine: "柜台一", at, what: "登记流动人口", purpose: "" };
    let day = Day(Date::from_ymd_opt(2026, 6, 2));
    store
        .write(&act, |writing| {
            for serial in 0..MANY + 1 {
                let person = Person { name: Name::new(&format!("某甲{serial}")), ..Person::default() };
                let person = Link::to(writing.insert(&person)?);
                writing.insert(&Residence {
                    person,
                    kind: Choice::of("2"),
                    place: Link::to(RecordId(4)),
                    from_date: day,
                    registrar: Text::new(OPERATOR),
                    ..Residence::default()
                })?;
            }
            Ok(())
        })
        .unwrap();
    office
}

/// What Ctrl+C of a real window is turned into.
fn copy(window: &mut Window) {
    window.event(Event::Copy);
    settle(window);
}

fn living(desk: &Desk) -> usize {
    let filter = FloatingFilter { living: Living::Now, ..FloatingFilter::default() };
    people::list(desk, &filter, Default::default()).unwrap().len()
}

#[test]
fn hundreds_are_copied_cancelled_and_brought_back_by_jobs() {
    let everybody = RESIDENTS.len() + MANY + 1;
    let mut window = sit_down(crowd());
    command(&mut window, Key::Num2);
    command(&mut window, Key::A);
    copy(&mut window);
    wait_for(&mut window, &format!("已复制 {everybody} 行"));
    command(&mut window, Key::A);
    press(&mut window, "注销…");
    fill(&mut window, "注销原因", "离开");
    save(&mut window);
    wait_for(&mut window, &format!("已注销 {everybody} 人的居住登记"));
    command(&mut window, Key::Z);
    wait_for(&mut window, "已撤销：注销居住登记");
    let archive = afresh(window);
    assert_eq!(living(&archive.desk), everybody);
}

/// An estate of many rooms, added in one change.
fn estate(desk: &mut Desk) -> RecordId {
    let facts = Facts { kind: "2".into(), label: "金桂里".into(), ..Facts::default() };
    let estate = address_tree::add(desk, &facts).unwrap().place;
    let order = RangeOrder { parent: estate, typed: "1-6栋×3单元×101-1104".into(), ..RangeOrder::default() };
    address_tree::add_range(desk, &order, &Progress::default()).unwrap();
    estate.unwrap()
}

#[test]
fn taking_back_thousands_of_places_leaves_the_window_alive() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let estate = estate(&mut desk);
    let mut window = sit_down_at(desk, office, OFFICE, Appearance::default());
    take_back_what_was_done_before(&mut window);
    wait_for(&mut window, "已撤销：批量添加地址");
    let archive = afresh(window);
    assert!(address_tree::children(&archive.desk, Some(estate)).unwrap().is_empty());
}

#[test]
fn what_is_cancelled_half_way_has_not_happened() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let estate = estate(&mut desk);
    let change = undo::next(&desk).unwrap().unwrap().id;
    let rows = undo::size(&desk, change).unwrap();
    let work = LongWork::new("正在撤销", rows, move |desk, _| {
        undo::undo(desk, change)?;
        Ok(Finished::default())
    });
    let job = work.begin(&desk, || {}).unwrap();
    job.cancel();
    assert!(matches!(job.wait(), Err(Trouble::Cancelled)));
    assert_eq!(address_tree::children(&desk, Some(estate)).unwrap().len(), 6, "all of it is still there");
    assert_eq!(undo::next(&desk).unwrap().map(|next| next.id), Some(change), "and can still be taken back");
}

#[test]
fn renaming_an_estate_tells_how_far_it_is() {
    let office = Office::with_people();
    let mut desk = open(&office, OPERATOR);
    let estate = estate(&mut desk);
    let facts = Facts { label: "银桂里".into(), ..address_tree::facts(&desk, estate).unwrap() };
    let order = Order::Change(estate, facts);
    let mut another = desk.another().unwrap();
    let work = move |progress: &Progress| address_tree::carry_out(&mut another, &order, progress);
    let job = linli::services::Job::start("test", "正在修改地址", || {}, work).unwrap();
    let ended = loop {
        match job.poll() {
            Some(ended) => break ended,
            None => std::thread::yield_now(),
        }
    };
    ended.unwrap();
    let places = u64::from(address_tree::node(&desk, estate).unwrap().counts.places);
    assert_eq!(job.done_of_total(), (places, places));
    let rooms = address_tree::find(&desk, "银桂里6栋3单元1104室").unwrap();
    assert!(!rooms.is_empty());
}

#[test]
fn a_marked_row_or_two_are_done_at_once() {
    let mut window = list();
    command(&mut window, Key::A);
    copy(&mut window);
    assert!(shows(&window, &format!("已复制 {} 行", RESIDENTS.len())));
    key(&mut window, Key::Escape);
}
