//! The forms that come in front of what is there: begun anew, of a record, or taken up from a draft.

use super::{Front, Inside};
use crate::domain::{RecordId, Right};
use crate::services::drafts::{self, Form};
use crate::services::households::Task;
use crate::services::{Trouble, posts};
use crate::ui::event::{OfDispute, OfHouse, Start};
use crate::ui::screen::{Draws, Screen};
use crate::ui::screens::defence_forming::FormingScreen;
use crate::ui::screens::dispute::DisputeScreen;
use crate::ui::screens::dispute_forms::{AgreementFormScreen, DisputeFormScreen, StepScreen};
use crate::ui::screens::disputes::DisputeReportScreen;
use crate::ui::screens::house::HouseScreen;
use crate::ui::screens::house_forms::{EndingScreen, FileScreen, LettingScreen, VisitScreen};
use crate::ui::screens::household_form::HouseholdFormScreen;
use crate::ui::screens::registration::RegistrationScreen;
use crate::ui::screens::routine_forms::EntryScreen;

impl Inside {
    pub(super) fn register(&mut self, start: Start) -> Result<(), Trouble> {
        if !self.desk.may(Right::Write) {
            return Err(Trouble::NotAllowed(Right::Write));
        }
        if let Front::Registration(form) = &mut self.screen {
            Draws::keep_draft(form.as_mut(), &mut self.desk)?;
            self.back()?;
        }
        let form = RegistrationScreen::open(&mut self.desk, start)?;
        self.put_in_front(Front::Registration(Box::new(form)));
        Ok(())
    }

    /// Goes on with what was left half-written.
    pub(super) fn take_up(&mut self, key: String) -> Result<(), Trouble> {
        let desk = &mut self.desk;
        let front = match drafts::take_up(desk, &key)? {
            Form::Registration(form) => Front::Registration(Box::new(RegistrationScreen::taken_up(desk, key, *form)?)),
            Form::Household(form) => Front::Other(Box::new(HouseholdFormScreen::taken_up(desk, key, *form)?)),
            Form::HouseFile(form) => Front::Other(Box::new(FileScreen::taken_up(desk, key, *form)?)),
            Form::Letting(form) => Front::Other(Box::new(LettingScreen::taken_up(desk, key, *form)?)),
            Form::Ending(form) => Front::Other(Box::new(EndingScreen::taken_up(desk, key, *form))),
            Form::Visit(form) => Front::Other(Box::new(VisitScreen::taken_up(desk, key, *form))),
            Form::Dispute(form) => Front::Other(Box::new(DisputeFormScreen::taken_up(desk, key, *form)?)),
            Form::DisputeStep(form) => Front::Other(Box::new(StepScreen::taken_up(desk, key, *form)?)),
            Form::DisputeAgreement(form) => Front::Other(Box::new(AgreementFormScreen::taken_up(desk, key, *form)?)),
            Form::Routine(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::RoutineReport(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::ScreeningFinding(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::Meeting(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::MeetingItem(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::Reception(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::Feedback(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::Opening(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::PostCard(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
            Form::ServiceRecord(form) => Front::Other(Box::new(EntryScreen::taken_up(desk, key, *form)?)),
        };
        self.put_in_front(front);
        Ok(())
    }

    pub(super) fn open_household_form(&mut self, task: Task, chosen: Option<RecordId>) -> Result<(), Trouble> {
        let form = HouseholdFormScreen::open(&self.desk, task, chosen)?;
        self.put_in_front(Front::Other(Box::new(form)));
        Ok(())
    }

    /// Pages and forms of a house stand in front of what is there, which comes back behind them.
    pub(super) fn open_house(&mut self, what: OfHouse) -> Result<(), Trouble> {
        let desk = &self.desk;
        let screen: Box<dyn Screen> = match what {
            OfHouse::Page(house) => Box::new(HouseScreen::open(desk, house)?),
            OfHouse::NewFile => Box::new(FileScreen::new(desk)?),
            OfHouse::File(house) => Box::new(FileScreen::open(desk, house)?),
            OfHouse::NewTenancy(house) => Box::new(LettingScreen::begin(desk, house)?),
            OfHouse::Tenancy(tenancy) => Box::new(LettingScreen::open(desk, tenancy)?),
            OfHouse::End { house, tenancy } => Box::new(EndingScreen::begin(desk, house, tenancy)?),
            OfHouse::Visit(house) => Box::new(VisitScreen::begin(desk, house)?),
        };
        self.put_in_front(Front::Other(screen));
        Ok(())
    }

    /// Pages and forms of a dispute stand in front of what is there too.
    pub(super) fn open_dispute(&mut self, what: OfDispute) -> Result<(), Trouble> {
        let desk = &self.desk;
        let screen: Box<dyn Screen> = match what {
            OfDispute::Page(dispute) => Box::new(DisputeScreen::open(desk, dispute)?),
            OfDispute::New => Box::new(DisputeFormScreen::begin(desk)?),
            OfDispute::OfFinding(finding) => Box::new(DisputeFormScreen::of_finding(desk, finding)?),
            OfDispute::Edit(dispute) => Box::new(DisputeFormScreen::open(desk, dispute)?),
            OfDispute::Step(dispute, kind) => Box::new(StepScreen::begin(desk, dispute, kind)?),
            OfDispute::Correct(step) => Box::new(StepScreen::open(desk, step)?),
            OfDispute::Report => Box::new(DisputeReportScreen::open(desk)?),
            OfDispute::Agreement(dispute) => Box::new(AgreementFormScreen::begin(desk, dispute)?),
        };
        self.put_in_front(Front::Other(screen));
        Ok(())
    }

    /// The 岗位责任卡 of a duty is written.
    pub(super) fn open_post_card(&mut self, duty: RecordId) -> Result<(), Trouble> {
        let screen = EntryScreen::begin(&self.desk, posts::form(&self.desk, duty)?)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn form_groups(&mut self) -> Result<(), Trouble> {
        let screen = FormingScreen::open(&self.desk);
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }
}
