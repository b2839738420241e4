//! The case and its parties as a form: a telephone call first, the rest when it is known.

use super::case_rows::{TOLD, add_ui, further_ui, told_ui};
use super::party::{PartyAct, PartyField};
use super::place::PlaceField;
use crate::domain::{Problem, RecordId};
use crate::services::disputes::{self, DisputeForm, PartyRow};
use crate::services::{Desk, Trouble};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::screens::house_forms::frame::{FormAct, FormFrame, FormWords, wrong_boxes};
use crate::ui::widgets::field::section_line;
use eframe::egui::{Id, Key, Modifiers, Ui};

/// The name ids are made of.
const FORM: &str = "dispute";

pub enum Act {
    Form(FormAct),
    AddParty,
    Party(usize, PartyAct),
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
        let rows = 0..self.form.parties.len();
        let wrong = wrong_boxes(rows.map(|place| (row_name(place), self.form.problems_of(place, today))));
        self.frame.show_problems(self.form.problems(today), wrong);
    }

    fn typed(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.frame.refused.clear();
        self.frame.take_changed();
        let today = self.frame.today;
        for (row, field) in self.form.parties.iter_mut().zip(&mut self.parties) {
            field.follow(desk, row, today)?;
        }
        self.place.follow(desk, &mut self.form)?;
        self.check();
        Ok(())
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.typed(desk)?;
        if !self.frame.may_save() {
            // Parties stand between what was told and the rest.
            self.frame.lead_to_rows_after(&TOLD);
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
            let problems: Vec<Vec<Problem>> = (0..form.parties.len()).map(|at| form.problems_of(at, today)).collect();
            for (at, ((row, field), problems)) in form.parties.iter_mut().zip(parties).zip(problems).enumerate() {
                let name = row_name(at);
                let section = (at == 0).then_some("当事人");
                if let Some(act) = field.ui(ui, &mut boxes.of_row(&name, &problems), section, row) {
                    *asked = Some(Act::Party(at, act));
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
        let name = row_name(self.parties.len() - 1);
        self.frame.focus(Id::unique((name.as_str(), "party_name")));
    }
}

/// The name ids of one party are made of.
fn row_name(place: usize) -> String {
    format!("{FORM} party {place}")
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
            Act::Party(place, PartyAct::Remove) => {
                self.form.parties.remove(place);
                self.parties.remove(place);
                self.check();
            }
            Act::Party(place, PartyAct::Reveal) => {
                self.form.parties[place].reveal(desk)?;
                self.frame.focus(Id::unique((row_name(place).as_str(), "identity")));
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
