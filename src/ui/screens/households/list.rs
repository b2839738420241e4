//! The list itself: the switch above it, its rows, and what stands there when there is no household.

use super::{Act, HouseholdsScreen, MEASURE};
use crate::domain::CodeList;
use crate::domain::codes::HouseholdKind;
use crate::services::households::{HouseholdFilter, Task};
use crate::services::lists::Narrowing;
use crate::services::people::Living;
use crate::ui::event::PeopleList;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::listing::Batch;
use crate::ui::saved_views::Taken;
use crate::ui::screens::people::registers;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{BatchAct, Button, MenuItem, Tab, batch_menu, chip_add, chip_menu, empty_state, segmented};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

/// With less the button of the views goes without its picture.
const ROOM_FOR_ICONS: f32 = 480.0;

impl HouseholdsScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("households head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let bar = Panel::top("households bar").exact_size(height::FILTER_BAR).frame(frame);
        let bar = bar.show(ui, |ui| ui.horizontal_centered(|ui| self.bar_ui(ui)).inner).inner;
        let conditions = Panel::top("households conditions").exact_size(height::FILTER_BAR).frame(frame);
        let conditions_ui =
            |ui: &mut Ui| if self.list.marked_count() > 0 { self.batch_ui(ui) } else { self.conditions_ui(ui) };
        let conditions = conditions.show(ui, conditions_ui).inner;
        let banner = self.banner_ui(ui);
        let table = self.table_ui(ui);
        head.or(bar).or(conditions).or(banner).or(table)
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
        let typed = self.day.ui(ui).map(Act::Day);
        ui.add_space(space::SMALL);
        let living = if self.filter.as_of.is_none() { self.living_ui(ui) } else { None };
        let from_right = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let has_icon = ui.available_width() >= ROOM_FOR_ICONS;
            let view = self.list.view(self.filter.clone());
            let taken = match self.views.menu_ui(ui, &view, has_icon, &[]) {
                Some(Taken::View(act)) => Some(Act::View(act)),
                _ => None,
            };
            taken.or(self.list.columns_ui(ui, MEASURE).map(Act::Rows))
        });
        typed.or(living).or(from_right.inner)
    }

    fn conditions_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            asked = self.conditions.ui(ui).or(self.kind_chip_ui(ui)).map(Act::Filter);
            if chip_add(ui, "条件").on_hover_text("户籍住址、户类型、立户时间、人户不一致、待补，按 F8").clicked()
            {
                asked = Some(Act::AskConditions);
            }
        });
        asked
    }

    /// Where it is not said already as a condition.
    fn kind_chip_ui(&self, ui: &mut Ui) -> Option<HouseholdFilter> {
        if self.filter.kind.is_some() {
            return None;
        }
        let codes = &HouseholdKind::table().codes;
        let names: Vec<&str> = codes.iter().map(|row| row.name.as_str()).collect();
        let taken = chip_menu(ui, "户类型", None, &names)?;
        Some(HouseholdFilter { kind: taken.map(|taken| codes[taken].code.clone()), ..self.filter.clone() })
    }

    fn batch_ui(&self, ui: &mut Ui) -> Option<Act> {
        let refusal = (!self.may_write).then_some("您的角色只能查看");
        let registrar = BatchAct { words: "换登记人", icon: icons::PERSON, key: "Alt M", refusal, has_menu: true };
        let (batch, buttons) = self.list.batch_ui(ui, MEASURE, &[registrar]);
        let names: Vec<MenuItem<'_>> = self.operators.iter().map(|name| MenuItem::new(name)).collect();
        if let Some(taken) = batch_menu(ui, &buttons[0], self.may_write, &names) {
            return self.operators.get(taken).cloned().map(Act::Registrar);
        }
        match batch? {
            Batch::Rows(act) => Some(Act::Rows(act)),
            Batch::Own(_) => None,
        }
    }

    fn living_ui(&self, ui: &mut Ui) -> Option<Act> {
        let counts = self.counted().map(|counted| counted.tabs);
        let tabs = [
            Tab::new("现有", counts.map(|counts| thousands(counts[0]))),
            Tab::new("已销户", counts.map(|counts| thousands(counts[1]))),
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
        if self.filter.is_narrowed() {
            let advice = "去掉条件就能看到全部";
            let is_cleared = empty_state(ui, icons::FILTER, "没有符合条件的户", advice, Some("清除条件"));
            return is_cleared.then(|| Act::Filter(self.filter.cleared()));
        }
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
