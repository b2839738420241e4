//! Where a dispute happened: a place of the address tree, or whatever was told.

use crate::domain::values::{Link, Text};
use crate::services::disputes::DisputeForm;
use crate::services::places::{self, PlaceChoice};
use crate::services::{Desk, Trouble};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::widgets::{FormRow, Note, PickRow, Picked, Picker};
use eframe::egui::Ui;

/// What the field of the place offers.
#[derive(Default)]
pub(super) struct PlaceField {
    choices: Vec<PlaceChoice>,
    picked: Option<usize>,
    asked: String,
}

impl PlaceField {
    pub(super) fn of(form: &DisputeForm) -> Self {
        Self { asked: form.dispute.text("place_told"), ..Self::default() }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut DisputeForm) {
        let is_known = form.dispute.record.place.id.is_some();
        let note = if is_known {
            Note::good("已在地址树中")
        } else {
            Note::hint("可写 3-2-501，也可写“菜市场门口”")
        };
        FormRow::new("发生地点").note(Some(&note)).show(ui, |ui| {
            let mut text = form.dispute.text("place_told");
            let rows: Vec<PickRow> = self.choices.iter().map(|choice| PickRow::new(&choice.full_name, "")).collect();
            let output = Picker::new(boxes.id("place_told"), &mut text).icon(icons::PLACE).show(ui, |_| rows);
            if output.response.changed() && text != form.dispute.text("place_told") {
                form.dispute.type_in("place_told", &text, boxes.today);
            }
            boxes.took("place_told", &output.response);
            if let Some(Picked::Row(row)) = output.picked {
                self.picked = Some(row);
            }
        });
    }

    /// What was taken from the list, or is written as a place is called, is that place; anything else is what was told.
    pub(super) fn follow(&mut self, desk: &Desk, form: &mut DisputeForm) -> Result<(), Trouble> {
        let typed = form.dispute.text("place_told");
        if let Some(choice) =
            self.picked.take().and_then(|row| self.choices.get(row)).filter(|choice| choice.full_name == typed)
        {
            let (id, name) = (choice.id, choice.full_name.clone());
            form.dispute.set("place", |dispute| dispute.place = Link::to(id));
            form.dispute.set("place_told", |dispute| dispute.place_told = Text::new(&name));
            self.asked = typed;
        } else if typed != self.asked {
            self.choices = places::matching(desk, &typed, 8)?;
            let exact = self.choices.iter().find(|choice| choice.full_name == typed).map(|choice| choice.id);
            form.dispute.set("place", |dispute| dispute.place = exact.map_or_else(Link::none, Link::to));
            self.asked = typed;
        }
        Ok(())
    }
}
