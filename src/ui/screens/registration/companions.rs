//! The rest of a family on the form of the one who registers: asked for in the foot of the form (Alt+F), then a row for each,
//! the last one always empty.

use super::RegistrationScreen;
use crate::domain::codes::CompanionRelation;
use crate::domain::{CodeList, Problem};
use crate::services::candidates::{self, Candidate};
use crate::services::households::{FormProblem, MemberRow, Who};
use crate::services::{Desk, Registration, Trouble, people};
use crate::ui::form::Boxes;
use crate::ui::icons;
use crate::ui::screens::household_form::cells::{consent_ui, person_ui, question_ui, relation_ui, row_note};
use crate::ui::screens::household_form::rows::headings_ui;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::field::{GUTTER, note_ui, section_line};
use crate::ui::widgets::{Button, FocusOrder, paint};
use eframe::egui::{Align, Id, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Names the ids of the rows are made of: so many come along at most.
const ROW_FORMS: [&str; 12] = [
    "companion 1",
    "companion 2",
    "companion 3",
    "companion 4",
    "companion 5",
    "companion 6",
    "companion 7",
    "companion 8",
    "companion 9",
    "companion 10",
    "companion 11",
    "companion 12",
];

/// What can be asked of the rows.
pub enum Act {
    GoOnWith(usize),
    SomebodyElse(usize),
}

/// What the screen keeps beside the rows themselves.
#[derive(Default)]
pub(super) struct Companions {
    is_shown: bool,
    changed: Vec<(usize, &'static str)>,
    problems: Vec<FormProblem>,
    candidates: Vec<Vec<Candidate>>,
    focus_next: Option<(usize, &'static str)>,
}

impl Companions {
    /// Open where somebody stands in them already, as in a draft taken up again.
    pub(super) fn of(form: &Registration) -> Self {
        Self { is_shown: !form.companions.is_empty(), ..Self::default() }
    }

    pub(super) fn is_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// Shows the rows and goes to the first empty one.
    pub(super) fn unfold(&mut self, form: &mut Registration) {
        if form.is_of_resident() {
            return;
        }
        self.is_shown = true;
        add_empty_row(form);
        self.focus_next = Some((form.companions.len() - 1, "identity"));
    }

    /// The first row whose person may already be there and was not spoken of yet.
    pub(super) fn open_question(&self, form: &Registration) -> Option<usize> {
        (0..form.companions.len()).find(|row| self.candidate(form, *row).is_some())
    }

    fn candidate(&self, form: &Registration, row: usize) -> Option<&Candidate> {
        let asked = form.companions.get(row).filter(|row| row.who == Who::New && !row.is_someone_else)?;
        self.candidates.get(row)?.first().filter(|_| !asked.is_blank())
    }

    fn problems_of(&self, row: usize) -> Vec<Problem> {
        let own = self.problems.iter().filter(|found| found.row == Some(row));
        own.map(|found| found.problem.clone()).collect()
    }
}

impl RegistrationScreen {
    /// Somebody who stays floating may have come with a family.
    pub(super) fn companions_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> Option<Act> {
        if self.form.is_of_resident() {
            return None;
        }
        if !self.companions.is_shown {
            return None;
        }
        section_line(ui);
        family_ui(ui);
        headings_ui(ui, false, "与登记人关系");
        let mut asked = None;
        for row in 0..self.form.companions.len().min(ROW_FORMS.len()) {
            asked = self.companion_ui(ui, order, row).or(asked);
        }
        if let Some((row, key)) = self.companions.focus_next.take().filter(|(row, _)| *row < ROW_FORMS.len()) {
            ui.memory_mut(|memory| memory.request_focus(Id::unique((ROW_FORMS[row], key))));
            ui.scroll_to_cursor(Some(Align::BOTTOM));
        }
        ui.add_space(space::PANE);
        asked
    }

    /// Stands in the foot, which never scrolls: who came with a family sees it before the form is filled.
    pub(super) fn unfolding_ui(&mut self, ui: &mut Ui) {
        if self.form.is_of_resident() {
            return;
        }
        if ui.add(Button::quiet("随行人员").icon(icons::PLUS).key("Alt F")).clicked() {
            self.companions.unfold(&mut self.form);
        }
    }

    fn companion_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder, place: usize) -> Option<Act> {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::FORM_ROW), Sense::hover());
        let layout = Layout::left_to_right(Align::Min);
        let mut line = ui.new_child(UiBuilder::new().id_salt(("companion", place)).max_rect(rect).layout(layout));
        line.spacing_mut().item_spacing.x = space::SMALL;
        let problems = self.companions.problems_of(place);
        let mut changed = Vec::new();
        let mut focused = None;
        let mut boxes = Boxes {
            today: self.today,
            form: ROW_FORMS[place],
            problems: &problems,
            shows_all: self.shows_all,
            order,
            focused: &mut focused,
            changed: &mut changed,
        };
        let row = &mut self.form.companions[place];
        person_ui(&mut line, &mut boxes, row, place);
        relation_ui(&mut line, &mut boxes, row, place, Some(CompanionRelation::table()));
        consent_ui(&mut line, &mut boxes, row, place);
        let note = row_note(&boxes, row);
        if focused.is_some() {
            // F8 and Ctrl+D belong to the fields above.
            self.focused = None;
        }
        self.companions.changed.extend(changed.into_iter().map(|key| (place, key)));
        let said = Rect::from_min_max(pos2(line.cursor().left(), rect.top()), rect.max);
        if let Some(note) = note {
            note_ui(ui, said.with_max_y(rect.top() + height::CONTROL), &note);
        }
        let is_same = question_ui(ui, self.companions.candidate(&self.form, place)?)?;
        Some(if is_same { Act::GoOnWith(place) } else { Act::SomebodyElse(place) })
    }

    /// What was typed into the rows in this frame.
    pub(super) fn take_changes_of_companions(&mut self, desk: &Desk) -> Result<(), Trouble> {
        for (row, key) in std::mem::take(&mut self.companions.changed) {
            self.follow_companion(row, key, desk)?;
        }
        self.companions.problems = self.form.companion_problems(self.today);
        Ok(())
    }

    fn follow_companion(&mut self, row: usize, key: &str, desk: &Desk) -> Result<(), Trouble> {
        let Some(typed) = self.form.companions.get_mut(row) else { return Ok(()) };
        if key == "relation" {
            return Ok(());
        }
        if key == "identity" {
            typed.follow_identity(self.today);
        }
        typed.is_someone_else = false;
        let found = if typed.who == Who::New { candidates::find(desk, &typed.person.record)? } else { Vec::new() };
        if self.companions.candidates.len() <= row {
            self.companions.candidates.resize(row + 1, Vec::new());
        }
        self.companions.candidates[row] = found;
        add_empty_row(&mut self.form);
        Ok(())
    }

    pub(super) fn companion_act(&mut self, act: Act, desk: &mut Desk) -> Result<(), Trouble> {
        match act {
            Act::SomebodyElse(row) => self.form.companions[row].is_someone_else = true,
            Act::GoOnWith(row) => {
                let Some(known) = self.companions.candidate(&self.form, row).map(|candidate| candidate.id) else {
                    return Ok(());
                };
                self.form.companions[row].go_on_with(desk, known)?;
                people::log_opened(desk, known)?;
                self.companions.focus_next = Some((row, "relation"));
            }
        }
        self.companions.problems = self.form.companion_problems(self.today);
        Ok(())
    }

    /// Before saving: the first row with something to mend gets the keyboard.
    pub(super) fn leads_to_companion(&mut self) -> bool {
        let open = self.companions.open_question(&self.form).map(|row| (row, "identity"));
        let wrong = self.companions.problems.iter().find(|found| found.is_wrong());
        let first = open.or(wrong.and_then(|found| Some((found.row?, found.problem.field))));
        self.companions.focus_next = first.or(self.companions.focus_next);
        first.is_some()
    }
}

/// What the rows are for, over them.
fn family_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::CONTROL), Sense::hover());
    paint::words(ui, line, line.left(), "随行", theme::medium(&font::BODY), palette.text);
    let words = "一家人一张表：各人一行，住处和日期同上，一次保存";
    paint::words(ui, line, line.left() + GUTTER, words, font::SMALL, palette.text_weak);
}

/// Whoever has typed into the last row gets another one.
fn add_empty_row(form: &mut Registration) {
    let is_full = form.companions.last().is_none_or(|last| !last.is_blank());
    if is_full && form.companions.len() < ROW_FORMS.len() {
        form.companions.push(MemberRow::empty());
    }
}
