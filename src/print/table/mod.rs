//! Tables of forms, lists and agreements: cells over several columns or rows, rows as high as their text, and where
//! wanted blocks with their name standing upright at the left.
//!
//! Text keeps [`PADDING_MM`] from every border at its side, is never made smaller and never cut: a row grows, a page that is full is
//! followed by another, and a row higher than a page goes on over the next. Only in a table that was printed before, where no
//! row can grow, a value is set smaller to stand in its cell.

mod cluster;
mod measured;
mod press;

use super::page::{Frame, Page};
use super::pen::Style;
use cluster::Cluster;
use press::Press;

/// No text comes nearer to a border at its side, nor above and below where its looks do not say otherwise.
pub const PADDING_MM: f32 = 1.4;

/// A table: what its columns are and what stands in them.
pub struct Table {
    /// Widths in millimetres, from the left, without the column of block titles.
    pub columns: Vec<f32>,
    /// Width of the column of block titles; 0 for none.
    pub title_width: f32,
    pub looks: Looks,
    /// Stands at the top of every page.
    pub heading: Vec<Row>,
    pub blocks: Vec<Block>,
}

/// How a table is set.
#[derive(Clone, Copy)]
pub struct Looks {
    pub label: Style,
    pub value: Style,
    pub title: Style,
    pub choice: Style,
    pub row_height: f32,
    /// Above and below the text of a cell, at most [`PADDING_MM`].
    pub padding_mm: f32,
    /// For sheets that carry the empty table (套打): no row grows, and what is longer than its cell is set smaller.
    pub is_onto_form: bool,
    pub borders: Borders,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Borders {
    /// Every cell in its frame, as on an official form.
    Grid,
    /// A hairline under each row, as on a card.
    Rules,
}

/// Rows under one upright title.
pub struct Block {
    pub title: &'static str,
    pub rows: Vec<Row>,
}

/// Cells from left to right.
pub struct Row {
    pub cells: Vec<Cell>,
    /// At least this high, where the table's own row height is not enough.
    pub height: f32,
}

/// One cell over one or more columns.
pub struct Cell {
    pub span: usize,
    pub content: Content,
}

pub enum Content {
    /// Fixed words, centred.
    Label(String),
    /// What is filled in, at the left.
    Value(String),
    /// What is filled in, centred.
    Middle(String),
    /// A number that is compared with those above and below it: at the right.
    Figure(String),
    /// A sum of figures, and the word before it, in the face of labels.
    Sum(String),
    SumWord(String),
    /// Entries to tick; ticked or not, and their words.
    Choices(Vec<(bool, String)>),
    /// So many boxes for one sign each, and what stands in them; empty for the pen.
    Boxes(usize, String),
    /// Left to the document, which draws into it afterwards.
    Room,
    /// Belongs to the cell of the same width above, which covers both rows.
    Above,
}

/// Where a table may stand: a page body of this frame on the first page, of that one on the following.
pub struct Space {
    pub first: Frame,
    pub next: Frame,
}

/// One page's share of a table: marks without header and footer, and the rooms left to the document.
pub struct LaidPage {
    pub page: Page,
    pub rooms: Vec<Frame>,
    /// Where the table ends.
    pub bottom: f32,
}

pub fn label(words: impl Into<String>) -> Cell {
    Cell { span: 1, content: Content::Label(words.into()) }
}

pub fn value(span: usize, words: impl Into<String>) -> Cell {
    Cell { span, content: Content::Value(words.into()) }
}

/// One with the cell above it.
pub fn above(span: usize) -> Cell {
    Cell { span, content: Content::Above }
}

pub fn row(cells: Vec<Cell>) -> Row {
    Row { cells, height: 0.0 }
}

impl Table {
    /// Lays the table over as many pages of this size as it needs.
    pub fn lay(&self, size: (f32, f32), space: &Space) -> Vec<LaidPage> {
        self.lay_while(size, space, |_| true).unwrap_or_default()
    }

