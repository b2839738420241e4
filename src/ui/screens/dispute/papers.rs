//! The papers of a case as they can be printed now, the usual one first.

use crate::domain::RecordId;
use crate::domain::dispute::{Next, Stage, StepKind};
use crate::print::documents::DocumentKind;
use crate::print::documents::dispute::{
    ACCEPTANCE, AGREEMENT, APPLICATION, AUTHORISATION, BACK, CLOSING_REPORT, CONFIRMATION, CONTENTS, COVER, ESCALATION,
    EXTENSION, FILE, INVESTIGATION, NOTICE, ORAL_AGREEMENT, ORDER, PERFORMANCE, REFUSAL, REMARKS, RESPONSIBILITY,
    SESSION, SUPERVISION, TERMINATION, TRANSFER, VISIT,
};
use crate::services::disputes::{CasePage, no_paper};

/// A paper and the record it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePaper {
    pub kind: &'static DocumentKind,
    pub record: RecordId,
    pub words: String,
    /// What Ctrl P prints.
    pub is_usual: bool,
}

const OF_CASE: [&DocumentKind; 15] = [
    &APPLICATION,
    &ACCEPTANCE,
    &NOTICE,
    &AUTHORISATION,
    &AGREEMENT,
    &ORAL_AGREEMENT,
    &PERFORMANCE,
    &CONFIRMATION,
    &RESPONSIBILITY,
    &CLOSING_REPORT,
    &COVER,
    &CONTENTS,
    &REMARKS,
    &BACK,
    &FILE,
];

pub(super) fn papers(page: &CasePage) -> Vec<CasePaper> {
    let mut papers: Vec<CasePaper> = OF_CASE
        .into_iter()
        .filter(|kind| no_paper(kind, &page.case).is_none())
        .map(|kind| of_case(kind, page))
        .collect();
    let place = papers.iter().position(|paper| *paper.kind == AGREEMENT || *paper.kind == ORAL_AGREEMENT);
    let place = place.unwrap_or(papers.len().min(3));
    papers.splice(place..place, of_steps(page));
    let usual = usual(page, &papers);
    if let Some(place) = usual {
        let mut paper = papers.remove(place);
        paper.is_usual = true;
        papers.insert(0, paper);
    }
    papers
}

fn of_case(kind: &'static DocumentKind, page: &CasePage) -> CasePaper {
    CasePaper { kind, record: page.id, words: kind.title.to_owned(), is_usual: false }
}

/// A paper for each investigation, meeting and visit.
fn of_steps(page: &CasePage) -> Vec<CasePaper> {
    let mut session = 0;
    let mut papers = Vec::new();
    for (id, step) in &page.case.steps {
        let (kind, words) = match StepKind::of(&step.kind) {
            Some(StepKind::Investigate) => (&INVESTIGATION, "调查记录".to_owned()),
            Some(StepKind::Mediate) => {
                session += 1;
                (&SESSION, format!("第 {session} 次调解记录"))
            }
            Some(StepKind::Visit) => (&VISIT, "回访记录".to_owned()),
            Some(kind) => match letter(kind) {
                Some(letter) => (letter, letter.title.to_owned()),
                None => continue,
            },
            None => continue,
        };
        let day = step.stepped_on.0.map(|day| day.format(" %m-%d").to_string()).unwrap_or_default();
        papers.push(CasePaper { kind, record: *id, words: format!("{words}{day}"), is_usual: false });
    }
    papers
}

/// What is written to the parties and to others, beside the minutes.
fn letter(kind: StepKind) -> Option<&'static DocumentKind> {
    Some(match kind {
        StepKind::Refuse => &REFUSAL,
        StepKind::Transfer => &TRANSFER,
        StepKind::Extend => &EXTENSION,
        StepKind::Fail | StepKind::Terminate => &TERMINATION,
        StepKind::Escalate => &ESCALATION,
        StepKind::HandDown => &ORDER,
        StepKind::Supervise => &SUPERVISION,
        _ => return None,
    })
}

/// What is printed at this point of the way.
fn usual(page: &CasePage, papers: &[CasePaper]) -> Option<usize> {
    let wanted = match (page.course.stage, page.next) {
        (Stage::Registered, _) => &ACCEPTANCE,
        (Stage::Refused, _) => &REFUSAL,
        (Stage::Transferred, _) => &TRANSFER,
        (Stage::Failed | Stage::Terminated, _) => &TERMINATION,
        (Stage::Accepted, _) => &NOTICE,
        (Stage::Investigating, _) => &INVESTIGATION,
        (_, Some(Next::Step(StepKind::Agree) | Next::WriteAgreement)) => &AGREEMENT,
        (Stage::Mediating, _) => &SESSION,
        (Stage::Performing | Stage::Settled, _) if page.course.visits > 0 => &VISIT,
        (Stage::Performing | Stage::Settled, _) if page.course.agreed.is_some_and(|agreed| agreed.is_oral) => {
            &ORAL_AGREEMENT
        }
        (Stage::Performing | Stage::Settled, _) => &AGREEMENT,
        _ => &COVER,
    };
    papers.iter().rposition(|paper| paper.kind == wanted)
}
