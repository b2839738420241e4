//! What the forms of houses and disputes share: head, scrolling fields, foot with save and cancel, their keys, and the question before leaving.

use crate::domain::{Date, Problem, Weight};
use crate::services::drafts::Form;
use crate::services::{Desk, Trouble};
use crate::ui::drafting::{Drafting, GUARD};
use crate::ui::event::Event;
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, FocusOrder, Guard, Leaving};
use eframe::egui::{Align, Frame, Id, Key, Label, Layout, Margin, Memory, Modifiers, Panel, Popup, ScrollArea, Ui};

/// What every form can be asked.
pub enum FormAct {
    /// Something was changed; which fields, the frame remembers.
    Typed,
    Save,
    KeepDraft,
    /// Asks first when there is something in the form.
    Leave,
    LeaveDraft,
    /// Leaves nothing behind, no draft either.
    Drop,
}

/// What stands around the fields.
pub(in crate::ui::screens) struct FormWords<'a> {
    pub title: &'a str,
    /// Which house or case it is about; nothing of a new one.
    pub house: &'a str,
    pub save: &'a str,
}

/// The state of a form that is no part of what it writes.
pub(in crate::ui::screens) struct FormFrame {
    /// The name ids are made of.
    name: &'static str,
    pub today: Date,
    pub problems: Vec<Problem>,
    /// What only the archive could object to, when saving was tried last.
    pub refused: Vec<Problem>,
    /// Of each row of the form that has something wrong, the first box of it.
    wrong_rows: Vec<Id>,
    pub shows_all: bool,
    changed: Vec<&'static str>,
    focused: Option<&'static str>,
    focus_next: Option<Id>,
    guard: Option<Guard>,
    /// A form begins at its top, wherever the one before it was scrolled to.
    has_begun: bool,
    /// Icon and name of the page the form belongs to.
    belongs_to: (char, &'static str),
}

impl FormFrame {
    pub(in crate::ui::screens) fn new(name: &'static str, today: Date, first: &str) -> Self {
        Self {
            name,
            today,
            problems: Vec::new(),
            refused: Vec::new(),
            wrong_rows: Vec::new(),
            shows_all: false,
            changed: Vec::new(),
            focused: None,
            focus_next: Some(Id::unique((name, first))),
            guard: None,
            has_begun: false,
            belongs_to: (icons::HOUSES, "房屋"),
        }
    }

    /// Of another page than that of houses.
    pub(in crate::ui::screens) fn of_page(mut self, icon: char, name: &'static str) -> Self {
        self.belongs_to = (icon, name);
        self
    }

    /// The keyboard goes there in the next frame.
    pub(in crate::ui::screens) fn focus(&mut self, id: Id) {
        self.focus_next = Some(id);
    }

    /// The keys of the fields changed since this was asked last.
    pub(in crate::ui::screens) fn take_changed(&mut self) -> Vec<&'static str> {
        std::mem::take(&mut self.changed)
    }

    /// What is to be mended now; what the archive refused stays until something is changed.
    pub(in crate::ui::screens) fn show_problems(&mut self, mut problems: Vec<Problem>, wrong_rows: Vec<Id>) {
        problems.extend(self.refused.iter().cloned());
        self.problems = problems;
        self.wrong_rows = wrong_rows;
    }

    /// After a try to save: everything is shown, and the first wrong field has the keyboard. Whether it may be saved.
    pub(in crate::ui::screens) fn may_save(&mut self) -> bool {
        self.shows_all = true;
        self.lead_to_first_problem();
        self.wrong().next().is_none() && self.wrong_rows.is_empty()
    }

    pub(in crate::ui::screens) fn refuse(&mut self, problems: Vec<Problem>) {
        self.refused.clone_from(&problems);
        self.problems.extend(problems);
        self.lead_to_first_problem();
    }

    /// After a failed try of a form whose rows stand in the middle: to the first of them, unless a field above is wrong.
    pub(in crate::ui::screens) fn lead_to_rows_after(&mut self, above: &[&str]) {
        if !self.wrong().any(|problem| above.contains(&problem.field)) {
            self.focus_next = self.wrong_rows.first().copied().or(self.focus_next);
        }
    }

    fn lead_to_first_problem(&mut self) {
        let first = self.wrong().next().map(|problem| Id::unique((self.name, problem.field)));
        self.focus_next = first.or(self.wrong_rows.first().copied()).or(self.focus_next);
    }

