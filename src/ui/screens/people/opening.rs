//! The list as it is opened: whole, with somebody chosen, of those a figure counts, of those who live at a place.

use super::PeopleScreen;
use super::as_of::AsOf;
use super::columns::{self, Columns};
use super::conditions::Conditions;
use super::marking::Allowed;
use super::rows::Rows;
use crate::domain::{RecordId, Right};
use crate::services::people::{FloatingFilter, PeopleKind};
use crate::services::{Desk, MachineSettings, Trouble};
use crate::ui::aside::Aside;
use crate::ui::saved_views::SavedViews;
use crate::ui::widgets::{Marked, Sight};

impl PeopleScreen {
    /// The list, with this person chosen where one is named.
    pub fn open(desk: &mut Desk, settings: &MachineSettings, person: Option<RecordId>) -> Result<Self, Trouble> {
        let mut screen = Self::list_of(desk, settings, PeopleKind::Floating)?;
        if let Some(person) = person {
            screen.choose_person(desk, person)?;
        }
        Ok(screen)
    }

    /// The list of floating people or of residents, nobody chosen.
    pub fn list_of(desk: &Desk, settings: &MachineSettings, kind: PeopleKind) -> Result<Self, Trouble> {
        let mut screen = Self {
            filter: FloatingFilter { kind, ..FloatingFilter::default() },
            as_of: AsOf::of(desk),
            sort: columns::sort_of(settings),
            columns: Columns::of(settings),
            settings: settings.clone(),
            rows: Rows::default(),
            figures: Aside::default(),
            selected: None,
            marked: Marked::default(),
            allowed: Allowed::of(desk)?,
            conditions: Conditions::default(),
            asking: None,
            views: SavedViews::of(desk, columns::LIST)?,
            shown: Vec::new(),
            to_copy: None,
            detail: None,
            closing: None,
            correcting: None,
            may_write: desk.may(Right::Write),
            is_dragged: false,
            wants_focus: true,
            sight: Sight::default(),
        };
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// The people a figure of a report counts.
    pub fn narrowed(desk: &Desk, settings: &MachineSettings, filter: FloatingFilter) -> Result<Self, Trouble> {
        let mut screen = Self::list_of(desk, settings, filter.kind)?;
        screen.filter = filter;
        screen.read_list(desk)?;
        Ok(screen)
    }

    /// Who lives at a place or below it, the keyboard in the day that is asked about.
    pub fn at(desk: &Desk, settings: &MachineSettings, place: RecordId) -> Result<Self, Trouble> {
        let mut screen = Self::list_of(desk, settings, PeopleKind::Floating)?;
        screen.ask_about(desk, FloatingFilter { place: Some(place), ..FloatingFilter::default() })?;
        Ok(screen)
    }
}
