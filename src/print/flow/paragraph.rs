//! A paragraph: stretches of different faces, places to write in, and how its lines stand.

use super::set_line::{Glyph, SetLine, Written};
use crate::print::page::Page;
use crate::print::pen::{Style, tick_box_mm};
use crate::print::wrap::{self, JOINER, avoid_lonely_letter, break_lines};
use std::ops::Range;

/// From a box to tick to the word after it.
const TICK_GAP_EMS: f32 = 0.1;
/// Stands in the text for a place to write in; never drawn.
const PLACE: char = '\u{FFFC}';
/// A place to write in is broken over two lines only in pieces at least this long.
const SHORTEST_BLANK_EMS: usize = 4;

#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    pub spans: Vec<Span>,
    pub align: Align,
    /// Room before the first line.
    pub indent_mm: f32,
    /// The number of a clause, when it hangs: the text stands right of it, on every line.
    pub hanging: Option<Hanging>,
    /// From one baseline to the next.
    pub leading_mm: f32,
    pub before_mm: f32,
    pub after_mm: f32,
    /// A heading is never the last on its page.
    pub keeps_with_next: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hanging {
    pub number: String,
    pub style: Style,
    /// From the indent to the text.
    pub width_mm: f32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    Text(String, Style),
    /// A line to write on, so many letters long.
    Blank(usize, Style),
    /// Room without a line, in letters: before 年, 月 and 日.
    Gap(f32, Style),
    /// Words put into such room, which stays as wide as it is.
    Written(String, Room, Style),
}

/// Room to write in, so many letters wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Room {
    Blank(usize),
    Gap(f32),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Align {
    /// Lines end alike, but for the last.
    Justified,
    Left,
    /// Lines about equally long, around the middle.
    Centred,
    Right,
}

impl Paragraph {
    /// The lines of the paragraph, from a left edge of 0.
    pub(super) fn lines(&self, width_mm: f32) -> Vec<SetLine> {
        let text = Text::of(&self.spans);
        let mut written = text.written.clone();
        let hang = self.hanging.as_ref().map_or(0.0, |hanging| self.indent_mm + hanging.width_mm);
        let left = |line: usize| if line == 0 && self.hanging.is_none() { self.indent_mm } else { hang };
        let room = |line: usize| width_mm - left(line);
        let mut set = Vec::new();
        for paragraph in text.paragraphs() {
            let letters = &text.letters[paragraph.clone()];
            let widths = text.widths_of(&paragraph);
            let lines = match self.align {
                Align::Centred => break_evenly(letters, widths, &room),
                _ => break_in_full(letters, widths, &room),
            };
            let count = lines.len();
            set.extend(lines.into_iter().enumerate().map(|(place, line)| {
                let glyphs = text.glyphs(line.start + paragraph.start..line.end + paragraph.start);
                SetLine::new(left(place), room(place), &glyphs, self.align, place + 1 == count, &mut written)
            }));
        }
        if let (Some(hanging), Some(first)) = (&self.hanging, set.first_mut()) {
            first.put_before(self.indent_mm, &hanging.number, hanging.style);
        }
        set
    }

    pub(super) fn is_one_line(&self, width_mm: f32) -> bool {
        self.lines(width_mm).len() < 2
    }

    pub fn height_mm(&self, width_mm: f32) -> f32 {
        self.lines(width_mm).len() as f32 * self.leading_mm
    }

    /// Sets the paragraph where its place on the page is already known. Returns where it ends.
    pub fn put(&self, page: &mut Page, (x, top): (f32, f32), width_mm: f32) -> f32 {
        let mut y = top;
        for line in self.lines(width_mm) {
            let baseline = y + self.baseline_mm();
            page.marks.extend(line.marks().into_iter().map(|mark| mark.moved(x, baseline)));
            y += self.leading_mm;
        }
        y
    }

    /// From the top of a line to its baseline.
    pub(super) fn baseline_mm(&self) -> f32 {
        (self.leading_mm - self.size_mm()) / 2.0 + self.size_mm() * 0.88
    }

    /// The size of its largest letters.
    pub(super) fn size_mm(&self) -> f32 {
        let size = |span: &Span| match span {
            Span::Text(_, style) | Span::Blank(_, style) | Span::Gap(_, style) | Span::Written(_, _, style) => {
                style.size_mm()
            }
        };
        self.spans.iter().map(size).fold(0.0, f32::max)
    }
}

