//! A dispute, or one step of it: as far as the operator may see it. What the print is called in the log names nobody.

#[cfg(test)]
mod tests;
mod whole_file;

use super::{Gathered, archived, read};
use crate::domain::RecordId;
use crate::domain::dispute::{Appointment, Case, Course, Stage, StepKind, day_in_words, lacking_for};
use crate::domain::registers::DisputeStep;
use crate::domain::values::Value as _;
use crate::print::documents::DocumentKind;
use crate::print::documents::dispute::{self as papers, CaseRecord, Spoken};
use crate::print::{Document, Issue};
use crate::services::{Desk, Trouble, disputes, places};
use serde::Serialize;
use serde_json::Value;
use whole_file::{Bound, whole_file};

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let case = disputes::seen(desk, record)?;
    if let Some(why) = disputes::no_paper(kind, &case) {
        return Err(Trouble::PaperLacks(kind.title, why));
    }
    if [papers::FILE, papers::CONTENTS, papers::REMARKS].contains(kind) {
        return of_file(desk, kind, record, &case);
    }
    let mut filled = of_case(desk, &case)?;
    filled.lacking = lacking_to_be_final(desk, kind, &case);
    let remarks = sentence("还不是定稿：", "；", &filled.lacking).into_iter().collect();
    Ok(Gathered { remarks, ..gathered(record, None, &case, &filled)? })
}

/// The whole file, or its catalogue and 卷宗情况说明 alone: those say what they say in it.
fn of_file(desk: &Desk, kind: &DocumentKind, record: RecordId, case: &Case) -> Result<Gathered, Trouble> {
    let Bound { file, lacks } = whole_file(desk, case)?;
    let remarks = lacks.in_words();
    if *kind == papers::FILE {
        return Ok(Gathered { remarks, ..gathered(record, None, case, &file)? });
    }
    let issue = Issue {
        station: desk.station(),
        today: desk.today(),
        operator: &desk.operator().name,
        running_number: None,
        full_id: papers::FILE.may_show_full_id,
        onto_form: false,
    };
    let catalogue = papers::catalogue(&file, &issue);
    let filled = CaseRecord { catalogue, missing: lacks.missing, beside: lacks.beside, ..file.cover };
    Ok(Gathered { remarks, ..gathered(record, None, case, &filled)? })
}

pub(super) fn gather_step(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let (id, case, step) = disputes::seen_step(desk, record)?;
    if StepKind::of(&step.kind).and_then(paper_of) != Some(kind) {
        let why = format!("{}的这一步是「{}」", &*case.dispute.case_number, step.kind.label());
        return Err(Trouble::PaperLacks(kind.title, why));
    }
    let enclosures: Vec<&str> = step.lacking_enclosures().into_iter().map(|(_, words)| words).collect();
    let remarks = sentence("附件还缺：", "、", &enclosures).into_iter().collect();
    Ok(Gathered { remarks, ..gathered(id, Some(record), &case, &of_step(desk, &case, (record, &step))?)? })
}

/// What is there to be said, if anything: 「附件还缺：……、……」.
fn sentence(begins: &str, between: &str, words: &[impl AsRef<str>]) -> Option<String> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    (!words.is_empty()).then(|| format!("{begins}{}", words.join(between)))
}

fn of_step(desk: &Desk, case: &Case, (id, step): (RecordId, &DisputeStep)) -> Result<CaseRecord, Trouble> {
    let spoken = desk.store.records_of_step(id)?.into_iter();
    Ok(CaseRecord {
        session: session(case, id),
        spoken: spoken.map(|(_, line)| Spoken { speaker: line.speaker.0, words: line.spoken.0 }).collect(),
        step: step.clone(),
        ordered_by: ordered_by(case, id),
        ..of_case(desk, case)?
    })
}

/// The paper of a kind of step; nothing of one that has none.
fn paper_of(kind: StepKind) -> Option<&'static DocumentKind> {
    Some(match kind {
        StepKind::Investigate => &papers::INVESTIGATION,
        StepKind::Mediate => &papers::SESSION,
        StepKind::Visit => &papers::VISIT,
        StepKind::Refuse => &papers::REFUSAL,
        StepKind::Transfer => &papers::TRANSFER,
        StepKind::Extend => &papers::EXTENSION,
        StepKind::Fail | StepKind::Terminate => &papers::TERMINATION,
        StepKind::Escalate => &papers::ESCALATION,
        StepKind::HandDown => &papers::ORDER,
        StepKind::Supervise => &papers::SUPERVISION,
        _ => return None,
    })
}

/// What the law asks for and is not there, of a paper that is to be signed; also of one that was signed and has lost something since.
fn lacking_to_be_final(desk: &Desk, kind: &DocumentKind, case: &Case) -> Vec<String> {
    let on = case.course().agreed.map_or(desk.today(), |agreed| agreed.on);
    match kind.key {
        key if [papers::AGREEMENT.key, papers::CONFIRMATION.key].contains(&key) => {
            lacking_for(StepKind::Agree, case, on)
        }
        key if key == papers::ORAL_AGREEMENT.key => lacking_for(StepKind::AgreeOrally, case, on),
        _ => Vec::new(),
    }
}

