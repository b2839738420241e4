//! The list itself: what it is narrowed by, its rows, and what stands there when there is none.

use super::{Act, DefenceScreen, MEASURE, tabs_ui};
use crate::domain::registers::defence_group::{HOUSEHOLDS, SHOPS};
use crate::services::defence::GroupFilter;
use crate::ui::event::DefenceTab;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{Button, MenuItem, Tab, chip_menu, empty_state, menu, segmented};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, RectAlign, Response, Ui};

const KINDS: [(&str, &str); 2] = [(HOUSEHOLDS, "十户联防"), (SHOPS, "十店联防")];

impl DefenceScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("defence head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("defence filter").exact_size(height::FILTER_BAR).frame(frame);
        let filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let table = self.table_ui(ui);
        head.or(filter).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let standing = [
            Tab::new("现有", Some(thousands(self.counts.standing))),
            Tab::new("已解散", Some(thousands(self.counts.dissolved))),
        ];
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            asked = tabs_ui(ui, DefenceTab::Groups).map(Act::Tab);
            if let Some(tab) = segmented(ui, &standing, usize::from(self.filter.dissolved)) {
                asked = Some(Act::Filter(GroupFilter { dissolved: tab == 1, ..self.filter.clone() }));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_write).then_some("您的角色只能查看");
                let form = Button::primary("组建联防组").icon(icons::PLUS).key("Alt N").refused(refusal);
                if ui.add(form).clicked() {
                    asked = Some(Act::Form);
                }
                if ui.add(Button::secondary("导入").key("Ctrl I").refused(refusal)).clicked() {
                    asked = Some(Act::Import);
                }
                let print = Button::secondary("打印").icon(icons::PRINT).caret();
                let print = ui.add(print.refused(self.why_no_printing()));
                asked = asked.take().or_else(|| papers_ui(&print));
            });
        });
        asked
    }

    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let chips = [self.kind_chip_ui(ui), self.estate_chip_ui(ui)];
            asked = chips.into_iter().flatten().next().map(Act::Filter);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.list.columns_ui(ui, MEASURE).map(Act::Rows).or(asked.take());
            });
        });
        asked
    }

    fn kind_chip_ui(&self, ui: &mut Ui) -> Option<GroupFilter> {
        let chosen = KINDS.iter().find(|(code, _)| self.filter.kind == Some(*code));
        let names = KINDS.map(|(_, name)| name);
        let taken = chip_menu(ui, "类型", chosen.map(|(_, name)| *name), &names)?;
        Some(GroupFilter { kind: taken.map(|taken| KINDS[taken].0), ..self.filter.clone() })
    }

    fn estate_chip_ui(&self, ui: &mut Ui) -> Option<GroupFilter> {
        let chosen = self.filter.place.and_then(|place| self.estates.iter().find(|(id, _)| *id == place));
        let on = chosen.map(|(_, name)| format!("地址：{name}"));
        let names: Vec<&str> = self.estates.iter().map(|(_, name)| name.as_str()).collect();
        let taken = chip_menu(ui, "地址", on.as_deref(), &names)?;
        Some(GroupFilter { place: taken.map(|taken| self.estates[taken].0), ..self.filter.clone() })
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        let is_narrowed = self.filter.kind.is_some() || self.filter.place.is_some();
        if is_narrowed {
            let cleared = GroupFilter { dissolved: self.filter.dissolved, ..GroupFilter::default() };
            let advice = "去掉条件就能看到全部";
            return empty_state(ui, icons::FILTER, "没有符合条件的联防组", advice, Some("清除条件"))
                .then_some(Act::Filter(cleared));
        }
        if self.filter.dissolved {
            empty_state(ui, icons::DEFENCE, "没有解散的联防组", "解散或并入别组的会留在这里", None);
            return None;
        }
        let act = self.may_write.then_some("组建联防组");
        let advice = "按 Alt N 从地址里选一段，十户一组";
        empty_state(ui, icons::DEFENCE, "还没有联防组", advice, act).then_some(Act::Form)
    }
}

/// The rosters of all groups in the list, and what their patrols came to.
fn papers_ui(button: &Response) -> Option<Act> {
    let items =
        [MenuItem::new("联防组花名册").note("Ctrl P"), MenuItem::new("本月巡逻汇总"), MenuItem::new("上月巡逻汇总")];
    match menu(button, RectAlign::BOTTOM_END, 220.0, &items, None)? {
        0 => Some(Act::Print),
        1 => Some(Act::Summary(0)),
        _ => Some(Act::Summary(-1)),
    }
}
