//! The address tree as the office keeps it: looking, adding, renaming, moving, merging, deleting, and who answers for what.
//!
//! Looking stands in `looking`, what is suspected to be one place twice in `suspects`, single places in `editing`, ranges in
//! `ranges`, aliases in `aliases`, duties in `duties`. Whatever is written is one change with one undo.

mod aliases;
mod duties;
mod editing;
mod looking;
mod ranges;
mod suspects;

pub use aliases::{AliasVerdict, add_alias, remove_alias, verdict_on_alias};
pub(super) use duties::on_duty;
pub use duties::{DutyRow, add_duty, duty, end_duty, replace_duty};
pub use editing::{Facts, add, change, delete, facts, merge};
pub use looking::{
    Inherited, MOST_FOUND, PlacePage, Resident, children, counted, find, kind_counts, node, of_kind, page, path_to,
    totals,
};
pub use ranges::{RangeOrder, RangePreview, add_range, preview_range};
pub use suspects::{SuspectPair, suspects};

pub use crate::store::{PlaceCounts, PlaceNode};

use super::soundness::wrong;
use super::{Desk, Progress, Trouble};
use crate::domain::{RecordId, Right};
use crate::store::{ChangeId, StoreError, Writing};

/// What a change of the tree came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub change: ChangeId,
    /// 「已合并：2 处地址、3 条记录归到一处」
    pub words: String,
    /// The place to look at now.
    pub place: Option<RecordId>,
}

/// What may take long where thousands of places lie below, and is then done by a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    Change(RecordId, Facts),
    Merge { kept: RecordId, gone: RecordId },
    AddRange(RangeOrder),
}

impl Order {
    /// What the progress strip calls it.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Change(..) => "正在修改地址",
            Self::Merge { .. } => "正在合并地址",
            Self::AddRange(_) => "正在添加地址",
        }
    }
}

/// Does what was ordered.
pub fn carry_out(desk: &mut Desk, order: &Order, progress: &Progress) -> Result<Done, Trouble> {
    match order {
        Order::Change(place, facts) => {
            let total = places_below(desk, *place)?;
            desk.watched(progress, total, |desk| change(desk, *place, facts))
        }
        Order::Merge { kept, gone } => {
            let total = places_below(desk, *gone)?;
            desk.watched(progress, total, |desk| merge(desk, *kept, *gone))
        }
        Order::AddRange(order) => add_range(desk, order, progress),
    }
}

fn places_below(desk: &Desk, place: RecordId) -> Result<u64, Trouble> {
    Ok(u64::from(node(desk, place)?.counts.places))
}

/// One change of the tree, under the name that undo takes it back by.
fn write<T>(
    desk: &mut Desk,
    what: &str,
    work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
) -> Result<(T, ChangeId), Trouble> {
    desk.require(Right::Write)?;
    desk.acting(what, "", |store, act| Ok(store.write(act, work)?))
}
