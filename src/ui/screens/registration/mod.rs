//! 登记流动人口: one form for the person, the dwelling and the declaration.
//!
//! Conditional parts are drawn here with an `if`; what a field is and what is wrong with it says its register.

mod acts;
mod companions;
mod contested;
mod fields;
mod frame;
mod side;

use crate::domain::checkup::Standard;
use crate::domain::values::Value;
use crate::domain::{Date, Problem, Right, Weight};
use crate::services::candidates::Candidate;
use crate::services::places::Dwelling;
use crate::services::registration::{Registration, Standing, Subject};
use crate::services::{Desk, Trouble, people, standards};
use crate::ui::address_field::AddressField;
use crate::ui::drafting::Drafting;
use crate::ui::event::{Event, Start};
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Guard, passing_panel};
use companions::Companions;
use eframe::egui::{Frame, Id, Margin, Panel, ScrollArea, Ui};

/// The name ids are made of.
const FORM: &str = "registration";
/// The side pane narrows below this width, so that what is said beside a field stays whole, and leaves below that one.
const SIDE_NARROWS_BELOW: f32 = 1072.0;
const SIDE_LEAVES_BELOW: f32 = 900.0;

/// What can be asked of the form.
pub enum Act {
    /// Something was changed; which fields, the screen remembers.
    Typed,
    /// F8 in this field.
    Later(&'static str),
    /// Ctrl+D in this field.
    SameAsLast(&'static str),
    /// The person being typed is the candidate in sight; whose values stand where they differ.
    GoOnWith(Standing),
    KeepDraft,
    /// Something in the rows of the family.
    Companion(companions::Act),
    Save {
        prints: bool,
    },
    /// Saves with what was chosen of two values.
    Settle,
    /// Asks before leaving when there is something in the form.
    Leave,
    LeaveDraft,
    /// Leaves nothing behind, no draft either.
    Drop,
}

/// The form.
pub struct RegistrationScreen {
    form: Registration,
    draft: Drafting<Registration>,
    today: Date,
    /// By what the station measures.
    standard: Standard,
    /// Keys of the fields changed in this frame.
    changed: Vec<&'static str>,
    problems: Vec<Problem>,
    /// What only the archive could object to, when saving was tried last.
    refused: Vec<Problem>,
    shows_all: bool,
    shows_optional: bool,
    companions: Companions,
    /// F8 at the number: a reason is asked for instead.
    has_no_number: bool,
    candidates: Vec<Candidate>,
    /// Counts on through the candidates and begins again after the last.
    candidate_in_sight: usize,
    address: AddressField,
    dwelling: Option<Dwelling>,
    /// Where somebody known lives until they move in here.
    left_behind: Vec<String>,
    /// The reason why the person being typed is somebody else than the candidate.
    asks_reason: bool,
    /// Saving waits for the answer: the keyboard goes to the question.
    leads_to_question: bool,
    guard: Option<Guard>,
    /// Whose value stands, where somebody else changed the same fields meanwhile.
    choosing: Option<contested::Choosing>,
    focus_next: Option<&'static str>,
    /// The form before may have been left scrolled down.
    begins_at_top: bool,
    focused: Option<&'static str>,
    may_write: bool,
}

impl RegistrationScreen {
    pub fn open(desk: &mut Desk, start: Start) -> Result<Self, Trouble> {
        let today = desk.today();
        let form = match start {
            Start::Empty => Registration::new(today),
            Start::Name(name) => {
                let mut form = Registration::new(today);
                form.person.type_in("name", &name, today);
                form
            }
            Start::Existing(residence) => Registration::existing(desk, residence)?,
            Start::NewDwelling(person) => {
                let mut form = Registration::new(today);
                form.go_on_with(desk, person, Standing::Recorded)?;
                form
            }
            Start::LivesAt { person, place } => Registration::of_somebody_at(desk, person, place)?,
            Start::SameAddress(residence) => Registration::at_address_of(desk, residence)?,
        };
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &mut Desk, key: String, form: Registration) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &mut Desk, form: Registration, draft: Drafting<Registration>) -> Result<Self, Trouble> {
        if let Subject::Existing { person, .. } | Subject::Known(person) = form.subject {
            people::log_opened(desk, person)?;
        }
        let companions = Companions::of(&form);
        let mut screen = Self {
            has_no_number: form.person.record.identity.number.is_empty()
                && !form.person.record.identity.missing_reason.is_empty(),
            form,
            draft,
            today: desk.today(),
            standard: standards::standard(desk)?,
            changed: Vec::new(),
            problems: Vec::new(),
            refused: Vec::new(),
            shows_all: false,
            shows_optional: false,
            companions,
            candidates: Vec::new(),
            candidate_in_sight: 0,
            address: AddressField::default(),
            dwelling: None,
            left_behind: Vec::new(),
            asks_reason: false,
            leads_to_question: false,
            guard: None,
            choosing: None,
            focus_next: Some("identity"),
            begins_at_top: true,
            focused: None,
            may_write: desk.may(Right::Write),
        };
        screen.read_dwelling(desk)?;
        screen.read_left_behind(desk)?;
        screen.look_for_candidates(desk)?;
        screen.check();
        Ok(screen)
    }

    /// Whether there is anything in it that would be a loss: what it began with, an address taken over with Ctrl K, is none.
    fn is_changed(&self) -> bool {
        self.form.is_changed() && self.draft.is_changed(&self.form)
    }

    fn check(&mut self) {
        let has_house_file = self.dwelling.as_ref().is_some_and(|dwelling| dwelling.has_file);
        self.problems = self.form.problems(self.today, has_house_file);
        self.problems.extend(self.refused.iter().cloned());
        if self.has_no_number && self.form.person.record.identity.is_empty() {
            self.problems.retain(|problem| problem.field != "identity");
            self.problems.insert(0, Problem::wrong("identity", "请写明为什么暂时没有号码"));
        }
    }

    /// What keeps the form from being saved.
    fn wrong(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.weight == Weight::Wrong)
    }