/// All spans as one text, with what each letter is and how wide.
#[derive(Default)]
struct Text {
    letters: String,
    /// One entry a letter, like `widths`.
    kinds: Vec<Glyph>,
    widths: Vec<f32>,
    written: Vec<Written>,
}

impl Text {
    fn of(spans: &[Span]) -> Self {
        let mut text = Self::default();
        for span in spans {
            match span {
                Span::Text(words, style) => words.chars().for_each(|letter| text.letter(letter, *style)),
                Span::Blank(ems, style) => text.blank(*ems, Glyph::Blank(*style), *style),
                Span::Gap(ems, style) => text.push(PLACE, Glyph::Gap, ems * style.size_mm()),
                Span::Written(words, room, style) => text.write(words, *room, *style),
            }
        }
        text
    }

    fn letter(&mut self, letter: char, style: Style) {
        match letter {
            '☐' | '□' => self.push(letter, Glyph::Tick(false, style), tick_width(style)),
            '☑' => self.push(letter, Glyph::Tick(true, style), tick_width(style)),
            JOINER => self.push(letter, Glyph::Gap, 0.0),
            '\t' => self.letter('　', style),
            _ => {
                let mut buffer = [0; 4];
                let width = wrap::letter_widths(style.face, style.size_pt, letter.encode_utf8(&mut buffer))[0];
                self.push(letter, Glyph::Letter(letter, style), width);
            }
        }
    }

    fn blank(&mut self, ems: usize, glyph: Glyph, style: Style) {
        let pieces = pieces(ems);
        for _ in 0..pieces {
            self.push(PLACE, glyph, ems as f32 / pieces as f32 * style.size_mm());
        }
    }

    fn write(&mut self, words: &str, room: Room, style: Style) {
        let place = self.written.len();
        let (pieces, is_ruled) = match room {
            Room::Blank(ems) => (pieces(ems), true),
            Room::Gap(_) => (1, false),
        };
        self.written.push(Written { rest: words.to_owned(), pieces });
        let glyph = Glyph::Written { place, style, is_ruled };
        match room {
            Room::Blank(ems) => self.blank(ems, glyph, style),
            Room::Gap(ems) => self.push(PLACE, glyph, ems * style.size_mm()),
        }
    }

    fn push(&mut self, letter: char, kind: Glyph, width: f32) {
        self.letters.push(letter);
        self.kinds.push(kind);
        self.widths.push(width);
    }

    /// Breaks that were typed into a value are kept.
    fn paragraphs(&self) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut start = 0;
        for line in self.letters.split_inclusive('\n') {
            ranges.push(start..start + line.trim_end_matches(['\n', '\r']).len());
            start += line.len();
        }
        ranges
    }

    fn widths_of(&self, range: &Range<usize>) -> &[f32] {
        let (from, to) = self.places(range);
        &self.widths[from..to]
    }

    fn glyphs(&self, range: Range<usize>) -> Vec<(Glyph, f32)> {
        let (from, to) = self.places(&range);
        self.kinds[from..to].iter().copied().zip(self.widths[from..to].iter().copied()).collect()
    }

    /// Bytes as places of letters.
    fn places(&self, range: &Range<usize>) -> (usize, usize) {
        let from = self.letters[..range.start].chars().count();
        (from, from + self.letters[range.clone()].chars().count())
    }
}

fn pieces(ems: usize) -> usize {
    (ems / SHORTEST_BLANK_EMS).max(1)
}

fn break_in_full(letters: &str, widths: &[f32], room: &dyn Fn(usize) -> f32) -> Vec<Range<usize>> {
    let mut lines = break_lines(letters, widths, room);
    avoid_lonely_letter(letters, &mut lines);
    lines
}

/// As many lines as they need, and those about equally long.
fn break_evenly(letters: &str, widths: &[f32], room: &dyn Fn(usize) -> f32) -> Vec<Range<usize>> {
    let lines = break_lines(letters, widths, room);
    let widest = widths.iter().copied().fold(0.0, f32::max);
    let mut narrower = widths.iter().sum::<f32>() / lines.len().max(1) as f32;
    while lines.len() > 1 && narrower < room(0) && widest > 0.0 {
        let even = break_lines(letters, widths, &|line| narrower.min(room(line)));
        if even.len() <= lines.len() {
            return even;
        }
        narrower += widest / 2.0;
    }
    lines
}

fn tick_width(style: Style) -> f32 {
    tick_box_mm(style) + TICK_GAP_EMS * style.size_mm()
}
