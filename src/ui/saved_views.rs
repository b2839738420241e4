//! 存下的名单: views of a list kept under a name, in a menu; and the dialog that asks for the name. Filter, order and columns are
//! those of the list, which shows a view itself.

use crate::domain::RecordId;
use crate::services::lists::{self, KeptView, View};
use crate::services::{Desk, Trouble};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::{Button, Decision, MenuItem, TextField, menu};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, RectAlign, Ui};
use serde::Serialize;
use serde::de::DeserializeOwned;

const FORM: &str = "view name";

/// What was asked of the views.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAct {
    Show(usize),
    AskName,
    Keep(String),
    Forget(RecordId),
}

/// What was taken from the menu.
pub enum Taken {
    View(ViewAct),
    /// One of the list's own rows.
    Own(usize),
}

/// What came of an act.
pub enum Outcome<F> {
    /// The list is to be shown so.
    Show(View<F>),
    Told(String),
    Nothing,
}

/// The views of one list; `F` is what it is narrowed by.
pub struct SavedViews<F> {
    list: &'static str,
    kept: Vec<KeptView<F>>,
    naming: Option<Naming>,
}

impl<F: Clone + Default + PartialEq + Serialize + DeserializeOwned> SavedViews<F> {
    pub fn of(desk: &Desk, list: &'static str) -> Result<Self, Trouble> {
        Ok(Self { list, kept: lists::views(desk, list)?, naming: None })
    }

    /// The button and its menu: the views by name, the rows of the list, then keeping what is shown, then forgetting it.
    pub fn menu_ui(&self, ui: &mut Ui, now: &View<F>, has_icon: bool, own: &[MenuItem<'_>]) -> Option<Taken> {
        let button = Button::secondary("名单").caret().small();
        let button = ui.add(if has_icon { button.icon(icons::FILTER) } else { button });
        let front = self.kept.iter().position(|kept| kept.view == *now);
        let forget = front.map(|place| format!("不再存「{}」", self.kept[place].name));
        let mut items: Vec<MenuItem<'_>> = self.kept.iter().map(|kept| MenuItem::new(&kept.name)).collect();
        items.extend(own.iter().cloned());
        items.push(MenuItem::new("存下现在的名单…").icon(icons::SAVE));
        items.extend(forget.as_deref().map(|words| MenuItem::new(words).icon(icons::DELETE)));
        let taken = menu(&button, RectAlign::BOTTOM_END, 220.0, &items, front)?;
        let Some(behind) = taken.checked_sub(self.kept.len()) else { return Some(Taken::View(ViewAct::Show(taken))) };
        match behind.checked_sub(own.len()) {
            None => Some(Taken::Own(behind)),
            Some(0) => Some(Taken::View(ViewAct::AskName)),
            Some(_) => Some(Taken::View(ViewAct::Forget(self.kept[front?].id))),
        }
    }

    pub fn is_naming(&self) -> bool {
        self.naming.is_some()
    }

    /// The dialog in front while a name is asked for. Answers once it is decided, and what is to be kept then.
    pub fn naming_ui(&mut self, ui: &Ui) -> Option<Option<ViewAct>> {
        let decided = self.naming.as_mut()?.show(ui)?;
        self.naming = None;
        Some(decided.map(ViewAct::Keep))
    }

    pub fn act(&mut self, act: ViewAct, now: &View<F>, desk: &mut Desk) -> Result<Outcome<F>, Trouble> {
        match act {
            ViewAct::Show(place) => {
                let view = self.kept.get(place).map(|kept| kept.view.clone());
                return Ok(view.map_or(Outcome::Nothing, Outcome::Show));
            }
            ViewAct::AskName => self.naming = Some(Naming::default()),
            ViewAct::Keep(name) => {
                lists::keep_view(desk, self.list, &name, now)?;
                self.kept = lists::views(desk, self.list)?;
                return Ok(Outcome::Told(format!("已存下名单「{name}」")));
            }
            ViewAct::Forget(id) => {
                lists::drop_view(desk, id)?;
                self.kept = lists::views(desk, self.list)?;
            }
        }
        Ok(Outcome::Nothing)
    }
}

/// The name of a view while it is typed.
#[derive(Default)]
struct Naming {
    name: String,
    has_focus: bool,
}

impl Naming {
    /// Answers once it is decided; an empty name is none.
    fn show(&mut self, ui: &Ui) -> Option<Option<String>> {
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
