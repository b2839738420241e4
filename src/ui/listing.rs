//! A page that is a list: its columns as this operator has them, its rows as far as they are read, the row in front, the marks.
//!
//! What the list is narrowed by and where its rows come from stays with the screen that has it.

mod bars;
mod handing_over;
mod leaving;
mod paper;

pub use handing_over::change_registrar;
pub use leaving::{Heading, Way};
pub use paper::Paper;

use crate::domain::RecordId;
use crate::services::MachineSettings;
use crate::services::lists::View;
use crate::ui::columns::{Columns, Layout};
use crate::ui::event::Event;
use crate::ui::inside::thousands;
use crate::ui::paged::Paged;
use crate::ui::theme::space;
use crate::ui::widgets::table::BOXES;
use crate::ui::widgets::{Button, Column, Mark, Marked, Sight, Sort, Table, TableOutput};
use eframe::egui::{Id, Key, Modifiers, Popup, Ui};
use std::ops::Range;

/// One row in words.
pub trait Row {
    /// Draws the cell of the column with this key.
    fn cell_ui(&self, ui: &mut Ui, key: &str);

    /// The same cell in words, for a table that leaves.
    fn cell(&self, key: &str) -> String;
}

/// What was asked of the list; the screen reads what it takes.
#[derive(Debug)]
pub enum ListAct {
    /// Rows in sight that are not read yet.
    Read(Range<usize>),
    Select(usize),
    Open(usize),
    /// A mark, and the row it leads to.
    Mark(Mark, Option<usize>),
    Order(Sort),
    /// Columns were shown, hidden or made wider.
    Columns,
    /// The marked rows, or else all of them, are to leave.
    Leave(Way),
}

/// What was pressed over marked rows.
#[derive(Debug)]
pub enum Batch {
    /// One of the acts of the screen, by its place.
    Own(usize),
    Rows(ListAct),
}

/// The list of one page; `W` is a row in words, `S` what a column sorts by.
pub struct Listing<W, S: 'static> {
    rows: Paged<W>,
    columns: Columns<S>,
    settings: MachineSettings,
    sort: Sort,
    selected: Option<usize>,
    marked: Marked,
    has_marks: bool,
    /// A column is being made wider; it is remembered when the button is let go.
    is_dragged: bool,
    /// The list takes the keyboard in the next frame.
    wants_focus: bool,
    /// What comes into sight in the next frame.
    sight: Sight,
    /// The columns as they stood in the last frame.
    drawn: Vec<usize>,
}

impl<W: Row, S: Copy + Default> Listing<W, S> {
    pub fn of(layout: Layout<S>, settings: &MachineSettings) -> Self {
        let columns = Columns::of(layout, settings);
        Self {
            rows: Paged::default(),
            sort: columns.sort_of(settings),
            columns,
            settings: settings.clone(),
            selected: None,
            marked: Marked::default(),
            has_marks: false,
            is_dragged: false,
            wants_focus: true,
            sight: Sight::default(),
            drawn: Vec::new(),
        }
    }

    /// Several rows can be marked at a time.
    pub fn with_marks(mut self) -> Self {
        self.has_marks = true;
        self
    }

    /// The list is of these records now. The row in front and the marks stay with their records, wherever they stand, and the
    /// list goes where the row in front went.
    pub fn show(&mut self, records: Vec<RecordId>) {
        let chosen = self.chosen();
        let marked = self.marked().into_iter().collect();
        self.rows = Paged::of(records);
        let was = self.selected;
        self.selected = chosen.and_then(|record| self.rows.position(record));
        if self.selected.is_some() && self.selected != was && self.sight == Sight::AsItIs {
            self.sight = Sight::Chosen;
        }
        self.marked = Marked::of(self.rows.keys(), &marked);
    }

    /// Reads the pages these rows lie on.
    pub fn read<E>(&mut self, rows: Range<usize>, read: impl FnMut(&[RecordId]) -> Result<Vec<W>, E>) -> Result<(), E> {
        self.rows.read(rows, read)
    }

    pub fn count(&self) -> usize {
        self.rows.count()
    }

    /// All of them, in their order.
    pub fn records(&self) -> &[RecordId] {
        self.rows.keys()
    }

    pub fn id(&self, row: usize) -> Option<RecordId> {
        self.rows.id(row)
    }

    /// The record in front.
    pub fn chosen(&self) -> Option<RecordId> {
        self.rows.id(self.selected?)
    }

    /// Puts a row in front, or none.
    pub fn select(&mut self, row: Option<usize>) {
        self.selected = row;
    }

    /// Puts this record in front and into sight; false when the list does not have it.
    pub fn choose(&mut self, record: RecordId) -> bool {
        self.selected = self.rows.position(record);
        self.sight = Sight::Chosen;
        self.selected.is_some()
    }

    /// Other conditions make another list, which begins at its top.
    pub fn go_to_top(&mut self) {
        self.sight = Sight::Top;
    }

