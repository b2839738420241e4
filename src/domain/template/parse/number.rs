//! The number a clause begins with. Only its form is read: the machine counts.

use super::typed::Typed;
use crate::domain::template::Level;

const NUMERALS: &str = "〇零一二三四五六七八九十百";

pub(super) enum Clause<'a> {
    Numbered(Level, Typed<'a>),
    /// Begins like a number and does not go on like one.
    Broken,
    None,
}

pub(super) fn clause(line: Typed) -> Clause {
    let text = line.text;
    let found = chapter(text).or_else(|| article(text)).or_else(|| bracketed(text)).or_else(|| item(text));
    match found {
        Some((level, length)) => Clause::Numbered(level, line.after(length).trimmed()),
        None if is_broken(text) => Clause::Broken,
        None => Clause::None,
    }
}

fn chapter(text: &str) -> Option<(Level, usize)> {
    let numerals = run(text, is_numeral);
    let rest = &text[numerals..];
    (numerals > 0 && rest.starts_with('、')).then_some((Level::Chapter, numerals + '、'.len_utf8()))
}

/// A blank must follow: a line may well begin with 「第七条规定」 and mean a law.
fn article(text: &str) -> Option<(Level, usize)> {
    let inside = text.strip_prefix('第')?;
    let number = run(inside, |letter| is_numeral(letter) || letter.is_ascii_digit());
    let rest = inside[number..].strip_prefix('条')?;
    let length = text.len() - rest.len();
    (number > 0 && (rest.is_empty() || rest.starts_with(char::is_whitespace))).then_some((Level::Article, length))
}

fn bracketed(text: &str) -> Option<(Level, usize)> {
    let inside = text.strip_prefix(['（', '('])?;
    let (numerals, digits) = (run(inside, is_numeral), run(inside, |letter| letter.is_ascii_digit()));
    let level = if numerals > 0 { Level::Section } else { Level::Point };
    let rest = inside[numerals.max(digits)..].strip_prefix(['）', ')'])?;
    (numerals.max(digits) > 0).then_some((level, text.len() - rest.len()))
}

/// 「1.」, but not the 「1.5」 of a measure.
fn item(text: &str) -> Option<(Level, usize)> {
    let digits = run(text, |letter| letter.is_ascii_digit());
    let rest = text[digits..].strip_prefix(['.', '．', '、'])?;
    let is_number = digits > 0 && digits <= 3 && !rest.starts_with(|letter: char| letter.is_ascii_digit());
    is_number.then_some((Level::Item, text.len() - rest.len()))
}

fn is_broken(text: &str) -> bool {
    let numerals = run(text, is_numeral);
    if numerals > 0 {
        return text[numerals..].starts_with(['.', '．']);
    }
    let Some(inside) = text.strip_prefix(['（', '(']) else { return false };
    let number = run(inside, |letter| is_numeral(letter) || letter.is_ascii_digit());
    number > 0 && !inside.contains(['）', ')'])
}

fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_part(letter)).unwrap_or(text.len())
}

fn is_numeral(letter: char) -> bool {
    NUMERALS.contains(letter)
}
