//! Other spellings of a place: what is understood anyway, what already means another place, and what is kept.

use super::{Done, write, wrong};
use crate::domain::finding::Reason;
use crate::domain::registers::Place;
use crate::domain::{RecordId, Right, address};
use crate::services::{Desk, Trouble};
use crate::store::StoreError;

/// What can be said of an alias before it is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum AliasVerdict {
    Good,
    /// The program reads this spelling as the place already.
    Understood,
    /// It means another place, by its name or by an alias.
    Taken {
        full_name: String,
    },
}

impl AliasVerdict {
    /// What stands beside the field when it cannot be kept.
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Good => None,
            Self::Understood => Some("这个写法本来就认得，不用另加".to_owned()),
            Self::Taken { full_name } => Some(format!("这个写法已经指「{full_name}」")),
        }
    }
}

pub fn verdict_on_alias(desk: &Desk, place: RecordId, alias: &str) -> Result<AliasVerdict, Trouble> {
    desk.require(Right::Look)?;
    let kept: Place = desk.store.load(place)?.ok_or(Trouble::Gone)?;
    let above = kept.full_name.strip_suffix(&*kept.label).unwrap_or_default();
    for spelling in [alias.to_owned(), format!("{above}{alias}")] {
        let others = desk.store.places_written(&spelling)?;
        if let Some((_, other)) = others.into_iter().find(|(id, _)| *id != place) {
            return Ok(AliasVerdict::Taken { full_name: other.full_name.0 });
        }
    }
    Ok(if is_understood(&kept, alias) { AliasVerdict::Understood } else { AliasVerdict::Good })
}

/// Whether whoever writes this is led to the place without any alias.
fn is_understood(place: &Place, alias: &str) -> bool {
    let keys: Vec<_> =
        place.spellings().iter().flat_map(|spelling| address::room_keys(spelling, &Reason::ALL)).collect();
    address::beginnings(alias).iter().any(|asked| keys.contains(asked))
}

pub fn add_alias(desk: &mut Desk, place: RecordId, alias: &str) -> Result<Done, Trouble> {
    desk.require(Right::Write)?;
    if address::key(alias).is_empty() {
        return Err(wrong("aliases", "请写明别名"));
    }
    if let Some(sentence) = verdict_on_alias(desk, place, alias)?.refusal() {
        return Err(wrong("aliases", sentence));
    }
    change(desk, "添加别名", place, |kept| kept.add_alias(alias), "别名已添加，查找时也认得")
}

pub fn remove_alias(desk: &mut Desk, place: RecordId, alias: &str) -> Result<Done, Trouble> {
    change(desk, "去掉别名", place, |kept| kept.remove_alias(alias), "别名已去掉")
}

fn change(
    desk: &mut Desk,
    what: &str,
    id: RecordId,
    edit: impl FnOnce(&mut Place),
    words: &str,
) -> Result<Done, Trouble> {
    let ((), change) = write(desk, what, |writing| {
        let mut place: Place = writing.load(id)?.ok_or(StoreError::NotFound)?;
        edit(&mut place);
        writing.update(id, &place)
    })?;
    Ok(Done { change, words: words.to_owned(), place: Some(id) })
}
