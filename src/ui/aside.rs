//! The figures of the station beside what is being done: at once where that is quick, else from a thread of their own, and
//! until they come the ones before are shown.

use crate::services::figures::{self, Figures};
use crate::services::{Desk, Job, Trouble};

/// How often it is looked whether they have come, in seconds.
pub const LOOKED_FOR: f32 = 0.1;

#[derive(Default)]
pub struct FiguresAside {
    figures: Option<Figures>,
    counting: Option<Job<Figures>>,
}

impl FiguresAside {
    /// Counts anew.
    pub fn ask(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.counting = None;
        if figures::are_quick(desk)? {
            self.figures = Some(figures::figures(desk)?);
            return Ok(());
        }
        let other = desk.another()?;
        self.counting = Some(Job::start("figures", "正在统计", || {}, move |_| figures::figures(&other))?);
        Ok(())
    }

    /// Nothing while they are counted for the first time.
    pub fn figures(&self) -> Option<&Figures> {
        self.figures.as_ref()
    }

    /// Whether they are being counted: then it is to be looked again soon.
    pub fn are_awaited(&self) -> bool {
        self.counting.is_some()
    }

    /// Takes what has come.
    pub fn poll(&mut self) -> Result<(), Trouble> {
        let Some(counted) = self.counting.as_ref().and_then(Job::poll) else { return Ok(()) };
        self.counting = None;
        self.figures = Some(counted?);
        Ok(())
    }
}