    fn title(&self) -> &'static str {
        match self.form.subject {
            Subject::Existing { .. } if self.form.is_of_resident() => "修改常住人口登记",
            Subject::Existing { .. } => "修改流动人口登记",
            Subject::Known(_) => "登记新住处",
            Subject::New => "登记流动人口",
        }
    }

    /// Why saving must wait, if it must.
    fn refusal(&self) -> Option<&'static str> {
        if !self.may_write {
            return Some("您的角色只能查看");
        }
        if self.waits_for_answer() { Some("先确认是否同一人") } else { None }
    }

    fn waits_for_answer(&self) -> bool {
        self.candidates.iter().any(|candidate| !self.form.is_answered(candidate.id))
    }

    /// Whether somebody stands in the side pane who may be the same person, until the form is saved or goes on with them.
    fn shows_candidate(&self) -> bool {
        !self.candidates.is_empty() && (self.waits_for_answer() || self.asks_reason)
    }

    fn candidate(&self) -> Option<&Candidate> {
        self.candidates.get(self.candidate_in_sight % self.candidates.len().max(1))
    }
}

impl Draws for RegistrationScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Margin::symmetric(space::PANE as i8, 0);
        let mut asked = by_key.or_else(|| self.guard_ui(ui)).or_else(|| self.choosing_ui(ui));
        let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::same(12));
        let width = if ui.available_width() < SIDE_NARROWS_BELOW { 316.0 } else { 348.0 };
        let side = Panel::right("registration side").exact_size(width).resizable(false).frame(frame);
        let is_there = ui.available_width() >= SIDE_LEAVES_BELOW || self.shows_candidate();
        asked = asked.or(passing_panel(ui, side, is_there, |ui| self.side_ui(ui)).flatten());
        let head = Panel::top("registration head").exact_size(height::PAGE_HEAD).frame(Frame::new().inner_margin(pane));
        head.show(ui, |ui| self.head_ui(ui));
        let foot =
            Panel::bottom("registration foot").exact_size(height::PAGE_HEAD).frame(Frame::new().inner_margin(pane));
        let from_foot = foot.show(ui, |ui| self.foot_ui(ui)).inner;
        let mut area = ScrollArea::vertical().auto_shrink([false, false]);
        if std::mem::take(&mut self.begins_at_top) {
            area = area.vertical_scroll_offset(0.0);
        }
        let from_fields =
            area.show(ui, |ui| Frame::new().inner_margin(pane).show(ui, |ui| self.fields_ui(ui)).inner).inner;
        asked = asked.or(from_foot).or(from_fields);
        if asked.is_some() {
            // What is done now is noticed in the next frame, and begins the pause that keeps the draft.
            ui.ctx().request_repaint();
        }
        let by_pause = self.draft.is_due(ui, &self.form).then_some(Act::KeepDraft);
        asked.or_else(|| self.escape_ui(ui)).or(by_pause)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一项"),
                key("Shift Enter", "上一项"),
                key("1–9", "选定"),
                key("F8", "稍后补"),
                key("Alt F", "随行人员"),
                key("Ctrl D", "同上次"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        self.draft.status()
    }

    fn keep_draft(&mut self, desk: &mut Desk) -> Result<bool, Trouble> {
        let is_changed = self.is_changed();
        self.draft.keep_if(is_changed, desk, &self.form)
    }

    fn page(&self) -> Page {
        Page::People
    }

    fn topic(&self) -> Topic {
        Topic::Registering
    }
}

/// The id of a field's edit box.
fn id_of(key: &str) -> Id {
    Id::unique((FORM, key))
}
