//! The foot of the window: the five keys of this screen at the left, what is the case at the right.

use eframe::egui::{Color32, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::ui::theme::{self, font, height, space};

use super::paint;

/// A fact at the right: 「草稿已存 10:42:07」.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub icon: Option<char>,
    pub words: String,
}

impl Fact {
    pub fn new(words: impl Into<String>) -> Self {
        Self { icon: None, words: words.into() }
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// Draws the bar into the width there is. `hints` are pairs of key and what it does: `("Enter", "下一项")`.
pub fn status_bar(ui: &mut Ui, hints: &[(&str, &str)], facts: &[Fact]) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::STATUS), Sense::hover());
    ui.painter().rect_filled(rect, 0, palette.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, palette.line));
    let facts_left = facts_ui(ui, rect, facts, palette.text_weak);
    let mut x = rect.left() + space::PANE;
    for (key, does) in hints {
        let width = hint_width(ui, key, does);
        if x + width > facts_left - space::PANE {
            break;
        }
        let end = paint::words(ui, rect, x, key, font::CAPTION, palette.text);
        x = paint::words(ui, rect, end + 4.0, does, font::CAPTION, palette.text_weak) + space::PANE;
    }
}

fn facts_ui(ui: &Ui, rect: Rect, facts: &[Fact], ink: Color32) -> f32 {
    let mut right = rect.right() - space::PANE;
    for fact in facts.iter().rev() {
        right = paint::words_ending(ui, rect, right, &fact.words, font::CAPTION, ink);
        if let Some(icon) = fact.icon {
            paint::icon(ui.painter(), pos2(right - 11.0, rect.center().y), icon, 14.0, ink);
            right -= 18.0;
        }
        right -= space::PANE;
    }
    right
}

fn hint_width(ui: &Ui, key: &str, does: &str) -> f32 {
    let measured = |words| paint::line(ui, words, font::CAPTION, Color32::PLACEHOLDER, f32::INFINITY).size().x;
    measured(key) + 4.0 + measured(does)
}
