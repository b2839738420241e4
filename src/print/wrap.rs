//! Where a line of Chinese may end.
//!
//! Closing marks never begin a line and opening ones never end it (GB/T 15834 附录); numbers, Latin words and the unit
//! after a number stay whole. A piece too long for any line is broken where it must be: nothing is ever cut away.

use super::faces;
use super::page::Face;

/// Never at the beginning of a line.
const CLOSING: &str = "，。、；：？！）〕】》〉」』”’…—·•％%‰℃)]},.;:!?~～";
/// Never at the end of a line.
const OPENING: &str = "（〔【《〈「『“‘([{￥¥№#";
/// Belong to the number before them.
const UNITS: &str = "年月日号栋幢座室层楼弄巷组户人元";

/// The text as lines no wider than `width_mm`. A line break in the text is kept; no text gives no line.
pub fn wrap(face: Face, size_pt: f32, text: &str, width_mm: f32) -> Vec<String> {
    let fits = |line: &str| faces::width_mm(face, size_pt, line) <= width_mm;
    text.lines().flat_map(|paragraph| wrap_paragraph(paragraph, &fits)).collect()
}

/// The same number of lines, but all about as long: for a name that stands in the middle.
pub fn wrap_evenly(face: Face, size_pt: f32, text: &str, width_mm: f32) -> Vec<String> {
    let lines = wrap(face, size_pt, text, width_mm);
    let step = size_pt * faces::MM_PER_PT / 2.0;
    let mut narrower = faces::width_mm(face, size_pt, text) / lines.len().max(1) as f32;
    while narrower < width_mm {
        let even = wrap(face, size_pt, text, narrower);
        if even.len() <= lines.len() {
            return even;
        }
        narrower += step;
    }
    lines
}

fn wrap_paragraph(paragraph: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(paragraph) {
        if fits(&format!("{line}{}", piece.trim_end())) {
            line.push_str(piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line = piece.trim_start().to_owned();
        if !fits(line.trim_end()) {
            line = break_anywhere(&line, fits, &mut lines);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A piece wider than a whole line: full lines go to `lines`, the rest comes back.
fn break_anywhere(piece: &str, fits: &dyn Fn(&str) -> bool, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for letter in piece.chars() {
        line.push(letter);
        if !fits(&line) && line.chars().count() > 1 {
            line.pop();
            lines.push(std::mem::replace(&mut line, letter.to_string()));
        }
    }
    line
}

/// The text cut at every place where a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut digit_before_blank = false;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for pair in letters.windows(2) {
        let [(_, before), (at, after)] = pair else { continue };
        let is_inside_a_number = digit_before_blank && *before == ' ' && after.is_ascii_digit();
        if may_break(*before, *after) && !is_inside_a_number {
            pieces.push(&text[start..*at]);
            start = *at;
        }
        digit_before_blank = before.is_ascii_digit() && *after == ' ';
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after.is_whitespace() || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    if before.is_ascii_digit() && UNITS.contains(after) {
        return false;
    }
    !(is_of_a_word(before) && is_of_a_word(after))
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_ascii_graphic() || (letter.is_alphanumeric() && u32::from(letter) < 0x2E80)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_most(ems: usize, text: &str) -> Vec<String> {
        wrap(Face::Song, 10.0, text, ems as f32 * 10.0 * faces::MM_PER_PT + 0.01)
    }

    #[test]
    fn chinese_breaks_between_any_two_characters() {
        assert_eq!(at_most(4, "青溪街道海棠社区"), ["青溪街道", "海棠社区"]);
    }

    #[test]
    fn closing_marks_never_begin_a_line() {
        assert_eq!(at_most(4, "青溪街道，海棠"), ["青溪街", "道，海棠"]);
        assert_eq!(at_most(4, "阿卜杜拉·热合曼"), ["阿卜杜", "拉·热合", "曼"]);
    }

    #[test]
    fn opening_marks_never_end_a_line() {
        assert_eq!(at_most(4, "登记人（海棠）"), ["登记人", "（海棠）"]);
    }

    #[test]
    fn identity_numbers_and_words_stay_whole() {
        let number = "110101190001010006";
        assert_eq!(at_most(12, &format!("公民身份号码 {number}")), ["公民身份号码", number]);
        assert_eq!(at_most(5, "海棠苑 Building"), ["海棠苑", "Building"]);
    }

    #[test]
    fn a_telephone_written_in_groups_stays_whole() {
        assert_eq!(at_most(8, "138 0000 0001，138 0000 0002"), ["138 0000 0001，", "138 0000 0002"]);
    }

    #[test]
    fn a_unit_stays_with_its_number() {
        assert_eq!(at_most(5, "海棠苑十501室"), ["海棠苑十", "501室"]);
    }

    #[test]
    fn a_piece_longer_than_a_line_is_broken_and_kept_whole() {
        let long = "1234567890123456789012345678901234567890";
        let lines = at_most(5, long);
        assert!(lines.len() > 2);
        assert_eq!(lines.concat(), long);
    }

    #[test]
    fn a_name_in_the_middle_leaves_no_single_character_alone() {
        let width = 8.0 * 10.0 * faces::MM_PER_PT + 0.01;
        assert_eq!(wrap_evenly(Face::Song, 10.0, "海棠社区综治工作站", width), ["海棠社区综", "治工作站"]);
        assert_eq!(wrap_evenly(Face::Song, 10.0, "海棠社区", width), ["海棠社区"]);
        assert_eq!(wrap_evenly(Face::Song, 10.0, "", width), Vec::<String>::new());
    }

    #[test]
    fn nothing_gives_no_line_and_a_break_is_kept() {
        assert_eq!(at_most(5, ""), Vec::<String>::new());
        assert_eq!(at_most(5, "甲\n乙"), ["甲", "乙"]);
    }
}
