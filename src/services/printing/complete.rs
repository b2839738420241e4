//! Several records on one order: sorted as one walks along the doors, and whoever lacks what must stand on the paper is told
//! apart instead of printed half.

use super::Order;
use super::sources::{self, Gathered};
use crate::domain::RecordId;
use crate::services::{Desk, Progress, Trouble};
use crate::store::natural_order;

/// A record that is not printed with the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Lacking {
    pub record: RecordId,
    /// 「罗小梅」
    pub name: String,
    /// Labels of what must be filled in first.
    pub missing: Vec<&'static str>,
    pub opens_at: Option<OpensAt>,
}

/// Where what is missing can be filled in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OpensAt {
    Person(RecordId),
    House(RecordId),
}

/// The records of an order that can be printed, in their order.
pub(super) struct Complete {
    pub gathered: Vec<Gathered>,
    pub left_out: Vec<Lacking>,
}

/// Reads what stands on the papers of an order. One record is printed as it is: who prints it sees what is missing.
pub(super) fn gather(desk: &Desk, order: &Order, progress: &Progress) -> Result<Complete, Trouble> {
    let mut gathered = sources::gather(desk, order, progress)?;
    if order.is_list() || gathered.len() < 2 {
        return Ok(Complete { gathered, left_out: Vec::new() });
    }
    gathered.sort_by_cached_key(|one| natural_order(&one.address));
    let (gathered, lacking): (Vec<Gathered>, Vec<Gathered>) =
        gathered.into_iter().partition(|one| one.missing.is_empty());
    if gathered.is_empty() {
        return Err(Trouble::NobodyComplete(lacking.len()));
    }
    let left_out = lacking.into_iter().filter_map(Lacking::of).collect();
    Ok(Complete { gathered, left_out })
}

impl Lacking {
    fn of(one: Gathered) -> Option<Self> {
        Some(Self { record: one.record?, name: one.name, missing: one.missing, opens_at: one.opens_at })
    }
}
