//! What a cell was meant to say: what spreadsheets and hasty hands make of numbers, days and codes is put right here, and
//! what cannot be put right is said.

use super::{Kind, SheetCell};
use crate::domain::text::{half_width, is_word, without_blanks};
use crate::domain::values::Editor;
use crate::domain::{Date, id_number};
use chrono::Days;

/// What kind of value the field wants.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wanted {
    Identity,
    Name,
    Day,
    Phones,
    Choice,
    /// One of a list in which 「无」 is an answer.
    ChoiceOrNone,
    /// A count or an area.
    Number,
    Text,
}

/// Fields that hold a number, which a table writes with its unit.
const NUMBERS: [&str; 7] =
    ["rooms_total", "rooms_let", "beds", "floor_area", "group_number", "position", "people_involved"];

/// Fewer digits than these a spreadsheet keeps; of more it makes zeros.
const DIGITS_KEPT: usize = 15;
/// What people write where they know nothing. 「无」 alone is no name and no address.
const NOTHING: [&str; 12] = ["-", "--", "/", "\\", "—", "——", "无", "暂无", "不详", "未知", "n/a", "null"];

/// An answer where the list has it: 隐患类型.
const NONE: &str = "无";

const RUINED: &str = "号码被表格当成数字存过，15 位以后已丢失，请按证件重填";
const FAULT: &str = "这一格是出错的公式";

impl Wanted {
    pub(super) fn of(editor: Editor, key: &str) -> Self {
        match editor {
            Editor::Identity => Self::Identity,
            Editor::Day | Editor::Days => Self::Day,
            Editor::Phones => Self::Phones,
            Editor::Choice(table) if table.find(NONE).is_some() => Self::ChoiceOrNone,
            Editor::Choice(_) => Self::Choice,
            _ if matches!(key, "name" | "former_name") => Self::Name,
            _ if NUMBERS.contains(&key) => Self::Number,
            _ => Self::Text,
        }
    }
}

/// The text as a clerk would type it into the field, or why it cannot be known.
pub(super) fn heal(cell: SheetCell<'_>, wanted: Wanted, counts_from_1904: bool) -> Result<String, String> {
    if cell.kind == Kind::Fault {
        return Err(FAULT.into());
    }
    let text = cell.text.trim_start_matches(['\'', '‘', '’', '`']).trim();
    let is_answer = wanted == Wanted::ChoiceOrNone && text == NONE;
    if text.is_empty() || (!is_answer && NOTHING.iter().any(|nothing| is_word(text, nothing))) {
        return Ok(String::new());
    }
    match wanted {
        Wanted::Identity => identity(text, cell.kind),
        Wanted::Day => Ok(day(text, cell.kind, counts_from_1904)),
        Wanted::Choice | Wanted::ChoiceOrNone => Ok(choice(text)),
        Wanted::Number => Ok(number(text)),
        Wanted::Phones | Wanted::Name | Wanted::Text => Ok(without_point(text).to_owned()),
    }
}

/// A number that went through a spreadsheet's number has lost its end. One that was made text again afterwards shows by its
/// three zeros and a check digit that does not fit.
fn identity(text: &str, kind: Kind) -> Result<String, String> {
    let text = half_width(without_point(text));
    let is_scientific = text.contains(['E', 'e']) && text.parse::<f64>().is_ok();
    let number = id_number::normalise(&text);
    let is_long = number.len() > DIGITS_KEPT && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_scientific || (kind == Kind::Number && is_long) || ends_in_lost_digits(&number) {
        return Err(RUINED.into());
    }
    Ok(number)
}

fn ends_in_lost_digits(number: &str) -> bool {
    let is_whole = number.len() == 18 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_whole && number.ends_with("000") && !number.ends_with(id_number::check_digit(&number[..17]))
}

/// A day with its time, a serial number, 「长期」, which is no day.
fn day(text: &str, kind: Kind, counts_from_1904: bool) -> String {
    let text = half_width(without_point(text));
    if matches!(without_blanks(&text).as_str(), "长期" | "长期有效" | "永久") {
        return String::new();
    }
    let whole = text.split_once(' ').or_else(|| text.split_once('T'));
    let text = match whole {
        Some((day, time)) if time.contains(':') => day.to_owned(),
        _ => text,
    };
    let serial = text.parse::<u64>().ok().filter(|_| text.len() == 5 || (text.len() == 4 && kind == Kind::Number));
    serial.and_then(|serial| day_of(serial, counts_from_1904)).map_or(text, |day| day.to_string())
}

