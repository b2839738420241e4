//! 日常: what comes round and wants doing now, the year of it, and the ledgers that fill from it: 排查, 接待, 信息反馈, 会议, and
//! of what the station does for those who come: 用工房源, 服务. One
//! record's page is in `routine_page`, entering it in `routine_forms`.

mod acts;
mod columns;
mod head;
mod ledger;
mod now;
mod year;

use crate::domain::{Date, RecordId, Right};
use crate::services::routines::{self, Ledger, LedgerFilter, LedgerTotals, OccurrenceLine, YearRow};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::event::{Event, OfRoutine, RoutineTab};
use crate::ui::listing::{ListAct, Listing};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::widgets::{Confirm, Decision};
use chrono::Datelike;
use columns::Words;
use eframe::egui::Ui;
use std::collections::BTreeSet;

/// What can be asked of the page.
#[derive(Debug)]
pub enum Act {
    Tab(RoutineTab),
    Rows(ListAct),
    Filter(LedgerFilter),
    Narrow(Narrow),
    /// A record of the ledger out of turn, or another duty.
    New,
    /// The duties that most stations have.
    AdoptUsual,
    Year(i32),
    /// A row of the year, by its place.
    Choose(usize),
    /// The rule of the duty in front.
    Rule,
    AskToEnd,
    End(RecordId),
    Print,
    /// 用工房源单, for those who have newly come.
    HandOut,
    /// Those who have newly come.
    Newcomers,
}

/// Whose duties are shown, and where; what is left out is no condition.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    area: Option<String>,
    holder: Option<String>,
}

pub struct RoutinesScreen {
    tab: RoutineTab,
    narrow: Narrow,
    /// What can be chosen from.
    areas: Vec<String>,
    holders: Vec<String>,
    list: Listing<Words, ()>,
    /// Of 应办: its rows, which are no records and so are called by their place.
    now: Vec<OccurrenceLine>,
    year: i32,
    rows: Vec<YearRow>,
    chosen: usize,
    filter: LedgerFilter,
    totals: LedgerTotals,
    /// How many have newly come, where there is something to hand them.
    newcomers: u64,
    has_duties: bool,
    today: Date,
    settings: MachineSettings,
    confirm: Option<(Confirm, RecordId)>,
    may_write: bool,
    may_print: bool,
}

impl RoutinesScreen {
    pub fn open(desk: &Desk, settings: &MachineSettings, tab: RoutineTab) -> Result<Self, Trouble> {
        let year = desk.today().year();
        let mut screen = Self {
            tab,
            narrow: Narrow::default(),
            areas: Vec::new(),
            holders: Vec::new(),
            list: Listing::of(columns::layout(tab), settings),
            now: Vec::new(),
            year,
            rows: Vec::new(),
            chosen: 0,
            filter: LedgerFilter { year: Some(year), ..LedgerFilter::default() },
            totals: LedgerTotals::default(),
            newcomers: 0,
            has_duties: false,
            today: desk.today(),
            settings: settings.clone(),
            confirm: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.has_duties = !routines::routines(desk)?.is_empty();
        match self.tab {
            RoutineTab::Now => {
                self.now = routines::now(desk)?;
                self.offer(self.now.iter().map(|line| (line.area.clone(), line.routine.holder.0.clone())).collect());
                self.now.retain(|line| self.narrow.takes(&line.area, &line.routine.holder));
                let places = (0..).zip(&self.now).map(|(place, _)| RecordId(place)).collect();
                self.list.show(places);
            }
            RoutineTab::Year => {
                self.rows = routines::of_year(desk, self.year)?;
                self.offer(self.rows.iter().map(|row| (row.area.clone(), row.routine.holder.0.clone())).collect());
                self.rows.retain(|row| self.narrow.takes(&row.area, &row.routine.holder));
                self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
            }
            RoutineTab::Ledger(ledger) => {
                self.list.show(routines::list(desk, ledger, &self.filter)?);
                self.totals = routines::totals(desk, ledger, &LedgerFilter { open: false, ..self.filter.clone() })?;
                self.newcomers = if ledger == Ledger::Openings { routines::count_newcomers(desk)? } else { 0 };
            }
        }
        self.list.select(self.list.selected().or((self.list.count() > 0).then_some(0)));
        Ok(())
    }

    /// The areas and people there are, each once.
    fn offer(&mut self, there: Vec<(String, String)>) {
        let (areas, holders): (BTreeSet<String>, BTreeSet<String>) = there.into_iter().unzip();
        self.areas = areas.into_iter().collect();
        self.holders = holders.into_iter().filter(|holder| !holder.is_empty()).collect();
    }

    fn ledger(&self) -> Option<Ledger> {
        match self.tab {
            RoutineTab::Ledger(ledger) => Some(ledger),
            _ => None,
        }
    }

    /// What the list counts in.
    fn measure(&self) -> &'static str {
        match self.tab {
            RoutineTab::Now | RoutineTab::Year => "项",
            RoutineTab::Ledger(Ledger::Feedback | Ledger::Openings) => "条",
            RoutineTab::Ledger(Ledger::Receptions | Ledger::Services) => "件",
            RoutineTab::Ledger(Ledger::Reports) => "份",
            RoutineTab::Ledger(Ledger::Meetings) => "次",
        }
    }

