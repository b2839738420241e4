//! 存下的名单: the views of the list of people, and what else stands in their menu.

use super::{Act, PeopleScreen, columns};
use crate::services::lists::View;
use crate::services::people::FloatingFilter;
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::saved_views::{Outcome, Taken, ViewAct};
use crate::ui::widgets::{MenuItem, Sight, Sort};
use eframe::egui::Ui;

impl PeopleScreen {
    /// The button and its menu.
    pub(super) fn views_ui(&self, ui: &mut Ui, has_icon: bool) -> Option<Act> {
        let own = [
            MenuItem::new("批量查询…").icon(icons::SEARCH).note("Ctrl B"),
            MenuItem::new("疑似重复…").icon(icons::PEOPLE),
        ];
        Some(match self.views.menu_ui(ui, &self.view(), has_icon, &own)? {
            Taken::View(act) => Act::View(act),
            Taken::Own(0) => Act::BatchQuery,
            Taken::Own(_) => Act::Doubles,
        })
    }

    fn view(&self) -> View<FloatingFilter> {
        View {
            filter: self.filter.clone(),
            sort: columns::key_of(self.sort.column).to_owned(),
            is_descending: self.sort.is_descending,
            hidden_columns: self.columns.hidden().to_vec(),
        }
    }

    pub(super) fn view_act(&mut self, act: ViewAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let now = self.view();
        match self.views.act(act, &now, desk)? {
            Outcome::Show(view) => self.show_view(view, desk).map(Some),
            Outcome::Told(words) => Ok(Some(Event::Told(words))),
            Outcome::Nothing => Ok(None),
        }
    }

    fn show_view(&mut self, view: View<FloatingFilter>, desk: &Desk) -> Result<Event, Trouble> {
        self.filter = view.filter;
        if let Some(column) = columns::sortable(&view.sort) {
            self.sort = Sort { column, is_descending: view.is_descending };
            columns::remember_sort(self.sort, &mut self.settings);
        }
        self.columns.hide(view.hidden_columns, &mut self.settings);
        self.read_again(desk)?;
        self.sight = Sight::Top;
        self.wants_focus = true;
        Ok(Event::Settings(Box::new(self.settings.clone())))
    }
}
