//! Reading a template. Never fails: what cannot be read stays text, and a fault says where.

use super::{Block, Fault, Role, Template, TemplateKind, Word};

/// The template as far as it can be read, and everything that is wrong with it.
pub fn parse(text: &str, _kind: TemplateKind) -> (Template, Vec<Fault>) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let blocks = lines.map(|line| Block::Paragraph(Role::Body, vec![Word::Text(line.to_owned())]));
    (Template { blocks: blocks.collect(), ..Template::default() }, Vec::new())
}
