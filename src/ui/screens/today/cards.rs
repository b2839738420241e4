//! The counts of the station at the head of the page, each in a card that leads to its list.

use super::Act;
use crate::services::figures::Figures;
use crate::services::people::{FloatingFilter, Living, PeopleKind};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::screen::Page;
use crate::ui::theme::{self, radius};
use crate::ui::widgets::paint;
use eframe::egui::{Align, CursorIcon, Frame, Id, Layout, Margin, Role, Sense, Stroke, Ui, WidgetInfo};

/// One card: what is counted, how many, what more there is to say of them, and the list behind it.
struct Counted {
    icon: char,
    words: &'static str,
    count: u64,
    detail: String,
    leads_to: Act,
}

pub(super) fn figures_ui(ui: &mut Ui, figures: Option<&Figures>) -> Option<Act> {
    let width = (ui.available_width() - 3.0 * 10.0) / 4.0;
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let is_known = figures.is_some();
        for counted in cards(figures.unwrap_or(&Figures::default())) {
            if card_ui(ui, width, &counted, is_known) {
                asked = Some(counted.leads_to);
            }
        }
    });
    asked
}

fn cards(figures: &Figures) -> [Counted; 4] {
    let people = |kind| {
        let living_here = FloatingFilter { kind, living: Living::Now, ..FloatingFilter::default() };
        Act::People(Box::new(living_here))
    };
    let Figures { people: counts, households, houses, disputes } = figures;
    [
        Counted {
            icon: icons::HOUSES,
            words: "常住人口",
            count: counts.residents,
            detail: format!("{} 户", thousands(households.standing)),
            leads_to: people(PeopleKind::Resident),
        },
        Counted {
            icon: icons::PEOPLE,
            words: "流动人口",
            count: counts.living,
            detail: format!("待补 {}", thousands(counts.incomplete)),
            leads_to: people(PeopleKind::Floating),
        },
        Counted {
            icon: icons::KEY,
            words: "出租房屋",
            count: houses.running(),
            detail: format!("出租中 {}", thousands(houses.rented)),
            leads_to: Act::Go(Page::Houses),
        },
        Counted {
            icon: icons::MEDIATION,
            words: "在调纠纷",
            count: disputes.open,
            detail: format!("已达成 {}", thousands(disputes.agreed)),
            leads_to: Act::Go(Page::Disputes),
        },
    ]
}

/// Pressed anywhere it leads to the list. While it is being counted the card stands empty.
fn card_ui(ui: &mut Ui, width: f32, counted: &Counted, is_known: bool) -> bool {
    let Counted { icon, words, count, detail, .. } = counted;
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
                ui.label(theme::icon(*icon, 16.0).color(palette.text_weak));
                ui.label(theme::small(*words).color(palette.text_weak));
            });
            ui.horizontal(|ui| {
                let number = if is_known { thousands(*count) } else { "…".to_owned() };
                ui.label(theme::number(number));
                if is_known {
                    ui.label(theme::small(detail).color(palette.text_weak));
                }
            });
        });
    });
    let response = ui.interact(drawn.response.rect, Id::unique(("figure", *words)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, *words));
    if response.has_focus() {
        paint::focus_ring_inside(ui, response.rect, radius::CARD);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
