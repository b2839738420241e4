//! Beside the list: what the round is about, how many stand where, how many have how many stars.

use super::{Act, RoundScreen};
use crate::domain::values::Value;
use crate::services::ratings::RatingFilter;
use crate::ui::theme::{self, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Bar, Card, bar_chart, fact_row};
use eframe::egui::Ui;

/// Labels of the bars, from five to none.
const NUMBERS: [&str; 6] = ["五星", "四星", "三星", "二星", "一星", "没有星"];

impl RoundScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        self.facts_ui(ui);
        let stages = self.stages_ui(ui);
        let stars = self.stars_card_ui(ui);
        stages.or(stars).map(Act::Filter)
    }

    fn facts_ui(&self, ui: &mut Ui) {
        let round = &self.page.round;
        Card::new("本轮").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let span = format!("{} 至 {}", round.from_date.shown(), round.until_date.shown());
            fact_row(ui, "期间", &span);
            fact_row(ui, "范围", if self.page.area.is_empty() { "全站" } else { &self.page.area });
            fact_row(ui, "开始日期", &round.opened_on.shown());
            fact_row(ui, "评议组", if round.panel.is_empty() { "暂未填写" } else { &round.panel });
            let candidates = match self.page.candidates {
                0 => "都已列入".to_owned(),
                count => format!("还有 {count} 位没有列入"),
            };
            fact_row(ui, "其他房主", &candidates);
        });
    }

    /// Each number leads to its landlords.
    fn stages_ui(&self, ui: &mut Ui) -> Option<RatingFilter> {
        let reached: Vec<_> = self.page.stages.iter().filter(|(_, count)| *count > 0).collect();
        if reached.is_empty() {
            return None;
        }
        Card::new("进行到").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut asked = None;
            for (stage, count) in reached {
                let ink = theme::palette(ui).accent;
                let words = format!("{count} 位");
                let is_pressed =
                    fact_row_with(ui, stage.label(), |ui| ui.link(theme::body(words).color(ink)).clicked());
                if is_pressed {
                    asked = Some(RatingFilter { stage: Some(*stage), ..RatingFilter::default() });
                }
            }
            if self.page.open_objections > 0 {
                fact_row(ui, "异议", &format!("{} 件待复核", self.page.open_objections));
            }
            asked
        })
    }

    fn stars_card_ui(&self, ui: &mut Ui) -> Option<RatingFilter> {
        let count = &self.page.stars;
        if count.starred() == 0 {
            return None;
        }
        let by_number = count.by_number.iter().rev();
        let bars: Vec<Bar> = NUMBERS
            .iter()
            .zip(by_number)
            .map(|(label, value)| Bar { label: (*label).to_owned(), values: vec![(*value).into()] })
            .collect();
        let title = format!("{} 位房主有星", count.starred());
        Card::new(&title).show(ui, |ui| {
            let (row, _) = bar_chart(ui, &["房主"], &bars)?;
            Some(RatingFilter { number: Some(5 - row), ..RatingFilter::default() })
        })
    }
}
