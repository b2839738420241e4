//! 按条件看: the dialog that asks for all conditions of the list at once.

use crate::domain::codes::{DwellingType, ResideReason};
use crate::domain::reading::{self, Reading};
use crate::domain::values::{Day, Value};
use crate::domain::{CodeList, CodeTable, Date, Problem, RecordId};
use crate::services::lists;
use crate::services::people::{DaySpan, FloatingFilter};
use crate::ui::dialog_form::{FIELD as BOX, WIDTH, row_ui};
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::picker::Picked;
use crate::ui::widgets::{Button, ChoiceField, DateField, Decision, FocusOrder, Note, PickRow, Picker, check_box};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};

const FORM: &str = "people conditions";
/// Candidates shown at a time.
const MOST_AREAS: usize = 12;

/// A place the list can be narrowed to.
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
        let typed = typed.trim();
        let letters = typed.to_ascii_lowercase();
        self.name.contains(typed)
            || self.reading.initials.starts_with(&letters)
            || self.reading.pinyin.starts_with(&letters)
    }
}

/// The dialog while it is filled.
pub(super) struct Asking {
    filter: FloatingFilter,
    areas: Vec<Area>,
    area: String,
    /// Taken from the list: of two that are called alike this one.
    taken: Option<RecordId>,
    reason: String,
    dwelling: String,
    from: String,
    until: String,
    today: Date,
    /// What is to be mended, and in which field.
    problem: Option<Problem>,
    wants_focus: Option<&'static str>,
}

impl Asking {
    pub(super) fn of(filter: &FloatingFilter, areas: Vec<lists::Area>, today: Date) -> Self {
        let name = |place: RecordId| areas.iter().find(|area| area.place == place).map(|area| area.name.clone());
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let only = |table: &CodeTable, codes: &[String]| match codes {
            [code] => table.name(code).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        Self {
            area: filter.place.and_then(name).unwrap_or_default(),
            taken: filter.place,
            reason: only(ResideReason::table(), &filter.reasons),
            dwelling: only(DwellingType::table(), &filter.dwellings),
            from: day(filter.arrived.from),
            until: day(filter.arrived.until),
            filter: filter.clone(),
            areas: areas.into_iter().map(Area::of).collect(),
            today,
            problem: None,
            wants_focus: Some("area"),
        }
    }

    /// Answers the filter once it is decided; `Some(None)` leaves it as it was.
    pub(super) fn show(&mut self, ui: &Ui) -> Option<Option<FloatingFilter>> {
        let shown = dialog(ui.ctx(), Id::unique(FORM), |ui| {
            ui.set_width(WIDTH);
            self.content_ui(ui)
        });
        let is_left = shown.should_close();
        match shown.inner.or(is_left.then_some(Decision::Keep))? {
            Decision::Keep => Some(None),
            Decision::Act => self.read().map(Some),
        }
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Decision> {
        ui.label(theme::heading("按条件看"));
        let is_at_end = self.fields_ui(ui);
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), buttons_ui).inner;
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S)) || is_at_end;
        pressed.or(by_key.then_some(Decision::Act))
    }

    /// Answers whether Enter was pressed in the last field.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        let id = |key: &str| Id::unique((FORM, key));
        let problem = self.problem.clone();
        let said = |key: &str| problem.as_ref().filter(|problem| problem.field == key).map(Note::from);
        row_ui(ui, "住址", said("area").as_ref(), |ui| self.area_ui(ui, id("area")));
        order.add(id("area"));
        for (key, label, text, table) in [
            ("reason", "居住事由", &mut self.reason, ResideReason::table()),
            ("dwelling", "住所类型", &mut self.dwelling, DwellingType::table()),
        ] {
            row_ui(ui, label, None, |ui| ui.add(ChoiceField::new(id(key), text, table).width(BOX)));
            order.add(id(key));
        }
        for (key, label, text) in [("from", "来本地从", &mut self.from), ("until", "来本地到", &mut self.until)]
        {
            let day = read_day(text, self.today).ok().flatten();
            let field = DateField::new(id(key), text, day, self.today).width(BOX).problem(said(key).is_some());
            row_ui(ui, label, said(key).as_ref(), |ui| ui.add(field));
            order.add(id(key));
        }
        row_ui(ui, "待补", None, |ui| check_box(ui, &mut self.filter.is_incomplete, "只看资料没填全的"));
        if let Some(key) = self.wants_focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id(key)));
        }
        order.finish(ui)
    }

    fn area_ui(&mut self, ui: &mut Ui, id: Id) {
        let areas = &self.areas;
        let mut offered = Vec::new();
        let is_wrong = self.problem.as_ref().is_some_and(|problem| problem.field == "area");
        let picker = Picker::new(id, &mut self.area).hint("小区、街道或楼栋").opens_when_empty();
        let output = picker.width(BOX).problem(is_wrong).show(ui, |typed| {
            offered.extend(areas.iter().filter(|area| area.is_meant_by(typed)).take(MOST_AREAS));
            offered.iter().map(|area| PickRow::new(&area.name, &area.kind)).collect()
        });
        if let Some(Picked::Row(row)) = output.picked {
            self.taken = offered.get(row).map(|area| area.place);
        }
    }

    /// The place that is written so, of several the one that was taken; or the only one that can be meant.
    fn place(&self) -> Option<RecordId> {
        let typed = self.area.trim();
        let written = || self.areas.iter().filter(|area| area.name == typed);
        if let Some(area) = written().find(|area| Some(area.place) == self.taken).or_else(|| written().next()) {
            return Some(area.place);
        }
        let mut meant = self.areas.iter().filter(|area| !typed.is_empty() && area.is_meant_by(typed));
        let only = meant.next()?;
        meant.next().is_none().then_some(only.place)
    }

    fn ask_to_mend(&mut self, field: &'static str, sentence: &str) {
        self.problem = Some(Problem::wrong(field, sentence));
        self.wants_focus = Some(field);
    }

    /// The filter as it was typed; nothing while something in it is to be mended.
    fn read(&mut self) -> Option<FloatingFilter> {
        self.problem = None;
        let place = self.place();
        if place.is_none() && !self.area.trim().is_empty() {
            self.ask_to_mend("area", "没有这个小区、街道或楼栋，请从列表里选");
            return None;
        }
        let [from, until] = [&self.from, &self.until].map(|typed| read_day(typed, self.today));
        let (from, until) = match (from, until) {
            (Ok(from), Ok(until)) => (from, until),
            (from, _) => {
                let field = if from.is_err() { "from" } else { "until" };
                self.ask_to_mend(field, "日期读不懂，请写成 2026-06-15 这样");
                return None;
            }
        };
        let mut filter = FloatingFilter { place, arrived: DaySpan { from, until }, ..self.filter.clone() };
        take_code(&mut filter.reasons, ResideReason::table(), &self.reason);
        take_code(&mut filter.dwellings, DwellingType::table(), &self.dwelling);
        Some(filter)
    }
}

/// One code from the box; several that were ticked elsewhere stay while the box is empty.
fn take_code(codes: &mut Vec<String>, table: &CodeTable, typed: &str) {
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
