//! Beside the list: the latest check of the chosen organisation, item by item, and how to reach it.

use super::ChecksScreen;
use crate::domain::safety::{Item, ItemStanding, items};
use crate::domain::values::Value;
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Card, Mood, badge, fact_row};
use eframe::egui::{Align, Layout, Ui};

impl ChecksScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) {
        let Some(row) = self.chosen() else { return };
        let Some((_, check)) = &row.latest else { return };
        ui.spacing_mut().item_spacing.y = space::CARD;
        let detail = format!("达标 {}", row.passed());
        Card::new(check.kind.label()).detail(&detail).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            items(check).iter().for_each(|item| item_ui(ui, item));
            let remark = check.remark.shown();
            if !remark.is_empty() {
                fact_row(ui, "备注", &remark);
            }
        });
        Card::new("单位资料").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            fact_row(ui, "电话", &row.organisation.phones.shown());
            fact_row(ui, "地址", &row.organisation.office_address);
        });
    }
}

fn item_ui(ui: &mut Ui, item: &Item) {
    ui.horizontal(|ui| {
        ui.set_height(height::FACT);
        ui.label(theme::body(item.label));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| state_ui(ui, item));
    });
}

fn state_ui(ui: &mut Ui, item: &Item) {
    match item.standing {
        ItemStanding::InOrder => badge(ui, Mood::Good, Some(icons::CHECK), &item.state),
        ItemStanding::InHand => badge(ui, Mood::Warn, Some(icons::CLOCK), &item.state),
        ItemStanding::Lacking => badge(ui, Mood::Bad, Some(icons::WARNING), &item.state),
        ItemStanding::Unseen => badge(ui, Mood::Neutral, Some(icons::DASHED_CIRCLE), "没有看"),
    };
}
