//! The columns of the print log, and the words of a row.

use crate::services::printing::LogLine;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, Mood, badge};
use eframe::egui::Ui;

/// Headings with their widths.
const ALL: [(&str, f32); 8] = [
    ("编号", 170.0),
    ("时间", 128.0),
    ("文书", 150.0),
    ("打印对象", 140.0),
    ("去向", 150.0),
    ("页数", 44.0),
    ("操作员", 84.0),
    ("用途", 120.0),
];

pub(super) fn headings() -> Vec<Column> {
    let column = |(heading, width): (&str, f32)| {
        let column = Column::new(heading, width).not_sortable();
        if heading == "页数" { column.right() } else { column }
    };
    ALL.into_iter().map(column).collect()
}

/// One row in words, in the order of the headings.
pub(super) struct Words {
    cells: [String; ALL.len()],
    /// Why no paper came out.
    void_reason: Option<String>,
}

impl Words {
    pub(super) fn of(line: LogLine) -> Self {
        let LogLine { print, number, title, at, way } = line;
        let subject = if print.erased_on.is_some() { "过了年限，已抹去".to_owned() } else { print.subject };
        let cells = [number, at, title, subject, way, print.pages.to_string(), print.operator, print.purpose];
        Self { cells, void_reason: print.void_reason }
    }

    pub(super) fn cell_ui(&self, ui: &mut Ui, column: usize) {
        let is_way = ALL[column].0 == "去向";
        match &self.void_reason {
            Some(reason) if is_way => {
                badge(ui, Mood::Neutral, None, "作废");
                cell_text(ui, theme::small(reason).color(theme::palette(ui).text_weak));
            }
            Some(_) => drop(cell_text(ui, theme::body(&self.cells[column]).color(theme::palette(ui).text_weak))),
            None => drop(cell_text(ui, theme::body(&self.cells[column]))),
        }
    }
}
