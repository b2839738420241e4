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

/// In the first of the looks that needs the fewest pages: lines stand a little closer before a page is begun for the signatures
/// alone, and what hangs on a wall is as large as its sheet allows.
fn pages(format: Format, template: &Template, fill: Option<&Fill>, issue: &Issue<'_>) -> Vec<Page> {
    let mut fewest: Vec<Page> = Vec::new();
    for looks in format.looks() {
        let pages = pages_in(&looks, format, template, fill, issue);
        if fewest.is_empty() || pages.len() < fewest.len() {
            fewest = pages;
        }
        if fewest.len() == 1 {
            break;
        }
    }
    fewest
}

fn pages_in(looks: &Looks, format: Format, template: &Template, fill: Option<&Fill>, issue: &Issue<'_>) -> Vec<Page> {
    let header = looks.running(&filled(&template.header, fill));
    let at_foot = looks.running(&filled(&template.footer, fill));
    let sheet = format.sheet();
    let Frame { x, width, .. } = sheet.body;
    let header_top = sheet.body.y * HEADER_SHARE;
    let foot_top = sheet.size.1 - ABOVE_PAGE_NUMBER_MM - at_foot.height_mm(width);
    let body = between(sheet.body, header_top + header.height_mm(width) + CLEAR_MM, foot_top - CLEAR_MM);
    let sheet = Sheet { body, ..sheet };
    let passages = template.passages(fill, format.lists());
    let mut pages = flow::lay(&elements::elements(&passages, looks, body), sheet).pages;
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

    /// The best looks first. On a sheet to be signed the letters are always of one size.
    fn looks(self) -> Vec<Looks> {
        let closer = |leadings: &[f32]| leadings.iter().map(|leading| Looks::scaled(12.0, *leading)).collect();
        let smaller = |sizes: &[f32]| sizes.iter().map(|size_pt| Looks::scaled(*size_pt, 1.42)).collect();
        match self {
            Self::Sheet => closer(&[1.62, 1.5, 1.36]),
            Self::Wall => smaller(&[22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0]),
            Self::Household => vec![Looks::scaled(9.5, 1.55)],
        }
    }

    fn lists(self) -> Lists {
        match self {
            Self::Sheet => Lists::Shown,
            Self::Wall | Self::Household => Lists::Hidden,
        }
    }
}
