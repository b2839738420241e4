//! The contents of the handbook: its sections one under the other, the one that is read marked; a press leads there.

use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::paint;
use eframe::egui::{Align, CornerRadius, CursorIcon, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

const ROW: f32 = 26.0;

/// Draws the titles; answers the one that was pressed.
pub fn contents_ui(ui: &mut Ui, titles: &[&str], here: usize) -> Option<usize> {
    let area = ScrollArea::vertical().id_salt("handbook contents").auto_shrink(false);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::CARD);
        let mut pressed = None;
        for (place, title) in titles.iter().enumerate() {
            if row_ui(ui, title, place == here) {
                pressed = Some(place);
            }
        }
        ui.add_space(space::CARD);
        pressed
    })
    .inner
}

fn row_ui(ui: &mut Ui, title: &str, is_here: bool) -> bool {
    let palette = theme::palette(ui);
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_here, title));
    if is_here {
        ui.painter().rect_filled(row, CornerRadius::same(radius::CONTROL), palette.accent_weak);
        let bar = Rect::from_center_size(pos2(row.left() + 1.5, row.center().y), vec2(3.0, 14.0));
        ui.painter().rect_filled(bar, CornerRadius::same(2), palette.accent);
        let is_in_sight =
            ui.clip_rect().y_range().contains(row.top()) && ui.clip_rect().y_range().contains(row.bottom());
        if !is_in_sight {
            response.scroll_to_me(Some(Align::Center));
        }
    } else if response.hovered() {
        ui.painter().rect_filled(row, CornerRadius::same(radius::CONTROL), palette.hover);
    }
    let ink = if is_here { palette.accent } else { palette.text };
    let words = paint::line(ui, title, font::SMALL, ink, row.width() - space::CARD - space::TINY);
    paint::galley_at(ui.painter(), row, row.left() + space::CARD, words);
    if response.has_focus() {
        paint::focus_ring_inside(ui, row, radius::CONTROL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
