//! The paper on the desk: all pages below one another, at whole device pixels, and which of them is in front.

use super::sheets::{Sheets, Use};
use crate::ui::theme;
use eframe::egui::{
    Color32, CornerRadius, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
    emath::GuiRounding, pos2, vec2,
};

/// Around and between the pages.
const GAP: f32 = 16.0;
/// Points for a millimetre at 100 %: the size of the paper itself on a screen of 96 dots per inch.
const POINTS_PER_MM: f32 = 96.0 / 25.4;
const STEPS: [f32; 11] = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0];

/// How large the paper is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Zoom {
    WholePage,
    PageWidth,
    /// 1.0 is the size of the paper.
    By(f32),
}

/// How the operator looks at the paper.
pub struct DeskTop {
    pub zoom: Zoom,
    /// The zoom in numbers, as it came out in the last frame.
    scale: f32,
    /// The page in front, counted from 0.
    current: usize,
    go_to: Option<usize>,
    /// What stood at the top of the view: a page and how far into it, kept over a change of the zoom.
    anchor: (usize, f32),
}

impl Default for DeskTop {
    fn default() -> Self {
        Self { zoom: Zoom::WholePage, scale: 0.0, current: 0, go_to: None, anchor: (0, 0.0) }
    }
}

/// Where the pages lie, in points from the top of the pile.
struct Pile {
    tops: Vec<f32>,
    sizes: Vec<Vec2>,
    size: Vec2,
}

impl DeskTop {
    pub fn current(&self) -> usize {
        self.current
    }

    pub fn percent(&self) -> u32 {
        (self.scale * 100.0).round() as u32
    }

    pub fn go_to(&mut self, page: usize) {
        self.go_to = Some(page);
        self.current = page;
    }

    /// Pages back or on, staying inside.
    pub fn turn(&mut self, pages: isize, count: usize) {
        self.go_to(self.current.saturating_add_signed(pages).min(count.saturating_sub(1)));
    }

    /// Pages by PgUp PgDn Home End, the zoom by 0 1 + −.
    pub fn keys_ui(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Num0) {
            self.zoom = Zoom::WholePage;
        }
        // With Ctrl it would leave for 今日.
        if pressed(Key::Num1) {
            self.zoom = Zoom::PageWidth;
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom_in();
        }
        if pressed(Key::Minus) {
            self.zoom_out();
        }
        for (key, pages) in [(Key::PageDown, 1), (Key::PageUp, -1), (Key::Home, isize::MIN), (Key::End, isize::MAX)] {
            if pressed(key) {
                self.turn(pages, count);
            }
        }
    }

    pub fn zoom_in(&mut self) {
        let larger = STEPS.into_iter().find(|step| *step > self.scale + 0.005);
        self.zoom = Zoom::By(larger.unwrap_or(STEPS[STEPS.len() - 1]));
    }

    pub fn zoom_out(&mut self) {
        let smaller = STEPS.into_iter().rev().find(|step| *step < self.scale - 0.005);
        self.zoom = Zoom::By(smaller.unwrap_or(STEPS[0]));
    }

    /// Draws the pages in sight.
    pub fn ui(&mut self, ui: &mut Ui, sheets: &mut Sheets) {
        let view = ui.available_size();
        let scale = self.scale_in(view, sheets);
        let is_rescaled = (scale - self.scale).abs() > 0.001;
        self.scale = scale;
        let pile = Pile::of(sheets, scale, view, ui.pixels_per_point());
        let mut area = ScrollArea::both().auto_shrink(false);
        if let Some(page) = self.go_to.take() {
            area = area.vertical_scroll_offset(pile.tops.get(page).map_or(0.0, |top| top - GAP));
        } else if is_rescaled {
            area = area.vertical_scroll_offset(pile.offset_of(self.anchor));
        }
        let output = area.show_viewport(ui, |ui, sight| self.pages_ui(ui, sight, &pile, sheets));
        self.current = pile.page_at(output.state.clamped_offset().y + view.y / 2.0);
        self.anchor = pile.anchor_at(output.state.clamped_offset().y);
    }

    fn scale_in(&self, view: Vec2, sheets: &Sheets) -> f32 {
        let (width_mm, height_mm) = sheets.sizes_mm().get(self.current).copied().unwrap_or((210.0, 297.0));
        let by_width = (view.x - 2.0 * GAP) / (width_mm * POINTS_PER_MM);
        let by_height = (view.y - 2.0 * GAP) / (height_mm * POINTS_PER_MM);
        let scale = match self.zoom {
            Zoom::WholePage => by_width.min(by_height),
            Zoom::PageWidth => by_width,
            Zoom::By(scale) => scale,
        };
        scale.clamp(0.1, 4.0)
    }

    fn pages_ui(&self, ui: &mut Ui, sight: Rect, pile: &Pile, sheets: &mut Sheets) {
        let (whole, _) = ui.allocate_exact_size(pile.size, Sense::hover());
        for (page, (top, size)) in pile.tops.iter().zip(&pile.sizes).enumerate() {
            if top + size.y + GAP < sight.top() || top - GAP > sight.bottom() {
                continue;
            }
            let left_top = pos2(whole.center().x - size.x / 2.0, whole.top() + top);
            page_ui(ui, page, left_top, *size, sheets);
        }
    }
}

