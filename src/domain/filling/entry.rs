//! What is written into a cell: in the manner of the table, and no more of it than may leave the station.

use crate::domain::import::Target;
use crate::domain::values::{Editor, Value};
use crate::domain::{Cell, CodeTable, Date, mask};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// The content of one cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
    /// Also every number that is no count: identity numbers, telephones.
    Text(String),
    /// What may be added up.
    Number(String),
    /// A day, and how it is written where the cell has no format for days.
    Day(Date, String),
}

/// How days, codes and numbers of people are written.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Manner {
    pub days: DayForm,
    pub codes: CodeForm,
    /// Numbers, telephones, births and addresses whole (docs/privacy.md §3); never remembered.
    #[serde(skip)]
    pub is_full: bool,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum DayForm {
    #[default]
    Dashes,
    Slashes,
    Dots,
    Plain,
    Chinese,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum CodeForm {
    #[default]
    Name,
    /// 「01-务工」
    CodeAndName,
    Code,
}

impl Entry {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn count(count: u64) -> Self {
        Self::Number(count.to_string())
    }

    pub fn words(&self) -> &str {
        match self {
            Self::Text(words) | Self::Number(words) | Self::Day(_, words) => words,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words().is_empty()
    }

    /// The same in room that has its 年, 月 and 日 already.
    pub fn words_of_a_day(&self) -> String {
        match self {
            Self::Day(day, _) => DayForm::Chinese.write(*day),
            other => other.words().to_owned(),
        }
    }
}

impl DayForm {
    pub const ALL: [Self; 5] = [Self::Dashes, Self::Slashes, Self::Dots, Self::Plain, Self::Chinese];

    pub fn write(self, day: Date) -> String {
        let (year, month, date) = (day.year(), day.month(), day.day());
        match self {
            Self::Dashes => day.to_string(),
            Self::Slashes => format!("{year}/{month}/{date}"),
            Self::Dots => format!("{year}.{month}.{date}"),
            Self::Plain => format!("{year:04}{month:02}{date:02}"),
            Self::Chinese => format!("{year}年{month}月{date}日"),
        }
    }
}

impl CodeForm {
    pub const ALL: [Self; 3] = [Self::Name, Self::CodeAndName, Self::Code];

    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "务工",
            Self::CodeAndName => "01-务工",
            Self::Code => "01",
        }
    }

    fn write(self, table: &CodeTable, code: &str) -> String {
        let name = table.name(code).unwrap_or(code);
        // In tables it is 男 and 女.
        let name = name.strip_suffix('性').filter(|short| matches!(*short, "男" | "女")).unwrap_or(name);
        match self {
            Self::Name => name.to_owned(),
            Self::CodeAndName => format!("{code}-{name}"),
            Self::Code => code.to_owned(),
        }
    }
}

impl Manner {
    /// The value of a field as the table wants it.
    pub(super) fn entry(&self, target: Target, value: &dyn Value) -> Entry {
        if value.is_empty() {
            return Entry::text("");
        }
        if !self.is_full
            && let Some(less) = less(target.key, value)
        {
            return Entry::Text(less);
        }
        match (value.editor(), value.store().as_slice()) {
            (Editor::Day, _) => value.shown().parse().map_or_else(|_| Entry::Text(value.shown()), |day| self.day(day)),
            (Editor::Choice(table), [Cell::Text(code)]) => Entry::Text(self.codes.write(table, code)),
            (Editor::Line, [Cell::Integer(_)]) if is_number(&value.shown()) => Entry::Number(value.shown()),
            // The reason why there is no number is the station's own affair.
            (Editor::Identity, _) if value.masked().is_empty() => Entry::text(""),
            _ => Entry::Text(value.shown()),
        }
    }

    pub(super) fn day(&self, day: Date) -> Entry {
        Entry::Day(day, self.days.write(day))
    }

    pub(super) fn address(&self, full_name: &str) -> Entry {
        Entry::Text(if self.is_full { full_name.to_owned() } else { mask::address_to_building(full_name) })
    }
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// What of a value leaves the station unless somebody answers for more (docs/privacy.md §3); none where all of it does.
fn less(key: &str, value: &dyn Value) -> Option<String> {
    Some(match key {
        "identity" | "phones" | "permit_number" | "declarant_number" => value.masked(),
        "birth" => value.shown().parse::<Date>().map_or_else(|_| String::new(), |day| day.year().to_string()),
        "registered_address" | "ethnic" | "marital" | "education" => String::new(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::ResideReason;
    use crate::domain::import::Part;
    use crate::domain::values::{Choice, Count, Day, Identity, Phones, Text};

    const FULL: Manner = Manner { days: DayForm::Plain, codes: CodeForm::CodeAndName, is_full: true };

    fn written(manner: Manner, key: &'static str, value: &dyn Value) -> Entry {
        manner.entry(Target::new(Part::Person, key), value)
    }

    #[test]
    fn days_and_codes_stand_as_the_table_wants_them() {
        let day = Day("2024-03-01".parse().ok());
        for (form, words) in
            DayForm::ALL.into_iter().zip(["2024-03-01", "2024/3/1", "2024.3.1", "20240301", "2024年3月1日"])
        {
            let manner = Manner { days: form, ..FULL };
            assert_eq!(written(manner, "from_date", &day).words(), words);
        }
        let reason = Choice::<ResideReason>::of("01");
        for (form, words) in CodeForm::ALL.into_iter().zip(["务工", "01-务工", "01"]) {
            let manner = Manner { codes: form, ..FULL };
            assert_eq!(written(manner, "reside_reason", &reason), Entry::text(words));
        }
    }

    #[test]
    fn numbers_of_people_are_text_and_counts_are_numbers() {
        let identity = Identity::resident("510524199001010008");
        assert_eq!(written(FULL, "identity", &identity), Entry::text("510524199001010008"));
        assert_eq!(written(FULL, "beds", &Count(Some(4))), Entry::Number("4".into()));
        let none = Identity { missing_reason: "待核".into(), ..Identity::default() };
        assert!(written(FULL, "identity", &none).is_empty());
    }

    #[test]
    fn less_leaves_the_station_unless_somebody_answers_for_more() {
        let masked = Manner::default();
        for (key, value, words) in [
            ("identity", &Identity::resident("510524199001010008") as &dyn Value, "510***********0008"),
            ("phones", &Phones::new("13800000606"), "138****0606"),
            ("birth", &Day("1990-01-01".parse().ok()), "1990"),
            ("registered_address", &Text::new("新合村4组"), ""),
            ("workplace", &Text::new("海棠超市"), "海棠超市"),
        ] {
            assert_eq!(written(masked, key, value), Entry::text(words), "{key}");
        }
        assert_eq!(masked.address("海棠苑3栋2单元501室"), Entry::text("海棠苑3栋***"));
        assert_eq!(FULL.address("海棠苑3栋2单元501室"), Entry::text("海棠苑3栋2单元501室"));
    }
}
