//! A table of rows a screen holds all of, with the chosen one and the keyboard: for lists that stay short. Long ones are
//! `ui::listing`.

use crate::ui::widgets::{Column, Table};
use eframe::egui::{Id, Ui};

/// What a frame of the table asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Taken {
    Select(usize),
    Open(usize),
}

/// Heading and width of each column; the last one takes what is left.
pub type Headings = &'static [(&'static str, f32)];

pub struct PlainTable {
    id: &'static str,
    headings: Headings,
    pub selected: Option<usize>,
    wants_focus: bool,
}

impl PlainTable {
    pub fn new(id: &'static str, headings: Headings) -> Self {
        Self { id, headings, selected: None, wants_focus: true }
    }

    /// After the rows were read again: the first row where none was chosen, the last where the chosen one is gone.
    pub fn settle(&mut self, count: usize) {
        let last = count.checked_sub(1);
        self.selected = last.map(|last| self.selected.unwrap_or_default().min(last));
    }

    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// `is_covered`: a dialog stands in front, and has the keyboard.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        count: usize,
        is_covered: bool,
        cell: impl FnMut(&mut Ui, usize, usize),
    ) -> Option<Taken> {
        let id = Id::unique(self.id);
        self.lead_to(ui, id, is_covered);
        let columns: Vec<Column> =
            self.headings.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let output = Table::new(id, &columns, count).selected(self.selected).show(ui, cell);
        output.opened.map(Taken::Open).or(output.selected.map(Taken::Select))
    }

    /// After a dialog the window gives the keyboard back to what had it before, which may be no longer there: so it is asked
    /// for until it has come.
    fn lead_to(&mut self, ui: &Ui, list: Id, is_covered: bool) {
        if !self.wants_focus || is_covered {
            return;
        }
        if ui.memory(|memory| memory.has_focus(list)) {
            self.wants_focus = false;
        } else {
            ui.memory_mut(|memory| memory.request_focus(list));
        }
    }
}
