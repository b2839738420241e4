//! The card of sign-in, lock screen and wizard, with the row of flat houses behind it: the only picture in the app.

use eframe::egui::{
    Align2, Color32, CornerRadius, Frame, Layout, Margin, Rect, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2,
};

use crate::ui::theme::{self, font, radius};

use super::logo;

const CARD: Vec2 = vec2(760.0, 440.0);
const LEFT: f32 = 320.0;
/// From the card to the feet of the houses: the footer, and then the highest house.
const BELOW: f32 = 40.0 + 176.0;

/// Draws the whole window: houses, card, footer. `left` and `right` draw into the two panes.
pub fn sign_in_frame<L, R>(
    ui: &mut Ui,
    footer: &str,
    left: impl FnOnce(&mut Ui) -> L,
    right: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    let palette = theme::palette(ui);
    let window = ui.max_rect();
    ui.painter().rect_filled(window, 0, palette.surface);

    let top = (window.center().y - 36.0 - CARD.y / 2.0).max(window.top() + 8.0);
    let card = Rect::from_min_size(pos2(window.center().x - CARD.x / 2.0, top), CARD);
    houses_ui(ui, window, window.bottom().max(card.bottom() + BELOW));
    let corner = CornerRadius::same(radius::FLOATING);
    ui.painter().add(palette.dialog_shadow.as_shape(card, corner));
    ui.painter().rect(card, corner, palette.raised, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let (left_pane, right_pane) = card.split_left_right_at_x(card.left() + LEFT);
    ui.painter().vline(left_pane.right(), card.y_range(), Stroke::new(1.0, palette.line));
    let below = pos2(card.center().x, card.bottom() + 25.0);
    ui.painter().text(below, Align2::CENTER_CENTER, footer, font::CAPTION, palette.text_weak);
    ui.advance_cursor_after_rect(window);

    (pane_ui(ui, left_pane, Margin::symmetric(20, 20), left), pane_ui(ui, right_pane, Margin::symmetric(40, 32), right))
}

/// The head of the left pane: mark and name.
pub fn brand_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), eframe::egui::Sense::hover());
    logo::mark(ui, pos2(rect.left() + 17.0, rect.center().y), 32.0);
    let words = theme::medium(&eframe::egui::FontId::new(22.0, eframe::egui::FontFamily::Proportional));
    super::paint::words(ui, rect, rect.left() + 45.0, "邻里工作站", words, palette.text);
}

fn pane_ui<T>(ui: &mut Ui, pane: Rect, margin: Margin, draw: impl FnOnce(&mut Ui) -> T) -> T {
    let mut inside = ui.new_child(UiBuilder::new().max_rect(pane).layout(Layout::default()));
    Frame::new()
        .inner_margin(margin)
        .show(&mut inside, |ui| {
            ui.set_min_size(ui.available_size());
            draw(ui)
        })
        .inner
}

/// One house of the row: where it begins, how wide, how high its wall is, how high its roof (0 is flat), whether tinted.
struct House {
    left: f32,
    width: f32,
    wall: f32,
    roof: f32,
    is_tinted: bool,
}

/// Drawn for a window 1366 wide; a wider one repeats the row.
const ROW_WIDTH: f32 = 1366.0;
const ROW: [House; 12] = [
    House { left: -6.0, width: 122.0, wall: 122.0, roof: 20.0, is_tinted: false },
    House { left: 104.0, width: 84.0, wall: 176.0, roof: 0.0, is_tinted: true },
    House { left: 196.0, width: 132.0, wall: 96.0, roof: 26.0, is_tinted: false },
    House { left: 336.0, width: 88.0, wall: 148.0, roof: 0.0, is_tinted: true },
    House { left: 432.0, width: 150.0, wall: 84.0, roof: 28.0, is_tinted: false },
    House { left: 590.0, width: 84.0, wall: 122.0, roof: 18.0, is_tinted: true },
    House { left: 682.0, width: 120.0, wall: 92.0, roof: 24.0, is_tinted: false },
    House { left: 810.0, width: 84.0, wall: 158.0, roof: 0.0, is_tinted: true },
    House { left: 902.0, width: 140.0, wall: 88.0, roof: 26.0, is_tinted: false },
    House { left: 1050.0, width: 88.0, wall: 136.0, roof: 18.0, is_tinted: true },
    House { left: 1146.0, width: 116.0, wall: 104.0, roof: 24.0, is_tinted: false },
    House { left: 1270.0, width: 96.0, wall: 168.0, roof: 0.0, is_tinted: true },
];

/// In a low window the row sinks, so that the footer stands on plain ground.
fn houses_ui(ui: &Ui, window: Rect, foot: f32) {
    let mut start = window.left();
    while start < window.right() {
        for house in &ROW {
            house_ui(ui, house, pos2(start + house.left, foot));
        }
        start += ROW_WIDTH;
    }
}

fn house_ui(ui: &Ui, house: &House, foot: eframe::egui::Pos2) {
    let palette = theme::palette(ui);
    let wall =
        blend(palette.surface, if house.is_tinted { palette.tint } else { palette.line_strong }, house.strength());
    let at = |x: f32, y: f32| foot + vec2(x, -y);
    let top = house.wall;
    let corners = [
        at(0.0, 0.0),
        at(0.0, top),
        at(house.width / 2.0, top + house.roof),
        at(house.width, top),
        at(house.width, 0.0),
    ];
    logo::house(ui.painter(), corners, wall);
    for x in house.window_places() {
        for floor in 0..((top - 12.0) / 34.0) as usize {
            let corner = at(x, top - 14.0 - floor as f32 * 34.0);
            let pane = Rect::from_min_size(corner, vec2(14.0, 16.0));
            ui.painter().rect_filled(pane, 0, blend(wall, palette.surface, 0.75));
        }
    }
}

impl House {
    fn strength(&self) -> f32 {
        if self.is_tinted { 0.4 } else { 0.12 }
    }

    /// Windows 34 apart, in the middle of the wall.
    fn window_places(&self) -> impl Iterator<Item = f32> {
        let count = ((self.width - 12.0) / 34.0).floor().clamp(1.0, 3.0);
        let first = (self.width - (count - 1.0) * 34.0 - 14.0) / 2.0;
        (0..count as usize).map(move |place| first + place as f32 * 34.0)
    }
}

fn blend(ground: Color32, ink: Color32, strength: f32) -> Color32 {
    ground.lerp_to_gamma(ink, strength)
}