/// The day with this serial number. The system of 1900 counts a 29 February 1900 that never was: no day before is healed.
fn day_of(serial: u64, counts_from_1904: bool) -> Option<Date> {
    let first = if counts_from_1904 { Date::from_ymd_opt(1904, 1, 1) } else { Date::from_ymd_opt(1899, 12, 30) };
    first?.checked_add_days(Days::new(serial)).filter(|_| serial > 60)
}

/// 「01.务工」, 「01、务工」 and 「男(1)」 are written 「01-务工」 and 「男」.
fn choice(text: &str) -> String {
    let text = half_width(without_point(text));
    let name = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_coded = name.len() < text.len() && name.starts_with(['-', '.', '、', ':', '_', ' ', '—']);
    let name = if is_coded { name[name.chars().next().map_or(0, char::len_utf8)..].trim() } else { text.as_str() };
    let name = name.split_once('(').map_or(name, |(name, _)| name).trim();
    if name.is_empty() { text.clone() } else { name.to_owned() }
}

/// 「3间」, 「85.5㎡」, 「第3组」: the number alone.
fn number(text: &str) -> String {
    let text = half_width(text);
    let text = text.strip_prefix('第').unwrap_or(&text);
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let unit = text[end..].trim();
    let is_unit = unit.chars().count() <= 3 && !unit.contains(|letter: char| letter.is_ascii_digit());
    let number = if is_unit && end > 0 { &text[..end] } else { text };
    without_point(number).to_owned()
}

/// What a spreadsheet adds to a number: 「501.0」.
fn without_point(text: &str) -> &str {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00"));
    whole.filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> SheetCell<'_> {
        SheetCell { text, kind: Kind::Text }
    }

    #[test]
    fn a_number_that_was_rounded_is_found_and_one_that_was_not_is_taken() {
        for ruined in ["5.10524E+17", "5.10524199001010E+17", "510524199001010000"] {
            assert_eq!(heal(text(ruined), Wanted::Identity, false), Err(RUINED.into()), "{ruined}");
        }
        let as_number = SheetCell { text: "510524199001010008", kind: Kind::Number };
        assert_eq!(heal(as_number, Wanted::Identity, false), Err(RUINED.into()));
        for (typed, number) in [
            ("'510524199001010008", "510524199001010008"),
            ("５１０５２４１９９００１０１０００８", "510524199001010008"),
            ("510524 19900101 0008", "510524199001010008"),
            ("11010519491231002x", "11010519491231002X"),
            ("510524900101001.0", "510524900101001"),
        ] {
            assert_eq!(heal(text(typed), Wanted::Identity, false).as_deref(), Ok(number), "{typed}");
        }
    }

    #[test]
    fn a_day_comes_with_a_time_or_as_a_serial_number() {
        for (typed, day) in [
            ("2024-03-01 00:00:00", "2024-03-01"),
            ("2024/3/1 12:30", "2024/3/1"),
            ("2024年3月1日", "2024年3月1日"),
            ("45352", "2024-03-01"),
            ("20240301.0", "20240301"),
            ("长期", ""),
            ("2024-03-01T00:00:00", "2024-03-01"),
            ("60", "60"),
        ] {
            assert_eq!(heal(text(typed), Wanted::Day, false).as_deref(), Ok(day), "{typed}");
        }
        assert_eq!(heal(text("43890"), Wanted::Day, true).as_deref(), Ok("2024-03-01"));
    }

    #[test]
    fn codes_units_and_points_are_taken_off() {
        for (typed, wanted, healed) in [
            ("01-务工", Wanted::Choice, "务工"),
            ("01、务工", Wanted::Choice, "务工"),
            ("男(1)", Wanted::Choice, "男"),
            ("01", Wanted::Choice, "01"),
            ("3间", Wanted::Number, "3"),
            ("85.5㎡", Wanted::Number, "85.5"),
            ("第3组", Wanted::Number, "3"),
            ("3.0", Wanted::Number, "3"),
            ("13800000606.0", Wanted::Phones, "13800000606"),
            ("无", Wanted::Text, ""),
            ("501.0", Wanted::Text, "501"),
            ("3.50", Wanted::Text, "3.50"),
        ] {
            assert_eq!(heal(text(typed), wanted, false).as_deref(), Ok(healed), "{typed}");
        }
        assert!(heal(SheetCell { text: "#N/A", kind: Kind::Fault }, Wanted::Text, false).is_err());
    }
}
