//! What the screen does between two frames: asks the rules behind the window, takes what has come, chooses and mends.

use super::entries::{Entry, Source, entries};
use super::findings::Findings;
use super::{CheckupScreen, Part};
use crate::services::checkup::{self, Rule};
use crate::services::{Desk, Job, Progress, Trouble, today};
use crate::ui::event::{After, Event};
use eframe::egui::Context;

impl CheckupScreen {
    /// Goes to a part, and asks what was not asked yet.
    pub(super) fn show(&mut self, desk: &Desk, part: Part) -> Result<(), Trouble> {
        let (part, wanted) = match part {
            Part::Rule(key) => {
                let is_fault = checkup::rule(key).is_some_and(|rule| rule.group.is_fault());
                (if is_fault { Part::Faults } else { Part::Agenda }, Some(key))
            }
            other => (other, None),
        };
        self.part = part;
        self.chosen = None;
        self.disputes = today::of_disputes(desk)?;
        self.is_current = checkup::is_current(desk)?;
        self.list(desk);
        let first = match wanted {
            Some(key) => self.entries.iter().position(|entry| entry.source.is_rule(key)),
            None => (!self.entries.is_empty()).then_some(0),
        };
        if let Some(first) = first {
            self.choose(desk, first)?;
        }
        if self.is_unknown(desk)? {
            self.ask(desk)?;
        }
        Ok(())
    }

    /// Whether it is asked without being told to; in a large station what was found before changes stays, and says so.
    pub(super) fn is_unknown(&self, desk: &Desk) -> Result<bool, Trouble> {
        let is_asked = |rule: &Rule| desk.checkup().tally(rule).is_some();
        Ok(match self.part {
            Part::Areas => self.areas.is_none(),
            Part::Faults if desk.checkup().asked_at.is_none() => true,
            Part::Faults => !self.is_current && checkup::is_quick(desk)?,
            Part::Agenda | Part::Rule(_) => !checkup::rules().filter(|rule| !rule.group.is_fault()).all(is_asked),
        })
    }

    /// Asks everything of this part anew, behind the window.
    pub(super) fn ask(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if self.part == Part::Areas {
            let other = desk.another()?;
            let work = move |progress: &Progress| checkup::areas(&other, progress);
            self.counting = Some(Job::start("areas", "正在数五个清", self.waker(), work)?);
        } else if self.part == Part::Agenda {
            self.running = Some(checkup::start(desk, checkup::is_agenda, self.waker())?);
        } else {
            self.running = Some(checkup::start(desk, |_| true, self.waker())?);
        }
        Ok(())
    }

    /// Asks again what may have changed since it was asked; while others are being asked it waits for them, because what they bring
    /// may be from before the change.
    pub(super) fn ask_outdated(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if self.running.is_none() && !self.outdated.is_empty() {
            let outdated = std::mem::take(&mut self.outdated);
            self.running = Some(checkup::start(desk, move |rule| outdated.contains(&rule.key), self.waker())?);
        }
        Ok(())
    }

    pub(super) fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || ctx.iter().for_each(Context::request_repaint)
    }

    /// Makes the list at the left; what was chosen stays chosen.
    pub(super) fn list(&mut self, desk: &Desk) {
        let chosen = self.chosen.and_then(|place| self.entries.get(place)).map(|entry| entry.source);
        self.entries = entries(self.part, desk.checkup(), self.areas.as_deref(), self.disputes.len() as u64);
        self.chosen = chosen.and_then(|source| self.entries.iter().position(|entry| entry.source == source));
        self.asked_at = desk.checkup().asked_at.as_ref().map_or_else(String::new, |at| {
            let since = if self.is_current { "" } else { "，之后有改动" };
            format!("体检于 {}{since}", at.get(..16).unwrap_or_default().replace('T', " "))
        });
    }

    pub(super) fn choose(&mut self, desk: &Desk, place: usize) -> Result<(), Trouble> {
        let Some(entry) = self.entries.get(place) else { return Ok(()) };
        self.chosen = Some(place);
        self.findings = match entry.source {
            Source::Rule(rule) => Findings::of(rule, desk.checkup().tally(rule)),
            Source::Clear(area, clear) => Findings::read_whole(desk, area, clear)?,
            Source::Disputes => Findings::all(self.disputes.clone()),
        };
        self.selected = (self.findings.count() > 0).then_some(0);
        Ok(())
    }

    /// Takes what has come; the list at the right changes only when its own rule was asked again.
    pub(super) fn poll(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        let mut outcome = Ok(());
        if let Some(ended) = self.running.as_ref().and_then(|running| running.drain(desk.checkup_mut())) {
            self.running = None;
            self.is_current = checkup::is_current(desk)?;
            outcome = ended.and_then(|()| self.ask_outdated(desk));
        }
        if let Some(counted) = self.counting.as_ref().and_then(Job::poll) {
            self.counting = None;
            match counted {
                Ok(areas) => self.areas = Some(areas),
                Err(trouble) => outcome = Err(trouble),
            }
        }
        let place = self.chosen;
        self.list(desk);
        self.stay_at(desk, place)?;
        // Stopped by hand: what was found until then stays.
        if matches!(outcome, Err(Trouble::Cancelled)) { Ok(()) } else { outcome }
    }

    /// A rule of which everything was mended leaves the list: whoever moved up to its place is chosen. Taken back, it is
    /// found again, and chosen again.
    fn stay_at(&mut self, desk: &Desk, place: Option<usize>) -> Result<(), Trouble> {
        let back = self.left.and_then(|key| self.entries.iter().position(|entry| entry.source.is_rule(key)));
        if let Some(back) = back {
            self.left = None;
            return self.choose(desk, back);
        }
        if let Some(place) = self.chosen {
            return self.read_anew(desk, place);
        }
        let Some(last) = self.entries.len().checked_sub(1) else { return Ok(()) };
        if place.is_some() {
            self.left = self.last_mended;
        }
        self.choose(desk, place.unwrap_or_default().min(last))
    }

    pub(super) fn read_anew(&mut self, desk: &Desk, place: usize) -> Result<(), Trouble> {
        let Some(Entry { source: Source::Rule(rule), .. }) = self.entries.get(place) else { return Ok(()) };
        if self.findings.is_as(desk.checkup().tally(rule)) {
            return Ok(());
        }
        let selected = self.selected;
        self.choose(desk, place)?;
        let last = self.findings.count().checked_sub(1);
        self.selected = selected.or(Some(0)).and_then(|row| last.map(|last| row.min(last)));
        Ok(())
    }

    pub(super) fn mend(&mut self, desk: &mut Desk, row: usize) -> Result<Option<Event>, Trouble> {
        let Some((rule, finding)) = self.findings.finding(row) else { return Ok(None) };
        let finding = finding.clone();
        let words = self.findings.line(row).and_then(|line| line.repair.clone()).unwrap_or_default();
        let change = checkup::mend(desk, rule, &finding)?;
        desk.checkup_mut().settle(rule, &finding);
        self.last_mended = Some(rule.key);
        Ok(Some(Event::Saved { words: format!("已改好：{words}"), undo: Some(change), then: After::Stay }))
    }
}
