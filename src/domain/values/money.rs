//! An amount of money in 分, as people write it: 「3200」, 「3,200.50 元」, 「1.5 万」. Also in the numerals of an agreement, 叁仟贰佰元整.

use super::Value;
use crate::domain::{Cell, Date, Unreadable, text};

/// An amount in 分, or not known.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Money(pub Option<u64>);

/// A hundred million yuan is beyond what a neighbourhood mediates, and within the numerals below.
const MOST: u64 = 10_000_000_000;
/// 分 in a yuan, and in 万元.
const YUAN: u64 = 100;
const TEN_THOUSAND_YUAN: u64 = 1_000_000;

impl Money {
    pub const fn yuan(yuan: u64) -> Self {
        Self(Some(yuan * YUAN))
    }

    /// 「叁仟贰佰元伍角」, as agreements write an amount beside its figures; nothing of none.
    pub fn in_capitals(self) -> String {
        let Some(amount) = self.0 else { return String::new() };
        let (yuan, jiao, fen) = (amount / YUAN, amount / 10 % 10, amount % 10);
        let mut words = match (yuan, jiao + fen) {
            (0, 1..) => String::new(),
            (0, 0) => "零元".to_owned(),
            _ => format!("{}元", numeral(yuan)),
        };
        if jiao > 0 {
            words += &format!("{}角", DIGITS[jiao as usize]);
        } else if fen > 0 && yuan > 0 {
            words += DIGITS[0];
        }
        words += &if fen > 0 { format!("{}分", DIGITS[fen as usize]) } else { "整".to_owned() };
        words
    }

    fn parse(typed: &str) -> Option<u64> {
        let (number, unit) = ["万元", "万"]
            .iter()
            .find_map(|unit| Some((typed.strip_suffix(unit)?, TEN_THOUSAND_YUAN)))
            .unwrap_or((typed.strip_suffix('元').unwrap_or(typed), YUAN));
        let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // As many places behind the point as the unit has 分.
        let places = unit.ilog10() as usize;
        if whole.is_empty() || rest.len() > places || !is_digits(whole) || !is_digits(rest) {
            return None;
        }
        let parts: u64 = format!("{rest:0<places$}").parse().ok()?;
        let amount = whole.parse::<u64>().ok()?.checked_mul(unit)?.checked_add(parts)?;
        (amount <= MOST).then_some(amount)
    }
}

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

/// 「壹万零伍拾」: each group of four places in itself, one 零 for any gap between.
fn numeral(number: u64) -> String {
    let mut words = String::new();
    let mut has_gap = false;
    for (unit, word) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = number / unit % 10_000;
        if group == 0 {
            has_gap |= !words.is_empty();
            continue;
        }
        if !words.is_empty() && (has_gap || group < 1000) {
            words += DIGITS[0];
        }
        has_gap = false;
        words += &group_of_four(group);
        words += word;
    }
    words
}

fn group_of_four(group: u64) -> String {
    let mut words = String::new();
    let mut has_gap = false;
    for (unit, word) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        match group / unit % 10 {
            0 => has_gap |= !words.is_empty(),
            digit => {
                if std::mem::take(&mut has_gap) {
                    words += DIGITS[0];
                }
                words += DIGITS[digit as usize];
                words += word;
            }
        }
    }
    words
}

impl Value for Money {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(self.0.and_then(|amount| i64::try_from(amount).ok()).map_or(Cell::Null, Cell::Integer));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.0 = cells[0].as_integer()?.map(u64::try_from).transpose().map_err(|_| Unreadable)?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// 「3200」, 「3200.50」: in yuan.
    fn shown(&self) -> String {
        let Some(amount) = self.0 else { return String::new() };
        match amount % YUAN {
            0 => (amount / YUAN).to_string(),
            rest => format!("{}.{rest:02}", amount / YUAN),
        }
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        self.0 = None;
        let typed = text::without_blanks(&text::half_width(typed)).replace(',', "");
        if typed.is_empty() {
            return Ok(());
        }
        self.0 = Some(Self::parse(&typed).ok_or("请填金额，如 3200、3200.50 或 1.5万")?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (typed, amount, shown) in [
            ("3200", 320_000, "3200"),
            ("３,200.5 元", 320_050, "3200.50"),
            ("1.5万", 1_500_000, "15000"),
            ("1.23456 万元", 1_234_560, "12345.60"),
            ("0.01", 1, "0.01"),
        ] {
            let mut money = Money::default();
            assert_eq!(money.read(typed, Date::default()), Ok(()), "{typed}");
            assert_eq!((money.0, money.shown().as_str()), (Some(amount), shown), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_said_and_leaves_none() {
        for typed in ["三千", "-3", "1.234", "万", "1亿", "100000000.01", "99999999999999999999"] {
            let mut money = Money::yuan(1);
            assert!(money.read(typed, Date::default()).is_err(), "{typed}");
            assert!(money.is_empty(), "{typed}");
        }
    }

    #[test]
    fn agreements_write_an_amount_in_numerals_nobody_can_alter() {
        for (amount, words) in [
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (100, "壹元整"),
            (320_000, "叁仟贰佰元整"),
            (1_001_000, "壹万零壹拾元整"),
            (1_000_005, "壹万元零伍分"),
            (12_345_678, "壹拾贰万叁仟肆佰伍拾陆元柒角捌分"),
            (100_000_100, "壹佰万零壹元整"),
            (1_000_000_000, "壹仟万元整"),
            (MOST, "壹亿元整"),
        ] {
            assert_eq!(Money(Some(amount)).in_capitals(), words, "{amount}");
        }
    }
}
