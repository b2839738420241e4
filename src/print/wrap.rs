//! Where a line of Chinese may end.
//!
//! Closing marks never begin a line and opening ones never end it (GB/T 15834 附录); numbers, Latin words and the unit
//! after a number stay whole. A piece too long for any line is broken where it must be: nothing is ever cut away.

use super::faces;
use super::page::Face;
use std::ops::Range;

/// Never at the beginning of a line.
const CLOSING: &str = "，。、；：？！）〕】》〉」』”’…—·•％%‰℃)]},.;:!?~～";
/// Never at the end of a line.
const OPENING: &str = "（〔【《〈「『“‘([{￥¥№#☐☑□";
/// Joins its neighbours and is never seen (U+2060).
pub const JOINER: char = '\u{2060}';
/// Belong to the number before them.
const UNITS: &str = "年月日号栋幢座室层楼弄巷组户人元";

/// The text as lines no wider than `width_mm`. A line break in the text is kept; no text gives no line.
pub fn wrap(face: Face, size_pt: f32, text: &str, width_mm: f32) -> Vec<String> {
    lines_of(text, |paragraph| break_lines(paragraph, &letter_widths(face, size_pt, paragraph), &|_| width_mm))
}

/// The same, and no letter is left alone in a last line.
pub fn wrap_in_company(face: Face, size_pt: f32, text: &str, width_mm: f32) -> Vec<String> {
    lines_of(text, |paragraph| {
        let mut lines = break_lines(paragraph, &letter_widths(face, size_pt, paragraph), &|_| width_mm);
        avoid_lonely_letter(paragraph, &mut lines);
        lines
    })
}

fn lines_of(text: &str, lines: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<String> {
    let words = |paragraph: &str| -> Vec<String> {
        lines(paragraph).into_iter().map(|line| paragraph[line].to_owned()).collect()
    };
    text.lines().flat_map(words).collect()
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

/// How wide each letter of a text stands.
pub fn letter_widths(face: Face, size_pt: f32, text: &str) -> Vec<f32> {
    let mut buffer = [0; 4];
    text.chars().map(|letter| faces::width_mm(face, size_pt, letter.encode_utf8(&mut buffer))).collect()
}

/// Where the lines of one paragraph stand in it, blanks at their ends left out. `widths` has one entry a letter; `room`
/// says how wide a line, counted from 0, may be.
pub fn break_lines(text: &str, widths: &[f32], room: &dyn Fn(usize) -> f32) -> Vec<Range<usize>> {
    let mut setter = Setter { text, room, lines: Vec::new(), line: Stretch::default() };
    let mut letters = 0;
    let mut at = 0;
    for piece in pieces(text) {
        let count = piece.chars().count();
        setter.piece(at, piece, &widths[letters..letters + count]);
        letters += count;
        at += piece.len();
    }
    setter.end_line();
    setter.lines
}

/// Moves the end of the last line but one back by a piece where the last line holds a single letter: 孤字不成行.
pub fn avoid_lonely_letter(text: &str, lines: &mut [Range<usize>]) {
    let [.., before, last] = lines else { return };
    let is_lonely = text[last.clone()].chars().filter(|letter| !CLOSING.contains(*letter)).count() < 2;
    let Some(moved) = pieces(&text[before.clone()]).pop().filter(|_| is_lonely) else { return };
    let cut = before.end - moved.len();
    if cut > before.start {
        before.end = before.start + text[before.start..cut].trim_end().len();
        last.start = cut;
    }
}

/// Part of a paragraph while it is gathered into a line.
#[derive(Clone, Copy, Default)]
struct Stretch {
    start: usize,
    end: usize,
    /// With blanks at the end, and without them.
    width: f32,
    inked_width: f32,
}

struct Setter<'a> {
    text: &'a str,
    room: &'a dyn Fn(usize) -> f32,
    lines: Vec<Range<usize>>,
    line: Stretch,
}

/// Sums of widths are not exact.
const ROUNDING_MM: f32 = 0.001;

impl Setter<'_> {
    fn piece(&mut self, at: usize, piece: &str, widths: &[f32]) {
        let mut whole = stretch(at, piece, widths);
        if self.fits(self.line.width + whole.inked_width) {
            self.line = Stretch {
                end: whole.end,
                width: self.line.width + whole.width,
                inked_width: self.line.width + whole.inked_width,
                ..self.line
            };
            return;
        }
        self.end_line();
        let blanks = piece.chars().take_while(|letter| letter.is_whitespace()).count();
        let skipped = piece.len() - piece.trim_start().len();
        whole = stretch(at + skipped, &piece[skipped..], &widths[blanks..]);
        if self.fits(whole.inked_width) {
            self.line = whole;
        } else {
            self.break_anywhere(at + skipped, &piece[skipped..], &widths[blanks..]);
        }
    }

    /// A piece wider than a whole line: nothing is ever cut away.
    fn break_anywhere(&mut self, at: usize, piece: &str, widths: &[f32]) {
        let letters: Vec<(usize, char)> = piece.char_indices().collect();
        let mut from = 0;
        loop {
            let (rest, start) = (&letters[from..], letters[from].0);
            let fitting = self.fitting(&widths[from..]);
            if fitting == rest.len() {
                self.line = stretch(at + start, &piece[start..], &widths[from..]);
                return;
            }
            let cut = least_harmful_cut(rest, fitting);
            self.line = Stretch { start: at + start, end: at + rest[cut].0, ..Stretch::default() };
            self.end_line();
            from += cut;
        }
    }

    /// How many letters the next line holds, at least one.
    fn fitting(&self, widths: &[f32]) -> usize {
        let mut filled = 0.0;
        let fitting = widths.iter().take_while(|width| {
            filled += **width;
            self.fits(filled)
        });
        fitting.count().max(1)
    }

    fn fits(&self, width: f32) -> bool {
        width <= (self.room)(self.lines.len()) + ROUNDING_MM
    }

    fn end_line(&mut self) {
        let Stretch { start, end, .. } = std::mem::take(&mut self.line);
        let line = self.text[start..end].trim_end();
        if !line.trim_start().is_empty() {
            self.lines.push(start..start + line.len());
        }
    }
}

