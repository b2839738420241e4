//! What was just done, at the bottom for 8 seconds, with 撤销 where the act can be taken back. One at a time; it also stands
//! in the audit list. It has the place of the status bar: nothing moves when it comes or goes, and no button lies under it.

use std::time::Duration;

use eframe::egui::{Align, Label, Layout, Sense, Ui, UiBuilder, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, Palette, font, height, radius, space};

use super::paint;

const SECONDS: f64 = 8.0;

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

    /// Shows it over the status bar, at the foot of what is left of the window: nothing moves, and nothing but the hints lies
    /// under it.
    pub fn show(&mut self, ui: &mut Ui) -> ToastAnswer {
        let now = ui.input(|input| input.time);
        let left = SECONDS - (now - *self.since.get_or_insert(now));
        if left <= 0.0 {
            Self::none(ui);
            return ToastAnswer::Gone;
        }
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        if self.bar_ui(ui) { ToastAnswer::Undo } else { ToastAnswer::Stays }
    }

    /// Stands for a toast that is not there: ids after it stay the same.
    pub fn none(ui: &mut Ui) {
        ui.skip_ahead_auto_ids(1);
    }

    /// Drawn with text and ground exchanged, so that it stands out without a further colour.
    fn bar_ui(&self, ui: &mut Ui) -> bool {
        let palette = theme::palette(ui);
        let room = ui.max_rect();
        let bar = room.with_min_y(room.bottom() - height::STATUS);
        let layout = Layout::left_to_right(Align::Center);
        let inside = bar.shrink2(vec2(space::PANE, 0.0));
        let mut bar_ui = ui.new_child(UiBuilder::new().id_salt("toast").max_rect(inside).layout(layout));
        bar_ui.painter().rect_filled(bar, 0, palette.text);
        let (icon, _) = bar_ui.allocate_exact_size(vec2(18.0, height::STATUS), Sense::hover());
        paint::icon(bar_ui.painter(), icon.center(), self.icon(), 16.0, palette.raised);
        bar_ui
            .with_layout(Layout::right_to_left(Align::Center), |ui| {
                let is_undone = self.can_undo && undo_ui(ui, palette);
                ui.with_layout(layout, |ui| {
                    ui.add(Label::new(theme::body(&self.words).color(palette.raised)).truncate());
                });
                is_undone
            })
            .inner
    }
}

fn undo_ui(ui: &mut Ui, palette: &Palette) -> bool {
    use eframe::egui::{CornerRadius, Role, Stroke, StrokeKind, WidgetInfo};
    let words = paint::line(ui, "撤销 Ctrl Z", font::SMALL, palette.raised, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 20.0, height::STATUS - 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "撤销"));
    let edge = Stroke::new(if response.hovered() || response.has_focus() { 2.0 } else { 1.0 }, palette.raised);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::CONTROL), edge, StrokeKind::Inside);
    paint::galley_at(ui.painter(), rect, rect.left() + 10.0, words);
    response.clicked()
}
