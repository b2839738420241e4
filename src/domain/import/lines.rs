//! The rows below a heading, one for each record: totals, remarks, ghost rows and repeated headings are left out, and what
//! stands for a cell above (merged cells, 「同上」) is led there.

use super::{Headings, Row, Sheet, SheetCell, plain};

/// Rows of remarks stand right below the heading, in no more than this.
const MOST_REMARKS: usize = 2;
/// A notes line at the foot of a table has few cells.
const CELLS_OF_A_FOOT: usize = 4;

const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "累计", "总人数"];
const FEET: [&str; 11] =
    ["填表人", "填报人", "填表", "制表", "审核", "负责人", "经办人", "填报单位", "注:", "说明:", "备注:"];
const REMARKS: [&str; 14] =
    ["必填", "选填", "填写", "格式", "例如", "示例", "样例", "下拉", "可选", "yyyy", "请按", "请选", "说明", "参照"];
const DITTO: [&str; 9] = ["同上", "同前", "上同", "〃", "″", "\"", "”", "“", "''"];

/// One row of a table with its cells resolved.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    row: &'a Row,
    /// Columns whose text stands in a row above.
    above: Vec<(usize, &'a Row)>,
}

/// The rows of a table that tell of something.
#[derive(Debug, Default)]
pub struct Lines<'a> {
    pub lines: Vec<Line<'a>>,
    /// Totals, remarks and repeated headings.
    pub passed_over: usize,
}

impl<'a> Line<'a> {
    /// As table programs number it, from 1.
    pub fn number(&self) -> u32 {
        self.row.number
    }

    pub fn cell(&self, column: usize) -> SheetCell<'a> {
        let above = self.above.iter().find(|(of, _)| *of == column);
        above.map_or(self.row, |(_, row)| row).cell(column)
    }

    pub fn text(&self, column: usize) -> &'a str {
        self.cell(column).text
    }

    /// Whether some cell of it is like this.
    pub fn has(&self, is_so: impl Fn(&str) -> bool) -> bool {
        self.row.cells().any(|cell| is_so(cell.text))
    }

    /// The row as the table has it.
    pub fn row(&self) -> &'a Row {
        self.row
    }
}

/// All that stands below the heading.
pub fn lines<'a>(sheet: &'a Sheet, headings: &Headings) -> Lines<'a> {
    let mut found = Lines::default();
    let mut above = Above::of(sheet);
    for (place, row) in sheet.rows.iter().enumerate().skip(headings.first_line) {
        let is_near = place < headings.first_line + MOST_REMARKS && found.lines.is_empty();
        if (is_near && is_remark(row)) || is_total(row) || is_foot(row) || is_heading(row, headings) {
            found.passed_over += 1;
            continue;
        }
        if is_ghost(row, headings) {
            continue;
        }
        let line = Line { row, above: above.of_row(row) };
        found.lines.push(line);
    }
    found
}

fn first_text(row: &Row) -> String {
    row.cells().map(|cell| cell.text).find(|text| !text.is_empty()).map(plain).unwrap_or_default()
}

fn is_total(row: &Row) -> bool {
    // 「1」 may stand before 「合计」.
    row.cells().filter(|cell| !cell.text.is_empty()).take(2).any(|cell| {
        let text = plain(cell.text);
        let counts = text.strip_prefix('共').or_else(|| text.strip_prefix("总共"));
        let is_count = counts.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        is_count || TOTALS.iter().any(|total| text.starts_with(total))
    })
}

fn is_foot(row: &Row) -> bool {
    // The colon is taken out of a plain heading, and here it tells.
    let first = row.cells().map(|cell| cell.text).find(|text| !text.is_empty()).unwrap_or_default();
    let first: String = crate::domain::text::without_blanks(first);
    row.filled() <= CELLS_OF_A_FOOT && first.contains(':') && FEET.iter().any(|foot| first.starts_with(foot))
}

fn is_remark(row: &Row) -> bool {
    let is_number = |text: &str| text.len() >= 15 && text.bytes().take(15).all(|byte| byte.is_ascii_digit());
    let begins_as_example = first_text(row).starts_with(['例', '示', '样']);
    let has_remark = row.cells().any(|cell| {
        let text = cell.text.to_lowercase();
        REMARKS.iter().any(|word| text.contains(word))
    });
    begins_as_example || (has_remark && !row.cells().any(|cell| is_number(cell.text)))
}

fn is_ditto(text: &str) -> bool {
    DITTO.contains(&text)
}

/// Printed tables repeat their heading on every page.
fn is_heading(row: &Row, headings: &Headings) -> bool {
    let same =
        row.cells().zip(&headings.names).filter(|(cell, name)| !cell.text.is_empty() && cell.text == **name).count();
    same >= 2 && same * 2 > row.filled()
}

