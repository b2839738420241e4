//! Many dwellings at once: 「1–6 栋 × 3 单元 × 101–604」 as a plan of buildings, units and rooms.
//!
//! A room span over several floors is a rectangle: 101–604 are the floors 1 to 6 with the rooms 01 to 04 of each. A
//! single number of units or floors says how many there are, as clerks mean it; 「第3单元」 is the third one alone. A single
//! number of a building is that building; 「共6栋」 says how many. Under which node of the address tree the plan comes to
//! lie, and which of its places exist already, the services know.

mod mistake;
mod pieces;
mod read;

pub use mistake::RangeMistake;
pub use read::plan_range;

use super::ParsedAddress;

/// No estate has more dwellings; more is a slip of the keyboard.
pub const MOST_PLACES: usize = 20_000;

/// Which places are to be made: every room of every unit of every building. A level that was not written is empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RangePlan {
    /// 「1」, 「A」, without the word behind it.
    pub buildings: Vec<String>,
    pub units: Vec<String>,
    /// 「101」
    pub rooms: Vec<String>,
}

impl RangePlan {
    /// How many places of the lowest level it makes.
    pub fn count(&self) -> usize {
        let lengths = [&self.buildings, &self.units, &self.rooms].map(Vec::len);
        lengths.into_iter().filter(|length| *length > 0).product()
    }

    /// Every place of the lowest level in order; [`ParsedAddress::nodes`] has those above it.
    pub fn addresses(&self) -> impl Iterator<Item = ParsedAddress> {
        let [buildings, units, rooms] = [&self.buildings, &self.units, &self.rooms].map(|parts| optional(parts));
        buildings.into_iter().flat_map(move |building| {
            let rooms = rooms.clone();
            units.clone().into_iter().flat_map(move |unit| {
                let building = building.clone();
                rooms.clone().into_iter().map(move |room| ParsedAddress {
                    building: building.clone(),
                    unit: unit.clone(),
                    room,
                    ..ParsedAddress::default()
                })
            })
        })
    }

    /// 「1栋1单元101室」
    pub fn first(&self) -> String {
        self.place(<[String]>::first)
    }

    /// 「6栋3单元604室」
    pub fn last(&self) -> String {
        self.place(<[String]>::last)
    }

    /// What is about to be made, to be read before it is: 「6 栋，每栋 3 个单元，每单元 24 间，共 432 间：从1栋1单元101室到6栋3单元604室」
    pub fn words(&self) -> String {
        let levels = [(&self.buildings, "栋", "每栋 "), (&self.units, "个单元", "每单元 "), (&self.rooms, "间", "")];
        let written: Vec<_> = levels.iter().filter(|(parts, ..)| !parts.is_empty()).collect();
        let mut words = String::new();
        let mut each = "";
        for (parts, measure, each_of_it) in &written {
            words.push_str(&format!("{each}{} {measure}，", parts.len()));
            each = each_of_it;
        }
        if let [_, .., (_, measure, _)] = written[..] {
            words.push_str(&format!("共 {} {measure}，", self.count()));
        }
        format!("{words}从{}到{}", self.first(), self.last())
    }

    fn place(&self, choose: fn(&[String]) -> Option<&String>) -> String {
        let [building, unit, room] = [&self.buildings, &self.units, &self.rooms].map(|parts| choose(parts).cloned());
        ParsedAddress { building, unit, room, ..ParsedAddress::default() }.full_name()
    }
}

/// A level that was not written is passed through once.
fn optional(parts: &[String]) -> Vec<Option<String>> {
    if parts.is_empty() { vec![None] } else { parts.iter().cloned().map(Some).collect() }
}

#[cfg(test)]
mod tests;
