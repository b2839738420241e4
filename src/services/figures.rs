//! The figures of the whole station that the window shows wherever one is, and those above the lists of people and
//! households. Of a big station they are counted aside, so that neither unlocking nor saving waits for them.

use super::as_of::{self, CountsOnADay, OnADay};
use super::disputes::{self, DisputeCounts};
use super::households::{self, HouseholdCounts, HouseholdFilter};
use super::houses::{self, HouseCounts};
use super::people::{self, FloatingCounts, FloatingFilter, Living, PeopleKind};
use super::{Desk, Trouble};
use crate::domain::{Date, RecordId, Right};

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

/// What stands above a list of people.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleFigures {
    /// What the list was narrowed by when it was counted.
    pub filter: FloatingFilter,
    /// Who is on the list: somebody may stand in two rows.
    pub people: u64,
    /// Who lives here and who has left, as far as the conditions let them be on the list.
    pub tabs: [u64; 2],
    /// How many the lists of floating people, of residents and of households have: of the one asked about with its
    /// conditions.
    pub lists: [u64; 3],
    /// Where a day or a place is asked about.
    pub on_the_day: Option<CountsOnADay>,
}

/// What stands above the list of households.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdFigures {
    /// What the list was narrowed by when it was counted.
    pub filter: HouseholdFilter,
    /// Which stand and which have ended, as far as the conditions let them be on the list.
    pub tabs: [u64; 2],
    /// How many the lists of floating people, of residents and of households have: of households with the conditions.
    pub lists: [u64; 3],
    /// How many are on the list, and who belongs to them.
    pub listed: u64,
    pub members: u64,
}

pub fn figures(desk: &Desk) -> Result<Figures, Trouble> {
    Ok(Figures {
        people: people::counts(desk)?,
        households: households::counts(desk)?,
        houses: houses::counts(desk)?,
        disputes: disputes::counts(desk)?,
    })
}

pub fn of_people(desk: &Desk, filter: FloatingFilter) -> Result<PeopleFigures, Trouble> {
    let on_the_day = on_the_day(desk, filter.as_of, filter.place)?;
    let (people, tabs) = (people::count(desk, &filter)?, tabs(desk, &filter)?);
    let mut lists = lists(desk, on_the_day)?;
    lists[usize::from(filter.kind == PeopleKind::Resident)] = if filter.as_of.is_some() { people } else { tabs[0] };
    Ok(PeopleFigures { filter, people, tabs, lists, on_the_day })
}

pub fn of_households(desk: &Desk, filter: HouseholdFilter) -> Result<HouseholdFigures, Trouble> {
    let mut lists = lists(desk, on_the_day(desk, filter.as_of, None)?)?;
    let count = |living| households::count(desk, &HouseholdFilter { living, ..filter.clone() });
    let (tabs, listed) = ([count(Living::Now)?, count(Living::Left)?], count(filter.living)?);
    lists[2] = if filter.as_of.is_some() { listed } else { tabs[0] };
    let members = households::member_count(desk, &filter)?;
    Ok(HouseholdFigures { filter, tabs, lists, listed, members })
}

fn on_the_day(desk: &Desk, day: Option<Date>, place: Option<RecordId>) -> Result<Option<CountsOnADay>, Trouble> {
    let is_asked = day.is_some() || place.is_some();
    is_asked.then(|| as_of::counts(desk, OnADay { day: day.unwrap_or(desk.today()), place })).transpose()
}

/// Of a day, else of now.
fn lists(desk: &Desk, on_the_day: Option<CountsOnADay>) -> Result<[u64; 3], Trouble> {
    if let Some(counts) = on_the_day {
        return Ok([counts.floating, counts.residents, counts.households]);
    }
    let people = people::counts(desk)?;
    Ok([people.living, people.residents, households::counts(desk)?.standing])
}

/// The tabs count what the list would have: with its conditions, those who live here and those who have left.
fn tabs(desk: &Desk, filter: &FloatingFilter) -> Result<[u64; 2], Trouble> {
    if !filter.is_narrowed() {
        let counts = people::counts(desk)?;
        return Ok(match filter.kind {
            PeopleKind::Floating => [counts.living, counts.left],
            PeopleKind::Resident => [counts.residents, counts.residents_left],
        });
    }
    let count = |living| people::count(desk, &FloatingFilter { living, ..filter.clone() });
    Ok([count(Living::Now)?, count(Living::Left)?])
}

/// Whether the station is small enough to be counted while somebody waits.
pub fn are_quick(desk: &Desk) -> Result<bool, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.newest_person()? <= COUNTED_AT_ONCE)
}
