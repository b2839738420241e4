//! 信息反馈: what 信息员 report, a matter at a place.

use super::numbers::{FEEDBACK, numbered};
use super::{Desk, Entry, EntryForm, Trouble};
use crate::domain::Right;
use crate::domain::registers::Feedback;
use crate::domain::values::{Day, Text};
use crate::services::signature::Signature;
use crate::store::Writing;

impl Entry for Feedback {
    const NEW: &'static str = "登记信息反馈";
    const CHANGE: &'static str = "修改信息反馈";
    const TOLD: &'static [(&'static str, &'static str)] = &[("place", "place_told")];

    fn entered(self, writing: &mut Writing<'_>, station: &Signature) -> Result<Self, Trouble> {
        let feedback_number = numbered(writing, FEEDBACK, &station.prefix, station.registered_on())?;
        Ok(Self { feedback_number, ..self })
    }
}

impl EntryForm<Feedback> {
    /// Reported just now.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let reported_at = desk.now().get(11..16).map(Text::new).unwrap_or_default();
        Ok(Self::new(Feedback { reported_on: Day::new(desk.today()), reported_at, ..Feedback::default() }))
    }
}
