//! A reader that falls over a damaged file is caught, and says nothing by the way: the words of a panic may hold what stands in a
//! cell, and whoever started the program from a terminal or keeps its output would have it there.

use super::NotRead;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static IS_READING: Cell<bool> = const { Cell::new(false) };
}

/// calamine trusts lengths and places that a damaged file says and may panic on them: that is damage too.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, NotRead>) -> Result<T, NotRead> {
    keep_readers_quiet();
    let before = IS_READING.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(NotRead::Damaged));
    IS_READING.set(before);
    outcome
}

/// Every other panic is told as before.
fn keep_readers_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| set_hook(quiet_while_reading(take_hook())));
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>;

fn quiet_while_reading(others: Hook) -> Hook {
    Box::new(move |panic| {
        if !IS_READING.get() {
            others(panic);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    #[test]
    fn a_reader_that_falls_is_damage_and_says_nothing_by_the_way() {
        static TOLD: AtomicU32 = AtomicU32::new(0);
        keep_readers_quiet();
        let before = take_hook();
        let here = thread::current().id();
        set_hook(quiet_while_reading(Box::new(move |_| {
            if thread::current().id() == here {
                TOLD.fetch_add(1, Ordering::Relaxed);
            }
        })));
        let fallen: Result<(), NotRead> = guarded(|| panic!("云中鹤"));
        let told_of_reader = TOLD.load(Ordering::Relaxed);
        let other = catch_unwind(|| panic!("something else"));
        set_hook(before);
        assert_eq!((fallen, told_of_reader), (Err(NotRead::Damaged), 0));
        assert_eq!((other.is_err(), TOLD.load(Ordering::Relaxed)), (true, 1), "others may speak again");
    }
}
