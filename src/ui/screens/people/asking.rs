//! 按条件看: the dialog that asks for all conditions of the list at once.

use crate::domain::codes::{DwellingType, ResideReason};
use crate::domain::{CodeList, Date, Problem};
use crate::services::people::{Belonging, FloatingFilter, PeopleKind};
use crate::services::{Desk, Trouble};
use crate::ui::area_pick::AreaPick;
use crate::ui::dialog_form::{FIELD, row_ui};
use crate::ui::narrowing::{self, Answer, Mending, NO_SUCH, TypedSpan, choice_row_ui, code_of, name_of};
use crate::ui::widgets::{FocusOrder, PickRow, Picker, check_box};
use eframe::egui::{Id, Ui};

const FORM: &str = "people conditions";

/// The dialog while it is filled.
pub(super) struct Asking {
    filter: FloatingFilter,
    area: AreaPick,
    reason: String,
    dwelling: String,
    belonging: String,
    arrived: TypedSpan,
    today: Date,
    mending: Mending,
}

impl Asking {
    pub(super) fn of(desk: &Desk, filter: &FloatingFilter) -> Result<Self, Trouble> {
        let only =
            |table, codes: &[String]| if let [code] = codes { name_of(table, Some(code)) } else { String::new() };
        Ok(Self {
            area: AreaPick::of(desk, filter.place)?,
            reason: only(ResideReason::table(), &filter.reasons),
            dwelling: only(DwellingType::table(), &filter.dwellings),
            belonging: filter.belonging.map(Belonging::label).unwrap_or_default().to_owned(),
            arrived: TypedSpan::of(filter.arrived),
            filter: filter.clone(),
            today: desk.today(),
            mending: Mending::begin("area"),
        })
    }

    pub(super) fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.area.look(desk)
    }

    pub(super) fn show(&mut self, ui: &Ui) -> Option<Answer> {
        narrowing::asking_ui(ui, FORM, |ui, order| self.rows_ui(ui, order))
    }

    /// Answers whether the place was typed anew.
    fn rows_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let id = |key: &str| Id::unique((FORM, key));
        let note = |key: &str| self.mending.note(key);
        let no_place = note("area");
        let is_wrong = no_place.is_some();
        let area = row_ui(ui, "住址", no_place.as_ref(), |ui| self.area.ui(ui, id("area"), FIELD, is_wrong));
        order.add(id("area"));
        match self.filter.kind {
            PeopleKind::Floating => {
                let reasons = (ResideReason::table(), note("reason"));
                choice_row_ui(ui, "居住事由", (id("reason"), &mut self.reason), reasons, order);
                let dwellings = (DwellingType::table(), note("dwelling"));
                choice_row_ui(ui, "住所类型", (id("dwelling"), &mut self.dwelling), dwellings, order);
            }
            PeopleKind::Resident => {
                let unknown = note("belonging");
                let is_wrong = unknown.is_some();
                row_ui(ui, "人户", unknown.as_ref(), |ui| {
                    belonging_ui(ui, id("belonging"), &mut self.belonging, is_wrong);
                });
                order.add(id("belonging"));
            }
        }
        self.arrived.ui(ui, ("来本地", self.today), &self.mending, id, order);
        row_ui(ui, "待补", None, |ui| check_box(ui, &mut self.filter.is_incomplete, "只看资料没填全的"));
        self.mending.give_focus(ui, id);
        area.changed()
    }

    /// The filter as it was typed; nothing while something in it is to be mended.
    pub(super) fn read(&mut self) -> Option<FloatingFilter> {
        let typed = self.typed();
        self.mending.settle(typed)
    }

    fn typed(&self) -> Result<FloatingFilter, Problem> {
        if self.area.is_unknown() {
            return Err(Problem::wrong("area", "没有这个小区、街道或楼栋，请从列表里选"));
        }
        let arrived = self.arrived.read(self.today)?;
        let mut filter = FloatingFilter { place: self.area.place(), arrived, ..self.filter.clone() };
        take_code(&mut filter.reasons, code_of("reason", ResideReason::table(), &self.reason)?);
        take_code(&mut filter.dwellings, code_of("dwelling", DwellingType::table(), &self.dwelling)?);
        let belonging = self.belonging.trim();
        filter.belonging = Belonging::ALL.into_iter().find(|one| one.label() == belonging);
        if filter.belonging.is_none() && !belonging.is_empty() {
            return Err(Problem::wrong("belonging", NO_SUCH));
        }
        Ok(filter)
    }
}

/// One code from the box; several that were ticked elsewhere stay while the box is empty.
fn take_code(codes: &mut Vec<String>, typed: Option<String>) {
    match typed {
        Some(code) => *codes = vec![code],
        None if codes.len() <= 1 => codes.clear(),
        None => {}
    }
}

fn belonging_ui(ui: &mut Ui, id: Id, text: &mut String, is_wrong: bool) {
    Picker::new(id, text).numbered().opens_when_empty().width(FIELD).problem(is_wrong).show(ui, |typed| {
        let labels = Belonging::ALL.map(Belonging::label).into_iter();
        labels.filter(|label| label.contains(typed.trim())).map(|label| PickRow::new(label, "")).collect()
    });
}
