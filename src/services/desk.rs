//! The desk: one operator at one open archive on one day. Every service takes it first.

use super::checkup::Results;
use super::{Progress, Registration, Trouble};
use crate::domain::{Date, Right, Station};
use crate::store::{Act, Action, ChangeId, FloatingCounts, Operator, Store, StoreError, Writing};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// On so many days somebody must have worked before their date is believed for wiping.
const DAYS_TO_VOUCH: usize = 3;

/// What every service works with.
pub struct Desk {
    pub(super) store: Store,
    operator: Operator,
    station: Station,
    machine: String,
    clock: Clock,
    /// What was registered last at this desk: 「同上次」 repeats from it.
    last_registration: Option<Box<Registration>>,
    /// What the last checkup at this desk found.
    checkup: Results,
    /// The people as they were counted last, here or at another desk of this sitting.
    people_counted: Arc<Mutex<Option<(AsOf, FloatingCounts)>>>,
}

/// The last change and the day that counts belong to: while neither is another one, nor are the counts.
pub(super) type AsOf = (Option<ChangeId>, Date);

/// Where "today" and "now" come from: the computer, or a test.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    System,
    Fixed(Date),
}

impl Clock {
    pub fn today(self) -> Date {
        match self {
            Self::System => crate::platform::today(),
            Self::Fixed(day) => day,
        }
    }

    pub fn now(self) -> String {
        match self {
            Self::System => crate::platform::now(),
            Self::Fixed(day) => format!("{day}T09:00:00+08:00"),
        }
    }
}

impl Desk {
    pub(super) fn new(store: Store, operator: Operator, clock: Clock) -> Result<Self, Trouble> {
        let station = store.station()?;
        Ok(Self {
            store,
            operator,
            station,
            machine: crate::platform::machine_name(),
            clock,
            last_registration: None,
            checkup: Results::default(),
            people_counted: Arc::default(),
        })
    }

    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    pub fn station(&self) -> &Station {
        &self.station
    }

    pub fn today(&self) -> Date {
        self.clock.today()
    }

    pub fn now(&self) -> String {
        self.clock.now()
    }

    /// The day by which it is decided what has grown too old to be kept: the earliest of the last days on which somebody
    /// worked. A clock set years ahead by mistake wipes nothing until it has been so for days.
    pub(super) fn day_vouched_for(&self) -> Result<Date, Trouble> {
        let worked = self.store.latest_days(DAYS_TO_VOUCH)?;
        Ok(worked.into_iter().chain([self.today()]).min().unwrap_or_default())
    }

    /// The folder of the open archive.
    pub fn folder(&self) -> &Path {
        self.store.dir()
    }

    /// A second desk on the same archive for a job's thread.
    pub fn another(&self) -> Result<Self, Trouble> {
        Ok(self.with(self.store.another()?))
    }

    /// The same for what is counted over the whole station: it takes little memory.
    pub fn aside(&self) -> Result<Self, Trouble> {
        Ok(self.with(self.store.aside()?))
    }

    fn with(&self, store: Store) -> Self {
        Self {
            store,
            operator: self.operator.clone(),
            station: self.station.clone(),
            machine: self.machine.clone(),
            clock: self.clock,
            last_registration: None,
            checkup: Results::default(),
            people_counted: Arc::clone(&self.people_counted),
        }
    }

    pub(super) fn people_counted(&self, now: AsOf) -> Option<FloatingCounts> {
        let known = self.people_counted.lock().unwrap_or_else(PoisonError::into_inner);
        known.filter(|(at, _)| *at == now).map(|(_, counts)| counts)
    }

    pub(super) fn remember_people_counted(&self, now: AsOf, counts: FloatingCounts) {
        *self.people_counted.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, counts));
    }

    /// What the last checkup at this desk found; it grows while one is at work.
    pub fn checkup(&self) -> &Results {
        &self.checkup
    }

    pub fn checkup_mut(&mut self) -> &mut Results {
        &mut self.checkup
    }

    pub fn last_registration(&self) -> Option<&Registration> {
        self.last_registration.as_deref()
    }

    pub(super) fn remember_registration(&mut self, registration: &Registration) {
        self.last_registration = Some(Box::new(registration.clone()));
    }

    pub fn may(&self, right: Right) -> bool {
        self.operator.role.may(right)
    }

    pub(super) fn require(&self, right: Right) -> Result<(), Trouble> {
        if self.may(right) { Ok(()) } else { Err(Trouble::NotAllowed(right)) }
    }

    /// Reads the station's facts again after they were changed.
    pub(super) fn reread_station(&mut self) -> Result<(), Trouble> {
        self.station = self.store.station()?;
        Ok(())
    }

    /// Runs `work` with the store and the act it happens under.
    pub(super) fn acting<T>(
        &mut self,
        what: &str,
        purpose: &str,
        work: impl FnOnce(&mut Store, &Act<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let at = self.clock.now();
        let act = Act { operator: &self.operator.name, machine: &self.machine, at: &at, what, purpose };
        match work(&mut self.store, &act) {
            Err(Trouble::Store(StoreError::Stopped)) => Err(Trouble::Cancelled),
            outcome => outcome,
        }
    }

    /// Runs `work` so that what it writes tells how many rows of `total` are done, and stops when it is cancelled: then
    /// nothing of it is written.
    pub(super) fn watched<T>(
        &mut self,
        progress: &Progress,
        total: u64,
        work: impl FnOnce(&mut Self) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let watching = progress.clone();
        let watch = move |written: u64| watching.report(written.min(total), total).is_ok();
        self.store.watch_writing(Some(Box::new(watch)));
        let outcome = work(self);
        self.store.watch_writing(None);
        outcome
    }

    /// One transaction under the name `what`. Its work may refuse in the words of the services; then nothing is written.
    pub(super) fn writing<T>(
        &mut self,
        what: &str,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Trouble>,
    ) -> Result<(T, ChangeId), Trouble> {
        self.writing_as(Action::Change, what, work)
    }

    /// The same, called by `action` in the log.
    pub(super) fn writing_as<T>(
        &mut self,
        action: Action,
        what: &str,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, Trouble>,
    ) -> Result<(T, ChangeId), Trouble> {
        self.acting(what, "", |store, act| {
            let mut refusal = None;
            let written = store.write_noted(act, action, |writing| {
                work(writing).map_err(|trouble| match trouble {
                    Trouble::Store(error) => error,
                    trouble => {
                        refusal = Some(trouble);
                        StoreError::Changed
                    }
                })
            });
            match refusal {
                Some(trouble) => Err(trouble),
                None => Ok(written?),
            }
        })
    }

    /// Writes a line in the audit chain without changing a record.
    pub(super) fn log(&mut self, action: Action, detail: &str, purpose: &str) -> Result<(), Trouble> {
        self.acting("", purpose, |store, act| Ok(store.log(act, action, detail)?))
    }
}
