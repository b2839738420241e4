//! The way of a case as eight steps side by side: done with a tick, current in a ring, later weak. They cannot be pressed.

use crate::domain::Date;
use crate::domain::dispute::{Stage, StepKind};
use crate::services::disputes::CasePage;
use crate::ui::icons;
use crate::ui::theme::{self, font};
use crate::ui::widgets::paint;
use chrono::Datelike;
use eframe::egui::{Align2, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const HIGH: f32 = 62.0;
const CIRCLE: f32 = 11.0;

/// One step of the way.
pub(super) struct Rung {
    word: String,
    below: String,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Done,
    Current,
    Later,
    /// Went by without it.
    Skipped,
}

pub(super) fn rungs(page: &CasePage) -> Vec<Rung> {
    let course = &page.course;
    let last = |kind: StepKind| {
        let of_kind = page.case.steps.iter().rev().find(|(_, step)| StepKind::of(&step.kind) == Some(kind));
        of_kind.and_then(|(_, step)| step.stepped_on.0)
    };
    let performed = page.case.terms.iter().filter_map(|(_, term)| term.performed_on.0).max();
    let is_settled = course.agreed.is_some() && !page.case.terms.iter().any(|(_, term)| term.is_open());
    let is_over_without = course.agreed.is_none() && course.ended_on.is_some();
    let accepted = last(StepKind::Accept).max(last(StepKind::Reopen));
    let ended = if is_over_without { ended_word(course.ended_as) } else { "达成协议" };
    let days: [(&str, Option<Date>); 8] = [
        ("登记", page.case.dispute.registered_on.0),
        ("受理", accepted),
        ("调查", last(StepKind::Investigate)),
        ("调解", last(StepKind::Mediate)),
        (ended, course.agreed.map(|agreed| agreed.on).or(course.ended_on)),
        ("履行", performed.or(course.agreed.map(|agreed| agreed.on)).filter(|_| is_settled)),
        ("回访", last(StepKind::Visit).filter(|_| course.agreed.is_some())),
        ("归档", last(StepKind::Archive).filter(|_| course.stage == Stage::Archived)),
    ];
    let furthest = days.iter().rposition(|(_, day)| day.is_some()).unwrap_or_default();
    // Without an agreement there is nothing to perform and nobody to visit: what is left is the file.
    let current = if is_over_without { days.len() - 1 } else { furthest + 1 };
    let state = |place: usize, day: Option<Date>| match day {
        Some(_) if place == 3 && course.stage == Stage::Mediating => State::Current,
        Some(_) => State::Done,
        None if place < current => State::Skipped,
        None if place == current && course.stage != Stage::Mediating => State::Current,
        None => State::Later,
    };
    let below = |place: usize, day: Option<Date>| match (place, day) {
        (3, Some(day)) if course.sessions > 0 => format!("第 {} 次 {}", course.sessions, short(day)),
        (_, day) => day.map(short).unwrap_or_default(),
    };
    let rung = |(place, (word, day)): (usize, (&str, Option<Date>))| Rung {
        word: word.to_owned(),
        below: below(place, day),
        state: state(place, day),
    };
    days.into_iter().enumerate().map(rung).collect()
}

/// 「05-22」
fn short(day: Date) -> String {
    format!("{:02}-{:02}", day.month(), day.day())
}

/// How it ended without an agreement.
fn ended_word(ended_as: Stage) -> &'static str {
    match ended_as {
        Stage::Refused => "不予受理",
        Stage::Transferred => "移送",
        Stage::Withdrawn => "撤回",
        Stage::Terminated => "终止",
        _ => "调解不成",
    }
}

pub(super) fn ladder_ui(ui: &mut Ui, rungs: &[Rung]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
    let palette = theme::palette(ui);
    let wide = rect.width() / rungs.len().max(1) as f32;
    let centre = |place: usize| pos2(rect.left() + wide * (place as f32 + 0.5), rect.top() + CIRCLE + 1.0);
    for (place, pair) in rungs.windows(2).enumerate() {
        let ink = if pair[1].state == State::Later { palette.line } else { palette.accent };
        let (from, to) = (centre(place).x + CIRCLE + 3.0, centre(place + 1).x - CIRCLE - 3.0);
        ui.painter().hline(from..=to, centre(place).y, Stroke::new(2.0, ink));
    }
    for (place, rung) in rungs.iter().enumerate() {
        let room = Rect::from_min_size(pos2(rect.left() + wide * place as f32, rect.top()), vec2(wide, HIGH));
        let response = ui.interact(room, ui.scope_id().with(("rung", place)), Sense::hover());
        let state = if rung.state == State::Current { "，现在" } else { "" };
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{}{state}", rung.word)));
        rung_ui(ui, centre(place), place, rung);
    }
}

fn rung_ui(ui: &Ui, centre: Pos2, place: usize, rung: &Rung) {
    let palette = theme::palette(ui);
    let (ink, face) = match rung.state {
        State::Done => (palette.text, font::SMALL),
        State::Current => (palette.accent, theme::medium(&font::SMALL)),
        State::Later | State::Skipped => (palette.text_weak, font::SMALL),
    };
    match rung.state {
        State::Done => {
            ui.painter().circle_filled(centre, CIRCLE, palette.accent);
            paint::icon(ui.painter(), centre, icons::CHECK, 13.0, palette.on_accent);
        }
        State::Current => {
            ui.painter().circle(centre, CIRCLE - 1.0, palette.raised, Stroke::new(2.0, palette.accent));
            ui.painter().text(centre, Align2::CENTER_CENTER, place + 1, font::CAPTION, palette.accent);
        }
        State::Later => {
            ui.painter().circle(centre, CIRCLE - 0.5, palette.raised, Stroke::new(1.0, palette.line_strong));
            ui.painter().text(centre, Align2::CENTER_CENTER, place + 1, font::CAPTION, palette.text_weak);
        }
        State::Skipped => {
            ui.painter().circle(centre, CIRCLE - 0.5, palette.raised, Stroke::new(1.0, palette.line_strong));
            paint::icon(ui.painter(), centre, icons::MINUS, 13.0, palette.text_weak);
        }
    }
    ui.painter().text(centre + vec2(0.0, 23.0), Align2::CENTER_CENTER, &rung.word, face, ink);
    ui.painter().text(centre + vec2(0.0, 41.0), Align2::CENTER_CENTER, &rung.below, font::CAPTION, palette.text_weak);
}