    fn wrong(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.weight == Weight::Wrong)
    }

    /// What every form does alike: its draft is kept, it asks before it is left, and it is left.
    pub(in crate::ui::screens) fn leave<F: Clone + PartialEq + Into<Form>>(
        &mut self,
        act: &FormAct,
        draft: &mut Drafting<F>,
        form: &F,
        desk: &mut Desk,
    ) -> Result<Option<Event>, Trouble> {
        match act {
            FormAct::Typed | FormAct::Save => return Ok(None),
            FormAct::KeepDraft => {
                draft.keep(desk, form)?;
                return Ok(None);
            }
            FormAct::Leave if draft.is_changed(form) => {
                self.guard = Some(GUARD);
                return Ok(None);
            }
            FormAct::Leave => {}
            FormAct::LeaveDraft => drop(draft.keep(desk, form)?),
            FormAct::Drop => draft.forget(desk)?,
        }
        Ok(Some(Event::Back))
    }

    /// Draws the form; `fields` draws its rows.
    pub(in crate::ui::screens) fn show(
        &mut self,
        ui: &mut Ui,
        words: &FormWords<'_>,
        fields: impl FnOnce(&mut Ui, &mut Boxes<'_>),
    ) -> Option<FormAct> {
        let by_key = self.keys_ui(ui);
        let pane = Margin::symmetric(space::PANE as i8, 0);
        let bar = |name: &'static str| (Id::unique((self.name, name)), Frame::new().inner_margin(pane));
        let ((head, head_frame), (foot, foot_frame)) = (bar("head"), bar("foot"));
        Panel::top(head)
            .exact_size(height::PAGE_HEAD)
            .frame(head_frame)
            .show(ui, |ui| head_ui(ui, words, self.belongs_to));
        let foot = Panel::bottom(foot).exact_size(height::PAGE_HEAD).frame(foot_frame);
        let in_foot = foot.show(ui, |ui| self.foot_ui(ui, words.save)).inner;
        let rows = ScrollArea::vertical().id_salt(self.name).auto_shrink([false, false]);
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        let rows = if is_first { rows.vertical_scroll_offset(0.0) } else { rows };
        let in_rows =
            rows.show(ui, |ui| Frame::new().inner_margin(pane).show(ui, |ui| self.rows_ui(ui, fields)).inner).inner;
        let decided = self.guard_ui(ui);
        let asked = by_key.or(decided).or(in_foot).or(in_rows);
        asked.or_else(|| self.escape_ui(ui))
    }

    fn rows_ui(&mut self, ui: &mut Ui, fields: impl FnOnce(&mut Ui, &mut Boxes<'_>)) -> Option<FormAct> {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::SMALL);
        let mut order = FocusOrder::default();
        let mut boxes = Boxes {
            today: self.today,
            form: self.name,
            problems: &self.problems,
            shows_all: self.shows_all,
            order: &mut order,
            focused: &mut self.focused,
            changed: &mut self.changed,
        };
        fields(ui, &mut boxes);
        ui.add_space(space::PANE);
        let is_at_end = order.finish(ui);
        if ui.memory(Memory::focused).is_none() {
            self.focused = None;
        }
        if let Some(id) = self.focus_next.take() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        // Saving takes over what was typed in the same frame.
        let typed = (!self.changed.is_empty()).then_some(FormAct::Typed);
        is_at_end.then_some(FormAct::Save).or(typed)
    }

    fn foot_ui(&self, ui: &mut Ui, save: &str) -> Option<FormAct> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if ui.add(Button::primary(save).key("Ctrl S")).clicked() {
                asked = Some(FormAct::Save);
            }
            let count = self.wrong().count() + self.wrong_rows.len();
            // What only the archive could object to may have no row to stand beside.
            let refused = self.refused.first().map(|problem| problem.sentence.clone());
            let said = refused.or((self.shows_all && count > 0).then(|| format!("还有 {count} 处要改")));
            if let Some(words) = said {
                ui.label(theme::small(words).color(palette.bad));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::quiet("取消").key("Esc")).clicked() {
                    asked = Some(FormAct::Leave);
                }
            });
        });
        asked
    }

    fn keys_ui(&self, ui: &Ui) -> Option<FormAct> {
        let is_save = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S));
        (is_save && self.guard.is_none()).then_some(FormAct::Save)
    }

    /// Esc is asked for last: an open list takes it first.
    fn escape_ui(&self, ui: &Ui) -> Option<FormAct> {
        let is_free = self.guard.is_none() && !Popup::is_any_open(ui.ctx());
        (is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))).then_some(FormAct::Leave)
    }

    fn guard_ui(&mut self, ui: &Ui) -> Option<FormAct> {
        let way = self.guard.as_ref()?.show(ui.ctx())?;
        self.guard = None;
        match way {
            Leaving::Stay => None,
            Leaving::Keep => Some(FormAct::LeaveDraft),
            Leaving::Drop => Some(FormAct::Drop),
        }
    }
}

/// Of each row that has something wrong its first box; rows come with what their boxes are called by.
pub(in crate::ui::screens) fn wrong_boxes(rows: impl Iterator<Item = (String, Vec<Problem>)>) -> Vec<Id> {
    let first = |(name, problems): (String, Vec<Problem>)| {
        let wrong = problems.into_iter().find(|problem| problem.weight == Weight::Wrong)?;
        Some(Id::unique((name.as_str(), wrong.field)))
    };
    rows.filter_map(first).collect()
}

fn head_ui(ui: &mut Ui, words: &FormWords<'_>, (icon, page): (char, &str)) {
    let palette = theme::palette(ui);
    ui.horizontal_centered(|ui| {
        ui.label(theme::icon(icon, 16.0).color(palette.text_weak));
        ui.label(theme::body(page).color(palette.text_weak));
        ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
        ui.label(theme::title(words.title));
        ui.add(Label::new(theme::body(words.house).color(palette.text_weak)).truncate());
    });
}
