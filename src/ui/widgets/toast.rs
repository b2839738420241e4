//! What was just done, at the bottom for 8 seconds, with 撤销 where the act can be taken back. One at a time; it also stands
//! in the audit list.

use std::time::Duration;

use eframe::egui::{
    Align, Align2, Area, Context, Frame, Id, Label, Layout, Margin, Order, Sense, Theme, Ui, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, DARK, LIGHT, Palette, font, radius, space};

use super::paint;

const SECONDS: f64 = 8.0;

/// A message that goes by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    pub words: String,
    pub can_undo: bool,
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
        Self { words: words.into(), can_undo: false, since: None }
    }

    pub fn with_undo(mut self) -> Self {
        self.can_undo = true;
        self
    }

    /// Shows it above the status bar.
    pub fn show(&mut self, ctx: &Context) -> ToastAnswer {
        let now = ctx.input(|input| input.time);
        let left = SECONDS - (now - *self.since.get_or_insert(now));
        if left <= 0.0 {
            return ToastAnswer::Gone;
        }
        ctx.request_repaint_after(Duration::from_secs_f64(left));
        let is_undone = Area::new(Id::unique("toast"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -(theme::height::STATUS + space::PANE)))
            .show(ctx, |ui| self.card_ui(ui))
            .inner;
        if is_undone { ToastAnswer::Undo } else { ToastAnswer::Stays }
    }

    /// Drawn with text and ground exchanged, so that it stands out without a further colour.
    fn card_ui(&self, ui: &mut Ui) -> bool {
        let palette: &Palette = if ui.ctx().theme() == Theme::Dark { &DARK } else { &LIGHT };
        let frame = Frame::new()
            .fill(palette.text)
            .corner_radius(radius::CARD)
            .inner_margin(Margin::symmetric(space::CARD as i8, 6))
            .shadow(palette.popup_shadow);
        let card = frame.show(ui, |ui| {
            ui.allocate_ui_with_layout(vec2(380.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(vec2(380.0, 28.0));
                let (tick, _) = ui.allocate_exact_size(vec2(20.0, 28.0), Sense::hover());
                paint::icon(ui.painter(), pos2(tick.center().x, tick.center().y), icons::CHECK, 16.0, palette.raised);
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
