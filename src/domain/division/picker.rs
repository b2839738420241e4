//! Choosing a division while typing: part of its name, initials, pinyin or code.

use super::Division;
use super::table::TABLE;
use crate::domain::text::{is_han, without_blanks};

/// Divisions in force (then abolished ones by exact name) whose name, initials, pinyin or code begin with what was typed.
/// Two parts of a full name find as well: 「四川叙永」.
pub fn matching(typed: &str, most: usize) -> Vec<&'static Division> {
    let typed = without_blanks(typed).to_lowercase().replace('ü', "v");
    if typed.is_empty() {
        return Vec::new();
    }
    let mut ranked: Vec<(u8, &Division)> =
        TABLE.in_force().filter_map(|division| Some((rank(division, &typed)?, division))).collect();
    ranked.sort_by_key(|(rank, division)| (*rank, division.level(), division.code.as_str()));
    let in_force = ranked.into_iter().map(|(_, division)| division);
    let abolished = TABLE.abolished().filter(|division| division.name == typed || division.full_name == typed);
    let mut found: Vec<&Division> = Vec::new();
    for division in in_force.chain(abolished) {
        if found.len() == most {
            break;
        }
        if !found.iter().any(|known| known.full_name == division.full_name) {
            found.push(division);
        }
    }
    found
}

/// How well a division fits, 0 best.
fn rank(division: &Division, typed: &str) -> Option<u8> {
    let is_chinese = typed.chars().any(is_han);
    let is_code = typed.bytes().all(|byte| byte.is_ascii_digit());
    let ways: [(bool, u8); 9] = [
        (division.code == typed || division.name == typed || division.full_name == typed, 0),
        (is_chinese && division.name.starts_with(typed), 1),
        (is_chinese && division.full_name.starts_with(typed), 2),
        (is_chinese && division.full_name.contains(typed), 3),
        (is_chinese && is_spread(typed, division), 4),
        (is_code && division.code.starts_with(typed), 1),
        (!is_chinese && division.initials == typed, 1),
        (!is_chinese && division.pinyin.starts_with(typed), 2),
        (!is_chinese && division.initials.starts_with(typed), 3),
    ];
    ways.into_iter().find_map(|(fits, rank)| fits.then_some(rank))
}

/// 「四川叙永」: its characters stand in the full name in this order, and the last two next to each other in the own name.
fn is_spread(typed: &str, division: &Division) -> bool {
    let count = typed.chars().count();
    if count < 4 {
        return false;
    }
    let end: String = typed.chars().skip(count - 2).collect();
    let mut full_name = division.full_name.chars();
    division.name.contains(&end) && typed.chars().all(|letter| full_name.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> &'static str {
        matching(typed, 10).first().map_or("", |division| division.full_name.as_str())
    }

    #[test]
    fn a_division_is_found_in_every_way_it_is_asked_for() {
        for (typed, found) in [
            ("叙永", "四川省泸州市叙永县"),
            ("叙永县", "四川省泸州市叙永县"),
            ("四川叙永", "四川省泸州市叙永县"),
            ("泸州市叙永", "四川省泸州市叙永县"),
            ("四川省泸州市叙永县", "四川省泸州市叙永县"),
            ("510524", "四川省泸州市叙永县"),
            ("５１０５２４", "四川省泸州市叙永县"),
            ("xuyongxian", "四川省泸州市叙永县"),
            ("chongqing", "重庆市"),
            ("北京", "北京市"),
            ("xiamen", "福建省厦门市"),
            ("lvchun", "云南省红河哈尼族彝族自治州绿春县"),
        ] {
            assert_eq!(first(typed), found, "{typed}");
        }
    }

    #[test]
    fn initials_find_among_others() {
        let found = matching("xyx", 30);
        assert!(found.iter().any(|division| division.name == "叙永县"), "{}", found.len());
    }

    #[test]
    fn an_abolished_division_is_offered_by_its_exact_name_only() {
        assert!(matching("宜宾地区", 10).iter().any(|division| !division.is_in_force));
        assert!(matching("双流县", 10).iter().any(|division| division.code == "510122"));
        assert!(matching("双流", 10).iter().all(|division| division.is_in_force));
    }

    #[test]
    fn no_more_than_asked_and_nothing_for_nothing() {
        assert_eq!(matching("s", 7).len(), 7);
        assert!(matching("  ", 7).is_empty());
        assert!(matching("不存在之地", 7).is_empty());
    }
}
