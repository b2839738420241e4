//! How much of what was reported is settled, in whole numbers: a share never depends on how a computer rounds.

use std::fmt;

/// 化解率: so many of so many.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Settled {
    pub settled: u64,
    pub reported: u64,
}

impl Settled {
    /// Tenths of a percent, half a tenth rounded up; nothing of nothing.
    pub fn per_mille(self) -> Option<u64> {
        let twice = self.reported.checked_mul(2).filter(|twice| *twice > 0)?;
        Some((self.settled * 2000 + self.reported) / twice)
    }
}

impl fmt::Display for Settled {
    /// 「87.8%」; a dash where nothing was reported.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per_mille() {
            Some(tenths) => write!(formatter, "{}.{}%", tenths / 10, tenths % 10),
            None => formatter.write_str("—"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hundred_and_thirty_one_of_two_hundred_and_sixty_three_are_87_8_percent() {
        for (settled, reported, words) in [
            (231, 263, "87.8%"),
            (0, 0, "—"),
            (0, 7, "0.0%"),
            (7, 7, "100.0%"),
            (1, 3, "33.3%"),
            (2, 3, "66.7%"),
            // 99.95 % exactly.
            (1999, 2000, "100.0%"),
            (1, 2000, "0.1%"),
        ] {
            assert_eq!(Settled { settled, reported }.to_string(), words);
        }
    }
}
