//! A shop without a file of its own: its address is known, and how the group of ten it is in calls it and whom to call there.

use super::filling::first;
use super::{Desk, Trouble};
use crate::domain::RecordId;
use crate::domain::registers::Person;
use crate::domain::template::Fill;
use crate::services::places;

pub(super) fn fill(desk: &Desk, fill: Fill, shop: RecordId) -> Result<Fill, Trouble> {
    let address = places::full_name(desk, Some(shop))?;
    let mut fill = fill.set("门店地址", &address).set("签订方地址", address);
    let Some((_, member)) = desk.store.groups_with_place(shop)?.into_iter().next() else { return Ok(fill) };
    if !member.shop_name.is_empty() {
        fill = fill.set("店名", &*member.shop_name).set("签订方", &*member.shop_name);
    }
    if let Some(keeper) = member.contact.id {
        let keeper: Person = desk.store.load(keeper)?.ok_or(Trouble::Gone)?;
        let phones = first(&keeper.phones);
        fill = fill.set("经营者", &*keeper.name).set("负责人", &*keeper.name);
        fill = fill.set("经营者电话", &phones).set("负责人电话", phones);
    }
    Ok(fill)
}
