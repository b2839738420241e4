//! What the list reads: which residences in which order, who is chosen among them, and the page of whoever that is.

use super::conditions::Conditions;
use super::rows::Rows;
use super::{PeopleScreen, columns};
use crate::domain::RecordId;
use crate::services::figures::{self, PeopleFigures};
use crate::services::people::{self, FloatingFilter, FloatingSort, Living, PeopleKind, PersonPage, SortColumn};
use crate::services::{Desk, Trouble};
use crate::ui::event::{Event, PeopleList};
use crate::ui::inside::thousands;
use crate::ui::narrowing::Answer;
use crate::ui::widgets::{Marked, Sight};

/// What stands in the place of a number that is being counted.
const AWAITED: &str = "…";

impl PeopleScreen {
    pub(super) fn choose_person(&mut self, desk: &Desk, person: RecordId) -> Result<(), Trouble> {
        let page = people::page(desk, person)?;
        self.choose_stay(desk, &page)?;
        self.show_detail(desk, page);
        Ok(())
    }

    /// Goes to where this person stands: in the list in front, in the other one, or among those who have left.
    pub(super) fn choose_stay(&mut self, desk: &Desk, page: &PersonPage) -> Result<(), Trouble> {
        let Some(stay) = page.stay() else { return Ok(()) };
        let kind = if stay.is_resident() { PeopleKind::Resident } else { PeopleKind::Floating };
        for living in [self.filter.living, Living::All] {
            let filter = FloatingFilter { kind, living, ..FloatingFilter::default() };
            if filter != self.filter {
                self.filter = filter;
                self.read_list(desk)?;
            }
            self.selected = self.rows.position(stay.id);
            self.sight = Sight::Chosen;
            if self.selected.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Reads which residences there are and in which order; rows follow as they come into sight.
    pub(super) fn read_list(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let column = columns::order_of(self.sort.column).unwrap_or(SortColumn::FromDate);
        // The column shows the age: the youngest were born last.
        let is_descending = self.sort.is_descending != (column == SortColumn::Birth);
        let sort = FloatingSort { column, is_descending };
        let ids = people::list(desk, &self.filter, sort)?;
        self.rows = Rows::of(ids, self.filter.as_of, self.filter.kind);
        self.as_of.read(desk, &self.filter)?;
        self.conditions = Conditions::of(&self.filter);
        self.marked = Marked::none(self.rows.count());
        let filter = self.filter.clone();
        self.figures.ask(desk, |desk| figures::of_people(desk, filter))
    }

    /// How many they are; nothing while those of this list are still being counted.
    pub(super) fn counted(&self) -> Option<&PeopleFigures> {
        self.figures.known().filter(|known| known.filter == self.filter)
    }

    /// 「812」
    pub(super) fn people_in_words(&self) -> String {
        self.counted().map_or_else(|| AWAITED.to_owned(), |counted| thousands(counted.people))
    }

    /// Reads the list again; who was chosen stays chosen wherever they stand now.
    pub(super) fn read_again(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let chosen = self.selected.and_then(|row| self.rows.residence(row));
        let marked = self.marked_ids();
        self.read_list(desk)?;
        self.mark_again(&marked);
        self.selected = chosen.and_then(|residence| self.rows.position(residence));
        Ok(())
    }

    /// Other conditions make another list, which begins at its top.
    pub(super) fn narrow(&mut self, desk: &Desk, filter: FloatingFilter) -> Result<(), Trouble> {
        self.filter = filter;
        self.read_again(desk)?;
        self.sight = Sight::Top;
        Ok(())
    }

    /// What was asked in the dialog of conditions.
    pub(super) fn answer(&mut self, answer: Answer, desk: &Desk) -> Result<(), Trouble> {
        let Some(asking) = &mut self.asking else { return Ok(()) };
        match answer {
            Answer::Look => return asking.look(desk),
            Answer::Show => {
                let Some(filter) = asking.read() else { return Ok(()) };
                self.narrow(desk, filter)?;
            }
            Answer::Leave => {}
        }
        self.asking = None;
        self.wants_focus = true;
        Ok(())
    }

    pub(super) fn select(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        self.selected = Some(row);
        self.rows.read(desk, row..row + 1)?;
        let Some(person) = self.rows.person(row) else { return Ok(()) };
        let page = people::page(desk, person)?;
        self.show_detail(desk, page);
        Ok(())
    }

    /// Where a row is gone, whoever moved up to its place, else the last one, is chosen.
    pub(super) fn select_nearest(&mut self, desk: &Desk, row: Option<usize>) -> Result<(), Trouble> {
        match (row, self.rows.count().checked_sub(1)) {
            (Some(row), Some(last)) => self.select(desk, row.min(last)),
            _ => Ok(()),
        }
    }

    /// Day and place stay the same from the one list of people to the other.
    pub(super) fn go_to_list(&mut self, desk: &Desk, list: PeopleList) -> Result<Option<Event>, Trouble> {
        let kind = match list {
            PeopleList::Floating => PeopleKind::Floating,
            PeopleList::Residents => PeopleKind::Resident,
            PeopleList::Households => return Ok(Some(Event::List(list, self.filter.as_of))),
        };
        if self.filter.as_of.is_none() && self.filter.place.is_none() {
            return Ok(Some(Event::List(list, None)));
        }
        let FloatingFilter { as_of, place, .. } = self.filter;
        self.filter = FloatingFilter { kind, as_of, place, ..FloatingFilter::default() };
        self.read_again(desk)?;
        self.sight = Sight::Top;
        self.wants_focus = true;
        Ok(None)
    }

    /// Which list this is.
    pub(super) fn list(&self) -> PeopleList {
        match self.filter.kind {
            PeopleKind::Floating => PeopleList::Floating,
            PeopleKind::Resident => PeopleList::Residents,
        }
    }
}
