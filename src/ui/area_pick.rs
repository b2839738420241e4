//! The field a list is narrowed by a place in: an estate, a street or a building by a part of its name or its initials, and any
//! place by any of its spellings, 「3-2-501」 and its aliases among them.

use crate::domain::RecordId;
use crate::domain::reading::{self, Reading};
use crate::services::places::{self, Meant, PlaceChoice};
use crate::services::{Desk, Trouble, lists};
use crate::ui::widgets::{PickRow, Picked, Picker};
use eframe::egui::{Id, Response, Ui};

/// Candidates shown at a time.
const MOST: usize = 12;

/// A place above the dwellings, held by the field: these are found while one types.
struct Area {
    place: RecordId,
    name: String,
    kind: String,
    reading: Reading,
}

impl Area {
    fn of(area: lists::Area) -> Self {
        Self { place: area.place, reading: reading::of(&area.name), name: area.name, kind: area.kind }
    }

    /// By a part of the name, its initials or its pinyin, like everywhere.
    fn is_meant_by(&self, typed: &str) -> bool {
        let letters = typed.to_ascii_lowercase();
        self.name.contains(typed)
            || self.reading.initials.starts_with(&letters)
            || self.reading.pinyin.starts_with(&letters)
    }
}

/// What is typed, what it may mean, and what was taken.
pub struct AreaPick {
    areas: Vec<Area>,
    text: String,
    /// Places any spelling of which was typed, as they were looked up.
    found: Vec<PlaceChoice>,
    /// What alone is written so, whichever of its spellings that is.
    written: Option<RecordId>,
    /// Taken from the list: of two that are called alike this one.
    taken: Option<RecordId>,
}

impl AreaPick {
    pub fn of(desk: &Desk, place: Option<RecordId>) -> Result<Self, Trouble> {
        Ok(Self {
            areas: lists::areas(desk)?.into_iter().map(Area::of).collect(),
            text: places::full_name(desk, place)?,
            found: Vec::new(),
            written: None,
            taken: place,
        })
    }

    /// Changed when something else was typed: then it is looked up.
    pub fn ui(&mut self, ui: &mut Ui, id: Id, width: f32, is_wrong: bool) -> Response {
        let (areas, found) = (&self.areas, &self.found);
        let mut offered = Vec::new();
        let picker = Picker::new(id, &mut self.text).hint("小区、楼栋，或 3-2-501").opens_when_empty();
        let output = picker.width(width).problem(is_wrong).show(ui, |typed| {
            let typed = typed.trim();
            let areas = areas.iter().filter(|area| area.is_meant_by(typed));
            let areas: Vec<_> = areas.map(|area| (area.place, &area.name, &area.kind)).take(MOST).collect();
            let is_new = |place: &RecordId| !areas.iter().any(|(known, ..)| known == place);
            let more = found.iter().filter(|choice| !typed.is_empty() && is_new(&choice.id));
            let more: Vec<_> = more.map(|choice| (choice.id, &choice.full_name, &choice.kind)).collect();
            let all = areas.into_iter().chain(more).take(MOST);
            all.map(|(place, name, kind)| {
                offered.push(place);
                PickRow::new(name, kind)
            })
            .collect()
        });
        if let Some(Picked::Row(row)) = output.picked {
            self.taken = offered.get(row).copied();
        } else if output.response.changed() {
            self.taken = None;
        }
        output.response
    }

    /// Looks up what was typed.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let typed = self.text.trim();
        self.found = places::matching(desk, typed, MOST)?;
        self.written = match places::meant(desk, typed)? {
            Meant::Known(place) => Some(place),
            Meant::New | Meant::SomeEstate => None,
        };
        Ok(())
    }

    /// Something stands there that means no place.
    pub fn is_unknown(&self) -> bool {
        self.place().is_none() && !self.text.trim().is_empty()
    }

    /// The place that was taken or is written so; or the only one that can be meant.
    pub fn place(&self) -> Option<RecordId> {
        let typed = self.text.trim();
        if typed.is_empty() {
            return None;
        }
        let named = || self.areas.iter().filter(|area| area.name == typed);
        let only = || match self.areas.iter().filter(|area| area.is_meant_by(typed)).collect::<Vec<_>>()[..] {
            [only] => Some(only.place),
            _ => None,
        };
        let only_found = || if let [only] = &self.found[..] { Some(only.id) } else { None };
        self.taken.or_else(|| named().next().map(|area| area.place)).or(self.written).or_else(only).or_else(only_found)
    }
}
