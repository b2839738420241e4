//! Opening an archive with a name and a password; wrong passwords slow down.

use super::machine_settings::{Tries, absolute};
use super::{Clock, Desk, MachineSettings, Trouble};
use crate::domain::Right;
use crate::store::{Action, RecoveryCode, Store, StoreError};
use std::path::Path;

/// Wrong passwords in a row before the first wait.
const FREE_TRIES: u32 = 5;
/// The first wait in seconds; each further wrong password doubles it, up to an hour.
const FIRST_WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 3600;

/// Opens the archive in `folder` for `operator`.
pub fn sign_in(
    settings: &mut MachineSettings,
    folder: &Path,
    operator: &str,
    password: &str,
    clock: Clock,
) -> Result<Desk, Trouble> {
    require_present(folder)?;
    let opened = slowed(settings, folder, || {
        let (store, operator) = Store::unlock(folder, operator.trim(), password)?;
        Desk::new(store, operator, clock)
    });
    let mut desk = opened?;
    desk.log(Action::SignIn, "", "")?;
    settings.remember(&desk);
    Ok(desk)
}

/// Proves the password of the operator at the desk again, as the lock screen asks.
pub fn unlock_again(settings: &mut MachineSettings, desk: &Desk, password: &str) -> Result<(), Trouble> {
    slowed(settings, desk.folder(), || prove(desk, password))
}

/// Opens with the recovery code and gives `operator` a new password; the code's use is logged.
pub fn recover(
    settings: &mut MachineSettings,
    folder: &Path,
    code: &str,
    operator: &str,
    new_password: &str,
    clock: Clock,
) -> Result<Desk, Trouble> {
    require_present(folder)?;
    let code: RecoveryCode = code.parse()?;
    let store = Store::unlock_with_recovery(folder, &code)?;
    let operator = operator.trim();
    let known = store.operators()?.into_iter().find(|known| known.name == operator && known.is_active);
    let known = known.ok_or(StoreError::UnknownOperator)?;
    let mut desk = Desk::new(store, known, clock)?;
    let id = desk.operator().id;
    desk.acting("用恢复码重设口令", "", |store, act| Ok(store.set_password(act, id, new_password)?))?;
    desk.log(Action::SignIn, "用恢复码", "")?;
    forget_failures(settings, folder);
    settings.remember(&desk);
    Ok(desk)
}

/// Changes the password of the operator at the desk, who proves the old one first.
pub fn change_password(desk: &mut Desk, old: &str, new: &str) -> Result<(), Trouble> {
    prove(desk, old)?;
    let id = desk.operator().id;
    desk.acting("修改口令", "", |store, act| Ok(store.set_password(act, id, new)?))
}

fn prove(desk: &Desk, password: &str) -> Result<(), Trouble> {
    Ok(Store::prove(desk.folder(), &desk.operator().name, password)?)
}

/// Makes a new recovery code; the old page is void from then on.
pub fn renew_recovery(desk: &mut Desk) -> Result<RecoveryCode, Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("更换恢复码", "", |store, act| Ok(store.renew_recovery(act)?))
}

/// Seconds until the next try is welcome; 0 when it is now.
pub fn seconds_to_wait(settings: &MachineSettings, folder: &Path) -> u64 {
    let next_at = settings.tries.get(&key(folder)).map_or(0, |tries| tries.next_at);
    u64::try_from(next_at - crate::platform::seconds_now()).unwrap_or_default()
}

/// An archive on a stick that is not plugged in is no broken archive.
fn require_present(folder: &Path) -> Result<(), Trouble> {
    if folder.is_dir() { Ok(()) } else { Err(Trouble::ArchiveAway) }
}

/// Tries a password unless it is still time to wait; a wrong one is counted, a right one clears the count.
fn slowed<T>(
    settings: &mut MachineSettings,
    folder: &Path,
    attempt: impl FnOnce() -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let wait = seconds_to_wait(settings, folder);
    if wait > 0 {
        return Err(Trouble::TooManyTries(wait));
    }
    let outcome = attempt();
    match &outcome {
        Ok(_) => forget_failures(settings, folder),
        Err(Trouble::Store(StoreError::WrongPassword | StoreError::UnknownOperator)) => count_failure(settings, folder),
        Err(_) => {}
    }
    match outcome {
        Err(Trouble::Store(StoreError::WrongPassword)) => Err(what_is_left(settings, folder)),
        other => other,
    }
}

fn count_failure(settings: &mut MachineSettings, folder: &Path) {
    let now = crate::platform::seconds_now();
    settings.update(|settings| {
        let tries = settings.tries.entry(key(folder)).or_default();
        *tries = after_failure(*tries, now);
    });
}

fn forget_failures(settings: &mut MachineSettings, folder: &Path) {
    settings.update(|settings| {
        settings.tries.remove(&key(folder));
    });
}

fn what_is_left(settings: &MachineSettings, folder: &Path) -> Trouble {
    let failed = settings.tries.get(&key(folder)).map_or(0, |tries| tries.failed);
    match FREE_TRIES.saturating_sub(failed) {
        0 => Trouble::TooManyTries(seconds_to_wait(settings, folder)),
        tries_left => Trouble::WrongPassword { tries_left },
    }
}

fn after_failure(tries: Tries, now: i64) -> Tries {
    let failed = tries.failed + 1;
    let beyond = failed.saturating_sub(FREE_TRIES);
    let wait = if failed < FREE_TRIES { 0 } else { (FIRST_WAIT << beyond.min(7)).min(LONGEST_WAIT) };
    Tries { failed, next_at: now + wait }
}

fn key(folder: &Path) -> String {
    absolute(folder).to_string_lossy().into_owned()
}

/// What a password is worth, in a word; a hint, never a hurdle beyond six characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    TooShort,
    Weak,
    Fair,
    Strong,
}

impl Strength {
    /// Length counts most, then the kinds of characters; one character repeated stays weak.
    pub fn of(password: &str) -> Self {
        let length = password.chars().count();
        let kinds = [char::is_lowercase, char::is_uppercase, char::is_numeric]
            .iter()
            .filter(|kind| password.chars().any(kind))
            .count()
            + usize::from(password.chars().any(|letter| !letter.is_alphanumeric()));
        let different = password.chars().collect::<std::collections::BTreeSet<_>>().len();
        match length {
            0..6 => Self::TooShort,
            _ if different < 4 || (length < 10 && kinds < 2) => Self::Weak,
            _ if length >= 12 || (length >= 10 && kinds >= 3) => Self::Strong,
            _ => Self::Fair,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::TooShort => "至少 6 个字符",
            Self::Weak => "较弱，再长一些更稳妥",
            Self::Fair => "可以",
            Self::Strong => "很好",
        }
    }
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
    fn a_long_phrase_is_strong_and_repetition_is_weak() {
        for (password, strength) in [
            ("abc", Strength::TooShort),
            ("111111111", Strength::Weak),
            ("haitang", Strength::Weak),
            ("haitang26", Strength::Fair),
            ("hai tang yuan 3", Strength::Strong),
        ] {
            assert_eq!(Strength::of(password), strength, "{password}");
        }
    }
}
