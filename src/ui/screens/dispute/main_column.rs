//! The main column under the next step: who is on which side, what was agreed, and what happened, the newest first.

use super::{Act, DisputeScreen};
use crate::domain::RecordId;
use crate::domain::dispute::{Appointment, StepKind};
use crate::domain::mask;
use crate::domain::registers::{DisputeParty, DisputeTerm};
use crate::domain::values::Value;
use crate::services::disputes::CasePage;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::badge::deadline_by_rule;
use crate::ui::widgets::{Button, Card, Mood, TimelineStep, badge, timeline};
use eframe::egui::{Align, Label, Layout, Ui};

impl DisputeScreen {
    /// Sides beside each other, parties before those who speak for them.
    pub(super) fn parties_ui(&self, ui: &mut Ui) -> Option<Act> {
        let case = &self.page.case;
        let sides: Vec<(&str, &str)> = case.sides().collect();
        let title = format!("当事人 {} 方 {} 人", sides.len(), case.parties.len());
        let add = |ui: &mut Ui| {
            ui.add(Button::quiet("加当事人").icon(icons::PLUS).small().refused(self.refusal()))
                .clicked()
                .then_some(Act::Edit)
        };
        let (added, pressed) = Card::new(&title).show_with(ui, add, |ui| {
            if sides.is_empty() {
                ui.label(theme::small("还没有当事人").color(theme::palette(ui).text_weak));
                return None;
            }
            ui.columns(sides.len(), |columns| {
                let side = |(ui, (code, name)): (&mut Ui, &(&str, &str))| self.party_side_ui(ui, code, name);
                columns.iter_mut().zip(&sides).map(side).fold(None, Option::or)
            })
        });
        added.or(pressed)
    }

    fn party_side_ui(&self, ui: &mut Ui, code: &str, name: &str) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.label(theme::small(name).color(theme::palette(ui).text_weak));
        ui.add_space(space::TINY);
        let mut asked = None;
        for party in self.page.case.side(code) {
            asked = asked.or(self.party_ui(ui, party));
        }
        asked
    }

    fn party_ui(&self, ui: &mut Ui, party: &DisputeParty) -> Option<Act> {
        let palette = theme::palette(ui);
        let opens = party.person.id.map(Act::Person).or(party.organisation.id.map(Act::Organisation));
        let mut asked = None;
        ui.horizontal(|ui| {
            let name = theme::body(&*party.party_name);
            match opens {
                Some(act) if ui.link(name.clone().color(palette.accent)).clicked() => asked = Some(act),
                Some(_) => {}
                None => drop(ui.label(name)),
            }
            if !party.is_party() {
                badge(ui, Mood::Neutral, None, party.role.label());
            }
        });
        ui.add(Label::new(theme::small(self.facts_of(party)).color(palette.text_weak)).wrap());
        ui.add_space(space::TINY);
        asked
    }

    /// 「女 46 岁，138****0001，海棠苑5栋***」, masked as lists are.
    fn facts_of(&self, party: &DisputeParty) -> String {
        let age = party.age(self.today).map(|age| format!("{age} 岁")).unwrap_or_default();
        let sex = party.sex.label().trim_end_matches('性');
        let who = [sex, &age].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
        let facts = [
            who,
            party.authority.shown(),
            party.representative.shown(),
            party.phones.masked(),
            mask::address_to_building(&party.address),
        ];
        facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join("，")
    }

    /// What was agreed, and how far it is performed.
    pub(super) fn terms_ui(&self, ui: &mut Ui) -> Option<Act> {
        let terms = &self.page.case.terms;
        if terms.is_empty() {
            return None;
        }
        let open = terms.iter().filter(|(_, term)| term.is_open()).count();
        let is_agreed = self.page.course.agreed.is_some();
        let detail = match (is_agreed, open) {
            (false, _) => "还没有签署".to_owned(),
            (true, 0) => "已全部履行".to_owned(),
            (true, open) => format!("{open} 条待履行"),
        };
        let left_open = &self.page.case.dispute.left_open;
        let detail = if left_open.is_empty() { detail } else { format!("部分达成，{detail}") };
        Card::new("协议条款").detail(&detail).show(ui, |ui| {
            let one = |(number, (id, term)): (usize, &(RecordId, DisputeTerm))| self.term_ui(ui, number, *id, term);
            let asked = (1..).zip(terms).map(one).fold(None, Option::or);
            if !left_open.is_empty() {
                let words = format!("未达成：{}", &**left_open);
                ui.add(Label::new(theme::small(words).color(theme::palette(ui).text_weak)).wrap());
            }
            asked
        })
    }

    fn term_ui(&self, ui: &mut Ui, number: usize, id: RecordId, term: &DisputeTerm) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                match (term.due_on.0, term.performed_on.0) {
                    (_, Some(day)) => drop(badge(ui, Mood::Good, Some(icons::CHECK), &format!("{day} 已履行"))),
                    (Some(due), None) if self.page.course.agreed.is_some() => {
                        let perform = Button::secondary("登记履行").small().refused(self.refusal());
                        if ui.add(perform).clicked() {
                            asked = Some(Act::Perform(id));
                        }
                        let days = (due - self.today).num_days();
                        deadline_by_rule(ui, days, days <= 7);
                    }
                    _ => {}
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::body(format!("{number}. {}", &*term.wording))).truncate());
                });
            });
        });
        let amount = if term.amount.is_empty() { String::new() } else { format!("{} 元", term.amount.shown()) };
        let due = term.due_on.0.map(|day| format!("{day} 前")).unwrap_or_default();
        let facts =
            [term.performer.shown(), amount, term.manner.shown(), term.venue.shown(), due, term.receipt.shown()];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        if !facts.is_empty() {
            ui.label(theme::small(facts.join("，")).color(palette.text_weak));
        }
        asked
    }

    pub(super) fn time_line_ui(&self, ui: &mut Ui) -> Option<Act> {
        Card::new("经过").detail(&format!("{} 步", self.steps.len())).show(ui, |ui| {
            let mut asked = None;
            for (id, step) in &self.steps {
                let top = ui.cursor().min;
                timeline(ui, std::slice::from_ref(step));
                let room =
                    eframe::egui::Rect::from_min_max(top, eframe::egui::pos2(ui.max_rect().right(), ui.cursor().min.y));
                let place = eframe::egui::UiBuilder::new().id_salt(("step", id.0)).max_rect(room);
                let mut beside = ui.new_child(place.layout(Layout::right_to_left(Align::TOP)));
                let correct = Button::quiet("修改").small().refused(self.refusal());
                if beside.add(correct).on_hover_text(&step.title).clicked() {
                    asked = Some(Act::Correct(*id));
                }
            }
            asked
        })
    }
}

