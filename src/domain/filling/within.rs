//! Several labels in one cell, each with room behind its colon: 「姓名：　　　性别：　　　」. What is filled in takes the place of
//! the room, so that the labels stay where they were as long as that goes.

use crate::domain::text::is_blank;

/// One label of such a cell, by its bytes in the text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Piece {
    label: (usize, usize),
    /// Behind the colon, until the next label or the end.
    room: (usize, usize),
}

/// 「　年　月　日」 behind 填表日期 is room too.
const ROOM_OF_A_DAY: &str = "年月日";
/// Between a value and the next label.
const GAP: &str = "　　";

/// The labels of a cell and their room; none where something stands behind one of them, or where it is one plain label.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let colons: Vec<(usize, usize)> = text
        .char_indices()
        .filter(|(_, letter)| matches!(letter, ':' | '：'))
        .map(|(at, it)| (at, at + it.len_utf8()))
        .collect();
    let mut pieces = Vec::new();
    let mut from = 0;
    for (place, (colon, behind)) in colons.iter().enumerate() {
        let until = colons.get(place + 1).map_or(text.len(), |(next, _)| *next);
        let room = if place + 1 < colons.len() { room_before_label(text, *behind, until) } else { text.len() };
        let runs_on = place + 1 < colons.len() && room == *behind;
        if runs_on || !is_room(&text[*behind..room]) || is_empty(&text[from..*colon]) {
            return Vec::new();
        }
        let label = from + (text[from..*colon].len() - text[from..*colon].trim_start_matches(is_gap).len());
        pieces.push(Piece { label: (label, *colon), room: (*behind, room) });
        from = room;
    }
    let is_worth_it = pieces.len() > 1 || pieces.iter().any(|piece| piece.has_room_of_a_day(text));
    if is_worth_it { pieces } else { Vec::new() }
}

impl Piece {
    pub fn label<'t>(&self, text: &'t str) -> &'t str {
        &text[self.label.0..self.label.1]
    }

    fn has_room_of_a_day(&self, text: &str) -> bool {
        text[self.room.0..self.room.1].contains('年')
    }
}

/// Whether a label of such a cell, by its place, has its 年 月 日 already.
pub fn wants_a_day(text: &str, place: usize) -> bool {
    pieces(text).get(place).is_some_and(|piece| piece.has_room_of_a_day(text))
}

/// The text with values in the room of these labels, by their places among the pieces.
pub fn filled(text: &str, values: &[(usize, &str)]) -> String {
    let pieces = pieces(text);
    let mut written = String::new();
    let mut from = 0;
    for (place, piece) in pieces.iter().enumerate() {
        written.push_str(&text[from..piece.room.0]);
        from = piece.room.1;
        let room = &text[piece.room.0..piece.room.1];
        let value = values.iter().find(|(of, value)| *of == place && !value.is_empty()).map(|(_, value)| *value);
        let Some(value) = value else {
            written.push_str(room);
            continue;
        };
        written.push_str(value);
        if place + 1 < pieces.len() {
            let left = width(room).saturating_sub(width(value)) / 2;
            written.push_str(&if left > 2 { "　".repeat(left) } else { GAP.to_owned() });
        }
    }
    written + &text[from..]
}

/// 「　　年　月　日」 and nothing else: room for a day.
pub(super) fn is_room_of_a_day(text: &str) -> bool {
    text.contains('年') && is_room(text)
}

/// Where the room behind a colon ends and the next label begins.
fn room_before_label(text: &str, from: usize, until: usize) -> usize {
    let rest = &text[from..until];
    let blank = rest.len() - rest.trim_start_matches(is_gap).len();
    let of_a_day = rest.rfind('日').map(|at| at + '日'.len_utf8()).filter(|end| is_room(&rest[..*end]));
    from + of_a_day.unwrap_or(blank)
}

fn is_gap(letter: char) -> bool {
    is_blank(letter) || matches!(letter, '_' | '＿')
}

fn is_empty(text: &str) -> bool {
    text.chars().all(is_gap)
}

fn is_room(text: &str) -> bool {
    let left: String = text.chars().filter(|letter| !is_gap(*letter)).collect();
    left.is_empty() || left == ROOM_OF_A_DAY
}

/// In half-width letters.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<&str> {
        pieces(text).iter().map(|piece| piece.label(text)).collect()
    }

    #[test]
    fn labels_of_one_cell_are_told_by_their_colons_and_their_room() {
        for (text, expected) in [
            ("姓名：　　　性别：　　联系电话：____", &["姓名", "性别", "联系电话"][..]),
            ("填报单位：　　　填报日期：　年　月　日", &["填报单位", "填报日期"]),
            ("填报日期：    年  月  日   填报人：", &["填报日期", "填报人"]),
            ("填表日期：　年　月　日", &["填表日期"]),
            ("填报单位：", &[]),
            ("填报单位：海棠社区　填报人：", &[]),
            ("注：号码：18 位", &[]),
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
    }

    #[test]
    fn a_value_takes_the_place_of_its_room_and_the_labels_stay_apart() {
        let text = "姓名：　　　　　性别：　　联系电话：____";
        assert_eq!(
            filled(text, &[(0, "云中鹤"), (2, "138****0606")]),
            "姓名：云中鹤　　性别：　　联系电话：138****0606"
        );
        assert_eq!(filled(text, &[(0, "云"), (1, "女")]), "姓名：云　　　　性别：女　　联系电话：____");
        let dated = "填报单位：　　　　填报日期：　年　月　日";
        assert_eq!(filled(dated, &[(1, "2026-06-15")]), "填报单位：　　　　填报日期：2026-06-15");
    }
}
