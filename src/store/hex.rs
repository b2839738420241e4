//! Bytes as lower-case hexadecimal digits and back.

pub(super) fn encode(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// Exactly `N` bytes.
pub(super) fn decode_exactly<const N: usize>(text: &str) -> Option<[u8; N]> {
    decode(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_is_decoded() {
        assert_eq!(encode(&[0, 10, 255]), "000aff");
        assert_eq!(decode_exactly::<3>("000aff"), Some([0, 10, 255]));
    }

    #[test]
    fn what_is_no_hexadecimal_is_refused() {
        for text in ["0", "0g", "字字"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
