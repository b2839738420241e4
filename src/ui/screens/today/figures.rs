//! The counts of the station at the head of the page, each in a card that leads to its list.

use super::Act;
use crate::services::people::{FloatingCounts, FloatingFilter, Living, PeopleKind};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, radius};
use crate::ui::widgets::paint;
use eframe::egui::{Align, CursorIcon, Frame, Id, Layout, Margin, Role, Sense, Stroke, Ui, WidgetInfo};

pub(super) fn counts_ui(ui: &mut Ui, counts: &FloatingCounts) -> Option<Act> {
    let list = |kind, living| FloatingFilter { kind, living, ..FloatingFilter::default() };
    let incomplete = FloatingFilter { is_incomplete: true, ..FloatingFilter::default() };
    let figures = [
        (icons::PEOPLE, "在住流动人口", counts.living, list(PeopleKind::Floating, Living::Now)),
        (icons::PERSON, "在住常住人口", counts.residents, list(PeopleKind::Resident, Living::Now)),
        (icons::ARROW_RIGHT, "已离开的流动人口", counts.left, list(PeopleKind::Floating, Living::Left)),
        (icons::HALF_CIRCLE, "流动人口待补", counts.incomplete, incomplete),
    ];
    let width = (ui.available_width() - 3.0 * 10.0) / 4.0;
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for (icon, words, count, leads_to) in figures {
            if figure_ui(ui, width, icon, words, count) {
                asked = Some(Act::People(Box::new(leads_to)));
            }
        }
    });
    asked
}

/// One count in a card of its own; pressed it leads to the list.
fn figure_ui(ui: &mut Ui, width: f32, icon: char, words: &str, count: u64) -> bool {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 9));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(width - 30.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.horizontal(|ui| {
                ui.label(theme::icon(icon, 16.0).color(palette.text_weak));
                ui.label(theme::small(words).color(palette.text_weak));
            });
            ui.label(theme::number(thousands(count)));
        });
    });
    let response = ui.interact(drawn.response.rect, Id::unique(("figure", words)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    if response.has_focus() {
        paint::focus_ring_inside(ui, response.rect, radius::CARD);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
