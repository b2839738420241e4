//! 调解: the list of disputes that this operator may see, each with where it stands and what is due first.

mod columns;
mod list;
mod report;

use crate::domain::{Date, RecordId, Right};
use crate::services::disputes::{self, DisputeCounts, DisputeFilter, DisputeStanding};
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, OfDispute};
use crate::ui::inside::thousands;
use crate::ui::paged::Paged;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use columns::Words;
pub(in crate::ui::screens) use columns::stage_ui;
use eframe::egui::{Key, Modifiers, Ui};
pub use report::DisputeReportScreen;

/// What can be asked of the list.
pub enum Act {
    /// Rows in sight that are not read yet.
    Read(std::ops::Range<usize>),
    Select(usize),
    Open(usize),
    Filter(DisputeFilter),
    New,
    /// 人民调解案件情况统计表
    Report,
}

pub struct DisputesScreen {
    filter: DisputeFilter,
    counts: DisputeCounts,
    rows: Paged<Words>,
    selected: Option<usize>,
    today: Date,
    /// Whoever sits here, for 「我经办的」.
    operator: String,
    may_mediate: bool,
    wants_focus: bool,
}

impl DisputesScreen {
    /// What is under way.
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: DisputeFilter { standing: Some(DisputeStanding::Open), ..DisputeFilter::default() },
            counts: DisputeCounts::default(),
            rows: Paged::default(),
            selected: None,
            today: desk.today(),
            operator: desk.operator().name.clone(),
            may_mediate: desk.may(Right::Mediate),
            wants_focus: true,
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// The chosen case stays chosen wherever it stands now.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.id(row));
        self.counts = disputes::counts(desk)?;
        self.rows = Paged::of(disputes::list(desk, &self.filter)?);
        let kept = chosen.and_then(|dispute| self.rows.position(dispute));
        self.selected = kept.or((self.rows.count() > 0).then_some(0));
        Ok(())
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::F5) {
            return Some(Act::Report);
        }
        (self.may_mediate && pressed(Modifiers::ALT, Key::N)).then_some(Act::New)
    }
}

impl Draws for DisputesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.keys_ui(ui).or(self.list_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Read(range) => {
                let today = self.today;
                let read = |ids: &[RecordId]| -> Result<Vec<Words>, Trouble> {
                    Ok(disputes::rows(desk, ids)?.into_iter().map(|listed| Words::of(listed, today)).collect())
                };
                self.rows.read(range, read)?;
            }
            Act::Select(row) => self.selected = Some(row),
            Act::Open(row) => {
                self.selected = Some(row);
                return Ok(self.rows.id(row).map(|dispute| Event::Dispute(OfDispute::Page(dispute))));
            }
            Act::Filter(filter) => {
                self.filter = filter;
                self.selected = None;
                self.read_list(desk)?;
            }
            Act::New => return Ok(Some(Event::Dispute(OfDispute::New))),
            Act::Report => return Ok(Some(Event::Dispute(OfDispute::Report))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.wants_focus = true;
        self.read_list(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "登记纠纷"),
                key("↑↓", "选择"),
                key("Enter", "打开"),
                key("F5", "统计"),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        let count = thousands(self.rows.count() as u64);
        match self.selected {
            Some(row) => format!("第 {} 起 / {count} 起", thousands(row as u64 + 1)),
            None => format!("{count} 起"),
        }
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
