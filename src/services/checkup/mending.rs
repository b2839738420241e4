//! Mending a finding by the one change its rule knows: written through the one door, named, and taken back like any other.

use super::{Finding, Repair, Rule};
use crate::domain::Right;
use crate::services::{Desk, Trouble};
use crate::store::{ChangeId, Mended, StoreError};

/// Does what the line said it would do. Refused when the record is no longer as it was found.
pub fn mend(desk: &mut Desk, rule: &Rule, finding: &Finding) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let Repair::Change(mend) = &rule.repair else { return Err(Trouble::MendedByHand) };
    let written = desk.acting(mend.what, "", |store, act| {
        Ok(store.write(act, |writing| match writing.mend(mend, finding)? {
            Mended::Done => Ok(()),
            Mended::Otherwise => Err(StoreError::Changed),
        }))
    })?;
    match written {
        Ok(((), change)) => Ok(change),
        Err(StoreError::Changed) => Err(Trouble::FoundOtherwise),
        Err(error) => Err(error.into()),
    }
}
