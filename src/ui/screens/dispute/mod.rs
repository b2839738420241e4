//! One dispute at a glance: where it stands and what comes next as one button, who is on which side, what was agreed, what happened,
//! what is due, and what its file has and lacks. What is written about it is in `dispute_forms`.

mod dialog;
mod head;
mod ladder;
mod levels;
mod main_column;
mod papers;
mod scan_field;
mod scan_viewer;
mod side;

use crate::domain::dispute::{Next, StepKind};
use crate::domain::{Date, RecordId, Right};
use crate::print::documents::dispute::AGREEMENT;
use crate::services::disputes::{self, CasePage};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{After, Event, OfDispute};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{TimelineStep, card_column};
use dialog::CaseDialog;
use eframe::egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};
use ladder::Rung;
use papers::CasePaper;
use scan_viewer::ScanViewer;

/// Below this width the side goes under the main column.
const SIDE_LEAVES_BELOW: f32 = 900.0;
const SIDE_NARROWS_BELOW: f32 = 1080.0;

/// What can be asked of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The one thing to do next.
    Next,
    Edit,
    Move(StepKind),
    Correct(RecordId),
    WriteAgreement,
    Perform(RecordId),
    File,
    /// 三包责任
    Responsibility,
    TakeOut(RecordId),
    /// A scanned page large.
    LookAt(RecordId),
    Print(CasePaper),
    /// The page of another case.
    Similar(RecordId),
    Person(RecordId),
    Organisation(RecordId),
    Answer(Answer),
    Back,
}

pub struct DisputeScreen {
    page: CasePage,
    today: Date,
    rungs: Vec<Rung>,
    steps: Vec<(RecordId, TimelineStep)>,
    papers: Vec<CasePaper>,
    dialog: Option<Box<CaseDialog>>,
    viewer: Option<ScanViewer>,
    ctx: Option<Context>,
    may_mediate: bool,
    may_print: bool,
    may_look_at_scans: bool,
}

impl DisputeScreen {
    pub fn open(desk: &Desk, dispute: RecordId) -> Result<Self, Trouble> {
        Ok(Self::of(desk, disputes::page(desk, dispute)?))
    }

    fn of(desk: &Desk, page: CasePage) -> Self {
        Self {
            today: desk.today(),
            rungs: ladder::rungs(&page),
            steps: main_column::steps(&page),
            papers: papers::papers(&page),
            dialog: None,
            viewer: None,
            ctx: None,
            may_mediate: desk.may(Right::Mediate),
            may_print: desk.may(Right::Print),
            may_look_at_scans: desk.may(Right::Reveal),
            page,
        }
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let page = disputes::page(desk, self.page.id)?;
        let (dialog, viewer, ctx) = (self.dialog.take(), self.viewer.take(), self.ctx.take());
        *self = Self { dialog, viewer, ctx, ..Self::of(desk, page) };
        Ok(())
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_mediate).then_some("只有调解员和站长能办理纠纷")
    }

    /// What the next step opens.
    fn next(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        Ok(match self.page.next {
            Some(Next::Step(kind)) => Some(Event::Dispute(OfDispute::Step(self.page.id, kind))),
            Some(Next::WriteAgreement) => Some(Event::Dispute(OfDispute::Agreement(self.page.id))),
            Some(Next::Perform(term)) => {
                self.dialog = Some(Box::new(CaseDialog::perform(desk, &self.page, term)));
                None
            }
            None => None,
        })
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.dialog else { return Ok(None) };
        if answer != Answer::Save {
            self.dialog = None;
            return Ok(None);
        }
        match dialog.save(desk) {
            // Scanned pages are made ready first.
            Ok(None) => Ok(None),
            Ok(Some((words, change))) => {
                self.dialog = None;
                Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }))
            }
            Err(trouble) => {
                dialog.failed(&trouble);
                Ok(None)
            }
        }
    }

    fn main_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        self.facts_ui(ui);
        ladder::ladder_ui(ui, &self.rungs);
        let next = self.strip_ui(ui);
        let parties = self.parties_ui(ui);
        let terms = self.terms_ui(ui);
        let steps = self.time_line_ui(ui);
        ui.add_space(space::TINY);
        next.or(parties).or(terms).or(steps)
    }
}