    /// The duty in front.
    fn routine(&self) -> Option<(RecordId, &str)> {
        match self.tab {
            RoutineTab::Now => {
                let line = self.now.get(self.list.selected()?)?;
                Some((line.routine_id, &line.routine.routine_name))
            }
            RoutineTab::Year => {
                let row = self.rows.get(self.chosen)?;
                Some((row.routine_id, &row.routine.routine_name))
            }
            RoutineTab::Ledger(_) => None,
        }
    }

    fn refusal(&self) -> Option<&'static str> {
        (!self.may_write).then_some("您的角色只能查看")
    }

    fn confirm_ui(&mut self, ui: &Ui) -> Option<Act> {
        let (confirm, routine) = self.confirm.as_ref()?;
        let decision = confirm.show(ui.ctx())?;
        let routine = *routine;
        self.confirm = None;
        (decision == Decision::Act).then_some(Act::End(routine))
    }
}

impl Narrow {
    fn takes(&self, area: &str, holder: &str) -> bool {
        let is = |wanted: &Option<String>, has: &str| wanted.as_deref().is_none_or(|wanted| wanted == has);
        is(&self.area, area) && is(&self.holder, holder)
    }

    fn is_any(&self) -> bool {
        self.area.is_none() && self.holder.is_none()
    }
}

impl Draws for RoutinesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.confirm.is_some() {
            self.page_ui(ui);
            return self.confirm_ui(ui);
        }
        let by_key = self.keys_ui(ui);
        by_key.or(self.page_ui(ui))
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.list.take_focus();
        self.read(desk)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const NOW: &[KeyHint] = &[
            key("↑↓", "选择"),
            key("Enter", "记一笔").needs(Right::Write),
            key("Alt N", "加定期工作").needs(Right::Write),
            key("F4", "改周期").needs(Right::Write),
            key("Ctrl P", "打印清单").needs(Right::Print),
        ];
        const YEAR: &[KeyHint] = &[
            key("↑↓", "选择"),
            key("PgUp PgDn", "换年"),
            key("F4", "改周期").needs(Right::Write),
            key("F8", "停止").needs(Right::Write),
            key("Ctrl P", "打印").needs(Right::Print),
        ];
        const LEDGER: &[KeyHint] = &[
            key("Alt N", "登记").needs(Right::Write),
            key("↑↓", "选择"),
            key("Enter", "打开"),
            key("Ctrl P", "打印台账").needs(Right::Print),
            key("F1", "全部按键"),
        ];
        match self.tab {
            RoutineTab::Now => NOW,
            RoutineTab::Year => YEAR,
            RoutineTab::Ledger(_) => LEDGER,
        }
    }

    fn status(&self) -> String {
        match self.tab {
            RoutineTab::Year => format!("{}年，{} 项", self.year, self.rows.len()),
            _ => self.list.status(self.measure()),
        }
    }

    fn page(&self) -> Page {
        Page::Routines
    }
}

/// What is recorded for an occurrence, or the record that is there already.
fn opening(line: &OccurrenceLine) -> Event {
    Event::Routine(match line.done {
        Some(done) => OfRoutine::Page(done.ledger, done.record),
        None => OfRoutine::Record(line.routine_id, Some(line.occurrence.span.from)),
    })
}
