//! What rows of every kind need: what addresses mean, who was told of before, and people as a form names them.

use super::rehearsal::Detail;
use crate::domain::import::{Note, Told as Somebody};
use crate::domain::{RecordId, address};
use crate::services::houses::Named;
use crate::services::places::{self, Meant};
use crate::services::registration;
use crate::services::{Desk, Trouble};
use crate::store::{StoreError, Writing};
use std::collections::{BTreeSet, HashMap};

/// Addresses as they were written, and what they mean; each is asked about once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Places {
    /// While there is none, no address means one that is known.
    are_none: bool,
    meant: HashMap<String, Result<Meant, &'static str>>,
    /// Where those lie that are in the tree, or came into it with this table.
    lie: HashMap<String, RecordId>,
}

impl Places {
    pub(super) fn of(desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self { are_none: !desk.store.has_places()?, ..Self::default() })
    }

    /// What an address means; nothing where none is written, a sentence where it cannot be known.
    pub(super) fn meant(&mut self, desk: &Desk, written: &str) -> Result<Result<Option<Meant>, &'static str>, Trouble> {
        if written.is_empty() {
            return Ok(Ok(None));
        }
        if let Some(known) = self.meant.get(written) {
            return Ok(known.map(Some));
        }
        let meant = self.ask(desk, written)?;
        if let Ok(Meant::Known(place)) = meant {
            self.lie.insert(written.to_owned(), place);
        }
        self.meant.insert(written.to_owned(), meant);
        Ok(meant.map(Some))
    }

    /// Looks up an address that makes no place where none is known.
    pub(super) fn look_up(&mut self, desk: &Desk, written: &str) -> Result<(), Trouble> {
        if !written.is_empty()
            && !self.lie.contains_key(written)
            && let Ok(Meant::Known(place)) = self.ask(desk, written)?
        {
            self.lie.insert(written.to_owned(), place);
        }
        Ok(())
    }

    /// Where an address lies that is in the tree.
    pub(super) fn known(&self, written: &str) -> Option<RecordId> {
        self.lie.get(written).copied()
    }

    /// Addresses that are not in the tree yet, each once.
    pub(super) fn new_ones(&self) -> BTreeSet<String> {
        let new = self.meant.iter().filter(|(_, meant)| **meant == Ok(Meant::New));
        new.map(|(written, _)| address::parse(written).full_name()).collect()
    }

    /// Where an address lies; made with all above it where it is new.
    pub(super) fn place(&mut self, writing: &mut Writing<'_>, written: &str) -> Result<RecordId, StoreError> {
        if let Some(known) = self.lie.get(written) {
            return Ok(*known);
        }
        let place = registration::new_dwelling(writing, written)?;
        self.lie.insert(written.to_owned(), place);
        Ok(place)
    }

    fn ask(&self, desk: &Desk, written: &str) -> Result<Result<Meant, &'static str>, Trouble> {
        if address::parse(written).nodes().is_empty() {
            return Ok(Err("看不出是哪一处，请写成「海棠苑3栋2单元501室」"));
        }
        if self.are_none {
            return Ok(Ok(Meant::New));
        }
        Ok(match places::meant(desk, written)? {
            Meant::SomeEstate => Err("请写明是哪个小区"),
            meant => Ok(meant),
        })
    }
}

/// What the rows before have told.
#[derive(Default)]
pub(super) struct Told {
    /// The rows in which something was met first.
    met: HashMap<String, u32>,
    /// The name under which an identity number was told.
    names: HashMap<String, String>,
}

impl Told {
    /// The same thing twice in one table. `number` stands for it where there is one.
    pub(super) fn before(&mut self, number: &str, otherwise: &str, row: u32, what: &str) -> Option<String> {
        let key = if number.is_empty() { otherwise } else { number };
        if key.trim_matches('|').is_empty() {
            return None;
        }
        let first = *self.met.entry(key.to_owned()).or_insert(row);
        (first != row).then(|| format!("和第 {first} 行是{what}，只导入前面那一行"))
    }

    /// A number belongs to one name: in this table, and in the register.
    pub(super) fn contradiction(&mut self, desk: &Desk, somebody: &Somebody) -> Result<Option<&'static str>, Trouble> {
        if somebody.number.is_empty() {
            return Ok(None);
        }
        let name = self.names.entry(somebody.number.clone()).or_insert_with(|| somebody.name.clone());
        if *name != somebody.name {
            return Ok(Some("这个证件号码在表中另有一个姓名，请核对"));
        }
        let known = if somebody.is_organisation { Vec::new() } else { desk.store.people_numbered(&somebody.number)? };
        let is_another = !known.is_empty() && known.iter().all(|(_, person)| person.name.0 != somebody.name);
        Ok(is_another.then_some("这个证件号码已登记在另一个姓名下，请核对"))
    }
}

/// Somebody told of in a row, as a form names them: found or entered once on writing.
pub(super) fn named(told: &Somebody) -> Named {
    let Somebody { name, number, phone, is_organisation } = told.clone();
    Named { name, number, phone, is_organisation, ..Named::default() }
}

/// All that speaks against a row, and what would be left out of it: corrected at once, it need not come back a second time.
pub(super) fn refused(mut reasons: Vec<String>, notes: &[Note]) -> Detail {
    reasons.extend(left_out(notes));
    Detail { reasons, ..Detail::default() }
}

/// What is left out, and what else is to be said.
pub(super) fn said(notes: &[Note], remarks: &[String]) -> Vec<String> {
    left_out(notes).into_iter().chain(remarks.iter().cloned()).collect()
}

pub(super) fn left_out(notes: &[Note]) -> Vec<String> {
    notes.iter().map(Note::words_left_out).collect()
}
