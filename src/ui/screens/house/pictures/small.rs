//! The small pictures under a visit: a square each, cut from the middle; a press or Enter opens it large.

use super::PictureAct;
use crate::services::houses::Visited;
use crate::ui::screens::house::{Act, HouseScreen};
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::keep_in_sight;
use eframe::egui::{
    Align, Color32, CornerRadius, CursorIcon, Frame, Image, Margin, Rect, Role, Sense, Stroke, StrokeKind,
    TextureHandle, Ui, Vec2, WidgetInfo, pos2,
};

const SIDE: f32 = 56.0;

impl HouseScreen {
    pub(in crate::ui::screens::house) fn small_pictures_ui(&self, ui: &mut Ui, visit: &Visited) -> Option<Act> {
        let margin = Margin { left: space::CARD as i8, right: space::CARD as i8, top: 0, bottom: space::SMALL as i8 };
        let mut opened = None;
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::ICON);
            ui.horizontal_wrapped(|ui| {
                for picture in &visit.pictures {
                    let drawn = self.pictures.small.get(&picture.id).and_then(Option::as_ref);
                    if small_ui(ui, drawn, &picture.words) {
                        opened = Some(Act::Picture(PictureAct::Open(picture.id)));
                    }
                }
            });
        });
        opened
    }
}

fn small_ui(ui: &mut Ui, drawn: Option<&TextureHandle>, words: &str) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::CLICK | Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("图片：{words}")));
    keep_in_sight(ui, &response);
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect_filled(rect, corner, palette.sunken);
    if let Some(drawn) = drawn {
        let image = Image::from_texture((drawn.id(), rect.size())).uv(middle_of(drawn.size_vec2()));
        image.corner_radius(corner).tint(Color32::WHITE).paint_at(ui, rect);
    }
    let is_marked = response.has_focus() || response.hovered();
    let edge = if is_marked { Stroke::new(2.0, palette.accent) } else { Stroke::new(1.0, palette.line) };
    ui.painter().rect_stroke(rect, corner, edge, StrokeKind::Inside);
    let response = response.on_hover_text(words).on_hover_cursor(CursorIcon::PointingHand);
    response.clicked()
}

/// The largest square in the middle of a picture, as shares of its sides.
fn middle_of(size: Vec2) -> Rect {
    let square = Vec2::splat(size.min_elem()) / size;
    let corner = pos2((1.0 - square.x) / 2.0, (1.0 - square.y) / 2.0);
    Rect::from_min_size(corner, square)
}

/// While files are held over the page, where they would go.
pub(in crate::ui::screens::house) fn drop_hint_ui(ui: &mut Ui, latest: Option<&Visited>) {
    let is_held_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let Some(latest) = latest.filter(|_| is_held_over) else { return };
    let day = crate::domain::values::Value::shown(&latest.inspection.inspected_on);
    let palette = theme::palette(ui);
    Frame::new().fill(palette.tint).inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.with_layout(eframe::egui::Layout::top_down(Align::Min), |ui| {
            ui.label(theme::body(format!("松开，图片加到 {day} 的巡查")).color(palette.accent));
        });
    });
}
