//! 时段 of a duty, as it stands on a rota: from a time to a time, or a part of the day in words.

use crate::domain::values::TimeOfDay;

/// How hours are written where they were not understood.
pub const HOURS_HOW: &str = "请写成 19:30-21:30，或写晚上、白天";
const BETWEEN: [char; 7] = ['-', '–', '—', '~', '～', '－', '至'];
const BEHIND: [char; 4] = ['、', '，', ',', '；'];

/// 「19:30-21:30」, over midnight too, several behind one another; words without a number, such as 「晚上」; or nothing.
pub fn are_hours(text: &str) -> bool {
    let has_number = text.chars().any(char::is_numeric);
    !has_number || text.split(BEHIND).all(is_span)
}

fn is_span(text: &str) -> bool {
    let time = |text: &str| TimeOfDay::new(text.trim()).0;
    let Some((from, until)) = text.split_once(BETWEEN) else { return false };
    time(from).zip(time(until)).is_some_and(|(from, until)| from != until)
}

#[cfg(test)]
mod tests {
    use super::are_hours;

    #[test]
    fn hours_are_from_a_time_to_a_time_or_words() {
        for text in ["", "晚上", "19:30-21:30", "19：30 至 21：30", "22:00-2:00", "7:00-8:00、17:00-18:30"] {
            assert!(are_hours(text), "{text}");
        }
        for text in ["5", "19:30", "19:30-", "19:30-19:30", "25:00-26:00", "7:00-8:00、5"] {
            assert!(!are_hours(text), "{text}");
        }
    }
}
