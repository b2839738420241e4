//! The agreement as a form: facts, issues, numbered terms, and under each what is performed. What a final one still lacks stands above.

use super::law::LawField;
use super::lines::lines_row_ui;
use crate::domain::values::{Lines, Text};
use crate::domain::{Date, RecordId};
use crate::services::disputes::{AgreementForm, TermRow};
use crate::services::{Desk, Trouble};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::house_forms::frame::{FormAct, FormFrame, FormWords, wrong_boxes};
use crate::ui::screens::house_forms::rows::HALF;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::field::{GUTTER, LABEL, section_line};
use crate::ui::widgets::{Button, FormRow, Note, PickRow, Picker};
use eframe::egui::{Frame, Id, Key, Label, Margin, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "dispute agreement";

pub enum Act {
    Form(FormAct),
    AddTerm,
    RemoveTerm(usize),
    /// An article as a citation, to what is in dispute and who answers for it.
    Cite(String),
}

pub struct AgreementFormScreen {
    frame: FormFrame,
    form: AgreementForm,
    draft: Drafting<AgreementForm>,
    /// What a final agreement would still lack.
    lacking: Vec<String>,
    law: LawField,
}

impl AgreementFormScreen {
    pub fn begin(desk: &Desk, dispute: RecordId) -> Result<Self, Trouble> {
        let form = AgreementForm::begin(desk, dispute)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: AgreementForm) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: AgreementForm, draft: Drafting<AgreementForm>) -> Result<Self, Trouble> {
        let (lacking, law) = (form.lacking(desk)?, LawField::new(desk)?);
        let mut screen = Self { frame: super::frame(FORM, desk.today(), "agreed_facts"), form, draft, lacking, law };
        screen.check();
        Ok(screen)
    }

    fn check(&mut self) {
        let today = self.frame.today;
        let rows = self.form.terms.iter().enumerate();
        let wrong = wrong_boxes(rows.map(|(place, row)| (row_name(place), row.problems(today))));
        self.frame.show_problems(self.form.problems(today), wrong);
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.refused.clear();
        self.frame.take_changed();
        self.lacking = self.form.lacking(desk)?;
        self.check();
        Ok(())
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.typed(desk)?;
        if !self.frame.may_save() {
            self.frame.lead_to_rows_after(&["agreed_facts", "agreed_issues"]);
            return Ok(None);
        }
        match self.form.save(desk) {
            Ok(saved) => {
                self.draft.saved(desk);
                let words = match self.lacking.len() {
                    0 => "协议已写好，可以打印签署".to_owned(),
                    lacking => format!("已保存协议，还缺 {lacking} 项"),
                };
                Ok(Some(Event::Saved { words, undo: Some(saved.change), then: After::Back }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, asked: &mut Option<Act>) -> Option<FormAct> {
        let Self { frame, form, lacking, law, .. } = self;
        let number = form.case_number.clone();
        let words = FormWords { title: "拟写协议", house: &number, save: "保存" };
        let today = frame.today;
        frame.show(ui, &words, |ui, boxes| {
            lacking_ui(ui, lacking);
            lines_row_ui(ui, boxes, &mut form.facts, "agreed_facts", 4);
            lines_row_ui(ui, boxes, &mut form.facts, "agreed_issues", 3);
            FormRow::new("引用法条").note(Some(&Note::hint("写到争议和责任的后面"))).show(ui, |ui| {
                if let Some(citation) = law.ui(ui, FORM) {
                    *asked = Some(Act::Cite(citation));
                }
            });
            section_line(ui);
            for place in 0..form.terms.len() {
                if term_ui(ui, boxes, form, place, today) {
                    *asked = Some(Act::RemoveTerm(place));
                }
            }
            if add_ui(ui) {
                *asked = Some(Act::AddTerm);
            }
            section_line(ui);
            lines_row_ui(ui, boxes, &mut form.facts, "manner", 2);
            lines_row_ui(ui, boxes, &mut form.facts, "left_open", 2);
        })
    }

    fn add_term(&mut self) {
        self.form.terms.push(TermRow::default());
        let name = row_name(self.form.terms.len() - 1);
        self.frame.focus(Id::unique((name.as_str(), "wording")));
    }
}

fn row_name(place: usize) -> String {
    format!("{FORM} term {place}")
}

/// Every thing a final agreement lacks, in one strip that keeps its place.
fn lacking_ui(ui: &mut Ui, lacking: &[String]) {
    let palette = theme::palette(ui);
    let (fill, ink, icon, words) = if lacking.is_empty() {
        (palette.good_weak, palette.good, icons::CHECK_CIRCLE, "法律要求写的都有了，保存后可以打印签署。".to_owned())
    } else {
        (palette.warn_weak, palette.warn, icons::HALF_CIRCLE, format!("签署前还缺：{}", lacking.join("；")))
    };
    Frame::new().fill(fill).corner_radius(radius::CONTROL).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.label(theme::icon(icon, 15.0).color(ink));
            ui.add(Label::new(theme::small(words).color(ink)).wrap());
        });
    });
    ui.add_space(space::SMALL);
}

