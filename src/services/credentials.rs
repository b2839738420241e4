//! What a sign-in name and a password must be. Screens say it early; whoever writes them asks here.

mod guesses;

use super::Trouble;
use crate::domain::text::is_han;
pub use guesses::Guess;

const LONGEST_NAME: usize = 20;
/// Eight letters or digits, or six Chinese characters: of those there are many more, so three weigh as much as four letters.
const SHORTEST_PASSWORD: usize = 8 * LETTER;
const LETTER: usize = 3;
const HAN: usize = 4;

/// Both, for somebody who is new.
pub(super) fn require_usable(name: &str, password: &str) -> Result<(), Trouble> {
    match name.trim().chars().count() {
        1..=LONGEST_NAME => require_usable_password(name, password),
        _ => Err(Trouble::UnusableName),
    }
}

/// The password alone, where the name is known already.
pub(super) fn require_usable_password(name: &str, password: &str) -> Result<(), Trouble> {
    match Strength::of(name, password) {
        Strength::TooShort => Err(Trouble::ShortPassword),
        Strength::Guessed(guess) => Err(Trouble::GuessedPassword(guess)),
        Strength::Weak | Strength::Fair | Strength::Strong => Ok(()),
    }
}

/// What a password is worth, in a word: the first two are refused, the others a hint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    TooShort,
    /// Among the first that anybody tries.
    Guessed(Guess),
    Weak,
    Fair,
    Strong,
}

impl Strength {
    /// Length counts most, then the kinds of characters. `name` is whose it is to be; empty where that is not said yet.
    pub fn of(name: &str, password: &str) -> Self {
        let length: usize = password.chars().map(|letter| if is_han(letter) { HAN } else { LETTER }).sum();
        if length < SHORTEST_PASSWORD {
            return Self::TooShort;
        }
        if let Some(guess) = guesses::guess(name, password) {
            return Self::Guessed(guess);
        }
        let kinds = kinds(password);
        let different = password.chars().collect::<std::collections::BTreeSet<_>>().len();
        match length / LETTER {
            letters if different < 5 || (letters < 10 && kinds < 2) => Self::Weak,
            letters if letters >= 12 || (letters >= 10 && kinds >= 3) => Self::Strong,
            _ => Self::Fair,
        }
    }

    /// Why it cannot be taken, where it cannot.
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Self::TooShort => Some("口令至少 8 个字符，用汉字至少 6 个"),
            Self::Guessed(_) => Some("这个口令一猜就中，请换一句自己记得住的话"),
            Self::Weak | Self::Fair | Self::Strong => None,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::TooShort => "至少 8 个字符，用汉字至少 6 个",
            Self::Guessed(guess) => guess.words(),
            Self::Weak => "较弱，再长一些或混用字母数字更稳妥",
            Self::Fair => "可以",
            Self::Strong => "很好",
        }
    }
}

/// Small letters, capitals, digits, everything else.
fn kinds(password: &str) -> usize {
    let is_other = |letter: char| !letter.is_alphanumeric();
    let kinds: [&dyn Fn(char) -> bool; 4] = [&char::is_lowercase, &char::is_uppercase, &char::is_numeric, &is_other];
    kinds.iter().filter(|kind| password.chars().any(kind)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_phrase_is_strong_and_what_everybody_tries_first_is_refused() {
        for (password, strength) in [
            ("123456", Strength::TooShort),
            ("abc123!", Strength::TooShort),
            ("海棠花开了", Strength::TooShort),
            ("haitangy", Strength::Weak),
            ("48151623", Strength::Weak),
            ("haitang26", Strength::Fair),
            ("海棠花又开了", Strength::Weak),
            ("hai tang yuan 3", Strength::Strong),
            ("12345678", Strength::Guessed(Guess::Run)),
            ("zhoumin88", Strength::Guessed(Guess::Name)),
        ] {
            assert_eq!(Strength::of("周敏", password), strength, "{password}");
        }
    }

    #[test]
    fn a_name_is_one_to_twenty_characters_and_a_password_none_that_is_guessed() {
        for name in ["", "  ", "一二三四五六七八九十一二三四五六七八九十一"] {
            assert!(matches!(require_usable(name, "haitang26"), Err(Trouble::UnusableName)), "{name}");
        }
        assert!(matches!(require_usable("周敏", "海棠花开了"), Err(Trouble::ShortPassword)));
        let Err(refused) = require_usable("周敏", "linli2026") else { panic!("it is refused") };
        assert_eq!(refused.to_string(), "口令人人都会先试，一猜就中。请换一个，例如一句自己记得住的话");
        assert!(require_usable("一二三四五六七八九十一二三四五六七八九十", "海棠花又开了").is_ok());
    }
}
