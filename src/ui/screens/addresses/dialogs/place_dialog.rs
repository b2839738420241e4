//! One place: kind, name, what it lies under, grid.

use super::pick::PlacePick;
use super::{Answer, Complaint, FIELD, MANY, Saving, arrive, foot_ui, row_ui, title_ui, took};
use crate::domain::codes::PlaceKind;
use crate::domain::{CodeList, RecordId};
use crate::services::address_tree::{self, Facts, Order};
use crate::services::{Desk, Trouble};
use crate::ui::screens::addresses::kinds;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{ChoiceField, FocusOrder, TextField, check_box};
use eframe::egui::{Id, Ui, vec2};

/// The room of the box for the old name, kept also where there is none.
const CHECK_BOX: f32 = 26.0;

pub struct PlaceDialog {
    /// None for a place that is to be added.
    place: Option<RecordId>,
    kind: String,
    label: String,
    parent: PlacePick,
    grid: String,
    old_label: String,
    keeps_old_name: bool,
    /// Places that follow a change of this one.
    places_below: u32,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl PlaceDialog {
    pub fn add(desk: &Desk, parent: Option<RecordId>, kind: Option<&str>) -> Result<Self, Trouble> {
        let above = parent.map(|parent| address_tree::facts(desk, parent)).transpose()?;
        let below = || kinds::below(above.as_ref().map(|above| above.kind.as_str()));
        let kind = kind.and_then(|kind| PlaceKind::table().name(kind)).unwrap_or_else(below);
        Ok(Self::new(None, kind.to_owned(), PlacePick::of(desk, parent)?))
    }

    pub fn edit(desk: &Desk, place: RecordId) -> Result<Self, Trouble> {
        let facts = address_tree::facts(desk, place)?;
        let kind = PlaceKind::table().name(&facts.kind).unwrap_or_default().to_owned();
        let places_below = address_tree::node(desk, place)?.counts.places;
        let parent = PlacePick::of(desk, facts.parent)?;
        let dialog = Self::new(Some(place), kind, parent);
        let old_label = facts.label.clone();
        Ok(Self { label: facts.label, old_label, grid: facts.grid, places_below, ..dialog })
    }

    fn new(place: Option<RecordId>, kind: String, parent: PlacePick) -> Self {
        Self {
            place,
            kind,
            label: String::new(),
            parent,
            grid: String::new(),
            old_label: String::new(),
            keeps_old_name: false,
            places_below: 0,
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let title = if self.place.is_some() { "编辑地址" } else { "添加地址" };
        let follows = if self.places_below > 0 {
            "下级地址的全称随之更新，住在里面的人不用改。"
        } else {
            ""
        };
        title_ui(ui, title, follows);
        let mut order = FocusOrder::default();
        let has_changed = self.fields_ui(ui, &mut order);
        if has_changed {
            self.complaint.forget();
        }
        let is_entered = order.finish(ui);
        self.old_name_ui(ui);
        let act = if self.place.is_some() { "保存" } else { "添加" };
        let why_not = self.why_not();
        let keep = if self.place.is_some() { "不改" } else { "不添加" };
        let answer = foot_ui(ui, &self.complaint, (act, why_not), keep, is_entered);
        answer.or(has_changed.then_some(Answer::Look))
    }

    fn fields_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let mut has_changed = false;
        let note = self.complaint.note("label", self.label_hint());
        row_ui(ui, "名称", note.as_ref(), |ui| {
            let is_wrong = self.complaint.problem("label").is_some();
            let field = ui.add(TextField::new(id("label"), &mut self.label).width(FIELD).problem(is_wrong));
            arrive(&mut self.has_arrived, &field);
            has_changed |= took(order, &field);
        });
        let note = self.complaint.note("kind", None);
        row_ui(ui, "类别", note.as_ref(), |ui| {
            let field = ui.add(ChoiceField::new(id("kind"), &mut self.kind, PlaceKind::table()).width(FIELD));
            has_changed |= took(order, &field);
        });
        let hint = Note::hint(if self.parent.text.is_empty() { "不填就是最上一级" } else { "" });
        let note = self.complaint.note("parent", Some(hint));
        row_ui(ui, "上级地址", note.as_ref(), |ui| {
            let is_wrong = self.complaint.problem("parent").is_some();
            let field = self.parent.ui(ui, id("parent"), FIELD, is_wrong);
            has_changed |= took(order, &field);
        });
        row_ui(ui, "网格", Some(&Note::hint("不填就随上级")), |ui| {
            let field = ui.add(TextField::new(id("grid"), &mut self.grid).width(FIELD));
            has_changed |= took(order, &field);
        });
        has_changed
    }

    /// Only where there is an old name that somebody may still write.
    fn old_name_ui(&mut self, ui: &mut Ui) {
        if self.place.is_some() && self.label.trim() != self.old_label {
            check_box(ui, &mut self.keeps_old_name, &format!("旧名「{}」留作别名", self.old_label));
        } else {
            ui.allocate_space(vec2(1.0, CHECK_BOX));
        }
    }

    fn label_hint(&self) -> Option<Note> {
        self.label.is_empty().then(|| Note::hint("写这一级自己的名字：海棠苑、3栋、501"))
    }

    fn why_not(&self) -> Option<&'static str> {
        if self.label.trim().is_empty() {
            Some("先写名称")
        } else if self.parent.is_unknown() {
            Some("上级地址请从列表中选")
        } else {
            None
        }
    }

    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.parent.look(desk)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saving, Trouble> {
        let facts = self.facts();
        match self.place {
            None => address_tree::add(desk, &facts).map(Saving::Done),
            Some(place) if self.places_below > MANY => Ok(Saving::Long(Order::Change(place, facts))),
            Some(place) => address_tree::change(desk, place, &facts).map(Saving::Done),
        }
    }

    fn facts(&self) -> Facts {
        let kind = PlaceKind::table().find(self.kind.trim()).map(|kind| kind.code.clone()).unwrap_or_default();
        Facts {
            kind,
            label: self.label.clone(),
            parent: self.parent.chosen(),
            grid: self.grid.clone(),
            keeps_old_name: self.keeps_old_name && self.label.trim() != self.old_label,
        }
    }
}

fn id(field: &str) -> Id {
    Id::unique(("place dialog", field))
}
