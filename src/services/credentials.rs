//! What a sign-in name and a password must be. Screens say it early; whoever writes them asks here.

use super::Trouble;

const LONGEST_NAME: usize = 20;
const SHORTEST_PASSWORD: usize = 6;
/// Below this no mixture of characters makes it fair.
const FAIR_PASSWORD: usize = 8;

/// Both, for somebody who is new.
pub(super) fn require_usable(name: &str, password: &str) -> Result<(), Trouble> {
    match name.trim().chars().count() {
        1..=LONGEST_NAME => require_usable_password(password),
        _ => Err(Trouble::UnusableName),
    }
}

/// The password alone, where the name is known already.
pub(super) fn require_usable_password(password: &str) -> Result<(), Trouble> {
    if Strength::of(password) == Strength::TooShort { Err(Trouble::ShortPassword) } else { Ok(()) }
}

/// What a password is worth, in a word; a hint, never a hurdle beyond six characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    TooShort,
    Weak,
    Fair,
    Strong,
}

impl Strength {
    /// Length counts most, then the kinds of characters. One character repeated stays weak, and so does what is as short
    /// as `abc123`: eight characters are the least that slow somebody who guesses.
    pub fn of(password: &str) -> Self {
        let length = password.chars().count();
        let kinds = [char::is_lowercase, char::is_uppercase, char::is_numeric]
            .iter()
            .filter(|kind| password.chars().any(kind))
            .count()
            + usize::from(password.chars().any(|letter| !letter.is_alphanumeric()));
        let different = password.chars().collect::<std::collections::BTreeSet<_>>().len();
        match length {
            0..SHORTEST_PASSWORD => Self::TooShort,
            _ if different < 4 || length < FAIR_PASSWORD || (length < 10 && kinds < 2) => Self::Weak,
            _ if length >= 12 || (length >= 10 && kinds >= 3) => Self::Strong,
            _ => Self::Fair,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::TooShort => "至少 6 个字符",
            Self::Weak => "较弱，再长一些更稳妥",
            Self::Fair => "可以",
            Self::Strong => "很好",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_phrase_is_strong_and_repetition_is_weak() {
        for (password, strength) in [
            ("abc", Strength::TooShort),
            ("111111111", Strength::Weak),
            ("haitang", Strength::Weak),
            ("abc123", Strength::Weak),
            ("Abc12!", Strength::Weak),
            ("haitang26", Strength::Fair),
            ("hai tang yuan 3", Strength::Strong),
        ] {
            assert_eq!(Strength::of(password), strength, "{password}");
        }
    }

    #[test]
    fn a_name_is_one_to_twenty_characters_and_a_password_at_least_six() {
        for name in ["", "  ", "一二三四五六七八九十一二三四五六七八九十一"] {
            assert!(matches!(require_usable(name, "haitang"), Err(Trouble::UnusableName)), "{name}");
        }
        assert!(matches!(require_usable("周敏", "海棠花开了"), Err(Trouble::ShortPassword)));
        assert!(require_usable("一二三四五六七八九十一二三四五六七八九十", "海棠花又开了").is_ok());
    }
}
