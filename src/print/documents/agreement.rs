//! Agreements, pledges and letters: a template and what fills it, as pages.

use super::registration::Issue;
use crate::domain::template::{Fill, Template, TemplateKind};
use crate::print::page::{A4, Document, Page};

/// The pages of one agreement; without a fill it is blank, with lines to write on.
pub fn agreement(kind: TemplateKind, _template: &Template, _fill: Option<&Fill>, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind.title(), issue.today);
    document.pages.push(Page::new(A4));
    document
}
