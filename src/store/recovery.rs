//! The recovery code: shown and printed once, kept in a sealed envelope, opens the archive when every password is lost.

use super::StoreError;
use std::fmt;
use std::str::FromStr;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// 32 letters and digits that are not mistaken for one another: no I, L, O, U (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES: usize = 20;
const GROUP: usize = 4;

/// 160 random bits, written as eight groups of four.
#[derive(Clone, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; BYTES]);

impl RecoveryCode {
    pub(super) fn generate() -> Result<Self, StoreError> {
        Ok(Self(super::keys::random()?))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl FromStr for RecoveryCode {
    type Err = StoreError;

    /// Reads a code as people type it: any case, with or without blanks and hyphens, O for 0, I and L for 1.
    fn from_str(typed: &str) -> Result<Self, StoreError> {
        let typed = Zeroizing::new(crate::domain::text::half_width(typed));
        let digits: Zeroizing<Vec<u8>> = Zeroizing::new(
            typed
                .chars()
                .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '—' | '－'))
                .map(digit)
                .collect::<Option<_>>()
                .ok_or(StoreError::WrongRecoveryCode)?,
        );
        if digits.len() != BYTES * 8 / 5 {
            return Err(StoreError::WrongRecoveryCode);
        }
        let mut bytes = [0; BYTES];
        for (eight, five) in digits.chunks(8).zip(bytes.chunks_mut(5)) {
            let bits = eight.iter().fold(0_u64, |bits, digit| bits << 5 | u64::from(*digit));
            five.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, position) in (0..BYTES * 8).step_by(5).enumerate() {
            if index > 0 && index.is_multiple_of(GROUP) {
                f.write_str("-")?;
            }
            let pair = u16::from(self.0[position / 8]) << 8 | u16::from(*self.0.get(position / 8 + 1).unwrap_or(&0));
            let digit = pair >> (11 - position % 8) & 31;
            write!(f, "{}", char::from(ALPHABET[usize::from(digit)]))?;
        }
        Ok(())
    }
}

/// Never shown by accident.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

fn digit(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == letter).and_then(|position| u8::try_from(position).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_eight_groups_of_four() {
        let code = RecoveryCode([0xFF; BYTES]).to_string();
        assert_eq!(code, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(RecoveryCode([0; BYTES]).to_string().replace(['0', '-'], ""), "");
    }

    #[test]
    fn a_printed_code_reads_back_however_it_is_typed() {
        for _ in 0..100 {
            let code = RecoveryCode::generate().unwrap();
            let printed = code.to_string();
            let typings = [
                printed.clone(),
                printed.to_lowercase(),
                printed.replace('-', ""),
                printed.replace('-', "　"),
                printed.replace('0', "o").replace('1', "l"),
            ];
            for typed in typings {
                assert_eq!(typed.parse::<RecoveryCode>().unwrap(), code);
            }
        }
    }

    #[test]
    fn two_codes_differ() {
        assert_ne!(RecoveryCode::generate().unwrap(), RecoveryCode::generate().unwrap());
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in ["", "ABCD", "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU", "张三"] {
            assert!(typed.parse::<RecoveryCode>().is_err(), "{typed}");
        }
    }

    #[test]
    fn a_code_is_not_shown_by_accident() {
        assert_eq!(format!("{:?}", RecoveryCode([7; BYTES])), "RecoveryCode(…)");
    }
}
