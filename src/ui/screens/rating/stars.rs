//! The five stars, each in a card: what was claimed, how the panel voted, what was decided and why; and the dated records beside it, each
//! of which opens its record.

use super::{Act, RatingScreen};
use crate::domain::rating::{Ballot, GRANTED, Star};
use crate::domain::values::Value;
use crate::services::ratings::{EvidenceLine, Shown, StarEvidence};
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Card, Mood, badge, fact_row};
use eframe::egui::{Align, Label, Layout, Ui, vec2};

/// Records shown of one indicator; more are counted.
const MOST_LINES: usize = 6;
/// The column of days.
const DAY: f32 = 92.0;

impl RatingScreen {
    pub(super) fn stars_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        for (place, evidence) in self.page.evidence.iter().enumerate() {
            asked = self.star_ui(ui, place, evidence).or(asked);
        }
        asked
    }

    fn star_ui(&self, ui: &mut Ui, place: usize, evidence: &StarEvidence) -> Option<Act> {
        let star = evidence.star;
        let (act, pressed) = Card::new(star.label()).icon(icons::STAR).show_with(
            ui,
            |ui| self.decision_ui(ui, place, star),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.decided_ui(ui, star);
                let mut asked = None;
                for shown in &evidence.shown {
                    asked = shown_ui(ui, shown).or(asked);
                }
                if evidence.shown.is_empty() {
                    let words = "没有要看的指标，在「设置」里打开";
                    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
                }
                asked
            },
        );
        act.or(pressed)
    }

    /// From right to left: what is decided, and the button to decide.
    fn decision_ui(&self, ui: &mut Ui, place: usize, star: Star) -> Option<Act> {
        let is_withdrawn = self.page.course.withdrawn.contains(&star);
        let decision = self.page.decision(star).map(|decision| decision.code.as_str());
        let asked = self.decide_ui(ui, place, star, decision.is_some());
        match decision {
            Some(_) if is_withdrawn => drop(badge(ui, Mood::Warn, Some(icons::WARNING), "已撤")),
            Some(GRANTED) => drop(badge(ui, Mood::Good, Some(icons::CHECK), "授星")),
            Some(_) => drop(badge(ui, Mood::Neutral, Some(icons::MINUS), "不授星")),
            None => drop(badge(ui, Mood::Neutral, Some(icons::DASHED_CIRCLE), "没有决定")),
        }
        asked
    }

    fn decide_ui(&self, ui: &mut Ui, place: usize, star: Star, is_decided: bool) -> Option<Act> {
        if self.no_decision().is_some() {
            return None;
        }
        let (words, key) = (if is_decided { "改决定" } else { "决定" }, format!("Alt {}", place + 1));
        let button = Button::quiet(words).key(&key).small();
        ui.add(button).clicked().then_some(Act::Decide(star))
    }

    fn decided_ui(&self, ui: &mut Ui, star: Star) {
        let Some((_, row)) = self.page.rated.star(star) else { return };
        let votes = self.page.rated.ballot(star).map(Ballot::words);
        let claimed = row.claim.shown();
        fact_row(ui, "自评", if claimed.is_empty() { "没有填" } else { &claimed });
        if let Some(votes) = votes {
            fact_row(ui, "评议", &votes);
        }
        if !row.decision.is_unset() {
            let signed = format!("{}，{}", row.decided_by.shown(), row.decided_on.shown());
            fact_row(ui, "理由", &row.reason.shown());
            fact_row(ui, "决定", &signed);
        }
    }
}

/// One indicator: its wording, what the records come to, and the records.
fn shown_ui(ui: &mut Ui, shown: &Shown) -> Option<Act> {
    let palette = theme::palette(ui);
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::CARD;
        ui.label(theme::strong(&shown.wording));
        ui.label(theme::small(&shown.fact).color(palette.text_weak));
    });
    let mut asked = None;
    for line in shown.lines.iter().take(MOST_LINES) {
        asked = line_ui(ui, line).or(asked);
    }
    if shown.lines.len() > MOST_LINES {
        let words = format!("还有 {} 条", shown.lines.len() - MOST_LINES);
        ui.label(theme::small(words).color(palette.text_weak));
    }
    asked
}

/// The day, how it stands, and the words, which open the record.
fn line_ui(ui: &mut Ui, line: &EvidenceLine) -> Option<Act> {
    let palette = theme::palette(ui);
    let room = vec2(ui.available_width(), height::FACT);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        let day = line.day.map(|day| day.to_string()).unwrap_or_default();
        ui.allocate_ui_with_layout(vec2(DAY, height::FACT), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(DAY);
            ui.label(theme::small(day).color(palette.text_weak));
        });
        let (icon, ink) =
            if line.is_open { (icons::HALF_CIRCLE, palette.warn) } else { (icons::CHECK, palette.text_weak) };
        ui.label(theme::icon(icon, 14.0).color(ink));
        let words = Label::new(theme::body(&line.words).color(palette.accent)).truncate();
        let response = ui.add(words.sense(eframe::egui::Sense::click()));
        let name = || eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Link, true, &line.words);
        response.widget_info(name);
        if response.has_focus() {
            crate::ui::widgets::paint::focus_ring(ui, response.rect, theme::radius::CONTROL);
        }
        let response = response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
        response.clicked().then_some(Act::Evidence(line.of))
    })
    .inner
}
