//! A dispute, or one step of it: as far as the operator may see it. What the print is called in the log names nobody.

use super::{Gathered, archived, read};
use crate::domain::codes::DisputePaperKind;
use crate::domain::dispute::{self, AGENT, Case, StepKind, day_in_words, lacking_for};
use crate::domain::registers::{DisputePaper, DisputeScan, DisputeStep};
use crate::domain::{CodeList, RecordId};
use crate::print::documents::DocumentKind;
use crate::print::documents::dispute::{self as papers, CaseFile, CaseRecord, CatalogueLine, Entry, Scan, Spoken};
use crate::print::{Document, Issue};
use crate::services::disputes::{self, filed_pages};
use crate::services::{Desk, Trouble, places};
use serde::Serialize;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let case = disputes::seen(desk, record)?;
    if *kind == papers::FILE {
        return gathered(record, None, &case, &whole_file(desk, &case)?);
    }
    let mut filled = of_case(desk, &case)?;
    if *kind == papers::CONTENTS || *kind == papers::REMARKS {
        filled.catalogue = catalogue(desk, record, &case)?;
    }
    filled.lacking = lacking_to_be_final(desk, kind, &case);
    gathered(record, None, &case, &filled)
}

pub(super) fn gather_step(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let (id, case, step) = disputes::seen_step(desk, record)?;
    if StepKind::of(&step.kind).and_then(paper_of) != Some(kind) {
        return Err(Trouble::WrongSubject);
    }
    gathered(id, Some(record), &case, &of_step(desk, &case, (record, &step))?)
}

fn of_step(desk: &Desk, case: &Case, (id, step): (RecordId, &DisputeStep)) -> Result<CaseRecord, Trouble> {
    let spoken = desk.store.records_of_step(id)?.into_iter();
    Ok(CaseRecord {
        session: session(case, id),
        spoken: spoken.map(|(_, line)| Spoken { speaker: line.speaker.0, words: line.spoken.0 }).collect(),
        step: step.clone(),
        ..of_case(desk, case)?
    })
}

/// Every paper of the file in its order: those the program draws, and those put in by hand.
fn whole_file(desk: &Desk, case: &Case) -> Result<CaseFile, Trouble> {
    let cover = of_case(desk, case)?;
    let mut entries = Vec::new();
    for row in &DisputePaperKind::table().codes {
        let drawn = entries.len();
        for (kind, record) in drawn_of(desk, case, &row.code, &cover)? {
            entries.push(Entry {
                title: kind.title.to_owned(),
                kind: Some(kind.key.to_owned()),
                record,
                ..Entry::default()
            });
        }
        if entries.len() == drawn {
            for (id, paper) in case.papers.iter().filter(|(_, paper)| paper.kind.code == row.code) {
                entries.push(by_hand(desk, *id, paper, &row.name)?);
            }
        }
    }
    Ok(CaseFile { cover, entries })
}

/// A paper that was put in by hand, with its scanned pages.
fn by_hand(desk: &Desk, id: RecordId, paper: &DisputePaper, kind: &str) -> Result<Entry, Trouble> {
    let scan = |(_, scan): (RecordId, DisputeScan)| Scan {
        hash: scan.hash.0,
        width: scan.pixels_across.0.unwrap_or_default(),
        height: scan.pixels_down.0.unwrap_or_default(),
    };
    Ok(Entry {
        title: if paper.paper_title.is_empty() { kind.to_owned() } else { paper.paper_title.0.clone() },
        pages: paper.pages.0.unwrap_or_default(),
        scans: desk.store.scans_of_paper(id)?.into_iter().map(scan).collect(),
        ..Entry::default()
    })
}

