//! 退租 as a form: which tenancy ends when and why, and whose residences there end on the same day.

use super::KEYS;
use super::frame::{FormAct, FormFrame, FormWords};
use super::rows::{RowWords, said_ui, tick_ui, worded_ui};
use crate::domain::RecordId;
use crate::domain::codes::CancelReason;
use crate::domain::values::{Choice, Value};
use crate::services::houses::Ending;
use crate::services::{Desk, Trouble, registration};
use crate::ui::drafting::Drafting;
use crate::ui::event::{After, Event};
use crate::ui::form::Boxes;
use crate::ui::screen::{Draws, KeyHint, Page};
use crate::ui::widgets::field::section_line;
use crate::ui::widgets::{ChoiceField, FormRow, MenuItem, Note, Select, TextField};
use eframe::egui::{Response, Ui, Widget};

/// The name ids are made of.
const FORM: &str = "tenancy end";

pub struct EndingScreen {
    frame: FormFrame,
    form: Ending,
    draft: Drafting<Ending>,
    /// What is typed for the reason of 注销, which may be no reason yet.
    reason: String,
    /// The keyboard comes to which tenancy it is: several run and none was named.
    asks_which: bool,
}

impl EndingScreen {
    pub fn begin(desk: &Desk, house: RecordId, tenancy: Option<RecordId>) -> Result<Self, Trouble> {
        let form = Ending::begin(desk, house, tenancy)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Ok(Self::of(desk, form, draft))
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: Ending) -> Self {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: Ending, draft: Drafting<Ending>) -> Self {
        let frame = FormFrame::new(FORM, desk.today(), "ended_on");
        let asks_which = form.asks_which();
        let mut screen = Self { frame, reason: form.cancel_reason.shown(), form, draft, asks_which };
        screen.check();
        screen
    }

    fn check(&mut self) {
        self.frame.show_problems(self.form.problems(self.frame.today), Vec::new());
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.typed();
        if !self.frame.may_save() {
            self.asks_which = self.form.asks_which();
            return Ok(None);
        }
        match self.form.save(desk) {
            Ok(saved) => {
                self.draft.saved(desk);
                let words = "已登记退租".to_owned();
                Ok(Some(Event::Saved { words, undo: Some(saved.change), then: After::Back }))
            }
            Err(Trouble::Unfinished(problems)) => {
                self.frame.refuse(problems);
                Ok(None)
            }
            Err(trouble) => Err(trouble),
        }
    }

    fn typed(&mut self) {
        self.frame.refused.clear();
        self.frame.take_changed();
        // What is no reason empties the choice, and that is a problem of its own.
        let _ = self.form.cancel_reason.read(&self.reason, self.frame.today);
        self.check();
    }
}

impl Draws for EndingScreen {
    type Act = FormAct;

    fn ui(&mut self, ui: &mut Ui) -> Option<FormAct> {
        let Self { frame, form, reason, asks_which, .. } = self;
        let mut which = None;
        let address = form.address.clone();
        let words = FormWords { title: "退租", house: &address, save: "登记退租" };
        let asked = frame.show(ui, &words, |ui, boxes| {
            which = which_ui(ui, boxes, form);
            let tenancy = &mut form.one_mut().tenancy;
            for (key, label) in [("ended_on", "退租日期"), ("end_reason", "退租原因")] {
                let words = RowWords { section: None, label, is_required: true };
                worded_ui(ui, boxes, tenancy, words, key);
            }
            section_line(ui);
            if form.asks_which() {
                return;
            }
            stays_ui(ui, boxes, form);
            if form.one().stays.iter().any(|stay| stay.ends) {
                reason_ui(ui, boxes, reason);
                destination_ui(ui, boxes, &mut form.destination);
            }
        });
        if let Some(which) = which.filter(|_| std::mem::take(asks_which)) {
            which.request_focus();
        }
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(is_due.then_some(FormAct::KeepDraft))
    }

    fn act(&mut self, act: FormAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            FormAct::Typed => self.typed(),
            FormAct::Save => return self.save(desk),
            act => return self.frame.leave(&act, &mut self.draft, &self.form, desk),
        }
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        self.draft.keep(desk, &self.form)
    }

    fn page(&self) -> Page {
        Page::Houses
    }
}

/// Which tenancy ends; of several one is chosen, and answers where.
fn which_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut Ending) -> Option<Response> {
    let wrong = boxes.problem("tenancy").filter(|_| boxes.shows_all).map(Note::from);
    let note = wrong.or_else(|| form.asks_which().then(|| Note::hint("有几份在租，先选退的是哪一份")));
    FormRow::new("租赁").section(Some("退租")).required(form.running.len() > 1).note(note.as_ref()).show(ui, |ui| {
        if form.running.len() < 2 {
            said_ui(ui, &form.one().words);
            return None;
        }
        let items: Vec<MenuItem<'_>> = form.running.iter().map(|one| MenuItem::new(&one.words)).collect();
        let chosen = (!form.asks_which()).then_some(form.chosen);
        let select = Select::new("租赁", chosen.map_or("选一份", |place| &form.running[place].words));
        let (select, taken) = select.show(ui, &items, chosen);
        if let Some(taken) = taken {
            form.choose(taken);
            boxes.changed.push("tenancy");
        }
        Some(select)
    })
}

/// Whose residence there ends too: everybody's, unless a tick is taken away.
fn stays_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, form: &mut Ending) {
    let stays = &mut form.one_mut().stays;
    if stays.is_empty() {
        let note = Note::hint("同住的人没有登记住在这里，不用注销");
        FormRow::new("居住登记").section(Some("注销")).note(Some(&note)).show(ui, |_| ());
        return;
    }
    for (place, stay) in stays.iter_mut().enumerate() {
        let section = (place == 0).then_some("注销");
        let label = if place == 0 { "居住登记" } else { "" };
        let note = (!stay.ends).then(|| Note::doubtful("仍登记住在这里"));
        FormRow::new(label).section(section).note(note.as_ref()).show(ui, |ui| {
            let words = format!("{} 同日注销", stay.name);
            tick_ui(ui, boxes, "stays", &mut stay.ends, &words);
        });
    }
}

fn reason_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, reason: &mut String) {
    let problem = boxes.problem("cancel_reason").filter(|_| boxes.shows_all).map(Note::from);
    FormRow::new("注销原因").required(true).note(problem.as_ref()).show(ui, |ui| {
        let field = ChoiceField::new(boxes.id("cancel_reason"), reason, registration::reasons_to_cancel());
        let response = field.problem(problem.is_some()).ui(ui);
        if response.lost_focus() {
            let mut chosen = Choice::<CancelReason>::default();
            if chosen.read(reason, boxes.today).is_ok() {
                *reason = chosen.shown();
            }
        }
        boxes.took("cancel_reason", &response);
    });
}

fn destination_ui(ui: &mut Ui, boxes: &mut Boxes<'_>, destination: &mut String) {
    FormRow::new("去向").show(ui, |ui| {
        let field = TextField::new(boxes.id("destination"), destination).hint("知道就填，如 本社区、外省");
        let response = field.ui(ui);
        boxes.took("destination", &response);
    });
}
