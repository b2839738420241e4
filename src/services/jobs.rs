//! Long work on a named thread: it reports `done of total`, and learns from the same call that it should stop.

use super::printing::Order;
use super::{ChangeId, Desk, Trouble};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::time::Duration;

/// How many jobs are at work in this process.
static AT_WORK: Mutex<usize> = Mutex::new(0);
static ONE_ENDED: Condvar = Condvar::new();

/// Longer than any job needs to notice that it should stop; one that waits for a printer may not.
const LONGEST_FAREWELL: Duration = Duration::from_secs(10);

/// Waits for the jobs still at work, each told to stop when its window side went. The end of a process takes SQLCipher's
/// memory away, also from under a thread that is writing.
pub fn wait_for_all() {
    let at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    // Whether the time was up or not, the process ends now.
    let _waited = ONE_ENDED.wait_timeout_while(at_work, LONGEST_FAREWELL, |at_work| *at_work > 0);
}

/// A thread counts as at work as long as it holds this, also when it panics.
struct AtWork;

impl AtWork {
    fn begin() -> Self {
        *AT_WORK.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Self
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        *AT_WORK.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ONE_ENDED.notify_all();
    }
}

/// What a job and the window share.
#[derive(Debug, Default)]
struct Shared {
    done: AtomicU64,
    total: AtomicU64,
    is_cancelled: AtomicBool,
}

/// The job's side: say how far it is, hear whether to stop.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Shared>);

impl Progress {
    /// Reports and asks in one call; the error is the order to stop.
    pub fn report(&self, done: u64, total: u64) -> Result<(), Trouble> {
        self.0.done.store(done, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
        if self.0.is_cancelled.load(Ordering::Relaxed) { Err(Trouble::Cancelled) } else { Ok(()) }
    }
}

/// The window's side of a running job.
pub struct Job<T> {
    /// What is being done, as the progress strip shows it.
    pub title: String,
    progress: Progress,
    result: mpsc::Receiver<Result<T, Trouble>>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name`; `wake` is called when it has ended, so that a sleeping window looks.
    pub fn start(
        name: &str,
        title: impl Into<String>,
        wake: impl FnOnce() + Send + 'static,
        work: impl FnOnce(&Progress) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<Self, Trouble> {
        let progress = Progress::default();
        let (sender, result) = mpsc::channel();
        let for_job = progress.clone();
        let at_work = AtWork::begin();
        std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                let _at_work = at_work;
                // The window may have gone; then nobody wants the answer.
                let _ = sender.send(work(&for_job));
                wake();
            })
            .map_err(|error| Trouble::File { what: "后台任务", error })?;
        Ok(Self { title: title.into(), progress, result })
    }

    /// The result, once; `None` while the job runs.
    pub fn poll(&self) -> Option<Result<T, Trouble>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(mpsc::TryRecvError::Empty) => None,
            Err(mpsc::TryRecvError::Disconnected) => Some(Err(Trouble::Cancelled)),
        }
    }

    /// Waits for the result; for the command line and tests.
    pub fn wait(self) -> Result<T, Trouble> {
        self.result.recv().unwrap_or(Err(Trouble::Cancelled))
    }

    pub fn done_of_total(&self) -> (u64, u64) {
        (self.progress.0.done.load(Ordering::Relaxed), self.progress.0.total.load(Ordering::Relaxed))
    }

    pub fn cancel(&self) {
        self.progress.0.is_cancelled.store(true, Ordering::Relaxed);
    }
}

/// With so many records an act is done by a job and not on the window's own thread.
pub const MANY: usize = 500;

/// Something that takes long, as a screen asks for it: it runs on a thread of its own at a desk of its own, tells how far it
/// is, and when it is cancelled nothing of it has happened.
pub struct LongWork {
    title: String,
    total: u64,
    work: Box<Work>,
}

type Work = dyn FnOnce(&mut Desk, &Progress) -> Result<Finished, Trouble> + Send;

/// What long work came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finished {
    /// 「已注销 812 人的居住登记」
    pub words: String,
    pub undo: Option<ChangeId>,
    /// For the clipboard.
    pub copied: Option<String>,
    /// A paper to be looked at, in place of words.
    pub preview: Option<Box<Order>>,
}

impl LongWork {
    /// `total` is how many rows will be written, or read where nothing is written.
    pub fn new(
        title: impl Into<String>,
        total: usize,
        work: impl FnOnce(&mut Desk, &Progress) -> Result<Finished, Trouble> + Send + 'static,
    ) -> Self {
        Self { title: title.into(), total: total as u64, work: Box::new(work) }
    }

    pub fn begin(self, desk: &Desk, wake: impl FnOnce() + Send + 'static) -> Result<Job<Finished>, Trouble> {
        let mut desk = desk.another()?;
        let Self { title, total, work } = self;
        let watched = move |progress: &Progress| desk.watched(progress, total, |desk| work(desk, progress));
        Job::start("long work", title, wake, watched)
    }
}

impl std::fmt::Debug for LongWork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LongWork").field("title", &self.title).field("total", &self.total).finish_non_exhaustive()
    }
}

/// Nobody waits for a job whose window side is gone: it is told to stop.
impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.0.is_cancelled.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_about_to_end_waits_for_a_job_nobody_wants_any_more() {
        let has_ended = Arc::new(AtomicBool::new(false));
        let of_job = has_ended.clone();
        let work = move |progress: &Progress| {
            while progress.report(0, 1).is_ok() {
                std::thread::yield_now();
            }
            std::thread::sleep(Duration::from_millis(20));
            of_job.store(true, Ordering::Relaxed);
            Ok(())
        };
        drop(Job::start("test", "", || {}, work));
        wait_for_all();
        assert!(has_ended.load(Ordering::Relaxed));
    }
}
