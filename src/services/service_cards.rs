//! What stands on the 便民服务卡: kept as a setting of the station, changed by its head.

use super::{Desk, Trouble};
use crate::domain::{Right, ServiceCard};
use crate::print::Issue;
use crate::print::documents::service_card::{self, CardSize};
use crate::store::StoreError;

/// The setting's key in the archive.
const SETTING: &str = "service_card";

/// The card as it is kept; before anybody wrote one, with what nearly every station says.
pub fn card(desk: &Desk) -> Result<ServiceCard, Trouble> {
    desk.require(Right::Look)?;
    let Some(json) = desk.store.setting(SETTING)? else { return Ok(ServiceCard::default()) };
    Ok(serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)?)
}

pub fn set_card(desk: &mut Desk, card: &ServiceCard) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let json = serde_json::to_string(card).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改便民服务卡", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}

/// What does not fit on one card, said where the card is written.
pub fn too_long(desk: &Desk, card: &ServiceCard) -> Result<Option<&'static str>, Trouble> {
    desk.require(Right::Look)?;
    let issue = Issue {
        station: desk.station(),
        today: desk.today(),
        operator: "",
        running_number: None,
        full_id: false,
        onto_form: false,
    };
    Ok(match CardSize::ALL.map(|size| service_card::fits(card, size, &issue)) {
        [true, _] => None,
        [false, true] => Some("名片大小的一张写不下，会多出一张；请缩短，或用 A6"),
        [false, false] => Some("一张写不下，会多出一张；请缩短"),
    })
}
