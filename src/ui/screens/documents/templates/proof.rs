//! The paper the text makes, made by a job whenever typing pauses. What is seen is the finished PDF itself.

use crate::domain::template::TemplateKind;
use crate::services::{Desk, Job, Trouble, templates};
use crate::ui::screens::preview::desk_top::{DeskTop, Zoom};
use crate::ui::screens::preview::sheets::Sheets;
use crate::ui::theme::{self, space};
use eframe::egui::Ui;
use std::time::Duration;

/// So long nobody may have typed, in seconds.
const PAUSE: f64 = 0.35;

pub struct Proof {
    /// The text the sheets show.
    shown: Option<String>,
    /// The text being laid out.
    making: Option<(String, Job<Vec<u8>>)>,
    sheets: Option<Sheets>,
    desk_top: DeskTop,
    /// The text of the last frame, and since when it stands so.
    seen: String,
    since: f64,
    complaint: Option<String>,
    ctx: Option<eframe::egui::Context>,
}

impl Default for Proof {
    fn default() -> Self {
        let mut desk_top = DeskTop::default();
        desk_top.zoom = Zoom::PageWidth;
        Self {
            shown: None,
            making: None,
            sheets: None,
            desk_top,
            seen: String::new(),
            since: 0.0,
            complaint: None,
            ctx: None,
        }
    }
}

impl Proof {
    /// Takes what a job has made; answers whether it is time to make the paper anew.
    pub fn poll(&mut self, ui: &Ui, text: &str) -> bool {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        self.take_made();
        let now = ui.input(|input| input.time);
        if self.seen != text {
            text.clone_into(&mut self.seen);
            self.since = now;
        }
        let is_stale = self.shown.as_deref() != Some(text) && self.making.is_none();
        let is_first = self.shown.is_none();
        let has_paused = now - self.since >= PAUSE;
        if is_stale && !is_first && !has_paused {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(PAUSE));
        }
        is_stale && (is_first || has_paused)
    }

    fn take_made(&mut self) {
        let Some(made) = self.making.as_ref().and_then(|(_, job)| job.poll()) else { return };
        let Some((text, _)) = self.making.take() else { return };
        self.shown = Some(text);
        match made.and_then(|pdf| Sheets::open(pdf, self.sheets.take())) {
            Ok(sheets) => (self.sheets, self.complaint) = (Some(sheets), None),
            Err(trouble) => self.complaint = Some(trouble.to_string()),
        }
    }

    pub fn start(&mut self, desk: &Desk, kind: TemplateKind, text: &str) -> Result<(), Trouble> {
        let (desk, wording, ctx) = (desk.another()?, text.to_owned(), self.ctx.clone());
        let wake = move || {
            if let Some(ctx) = ctx {
                ctx.request_repaint();
            }
        };
        let job = Job::start("proof", "排版", wake, move |_| templates::proof(&desk, kind, &wording))?;
        self.making = Some((text.to_owned(), job));
        Ok(())
    }

    pub fn is_settled(&self) -> bool {
        self.making.is_none()
            && self.shown.as_ref() == Some(&self.seen)
            && self.sheets.as_ref().is_some_and(Sheets::is_settled)
    }

    pub fn ui(&mut self, ui: &mut Ui) {
        if let Some(complaint) = &self.complaint {
            ui.add_space(space::PANE);
            ui.label(theme::body(complaint).color(theme::palette(ui).bad));
            return;
        }
        let Some(sheets) = &mut self.sheets else { return };
        sheets.begin(ui.ctx());
        self.desk_top.ui(ui, sheets);
        sheets.finish(ui.ctx());
    }
}
