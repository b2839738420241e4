//! The short list of things the whole window must know. Everything else stays inside a screen.

use super::screen::Page;
use super::screens::checkup::Part;
use crate::domain::RecordId;
use crate::services::printing::Order;
use crate::services::{ChangeId, MachineSettings};

/// What a screen tells the window.
#[derive(Debug)]
pub enum Event {
    /// Another page of the navigation.
    Go(Page),
    /// Show this person in the list of people.
    OpenPerson(RecordId),
    /// What is due, missing, or contradicts itself.
    Checkup(Part),
    /// Open a form.
    Register(Start),
    /// Show the finished paper.
    Preview(Order),
    /// This screen is done; the one behind it comes back.
    Back,
    /// Records were changed: said in a toast with what would take it back.
    Saved { words: String, undo: Option<ChangeId>, then: After },
    /// Something to tell, without a change.
    Told(String),
    /// The looks or habits of this computer were changed.
    Settings(Box<MachineSettings>),
    /// Back to the sign-in screen.
    SignOut,
}

/// With what a registration form begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    Empty,
    /// A name typed into the search box that nobody has.
    Name(String),
    /// A draft by its key.
    Draft(String),
    /// A registration to be corrected.
    Existing(RecordId),
    /// Somebody known, at a new dwelling.
    NewDwelling(RecordId),
    /// One more person at the dwelling of this registration.
    SameAddress(RecordId),
}

/// Where the window goes after a save.
#[derive(Clone, Debug, PartialEq)]
pub enum After {
    Stay,
    /// To this person in the list.
    Person(RecordId),
    /// To the paper of what was saved, and then to the person.
    Paper(Order, RecordId),
}
