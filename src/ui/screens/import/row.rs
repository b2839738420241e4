//! All about one row: why, what would change, who it may be.

use super::Act;
use super::rehearsal::words_of;
use crate::domain::import::Difference;
use crate::services::candidates::Candidate;
use crate::services::import::{Decision, Detail, Verdict};
use crate::services::places;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Card, radio};
use eframe::egui::Ui;

pub(super) fn row_ui(ui: &mut Ui, verdict: &Verdict, detail: &Detail, row: usize) -> Option<Act> {
    let palette = theme::palette(ui);
    let name = if verdict.name.is_empty() { "没有姓名" } else { &verdict.name };
    ui.label(theme::name(name).color(palette.text));
    ui.label(
        theme::small(format!("表中第 {} 行，{}", verdict.number, verdict.outcome.label())).color(palette.text_weak),
    );
    ui.add_space(space::SMALL);
    for reason in &detail.reasons {
        ui.label(theme::paragraph(reason).color(palette.text));
    }
    if !detail.differences.is_empty() {
        ui.add_space(space::SMALL);
        Card::new("这一行会改动").show(ui, |ui| detail.differences.iter().for_each(|it| difference_ui(ui, it)));
    }
    let chosen = candidates_ui(ui, &detail.candidates);
    let turned = if verdict.can_be_taken() { decision_ui(ui, verdict, row) } else { None };
    chosen.or(turned)
}

fn difference_ui(ui: &mut Ui, difference: &Difference) {
    let palette = theme::palette(ui);
    ui.label(theme::small(difference.label).color(palette.text_weak));
    let before = if difference.before.is_empty() { "未登记" } else { &difference.before };
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::body(before).color(palette.text_weak));
        ui.label(theme::body("→").color(palette.text_weak));
        let ink = if difference.contradicts() { palette.warn } else { palette.text };
        ui.label(theme::body(&difference.after).color(ink));
    });
    ui.add_space(space::TINY);
}

/// Whom the row may be about; nobody is taken for somebody without being asked.
fn candidates_ui(ui: &mut Ui, candidates: &[Candidate]) -> Option<Act> {
    if candidates.is_empty() {
        return None;
    }
    let mut asked = None;
    for (place, candidate) in candidates.iter().enumerate() {
        ui.add_space(space::SMALL);
        Card::new("已有的登记").show(ui, |ui| {
            let palette = theme::palette(ui);
            ui.label(theme::strong(places::legible(&candidate.person.name)).color(palette.text));
            let known = [candidate.address.as_str(), &candidate.days].join("　");
            ui.label(theme::small(known).color(palette.text_weak));
            ui.label(theme::small(candidate.reasons.join("；")).color(palette.text));
            ui.add_space(space::TINY);
            let key = format!("Alt {}", place + 1);
            if ui.add(Button::secondary("是这个人").key(&key).small()).clicked() {
                asked = Some(Act::Is(candidate.id));
            }
        });
    }
    ui.add_space(space::SMALL);
    if ui.add(Button::secondary("另有其人，作为新登记导入").key("Alt 0").small()).clicked() {
        asked = Some(Act::Another);
    }
    asked
}

fn decision_ui(ui: &mut Ui, verdict: &Verdict, row: usize) -> Option<Act> {
    ui.add_space(space::CARD);
    let (take, leave) = words_of(verdict.outcome);
    let is_taken = verdict.decision == Decision::Take;
    let take = radio(ui, is_taken, take).clicked() && !is_taken;
    let leave = radio(ui, !is_taken, leave).clicked() && is_taken;
    (take || leave).then_some(Act::Turn(row))
}
