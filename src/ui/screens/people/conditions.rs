//! What the list is narrowed by: chips under the filter bar, quick menus for the commonest, and a dialog for all of them.

use super::{Act, PeopleScreen};
use crate::domain::codes::{DwellingType, ResideReason};
use crate::domain::values::{Day, Value};
use crate::domain::{CodeList, Date, RecordId};
use crate::services::lists::{self, Part};
use crate::services::people::{DaySpan, FloatingFilter, Permit};
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::{
    Button, ChoiceField, ConditionTaken, DateField, Decision, FocusOrder, FormRow, MenuItem, PickRow, Picked, Picker,
    check_box, chip_add, chip_off, conditions_ui, menu, tick_menu,
};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, RectAlign, Ui};

const FORM: &str = "people conditions";
const BOX: f32 = 280.0;
/// Candidates shown at a time.
const MOST_AREAS: usize = 12;

/// The conditions in words, prepared when the filter changes.
#[derive(Default)]
pub(super) struct Conditions {
    parts: Vec<Part>,
    words: Vec<String>,
}

impl Conditions {
    pub(super) fn of(filter: &FloatingFilter) -> Self {
        let (parts, words) = lists::said(filter).into_iter().unzip();
        Self { parts, words }
    }
}

impl PeopleScreen {
    /// The bar under the filter bar.
    pub(super) fn conditions_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if let Some(taken) = conditions_ui(ui, &self.conditions.words) {
                asked = Some(Act::Filter(self.without(taken)));
            }
            if self.filter.kind == crate::services::people::PeopleKind::Floating {
                asked = asked.take().or(self.reasons_ui(ui)).or(self.permits_ui(ui));
            }
            if chip_add(ui, "条件").on_hover_text("住址、住所类型、来本地时间等，按 F6").clicked() {
                asked = Some(Act::AskConditions);
            }
        });
        asked
    }

    fn without(&self, taken: ConditionTaken) -> FloatingFilter {
        match taken {
            ConditionTaken::One(place) => lists::without(&self.filter, self.conditions.parts[place]),
            ConditionTaken::All => FloatingFilter { place: self.filter.place, ..self.filter.widened() },
        }
    }

    fn reasons_ui(&self, ui: &mut Ui) -> Option<Act> {
        let chip = chip_off(ui, "居住事由");
        let codes = &ResideReason::table().codes;
        let chosen = &self.filter.reasons;
        let boxes: Vec<(&str, bool)> =
            codes.iter().map(|row| (row.name.as_str(), chosen.contains(&row.code))).collect();
        let turned = &codes[tick_menu(&chip, RectAlign::BOTTOM_START, 160.0, &boxes)?].code;
        let mut reasons = chosen.clone();
        match reasons.iter().position(|code| code == turned) {
            Some(place) => drop(reasons.remove(place)),
            None => reasons.push(turned.clone()),
        }
        Some(Act::Filter(FloatingFilter { reasons, ..self.filter.clone() }))
    }

    fn permits_ui(&self, ui: &mut Ui) -> Option<Act> {
        let chip = chip_off(ui, "居住证");
        let items = Permit::ALL.map(|permit| MenuItem::new(permit.label()));
        let chosen = Permit::ALL.iter().position(|permit| self.filter.permit == Some(*permit));
        let taken = menu(&chip, RectAlign::BOTTOM_START, 160.0, &items, chosen)?;
        Some(Act::Filter(FloatingFilter { permit: Some(Permit::ALL[taken]), ..self.filter.clone() }))
    }
}

/// The dialog while it is filled.
pub(super) struct Asking {
    filter: FloatingFilter,
    areas: Vec<(RecordId, String)>,
    area: String,
    reason: String,
    dwelling: String,
    from: String,
    until: String,
    today: Date,
    problem: &'static str,
    wants_focus: bool,
}

