//! The list itself: the switch above it, its rows, and what stands there when there is no household.

use super::{Act, HouseholdsScreen, MEASURE};
use crate::services::households::{HouseholdFilter, Task};
use crate::services::people::Living;
use crate::ui::event::PeopleList;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::listing::Batch;
use crate::ui::screens::people::registers;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{Button, Tab, empty_state, segmented};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

impl HouseholdsScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("households head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let bar = Panel::top("households bar").exact_size(height::FILTER_BAR).frame(frame);
        let bar = bar.show(ui, |ui| ui.horizontal_centered(|ui| self.bar_ui(ui)).inner).inner;
        let banner = self.banner_ui(ui);
        let table = self.table_ui(ui);
        head.or(bar).or(banner).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let counts = self.counted().map(|counted| counted.lists);
        ui.horizontal_centered(|ui| {
            asked = registers::switch_ui(ui, counts, PeopleList::Households).map(Act::List);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_write).then_some("您的角色只能查看");
                let found = Button::primary("立户").icon(icons::PLUS).key("Alt N").refused(refusal);
                if ui.add(found).clicked() {
                    asked = Some(Act::Happens(Task::Found, None));
                }
            });
        });
        asked
    }

    /// On a day it is asked which stood, so there is nothing else to choose.
    fn bar_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.marked_count() > 0 {
            return self.batch_ui(ui);
        }
        let typed = self.day_ui(ui);
        ui.add_space(space::SMALL);
        let living = if self.filter.as_of.is_none() { self.living_ui(ui) } else { None };
        let from_right = Layout::right_to_left(Align::Center);
        let of_columns = ui.with_layout(from_right, |ui| self.list.columns_ui(ui, MEASURE)).inner;
        typed.or(living).or(of_columns.map(Act::Rows))
    }

    fn batch_ui(&self, ui: &mut Ui) -> Option<Act> {
        match self.list.batch_ui(ui, MEASURE, &[])? {
            Batch::Rows(act) => Some(Act::Rows(act)),
            Batch::Own(_) => None,
        }
    }

    fn living_ui(&self, ui: &mut Ui) -> Option<Act> {
        let counts = self.counted().map(|counted| counted.households);
        let tabs = [
            Tab::new("现有", counts.map(|counts| thousands(counts.standing))),
            Tab::new("已销户", counts.map(|counts| thousands(counts.ended))),
            Tab::new("全部", None),
        ];
        let all = [Living::Now, Living::Left, Living::All];
        let chosen = all.iter().position(|living| *living == self.filter.living).unwrap_or_default();
        let living = all[segmented(ui, &tabs, chosen)?];
        Some(Act::Filter(HouseholdFilter { living, ..self.filter.clone() }))
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.filter.as_of.is_some() {
            empty_state(ui, icons::PEOPLE, "这一天没有户", "换一个日期，或按上面的 回到今天", None);
            return None;
        }
        let act = self.may_write.then_some("立户");
        let advice = "按 Alt N 登记第一户，户主和成员一次填完";
        let founds = empty_state(ui, icons::PEOPLE, "这里还没有户", advice, act);
        founds.then_some(Act::Happens(Task::Found, None))
    }
}
