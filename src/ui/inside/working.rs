//! Long work: while it runs it has the window for itself, tells how far it is, and can be cancelled. Nothing else can be begun
//! meanwhile, for two changes of the same records would meet.

use super::{Inside, thousands};
use crate::services::{Finished, Job, LongWork, Trouble};
use crate::ui::event::After;
use crate::ui::theme;
use crate::ui::widgets::waiting;
use eframe::egui::{CentralPanel, Context, Frame, Key, Modifiers, Ui};

pub(super) const STILL_AT_WORK: &str = "还在处理，请等它完成，或先按 Esc 取消";

impl Inside {
    pub(super) fn begin(&mut self, work: LongWork) -> Result<(), Trouble> {
        let ctx = self.ctx.clone();
        self.at_work = Some(work.begin(&self.desk, move || ctx.iter().for_each(Context::request_repaint))?);
        Ok(())
    }

    /// Answers whether work still has the window.
    pub(super) fn work_ui(&mut self, ui: &mut Ui) -> bool {
        let Some(job) = &self.at_work else { return false };
        let Some(ended) = job.poll() else {
            let is_escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            if job_ui(ui, job) || is_escape {
                job.cancel();
            }
            ui.ctx().request_repaint_after_secs(0.1);
            return true;
        };
        self.at_work = None;
        if let Err(trouble) = ended.and_then(|finished| self.finish(ui, finished)) {
            self.trouble = Some(trouble.to_string());
        }
        false
    }

    fn finish(&mut self, ui: &Ui, finished: Finished) -> Result<(), Trouble> {
        if let Some(copied) = finished.copied {
            ui.ctx().copy_text(copied);
        }
        if let Some(order) = finished.preview {
            return self.preview(*order);
        }
        self.saved(finished.words, finished.undo, After::Stay)
    }
}

/// Answers whether it was cancelled.
fn job_ui(ui: &mut Ui, job: &Job<Finished>) -> bool {
    let (done, total) = job.done_of_total();
    let share = done as f32 / total.max(1) as f32;
    let how_far = if total == 0 { String::new() } else { format!("{} / {}", thousands(done), thousands(total)) };
    let ground = Frame::new().fill(theme::palette(ui).raised);
    CentralPanel::default().frame(ground).show(ui, |ui| waiting(ui, &job.title, &how_far, share)).inner
}
