//! 来访接待: who is asked first answers for it.

use super::numbers::{RECEPTIONS, numbered};
use super::{Desk, Entry, EntryForm, Trouble};
use crate::domain::registers::Reception;
use crate::domain::values::{Count, Day, Link, Name};
use crate::domain::{RecordId, Right};
use crate::services::signature::Signature;
use crate::store::Writing;

impl Entry for Reception {
    const NEW: &'static str = "登记来访接待";
    const CHANGE: &'static str = "修改来访接待";
    const TOLD: &'static [(&'static str, &'static str)] = &[("person", "visitor")];

    fn entered(self, writing: &mut Writing<'_>, station: &Signature) -> Result<Self, Trouble> {
        let reception_number = numbered(writing, RECEPTIONS, &station.prefix, station.registered_on())?;
        Ok(finished(Self { reception_number, ..self }))
    }

    fn rewrite(self, writing: &mut Writing<'_>, id: RecordId, _station: &Signature) -> Result<RecordId, Trouble> {
        writing.update(id, &finished(self))?;
        Ok(id)
    }
}

/// What was answered on the spot was finished that day.
fn finished(reception: Reception) -> Reception {
    if reception.is_on_the_spot() && reception.finished_on.is_unset() {
        return Reception { finished_on: reception.received_on, ..reception };
    }
    reception
}

impl EntryForm<Reception> {
    /// Somebody is here now; on a day of joint reception it belongs to that day.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let meeting = desk.store.joint_reception_on(desk.today())?;
        Ok(Self::new(Reception {
            received_on: Day::new(desk.today()),
            meeting: meeting.map_or_else(Link::none, Link::to),
            headcount: Count(Some(1)),
            first_asked: Name::new(&desk.operator().name),
            ..Reception::default()
        }))
    }
}
