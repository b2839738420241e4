//! Small rules of written text shared by every value: full-width forms, blanks, Chinese characters.

/// Full-width digits, letters, marks and blanks as their half-width forms, without blanks at either end.
pub fn half_width(text: &str) -> String {
    // Numbers and days, of which tables are full, are so already.
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    text.chars().map(narrow).collect::<String>().trim().to_owned()
}

/// Like [`half_width`], with the blanks inside taken out as well.
pub fn without_blanks(text: &str) -> String {
    if text.is_ascii() && !text.contains(is_blank) {
        return text.to_owned();
    }
    text.chars().map(narrow).filter(|letter| !is_blank(*letter)).collect()
}

/// Whether a text is this word, in whatever width and case; the word is given in half width and lower case.
pub fn is_word(text: &str, word: &str) -> bool {
    let mut letters = text.chars().map(narrow);
    let goes_on = |wanted: char| letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(&wanted));
    word.chars().all(goes_on) && letters.next().is_none()
}

/// A blank of any width, also the invisible ones that come along when a cell is copied.
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A Chinese character: the unified ideographs with their extensions A–I, compatibility forms, and 〇.
pub fn is_han(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// A private-use code point, as the chips of old identity cards hold for rare characters.
pub fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

/// One of the dots and dashes people put between numbers, as one mark.
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '~' | '_')
}

fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_becomes_half_width() {
        assert_eq!(half_width("　３－２－５０１ "), "3-2-501");
        assert_eq!(half_width("ＡＢｃ　１"), "ABc 1");
    }

    #[test]
    fn a_word_is_known_in_any_width_and_case() {
        for (text, word) in [("Ｎ/a", "n/a"), ("NULL", "null"), ("暂无", "暂无"), ("－－", "--")] {
            assert!(is_word(text, word), "{text}");
        }
        for (text, word) in [("暂", "暂无"), ("暂无人", "暂无"), ("", "-"), ("-1", "-")] {
            assert!(!is_word(text, word), "{text}");
        }
    }

    #[test]
    fn invisible_blanks_are_blanks() {
        assert_eq!(without_blanks("\u{FEFF}138 0000\u{200B}　2916"), "13800002916");
    }

    #[test]
    fn rare_characters_are_chinese_and_private_ones_are_told_apart() {
        assert!("㐂䶮𠀀𫖮〇".chars().all(is_han));
        assert!(!is_han('\u{E000}') && is_private('\u{E000}'));
        assert!(!is_han('a') && !is_han('·'));
    }
}
