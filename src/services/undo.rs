//! Taking back what was last done, named by what it takes back. It comes from history and is itself history.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::store::{Change, ChangeId, StoreError};

/// What Ctrl+Z would take back: the latest own change that was not taken back yet.
pub fn next(desk: &Desk) -> Result<Option<Change>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.last_undoable(&desk.operator().name)?)
}

/// Takes one change back, whole. Refused when a later change touched the same records, and when somebody else made it,
/// unless the station head asks.
pub fn undo(desk: &mut Desk, change: ChangeId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let made = desk.store.change(change)?.ok_or(StoreError::NothingToUndo)?;
    if made.operator != desk.operator().name && !desk.may(Right::Administer) {
        return Err(Trouble::NotOwnChange);
    }
    desk.acting("撤销", "", |store, act| Ok(store.undo(act, change)?))
}
