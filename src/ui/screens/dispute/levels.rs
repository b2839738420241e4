//! At the side: at which level the case lay for how long, who answers for a grave one, and 两早三快四不 as its steps tell them.

use super::{Act, DisputeScreen};
use crate::domain::dispute::{Stay, lacking_three};
use crate::domain::values::{Day, Value};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Card};
use eframe::egui::{Align, Label, Layout, Ui};

impl DisputeScreen {
    /// Only of a case that has left its level: every other one lies where it was registered.
    pub(super) fn stays_ui(&self, ui: &mut Ui) {
        let stays = &self.page.stays;
        if stays.len() < 2 {
            return;
        }
        Card::new("层级").detail(self.page.course.tier.label()).show(ui, |ui| {
            for stay in stays {
                fact_ui(ui, stay.tier.label(), &self.stay_in_words(stay));
            }
        });
    }

    /// 「11 天　05-20 至 05-31」
    fn stay_in_words(&self, stay: &Stay) -> String {
        let until = stay.until.map_or_else(|| "今".to_owned(), |day| day.format("%m-%d").to_string());
        format!("{} 至 {until}　{} 天", stay.from.format("%m-%d"), stay.days(self.today))
    }

    /// 三包责任制, of a grave case.
    pub(super) fn responsibility_ui(&self, ui: &mut Ui) -> Option<Act> {
        let dispute = &self.page.case.dispute;
        if !dispute.is_grave() {
            return None;
        }
        let lacking = lacking_three(&self.page.case).join("，");
        let change = |ui: &mut Ui| {
            let change = Button::quiet("登记").icon(icons::EDIT).small().refused(self.refusal());
            ui.add(change).clicked().then_some(Act::Responsibility)
        };
        let done = |day: Day| if day.is_unset() { "未完成".to_owned() } else { day.shown() };
        let (asked, ()) = Card::new("三包责任").show_with(ui, change, |ui| {
            if !lacking.is_empty() {
                ui.label(theme::small(&lacking).color(theme::palette(ui).bad));
            }
            fact_ui(ui, "包案领导", &dispute.case_leader.shown());
            fact_ui(ui, "工作班子", &dispute.case_team.shown());
            fact_ui(ui, "包调查", &done(dispute.case_examined_on));
            fact_ui(ui, "包处理", &done(dispute.case_handled_on));
            fact_ui(ui, "包稳定", &done(dispute.case_stable_on));
        });
        asked
    }

    /// Earlier matters like it, by number: how they were settled is read on their pages.
    pub(super) fn similar_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.similar.is_empty() {
            return None;
        }
        Card::new("同类纠纷").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            let mut asked = None;
            for case in &self.page.similar {
                ui.horizontal(|ui| {
                    if ui.link(theme::small(&case.number).color(theme::palette(ui).accent)).clicked() {
                        asked = Some(Act::Similar(case.id));
                    }
                    ui.label(theme::small(case.stage).color(theme::palette(ui).text_weak));
                });
                ui.label(theme::small(&case.why).color(theme::palette(ui).text_weak));
            }
            asked
        })
    }

    /// They measure the work on the matter.
    pub(super) fn indicators_ui(&self, ui: &mut Ui) {
        Card::new("两早三快四不").show(ui, |ui| {
            for (name, words) in self.page.indicators.in_words() {
                fact_ui(ui, name, &words);
            }
        });
    }
}

/// How high a line of facts is: nothing in it is pressed.
const LINE: f32 = 20.0;

/// A name at the left, what is known of it at the right.
fn fact_ui(ui: &mut Ui, name: &str, words: &str) {
    ui.spacing_mut().item_spacing.y = space::TINY;
    ui.spacing_mut().interact_size.y = LINE;
    ui.horizontal(|ui| {
        ui.label(theme::small(name).color(theme::palette(ui).text_weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Label::new(theme::small(words)).truncate());
        });
    });
}
