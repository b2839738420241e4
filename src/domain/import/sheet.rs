//! A table as it was read: rows of text cells with what healing must know of each. Kept small: a row is one string.

/// One table of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    /// Rows with anything in them, from above to below.
    pub rows: Vec<Row>,
    pub merged: Vec<Merged>,
    /// Days are counted from 1904, as by old Macintosh programs.
    pub counts_from_1904: bool,
}

/// What a cell was in its file.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Kind {
    #[default]
    Empty,
    Text,
    /// A number without a format for days: of more than fifteen digits the last ones are lost.
    Number,
    /// A day, already written as 2024-03-01.
    Day,
    /// A formula without a result: #N/A, #REF!
    Fault,
}

/// One cell of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SheetCell<'a> {
    pub text: &'a str,
    pub kind: Kind,
}

/// One row: its cells one behind the other in a single text, and where each ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// As table programs number it, from 1.
    pub number: u32,
    text: String,
    ends: Vec<u32>,
    kinds: Vec<Kind>,
}

/// Cells shown as one, both corners included; rows and columns from 0.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Merged {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

impl Row {
    pub fn cell(&self, column: usize) -> SheetCell<'_> {
        let Some(end) = self.ends.get(column) else { return SheetCell::default() };
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        SheetCell { text: &self.text[start as usize..*end as usize], kind: self.kinds[column] }
    }

    pub fn cells(&self) -> impl Iterator<Item = SheetCell<'_>> {
        (0..self.width()).map(|column| self.cell(column))
    }

    pub fn width(&self) -> usize {
        self.ends.len()
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// How many cells have something in them.
    pub fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.text.is_empty()).count()
    }
}

impl Sheet {
    /// The widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Row::width).max().unwrap_or_default()
    }

    /// A table of plain texts, row by row; for the command line's own tables and for tests.
    pub fn of_texts<'a>(name: &str, rows: impl IntoIterator<Item = Vec<&'a str>>) -> Self {
        let rows = rows.into_iter().zip(0..).filter_map(|(cells, index)| {
            let mut row = RowBuilder::new(index);
            for (text, column) in cells.into_iter().zip(0..) {
                row.put(column, text, Kind::Text);
            }
            row.finish()
        });
        Self { name: name.to_owned(), rows: rows.collect(), ..Self::default() }
    }
}

/// A row while its cells come in, from left to right.
#[derive(Debug)]
pub struct RowBuilder {
    row: Row,
}

impl RowBuilder {
    /// `index` counts from 0, as files do.
    pub fn new(index: u32) -> Self {
        Self { row: Row { number: index.saturating_add(1), ..Row::default() } }
    }

    /// Columns count from 0; one that lies before the last is left out. Blanks at the ends of a cell say nothing.
    pub fn put(&mut self, column: usize, text: &str, kind: Kind) {
        let text = text.trim_matches(crate::domain::text::is_blank);
        if text.is_empty() || column < self.row.ends.len() {
            return;
        }
        let end = |row: &Row| u32::try_from(row.text.len()).unwrap_or(u32::MAX);
        let before = end(&self.row);
        self.row.ends.resize(column, before);
        self.row.kinds.resize(column, Kind::Empty);
        self.row.text.push_str(text);
        self.row.ends.push(end(&self.row));
        self.row.kinds.push(kind);
    }

    /// The row, unless nothing is in it.
    pub fn finish(mut self) -> Option<Row> {
        self.row.text.shrink_to_fit();
        self.row.ends.shrink_to_fit();
        self.row.kinds.shrink_to_fit();
        (!self.row.is_blank()).then_some(self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_columns_and_rows_their_numbers() {
        let mut row = RowBuilder::new(4);
        row.put(1, " 罗小梅 ", Kind::Text);
        row.put(2, "　", Kind::Text);
        row.put(4, "35", Kind::Number);
        let row = row.finish().expect("something is in it");
        assert_eq!((row.number, row.width(), row.filled()), (5, 5, 2));
        let texts: Vec<&str> = row.cells().map(|cell| cell.text).collect();
        assert_eq!(texts, ["", "罗小梅", "", "", "35"]);
        assert_eq!(
            (row.cell(4).kind, row.cell(2).kind, row.cell(99)),
            (Kind::Number, Kind::Empty, SheetCell::default())
        );
    }

    #[test]
    fn a_row_with_nothing_but_formats_is_no_row() {
        let mut ghost = RowBuilder::new(1_048_575);
        ghost.put(16_383, " \u{200B}", Kind::Text);
        assert_eq!(ghost.finish(), None);
        assert_eq!(Sheet::of_texts("表", [vec!["", ""], vec!["甲"]]).rows[0].number, 2);
    }
}
