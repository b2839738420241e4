//! 岗位责任卡 of somebody who answers for an area.

use super::{Gathered, archived, read};
use crate::domain::RecordId;
use crate::domain::registers::{PlaceDuty, PostCard};
use crate::domain::values::Value as _;
use crate::print::documents::post_card::{self, PostRecord};
use crate::print::{Document, Issue};
use crate::services::{Desk, Trouble, places};
use crate::store::OnPaper;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let card: PostCard = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let duty: PlaceDuty =
        card.place_duty.id.map(|duty| desk.store.load(duty)).transpose()?.flatten().ok_or(Trouble::Gone)?;
    let area = places::full_name(desk, duty.place.id)?;
    let filled = PostRecord {
        holder: places::legible(&duty.holder),
        post: duty.duty.label().to_owned(),
        area: area.clone(),
        phones: duty.phones.shown(),
        since: duty.from_date.0,
        drawn_up_on: card.drawn_up_on.0,
        six: card.six().map(|(_, words)| words.shown()),
    };
    Ok(Gathered {
        record: Some(record),
        values: archived(&filled)?,
        on_paper: vec![OnPaper::of::<PostCard>(record)],
        // What a print is called in the log names nobody.
        name: format!("{}　{area}", filled.post),
        address: area,
        missing: card.lacking(),
        ..Gathered::default()
    })
}

pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(post_card::filled(&read::<PostRecord>(values)?, issue))
}
