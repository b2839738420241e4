//! A small word with a shape and a weak tint: how something stands, how many days are left.

use eframe::egui::{Color32, CornerRadius, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, Palette, font, radius};

use super::paint;

/// In which voice a badge speaks. Never decoration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mood {
    Neutral,
    Accent,
    Good,
    Warn,
    Bad,
}

impl Mood {
    fn colours(self, palette: &Palette) -> (Color32, Color32) {
        match self {
            Self::Neutral => (palette.hover, palette.text_weak),
            Self::Accent => (palette.accent_weak, palette.accent),
            Self::Good => (palette.good_weak, palette.good),
            Self::Warn => (palette.warn_weak, palette.warn),
            Self::Bad => (palette.bad_weak, palette.bad),
        }
    }
}

const HEIGHT: f32 = 20.0;
const ICON: f32 = 13.0;

/// Draws a badge; without an icon it names a kind (流动人口), with one a state.
pub fn badge(ui: &mut Ui, mood: Mood, icon: Option<char>, words: &str) -> Response {
    badge_ui(ui, mood, icon, words, f32::INFINITY)
}

/// The same in a cell: cut where the cell ends, and whole under the pointer.
pub fn badge_in_cell(ui: &mut Ui, mood: Mood, icon: Option<char>, words: &str) -> Response {
    let width = ui.available_width();
    badge_ui(ui, mood, icon, words, width).on_hover_text(words)
}

fn badge_ui(ui: &mut Ui, mood: Mood, icon: Option<char>, words: &str, width: f32) -> Response {
    let palette = theme::palette(ui);
    let (fill, ink) = mood.colours(palette);
    let icon_room = if icon.is_some() { ICON + 4.0 } else { 0.0 };
    let line = paint::line(ui, words, font::CAPTION, ink, (width - icon_room - 12.0).max(0.0));
    let (rect, response) = ui.allocate_exact_size(vec2(line.size().x + icon_room + 12.0, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    if let Some(icon) = icon {
        let center = pos2(rect.left() + 6.0 + ICON / 2.0, rect.center().y);
        paint::icon(ui.painter(), center, icon, ICON, ink);
    }
    paint::galley_at(ui.painter(), rect, rect.left() + 6.0 + icon_room, line);
    response
}

/// A deadline this many days away: neutral, within a week warning, today, overdue. The date itself stands beside it.
pub fn deadline(ui: &mut Ui, days_left: i64) -> Response {
    deadline_by_rule(ui, days_left, days_left <= 7)
}

/// The same where a rule says from when on it is near.
pub fn deadline_by_rule(ui: &mut Ui, days_left: i64, is_near: bool) -> Response {
    deadline_of(ui, "", days_left, is_near)
}

/// A deadline that says what it is of: 「责任书 剩 12 天」.
pub fn deadline_of(ui: &mut Ui, what: &str, days_left: i64, is_near: bool) -> Response {
    let (mood, icon) = match days_left {
        1.. if !is_near => (Mood::Neutral, icons::CLOCK),
        0.. => (Mood::Warn, icons::CLOCK),
        _ => (Mood::Bad, icons::WARNING),
    };
    badge(ui, mood, Some(icon), format!("{what} {}", deadline_words(days_left)).trim_start())
}

/// A meeting that was arranged: no deadline, so it stays calm until its day has gone by without it.
pub fn appointment(ui: &mut Ui, days_left: i64) -> Response {
    let words = match days_left {
        1.. => format!("还有 {days_left} 天"),
        0 => "今天".to_owned(),
        _ => return deadline_of(ui, "", days_left, true),
    };
    badge(ui, Mood::Neutral, Some(icons::CLOCK), &words)
}

/// 「剩 12 天」, 「今天到期」, 「逾期 2 天」
pub fn deadline_words(days_left: i64) -> String {
    match days_left {
        1.. => format!("剩 {days_left} 天"),
        0 => "今天到期".to_owned(),
        _ => format!("逾期 {} 天", -days_left),
    }
}

/// So many required fields are still to be completed.
pub fn to_complete(ui: &mut Ui, count: usize) -> Response {
    badge(ui, Mood::Neutral, Some(icons::HALF_CIRCLE), &format!("待补 {count} 项"))
}
