//! The address tree as the picker asks for it.

use super::{Desk, Trouble};
use crate::domain::CodeList;
use crate::domain::address::ParsedAddress;
use crate::domain::codes::PlaceKind;
use crate::domain::registers::Person;
use crate::domain::values::{Phones, Value};
use crate::domain::{RecordId, Right, address, mask};
use crate::print::faces;
use crate::store::{PlaceMatch, natural_order};

/// A dwelling the picker offers.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceChoice {
    pub id: RecordId,
    pub full_name: String,
    /// 「小区」, 「楼栋」
    pub kind: String,
    /// People living there now.
    pub people: u32,
}

/// Dwellings meant by what was typed, 「3-2-5」 included, at most `most`: those with just these numbers first, then in the
/// order of addresses.
pub fn matching(desk: &Desk, typed: &str, most: usize) -> Result<Vec<PlaceChoice>, Trouble> {
    desk.require(Right::Look)?;
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = desk.store.places_matching(typed, most)?;
    let numbers = address::parse(typed).dashed();
    rows.sort_by_cached_key(|row| (address::parse(&row.full_name).dashed() != numbers, natural_order(&row.full_name)));
    let choice = |row: PlaceMatch| PlaceChoice {
        id: row.id,
        full_name: row.full_name,
        kind: kind_name(&row.kind),
        people: row.people,
    };
    Ok(rows.into_iter().map(choice).collect())
}

pub(super) fn kind_name(code: &str) -> String {
    PlaceKind::table().name(code).unwrap_or_default().to_owned()
}

/// How a new dwelling would be written: in full as typed, or without an estate one proposal for each estate there is.
/// None when no dwelling can be made of what was typed, or when it is known already.
pub fn proposals(desk: &Desk, typed: &str, known: &[PlaceChoice]) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    let address = address::parse(typed);
    if address.nodes().is_empty() {
        return Ok(Vec::new());
    }
    let mut proposals = Vec::new();
    if address.estate.is_none() {
        proposals = in_each_estate(desk, &address)?;
    }
    if proposals.is_empty() {
        proposals.push(address.full_name());
    }
    proposals.retain(|proposal| !known.iter().any(|choice| choice.full_name == *proposal));
    let mut unknown = Vec::new();
    for proposal in proposals {
        if desk.store.place_meant(&proposal)?.is_none() {
            unknown.push(proposal);
        }
    }
    Ok(unknown)
}

/// The estates with such a building come first.
fn in_each_estate(desk: &Desk, address: &ParsedAddress) -> Result<Vec<String>, Trouble> {
    let mut estates = Vec::new();
    for (estate, place) in desk.store.children(None)? {
        if ESTATES.contains(&place.kind.code.as_str()) {
            let building = address.nodes().into_iter().next().map(|node| node.label).unwrap_or_default();
            let lacks_building = desk.store.place_called(Some(estate), &building)?.is_none();
            estates.push((lacks_building, format!("{}{}", &*place.label, address.full_name())));
        }
    }
    estates.sort_by_key(|(lacks_building, _)| *lacks_building);
    Ok(estates.into_iter().take(MOST_PROPOSALS).map(|(_, proposal)| proposal).collect())
}

/// What an address means that was typed and not taken from the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meant {
    Known(RecordId),
    /// A dwelling that is not there yet.
    New,
    /// Some dwelling of an estate that is not said, while the station has estates.
    SomeEstate,
}

/// With an estate the dwelling that is written so, by its name or an alias. Without one the only dwelling with these numbers;
/// of several, or of none, the estate must be said.
pub fn meant(desk: &Desk, typed: &str) -> Result<Meant, Trouble> {
    desk.require(Right::Look)?;
    let address = address::parse(typed);
    if address.estate.is_some() {
        return Ok(desk.store.place_meant(typed)?.map_or(Meant::New, Meant::Known));
    }
    if address.nodes().is_empty() {
        return Ok(Meant::New);
    }
    let mut known = matching(desk, typed, MOST_NAMESAKES)?;
    known.retain(|choice| address::parse(&choice.full_name).dashed() == address.dashed());
    if let [only] = known.as_slice() {
        return Ok(Meant::Known(only.id));
    }
    Ok(if has_estates(desk)? { Meant::SomeEstate } else { Meant::New })
}

/// Whether the tree begins with an estate, a street or a village anywhere.
pub(super) fn has_estates(desk: &Desk) -> Result<bool, Trouble> {
    let is_estate = |kind: &str| ESTATES.contains(&kind);
    Ok(desk.store.children(None)?.iter().any(|(_, place)| is_estate(&place.kind.code)))
}

/// Whether there are buildings that lie in no estate: here an address without one is whole.
pub(super) fn has_bare_buildings(desk: &Desk) -> Result<bool, Trouble> {
    Ok(desk.store.children(None)?.iter().any(|(_, place)| place.kind.code == BUILDING))
}

/// 小区, 街道, 村组 in the list of kinds: what an address may begin with.
const ESTATES: [&str; 3] = ["2", "3", "4"];
const BUILDING: &str = "5";
const MOST_PROPOSALS: usize = 5;
/// Dwellings looked at for the one with just these numbers.
const MOST_NAMESAKES: usize = 20;

pub fn full_name(desk: &Desk, place: Option<RecordId>) -> Result<String, Trouble> {
    desk.require(Right::Look)?;
    let Some(id) = place else { return Ok(String::new()) };
    Ok(desk.store.place_name(id)?)
}

/// The address as it leaves the station on paper: where no estate, street or village begins it, the community does.
pub(super) fn address_on_paper(desk: &Desk, place: Option<RecordId>) -> Result<String, Trouble> {
    let name = full_name(desk, place)?;
    let is_whole = name.is_empty() || address::parse(&name).estate.is_some();
    Ok(if is_whole { name } else { format!("{}{name}", desk.station().community) })
}