    /// The same as long as `go_on`, which is asked after each block; none once it says no.
    pub fn lay_while(
        &self,
        size: (f32, f32),
        space: &Space,
        mut go_on: impl FnMut(&Block) -> bool,
    ) -> Option<Vec<LaidPage>> {
        let mut press = Press::new(self, size, space);
        for block in &self.blocks {
            press.block(block);
            if !go_on(block) {
                return None;
            }
        }
        Some(press.finish())
    }

    /// How high the table is where no page ends.
    pub fn height(&self) -> f32 {
        let rows = self.heading.iter().chain(self.blocks.iter().flat_map(|block| &block.rows));
        Cluster::all(rows, self).iter().map(Cluster::height).sum()
    }

    /// The least height the table needs to begin on a page: its heading and the first rows that stay together.
    pub fn opening_height(&self, space: Frame) -> f32 {
        let heading: f32 = Cluster::all(&self.heading, self).iter().map(Cluster::height).sum();
        let Some(block) = self.blocks.first() else { return heading };
        let clusters = Cluster::all(&block.rows, self);
        let whole: f32 = clusters.iter().map(Cluster::height).sum();
        let first = clusters.first().map(Cluster::height).unwrap_or_default();
        heading + if heading + whole <= space.height { whole } else { first }
    }