fn gathered(
    dispute: RecordId,
    step: Option<RecordId>,
    case: &Case,
    filled: &impl Serialize,
) -> Result<Gathered, Trouble> {
    let number = case.dispute.case_number.0.clone();
    Ok(Gathered {
        record: Some(step.unwrap_or(dispute)),
        values: archived(filled)?,
        on_paper: disputes::on_paper(dispute, step),
        name: number.clone(),
        number,
        ..Gathered::default()
    })
}

fn of_case(desk: &Desk, case: &Case) -> Result<CaseRecord, Trouble> {
    let terms = disputes::terms(desk)?;
    let venue = terms.venue.clone();
    let course = case.course();
    let last = |kind: StepKind| {
        let mut steps = case.steps.iter().rev().map(|(_, step)| step);
        steps.find(|step| StepKind::of(&step.kind) == Some(kind))
    };
    let filing = last(StepKind::Archive).filter(|_| course.stage == Stage::Archived);
    let asked =
        last(StepKind::AskConfirmation).filter(|step| course.is_confirmation_asked && !step.counterpart.is_empty());
    let place = match case.dispute.place.id {
        Some(place) => places::full_name(desk, Some(place))?,
        None => case.dispute.place_told.0.clone(),
    };
    Ok(CaseRecord {
        dispute: case.dispute.clone(),
        parties: case.parties.iter().map(|(_, party)| party.clone()).collect(),
        terms: case.terms.iter().map(|(_, term)| term.clone()).collect(),
        place,
        committee: terms.committee,
        court: asked.map_or(terms.court, |step| step.counterpart.0.clone()),
        retention: terms.retention,
        from: course.counted_from.map(day_in_words).unwrap_or_default(),
        until: course.ended_on.map(day_in_words).unwrap_or_default(),
        stage: course.result_in_words(),
        filed_by: filing.map(|step| step.entered_by.shown()).unwrap_or_default(),
        filed_on: filing.and_then(|step| step.stepped_on.0).map(day_in_words).unwrap_or_default(),
        agreed_on: course.agreed.map(|agreed| day_in_words(agreed.on)).unwrap_or_default(),
        agreed_day: course.agreed.map(|agreed| agreed.on),
        visits: case.steps.iter().filter_map(|(_, step)| visited(step)).collect(),
        arranged: arranged_by(case).map(|arranged| meeting_in_words(arranged, &venue)).unwrap_or_default(),
        ..CaseRecord::default()
    })
}

/// The meeting the parties were told of with their rights: what is arranged later does not change a paper that was handed out.
fn arranged_by(case: &Case) -> Option<Appointment> {
    let Some(told_on) = case.dispute.rights_told_on.0 else { return case.course().arranged_for };
    let until_then = case.steps.iter().filter(|(_, step)| step.stepped_on.0.is_none_or(|day| day <= told_on));
    let steps: Vec<(RecordId, DisputeStep)> = until_then.cloned().collect();
    Course::of(&steps, &[]).arranged_for
}

/// 「2026年6月17日 14:30，海棠社区调解室」
fn meeting_in_words(arranged: Appointment, venue: &str) -> String {
    let at = arranged.at.shown();
    let when = if at.is_empty() { day_in_words(arranged.on) } else { format!("{} {at}", day_in_words(arranged.on)) };
    format!("{when}，{venue}")
}

/// Which meeting a step was, counted through the whole case.
fn session(case: &Case, step: RecordId) -> u32 {
    let meetings = case
        .steps
        .iter()
        .filter(|(_, step): &&(RecordId, DisputeStep)| StepKind::of(&step.kind) == Some(StepKind::Mediate));
    (1..).zip(meetings).find(|(_, (id, _))| *id == step).map(|(number, _)| number).unwrap_or_default()
}

/// 「2026年6月24日回访：首付已收到。」
fn visited(step: &DisputeStep) -> Option<String> {
    let day = step.stepped_on.0.filter(|_| StepKind::of(&step.kind) == Some(StepKind::Visit))?;
    Some(format!("{}回访：{}", day_in_words(day), step.summary.0.trim()))
}

/// Whoever a matter was last reported to before this step hands it down.
fn ordered_by(case: &Case, step: RecordId) -> String {
    let before = case.steps.iter().take_while(|(id, _)| *id != step).map(|(_, step)| step);
    let reports = before.filter(|step| StepKind::of(&step.kind) == Some(StepKind::Escalate));
    reports.last().map(|step| step.counterpart.0.clone()).unwrap_or_default()
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    if *kind == papers::FILE {
        return Ok(papers::draw_file(&read(values)?, issue));
    }
    let record: CaseRecord = read(values)?;
    Ok(papers::draw(kind, &record, issue))
}
