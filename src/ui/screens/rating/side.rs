//! Beside the stars: whose rating, the houses that are looked at, what happened, the other rounds of this landlord.

use super::{Act, RatingScreen};
use crate::domain::values::Value;
use crate::services::ratings::RatingTimes;
use crate::ui::screens::rating_round::{shown, stars_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Card, TimelineStep, fact_row, timeline};
use eframe::egui::{Label, Ui};

const MOST_HOUSES: usize = 6;
const MOST_CHANGES: usize = 4;

impl RatingScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let landlord = self.landlord_ui(ui);
        let past = self.past_ui(ui);
        self.times_ui(ui);
        self.changes_ui(ui);
        landlord.or(past)
    }

    fn landlord_ui(&self, ui: &mut Ui) -> Option<Act> {
        Card::new("房主").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let accent = theme::palette(ui).accent;
            let link = |ui: &mut Ui, words: &str| ui.link(theme::body(words).color(accent)).clicked();
            let mut asked = fact_row_with(ui, "姓名", |ui| link(ui, &self.page.name).then_some(Act::Landlord));
            let round = fact_row_with(ui, "轮次", |ui| {
                link(ui, &self.page.round_title).then_some(Act::Round(self.page.round))
            });
            asked = asked.or(round);
            for (house, address) in self.page.houses.iter().take(MOST_HOUSES) {
                let pressed = fact_row_with(ui, "出租房屋", |ui| link(ui, address).then_some(Act::House(*house)));
                asked = asked.or(pressed);
            }
            if self.page.houses.len() > MOST_HOUSES {
                fact_row(ui, "", &format!("等 {} 处", self.page.houses.len()));
            }
            fact_row_with(ui, "五颗星", |ui| drop(stars_ui(ui, shown(&self.page.rated))));
            let consent = self.page.rated.rating.consent_on.shown();
            fact_row(ui, "公示同意", if consent.is_empty() { "还没有问过" } else { &consent });
            if let Some(hangs) = self.page.course.publication {
                fact_row(ui, "公示期", &format!("{} 至 {}", hangs.from, hangs.until));
            }
            if let Some(award) = self.page.course.award {
                let until = award.valid_until.map(|until| format!("，有效期至 {until}")).unwrap_or_default();
                fact_row(ui, "授牌", &format!("{}{until}", award.on));
            }
            asked
        })
    }

    /// The stars of the other rounds, each of which opens that rating.
    fn past_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.past.is_empty() {
            return None;
        }
        Card::new("历次评定").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            let mut asked = None;
            for past in &self.page.past {
                if ui.link(theme::body(past.words()).color(theme::palette(ui).accent)).clicked() {
                    asked = Some(Act::Rating(past.rating));
                }
            }
            asked
        })
    }

    fn times_ui(&self, ui: &mut Ui) {
        let steps: Vec<TimelineStep> = self.page.times.iter().map(step).collect();
        Card::new("经过").show(ui, |ui| timeline(ui, &steps));
    }

    fn changes_ui(&self, ui: &mut Ui) {
        let prints = self.page.prints.as_deref();
        if self.page.history.is_empty() && prints.is_none() {
            return;
        }
        Card::new("记录").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            let weak = theme::palette(ui).text_weak;
            let mut line = |words: &str| drop(ui.add(Label::new(theme::small(words).color(weak)).truncate()));
            prints.into_iter().for_each(&mut line);
            for step in self.page.history.iter().take(MOST_CHANGES) {
                line(&format!("{} {} {}", step.at, step.operator, step.what));
            }
        });
    }
}

fn step(time: &RatingTimes) -> TimelineStep {
    TimelineStep {
        date: time.day.map(|day| day.to_string()).unwrap_or_default(),
        title: time.title.clone(),
        second: time.second.clone(),
        is_now: false,
    }
}
