//! 责任书 and their kin: the list, one of them, preparing, signing, ending, renewing.
//!
//! How one stands follows from its days (`domain::agreement`) and is never stored. The wording is `templates`; the paper is
//! `printing`.

mod about;
mod by_number;
mod filling;
mod of_convention;
mod of_group;
mod of_shop;
mod of_tenants;
mod offers;
mod page;
mod preparing;
mod signing;
mod terms;

pub use about::About;
pub(in crate::services) use by_number::by_number;
pub(in crate::services) use filling::{fill_of, of_notice, of_station};
pub use offers::{Offer, found, offers};
pub(in crate::services) use page::wording;
pub use page::{AgreementPage, InForce, in_force, page};
pub use preparing::{Prepared, bring_up_to_date, prepare, renew};
pub use signing::{SignedDays, correct, discard, end, sign};
pub use terms::{AgreementTerms, set_terms, terms};

pub use crate::store::{AgreementColumn, AgreementFilter, AgreementRow, AgreementSort};

use super::{Desk, Trouble, standards};
use crate::domain::agreement::Standing;
use crate::domain::deadline::Matter;
use crate::domain::template::TemplateKind;
use crate::domain::{RecordId, Right};
use crate::store::AsOf;
use std::collections::HashMap;

/// Those that wait for a signature.
pub const UNSIGNED: &[Standing] = &[Standing::Drafted, Standing::Printed];
/// Those that bind now.
pub const HOLDING: &[Standing] = &[Standing::InForce, Standing::Expiring];
/// Those to be renewed.
pub const TO_RENEW: &[Standing] = &[Standing::Expiring, Standing::Expired];
/// All but those that are over.
pub const CURRENT: &[Standing] = &[
    Standing::Drafted,
    Standing::Printed,
    Standing::Upcoming,
    Standing::InForce,
    Standing::Expiring,
    Standing::Expired,
];
pub const OVER: &[Standing] = &[Standing::Replaced, Standing::Ended];

/// A row of the list and how it stands today.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub row: AgreementRow,
    pub standing: Standing,
    /// Until its last day; negative when it has passed.
    pub days_left: Option<i64>,
}

/// The agreements that match, in order. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, filter: &AgreementFilter, sort: AgreementSort) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.agreement_ids(filter, sort, as_of(desk)?)?)
}

/// The rows of these agreements, for the part of the list in sight.
pub fn rows(desk: &Desk, agreements: &[RecordId]) -> Result<Vec<Listed>, Trouble> {
    desk.require(Right::Look)?;
    let rows = desk.store.agreement_rows(agreements)?;
    let near_days = as_of(desk)?.near_days;
    Ok(rows.into_iter().map(|row| standing_of(desk, row, near_days)).collect())
}

/// How many stand how today.
pub fn counts(desk: &Desk) -> Result<HashMap<Standing, u64>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.agreement_counts(as_of(desk)?)?)
}

/// Of those that run out, the ones that nobody has prepared the next one for.
pub fn renewable(desk: &Desk, filter: &AgreementFilter) -> Result<Vec<RecordId>, Trouble> {
    let mut ids = list(desk, filter, AgreementSort::default())?;
    let mut renewed = Vec::new();
    for id in &ids {
        if desk.store.renewal_of(*id)?.is_some() {
            renewed.push(*id);
        }
    }
    ids.retain(|id| !renewed.contains(id));
    Ok(ids)
}

/// Every agreement about a house, the latest first.
pub fn of_house(desk: &Desk, house: RecordId) -> Result<Vec<Listed>, Trouble> {
    desk.require(Right::Look)?;
    let ids: Vec<RecordId> = desk.store.agreements_of_house(house)?.into_iter().map(|(id, _)| id).collect();
    rows(desk, &ids)
}

/// Houses that are let and have neither a 责任书 in force nor one prepared: here and below, or all.
pub fn houses_without(desk: &Desk, place: Option<RecordId>) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    let kind = TemplateKind::RentalAgreement.key();
    Ok(desk.store.houses_without_agreement(kind, place, desk.today())?)
}

fn listed(desk: &Desk, row: AgreementRow) -> Result<Listed, Trouble> {
    Ok(standing_of(desk, row, as_of(desk)?.near_days))
}

fn standing_of(desk: &Desk, row: AgreementRow, near_days: u32) -> Listed {
    let today = desk.today();
    let standing = Standing::of(&row.agreement, row.around, today, near_days);
    let days_left = row.agreement.valid_until.0.map(|until| (until - today).num_days());
    Listed { row, standing, days_left }
}

/// An agreement is about to expire as long before as the station wants to be reminded.
fn as_of(desk: &Desk) -> Result<AsOf, Trouble> {
    let rule = standards::standard(desk)?.deadlines.rule(Matter::AgreementEnd);
    Ok(AsOf { today: desk.today(), near_days: rule.ahead_days })
}
