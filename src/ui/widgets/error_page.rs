//! Something failed: what happened, what is safe, what to do now, and the technical line for whoever is asked.

use eframe::egui::{Label, Sense, Ui, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, space};

use super::{Button, paint};

/// What is said when something failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What happened and what to do.
    pub happened: String,
    /// 「资料没有改动」.
    pub safe: String,
    /// For whoever is asked; without anything personal.
    pub technical: String,
}

/// Draws it; answers which of the acts was pressed, by its place.
pub fn error_page(ui: &mut Ui, failure: &Failure, acts: &[&str]) -> Option<usize> {
    let palette = theme::palette(ui);
    ui.vertical(|ui| {
        ui.set_max_width(520.0);
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 28.0), Sense::hover());
        paint::icon(ui.painter(), rect.center(), icons::WARNING_CIRCLE, 24.0, palette.bad);
        ui.add(Label::new(theme::heading(&failure.happened).color(palette.text)).wrap());
        ui.add(Label::new(theme::paragraph(&failure.safe).color(palette.text_weak)).wrap());
        ui.add_space(space::SMALL);
        let pressed = acts_ui(ui, acts);
        ui.add_space(space::SMALL);
        technical_ui(ui, &failure.technical);
        pressed
    })
    .inner
}

fn acts_ui(ui: &mut Ui, acts: &[&str]) -> Option<usize> {
    ui.horizontal(|ui| {
        acts.iter().enumerate().fold(None, |pressed, (place, act)| {
            let button = if place == 0 { Button::primary(act) } else { Button::secondary(act) };
            if ui.add(button).clicked() { Some(place) } else { pressed }
        })
    })
    .inner
}

fn technical_ui(ui: &mut Ui, technical: &str) {
    if technical.is_empty() {
        return;
    }
    let weak = theme::palette(ui).text_weak;
    ui.collapsing(theme::small("技术细节").color(weak), |ui| {
        ui.add(Label::new(theme::small(technical).color(weak)).selectable(true).wrap());
        if ui.add(Button::quiet("复制").small()).clicked() {
            ui.ctx().copy_text(technical.to_owned());
        }
    });
}
