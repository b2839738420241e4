//! Organisations in the one search box: by a part of the name, or by how the 统一社会信用代码 begins. There are few of them, so
//! they are walked and have no keys of their own.

use crate::domain::RecordId;
use crate::domain::finding::Reason;
use crate::domain::registers::Organisation;
use crate::domain::text::{half_width, is_han};
use crate::services::finding::{Hit, HitKind};
use crate::services::{Desk, Trouble};

/// So much of a name says which is meant; of a code, which begins alike in a whole city, more.
const SHORTEST_NAME: usize = 2;
const SHORTEST_CODE: usize = 4;

pub(in crate::services) fn hits(desk: &Desk, typed: &str, most: usize) -> Result<Vec<Hit>, Trouble> {
    let typed = half_width(typed.trim());
    let shortest = if typed.chars().any(is_han) { SHORTEST_NAME } else { SHORTEST_CODE };
    if typed.chars().count() < shortest {
        return Ok(Vec::new());
    }
    let found = desk.store.organisations_matching(&typed, u32::try_from(most).unwrap_or(u32::MAX))?;
    Ok(found.into_iter().map(|(id, organisation)| hit(id, organisation, &typed)).collect())
}

fn hit(id: RecordId, organisation: Organisation, typed: &str) -> Hit {
    let title = organisation.organisation_name.0;
    let code = organisation.credit_code.0;
    let reason = if title.contains(typed) { Reason::Name } else { Reason::DocumentNumber };
    let second_line = if code.is_empty() { "单位".to_owned() } else { format!("单位，{code}") };
    Hit { kind: HitKind::Organisation, id, place: None, title, second_line, reason }
}
