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
}

impl WhoField {
    pub(super) fn of(named: &Named) -> Self {
        Self { asked: (named.name.clone(), named.is_organisation), ..Self::default() }
    }

    /// One row for the name, one for number and telephone: typed of somebody new, shown of somebody known. `key` is where
    /// problems stand.
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
        told_ui(ui, boxes, key, words.label, named);
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

/// Number and telephone.
fn told_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, key: &'static str, label: &str, named: &mut Named) {
    let (numbers, number_name) = if named.is_organisation {
        ("代码、电话", format!("{label}信用代码"))
    } else {
        ("证件、电话", format!("{label}证件号码"))
    };
    let phone_name = format!("{label}电话");
    FormRow::new(numbers).show(ui, |ui| {
        if named.known.is_some() {
            for (words, width) in named.shown().into_iter().zip([NUMBER, PHONE]) {
                fixed_value(ui, words, width);
            }
            return;
        }
        let number = TextField::new(boxes.id(&format!("{key} number")), &mut named.number);
        let number = number.name(&number_name).width(NUMBER).ui(ui);
        boxes.took(key, &number);
        let phone = TextField::new(boxes.id(&format!("{key} phone")), &mut named.phone);
        let phone = phone.name(&phone_name).width(PHONE).ui(ui);
        boxes.took(key, &phone);
    });
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
