//! 出租房屋: what the city asks of let dwellings. The station fills in the figures; without one nothing is said.

use super::{Act, FIELD, foot_ui};
use crate::services::houses::Crowding;
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField};
use eframe::egui::{Id, Ui};

pub(super) struct HousesCard {
    most_people: String,
    most_per_room: String,
    least_square_metres: String,
    kept: Crowding,
    pub message: Option<Note>,
}

impl HousesCard {
    pub fn new(kept: Crowding) -> Self {
        Self {
            most_people: words(kept.most_people),
            most_per_room: words(kept.most_per_room),
            least_square_metres: words(kept.least_square_metres),
            kept,
            message: None,
        }
    }

    pub fn saved(&mut self, kept: Crowding) {
        *self = Self { message: Some(Note::good("已保存，超过时在房屋页上提醒")), ..Self::new(kept) };
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("出租房屋").detail("照本市的标准填，超过只提醒").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            row_ui(ui, "每户上限", &mut self.most_people, "人；不填就不提醒", why_not.is_some());
            row_ui(ui, "单间上限", &mut self.most_per_room, "人；印在责任书上", why_not.is_some());
            row_ui(
                ui,
                "人均面积",
                &mut self.least_square_metres,
                "平方米，建筑面积；也印在责任书上",
                why_not.is_some(),
            );
            let typed = self.typed();
            let faulty = typed.is_none().then(|| Note::wrong("请填整数，如 6"));
            let note = faulty.or_else(|| self.message.clone()).or_else(|| why_not.map(Note::hint));
            let unchanged = (typed == Some(self.kept)).then_some("没有改动");
            let why_not = why_not.or(typed.is_none().then_some("请填整数")).or(unchanged);
            foot_ui(ui, note.as_ref(), |ui| {
                let is_pressed = ui.add(Button::secondary("保存标准").refused(why_not)).clicked();
                typed.filter(|_| is_pressed).map(Act::SaveCrowding)
            })
        })
    }

    /// What is typed, as far as it is numbers.
    fn typed(&self) -> Option<Crowding> {
        let most_people = number(&self.most_people)?;
        let most_per_room = number(&self.most_per_room)?;
        let least_square_metres = number(&self.least_square_metres)?;
        Some(Crowding { most_people, most_per_room, least_square_metres })
    }
}

fn row_ui(ui: &mut Ui, label: &'static str, text: &mut String, hint: &str, is_fixed: bool) {
    let note = Note::hint(hint);
    FormRow::new(label).in_card().field_width(FIELD).note(Some(&note)).show(ui, |ui| {
        if is_fixed {
            fixed_value(ui, text, FIELD);
        } else {
            ui.add(TextField::new(Id::unique(("crowding", label)), text).width(FIELD));
        }
    });
}

fn words(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A number above nought, or nothing; neither is no answer.
fn number(text: &str) -> Option<Option<u32>> {
    let text = crate::domain::text::half_width(text);
    if text.trim().is_empty() {
        return Some(None);
    }
    text.trim().parse().ok().filter(|number| *number > 0).map(Some)
}
