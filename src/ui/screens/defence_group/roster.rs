//! The roster along the street, as of today or of a day, under what is to be looked at in the group.

use super::{Act, GroupScreen, Which};
use crate::domain::values::{Day, Value};
use crate::domain::{Date, Weight};
use crate::services::defence::RosterLine;
use crate::ui::icons;
use crate::ui::theme::{self, height, radius, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, DateField, Mood, Table, badge, empty_state, key_cap};
use eframe::egui::{Align, Frame, Id, Label, Layout, Margin, Ui, Widget};

/// The id of the field for the day.
pub(super) const AS_OF: &str = "group as of";
/// The list's id.
const ROSTER: &str = "group roster";
/// More findings than this are counted; the list of groups names the first.
const MOST_FINDINGS: usize = 4;

/// Heading and width; the last one takes what is left.
const COLUMNS: [(&str, f32); 6] =
    [("次序", 40.0), ("地址", 188.0), ("户主或店名", 118.0), ("电话", 118.0), ("求助电话", 112.0), ("说明", 120.0)];

impl GroupScreen {
    pub(super) fn main_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.findings_ui(ui);
        let typed = self.bar_ui(ui);
        let in_table = self.table_ui(ui);
        typed.or(in_table)
    }

    /// What is to be looked at; it speaks of the record, and refuses nothing.
    fn findings_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        for finding in self.page.findings.iter().take(MOST_FINDINGS) {
            let is_wrong = finding.weight() == Weight::Wrong;
            let (fill, ink, icon) = if is_wrong {
                (palette.warn_weak, palette.warn, icons::WARNING)
            } else {
                (palette.hover, palette.text_weak, icons::HALF_CIRCLE)
            };
            let frame = Frame::new().fill(fill).corner_radius(radius::CONTROL);
            frame.inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.label(theme::icon(icon, 15.0).color(ink));
                    ui.add(Label::new(theme::small(finding.words()).color(ink)).truncate());
                });
            });
            ui.add_space(space::TINY);
        }
    }

    /// How many there are, and the day it is asked about.
    fn bar_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let unit = self.page.group.unit();
        let words = match self.page.as_of {
            Some(day) => format!("{day} 有 {} {unit}", self.page.roster.len()),
            None => format!("名册 {} {unit}", self.page.roster.len()),
        };
        let (today, mut typed) = (self.today, self.as_of.clone());
        let mut is_asked = false;
        let bar = eframe::egui::vec2(ui.available_width(), height::FILTER_BAR);
        ui.allocate_ui_with_layout(bar, Layout::left_to_right(Align::Center), |ui| {
            ui.label(theme::strong(words));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| is_asked = as_of_ui(ui, &mut typed, today));
        });
        self.as_of = typed;
        is_asked.then_some(Act::AsOf)
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.page.roster.is_empty() {
            return self.empty_ui(ui);
        }
        let id = Id::unique(ROSTER);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns: Vec<Column> =
            COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect();
        let roster = &self.page.roster;
        let table = Table::new(id, &columns, roster.len()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| {
            if let Some(line) = roster.get(row) {
                cell_ui(ui, line, row, column);
            }
        });
        if let Some(row) = output.opened {
            self.selected = Some(row);
            return self.no_line().is_none().then_some(Act::Ask(Which::Member));
        }
        output.selected.map(Act::Select)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.as_of.is_some() {
            empty_state(ui, icons::DEFENCE, "这一天组里没有人家", "换一个日期，或清空日期回到今天", None);
            return None;
        }
        let act = self.refusal().is_none().then_some("添加一户");
        let advice = "按 Ins 添加第一户";
        empty_state(ui, icons::DEFENCE, "名册是空的", advice, act).then_some(Act::Ask(Which::Add))
    }
}

fn cell_ui(ui: &mut Ui, line: &RosterLine, row: usize, column: usize) {
    match column {
        0 => drop(cell_text(ui, theme::body((row + 1).to_string()))),
        1 => drop(cell_text(ui, theme::body(&line.address))),
        2 if line.title().is_empty() => {
            cell_text(ui, theme::body("暂未核到").color(theme::palette(ui).text_weak));
        }
        2 => drop(cell_text(ui, theme::body(line.title()))),
        3 => drop(cell_text(ui, theme::body(&line.phones))),
        4 => drop(cell_text(ui, theme::body(line.member.help_phones.masked()))),
        _ => {
            if !line.office.is_empty() {
                badge(ui, Mood::Accent, None, line.office);
            }
            if let Some(note) = line.notes.first() {
                badge(ui, Mood::Warn, Some(icons::WARNING), note);
            }
        }
    }
}

/// 「截至」 and a day; true when what is typed has become another day.
fn as_of_ui(ui: &mut Ui, typed: &mut String, today: Date) -> bool {
    let before = day_of(typed, today);
    let day = before;
    let id = Id::unique(AS_OF);
    let field = DateField::new(id, typed, day.0, today).width(150.0).ui(ui).accessible_name("截至");
    if field.lost_focus() && day.0.is_some() {
        *typed = day.shown();
    }
    key_cap(ui, "F9");
    ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
    field.changed() && day_of(typed, today) != before
}

fn day_of(typed: &str, today: Date) -> Day {
    let mut day = Day::default();
    // What is no day yet is none.
    let _ = day.read(typed, today);
    day
}
