//! The figures of the whole station that the window shows wherever one is. Of a big station they are counted aside, so that
//! neither unlocking nor saving waits for them.

use super::disputes::{self, DisputeCounts};
use super::households::{self, HouseholdCounts};
use super::houses::{self, HouseCounts};
use super::people::{self, FloatingCounts};
use super::{Desk, Trouble};
use crate::domain::Right;

/// Up to so many people everything is counted within a frame or two: a tenth of a second for 100,000.
const COUNTED_AT_ONCE: i64 = 50_000;

/// The counts, each as its own page has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    pub people: FloatingCounts,
    pub households: HouseholdCounts,
    pub houses: HouseCounts,
    pub disputes: DisputeCounts,
}

pub fn figures(desk: &Desk) -> Result<Figures, Trouble> {
    Ok(Figures {
        people: people::counts(desk)?,
        households: households::counts(desk)?,
        houses: houses::counts(desk)?,
        disputes: disputes::counts(desk)?,
    })
}

/// Whether the station is small enough to be counted while somebody waits.
pub fn are_quick(desk: &Desk) -> Result<bool, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.newest_person()? <= COUNTED_AT_ONCE)
}
