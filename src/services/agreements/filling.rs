//! What stands in the places of a template, read from the records. What the records do not say stays a line to write on.
//!
//! No origin, ethnicity, belief or health of anybody goes onto these papers; of tenants the name and the room alone.

use super::{About, AgreementTerms, Desk, Trouble};
use crate::domain::registers::{
    Agreement, HouseParty, Household, Organisation, Person, PlaceDuty, RentalHouse, Residence,
};
use crate::domain::template::{Fill, TemplateKind};
use crate::domain::values::{Day, Phones, Value};
use crate::domain::{Date, RecordId, Register};
use crate::services::{houses, places};
use chrono::Datelike;

/// 社区民警 and 网格员 in the list of duties.
const POLICEMAN: &str = "5";
const GRID_MEMBER: &str = "2";
/// 代管人 and 监督责任人 in the list of roles.
const AGENTS: [&str; 2] = ["2", "3"];
const SUPERVISOR: &str = "6";

/// Everything known for an agreement; its number is set when it is given.
pub(super) fn of_agreement(
    desk: &Desk,
    terms: &AgreementTerms,
    kind: TemplateKind,
    agreement: &Agreement,
) -> Result<Fill, Trouble> {
    let fill = dates(of_station(desk, terms, kind), agreement);
    let fill = fill.set("编号", &*agreement.agreement_number);
    let fill = match About::of(agreement) {
        Some(About::House(id)) => of_house(desk, fill, id)?,
        Some(About::Household(id)) => of_household(desk, fill, id)?,
        Some(About::Organisation(id)) => of_organisation(desk, fill, id)?,
        Some(About::Person(id)) => of_person(desk, fill, id)?,
        Some(About::Duty(id)) => of_duty(desk, fill, id)?,
        Some(About::Place(id)) => of_place(desk, fill, id)?,
        Some(About::Group(id)) => super::of_group::fill(desk, fill, id)?,
        None => fill,
    };
    let fill = if kind == TemplateKind::Convention { super::of_convention::fill(desk, fill, agreement)? } else { fill };
    Ok(only_named(&fill))
}

/// What an agreement was filled with; of one taken over from an old file, what the records say now.
pub(in crate::services) fn fill_of(desk: &Desk, agreement: &Agreement) -> Result<Fill, Trouble> {
    let kind = agreement.kind.kind().ok_or(Trouble::Gone)?;
    match serde_json::from_str(&agreement.filled_in) {
        Ok(fill) => Ok(fill),
        Err(_) => of_agreement(desk, &super::terms(desk)?, kind, agreement),
    }
}

/// A notice for somebody, which is handed out and not kept as an agreement.
pub(in crate::services) fn of_notice(
    desk: &Desk,
    terms: &AgreementTerms,
    kind: TemplateKind,
    person: RecordId,
) -> Result<Fill, Trouble> {
    let fill = of_person(desk, of_station(desk, terms, kind), person)?;
    let contact = if terms.contact.is_empty() { &desk.operator().name } else { &terms.contact };
    Ok(only_named(&fill.set("联系人", contact).set("告知日期", words(Day::new(desk.today())))))
}

/// What the template of this kind can name, and nothing else of the records.
fn only_named(fill: &Fill) -> Fill {
    let kind = fill.kind;
    let fields = kind.fields().iter().fold(Fill::new(kind), |named, field| match fill.value(field.name) {
        Some(words) => named.set(field.name, words),
        None => named,
    });
    let lists = kind.lists().iter().filter(|list| !fill.rows(list.name).is_empty());
    lists.fold(fields, |named, list| named.list(list.name, fill.rows(list.name).to_vec()))
}

/// What every paper of the station says, the ones to be filled by hand too.
pub(in crate::services) fn of_station(desk: &Desk, terms: &AgreementTerms, kind: TemplateKind) -> Fill {
    let station = desk.station();
    let fill = Fill::new(kind)
        .set("街道", &station.street)
        .set("社区", &station.community)
        .set("社区地址", &station.address)
        .set("社区电话", &station.office_phone)
        .set("工作站", &station.name)
        .set("派出所", &terms.police_station)
        .set("保存期限", &terms.keeps_for)
        .set("联系人", &terms.contact);
    only_named(&fill)
}

