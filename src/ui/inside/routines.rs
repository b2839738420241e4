//! To the recurring duties and their ledgers: tabs in place of what is there, pages and forms in front of it.

use super::{Front, Inside};
use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Opening, Reception, Routine, RoutineReport, ScreeningFinding, ServiceRecord,
};
use crate::domain::routine::Paper;
use crate::domain::{Date, RecordId, Right};
use crate::services::drafts::Form;
use crate::services::routines::{self, ChildKind, EntryForm, Ledger};
use crate::services::{Desk, Trouble};
use crate::ui::event::{OfRoutine, RoutineTab};
use crate::ui::screen::{Page, Screen};
use crate::ui::screens::routine_forms::{EntryScreen, Forms};
use crate::ui::screens::routine_page::RecordScreen;
use crate::ui::screens::routines::RoutinesScreen;

impl Inside {
    pub(super) fn open_routine(&mut self, what: OfRoutine) -> Result<(), Trouble> {
        let desk = &self.desk;
        let screen = match what {
            OfRoutine::Tab(tab) => return self.open_routine_tab(tab),
            // Who may not write sees what wants doing.
            OfRoutine::Record(..) if !desk.may(Right::Write) => return self.open_routine_tab(RoutineTab::Now),
            OfRoutine::Record(routine, period) => recording(desk, routine, period)?,
            OfRoutine::Page(ledger, record) => Box::new(RecordScreen::open(desk, ledger, record)?),
            OfRoutine::New(ledger) => new_record(desk, ledger)?,
            OfRoutine::Edit(ledger, record) => editing(desk, ledger, record)?,
            OfRoutine::NewChild(Ledger::Meetings, meeting) => {
                form(desk, EntryForm::<MeetingItem>::begin(desk, meeting)?)?
            }
            OfRoutine::NewChild(_, report) => form(desk, routines::begin_finding(desk, report)?)?,
            OfRoutine::Child(ChildKind::Finding, id) => form(desk, EntryForm::<ScreeningFinding>::open(desk, id)?)?,
            OfRoutine::Child(ChildKind::Item, id) => form(desk, EntryForm::<MeetingItem>::open(desk, id)?)?,
            OfRoutine::Child(ChildKind::Reception, id) => Box::new(RecordScreen::open(desk, Ledger::Receptions, id)?),
            OfRoutine::NewRule => form(desk, EntryForm::<Routine>::begin(desk)?)?,
            OfRoutine::Rule(routine) => form(desk, EntryForm::<Routine>::open(desk, routine)?)?,
        };
        self.put_in_front(Front::Other(screen));
        Ok(())
    }

    fn open_routine_tab(&mut self, tab: RoutineTab) -> Result<(), Trouble> {
        self.go(Page::Routines)?;
        self.screen = Front::Other(Box::new(RoutinesScreen::open(&self.desk, &self.settings, tab)?));
        Ok(())
    }
}

fn form<R: Forms>(desk: &Desk, form: EntryForm<R>) -> Result<Box<dyn Screen>, Trouble>
where
    EntryForm<R>: Into<Form>,
{
    Ok(Box::new(EntryScreen::begin(desk, form)?))
}

/// What is recorded for an occurrence: a meeting or a report, as the kind of work wants it.
fn recording(desk: &Desk, routine: RecordId, period: Option<Date>) -> Result<Box<dyn Screen>, Trouble> {
    let (paper, from) = routines::wanted(desk, routine, period)?;
    match paper {
        Paper::Meeting => form(desk, EntryForm::<Meeting>::of_occurrence(desk, routine, from)?),
        Paper::Report => form(desk, EntryForm::<RoutineReport>::of_occurrence(desk, routine, from)?),
    }
}

fn new_record(desk: &Desk, ledger: Ledger) -> Result<Box<dyn Screen>, Trouble> {
    match ledger {
        Ledger::Reports => form(desk, EntryForm::<RoutineReport>::begin(desk)?),
        Ledger::Receptions => form(desk, EntryForm::<Reception>::begin(desk)?),
        Ledger::Feedback => form(desk, EntryForm::<Feedback>::begin(desk)?),
        Ledger::Meetings => form(desk, EntryForm::<Meeting>::begin(desk)?),
        Ledger::Openings => form(desk, EntryForm::<Opening>::begin(desk)?),
        Ledger::Services => form(desk, EntryForm::<ServiceRecord>::begin(desk)?),
    }
}

fn editing(desk: &Desk, ledger: Ledger, record: RecordId) -> Result<Box<dyn Screen>, Trouble> {
    match ledger {
        Ledger::Reports => form(desk, EntryForm::<RoutineReport>::open(desk, record)?),
        Ledger::Receptions => form(desk, EntryForm::<Reception>::open(desk, record)?),
        Ledger::Feedback => form(desk, EntryForm::<Feedback>::open(desk, record)?),
        Ledger::Meetings => form(desk, EntryForm::<Meeting>::open(desk, record)?),
        Ledger::Openings => form(desk, EntryForm::<Opening>::open(desk, record)?),
        Ledger::Services => form(desk, EntryForm::<ServiceRecord>::open(desk, record)?),
    }
}
