//! The case and its parties as a form: a telephone call first, the rest when it is known.

use super::lines::lines_row_ui;
use super::party::PartyField;
use super::place::PlaceField;
use crate::domain::RecordId;
use crate::services::disputes::{self, DisputeForm, PartyRow};
use crate::services::{Desk, Trouble};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::{Boxes, edit_named_ui};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::house_forms::frame::{FormAct, FormFrame, FormWords, wrong_boxes};
use crate::ui::screens::house_forms::rows::{HALF, RowWords, row_ui, worded_ui};
use crate::ui::theme::space;
use crate::ui::widgets::field::{GUTTER, LABEL, section_line};
use crate::ui::widgets::{Button, FormRow, Note};
use eframe::egui::{Id, Key, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "dispute";

pub enum Act {
    Form(FormAct),
    AddParty,
    RemoveParty(usize),
}

pub struct DisputeFormScreen {
    frame: FormFrame,
    form: DisputeForm,
    draft: Drafting<DisputeForm>,
    parties: Vec<PartyField>,
    place: PlaceField,
    /// Who mediates here.
    mediators: Vec<String>,
}

impl DisputeFormScreen {
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        let form = DisputeForm::begin(desk)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// A case of what a screening found.
    pub fn of_finding(desk: &Desk, finding: RecordId) -> Result<Self, Trouble> {
        let form = DisputeForm::of_finding(desk, finding)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    pub fn open(desk: &Desk, dispute: RecordId) -> Result<Self, Trouble> {
        let form = DisputeForm::open(desk, dispute)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: DisputeForm) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: DisputeForm, draft: Drafting<DisputeForm>) -> Result<Self, Trouble> {
        let mut screen = Self {
            frame: super::frame(FORM, desk.today(), "dispute_type"),
            draft,
            parties: form.parties.iter().map(PartyField::of).collect(),
            place: PlaceField::of(&form),
            mediators: disputes::mediators(desk)?,
            form,
        };
        screen.check();
        Ok(screen)
    }

    fn check(&mut self) {
        let today = self.frame.today;
        let rows = self.form.parties.iter().enumerate();
        let wrong = wrong_boxes(rows.map(|(place, row)| (party_name(place), row.problems(today))));
        self.frame.show_problems(self.form.problems(today), wrong);
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.refused.clear();
        self.frame.take_changed();
        let today = self.frame.today;
        for (at, (row, field)) in self.form.parties.iter_mut().zip(&mut self.parties).enumerate() {
            let takes = field.follow(desk, row, today)?;
            if takes && row.party.record.person.id.is_some() {
                // The box of the number, where the keyboard was going, gives way to what is known.
                self.frame.focus(Id::unique((party_name(at).as_str(), "phones")));
            }
        }
        self.place.follow(desk, &mut self.form)?;
        self.check();
        Ok(())
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.typed(desk)?;
        if !self.frame.may_save() {
            return Ok(None);
        }
        match self.form.save(desk) {
            Ok(saved) => {
                self.draft.saved(desk);
                let is_new = self.form.id.is_none();
                let words = if is_new { "已登记纠纷" } else { "已保存" }.to_owned();
                let then = if is_new { After::Dispute(saved.id) } else { After::Back };
                Ok(Some(Event::Saved { words, undo: Some(saved.change), then }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, asked: &mut Option<Act>) -> Option<FormAct> {
        let Self { frame, form, parties, place, mediators, .. } = self;
        let title = if form.id.is_some() { "编辑纠纷" } else { "登记纠纷" };
        let number = form.dispute.record.case_number.0.clone();
        let words = FormWords { title, house: &number, save: "保存" };
        let today = frame.today;
        frame.show(ui, &words, |ui, boxes| {
            told_ui(ui, boxes, form);
            section_line(ui);
            for (at, (row, field)) in form.parties.iter_mut().zip(parties).enumerate() {
                let problems = row.problems(today);
                let name = party_name(at);
                let section = (at == 0).then_some("当事人");
                if field.ui(ui, &mut boxes.of_row(&name, &problems), section, row) {
                    *asked = Some(Act::RemoveParty(at));
                }
            }
            if add_ui(ui) {
                *asked = Some(Act::AddParty);
            }
            section_line(ui);
            further_ui(ui, boxes, form, place, mediators);
        })
    }

    /// One more on the side of the last one.
    fn add_party(&mut self) {
        let side = self.form.parties.last().map_or("1", |row| row.party.record.side.code.as_str()).to_owned();
        self.form.parties.push(PartyRow::new(&side));
        self.parties.push(PartyField::default());
        let name = party_name(self.parties.len() - 1);
        self.frame.focus(Id::unique((name.as_str(), "party_name")));
    }
}

/// What the boxes of one party are called by.
fn party_name(at: usize) -> String {
    format!("{FORM} party {at}")
}

/// What a telephone call tells.
fn told_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut DisputeForm) {
    let dispute = &mut form.dispute;
    row_ui(ui, boxes, dispute, Some("纠纷"), "dispute_type");
    let note = ["source", "registered_on"].into_iter().find_map(|key| {
        let field = <crate::domain::registers::Dispute as crate::domain::Register>::field(key)?;
        boxes.note(dispute, field)
    });
    FormRow::new("来源、日期").required(true).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, dispute, "source", HALF);
        edit_named_ui(ui, boxes, dispute, "registered_on", HALF);
    });
    FormRow::new("级别、公开").required(true).show(ui, |ui| {
        edit_named_ui(ui, boxes, dispute, "level", HALF);
        edit_named_ui(ui, boxes, dispute, "openness", HALF);
    });
    lines_row_ui(ui, boxes, dispute, "summary", 3);
}

/// What the papers ask for beside.
fn further_ui(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    form: &mut DisputeForm,
    place: &mut PlaceField,
    mediators: &[String],
) {
    let others: Vec<&str> = mediators.iter().map(String::as_str).collect();
    let offered = Note::hint(format!("本站：{}", others.join("、")));
    let is_here = *boxes.focused == Some("mediators");
    let problem = boxes.problem("mediators").filter(|_| boxes.shows_all).map(Note::from);
    let note = problem.or(is_here.then_some(offered));
    FormRow::new("调解员、记录").section(Some("承办")).required(true).note(note.as_ref()).show(ui, |ui| {
        edit_named_ui(ui, boxes, &mut form.dispute, "mediators", HALF);
        edit_named_ui(ui, boxes, &mut form.dispute, "recorder", HALF);
    });
    section_line(ui);
    place.ui(ui, boxes, form);
    let dispute = &mut form.dispute;
    FormRow::new("人数、金额").section(Some("其他")).show(ui, |ui| {
        edit_named_ui(ui, boxes, dispute, "people_involved", HALF);
        edit_named_ui(ui, boxes, dispute, "amount", HALF);
    });
    lines_row_ui(ui, boxes, dispute, "claims", 2);
    row_ui(ui, boxes, dispute, None, "sector");
    row_ui(ui, boxes, dispute, None, "governance_type");
    row_ui(ui, boxes, dispute, None, "source_note");
    let told = RowWords { section: None, label: "权利告知日", is_required: false };
    worded_ui(ui, boxes, dispute, told, "rights_told_on");
    row_ui(ui, boxes, dispute, None, "remark");
}

fn add_ui(ui: &mut Ui) -> bool {
    ui.horizontal(|ui| {
        ui.add_space(GUTTER + LABEL - space::SMALL);
        ui.add(Button::quiet("添加当事人").icon(icons::PLUS).key("Alt A").small()).clicked()
    })
    .inner
}

impl Draws for DisputeFormScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_added = ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::A));
        let mut asked = is_added.then_some(Act::AddParty);
        let of_frame = self.fields_ui(ui, &mut asked).map(Act::Form);
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(of_frame).or(is_due.then_some(Act::Form(FormAct::KeepDraft)))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Form(FormAct::Typed) => self.typed(desk)?,
            Act::Form(FormAct::Save) => return self.save(desk),
            Act::Form(act) => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
            Act::AddParty => self.add_party(),
            Act::RemoveParty(place) => {
                self.form.parties.remove(place);
                self.parties.remove(place);
                self.check();
            }
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一项"),
                key("Ctrl Enter", "离开多行框"),
                key("Alt A", "添加当事人"),
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