impl Pile {
    fn of(sheets: &Sheets, scale: f32, view: Vec2, pixels_per_point: f32) -> Self {
        let pixels = |mm: f32| (mm * POINTS_PER_MM * scale * pixels_per_point).round() / pixels_per_point;
        let sizes: Vec<Vec2> =
            sheets.sizes_mm().iter().map(|(width, height)| vec2(pixels(*width), pixels(*height))).collect();
        let mut top = GAP;
        let mut tops = Vec::with_capacity(sizes.len());
        for size in &sizes {
            tops.push(top);
            top += size.y + GAP;
        }
        let widest = sizes.iter().map(|size| size.x).fold(0.0, f32::max);
        Self { tops, sizes, size: vec2((widest + 2.0 * GAP).max(view.x), top.max(view.y)) }
    }

    fn page_at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    fn anchor_at(&self, offset: f32) -> (usize, f32) {
        let page = self.page_at(offset + GAP);
        match (self.tops.get(page), self.sizes.get(page)) {
            (Some(top), Some(size)) => (page, (offset + GAP - top) / size.y.max(1.0)),
            _ => (0, 0.0),
        }
    }

    fn offset_of(&self, (page, share): (usize, f32)) -> f32 {
        match (self.tops.get(page), self.sizes.get(page)) {
            (Some(top), Some(size)) => (top - GAP + share * size.y).max(0.0),
            _ => 0.0,
        }
    }
}

fn page_ui(ui: &Ui, page: usize, left_top: Pos2, size: Vec2, sheets: &mut Sheets) {
    let palette = theme::palette(ui);
    let pixels_per_point = ui.pixels_per_point();
    let rect = Rect::from_min_size(left_top.round_to_pixels(pixels_per_point), size);
    ui.painter().add(palette.paper_shadow.as_shape(rect, CornerRadius::ZERO));
    ui.painter().rect_filled(rect, 0, palette.paper);
    let width_px = (size.x * pixels_per_point).round() as usize;
    if let Some(texture) = sheets.picture(Use::Sheet, page, width_px) {
        let shown = shown_rect(rect, texture.size_vec2(), width_px, pixels_per_point);
        ui.painter().image(texture.id(), shown, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
    let response = ui.interact(rect, ui.scope_id().with(("page", page)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("纸面第 {} 页", page + 1)));
}

/// A picture drawn for this very width is shown pixel by pixel; an older one is stretched until the right one is there.
fn shown_rect(page: Rect, picture: Vec2, width_px: usize, pixels_per_point: f32) -> Rect {
    if (picture.x - width_px as f32).abs() < 1.5 {
        Rect::from_min_size(page.min, picture / pixels_per_point)
    } else {
        page
    }
}
