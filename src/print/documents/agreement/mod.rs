//! Agreements, pledges, conventions and letters: a template and what fills it, as pages.
//!
//! Every copy counts its own pages, so that one of three copies is whole by itself.

mod elements;
mod grid;

use super::Paper;
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
    let looks = format.looks();
    let header = looks.running(&filled(&template.header, fill));
    let at_foot = looks.running(&filled(&template.footer, fill));
    let sheet = format.sheet();
    let Frame { x, width, .. } = sheet.body;
    let header_top = sheet.body.y * HEADER_SHARE;
    let foot_top = sheet.size.1 - ABOVE_PAGE_NUMBER_MM - at_foot.height_mm(width);
    let body = between(sheet.body, header_top + header.height_mm(width) + CLEAR_MM, foot_top - CLEAR_MM);
    let sheet = Sheet { body, ..sheet };
    let passages = template.passages(fill, format.lists());
    let mut pages = flow::lay(&elements::elements(&passages, &looks, body), sheet).pages;
    for page in &mut pages {
        if !template.header.is_empty() {
            let bottom = header.put(page, (x, header_top), width) + 0.8;
            page.rule((x, bottom), (x + width, bottom), 0.4);
        }
        at_foot.put(page, (x, foot_top), width);
    }
    footer::number_pages(&mut pages, issue, x, sheet.size.0 - body.right());
    pages
}

/// The header stands this far down the upper margin.
const HEADER_SHARE: f32 = 0.42;
/// From the bottom edge to the end of the words at the foot.
const ABOVE_PAGE_NUMBER_MM: f32 = 13.5;
/// Between the body and what runs along on every page.
const CLEAR_MM: f32 = 4.0;

/// The body, smaller where long words at its head or foot need the room.
fn between(body: Frame, top: f32, bottom: f32) -> Frame {
    let (top, bottom) = (body.y.max(top), body.bottom().min(bottom));
    Frame { y: top, height: bottom - top, ..body }
}

impl Format {
    pub fn of(paper: Paper) -> Self {
        match paper {
            Paper::A3 => Self::Wall,
            Paper::A5 => Self::Household,
            _ => Self::Sheet,
        }
    }

    /// At the left is room for binding.
    fn sheet(self) -> Sheet {
        let (size, left, right, top, bottom) = match self {
            Self::Sheet => (A4, 28.0, 22.0, 25.0, 23.0),
            Self::Wall => (A3, 26.0, 26.0, 29.0, 22.0),
            Self::Household => (A5, 17.0, 13.0, 17.0, 19.0),
        };
        let body = Frame { x: left, y: top, width: size.0 - left - right, height: size.1 - top - bottom };
        Sheet { size, body }
    }

    fn looks(self) -> Looks {
        match self {
            Self::Sheet => Looks::scaled(12.0, 1.62),
            Self::Wall => Looks::scaled(14.0, 1.45),
            Self::Household => Looks::scaled(9.5, 1.55),
        }
    }

    fn lists(self) -> Lists {
        match self {
            Self::Sheet => Lists::Shown,
            Self::Wall | Self::Household => Lists::Hidden,
        }
    }
}
