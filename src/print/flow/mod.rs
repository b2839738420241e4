//! Running text on paper: paragraphs, tables and signatures, one under the other, over as many pages as they need.
//!
//! Headings stay with what follows, no paragraph leaves a single line behind, those who sign are never torn apart, and
//! nothing is cut or made smaller. Not here: what the words are, and how a table is set (print/table).

mod paragraph;
mod press;
mod set_line;
mod signatures;
mod stacks;

pub use paragraph::{Align, Hanging, Paragraph, Room, Span};
pub use signatures::{Party, PartyLine, Sign};

use super::page::{Frame, Page};
use super::table::Table;
use press::Press;

/// A fingerprint needs a room this high and wide, and nothing printed in it.
pub const FINGERPRINT_MM: f32 = 15.0;
/// A round seal is 42 mm wide, and nothing is printed where it stands.
pub const SEAL_MM: f32 = 42.0;

/// What follows one another on paper.
pub enum Element {
    Paragraph(Paragraph),
    /// Its columns as wide as the body, or narrower.
    Table(Table),
    Signatures(Vec<Party>),
    /// Those who sign, one under the other in each column.
    Stacks(Vec<Vec<Party>>),
    NewPage,
}

/// The paper and where on it text may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    pub size: (f32, f32),
    pub body: Frame,
}

/// Pages without header and footer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    pub pages: Vec<Page>,
    /// Page, from 0, and frame of every room for a seal or a fingerprint: nothing stands in them.
    pub rooms: Vec<(usize, Frame)>,
}

pub fn lay(elements: &[Element], sheet: Sheet) -> Laid {
    let mut press = Press::new(sheet);
    for (place, element) in elements.iter().enumerate() {
        // A page of signatures alone would belong to any text.
        let is_before_signatures = is_before_signatures(&elements[place..], sheet.body.width);
        match element {
            Element::Paragraph(paragraph) => press.paragraph(paragraph, is_before_signatures),
            Element::Table(table) => press.table(table),
            Element::Signatures(parties) => press.signatures(signatures::set(parties, sheet.body.width)),
            Element::Stacks(columns) => press.signatures(stacks::set(columns, sheet.body.width)),
            Element::NewPage => press.new_page(),
        }
    }
    press.finish()
}

/// Whether this paragraph ends above those who sign: the last one, and the one before where the last is a single line.
fn is_before_signatures(elements: &[Element], width: f32) -> bool {
    match elements {
        [_, Element::Signatures(_) | Element::Stacks(_), ..] => true,
        [_, Element::Paragraph(last), Element::Signatures(_) | Element::Stacks(_), ..] => last.is_one_line(width),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
