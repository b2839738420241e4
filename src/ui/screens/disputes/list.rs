//! The list itself: what it is narrowed by, its rows, and what stands there when there is none.

use super::{Act, DisputesScreen, MEASURE};
use crate::domain::codes::{DisputeLevel, DisputeType};
use crate::domain::{CodeList, CodeTable};
use crate::services::disputes::{DisputeFilter, DisputeStanding};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{Button, Tab, chip_menu, empty_state, segmented};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

impl DisputesScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("disputes head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("disputes filter").exact_size(height::FILTER_BAR).frame(frame);
        let filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let table = self.table_ui(ui);
        head.or(filter).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let counts = [self.counts.open, self.counts.agreed, self.counts.ended, self.counts.archived];
        let standings = DisputeStanding::ALL.map(Some).into_iter().zip(counts.map(Some)).chain([(None, None)]);
        let standings: Vec<(Option<DisputeStanding>, Option<u64>)> = standings.collect();
        let words = |standing: Option<DisputeStanding>| standing.map_or("全部", DisputeStanding::label);
        let tabs: Vec<Tab> =
            standings.iter().map(|(standing, count)| Tab::new(words(*standing), count.map(thousands))).collect();
        let chosen = standings.iter().position(|(standing, _)| *standing == self.filter.standing).unwrap_or_default();
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if let Some(tab) = segmented(ui, &tabs, chosen) {
                asked = Some(Act::Filter(DisputeFilter { standing: standings[tab].0, ..self.filter.clone() }));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let new = Button::primary("登记纠纷").icon(icons::PLUS).key("Alt N").refused(self.refusal());
                if ui.add(new).clicked() {
                    asked = Some(Act::New);
                }
                let no_printing = (!self.may_print).then_some("您的角色不能打印");
                let ledger = Button::secondary("台账").icon(icons::PRINT).key("Ctrl P").refused(no_printing);
                if ui.add(ledger).clicked() {
                    asked = Some(Act::Ledger);
                }
                if ui.add(Button::secondary("统计").icon(icons::REPORTS).key("F5")).clicked() {
                    asked = Some(Act::Report);
                }
                let refusal = (!self.may_import).then_some("您的角色不能导入纠纷");
                if ui.add(Button::secondary("导入").key("Ctrl I").refused(refusal)).clicked() {
                    asked = Some(Act::Import);
                }
            });
        });
        asked
    }

    /// 「在办，邻里纠纷，一般，我经办的」
    pub(super) fn filter_in_words(&self) -> String {
        let name = |table: &'static CodeTable, code: &Option<String>| {
            code.as_deref().and_then(|code| table.name(code)).unwrap_or_default()
        };
        let words = [
            self.filter.standing.map_or("全部", DisputeStanding::label),
            name(DisputeType::table(), &self.filter.dispute_type),
            name(DisputeLevel::table(), &self.filter.level),
            if self.filter.mediator.is_some() { "我经办的" } else { "" },
        ];
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("，")
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_mediate).then_some("只有调解员和站长能办理纠纷")
    }

    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let (mut asked, mut of_columns) = (None, None);
        ui.horizontal_centered(|ui| {
            let (kind, level) = (&self.filter.dispute_type, &self.filter.level);
            if let Some(dispute_type) = code_chip_ui(ui, "纠纷类型", DisputeType::table(), kind.as_deref()) {
                asked = Some(DisputeFilter { dispute_type, ..self.filter.clone() });
            }
            if let Some(level) = code_chip_ui(ui, "级别", DisputeLevel::table(), level.as_deref()) {
                asked = Some(DisputeFilter { level, ..self.filter.clone() });
            }
            let on = self.filter.mediator.as_ref().map(|_| "我经办的");
            if let Some(taken) = chip_menu(ui, "经办人", on, &["我经办的"]) {
                let mediator = taken.map(|_| self.operator.clone());
                asked = Some(DisputeFilter { mediator, ..self.filter.clone() });
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                of_columns = self.list.columns_ui(ui, MEASURE);
            });
        });
        asked.map(Act::Filter).or(of_columns.map(Act::Rows))
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        let is_narrowed =
            self.filter.dispute_type.is_some() || self.filter.level.is_some() || self.filter.mediator.is_some();
        if is_narrowed {
            let act = empty_state(ui, icons::MEDIATION, "没有符合条件的纠纷", "去掉上面的条件再看", Some("去掉条件"));
            let standing = self.filter.standing;
            return act.then(|| Act::Filter(DisputeFilter { standing, ..DisputeFilter::default() }));
        }
        let act = self.may_mediate.then_some("登记纠纷");
        let advice = "接到电话或有人来说，按 Alt N 先登记，当事人的资料可以以后补";
        empty_state(ui, icons::MEDIATION, "这里没有纠纷", advice, act).then_some(Act::New)
    }
}

/// One entry of a code table, or any; answers what is wanted from now on.
fn code_chip_ui(ui: &mut Ui, words: &str, table: &'static CodeTable, chosen: Option<&str>) -> Option<Option<String>> {
    let names: Vec<&str> = table.codes.iter().map(|row| row.name.as_str()).collect();
    let on = chosen.and_then(|code| table.name(code));
    let taken = chip_menu(ui, words, on, &names)?;
    Some(taken.map(|taken| table.codes[taken].code.clone()))
}
