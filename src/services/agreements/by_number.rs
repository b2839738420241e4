//! Agreements in the one search box: by their number, as it stands on the paper in somebody's hand.

use super::{Listed, rows};
use crate::domain::Right;
use crate::domain::agreement::numbers_meant;
use crate::domain::finding::Reason;
use crate::domain::values::Value as _;
use crate::services::finding::{Hit, HitKind};
use crate::services::{Desk, Trouble};
use chrono::Datelike;

/// The agreements whose number is typed; the latest first.
pub(in crate::services) fn by_number(desk: &Desk, typed: &str) -> Result<Vec<Hit>, Trouble> {
    desk.require(Right::Look)?;
    let numbers = numbers_meant(typed, &desk.station().number_prefix, desk.today().year());
    let found = desk.store.agreements_numbered(&numbers)?;
    Ok(rows(desk, &found)?.into_iter().map(hit).collect())
}

/// 「出租房屋治安消防责任书，房多多，有效」: the paper names them, and so does the list.
fn hit(Listed { row, standing, .. }: Listed) -> Hit {
    let facts = [row.agreement.kind.label(), &row.party, standing.label()];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    Hit {
        kind: HitKind::Agreement,
        id: row.id,
        place: None,
        title: row.agreement.agreement_number.shown(),
        second_line: facts.join("，"),
        reason: Reason::DocumentNumber,
    }
}
