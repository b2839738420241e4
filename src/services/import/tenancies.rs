//! Rows about tenancies: which house, who rents it, whether that is known, and writing it by the rules of the form.

use super::houses::open_file;
use super::rehearsal::{Detail, Judged, Outcome, Who};
use super::scene::{Places, Told, named, refused, said};
use crate::domain::import::{Note, TenancyRow, differences, taken_over};
use crate::domain::registers::{Organisation, Person, RentalHouse, Tenancy};
use crate::domain::values::Text;
use crate::domain::{RecordId, address, mask};
use crate::services::houses::Letting;
use crate::services::places::Meant;
use crate::services::signature::Signature;
use crate::services::{Desk, Trouble};
use crate::store::Writing;

const SET_BY_SAVING: [&str; 3] = ["house", "tenant", "tenant_organisation"];

pub(super) fn judge(desk: &Desk, row: &TenancyRow, places: &mut Places, told: &mut Told) -> Result<Judged, Trouble> {
    let mut refusals: Vec<String> = row.refusals.iter().map(Note::words).collect();
    let where_it_is = format!("{}|{}|{}", address::key(&row.address), row.plate_number, &*row.tenancy.room);
    let key = format!("{where_it_is}|{}|{}", row.tenant.name, row.tenancy.from_date.0.unwrap_or_default());
    refusals.extend(told.before("", &key, row.number, "同一份租赁"));
    for (label, person) in [("承租人", &row.tenant), ("房主", &row.landlord)] {
        refusals.extend(told.contradiction(desk, person)?.map(|sentence| format!("{label}：{sentence}")));
    }
    let house = match house(desk, row, places)? {
        Ok(house) => house,
        Err(sentence) => {
            refusals.push(format!("出租房屋：{sentence}"));
            None
        }
    };
    let name = if row.tenant.is_nobody() {
        mask::address_to_building(&address::parse(&row.address).full_name())
    } else {
        row.tenant.name.clone()
    };
    let judged = |outcome, who, detail| Judged {
        name: name.clone(),
        outcome,
        who,
        is_partial: !row.left_out.is_empty(),
        detail,
    };
    if !refusals.is_empty() {
        return Ok(judged(Outcome::Refused, Who::New, refused(refusals, &row.left_out)));
    }
    let mut reasons = said(&row.left_out, &row.remarks);
    let Some(house) = house else {
        reasons.insert(0, "这处还没有出租房屋档案，导入时一并建立".to_owned());
        return Ok(judged(Outcome::New, Who::New, Detail { reasons, ..Detail::default() }));
    };
    let Some((id, stored)) = running(desk, house, row)? else {
        return Ok(judged(Outcome::New, Who::New, Detail { reasons, ..Detail::default() }));
    };
    let found = differences(&stored, &row.tenancy, &SET_BY_SAVING);
    let outcome = Outcome::of(&found);
    Ok(judged(outcome, Who::Known(id), Detail { reasons, differences: found, ..Detail::default() }))
}

/// The house a row names: by its address, or by the code on its plate where the table gives no address.
fn house(
    desk: &Desk,
    row: &TenancyRow,
    places: &mut Places,
) -> Result<Result<Option<RecordId>, &'static str>, Trouble> {
    if row.address.is_empty() {
        let found = desk.store.houses_plated(&row.plate_number)?;
        return Ok(match found.as_slice() {
            [only] => Ok(Some(*only)),
            [] => Err("没有这个标牌编码的档案，请写明地址"),
            _ => Err("有几份档案是这个标牌编码，请写明地址"),
        });
    }
    Ok(match places.meant(desk, &row.address)? {
        Ok(Some(Meant::Known(place))) => Ok(desk.store.running_house_at(place, None)?.map(|(id, _)| id)),
        Ok(_) => Ok(None),
        Err(sentence) => Err(sentence),
    })
}

/// The running tenancy of the same tenant in the same room.
fn running(desk: &Desk, house: RecordId, row: &TenancyRow) -> Result<Option<(RecordId, Tenancy)>, Trouble> {
    for (id, tenancy) in desk.store.tenancies_of(house)? {
        let is_running = tenancy.ended_on.is_unset() || tenancy.from_date == row.tenancy.from_date;
        let is_same_room = row.tenancy.room.is_empty() || tenancy.room == row.tenancy.room;
        let Some((name, number)) = tenant_of(desk, &tenancy)? else { continue };
        let is_same = name == row.tenant.name
            && (row.tenant.number.is_empty() || number.is_empty() || number == row.tenant.number);
        if is_running && is_same_room && is_same {
            return Ok(Some((id, tenancy)));
        }
    }
    Ok(None)
}

/// Name and number of a tenant, of a firm its code.
fn tenant_of(desk: &Desk, tenancy: &Tenancy) -> Result<Option<(String, String)>, Trouble> {
    if let Some(id) = tenancy.tenant.id {
        return Ok(desk.store.load::<Person>(id)?.map(|person| (person.name.0, person.identity.number)));
    }
    let Some(id) = tenancy.tenant_organisation.id else { return Ok(None) };
    Ok(desk.store.load::<Organisation>(id)?.map(|firm| (firm.organisation_name.0, firm.credit_code.0)))
}

pub(super) fn write(
    writing: &mut Writing<'_>,
    row: &TenancyRow,
    who: &Who,
    places: &mut Places,
    signature: &Signature,
) -> Result<(), Trouble> {
    if let Who::Known(id) = who {
        let stored: Tenancy = writing.load(*id)?.ok_or(Trouble::RehearsalOutdated)?;
        return Ok(writing.update(*id, &taken_over(&stored, &row.tenancy, &SET_BY_SAVING)?)?);
    }
    let house = match &*row.address {
        "" => writing.houses_plated(&row.plate_number)?.first().copied().ok_or(Trouble::RehearsalOutdated)?,
        address => {
            let place = places.place(writing, address)?;
            match writing.running_house_at(place)? {
                Some(house) => house,
                None => {
                    let plated = RentalHouse { plate_number: Text::new(&row.plate_number), ..RentalHouse::default() };
                    open_file(writing, plated, &row.landlord, place, signature)?
                }
            }
        }
    };
    Letting::of_table(house, row.tenancy.clone(), named(&row.tenant)).write(writing, signature.today).map(drop)
}
