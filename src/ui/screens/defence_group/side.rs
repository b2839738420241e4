//! What must always be seen beside the roster: the chosen household or shop, who leads the group, how it is bound, what happened.

use super::tabs::GroupTab;
use super::{Act, GroupScreen};
use crate::domain::values::Value;
use crate::services::defence::{Called, RosterLine};
use crate::ui::icons;
use crate::ui::screens::documents::standing_ui;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, Card, Mood, TimelineStep, badge, fact_row, timeline};
use eframe::egui::{Align, Label, Layout, Sense, Ui, UiBuilder, vec2};

/// Agreements and changes shown; all of them are in their lists.
const MOST: usize = 4;
const MOST_STEPS: usize = 8;

impl GroupScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let in_line = match self.tab {
            GroupTab::Roster => {
                let line = self.selected.and_then(|row| self.page.roster.get(row));
                line.and_then(|line| self.line_ui(ui, line))
            }
            GroupTab::Duties => {
                if !self.duties.turns.is_empty() {
                    self.tallies_ui(ui);
                }
                None
            }
            GroupTab::Patrols => {
                self.totals_ui(ui);
                None
            }
        };
        let in_heads = self.heads_ui(ui);
        let in_agreements = self.agreements_ui(ui);
        self.facts_ui(ui);
        self.steps_ui(ui);
        self.changes_ui(ui);
        in_line.or(in_heads).or(in_agreements)
    }

    /// Whom to call there, in full.
    fn line_ui(&self, ui: &mut Ui, line: &RosterLine) -> Option<Act> {
        let title = if line.title().is_empty() { "这一户" } else { line.title() };
        Card::new(title).detail(line.office).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let accent = theme::palette(ui).accent;
            let mut asked = fact_row_with(ui, "地址", |ui| {
                let place = line.member.place.id?;
                ui.link(theme::body(&line.address).color(accent)).clicked().then_some(Act::Place(place))
            });
            let person = fact_row_with(ui, "联系人", |ui| {
                let Some(person) = line.member.contact.id else {
                    ui.label(theme::body("暂未核到"));
                    return None;
                };
                ui.link(theme::body(&line.name).color(accent)).clicked().then_some(Act::Person(person))
            });
            asked = asked.or(person);
            fact_row(ui, "电话", or_unknown(&line.phones_in_full));
            if !line.help_in_full.is_empty() {
                fact_row(ui, "求助电话", &line.help_in_full);
            }
            if line.people > 0 {
                fact_row(ui, "现住", &format!("{} 人", line.people));
            }
            fact_row(ui, "入组", &line.member.from_date.shown());
            for note in &line.notes {
                fact_row(ui, "待核", note);
            }
            asked
        })
    }

    fn heads_ui(&self, ui: &mut Ui) -> Option<Act> {
        Card::new("负责人").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let head = called_ui(ui, "组长", self.page.head.as_ref(), "还没有推选");
            if self.page.head.is_some() {
                fact_row(ui, "推选日期", or_unknown(&self.page.group.elected_on.shown()));
            }
            let deputy = match &self.page.deputy {
                Some(deputy) => called_ui(ui, "副组长", Some(deputy), ""),
                None => None,
            };
            called_ui(ui, "社区民警", self.page.policeman.as_ref(), "地址里还没有民警");
            head.or(deputy)
        })
    }

    fn agreements_ui(&self, ui: &mut Ui) -> Option<Act> {
        let card = Card::new("责任书").flush();
        let (acts, pressed) = card.show_with(
            ui,
            |ui| self.agreement_acts_ui(ui),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.page.agreements.is_empty() {
                    line_ui(ui, |ui| drop(badge(ui, Mood::Warn, Some(icons::HALF_CIRCLE), "未签")));
                }
                let mut pressed = None;
                for listed in self.page.agreements.iter().take(MOST) {
                    let agreement = &listed.row.agreement;
                    let until =
                        agreement.valid_until.0.map_or_else(|| "长期".to_owned(), |until| format!("至 {until}"));
                    line_ui(ui, |ui| {
                        standing_ui(ui, listed.standing, listed.days_left);
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            let words = theme::body(until).color(theme::palette(ui).accent);
                            if ui.link(words).clicked() {
                                pressed = Some(Act::Agreement(listed.row.id));
                            }
                        });
                    });
                }
                pressed
            },
        );
        acts.or(pressed)
    }

    fn agreement_acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let buttons = [
            (Button::quiet("登记签订").key("F10"), self.why_not_signed(), Act::Sign),
            (Button::quiet("打印责任书").key("F8"), self.why_no_paper(), Act::PrintAgreement),
        ];
        let mut asked = None;
        for (button, refusal, act) in buttons {
            if ui.add(button.small().refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        asked
    }

    fn facts_ui(&self, ui: &mut Ui) {
        let group = &self.page.group;
        Card::new("联防组").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            fact_row(ui, "片区", &self.page.area);
            let facts = [
                ("组求助电话", group.help_phones.shown()),
                ("巡逻路线", group.route.shown()),
                ("备注", group.remark.shown()),
            ];
            for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
                fact_row(ui, label, words);
            }
        });
    }

    fn steps_ui(&self, ui: &mut Ui) {
        let steps: Vec<TimelineStep> = self.page.steps.iter().take(MOST_STEPS).map(step).collect();
        Card::new("经过").show(ui, |ui| timeline(ui, &steps));
    }

    fn changes_ui(&self, ui: &mut Ui) {
        if self.page.history.is_empty() {
            return;
        }
        let title = format!("修改记录 {} 次", self.page.history.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            for step in self.page.history.iter().take(MOST) {
                weak_ui(ui, &format!("{} {} {}", step.at, step.operator, step.what));
            }
        });
    }
}

fn step(step: &crate::services::defence::GroupStep) -> TimelineStep {
    TimelineStep {
        date: step.day.map(|day| day.to_string()).unwrap_or_default(),
        title: step.title.clone(),
        second: step.second.clone(),
        is_now: false,
    }
}

/// A name that can be pressed, and the telephone behind it.
fn called_ui(ui: &mut Ui, label: &str, called: Option<&Called>, nobody: &str) -> Option<Act> {
    fact_row_with(ui, label, |ui| {
        let Some(called) = called else {
            ui.label(theme::body(nobody).color(theme::palette(ui).text_weak));
            return None;
        };
        let asked = match called.person {
            Some(person) => {
                let words = theme::body(&called.name).color(theme::palette(ui).accent);
                ui.link(words).clicked().then_some(Act::Person(person))
            }
            None => {
                ui.label(theme::body(&called.name));
                None
            }
        };
        weak_ui(ui, &called.phones);
        asked
    })
}

/// A line laid out from the right, where how it stands is said.
fn line_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW + space::TINY), Sense::hover());
    let place = row.shrink2(vec2(space::CARD, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    content(&mut ui.new_child(UiBuilder::new().max_rect(place).layout(layout)));
}

fn weak_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(theme::small(words).color(theme::palette(ui).text_weak)).truncate());
}

fn or_unknown(words: &str) -> &str {
    if words.is_empty() { "暂未核到" } else { words }
}
