//! How a stored cell is spelled in a workbook, so that it comes back exactly: most texts as they are, those that a table
//! program might change (blanks at the ends, line breaks, control characters) in quotes as JSON has them.

use crate::domain::text::is_blank;
use crate::domain::{Cell, Unreadable};

const QUOTE: char = '"';
/// What a workbook takes for the code of a character.
const ESCAPE: &str = "_x";
const ESCAPED: &str = "_\\u0078";

/// Units of a piece of text: a cell takes 32,767.
const PIECE: usize = 30_000;

pub(super) fn spelled(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Text(text) if is_plain(text) => text.clone(),
        Cell::Text(text) => serde_json::Value::from(text.as_str()).to_string().replace(ESCAPE, ESCAPED),
    }
}

pub(super) fn read(spelled: &str, is_number: bool) -> Result<Cell, Unreadable> {
    if spelled.is_empty() {
        return Ok(Cell::Null);
    }
    if is_number {
        return spelled.parse().map(Cell::Integer).map_err(|_| Unreadable);
    }
    if spelled.starts_with(QUOTE) {
        return serde_json::from_str(spelled).map(Cell::Text).map_err(|_| Unreadable);
    }
    Ok(Cell::Text(spelled.to_owned()))
}

fn is_plain(text: &str) -> bool {
    let is_clean = !text.starts_with(QUOTE) && !text.contains(ESCAPE) && !text.chars().any(char::is_control);
    is_clean && !text.is_empty() && text.trim_matches(is_blank).len() == text.len()
}

/// A text that is too long for a cell goes on in the cell below, under the same id. No piece begins or ends with a blank.
pub(super) fn pieces(spelled: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = spelled;
    // Bytes are never fewer than units.
    while rest.len() > PIECE && rest.encode_utf16().count() > PIECE {
        let end = cut(rest);
        pieces.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    pieces.push(rest.to_owned());
    pieces
}

fn cut(text: &str) -> usize {
    let (mut units, mut last, mut end, mut before) = (0, 0, 0, ' ');
    for (place, letter) in text.char_indices() {
        if units > PIECE {
            break;
        }
        last = place;
        if place > 0 && !is_blank(letter) && !is_blank(before) {
            end = place;
        }
        units += letter.len_utf16();
        before = letter;
    }
    // Nothing but single letters between blanks: then a blank it is, and the hash of the content will tell.
    if end == 0 { last } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_exactly() {
        for text in
            ["云中鹤", "=1+1", "\"甲\"", " 前后 ", "一\n二\r\n三", "_x000D_", "\u{1}", "'a", "\\", "　全角", "007"]
        {
            let cell = Cell::Text(text.to_owned());
            let spelled = spelled(&cell);
            assert!(!spelled.chars().any(char::is_control), "{text:?}");
            assert_eq!(read(&spelled, false), Ok(cell), "{text:?}");
        }
        assert_eq!(read(&spelled(&Cell::Integer(-7)), true), Ok(Cell::Integer(-7)));
        assert_eq!(read(&spelled(&Cell::Null), true), Ok(Cell::Null));
        assert_eq!(read("七", true), Err(Unreadable));
    }

    #[test]
    fn a_long_text_is_cut_into_pieces_that_no_blank_ends() {
        for text in ["字句 ".repeat(40_000) + "完", "字 ".repeat(40_000)] {
            let pieces = pieces(&text);
            assert!(pieces.len() > 2 && pieces.iter().all(|piece| piece.encode_utf16().count() <= PIECE + 2));
            assert_eq!(pieces.concat(), text);
        }
        let pieces = pieces(&"字句 ".repeat(40_000));
        assert!(pieces[..2].iter().all(|piece| piece.trim() == piece));
    }
}
