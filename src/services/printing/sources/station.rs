//! Papers of the station itself.

use super::{Gathered, archived, not_by_record};
use crate::domain::ServiceCard;
use crate::print::documents::service_card::{self, CardSize};
use crate::print::documents::{DocumentKind, EXPORT_APPROVAL, SERVICE_CARD, SERVICE_CARD_A6, export_approval};
use crate::print::{Document, Issue};
use crate::services::{Desk, Trouble, service_cards};
use crate::store::StoreError;
use serde::Deserialize;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, kind: &DocumentKind) -> Result<Gathered, Trouble> {
    let values = match card_size(kind) {
        Some(_) => archived(&service_cards::card(desk)?)?,
        None => Value::Null,
    };
    Ok(Gathered { values, name: desk.station().name.clone(), ..Gathered::default() })
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    match (card_size(kind), values) {
        (Some(size), None) => Ok(service_card::blank(size, issue)),
        (Some(size), Some(values)) => {
            let card = ServiceCard::deserialize(values).map_err(|_| StoreError::Unreadable)?;
            Ok(service_card::filled(&card, size, issue))
        }
        (None, None) if *kind == EXPORT_APPROVAL => Ok(export_approval::blank(issue)),
        (None, Some(_)) if *kind == EXPORT_APPROVAL => Ok(export_approval::filled(issue)),
        _ => not_by_record(kind),
    }
}

fn card_size(kind: &DocumentKind) -> Option<CardSize> {
    match kind.key {
        key if key == SERVICE_CARD.key => Some(CardSize::Pocket),
        key if key == SERVICE_CARD_A6.key => Some(CardSize::A6),
        _ => None,
    }
}
