//! The way as a line of words with the one button that goes on, and the strip that tells how far long work is.

use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, MenuItem, Select, passing_panel, progress_strip};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

/// Where one stands on the way, and what goes on from here.
pub struct Way<'a, Step, Act> {
    pub title: &'a str,
    pub steps: &'a [(Step, &'a str)],
    pub at: Step,
    /// What the one button says and asks; none at the first and the last step.
    pub primary: Option<(String, Act)>,
    pub refusal: Option<&'a str>,
}

impl<Step: PartialEq, Act> Way<'_, Step, Act> {
    /// The head of the page: answers what was asked, `back` for the way back.
    pub fn ui(self, ui: &mut Ui, back: Act) -> Option<Act> {
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("way head").exact_size(height::PAGE_HEAD).frame(bar).show_separator_line(false);
        head.show(ui, |ui| ui.horizontal_centered(|ui| self.line_ui(ui, back)).inner).inner
    }

    fn line_ui(self, ui: &mut Ui, back: Act) -> Option<Act> {
        let goes_back = ui.add(Button::icon_only(icons::CARET_LEFT, "返回")).clicked();
        ui.label(theme::title(self.title));
        ui.add_space(space::CARD);
        steps_ui(ui, self.steps, &self.at);
        let goes_on = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (words, act) = self.primary?;
            let button = Button::primary(&words).key("Ctrl Enter").refused(self.refusal);
            ui.add(button).clicked().then_some(act)
        });
        goes_on.inner.or(goes_back.then_some(back))
    }
}

/// The step at hand is strong.
fn steps_ui<Step: PartialEq>(ui: &mut Ui, steps: &[(Step, &str)], at: &Step) {
    let palette = theme::palette(ui);
    for (place, (step, words)) in steps.iter().enumerate() {
        if place > 0 {
            ui.label(theme::icon(icons::CARET_RIGHT, 12.0).color(palette.text_weak));
        }
        let words = format!("{} {words}", place + 1);
        if step == at {
            ui.label(theme::strong(words).color(palette.accent));
        } else {
            ui.label(theme::small(words).color(palette.text_weak));
        }
    }
}

/// Below the page while something is at work, with how far it is; answers whether it is to stop. Without words there is none.
pub fn working_ui(ui: &mut Ui, words: &str, (done, total): (u64, u64)) -> bool {
    let strip = Panel::bottom("way progress").exact_size(44.0).show_separator_line(false);
    let stopped = passing_panel(ui, strip, !words.is_empty(), |ui| {
        let how_far = if total == 0 { String::new() } else { format!("{done} / {total}") };
        progress_strip(ui, words, &how_far, done as f32 / total.max(1) as f32)
    });
    stopped.unwrap_or_default()
}

/// One of a few, in the bar over the headings: what the table is about, which sheet of the file.
pub fn pick_ui(ui: &mut Ui, label: &str, width: f32, names: &[&str], chosen: usize) -> Option<usize> {
    let items: Vec<MenuItem<'_>> = names.iter().map(|name| MenuItem::new(name)).collect();
    let words = names.get(chosen).copied().unwrap_or_default();
    let select = Select::new(label, words).width(width).height(height::CONTROL_SMALL);
    select.show(ui, &items, Some(chosen)).1.filter(|taken| *taken != chosen)
}
