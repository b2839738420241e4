//! Beside the members: whom to call, what is said of the team, who served before, who changed what.

use super::{Act, TeamScreen};
use crate::domain::values::Value;
use crate::ui::theme::{self, space};
use crate::ui::widgets::Card;
use crate::ui::widgets::card::{fact_row, fact_row_with};
use eframe::egui::{Label, Ui};

/// The last ones; older ones are in the log.
const MOST: usize = 6;
const MOST_PAST: usize = 12;

impl TeamScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let person = self.member_ui(ui);
        let place = self.facts_ui(ui);
        self.past_ui(ui);
        self.changes_ui(ui);
        person.or(place)
    }

    /// The chosen member, to be called: staff and volunteers in full.
    fn member_ui(&self, ui: &mut Ui) -> Option<Act> {
        let line = self.chosen()?;
        Card::new(&line.name).detail(&line.post).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            fact_row(ui, "电话", or_unknown(&line.phones_in_full));
            fact_row(ui, "任职日期", &line.member.from_date.shown());
            fact_row(ui, "任期至", or_unknown(&line.member.term_until.shown()));
            let remark = line.member.remark.shown();
            if !remark.is_empty() {
                fact_row(ui, "备注", &remark);
            }
            let person = line.member.person.id?;
            fact_row_with(ui, "居民登记", |ui| {
                let words = theme::body("打开登记").color(theme::palette(ui).accent);
                ui.link(words).clicked().then_some(Act::Person(person))
            })
        })
    }

    fn facts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let team = &self.page.team;
        Card::new("队伍").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let asked = team.place.id.and_then(|place| {
                fact_row_with(ui, "负责区域", |ui| {
                    let words = theme::body(&self.page.place).color(theme::palette(ui).accent);
                    ui.link(words).clicked().then_some(Act::Place(place))
                })
            });
            let facts = [
                ("联系电话", team.phones.shown()),
                ("工作职责", team.duties.shown()),
                ("成立日期", team.formed_on.shown()),
                ("撤销日期", team.dissolved_on.shown()),
                ("备注", team.remark.shown()),
            ];
            for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
                fact_row(ui, label, words);
            }
            asked
        })
    }

    fn past_ui(&self, ui: &mut Ui) {
        if self.page.past.is_empty() {
            return;
        }
        let title = format!("以前的成员 {} 人", self.page.past.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            for line in self.page.past.iter().take(MOST_PAST) {
                let (from, until) = (line.member.from_date.shown(), line.member.until_date.shown());
                weak_ui(ui, &format!("{} {} {from} 至 {until}", line.post, line.name));
            }
        });
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

fn weak_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(theme::small(words).color(theme::palette(ui).text_weak)).truncate());
}

fn or_unknown(words: &str) -> &str {
    if words.is_empty() { "暂未核到" } else { words }
}