fn dates(fill: Fill, agreement: &Agreement) -> Fill {
    let (from, until) = (words(agreement.valid_from), words(agreement.valid_until));
    let year = agreement.valid_from.0.map(|day| day.year().to_string()).unwrap_or_default();
    fill.set("年度", year)
        .set("有效期起", &from)
        .set("有效期止", &until)
        .set("任期起", &from)
        .set("任期止", &until)
        .set("施行日期", &from)
}

fn of_house(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    let house: RentalHouse = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let crowding = houses::crowding(desk)?;
    let shown = |key: &str| RentalHouse::field(key).map(|field| (field.value)(&house).shown()).unwrap_or_default();
    let figure = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut fill = fill
        .set("房屋地址", places::address_on_paper(desk, house.place.id)?)
        .set("房屋编号", shown("house_number"))
        .set("出租用途", shown("rent_use"))
        .set("出租间数", shown("rooms_let"))
        .set("每间人数上限", figure(crowding.most_per_room))
        .set("人均面积下限", figure(crowding.least_square_metres))
        .list("承租人", super::of_tenants::signers(desk, id)?);
    fill = with_landlord(desk, fill, &house)?;
    let present = desk.store.parties_of(id)?.into_iter().map(|(_, party)| party);
    let present: Vec<HouseParty> = present.filter(|party| party.until_date.is_unset()).collect();
    if let Some(agent) = in_role(desk, &present, &AGENTS)? {
        fill = fill.set("代管人", agent.name).set("代管人电话", agent.phones);
    }
    if let Some(supervisor) = in_role(desk, &present, &[SUPERVISOR])? {
        fill = fill.set("监督责任人", supervisor.name);
    }
    with_officers(desk, fill, house.place.id)
}

/// A firm seals and has a code, a person signs and has a number.
fn with_landlord(desk: &Desk, fill: Fill, house: &RentalHouse) -> Result<Fill, Trouble> {
    let firm = house.landlord_organisation.id;
    let landlord = party(desk, house.landlord.id, firm)?.unwrap_or_default();
    let fill = fill.set("出租人", &landlord.name).set("出租人电话", landlord.phones);
    Ok(match firm {
        Some(_) => fill.set("出租单位", landlord.name).set("统一社会信用代码", landlord.number),
        None => fill.set("出租个人", "是").set("出租人证件号码", landlord.number),
    })
}

/// Who signs, as papers name them: in full, for the law asks for it (docs/privacy.md §3).
#[derive(Default)]
pub(super) struct Named {
    pub name: String,
    number: String,
    phones: String,
}

pub(super) fn party(
    desk: &Desk,
    person: Option<RecordId>,
    organisation: Option<RecordId>,
) -> Result<Option<Named>, Trouble> {
    if let Some(id) = organisation {
        let known: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let (name, number) = (known.organisation_name.0, known.credit_code.0);
        return Ok(Some(Named { name, number, phones: first(&known.phones) }));
    }
    let Some(id) = person else { return Ok(None) };
    let known: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    Ok(Some(Named { name: known.name.0, number: known.identity.number, phones: first(&known.phones) }))
}

fn in_role(desk: &Desk, parties: &[HouseParty], roles: &[&str]) -> Result<Option<Named>, Trouble> {
    match parties.iter().find(|party| roles.contains(&party.role.code.as_str())) {
        Some(found) => party(desk, found.person.id, found.organisation.id),
        None => Ok(None),
    }
}

fn of_household(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    let household: Household = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let (name, phones) = head(desk, id)?;
    let address = places::address_on_paper(desk, household.place.id)?;
    let fill = fill.set("签订方", &name).set("签订方地址", address).set("负责人", name).set("负责人电话", phones);
    with_officers(desk, fill, household.place.id)
}

/// The head of a household, or else whoever has been in it longest.
fn head(desk: &Desk, household: RecordId) -> Result<(String, String), Trouble> {
    let members = desk.store.members_now(household)?;
    let Some(id) = members.first().and_then(|(_, member)| member.person.id) else { return Ok(Default::default()) };
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let phones = first(&person.phones);
    Ok((person.name.0, phones))
}

