//! What is due of all this, for the page of the day: occurrences, replies to what was handed out, answers that were promised,
//! findings that have a last day, jobs and rooms that run out.

use super::{Desk, Trouble, area_words, calendar};
use crate::domain::registers::Meeting;
use crate::domain::routine::State;
use crate::domain::{Date, RecordId, Register, Right, mask};
use crate::services::checkup::{Line, Opens};
use crate::services::disputes;
use crate::services::today::{DueLine, Next};

/// Replies, answers and findings stand on the page of the day from so many days before.
const AHEAD: i64 = 7;

/// The earliest first.
pub(in crate::services) fn due(desk: &Desk) -> Result<Vec<DueLine>, Trouble> {
    desk.require(Right::Look)?;
    let mut lines = occurrences(desk)?;
    lines.extend(replies(desk)?);
    lines.extend(answers(desk)?);
    lines.extend(findings(desk)?);
    lines.extend(openings(desk)?);
    lines.sort_by_key(|line| line.due);
    Ok(lines)
}

fn occurrences(desk: &Desk) -> Result<Vec<DueLine>, Trouble> {
    let wanted = calendar::now(desk)?.into_iter().filter(|line| matches!(line.state, State::Due | State::Overdue));
    let line = |wanted: super::OccurrenceLine| {
        let about = format!("{}，{}", wanted.period(), wanted.area);
        let subject = wanted.routine.routine_name.0.clone();
        due_line(desk, "定期工作", (Opens::Routine, wanted.routine_id), wanted.occurrence.due, (subject, about))
    };
    Ok(wanted.map(line).collect())
}

fn replies(desk: &Desk) -> Result<Vec<DueLine>, Trouble> {
    let mut lines = Vec::new();
    for (_, item) in desk.store.replies_awaited(&disputes::sight(desk))? {
        let (Some(meeting), Some(due)) = (item.meeting.id, item.awaits_reply_until()) else { continue };
        if !is_near(desk, due) {
            continue;
        }
        let name = desk.store.load::<Meeting>(meeting)?.map(|meeting| meeting.name()).unwrap_or_default();
        let words = (format!("{} {}", item.order_number.0, item.unit.0), name);
        lines.push(due_line(desk, "交办待回复", (Opens::Meeting, meeting), due, words));
    }
    Ok(lines)
}

fn answers(desk: &Desk) -> Result<Vec<DueLine>, Trouble> {
    let mut lines = Vec::new();
    for (id, reception) in desk.store.answers_awaited()? {
        let Some(due) = reception.awaited_until().filter(|due| is_near(desk, *due)) else { continue };
        let words = (reception.reception_number.0.clone(), reception.matter.label().to_owned());
        lines.push(due_line(desk, "来访待答复", (Opens::Reception, id), due, words));
    }
    Ok(lines)
}

fn findings(desk: &Desk) -> Result<Vec<DueLine>, Trouble> {
    let mut lines = Vec::new();
    for (_, finding) in desk.store.findings_awaited(&disputes::sight(desk))? {
        let (Some(report), Some(due)) = (finding.report.id, finding.due_on.0) else { continue };
        if !is_near(desk, due) {
            continue;
        }
        let place = match finding.place.id {
            Some(place) => mask::address_to_building(&area_words(desk, Some(place))?),
            None => finding.place_told.0.clone(),
        };
        let words = (finding.matter.label().to_owned(), place);
        lines.push(due_line(desk, "排查待处理", (Opens::Report, report), due, words));
    }
    Ok(lines)
}

/// To be taken down, or offered on.
fn openings(desk: &Desk) -> Result<Vec<DueLine>, Trouble> {
    let mut lines = Vec::new();
    for (id, opening) in desk.store.openings()? {
        let Some(due) = opening.valid_until.0.filter(|due| is_near(desk, *due)) else { continue };
        let words = (format!("{} {}", opening.kind.label(), opening.offer.0), opening.place_told.0);
        lines.push(due_line(desk, "用工房源到期", (Opens::Opening, id), due, words));
    }
    Ok(lines)
}

fn is_near(desk: &Desk, due: Date) -> bool {
    (due - desk.today()).num_days() <= AHEAD
}

fn due_line(
    desk: &Desk,
    title: &'static str,
    (opens, record): (Opens, RecordId),
    due: Date,
    (subject, place): (String, String),
) -> DueLine {
    let words = format!("{subject}，{place}");
    let line = Line { opens, record, subject, place, words, repair: None, due: Some(due) };
    DueLine { title, due, days_left: (due - desk.today()).num_days(), line, next: Next::Open, is_appointment: false }
}
