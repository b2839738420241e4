//! How a last day stands to today, in words.

use crate::domain::Date;

/// How far off a last day is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// So many days are left, the last one counted.
    Left(u32),
    /// Today is the last day.
    Today,
    /// The last day was so many days ago.
    Over(u32),
}

impl Standing {
    pub fn of(due: Date, today: Date) -> Self {
        let days = (due - today).num_days();
        let distance = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        match days {
            1.. => Self::Left(distance),
            0 => Self::Today,
            _ => Self::Over(distance),
        }
    }

    pub fn is_over(self) -> bool {
        matches!(self, Self::Over(_))
    }

    /// 「还有 3 天」, 「今天到期」, 「超期 2 天」
    pub fn words(self) -> String {
        match self {
            Self::Left(days) => format!("还有 {days} 天"),
            Self::Today => "今天到期".into(),
            Self::Over(days) => format!("超期 {days} 天"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_itself_is_in_time() {
        let today: Date = "2024-03-01".parse().expect("a real day");
        for (due, standing, words) in [
            ("2024-03-04", Standing::Left(3), "还有 3 天"),
            ("2024-03-01", Standing::Today, "今天到期"),
            ("2024-02-28", Standing::Over(2), "超期 2 天"),
        ] {
            let found = Standing::of(due.parse().expect("a real day"), today);
            assert_eq!((found, found.words().as_str()), (standing, words), "{due}");
            assert_eq!(found.is_over(), matches!(standing, Standing::Over(_)));
        }
    }
}
