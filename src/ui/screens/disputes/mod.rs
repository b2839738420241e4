//! 调解: the list of disputes that this operator may see, each with where it stands and what is due first.

mod columns;
mod ledger;
mod list;
mod report;

use crate::domain::import::Subject;
use crate::domain::registers::Dispute;
use crate::domain::{Date, RecordId, Register, Right};
use crate::services::disputes::{self, DisputeCounts, DisputeFilter, DisputeStanding, Officer};
use crate::services::printing::Order;
use crate::services::{Desk, MachineSettings, Trouble, import};
use crate::ui::event::{Event, OfDispute};
use crate::ui::listing::{Heading, ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use columns::Words;
pub(in crate::ui::screens) use columns::stage_ui;
use eframe::egui::{Key, Modifiers, Ui};
pub use report::DisputeReportScreen;

/// What the list counts in.
const MEASURE: &str = "起";

/// What can be asked of the list.
pub enum Act {
    Rows(ListAct),
    Filter(DisputeFilter),
    New,
    /// 人民调解案件情况统计表
    Report,
    /// 台账
    Ledger,
    Import,
}

pub struct DisputesScreen {
    filter: DisputeFilter,
    counts: DisputeCounts,
    list: Listing<Words, ()>,
    today: Date,
    /// Whoever sits here, for 「我经办的」.
    operator: Officer,
    may_mediate: bool,
    may_print: bool,
    may_import: bool,
}

impl DisputesScreen {
    /// What is under way.
    pub fn open(desk: &Desk, settings: &MachineSettings) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: DisputeFilter { standing: Some(DisputeStanding::Open), ..DisputeFilter::default() },
            counts: DisputeCounts::default(),
            list: Listing::of(columns::layout(), settings),
            today: desk.today(),
            operator: disputes::officer(desk),
            may_mediate: desk.may(Right::Mediate),
            may_print: desk.may(Right::Print),
            may_import: desk.may(Right::Mediate) && import::require(desk).is_ok(),
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// The latest case is in front until another one is chosen.
    fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.counts = disputes::counts(desk)?;
        self.list.show(disputes::list(desk, &self.filter)?);
        self.list.select(self.list.selected().or((self.list.count() > 0).then_some(0)));
        Ok(())
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => {
                let words = |listed| Words::of(listed, self.today);
                let read = |ids: &[RecordId]| Ok(disputes::rows(desk, ids)?.into_iter().map(words).collect());
                self.list.read::<Trouble>(range, read)?;
            }
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                return Ok(self.list.id(row).map(|dispute| Event::Dispute(OfDispute::Page(dispute))));
            }
            ListAct::Mark(..) => {}
            ListAct::Order(_) | ListAct::Columns => return Ok(Some(self.list.remembered())),
            ListAct::Leave(way) => {
                let today = self.today;
                let heading = Heading::new("纠纷名单", MEASURE, today).about(self.filter_in_words());
                let heading = heading.of_register(Dispute::TABLE);
                let read = move |desk: &Desk, ids: &[RecordId]| {
                    Ok(disputes::rows(desk, ids)?.into_iter().map(|listed| Words::of(listed, today)).collect())
                };
                return self.list.leaving(way, desk, heading, read).map(Some);
            }
        }
        Ok(None)
    }

    /// What the list holds now, on paper.
    fn ledger(&self, desk: &Desk) -> Result<Event, Trouble> {
        let ids = disputes::list(desk, &self.filter)?;
        if ids.is_empty() {
            return Ok(Event::Told("没有可印的纠纷".to_owned()));
        }
        let sheet = ledger::sheet(desk, &ids, self.filter_in_words(), self.today)?;
        Ok(Event::Preview(Order::sheet(sheet, Dispute::TABLE, ids)))
    }

    fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_import && pressed(Modifiers::COMMAND, Key::I) {
            return Some(Act::Import);
        }
        if pressed(Modifiers::NONE, Key::F5) {
            return Some(Act::Report);
        }
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Ledger);
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
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Filter(filter) => {
                self.filter = filter;
                self.list.select(None);
                self.list.go_to_top();
                self.read_list(desk)?;
            }
            Act::New => return Ok(Some(Event::Dispute(OfDispute::New))),
            Act::Report => return Ok(Some(Event::Dispute(OfDispute::Report))),
            Act::Ledger => return self.ledger(desk).map(Some),
            Act::Import => return Ok(Some(Event::Import(Some(Subject::Disputes)))),
        }
        Ok(None)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.list.take_focus();
        self.read_list(desk)
    }

    fn point_at(&mut self, record: RecordId) {
        self.list.choose(record);
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Alt N", "登记纠纷").needs(Right::Mediate),
                key("↑↓", "选择"),
                key("Enter", "打开"),
                key("F5", "统计"),
                key("Ctrl P", "台账").needs(Right::Print),
                key("Ctrl I", "导入").needs(Right::Mediate),
                key("F1", "全部按键"),
            ]
        }
    }

    fn status(&self) -> String {
        self.list.status(MEASURE)
    }

    fn page(&self) -> Page {
        Page::Disputes
    }
}
