//! Alone in its process: what happens when the first archives of a process are opened at the same time.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

use linli::domain::{Role, Station};
use linli::store::{KeyCost, NewOperator, Store};
use std::sync::Barrier;

/// SQLite calls itself ready before its cipher is, and the second of two threads is told that its key is none: without the
/// remedy about one run of a hundred ends so.
#[test]
fn archives_opened_at_the_same_time_as_the_first_of_all_have_their_keys() {
    const MANY: usize = 16;
    let start = Barrier::new(MANY);
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..MANY)
            .map(|_| {
                scope.spawn(|| {
                    let folder = tempfile::tempdir().unwrap();
                    let founder = NewOperator { name: "周敏", password: "海棠2026", role: Role::Administrator };
                    start.wait();
                    let at = "2026-06-15T09:00:00+08:00";
                    let dir = folder.path().join("档案");
                    Store::create_at_cost(&dir, &Station::default(), &founder, at, KeyCost::TRIFLING).map(drop)
                })
            })
            .collect();
        for archive in opened {
            archive.join().unwrap().unwrap();
        }
    });
}
