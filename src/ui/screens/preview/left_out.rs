//! Of the options: who stands not on the paper of many, and what is missing.

use super::parts::{label, note_box};
use super::{Act, PreviewScreen};
use crate::services::printing::Lacking;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, Tone};
use eframe::egui::{Label, Ui};

/// What they have in common.
fn why(left_out: &[Lacking]) -> &'static str {
    let is_missing = left_out.iter().all(|one| one.refused.is_none());
    if is_missing { "缺少必填内容" } else { "不能打印" }
}

/// So many are named.
const MOST_NAMED: usize = 40;

impl PreviewScreen {
    /// Who stands not on the paper because something is missing: each leads to where it is filled in.
    pub(super) fn left_out_ui(&self, ui: &mut Ui) -> Option<Act> {
        let left_out = self.made.as_ref().map(|made| &made.paper.left_out).filter(|left_out| !left_out.is_empty())?;
        ui.add_space(space::SMALL);
        note_box(ui, Tone::Warn, &format!("{} 份{}，没有排进来：", left_out.len(), why(left_out)));
        let mut opened = None;
        for lacking in left_out.iter().take(MOST_NAMED) {
            ui.horizontal(|ui| {
                if ui.add(Button::secondary(&lacking.name).small()).clicked() {
                    opened = lacking.opens_at.map(Act::Open);
                }
                ui.add(Label::new(theme::small(lacking.words()).color(theme::palette(ui).text_weak)).truncate());
            });
        }
        if left_out.len() > MOST_NAMED {
            label(ui, &format!("另有 {} 份", left_out.len() - MOST_NAMED));
        }
        opened
    }
}
