//! Taking back what was last done, named by what it takes back. It comes from history and is itself history.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::store::{Change, ChangeId};

/// What Ctrl+Z would take back: the latest own change that was not taken back yet.
pub fn next(desk: &Desk) -> Result<Option<Change>, Trouble> {
    Ok(desk.store.last_undoable(&desk.operator().name)?)
}

/// Takes one change back, whole. Refused when a later change touched the same records.
pub fn undo(desk: &mut Desk, change: ChangeId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    desk.acting("撤销", "", |store, act| Ok(store.undo(act, change)?))
}
