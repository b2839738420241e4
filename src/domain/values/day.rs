//! A calendar day, typed in any of the forms people use.

use super::{Editor, Remark, Value};
use crate::domain::text::without_blanks;
use crate::domain::{Cell, Date, Unreadable};
use chrono::{Datelike, Days, Weekday};

/// A calendar day that may be unknown.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Day(pub Option<Date>);

impl Day {
    /// Both days are known and this one comes first.
    pub fn is_before(self, other: Self) -> bool {
        matches!((self.0, other.0), (Some(one), Some(other)) if one < other)
    }

    pub fn is_unset(self) -> bool {
        self.0.is_none()
    }

    pub fn new(date: Date) -> Self {
        Self(Some(date))
    }

    fn take(&mut self, typed: &str, today: Date, looks: Looks) -> Result<(), String> {
        self.0 = None;
        let typed = without_blanks(typed);
        if !typed.is_empty() {
            self.0 = Some(parse(&typed, today, looks)?);
        }
        Ok(())
    }
}

/// On which side of today a day without a year lies.
#[derive(Clone, Copy)]
enum Looks {
    Back,
    Ahead,
}

impl Value for Day {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(self.0.map_or(Cell::Null, |day| Cell::Text(day.to_string())));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        let text = cells[0].as_text()?;
        self.0 = if text.is_empty() { None } else { Some(text.parse().map_err(|_| Unreadable)?) };
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn shown(&self) -> String {
        self.0.map(|date| date.to_string()).unwrap_or_default()
    }

    fn read(&mut self, typed: &str, today: Date) -> Result<(), String> {
        self.take(typed, today, Looks::Back)
    }

    fn read_ahead(&mut self, typed: &str, today: Date) -> Result<(), String> {
        self.take(typed, today, Looks::Ahead)
    }

    fn remark(&self, today: Date) -> Remark {
        self.0.map_or(Remark::Nothing, |date| Remark::Hint(format!("{}，{}", weekday(date), distance(date, today))))
    }

    fn editor(&self) -> Editor {
        Editor::Day
    }
}

/// 20240301, 2024-3-1, 2024/3/1, 2024.3.1, 2024年3月1日, 0301, 3-1, 今天.
fn parse(typed: &str, today: Date, looks: Looks) -> Result<Date, String> {
    let before = |days| today.checked_sub_days(Days::new(days)).ok_or_else(wanted);
    match typed {
        "今天" | "今日" => return Ok(today),
        "昨天" | "昨日" => return before(1),
        "前天" => return before(2),
        _ => {}
    }
    let parts: Vec<&str> =
        typed.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if !typed.chars().all(is_part_of_date) {
        return Err(wanted());
    }
    match parts[..] {
        [digits] => match digits.len() {
            8 => date(&digits[..4], &digits[4..6], &digits[6..]),
            4 => without_year(&digits[..2], &digits[2..], today, looks),
            6 => Err(four_digits(today)),
            _ => Err(wanted()),
        },
        [month, day] if month.len() <= 2 => without_year(month, day, today, looks),
        [year, _] if year.len() == 4 => Err("请补上日".into()),
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [year, _, _] if year.len() <= 2 => Err(four_digits(today)),
        _ => Err(wanted()),
    }
}

fn is_part_of_date(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '-' | '/' | '.' | '。' | '年' | '月' | '日' | '号' | '—' | '–')
}

fn date(year: &str, month: &str, day: &str) -> Result<Date, String> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| wanted());
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if !(1..=12).contains(&month) {
        return Err(format!("没有 {month} 月"));
    }
    if !(1800..=2200).contains(&year) {
        return Err(format!("请核对年份：{year}"));
    }
    let date = Date::from_ymd_opt(year as i32, month, day);
    date.ok_or_else(|| format!("{year} 年 {month} 月没有 {day} 日"))
}

/// 29 February may be eight years away: 1896 and 1904 were leap years, 1900 was none.
const FARTHEST: i32 = 8;

/// A day without a year is the last one of that name that has come, or the next one that comes; today is both.
fn without_year(month: &str, day: &str, today: Date, looks: Looks) -> Result<Date, String> {
    let in_year = |year: i32| date(&year.to_string(), month, day);
    let found = (0..=FARTHEST).find_map(|away| match looks {
        Looks::Back => in_year(today.year() - away).ok().filter(|date| *date <= today),
        Looks::Ahead => in_year(today.year() + away).ok().filter(|date| *date >= today),
    });
    found.map_or_else(|| in_year(today.year()), Ok)
}

fn wanted() -> String {
    "日期写成 20240301 或 2024-3-1".into()
}

