//! The household somebody means: by its number, by somebody who belongs to it, or by its address.

use crate::domain::finding::Reason;
use crate::domain::{RecordId, Right, mask};
use crate::services::finding::{self, Hit, HitKind};
use crate::services::{Desk, Trouble};
use std::collections::{HashMap, HashSet};

/// A household to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdChoice {
    pub id: RecordId,
    /// 「曾不曾 户，海棠苑3栋***」
    pub words: String,
    /// 「3 人」
    pub note: String,
}

/// Households meant by what was typed, at most `most`, without `except`.
pub fn matching(
    desk: &Desk,
    typed: &str,
    except: Option<RecordId>,
    most: usize,
) -> Result<Vec<HouseholdChoice>, Trouble> {
    let mut found: Vec<RecordId> = found(desk, typed, most)?.into_iter().map(|(id, _)| id).collect();
    found.retain(|id| Some(*id) != except);
    found.truncate(most);
    let rows = desk.store.household_rows(&found, None)?;
    Ok(rows.into_iter().map(|row| choice(&row)).collect())
}

/// The same as hits of the search box.
pub fn hits(desk: &Desk, typed: &str, limit: usize) -> Result<Vec<Hit>, Trouble> {
    let found = found(desk, typed, limit)?;
    let ids: Vec<RecordId> = found.iter().take(limit).map(|(id, _)| *id).collect();
    let reasons: HashMap<RecordId, Reason> = found.into_iter().collect();
    let rows = desk.store.household_rows(&ids, None)?;
    Ok(rows.iter().filter_map(|row| Some(hit(row, *reasons.get(&row.id)?))).collect())
}

/// Each once, with the reason it was found by first.
fn found(desk: &Desk, typed: &str, most: usize) -> Result<Vec<(RecordId, Reason)>, Trouble> {
    desk.require(Right::Look)?;
    let numbered = desk.store.households_numbered(typed.trim())?;
    let mut found: Vec<(RecordId, Reason)> = numbered.into_iter().map(|id| (id, Reason::DocumentNumber)).collect();
    for hit in finding::search_in(desk, typed, None, most)? {
        let households = match (hit.kind, hit.place) {
            (HitKind::Person, _) => {
                let open = desk.store.memberships_of(hit.id)?.into_iter();
                let open = open.filter(|(_, member)| member.until_date.is_unset());
                open.filter_map(|(_, member)| member.household.id).collect()
            }
            (_, Some(place)) => desk.store.households_at(place)?,
            _ => Vec::new(),
        };
        found.extend(households.into_iter().map(|id| (id, hit.reason)));
    }
    let mut seen = HashSet::new();
    found.retain(|(id, _)| seen.insert(*id));
    Ok(found)
}

fn hit(row: &super::HouseholdRow, reason: Reason) -> Hit {
    Hit {
        kind: HitKind::Household,
        id: row.id,
        place: row.household.place.id,
        title: title(row),
        second_line: format!("{}，{} 人", mask::address_to_building(&row.place_name), row.members),
        reason,
    }
}

/// 「曾不曾 户」
fn title(row: &super::HouseholdRow) -> String {
    format!("{} 户", row.head.as_ref().map_or("没有户主", |head| &head.name.0))
}

fn choice(row: &super::HouseholdRow) -> HouseholdChoice {
    HouseholdChoice {
        id: row.id,
        words: format!("{}，{}", title(row), mask::address_to_building(&row.place_name)),
        note: format!("{} 人", row.members),
    }
}
