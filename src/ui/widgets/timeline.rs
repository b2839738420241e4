//! What happened, newest first: date column, dot, title and a weak second line. Filled is now, hollow is past.

use eframe::egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::ui::theme::{self, font};

use super::paint;

const STEP: f32 = 47.0;
const DOT_X: f32 = 85.5;
const WORDS_X: f32 = 101.0;

/// One step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineStep {
    pub date: String,
    pub title: String,
    pub second: String,
    pub is_now: bool,
}

/// Draws the steps under each other.
pub fn timeline(ui: &mut Ui, steps: &[TimelineStep]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (place, step) in steps.iter().enumerate() {
        step_ui(ui, step, place + 1 == steps.len());
    }
}

fn step_ui(ui: &mut Ui, step: &TimelineStep, is_last: bool) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STEP), Sense::hover());
    response.widget_info(|| {
        let words = format!("{} {}", step.date, step.title);
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::ListItem, true, words)
    });
    let first = Rect::from_min_size(rect.min, vec2(rect.width(), 21.0));
    let second = Rect::from_min_size(rect.min + vec2(0.0, 20.0), vec2(rect.width(), 19.0));
    let dot = pos2(rect.left() + DOT_X, first.center().y);
    if !is_last {
        ui.painter().vline(dot.x, dot.y..=dot.y + STEP, Stroke::new(1.0, palette.line_strong));
    }
    if step.is_now {
        ui.painter().circle_filled(dot, 4.5, palette.accent);
    } else {
        ui.painter().circle(dot, 4.0, palette.raised, Stroke::new(1.5, palette.line_strong));
    }
    let room = rect.width() - WORDS_X;
    paint::words(ui, first, rect.left(), &step.date, font::SMALL, palette.text_weak);
    let title = paint::line(ui, &step.title, font::BODY, palette.text, room);
    paint::galley_at(ui.painter(), first, rect.left() + WORDS_X, title);
    let words = paint::line(ui, &step.second, font::SMALL, palette.text_weak, room);
    paint::galley_at(ui.painter(), second, rect.left() + WORDS_X, words);
}
