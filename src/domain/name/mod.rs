//! Names of people: how they are written. How they are read aloud and found stands in `keys`.

mod keys;

pub use super::reading::Reading;
use super::text::{half_width, is_blank, is_han, is_private};
pub use keys::{reading, search_keys};

/// Lengths of a name (GB/T 31000: 姓名 50).
const FEWEST: usize = 2;
const MOST: usize = 50;
/// The one middle dot between the parts of a name (GB/T 36905).
const DOT: char = '·';

/// A name as it is kept: no blanks inside Chinese, one kind of middle dot.
pub fn tidy(text: &str) -> String {
    let letters: Vec<char> = half_width(text).chars().collect();
    let mut name = String::with_capacity(text.len());
    for (place, &letter) in letters.iter().enumerate() {
        let before = name.chars().last();
        let after = letters[place + 1..].iter().copied().find(|letter| !is_blank(*letter));
        if is_blank(letter) {
            name.extend(is_between_words(before, after).then_some(' '));
        } else if is_dot(letter) && before.is_some_and(is_written) && after.is_some_and(is_written) {
            name.push(DOT);
        } else {
            name.push(letter);
        }
    }
    name
}

/// What is wrong with a name, in one sentence.
pub fn fault(name: &str) -> Option<String> {
    let count = name.chars().count();
    if count == 0 {
        return None;
    }
    if name.chars().any(|letter| letter.is_numeric() && !is_han(letter)) {
        return Some("姓名里不应有数字".into());
    }
    if !name.chars().all(is_allowed) {
        return Some("姓名里有不能用的符号，只写汉字、字母和间隔号“·”".into());
    }
    if !name.chars().any(|letter| is_written(letter) || letter.is_alphabetic()) {
        return Some("姓名里没有字".into());
    }
    if count < FEWEST {
        return Some("姓名至少两个字".into());
    }
    (count > MOST).then(|| format!("姓名最多 {MOST} 字，现有 {count} 字"))
}

/// How a name, or part of one, is compared: without blanks and dots.
pub fn compared(text: &str) -> String {
    tidy(text).chars().filter(|letter| is_written(*letter)).collect()
}

/// A blank between Latin words, or between a Latin and a Chinese one.
fn is_between_words(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let is_inside_chinese = |letter| is_written(letter) || is_dot(letter);
    before != ' ' && !(is_inside_chinese(before) && is_inside_chinese(after))
}

/// The marks that stand for the middle dot, among them the full stop of a Latin initial.
fn is_dot(letter: char) -> bool {
    matches!(letter, DOT | '•' | '.' | '・' | '‧' | '∙' | '⋅')
}

fn is_written(letter: char) -> bool {
    is_han(letter) || is_private(letter)
}

fn is_allowed(letter: char) -> bool {
    is_written(letter) || letter.is_alphabetic() || matches!(letter, DOT | ' ' | '.' | '-' | '\'' | '’' | ',')
}

#[cfg(test)]
mod tests;
