//! Law at hand: the articles the program knows, and the station's own texts and local rules before them.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::domain::dispute::{Article, known_articles};
use crate::store::StoreError;

/// The setting's key in the archive.
const SETTING: &str = "law";

/// The station's own, then what the program knows.
pub fn articles(desk: &Desk) -> Result<Vec<Article>, Trouble> {
    let own = own_articles(desk)?;
    Ok(own.into_iter().chain(known_articles()).collect())
}

pub fn own_articles(desk: &Desk) -> Result<Vec<Article>, Trouble> {
    desk.require(Right::Look)?;
    let kept = desk.store.setting(SETTING)?;
    let read = |json: String| serde_json::from_str(&json).map_err(|_| StoreError::Unreadable);
    Ok(kept.map_or_else(|| Ok(Vec::new()), read)?)
}

/// Whoever mediates adds what holds here.
pub fn keep_articles(desk: &mut Desk, articles: &[Article]) -> Result<(), Trouble> {
    desk.require(Right::Mediate)?;
    let json = serde_json::to_string(articles).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改本站法条", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}
