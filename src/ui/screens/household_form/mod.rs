//! One form for whatever happens to a household: founding it, joining and leaving, another head, splitting, uniting.
//!
//! Above stands what is the same for everybody (day, reason, address), below a row for each person. What a field is and what
//! is wrong with it says its register; what must be mended in the whole says the service.

mod acts;
pub(in crate::ui::screens) mod cells;
mod event;
mod frame;
pub(in crate::ui::screens) mod rows;

use crate::domain::{Date, Problem, RecordId};
use crate::services::candidates::Candidate;
use crate::services::households::{FormProblem, HouseholdChoice, HouseholdForm, Task};
use crate::services::{Desk, Trouble};
use crate::ui::address_field::AddressField;
use crate::ui::drafting::Drafting;
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{height, space};
use crate::ui::widgets::Guard;
use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

/// The name ids of the upper fields are made of.
const FORM: &str = "household";

/// What can be asked of the form.
pub enum Act {
    /// Something was changed; which fields, the screen remembers.
    Typed,
    /// The person in this row is the one who may already be there.
    GoOnWith(usize),
    /// They are somebody else.
    SomebodyElse(usize),
    Choose(usize, bool),
    /// Whoever was written into this row is not meant after all.
    TakeOut(usize),
    Save,
    KeepDraft,
    /// Asks before leaving when there is something in the form.
    Leave,
    LeaveDraft,
    /// Leaves nothing behind, no draft either.
    Drop,
}

/// A field: in a row, or above the rows.
type Place = (Option<usize>, &'static str);

/// The form on screen.
pub struct HouseholdFormScreen {
    form: HouseholdForm,
    draft: Drafting<HouseholdForm>,
    title: String,
    today: Date,
    /// Fields changed in this frame.
    changed: Vec<Place>,
    problems: Vec<FormProblem>,
    /// The same sorted to where they are shown: above the rows, and by row.
    above: Vec<Problem>,
    by_row: Vec<Vec<Problem>>,
    /// Who the person in a row may be.
    candidates: Vec<Vec<Candidate>>,
    address: AddressField,
    households: Vec<HouseholdChoice>,
    shows_all: bool,
    guard: Option<Guard>,
    focus_next: Option<Place>,
    focused: Option<Place>,
}

impl HouseholdFormScreen {
    /// The form for a household that begins or is there, with a member ticked where one is named.
    pub fn open(desk: &Desk, task: Task, chosen: Option<RecordId>) -> Result<Self, Trouble> {
        let form = HouseholdForm::about(desk, task, chosen)?;
        let draft = Drafting::begin(FORM, desk, &form);
        Self::of(desk, form, draft)
    }

    /// Goes on where a draft ended.
    pub fn taken_up(desk: &Desk, key: String, form: HouseholdForm) -> Result<Self, Trouble> {
        let draft = Drafting::taken_up(key, &form);
        Self::of(desk, form, draft)
    }

    fn of(desk: &Desk, form: HouseholdForm, draft: Drafting<HouseholdForm>) -> Result<Self, Trouble> {
        let mut screen = Self {
            title: form.title(),
            draft,
            today: desk.today(),
            changed: Vec::new(),
            problems: Vec::new(),
            above: Vec::new(),
            by_row: Vec::new(),
            candidates: Vec::new(),
            address: AddressField::default(),
            households: Vec::new(),
            shows_all: false,
            guard: None,
            focus_next: Some((None, event::first_field(form.task))),
            focused: None,
            form,
        };
        for row in 0..screen.form.rows.len() {
            screen.look_for_candidates(row, desk)?;
        }
        screen.check(desk)?;
        Ok(screen)
    }
}

impl Draws for HouseholdFormScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = self.guard_ui(ui).or_else(|| self.keys_ui(ui));
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("household head").exact_size(height::PAGE_HEAD).frame(frame);
        head.show(ui, |ui| self.head_ui(ui));
        let foot = Panel::bottom("household foot").exact_size(height::PAGE_HEAD).frame(frame);
        let from_foot = foot.show(ui, |ui| self.foot_ui(ui)).inner;
        let fields = ScrollArea::vertical().auto_shrink([false, false]);
        let from_fields = fields.show(ui, |ui| frame.show(ui, |ui| self.fields_ui(ui)).inner).inner;
        asked = asked.or(from_foot).or(from_fields);
        let asked = asked.or_else(|| self.escape_ui(ui));
        let is_due = self.draft.is_due(ui, &self.form);
        asked.or(is_due.then_some(Act::KeepDraft))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Enter", "下一项"),
                key("Shift Enter", "上一项"),
                key("Ctrl Delete", "去掉这一行"),
                key("Ctrl S", "保存"),
                key("Esc", "取消"),
                key("F1", "全部按键"),
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
        Page::People
    }

    fn topic(&self) -> Topic {
        Topic::Households
    }
}
