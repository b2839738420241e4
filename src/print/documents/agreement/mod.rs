//! Agreements, pledges, conventions and letters: a template and what fills it, as pages.
//!
//! Every copy counts its own pages, so that one of three copies is whole by itself.

mod elements;
mod grid;

use super::footer;
use super::registration::Issue;
use crate::domain::template::{Fill, Lists, Template, TemplateKind, filled};
use crate::print::flow::{self, Sheet};
use crate::print::page::{A3, A4, A5, Document, Frame, Page};
use elements::Looks;

/// The paper a template is printed on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Format {
    /// A4, to be signed, with its lists.
    #[default]
    Sheet,
    /// A3, large, for the wall: without any list of people.
    Wall,
    /// A5, for every household: without any list of people.
    Household,
}

/// The pages of one agreement; without a fill it is blank, with lines to write on.
pub fn agreement(kind: TemplateKind, template: &Template, fill: Option<&Fill>, issue: &Issue<'_>) -> Document {
    agreement_on(Format::Sheet, kind, template, fill, issue)
}

/// The same on other paper.
pub fn agreement_on(
    format: Format,
    kind: TemplateKind,
    template: &Template,
    fill: Option<&Fill>,
    issue: &Issue<'_>,
) -> Document {
    let mut document = Document::new(kind.title(), issue.today);
    document.pages = pages(format, template, fill, issue);
    document
}

/// Many of one kind, one after the other.
pub fn batch(kind: TemplateKind, template: &Template, fills: &[Fill], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind.title(), issue.today);
    document.pages = fills.iter().flat_map(|fill| pages(Format::Sheet, template, Some(fill), issue)).collect();
    document
}

fn pages(format: Format, template: &Template, fill: Option<&Fill>, issue: &Issue<'_>) -> Vec<Page> {
    let (sheet, looks) = (format.sheet(), format.looks());
    let passages = template.passages(fill, format.lists());
    let mut pages = flow::lay(&elements::elements(&passages, &looks, sheet.body.width), sheet).pages;
    let header = looks.running(&filled(&template.header, fill));
    let words_at_foot = looks.running(&filled(&template.footer, fill));
    for page in &mut pages {
        let Frame { x, width, .. } = sheet.body;
        if header.height_mm(width) > 0.0 {
            let bottom = header.put(page, (x, sheet.body.y * 0.42), width) + 0.8;
            page.rule((x, bottom), (x + width, bottom), 0.4);
        }
        words_at_foot.put(page, (x, page.height_mm - FOOT_WORDS_MM), width);
    }
    let right = sheet.size.0 - sheet.body.right();
    footer::number_pages(&mut pages, issue, sheet.body.x, right);
    pages
}

/// From the bottom edge to the words at the foot, above the page number.
const FOOT_WORDS_MM: f32 = 18.0;

impl Format {
    /// At the left is room for binding.
    fn sheet(self) -> Sheet {
        let (size, left, right, top, bottom) = match self {
            Self::Sheet => (A4, 28.0, 22.0, 25.0, 23.0),
            Self::Wall => (A3, 36.0, 36.0, 36.0, 30.0),
            Self::Household => (A5, 17.0, 13.0, 17.0, 19.0),
        };
        let body = Frame { x: left, y: top, width: size.0 - left - right, height: size.1 - top - bottom };
        Sheet { size, body }
    }

    fn looks(self) -> Looks {
        match self {
            Self::Sheet => Looks::scaled(12.0),
            Self::Wall => Looks::scaled(17.0),
            Self::Household => Looks::scaled(9.5),
        }
    }

    fn lists(self) -> Lists {
        match self {
            Self::Sheet => Lists::Shown,
            Self::Wall | Self::Household => Lists::Hidden,
        }
    }
}
