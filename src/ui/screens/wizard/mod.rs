//! Founding a station: 名称 › 操作员 › 恢复页 › 完成. One question a page, Enter goes on, Esc back; nothing typed is lost. A station
//! that was taken away whole (带走全部) is founded the same way, out of its folder instead of from a name.
//!
//! The archive is made on leaving the second page, because only then there is a recovery code to print. From there on there is
//! no way back: what follows is printing the code and going to work.

mod acts;
mod operator_page;
mod ready_page;
mod recovery_page;
mod station_page;
mod takeaway_page;

use super::entry;
use super::sign_in::Outside;
use crate::services::{Clock, Desk, Job, MachineSettings, RecoveryCode};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, FocusOrder, Note, Tone, sign_in_frame, wizard_steps};
use eframe::egui::{Id, Ui};

const STEPS: [&str; 4] = ["名称", "操作员", "恢复页", "完成"];
const STEPS_BACK: [&str; 4] = ["文件夹", "操作员", "恢复页", "完成"];

pub struct WizardScreen {
    settings: MachineSettings,
    clock: Clock,
    page: Page,
    first: First,
    operator: operator_page::OperatorPage,
    recovery: recovery_page::RecoveryPage,
    /// The open archive, once it is made.
    desk: Option<Box<Desk>>,
    notice: Option<Note>,
    running: Option<Job<Done>>,
    /// The field that gets the focus when it is drawn next.
    focus: Option<Id>,
}

/// What the first page asks.
enum First {
    Station(station_page::StationPage),
    Takeaway(takeaway_page::TakeawayPage),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Page {
    Station,
    Operator,
    Recovery,
    Ready,
}

/// What can be asked here.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Back,
    Browse,
    /// For the folder that was taken away.
    BrowseTaken,
    Next,
    Print,
    SavePdf,
    CheckGroup,
}

/// What a job brought.
enum Done {
    Founded { desk: Box<Desk>, code: RecoveryCode, printers: Vec<String>, words: Option<String> },
    Printed,
}

impl WizardScreen {
    pub fn new(settings: &MachineSettings, clock: Clock) -> Self {
        let documents = crate::platform::documents_folder();
        Self::begin(settings, clock, First::Station(station_page::StationPage::new(documents)))
    }

    /// A station out of a folder that was taken away.
    pub fn bringing_back(settings: &MachineSettings, clock: Clock) -> Self {
        let documents = crate::platform::documents_folder();
        Self::begin(settings, clock, First::Takeaway(takeaway_page::TakeawayPage::new(documents)))
    }

    fn begin(settings: &MachineSettings, clock: Clock, first: First) -> Self {
        let focus = Some(first.first_id());
        Self {
            settings: settings.clone(),
            clock,
            page: Page::Station,
            first,
            operator: operator_page::OperatorPage::new(),
            recovery: recovery_page::RecoveryPage::new(),
            desk: None,
            notice: None,
            running: None,
            focus,
        }
    }

    /// Draws, then acts.
    pub fn frame(&mut self, ui: &mut Ui) -> Option<Outside> {
        self.take_dialog_answer();
        if let Some(outcome) = self.running.as_ref().and_then(Job::poll) {
            self.running = None;
            self.arrived(outcome, ui.ctx());
        }
        let act = self.ui(ui)?;
        self.act(act, ui.ctx())
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let page = self.page;
        let way = self.first.way();
        let (_, act) = entry::card_ui(ui, |ui| steps_ui(ui, way, page), |ui| self.page_ui(ui));
        if let Some(id) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        act
    }

    fn page_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let busy = self.running.as_ref().map(|job| job.title.clone());
        let said = Said { note: busy.as_ref().map(Note::hint).or_else(|| self.notice.clone()), busy };
        let answer = match self.page {
            Page::Station => match &mut self.first {
                First::Station(station) => station.ui(ui, &said),
                First::Takeaway(takeaway) => takeaway.ui(ui, &said),
            },
            Page::Operator => self.operator.ui(ui, &said, self.first.verb()),
            Page::Recovery => self.recovery.ui(ui, &said),
            Page::Ready => ready_page::ui(ui, self.desk.as_deref()),
        };
        if answer.has_typed {
            self.notice = None;
        }
        answer.act.filter(|_| said.busy.is_none())
    }
}

impl First {
    fn first_id(&self) -> Id {
        match self {
            Self::Station(station) => station.first_id(),
            Self::Takeaway(takeaway) => takeaway.from.id,
        }
    }

    /// How the whole way is called, and its pages.
    fn way(&self) -> (&'static str, [&'static str; 4]) {
        match self {
            Self::Station(_) => ("新建本站", STEPS),
            Self::Takeaway(_) => ("带回全部", STEPS_BACK),
        }
    }

    /// What the button says that makes the archive.
    fn verb(&self) -> &'static str {
        match self {
            Self::Station(_) => "建立档案",
            Self::Takeaway(_) => "带回全部",
        }
    }
}

/// What is said in the reserved place of a page, and what keeps it from going on.
struct Said {
    note: Option<Note>,
    busy: Option<String>,
}

impl Said {
    fn is_wrong(&self) -> bool {
        self.note.as_ref().is_some_and(|note| note.tone == Tone::Bad)
    }
}

/// What a page answers in a frame.
#[derive(Default)]
struct Answer {
    act: Option<Act>,
    has_typed: bool,
}

/// Something on a page that is still missing: the field, and what to do.
type Missing = (Id, &'static str);

fn steps_ui(ui: &mut Ui, (way, steps): (&str, [&str; 4]), page: Page) {
    sign_in_frame::brand_ui(ui);
    ui.add_space(space::CARD);
    let palette = theme::palette(ui);
    ui.label(theme::small(way).color(palette.text_weak));
    ui.add_space(space::TINY);
    wizard_steps(ui, &steps, page as usize);
}

/// On and back at the foot of a page; answers the act.
fn foot_ui(ui: &mut Ui, on: &str, refusal: Option<&str>, fields: &[Id]) -> Option<Act> {
    let (goes_on, goes_back) = entry::foot_ui(ui, |ui| {
        let goes_on = ui.add(Button::primary(on).key("Enter").tall().refused(refusal)).clicked();
        ui.add_space(space::SMALL);
        (goes_on, ui.add(Button::quiet("返回").key("Esc").tall()).clicked())
    });
    if goes_back || entry::is_escape(ui) {
        return Some(Act::Back);
    }
    (goes_on || goes_on_by_enter(ui, fields)).then_some(Act::Next)
}

/// Enter goes to the next field, and from the last one on to the next page.
fn goes_on_by_enter(ui: &Ui, fields: &[Id]) -> bool {
    let mut order = FocusOrder::default();
    fields.iter().for_each(|field| order.add(*field));
    entry::is_enter(ui, &[]) || order.finish(ui)
}
