//! Rows that cells over several of them hold together: how high each is, and where they part when a page is full.

use super::measured::{MeasuredCell, MeasuredRow};
use super::{Row, Table};

/// One row, or several with a joined cell from each to the next.
pub(super) struct Cluster {
    pub rows: Vec<MeasuredRow>,
}

impl Cluster {
    /// The rows as clusters, measured.
    pub fn all<'a>(rows: impl IntoIterator<Item = &'a Row>, table: &Table) -> Vec<Self> {
        let mut clusters: Vec<Self> = Vec::new();
        for row in rows {
            let row = MeasuredRow::of(row, table);
            match clusters.last_mut() {
                Some(cluster) if row.cells.iter().any(|cell| cell.is_joined) => cluster.rows.push(row),
                _ => clusters.push(Self { rows: vec![row] }),
            }
        }
        clusters
    }

    pub fn height(&self) -> f32 {
        self.heights().iter().sum()
    }

    /// The height of each row. What a cell over several rows still lacks is added to the last of them.
    pub fn heights(&self) -> Vec<f32> {
        let mut heights: Vec<f32> = self.rows.iter().map(|row| row.height).collect();
        for at in 0..self.rows.len() {
            for row in 0..=at {
                let ending =
                    self.rows[row].cells.iter().filter(|cell| !cell.is_joined && row + self.reach(row, cell) == at + 1);
                let wanted = ending.map(MeasuredCell::height).fold(0.0, f32::max);
                let above: f32 = heights[row..at].iter().sum();
                heights[at] = heights[at].max(wanted - above);
            }
        }
        heights
    }

    /// How many rows a cell of this row covers.
    pub fn reach(&self, row: usize, cell: &MeasuredCell) -> usize {
        1 + self.rows[row + 1..].iter().take_while(|below| below.joins(cell.x)).count()
    }

    /// Keeps what fits into `height` and gives back the rest: whole rows where one fits, else lines of the first.
    pub fn split(&mut self, height: f32) -> Option<Self> {
        let heights = self.heights();
        let mut filled = 0.0;
        let fitting = heights.iter().take_while(|row| {
            filled += **row;
            filled <= height
        });
        match fitting.count() {
            0 => self.split_first_row(height),
            whole if whole < self.rows.len() => Some(self.split_after(whole, &heights)),
            _ => None,
        }
    }

    fn split_first_row(&mut self, height: f32) -> Option<Self> {
        let first = self.rows.first_mut()?;
        let cells: Vec<MeasuredCell> = first.cells.iter_mut().map(|cell| cell.split(height)).collect();
        first.height = first.height.min(height);
        let mut rest = self.rows.split_off(1);
        if cells.iter().any(|cell| !cell.is_empty()) {
            rest.insert(0, MeasuredRow { cells, height: 0.0 });
        } else if let Some(row) = rest.first_mut() {
            row.cells.iter_mut().for_each(|cell| cell.is_joined = false);
        }
        (!rest.is_empty()).then_some(Self { rows: rest })
    }

    /// Parts before this row: a cell that covers both sides keeps above what fits there.
    fn split_after(&mut self, whole: usize, heights: &[f32]) -> Self {
        let mut rest = self.rows.split_off(whole);
        for cell in rest[0].cells.iter_mut().filter(|cell| cell.is_joined) {
            let owner = self.rows.iter_mut().enumerate().rev().find_map(|(row, above)| {
                above.cells.iter_mut().find(|above| above.x == cell.x && !above.is_joined).map(|above| (row, above))
            });
            match owner {
                Some((row, owner)) => *cell = owner.go_on(heights[row..whole].iter().sum()),
                None => cell.is_joined = false,
            }
        }
        Self { rows: rest }
    }
}

impl MeasuredRow {
    /// Whether the cell at this place belongs to the one above.
    fn joins(&self, x: f32) -> bool {
        self.cells.iter().any(|cell| cell.x == x && cell.is_joined)
    }
}
