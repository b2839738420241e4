//! What is done when something was asked of the page.

use super::{Act, RoutinesScreen, columns, opening};
use crate::domain::{Date, RecordId};
use crate::services::routines::{self, Ledger, LedgerFilter, OccurrenceLine};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event, OfRoutine, RoutineTab};
use crate::ui::listing::{Heading, ListAct, Listing, Way};
use crate::ui::widgets::Confirm;
use columns::Words;

impl RoutinesScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => self.turn_to(tab, desk)?,
            Act::Rows(act) => return self.rows_act(act, desk),
            Act::Filter(filter) => {
                self.filter = filter;
                self.list.select(None);
                self.read(desk)?;
            }
            Act::Narrow(narrow) => {
                self.narrow = narrow;
                self.list.select(None);
                self.read(desk)?;
            }
            Act::New => {
                let what = self.ledger().map_or(OfRoutine::NewRule, OfRoutine::New);
                return Ok(Some(Event::Routine(what)));
            }
            Act::AdoptUsual => {
                let change = routines::adopt_usual(desk)?;
                let words = "已建好常用的定期工作，可以逐项修改".to_owned();
                return Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }));
            }
            Act::Year(year) => {
                self.year = year;
                self.read(desk)?;
            }
            Act::Choose(row) => self.chosen = row,
            Act::Rule => return Ok(self.routine().map(|(routine, _)| Event::Routine(OfRoutine::Rule(routine)))),
            Act::AskToEnd => self.confirm = self.routine().map(|(routine, name)| (ask_to_end(name), routine)),
            Act::End(routine) => {
                let change = routines::end(desk, routine)?;
                let words = "已停止，本期仍要办".to_owned();
                return Ok(Some(Event::Saved { words, undo: Some(change), then: After::Stay }));
            }
            Act::Print => return Ok(Some(Event::Preview(self.sheet(desk)?))),
            Act::HandOut => return Ok(Some(Event::Preview(routines::openings_sheet(desk)?))),
            Act::Newcomers => return Ok(Some(Event::People(Box::new(routines::newcomers(desk)?)))),
        }
        Ok(None)
    }

    /// Columns, order and place of another list are its own.
    fn turn_to(&mut self, tab: RoutineTab, desk: &Desk) -> Result<(), Trouble> {
        self.tab = tab;
        self.list = Listing::of(columns::layout(tab), &self.settings);
        self.filter = LedgerFilter { year: self.filter.year, ..LedgerFilter::default() };
        self.read(desk)
    }

    fn sheet(&self, desk: &Desk) -> Result<crate::services::printing::Order, Trouble> {
        match self.tab {
            RoutineTab::Now => routines::now_sheet(desk, &self.now),
            RoutineTab::Year => routines::year_sheet(desk, self.year, &self.rows),
            RoutineTab::Ledger(ledger) => routines::ledger_sheet(desk, ledger, &self.filter, self.list.records()),
        }
    }

    fn rows_act(&mut self, act: ListAct, desk: &Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ListAct::Read(range) => self.read_rows(range, desk)?,
            ListAct::Select(row) => self.list.select(Some(row)),
            ListAct::Open(row) => {
                self.list.select(Some(row));
                return Ok(self.opened(row));
            }
            ListAct::Mark(..) => {}
            ListAct::Order(_) | ListAct::Columns => {
                let remembered = self.list.remembered();
                if let Event::Settings(settings) = &remembered {
                    self.settings = (**settings).clone();
                }
                return Ok(Some(remembered));
            }
            ListAct::Leave(way) => return self.leaving(way, desk).map(Some),
        }
        Ok(None)
    }

    fn leaving(&mut self, way: Way, desk: &Desk) -> Result<Event, Trouble> {
        let (now, tab, today) = (self.now.clone(), self.tab, self.today);
        let title = match tab {
            RoutineTab::Now => "应办的定期工作",
            RoutineTab::Year => "全年定期工作",
            RoutineTab::Ledger(Ledger::Reports) => "排查台账",
            RoutineTab::Ledger(Ledger::Receptions) => "来访接待台账",
            RoutineTab::Ledger(Ledger::Feedback) => "信息反馈台账",
            RoutineTab::Ledger(Ledger::Meetings) => "会议台账",
            RoutineTab::Ledger(Ledger::Openings) => "用工房源台账",
            RoutineTab::Ledger(Ledger::Services) => "服务记录台账",
        };
        let heading = Heading::new(title, "条", today);
        self.list.leaving(way, desk, heading, move |desk, ids| words(desk, tab, &now, ids, today))
    }

    fn read_rows(&mut self, range: std::ops::Range<usize>, desk: &Desk) -> Result<(), Trouble> {
        let (now, tab, today) = (&self.now, self.tab, self.today);
        self.list.read(range, |ids: &[RecordId]| words(desk, tab, now, ids, today))
    }

    /// The record of a row, or what is to be recorded for it.
    fn opened(&self, row: usize) -> Option<Event> {
        match self.tab {
            RoutineTab::Ledger(ledger) => {
                self.list.id(row).map(|record| Event::Routine(OfRoutine::Page(ledger, record)))
            }
            _ if self.may_write => self.now.get(row).map(opening),
            _ => None,
        }
    }
}

fn ask_to_end(name: &str) -> Confirm {
    Confirm {
        question: format!("停止「{name}」？"),
        consequence: "从下一期起不再到期。已经记下的和本期的都留着，以后可以再加。".to_owned(),
        keep: "不停".to_owned(),
        act: "停止 1 项".to_owned(),
    }
}

/// Rows in words: of what is due by its place in the list, of a ledger by its number.
fn words(
    desk: &Desk,
    tab: RoutineTab,
    now: &[OccurrenceLine],
    ids: &[RecordId],
    today: Date,
) -> Result<Vec<Words>, Trouble> {
    if let RoutineTab::Ledger(ledger) = tab {
        return Ok(routines::rows(desk, ledger, ids)?.into_iter().map(|row| Words::of_record(row, today)).collect());
    }
    let line = |id: &RecordId| usize::try_from(id.0).ok().and_then(|place| now.get(place));
    Ok(ids.iter().filter_map(line).map(|line| Words::of_occurrence(line, today)).collect())
}
