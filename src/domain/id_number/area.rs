//! The place a number was given out at, by the code of that time.

use super::{AreaNames, Facts};
use crate::domain::{Date, division};

/// Numbers were first given out under the 居民身份证试行条例 of 1984; who was born before carries a code of that year or later.
const FIRST_YEAR: (i32, u32, u32) = (1984, 10, 1);

/// The names behind the area code, and what to say when it is unknown or abolished.
pub(super) fn names(facts: &Facts) -> (Option<AreaNames>, Option<String>) {
    let Some(code) = &facts.area else { return (None, None) };
    let then = facts.birth.and_then(|birth| division::at(listed(code), birth.max(first_day())));
    let names = AreaNames {
        code: code.clone(),
        then: then.map(|division| division.full_name.clone()),
        now: then.and_then(division::today).map(|division| division.full_name.clone()),
    };
    let warning = match then {
        None => Some("前 6 位的区划代码不在代码表中，请与证件核对".to_owned()),
        Some(then) if !then.is_pseudo && division::now(listed(code)).is_none() => Some(abolished(&names)),
        Some(_) => None,
    };
    (Some(names), warning)
}

/// The codes of 港澳台居民居住证 name Taiwan otherwise than GB/T 2260 does.
fn listed(code: &str) -> &str {
    if code == "830000" { "710000" } else { code }
}

fn abolished(names: &AreaNames) -> String {
    let then = names.then.as_deref().unwrap_or_default();
    match &names.now {
        Some(now) => format!("区划代码已撤销，属正常：当时为{then}，现为{now}"),
        None => format!("区划代码已撤销，属正常：当时为{then}"),
    }
}

fn first_day() -> Date {
    let (year, month, day) = FIRST_YEAR;
    Date::from_ymd_opt(year, month, day).unwrap_or_default()
}