/// The steps in words, the newest first.
pub(super) fn steps(page: &CasePage) -> Vec<(RecordId, TimelineStep)> {
    let mut session = 0;
    let mut steps: Vec<(RecordId, TimelineStep)> = Vec::new();
    for (id, step) in &page.case.steps {
        let kind = StepKind::of(&step.kind);
        let name = match kind {
            Some(StepKind::Mediate) => {
                session += 1;
                format!("第 {session} 次调解")
            }
            _ => step.kind.label().to_owned(),
        };
        let summary = step.summary.lines().next().unwrap_or_default();
        let title = if summary.is_empty() { name } else { format!("{name}  {summary}") };
        let until = Appointment::of(step).map(|until| match kind {
            Some(StepKind::Extend) => format!("延长到 {}", until.on),
            Some(StepKind::HandDown | StepKind::Supervise) => format!("限 {} 办结", until.on),
            _ => format!("约定 {} 再谈", until.in_words()),
        });
        let enclosures: Vec<&str> = step.lacking_enclosures().into_iter().map(|(short, _)| short).collect();
        let lacking = (!enclosures.is_empty()).then(|| format!("附件还缺{}", enclosures.join("、")));
        let by = [step.conducted_by.shown(), step.entered_by.shown()].into_iter().find(|name| !name.is_empty());
        let second = [
            Some(step.outcome.label().to_owned()),
            until,
            Some(step.tier.label().to_owned()),
            Some(step.counterpart.shown()),
            Some(step.document_number.shown()),
            lacking,
            by.map(|name| format!("{name}经办")),
        ];
        let second: Vec<String> = second.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        let day = step.stepped_on.0.map(|day| day.format("%m-%d").to_string()).unwrap_or_default();
        let date = format!("{day} {}", &*step.began_at);
        steps.push((*id, TimelineStep { date, title, second: second.join("，"), is_now: false }));
    }
    steps.reverse();
    if let Some((_, first)) = steps.first_mut() {
        first.is_now = true;
    }
    steps
}
