//! The kinds of place as the screen shows them: the picture of each, and what comes below it as a rule.

use crate::domain::CodeList;
use crate::domain::codes::PlaceKind;
use crate::ui::icons;

/// Those of 五不漏 that are looked through one by one: street, market, shop, stall, room. By code, as the tabs stand.
pub const LOOKED_THROUGH: [(&str, &str); 5] =
    [("3", "街道"), ("8", "市场"), ("9", "门店"), ("10", "摊位"), ("7", "房间")];

pub fn icon(kind: &str) -> char {
    match kind {
        "1" => icons::COMMUNITY,
        "2" => icons::HOUSES,
        "3" => icons::STREET,
        "4" => icons::VILLAGE,
        "5" => icons::BUILDING,
        "6" => icons::UNIT,
        "7" => icons::ROOM,
        "8" => icons::MARKET,
        "9" => icons::SHOP,
        "10" => icons::STALL,
        _ => icons::PLACE,
    }
}

/// What a place is, in words.
pub fn name(kind: &str) -> &'static str {
    PlaceKind::table().name(kind).unwrap_or_default()
}

/// The kind proposed for a place below one of this kind.
pub fn below(kind: Option<&str>) -> &'static str {
    match kind {
        None => "小区",
        Some("1") => "小区",
        Some("2" | "4") => "楼栋",
        Some("5") => "单元",
        Some("3") => "门店",
        Some("8") => "摊位",
        _ => "房间",
    }
}
