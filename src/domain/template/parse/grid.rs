//! Lines that begin with |: the rows of a table, or those who sign.

use super::typed::Typed;
use super::words::words;
use crate::domain::template::{Fault, FaultKind, Grid, GridCell, Party, TemplateKind};

const BARS: [char; 2] = ['|', '｜'];
const RULES: [char; 4] = ['-', '—', '－', '–'];

/// The table of these lines. A line of dashes parts the heading from the rows; its dashes are the shares of the width.
/// As the first line it only tells the shares.
pub(super) fn grid(lines: &[Typed], kind: TemplateKind, faults: &mut Vec<Fault>) -> Grid {
    let (mut rows, mut ruled, mut heading_rows) = (Vec::new(), Vec::new(), 0);
    for row in lines.iter().map(|line| cells(*line)) {
        if is_rule(&row) {
            heading_rows = rows.len();
            ruled = row.iter().map(dashes).collect();
        } else {
            rows.push(row);
        }
    }
    let width = rows.iter().map(Vec::len).chain([ruled.len()]).max().unwrap_or_default();
    let shares = (0..width).map(|column| ruled.get(column).copied().unwrap_or(1.0)).collect();
    let joined = Joined::of(&rows, width, heading_rows, faults);
    let rows = (0..rows.len()).map(|row| joined.row(row, &rows[row], kind, faults)).collect();
    Grid { shares, heading_rows, rows }
}

/// 「| 甲方（盖章）：{社区} | 经办人 | 日期 |」
pub(super) fn party(line: Typed, kind: TemplateKind, faults: &mut Vec<Fault>) -> Party {
    let mut cells = cells(line).into_iter().map(|cell| words(cell, kind, faults));
    let role = cells.next().unwrap_or_default();
    Party { role, lines: cells.filter(|words| !words.is_empty()).collect(), when: None }
}

/// What stands between the bars; the first and the last bar only hold the line.
fn cells(line: Typed) -> Vec<Typed> {
    let mut cells: Vec<Typed> = line.split(&BARS).into_iter().skip(1).map(Typed::trimmed).collect();
    if cells.len() > 1 && cells.last().is_some_and(|last| last.text.is_empty()) {
        cells.pop();
    }
    cells
}

fn is_rule(row: &[Typed]) -> bool {
    !row.is_empty() && row.iter().all(|cell| !cell.text.is_empty() && cell.text.chars().all(|at| RULES.contains(&at)))
}

fn dashes(cell: &Typed) -> f32 {
    cell.text.chars().count() as f32
}

/// Which cell each place of the table belongs to.
struct Joined {
    owners: Vec<Vec<(usize, usize)>>,
}

impl Joined {
    fn of(rows: &[Vec<Typed>], width: usize, heading_rows: usize, faults: &mut Vec<Fault>) -> Self {
        let mut joined = Self { owners: Vec::new() };
        for (row, cells) in rows.iter().enumerate() {
            joined.owners.push((0..width).map(|column| (row, column)).collect());
            for (column, cell) in cells.iter().enumerate() {
                let is_below_another = row > 0 && row != heading_rows;
                let owner = match cell.text {
                    "<" | "＜" if column > 0 => joined.owners[row][column - 1],
                    "^" | "＾" if is_below_another => joined.owners[row - 1][column],
                    "<" | "＜" | "^" | "＾" => {
                        faults.push(cell.fault(FaultKind::NothingToJoin));
                        continue;
                    }
                    _ => continue,
                };
                joined.owners[row][column] = owner;
            }
        }
        joined.square();
        joined
    }

    /// A place that would make its cell anything but a rectangle stands alone.
    fn square(&mut self) {
        for row in 0..self.owners.len() {
            for column in 0..self.owners[row].len() {
                let owner = self.owners[row][column];
                let (columns, rows) = self.spans(owner);
                if row >= owner.0 + rows || column >= owner.1 + columns || column < owner.1 {
                    self.owners[row][column] = (row, column);
                }
            }
        }
    }

    /// How many columns and rows the cell at this place covers.
    fn spans(&self, (row, column): (usize, usize)) -> (usize, usize) {
        let is_own = |at: &&(usize, usize)| **at == (row, column);
        let columns = self.owners[row][column..].iter().take_while(is_own).count().max(1);
        let below = self.owners[row..].iter();
        let rows = below.take_while(|owners| owners[column..column + columns].iter().all(|at| is_own(&at))).count();
        (columns, rows.max(1))
    }

    fn row(&self, row: usize, cells: &[Typed], kind: TemplateKind, faults: &mut Vec<Fault>) -> Vec<GridCell> {
        let own = (0..self.owners[row].len()).filter(|column| self.owners[row][*column] == (row, *column));
        own.map(|column| {
            let (columns, rows) = self.spans((row, column));
            let words = cells.get(column).map(|cell| words(*cell, kind, faults)).unwrap_or_default();
            GridCell { words, columns, rows }
        })
        .collect()
    }
}
