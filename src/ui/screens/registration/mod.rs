//! 登记流动人口: one form for the person, the dwelling and the declaration.
//!
//! Conditional parts are drawn here with an `if`; what a field is and what is wrong with it says its register.

mod fields;
mod side;

use crate::domain::values::Value;
use crate::domain::{Date, Need, Problem, Register, Right, Weight, registers};
use crate::print::documents::FLOATING_CARD;
use crate::services::candidates::{self, Candidate};
use crate::services::places::{self, Dwelling, PlaceChoice};
use crate::services::printing::Order;
use crate::services::registration::{self, Registration, Saved, Subject};
use crate::services::{Desk, Trouble, drafts};
use crate::ui::event::{After, Event, Start};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::progress_strip::progress_bar;
use crate::ui::widgets::{Button, Confirm, Decision};
use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Rect, ScrollArea, Sense, Ui, vec2};

/// The name ids are made of.
const FORM: &str = "registration";
/// A pause this long in typing keeps the draft, in seconds.
const PAUSE: f64 = 1.0;
/// The side pane narrows below this width, so that what is said beside a field stays whole, and leaves below that one.
const SIDE_NARROWS_BELOW: f32 = 1072.0;
const SIDE_LEAVES_BELOW: f32 = 900.0;

/// What can be asked of the form.
pub enum Act {
    /// This field was changed.
    Typed(&'static str),
    /// A row under the address was taken: first the known dwellings, then the new ones.
    Dwelling(usize),
    /// F8 in this field.
    Later(&'static str),
    /// Ctrl+D in this field.
    SameAsLast(&'static str),
    /// The person being typed is the candidate in sight.
    GoOnWith,
    KeepDraft,
    Save {
        prints: bool,
    },
    /// Asks before leaving when there is something in the form.
    Leave,
    LeaveDraft,
}

/// The form.
pub struct RegistrationScreen {
    form: Registration,
    /// Under which the draft is kept.
    draft_key: String,
    today: Date,
    problems: Vec<Problem>,
    shows_all: bool,
    shows_optional: bool,
    /// F8 at the number: a reason is asked for instead.
    has_no_number: bool,
    candidates: Vec<Candidate>,
    /// Counts on through the candidates and begins again after the last.
    candidate_in_sight: usize,
    choices: Vec<PlaceChoice>,
    /// How the typed address would be written as a new dwelling.
    proposals: Vec<String>,
    dwelling: Option<Dwelling>,
    /// The reason why the person being typed is somebody else than the candidate.
    asks_reason: bool,
    confirm: Option<Confirm>,
    /// Since when there is something a draft does not hold yet, by the window's clock.
    changed_at: Option<f64>,
    draft_kept: Option<String>,
    focus_next: Option<&'static str>,
    focused: Option<&'static str>,
    may_write: bool,
}

impl RegistrationScreen {
    pub fn open(desk: &mut Desk, start: Start) -> Result<Self, Trouble> {
        let today = desk.today();
        let mut draft_key = format!("{FORM} {}", desk.now());
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
                form.go_on_with(desk, person)?;
                form
            }
            Start::SameAddress(residence) => Registration::at_address_of(desk, residence)?,
            Start::Draft(key) => {
                let form = drafts::take_up(desk, &key)?;
                draft_key = key;
                form
            }
        };
        let mut screen = Self {
            has_no_number: form.person.record.identity.number.is_empty()
                && !form.person.record.identity.missing_reason.is_empty(),
            form,
            draft_key,
            today,
            problems: Vec::new(),
            shows_all: false,
            shows_optional: false,
            candidates: Vec::new(),
            candidate_in_sight: 0,
            choices: Vec::new(),
            proposals: Vec::new(),
            dwelling: None,
            asks_reason: false,
            confirm: None,
            changed_at: None,
            draft_kept: None,
            focus_next: Some("identity"),
            focused: None,
            may_write: desk.may(Right::Write),
        };
        screen.read_dwelling(desk)?;
        screen.look_for_candidates(desk)?;
        screen.check();
        Ok(screen)
    }

    pub fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    /// Keeps what is typed in the archive, when there is anything.
    pub fn keep_draft(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.changed_at = None;
        if !self.form.is_changed() || !self.may_write {
            return Ok(());
        }
        drafts::keep(desk, &self.draft_key, &self.form)?;
        self.draft_kept = desk.now().get(11..19).map(str::to_owned);
        Ok(())
    }

    fn check(&mut self) {
        self.problems = self.form.problems(self.today);
        if self.has_no_number && self.form.person.record.identity.is_empty() {
            self.problems.retain(|problem| problem.field != "identity");
            self.problems.insert(0, Problem::wrong("identity", "请写明为什么暂时没有号码"));
        }
    }

    fn title(&self) -> &'static str {
        match self.form.subject {
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
        !self.candidates.is_empty()
            && self.form.subject == Subject::New
            && self.form.residence.record.duplicate_reason.0.is_empty()
    }

    fn candidate(&self) -> Option<&Candidate> {
        self.candidates.get(self.candidate_in_sight % self.candidates.len().max(1))
    }

    fn look_for_candidates(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.candidate_in_sight = 0;
        self.candidates = match self.form.subject {
            Subject::New => candidates::find(desk, &self.form.person.record)?,
            _ => Vec::new(),
        };
        Ok(())
    }

    fn read_dwelling(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.dwelling = self.form.address.place.map(|place| places::dwelling(desk, place)).transpose()?;
        Ok(())
    }

    fn typed(&mut self, key: &'static str, desk: &Desk) -> Result<(), Trouble> {
        match key {
            "identity" => {
                self.form.follow_identity(self.today);
                self.look_for_candidates(desk)?;
            }
            "name" | "birth" => self.look_for_candidates(desk)?,
            "place" => {
                self.form.address.place = None;
                self.dwelling = None;
                self.choices = places::matching(desk, &self.form.address.typed, 8)?;
                self.proposals = places::proposals(desk, &self.form.address.typed, &self.choices)?;
                let exact = self.choices.iter().find(|choice| choice.full_name == self.form.address.typed);
                self.form.address.place = exact.map(|choice| choice.id);
                self.read_dwelling(desk)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn choose_dwelling(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        if let Some(choice) = self.choices.get(row) {
            self.form.address.place = Some(choice.id);
            self.form.address.typed.clone_from(&choice.full_name);
        } else if let Some(proposal) = self.proposals.get(row - self.choices.len()) {
            self.form.address.place = None;
            self.form.address.typed.clone_from(proposal);
        }
        self.read_dwelling(desk)
    }

    /// F8: the number gives way to a reason; what is expected may follow later; the rest must be filled now.
    fn later(&mut self, key: &'static str) {
        if key == "identity" {
            self.has_no_number = !self.has_no_number;
            self.form.person.set("identity", |person| {
                person.identity.number.clear();
                person.identity.missing_reason.clear();
            });
            self.focus_next = Some("identity");
        } else if need_of(key) == Some(Need::Expected) && !self.form.later.remove(key) {
            self.form.later.insert(key.to_owned());
            self.focus_next = fields::next_after(key);
        }
    }

    fn save(&mut self, desk: &mut Desk, prints: bool) -> Result<Option<Event>, Trouble> {
        self.shows_all = true;
        self.check();
        if self.refusal().is_some() {
            return Ok(None);
        }
        if let Some(first) = self.problems.iter().find(|problem| problem.weight == Weight::Wrong) {
            self.focus_next = Some(first.field);
            self.shows_optional |= fields::is_optional(first.field);
            return Ok(None);
        }
        let saved = match registration::save(desk, &self.form) {
            Ok(saved) => saved,
            Err(Trouble::Perhaps(candidates)) => {
                self.candidates = candidates;
                return Ok(None);
            }
            Err(trouble) => return Err(trouble),
        };
        drafts::drop(desk, &self.draft_key)?;
        Ok(Some(self.saved(saved, prints)))
    }

    fn saved(&self, saved: Saved, prints: bool) -> Event {
        let words = match self.form.subject {
            Subject::Existing { .. } => "已保存对登记的修改".to_owned(),
            _ => format!("已登记 {}", &*self.form.person.record.name),
        };
        let then = if prints {
            After::Paper(Order::of(&FLOATING_CARD, vec![saved.residence]), saved.person)
        } else {
            After::Person(saved.person)
        };
        Event::Saved { words, undo: Some(saved.change), then }
    }

    fn leave(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.keep_draft(desk)?;
        Ok(Some(Event::Back))
    }

    fn same_as_last(&mut self, key: &'static str, desk: &Desk) -> Result<(), Trouble> {
        let Some(last) = desk.last_registration() else { return Ok(()) };
        if key == "place" {
            self.form.address = last.address.clone();
            return self.read_dwelling(desk);
        }
        if registers::Person::field(key).is_some() {
            let text = last.person.text(key);
            self.form.person.type_in(key, &text, self.today);
        } else {
            let text = last.residence.text(key);
            self.form.residence.type_in(key, &text, self.today);
        }
        Ok(())
    }
}

/// How much a field of either register is wanted.
fn need_of(key: &str) -> Option<Need> {
    let of_person = registers::Person::field(key).map(|field| field.need);
    of_person.or_else(|| registers::Residence::field(key).map(|field| field.need))
}

impl RegistrationScreen {
    fn head_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::PEOPLE, 16.0).color(palette.text_weak));
            ui.label(theme::body("人口").color(palette.text_weak));
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.label(theme::title(self.title()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (filled, all) = fields::progress(&self.form);
                let (bar, _) = ui.allocate_exact_size(vec2(96.0, 6.0), Sense::hover());
                progress_bar(ui, Rect::from_center_size(bar.center(), bar.size()), filled as f32 / all as f32);
                let words = format!("必填 {all} 项，已填 {filled} 项");
                ui.label(theme::small(words).color(palette.text_weak));
            });
        });
    }

    fn foot_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        let palette = theme::palette(ui);
        let refusal = self.refusal();
        ui.horizontal_centered(|ui| {
            if ui.add(Button::primary("保存").key("Ctrl S").refused(refusal)).clicked() {
                asked = Some(Act::Save { prints: false });
            }
            if ui.add(Button::secondary("保存并打印登记卡").key("Ctrl P").refused(refusal)).clicked() {
                asked = Some(Act::Save { prints: true });
            }
            if let Some(reason) = refusal {
                ui.label(theme::icon(icons::ARROW_RIGHT, 14.0).color(palette.warn));
                ui.label(theme::small(reason).color(palette.warn));
            } else if self.shows_all {
                let wrong = self.problems.iter().filter(|problem| problem.weight == Weight::Wrong).count();
                if wrong > 0 {
                    ui.label(theme::small(format!("还有 {wrong} 处要改")).color(palette.bad));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::quiet("取消").key("Esc")).clicked() {
                    asked = Some(Act::Leave);
                }
            });
        });
        asked
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::S) {
            return Some(Act::Save { prints: false });
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Save { prints: true });
        }
        if pressed(Modifiers::ALT, Key::O) {
            self.shows_optional = !self.shows_optional;
            self.focus_next = if self.shows_optional { Some(fields::OPTIONAL[0]) } else { Some("identity") };
        }
        if self.waits_for_answer() && pressed(Modifiers::ALT, Key::Num1) {
            return Some(Act::GoOnWith);
        }
        if self.waits_for_answer() && pressed(Modifiers::ALT, Key::Num2) {
            self.asks_reason = true;
        }
        let focused = self.focused?;
        if pressed(Modifiers::NONE, Key::F8) {
            return Some(Act::Later(focused));
        }
        pressed(Modifiers::COMMAND, Key::D).then_some(Act::SameAsLast(focused))
    }

    /// Esc is asked for last: an open list takes it first.
    fn escape_ui(&mut self, ui: &Ui) -> Option<Act> {
        let is_free = self.confirm.is_none() && !eframe::egui::Popup::is_any_open(ui.ctx());
        if !is_free || !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return None;
        }
        Some(Act::Leave)
    }

    fn confirm_ui(&mut self, ui: &Ui) -> Option<Act> {
        let decision = self.confirm.as_ref()?.show(ui.ctx())?;
        self.confirm = None;
        (decision == Decision::Act).then_some(Act::LeaveDraft)
    }

    /// The draft is kept at every pause in typing.
    fn pause_ui(&mut self, ui: &Ui, has_changed: bool) -> Option<Act> {
        let now = ui.input(|input| input.time);
        if has_changed {
            self.changed_at = Some(now);
        }
        let left = self.changed_at? + PAUSE - now;
        if left > 0.0 {
            ui.ctx().request_repaint_after_secs(left as f32 + 0.02);
            return None;
        }
        Some(Act::KeepDraft)
    }
}

