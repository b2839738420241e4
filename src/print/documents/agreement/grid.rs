//! Tables of a template as tables on paper.

use super::elements::Looks;
use crate::domain::template::{Blank, FilledCell, FilledGrid, Piece};
use crate::print::table::{self, Block, Borders, Cell, Content, PADDING_MM, Row, Table, above, row};

/// A table of so few rows is not torn apart.
const TOGETHER: usize = 8;
/// Rows in which something is written by hand, in letters of the body.
const ROW_EMS: f32 = 2.0;
/// The longest line to write on inside a cell that also has words.
const LONGEST_BLANK: usize = 6;

pub(super) fn table(grid: &FilledGrid, looks: &Looks, width: f32) -> Table {
    let whole: f32 = grid.shares.iter().sum();
    let mut rows = rows(grid);
    let body = rows.split_off(grid.heading_rows.min(rows.len()));
    Table {
        columns: grid.shares.iter().map(|share| width * share / whole.max(f32::EPSILON)).collect(),
        title_width: 0.0,
        looks: table::Looks {
            label: looks.label(),
            value: looks.cell(),
            title: looks.label(),
            choice: looks.cell(),
            row_height: ROW_EMS * looks.em(),
            padding_mm: PADDING_MM,
            borders: Borders::Grid,
        },
        heading: rows,
        blocks: blocks(body),
    }
}

/// Few rows stay together; of many, two at least begin a page and two end it.
fn blocks(rows: Vec<Row>) -> Vec<Block> {
    let count = rows.len();
    let mut blocks: Vec<Block> = Vec::new();
    for (place, row) in rows.into_iter().enumerate() {
        let is_joined = row.cells.iter().any(|cell| matches!(cell.content, Content::Above));
        let is_second_or_last = place == 1 || place + 1 == count;
        match blocks.last_mut() {
            Some(block) if count <= TOGETHER || is_joined || is_second_or_last => block.rows.push(row),
            _ => blocks.push(Block { title: "", rows: vec![row] }),
        }
    }
    blocks
}

/// A cell over several rows, while its rows go by.
struct Tall {
    column: usize,
    columns: usize,
    rows_left: usize,
}

fn rows(grid: &FilledGrid) -> Vec<Row> {
    let mut tall: Vec<Tall> = Vec::new();
    grid.rows.iter().map(|cells| row(cells_of(cells, &mut tall, grid.shares.len()))).collect()
}

fn cells_of(cells: &[FilledCell], tall: &mut Vec<Tall>, width: usize) -> Vec<Cell> {
    let mut own = cells.iter();
    let mut placed = Vec::new();
    let mut column = 0;
    while column < width {
        if let Some(covering) = tall.iter_mut().find(|tall| tall.column == column && tall.rows_left > 0) {
            covering.rows_left -= 1;
            placed.push(above(covering.columns));
            column += covering.columns;
            continue;
        }
        let Some(cell) = own.next() else {
            placed.push(table::value(1, ""));
            column += 1;
            continue;
        };
        if cell.rows > 1 {
            tall.push(Tall { column, columns: cell.columns, rows_left: cell.rows - 1 });
        }
        placed.push(Cell { span: cell.columns, content: content(cell) });
        column += cell.columns;
    }
    placed
}

fn content(cell: &FilledCell) -> Content {
    let words = match &cell.words[..] {
        [Piece::Blank(Blank::Line(_))] => String::new(),
        words => words.iter().map(words_in_cell).collect(),
    };
    if cell.is_label { Content::Label(words) } else { Content::Value(words) }
}

fn words_in_cell(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Blank(Blank::Line(letters)) => "＿".repeat((*letters).min(LONGEST_BLANK)),
        Piece::Blank(Blank::Day) => "　　年　月　日".to_owned(),
    }
}
