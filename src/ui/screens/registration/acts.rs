//! What the form does with what was typed and pressed.

use super::{Act, RegistrationScreen, fields};
use crate::domain::values::Value;
use crate::domain::{Need, Register, Weight, registers};
use crate::print::documents::FLOATING_CARD;
use crate::services::candidates::{self, Candidate};
use crate::services::printing::Order;
use crate::services::registration::{self, Saved, Standing, Subject};
use crate::services::{Desk, Trouble, people, places};
use crate::ui::drafting::GUARD;
use crate::ui::event::{After, Event};
use crate::ui::screen::Draws;

impl RegistrationScreen {
    /// Whatever was changed in this frame comes first: a card reader types a number, Tab and a name in one burst, and a save
    /// in the same frame must write all of it.
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        for key in std::mem::take(&mut self.changed) {
            self.typed(key, desk)?;
        }
        self.take_changes_of_companions(desk)?;
        match act {
            Act::Typed => {}
            Act::Companion(act) => self.companion_act(act, desk)?,
            Act::Later(key) => {
                self.later(key);
                self.look_for_candidates(desk)?;
            }
            Act::SameAsLast(key) => self.same_as_last(key, desk)?,
            Act::GoOnWith(standing) => self.go_on_with_candidate(desk, standing)?,
            Act::KeepDraft => drop(Draws::keep_draft(self, desk)?),
            Act::Save { prints } => return self.save(desk, prints),
            Act::Settle => {
                if let Some(prints) = self.settle(desk)? {
                    return self.save(desk, prints);
                }
            }
            Act::Leave if self.is_changed() => self.guard = Some(GUARD),
            Act::Leave | Act::LeaveDraft => return self.leave(desk),
            Act::Drop => {
                self.draft.forget(desk)?;
                return Ok(Some(Event::Back));
            }
        }
        self.check();
        Ok(None)
    }

    /// Somebody new among them opens the question again: the reason given for another does not hold for them.
    pub(super) fn look_for_candidates(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let candidates = candidates::of(desk, &self.form)?;
        if candidates != self.candidates {
            self.show_candidates(candidates);
        }
        Ok(())
    }

    fn show_candidates(&mut self, candidates: Vec<Candidate>) {
        let is_known = |id| self.candidates.iter().any(|known| known.id == id);
        let is_open = |candidate: &Candidate| !self.form.is_answered(candidate.id);
        self.asks_reason &= !candidates.iter().any(|candidate| is_open(candidate) && !is_known(candidate.id));
        self.candidate_in_sight = candidates.iter().position(is_open).unwrap_or_default();
        self.candidates = candidates;
    }

    /// Alt+2: asks for the reason, or lets one that was given already stand for these as well.
    pub(super) fn ask_reason(&mut self) {
        self.asks_reason = true;
        self.form.answer(&self.candidates);
        self.focus_next = Some("duplicate_reason");
    }

    pub(super) fn read_dwelling(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.dwelling = self.form.address.place.map(|place| places::dwelling(desk, place)).transpose()?;
        if let (Some(dwelling), Some(oneself)) = (&mut self.dwelling, self.form.subject.person()) {
            // Nobody lives with themselves.
            dwelling.people.retain(|occupant| occupant.person != oneself);
        }
        Ok(())
    }

    pub(super) fn read_left_behind(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.left_behind = match self.form.subject {
            Subject::Known(person) => registration::left_behind(desk, person)?,
            _ => Vec::new(),
        };
        Ok(())
    }

    fn typed(&mut self, key: &'static str, desk: &Desk) -> Result<(), Trouble> {
        self.refused.clear();
        match key {
            "identity" => {
                self.form.follow_identity(self.today);
                self.form.follow_age(self.today);
                self.look_for_candidates(desk)?;
            }
            "birth" => {
                self.form.follow_age(self.today);
                self.look_for_candidates(desk)?;
            }
            "name" => self.look_for_candidates(desk)?,
            "duplicate_reason" => self.form.answer(&self.candidates),
            "place" => self.find_dwelling(desk)?,
            _ => {}
        }
        Ok(())
    }

    fn find_dwelling(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.address.follow(desk, &mut self.form.address)?;
        self.read_dwelling(desk)
    }

    fn go_on_with_candidate(&mut self, desk: &mut Desk, standing: Standing) -> Result<(), Trouble> {
        if let Some(candidate) = self.candidate().map(|candidate| candidate.id) {
            self.form.go_on_with(desk, candidate, standing)?;
            self.form.follow_age(self.today);
            people::log_opened(desk, candidate)?;
            self.read_left_behind(desk)?;
            self.refused.clear();
            self.look_for_candidates(desk)?;
            self.focus_next = Some("place");
        }
        Ok(())
    }

    /// F8: the number gives way to a reason; what is expected may follow later; the rest must be filled now.
    fn later(&mut self, key: &'static str) {
        if key == "identity" {
            self.has_no_number = !self.has_no_number;
            self.form.person.set("identity", |person| {
                person.identity.number.clear();
                person.identity.missing_reason.clear();
            });
            self.focus_next = Some("identity");
        } else if need_of(key) == Some(Need::Expected) && !self.form.later.remove(key) {
            self.form.later.insert(key.to_owned());
            self.focus_next = fields::next_after(&self.form, key, self.today);
        }
    }

    fn save(&mut self, desk: &mut Desk, prints: bool) -> Result<Option<Event>, Trouble> {
        self.refused.clear();
        if self.refusal().is_some() {
            // What is still empty may come with the answer: nothing turns red for it.
            self.leads_to_question = self.waits_for_answer();
            self.check();
            return Ok(None);
        }
        self.shows_all = true;
        self.check();
        if self.wrong().next().is_some() {
            self.lead_to_first_problem();
            return Ok(None);
        }
        if self.leads_to_companion() {
            return Ok(None);
        }
        let saved = match registration::save(desk, &self.form) {
            Ok(saved) => saved,
            Err(Trouble::Perhaps(candidates)) => {
                self.show_candidates(candidates);
                return Ok(None);
            }
            Err(Trouble::Unfinished(problems)) => {
                self.refused = problems;
                self.check();
                self.lead_to_first_problem();
                return Ok(None);
            }
            Err(Trouble::ChangedMeanwhile(_)) => {
                self.ask_whose(desk, prints)?;
                return Ok(None);
            }
            Err(trouble) => return Err(trouble),
        };
        self.draft.saved(desk);
        Ok(Some(self.saved(saved, prints)))
    }

    fn lead_to_first_problem(&mut self) {
        let first =
            self.problems.iter().find(|problem| problem.weight == Weight::Wrong && self.is_drawn(problem.field));
        let Some(key) = first.map(|problem| problem.field) else { return };
        self.focus_next = Some(key);
        self.shows_optional |= fields::is_optional(key);
    }

    fn saved(&self, saved: Saved, prints: bool) -> Event {
        let words = match self.form.subject {
            Subject::Existing { .. } => "已保存对登记的修改".to_owned(),
            _ => format!("已登记 {}{}", self.who_words(), self.ended_words()),
        };
        let then = if prints {
            After::Paper(Order::of(&FLOATING_CARD, vec![saved.residence]), saved.person)
        } else {
            After::Person(saved.person)
        };
        Event::Saved { words, undo: Some(saved.change), then }
    }

    /// 「罗小梅」, 「罗小梅 等 3 人」
    fn who_words(&self) -> String {
        let name = places::legible(&self.form.person.record.name);
        match self.form.companions.iter().filter(|row| !row.is_blank()).count() {
            0 => name,
            along => format!("{name} 等 {} 人", along + 1),
        }
    }

    /// 「；海棠苑3栋2单元501室 的居住到 2026-06-13 为止，记作本社区内搬迁」
    fn ended_words(&self) -> String {
        if self.left_behind.is_empty() {
            return String::new();
        }
        let day = self.form.residence.record.from_date.shown();
        format!("；{} 的居住到 {day} 为止，记作本社区内搬迁", self.left_behind.join("、"))
    }

    fn leave(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Draws::keep_draft(self, desk)?;
        Ok(Some(Event::Back))
    }

    fn same_as_last(&mut self, key: &'static str, desk: &Desk) -> Result<(), Trouble> {
        // Why somebody is not another person is a new question each time.
        let Some(last) = desk.last_registration().filter(|_| key != "duplicate_reason") else { return Ok(()) };
        if key == "place" {
            self.form.address = last.address.clone();
            self.refused.clear();
            return self.read_dwelling(desk);
        }
        if registers::Person::field(key).is_some() {
            let text = last.person.text(key);
            self.form.person.type_in(key, &text, self.today);
        } else {
            let text = last.residence.text(key);
            self.form.residence.type_in(key, &text, self.today);
        }
        self.typed(key, desk)
    }
}

/// How much a field of either register is wanted.
fn need_of(key: &str) -> Option<Need> {
    let of_person = registers::Person::field(key).map(|field| field.need);
    of_person.or_else(|| registers::Residence::field(key).map(|field| field.need))
}
