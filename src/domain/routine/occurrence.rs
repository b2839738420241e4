//! One occurrence of a routine, and how it stands.

use super::cycle::Span;
use crate::domain::Date;

/// What is to be done once in a period, by its day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Occurrence {
    pub span: Span,
    pub due: Date,
}

/// How an occurrence stands on a day.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum State {
    /// Its day has passed, its period has not.
    Overdue,
    /// It is near, or its day is today.
    Due,
    Ahead,
    /// Its period is over and nothing was recorded. It can still be recorded.
    Missed,
    Done,
    /// Recorded for a day after its day.
    DoneLate,
}

impl Occurrence {
    /// With the day for which it was recorded as done.
    pub fn state(&self, done_on: Option<Date>, days_ahead: i64, today: Date) -> State {
        match done_on {
            Some(day) if day > self.due => State::DoneLate,
            Some(_) => State::Done,
            None if today > self.span.until => State::Missed,
            None if today > self.due => State::Overdue,
            None if self.days_left(today) <= days_ahead => State::Due,
            None => State::Ahead,
        }
    }

    /// Negative when its day has passed.
    pub fn days_left(&self, today: Date) -> i64 {
        (self.due - today).num_days()
    }
}

impl State {
    pub const ALL: [Self; 6] = [Self::Overdue, Self::Due, Self::Ahead, Self::Missed, Self::Done, Self::DoneLate];

    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "已逾期",
            Self::Due => "待办",
            Self::Ahead => "未到期",
            Self::Missed => "未开展",
            Self::Done => "已办",
            Self::DoneLate => "迟办",
        }
    }

    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::DoneLate)
    }

    /// Whether somebody is to do it now.
    pub fn is_wanted(self) -> bool {
        matches!(self, Self::Due | Self::Overdue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn an_occurrence_is_ahead_then_due_then_overdue_then_missed() {
        let span = Span { from: day("2026-06-01"), until: day("2026-06-30") };
        let occurrence = Occurrence { span, due: day("2026-06-15") };
        for (today, state) in [
            ("2026-06-07", State::Ahead),
            ("2026-06-08", State::Due),
            ("2026-06-15", State::Due),
            ("2026-06-16", State::Overdue),
            ("2026-06-30", State::Overdue),
            ("2026-07-01", State::Missed),
        ] {
            assert_eq!(occurrence.state(None, 7, day(today)), state, "{today}");
        }
        assert_eq!(occurrence.state(Some(day("2026-06-15")), 7, day("2026-07-01")), State::Done);
        assert_eq!(occurrence.state(Some(day("2026-06-16")), 7, day("2026-07-01")), State::DoneLate);
    }
}
