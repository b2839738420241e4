//! All pages small, at the left: the current one ringed, a press goes there. Only those in sight are drawn.

use super::sheets::{Sheets, Use};
use crate::ui::theme::{self, font};
use crate::ui::widgets::paint;
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, CursorIcon, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, emath::GuiRounding, pos2, vec2,
};

const SHEET_WIDTH: f32 = 92.0;
const ABOVE: f32 = 16.0;
const NUMBER: f32 = 26.0;

/// Draws the pages; answers the one that was pressed. `came_into_front` scrolls the current one into sight.
pub fn thumbnails_ui(ui: &mut Ui, sheets: &mut Sheets, current: usize, came_into_front: bool) -> Option<usize> {
    let (width_mm, height_mm) = sheets.sizes_mm().first().copied()?;
    let sheet = vec2(SHEET_WIDTH, SHEET_WIDTH * height_mm / width_mm).round_to_pixels(ui.pixels_per_point());
    let row = ABOVE + sheet.y + NUMBER;
    let count = sheets.count();
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut pressed = None;
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, sight| {
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), row * count as f32), Sense::hover());
        let first = (sight.top() / row).floor().max(0.0) as usize;
        let last = ((sight.bottom() / row).ceil().max(0.0) as usize).min(count);
        for page in first..last {
            let top = whole.top() + row * page as f32 + ABOVE;
            let rect = Rect::from_min_size(pos2(whole.center().x - sheet.x / 2.0, top), sheet);
            if thumbnail_ui(ui, sheets, page, rect.round_to_pixels(ui.pixels_per_point()), page == current) {
                pressed = Some(page);
            }
        }
        if came_into_front {
            let top = whole.top() + row * current as f32;
            let place = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), row));
            let is_in_sight = (current as f32 * row) >= sight.top() && ((current + 1) as f32 * row) <= sight.bottom();
            if !is_in_sight {
                ui.scroll_to_rect(place, Some(Align::Center));
            }
        }
    });
    pressed
}

fn thumbnail_ui(ui: &Ui, sheets: &mut Sheets, page: usize, rect: Rect, is_current: bool) -> bool {
    let palette = theme::palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("thumbnail", page)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, format!("第 {} 页", page + 1)));
    ui.painter().rect_filled(rect, 0, palette.paper);
    let width_px = (rect.width() * ui.pixels_per_point()).round() as usize;
    if let Some(texture) = sheets.picture(Use::Thumbnail, page, width_px) {
        let everything = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), rect, everything, Color32::WHITE);
    }
    let (edge, ink) = if is_current { (palette.accent, palette.accent) } else { (palette.line, palette.text_weak) };
    if is_current {
        let ring = Stroke::new(2.0, edge);
        ui.painter().rect_stroke(rect.expand(4.0), CornerRadius::same(2), ring, StrokeKind::Outside);
    } else {
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, edge), StrokeKind::Outside);
    }
    let font = if is_current { theme::medium(&font::SMALL) } else { font::SMALL };
    let middle = rect.center_bottom() + vec2(0.0, NUMBER / 2.0 + 4.0);
    ui.painter().text(middle, Align2::CENTER_CENTER, page + 1, font, ink);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// While the paper is being made, the place of the pages stays.
pub fn no_thumbnails_ui(ui: &Ui) {
    let palette = theme::palette(ui);
    let rect = ui.max_rect();
    paint::icon(
        ui.painter(),
        rect.center_top() + vec2(0.0, 60.0),
        crate::ui::icons::DOCUMENTS,
        24.0,
        palette.line_strong,
    );
}
