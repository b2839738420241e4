//! How written Chinese is read: plain pinyin, with the words whose reading a single character does not tell.
//!
//! The readings of names, with their polyphonic surnames, are in `name`.

use pinyin::ToPinyin;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How a text is read: initials and syllables run together, in lower case without tones.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reading {
    pub initials: String,
    pub pinyin: String,
}

impl Reading {
    /// The reading that these syllables make.
    pub fn of_syllables<'s>(syllables: impl IntoIterator<Item = &'s str>) -> Self {
        let mut reading = Self::default();
        for syllable in syllables {
            reading.initials.extend(syllable.chars().next());
            reading.pinyin.push_str(syllable);
        }
        reading
    }
}

/// The most likely reading of a place, a word, a sentence.
pub fn of(text: &str) -> Reading {
    let spelled = spelled(text);
    Reading::of_syllables(spelled.iter().filter_map(|(_, syllable)| syllable.as_deref()))
}

/// Each character with its syllable in the most likely reading; a mark has none.
pub fn spelled(text: &str) -> Vec<(char, Option<Cow<'static, str>>)> {
    let mut spelled = Vec::with_capacity(text.len() / 2);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        match word_at(rest, letter) {
            Some((word, reading)) => {
                let syllables = reading.split(' ').map(|syllable| Some(Cow::Borrowed(syllable)));
                spelled.extend(word.chars().zip(syllables));
                rest = &rest[word.len()..];
            }
            None => {
                spelled.push((letter, common(letter)));
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    spelled
}

/// The commonest reading of one character; a letter or digit reads as itself, a mark not at all.
pub fn common(letter: char) -> Option<Cow<'static, str>> {
    if let Some(place) = AS_THEMSELVES.find(letter.to_ascii_lowercase()) {
        return Some(Cow::Borrowed(&AS_THEMSELVES[place..=place]));
    }
    let reading = letter.to_pinyin()?.plain();
    Some(if reading.is_ascii() { Cow::Borrowed(reading) } else { Cow::Owned(keyboard(reading)) })
}

/// Small letters and digits.
const AS_THEMSELVES: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// What is typed for 「ü」 on a keyboard: 吕 is 「lv」.
pub fn keyboard(reading: &str) -> String {
    reading.replace('ü', "v").replace('ê', "e")
}

/// One choice from each place: first the first of all, then those that differ in one place, and so on, at most `most`.
pub fn combinations(choices: &[Vec<String>], most: usize) -> Vec<Vec<&str>> {
    let choices: Vec<&Vec<String>> = choices.iter().filter(|choice| !choice.is_empty()).collect();
    let mut found: Vec<Vec<&str>> = vec![choices.iter().map(|choice| choice[0].as_str()).collect()];
    let mut next = 0;
    while next < found.len() && found.len() < most {
        for (place, choice) in choices.iter().enumerate() {
            for other in &choice[1..] {
                let mut changed = found[next].clone();
                changed[place] = other.as_str();
                if found.len() < most && !found.contains(&changed) {
                    found.push(changed);
                }
            }
        }
        next += 1;
    }
    found
}

/// Words of code tables and place names in which a character is not read in its commonest way, by first character.
static WORDS: LazyLock<HashMap<char, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<(&str, &str)>> = HashMap::new();
    for line in include_str!("../../assets/codes/word_reading.csv").lines().skip(1) {
        if let (Some((word, reading)), Some(first)) = (line.split_once(','), line.chars().next()) {
            words.entry(first).or_default().push((word, reading));
        }
    }
    words
});

fn word_at(rest: &str, first: char) -> Option<(&'static str, &'static str)> {
    WORDS.get(&first)?.iter().find(|(word, _)| rest.starts_with(word)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_people_read_them() {
        for (text, initials, pinyin) in [
            ("汉族", "hz", "hanzu"),
            ("藏族", "zz", "zangzu"),
            ("重庆市", "cqs", "chongqingshi"),
            ("成都市", "cds", "chengdushi"),
            ("厦门市", "xms", "xiamenshi"),
            ("洪洞县", "htx", "hongtongxian"),
            ("绿化", "lh", "lvhua"),
            ("A座3号", "az3h", "azuo3hao"),
        ] {
            assert_eq!(of(text), Reading { initials: initials.into(), pinyin: pinyin.into() }, "{text}");
        }
    }

    #[test]
    fn combinations_begin_with_the_likeliest_and_stay_few() {
        let choices = [vec!["le".to_owned(), "yue".to_owned()], vec!["xing".to_owned(), "hang".to_owned()]];
        let found: Vec<String> = combinations(&choices, 3).into_iter().map(|syllables| syllables.concat()).collect();
        assert_eq!(found, ["lexing", "yuexing", "lehang"]);
        assert_eq!(combinations(&[], 3), [Vec::<&str>::new()]);
    }
}
