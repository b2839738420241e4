//! Tables of a template as tables on paper.

use super::elements::Looks;
use crate::domain::template::{Blank, FilledCell, FilledGrid, Piece};
use crate::print::page::Frame;
use crate::print::table::{self, Block, Borders, Cell, Content, PADDING_MM, Row, Table, above, row};

/// A table no higher than this share of the page is not torn apart.
const TOGETHER: f32 = 0.33;
/// Rows in which something is written by hand, in letters of the body.
const ROW_EMS: f32 = 2.0;
const BOXES: [char; 3] = ['☐', '☑', '□'];
/// The longest line to write on inside a cell that also has words.
const LONGEST_BLANK: usize = 6;

pub(super) fn table(grid: &FilledGrid, looks: &Looks, body: Frame) -> Table {
    let mut table = whole_table(grid, looks, body.width);
    if table.height() > TOGETHER * body.height {
        table.blocks = table.blocks.into_iter().flat_map(|block| parted(block.rows)).collect();
    }
    table
}

fn whole_table(grid: &FilledGrid, looks: &Looks, width: f32) -> Table {
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
            is_onto_form: false,
            borders: Borders::Grid,
        },
        heading: rows,
        blocks: vec![Block { title: "", rows: body }],
    }
}

/// Of a few rows, which are high then, each may end the table alone.
const FEW_ROWS: usize = 5;

/// Of many rows two at least begin the table and two end it.
fn parted(rows: Vec<Row>) -> Vec<Block> {
    let count = rows.len();
    let mut blocks: Vec<Block> = Vec::new();
    for (place, row) in rows.into_iter().enumerate() {
        let is_joined = row.cells.iter().any(|cell| matches!(cell.content, Content::Above));
        let is_second_or_last = place == 1 || (place + 1 == count && count > FEW_ROWS);
        match blocks.last_mut() {
            Some(block) if is_joined || is_second_or_last => block.rows.push(row),
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
    grid.rows.iter().map(|cells| row(cells_of(cells, &mut tall, grid))).collect()
}

fn cells_of(cells: &[FilledCell], tall: &mut Vec<Tall>, grid: &FilledGrid) -> Vec<Cell> {
    let mut own = cells.iter();
    let mut placed = Vec::new();
    let mut column = 0;
    while column < grid.shares.len() {
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
        let content = content(cell, grid.heading_rows > 0);
        placed.push(Cell { span: cell.columns, content });
        column += cell.columns;
    }
    placed
}

/// A cell of boxes to tick has them drawn; under a heading a bare number stands in the middle.
fn content(cell: &FilledCell, is_under_heading: bool) -> Content {
    let words: String = match &cell.words[..] {
        [Piece::Blank(Blank::Line(_))] => String::new(),
        words => words.iter().map(words_in_cell).collect(),
    };
    if words.starts_with(BOXES) {
        Content::Choices(choices(&words))
    } else if cell.is_label {
        Content::Label(words)
    } else if is_under_heading && is_short_number(&words) {
        Content::Middle(words)
    } else {
        Content::Value(words.replace('☐', "□").replace('☑', "√"))
    }
}

/// 「☐有　☑无」 as boxes, ticked or not, and their words.
fn choices(words: &str) -> Vec<(bool, String)> {
    let starts: Vec<usize> = words.match_indices(BOXES).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let choice = |(start, end): (&usize, usize)| {
        let piece = &words[*start..end];
        (piece.starts_with('☑'), piece.trim_start_matches(BOXES).trim().to_owned())
    };
    starts.iter().zip(ends).map(choice).collect()
}

fn is_short_number(words: &str) -> bool {
    (1..=4).contains(&words.len()) && words.chars().all(|letter| letter.is_ascii_digit())
}

fn words_in_cell(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) | Piece::Written(text, _) => text.clone(),
        Piece::Blank(Blank::Line(letters)) => "＿".repeat((*letters).min(LONGEST_BLANK)),
        Piece::Blank(Blank::Day) => "　　年　月　日".to_owned(),
    }
}
