//! The passwords that are tried first: runs, repetitions, days, one's own name, and what half the world takes. A short list
//! that explains itself, not a dictionary: whoever is refused is told why.

use crate::domain::Date;
use crate::domain::name;

/// Why a password is guessed at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guess {
    Run,
    Repeated,
    Day,
    Name,
    Common,
}

impl Guess {
    /// Goes on after 「口令」, and stands alone beside the field.
    pub fn words(self) -> &'static str {
        match self {
            Self::Run => "只是一串连号",
            Self::Repeated => "只是几个字重复",
            Self::Day => "只是一个日期",
            Self::Name => "就是自己的名字",
            Self::Common => "人人都会先试",
        }
    }
}

/// Words that are no secret, alone or with digits and signs around them.
const COMMON: [&str; 24] = [
    "a",
    "aa",
    "abc",
    "abcd",
    "abcdef",
    "admin",
    "administrator",
    "asd",
    "asdf",
    "demo",
    "guest",
    "hello",
    "iloveyou",
    "linli",
    "passw",
    "password",
    "qq",
    "root",
    "shequ",
    "test",
    "user",
    "wang",
    "woaini",
    "zongzhi",
];
/// Walks over the keyboard.
const WALKS: [&str; 6] =
    ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv", "1q2w3e4r5t6y7u8i", "qazwsxedcrfvtgb"];
/// So many characters that come again and again are no secret either.
const LONGEST_UNIT: usize = 4;

pub fn guess(operator: &str, password: &str) -> Option<Guess> {
    let typed = password.trim().to_lowercase();
    let letters: Vec<char> = typed.chars().collect();
    if is_run(&letters) {
        return Some(Guess::Run);
    }
    if (1..=LONGEST_UNIT).any(|unit| is_repeated(&letters, unit)) {
        return Some(Guess::Repeated);
    }
    if is_day(&typed) {
        return Some(Guess::Day);
    }
    let word = typed.trim_matches(|letter: char| !letter.is_alphabetic());
    if is_name(operator, word) {
        return Some(Guess::Name);
    }
    let has_little_around = typed.chars().count() < word.chars().count() + 6 || is_run_around(&typed);
    let is_common = COMMON.contains(&word) && has_little_around || WALKS.iter().any(|walk| walk.contains(&*typed));
    is_common.then_some(Guess::Common)
}

/// 「12345678」, 「87654321」, 「abcdefgh」; after the nine comes the nought.
fn is_run(letters: &[char]) -> bool {
    let steps = |step: i64| {
        letters.windows(2).all(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])) == step)
    };
    let digits: String = letters.iter().collect();
    steps(1) || steps(-1) || "0123456789012345678901234567890".contains(&digits)
}

/// The same few characters to the end, 「12341234」; the last time may break off.
fn is_repeated(letters: &[char], unit: usize) -> bool {
    letters.len() > unit && letters.iter().zip(&letters[unit..]).all(|(one, next)| one == next)
}

/// 「19900101」, also with signs between.
fn is_day(typed: &str) -> bool {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_bare = typed.chars().all(|letter| letter.is_ascii_digit() || "-./".contains(letter));
    let is_of_our_time = digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"));
    is_bare && is_of_our_time && Date::parse_from_str(&digits, "%Y%m%d").is_ok()
}

/// The name itself or as it is read, whatever digits stand around it.
fn is_name(operator: &str, word: &str) -> bool {
    let operator = operator.trim().to_lowercase();
    if operator.is_empty() || word.is_empty() {
        return false;
    }
    let reading = name::reading(&operator);
    word == operator || word == reading.pinyin || (word == reading.initials && word.chars().count() > 1)
}

/// 「a12345678」: a run of digits beside the word.
fn is_run_around(typed: &str) -> bool {
    let digits: Vec<char> = typed.chars().filter(char::is_ascii_digit).collect();
    is_run(&digits) || (1..=LONGEST_UNIT).any(|unit| is_repeated(&digits, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tried_first_is_known_and_a_sentence_is_not() {
        for (password, known) in [
            ("12345678", Some(Guess::Run)),
            ("1234567890", Some(Guess::Run)),
            ("87654321", Some(Guess::Run)),
            ("abcdefgh", Some(Guess::Run)),
            ("11111111", Some(Guess::Repeated)),
            ("12341234", Some(Guess::Repeated)),
            ("12121212", Some(Guess::Repeated)),
            ("19900101", Some(Guess::Day)),
            ("2026-06-15", Some(Guess::Day)),
            ("周敏周敏周敏周敏", Some(Guess::Repeated)),
            ("zhoumin1", Some(Guess::Name)),
            ("zm123456", Some(Guess::Name)),
            ("linli2026", Some(Guess::Common)),
            ("admin888", Some(Guess::Common)),
            ("Password1!", Some(Guess::Common)),
            ("a12345678", Some(Guess::Common)),
            ("1qaz2wsx", Some(Guess::Common)),
            ("qwertyui", Some(Guess::Common)),
            ("48151623", None),
            ("haitang26", None),
            ("linli jia men kou", None),
            ("海棠花又开了", None),
        ] {
            assert_eq!(guess("周敏", password), known, "{password}");
        }
        assert_eq!(guess("", "zhoumin1"), None, "whose it is was not said yet");
    }
}
