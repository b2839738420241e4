//! From one screen to another and back: what stands in front, what waits behind it, and that no half-filled form is lost on
//! the way. Which screen an event asks for stands in `opening` and `forms`.

use super::{Asked, Front, Inside};
use crate::domain::RecordId;
use crate::services::{ChangeId, Trouble};
use crate::ui::event::{After, Event, OfDispute, OfHouse, OfRoutine, RoutineTab};
use crate::ui::screen::{Page, Screen};
use crate::ui::screens::addresses::AddressesScreen;
use crate::ui::screens::council::CouncilScreen;
use crate::ui::screens::defence::DefenceScreen;
use crate::ui::screens::disputes::DisputesScreen;
use crate::ui::screens::documents::AgreementsScreen;
use crate::ui::screens::houses::HousesScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::ratings::RatingsScreen;
use crate::ui::screens::reports::ReportsScreen;
use crate::ui::screens::routines::RoutinesScreen;
use crate::ui::screens::settings::SettingsScreen;
use crate::ui::screens::today::TodayScreen;
use crate::ui::widgets::Toast;
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Key, Modifiers, Ui};

impl Inside {
    pub(super) fn put_in_front(&mut self, front: Front) {
        self.behind.push(std::mem::replace(&mut self.screen, front));
    }

    pub(super) fn back(&mut self) -> Result<(), Trouble> {
        match self.behind.pop() {
            Some(screen) => self.screen = screen,
            None => return self.go(Page::People),
        }
        self.refresh_front()
    }

    /// Reads anew what is in front. A page whose record an undo took away gives way to the one behind it.
    pub(super) fn refresh_front(&mut self) -> Result<(), Trouble> {
        match self.screen.screen().refresh(&mut self.desk) {
            Err(Trouble::Gone) => self.back(),
            outcome => outcome,
        }
    }

    /// Puts a half-filled form away and says where it is.
    pub(super) fn put_away(&mut self) -> Result<(), Trouble> {
        if let Some(reason) = self.held() {
            return Err(Trouble::Held(reason));
        }
        if self.keep_draft()? {
            self.tell("没写完的登记已存为草稿，在「今日」接着填");
        }
        Ok(())
    }

    /// Opens a list on one of its records. Of a page that reminds or counts it is laid in front, so that Esc leads back to the
    /// very line; of any other it takes the place.
    pub(super) fn lead_to(&mut self, screen: Box<dyn Screen>) {
        if self.screen.seen().page().leads_on() {
            self.put_in_front(Front::Other(screen));
            return;
        }
        self.behind.retain(|front| front.seen().page().leads_on());
        self.screen = Front::Other(screen);
    }

    /// Whether a list is in front of the page that led to it.
    pub(super) fn is_way_back_open(&self) -> bool {
        let is_from_there = self.behind.last().is_some_and(|front| front.seen().page().leads_on());
        is_from_there && self.screen.seen().is_list()
    }

    /// Esc that nothing on a list wanted.
    pub(super) fn way_back(&self, ui: &Ui, is_free: bool) -> Option<Asked> {
        let is_typing = self.focused.is_some_and(|id| TextEditState::load(ui.ctx(), id).is_some());
        let is_wanted = is_free && !is_typing && self.is_way_back_open();
        let is_pressed = is_wanted && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        is_pressed.then_some(Asked::Event(Event::Back))
    }

    pub(super) fn go(&mut self, page: Page) -> Result<(), Trouble> {
        self.put_away()?;
        let mut behind = std::mem::take(&mut self.behind);
        // What is due is found again where one left it.
        if page == Page::Today && behind.first().is_some_and(|front| front.seen().page() == Page::Today) {
            self.screen = behind.swap_remove(0);
            self.refresh_front()?;
            return self.reread();
        }
        self.screen = Front::Other(match page {
            Page::Today => Box::new(TodayScreen::open(&mut self.desk)?),
            Page::People => Box::new(PeopleScreen::open(&mut self.desk, &self.settings, None)?),
            Page::Houses => Box::new(HousesScreen::open(&self.desk, &self.settings)?),
            Page::Ratings => Box::new(RatingsScreen::open(&self.desk, &self.settings)?),
            Page::Addresses => Box::new(AddressesScreen::open(&self.desk, None)?),
            Page::Defence => Box::new(DefenceScreen::open(&self.desk, &self.settings)?),
            Page::Disputes => Box::new(DisputesScreen::open(&self.desk, &self.settings)?),
            Page::Council => Box::new(CouncilScreen::open(&self.desk)?),
            Page::Documents => Box::new(AgreementsScreen::open(&self.desk, &self.settings, None)?),
            Page::Reports => Box::new(ReportsScreen::open(&self.desk)?),
            Page::Routines => Box::new(RoutinesScreen::open(&self.desk, &self.settings, RoutineTab::Now)?),
            Page::Settings => Box::new(SettingsScreen::open(&self.desk)?),
        });
        self.reread()
    }

    pub(super) fn saved(&mut self, words: String, undo: Option<ChangeId>, then: After) -> Result<(), Trouble> {
        self.changed_at = self.last_used;
        self.reread()?;
        self.lead_on(then)?;
        self.tell(words);
        if undo.is_some() {
            self.toast = self.toast.take().map(Toast::with_undo);
            self.toast_undoes = undo;
        }
        Ok(())
    }

    /// To where one wants to be after a save.
    fn lead_on(&mut self, then: After) -> Result<(), Trouble> {
        match then {
            After::Stay => self.refresh_front(),
            After::Household(household) => self.show_household(household),
            After::Back => self.back(),
            After::House(house) => {
                self.back()?;
                self.screen.screen().point_at(house);
                self.open_house(OfHouse::Page(house))
            }
            After::Group(group) => {
                self.back()?;
                self.screen.screen().point_at(group);
                self.open_group(group)
            }
            After::Team(team) => {
                self.refresh_front()?;
                self.open_team(team)
            }
            After::Dispute(dispute) => {
                self.back()?;
                let is_there = self.screen.seen().page() == Page::Disputes && !self.behind.is_empty();
                if is_there {
                    return Ok(());
                }
                self.screen.screen().point_at(dispute);
                self.open_dispute(OfDispute::Page(dispute))
            }
            After::Routine(ledger, record) => {
                self.back()?;
                self.open_routine(OfRoutine::Page(ledger, record))
            }
            After::Person(person) => self.show_registered(person),
            After::Preview(order) => {
                self.refresh_front()?;
                self.preview(order)
            }
            After::Paper(order, person) => {
                self.show_registered(person)?;
                self.preview(order)
            }
        }
    }

    /// To somebody who was registered; who came from a house goes back to it.
    fn show_registered(&mut self, person: RecordId) -> Result<(), Trouble> {
        let is_from_house = self.behind.last().is_some_and(|front| front.seen().page() == Page::Houses);
        if is_from_house { self.back() } else { self.show_person(person) }
    }
}
