//! That an archive came out of a backup. Restoring needs no password, so nothing can be logged then: a file in the new folder
//! says it until somebody signs in.

use super::{Desk, Trouble};
use crate::store::Action;
use std::fs;
use std::path::Path;

const MARK: &str = "RESTORED";

/// Holds nothing but when the backup was made.
pub(super) fn mark(folder: &Path, made_at: &str) -> Result<(), Trouble> {
    fs::write(folder.join(MARK), made_at).map_err(|error| Trouble::File { what: "恢复", error })
}

/// Logs it once, at the first sign-in.
pub(super) fn log(desk: &mut Desk) -> Result<(), Trouble> {
    let mark = desk.folder().join(MARK);
    let Ok(made_at) = fs::read_to_string(&mark) else { return Ok(()) };
    let day: String = made_at.chars().take(16).map(|letter| if letter == 'T' { ' ' } else { letter }).collect();
    desk.log(Action::Restore, &format!("由 {day} 的备份恢复"), "")?;
    // One that stays is logged again, which is true as well.
    let _ = fs::remove_file(mark);
    Ok(())
}