/// Only the running number was filled down.
fn is_ghost(row: &Row, headings: &Headings) -> bool {
    let is_running = |heading: &str| matches!(plain(heading).as_str(), "" | "序号" | "编号" | "序" | "no" | "no.");
    let filled: Vec<usize> = (0..row.width()).filter(|column| !row.cell(*column).text.is_empty()).collect();
    let heading = |column: usize| headings.names.get(column).map_or("", String::as_str);
    match filled[..] {
        [only] => {
            let is_number = row.cell(only).text.bytes().all(|byte| byte.is_ascii_digit());
            is_number && is_running(heading(only))
        }
        _ => false,
    }
}

/// What the cells of the rows so far stand for in those below.
struct Above<'a> {
    merges: std::vec::IntoIter<super::Merged>,
    next: Option<super::Merged>,
    rows: &'a [Row],
    /// Of each column, the merged cell that reaches down: to which row, and where its text stands.
    merged: Vec<Option<(u32, &'a Row)>>,
    /// Of each column, the last row with a text of its own.
    last: Vec<Option<&'a Row>>,
}

impl<'a> Above<'a> {
    fn of(sheet: &'a Sheet) -> Self {
        let mut down: Vec<_> = sheet.merged.iter().copied().filter(|merged| merged.rows.0 < merged.rows.1).collect();
        down.sort_by_key(|merged| merged.rows.0);
        let mut merges = down.into_iter();
        let next = merges.next();
        let width = sheet.width();
        Self { merges, next, rows: &sheet.rows, merged: vec![None; width], last: vec![None; width] }
    }

    fn of_row(&mut self, row: &'a Row) -> Vec<(usize, &'a Row)> {
        let place = row.number.saturating_sub(1);
        while let Some(merged) = self.next.filter(|merged| merged.rows.0 <= place) {
            self.open(merged);
            self.next = self.merges.next();
        }
        let mut above = Vec::new();
        for column in 0..self.last.len() {
            let text = row.cell(column).text;
            let merged = self.merged[column].filter(|(until, _)| place <= *until).map(|(_, row)| row);
            let merged =
                merged.map(|row| if is_ditto(row.cell(column).text) { self.last[column].unwrap_or(row) } else { row });
            let source = if text.is_empty() {
                merged
            } else if is_ditto(text) {
                self.last[column]
            } else {
                self.last[column] = Some(row);
                None
            };
            above.extend(source.filter(|source| source.number != row.number).map(|source| (column, source)));
        }
        above
    }

    /// The text of a merged cell stands in its first row, in its first column.
    fn open(&mut self, merged: super::Merged) {
        let found = self.rows.binary_search_by_key(&(merged.rows.0 + 1), |row| row.number);
        let Some(row) = found.ok().map(|place| &self.rows[place]) else { return };
        let column = merged.columns.0 as usize;
        if let Some(open) = self.merged.get_mut(column) {
            *open = Some((merged.rows.1, row));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::Merged;

    fn headings(names: &[&str], first_line: usize) -> Headings {
        Headings { names: names.iter().map(|name| (*name).to_owned()).collect(), first_line }
    }

    #[test]
    fn what_is_no_record_is_left_out() {
        let sheet = Sheet::of_texts(
            "表",
            [
                vec!["序号", "姓名", "身份证号"],
                vec!["", "必填", "18位，文本格式"],
                vec!["1", "云中鹤", "510524199001010008"],
                vec!["序号", "姓名", "身份证号"],
                vec!["2", "水上漂", ""],
                vec!["3", "", ""],
                vec!["合计", "2人"],
                vec!["填表人：云", "", "审核：水"],
            ],
        );
        let found = lines(&sheet, &headings(&["序号", "姓名", "身份证号"], 1));
        let numbers: Vec<u32> = found.lines.iter().map(Line::number).collect();
        assert_eq!((numbers, found.passed_over), (vec![3, 5], 4));
    }

    #[test]
    fn merged_cells_and_ditto_marks_mean_what_stands_above() {
        let rows = [
            vec!["户号", "户主", "姓名"],
            vec!["0001", "云中鹤", "云中鹤"],
            vec!["", "同上", "云小鹤"],
            vec!["", "〃", "云大鹤"],
            vec!["", "", "水上漂"],
        ];
        let mut sheet = Sheet::of_texts("表", rows);
        sheet.merged = vec![Merged { rows: (1, 3), columns: (0, 0) }];
        let found = lines(&sheet, &headings(&["户号", "户主", "姓名"], 1));
        let read: Vec<[&str; 2]> = found.lines.iter().map(|line| [line.text(0), line.text(1)]).collect();
        assert_eq!(read, [["0001", "云中鹤"], ["0001", "云中鹤"], ["0001", "云中鹤"], ["", ""]]);
    }
}
