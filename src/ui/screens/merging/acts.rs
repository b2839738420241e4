//! What was asked on the page of doubles, done through the services.

use super::{Act, MergingScreen, Tab};
use crate::services::candidates::{self, AlikePairs, Pair};
use crate::services::merging::{self, Done};
use crate::services::{Desk, Job, Progress, Trouble};
use crate::ui::event::{After, Event};

impl MergingScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Begin => self.look(desk)?,
            Act::Found(found) => self.take(desk, found)?,
            Act::Show(tab) => self.show(desk, tab)?,
            Act::Select(row) => self.select(desk, row)?,
            Act::Swap => self.swap(desk)?,
            Act::Merge => return self.merge(desk),
            Act::SetApart => return self.set_apart(desk),
            Act::Part => return self.part(desk),
            Act::AskAgain => return self.ask_again(desk),
            Act::Open(person) => return Ok(Some(Event::OpenPerson(person))),
            Act::CloseProposal => self.proposal = None,
            Act::Back => return Ok(Some(Event::Back)),
        }
        Ok(None)
    }

    /// Reads again what was decided, and which pairs are open now.
    pub(super) fn read(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.merges = merging::merges(desk)?;
        self.apart = merging::apart(desk)?;
        self.open = candidates::still_open(desk, &self.found)?;
        self.selected = self.selected.filter(|row| *row < self.count());
        self.proposal = match (&self.proposal, self.tab, self.selected) {
            (Some(_), Tab::Alike, Some(row)) => Some(merging::propose(desk, pair_of(self, row))?),
            _ => None,
        };
        Ok(())
    }

    /// One person is looked for at once, everybody by a job.
    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if !self.may_write {
            return Ok(());
        }
        if self.of.is_some() {
            let found = candidates::pairs(desk, self.of, &Progress::default());
            return self.take(desk, found);
        }
        let another = desk.another()?;
        let work = move |progress: &Progress| candidates::pairs(&another, None, progress);
        let ctx = self.ctx.clone();
        let wake = move || {
            if let Some(ctx) = ctx {
                ctx.request_repaint();
            }
        };
        self.looking = Some(Job::start("doubles", "正在查找疑似重复的人", wake, work)?);
        Ok(())
    }

    fn take(&mut self, desk: &Desk, found: Result<AlikePairs, Trouble>) -> Result<(), Trouble> {
        match found {
            Ok(found) => self.found = found,
            Err(Trouble::Cancelled) => return Ok(()),
            Err(other) => return Err(other),
        }
        self.read(desk)?;
        if self.of.is_some() && !self.open.is_empty() {
            self.select(desk, 0)?;
        }
        Ok(())
    }

    fn show(&mut self, desk: &Desk, tab: Tab) -> Result<(), Trouble> {
        self.tab = tab;
        self.selected = None;
        self.wants_focus = true;
        self.read(desk)
    }

    fn select(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        self.selected = Some(row);
        self.proposal = match self.tab {
            Tab::Alike if self.may_write => Some(merging::propose(desk, pair_of(self, row))?),
            _ => None,
        };
        Ok(())
    }

    fn swap(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Some(proposal) = &self.proposal else { return Ok(()) };
        self.proposal = Some(merging::propose_into(desk, proposal.joining.id, proposal.kept.id)?);
        Ok(())
    }

    fn merge(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(proposal) = &self.proposal else { return Ok(None) };
        let done = merging::merge(desk, proposal)?;
        self.proposal = None;
        Ok(Some(saved(done)))
    }

    fn set_apart(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(row) = self.selected.filter(|_| self.proposal.is_some()) else { return Ok(None) };
        merging::set_apart(desk, pair_of(self, row))?;
        self.proposal = None;
        self.read(desk)?;
        self.wants_focus = true;
        Ok(Some(Event::Told("已记下不是同一人，不再列出".to_owned())))
    }

    fn part(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(merge) = self.selected.and_then(|row| self.merges.get(row)) else { return Ok(None) };
        Ok(Some(saved(merging::part(desk, merge.id)?)))
    }

    fn ask_again(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(pair) = self.selected.and_then(|row| self.apart.get(row)) else { return Ok(None) };
        merging::ask_again(desk, (pair.one, pair.other))?;
        self.read(desk)?;
        self.look(desk)?;
        Ok(Some(Event::Told("已重新列入疑似重复".to_owned())))
    }
}

fn pair_of(screen: &MergingScreen, row: usize) -> Pair {
    (screen.open[row].one, screen.open[row].other)
}

fn saved(done: Done) -> Event {
    Event::Saved { words: done.words, undo: Some(done.change), then: After::Stay }
}
