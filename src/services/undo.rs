//! Taking back what was last done, named by what it takes back. It comes from history and is itself history.

use super::{Desk, Trouble, places};
use crate::domain::Right;
use crate::domain::registers::Person;
use crate::store::{Change, ChangeId, StoreError};

/// What Ctrl+Z would take back: the latest own change that was not taken back yet.
pub fn next(desk: &Desk) -> Result<Option<Change>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.last_undoable(&desk.operator().name)?)
}

/// 「登记流动人口 罗小梅」: a change and whom it was about, for the screen alone. Asked before the change is taken back:
/// afterwards they may be gone.
pub fn in_words(desk: &Desk, change: &Change) -> Result<String, Trouble> {
    desk.require(Right::Look)?;
    let people = desk.store.people_of(change.id)?;
    let Some(first) = people.first() else { return Ok(change.what.clone()) };
    let Some(person) = desk.store.load::<Person>(*first)? else { return Ok(change.what.clone()) };
    let name = places::listed_name(&person, desk.today());
    let others = if people.len() > 1 { format!("等 {} 人", people.len()) } else { String::new() };
    Ok(format!("{} {name}{others}", change.what))
}

/// How many rows taking it back will write.
pub fn size(desk: &Desk, change: ChangeId) -> Result<usize, Trouble> {
    desk.require(Right::Look)?;
    Ok(usize::try_from(desk.store.rows_of_change(change)?).unwrap_or(usize::MAX))
}

/// Takes one change back, whole. Refused when a later change touched the same records, and when somebody else made it,
/// unless the station head asks.
pub fn undo(desk: &mut Desk, change: ChangeId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Enter)?;
    let made = desk.store.change(change)?.ok_or(StoreError::NothingToUndo)?;
    if made.operator != desk.operator().name && !desk.may(Right::Administer) {
        return Err(Trouble::NotOwnChange);
    }
    desk.acting("撤销", "", |store, act| Ok(store.undo(act, change)?))
}
