//! What was asked on the page of addresses, done through the services.

use super::dialogs::{Answer, Dialog, Saving, Which};
use super::tree::Listing;
use super::{Act, AddressesScreen, STILL_WRITING, Tab};
use crate::services::address_tree::{self, Done, Order};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::{After, Event};

impl AddressesScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Choose(row) => self.choose(desk, row)?,
            Act::Open(row) => self.tree.open(desk, row)?,
            Act::Close(row) => self.close(desk, row)?,
            Act::Enter(row) => self.enter(desk, row)?,
            Act::Find => self.look(desk)?,
            Act::Count(range) => self.tree.count(desk, range)?,
            Act::Show(tab) => self.show(desk, tab)?,
            Act::Mark(shows_marks) => self.shows_marks = shows_marks,
            Act::ChooseSuspects(row) => {
                self.suspect = Some(row);
                self.read_detail(desk)?;
            }
            Act::Ask(which) => return self.ask(desk, which),
            Act::Dialog(answer) => return self.answered(desk, answer),
            Act::RemoveAlias(alias) => {
                if let Some(place) = self.in_front() {
                    let done = address_tree::remove_alias(desk, place, &alias)?;
                    return Ok(Some(self.done(done)));
                }
            }
            Act::Delete => return self.delete(desk),
            Act::CloseDetail => {
                self.detail = None;
                self.wants_focus = true;
            }
            Act::PeopleAt(place) => return Ok(Some(Event::PeopleAt(place))),
            Act::OpenPerson(person) => return Ok(Some(Event::OpenPerson(person))),
            Act::OpenPlace(place) => {
                self.target = Some(place);
                self.read(desk)?;
            }
            Act::Ended(ended) => return self.ended(ended),
        }
        Ok(None)
    }

    fn choose(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        self.tree.choose(row);
        self.read_detail(desk)
    }

    fn close(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        let before = self.tree.chosen();
        self.tree.close(row);
        if self.tree.chosen() == before { Ok(()) } else { self.read_detail(desk) }
    }

    fn enter(&mut self, desk: &Desk, row: usize) -> Result<(), Trouble> {
        self.choose(desk, row)?;
        let Some(entered) = self.tree.rows().get(row) else { return Ok(()) };
        let (place, is_open) = (entered.node.id, entered.is_open);
        if self.tree.listing != Listing::Tree {
            self.wants_focus = true;
            self.show_place(desk, place)
        } else if is_open {
            self.close(desk, row)
        } else {
            self.tree.open(desk, row)
        }
    }

    /// Typing in the box lists what it may mean; an empty box shows the tree again.
    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.tab = Tab::Tree;
        if self.find.trim().is_empty() {
            return match self.tree.chosen() {
                Some(place) => self.tree.reveal(desk, place),
                None => self.list(desk, Listing::Tree),
            };
        }
        self.list(desk, Listing::Found(self.find.clone()))
    }

    fn list(&mut self, desk: &Desk, listing: Listing) -> Result<(), Trouble> {
        self.tree.listing = listing;
        self.tree.read(desk)
    }

    fn show(&mut self, desk: &Desk, tab: Tab) -> Result<(), Trouble> {
        self.tab = tab;
        self.wants_focus = true;
        self.find.clear();
        match tab {
            Tab::Tree => {
                self.look(desk)?;
                self.read_detail(desk)
            }
            Tab::Kind(kind) => {
                self.list(desk, Listing::Kind(kind))?;
                self.read_detail(desk)
            }
            Tab::Suspects => {
                self.suspects = address_tree::suspects(desk)?;
                self.suspect = (!self.suspects.is_empty()).then_some(0);
                self.read_detail(desk)
            }
        }
    }

    fn ask(&mut self, desk: &Desk, which: Which) -> Result<Option<Event>, Trouble> {
        if self.running.is_some() {
            return Err(Trouble::Held(STILL_WRITING));
        }
        let pair = self.suspect.and_then(|row| self.suspects.get(row));
        self.dialog = match which {
            Which::MergeSuspects => pair.map(Dialog::of_pair),
            Which::Add => Some(self.add_dialog(desk)?),
            _ => Dialog::open(desk, which, self.in_front())?,
        };
        Ok(None)
    }

    /// Below the chosen place; where one kind is looked through, one more of it beside the chosen one.
    fn add_dialog(&self, desk: &Desk) -> Result<Dialog, Trouble> {
        let Tab::Kind(kind) = self.tab else { return Dialog::add(desk, self.tree.chosen(), None) };
        let beside = self.tree.selected().and_then(|row| self.tree.rows().get(row));
        Dialog::add(desk, beside.and_then(|row| row.node.parent), Some(kind))
    }

    fn answered(&mut self, desk: &mut Desk, answer: Answer) -> Result<Option<Event>, Trouble> {
        let Some(dialog) = &mut self.dialog else { return Ok(None) };
        match answer {
            Answer::Leave => {
                self.dialog = None;
                self.wants_focus = true;
                Ok(None)
            }
            Answer::Look => dialog.look(desk).map(|()| None),
            Answer::Save => match dialog.save(desk) {
                Ok(Saving::Done(done)) => Ok(Some(self.done(done))),
                Ok(Saving::Long(order)) => self.start(desk, order).map(|()| None),
                Err(trouble) => {
                    dialog.failed(&trouble);
                    Ok(None)
                }
            },
        }
    }

    /// Thousands of places are written by a job; the window stays usable.
    fn start(&mut self, desk: &Desk, order: Order) -> Result<(), Trouble> {
        let mut desk = desk.another()?;
        let title = order.title();
        let work = move |progress: &_| address_tree::carry_out(&mut desk, &order, progress);
        self.running = Some(Job::start("address tree", title, self.waker(), work)?);
        self.put_aside = self.dialog.take();
        Ok(())
    }

    fn ended(&mut self, ended: Result<Done, Trouble>) -> Result<Option<Event>, Trouble> {
        let put_aside = self.put_aside.take();
        match ended {
            Ok(done) => Ok(Some(self.done(done))),
            Err(trouble @ Trouble::Unfinished(_)) => {
                self.dialog = put_aside;
                if let Some(dialog) = &mut self.dialog {
                    dialog.failed(&trouble);
                }
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    fn done(&mut self, done: Done) -> Event {
        self.dialog = None;
        self.target = done.place;
        Event::Saved { words: done.words, undo: Some(done.change), then: After::Stay }
    }

    fn delete(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let Some(detail) = &self.detail else { return Ok(None) };
        if let Some(why_not) = detail.why_not_deleted() {
            return Ok(Some(Event::Refused(format!("不能删除：{why_not}"))));
        }
        let done = address_tree::delete(desk, detail.place())?;
        Ok(Some(self.done(done)))
    }
}