fn of_organisation(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    let known: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let (manager, own_phones) = match known.representative.id {
        Some(person) => {
            let person: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
            let phones = first(&person.phones);
            (person.name.0, phones)
        }
        None => Default::default(),
    };
    let phones = if known.phones.is_empty() { own_phones } else { first(&known.phones) };
    let fill = fill
        .set("签订方", &*known.organisation_name)
        .set("签订方地址", &*known.office_address)
        .set("负责人", &manager)
        .set("负责人电话", &phones)
        .set("店名", &*known.organisation_name)
        .set("经营者", manager)
        .set("经营者电话", phones)
        .set("统一社会信用代码", &*known.credit_code)
        .set("门店地址", &*known.office_address);
    with_officers(desk, fill, None)
}

fn of_person(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let stays: Vec<(RecordId, Residence)> = desk.store.residences_of(id)?;
    let place = stays.first().and_then(|(_, stay)| stay.place.id);
    let phones = first(&person.phones);
    let fill = fill.set("组长", &*person.name).set("组长电话", phones).set("被告知人", &*person.name);
    with_officers(desk, fill, place)
}

fn of_duty(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    let duty: PlaceDuty = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let area = places::full_name(desk, duty.place.id)?;
    let households = households_below(desk, duty.place.id)?;
    let rows: Vec<Vec<String>> =
        if fill.kind == TemplateKind::HeadAppointment { households.clone() } else { Vec::new() };
    let count = if households.is_empty() { String::new() } else { households.len().to_string() };
    let fill = fill
        .set("责任人", &*duty.holder)
        .set("职务", duty.duty.label())
        .set("责任人电话", first(&duty.phones))
        .set("责任片区", &area)
        .set("片区户数", &count)
        .set("受聘人", &*duty.holder)
        .set("联户范围", area)
        .set("联户数", count)
        .list("联户表", rows);
    with_officers(desk, fill, duty.place.id)
}

/// 序号, 户主, 住址, 电话 of the households that live there now.
fn households_below(desk: &Desk, place: Option<RecordId>) -> Result<Vec<Vec<String>>, Trouble> {
    let Some(place) = place else { return Ok(Vec::new()) };
    let filter = crate::store::HouseholdFilter { place: Some(place), ..Default::default() };
    let ids = desk.store.household_ids(&filter, Default::default(), false)?;
    let mut rows = Vec::with_capacity(ids.len());
    for row in desk.store.household_rows(&ids, None)? {
        let (name, phones) = row.head.map(|head| (head.name.0, first(&head.phones))).unwrap_or_default();
        rows.push(vec![(rows.len() + 1).to_string(), name, row.place_name, phones]);
    }
    Ok(rows)
}

fn of_place(desk: &Desk, fill: Fill, id: RecordId) -> Result<Fill, Trouble> {
    if fill.kind != TemplateKind::Convention {
        return with_officers(desk, super::of_shop::fill(desk, fill, id)?, Some(id));
    }
    // 序号, 门牌号, 户主
    let signers = households_below(desk, Some(id))?.into_iter();
    let signers = signers.map(|row| vec![row[0].clone(), row[2].clone(), row[1].clone()]).collect();
    with_officers(desk, fill.list("签名册", signers), Some(id))
}

/// 社区民警 and 网格员 of a place, or of one above it.
pub(super) fn with_officers(desk: &Desk, fill: Fill, place: Option<RecordId>) -> Result<Fill, Trouble> {
    let Some(place) = place else { return Ok(fill) };
    let mut fill = fill;
    for (code, name, phone) in [(POLICEMAN, "社区民警", "民警电话"), (GRID_MEMBER, "网格员", "网格员电话")]
    {
        if let Some(duty) = on_duty(desk, place, code)? {
            fill = fill.set(name, &*duty.holder).set(phone, first(&duty.phones));
        }
    }
    Ok(fill)
}

fn on_duty(desk: &Desk, place: RecordId, code: &str) -> Result<Option<PlaceDuty>, Trouble> {
    for (id, _) in desk.store.place_path(place)?.iter().rev() {
        let duties = desk.store.place_duties(*id)?;
        let present = duties.into_iter().find(|(_, duty)| duty.duty.code == code && duty.until_date.is_unset());
        if let Some((_, duty)) = present {
            return Ok(Some(duty));
        }
    }
    Ok(None)
}

/// One telephone has room on a line.
pub(super) fn first(phones: &Phones) -> String {
    phones.0.first().cloned().unwrap_or_default()
}

/// 「2026年1月1日」
pub(super) fn words(day: Day) -> String {
    day.0.map(|day: Date| format!("{}年{}月{}日", day.year(), day.month(), day.day())).unwrap_or_default()
}