/// 1926 or 2026: the clerk knows, the program does not.
fn four_digits(today: Date) -> String {
    format!("年份请写四位，例如 {}-3-1", today.year())
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// Days up to two months, then months, then years.
fn distance(date: Date, today: Date) -> String {
    let days = (today - date).num_days();
    let (earlier, later, word) = if days < 0 { (today, date, "后") } else { (date, today, "前") };
    if days == 0 {
        return "今天".into();
    }
    if days.abs() <= 60 {
        return format!("{} 天{word}", days.abs());
    }
    let months = (later.year() - earlier.year()) * 12 + later.month() as i32 - earlier.month() as i32;
    let months = months - i32::from(later.day() < earlier.day());
    if months < 24 { format!("{months} 个月{word}") } else { format!("{} 年{word}", months / 12) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).expect("a real day")
    }

    fn today() -> Date {
        ymd(2026, 6, 17)
    }

    fn read(typed: &str) -> Result<String, String> {
        let mut day = Day::default();
        day.read(typed, today()).map(|()| day.shown())
    }

    #[test]
    fn a_date_is_understood_in_every_form() {
        for typed in [
            "20240301",
            "2024-3-1",
            "2024/3/1",
            "2024.3.1",
            "2024年3月1日",
            "2024 年 03 月 01 日",
            "２０２４－３－１",
            "2024-03-01",
            "2024年3月1号",
        ] {
            assert_eq!(read(typed).as_deref(), Ok("2024-03-01"), "{typed}");
        }
    }

    #[test]
    fn a_day_without_a_year_lies_behind_us() {
        for (typed, date) in [
            ("0301", "2026-03-01"),
            ("3-1", "2026-03-01"),
            ("3月1日", "2026-03-01"),
            ("0617", "2026-06-17"),
            ("0618", "2025-06-18"),
            ("12-31", "2025-12-31"),
            ("今天", "2026-06-17"),
            ("昨天", "2026-06-16"),
            ("前天", "2026-06-15"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(date), "{typed}");
        }
    }

    #[test]
    fn a_day_without_a_year_in_a_field_that_looks_ahead_is_the_coming_one() {
        for (typed, date) in [
            ("12-31", "2026-12-31"),
            ("0618", "2026-06-18"),
            ("0617", "2026-06-17"),
            ("0616", "2027-06-16"),
            ("3月1日", "2027-03-01"),
            ("0229", "2028-02-29"),
            ("2024-3-1", "2024-03-01"),
            ("昨天", "2026-06-16"),
        ] {
            let mut day = Day::default();
            assert_eq!(day.read_ahead(typed, today()).map(|()| day.shown()).as_deref(), Ok(date), "{typed}");
        }
    }

    #[test]
    fn the_last_29_february_is_that_of_the_last_leap_year() {
        assert_eq!(read("0229").as_deref(), Ok("2024-02-29"));
        assert_eq!(read("0230"), Err("2026 年 2 月没有 30 日".to_owned()));
    }

    #[test]
    fn what_is_no_date_says_what_to_do() {
        for (typed, sentence) in [
            ("24-3-1", "年份请写四位，例如 2026-3-1"),
            ("240301", "年份请写四位，例如 2026-3-1"),
            ("2024-2-30", "2024 年 2 月没有 30 日"),
            ("2023-2-29", "2023 年 2 月没有 29 日"),
            ("2024-13-1", "没有 13 月"),
            ("2024-3", "请补上日"),
            ("明年", "日期写成 20240301 或 2024-3-1"),
            ("2024", "没有 20 月"),
            ("0024-3-1", "请核对年份：24"),
            ("2024-3-1-4", "日期写成 20240301 或 2024-3-1"),
        ] {
            assert_eq!(read(typed), Err(sentence.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_day_that_does_not_parse_leaves_the_value_empty() {
        let mut day = Day::new(today());
        assert!(day.read("2024-2-30", today()).is_err());
        assert!(day.is_empty());
        assert_eq!(day.read(" ", today()), Ok(()));
    }

    #[test]
    fn the_remark_says_weekday_and_distance() {
        for (date, words) in [
            (ymd(2026, 6, 15), "星期一，2 天前"),
            (ymd(2026, 6, 17), "星期三，今天"),
            (ymd(2026, 6, 20), "星期六，3 天后"),
            (ymd(2025, 12, 18), "星期四，5 个月前"),
            (ymd(1990, 6, 18), "星期一，35 年前"),
            (ymd(2029, 6, 17), "星期日，3 年后"),
        ] {
            assert_eq!(Day::new(date).remark(today()), Remark::Hint(words.into()), "{date}");
        }
    }

    #[test]
    fn what_is_stored_comes_back() {
        let day = Day::new(ymd(2024, 3, 1));
        let mut back = Day::default();
        assert_eq!(back.restore(&day.store()), Ok(()));
        assert_eq!(back, day);
        assert_eq!(back.restore(&[Cell::text("2024-3-x")]), Err(Unreadable));
    }
}
