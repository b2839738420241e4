//! What is asked for first, in one strip, and under it what is to be looked at.

use super::{Act, HouseScreen};
use crate::domain::values::Value;
use crate::services::houses::{CLOSED, HousePage};
use crate::ui::icons;
use crate::ui::theme::{self, radius};
use eframe::egui::{
    Align, Frame, Label, Layout, Margin, RichText, Stroke, TextStyle, TextWrapMode, Ui, Vec2, WidgetText, vec2,
};

/// The narrowest and the widest gap between two facts.
const GAPS: (f32, f32) = (14.0, 28.0);

impl HouseScreen {
    pub(super) fn strip_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let frame =
            Frame::new().fill(palette.sunken).stroke(Stroke::new(1.0, palette.line)).corner_radius(radius::CARD);
        frame.inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let words =
                |(label, fact): &(&str, String)| [theme::small(*label).color(palette.text_weak), theme::heading(fact)];
            // The row is broken by how wide a fact is, which has to be known before it is drawn.
            let facts: Vec<([RichText; 2], Vec2)> = self
                .strip
                .iter()
                .map(|fact| {
                    let words = words(fact);
                    let size = words.each_ref().map(|words| size_of(ui, words));
                    (words, vec2(size[0].x.max(size[1].x), size[0].y + size[1].y + 1.0))
                })
                .collect();
            ui.spacing_mut().item_spacing = vec2(gap(ui.available_width(), &facts), 4.0);
            ui.horizontal_wrapped(|ui| {
                for ([label, fact], size) in facts {
                    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        ui.add(Label::new(label).extend());
                        ui.add(Label::new(fact).extend());
                    });
                }
            });
        });
    }

    /// What is to be looked at; it speaks of the record, and refuses nothing.
    pub(super) fn warnings_ui(&self, ui: &mut Ui) -> Option<Act> {
        for words in &self.page.warnings {
            warning_ui(ui, words, None);
        }
        if self.page.gaps.is_empty() {
            return None;
        }
        let act = self.may_write.then_some("现在补");
        warning_ui(ui, &format!("待补：{}", self.page.gaps.join("、")), act).then_some(Act::Edit)
    }
}

/// The facts stand closer together before the last of them goes down into a row of its own.
fn gap(room: f32, facts: &[([RichText; 2], Vec2)]) -> f32 {
    let whole: f32 = facts.iter().map(|(_, size)| size.x).sum();
    let gaps = facts.len().saturating_sub(1).max(1) as f32;
    ((room - whole) / gaps - 0.5).clamp(GAPS.0, GAPS.1)
}

/// Answers whether what is to be done about it was pressed.
fn warning_ui(ui: &mut Ui, words: &str, act: Option<&str>) -> bool {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.warn_weak).corner_radius(radius::CONTROL);
    let line = |ui: &mut Ui| {
        ui.label(theme::icon(icons::HALF_CIRCLE, 15.0).color(palette.warn));
        ui.add(Label::new(theme::small(words).color(palette.warn)).truncate());
    };
    let shown = frame.inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
        let room = vec2(ui.available_width(), 22.0);
        ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
            let is_pressed = act.is_some_and(|act| ui.link(theme::small(act).color(palette.warn)).clicked());
            ui.with_layout(Layout::left_to_right(Align::Center), line);
            is_pressed
        })
        .inner
    });
    shown.inner
}

fn size_of(ui: &Ui, words: &RichText) -> Vec2 {
    let words = WidgetText::from(words.clone());
    words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body).size()
}

/// What is asked for first, in the order of the strip; what is not known is left out.
pub(super) fn facts(page: &HousePage) -> Vec<(&'static str, String)> {
    let house = &page.house;
    let people = match page.crowding.most_people {
        Some(most) => format!("{} 人，上限 {most} 人", page.people_now),
        None => format!("{} 人", page.people_now),
    };
    let area = if house.floor_area.is_empty() { String::new() } else { format!("{} ㎡", house.floor_area.shown()) };
    let uses = [house.rent_use.shown(), house.letting_form.shown()];
    let uses: Vec<String> = uses.into_iter().filter(|words| !words.is_empty()).collect();
    let rooms = match (house.rooms_total.0, house.rooms_let.0) {
        (Some(total), Some(rented)) => format!("{total} 间，租出 {rented} 间"),
        (Some(total), None) => format!("{total} 间"),
        _ => String::new(),
    };
    let ended = if house.letting_state.code == CLOSED { house.let_until.shown() } else { String::new() };
    [
        ("房屋编号", house.house_number.0.clone()),
        ("房屋类别", house.ownership.shown()),
        ("建筑面积", area),
        ("用途", uses.join("·")),
        ("房间", rooms),
        ("现住", people),
        ("起租", house.let_from.shown()),
        ("停租", ended),
        ("最近核实", house.verified_on.shown()),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .collect()
}
