//! The head of a page of 联防: the way back, what it is about with its kind, and at the right what can be done.

use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::{Mood, badge};
use eframe::egui::{Align, Label, Layout, Ui};

/// Below this width the way back before the name goes; Esc still leads there.
const NARROWS_BELOW: f32 = 700.0;
/// A name keeps at least so much room.
const NARROWEST_NAME: f32 = 80.0;

pub struct PageHead<'a> {
    /// The list it belongs to, as the link back calls it.
    pub list: &'a str,
    pub title: String,
    /// What kind it is; or, in a calm colour, that it is over.
    pub kind: Result<&'a str, &'a str>,
    /// Room for the kind beside the title.
    pub kind_room: f32,
}

impl PageHead<'_> {
    /// `acts_ui` draws from right to left. Answers what was asked there, or `back`.
    pub fn ui<A>(self, ui: &mut Ui, back: A, acts_ui: impl FnOnce(&mut Ui) -> Option<A>) -> Option<A> {
        ui.horizontal_centered(|ui| {
            let goes_back = ui.available_width() >= NARROWS_BELOW && self.way_back_ui(ui);
            let acts = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let asked = acts_ui(ui);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.title_ui(ui));
                asked
            });
            acts.inner.or(goes_back.then_some(back))
        })
        .inner
    }

    fn way_back_ui(&self, ui: &mut Ui) -> bool {
        let weak = theme::palette(ui).text_weak;
        ui.label(theme::icon(icons::DEFENCE, 16.0).color(weak));
        let goes_back = ui.link(theme::body(self.list).color(weak)).clicked();
        ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(weak));
        goes_back
    }

    fn title_ui(&self, ui: &mut Ui) {
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - self.kind_room).max(NARROWEST_NAME));
            ui.add(Label::new(theme::title(&self.title)).truncate());
        });
        match self.kind {
            Ok(kind) => badge(ui, Mood::Accent, None, kind),
            Err(over) => badge(ui, Mood::Neutral, None, over),
        };
    }
}
