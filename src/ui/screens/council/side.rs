//! Beside the list: what the chosen vote or appraisal came to, with the base it was counted of.

use super::CouncilScreen;
use crate::domain::Register;
use crate::domain::registers::{Appraisal, ContactDuty, CouncilVote};
use crate::domain::values::Value;
use crate::services::council::{ContactLine, DutyLine, ballot_words};
use crate::ui::theme::space;
use crate::ui::widgets::{Card, fact_row};
use eframe::egui::Ui;

impl CouncilScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = space::CARD;
        if let Some(vote) = self.vote() {
            vote_ui(ui, &vote.record);
        }
        if let Some(appraisal) = self.appraisal() {
            appraisal_ui(ui, &appraisal.record);
        }
        if let Some(contact) = self.contact() {
            contact_ui(ui, contact);
        }
        if let Some(duty) = self.duty() {
            duty_ui(ui, duty);
        }
    }
}

fn vote_ui(ui: &mut Ui, vote: &CouncilVote) {
    let tally = vote.tally();
    let title = format!("{} 第 {} 轮", vote.subject.shown(), vote.round.shown());
    Card::new(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        fact_row(ui, "到会", &format!("应到 {}，实到 {}", tally.due, tally.present));
        fact_row(ui, "票数", &format!("赞成 {}，反对 {}，弃权 {}", tally.agreed, tally.opposed, tally.abstained));
        fact_row(ui, "本站约定", &tally.words(vote.counted_of()));
        fact_row(ui, "法定", &tally.lawful_words());
        fact_row(ui, "结果", vote.outcome().words());
    });
    facts_ui(
        ui,
        &[
            ("会议", vote.meeting.shown()),
            ("地点", vote.venue.shown()),
            ("公开日期", vote.published_on.shown()),
            ("备注", vote.remark.shown()),
        ],
    );
}

fn appraisal_ui(ui: &mut Ui, appraisal: &Appraisal) {
    let title = format!("{} 第 {} 轮", appraisal.subject.shown(), appraisal.round.shown());
    Card::new(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        fact_row(ui, "群众票", &ballot_words(appraisal.masses()));
        fact_row(ui, "党员票", &ballot_words(appraisal.members()));
    });
    let facts = [
        ("整改期限", appraisal.due_on.shown()),
        ("公开日期", appraisal.published_on.shown()),
        ("备注", appraisal.remark.shown()),
    ];
    facts_ui(ui, &facts);
}

fn contact_ui(ui: &mut Ui, line: &ContactLine) {
    let visit = &line.visit;
    let facts = [
        ("联系人", visit.officer.shown()),
        ("对象", format!("{} {}", visit.kind.shown(), visit.subject.shown())),
        ("地址", line.address.clone()),
        ("诉求", visit.told.shown()),
        ("办理情况", visit.handling.shown()),
        ("办结日期", visit.settled_on.shown()),
        ("备注", visit.remark.shown()),
    ];
    Card::new("联系走访").detail(&visit.visited_on.shown()).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (label, words) in facts.iter().filter(|(_, words)| !words.trim().is_empty()) {
            fact_row(ui, label, words);
        }
    });
}

/// Which of the four or five was done on which day.
fn duty_ui(ui: &mut Ui, line: &DutyLine) {
    let duty = &line.duty;
    let day_of = |key: &str| ContactDuty::field(key).map(|field| (field.value)(duty).shown()).unwrap_or_default();
    Card::new(duty.kind.label()).detail(&duty.progress()).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (key, name) in duty.items() {
            let (day, name) = (day_of(key), name.trim_start_matches("联系").trim_start_matches("帮扶"));
            fact_row(ui, name, if day.is_empty() { "还没做到" } else { &day });
        }
        fact_row(ui, "走访", &format!("{} 次", line.visits));
    });
    facts_ui(ui, &[("备注", duty.remark.shown())]);
}

fn facts_ui(ui: &mut Ui, facts: &[(&str, String)]) {
    if facts.iter().all(|(_, words)| words.is_empty()) {
        return;
    }
    Card::new("公开和备注").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
            fact_row(ui, label, words);
        }
    });
}
