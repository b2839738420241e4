//! 应办: what is due, overdue, missed lately, and the next of each duty. Enter writes down what was done.

use super::{Act, Narrow, RoutinesScreen};
use crate::domain::routine::State;
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, chip_menu, empty_state};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

impl RoutinesScreen {
    pub(super) fn now_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.now.is_empty() && self.narrow.is_any() {
            return self.no_duties_ui(ui);
        }
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let bar = Panel::top("routines bar").exact_size(height::FILTER_BAR).frame(frame);
        let bar = bar.show(ui, |ui| self.bar_ui(ui)).inner;
        bar.or(self.list.table_ui(ui).map(Act::Rows))
    }

    /// How much there is, and what can be done with the duty in front.
    fn bar_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            asked = self.narrow_ui(ui);
            ui.add_space(space::SMALL);
            let count = |state: State| self.now.iter().filter(|line| line.state == state).count();
            let words = format!(
                "已逾期 {} 项，待办 {} 项，近一月未开展 {} 项",
                count(State::Overdue),
                count(State::Due),
                count(State::Missed)
            );
            ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.take().or(self.list.columns_ui(ui, "项").map(Act::Rows));
                let change = Button::quiet("改周期").icon(icons::EDIT).key("F4").small().refused(self.refusal());
                if ui.add(change).clicked() {
                    asked = Some(Act::Rule);
                }
            });
        });
        asked
    }

    /// By area and by person.
    pub(super) fn narrow_ui(&self, ui: &mut Ui) -> Option<Act> {
        let names: Vec<&str> = self.areas.iter().map(String::as_str).collect();
        let area = chip_menu(ui, "片区", self.narrow.area.as_deref(), &names)
            .map(|taken| Narrow { area: taken.map(|taken| self.areas[taken].clone()), ..self.narrow.clone() });
        let names: Vec<&str> = self.holders.iter().map(String::as_str).collect();
        let holder = chip_menu(ui, "责任人", self.narrow.holder.as_deref(), &names)
            .map(|taken| Narrow { holder: taken.map(|taken| self.holders[taken].clone()), ..self.narrow.clone() });
        area.or(holder).map(Act::Narrow)
    }

    pub(super) fn no_duties_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.has_duties {
            let advice = "定期工作都停了，按 Alt N 再加";
            empty_state(ui, icons::CALENDAR, "现在没有应办的定期工作", advice, None);
            return None;
        }
        let act = self.may_write.then_some("用常用的七项");
        let advice = "周排查、月排查、联合接待、联席会议、说事会、评议、签责任书，一次建好再修改；或按 Alt N 自己加";
        empty_state(ui, icons::CALENDAR, "还没有定期工作", advice, act).then_some(Act::AdoptUsual)
    }
}
