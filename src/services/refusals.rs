//! Who was not let in leaves a line in the log. At the lock over an open window it is written at once; before anybody is in
//! there is no key to write with, so it is counted on this computer and written at the next sign-in.
//!
//! Only how often and since when is kept, not the name that was tried: a password typed into the wrong box would stand there.

use super::throttle::key;
use super::{Clock, Desk, MachineSettings, Trouble};
use crate::store::{Action, StoreError};
use std::path::Path;

/// Whether somebody was not let in; other failures say nothing about who stands there.
pub(super) fn is_refused<T>(outcome: &Result<T, Trouble>) -> bool {
    use StoreError::{UnknownOperator, WrongPassword, WrongRecoveryCode};
    matches!(outcome, Err(Trouble::Store(WrongPassword | UnknownOperator | WrongRecoveryCode)))
}

/// Counts a refusal at the door.
pub(super) fn count(settings: &mut MachineSettings, folder: &Path, clock: Clock) {
    let (key, now) = (key(folder), clock.now());
    settings.update(|settings| {
        let refusals = settings.refusals.entry(key).or_default();
        refusals.count = refusals.count.saturating_add(1);
        if refusals.since.is_empty() {
            refusals.since = now;
        }
    });
}

/// Writes down what was counted at the door.
pub(super) fn log_counted(settings: &mut MachineSettings, desk: &mut Desk) -> Result<(), Trouble> {
    let key = key(desk.folder());
    settings.reread();
    let Some(counted) = settings.refusals.get(&key).cloned() else { return Ok(()) };
    let since = counted.since.get(..16).unwrap_or_default().replace('T', " ");
    desk.log(Action::SignInRefused, &format!("登录时 {} 次没有通过，最早 {since}", counted.count), "")?;
    settings.update(|settings| drop(settings.refusals.remove(&key)));
    Ok(())
}

/// Writes down a refusal where somebody is in already; the refusal is said also where its line cannot be written.
pub(super) fn log_at_once(desk: &mut Desk, place: &str) {
    let _ = desk.log(Action::SignInRefused, place, "");
}
