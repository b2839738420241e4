//! 数据体检: asking every rule of the store, as a job whose findings come as they are found; reading them as lines; mending.
//!
//! What a rule finds is kept as numbers of records. Names and addresses are read for the lines in sight, as lists show them.

mod areas;
mod lines;
mod mending;
mod report;
mod results;

pub use areas::{AreaClear, areas, unclear};
pub use lines::{Line, lines};
pub use mending::mend;
pub use report::{FindingReport, RuleReport, report};
pub use results::{MOST_KEPT, Results, Tally};

use super::{Desk, Job, Progress, Trouble, figures, people, standards};
use crate::domain::Right;
use crate::domain::checkup::Standard;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::store::ChangeId;

pub use crate::store::{Clear, ClearCount, Finding, Group, Opens, Repair, Rule, rules};

/// A rule by its key.
pub fn rule(key: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.key == key)
}

/// What is due and what is to be completed: few rows, quickly asked.
pub fn is_agenda(rule: &Rule) -> bool {
    !rule.group.is_fault()
}

/// Up to so many people everything is asked without being told to.
const QUICK: u64 = 50_000;

/// After so many findings the progress is told, so that a long statement can be stopped.
const PER_REPORT: usize = 1_000;

/// Walking a register is work for a processor rather than for a disk: opening its pages takes most of the time.
const MOST_AT_ONCE: usize = 4;

/// Asks the rules, as many at a time as there are processors, each thread with a store of its own. Each rule tells what it
/// found when it is done; which of two comes first is left open.
pub fn run(
    desk: &Desk,
    is_wanted: impl Fn(&Rule) -> bool,
    progress: &Progress,
    mut tell: impl FnMut(Tally),
) -> Result<(), Trouble> {
    desk.require(Right::Look)?;
    let standard = standards::standard(desk)?;
    let wanted: Vec<&'static Rule> = rules().filter(|rule| is_wanted(rule)).collect();
    let (next, done, total) = (AtomicUsize::new(0), AtomicU64::new(0), wanted.len() as u64);
    let report = || progress.report(done.load(Ordering::Relaxed), total);
    let ask_in_turn = |desk: &Desk, told: mpsc::Sender<Result<Tally, Trouble>>| {
        while let Some(rule) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            // Nobody listens any more once one of them was stopped.
            let Ok(()) = told.send(ask(desk, &standard, rule, report)) else { break };
        }
    };
    // What is due is asked at each sign-in, in little memory; all the rules meet the same rows again and again.
    let is_whole = wanted.len() == rules().count();
    thread::scope(|scope| {
        let (told, tallies) = mpsc::channel();
        for number in 1..=at_once(wanted.len()) {
            let (desk, told) = (if is_whole { desk.another()? } else { desk.aside()? }, told.clone());
            thread::Builder::new()
                .name(format!("checkup {number}"))
                .spawn_scoped(scope, move || ask_in_turn(&desk, told))
                .map_err(|error| Trouble::File { what: "后台任务", error })?;
        }
        drop(told);
        report()?;
        for tally in tallies {
            tell(tally?);
            done.fetch_add(1, Ordering::Relaxed);
            report()?;
        }
        Ok(())
    })
}

fn at_once(wanted: usize) -> usize {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    wanted.min(processors).min(MOST_AT_ONCE)
}

fn ask(
    desk: &Desk,
    standard: &Standard,
    rule: &'static Rule,
    report: impl Fn() -> Result<(), Trouble>,
) -> Result<Tally, Trouble> {
    let mut tally = Tally::of(rule);
    let mut stopped = Ok(());
    let _ = desk.store.checkup(standard)?.walk(rule, &mut |finding| {
        tally.add(finding);
        if tally.count.is_multiple_of(PER_REPORT as u64) {
            stopped = report();
        }
        if stopped.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    stopped.map(|()| tally)
}

/// Whether everything was asked and nothing was written since: only then it can be said that nothing is amiss.
pub fn is_current(desk: &Desk) -> Result<bool, Trouble> {
    desk.require(Right::Look)?;
    let results = desk.checkup();
    Ok(results.asked_at.is_some() && !desk.store.has_rows_since(results.asked_of)?)
}

/// Whether a station is so small that everything is asked without being told to.
pub fn is_quick(desk: &Desk) -> Result<bool, Trouble> {
    Ok(figures::are_quick(desk)? && people::counts(desk)?.people <= QUICK)
}

/// A checkup at work behind the window.
pub struct Running {
    job: Job<()>,
    arriving: mpsc::Receiver<Tally>,
    /// Whether every rule is asked.
    is_whole: bool,
    begun_at: String,
    begun_of: Option<ChangeId>,
}

/// Starts it on a thread of its own, with a store of its own.
pub fn start(
    desk: &Desk,
    is_wanted: impl Fn(&Rule) -> bool + Send + 'static,
    wake: impl FnOnce() + Send + 'static,
) -> Result<Running, Trouble> {
    desk.require(Right::Look)?;
    let (sender, arriving) = mpsc::channel();
    let (other, begun_at, begun_of) = (desk.another()?, desk.now(), desk.store.last_change()?);
    let is_whole = rules().all(&is_wanted);
    let job = Job::start("checkup", "正在体检", wake, move |progress| {
        // The window may have gone; then the next report says to stop.
        run(&other, is_wanted, progress, |tally| drop(sender.send(tally)))
    })?;
    Ok(Running { job, arriving, is_whole, begun_at, begun_of })
}

impl Running {
    /// Takes what has come since the last time; the outcome, once, when the last rule was asked.
    pub fn drain(&self, results: &mut Results) -> Option<Result<(), Trouble>> {
        let ended = self.job.poll();
        for tally in self.arriving.try_iter() {
            results.take(tally);
        }
        if matches!(ended, Some(Ok(()))) && self.is_whole {
            results.asked_at = Some(self.begun_at.clone());
            results.asked_of = self.begun_of;
        }
        ended
    }

    /// Rules asked, and how many there are.
    pub fn done_of_total(&self) -> (u64, u64) {
        self.job.done_of_total()
    }

    pub fn cancel(&self) {
        self.job.cancel();
    }
}
