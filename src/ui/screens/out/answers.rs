//! The answers of a batch: a row for each line that was asked, and where several may be meant, who they are.

use super::batch_query::Act;
use crate::services::batch_query::{self, Answer, Candidate, Outcome};
use crate::services::export::{ColumnName, Purpose, answer_columns};
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Table, passing_panel, tick_menu};
use eframe::egui::{Align, CentralPanel, Frame, Id, Key, Layout, Margin, Modifiers, Panel, RectAlign, ScrollArea, Ui};

const TABLE: &str = "answers of a batch";
/// Shown from the beginning.
const FIRST: usize = 6;
const WIDTHS: [f32; 2] = [168.0, 116.0];
/// Of the columns that need other room than most.
const OTHER_WIDTHS: [(&str, f32); 4] =
    [("person.name", 88.0), ("person.identity", 158.0), ("person.sex", 52.0), ("person.phones", 108.0)];
const WIDTH: f32 = 120.0;
const CHOICES: f32 = 132.0;
/// Alt and one of these takes a candidate; the first three turn the tabs of the page.
const KEYS: [(Key, &str); 6] = [
    (Key::Num4, "Alt 4"),
    (Key::Num5, "Alt 5"),
    (Key::Num6, "Alt 6"),
    (Key::Num7, "Alt 7"),
    (Key::Num8, "Alt 8"),
    (Key::Num9, "Alt 9"),
];

/// What was found, and how it is told.
pub(super) struct Asked {
    answers: Vec<Answer>,
    cells: Vec<Vec<String>>,
}

impl Asked {
    /// Looks everybody up, in these columns or in those one begins with.
    pub fn of(
        desk: &mut Desk,
        text: &str,
        purpose: &Purpose,
        columns: Option<Vec<ColumnName>>,
    ) -> Result<Self, Trouble> {
        let answers = batch_query::ask(desk, text, purpose)?;
        let first = || answer_columns().into_iter().take(FIRST).collect();
        let cells = batch_query::cells(desk, &answers, &columns.unwrap_or_else(first))?;
        Ok(Self { answers, cells })
    }
}

fn shown_first(count: usize) -> Vec<bool> {
    (0..count).map(|place| place < FIRST).collect()
}

pub(super) struct Answers {
    answers: Vec<Answer>,
    /// What stands in each row, made when it changes.
    cells: Vec<Vec<String>>,
    all_columns: Vec<ColumnName>,
    shown: Vec<bool>,
    /// A column was ticked or no longer.
    turned: Option<usize>,
    selected: Option<usize>,
    candidates: Vec<Candidate>,
    wants_focus: bool,
}

impl Answers {
    /// In the columns of the answers before, where there were any; the first line with several is in front.
    pub fn of(asked: Asked, before: Option<Self>) -> Self {
        let Asked { answers, cells } = asked;
        let all_columns = answer_columns();
        let shown = before.map_or_else(|| shown_first(all_columns.len()), |before| before.shown);
        let is_open = |answer: &Answer| matches!(answer.outcome(), Outcome::Several(_));
        let selected = answers.iter().position(is_open).or((!answers.is_empty()).then_some(0));
        Self { answers, cells, all_columns, shown, turned: None, selected, candidates: Vec::new(), wants_focus: true }
    }

    /// Those the line in front may mean, once the answers are there.
    pub fn with_candidates(mut self, desk: &Desk) -> Result<Self, Trouble> {
        self.read_candidates(desk)?;
        Ok(self)
    }

    pub fn all(&self) -> &[Answer] {
        &self.answers
    }

    pub fn columns(&self) -> Vec<ColumnName> {
        let shown = self.all_columns.iter().zip(&self.shown).filter(|(_, is_shown)| **is_shown);
        shown.map(|(column, _)| column.clone()).collect()
    }

    fn read_candidates(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let several = self.selected.and_then(|row| self.answers.get(row)).filter(|answer| answer.found.len() > 1);
        self.candidates = several.map_or(Ok(Vec::new()), |answer| batch_query::candidates(desk, answer))?;
        Ok(())
    }

