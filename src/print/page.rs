//! What stands on paper: pages and their marks, in millimetres from the top left corner.
//!
//! PDF, preview and tests all read these lists; nothing here knows how a PDF is written.

use super::faces;
use crate::domain::Date;
use std::collections::{BTreeMap, BTreeSet};

pub const A4: (f32, f32) = (210.0, 297.0);
pub const A5: (f32, f32) = (148.0, 210.0);
pub const A6: (f32, f32) = (105.0, 148.0);
pub const A3: (f32, f32) = (297.0, 420.0);

/// Letters of different sizes in one line have their baselines this close together.
const SAME_LINE_MM: f32 = 0.8;

/// Everything that is printed in one go.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub title: String,
    /// The day it was issued: the only date the PDF carries, so that the same input gives the same bytes.
    pub day: Date,
    pub pages: Vec<Page>,
    /// JPEG pictures by their hash, each with its width and height in pixels. One that is missing leaves its place empty.
    pub pictures: BTreeMap<String, Picture>,
    /// What whoever prints it should know before: nothing about the paper is changed silently.
    pub remarks: Vec<String>,
    /// More was filled in than the form on its sheets has room for (套打): it can be looked at and is not printed.
    pub exceeds_form: bool,
}

/// A picture as it is put into a PDF: the very bytes of a JPEG.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub jpeg: Vec<u8>,
}

/// One side of one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub width_mm: f32,
    pub height_mm: f32,
    pub marks: Vec<Mark>,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text that begins at `x` on the baseline `y`; after each letter stands a gap more, so that lines of a
    /// paragraph end alike.
    Text { x: f32, y: f32, size_pt: f32, face: Face, ink: Ink, gap_mm: f32, text: String, part: Part },
    /// A straight stroke.
    Line { from: (f32, f32), to: (f32, f32), width_pt: f32, ink: Ink, part: Part },
    /// The outline of a rectangle.
    Outline { frame: Frame, width_pt: f32, ink: Ink },
    /// A scanned page, by the hash of its picture; the document brings the picture along.
    Picture { frame: Frame, hash: String },
}

/// Whether a mark is of the form or was filled in. Both are drawn alike; onto a form that was printed before only the latter
/// is printed (套打, [`super::over_form`]).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Part {
    #[default]
    Form,
    Filled,
    /// Of a text: from this byte on. Before it stand words of the form.
    FilledFrom(usize),
}

/// The two faces of the station's paper.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Face {
    /// 思源宋体: what is filled in, running text.
    Song,
    /// 思源黑体: titles and fixed words.
    Hei,
}

/// How dark a mark is. Paper is printed in black; grey is for what may be overlooked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Ink {
    #[default]
    Black,
    Grey,
}

/// A rectangle: left, top, width and height in millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Document {
    pub fn new(title: impl Into<String>, day: Date) -> Self {
        Self {
            title: title.into(),
            day,
            pages: Vec::new(),
            pictures: BTreeMap::new(),
            remarks: Vec::new(),
            exceeds_form: false,
        }
    }

    /// The same marks elsewhere on the same sheets.
    pub fn moved(mut self, right_mm: f32, down_mm: f32) -> Self {
        for page in &mut self.pages {
            let marks = std::mem::take(&mut page.marks);
            page.marks = marks.into_iter().map(|mark| mark.moved(right_mm, down_mm)).collect();
        }
        self
    }

    /// The characters that no face on this computer has: they are printed as 〓 and their code. Said before printing.
    pub fn missing(&self) -> Vec<char> {
        let texts = self.pages.iter().flat_map(Page::texts);
        let letters: BTreeSet<char> = texts.flat_map(faces::missing).collect();
        letters.into_iter().collect()
    }
}

impl Page {
    pub fn new((width_mm, height_mm): (f32, f32)) -> Self {
        Self { width_mm, height_mm, marks: Vec::new() }
    }

    /// The hashes of the pictures on the page.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Picture { hash, .. } => Some(hash.as_str()),
            _ => None,
        })
    }

    /// Every text on the page, in the order it was set.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }

    /// The page as a reader sees it: its lines from top to bottom, pieces of a line set apart by two blanks.
    pub fn lines(&self) -> Vec<String> {
        let mut pieces: Vec<(f32, f32, &str)> = self
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text { x, y, text, .. } => Some((*y, *x, text.as_str())),
                _ => None,
            })
            .collect();
        pieces.sort_by(|one, other| one.0.total_cmp(&other.0));
        let rows = pieces.chunk_by_mut(|one, other| other.0 - one.0 < SAME_LINE_MM);
        rows.map(|row| {
            row.sort_by(|one, other| one.1.total_cmp(&other.1));
            row.iter().map(|piece| piece.2).collect::<Vec<_>>().join("  ")
        })
        .collect()
    }
}

impl Mark {
    /// A frame belongs to the form; what was scanned or photographed does not.
    pub fn part(&self) -> Part {
        match self {
            Self::Text { part, .. } | Self::Line { part, .. } => *part,
            Self::Outline { .. } => Part::Form,
            Self::Picture { .. } => Part::Filled,
        }
    }

    /// The paper a text covers: Chinese letters stand 0.88 above the baseline and 0.12 below. None for strokes.
    pub fn text_frame(&self) -> Option<Frame> {
        let Self::Text { x, y, size_pt, face, gap_mm, text, .. } = self else { return None };
        let gaps = text.chars().count().saturating_sub(1) as f32 * gap_mm;
        let height = size_pt * faces::MM_PER_PT;
        let width = faces::width_mm(*face, *size_pt, text) + gaps;
        Some(Frame { x: *x, y: y - height * 0.88, width, height })
    }

    /// The same mark elsewhere.
    pub fn moved(mut self, right: f32, down: f32) -> Self {
        match &mut self {
            Self::Text { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Self::Line { from, to, .. } => {
                *from = (from.0 + right, from.1 + down);
                *to = (to.0 + right, to.1 + down);
            }
            Self::Outline { frame, .. } | Self::Picture { frame, .. } => {
                frame.x += right;
                frame.y += down;
            }
        }
        self
    }
}

impl Frame {
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }
}