fn stretch(at: usize, piece: &str, widths: &[f32]) -> Stretch {
    let inked = piece.trim_end().chars().count();
    let width = widths.iter().sum();
    Stretch { start: at, end: at + piece.len(), width, inked_width: widths[..inked.min(widths.len())].iter().sum() }
}

/// Where to cut what fits on no line, of which so many letters fit on this one: between the groups of a number, else where
/// neither line begins or ends with the wrong mark, else where the line is full.
fn least_harmful_cut(letters: &[(usize, char)], fitting: usize) -> usize {
    let blanks = letters[fitting..].iter().take_while(|(_, letter)| letter.is_whitespace()).count();
    let last = (fitting + blanks).min(letters.len() - 1);
    let between = |cut: &usize| (letters[cut - 1].1, letters[*cut].1);
    let cut_where = |is_fit: fn((char, char)) -> bool| (1..=last).rev().find(|cut| is_fit(between(cut)));
    let of_groups = cut_where(|(before, after)| before.is_whitespace() && !after.is_whitespace());
    let of_marks = || cut_where(|(before, after)| !CLOSING.contains(after) && !OPENING.contains(before));
    of_groups.or_else(of_marks).unwrap_or(fitting)
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
    if before == JOINER || after == JOINER {
        return false;
    }
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

    /// 「138 0000 8010」 fits, its comma does not.
    #[test]
    fn a_number_too_wide_for_its_line_by_the_mark_behind_it_is_cut_between_its_groups() {
        let width = |text: &str| faces::width_mm(Face::Song, 10.0, text) + 0.01;
        let lines = wrap(Face::Song, 10.0, "138 0000 8010，138 0000 8011", width("138 0000 8010"));
        assert_eq!(lines, ["138 0000", "8010，", "138 0000 8011"]);
        assert_eq!(wrap(Face::Song, 10.0, "EA12345678。", width("EA12345678")), ["EA1234567", "8。"]);
        assert_eq!(wrap(Face::Song, 10.0, "（（（（", width("（（")), ["（（", "（（"], "there is no other way");
    }

    #[test]
    fn a_name_in_the_middle_leaves_no_single_character_alone() {
        let width = 8.0 * 10.0 * faces::MM_PER_PT + 0.01;
        assert_eq!(wrap_evenly(Face::Song, 10.0, "海棠社区综治工作站", width), ["海棠社区综", "治工作站"]);
        assert_eq!(wrap_evenly(Face::Song, 10.0, "海棠社区", width), ["海棠社区"]);
        assert_eq!(wrap_evenly(Face::Song, 10.0, "", width), Vec::<String>::new());
    }

    #[test]
    fn no_letter_is_left_alone_in_the_last_line() {
        let lines = |text: &str| {
            let widths = vec![1.0; text.chars().count()];
            let mut lines = break_lines(text, &widths, &|line| if line == 0 { 3.0 } else { 5.0 });
            avoid_lonely_letter(text, &mut lines);
            lines.into_iter().map(|line| text[line].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines("青溪街道海棠社区居"), ["青溪街", "道海棠社", "区居"]);
        assert_eq!(lines("青溪街道海棠社区居。"), ["青溪街", "道海棠社", "区居。"]);
        assert_eq!(lines("青溪街"), ["青溪街"]);
    }

    #[test]
    fn nothing_gives_no_line_and_a_break_is_kept() {
        assert_eq!(at_most(5, ""), Vec::<String>::new());
        assert_eq!(at_most(5, "甲\n乙"), ["甲", "乙"]);
    }
}
