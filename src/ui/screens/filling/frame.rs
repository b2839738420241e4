//! What stands round the steps: the head with the way they go, and the strip while something is at work.

use super::{Act, FillingScreen, Running, Step};
use crate::ui::screens::foreign_table::{Way, working_ui};
use eframe::egui::Ui;

const STEPS: [(Step, &str); 4] =
    [(Step::File, "选空表"), (Step::Slots, "认栏目"), (Step::Source, "选资料"), (Step::Done, "完成")];

impl FillingScreen {
    pub(super) fn way(&self) -> Way<'_, Step, Act> {
        Way {
            title: "报表套用",
            steps: &STEPS,
            at: self.step,
            primary: self.primary().map(|(words, act)| (words.to_owned(), act)),
            refusal: self.why_not_on(),
        }
    }

    pub(super) fn progress_ui(&self, ui: &mut Ui) -> Option<Act> {
        let (words, how_far) = match &self.running {
            Some(Running::Opening(job)) => (job.title.as_str(), job.done_of_total()),
            Some(Running::Saving(job)) => (job.title.as_str(), job.done_of_total()),
            // A sample comes in a moment, and the picture stays calm meanwhile.
            Some(Running::Dialog(_) | Running::Sampling(_)) | None => ("", (0, 0)),
        };
        working_ui(ui, words, how_far).then_some(Act::Stop)
    }

    pub(super) fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_busy = self.running.is_some();
        match (self.step, &self.filling) {
            (Step::Slots, Some(filling)) => {
                let side = self.slots.ui(ui, filling);
                side.or(self.picture.ui(ui, self.slots.meanings.selected).map(Act::Select))
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