impl Asking {
    pub(super) fn of(filter: &FloatingFilter, areas: Vec<(RecordId, String)>, today: Date) -> Self {
        let name = |place: RecordId| areas.iter().find(|(id, _)| *id == place).map(|(_, name)| name.clone());
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let only = |table: &crate::domain::CodeTable, codes: &[String]| match codes {
            [code] => table.name(code).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        Self {
            area: filter.place.and_then(name).unwrap_or_default(),
            reason: only(ResideReason::table(), &filter.reasons),
            dwelling: only(DwellingType::table(), &filter.dwellings),
            from: day(filter.arrived.from),
            until: day(filter.arrived.until),
            filter: filter.clone(),
            areas,
            today,
            problem: "",
            wants_focus: true,
        }
    }

    /// Answers the filter once it is decided; `Some(None)` leaves it as it was.
    pub(super) fn show(&mut self, ui: &Ui) -> Option<Option<FloatingFilter>> {
        let shown = dialog(ui.ctx(), Id::unique(FORM), |ui| self.content_ui(ui));
        let is_left = shown.should_close();
        match shown.inner.or(is_left.then_some(Decision::Keep))? {
            Decision::Keep => Some(None),
            Decision::Act => self.read().map(Some),
        }
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Decision> {
        ui.label(theme::heading("按条件看"));
        let is_at_end = self.fields_ui(ui);
        ui.label(theme::small(self.problem).color(theme::palette(ui).bad));
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), buttons_ui).inner;
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S)) || is_at_end;
        pressed.or(by_key.then_some(Decision::Act))
    }

    /// Answers whether Enter was pressed in the last field.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        let id = |key: &str| Id::unique((FORM, key));
        let row = |label| FormRow::new(label).in_card().field_width(BOX);
        row("住址").show(ui, |ui| self.area_ui(ui, id("area")));
        order.add(id("area"));
        for (key, label, text, table) in [
            ("reason", "居住事由", &mut self.reason, ResideReason::table()),
            ("dwelling", "住所类型", &mut self.dwelling, DwellingType::table()),
        ] {
            row(label).show(ui, |ui| ui.add(ChoiceField::new(id(key), text, table).width(BOX)));
            order.add(id(key));
        }
        for (key, label, text) in [("from", "来本地从", &mut self.from), ("until", "来本地到", &mut self.until)]
        {
            let day = read_day(text, self.today).ok().flatten();
            row(label).show(ui, |ui| ui.add(DateField::new(id(key), text, day, self.today).width(BOX)));
            order.add(id(key));
        }
        row("待补").show(ui, |ui| check_box(ui, &mut self.filter.is_incomplete, "只看资料没填全的"));
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id("area")));
        }
        order.finish(ui)
    }

    fn area_ui(&mut self, ui: &mut Ui, id: Id) {
        let areas = &self.areas;
        let mut offered: Vec<usize> = Vec::new();
        let output =
            Picker::new(id, &mut self.area).hint("小区、街道或楼栋").opens_when_empty().width(BOX).show(ui, |typed| {
                let is_meant = |(_, (_, name)): &(usize, &(RecordId, String))| name.contains(typed.trim());
                offered = areas.iter().enumerate().filter(is_meant).map(|(place, _)| place).take(MOST_AREAS).collect();
                offered.iter().map(|place| PickRow::new(&areas[*place].1, "")).collect()
            });
        if let Some(Picked::Row(row)) = output.picked {
            self.filter.place = offered.get(row).map(|place| areas[*place].0);
        }
    }

    /// The filter as it was typed; nothing while something in it is to be mended.
    fn read(&mut self) -> Option<FloatingFilter> {
        let (Ok(from), Ok(until)) = (read_day(&self.from, self.today), read_day(&self.until, self.today)) else {
            self.problem = "来本地的日期读不懂，请写成 2026-06-15 这样";
            return None;
        };
        let place = self.areas.iter().find(|(_, name)| *name == self.area.trim()).map(|(id, _)| *id);
        if place.is_none() && !self.area.trim().is_empty() {
            self.problem = "没有这个小区、街道或楼栋，请从列表里选";
            return None;
        }
        let mut filter = FloatingFilter { place, arrived: DaySpan { from, until }, ..self.filter.clone() };
        take_code(&mut filter.reasons, ResideReason::table(), &self.reason);
        take_code(&mut filter.dwellings, DwellingType::table(), &self.dwelling);
        Some(filter)
    }
}

/// One code from the box; several that were ticked elsewhere stay while the box is empty.
fn take_code(codes: &mut Vec<String>, table: &crate::domain::CodeTable, typed: &str) {
    match table.find(typed.trim()).filter(|_| !typed.trim().is_empty()) {
        Some(row) => *codes = vec![row.code.clone()],
        None if codes.len() <= 1 => codes.clear(),
        None => {}
    }
}

fn read_day(typed: &str, today: Date) -> Result<Option<Date>, String> {
    let mut day = Day::default();
    day.read(typed, today)?;
    Ok(day.0)
}

fn buttons_ui(ui: &mut Ui) -> Option<Decision> {
    let act = ui.add(Button::primary("看名单").key("Ctrl S")).clicked();
    let keep = ui.add(Button::secondary("不改").key("Esc")).clicked();
    act.then_some(Decision::Act).or(keep.then_some(Decision::Keep))
}
