//! Everybody who lived at a place on a day, on one list.

use super::{Gathered, archived, read};
use crate::domain::registers::Residence;
use crate::print::documents::resident_list::{self, ResidentList};
use crate::print::{Document, Issue};
use crate::services::printing::Order;
use crate::services::{Desk, Progress, Trouble, as_of};
use crate::store::{OnADay, OnPaper};
use serde_json::Value;

pub(super) fn gather(desk: &Desk, on: OnADay, order: &Order, progress: &Progress) -> Result<Gathered, Trouble> {
    let list = ResidentList { purpose: order.purpose.clone(), ..as_of::sheet(desk, on, order, progress)? };
    let on_paper = order.records.iter().copied().map(OnPaper::of::<Residence>).collect();
    Ok(Gathered { values: archived(&list)?, on_paper, ..Gathered::default() })
}

pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(resident_list::list(&read(values)?, issue))
}
