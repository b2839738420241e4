//! Small rules of written text shared by every value: full-width forms and blanks.

/// Full-width digits, letters, marks and blanks as their half-width forms, without blanks at either end.
pub fn half_width(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        other => other,
    };
    text.chars().map(narrow).collect::<String>().trim().to_owned()
}
