//! The list itself: what it is narrowed by, its rows, and what stands there when nobody does.

use super::columns::LIST;
use super::{Act, PeopleScreen, registers};
use crate::services::people::{FloatingFilter, Living, PeopleKind};
use crate::ui::inside::thousands;
use crate::ui::listing::export_ui;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::{Button, Sort, Tab, Table, empty_state, segmented};
use crate::ui::widgets::{paint, table};
use crate::ui::{icons, widgets};
use eframe::egui::{Align, Color32, Frame, Id, Layout, Margin, Panel, Ui};

/// With less the words of the bar would touch: its buttons go without their pictures.
const ROOM_FOR_ICONS: f32 = 720.0;

/// What 疑似重复 takes beside the tabs.
const ROOM_FOR_DOUBLES: f32 = 96.0;

/// Where the head is too narrow for the button, its key and the empty list still lead there.
const ROOM_FOR_IMPORT: f32 = 112.0;

impl PeopleScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let bar = |height: f32| Margin::symmetric(space::PANE as i8, 0).top as f32 + height;
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("people head").exact_size(bar(height::PAGE_HEAD)).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("people filter").exact_size(bar(height::FILTER_BAR)).frame(frame);
        let filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let conditions = Panel::top("people conditions").exact_size(bar(height::FILTER_BAR)).frame(frame);
        let conditions =
            conditions.show(ui, |ui| if self.marked.count() > 0 { self.batch_ui(ui) } else { self.conditions_ui(ui) });
        let banner = self.banner_ui(ui);
        let table = self.table_ui(ui);
        head.or(filter).or(conditions.inner).or(banner).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let counts = self.counted().map(|counted| counted.lists);
        ui.horizontal_centered(|ui| {
            asked = registers::switch_ui(ui, counts, self.list()).map(Act::List);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.register_ui(ui).or(asked.take());
                let print = Button::secondary("打印名单").icon(icons::PRINT).refused(self.why_no_printing());
                if ui.add(print).clicked() {
                    asked = Some(Act::PrintAll);
                }
                if self.may_write && ui.available_width() >= ROOM_FOR_IMPORT {
                    let import = Button::secondary("导入").key("Ctrl I");
                    asked = ui.add(import).clicked().then_some(Act::Import).or(asked.take());
                }
            });
        });
        asked
    }

    /// Floating people are registered one by one, residents with their household.
    fn register_ui(&self, ui: &mut Ui) -> Option<Act> {
        let refusal = (!self.may_write).then_some("您的角色只能查看");
        let (button, act) = match self.filter.kind {
            PeopleKind::Floating => (Button::primary("登记流动人口").key("Ctrl N"), Act::Register),
            PeopleKind::Resident => (Button::primary("立户"), Act::FoundHousehold),
        };
        ui.add(button.icon(icons::PLUS).refused(refusal)).clicked().then_some(act)
    }

    fn living_ui(&self, ui: &mut Ui) -> Option<Act> {
        let count = |place: usize| self.counted().map(|counted| thousands(counted.tabs[place]));
        let tabs = [Tab::new("在住", count(0)), Tab::new("已离开", count(1)), Tab::new("全部", None)];
        let all = [Living::Now, Living::Left, Living::All];
        let chosen = all.iter().position(|living| *living == self.filter.living).unwrap_or_default();
        let living = all[segmented(ui, &tabs, chosen)?];
        Some(Act::Filter(FloatingFilter { living, ..self.filter.clone() }))
    }

    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let has_icons = ui.available_width() >= ROOM_FOR_ICONS;
        ui.horizontal_centered(|ui| {
            asked = self.day_ui(ui);
            ui.add_space(space::SMALL);
            if self.filter.as_of.is_none() {
                asked = self.living_ui(ui).or(asked.take());
                ui.add_space(space::SMALL);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let button = Button::secondary("列").small();
                let chosen = ui.add(if has_icons { button.icon(icons::COLUMNS) } else { button });
                if self.columns.chooser_ui(self.filter.kind, &chosen, &mut self.settings) {
                    asked = Some(Act::Columns(Box::new(self.settings.clone())));
                }
                asked = asked.take().or(self.views_ui(ui, has_icons));
                if export_ui(ui, self.rows.count()) {
                    asked = Some(Act::Export);
                }
                // Where there is little room it stands in the menu of the lists alone.
                if ui.available_width() >= ROOM_FOR_DOUBLES && ui.add(Button::quiet("疑似重复").small()).clicked() {
                    asked = Some(Act::Doubles);
                }
                // Where it would stand on the tabs it goes; the status bar says it, too.
                let what = if self.filter.is_narrowed() { "符合条件 " } else { "" };
                let words = format!("{what}{} 人", self.people_in_words()) + &self.more_rows();
                let width = paint::line(ui, &words, font::SMALL, Color32::PLACEHOLDER, f32::INFINITY).size().x;
                if ui.available_width() >= width + space::CARD {
                    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
                }
            });
        });
        asked
    }

    /// 「，13 条登记」 where somebody stands on the list more than once.
    pub(super) fn more_rows(&self) -> String {
        let rows = self.rows.count() as u64;
        let is_more = self.counted().is_some_and(|counted| counted.people != rows);
        if is_more { format!("，{} 条登记", thousands(rows)) } else { String::new() }
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.rows.count() == 0 {
            return self.empty_ui(ui);
        }
        let id = Id::unique(LIST);
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let boxes = if self.marked.count() > 0 { table::BOXES + space::SMALL } else { 0.0 };
        let shown = self.columns.shown(self.filter.kind, ui.available_width() - boxes);
        let drawn: Vec<widgets::Column> = self.columns.headings(&shown);
        let sort = shown.iter().position(|column| *column == self.sort.column);
        let sort = sort.map(|column| Sort { column, ..self.sort });
        let rows = &self.rows;
        let table = Table::new(id, &drawn, rows.count()).selected(self.selected).sorted(sort).marked(&self.marked);
        let table = table.brought_into_sight(std::mem::take(&mut self.sight));
        let output = table.show(ui, |ui, row, column| rows.cell_ui(ui, row, shown[column]));
        self.is_dragged |= self.columns.remember(&shown, &output.widths, &mut self.settings);
        if self.is_dragged && !ui.input(|input| input.pointer.any_down()) {
            self.is_dragged = false;
            return Some(Act::Columns(Box::new(self.settings.clone())));
        }
        self.shown = shown.clone();
        if let Some(mark) = output.mark {
            // A row the mark went on to by key is also the one in front.
            return Some(Act::MarkAndGo(mark, output.selected));
        }
        if let Some(sort) = output.sort {
            return Some(Act::Order(Sort { column: shown[sort.column], ..sort }));
        }
        if let Some(row) = output.opened.or(output.selected) {
            return Some(Act::Select(row));
        }
        let unread = self.rows.unread(output.in_sight)?;
        ui.ctx().request_repaint();
        Some(Act::Read(unread))
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.filter.is_narrowed() {
            let words = ("没有符合条件的人", "去掉条件就能看到全部", Some("清除条件"));
            let cleared = Act::Filter(self.filter.widened());
            return empty_state(ui, icons::FILTER, words.0, words.1, words.2).then_some(cleared);
        }
        if self.filter.as_of.is_some() || self.filter.place.is_some() {
            let kind = if self.filter.kind == PeopleKind::Floating { "流动人口" } else { "常住人口" };
            let advice = format!("现在看的是{kind}，换一个日期或换一份名单再看");
            empty_state(ui, icons::CALENDAR, "这一天没有登记的人", &advice, None);
            return None;
        }
        let advice = "按 Ctrl N 登记第一位，按 Ctrl I 导入已有的表格，或到「全部」里看看";
        let act = self.may_write.then_some("登记流动人口");
        empty_state(ui, icons::PEOPLE, "这里还没有人", advice, act).then_some(Act::Register)
    }
}