    fn width(&self) -> f32 {
        self.title_width + self.columns.iter().sum::<f32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::pen::{hei, song};

    const PAGE: (f32, f32) = (105.0, 148.0);

    fn table(rows: Vec<Row>) -> Table {
        let looks = Looks {
            label: hei(9.0),
            value: song(10.5),
            title: hei(9.0),
            choice: song(9.0),
            row_height: 8.0,
            padding_mm: PADDING_MM,
            is_onto_form: false,
            borders: Borders::Grid,
        };
        Table {
            columns: vec![20.0, 60.0],
            title_width: 8.0,
            looks,
            heading: Vec::new(),
            blocks: vec![Block { title: "情况", rows }],
        }
    }

    fn lay(rows: Vec<Row>) -> Vec<LaidPage> {
        let body = Frame { x: 8.0, y: 10.0, width: 88.0, height: 120.0 };
        table(rows).lay(PAGE, &Space { first: body, next: body })
    }

    fn text(pages: &[LaidPage]) -> String {
        pages.iter().flat_map(|laid| laid.page.texts()).collect()
    }

    #[test]
    fn a_row_is_as_high_as_its_text() {
        let short = lay(vec![row(vec![label("姓名"), value(1, "甄无名")])]);
        assert!((short[0].bottom - 18.0).abs() < 0.01);
        let long = lay(vec![row(vec![label("姓名"), value(1, "甄".repeat(60))])]);
        assert!(long[0].bottom > 25.0);
    }

    #[test]
    fn rows_that_do_not_fit_go_on_over_the_next_page() {
        let pages = lay((0..20).map(|at| row(vec![label("项"), value(1, format!("第{at}行"))])).collect());
        assert_eq!(pages.len(), 2);
        assert!(pages.iter().all(|laid| laid.bottom <= 130.1));
        assert!((0..20).all(|at| text(&pages).contains(&format!("第{at}行"))));
    }

    #[test]
    fn the_heading_stands_at_the_top_of_every_page() {
        let mut table = table((0..20).map(|at| row(vec![label("项"), value(1, format!("第{at}行"))])).collect());
        table.heading = vec![row(vec![label("序号"), label("内容")])];
        let body = Frame { x: 8.0, y: 10.0, width: 88.0, height: 120.0 };
        let pages = table.lay(PAGE, &Space { first: body, next: body });
        assert_eq!(pages.len(), 2);
        assert!(pages.iter().all(|laid| laid.page.lines()[0].contains("序号  内容") && laid.bottom <= 130.1));
        assert!((0..20).all(|at| text(&pages).contains(&format!("第{at}行"))));
    }

    #[test]
    fn under_a_heading_a_row_higher_than_a_page_comes_to_an_end() {
        let long: String = ('一'..='龥').take(1200).collect();
        let mut table = table(vec![row(vec![label("说明"), value(1, long)])]);
        table.heading = vec![row(vec![label("序号"), label("内容")])];
        let body = Frame { x: 8.0, y: 10.0, width: 88.0, height: 120.0 };
        let pages = table.lay(PAGE, &Space { first: body, next: body });
        assert!((3..9).contains(&pages.len()), "{}", pages.len());
    }

    #[test]
    fn a_row_higher_than_a_page_loses_nothing() {
        let long: String = ('一'..='龥').take(1200).collect();
        let pages = lay(vec![row(vec![label("说明"), value(1, long.clone())])]);
        assert!(pages.len() > 2);
        assert!(pages.iter().all(|laid| laid.bottom <= 130.1));
        assert!(text(&pages).replace("情况", "").replace("说明", "").contains(&long));
    }

    #[test]
    fn a_block_that_fits_on_a_page_is_not_torn_apart() {
        let mut table = table((0..10).map(|_| row(vec![label("甲"), value(1, "")])).collect());
        table
            .blocks
            .push(Block { title: "登记", rows: (0..8).map(|_| row(vec![label("乙"), value(1, "")])).collect() });
        let body = Frame { x: 8.0, y: 10.0, width: 88.0, height: 120.0 };
        let pages = table.lay(PAGE, &Space { first: body, next: body });
        assert_eq!(pages.len(), 2);
        assert!(!text(&pages[..1]).contains('乙') && !text(&pages[1..]).contains('甲'));
    }

    /// Three columns, the first joined over all rows of a block.
    fn joined(rows: usize, tall: &str) -> Table {
        let line = |at: usize| {
            let first = if at == 0 { value(1, tall) } else { above(1) };
            row(vec![first, value(1, format!("第{at}行"))])
        };
        table((0..rows).map(line).collect())
    }

    #[test]
    fn a_cell_over_several_rows_makes_them_as_high_as_its_text() {
        let body = Frame { x: 8.0, y: 10.0, width: 88.0, height: 120.0 };
        let pages = joined(3, &"甄".repeat(80)).lay(PAGE, &Space { first: body, next: body });
        let text_height = 80.0 / 4.0 * song(10.5).leading_mm();
        assert!(pages[0].bottom - 10.0 >= text_height, "{}", pages[0].bottom);
        let page = &pages[0].page;
        let crossed = page.marks.iter().filter_map(crate::print::Mark::text_frame).any(|text| {
            page.marks.iter().any(|mark| match mark {
                crate::print::Mark::Line { from, to, .. } => {
                    from.1 == to.1
                        && from.1 > text.y
                        && from.1 < text.bottom()
                        && from.0 < text.right()
                        && to.0 > text.x
                }
                _ => false,
            })
        });
        assert!(!crossed, "no rule runs through the joined cell");
    }

    #[test]
    fn a_cell_over_more_rows_than_a_page_goes_on_and_loses_nothing() {
        let tall: String = ('一'..='龥').take(300).collect();
        let body = Frame { x: 8.0, y: 10.0, width: 88.0, height: 60.0 };
        let pages = joined(12, &tall).lay(PAGE, &Space { first: body, next: body });
        assert!(pages.len() > 2);
        assert!(pages.iter().all(|laid| laid.bottom <= 70.1));
        let all = text(&pages);
        assert!((0..12).all(|at| all.contains(&format!("第{at}行"))));
        assert!(tall.chars().all(|letter| all.contains(letter)));
    }

    #[test]
    fn room_left_to_the_document_is_told() {
        let cell = Cell { span: 2, content: Content::Room };
        let pages = lay(vec![Row { cells: vec![cell], height: 43.0 }]);
        assert_eq!(pages[0].rooms, [Frame { x: 16.0, y: 10.0, width: 80.0, height: 43.0 }]);
    }
}
