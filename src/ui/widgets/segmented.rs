//! Tabs as one control with counts: 常住 12,486 │ 流动 3,217 │ …

use eframe::egui::{CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{self, font, height, radius, space};

use super::{keep_in_sight, paint};

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    pub words: String,
    pub count: Option<String>,
}

impl Tab {
    pub fn new(words: impl Into<String>, count: Option<String>) -> Self {
        Self { words: words.into(), count }
    }
}

/// Draws the tabs; answers the one that was pressed, when it is another one.
pub fn segmented(ui: &mut Ui, tabs: &[Tab], selected: usize) -> Option<usize> {
    let widths: Vec<f32> = tabs.iter().map(|tab| tab_width(ui, tab)).collect();
    let (whole, group) = ui.allocate_exact_size(vec2(widths.iter().sum(), height::CONTROL), Sense::hover());
    let palette = theme::palette(ui);
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect_filled(whole, corner, palette.raised);
    let mut left = whole.left();
    let mut pressed = None;
    for (index, (tab, width)) in tabs.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
        let ends = (index == 0, index + 1 == tabs.len());
        if tab_ui(ui, rect, group.id.with(index), tab, index == selected, ends) && index != selected {
            pressed = Some(index);
        }
        left += width;
    }
    ui.painter().rect_stroke(whole, corner, Stroke::new(1.0, palette.line_strong), StrokeKind::Inside);
    pressed
}

fn tab_width(ui: &Ui, tab: &Tab) -> f32 {
    let ink = theme::palette(ui).text;
    let words = paint::line(ui, &tab.words, theme::medium(&font::BODY), ink, f32::INFINITY).size().x;
    let count = tab
        .count
        .as_ref()
        .map_or(0.0, |count| space::ICON + paint::line(ui, count, font::CAPTION, ink, f32::INFINITY).size().x);
    words + count + 2.0 * space::CARD
}

/// `ends`: whether it is the first and the last, whose outer corners are round.
fn tab_ui(ui: &Ui, rect: Rect, id: eframe::egui::Id, tab: &Tab, is_selected: bool, ends: (bool, bool)) -> bool {
    let palette = theme::palette(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_selected, &tab.words));
    let (left, right) = (u8::from(ends.0) * radius::CONTROL, u8::from(ends.1) * radius::CONTROL);
    let corner = CornerRadius { nw: left, sw: left, ne: right, se: right };
    if is_selected {
        ui.painter().rect_filled(rect, corner, palette.accent_weak);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    if !ends.1 {
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, palette.line_strong));
    }
    let (font, ink) =
        if is_selected { (theme::medium(&font::BODY), palette.accent) } else { (font::BODY, palette.text) };
    let x = paint::words(ui, rect, rect.left() + space::CARD, &tab.words, font, ink);
    if let Some(count) = &tab.count {
        let ink = if is_selected { palette.accent } else { palette.text_weak };
        paint::words(ui, rect, x + space::ICON, count, font::CAPTION, ink);
    }
    keep_in_sight(ui, &response);
    if response.has_focus() {
        paint::focus_ring_inside(ui, rect, radius::CONTROL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
