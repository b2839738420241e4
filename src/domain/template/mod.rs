//! Templates of agreements, pledges and letters: the notation the clerk writes, the fields each kind may name, and what a
//! template becomes once it is filled.
//!
//! The notation is told to the clerk in docs/范本写法.md. Not here: how a filled template looks on paper
//! (print/documents/agreement), where its values come from and how edited wordings are kept (services).

mod fault;
mod fields;
mod fill;
mod kind;
mod numbering;
mod parse;
mod passages;

pub use fault::{Fault, FaultKind};
pub use fields::{Blank, TemplateColumn, TemplateField, TemplateList};
pub use fill::Fill;
pub use kind::TemplateKind;
pub use parse::parse;
pub use passages::{FilledCell, FilledGrid, FilledParty, Lists, Passage, Piece, filled};

/// A wording with places to fill.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// As it is written, fields in braces.
    pub title: String,
    /// Stands at the top of every page.
    pub header: Words,
    /// Stands at the foot of every page, above the page number.
    pub footer: Words,
    pub blocks: Vec<Block>,
}

/// Text and the fields in it.
pub type Words = Vec<Word>;

#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Text(String),
    Field(&'static TemplateField),
}

/// One paragraph, clause, table …, in the order of the template.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Role, Words),
    /// Numbered by the machine, whatever number was typed.
    Clause(Level, Words),
    Table(Grid),
    /// A table with one row for each entry of a list.
    List(&'static TemplateList, Vec<usize>),
    /// Those who sign, side by side.
    Signatures(Vec<Party>),
    /// Stands on paper only if the field or list is filled, or only if it is not.
    Condition {
        on: &'static str,
        is_present: bool,
        blocks: Vec<Block>,
    },
    NewPage,
}

/// How an unnumbered paragraph stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    Title,
    Subtitle,
    Heading,
    /// Two letters indented.
    Body,
    /// Not indented: the line that names the addressee.
    Flush,
    Centred,
    Right,
    /// In small letters.
    Note,
}

/// Levels of numbered clauses, as GB/T 9704 orders them; 第一条 counts through the whole text.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Level {
    /// 一、
    Chapter,
    /// 第一条
    Article,
    /// （一）
    Section,
    /// 1.
    Item,
    /// （1）
    Point,
}

/// A table typed by the clerk, cells already joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Share of the width of each column.
    pub shares: Vec<f32>,
    /// So many rows at the top are repeated on every page.
    pub heading_rows: usize,
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell and how many columns and rows it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    pub words: Words,
    pub columns: usize,
    pub rows: usize,
}

/// One of those who sign.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// 「甲方（盖章）：{社区}居民委员会」
    pub role: Words,
    /// What is written by hand below: 「经办人」, 「日期」.
    pub lines: Vec<Words>,
    /// Signs only then.
    pub when: Option<When>,
}

/// A field or list that is filled, or is not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct When {
    pub on: &'static str,
    pub is_present: bool,
}
