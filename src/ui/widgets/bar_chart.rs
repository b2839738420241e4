//! Charts of bars, painted from plain rects: lying bars with one or two series, and the pyramid with two sides. A bar that is
//! pressed leads to what the table beside it leads to; by key that is the table's business.

use super::paint;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, font, space};
use eframe::egui::{Color32, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

const ROW: f32 = 24.0;
const BAR: f32 = 14.0;
const LABEL: f32 = 92.0;
/// Room for the figure after its bar.
const FIGURE: f32 = 56.0;

/// One row of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    pub label: String,
    /// A value for each series.
    pub values: Vec<u64>,
}

/// Lying bars from the left; answers which was pressed, by row and series.
pub fn bar_chart(ui: &mut Ui, series: &[&str], bars: &[Bar]) -> Option<(usize, usize)> {
    legend_ui(ui, series);
    let most = most(bars);
    let mut pressed = None;
    for (row, bar) in bars.iter().enumerate() {
        let height = ROW.max(BAR * bar.values.len() as f32 + 6.0);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        label_ui(ui, rect, &bar.label);
        let room = (rect.width() - LABEL - FIGURE).max(20.0);
        let top = rect.center().y - BAR * bar.values.len() as f32 / 2.0;
        for (place, value) in bar.values.iter().enumerate() {
            let width = room * *value as f32 / most;
            let corner = pos2(rect.left() + LABEL, top + BAR * place as f32);
            let shape = Rect::from_min_size(corner, vec2(width, BAR - 2.0));
            let line = Rect::from_min_max(corner, pos2(rect.right(), corner.y + BAR - 2.0));
            if bar_ui(ui, shape, ink(ui, place), &name(bar, series, place)) {
                pressed = Some((row, place));
            }
            let weak = theme::palette(ui).text_weak;
            paint::words(ui, line, shape.right() + 6.0, &thousands(*value), font::CAPTION, weak);
        }
    }
    pressed
}

/// Two series back to back, the first bars at the foot, as an age pyramid stands.
pub fn pyramid_chart(ui: &mut Ui, series: &[&str], bars: &[Bar]) -> Option<(usize, usize)> {
    legend_ui(ui, series);
    let most = most(bars);
    let mut pressed = None;
    for (row, bar) in bars.iter().enumerate().rev() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 4.0), Sense::hover());
        let half = ((rect.width() - LABEL) / 2.0 - 36.0).max(20.0);
        let middle = rect.center().x;
        let words = paint::line(ui, &bar.label, font::CAPTION, theme::palette(ui).text, LABEL);
        paint::galley_at(ui.painter(), rect, middle - words.size().x / 2.0, words);
        for (place, value) in bar.values.iter().enumerate().take(2) {
            let width = half * *value as f32 / most;
            let left = if place == 0 { middle - LABEL / 2.0 - width } else { middle + LABEL / 2.0 };
            let shape = Rect::from_min_size(pos2(left, rect.center().y - BAR / 2.0), vec2(width, BAR));
            if bar_ui(ui, shape, ink(ui, place), &name(bar, series, place)) {
                pressed = Some((row, place));
            }
            let (figure, weak) = (thousands(*value), theme::palette(ui).text_weak);
            if place == 0 {
                paint::words_ending(ui, rect, shape.left() - 4.0, &figure, font::CAPTION, weak);
            } else {
                paint::words(ui, rect, shape.right() + 4.0, &figure, font::CAPTION, weak);
            }
        }
    }
    pressed
}

fn most(bars: &[Bar]) -> f32 {
    bars.iter().flat_map(|bar| &bar.values).max().copied().unwrap_or_default().max(1) as f32
}

fn name(bar: &Bar, series: &[&str], place: usize) -> String {
    let series = series.get(place).copied().unwrap_or_default();
    format!("图：{} {series} {}", bar.label, bar.values[place])
}

/// Two series at most.
fn ink(ui: &Ui, series: usize) -> Color32 {
    let palette = theme::palette(ui);
    if series == 0 { palette.accent } else { palette.series2 }
}

/// Nothing is drawn for nobody.
fn bar_ui(ui: &Ui, shape: Rect, ink: Color32, name: &str) -> bool {
    if shape.width() < 1.0 {
        return false;
    }
    let response = ui.interact(shape.expand2(vec2(2.0, 1.0)), ui.scope_id().with(name), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.painter().rect_filled(shape, 2, if response.hovered() { theme::palette(ui).accent_hover } else { ink });
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn label_ui(ui: &Ui, rect: Rect, label: &str) {
    let words = paint::line(ui, label, font::SMALL, theme::palette(ui).text, LABEL - space::SMALL);
    paint::galley_at(ui.painter(), rect, rect.left(), words);
}

/// The series in words, each with a patch of its colour; one series needs none.
fn legend_ui(ui: &mut Ui, series: &[&str]) {
    if series.len() < 2 {
        return;
    }
    ui.horizontal(|ui| {
        for (place, words) in series.iter().enumerate() {
            let (patch, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
            ui.painter().rect_filled(patch, 2, ink(ui, place));
            ui.label(theme::small(*words));
            ui.add_space(space::SMALL);
        }
    });
}
