//! What must always be seen: whose the house is, who answers for it, what is signed and what is due, and who changed the file.

use super::people_card::weak_ui;
use super::{Act, HouseScreen, name_ui};
use crate::domain::agreement::short_title;
use crate::domain::values::Value;
use crate::print::documents::SAFETY_CHECK;
use crate::services::agreements::{Listed, OVER};
use crate::services::houses::{DueKind, Holder, Party, Who};
use crate::ui::icons;
use crate::ui::screens::documents::standing_ui;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::badge::deadline_by_rule;
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, Card, Mood, badge, fact_row};
use eframe::egui::{Align, Label, Layout, Sense, Ui, vec2};

/// The acts of a card's header stand with their keys where they leave room for its title.
const ROOM_FOR_KEYS: f32 = 260.0;
/// Agreements shown.
const MOST_AGREEMENTS: usize = 4;
/// Changes of the file shown; all of them are in the log.
const MOST_CHANGES: usize = 5;

impl HouseScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let landlord = self.landlord_ui(ui);
        let signed = self.signed_ui(ui);
        self.due_ui(ui);
        let prints = self.prints_ui(ui);
        self.changes_ui(ui);
        landlord.or(signed).or(prints)
    }

    fn landlord_ui(&self, ui: &mut Ui) -> Option<Act> {
        let key = if self.page.landlord.is_some() { "Alt L" } else { "" };
        Card::new("房主").detail(key).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let landlord = match &self.page.landlord {
                Some(holder) => holder_ui(ui, holder, self.may_print),
                None => {
                    fact_row(ui, "姓名", "暂未核到");
                    None
                }
            };
            let landlord = landlord.or(self.rating_ui(ui));
            self.page.parties.iter().fold(landlord, |asked, party| {
                let pressed = fact_row_with(ui, party.party.role.label(), |ui| {
                    let pressed = name_ui(ui, party.holder.who, &party.holder.name);
                    weak_ui(ui, &party_words(party));
                    pressed
                });
                asked.or(pressed)
            })
        })
    }

    /// The latest round its landlord was in.
    fn rating_ui(&self, ui: &mut Ui) -> Option<Act> {
        let rating = self.page.ratings.first()?;
        fact_row_with(ui, "星级", |ui| {
            let words = theme::body(rating.words()).color(theme::palette(ui).accent);
            ui.link(words).clicked().then_some(Act::Rating(rating.rating))
        })
    }

    /// What is signed and until when; what is over stays in 文书.
    fn signed_ui(&self, ui: &mut Ui) -> Option<Act> {
        let acts = |ui: &mut Ui| self.agreement_acts_ui(ui);
        let (asked, ()) = Card::new("责任书").flush().show_with(ui, acts, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let is_shown = |listed: &&Listed| !OVER.contains(&listed.standing);
            let mut shown = self.page.agreements.iter().filter(is_shown).peekable();
            if shown.peek().is_none() {
                side_line_ui(ui, |ui| {
                    badge(ui, Mood::Warn, Some(icons::HALF_CIRCLE), "未签");
                    left_ui(ui, "治安消防责任书");
                });
            }
            for listed in shown.take(MOST_AGREEMENTS) {
                let agreement = &listed.row.agreement;
                let until = agreement.valid_until.0.map_or_else(|| "长期".to_owned(), |until| format!("至 {until}"));
                side_line_ui(ui, |ui| {
                    standing_ui(ui, listed.standing, listed.days_left);
                    weak_ui(ui, &until);
                    left_ui(ui, short_title(&agreement.kind.code));
                });
            }
        });
        asked
    }

    fn agreement_acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let no_write = self.refusal();
        let no_signing = no_write.or(self.unsigned().is_none().then_some("没有待签的"));
        let buttons = [
            (Button::quiet("登记签订"), "F10", no_signing, Act::Sign),
            (Button::quiet("打印责任书"), "F8", self.why_no_paper(), Act::PrintAgreement),
        ];
        let has_keys = ui.available_width() >= ROOM_FOR_KEYS;
        let mut asked = None;
        for (button, key, refusal, act) in buttons {
            let button = if has_keys { button.key(key) } else { button };
            if ui.add(button.small().refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        asked
    }

    /// How long there is, by the station's rule; nothing where it goes by none.
    pub(super) fn due_badge_ui(&self, ui: &mut Ui, kind: DueKind) {
        if let Some(due) = self.page.due.iter().find(|due| due.kind == kind) {
            deadline_by_rule(ui, (due.on - self.today).num_days(), due.is_near);
        }
    }

    /// Everything but the pledges, which stand above.
    fn due_ui(&self, ui: &mut Ui) {
        let due = &self.page.due;
        if due.is_empty() {
            return;
        }
        Card::new("到期").flush().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for due in due {
                side_line_ui(ui, |ui| {
                    deadline_by_rule(ui, (due.on - self.today).num_days(), due.is_near);
                    weak_ui(ui, &due.on.to_string());
                    left_ui(ui, &due.words);
                });
            }
        });
    }

    fn prints_ui(&self, ui: &mut Ui) -> Option<Act> {
        let words = self.page.prints.as_ref()?;
        Card::new("打印").show(ui, |ui| {
            let ink = theme::palette(ui).accent;
            ui.link(theme::body(words).color(ink)).clicked().then_some(Act::Prints)
        })
    }

    fn changes_ui(&self, ui: &mut Ui) {
        if self.page.history.is_empty() {
            return;
        }
        let title = format!("修改记录 {} 次", self.page.history.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            for step in self.page.history.iter().take(MOST_CHANGES) {
                weak_ui(ui, &format!("{} {} {}", step.at, step.operator, step.what));
            }
        });
    }
}

fn holder_ui(ui: &mut Ui, holder: &Holder, may_print: bool) -> Option<Act> {
    let is_organisation = matches!(holder.who, Who::Organisation(_));
    let label = if is_organisation { "单位" } else { "姓名" };
    let asked = fact_row_with(ui, label, |ui| {
        let asked = name_ui(ui, holder.who, &holder.name);
        weak_ui(ui, &holder.facts);
        asked
    });
    let number = if is_organisation { "信用代码" } else { "证件号码" };
    fact_row(ui, number, &or_unknown(&holder.number));
    if is_organisation && !holder.representative.is_empty() {
        fact_row(ui, "法定代表人", &holder.representative);
    }
    fact_row(ui, "电话", &or_unknown(&holder.phones));
    let checked = match holder.who {
        Who::Organisation(id) if may_print => {
            let check = Button::quiet(SAFETY_CHECK.title).icon(icons::PRINT).small();
            ui.add(check).clicked().then_some(Act::SafetyCheck(id))
        }
        _ => None,
    };
    asked.or(checked)
}

/// A line laid out from the right, where how it stands is said.
fn side_line_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW + space::TINY), Sense::hover());
    let place = row.shrink2(vec2(space::CARD, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    content(&mut ui.new_child(eframe::egui::UiBuilder::new().max_rect(place).layout(layout)));
}

/// What it is; it may be shortened, the day beside it never.
fn left_ui(ui: &mut Ui, name: &str) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(theme::body(name)).truncate()));
}

fn or_unknown(words: &str) -> String {
    if words.is_empty() { "暂未核到".to_owned() } else { words.to_owned() }
}

/// The telephone of whoever has a role now; of a former landlord from when until when.
fn party_words(party: &Party) -> String {
    match party.party.until_date.0 {
        Some(until) => format!("{} 至 {until}", party.party.from_date.shown()),
        None => party.holder.phones.clone(),
    }
}
