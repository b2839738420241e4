//! The lists, pages and papers that an event asks for, each opened where it belongs. How one comes back stands in `going`.

use super::{Front, Inside};
use crate::domain::import::Subject;
use crate::domain::{Date, RecordId};
use crate::services::Trouble;
use crate::services::filling::Handed;
use crate::services::households::HouseholdFilter;
use crate::services::people::{FloatingFilter, PeopleKind};
use crate::services::printing::Order;
use crate::ui::event::{DefenceTab, DocumentsTab, OfRating, OutTab, PeopleList, PrintsOf};
use crate::ui::screen::Screen;
use crate::ui::screens::addresses::AddressesScreen;
use crate::ui::screens::checkup::{CheckupScreen, Part};
use crate::ui::screens::defence::{
    ChecksScreen, DefenceScreen, LinesScreen, NetworkScreen, PostsScreen, RoundsScreen, TeamsScreen,
};
use crate::ui::screens::defence_group::GroupScreen;
use crate::ui::screens::documents::{
    AgreementsScreen, BlanksScreen, FilledTablesScreen, PrintsScreen, TemplatesScreen,
};
use crate::ui::screens::filling::FillingScreen;
use crate::ui::screens::households::HouseholdsScreen;
use crate::ui::screens::import::ImportScreen;
use crate::ui::screens::merging::MergingScreen;
use crate::ui::screens::organisation::OrganisationScreen;
use crate::ui::screens::out::OutScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::preview::{PreviewScreen, PrintedPaperScreen};
use crate::ui::screens::print_log::PrintLogScreen;
use crate::ui::screens::rating::RatingScreen;
use crate::ui::screens::rating_round::RoundScreen;
use crate::ui::screens::team::TeamScreen;

impl Inside {
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

    pub(super) fn show_household(&mut self, household: RecordId) -> Result<(), Trouble> {
        self.lead_to(Box::new(HouseholdsScreen::at(&self.desk, &self.settings, household)?));
        Ok(())
    }

    /// The households behind a figure of a report.
    pub(super) fn open_households(&mut self, filter: HouseholdFilter) -> Result<(), Trouble> {
        self.put_away()?;
        self.lead_to(Box::new(HouseholdsScreen::narrowed(&self.desk, &self.settings, filter)?));
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

    pub(super) fn open_team(&mut self, team: RecordId) -> Result<(), Trouble> {
        let screen = TeamScreen::open(&self.desk, team)?;
        self.put_in_front(Front::Other(Box::new(screen)));
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

    pub(super) fn show_person(&mut self, person: RecordId) -> Result<(), Trouble> {
        let screen = PeopleScreen::open(&mut self.desk, &self.settings, Some(person))?;
        self.lead_to(Box::new(screen));
        Ok(())
    }
}
