//! Picking a place by typing any of its spellings.

use crate::domain::RecordId;
use crate::services::places::{self, Meant, PlaceChoice};
use crate::services::{Desk, Trouble};
use crate::ui::icons;
use crate::ui::widgets::{PickRow, Picked, Picker};
use eframe::egui::{Id, Response, Ui};

/// What is typed, what it may mean, and what was taken.
#[derive(Debug, Default)]
pub struct PlacePick {
    pub text: String,
    choices: Vec<PlaceChoice>,
    chosen: Option<RecordId>,
}

const MOST: usize = 9;

impl PlacePick {
    pub fn of(desk: &Desk, place: Option<RecordId>) -> Result<Self, Trouble> {
        Ok(Self { text: places::full_name(desk, place)?, choices: Vec::new(), chosen: place })
    }

    pub fn chosen(&self) -> Option<RecordId> {
        self.chosen
    }

    /// Typed, but not one of the places there are.
    pub fn is_unknown(&self) -> bool {
        self.chosen.is_none() && !self.text.trim().is_empty()
    }

    pub fn ui(&mut self, ui: &mut Ui, id: Id, width: f32, is_wrong: bool) -> Response {
        let note = |choice: &PlaceChoice| match choice.people {
            0 => choice.kind.clone(),
            people => format!("{} {people} 人", choice.kind),
        };
        let rows: Vec<PickRow> =
            self.choices.iter().map(|choice| PickRow::new(&choice.full_name, note(choice))).collect();
        let picker = Picker::new(id, &mut self.text).icon(icons::PLACE).width(width).problem(is_wrong);
        let output = picker.show(ui, |_| rows);
        if let Some(Picked::Row(row)) = output.picked {
            self.chosen = self.choices.get(row).map(|choice| choice.id);
        } else if output.response.changed() {
            self.chosen = None;
        }
        output.response
    }

    /// A spelling that means one place alone is as good as taking it from the list.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.choices = places::matching(desk, &self.text, MOST)?;
        if self.chosen.is_none() {
            let exact = self.choices.iter().find(|choice| choice.full_name == self.text.trim());
            self.chosen = exact.map(|choice| choice.id);
        }
        // An estate has so many dwellings that it may not be among the first of them itself.
        if self.chosen.is_none()
            && let Meant::Known(place) = places::meant(desk, &self.text)?
            && places::full_name(desk, Some(place))? == self.text.trim()
        {
            self.chosen = Some(place);
        }
        Ok(())
    }
}
