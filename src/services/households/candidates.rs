//! The household somebody means: by its number, by somebody who belongs to it, or by its address.

use crate::domain::{RecordId, Right, mask};
use crate::services::finding::{self, HitKind};
use crate::services::{Desk, Trouble};

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
    desk.require(Right::Look)?;
    let mut found = desk.store.households_numbered(typed.trim())?;
    for hit in finding::search_in(desk, typed, None, most)? {
        match (hit.kind, hit.place) {
            (HitKind::Person, _) => {
                let open = desk.store.memberships_of(hit.id)?.into_iter();
                let open = open.filter(|(_, member)| member.until_date.is_unset());
                found.extend(open.filter_map(|(_, member)| member.household.id));
            }
            (_, Some(place)) => found.extend(desk.store.households_at(place)?),
            _ => {}
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|id| Some(*id) != except && seen.insert(*id));
    found.truncate(most);
    let rows = desk.store.household_rows(&found, None)?;
    Ok(rows.into_iter().map(|row| choice(&row)).collect())
}

fn choice(row: &super::HouseholdRow) -> HouseholdChoice {
    let head = row.head.as_ref().map_or("没有户主", |head| &head.name.0);
    HouseholdChoice {
        id: row.id,
        words: format!("{head} 户，{}", mask::address_to_building(&row.place_name)),
        note: format!("{} 人", row.members),
    }
}
