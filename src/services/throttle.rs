//! Wrong passwords slow down: after five in a row each costs a longer wait. Counted per archive on this computer, however
//! the path to it is spelled.

use super::machine_settings::Tries;
use super::{MachineSettings, Trouble, outgoing};
use crate::store::{Store, StoreError};
use std::path::Path;

/// Wrong passwords in a row before the first wait.
const FREE_TRIES: u32 = 5;
/// The first wait in seconds; each further wrong password doubles it, up to an hour.
const FIRST_WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 3600;

/// Seconds until the next try is welcome; 0 when it is now.
pub fn seconds_to_wait(settings: &MachineSettings, folder: &Path) -> u64 {
    let tries = settings.tries.get(&key(folder)).copied().unwrap_or_default();
    u64::try_from(remaining(tries, crate::platform::seconds_now())).unwrap_or_default()
}

/// Tries a password unless it is still time to wait; a wrong one is counted, a right one clears the count.
pub(super) fn slowed<T>(
    settings: &mut MachineSettings,
    folder: &Path,
    attempt: impl FnOnce() -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let key = key(folder);
    restart_after_a_clock_was_set_back(settings, &key);
    let wait = seconds_to_wait(settings, folder);
    if wait > 0 {
        return Err(Trouble::TooManyTries(wait));
    }
    let outcome = attempt();
    match &outcome {
        Ok(_) => forget(settings, &key),
        Err(Trouble::Store(StoreError::WrongPassword | StoreError::UnknownOperator)) => count(settings, &key),
        Err(_) => {}
    }
    match outcome {
        Err(Trouble::Store(StoreError::WrongPassword)) => Err(what_is_left(settings, &key)),
        other => other,
    }
}

pub(super) fn forget_failures(settings: &mut MachineSettings, folder: &Path) {
    forget(settings, &key(folder));
}

fn forget(settings: &mut MachineSettings, key: &str) {
    settings.update(|settings| {
        settings.tries.remove(key);
    });
}

fn count(settings: &mut MachineSettings, key: &str) {
    let now = crate::platform::seconds_now();
    settings.update(|settings| {
        let tries = settings.tries.entry(key.to_owned()).or_default();
        *tries = after_failure(*tries, now);
    });
}

/// A wait longer than its failures imply was begun by a clock that has since been set back. It begins anew, so that it ends.
fn restart_after_a_clock_was_set_back(settings: &mut MachineSettings, key: &str) {
    let now = crate::platform::seconds_now();
    let is_beyond = |tries: &Tries| tries.next_at.saturating_sub(now) > wait_after(tries.failed);
    if settings.tries.get(key).is_some_and(is_beyond) {
        settings.update(|settings| {
            if let Some(tries) = settings.tries.get_mut(key) {
                tries.next_at = now + wait_after(tries.failed);
            }
        });
    }
}

fn what_is_left(settings: &MachineSettings, key: &str) -> Trouble {
    let tries = settings.tries.get(key).copied().unwrap_or_default();
    match FREE_TRIES.saturating_sub(tries.failed) {
        0 => {
            let wait = remaining(tries, crate::platform::seconds_now());
            Trouble::TooManyTries(u64::try_from(wait).unwrap_or_default())
        }
        tries_left => Trouble::WrongPassword { tries_left },
    }
}

fn after_failure(tries: Tries, now: i64) -> Tries {
    let failed = tries.failed.saturating_add(1);
    Tries { failed, next_at: now + wait_after(failed) }
}

fn wait_after(failed: u32) -> i64 {
    let beyond = failed.saturating_sub(FREE_TRIES);
    if failed < FREE_TRIES { 0 } else { (FIRST_WAIT << beyond.min(7)).min(LONGEST_WAIT) }
}

/// Never more than the failures imply, whatever the clock did meanwhile.
fn remaining(tries: Tries, now: i64) -> i64 {
    tries.next_at.saturating_sub(now).clamp(0, wait_after(tries.failed))
}

/// The archive itself, not a spelling of its path: a link or a copied folder gives no fresh tries.
pub(super) fn key(folder: &Path) -> String {
    Store::peek(folder).map_or_else(|_| outgoing::real(folder).to_string_lossy().into_owned(), |peek| peek.archive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_passwords_cost_half_a_minute_and_each_further_one_twice_as_long() {
        let mut tries = Tries::default();
        let waits: Vec<i64> = (0..8)
            .map(|_| {
                tries = after_failure(tries, 1000);
                tries.next_at - 1000
            })
            .collect();
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240]);
    }

    #[test]
    fn no_count_however_large_waits_longer_than_an_hour() {
        let tries = after_failure(Tries { failed: u32::MAX, next_at: 0 }, 1000);
        assert_eq!((tries.failed, tries.next_at), (u32::MAX, 1000 + LONGEST_WAIT));
    }

    #[test]
    fn a_clock_set_back_by_years_does_not_lock_out_for_years() {
        let folder = tempfile::tempdir().unwrap();
        let in_ten_years = crate::platform::seconds_now() + 10 * 365 * 86_400;
        let mut settings = MachineSettings::default();
        settings.tries.insert(key(folder.path()), Tries { failed: FREE_TRIES, next_at: in_ten_years });
        assert_eq!(seconds_to_wait(&settings, folder.path()), 30);
        let refused = slowed(&mut settings, folder.path(), || Ok(()));
        assert!(matches!(refused, Err(Trouble::TooManyTries(29..=30))));
        let next_at = settings.tries[&key(folder.path())].next_at;
        assert!(next_at < in_ten_years, "the half minute runs out");
    }

    #[cfg(unix)]
    #[test]
    fn another_way_to_the_same_folder_gives_no_fresh_tries() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, link) = (folder.path().join("档案"), folder.path().join("捷径"));
        std::fs::create_dir(&archive).unwrap();
        std::os::unix::fs::symlink(&archive, &link).unwrap();
        assert_eq!(key(&archive), key(&link));
        assert_eq!(key(&archive), key(&folder.path().join("档案/../档案")));
    }
}
