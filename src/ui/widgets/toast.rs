//! What was just done, at the bottom for 8 seconds, with 撤销 where the act can be taken back. One at a time; it also stands
//! in the audit list. It lies over nothing: the screen makes room for it.

use std::time::Duration;

use eframe::egui::{Align, Color32, Frame, Label, Layout, Margin, Panel, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, Palette, font, radius, space};

use super::{paint, passing_panel};

const SECONDS: f64 = 8.0;
/// The strip, the card in it, the least width of its content and the room for 撤销.
const STRIP: f32 = 52.0;
const CARD: f32 = 40.0;
const LEAST: f32 = 380.0;
const UNDO: f32 = 130.0;

/// A message that goes by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    pub words: String,
    pub can_undo: bool,
    /// Nothing was done: the words say why.
    is_refusal: bool,
    since: Option<f64>,
}

/// What became of it in this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ToastAnswer {
    Stays,
    Undo,
    Gone,
}

impl Toast {
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), can_undo: false, is_refusal: false, since: None }
    }

    /// What could not be done, and why.
    pub fn refusal(words: impl Into<String>) -> Self {
        Self { is_refusal: true, ..Self::new(words) }
    }

    fn icon(&self) -> char {
        if self.is_refusal { icons::WARNING_CIRCLE } else { icons::CHECK }
    }

    pub fn with_undo(mut self) -> Self {
        self.can_undo = true;
        self
    }

    /// Shows it in a strip of its own at the bottom of what is left of the window.
    pub fn show(&mut self, ui: &mut Ui) -> ToastAnswer {
        let now = ui.input(|input| input.time);
        let left = SECONDS - (now - *self.since.get_or_insert(now));
        if left > 0.0 {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        }
        let strip = strip(ui);
        match passing_panel(ui, strip, left > 0.0, |ui| self.card_in_the_middle(ui)) {
            Some(true) => ToastAnswer::Undo,
            Some(false) => ToastAnswer::Stays,
            None => ToastAnswer::Gone,
        }
    }

    /// Stands for a toast that is not there.
    pub fn none(ui: &mut Ui) {
        let strip = strip(ui);
        passing_panel(ui, strip, false, |_| ());
    }

    /// As wide as its words, as far as there is room.
    fn card_in_the_middle(&self, ui: &mut Ui) -> bool {
        let words = paint::line(ui, &self.words, font::BODY, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let undo = if self.can_undo { UNDO } else { 0.0 };
        let most = (ui.available_width() - 2.0 * space::PANE - 2.0 * space::CARD).max(LEAST);
        let width = (words + undo + 48.0).clamp(LEAST, most);
        let place = Rect::from_center_size(ui.max_rect().center(), vec2(width + 2.0 * space::CARD, CARD));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
        self.card_ui(&mut inside, width)
    }

    /// Drawn with text and ground exchanged, so that it stands out without a further colour.
    fn card_ui(&self, ui: &mut Ui, width: f32) -> bool {
        let palette = theme::palette(ui);
        let frame = Frame::new()
            .fill(palette.text)
            .corner_radius(radius::CARD)
            .inner_margin(Margin::symmetric(space::CARD as i8, 6))
            .shadow(palette.popup_shadow);
        let card = frame.show(ui, |ui| {
            ui.allocate_ui_with_layout(vec2(width, 28.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(vec2(width, 28.0));
                let (tick, _) = ui.allocate_exact_size(vec2(20.0, 28.0), Sense::hover());
                paint::icon(ui.painter(), pos2(tick.center().x, tick.center().y), self.icon(), 16.0, palette.raised);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let is_undone = self.can_undo && undo_ui(ui, palette);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::body(&self.words).color(palette.raised)).truncate());
                    });
                    is_undone
                })
                .inner
            })
        });
        card.inner.inner
    }
}

fn strip(ui: &Ui) -> Panel {
    let strip = Panel::bottom("toast").exact_size(STRIP).resizable(false).show_separator_line(false);
    strip.frame(Frame::new().fill(theme::palette(ui).raised))
}

fn undo_ui(ui: &mut Ui, palette: &Palette) -> bool {
    use eframe::egui::{CornerRadius, Role, Stroke, StrokeKind, WidgetInfo};
    let words = paint::line(ui, "撤销 Ctrl Z", font::SMALL, palette.raised, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 20.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "撤销"));
    let edge = Stroke::new(if response.hovered() || response.has_focus() { 2.0 } else { 1.0 }, palette.raised);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::CONTROL), edge, StrokeKind::Inside);
    paint::galley_at(ui.painter(), rect, rect.left() + 10.0, words);
    response.clicked()
}
