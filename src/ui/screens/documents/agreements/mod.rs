//! 责任书: the list of what is signed or to be signed, one of them beside it, and what is done with them one by one or many at a
//! time.

mod acts;
mod columns;
mod detail;
mod list;
mod prepare_dialog;
mod sign_dialog;

pub(in crate::ui::screens) use acts::order;
pub(in crate::ui::screens) use columns::{standing_ui, standing_words};
pub use sign_dialog::{SignDialog, Signed};

use crate::domain::{Date, RecordId, Right};
use crate::services::agreements::{self, AgreementColumn, AgreementFilter, AgreementSort, CURRENT, TO_RENEW};
use crate::services::{Desk, MachineSettings, Trouble, houses};
use crate::ui::dialog_form::Answer;
use crate::ui::event::{DocumentsTab, Event};
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Confirm, Decision, passing_panel};
use columns::Words;
use detail::Detail;
use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Popup, Ui};
use prepare_dialog::PrepareDialog;

/// Below this width the detail covers the list.
const DETAIL_COVERS_BELOW: f32 = 836.0;

/// What the list counts in.
const MEASURE: &str = "份";

/// What can be asked of the page.
#[derive(Debug)]
pub enum Act {
    Rows(ListAct),
    /// What the agreement in front is about.
    OpenAbout,
    /// Another agreement, in the list wherever it stands.
    Show(RecordId),
    /// None is marked any more.
    Filter(AgreementFilter),
    Tab(DocumentsTab),
    /// What is marked, or the one in front.
    Print,
    /// The next one of what is marked, or else of everything in the list that runs out.
    Renew,
    /// The same, after it was asked.
    RenewAll,
    RenewOne,
    Discard,
    Dialog(Which),
    Answer(Answer),
    CloseDetail,
}

/// Which dialog is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Which {
    Prepare,
    Sign,
    End,
}

enum Dialog {
    Prepare(Box<PrepareDialog>),
    Sign(Box<SignDialog>),
    Renew(Confirm),
}

/// So many are renewed wherever they lie without being asked.
const RENEWED_AT_ONCE: usize = 10;

pub struct AgreementsScreen {
    filter: AgreementFilter,
    list: Listing<Words, AgreementColumn>,
    /// What runs out in the part of the list that is shown, so that a whole building is renewed by one key.
    renewable: Vec<RecordId>,
    estates: Vec<(RecordId, String)>,
    /// The estate the list is narrowed to, and what lies right below it.
    estate: Option<RecordId>,
    buildings: Vec<(RecordId, String)>,
    today: Date,
    detail: Option<Detail>,
    dialog: Option<Dialog>,
    may_write: bool,
    may_print: bool,
}

