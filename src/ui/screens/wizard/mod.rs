//! Founding a station: 名称 › 操作员 › 恢复页 › 完成. One question a page, Enter goes on, Esc back; nothing typed is lost.
//!
//! The archive is made on leaving the second page, because only then there is a recovery code to print. From there on there is
//! no way back: what follows is printing the code and going to work.

mod acts;
mod operator_page;
mod ready_page;
mod recovery_page;
mod station_page;

use super::entry;
use super::sign_in::Outside;
use crate::services::{Clock, Desk, Job, MachineSettings, RecoveryCode};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, FocusOrder, Note, Tone, sign_in_frame, wizard_steps};
use eframe::egui::{Id, Ui};

const STEPS: [&str; 4] = ["名称", "操作员", "恢复页", "完成"];

pub struct WizardScreen {
    settings: MachineSettings,
    clock: Clock,
    page: Page,
    station: station_page::StationPage,
    operator: operator_page::OperatorPage,
    recovery: recovery_page::RecoveryPage,
    /// The open archive, once it is made.
    desk: Option<Box<Desk>>,
    notice: Option<Note>,
    running: Option<Job<Done>>,
    /// The field that gets the focus when it is drawn next.
    focus: Option<Id>,
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
    Next,
    Print,
    SavePdf,
    CheckGroup,
}

/// What a job brought.
enum Done {
    Founded { desk: Box<Desk>, code: RecoveryCode, printers: Vec<String> },
    Printed,
}

impl WizardScreen {
    pub fn new(settings: &MachineSettings, clock: Clock) -> Self {
        let station = station_page::StationPage::new(crate::platform::documents_folder());
        let focus = Some(station.first_id());
        Self {
            settings: settings.clone(),
            clock,
            page: Page::Station,
            station,
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
        let (_, act) = entry::card_ui(ui, |ui| steps_ui(ui, page), |ui| self.page_ui(ui));
        if let Some(id) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        act
    }

    fn page_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let busy = self.running.as_ref().map(|job| job.title.clone());
        let said = Said { note: busy.as_ref().map(Note::hint).or_else(|| self.notice.clone()), busy };
        let answer = match self.page {
            Page::Station => self.station.ui(ui, &said),
            Page::Operator => self.operator.ui(ui, &said),
            Page::Recovery => self.recovery.ui(ui, &said),
            Page::Ready => ready_page::ui(ui, self.desk.as_deref()),
        };
        if answer.has_typed {
            self.notice = None;
        }
        answer.act.filter(|_| said.busy.is_none())
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

fn steps_ui(ui: &mut Ui, page: Page) {
    sign_in_frame::brand_ui(ui);
    ui.add_space(space::CARD);
    let palette = theme::palette(ui);
    ui.label(theme::small("新建本站").color(palette.text_weak));
    ui.add_space(space::TINY);
    wizard_steps(ui, &STEPS, page as usize);
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
