//! What is counted over the whole station, beside what is being done: at once where that is quick, else on a thread of its own.
//! Until it comes, whoever shows it has what was counted before, or nothing.

use crate::services::{Desk, Job, Trouble, figures};
use eframe::egui::Ui;

/// How often it is looked whether it has come, in seconds.
pub const LOOKED_FOR: f32 = 0.1;

type Count<T> = Box<dyn FnOnce(&Desk) -> Result<T, Trouble> + Send>;

/// Counted for whoever shows it; `T` is what comes of it.
pub struct Aside<T> {
    known: Option<T>,
    counting: Option<Job<T>>,
    /// Asked for while an older question is still being counted: however often it is asked, one thread counts.
    next: Option<Count<T>>,
}

impl<T> Default for Aside<T> {
    fn default() -> Self {
        Self { known: None, counting: None, next: None }
    }
}

impl<T: Send + 'static> Aside<T> {
    /// Counts anew.
    pub fn ask(
        &mut self,
        desk: &Desk,
        count: impl FnOnce(&Desk) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<(), Trouble> {
        if figures::are_quick(desk)? {
            (self.counting, self.next) = (None, None);
            self.known = Some(count(desk)?);
            return Ok(());
        }
        self.ask_aside(desk, Box::new(count))
    }

    fn ask_aside(&mut self, desk: &Desk, count: Count<T>) -> Result<(), Trouble> {
        if self.counting.is_some() {
            self.next = Some(count);
            return Ok(());
        }
        let other = desk.aside()?;
        self.counting = Some(Job::start("figures", "正在统计", || {}, move |_| count(&other))?);
        Ok(())
    }

    /// Nothing while it is counted for the first time.
    pub fn known(&self) -> Option<&T> {
        self.known.as_ref()
    }

    /// Whether something is being counted.
    pub fn is_awaited(&self) -> bool {
        self.counting.is_some()
    }

    /// Lets the next frame come soon while something is being counted; answers whether it is to be polled then.
    pub fn is_looked_for(&self, ui: &Ui) -> bool {
        if self.is_awaited() {
            ui.ctx().request_repaint_after_secs(LOOKED_FOR);
        }
        self.is_awaited()
    }

    /// Takes what has come; the answer to a question that was asked anew since is let go.
    pub fn poll(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(counted) = self.counting.as_ref().and_then(Job::poll) else { return Ok(()) };
        self.counting = None;
        if let Some(count) = self.next.take() {
            return self.ask_aside(desk, count);
        }
        self.known = Some(counted?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::testing;

    #[test]
    fn what_is_counted_aside_comes_later_and_answers_the_last_question() {
        let folder = tempfile::tempdir().unwrap();
        let desk = testing::desk(&folder.path().join("档案"));
        let mut aside = Aside::default();
        for answer in [1, 2, 3] {
            aside.ask_aside(&desk, Box::new(move |_| Ok(answer))).unwrap();
        }
        assert_eq!((aside.known(), aside.is_awaited()), (None, true));
        while aside.is_awaited() {
            aside.poll(&desk).unwrap();
            std::thread::yield_now();
        }
        assert_eq!(aside.known(), Some(&3));
        aside.ask(&desk, |_| Ok(4)).unwrap();
        assert_eq!((aside.known(), aside.is_awaited()), (Some(&4), false), "a small station is counted at once");
    }
}
