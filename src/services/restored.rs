//! That an archive came out of a backup. Restoring needs no password, so nothing can be logged then: a mark in the new folder
//! says it until somebody signs in.

use super::{Desk, Trouble};
use crate::store::{Action, backup};

/// Logs it once, at the first sign-in.
pub(super) fn log(desk: &mut Desk) -> Result<(), Trouble> {
    let Some(made_at) = backup::restored_from(desk.folder()) else { return Ok(()) };
    let day: String = made_at.chars().take(16).map(|letter| if letter == 'T' { ' ' } else { letter }).collect();
    desk.log(Action::Restore, &format!("由 {day} 的备份恢复"), "")?;
    backup::forget_restored(desk.folder());
    Ok(())
}
