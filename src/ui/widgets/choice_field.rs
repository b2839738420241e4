//! One entry of a code table: typing filters by name, pinyin, initials or code; 1 to 9 take a row while nothing is typed.

use eframe::egui::{Id, Response, Ui, Widget};

use crate::domain::{Code, CodeTable};

use super::{PickRow, Picker};

/// A field for one entry of a code table. What it edits is the name of the entry; whoever holds the record reads it.
#[must_use = "add it with ui.add"]
pub struct ChoiceField<'a> {
    table: &'a CodeTable,
    picker: Picker<'a>,
}

impl<'a> ChoiceField<'a> {
    pub fn new(id: Id, text: &'a mut String, table: &'a CodeTable) -> Self {
        Self { table, picker: Picker::new(id, text).numbered().opens_when_empty() }
    }

    /// The accessible name, where no label beside it names it.
    pub fn name(mut self, name: &'a str) -> Self {
        self.picker = self.picker.name(name);
        self
    }

    pub fn hint(mut self, hint: &'a str) -> Self {
        self.picker = self.picker.hint(hint);
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.picker = self.picker.width(width);
        self
    }

    pub fn problem(mut self, has_problem: bool) -> Self {
        self.picker = self.picker.problem(has_problem);
        self
    }
}

impl Widget for ChoiceField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let Self { table, picker } = self;
        let candidates = |typed: &str| {
            // Beside the numbers that take a row, codes would only confuse.
            let code_of = |code: &Code| if typed.is_empty() { String::new() } else { code.code.clone() };
            table.matching(typed.trim()).into_iter().map(|code| PickRow::new(&code.name, code_of(code))).collect()
        };
        picker.show(ui, candidates).response
    }
}