    pub fn act(&mut self, act: Act, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Select(row) => {
                self.selected = Some(row);
                self.read_candidates(desk)?;
            }
            Act::Choose(person) => {
                let answer = self.selected.and_then(|row| self.answers.get_mut(row));
                answer.into_iter().for_each(|answer| answer.chosen = Some(person));
                self.read_row(desk)?;
                self.go_to_next();
                self.read_candidates(desk)?;
            }
            Act::Columns => {
                if let Some(turned) = self.turned.take() {
                    self.shown[turned] = !self.shown[turned];
                }
                self.cells = batch_query::cells(desk, &self.answers, &self.columns())?;
            }
            Act::Open(row) => {
                return Ok(self.answers.get(row).and_then(Answer::person).map(Event::OpenPerson));
            }
            _ => {}
        }
        Ok(None)
    }

    /// The line in front, told anew.
    fn read_row(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some((row, answer)) = self.selected.and_then(|row| Some((row, self.answers.get(row)?))) else {
            return Ok(());
        };
        let told = batch_query::cells(desk, std::slice::from_ref(answer), &self.columns())?.pop();
        if let (Some(cells), Some(told)) = (self.cells.get_mut(row), told) {
            *cells = told;
        }
        Ok(())
    }

    /// To the next line with several, where there is one.
    fn go_to_next(&mut self) {
        let after = self.selected.map_or(0, |row| row + 1);
        let is_open = |answer: &Answer| matches!(answer.outcome(), Outcome::Several(_));
        let next = self.answers.iter().skip(after).position(is_open);
        self.selected = next.map(|next| next + after).or(self.selected);
        self.wants_focus = true;
    }

    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::ALT, Key::C) {
            return Some(Act::Copy);
        }
        if pressed(Modifiers::COMMAND, Key::E) {
            return Some(Act::Save);
        }
        let chosen = self.candidates.iter().zip(KEYS).find(|(_, (key, _))| pressed(Modifiers::ALT, *key));
        chosen.map(|(candidate, _)| Act::Choose(candidate.person))
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("answers head").exact_size(height::FILTER_BAR).frame(bar);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let choices = self.choices_ui(ui);
        let in_table = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.table_ui(ui)).inner;
        in_head.or(choices).or(in_table)
    }

    fn head_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let words = format!("{} 行", thousands(self.answers.len() as u64));
            ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary("存成表格…").key("Ctrl E").small()).clicked() {
                    asked = Some(Act::Save);
                }
                if ui.add(Button::secondary("复制结果").key("Alt C").small()).clicked() {
                    asked = Some(Act::Copy);
                }
                let button = ui.add(Button::secondary("列").icon(icons::COLUMNS).small());
                let boxes: Vec<(&str, bool)> = self
                    .all_columns
                    .iter()
                    .zip(&self.shown)
                    .map(|(column, is_shown)| (column.heading.as_str(), *is_shown))
                    .collect();
                self.turned = tick_menu(&button, RectAlign::BOTTOM_END, 180.0, &boxes);
                asked = asked.take().or(self.turned.map(|_| Act::Columns));
            });
        });
        asked
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let id = Id::unique(TABLE);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let own = ["查的", "结果"].iter().zip(WIDTHS).map(|(heading, width)| Column::new(*heading, width));
        let chosen = self.columns();
        let told = chosen.iter().map(|column| Column::new(column.heading.as_str(), width(&column.key)));
        let columns: Vec<Column> = own.chain(told).map(Column::not_sortable).collect();
        let (answers, cells) = (&self.answers, &self.cells);
        let table = Table::new(id, &columns, answers.len()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| {
            let Some(words) = cells.get(row).and_then(|cells| cells.get(column)) else { return };
            let palette = theme::palette(ui);
            let ink = match answers[row].outcome() {
                Outcome::Several(_) if column == 1 => palette.warn,
                Outcome::Nobody | Outcome::Ruined if column == 1 => palette.bad,
                _ => palette.text,
            };
            cell_text(ui, theme::body(words).color(ink));
        });
        output.opened.map(Act::Open).or(output.selected.map(Act::Select))
    }

    /// Who the line in front may mean.
    fn choices_ui(&self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 8));
        let strip = Panel::bottom("whom an answer means").exact_size(CHOICES).frame(frame);
        let is_open = !self.candidates.is_empty();
        passing_panel(ui, strip, is_open, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.candidates_ui(ui)).inner
        })
        .flatten()
    }

    fn candidates_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.label(theme::small("可能是下面几位，请选是哪一位").color(palette.text_weak));
        let chosen = self.selected.and_then(|row| self.answers.get(row)?.chosen);
        for (place, candidate) in self.candidates.iter().enumerate() {
            ui.horizontal(|ui| {
                let button = Button::secondary("是这位").small();
                let button =
                    KEYS.get(place).map_or(Button::secondary("是这位").small(), |(_, words)| button.key(words));
                if ui.add(button).clicked() {
                    asked = Some(Act::Choose(candidate.person));
                }
                let ink = if chosen == Some(candidate.person) { palette.accent } else { palette.text };
                ui.label(theme::body(&candidate.words).color(ink));
            });
        }
        asked
    }
}

fn width(key: &str) -> f32 {
    OTHER_WIDTHS.iter().find(|(other, _)| *other == key).map_or(WIDTH, |(_, width)| *width)
}
