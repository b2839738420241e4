//! Headings one below the other, and a field that says what the one in front means. Enter goes from the headings to the field;
//! what is taken there leads back, where the next one waits.

use crate::domain::reading;
use crate::ui::widgets::{Column, PickRow, Picked, Picker, Table};
use eframe::egui::{Id, Key, Ui};

/// The headings while they are looked at.
pub struct Meanings {
    /// Tells the two ways apart where both are open.
    of: &'static str,
    pub selected: Option<usize>,
    /// What the field holds.
    typed: String,
    /// The heading and its meaning for which that was put there.
    typed_for: Option<(usize, String)>,
    pub wants_focus: bool,
}

/// What stands in the field for the heading in front, and how the field is called.
pub struct Meant<'a> {
    pub row: usize,
    pub meaning: &'a str,
    pub label: &'a str,
    pub width: f32,
}

impl Meanings {
    pub fn of(of: &'static str) -> Self {
        Self { of, selected: None, typed: String::new(), typed_for: None, wants_focus: false }
    }

    /// Other headings than before, with this one in front.
    pub fn show(&mut self, selected: Option<usize>) {
        self.selected = selected;
        self.typed_for = None;
        self.wants_focus = true;
    }

    /// To the next heading of so many.
    pub fn go_on(&mut self, count: usize) {
        self.selected = self.selected.map(|row| if row + 1 < count { row + 1 } else { row });
    }

    /// From the field back to the headings; answers whether the keyboard was there.
    pub fn leave_picker(&mut self, ui: &Ui) -> bool {
        let is_there = ui.memory(|memory| memory.has_focus(self.picker_id()));
        if is_there {
            self.restore();
            ui.memory_mut(|memory| memory.request_focus(self.table_id()));
        }
        is_there
    }

    /// The headings; answers the one that comes to the front.
    pub fn table_ui(
        &mut self,
        ui: &mut Ui,
        columns: &[Column],
        rows: usize,
        cell: impl FnMut(&mut Ui, usize, usize),
    ) -> Option<usize> {
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(self.table_id()));
        }
        let output = Table::new(self.table_id(), columns, rows).selected(self.selected).show(ui, cell);
        if output.opened.is_some() {
            ui.memory_mut(|memory| memory.request_focus(self.picker_id()));
        }
        output.selected.filter(|row| Some(*row) != self.selected)
    }

    /// The field; answers the place of what was taken among all that is offered.
    pub fn picker_ui(&mut self, ui: &mut Ui, meant: &Meant<'_>, offered: &[String]) -> Option<usize> {
        let now = (meant.row, meant.meaning.to_owned());
        if self.typed_for.as_ref() != Some(&now) {
            meant.meaning.clone_into(&mut self.typed);
            self.typed_for = Some(now);
        }
        let before = self.typed.clone();
        let narrowed = |typed: &str| -> Vec<usize> {
            let typed = if typed == meant.meaning { "" } else { typed.trim() };
            (0..offered.len()).filter(|place| is_meant(&offered[*place], typed)).collect()
        };
        let id = self.picker_id();
        let is_left = ui.memory(|memory| memory.has_focus(id))
            && ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Tab));
        let picker = Picker::new(id, &mut self.typed).name(meant.label).width(meant.width);
        let output = picker
            .show(ui, |typed| narrowed(typed).into_iter().map(|place| PickRow::new(&offered[place], "")).collect());
        let Some(Picked::Row(row)) = output.picked else {
            if is_left {
                self.restore();
            }
            return None;
        };
        let named = || offered.iter().position(|words| *words == self.typed);
        let taken = narrowed(&before).get(row).copied().or_else(named)?;
        self.wants_focus = true;
        Some(taken)
    }

    /// What was typed and not taken goes; the field says again what the heading means.
    fn restore(&mut self) {
        self.typed_for = None;
    }

    fn table_id(&self) -> Id {
        Id::unique(("headings", self.of))
    }

    fn picker_id(&self) -> Id {
        Id::unique(("meaning of a heading", self.of))
    }
}

/// By a part of its words, their initials or their pinyin, like everywhere.
fn is_meant(words: &str, typed: &str) -> bool {
    let letters = typed.to_ascii_lowercase();
    let reading = || reading::of(words);
    words.contains(typed)
        || (letters.bytes().all(|letter| letter.is_ascii_alphabetic())
            && (reading().initials.starts_with(&letters) || reading().pinyin.starts_with(&letters)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_found_by_its_words_its_initials_or_its_pinyin() {
        for typed in ["住所", "类型", "zs", "ZSLX", "zhusuo", ""] {
            assert!(is_meant("住所类型", typed), "{typed}");
        }
        for typed in ["lx", "住址", "zs1"] {
            assert!(!is_meant("住所类型", typed), "{typed}");
        }
    }
}
