//! Administrative divisions (GB/T 2260), in force and abolished.
//!
//! A code changes its meaning over the years, and so do the names above it: every entry is one code over one period in
//! which its full name stayed the same. The years of the list are exact to about one. Not here: streets and communities.

mod picker;
mod table;

use super::Date;
use chrono::Datelike;
pub use picker::matching;
use table::TABLE;

/// One division code over one period.
#[derive(Debug)]
pub struct Division {
    pub code: String,
    /// Own name, 「叙永县」.
    pub name: String,
    /// With province and prefecture, 「四川省泸州市叙永县」.
    pub full_name: String,
    pub is_in_force: bool,
    /// Empty for abolished divisions, which are found by name only.
    pub initials: String,
    pub pinyin: String,
    /// 「市辖区」, 「县」, 「省直辖县级行政单位」: a line in the tables of statistics, no place.
    pub is_pseudo: bool,
    /// First and last month of the period, as year × 100 + month.
    months: (u32, u32),
}

/// The division a code meant on this day, or at the nearest time the code was in use.
pub fn at(code: &str, day: Date) -> Option<&'static Division> {
    let month = day.year().unsigned_abs() * 100 + day.month();
    TABLE.periods(code).iter().min_by_key(|division| division.distance(month))
}

/// The division a code means now, if it is in force.
pub fn now(code: &str) -> Option<&'static Division> {
    TABLE.periods(code).iter().rfind(|division| division.is_in_force)
}

/// Where a division of old lies today: its own code if still in force, else the one division of its province that kept
/// its name (江津县, 江津市, 江津区). None when that is not certain.
pub fn today(division: &Division) -> Option<&'static Division> {
    if division.is_pseudo {
        return now(&format!("{}00", &division.code[..4])).filter(|prefecture| !prefecture.is_pseudo);
    }
    now(&division.code).or_else(|| TABLE.heir(division))
}

/// The one division in force with this full name.
pub fn by_full_name(full_name: &str) -> Option<&'static Division> {
    TABLE.named(full_name)
}

/// Every province.
pub fn provinces() -> impl Iterator<Item = &'static Division> {
    TABLE.in_force().filter(|division| division.level() == 1)
}

/// The one county of a province that is called so, written without its prefecture.
pub fn county_called(province: &Division, name: &str) -> Option<&'static Division> {
    TABLE.county(&province.code[..2], name)
}

impl Division {
    /// How many months (roughly) the period is away from this one.
    fn distance(&self, month: u32) -> u32 {
        let (first, last) = self.months;
        first.saturating_sub(month) + month.saturating_sub(last)
    }

    /// County, or the prefecture that has none below it; a province is level 1.
    pub fn level(&self) -> u8 {
        match &self.code[2..] {
            "0000" => 1,
            rest if rest.ends_with("00") => 2,
            _ => 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32) -> Date {
        Date::from_ymd_opt(year, 6, 15).expect("a real day")
    }

    fn name_at(code: &str, year: i32) -> &'static str {
        at(code, day(year)).map_or("", |division| division.full_name.as_str())
    }

    #[test]
    fn a_code_has_the_name_of_its_time() {
        for (code, year, name) in [
            ("510524", 2020, "四川省泸州市叙永县"),
            ("512525", 1984, "四川省宜宾地区叙永县"),
            ("110105", 1990, "北京市朝阳区"),
            ("420624", 1995, "湖北省襄樊市南漳县"),
            ("420624", 2020, "湖北省襄阳市南漳县"),
            ("120110", 1985, "天津市东郊区"),
            ("120110", 2020, "天津市东丽区"),
            ("429004", 2000, "湖北省仙桃市"),
            ("469002", 2020, "海南省琼海市"),
            ("659001", 2020, "新疆维吾尔自治区石河子市"),
            ("510225", 1990, "四川省重庆市江津县"),
            ("500116", 2020, "重庆市江津区"),
            ("820000", 2020, "澳门特别行政区"),
            ("510101", 2010, "四川省成都市市辖区"),
            ("810000", 2020, "香港特别行政区"),
        ] {
            assert_eq!(name_at(code, year), name, "{code} in {year}");
        }
    }

    #[test]
    fn outside_its_years_a_code_means_what_it_meant_nearest() {
        assert_eq!(name_at("510524", 1950), "四川省泸州市叙永县");
        assert_eq!(name_at("512525", 2020), "四川省宜宾地区叙永县");
    }

    #[test]
    fn an_unknown_code_is_none() {
        assert!(at("519999", day(2020)).is_none());
        assert!(at("", day(2020)).is_none());
        assert!(now("512525").is_none());
    }

    #[test]
    fn an_abolished_division_is_found_where_it_lies_today() {
        for (code, year, now) in [
            ("512525", 1984, Some("四川省泸州市叙永县")),
            ("510225", 1990, Some("重庆市江津区")),
            ("440101", 2000, Some("广东省广州市")),
            ("512527", 1990, None),
        ] {
            let found = at(code, day(year)).and_then(today).map(|division| division.full_name.as_str());
            assert_eq!(found, now, "{code}");
        }
    }

    #[test]
    fn every_division_in_force_has_its_own_full_name_and_reads_back() {
        for division in TABLE.in_force() {
            let found = by_full_name(&division.full_name).map(|found| found.code.as_str());
            assert_eq!(found, Some(division.code.as_str()), "{}", division.full_name);
        }
    }

    #[test]
    fn no_pseudo_division_is_in_force() {
        assert!(TABLE.in_force().all(|division| !division.is_pseudo));
        assert!(TABLE.in_force().count() > 3_200);
    }
}
