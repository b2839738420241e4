//! A card: a line around, a header of 36 with its title, and a body.

use eframe::egui::{
    Align, CornerRadius, Frame, Layout, Margin, Rect, Role, Sense, Stroke, StrokeKind, TextWrapMode, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::ui::theme::{self, font, height, radius, space};

use super::{Tone, paint};

/// A card as wide as the room.
#[must_use = "call show"]
pub struct Card<'a> {
    title: &'a str,
    detail: &'a str,
    icon: Option<char>,
    tone: Option<Tone>,
    margin: Margin,
}

impl<'a> Card<'a> {
    pub fn new(title: &'a str) -> Self {
        Self { title, detail: "", icon: None, tone: None, margin: Margin::symmetric(12, 10) }
    }

    /// Weak words after the title.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A question that must be answered first: edge and header in the colour of what it is.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// Without margin, for tables and rows that reach the edge.
    pub fn flush(mut self) -> Self {
        self.margin = Margin::ZERO;
        self
    }

    pub fn show<T>(self, ui: &mut Ui, body: impl FnOnce(&mut Ui) -> T) -> T {
        self.show_with(ui, |_| (), body).1
    }

    /// With acts at the right end of the header.
    pub fn show_with<H, T>(
        self,
        ui: &mut Ui,
        acts: impl FnOnce(&mut Ui) -> H,
        body: impl FnOnce(&mut Ui) -> T,
    ) -> (H, T) {
        let palette = theme::palette(ui);
        let edge = self.tone.map_or(palette.line, |tone| tone.ink(palette));
        let frame = Frame::new().fill(palette.raised).corner_radius(radius::CARD).stroke(Stroke::new(1.0, edge));
        frame
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let header = self.header_ui(ui, acts);
                let inner = Frame::new().inner_margin(self.margin).show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = space::SMALL;
                    body(ui)
                });
                (header, inner.inner)
            })
            .inner
    }

    fn header_ui<H>(&self, ui: &mut Ui, acts: impl FnOnce(&mut Ui) -> H) -> H {
        let palette = theme::palette(ui);
        let (rect, header) = ui.allocate_exact_size(vec2(ui.available_width(), height::CARD_HEADER), Sense::hover());
        header.widget_info(|| WidgetInfo::labeled(Role::Heading, true, self.title));
        let (fill, ink) = match self.tone {
            Some(Tone::Warn) => (palette.warn_weak, palette.warn),
            Some(Tone::Bad) => (palette.bad_weak, palette.bad),
            Some(Tone::Good) => (palette.good_weak, palette.good),
            Some(Tone::Weak) | None => (palette.raised, palette.text),
        };
        let round = CornerRadius { nw: radius::CARD - 1, ne: radius::CARD - 1, sw: 0, se: 0 };
        ui.painter().rect(rect, round, fill, Stroke::NONE, StrokeKind::Inside);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let mut x = rect.left() + space::CARD;
        if let Some(icon) = self.icon {
            paint::icon(ui.painter(), pos2(x + 8.0, rect.center().y), icon, 16.0, ink);
            x += 24.0;
        }
        let x = paint::words(ui, rect, x, self.title, theme::medium(&font::BODY), ink);
        paint::words(ui, rect, x + space::SMALL, self.detail, font::SMALL, palette.text_weak);
        let place = Rect::from_min_max(pos2(x, rect.top()), rect.max - vec2(space::CARD, 0.0));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)));
        acts(&mut inside)
    }
}

/// The label column of details.
const FACT_LABEL: f32 = 76.0;

/// A line of label and value, as in details. Details are where everything can be read: a long value has lines enough.
pub fn fact_row(ui: &mut Ui, label: &str, value: &str) -> eframe::egui::Response {
    // Clear of the scroll bar.
    let width = (ui.available_width() - FACT_LABEL - space::SMALL).max(0.0);
    let lines = ui.painter().layout(value.to_owned(), font::BODY, theme::palette(ui).text, width).size().y;
    let high = height::FACT.max(lines + space::SMALL);
    high_fact_row(ui, label, high, |ui| {
        ui.set_max_width(width);
        ui.add(eframe::egui::Label::new(theme::body(value)).wrap())
    })
}

/// The same with anything as value, which is cut where it is too long.
pub fn fact_row_with<T>(ui: &mut Ui, label: &str, value: impl FnOnce(&mut Ui) -> T) -> T {
    high_fact_row(ui, label, height::FACT, value)
}

fn high_fact_row<T>(ui: &mut Ui, label: &str, high: f32, value: impl FnOnce(&mut Ui) -> T) -> T {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let first_line = rect.with_max_y(rect.top() + height::FACT);
    paint::words(ui, first_line, rect.left(), label, font::SMALL, palette.text_weak);
    let place = rect.with_min_x(rect.left() + FACT_LABEL);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    inside.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    value(&mut inside)
}