impl Draws for DisputeScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let has_dialog = self.dialog.is_some() || self.viewer.is_some();
        let mut asked = None;
        let width = ui.available_width();
        let has_side = width >= SIDE_LEAVES_BELOW;
        if has_side {
            let side_width = if width < SIDE_NARROWS_BELOW { 320.0 } else { 376.0 };
            let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
            let side = Panel::right("dispute side").exact_size(side_width).resizable(false).frame(frame);
            let in_side = side.show(ui, |ui| card_column(ui, "dispute side", |ui| self.side_ui(ui)));
            asked = asked.or(in_side.inner);
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("dispute head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        asked = asked.or(head.show(ui, |ui| self.head_ui(ui)).inner);
        let main = CentralPanel::default().frame(pane).show(ui, |ui| {
            card_column(ui, "dispute main", |ui| {
                let asked = self.main_ui(ui);
                if has_side { asked } else { asked.or(self.side_ui(ui)) }
            })
        });
        let answered = self.dialog.as_mut().and_then(|dialog| dialog.show(ui.ctx())).map(Act::Answer);
        let turned = self.viewer_ui(ui.ctx());
        let asked = answered.or(turned).or(asked).or(main.inner);
        if has_dialog { asked } else { asked.or_else(|| self.keys_ui(ui)) }
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let dispute = self.page.id;
        Ok(match act {
            Act::Next => self.next(desk)?,
            Act::Edit => Some(Event::Dispute(OfDispute::Edit(dispute))),
            Act::Move(kind) => Some(Event::Dispute(OfDispute::Step(dispute, kind))),
            Act::Correct(step) => Some(Event::Dispute(OfDispute::Correct(step))),
            Act::WriteAgreement => Some(Event::Dispute(OfDispute::Agreement(dispute))),
            Act::Perform(term) => {
                self.dialog = Some(Box::new(CaseDialog::perform(desk, &self.page, term)));
                None
            }
            Act::File => {
                self.dialog = Some(Box::new(CaseDialog::file(desk, &self.page)));
                None
            }
            Act::Responsibility => {
                self.dialog = Some(Box::new(CaseDialog::responsibility(desk, &self.page)));
                None
            }
            Act::TakeOut(paper) => {
                let saved = disputes::unfile(desk, paper)?;
                let words = "已从卷内取出".to_owned();
                Some(Event::Saved { words, undo: Some(saved.change), then: After::Stay })
            }
            Act::LookAt(page) => {
                self.look_at(desk, page)?;
                None
            }
            Act::Print(paper) => {
                let is_final = *paper.kind == AGREEMENT && self.page.lacking.is_empty();
                let copies = if is_final { self.page.case.copies() } else { 1 };
                let copies = u32::try_from(copies).unwrap_or(1);
                Some(Event::Preview(Order { copies, ..Order::of(paper.kind, vec![paper.record]) }))
            }
            Act::Similar(other) => Some(Event::Dispute(OfDispute::Page(other))),
            Act::Person(person) => Some(Event::OpenPerson(person)),
            Act::Organisation(organisation) => Some(Event::OpenOrganisation(organisation)),
            Act::Answer(answer) => self.answered(desk, answer)?,
            Act::Back => Some(Event::Back),
        })
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Ctrl Enter", "下一步").needs(Right::Mediate),
                key("Alt M", "更多").needs(Right::Mediate),
                key("Alt P", "各种文书").needs(Right::Print),
                key("Ctrl P", "打印").needs(Right::Print),
                key("F7", "看扫描件").needs(Right::Reveal),
                key("Esc", "返回"),
            ]
        }
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