impl AgreementsScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings, chosen: Option<RecordId>) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: AgreementFilter { standings: CURRENT, ..AgreementFilter::default() },
            list: Listing::of(columns::layout(), settings).with_marks(),
            renewable: Vec::new(),
            estates: houses::estates(desk)?,
            estate: None,
            buildings: Vec::new(),
            today: desk.today(),
            detail: None,
            dialog: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read_list(desk)?;
        if let Some(chosen) = chosen {
            screen.show(desk, chosen)?;
        }
        Ok(screen)
    }

    fn no_write(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn no_print(&self) -> Option<&'static str> {
        (!self.may_print).then_some("您的角色不能打印")
    }

    /// Reads which agreements there are and in which order.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (column, is_descending) = self.list.order();
        self.list.show(agreements::list(desk, &self.filter, AgreementSort { column, is_descending })?);
        self.read_renewable(desk)
    }

    fn read_renewable(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let AgreementFilter { kind, place, .. } = self.filter;
        let filter = AgreementFilter { kind, place, standings: TO_RENEW, ..AgreementFilter::default() };
        self.renewable = agreements::renewable(desk, &filter)?;
        Ok(())
    }

    /// Puts one in front, in a list that has it.
    fn show(&mut self, desk: &Desk, id: RecordId) -> Result<(), Trouble> {
        self.detail = Some(Detail::new(desk, agreements::page(desk, id)?));
        if !self.list.choose(id) {
            self.narrow(desk, AgreementFilter::default())?;
            self.list.choose(id);
        }
        Ok(())
    }

    fn narrow(&mut self, desk: &Desk, filter: AgreementFilter) -> Result<(), Trouble> {
        let place = filter.place;
        let is_building = place.is_some_and(|place| self.buildings.iter().any(|(id, _)| *id == place));
        if !is_building {
            self.estate = place;
            self.buildings = place.map_or_else(|| Ok(Vec::new()), |place| houses::below(desk, place))?;
        }
        self.filter = filter;
        self.list.select(None);
        self.read_list(desk)
    }

    /// The marked agreements in the order of the list; without marks the one in front.
    fn meant(&self) -> Vec<RecordId> {
        let in_front = self.detail.as_ref().map(Detail::id).filter(|_| self.list.marked_count() == 0);
        self.list.marked().into_iter().chain(in_front).collect()
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let has_one = self.detail.is_some() || self.list.marked_count() > 0;
        if self.may_write && pressed(Modifiers::ALT, Key::N) {
            return Some(Act::Dialog(Which::Prepare));
        }
        if self.may_print && has_one && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print);
        }
        let can_renew_one = self.detail.as_ref().is_some_and(|detail| detail.why_not_renewed().is_none());
        if can_renew_one && pressed(Modifiers::SHIFT, Key::F7) {
            return Some(Act::RenewOne);
        }
        if self.may_write && pressed(Modifiers::NONE, Key::F7) {
            return Some(Act::Renew);
        }
        let detail = self.detail.as_ref();
        let may_sign = self.list.marked_count() > 0 || detail.is_some_and(|detail| detail.why_not_signed().is_none());
        if self.may_write && may_sign && pressed(Modifiers::NONE, Key::F6) {
            return Some(Act::Dialog(Which::Sign));
        }
        let detail = detail.filter(|_| self.list.marked_count() == 0)?;
        if detail.why_not_ended().is_none() && pressed(Modifiers::NONE, Key::F8) {
            return Some(Act::Dialog(Which::End));
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::CloseDetail)
    }

    fn dialog_ui(&mut self, ui: &Ui) -> Option<Act> {
        match self.dialog.as_mut()? {
            Dialog::Prepare(dialog) => dialog.show(ui.ctx()).map(Act::Answer),
            Dialog::Sign(dialog) => dialog.show(ui.ctx()).map(Act::Answer),
            Dialog::Renew(confirm) => confirm.show(ui.ctx()).map(|decision| match decision {
                Decision::Act => Act::RenewAll,
                Decision::Keep => Act::Answer(Answer::Leave),
            }),
        }
    }
}

impl Draws for AgreementsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let in_dialog = self.dialog_ui(ui);
        let by_key = if self.dialog.is_some() { None } else { self.keys_ui(ui) };
        let asked = in_dialog.or(by_key);
        let width = ui.available_width();
        if let Some(detail) = self.detail.as_ref().filter(|_| width < DETAIL_COVERS_BELOW) {
            return asked.or(detail.ui(ui));
        }
        let side = Panel::right("agreement").resizable(true).default_size(376.0).size_range(320.0..=520.0);
        let frame =
            Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(space::PANE as i8, 10));
        let from_detail =
            passing_panel(ui, side.frame(frame), self.detail.is_some(), |ui| self.detail.as_ref()?.ui(ui)).flatten();
        asked.or(from_detail).or(self.list_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let chosen = self.detail.as_ref().map(Detail::id);
        self.read_list(desk)?;
        // After an undo it may be gone; then there is nothing to show.
        let page = chosen.and_then(|agreement| agreements::page(desk, agreement).ok());
        self.detail = page.map(|page| Detail::new(desk, page));
        self.list.take_focus();
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "起草").needs(Right::Write),
                key("Ctrl P", "打印").needs(Right::Print),
                key("F6", "登记签订").needs(Right::Write),
                key("F7", "全部续签").needs(Right::Write),
                key("Space", "多选"),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status(MEASURE)
    }

    fn page(&self) -> Page {
        Page::Documents
    }

    fn is_list(&self) -> bool {
        true
    }
}
