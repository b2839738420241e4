//! The numbers of clauses, counted by the machine in the form of their level.

use super::Level;

/// How far each level has counted. A level starts anew under the next higher one; 第一条 never does.
#[derive(Default)]
pub(super) struct Counts {
    chapter: usize,
    article: usize,
    section: usize,
    item: usize,
    point: usize,
}

impl Counts {
    pub fn next(&mut self, level: Level) -> String {
        let count = match level {
            Level::Chapter => &mut self.chapter,
            Level::Article => &mut self.article,
            Level::Section => &mut self.section,
            Level::Item => &mut self.item,
            Level::Point => &mut self.point,
        };
        *count += 1;
        let count = *count;
        self.begin_under(level);
        match level {
            Level::Chapter => format!("{}、", numeral(count)),
            Level::Article => format!("第{}条", numeral(count)),
            Level::Section => format!("（{}）", numeral(count)),
            Level::Item => format!("{count}."),
            Level::Point => format!("（{count}）"),
        }
    }

    /// What stands below this level begins with one again.
    pub fn begin_under(&mut self, level: Level) {
        if level < Level::Section {
            self.section = 0;
        }
        if level < Level::Item {
            self.item = 0;
        }
        if level < Level::Point {
            self.point = 0;
        }
    }
}

/// 十二, 一百零五. A text of a thousand clauses is counted in figures.
fn numeral(count: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (count / 100, count / 10 % 10, count % 10);
    let tens_word = match (hundreds, tens) {
        (0, 0) => String::new(),
        (0, 1) => "十".to_owned(),
        (_, 0) if ones > 0 => "零".to_owned(),
        (_, 0) => String::new(),
        _ => format!("{}十", DIGITS[tens]),
    };
    match hundreds {
        0 => format!("{tens_word}{}", DIGITS[ones]),
        1..=9 => format!("{}百{tens_word}{}", DIGITS[hundreds], DIGITS[ones]),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_those_of_a_text() {
        let cases =
            [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (100, "一百"), (105, "一百零五")];
        for (count, words) in cases {
            assert_eq!(numeral(count), words);
        }
        assert_eq!(numeral(110), "一百一十");
    }
}
