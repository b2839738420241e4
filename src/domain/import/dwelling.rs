//! The address of a line: in one cell or in pieces, with province and street before it or without.

use super::cell::Wanted;
use super::{Part, Reading, Target};
use crate::domain::address::{building_label, room_label, unit_label};
use crate::domain::{address, division};

/// Longer beginnings than this are no name of a division.
const LONGEST_NAME: usize = 24;
/// What names of divisions end in.
const ENDINGS: [char; 9] = ['省', '市', '区', '县', '州', '盟', '旗', '域', '岛'];
/// 「青溪街道」, 「海棠社区」
const LONGEST_STREET: usize = 8;

impl Reading<'_> {
    /// The address below the community, as the tree would have it.
    pub fn address(&mut self, part: Part) -> String {
        let whole = self.text(Target::new(part, "place"), Wanted::Text);
        if !self.mapping().has_part(Part::Address) {
            return local(&whole).to_owned();
        }
        let mut piece = |key| self.text(Target::new(Part::Address, key), Wanted::Text);
        let [estate, building, unit, floor, room, door] =
            ["estate", "building", "unit", "floor", "room", "door"].map(&mut piece);
        let whole = local(&whole).to_owned();
        let known = address::parse(&whole);
        if known.room.is_some() || [&estate, &building, &unit, &room, &door].iter().all(|piece| piece.is_empty()) {
            return whole;
        }
        let mut composed = if whole.is_empty() { local(&estate).to_owned() } else { whole };
        if known.building.is_none() {
            composed.push_str(&labelled(&building, building_label));
        }
        if known.unit.is_none() {
            composed.push_str(&labelled(&unit, unit_label));
        }
        let room = if room.is_empty() { door } else { room };
        let is_bare = room.chars().all(|letter| letter.is_ascii_alphanumeric());
        let room = if is_bare { labelled(&room, room_label) } else { room };
        if room.is_empty() && known.floor.is_none() {
            composed.push_str(&labelled(&floor, |floor| format!("{floor}层")));
        }
        composed + &room
    }
}

/// A bare number gets its word: 「3」 becomes 「3栋」.
fn labelled(piece: &str, label: impl Fn(&str) -> String) -> String {
    let is_bare = !piece.is_empty() && piece.chars().all(|letter| letter.is_ascii_alphanumeric());
    if is_bare { label(piece) } else { piece.to_owned() }
}

/// What stands behind province, city, county, street and community: the tree of the station begins below them.
pub(super) fn local(text: &str) -> &str {
    let (_, rest) = with_division(text);
    let mut rest = rest;
    for ending in ["街道办事处", "街道", "社区居委会", "社区居民委员会", "社区"] {
        let begins = |(place, _): &(usize, &str)| rest[..*place].chars().count() <= LONGEST_STREET;
        if let Some((place, _)) = rest.match_indices(ending).next().filter(begins) {
            let after = &rest[place + ending.len()..];
            rest = if after.is_empty() { rest } else { after };
        }
    }
    rest
}

/// The division an address begins with, and what follows: 「四川省泸州市叙永县」 and 「新合村4组」.
pub(super) fn with_division(text: &str) -> (Option<&'static division::Division>, &str) {
    let letters = text.char_indices().take(LONGEST_NAME).filter(|(_, letter)| ENDINGS.contains(letter));
    let ends = letters.map(|(place, letter)| place + letter.len_utf8());
    let known = ends.filter_map(|end| division::by_full_name(&text[..end]).map(|division| (division, end))).last();
    known.map_or((None, text), |(division, end)| (Some(division), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_begins_below_the_community() {
        for (written, below) in [
            ("四川省泸州市江阳区青溪街道海棠社区海棠苑3栋2单元501室", "海棠苑3栋2单元501室"),
            ("海棠社区海棠苑3-2-501", "海棠苑3-2-501"),
            ("海棠小区3栋501", "海棠小区3栋501"),
            ("海棠苑3-2-501", "海棠苑3-2-501"),
            ("海棠社区", "海棠社区"),
        ] {
            assert_eq!(local(written), below, "{written}");
        }
    }
}
