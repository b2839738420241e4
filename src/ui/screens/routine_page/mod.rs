//! One record of a ledger: what it says, what a screening found or a meeting spoke about, and its papers. What is written about it
//! is entered in `routine_forms`.

mod children;
mod facts;
mod head;

use crate::domain::{Date, RecordId, Right};
use crate::print::documents::DocumentKind;
use crate::services::printing::Order;
use crate::services::routines::{self, Child, ChildKind, Ledger, RecordPage};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event, OfDispute, OfRoutine};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Confirm, Decision};
use eframe::egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

/// The facts beside the matters, and below which width of the page they come under them instead.
const SIDE: f32 = 376.0;
const SIDE_LEAVES_BELOW: f32 = 900.0;

/// What can be asked of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Edit,
    AddChild,
    Choose(usize),
    OpenChild,
    /// A paper of the record.
    Print(&'static DocumentKind),
    /// 交办单 of the matter in front.
    HandOut,
    /// 督办单: the matter in front is asked for again.
    Urge,
    /// The finding in front becomes a case of mediation.
    TakeOver,
    Case(RecordId),
    AskToRemove,
    Remove,
    Back,
}

pub struct RecordScreen {
    page: RecordPage,
    chosen: usize,
    today: Date,
    confirm: Option<Confirm>,
    may_write: bool,
    may_mediate: bool,
    may_print: bool,
}

impl RecordScreen {
    pub fn open(desk: &Desk, ledger: Ledger, record: RecordId) -> Result<Self, Trouble> {
        Ok(Self {
            page: routines::page(desk, ledger, record)?,
            chosen: 0,
            today: desk.today(),
            confirm: None,
            may_write: desk.may(Right::Write),
            may_mediate: desk.may(Right::Mediate),
            may_print: desk.may(Right::Print),
        })
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn child(&self) -> Option<&Child> {
        self.page.children.get(self.chosen)
    }

    /// Whether the matter in front was handed to somebody.
    fn is_handed_out(&self) -> bool {
        self.child().is_some_and(|child| child.kind == ChildKind::Item && !child.papers.is_empty())
    }

    fn can_take_over(&self) -> bool {
        self.may_mediate && self.child().is_some_and(|child| child.can_become_case)
    }

    fn child_paper(&self, place: usize) -> Option<Event> {
        let child = self.child()?;
        let kind = child.papers.get(place)?;
        Some(Event::Preview(Order::of(kind, vec![child.id])))
    }

    /// What hangs on the record; the rest beside it where there is room.
    fn main_ui(&mut self, ui: &mut Ui, has_side: bool) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let children = self.children_ui(ui);
        if !has_side {
            self.facts_ui(ui);
        }
        ui.add_space(space::TINY);
        children
    }

    fn side_ui(&self, ui: &mut Ui) {
        let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(16, 12));
        let side = Panel::right("record side").exact_size(SIDE).resizable(false).frame(frame);
        side.show(ui, |ui| {
            let cards = ScrollArea::vertical().id_salt("record side").auto_shrink([false, false]);
            cards.show(ui, |ui| self.facts_ui(ui));
        });
    }

    fn confirm_ui(&mut self, ui: &Ui) -> Option<Act> {
        let decision = self.confirm.as_ref()?.show(ui.ctx())?;
        self.confirm = None;
        (decision == Decision::Act).then_some(Act::Remove)
    }
}

impl Draws for RecordScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let has_dialog = self.confirm.is_some();
        let has_side = self.page.children_are.is_some() && ui.available_width() >= SIDE_LEAVES_BELOW;
        if has_side {
            self.side_ui(ui);
        }
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("record head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let in_head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let main = CentralPanel::default().frame(pane).show(ui, |ui| {
            let cards = ScrollArea::vertical().id_salt("record main").auto_shrink([false, false]);
            cards.show(ui, |ui| self.main_ui(ui, has_side)).inner
        });
        if has_dialog {
            return self.confirm_ui(ui);
        }
        in_head.or(main.inner).or_else(|| self.keys_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let (ledger, record) = (self.page.ledger, self.page.id);
        Ok(match act {
            Act::Edit => Some(Event::Routine(OfRoutine::Edit(ledger, record))),
            Act::AddChild => Some(Event::Routine(OfRoutine::NewChild(ledger, record))),
            Act::Choose(place) => {
                self.chosen = place;
                None
            }
            Act::OpenChild => self.child().map(|child| Event::Routine(OfRoutine::Child(child.kind, child.id))),
            Act::Print(kind) => Some(Event::Preview(Order::of(kind, vec![record]))),
            Act::HandOut => self.child_paper(0),
            Act::Urge => self.child_paper(1),
            Act::TakeOver => self.child().map(|child| Event::Dispute(OfDispute::OfFinding(child.id))),
            Act::Case(case) => Some(Event::Dispute(OfDispute::Page(case))),
            Act::AskToRemove => {
                self.confirm = Some(ask_to_remove(ledger, &self.page.title));
                None
            }
            Act::Remove => {
                let change = routines::remove(desk, ledger, record)?;
                Some(Event::Saved { words: "已删去这份记录".to_owned(), undo: Some(change), then: After::Back })
            }
            Act::Back => Some(Event::Back),
        })
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.page = routines::page(desk, self.page.ledger, self.page.id)?;
        self.chosen = self.chosen.min(self.page.children.len().saturating_sub(1));
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const MEETING: &[KeyHint] = &[
            key("Alt N", "加议题").needs(Right::Write),
            key("Enter", "打开议题"),
            key("F6", "交办单").needs(Right::Print),
            key("F7", "督办单").needs(Right::Print),
            key("Ctrl P", "打印").needs(Right::Print),
        ];
        const REPORT: &[KeyHint] = &[
            key("Alt N", "加一处发现").needs(Right::Write),
            key("Enter", "打开"),
            key("F9", "转调解").needs(Right::Mediate),
            key("Ctrl P", "打印").needs(Right::Print),
            key("Esc", "返回"),
        ];
        const OTHER: &[KeyHint] =
            &[key("F4", "编辑").needs(Right::Write), key("Ctrl P", "打印").needs(Right::Print), key("Esc", "返回")];
        match self.page.ledger {
            Ledger::Meetings => MEETING,
            Ledger::Reports if self.page.children_are.is_some() => REPORT,
            _ => OTHER,
        }
    }

    fn page(&self) -> Page {
        Page::Routines
    }
}

/// A report or a meeting is of a period, which wants one again.
fn ask_to_remove(ledger: Ledger, name: &str) -> Confirm {
    let of_period = match ledger {
        Ledger::Reports | Ledger::Meetings => "这一期又成了没有记的。",
        _ => "",
    };
    Confirm {
        question: format!("删去「{name}」？"),
        consequence: format!("{of_period}删去后可以用 Ctrl Z 撤销。"),
        keep: "留着".to_owned(),
        act: "删去 1 份".to_owned(),
    }
}
