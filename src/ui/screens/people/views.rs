//! 存下的名单: views kept under a name, in a menu; and the dialog that asks for the name.

use super::{Act, PeopleScreen, columns};
use crate::domain::RecordId;
use crate::services::lists::{self, KeptView, View};
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::{Button, Decision, MenuItem, Sight, Sort, TextField, menu};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, RectAlign, Ui};

const FORM: &str = "view name";

/// What was asked of the views.
pub enum ViewAct {
    Show(usize),
    AskName,
    Keep(String),
    Forget(RecordId),
}

/// The name of a view while it is typed.
#[derive(Default)]
pub(super) struct Naming {
    name: String,
    has_focus: bool,
}

impl Naming {
    /// Answers once it is decided; an empty name is none.
    pub(super) fn show(&mut self, ui: &Ui) -> Option<Option<String>> {
        let shown = dialog(ui.ctx(), Id::unique(FORM), |ui| self.content_ui(ui));
        let is_left = shown.should_close();
        match shown.inner.or(is_left.then_some(Decision::Keep))? {
            Decision::Keep => Some(None),
            Decision::Act => Some(Some(self.name.trim().to_owned())),
        }
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<Decision> {
        ui.label(theme::heading("存下这份名单的条件、顺序和列"));
        let field = ui.add(TextField::new(Id::unique((FORM, "name")), &mut self.name).name("名单名称").width(300.0));
        if !std::mem::replace(&mut self.has_focus, true) {
            field.request_focus();
        }
        let is_empty = self.name.trim().is_empty();
        let by_key = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keep = Button::primary("存下").key("Enter").refused(is_empty.then_some("先写一个名称"));
            let act = ui.add(keep).clicked() || by_key;
            let leave = ui.add(Button::secondary("不存").key("Esc")).clicked();
            (act && !is_empty).then_some(Decision::Act).or(leave.then_some(Decision::Keep))
        });
        pressed.inner
    }
}

impl PeopleScreen {
    /// The button and its menu: the views by name, then keeping this one, then forgetting the one in front.
    pub(super) fn views_ui(&self, ui: &mut Ui, has_icon: bool) -> Option<Act> {
        let button = Button::secondary("名单").caret().small();
        let button = ui.add(if has_icon { button.icon(icons::FILTER) } else { button });
        let forget = self.in_front().map(|view| format!("不再存「{}」", view.name));
        let mut items: Vec<MenuItem<'_>> = self.views.iter().map(|view| MenuItem::new(&view.name)).collect();
        items.push(MenuItem::new("批量查询…").icon(icons::SEARCH).note("Ctrl B"));
        items.push(MenuItem::new("存下现在的名单…").icon(icons::SAVE));
        items.extend(forget.as_deref().map(|words| MenuItem::new(words).icon(icons::DELETE)));
        let chosen = self.in_front().and_then(|view| self.views.iter().position(|known| known.id == view.id));
        let taken = menu(&button, RectAlign::BOTTOM_END, 220.0, &items, chosen)?;
        let act = match taken.checked_sub(self.views.len()) {
            None => ViewAct::Show(taken),
            Some(0) => return Some(Act::BatchQuery),
            Some(1) => ViewAct::AskName,
            Some(_) => ViewAct::Forget(self.in_front()?.id),
        };
        Some(Act::View(act))
    }

    /// The view that is exactly what is shown now.
    fn in_front(&self) -> Option<&KeptView> {
        let now = self.view();
        self.views.iter().find(|kept| kept.view == now)
    }

    fn view(&self) -> View {
        View {
            filter: self.filter.clone(),
            sort: columns::key_of(self.sort.column).to_owned(),
            is_descending: self.sort.is_descending,
            hidden_columns: self.columns.hidden().to_vec(),
        }
    }

    pub(super) fn view_act(&mut self, act: ViewAct, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            ViewAct::Show(place) => return self.show_view(place, desk),
            ViewAct::AskName => self.naming = Some(Naming::default()),
            ViewAct::Keep(name) => {
                lists::keep_view(desk, columns::LIST, &name, &self.view())?;
                self.views = lists::views(desk, columns::LIST)?;
                return Ok(Some(Event::Told(format!("已存下名单「{name}」"))));
            }
            ViewAct::Forget(id) => {
                lists::drop_view(desk, id)?;
                self.views = lists::views(desk, columns::LIST)?;
            }
        }
        Ok(None)
    }

    fn show_view(&mut self, place: usize, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let Some(KeptView { view, .. }) = self.views.get(place).cloned() else { return Ok(None) };
        self.filter = view.filter;
        if let Some(column) = columns::sortable(&view.sort) {
            self.sort = Sort { column, is_descending: view.is_descending };
            columns::remember_sort(self.sort, &mut self.settings);
        }
        self.columns.hide(view.hidden_columns, &mut self.settings);
        self.read_again(desk)?;
        self.sight = Sight::Top;
        self.wants_focus = true;
        Ok(Some(Event::Settings(Box::new(self.settings.clone()))))
    }
}