/// The words of a term, and what is performed under it: who, how much, how, where, by when.
fn term_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut AgreementForm, place: usize, today: Date) -> bool {
    let AgreementForm { terms, performers, .. } = form;
    let Some(row) = terms.get_mut(place) else { return false };
    let problems = row.problems(today);
    let name = row_name(place);
    let section = format!("第 {} 条", place + 1);
    let boxes = &mut boxes.of_row(&name, &problems);
    let is_gone = FormRow::new("履行人、金额").section(Some(&section)).field_width(360.0).show(ui, |ui| {
        performer_ui(ui, boxes, row, performers);
        edit_named_ui(ui, boxes, &mut row.term, "amount", HALF);
        ui.add(Button::icon_only(icons::CROSS, "去掉这一条").small()).clicked()
    });
    lines_row_ui(ui, boxes, &mut row.term, "wording", 2);
    FormRow::new("方式、地点").show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut row.term, "manner", HALF);
        edit_named_ui(ui, boxes, &mut row.term, "venue", HALF);
    });
    let problem = problems.iter().find(|problem| problem.field == "due_on").filter(|_| boxes.shows_all).map(Note::from);
    let hint = Note::hint("没有要履行的，这一行和上面两行留空");
    FormRow::new("履行期限").note(Some(&problem.unwrap_or(hint))).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut row.term, "due_on", HALF);
    });
    ui.add_space(space::SMALL);
    is_gone
}

/// One of those whose dispute it is, or anybody else.
fn performer_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, row: &mut TermRow, performers: &[String]) {
    let mut text = row.term.text("performer");
    let offered: Vec<PickRow> = performers.iter().map(|name| PickRow::new(name, "")).collect();
    let picker = Picker::new(boxes.id("performer"), &mut text).name("履行人").width(HALF).or_other_words();
    let output = picker
        .opens_when_empty()
        .show(ui, |typed| offered.into_iter().filter(|row| row.words.starts_with(typed)).collect());
    if text != row.term.text("performer") {
        row.term.set("performer", |term| term.performer = Text::new(&text));
    }
    boxes.took("performer", &output.response);
}

fn add_ui(ui: &mut Ui) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(GUTTER + LABEL - space::SMALL);
        ui.add(Button::quiet("添加条款").icon(icons::PLUS).key("Alt A").small()).clicked()
    })
    .inner
}

impl Draws for AgreementFormScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_added = ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::A));
        let mut asked = is_added.then_some(Act::AddTerm);
        let of_frame = self.fields_ui(ui, &mut asked).map(Act::Form);
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(of_frame).or(is_due.then_some(Act::Form(FormAct::KeepDraft)))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Form(FormAct::Typed) => self.typed(desk)?,
            Act::Form(FormAct::Save) => return self.save(desk),
            Act::Form(act) => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
            Act::AddTerm => self.add_term(),
            Act::Cite(citation) => {
                self.form.facts.set("agreed_issues", |dispute| {
                    dispute.agreed_issues = Lines::new(format!("{}{citation}", &*dispute.agreed_issues).trim());
                });
                self.typed(desk)?;
            }
            Act::RemoveTerm(place) => {
                self.form.terms.remove(place);
                self.typed(desk)?;
            }
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一项"),
                key("Ctrl Enter", "离开多行框"),
                key("Alt A", "添加条款"),
                key("Alt L", "法条"),
                key("Ctrl S", "保存"),
                key("Esc", "取消"),
            ]
        }
    }

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        self.draft.keep(desk, &self.form)
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
