//! The side of the form: who may already be there, who lives at the address, and on what ground data is taken.

use super::{Act, RegistrationScreen, id_of};
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::services::candidates::Candidate;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Card, TextField, Tone};
use eframe::egui::{Align, Label, Layout, Ui, Widget};

/// Widths of the table that compares.
const LABEL: f32 = 64.0;
const VALUE: f32 = 122.0;

impl RegistrationScreen {
    pub(super) fn side_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        if self.waits_for_answer() || self.asks_reason {
            asked = self.candidate_ui(ui);
            ui.add_space(space::CARD);
        }
        self.occupants_ui(ui);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            let weak = theme::palette(ui).text_weak;
            let ground = "处理依据　协助办理居住登记。备注和选填项不要写宗教、疾病、前科等内容。";
            ui.add(Label::new(theme::small(ground).color(weak)).wrap());
        });
        asked
    }

    fn candidate_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let candidate = self.candidates.first()?.clone();
        let count = format!("{} 人", self.candidates.len());
        let typed = self.form.person.record.clone();
        let typed_place = self.form.address.typed.clone();
        Card::new("可能已有此人").detail(&count).tone(Tone::Warn).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            compare_ui(ui, &typed, &typed_place, &candidate);
            ui.add_space(space::TINY);
            let why = format!("为什么提示：{}。", candidate.reasons.join("；"));
            ui.add(Label::new(theme::small(why)).wrap());
            ui.add_space(space::SMALL);
            self.answer_ui(ui)
        })
    }

    fn answer_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let width = ui.available_width();
        let same = Button::primary("就是此人，接着登记新住处").key("Alt 1").width(width);
        let mut asked = ui.add(same).clicked().then_some(Act::GoOnWith(0));
        ui.add_space(space::TINY);
        if self.asks_reason {
            let mut reason = self.form.residence.text("duplicate_reason");
            let field = TextField::new(id_of("duplicate_reason"), &mut reason).name("不是同一人的理由");
            let response = field.hint("写明为什么不是同一人").width(width).ui(ui);
            if response.changed() {
                self.form.residence.type_in("duplicate_reason", &reason, self.today);
                asked = asked.or(Some(Act::Typed("duplicate_reason")));
            }
            if reason.is_empty() && !response.has_focus() && self.focused != Some("duplicate_reason") {
                response.request_focus();
                self.focused = Some("duplicate_reason");
            }
        } else if ui.add(Button::secondary("不是同一人，写明理由").key("Alt 2").width(width)).clicked() {
            self.asks_reason = true;
        }
        asked
    }

    fn occupants_ui(&self, ui: &mut Ui) {
        let Some(dwelling) = self.dwelling.as_ref().filter(|dwelling| !dwelling.people.is_empty()) else { return };
        let title = format!("同一地址现住 {} 人", dwelling.people.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            let weak = theme::palette(ui).text_weak;
            for occupant in dwelling.people.iter().take(8) {
                ui.horizontal(|ui| {
                    ui.label(theme::body(&occupant.name));
                    ui.label(theme::small(&occupant.facts).color(weak));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(theme::small(&occupant.since).color(weak));
                    });
                });
            }
            if dwelling.people.len() > 8 {
                ui.label(theme::small(format!("还有 {} 人", dwelling.people.len() - 8)).color(weak));
            }
        });
    }
}

/// Two columns, what differs in the colour of a question.
fn compare_ui(ui: &mut Ui, typed: &Person, typed_place: &str, known: &Candidate) {
    let rows = [
        ("姓名", typed.name.0.clone(), known.person.name.0.clone()),
        ("证件号码", typed.identity.masked(), known.person.identity.masked()),
        ("出生", typed.birth.shown(), known.person.birth.shown()),
        ("电话", typed.phones.masked(), known.person.phones.masked()),
        ("居住", typed_place.to_owned(), known.residence.clone()),
        ("登记人", String::new(), known.registrar.clone()),
    ];
    line_ui(ui, "", "正在登记", "已有记录", false);
    for (label, mine, theirs) in rows {
        let differs = !mine.is_empty() && !theirs.is_empty() && mine != theirs;
        line_ui(ui, label, &mine, &theirs, differs);
    }
}

fn line_ui(ui: &mut Ui, label: &str, mine: &str, theirs: &str, differs: bool) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut cell = |width: f32, words: &str, ink| {
            ui.allocate_ui_with_layout(eframe::egui::vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(theme::small(words).color(ink)).truncate());
            });
        };
        cell(LABEL, label, palette.text_weak);
        cell(VALUE, mine, palette.text);
        cell(VALUE, theirs, if differs { palette.warn } else { palette.text });
    });
}