    /// Where a row is gone: whoever moved up to its place, else the last one.
    pub fn nearest(&self, row: Option<usize>) -> Option<usize> {
        Some(row?.min(self.count().checked_sub(1)?))
    }

    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The marked records from the top.
    pub fn marked(&self) -> Vec<RecordId> {
        self.marked.rows().filter_map(|row| self.rows.id(row)).collect()
    }

    pub fn marked_count(&self) -> usize {
        self.marked.count()
    }

    pub fn mark(&mut self, mark: Mark) {
        self.marked.take(mark, self.selected);
    }

    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// What the list is sorted by, and whether from the end.
    pub fn order(&self) -> (S, bool) {
        (self.columns.order_of(self.sort.column).unwrap_or_default(), self.sort.is_descending)
    }

    pub fn sort_by(&mut self, sort: Sort) {
        self.sort = sort;
        self.go_to_top();
        self.columns.remember_sort(sort, &mut self.settings);
    }

    /// The list as it is narrowed, sorted and laid out now, to be kept under a name.
    pub fn view<F>(&self, filter: F) -> View<F> {
        View {
            filter,
            sort: self.columns.key(self.sort.column).to_owned(),
            is_descending: self.sort.is_descending,
            hidden_columns: self.columns.hidden().to_vec(),
        }
    }

    /// Order and columns of a view; its conditions are the screen's.
    pub fn take_view<F>(&mut self, view: &View<F>) {
        if let Some(column) = self.columns.sortable(&view.sort) {
            self.sort_by(Sort { column, is_descending: view.is_descending });
        }
        self.columns.hide(view.hidden_columns.clone(), &mut self.settings);
        self.go_to_top();
        self.take_focus();
    }

    /// Keeps columns, widths and order on this computer.
    pub fn remembered(&self) -> Event {
        Event::Settings(Box::new(self.settings.clone()))
    }

    /// 「第 3 处 / 120 处」
    pub fn status(&self, measure: &str) -> String {
        let count = thousands(self.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} {measure} / {count} {measure}", thousands(row as u64 + 1)),
            None => format!("{count} {measure}"),
        }
    }

    /// Where the list has the keyboard.
    pub fn table_id(&self) -> Id {
        Id::unique(self.columns.list())
    }

    pub fn table_ui(&mut self, ui: &mut Ui) -> Option<ListAct> {
        let id = self.table_id();
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let boxes = if self.marked.count() > 0 { BOXES + space::SMALL } else { 0.0 };
        let shown = self.columns.shown(ui.available_width() - boxes);
        let headings = self.columns.headings(&shown);
        let sort = shown.iter().position(|column| *column == self.sort.column);
        let sort = sort.map(|column| Sort { column, ..self.sort });
        let (rows, columns) = (&self.rows, &self.columns);
        let table = Table::new(id, &headings, rows.count()).selected(self.selected).sorted(sort);
        let table = table.brought_into_sight(std::mem::take(&mut self.sight));
        let table = if self.has_marks { table.marked(&self.marked) } else { table };
        let output = table.show(ui, |ui, row, column| {
            if let Some(words) = rows.row(row) {
                words.cell_ui(ui, columns.key(shown[column]));
            }
        });
        let asked = self.asked(ui, output, &shown);
        self.drawn = shown;
        asked
    }

    /// What every list understands: letting it go, and letting go of the marks.
    pub fn by_key(&self, ui: &Ui) -> Option<ListAct> {
        if self.count() == 0 {
            return None;
        }
        let is_marked = self.marked_count() > 0 && !Popup::is_any_open(ui.ctx());
        if is_marked && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return Some(ListAct::Mark(Mark::Nothing, None));
        }
        Way::by_key(ui).map(ListAct::Leave)
    }

    /// What one frame of the table asks for, the rarest first.
    fn asked(&mut self, ui: &Ui, output: TableOutput, shown: &[usize]) -> Option<ListAct> {
        self.is_dragged |= self.columns.remember(shown, &output.widths, &mut self.settings);
        if self.is_dragged && !ui.input(|input| input.pointer.any_down()) {
            self.is_dragged = false;
            return Some(ListAct::Columns);
        }
        if let Some(sort) = output.sort {
            return Some(ListAct::Order(Sort { column: shown[sort.column], ..sort }));
        }
        if let Some(mark) = output.mark {
            return Some(ListAct::Mark(mark, output.selected));
        }
        if let Some(row) = output.opened {
            return Some(ListAct::Open(row));
        }
        if let Some(row) = output.selected {
            return Some(ListAct::Select(row));
        }
        let unread = self.rows.unread(output.in_sight)?;
        ui.ctx().request_repaint();
        Some(ListAct::Read(unread))
    }
}

/// The button that lets a list leave, and its key.
pub fn export_ui(ui: &mut Ui, count: usize) -> bool {
    let why_not = (count == 0).then_some("没有可以导出的行");
    let is_pressed = ui.add(Button::secondary("导出").small().refused(why_not)).clicked();
    let by_key = why_not.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::E));
    is_pressed || by_key
}
