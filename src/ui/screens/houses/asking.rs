//! 按条件看 of the rental houses.

use super::list::DUE;
use crate::domain::codes::{HouseOwnership, RentUse};
use crate::domain::{CodeList, Problem};
use crate::services::houses::{DueWithin, HouseFilter};
use crate::services::{Desk, Trouble};
use crate::ui::area_pick::AreaPick;
use crate::ui::dialog_form::{FIELD, row_ui};
use crate::ui::narrowing::{self, Answer, Mending, NO_SUCH, choice_row_ui, code_of, name_of};
use crate::ui::widgets::{FocusOrder, PickRow, Picker, check_box};
use eframe::egui::{Id, Ui};

const FORM: &str = "house conditions";

/// The dialog while it is filled.
pub(super) struct Asking {
    filter: HouseFilter,
    area: AreaPick,
    ownership: String,
    rent_use: String,
    due: String,
    mending: Mending,
}

impl Asking {
    pub(super) fn of(desk: &Desk, filter: &HouseFilter) -> Result<Self, Trouble> {
        Ok(Self {
            area: AreaPick::of(desk, filter.place)?,
            ownership: name_of(HouseOwnership::table(), filter.ownership.as_ref()),
            rent_use: name_of(RentUse::table(), filter.rent_use.as_ref()),
            due: filter.due.map(DueWithin::words).unwrap_or_default(),
            filter: filter.clone(),
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
        let (no_place, no_due) = (note("area"), note("due"));
        let is_wrong = no_place.is_some();
        let area = row_ui(ui, "地址", no_place.as_ref(), |ui| self.area.ui(ui, id("area"), FIELD, is_wrong));
        order.add(id("area"));
        let ownerships = (HouseOwnership::table(), note("ownership"));
        choice_row_ui(ui, "房屋类别", (id("ownership"), &mut self.ownership), ownerships, order);
        let uses = (RentUse::table(), note("rent_use"));
        choice_row_ui(ui, "出租用途", (id("rent_use"), &mut self.rent_use), uses, order);
        // What is due or missing is asked of now alone.
        if self.filter.as_of.is_none() {
            row_ui(ui, "到期", no_due.as_ref(), |ui| due_ui(ui, id("due"), &mut self.due, no_due.is_some()));
            order.add(id("due"));
            row_ui(ui, "待补", None, |ui| check_box(ui, &mut self.filter.is_incomplete, "只看档案没填全的"));
        }
        self.mending.give_focus(ui, id);
        area.changed()
    }

    /// The filter as it was typed; nothing while something in it is to be mended.
    pub(super) fn read(&mut self) -> Option<HouseFilter> {
        let typed = self.typed();
        self.mending.settle(typed)
    }

    fn typed(&self) -> Result<HouseFilter, Problem> {
        if self.area.is_unknown() {
            return Err(Problem::wrong("area", "没有这个地址，请从列表里选"));
        }
        let due = DUE.into_iter().find(|due| due.words() == self.due.trim());
        if due.is_none() && !self.due.trim().is_empty() {
            return Err(Problem::wrong("due", NO_SUCH));
        }
        Ok(HouseFilter {
            place: self.area.place(),
            ownership: code_of("ownership", HouseOwnership::table(), &self.ownership)?,
            rent_use: code_of("rent_use", RentUse::table(), &self.rent_use)?,
            due,
            ..self.filter.clone()
        })
    }
}

fn due_ui(ui: &mut Ui, id: Id, text: &mut String, is_wrong: bool) {
    let picker = Picker::new(id, text).numbered().opens_when_empty().width(FIELD).problem(is_wrong);
    picker.show(ui, |typed| {
        let due = DUE.into_iter().map(DueWithin::words).filter(|words| words.contains(typed.trim()));
        due.map(|words| PickRow::new(words, "")).collect()
    });
}
