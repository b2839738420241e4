//! A time of day, to the minute: 「14:30」, however it was written.

use super::{Remark, Value};
use crate::domain::text::without_blanks;
use crate::domain::{Cell, Date, Unreadable};

const HOW: &str = "请写成 14:30";
/// Offices are closed before: 「2:30」 is most likely meant in the afternoon.
const OPENS: u8 = 7;
const NOON: u8 = 12;

/// Hour and minute, or not known.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct TimeOfDay(pub Option<(u8, u8)>);

impl TimeOfDay {
    /// Nothing of what is no time.
    pub fn new(text: &str) -> Self {
        Self(parsed(text))
    }
}

impl Value for TimeOfDay {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(Cell::text(&self.shown()));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        let text = cells[0].as_text()?;
        *self = Self::new(text);
        if self.0.is_some() || text.is_empty() { Ok(()) } else { Err(Unreadable) }
    }

    fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn shown(&self) -> String {
        self.0.map(|(hour, minute)| format!("{hour:02}:{minute:02}")).unwrap_or_default()
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        *self = Self::new(typed);
        if self.0.is_some() || typed.trim().is_empty() { Ok(()) } else { Err(HOW.to_owned()) }
    }

    fn remark(&self, _today: Date) -> Remark {
        match self.0 {
            Some((hour, minute)) if hour < OPENS => Remark::Doubtful(format!("下午请写 {}:{minute:02}", hour + NOON)),
            _ => Remark::Nothing,
        }
    }
}

/// 「14:30」, 「1430」, 「14点」, 「下午2点半」
fn parsed(text: &str) -> Option<(u8, u8)> {
    let text = without_blanks(text);
    let afternoon = ["下午", "晚上", "晚"].into_iter().find_map(|word| text.strip_prefix(word));
    let morning = ["上午", "早上"].into_iter().find_map(|word| text.strip_prefix(word));
    let (hour, minute) = parts(afternoon.or(morning).unwrap_or(&text))?;
    let hour = if afternoon.is_some() && hour < NOON { hour + NOON } else { hour };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

fn parts(text: &str) -> Option<(u8, u8)> {
    if let Some((hour, minute)) = text.split_once([':', '点', '时', '.']) {
        let minute = match minute.trim_end_matches('分') {
            "" => 0,
            "半" => 30,
            minute => minute.parse().ok()?,
        };
        return Some((hour.parse().ok()?, minute));
    }
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        3 | 4 if is_digits => {
            let (hour, minute) = text.split_at(text.len() - 2);
            Some((hour.parse().ok()?, minute.parse().ok()?))
        }
        1 | 2 if is_digits => Some((text.parse().ok()?, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_however_it_was_written() {
        let cases = [
            ("14:30", "14:30"),
            ("１４：３０", "14:30"),
            ("1430", "14:30"),
            ("930", "09:30"),
            ("9", "09:00"),
            ("14点", "14:00"),
            ("14时05分", "14:05"),
            ("下午 2点半", "14:30"),
            ("下午12:10", "12:10"),
            ("上午9点", "09:00"),
            ("", ""),
        ];
        for (typed, shown) in cases {
            let mut time = TimeOfDay::default();
            assert_eq!(time.read(typed, Date::default()), Ok(()), "{typed}");
            assert_eq!(time.shown(), shown, "{typed}");
            let mut back = TimeOfDay::default();
            assert_eq!(back.restore(&time.store()), Ok(()));
            assert_eq!(back, time);
        }
    }

    #[test]
    fn what_is_no_time_says_how_to_write_one() {
        for typed in ["25:00", "14:60", "下午", "午后", "14:30-16:00", "12345", "点半"] {
            assert_eq!(TimeOfDay::default().read(typed, Date::default()), Err(HOW.to_owned()), "{typed}");
        }
        assert_eq!(TimeOfDay::default().restore(&[Cell::text("午后")]), Err(Unreadable));
    }

    #[test]
    fn an_hour_at_which_nobody_meets_is_asked_about() {
        assert_eq!(TimeOfDay::new("2:30").remark(Date::default()), Remark::Doubtful("下午请写 14:30".to_owned()));
        assert_eq!(TimeOfDay::new("9:00").remark(Date::default()), Remark::Nothing);
    }
}
