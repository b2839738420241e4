//! A field for a person or an organisation: typing offers those who are known; anybody else is told with number and
//! telephone and entered on saving.

use crate::domain::{Problem, Weight};
use crate::services::houses::{Named, NamedChoice, candidates};
use crate::services::{Desk, Trouble};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::theme::space;
use crate::ui::widgets::field::{FIELD, fixed_value};
use crate::ui::widgets::{FormRow, Note, PickRow, Picked, Picker, Tab, TextField, segmented};
use eframe::egui::{Ui, Widget};

/// An identity number of 18 digits is in sight whole; the telephone beside it has the rest of the row.
const NUMBER: f32 = 172.0;
const PHONE: f32 = FIELD - NUMBER - space::SMALL;
/// What 「个人│单位」 takes of a row.
const KINDS: f32 = 104.0;

/// What the field offers, and what was taken of it.
#[derive(Default)]
pub(super) struct WhoField {
    choices: Vec<NamedChoice>,
    picked: Option<usize>,
    /// What was asked for last.
    asked: (String, bool),
}

/// How a field of this kind is called.
#[derive(Clone, Copy)]
pub(super) struct WhoWords<'a> {
    pub section: Option<&'a str>,
    pub label: &'a str,
    pub is_required: bool,
    /// Whether an organisation may stand there too.
    pub may_be_organisation: bool,
    /// Whether the form wants to know where they live.
    pub asks_home: bool,
}

impl WhoField {
    pub(super) fn of(named: &Named) -> Self {
        Self { asked: (named.name.clone(), named.is_organisation), ..Self::default() }
    }

    /// One row for the name, one for number and telephone, one for where they live if the form asks: typed of somebody new,
    /// shown of somebody known. `key` is where problems stand.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        boxes: &mut Boxes<'_>,
        key: &'static str,
        words: WhoWords<'_>,
        named: &mut Named,
    ) {
        let note = note(boxes, key, named);
        let row = FormRow::new(words.label).section(words.section).required(words.is_required).note(note.as_ref());
        row.show(ui, |ui| {
            if words.may_be_organisation {
                kinds_ui(ui, boxes, key, named);
            }
            let width = if words.may_be_organisation { FIELD - KINDS - space::SMALL } else { FIELD };
            self.name_ui(ui, boxes, key, named, width);
        });
        let told = Told { key, label: words.label, is_looked_up: self.picked.is_some() };
        told.number_and_phone_ui(ui, boxes, named);
        if words.asks_home && !named.is_organisation {
            told.home_ui(ui, boxes, named);
        }
    }

    /// The box for the name alone, where several stand in one row.
    pub(super) fn name_ui(
        &mut self,
        ui: &mut Ui,
        boxes: &mut Boxes<'_>,
        key: &'static str,
        named: &mut Named,
        width: f32,
    ) {
        let is_wrong = boxes.shows_all && boxes.problem(key).is_some_and(|problem| problem.weight == Weight::Wrong);
        let rows: Vec<PickRow> = self.choices.iter().map(|choice| PickRow::new(&choice.name, &choice.note)).collect();
        let picker = Picker::new(boxes.id(key), &mut named.name)
            .icon(icons::PERSON)
            .width(width)
            .list_width(FIELD + KINDS)
            .problem(is_wrong);
        let output = picker.show(ui, |_| rows);
        boxes.took(key, &output.response);
        if let Some(Picked::Row(row)) = output.picked {
            self.picked = Some(row);
        }
    }

    /// After something was typed: whom it may mean now. Another name is another person.
    pub(super) fn follow(&mut self, desk: &Desk, named: &mut Named) -> Result<(), Trouble> {
        let taken = self.picked.take().and_then(|row| self.choices.get(row));
        if let Some(choice) = taken.filter(|choice| choice.name == named.name) {
            named.choose(desk, choice.id)?;
            self.asked = (named.name.clone(), named.is_organisation);
            return Ok(());
        }
        let asks = (named.name.clone(), named.is_organisation);
        if asks != self.asked {
            named.forget();
            self.choices = candidates(desk, &named.name, named.is_organisation)?;
            self.asked = asks;
        }
        Ok(())
    }
}

fn kinds_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, key: &'static str, named: &mut Named) {
    let tabs = [Tab::new("个人", None), Tab::new("单位", None)];
    if let Some(kind) = segmented(ui, &tabs, usize::from(named.is_organisation)) {
        named.is_organisation = kind == 1;
        boxes.changed.push(key);
    }
}

/// What is told of somebody beside the name: shown where it is known, typed where it is lacking. What is known of whoever
/// was taken in this frame is looked up after it, so that Enter does not go to boxes the next frame may not have.
struct Told<'a> {
    key: &'static str,
    label: &'a str,
    is_looked_up: bool,
}

impl Told<'_> {
    /// Number and telephone.
    fn number_and_phone_ui(&self, ui: &mut Ui, boxes: &mut Boxes<'_>, named: &mut Named) {
        let (label, number) = if named.is_organisation {
            ("代码、电话", "信用代码")
        } else {
            ("证件、电话", "证件号码")
        };
        let [known_number, known_phone] = &named.masked;
        FormRow::new(label).show(ui, |ui| {
            self.ui(ui, boxes, ("number", number, NUMBER), known_number, &mut named.number);
            self.ui(ui, boxes, ("phone", "电话", PHONE), known_phone, &mut named.phone);
        });
    }

    fn home_ui(&self, ui: &mut Ui, boxes: &mut Boxes<'_>, named: &mut Named) {
        FormRow::new("现居详址").show(ui, |ui| {
            self.ui(ui, boxes, ("home", "现居详址", FIELD), &named.masked_home, &mut named.home);
        });
    }

    fn ui(
        &self,
        ui: &mut Ui,
        boxes: &mut Boxes<'_>,
        (what, words, width): (&str, &str, f32),
        known: &str,
        typed: &mut String,
    ) {
        if self.is_looked_up || !known.is_empty() {
            fixed_value(ui, known, width);
            return;
        }
        let name = format!("{}{words}", self.label);
        let field = TextField::new(boxes.id(&format!("{} {what}", self.key)), typed);
        let response = field.name(&name).width(width).ui(ui);
        boxes.took(self.key, &response);
    }
}

fn note(boxes: &Boxes<'_>, key: &'static str, named: &Named) -> Option<Note> {
    let is_here = *boxes.focused == Some(key);
    let problem = boxes.problem(key).filter(|problem| is_due(boxes, problem, is_here, named));
    if let Some(problem) = problem {
        return Some(Note::from(problem));
    }
    if named.known.is_some() {
        return Some(Note::good("已在登记中"));
    }
    if named.is_new() {
        return Some(Note::hint("新登记，保存时一并建好").icon(icons::PLUS));
    }
    is_here.then(|| Note::hint("写姓名、首字母、证件后四位或电话"))
}

fn is_due(boxes: &Boxes<'_>, problem: &Problem, is_here: bool, named: &Named) -> bool {
    boxes.shows_all || problem.weight == Weight::Missing || (!is_here && !named.is_empty())
}
