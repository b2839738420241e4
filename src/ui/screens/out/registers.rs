//! 导出登记簿: which register at the left, its columns in their order in the middle, and how it leaves at the right.

use crate::domain::Right;
use crate::services::export::{self, ColumnName, Extent, RegisterOrder, kinds};
use crate::services::{Desk, Existing, Trouble};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::screens::export_terms::{Offers, TermsForm};
use crate::ui::screens::save_dialog::{SaveAnswer, SaveDialog};
use crate::ui::theme::{self, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Card, Column, Table};
use eframe::egui::{CentralPanel, Frame, Id, Key, Margin, Modifiers, Panel, Ui};
use std::path::PathBuf;

const FORM: &str = "export a register";
const LIST: &str = "registers to export";
const COLUMNS: &str = "columns to export";
const LEFT: f32 = 184.0;
const MIDDLE: f32 = 300.0;

/// What can be asked here.
pub enum Act {
    Register(usize),
    /// The register's own order.
    OwnOrder,
    AskWhereTo,
    Save(PathBuf, Existing),
}

/// One column, wanted or not.
struct Wanted {
    name: ColumnName,
    is_wanted: bool,
}

/// The tab.
pub(super) struct Registers {
    register: usize,
    columns: Vec<Wanted>,
    selected: Option<usize>,
    terms: TermsForm,
    saving: Option<SaveDialog>,
    today: String,
    pub wants_focus: bool,
}

