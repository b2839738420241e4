//! 按条件看: the dialog that asks for all conditions of the list at once.

use crate::domain::codes::{DwellingType, ResideReason};
use crate::domain::{CodeList, Date, Problem};
use crate::services::people::{Belonging, FloatingFilter, PeopleKind};
use crate::services::{Desk, Trouble};
use crate::ui::area_pick::AreaPick;
use crate::ui::dialog_form::{FIELD, row_ui};
use crate::ui::narrowing::{self, Answer, TypedSpan, choice_row_ui, code_of, name_of};
use crate::ui::widgets::field::Note;
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
    /// What is to be mended, and in which field.
    problem: Option<Problem>,
    wants_focus: Option<&'static str>,
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
            problem: None,
            wants_focus: Some("area"),
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
        let problem = self.problem.clone();
        let note = |key: &str| problem.as_ref().filter(|problem| problem.field == key).map(Note::from);
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
                row_ui(ui, "人户", None, |ui| belonging_ui(ui, id("belonging"), &mut self.belonging));
                order.add(id("belonging"));
            }
        }
        self.arrived.ui(ui, ("来本地", self.today), problem.as_ref(), id, order);
        row_ui(ui, "待补", None, |ui| check_box(ui, &mut self.filter.is_incomplete, "只看资料没填全的"));
        if let Some(key) = self.wants_focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id(key)));
        }
        area.changed()
    }

    /// The filter as it was typed; nothing while something in it is to be mended.
    pub(super) fn read(&mut self) -> Option<FloatingFilter> {
        self.problem = None;
        if self.area.is_unknown() {
            return self.ask_to_mend(Problem::wrong("area", "没有这个小区、街道或楼栋，请从列表里选"));
        }
        let arrived = match self.arrived.read(self.today) {
            Ok(arrived) => arrived,
            Err(problem) => return self.ask_to_mend(problem),
        };
        let mut filter = FloatingFilter { place: self.area.place(), arrived, ..self.filter.clone() };
        let reasons = take_code(&mut filter.reasons, code_of("reason", ResideReason::table(), &self.reason));
        let dwellings = take_code(&mut filter.dwellings, code_of("dwelling", DwellingType::table(), &self.dwelling));
        if let Err(problem) = reasons.and(dwellings) {
            return self.ask_to_mend(problem);
        }
        filter.belonging = Belonging::ALL.into_iter().find(|one| one.label() == self.belonging.trim());
        Some(filter)
    }

    fn ask_to_mend(&mut self, problem: Problem) -> Option<FloatingFilter> {
        self.wants_focus = Some(problem.field);
        self.problem = Some(problem);
        None
    }
}

/// One code from the box; several that were ticked elsewhere stay while the box is empty.
fn take_code(codes: &mut Vec<String>, typed: Result<Option<String>, Problem>) -> Result<(), Problem> {
    match typed? {
        Some(code) => *codes = vec![code],
        None if codes.len() <= 1 => codes.clear(),
        None => {}
    }
    Ok(())
}

fn belonging_ui(ui: &mut Ui, id: Id, text: &mut String) {
    Picker::new(id, text).numbered().opens_when_empty().width(FIELD).show(ui, |typed| {
        let labels = Belonging::ALL.map(Belonging::label).into_iter();
        labels.filter(|label| label.contains(typed.trim())).map(|label| PickRow::new(label, "")).collect()
    });
}
