//! The columns of the print log, and the words of a row.

use crate::services::printing::LogLine;
use crate::ui::columns::{Layout, Spec};
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge};
use eframe::egui::Ui;

const ALL: &[Spec<()>] = &[
    Spec::new("number", "编号", 188.0),
    Spec::new("at", "时间", 128.0),
    Spec::new("document", "文书", 176.0),
    Spec::new("subject", "打印对象", 196.0),
    Spec::new("way", "去向", 150.0),
    Spec::new("pages", "页数", 44.0).right(),
    Spec::new("operator", "操作员", 84.0),
    Spec::new("purpose", "用途", 100.0),
];

/// The last print stands first; nothing else is sorted by.
pub(super) const fn layout() -> Layout<()> {
    Layout {
        list: "print_log",
        all: ALL,
        hidden_at_first: &[],
        give_way: &["purpose", "operator", "pages"],
        first_sort: Sort { column: 1, is_descending: true },
    }
}

/// One row in words.
pub(super) struct Words {
    line: LogLine,
    pages: String,
}

impl Words {
    pub(super) fn of(line: LogLine) -> Self {
        Self { pages: line.print.pages.to_string(), line }
    }

    fn words(&self, key: &str) -> &str {
        let LogLine { print, number, title, at, way } = &self.line;
        match key {
            "number" => number,
            "at" => at,
            "document" => title,
            "subject" if print.erased_on.is_some() => "过了年限，已抹去",
            "subject" => &print.subject,
            "pages" => &self.pages,
            "operator" => &print.operator,
            "purpose" => &print.purpose,
            _ => way,
        }
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        match &self.line.print.void_reason {
            Some(reason) if key == "way" => format!("作废：{reason}"),
            _ => self.words(key).to_owned(),
        }
    }

    /// Of a void number the way says why no paper came out.
    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        let weak = theme::palette(ui).text_weak;
        match &self.line.print.void_reason {
            Some(reason) if key == "way" => {
                badge(ui, Mood::Neutral, None, "作废");
                cell_text(ui, theme::small(reason).color(weak));
            }
            Some(_) => drop(cell_text(ui, theme::body(self.words(key)).color(weak))),
            None => drop(cell_text(ui, theme::body(self.words(key)))),
        }
    }
}
