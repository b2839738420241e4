//! How long a term is, in the units the law counts in (民法典 200 条: years, months, days and hours of the solar calendar).

use crate::domain::text::without_blanks;
use serde::{Deserialize, Serialize};

/// A length of time as a law or a form says it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    Hours(u32),
    /// 自然日
    Days(u32),
    /// 工作日
    WorkingDays(u32),
    Months(u32),
    Years(u32),
}

/// The word after a number, what it makes of the number, and the most that makes sense.
type Unit = (&'static str, fn(u32) -> Term, u32);

/// The longer words before those they begin with.
const UNITS: [Unit; 12] = [
    ("个工作日", Term::WorkingDays, 250),
    ("工作日", Term::WorkingDays, 250),
    ("自然日", Term::Days, 3650),
    ("日", Term::Days, 3650),
    ("天", Term::Days, 3650),
    ("个小时", Term::Hours, 720),
    ("小时", Term::Hours, 720),
    ("个月", Term::Months, 120),
    ("月", Term::Months, 120),
    ("周年", Term::Years, 50),
    ("年", Term::Years, 50),
    ("周", |weeks| Term::Days(weeks * 7), 52),
];

impl Term {
    /// Reads 「3 个工作日」, 「10日」, 「24小时」, 「半年」. The sentence says what to write.
    pub fn read(typed: &str) -> Result<Self, String> {
        let typed = without_blanks(typed);
        if typed == "半年" {
            return Ok(Self::Months(6));
        }
        let digits = typed.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(typed.len());
        let (number, word) = typed.split_at(digits);
        let unit = UNITS.iter().find(|(unit, ..)| *unit == word);
        let (Ok(number), Some((unit, term, most))) = (number.parse::<u32>(), unit) else {
            return Err("请写成 3 日、3 个工作日、24 小时、6 个月、1 年这样的期限".into());
        };
        if number > *most { Err(format!("期限最长 {most} {unit}")) } else { Ok(term(number)) }
    }

    /// 「3 个工作日」
    pub fn label(self) -> String {
        match self {
            Self::Hours(hours) => format!("{hours} 小时"),
            Self::Days(days) => format!("{days} 日"),
            Self::WorkingDays(days) => format!("{days} 个工作日"),
            Self::Months(months) => format!("{months} 个月"),
            Self::Years(years) => format!("{years} 年"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_read_as_people_write_it() {
        for (typed, term) in [
            ("3日", Term::Days(3)),
            ("３ 天", Term::Days(3)),
            ("3 个工作日", Term::WorkingDays(3)),
            ("3工作日", Term::WorkingDays(3)),
            ("24小时", Term::Hours(24)),
            ("半年", Term::Months(6)),
            ("6个月", Term::Months(6)),
            ("1年", Term::Years(1)),
            ("2周", Term::Days(14)),
            ("0日", Term::Days(0)),
        ] {
            assert_eq!(Term::read(typed), Ok(term), "{typed}");
            assert_eq!(Term::read(&term.label()), Ok(term), "{typed}");
        }
    }

    #[test]
    fn what_is_no_term_is_told_how_to_be_written() {
        for typed in ["", "日", "3", "三日", "-3日", "3 个", "99999999999日"] {
            assert!(Term::read(typed).is_err_and(|sentence| sentence.starts_with("请写成")), "{typed}");
        }
        assert_eq!(Term::read("51年"), Err("期限最长 50 年".into()));
    }
}
