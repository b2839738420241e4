//! The texts of a workbook, each once: its cells say which of them they hold.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Write;

#[derive(Default)]
pub(super) struct SharedTexts {
    places: HashMap<String, usize>,
    /// Their elements in the order of their places.
    items: String,
}

impl SharedTexts {
    /// Where this text stands; one that is new goes behind all others.
    pub fn place(&mut self, text: String) -> usize {
        let next = self.places.len();
        match self.places.entry(text) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                put_item(&mut self.items, new.key());
                *new.insert(next)
            }
        }
    }

    /// What stands before the texts, the texts, and what stands behind them.
    pub fn part(&self) -> (String, &str, &'static str) {
        let count = self.places.len();
        let head = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{count}">"#
        );
        (head, &self.items, "</sst>")
    }
}

fn put_item(items: &mut String, text: &str) {
    let is_at_edge = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
    let keeps_blanks = is_at_edge(text.chars().next()) || is_at_edge(text.chars().last());
    items.push_str(if keeps_blanks { r#"<si><t xml:space="preserve">"# } else { "<si><t>" });
    put_escaped(items, text);
    items.push_str("</t></si>");
}

/// Writes a text as XML takes it. What XML has no room for is spelled `_x000D_` in workbooks, and what only looks so has its
/// low line spelled.
pub(super) fn put_escaped(xml: &mut String, text: &str) {
    let mut plain = 0;
    for (place, letter) in text.char_indices().filter(|(_, letter)| may_need_escape(*letter)) {
        let rest = &text[place..];
        if letter == '_' && !is_spelled(rest) {
            continue;
        }
        xml.push_str(&text[plain..place]);
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // Writing to a string does not fail.
            other => drop(write!(xml, "_x{:04X}_", u32::from(other))),
        }
        plain = place + letter.len_utf8();
    }
    xml.push_str(&text[plain..]);
}

fn may_need_escape(letter: char) -> bool {
    let is_kept = matches!(letter, '\t' | '\n');
    (letter < ' ' && !is_kept) || matches!(letter, '&' | '<' | '>' | '"' | '_' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether it begins with `_x000D_` or the like.
fn is_spelled(text: &str) -> bool {
    let mut bytes = text.bytes();
    let begins = bytes.next() == Some(b'_') && bytes.next() == Some(b'x');
    begins && bytes.by_ref().take(4).filter(u8::is_ascii_hexdigit).count() == 4 && bytes.next() == Some(b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once_and_found_again() {
        let mut texts = SharedTexts::default();
        let places = ["汉族", "甲", "汉族", " 乙"].map(|text| texts.place(text.to_owned()));
        assert_eq!(places, [0, 1, 0, 2]);
        let (head, items, end) = texts.part();
        let part = format!("{head}{items}{end}");
        assert!(part.contains(r#"uniqueCount="3""#), "{part}");
        assert!(part.ends_with(r#"<si><t>甲</t></si><si><t xml:space="preserve"> 乙</t></si></sst>"#), "{part}");
    }

    #[test]
    fn what_xml_has_no_room_for_is_spelled() {
        for (text, wanted) in [
            ("a<b & \"c\">", "a&lt;b &amp; &quot;c&quot;&gt;"),
            ("甲\r\n乙\t丙", "甲_x000D_\n乙\t丙"),
            ("_x000D_", "_x005F_x000D_"),
            ("_x000G_ _x00 _", "_x000G_ _x00 _"),
            ("\u{1}\u{FFFF}", "_x0001__xFFFF_"),
        ] {
            let mut xml = String::new();
            put_escaped(&mut xml, text);
            assert_eq!(xml, wanted);
        }
    }
}
