//! Addresses as people write them, brought to one form: `3-2-501`, 「3栋2单元501室」, full-width.
//!
//! Only writing is understood here; which places there are, the address tree knows. Under which keys an address is
//! found stands in `keys`; many dwellings written at once are taken apart in `range`.

mod additions;
mod keys;
mod parse;
mod range;
mod suspects;

pub use additions::{Doors, depth, levels};
pub use keys::{beginnings, room_keys};
pub use parse::parse;
pub use range::{MOST_PLACES, RangeMistake, RangePlan, plan_range};
pub use suspects::{Compared, Suspicion};

/// An address below the community, taken apart.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ParsedAddress {
    /// Street, house number, estate: everything before the building.
    pub estate: Option<String>,
    /// 「3」 of 「3栋」, 「A」 of 「A座」.
    pub building: Option<String>,
    pub unit: Option<String>,
    /// Said only where there is no room number, or beside one.
    pub floor: Option<String>,
    pub room: Option<String>,
}

/// A node of the address tree that an address names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Node {
    /// The code in the list of kinds of place.
    pub kind: &'static str,
    pub label: String,
}

/// The same address in whatever way it was written: 「海棠苑3-2-501」.
pub fn key(text: &str) -> String {
    parse(text).key()
}

/// What a building is called: 「3栋」, 「A座」.
pub fn building_label(building: &str) -> String {
    let is_letters = building.chars().all(|letter| letter.is_ascii_alphabetic());
    if is_letters { format!("{building}座") } else { format!("{building}栋") }
}

pub fn unit_label(unit: &str) -> String {
    format!("{unit}单元")
}

pub fn floor_label(floor: &str) -> String {
    format!("{floor}层")
}

pub fn room_label(room: &str) -> String {
    format!("{room}室")
}

impl ParsedAddress {
    /// Estate and dashed numbers, the form two addresses are compared in.
    pub fn key(&self) -> String {
        self.compared_estate() + &self.dashed()
    }

    /// The numbers alone, `3-2-501`; what is still open ends in a dash (`3-2-` is the whole unit).
    pub fn dashed(&self) -> String {
        let above = [&self.building, &self.unit].into_iter().flatten();
        let mut dashed: String = above.map(|part| format!("{part}-")).collect();
        match (&self.room, &self.floor) {
            (Some(room), _) => dashed.push_str(room),
            (None, Some(floor)) => dashed.push_str(&floor_label(floor)),
            (None, None) => {}
        }
        dashed
    }

    /// In full, as it is printed: 「海棠苑3栋2单元501室」.
    pub fn full_name(&self) -> String {
        self.nodes().into_iter().map(|node| node.label).collect()
    }

    /// What the address tree needs to hold this address, from above to below.
    pub fn nodes(&self) -> Vec<Node> {
        let estate = self.estate.iter().map(|estate| Node { kind: estate_kind(estate), label: estate.clone() });
        let building = self.building.iter().map(|building| Node { kind: "5", label: building_label(building) });
        let unit = self.unit.iter().map(|unit| Node { kind: "6", label: unit_label(unit) });
        let floor = self
            .floor
            .iter()
            .filter(|_| self.room.is_none())
            .map(|floor| Node { kind: "7", label: floor_label(floor) });
        let room = self.room.iter().map(|room| Node { kind: "7", label: room_label(room) });
        estate.chain(building).chain(unit).chain(floor).chain(room).collect()
    }

    /// Up to the building: 「海棠苑3栋」.
    pub fn building_name(&self) -> String {
        let building = self.building.as_deref().map(building_label).unwrap_or_default();
        self.estate.clone().unwrap_or_default() + &building
    }

    /// Up to the estate or street, without the house number: 「桂花巷」.
    pub fn estate_name(&self) -> String {
        let estate = self.estate.as_deref().unwrap_or_default();
        let street = estate
            .trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '号' | '附' | '-'));
        if street.is_empty() { String::new() } else { street.to_owned() }
    }

    /// Whether it ends in the number of a house, 「桂花巷4号」: nothing is below it that would tell one dwelling from another.
    pub fn is_house_number(&self) -> bool {
        let is_whole = [&self.building, &self.unit, &self.floor, &self.room].iter().all(|part| part.is_none());
        is_whole && self.estate.as_deref().is_some_and(|estate| estate.ends_with('号'))
    }

    /// 「海棠苑小区」 and 「海棠苑」 are one estate.
    fn compared_estate(&self) -> String {
        let estate = self.estate.as_deref().unwrap_or_default();
        estate.strip_suffix("小区").filter(|rest| rest.chars().count() > 1).unwrap_or(estate).to_owned()
    }
}

fn estate_kind(estate: &str) -> &'static str {
    const ENDINGS: [(&str, &str); 13] = [
        ("市场", "8"),
        ("门店", "9"),
        ("摊位", "10"),
        ("村", "4"),
        ("组", "4"),
        ("队", "4"),
        ("屯", "4"),
        ("号", "3"),
        ("路", "3"),
        ("街", "3"),
        ("巷", "3"),
        ("弄", "3"),
        ("道", "3"),
    ];
    ENDINGS.iter().find(|(ending, _)| estate.ends_with(ending)).map_or("2", |(_, kind)| kind)
}

#[cfg(test)]
mod tests;