/// What the program draws of one kind of paper, as far as the case has come.
fn drawn_of(
    desk: &Desk,
    case: &Case,
    code: &str,
    cover: &CaseRecord,
) -> Result<Vec<(&'static DocumentKind, CaseRecord)>, Trouble> {
    let agreed = case.course().agreed;
    let is_applied_for = dispute::is_applied_for(&case.dispute.source);
    let one = |kind: &'static DocumentKind, is_there: bool| {
        let record = || CaseRecord { lacking: lacking_to_be_final(desk, kind, case), ..cover.clone() };
        if is_there { vec![(kind, record())] } else { Vec::new() }
    };
    let steps = |kinds: &[StepKind]| steps_of(desk, case, kinds);
    Ok(match code {
        "01" => one(&papers::APPLICATION, is_applied_for),
        "02" => one(&papers::ACCEPTANCE, !is_applied_for),
        "03" => one(&papers::NOTICE, !case.dispute.rights_told_on.is_unset()),
        "05" => one(&papers::AUTHORISATION, case.parties.iter().any(|(_, party)| party.role.code == AGENT)),
        "06" => steps(&[StepKind::Investigate])?,
        "08" => steps(&[StepKind::Mediate])?,
        "15" => steps(&LETTERS)?,
        "09" => one(&papers::AGREEMENT, agreed.is_some_and(|agreed| !agreed.is_oral)),
        "10" => one(&papers::ORAL_AGREEMENT, agreed.is_some_and(|agreed| agreed.is_oral)),
        "11" => one(&papers::PERFORMANCE, case.terms.iter().any(|(_, term)| !term.performed_on.is_unset())),
        "12" => steps(&[StepKind::Visit])?,
        "13" => one(&papers::CONFIRMATION, case.course().is_confirmation_asked),
        "16" => one(&papers::CLOSING_REPORT, case.course().ended_on.is_some()),
        "14" => one(&papers::REMARKS, true),
        _ => Vec::new(),
    })
}

/// The papers of all steps of these kinds, in the order they were taken.
fn steps_of(desk: &Desk, case: &Case, kinds: &[StepKind]) -> Result<Vec<(&'static DocumentKind, CaseRecord)>, Trouble> {
    let mut drawn = Vec::new();
    for (id, step) in &case.steps {
        let kind = StepKind::of(&step.kind).filter(|kind| kinds.contains(kind));
        if let Some(paper) = kind.and_then(paper_of) {
            drawn.push((paper, of_step(desk, case, (*id, step))?));
        }
    }
    Ok(drawn)
}

/// What is written to the parties and to others, beside the minutes.
const LETTERS: [StepKind; 8] = [
    StepKind::Refuse,
    StepKind::Transfer,
    StepKind::Extend,
    StepKind::Fail,
    StepKind::Terminate,
    StepKind::Escalate,
    StepKind::HandDown,
    StepKind::Supervise,
];

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
    let course = case.course();
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
        court: terms.court,
        retention: terms.retention,
        from: course.counted_from.map(day_in_words).unwrap_or_default(),
        until: course.ended_on.map(day_in_words).unwrap_or_default(),
        stage: course.stage.label().to_owned(),
        agreed_on: course.agreed.map(|agreed| day_in_words(agreed.on)).unwrap_or_default(),
        ..CaseRecord::default()
    })
}

/// Which meeting a step was, counted through the whole case.
fn session(case: &Case, step: RecordId) -> u32 {
    let meetings = case
        .steps
        .iter()
        .filter(|(_, step): &&(RecordId, DisputeStep)| StepKind::of(&step.kind) == Some(StepKind::Mediate));
    (1..).zip(meetings).find(|(_, (id, _))| *id == step).map(|(number, _)| number).unwrap_or_default()
}

/// What is in the file with its pages, in its order.
fn catalogue(desk: &Desk, id: RecordId, case: &Case) -> Result<Vec<CatalogueLine>, Trouble> {
    use crate::domain::dispute::{FiledPaper, Presence, filing_list};
    let file = filing_list(case, &filed_pages(desk, id)?);
    let line = |paper: FiledPaper| match paper.presence {
        Presence::Present(pages) => Some(CatalogueLine { title: paper.title.to_owned(), pages, remark: String::new() }),
        _ => None,
    };
    Ok(file.into_iter().filter_map(line).collect())
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    if *kind == papers::FILE {
        return Ok(papers::draw_file(&read(values)?, issue));
    }
    let record: CaseRecord = read(values)?;
    Ok(papers::draw(kind, &record, issue))
}
