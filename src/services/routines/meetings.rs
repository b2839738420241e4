//! Meetings, and the matters they spoke about, decided and handed out.

use super::calendar::occurrence;
use super::numbers::{self, ORDERS};
use super::reports::require_first;
use super::{Desk, Entry, EntryForm, Trouble, seen};
use crate::domain::codes::MeetingKind;
use crate::domain::registers::{Meeting, MeetingItem};
use crate::domain::routine::Kind;
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, RecordId, Right};
use crate::services::signature::Signature;
use crate::store::{ChangeId, Writing};

/// The eight that receive together, where nobody was written down before.
const EIGHT: &str = "综治：\n维稳：\n公安：\n法庭：\n司法：\n信访：\n民政：\n安全：";

impl Entry for Meeting {
    const NEW: &'static str = "记会议";
    const CHANGE: &'static str = "修改会议记录";

    /// Of an occurrence it is known what it is.
    fn asks(&self, key: &str) -> bool {
        self.routine.id.is_none() || key != "kind"
    }

    fn about(&self) -> String {
        self.meeting_name.0.clone()
    }

    fn entered(self, writing: &mut Writing<'_>, _station: &Signature) -> Result<Self, Trouble> {
        require_first(writing, self.routine.id, self.period_from.0)?;
        Ok(self)
    }
}

impl Entry for MeetingItem {
    const NEW: &'static str = "记议题";
    const CHANGE: &'static str = "修改议题";

    fn entered(self, writing: &mut Writing<'_>, station: &Signature) -> Result<Self, Trouble> {
        let last = self.meeting.id.map_or(Ok(0), |meeting| writing.last_position(meeting))?;
        numbered(Self { position: Count(Some(last + 1)), ..self }, writing, station)
    }

    fn rewrite(self, writing: &mut Writing<'_>, id: RecordId, station: &Signature) -> Result<RecordId, Trouble> {
        let changed = numbered(self, writing, station)?;
        writing.update(id, &changed)?;
        Ok(id)
    }

    fn case(&self) -> Option<RecordId> {
        self.dispute.id
    }
}

/// What is handed out takes a number the first time.
fn numbered(item: MeetingItem, writing: &mut Writing<'_>, station: &Signature) -> Result<MeetingItem, Trouble> {
    if !item.is_handed_out() || !item.order_number.is_empty() {
        return Ok(item);
    }
    let number = numbers::numbered(writing, ORDERS, &station.prefix, station.registered_on())?;
    Ok(MeetingItem { order_number: number, ..item })
}

impl EntryForm<Meeting> {
    /// Of one occurrence: today, where and with whom it was held last time.
    pub fn of_occurrence(desk: &Desk, routine: RecordId, period_from: Date) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let line = occurrence(desk, routine, period_from)?;
        let span = line.occurrence.span;
        let kind = Kind::of(&line.routine.kind).map(Kind::meeting).unwrap_or_default();
        Ok(Self::new(Meeting {
            routine: Link::to(routine),
            period_from: Day::new(span.from),
            period_until: Day::new(span.until),
            meeting_name: Text(format!("{}{}", line.period(), kind.label())),
            held_on: Day::new(desk.today().min(span.until)),
            host: Text(line.routine.holder.0.clone()),
            ..usual(desk, kind)?
        }))
    }

    /// Out of turn.
    pub fn begin(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let kind = Choice::of(MeetingKind::JOINT);
        let held_on = Day::new(desk.today());
        Ok(Self::new(Meeting { held_on, host: Text(desk.operator().name.clone()), ..usual(desk, kind)? }))
    }
}

/// Who came the last time, and where it was.
fn usual(desk: &Desk, kind: Choice<MeetingKind>) -> Result<Meeting, Trouble> {
    let last = desk.store.meeting_before(&kind.code, desk.today())?.unwrap_or_default();
    let is_first_reception = kind.code == MeetingKind::RECEPTION && last.attendees.is_empty();
    let attendees = if is_first_reception { Lines::new(EIGHT) } else { last.attendees };
    let recorder = Text(desk.operator().name.clone());
    Ok(Meeting { kind, venue: last.venue, hours: last.hours, attendees, recorder, ..Meeting::default() })
}

impl EntryForm<MeetingItem> {
    /// One more matter of a meeting.
    pub fn begin(desk: &Desk, meeting: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        desk.store.load::<Meeting>(meeting)?.ok_or(Trouble::Gone)?;
        Ok(Self::new(MeetingItem { meeting: Link::to(meeting), ..MeetingItem::default() }))
    }
}

/// Keeps on which day a reply was asked for again, once that paper has left; nothing changes where it is kept already.
pub(in crate::services) fn urge(desk: &mut Desk, item: RecordId) -> Result<Option<ChangeId>, Trouble> {
    desk.require(Right::Write)?;
    let known: MeetingItem = seen(desk, item)?;
    if !known.is_handed_out() {
        return Err(Trouble::WrongSubject);
    }
    if !known.urged_on.is_unset() || !known.replied_on.is_unset() {
        return Ok(None);
    }
    let urged_on = Day::new(desk.today());
    let ((), change) =
        desk.writing("督办", |writing| Ok(writing.update(item, &MeetingItem { urged_on, ..known })?))?;
    Ok(Some(change))
}
