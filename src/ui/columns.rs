//! The columns of a list: which there are, which are shown, how wide, and what they sort by. What they are remembered under
//! is the list's own name in the settings of this computer.

use crate::domain::Register;
use crate::services::MachineSettings;
use crate::services::machine_settings::ListSort;
use crate::ui::theme::space;
use crate::ui::widgets::{Column, Sort, tick_menu};
use eframe::egui::{RectAlign, Response};

/// One column there is. `S` is what its list can be sorted by.
pub struct Spec<S> {
    pub key: &'static str,
    pub heading: &'static str,
    pub width: f32,
    pub is_right: bool,
    pub order: Option<S>,
}

impl<S: Copy> Spec<S> {
    pub const fn new(key: &'static str, heading: &'static str, width: f32) -> Self {
        Self { key, heading, width, is_right: false, order: None }
    }

    /// A column that shows one field: heading and width are said by its register.
    pub fn of<R: Register>(key: &str) -> Option<Self> {
        let field = R::field(key)?;
        Some(Self::new(field.key, field.label, field.list_width?))
    }

    pub const fn sorted_by(mut self, order: S) -> Self {
        self.order = Some(order);
        self
    }

    /// Counts stand at the right.
    pub const fn right(mut self) -> Self {
        self.is_right = true;
        self
    }
}

/// A list's columns before anybody changed anything.
pub struct Layout<S: 'static> {
    /// The list's key in the settings.
    pub list: &'static str,
    pub all: &'static [Spec<S>],
    pub hidden_at_first: &'static [&'static str],
    /// Where there is little room these go, in this order.
    pub give_way: &'static [&'static str],
    pub first_sort: Sort,
}

/// The columns as this operator has them.
pub struct Columns<S: 'static> {
    layout: Layout<S>,
    hidden: Vec<String>,
    widths: Vec<f32>,
}

impl<S: Copy> Columns<S> {
    pub fn of(layout: Layout<S>, settings: &MachineSettings) -> Self {
        let at_first = || layout.hidden_at_first.iter().map(|key| (*key).to_owned()).collect();
        let hidden = settings.hidden_columns.get(layout.list).cloned().unwrap_or_else(at_first);
        let known = settings.column_widths.get(layout.list);
        let width = |spec: &Spec<S>| known.and_then(|known| known.get(spec.key)).copied().unwrap_or(spec.width);
        let widths = layout.all.iter().map(width).collect();
        Self { layout, hidden, widths }
    }

    /// The list's key in the settings.
    pub const fn list(&self) -> &'static str {
        self.layout.list
    }

    /// Places of the shown columns among all. In a narrow list some give way, so that the last one is never cut off.
    pub fn shown(&self, room: f32) -> Vec<usize> {
        let all = self.layout.all;
        let is_chosen = |place: &usize| !self.hidden.iter().any(|key| key == all[*place].key);
        let mut shown: Vec<usize> = (0..all.len()).filter(is_chosen).collect();
        for key in self.layout.give_way {
            if self.width_of(&shown) > room {
                shown.retain(|place| all[*place].key != *key);
            }
        }
        shown
    }

    fn width_of(&self, shown: &[usize]) -> f32 {
        shown.iter().map(|place| self.widths[*place] + space::SMALL).sum()
    }

    pub fn headings(&self, shown: &[usize]) -> Vec<Column> {
        let heading = |place: &usize| {
            let spec = &self.layout.all[*place];
            let column = Column::new(spec.heading, self.widths[*place]);
            let column = if spec.is_right { column.right() } else { column };
            if spec.order.is_some() { column } else { column.not_sortable() }
        };
        shown.iter().map(heading).collect()
    }

    /// Takes over widths the operator dragged; true when there were any.
    pub fn remember(&mut self, shown: &[usize], drawn: &[f32], settings: &mut MachineSettings) -> bool {
        let Some((_, all_but_last)) = shown.split_last() else { return false };
        let mut is_changed = false;
        for (place, width) in all_but_last.iter().zip(drawn) {
            if (self.widths[*place] - width).abs() > 1.0 {
                self.widths[*place] = *width;
                let widths = settings.column_widths.entry(self.layout.list.to_owned()).or_default();
                widths.insert(self.layout.all[*place].key.to_owned(), *width);
                is_changed = true;
            }
        }
        is_changed
    }

    /// A menu of boxes to tick under the button; true when a column was shown or hidden. The first one always stands there.
    pub fn chooser_ui(&mut self, button: &Response, settings: &mut MachineSettings) -> bool {
        let choosable = &self.layout.all[1..];
        let is_shown = |spec: &Spec<S>| !self.hidden.iter().any(|key| key == spec.key);
        let boxes: Vec<(&str, bool)> = choosable.iter().map(|spec| (spec.heading, is_shown(spec))).collect();
        let Some(turned) = tick_menu(button, RectAlign::BOTTOM_END, 160.0, &boxes) else { return false };
        let key = choosable[turned].key;
        if boxes[turned].1 {
            self.hidden.push(key.to_owned());
        } else {
            self.hidden.retain(|hidden| hidden != key);
        }
        settings.hidden_columns.insert(self.layout.list.to_owned(), self.hidden.clone());
        true
    }

    /// Keys of the hidden columns, to be kept with a view.
    pub fn hidden(&self) -> &[String] {
        &self.hidden
    }

    pub fn hide(&mut self, hidden: Vec<String>, settings: &mut MachineSettings) {
        settings.hidden_columns.insert(self.layout.list.to_owned(), hidden.clone());
        self.hidden = hidden;
    }

    /// The column of a key that can be sorted by.
    pub fn sortable(&self, key: &str) -> Option<usize> {
        self.layout.all.iter().position(|spec| spec.key == key && spec.order.is_some())
    }

    /// What the list was sorted by last on this computer.
    pub fn sort_of(&self, settings: &MachineSettings) -> Sort {
        let first = self.layout.first_sort;
        let Some(known) = settings.list_sorts.get(self.layout.list) else { return first };
        let column = self.layout.all.iter().position(|spec| spec.key == known.column && spec.order.is_some());
        column.map_or(first, |column| Sort { column, is_descending: known.is_descending })
    }

    pub fn remember_sort(&self, sort: Sort, settings: &mut MachineSettings) {
        let Some(spec) = self.layout.all.get(sort.column) else { return };
        let sort = ListSort { column: spec.key.to_owned(), is_descending: sort.is_descending };
        settings.list_sorts.insert(self.layout.list.to_owned(), sort);
    }

    /// What a column sorts by.
    pub fn order_of(&self, column: usize) -> Option<S> {
        self.layout.all.get(column)?.order
    }

    pub fn key(&self, column: usize) -> &'static str {
        self.layout.all.get(column).map_or("", |spec| spec.key)
    }
}
