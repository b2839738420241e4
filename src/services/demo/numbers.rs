//! Numbers with a valid check digit that hardly anybody has: sequences at the very beginning of a day, telephones in blocks
//! without subscribers. None is given twice.

use crate::domain::{Date, credit_code, id_number};
use std::collections::HashSet;

/// Blocks of ten thousand numbers.
const TELEPHONE_BLOCKS: [&str; 6] = ["1380000", "1390000", "1370000", "1360000", "1350000", "1340000"];

#[derive(Default)]
pub(super) struct Numbers {
    given: HashSet<String>,
    telephones: usize,
    others: u32,
}

impl Numbers {
    /// An eighteen-digit number: odd sequences are men's (GB 11643).
    pub fn identity(&mut self, area: &str, birth: Date, is_male: bool) -> String {
        let first = u32::from(is_male);
        let bodies = (first..1000).step_by(2).map(|sequence| format!("{area}{}{sequence:03}", birth.format("%Y%m%d")));
        let Some(body) = bodies.into_iter().find(|body| !self.given.contains(body)) else { return String::new() };
        self.given.insert(body.clone());
        format!("{body}{}", id_number::check_digit(&body))
    }

    pub fn telephone(&mut self) -> String {
        let (block, rest) = (self.telephones / 10_000, self.telephones % 10_000);
        self.telephones += 1;
        format!("{}{rest:04}", TELEPHONE_BLOCKS[block % TELEPHONE_BLOCKS.len()])
    }

    pub fn passport(&mut self) -> String {
        format!("EA{:07}", self.next())
    }

    pub fn permit(&mut self) -> String {
        format!("510524000{:06}", self.next())
    }

    pub fn title_deed(&mut self) -> String {
        format!("演示不动产权第{:07}号", self.next())
    }

    pub fn credit_code(&mut self) -> String {
        let body = format!("91510524MA0{:06}", self.next());
        format!("{body}{}", credit_code::check_character(&body))
    }

    fn next(&mut self) -> u32 {
        self.others += 1;
        self.others
    }
}
