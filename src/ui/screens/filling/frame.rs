//! What stands around the steps: the way as a line of words, the button that goes on, how far a job is.

use super::{Act, FillingScreen, Running, Step};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, passing_panel, progress_strip};
use eframe::egui::{Align, Layout, Panel, Ui};

const STEPS: [(Step, &str); 4] =
    [(Step::File, "选空表"), (Step::Slots, "认栏目"), (Step::Source, "选资料"), (Step::Done, "完成")];

impl FillingScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if ui.add(Button::icon_only(icons::CARET_LEFT, "返回")).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::title("报表套用"));
            ui.add_space(space::CARD);
            self.steps_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.primary_ui(ui).or(asked.take());
            });
        });
        asked
    }

    /// The way as a line of words; the step at hand is strong.
    fn steps_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        for (place, (step, words)) in STEPS.iter().enumerate() {
            if place > 0 {
                ui.label(theme::icon(icons::CARET_RIGHT, 12.0).color(palette.text_weak));
            }
            let words = format!("{} {words}", place + 1);
            if *step == self.step {
                ui.label(theme::strong(words).color(palette.accent));
            } else {
                ui.label(theme::small(words).color(palette.text_weak));
            }
        }
    }

    fn primary_ui(&self, ui: &mut Ui) -> Option<Act> {
        let (words, act) = self.primary()?;
        let button = Button::primary(words).key("Ctrl Enter").refused(self.why_not_on());
        ui.add(button).clicked().then_some(act)
    }

    pub(super) fn progress_ui(&self, ui: &mut Ui) -> Option<Act> {
        let strip = Panel::bottom("filling progress").exact_size(44.0).show_separator_line(false);
        let (words, (done, total)) = match &self.running {
            Some(Running::Opening(job)) => (job.title.as_str(), job.done_of_total()),
            Some(Running::Saving(job)) => (job.title.as_str(), job.done_of_total()),
            // A sample comes in a moment, and the picture stays calm meanwhile.
            Some(Running::Dialog(_) | Running::Sampling(_)) | None => ("", (0, 0)),
        };
        let stopped = passing_panel(ui, strip, !words.is_empty(), |ui| {
            let how_far = if total == 0 { String::new() } else { format!("{done} / {total}") };
            progress_strip(ui, words, &how_far, done as f32 / total.max(1) as f32).then_some(Act::Stop)
        });
        stopped.flatten()
    }

    pub(super) fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_busy = self.running.is_some();
        match (self.step, &self.filling) {
            (Step::Slots, Some(filling)) => {
                let side = self.slots.ui(ui, filling);
                side.or(self.picture.ui(ui, self.slots.selected).map(Act::Select))
            }
            (Step::Source, Some(filling)) => {
                let side = self.source.ui(ui, filling);
                side.or(self.picture.ui(ui, None).map(Act::Select))
            }
            (Step::Done, _) => self.done.ui(ui),
            _ => self.file.ui(ui, is_busy),
        }
    }
}
