//! The address of a dwelling as every form asks for it: typed any way, taken from the list, or a new one that is made on
//! saving. Numbers alone mean a dwelling only where there is just one they can mean: of several the estate must be said.

use super::form::Boxes;
use super::icons;
use super::widgets::{Note, PickRow, Picked, Picker};
use crate::domain::address;
use crate::services::places::{self, Meant, PlaceChoice};
use crate::services::registration::Address;
use crate::services::{Desk, Trouble};
use eframe::egui::Ui;

/// Rows of the list.
const MOST: usize = 8;

/// What the field offers.
#[derive(Default)]
pub struct AddressField {
    choices: Vec<PlaceChoice>,
    /// How the typed address would be written as a new dwelling.
    proposals: Vec<String>,
    picked: Option<PlaceChoice>,
}

impl AddressField {
    pub fn ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>, address: &mut Address) {
        let is_wrong = problem(boxes, address).is_some();
        let known = self.choices.iter().map(|choice| PickRow::new(&choice.full_name, self.note_of(choice)));
        let rows: Vec<PickRow> = known.chain(self.proposals.iter().map(|new| PickRow::new(new, "新建"))).collect();
        let is_whole = address::parse(&address.typed).estate.is_some();
        let picker = Picker::new(boxes.id("place"), &mut address.typed).icon(icons::PLACE).problem(is_wrong);
        let picker = if is_whole { picker } else { picker.or_other_words() };
        let output = picker.show(ui, |_| rows);
        boxes.took("place", &output.response);
        if let Some(Picked::Row(row)) = output.picked {
            self.picked = self.choices.get(row).cloned();
        }
    }

    /// How many live there; where another place is called alike, what it is too.
    fn note_of(&self, choice: &PlaceChoice) -> String {
        let people = people_words(choice.people);
        let is_called_so = |other: &&PlaceChoice| other.full_name == choice.full_name;
        if self.choices.iter().filter(is_called_so).count() > 1 { format!("{} {people}", choice.kind) } else { people }
    }

    /// A dwelling is the one taken from the list, the one written in full, or the only one with these numbers.
    pub fn follow(&mut self, desk: &Desk, address: &mut Address) -> Result<(), Trouble> {
        let typed = &address.typed;
        self.choices = places::matching(desk, typed, MOST)?;
        self.proposals = places::proposals(desk, typed, &self.choices)?;
        let picked = self.picked.take().filter(|choice| choice.full_name == *typed);
        let exact = picked.as_ref().or_else(|| self.choices.iter().find(|choice| choice.full_name == *typed));
        address.place = match (exact.map(|choice| choice.id), places::meant(desk, typed)?) {
            (None, Meant::Known(place)) => Some(place),
            (exact, _) => exact,
        };
        Ok(())
    }

    /// The dwelling that is meant, among those offered.
    pub fn meant(&self, address: &Address) -> Option<&PlaceChoice> {
        self.choices.iter().find(|choice| Some(choice.id) == address.place)
    }

    /// What is wrong with the address, or what becomes of it. Nothing of a dwelling that is known: of that each form says its
    /// own.
    pub fn note(&self, boxes: &Boxes<'_>, address: &Address) -> Option<Note> {
        if let Some(problem) = problem(boxes, address) {
            return Some(problem);
        }
        if address.place.is_some() {
            return None;
        }
        let is_new = !address.typed.is_empty() && boxes.problem("place").is_none();
        Some(match self.proposals.len() {
            _ if address.typed.is_empty() => Note::hint("写法随意，如 3-2-501、海棠苑3栋2单元501"),
            2.. => Note::doubtful("是哪个小区：按 ↓ 选，或在前面写上小区名"),
            _ if is_new => Note::hint("新地址，保存时一并建好").icon(icons::PLUS),
            _ => Note::hint("写法随意，如 3-2-501、海棠苑3栋2单元501"),
        })
    }

    /// 「即 海棠苑3栋2单元501室」, where it was written otherwise than it is called.
    pub fn called(&self, address: &Address) -> Option<String> {
        let meant = self.meant(address).filter(|choice| choice.full_name != address.typed)?;
        Some(format!("即 {}", meant.full_name))
    }
}

/// Said once it was typed and left, or asked to be saved.
fn problem(boxes: &Boxes<'_>, address: &Address) -> Option<Note> {
    let is_left = !address.typed.is_empty() && *boxes.focused != Some("place");
    boxes.problem("place").filter(|_| boxes.shows_all || is_left).map(Note::from)
}

/// 「空」, 「4 人」
pub fn people_words(people: u32) -> String {
    if people == 0 { "空".to_owned() } else { format!("{people} 人") }
}
