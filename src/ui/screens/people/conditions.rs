//! What the list is narrowed by: chips under the filter bar, and quick menus for the commonest. All of them are in `asking`.

use super::{Act, PeopleScreen};
use crate::domain::CodeList;
use crate::domain::codes::ResideReason;
use crate::services::lists::{self, Part};
use crate::services::people::{FloatingFilter, Permit};
use crate::ui::widgets::{ConditionTaken, MenuItem, chip_add, chip_off, conditions_ui, menu, tick_menu};
use eframe::egui::{RectAlign, Ui};

/// The conditions in words, prepared when the filter changes.
#[derive(Default)]
pub(super) struct Conditions {
    parts: Vec<Part>,
    words: Vec<String>,
}

impl Conditions {
    pub(super) fn of(filter: &FloatingFilter) -> Self {
        let (parts, words) = lists::said(filter).into_iter().unzip();
        Self { parts, words }
    }
}

impl PeopleScreen {
    /// The bar under the filter bar.
    pub(super) fn conditions_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if let Some(taken) = conditions_ui(ui, &self.conditions.words) {
                asked = Some(Act::Filter(self.without(taken)));
            }
            if self.filter.kind == crate::services::people::PeopleKind::Floating {
                asked = asked.take().or(self.reasons_ui(ui)).or(self.permits_ui(ui));
            }
            if chip_add(ui, "条件").on_hover_text("住址、住所类型、来本地时间等，按 F6").clicked() {
                asked = Some(Act::AskConditions);
            }
        });
        asked
    }

    fn without(&self, taken: ConditionTaken) -> FloatingFilter {
        match taken {
            ConditionTaken::One(place) => lists::without(&self.filter, self.conditions.parts[place]),
            ConditionTaken::All => FloatingFilter { place: self.filter.place, ..self.filter.widened() },
        }
    }

    fn reasons_ui(&self, ui: &mut Ui) -> Option<Act> {
        let chip = chip_off(ui, "居住事由");
        let codes = &ResideReason::table().codes;
        let chosen = &self.filter.reasons;
        let boxes: Vec<(&str, bool)> =
            codes.iter().map(|row| (row.name.as_str(), chosen.contains(&row.code))).collect();
        let turned = &codes[tick_menu(&chip, RectAlign::BOTTOM_START, 160.0, &boxes)?].code;
        let mut reasons = chosen.clone();
        match reasons.iter().position(|code| code == turned) {
            Some(place) => drop(reasons.remove(place)),
            None => reasons.push(turned.clone()),
        }
        Some(Act::Filter(FloatingFilter { reasons, ..self.filter.clone() }))
    }

    fn permits_ui(&self, ui: &mut Ui) -> Option<Act> {
        let chip = chip_off(ui, "居住证");
        let items = Permit::ALL.map(|permit| MenuItem::new(permit.label()));
        let chosen = Permit::ALL.iter().position(|permit| self.filter.permit == Some(*permit));
        let taken = menu(&chip, RectAlign::BOTTOM_START, 160.0, &items, chosen)?;
        Some(Act::Filter(FloatingFilter { permit: Some(Permit::ALL[taken]), ..self.filter.clone() }))
    }
}
