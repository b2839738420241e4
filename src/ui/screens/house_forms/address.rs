//! The address of a house: typed any way, taken from the list, or a new one that is made on saving.

use crate::services::places::{self, Meant, PlaceChoice};
use crate::services::registration::Address;
use crate::services::{Desk, Trouble};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::widgets::{FormRow, Note, PickRow, Picked, Picker};
use eframe::egui::Ui;

/// What the field offers.
#[derive(Default)]
pub(super) struct AddressField {
    choices: Vec<PlaceChoice>,
    /// How the typed address would be written as a new dwelling.
    proposals: Vec<String>,
    picked: Option<PlaceChoice>,
}

impl AddressField {
    pub(super) fn ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>, address: &mut Address) {
        let note = self.note(boxes, address);
        let row = FormRow::new("地址").section(Some("房屋")).required(true).note(Some(&note));
        row.show(ui, |ui| {
            let is_wrong = boxes.shows_all && boxes.problem("place").is_some();
            let known = self.choices.iter().map(|choice| PickRow::new(&choice.full_name, people_words(choice.people)));
            let rows: Vec<PickRow> = known.chain(self.proposals.iter().map(|new| PickRow::new(new, "新建"))).collect();
            let picker = Picker::new(boxes.id("place"), &mut address.typed).icon(icons::PLACE).problem(is_wrong);
            let output = picker.show(ui, |_| rows);
            boxes.took("place", &output.response);
            if let Some(Picked::Row(row)) = output.picked {
                self.picked = self.choices.get(row).cloned();
            }
        });
    }

    /// A dwelling is the one taken from the list, the one written in full, or the only one with these numbers.
    pub(super) fn follow(&mut self, desk: &Desk, address: &mut Address) -> Result<(), Trouble> {
        let typed = &address.typed;
        self.choices = places::matching(desk, typed, 8)?;
        self.proposals = places::proposals(desk, typed, &self.choices)?;
        let picked = self.picked.take().filter(|choice| choice.full_name == *typed);
        let exact = picked.as_ref().or_else(|| self.choices.iter().find(|choice| choice.full_name == *typed));
        address.place = match (exact.map(|choice| choice.id), places::meant(desk, typed)?) {
            (None, Meant::Known(place)) => Some(place),
            (exact, _) => exact,
        };
        Ok(())
    }

    fn note(&self, boxes: &Boxes<'_>, address: &Address) -> Note {
        if let Some(problem) = boxes.problem("place").filter(|_| boxes.shows_all) {
            return Note::from(problem);
        }
        let meant = self.choices.iter().find(|choice| Some(choice.id) == address.place);
        match meant {
            Some(choice) if choice.full_name != address.typed => Note::hint(format!("即 {}", choice.full_name)),
            Some(choice) => Note::hint(format!("现住：{}", people_words(choice.people))),
            None if address.place.is_some() => Note::hint(""),
            None if !address.typed.is_empty() && boxes.problem("place").is_none() => {
                Note::hint("新地址，保存时一并建好").icon(icons::PLUS)
            }
            None => Note::hint("写法随意，如 3-2-501、海棠苑3栋2单元501"),
        }
    }
}

fn people_words(people: u32) -> String {
    if people == 0 { "空".to_owned() } else { format!("{people} 人") }
}
