//! 责任人 on the page of a place: who answers now and since when, what is not in order, who did before.

use super::{Detail, section_line_ui};
use crate::services::address_tree::DutyRow;
use crate::ui::icons;
use crate::ui::screens::addresses::Act;
use crate::ui::screens::addresses::dialogs::Which;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::Button;
use crate::ui::widgets::card::fact_row_with;
use eframe::egui::{Align, Frame, Label, Layout, Margin, Ui};

impl Detail {
    pub(super) fn duties_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = self.duties_head_ui(ui);
        for row in self.page.duties.iter().filter(|row| row.is_present) {
            asked = self.duty_ui(ui, row).or(asked);
        }
        if self.page.duties.iter().all(|row| !row.is_present) {
            ui.label(theme::small("还没有责任人").color(theme::palette(ui).text_weak));
        }
        for finding in &self.page.duty_findings {
            warning_ui(ui, finding);
        }
        self.past_duties_ui(ui);
        asked.map(Act::Ask)
    }

    fn duties_head_ui(&self, ui: &mut Ui) -> Option<Which> {
        section_line_ui(ui);
        ui.horizontal(|ui| {
            ui.label(theme::strong("责任人"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let why_not = (!self.may_write).then_some("您的角色只能查看");
                let add = Button::quiet("添加责任人…").key("F8").small().refused(why_not);
                ui.add(add).clicked().then_some(Which::Duty)
            })
            .inner
        })
        .inner
    }

    /// Who, and on the second line since when; what the place has of its own can be changed there.
    fn duty_ui(&self, ui: &mut Ui, row: &DutyRow) -> Option<Which> {
        let palette = theme::palette(ui);
        fact_row_with(ui, &row.duty, |ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            ui.label(theme::body(&row.holder));
            ui.label(theme::small(&row.phones).color(palette.text_weak));
        });
        let whence = row.from.as_ref().map_or_else(|| row.days.clone(), |from| format!("{}，随{from}", row.days));
        fact_row_with(ui, "", |ui| {
            ui.label(theme::small(whence).color(palette.text_weak));
            if row.from.is_some() || !self.may_write {
                return None;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let ended = ui.add(Button::quiet("结束…").small()).clicked();
                let replaced = ui.add(Button::quiet("更换…").small()).clicked();
                if ended { Some(Which::EndDuty(row.id)) } else { replaced.then_some(Which::ReplaceDuty(row.id)) }
            })
            .inner
        })
    }

    fn past_duties_ui(&self, ui: &mut Ui) {
        let past: Vec<&DutyRow> = self.page.duties.iter().filter(|row| !row.is_present).collect();
        if past.is_empty() {
            return;
        }
        let weak = theme::palette(ui).text_weak;
        ui.collapsing(theme::small(format!("以前的 {} 位", past.len())).color(weak), |ui| {
            for row in past {
                ui.label(theme::small(format!("{} {} {}", row.duty, row.holder, row.days)).color(weak));
            }
        });
    }
}

fn warning_ui(ui: &mut Ui, words: &str) {
    let palette = theme::palette(ui);
    let frame =
        Frame::new().fill(palette.warn_weak).corner_radius(radius::CONTROL).inner_margin(Margin::symmetric(10, 5));
    ui.add_space(space::TINY);
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::icon(icons::WARNING, 15.0).color(palette.warn));
            ui.add(Label::new(theme::small(words).color(palette.warn)).wrap());
        });
    });
}
