//! From one screen to another: what stands in front, what waits behind it, and that no half-filled form is lost on the way.

use super::{Asked, Front, Inside};
use crate::domain::import::Subject;
use crate::domain::{Date, RecordId, Right};
use crate::services::drafts::{self, Form};
use crate::services::filling::Handed;
use crate::services::households::Task;
use crate::services::people::{FloatingFilter, PeopleKind};
use crate::services::printing::Order;
use crate::services::{ChangeId, Trouble, posts};
use crate::ui::event::{
    After, DefenceTab, DocumentsTab, Event, OfDispute, OfHouse, OfRating, OfRoutine, OutTab, PeopleList, PrintsOf,
    RoutineTab, Start,
};
use crate::ui::screen::{Draws, Page, Screen};
use crate::ui::screens::addresses::AddressesScreen;
use crate::ui::screens::checkup::{CheckupScreen, Part};
use crate::ui::screens::council::CouncilScreen;
use crate::ui::screens::defence::{
    ChecksScreen, DefenceScreen, LinesScreen, NetworkScreen, PostsScreen, RoundsScreen, TeamsScreen,
};
use crate::ui::screens::defence_forming::FormingScreen;
use crate::ui::screens::defence_group::GroupScreen;
use crate::ui::screens::dispute::DisputeScreen;
use crate::ui::screens::dispute_forms::{AgreementFormScreen, DisputeFormScreen, StepScreen};
use crate::ui::screens::disputes::{DisputeReportScreen, DisputesScreen};
use crate::ui::screens::documents::{
    AgreementsScreen, BlanksScreen, FilledTablesScreen, PrintsScreen, TemplatesScreen,
};
use crate::ui::screens::filling::FillingScreen;
use crate::ui::screens::house::HouseScreen;
use crate::ui::screens::house_forms::{EndingScreen, FileScreen, LettingScreen, VisitScreen};
use crate::ui::screens::household_form::HouseholdFormScreen;
use crate::ui::screens::households::HouseholdsScreen;
use crate::ui::screens::houses::HousesScreen;
use crate::ui::screens::import::ImportScreen;
use crate::ui::screens::merging::MergingScreen;
use crate::ui::screens::organisation::OrganisationScreen;
use crate::ui::screens::out::OutScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::preview::{PreviewScreen, PrintedPaperScreen};
use crate::ui::screens::print_log::PrintLogScreen;
use crate::ui::screens::rating::RatingScreen;
use crate::ui::screens::rating_round::RoundScreen;
use crate::ui::screens::ratings::RatingsScreen;
use crate::ui::screens::registration::RegistrationScreen;
use crate::ui::screens::reports::ReportsScreen;
use crate::ui::screens::routine_forms::EntryScreen;
use crate::ui::screens::routines::RoutinesScreen;
use crate::ui::screens::settings::SettingsScreen;
use crate::ui::screens::team::TeamScreen;
use crate::ui::screens::today::TodayScreen;
use crate::ui::widgets::Toast;
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Key, Modifiers, Ui};

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

    pub(super) fn put_in_front(&mut self, front: Front) {
        self.behind.push(std::mem::replace(&mut self.screen, front));
    }

    pub(super) fn back(&mut self) -> Result<(), Trouble> {
        match self.behind.pop() {
            Some(screen) => self.screen = screen,
            None => return self.go(Page::People),
        }
        self.screen.screen().refresh(&mut self.desk)
    }

    /// Puts a half-filled form away and says where it is.
    fn put_away(&mut self) -> Result<(), Trouble> {
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
    fn lead_to(&mut self, screen: Box<dyn Screen>) {
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
            self.screen.screen().refresh(&mut self.desk)?;
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

    pub(super) fn open_list(&mut self, list: PeopleList, as_of: Option<Date>) -> Result<(), Trouble> {
        self.put_away()?;
        let people = |inside: &mut Self, kind| {
            let (desk, settings) = (&inside.desk, &inside.settings);
            let of_a_day = || FloatingFilter { kind, as_of, ..FloatingFilter::default() };
            match as_of {
                Some(_) => PeopleScreen::narrowed(desk, settings, of_a_day()),
                None => PeopleScreen::list_of(desk, settings, kind),
            }
        };
        let list: Box<dyn Screen> = match list {
            PeopleList::Floating => Box::new(people(self, PeopleKind::Floating)?),
            PeopleList::Residents => Box::new(people(self, PeopleKind::Resident)?),
            PeopleList::Households => Box::new(HouseholdsScreen::open(&self.desk, &self.settings, as_of)?),
        };
        self.lead_to(list);
        Ok(())
    }

    /// In front of the list it was asked from.
    pub(super) fn open_import(&mut self, subject: Option<Subject>) -> Result<(), Trouble> {
        let page = self.screen.seen().page();
        let screen = ImportScreen::open(&self.desk, subject, page)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    /// In front of what is there; one that is in front already turns to the tab.
    pub(super) fn open_out(&mut self, tab: OutTab) -> Result<(), Trouble> {
        if let Front::Out(screen) = &mut self.screen {
            screen.turn_to(tab);
            return Ok(());
        }
        let page = self.screen.seen().page();
        let screen = OutScreen::open(&self.desk, tab, page)?;
        self.put_in_front(Front::Out(Box::new(screen)));
        Ok(())
    }

    /// A table of others, in front of the list its records were chosen in.
    pub(super) fn open_filling(&mut self, handed: Option<Handed>) -> Result<(), Trouble> {
        let page = self.screen.seen().page();
        let screen = FillingScreen::open(&self.desk, handed, page)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn open_household(&mut self, household: RecordId) -> Result<(), Trouble> {
        self.put_away()?;
        self.show_household(household)
    }

    fn show_household(&mut self, household: RecordId) -> Result<(), Trouble> {
        self.lead_to(Box::new(HouseholdsScreen::at(&self.desk, &self.settings, household)?));
        Ok(())
    }

    pub(super) fn open_household_form(&mut self, task: Task, chosen: Option<RecordId>) -> Result<(), Trouble> {
        let form = HouseholdFormScreen::open(&self.desk, task, chosen)?;
        self.put_in_front(Front::Other(Box::new(form)));
        Ok(())
    }

    /// The people behind a figure of a report.
    pub(super) fn open_people(&mut self, filter: FloatingFilter) -> Result<(), Trouble> {
        self.put_away()?;
        self.lead_to(Box::new(PeopleScreen::narrowed(&self.desk, &self.settings, filter)?));
        Ok(())
    }

    pub(super) fn open_doubles(&mut self, person: Option<RecordId>) -> Result<(), Trouble> {
        let screen = MergingScreen::open(&self.desk, person)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn check_up(&mut self, part: Part) -> Result<(), Trouble> {
        let screen = CheckupScreen::open(&mut self.desk, part)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn open_people_at(&mut self, place: RecordId) -> Result<(), Trouble> {
        self.put_away()?;
        self.lead_to(Box::new(PeopleScreen::at(&self.desk, &self.settings, place)?));
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

    pub(super) fn open_group(&mut self, group: RecordId) -> Result<(), Trouble> {
        let screen = GroupScreen::open(&self.desk, group)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    /// The tabs of 联防, each a screen of its own.
    pub(super) fn open_defence(&mut self, tab: DefenceTab) -> Result<(), Trouble> {
        self.put_away()?;
        let desk = &self.desk;
        self.screen = Front::Other(match tab {
            DefenceTab::Groups => Box::new(DefenceScreen::open(desk, &self.settings)?),
            DefenceTab::Teams => Box::new(TeamsScreen::open(desk)?),
            DefenceTab::Lines => Box::new(LinesScreen::open(desk)?),
            DefenceTab::Network => Box::new(NetworkScreen::open(desk)?),
            DefenceTab::Checks => Box::new(ChecksScreen::open(desk)?),
            DefenceTab::Rounds => Box::new(RoundsScreen::open(desk)?),
            DefenceTab::Posts => Box::new(PostsScreen::open(desk)?),
        });
        Ok(())
    }

    /// The 岗位责任卡 of a duty is written.
    pub(super) fn open_post_card(&mut self, duty: RecordId) -> Result<(), Trouble> {
        let screen = EntryScreen::begin(&self.desk, posts::form(&self.desk, duty)?)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn open_team(&mut self, team: RecordId) -> Result<(), Trouble> {
        let screen = TeamScreen::open(&self.desk, team)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn form_groups(&mut self) -> Result<(), Trouble> {
        let screen = FormingScreen::open(&self.desk);
        self.put_in_front(Front::Other(Box::new(screen)));
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

    /// Rounds and the ratings in them stand in front of what is there too.
    pub(super) fn open_rating(&mut self, what: OfRating) -> Result<(), Trouble> {
        let screen: Box<dyn Screen> = match what {
            OfRating::Page(rating) => Box::new(RatingScreen::open(&self.desk, rating)?),
            OfRating::Round(round, filter) => Box::new(RoundScreen::open(&self.desk, &self.settings, round, filter)?),
        };
        self.put_in_front(Front::Other(screen));
        Ok(())
    }

    pub(super) fn open_print_log(&mut self, prints: &PrintsOf) -> Result<(), Trouble> {
        let screen = match prints {
            PrintsOf::Everybody => PrintLogScreen::open(&self.desk, &self.settings)?,
            PrintsOf::Person(person, name) => PrintLogScreen::of_person(&self.desk, &self.settings, *person, name)?,
            PrintsOf::House(house, address) => PrintLogScreen::of_house(&self.desk, &self.settings, *house, address)?,
        };
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn open_printed_paper(&mut self, print: RecordId) -> Result<(), Trouble> {
        let screen = PrintedPaperScreen::open(&mut self.desk, print)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    /// The finished paper, in front of the page it was asked for on.
    pub(super) fn preview(&mut self, order: Order) -> Result<(), Trouble> {
        let page = self.screen.seen().page();
        let screen = PreviewScreen::open(&self.desk, order, page)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn open_organisation(&mut self, organisation: RecordId) -> Result<(), Trouble> {
        let screen = OrganisationScreen::open(&self.desk, organisation)?;
        self.put_in_front(Front::Other(Box::new(screen)));
        Ok(())
    }

    pub(super) fn open_person(&mut self, person: RecordId) -> Result<(), Trouble> {
        self.put_away()?;
        self.show_person(person)
    }

    pub(super) fn open_place(&mut self, place: RecordId) -> Result<(), Trouble> {
        self.put_away()?;
        self.lead_to(Box::new(AddressesScreen::open(&self.desk, Some(place))?));
        Ok(())
    }

    pub(super) fn open_documents(&mut self, tab: DocumentsTab) -> Result<(), Trouble> {
        self.put_away()?;
        let tab: Box<dyn Screen> = match tab {
            DocumentsTab::Agreements => Box::new(AgreementsScreen::open(&self.desk, &self.settings, None)?),
            DocumentsTab::Templates => Box::new(TemplatesScreen::open(&self.desk)?),
            DocumentsTab::Prints => Box::new(PrintsScreen::open(&self.desk, &self.settings)?),
            DocumentsTab::Blanks => Box::new(BlanksScreen::open(&self.desk)),
            DocumentsTab::Filling => Box::new(FilledTablesScreen::open(&self.desk)?),
        };
        self.lead_to(tab);
        Ok(())
    }

    pub(super) fn open_agreement(&mut self, agreement: RecordId) -> Result<(), Trouble> {
        self.put_away()?;
        let screen = AgreementsScreen::open(&self.desk, &self.settings, Some(agreement))?;
        self.lead_to(Box::new(screen));
        Ok(())
    }

    /// To somebody who was registered; who came from a house goes back to it.
    fn show_registered(&mut self, person: RecordId) -> Result<(), Trouble> {
        let is_from_house = self.behind.last().is_some_and(|front| front.seen().page() == Page::Houses);
        if is_from_house { self.back() } else { self.show_person(person) }
    }

    fn show_person(&mut self, person: RecordId) -> Result<(), Trouble> {
        let screen = PeopleScreen::open(&mut self.desk, &self.settings, Some(person))?;
        self.lead_to(Box::new(screen));
        Ok(())
    }

    pub(super) fn saved(&mut self, words: String, undo: Option<ChangeId>, then: After) -> Result<(), Trouble> {
        self.changed_at = self.last_used;
        self.reread()?;
        match then {
            After::Stay => self.screen.screen().refresh(&mut self.desk)?,
            After::Household(household) => self.show_household(household)?,
            After::Back => self.back()?,
            After::House(house) => {
                self.back()?;
                self.screen.screen().point_at(house);
                self.open_house(OfHouse::Page(house))?;
            }
            After::Group(group) => {
                self.back()?;
                self.screen.screen().point_at(group);
                self.open_group(group)?;
            }
            After::Team(team) => {
                self.screen.screen().refresh(&mut self.desk)?;
                self.open_team(team)?;
            }
            After::Dispute(dispute) => {
                self.back()?;
                let is_there = self.screen.seen().page() == Page::Disputes && !self.behind.is_empty();
                if !is_there {
                    self.screen.screen().point_at(dispute);
                    self.open_dispute(OfDispute::Page(dispute))?;
                }
            }
            After::Routine(ledger, record) => {
                self.back()?;
                self.open_routine(OfRoutine::Page(ledger, record))?;
            }
            After::Person(person) => self.show_registered(person)?,
            After::Preview(order) => {
                self.screen.screen().refresh(&mut self.desk)?;
                self.preview(order)?;
            }
            After::Paper(order, person) => {
                self.show_registered(person)?;
                self.preview(order)?;
            }
        }
        self.tell(words);
        if undo.is_some() {
            self.toast = self.toast.take().map(Toast::with_undo);
            self.toast_undoes = undo;
        }
        Ok(())
    }
}