impl Registers {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let offers = Offers { whole: desk.may(Right::Reveal), children: true };
        let mut opened = Self {
            register: 0,
            columns: Vec::new(),
            selected: None,
            terms: TermsForm::new(FORM, offers).beside(),
            saving: None,
            today: desk.today().to_string(),
            wants_focus: true,
        };
        opened.read(desk)?;
        Ok(opened)
    }

    /// The columns as the station arranged them, those it does not want behind them.
    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let kind = &kinds()[self.register];
        let all = kind.columns();
        let arranged = export::arranged(desk, kind.table)?;
        let place = |name: &ColumnName| arranged.iter().position(|key| *key == name.key);
        let mut columns: Vec<Wanted> = all
            .into_iter()
            .map(|name| Wanted { is_wanted: arranged.is_empty() || place(&name).is_some(), name })
            .collect();
        columns.sort_by_key(|column| place(&column.name).unwrap_or(usize::MAX));
        self.columns = columns;
        self.selected = Some(0);
        Ok(())
    }

    pub fn is_asking(&self) -> bool {
        self.saving.is_some()
    }

    pub fn status(&self) -> String {
        format!("{}，{} 栏", kinds()[self.register].title, self.wanted().len())
    }

    fn wanted(&self) -> Vec<String> {
        self.columns.iter().filter(|column| column.is_wanted).map(|column| column.name.key.clone()).collect()
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let saved = self.saving_ui(ui);
        let by_key = self.keys_ui(ui);
        let pane = Frame::new().inner_margin(Margin::same(0));
        let left = Panel::left("registers to export").exact_size(LEFT).resizable(false).frame(pane);
        let register = left.show(ui, |ui| self.registers_ui(ui)).inner;
        let middle = Panel::left("columns to export").exact_size(MIDDLE).resizable(false).frame(pane);
        middle.show(ui, |ui| self.columns_ui(ui));
        let right = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        let asked = CentralPanel::default().frame(right).show(ui, |ui| self.terms_ui(ui)).inner;
        saved.or(by_key).or(register).or(asked)
    }

    fn registers_ui(&self, ui: &mut Ui) -> Option<Act> {
        let columns = [Column::new("登记簿", LEFT - space::PANE).not_sortable()];
        let table = Table::new(Id::unique(LIST), &columns, kinds().len()).selected(Some(self.register));
        let output = table.show(ui, |ui, row, _| drop(cell_text(ui, theme::body(kinds()[row].title))));
        output.selected.or(output.opened).map(Act::Register)
    }

    fn columns_ui(&mut self, ui: &mut Ui) {
        let headings = [Column::new("要", 40.0).not_sortable(), Column::new("栏目", 160.0).not_sortable()];
        let is_whole = self.terms.terms().extent == Extent::Whole;
        let columns = &self.columns;
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique(COLUMNS)));
        }
        let table = Table::new(Id::unique(COLUMNS), &headings, columns.len()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| {
            let weak = theme::palette(ui).text_weak;
            let Wanted { name, is_wanted } = &columns[row];
            let leaves = *is_wanted && (is_whole || !name.is_withheld);
            match column {
                0 if leaves => drop(ui.label(theme::icon(icons::CHECK, 14.0).color(theme::palette(ui).accent))),
                0 => {}
                _ if name.is_withheld && !is_whole => {
                    cell_text(ui, theme::body(format!("{}（默认不导出）", name.heading)).color(weak));
                }
                _ if leaves => drop(cell_text(ui, theme::body(&name.heading))),
                _ => drop(cell_text(ui, theme::body(&name.heading).color(weak))),
            }
        });
        self.selected = output.selected.or(self.selected);
        if let Some(row) = output.opened {
            self.turn(row);
        }
    }

    fn turn(&mut self, row: usize) {
        if let Some(column) = self.columns.get_mut(row) {
            column.is_wanted = !column.is_wanted;
        }
    }

    /// The chosen column one step up or down.
    fn shift(&mut self, is_down: bool) {
        let Some(row) = self.selected else { return };
        let other = if is_down { row + 1 } else { row.wrapping_sub(1) };
        if other < self.columns.len() {
            self.columns.swap(row, other);
            self.selected = Some(other);
        }
    }

    fn terms_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let why_not = self.why_not();
        let title = format!("导出{}", kinds()[self.register].title);
        Card::new(&title).show(ui, |ui| {
            let is_entered = self.terms.ui(ui);
            ui.add_space(space::CARD);
            ui.horizontal(|ui| {
                let export = ui.add(Button::primary("导出…").key("Ctrl E").refused(why_not)).clicked();
                let asks = (export || is_entered) && why_not.is_none();
                let up = ui.add(Button::secondary("上移").key("Alt ↑").small()).clicked();
                let down = ui.add(Button::secondary("下移").key("Alt ↓").small()).clicked();
                if up || down {
                    self.shift(down);
                }
                let own = ui.add(Button::quiet("恢复原来的栏目").small()).clicked();
                asks.then_some(Act::AskWhereTo).or(own.then_some(Act::OwnOrder))
            })
            .inner
        })
    }

    fn why_not(&self) -> Option<&'static str> {
        let nothing = self.wanted().is_empty().then_some("至少要一栏");
        nothing.or(self.terms.why_not())
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        if self.is_asking() {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            self.shift(false);
        }
        if pressed(Modifiers::ALT, Key::ArrowDown) {
            self.shift(true);
        }
        let has_columns = ui.memory(|memory| memory.has_focus(Id::unique(COLUMNS)));
        if let Some(row) = self.selected.filter(|_| has_columns && pressed(Modifiers::NONE, Key::Space)) {
            self.turn(row);
        }
        (self.why_not().is_none() && pressed(Modifiers::COMMAND, Key::E)).then_some(Act::AskWhereTo)
    }

    fn saving_ui(&mut self, ui: &Ui) -> Option<Act> {
        match self.saving.as_mut()?.show(ui.ctx())? {
            SaveAnswer::Save(path) => Some(Act::Save(path, Existing::Keep)),
            SaveAnswer::Replace(path) => Some(Act::Save(path, Existing::Replace)),
            SaveAnswer::Cancel => {
                self.saving = None;
                None
            }
        }
    }

    pub fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Register(register) => {
                self.register = register;
                self.read(desk)?;
            }
            Act::OwnOrder => {
                export::arrange(desk, kinds()[self.register].table, &[])?;
                self.read(desk)?;
            }
            Act::AskWhereTo => {
                let (title, ending) = (kinds()[self.register].title, self.terms.terms().format.ending());
                let name = format!("{title}-{}.{ending}", self.today);
                self.saving = Some(SaveDialog::called("导出到", &name, ending));
            }
            Act::Save(path, existing) => return self.save(desk, path, existing),
        }
        Ok(None)
    }

    fn save(&mut self, desk: &mut Desk, path: PathBuf, existing: Existing) -> Result<Option<Event>, Trouble> {
        if let Err(trouble) = export::require_room(desk, &path, existing) {
            self.saving.iter_mut().for_each(|saving| saving.failed(&trouble));
            return Ok(None);
        }
        self.saving = None;
        let (table, columns) = (kinds()[self.register].table, self.wanted());
        export::arrange(desk, table, &columns)?;
        let order = RegisterOrder { table, columns, terms: self.terms.terms().clone() };
        Ok(Some(Event::Work(export::register_work(desk, order, path, existing)?)))
    }
}