impl Draws for RegistrationScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let pane = Margin::symmetric(space::PANE as i8, 0);
        let mut asked = by_key.or_else(|| self.confirm_ui(ui));
        if ui.available_width() >= SIDE_LEAVES_BELOW || self.waits_for_answer() {
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::same(12));
            let width = if ui.available_width() < SIDE_NARROWS_BELOW { 316.0 } else { 348.0 };
            let side = Panel::right("registration side").exact_size(width).resizable(false).frame(frame);
            let from_side = side.show(ui, |ui| self.side_ui(ui)).inner;
            asked = asked.or(from_side);
        }
        let head = Panel::top("registration head").exact_size(height::PAGE_HEAD).frame(Frame::new().inner_margin(pane));
        head.show(ui, |ui| self.head_ui(ui));
        let foot =
            Panel::bottom("registration foot").exact_size(height::PAGE_HEAD).frame(Frame::new().inner_margin(pane));
        let from_foot = foot.show(ui, |ui| self.foot_ui(ui)).inner;
        let from_fields = ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| Frame::new().inner_margin(pane).show(ui, |ui| self.fields_ui(ui)).inner)
            .inner;
        let has_changed = matches!(from_fields, Some(Act::Typed(_) | Act::Dwelling(_)));
        asked = asked.or(from_foot).or(from_fields);
        let by_pause = self.pause_ui(ui, has_changed);
        asked.or_else(|| self.escape_ui(ui)).or(by_pause)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Typed(key) => self.typed(key, desk)?,
            Act::Dwelling(row) => self.choose_dwelling(desk, row)?,
            Act::Later(key) => self.later(key),
            Act::SameAsLast(key) => self.same_as_last(key, desk)?,
            Act::GoOnWith => {
                if let Some(candidate) = self.candidate().map(|candidate| candidate.id) {
                    self.form.go_on_with(desk, candidate)?;
                    self.candidates.clear();
                    self.focus_next = Some("place");
                }
            }
            Act::KeepDraft => self.keep_draft(desk)?,
            Act::Save { prints } => return self.save(desk, prints),
            Act::Leave if self.form.is_changed() => self.confirm = Some(guard()),
            Act::Leave | Act::LeaveDraft => return self.leave(desk),
        }
        self.check();
        Ok(None)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一项"),
                key("Shift Enter", "上一项"),
                key("F8", "稍后补"),
                key("Ctrl D", "同上次"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        self.draft_kept.as_ref().map(|at| format!("草稿已存 {at}")).unwrap_or_default()
    }

    fn page(&self) -> Page {
        Page::People
    }
}

/// Before a form with something in it is left. Nothing is lost either way, so the question is short.
fn guard() -> Confirm {
    Confirm {
        question: "这份登记还没有保存".to_owned(),
        consequence: "离开后它作为草稿留在「今日」，随时可以接着填。".to_owned(),
        keep: "接着填".to_owned(),
        act: "离开，留草稿".to_owned(),
    }
}

/// The id of a field's edit box.
fn id_of(key: &str) -> Id {
    Id::unique((FORM, key))
}