/// What stands beside a chosen dwelling: who lets it and who lives there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dwelling {
    pub house_number: String,
    pub landlord: String,
    pub has_file: bool,
    /// Name, sex and age, since when; the longest there first.
    pub people: Vec<Occupant>,
}

/// One person living at a dwelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Occupant {
    pub person: RecordId,
    pub name: String,
    pub facts: String,
    pub since: String,
}

pub fn dwelling(desk: &Desk, place: RecordId) -> Result<Dwelling, Trouble> {
    desk.require(Right::Look)?;
    let mut dwelling = Dwelling::default();
    if let Some((_, house)) = desk.store.rental_house_at(place)? {
        dwelling.has_file = true;
        dwelling.house_number = house.house_number.0;
        if let Some(landlord) = house.landlord.id {
            dwelling.landlord = desk.store.load::<Person>(landlord)?.map(|person| person.name.0).unwrap_or_default();
        }
    }
    let today = desk.today();
    for (_, residence) in desk.store.residences_at(place)? {
        let Some(id) = residence.person.id else { continue };
        let Some(person) = desk.store.load::<Person>(id)? else { continue };
        dwelling.people.push(Occupant {
            person: id,
            name: listed_name(&person, today),
            facts: facts(&person, today),
            since: format!("{} 起", residence.from_date.shown()),
        });
    }
    Ok(dwelling)
}

/// The name as lists show it: of a small child only the surname (docs/privacy.md).
pub fn listed_name(person: &Person, today: crate::domain::Date) -> String {
    if person.is_small_child(today) { mask::child_name(&person.name) } else { shortly_legible(&person.name) }
}

/// The same where nothing beside it tells the children of a family apart: 「周小朋友 6 岁」.
pub fn listed_alone(person: &Person, today: crate::domain::Date) -> String {
    let name = listed_name(person, today);
    match person.age(today).filter(|_| person.is_small_child(today)) {
        Some(age) => format!("{name} {age} 岁"),
        None => name,
    }
}

/// Telephones as the page of their owner shows them: masked to those who may see no number in full (docs/privacy.md §3).
pub fn told_phones(desk: &Desk, phones: &Phones) -> String {
    if desk.may(Right::Reveal) { phones.shown() } else { phones.masked() }
}

/// 「罗小梅 女 35 岁」, as lists show it.
pub fn listed_with_facts(person: &Person, today: crate::domain::Date) -> String {
    format!("{} {}", listed_name(person, today), facts(person, today))
}

/// A name with each character that no face on this computer has as 〓 and its code. The name itself is kept as it is.
pub fn legible(name: &str) -> String {
    let missing = faces::missing(name);
    let shown = |letter: char| if missing.contains(&letter) { faces::stand_in(letter) } else { letter.to_string() };
    if missing.is_empty() { name.to_owned() } else { name.chars().map(shown).collect() }
}

/// The same for lists, where the code would hide the rest of the name: 〓 alone.
pub fn shortly_legible(name: &str) -> String {
    let missing = faces::missing(name);
    name.chars().map(|letter| if missing.contains(&letter) { '〓' } else { letter }).collect()
}

/// 「U+2A6D6 没有字形，显示作 〓」, of a name that cannot be drawn whole.
pub fn illegible_words(name: &str) -> Option<String> {
    let missing = faces::missing(name);
    let codes: Vec<String> = missing.iter().map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    (!codes.is_empty()).then(|| format!("{} 没有字形，显示作 〓", codes.join("、")))
}

/// 「女 35 岁」
pub fn facts(person: &Person, today: crate::domain::Date) -> String {
    let sex = person.sex.label().trim_end_matches('性');
    person.age(today).map_or_else(|| sex.to_owned(), |age| format!("{sex} {age} 岁"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Station;
    use crate::domain::registers::Place;
    use crate::domain::values::{Choice, Text};
    use crate::services::{station, testing};

    #[test]
    fn what_is_offered_stands_by_its_reading_and_by_the_size_of_its_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = testing::desk(&folder.path().join("档案"));
        for name in ["石桥里10栋", "石桥里2栋", "金桂里2栋", "金桂里10栋"] {
            let place =
                Place { label: Text::new(name), full_name: Text::new(name), kind: Choice::of("5"), ..Place::default() };
            desk.writing("登记地址", |writing| Ok(writing.insert(&place)?)).unwrap();
        }
        let offered = |typed: &str| -> Vec<String> {
            matching(&desk, typed, 8).unwrap().into_iter().map(|choice| choice.full_name).collect()
        };
        assert_eq!(offered("石桥里"), ["石桥里2栋", "石桥里10栋"]);
        assert_eq!(offered("2栋"), ["金桂里2栋", "石桥里2栋"], "金 jīn before 石 shí");
    }

    #[test]
    fn an_address_that_no_estate_begins_leaves_the_station_with_its_community() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = testing::desk(&folder.path().join("档案"));
        let facts = Station { community: "海棠社区".to_owned(), ..desk.station().clone() };
        station::change(&mut desk, &facts).unwrap();
        for (name, on_paper) in
            [("3栋2单元501室", "海棠社区3栋2单元501室"), ("海棠苑3栋2单元501室", "海棠苑3栋2单元501室")]
        {
            let place =
                Place { label: Text::new(name), full_name: Text::new(name), kind: Choice::of("7"), ..Place::default() };
            let (place, _) = desk.writing("登记地址", |writing| Ok(writing.insert(&place)?)).unwrap();
            assert_eq!(address_on_paper(&desk, Some(place)).unwrap(), on_paper);
        }
    }
}
