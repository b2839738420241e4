//! What the form does with what was typed and pressed.

use super::{Act, HouseholdFormScreen, Place};
use crate::domain::Problem;
use crate::services::households::{self, MemberRow, Task, Who};
use crate::services::{Desk, Trouble, candidates, people};
use crate::ui::drafting::GUARD;
use crate::ui::event::{After, Event};

/// How many addresses and households a list offers.
const MOST: usize = 8;

impl HouseholdFormScreen {
    /// Whatever was changed in this frame comes first, so that a save in the same frame writes all of it.
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        for place in std::mem::take(&mut self.changed) {
            self.typed(place, desk)?;
        }
        match act {
            Act::Typed => {}
            Act::Choose(row, is_chosen) => self.form.choose(row, is_chosen),
            Act::TakeOut(row) => self.take_out(row),
            Act::GoOnWith(row) => self.go_on_with(row, desk)?,
            Act::SomebodyElse(row) => {
                if let Some(row) = self.form.rows.get_mut(row) {
                    row.is_someone_else = true;
                }
            }
            Act::Save => return self.save(desk),
            Act::KeepDraft => drop(self.draft.keep(desk, &self.form)?),
            Act::Leave if self.draft.is_changed(&self.form) => self.guard = Some(GUARD),
            Act::Leave => return Ok(Some(Event::Back)),
            Act::LeaveDraft => {
                self.draft.keep(desk, &self.form)?;
                return Ok(Some(Event::Back));
            }
            Act::Drop => {
                self.draft.forget(desk)?;
                return Ok(Some(Event::Back));
            }
        }
        self.check(desk)?;
        Ok(None)
    }

    pub(super) fn check(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.problems = households::check(desk, &self.form)?;
        let of = |row: Option<usize>| -> Vec<Problem> {
            let own = self.problems.iter().filter(|found| found.row == row);
            own.map(|found| found.problem.clone()).collect()
        };
        self.above = of(None);
        self.by_row = (0..self.form.rows.len()).map(|row| of(Some(row))).collect();
        Ok(())
    }

    fn typed(&mut self, (row, key): Place, desk: &Desk) -> Result<(), Trouble> {
        match (row, key) {
            (None, "place") => self.address.follow(desk, &mut self.form.address)?,
            (None, "into") => self.find_household(desk)?,
            (Some(row), "relation") => self.follow_relation(row),
            (Some(row), _) => self.follow_person(row, key, desk)?,
            _ => {}
        }
        let is_full = self.form.rows.last().is_none_or(|last| !last.is_blank());
        if self.form.task.takes_people() && is_full {
            self.form.rows.push(MemberRow::empty());
        }
        Ok(())
    }

    /// Whoever stood below moves up, and the keyboard stays in the row.
    fn take_out(&mut self, row: usize) {
        if !self.form.take_out(row) {
            return;
        }
        if row < self.candidates.len() {
            self.candidates.remove(row);
        }
        self.by_row.clear();
        self.focus_next = Some((Some(row), "identity"));
    }

    /// Somebody else becomes the head: what the others are to them is asked anew.
    fn follow_relation(&mut self, row: usize) {
        let others_were_related = matches!(self.form.task, Task::ChangeHead(_) | Task::Leave(_) | Task::Split(_));
        let is_head = self.form.rows.get(row).is_some_and(|row| row.is_head() && !row.was_head() && !row.is_chosen);
        if others_were_related && is_head {
            self.form.follow_head(row);
        }
    }

    fn follow_person(&mut self, row: usize, key: &str, desk: &Desk) -> Result<(), Trouble> {
        let Some(typed) = self.form.rows.get_mut(row) else { return Ok(()) };
        if key == "identity" {
            typed.follow_identity(self.today);
        }
        typed.is_someone_else = false;
        self.look_for_candidates(row, desk)
    }

    pub(super) fn look_for_candidates(&mut self, row: usize, desk: &Desk) -> Result<(), Trouble> {
        let Some(typed) = self.form.rows.get(row) else { return Ok(()) };
        let found = if typed.who == Who::New { candidates::find(desk, &typed.person.record)? } else { Vec::new() };
        if self.candidates.len() <= row {
            self.candidates.resize(row + 1, Vec::new());
        }
        self.candidates[row] = found;
        Ok(())
    }

    fn go_on_with(&mut self, row: usize, desk: &mut Desk) -> Result<(), Trouble> {
        let Some(candidate) = self.candidates.get(row).and_then(|candidates| candidates.first()) else { return Ok(()) };
        let known = candidate.id;
        self.form.rows[row].go_on_with(desk, known)?;
        people::log_opened(desk, known)?;
        self.candidates[row].clear();
        self.focus_next = Some((Some(row), "relation"));
        Ok(())
    }

    /// The household stays chosen as long as its words stand in the box.
    fn find_household(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let typed = self.form.into_typed.clone();
        let chosen = self.households.iter().find(|choice| choice.words == typed).map(|choice| choice.id);
        if chosen.is_none() {
            self.households = households::matching(desk, &typed, self.form.task.household(), MOST)?;
        }
        self.form.go_into(desk, chosen)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.shows_all = true;
        self.check(desk)?;
        if let Some(first) = self.problems.iter().find(|problem| problem.is_wrong()) {
            self.focus_next = Some((first.row, first.problem.field));
            return Ok(None);
        }
        let saved = households::save(desk, &self.form)?;
        self.draft.saved(desk);
        let words = format!("已保存：{}", self.title);
        Ok(Some(Event::Saved { words, undo: Some(saved.change), then: After::Household(saved.household) }))
    }
}
