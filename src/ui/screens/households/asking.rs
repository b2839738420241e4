//! 按条件看 of the households.

use crate::domain::codes::HouseholdKind;
use crate::domain::{CodeList, Date, Problem};
use crate::services::households::HouseholdFilter;
use crate::services::{Desk, Trouble};
use crate::ui::area_pick::AreaPick;
use crate::ui::dialog_form::{FIELD, row_ui};
use crate::ui::narrowing::{self, Answer, Mending, TypedSpan, choice_row_ui, code_of, name_of};
use crate::ui::widgets::{FocusOrder, check_box};
use eframe::egui::{Id, Ui};

const FORM: &str = "household conditions";

/// The dialog while it is filled.
pub(super) struct Asking {
    filter: HouseholdFilter,
    area: AreaPick,
    kind: String,
    founded: TypedSpan,
    today: Date,
    mending: Mending,
}

impl Asking {
    pub(super) fn of(desk: &Desk, filter: &HouseholdFilter) -> Result<Self, Trouble> {
        Ok(Self {
            area: AreaPick::of(desk, filter.place)?,
            kind: name_of(HouseholdKind::table(), filter.kind.as_ref()),
            founded: TypedSpan::of(filter.founded),
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

    fn rows_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let id = |key: &str| Id::unique((FORM, key));
        let note = |key: &str| self.mending.note(key);
        let no_place = note("area");
        let is_wrong = no_place.is_some();
        let area = row_ui(ui, "户籍住址", no_place.as_ref(), |ui| self.area.ui(ui, id("area"), FIELD, is_wrong));
        order.add(id("area"));
        choice_row_ui(ui, "户类型", (id("kind"), &mut self.kind), (HouseholdKind::table(), note("kind")), order);
        self.founded.ui(ui, ("立户", self.today), &self.mending, id, order);
        let filter = &mut self.filter;
        row_ui(ui, "人户", None, |ui| check_box(ui, &mut filter.is_apart, "只看有人户不一致的"));
        row_ui(ui, "待补", None, |ui| check_box(ui, &mut filter.is_incomplete, "只看没有户号或没有户主的"));
        self.mending.give_focus(ui, id);
        area.changed()
    }

    /// The filter as it was typed; nothing while something in it is to be mended.
    pub(super) fn read(&mut self) -> Option<HouseholdFilter> {
        let typed = self.typed();
        self.mending.settle(typed)
    }

    fn typed(&self) -> Result<HouseholdFilter, Problem> {
        if self.area.is_unknown() {
            return Err(Problem::wrong("area", "没有这个地址，请从列表里选"));
        }
        Ok(HouseholdFilter {
            place: self.area.place(),
            kind: code_of("kind", HouseholdKind::table(), &self.kind)?,
            founded: self.founded.read(self.today)?,
            ..self.filter.clone()
        })
    }
}
