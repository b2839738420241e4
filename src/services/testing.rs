//! A desk at a temporary archive, for the tests that look inside the services; those that look from outside are in `tests`.

use super::{Clock, Desk};
use crate::domain::{Date, Role, Station};
use crate::store::{KeyCost, NewOperator, Store};
use std::path::Path;

pub const OPERATOR: &str = "东方不亮";
pub const PASSWORD: &str = "海棠花开了又开";
pub const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");
pub const CLOCK: Clock = Clock::Fixed(TODAY);

/// The station head at a new archive.
pub fn desk(archive: &Path) -> Desk {
    let founder = NewOperator { name: OPERATOR, password: PASSWORD, role: Role::Administrator };
    let station = Station { name: "海棠社区综治工作站".into(), ..Station::default() };
    let (store, operator, _) =
        Store::create_at_cost(archive, &station, &founder, &CLOCK.now(), KeyCost::TRIFLING).unwrap();
    Desk::new(store, operator, CLOCK).unwrap()
}
