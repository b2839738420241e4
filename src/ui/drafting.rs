//! Putting a half-written form away, alike for every form: at each pause in typing, before it is left, before the lock.

use crate::domain::Right;
use crate::services::drafts::{self, Form};
use crate::services::{Desk, Trouble};
use crate::ui::widgets::Guard;
use eframe::egui::Ui;

/// So long a pause in typing keeps the draft, in seconds.
const PAUSE: f64 = 1.0;

/// Before a form with something in it is left.
pub const GUARD: Guard = Guard {
    question: "这份登记还没有保存",
    consequence: "留草稿：它在「今日」等您接着填。不保留：这次填的都丢掉，已保存的登记不变。",
    stay: "接着填",
    keep: "留草稿",
    drop: "不保留",
};

/// The draft of one form.
pub struct Drafting<F> {
    /// Under which it is kept.
    key: String,
    /// The form as it began; nothing of one that was taken up again, which is changed by that.
    original: Option<F>,
    /// The form as the timer saw it last.
    noticed: F,
    /// Since when there is something the draft does not hold yet, by the window's clock.
    changed_at: Option<f64>,
    /// `10:42:07`
    kept_at: Option<String>,
}

impl<F: Clone + PartialEq + Into<Form>> Drafting<F> {
    /// Of a form that begins; `name` tells one kind of form from another.
    pub fn begin(name: &str, desk: &Desk, form: &F) -> Self {
        Self {
            key: format!("{name} {}", desk.now()),
            original: Some(form.clone()),
            noticed: form.clone(),
            changed_at: None,
            kept_at: None,
        }
    }

    /// Of a form that goes on where its draft ended.
    pub fn taken_up(key: String, form: &F) -> Self {
        Self { key, original: None, noticed: form.clone(), changed_at: None, kept_at: None }
    }

    /// Whether there is anything in the form that would be a loss.
    pub fn is_changed(&self, form: &F) -> bool {
        self.original.as_ref() != Some(form)
    }

    /// Whether the draft is to be kept now; asks for a frame when the pause will be over.
    pub fn is_due(&mut self, ui: &Ui, form: &F) -> bool {
        let now = ui.input(|input| input.time);
        if *form != self.noticed {
            self.noticed.clone_from(form);
            self.changed_at = Some(now);
        }
        let Some(changed_at) = self.changed_at else { return false };
        let left = changed_at + PAUSE - now;
        if left > 0.0 {
            ui.ctx().request_repaint_after_secs(left as f32 + 0.02);
        }
        left <= 0.0
    }

    /// Keeps what is typed in the archive, when there is anything; answers whether there is.
    pub fn keep(&mut self, desk: &mut Desk, form: &F) -> Result<bool, Trouble> {
        let is_changed = self.is_changed(form);
        self.keep_if(is_changed, desk, form)
    }

    /// The same for a form that says itself whether there is anything in it.
    pub fn keep_if(&mut self, is_changed: bool, desk: &mut Desk, form: &F) -> Result<bool, Trouble> {
        self.changed_at = None;
        if !is_changed || !desk.may(Right::Enter) {
            return Ok(false);
        }
        drafts::keep(desk, &self.key, form.clone().into())?;
        self.kept_at = desk.now().get(11..19).map(str::to_owned);
        Ok(true)
    }

    /// What was typed is given up.
    pub fn forget(&self, desk: &mut Desk) -> Result<(), Trouble> {
        drafts::drop(desk, &self.key)
    }

    /// The form is written. A draft that stays behind is offered on 今日 and can be dropped there, while an error here would
    /// invite to save a second time.
    pub fn saved(&self, desk: &mut Desk) {
        let _ = drafts::drop(desk, &self.key);
    }

    /// What the status bar says.
    pub fn status(&self) -> String {
        self.kept_at.as_ref().map(|at| format!("草稿已存 {at}")).unwrap_or_default()
    }
}
