//! Where somebody is registered: what the address of the row says comes before what the number only proposes.

use super::dwelling::with_division;
use crate::domain::division::{self, Division};
use crate::domain::values::{Area, Text, Value};
use std::sync::LazyLock;

/// Names of counties are not longer, in characters.
const LONGEST_COUNTY: usize = 12;
const ENDINGS: [char; 4] = ['县', '市', '区', '旗'];
/// A province is told by its first two characters: 「四川」, 「内蒙」.
const OF_A_PROVINCE: usize = 2;

/// The division of an address and what follows it; `proposed` is what the number says, taken where the address says nothing.
pub(super) fn registered(area: Area, address: Text, proposed: Option<&str>) -> (Area, Text) {
    let (named, rest) = with_division(&address);
    let says_more = |rest: &str| !rest.is_empty() || area.is_empty();
    if let Some(county) = named.filter(|named| named.level() == 3 && says_more(rest)) {
        return (Area::of(&county.code), Text::new(rest));
    }
    if let Some((county, rest)) = named.filter(|named| named.level() == 1).and_then(|province| county(province, rest)) {
        return (Area::of(&county.code), Text::new(rest));
    }
    // Of a province alone it is not known where in it: the number tells where a number was given, not where somebody is now.
    let is_open = area.is_empty() && named.is_none() && !names_a_province(&address);
    match proposed.filter(|_| is_open) {
        Some(code) => (Area::of(code), address),
        None => (area, address),
    }
}

/// 「四川省叙永县」, the prefecture left out.
fn county<'t>(province: &Division, rest: &'t str) -> Option<(&'static Division, &'t str)> {
    let letters = rest.char_indices().take(LONGEST_COUNTY).filter(|(_, letter)| ENDINGS.contains(letter));
    let mut ends = letters.map(|(place, letter)| place + letter.len_utf8()).filter(|end| *end < rest.len());
    ends.find_map(|end| Some((division::county_called(province, &rest[..end])?, &rest[end..])))
}

/// 「湖北恩施」
fn names_a_province(address: &str) -> bool {
    static BEGINNINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
        division::provinces().map(|province| province.name.chars().take(OF_A_PROVINCE).collect()).collect()
    });
    BEGINNINGS.iter().any(|beginning| address.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_address_says_comes_before_what_the_number_proposes() {
        for (address, area, rest) in [
            ("四川省泸州市叙永县新合村4组", "510524", "新合村4组"),
            ("四川省叙永县叙永镇和平路3号", "510524", "叙永镇和平路3号"),
            ("湖北省某地", "", "湖北省某地"),
            ("湖北恩施和平路3号", "", "湖北恩施和平路3号"),
            ("新合村4组", "510105", "新合村4组"),
            ("", "510105", ""),
        ] {
            let (found, left) = registered(Area::default(), Text::new(address), Some("510105"));
            assert_eq!((found.code.as_str(), &*left), (area, rest), "{address}");
        }
        let (kept, _) = registered(Area::of("110105"), Text::new("新合村4组"), Some("510105"));
        assert_eq!(kept.code, "110105", "a column of its own");
    }
}
