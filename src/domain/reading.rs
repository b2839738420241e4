//! How written Chinese is read: plain pinyin, with the words whose reading a single character does not tell.
//!
//! The readings of names, with their polyphonic surnames, are in `name`.

use super::text::{is_blank, is_han};
use pinyin::{ToPinyin, ToPinyinMulti};

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

/// Words of code tables and place names in which a character is not read in its commonest way.
const WORDS: [(&str, &str); 24] = [
    ("东阿", "dong e"),
    ("乐亭", "lao ting"),
    ("乐清", "yue qing"),
    ("乐陵", "lao ling"),
    ("六合", "lu he"),
    ("六安", "lu an"),
    ("单县", "shan xian"),
    ("厦门", "xia men"),
    ("台州", "tai zhou"),
    ("大埔", "da bu"),
    ("朝鲜", "chao xian"),
    ("番禺", "pan yu"),
    ("蔚县", "yu xian"),
    ("藏", "zang"),
    ("蚌", "beng"),
    ("调", "tiao"),
    ("都", "du"),
    ("重庆", "chong qing"),
    ("长", "chang"),
    ("阿", "a"),
    ("银行", "yin hang"),
    ("铅山", "yan shan"),
    ("高丽", "gao li"),
    ("什", "shi"),
];

/// The most likely reading of a place, a word, a sentence.
pub fn of(text: &str) -> Reading {
    let mut syllables = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let word = WORDS.iter().find(|(word, _)| rest.starts_with(word));
        let length = word.map_or(letter.len_utf8(), |(word, _)| word.len());
        match word {
            Some((_, reading)) => syllables.extend(reading.split(' ').map(str::to_owned)),
            None => syllables.extend(common(letter)),
        }
        rest = &rest[length..];
    }
    Reading::of_syllables(syllables.iter().map(String::as_str))
}

/// The commonest reading of one character; a letter or digit reads as itself, a mark not at all.
pub fn common(letter: char) -> Option<String> {
    if letter.is_ascii_alphanumeric() {
        return Some(letter.to_ascii_lowercase().to_string());
    }
    letter.to_pinyin().map(|reading| keyboard(reading.plain()))
}

/// The readings of one character, without tones, the commonest first, at most `most`.
pub fn all(letter: char, most: usize) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in letter.to_pinyin_multi().into_iter().flatten() {
        let reading = keyboard(reading.plain());
        if readings.len() < most && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// What is typed for 「ü」 on a keyboard: 吕 is 「lv」.
pub fn keyboard(reading: &str) -> String {
    reading.replace('ü', "v").replace('ê', "e")
}

/// Every combination of the readings of its characters, the likeliest first, at most `most`.
pub fn variants(text: &str, most: usize) -> Vec<Reading> {
    let choices: Vec<Vec<String>> =
        text.chars().filter(|letter| is_han(*letter) && !is_blank(*letter)).map(|letter| all(letter, 2)).collect();
    let mut found = vec![of(text)];
    for syllables in combinations(&choices, most) {
        let reading = Reading::of_syllables(syllables.iter().copied());
        if found.len() < most && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found
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
            ("绿化", "lh", "lvhua"),
            ("A座3号", "az3h", "azuo3hao"),
        ] {
            assert_eq!(of(text), Reading { initials: initials.into(), pinyin: pinyin.into() }, "{text}");
        }
    }

    #[test]
    fn other_readings_follow_the_likeliest() {
        let readings: Vec<String> = variants("乐山市", 4).into_iter().map(|reading| reading.pinyin).collect();
        assert_eq!(readings[0], "leshanshi");
        assert!(readings.contains(&"yueshanshi".to_owned()));
    }
}
