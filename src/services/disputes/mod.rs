//! 人民调解: the list, one case, entering it and what happens to it, what is agreed and filed.
//!
//! ```text
//! mod         whose eyes, the list, one case at a glance
//! form        the case itself
//! party_row   who takes part
//! step        one thing that happened
//! minutes     what was said at it, line by line
//! officers    which operators are on a case
//! brought     a case out of the ledger of another program
//! agreement   the terms, and what is performed under them
//! filing      papers that were put into the file
//! responsibility  三包 of a grave case
//! law         articles at hand, and the station's own
//! terms       how the committee is called, how its cases are numbered, its sentence bank
//! due         what is due, for the page of the day
//! report      人民调解案件情况统计, 周报 and 月报
//! scans       papers brought along, page by page as pictures
//! similar     earlier matters like one
//! ```
//!
//! Where a case stands and what it lacks is said by `domain::dispute`. A case that is not public is gone for whoever is not on it:
//! every service here asks [`seen`] or hands on the eyes to the store.

mod agreement;
mod brought;
mod due;
mod filing;
mod form;
mod law;
mod minutes;
mod officers;
mod party_row;
mod report;
mod responsibility;
mod scans;
mod similar;
mod step;
mod terms;

pub use agreement::{AgreementForm, Performance, TermRow, perform};
pub(in crate::services) use brought::{Bringing, Brought, add_party};
pub use due::{DueCase, due};
pub use filing::{file_paper, no_paper, unfile};
pub(in crate::services) use form::SERIES;
pub use form::{DisputeForm, SavedCase};
pub use law::{articles, keep_articles, own_articles};
pub use minutes::SpokenLine;
pub use party_row::PartyRow;
pub use report::{behind, behind_work, counts_whole_station, report, work};
pub use responsibility::{THREE, set_responsibility};
pub use scans::{ScannedPage, draw_scan, file_scanned, look_at_scans, scan};
pub use similar::SimilarCase;
pub use step::StepForm;
pub use terms::{MediationTerms, keep_phrases, set_terms, terms};

pub use crate::store::{DisputeCounts, DisputeFilter, DisputeStanding, Officer};

use super::{Desk, Trouble, history, places, standards};
use crate::domain::dispute::{
    Case, CaseDeadline, Course, FiledPaper, Indicators, Next, RuleBook, Stage, Stay, deadlines, indicators,
    lacking_in_agreement, stays,
};
use crate::domain::finding::{self, Reason};
use crate::domain::registers::{Dispute, DisputeStep};
use crate::domain::{RecordId, Right, Role};
use crate::store::{DisputeRow, OnPaper, PrintedBefore, Sight};

/// Whose eyes look: the operator's.
pub(in crate::services) fn sight(desk: &Desk) -> Sight {
    Sight { officer: officer(desk), sees_all: desk.may(Right::Administer) }
}

/// Whoever sits here, as one who may be on a case.
pub fn officer(desk: &Desk) -> Officer {
    Officer { id: desk.operator().id, name: desk.operator().name.clone() }
}

/// One case, if it is there for this operator.
pub(in crate::services) fn seen(desk: &Desk, id: RecordId) -> Result<Case, Trouble> {
    if !desk.store.sees_dispute(&sight(desk), id)? {
        return Err(Trouble::Gone);
    }
    desk.store.case(id)?.ok_or(Trouble::Gone)
}

/// One case that may still be changed: what lies in a closed file stays until the station head opens it again.
pub(in crate::services) fn still_open(desk: &Desk, id: RecordId) -> Result<Case, Trouble> {
    let case = seen(desk, id)?;
    if case.course().stage == Stage::Archived { Err(Trouble::CaseArchived) } else { Ok(case) }
}

/// The case of a step, with the step itself.
pub(in crate::services) fn seen_step(desk: &Desk, step: RecordId) -> Result<(RecordId, Case, DisputeStep), Trouble> {
    let known: DisputeStep = desk.store.load(step)?.ok_or(Trouble::Gone)?;
    let id = known.dispute.id.ok_or(Trouble::Gone)?;
    Ok((id, seen(desk, id)?, known))
}

/// A row of the list, as it stands today.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub row: DisputeRow,
    pub course: Course,
    /// What is due first.
    pub due: Option<CaseDeadline>,
}

/// The cases that match, the latest first. Only numbers: rows are read as they come into sight.
pub fn list(desk: &Desk, filter: &DisputeFilter) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.dispute_ids(&sight(desk), filter)?)
}

/// The rows of these cases, for the part of the list in sight.
pub fn rows(desk: &Desk, disputes: &[RecordId]) -> Result<Vec<Listed>, Trouble> {
    desk.require(Right::Look)?;
    let rows = desk.store.dispute_rows(&sight(desk), disputes)?;
    rows.into_iter().map(|row| listed(desk, row)).collect()
}

fn listed(desk: &Desk, row: DisputeRow) -> Result<Listed, Trouble> {
    let due = due_of(desk, &row.case)?.into_iter().next();
    Ok(Listed { course: row.case.course(), due, row })
}

fn due_of(desk: &Desk, case: &Case) -> Result<Vec<CaseDeadline>, Trouble> {
    let standard = standards::standard(desk)?;
    let rules = RuleBook { deadlines: &standard.deadlines, holidays: &standard.holidays };
    Ok(deadlines(case, rules, desk.today()))
}

pub fn counts(desk: &Desk) -> Result<DisputeCounts, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.dispute_counts(&sight(desk))?)
}

/// Those who mediate at this station, for the field of the mediators.
pub fn mediators(desk: &Desk) -> Result<Vec<String>, Trouble> {
    desk.require(Right::Look)?;
    let may_mediate = |role: Role| role.may(Right::Mediate);
    let operators = desk.store.operators()?.into_iter();
    Ok(operators.filter(|operator| operator.is_active && may_mediate(operator.role)).map(|one| one.name).collect())
}

/// Everything the page of one case shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePage {
    pub id: RecordId,
    pub case: Case,
    pub course: Course,
    pub title: String,
    pub place: String,
    /// The one thing to do next.
    pub next: Option<Next>,
    /// What the agreement still lacks to be final.
    pub lacking: Vec<String>,
    /// At which level it lay for how long.
    pub stays: Vec<Stay>,
    pub indicators: Indicators,
    /// Earlier matters like it.
    pub similar: Vec<SimilarCase>,
    pub due: Vec<CaseDeadline>,
    pub file: Vec<FiledPaper>,
    /// What was scanned of it, page by page.
    pub scans: Vec<ScannedPage>,
    pub history: Vec<history::Step>,
    /// 「打印过 3 次，最近 2026-06-15 调解记录」
    pub prints: Option<String>,
}

pub fn page(desk: &Desk, id: RecordId) -> Result<CasePage, Trouble> {
    desk.require(Right::Look)?;
    let case = seen(desk, id)?;
    let course = case.course();
    let lacking = lacking_in_agreement(&case, desk.today());
    let place = match case.dispute.place.id {
        Some(place) => places::full_name(desk, Some(place))?,
        None => case.dispute.place_told.0.clone(),
    };
    Ok(CasePage {
        id,
        title: case.title(),
        place,
        next: course.next(&case.terms, lacking.is_empty()),
        lacking,
        stays: stays(&case),
        indicators: indicators(&case),
        similar: similar::similar(desk, id, &case)?,
        due: due_of(desk, &case)?,
        file: filing::file_of(desk, id, &case)?,
        scans: scans::scanned_pages(desk, &case)?,
        history: history::of_record::<Dispute>(desk, id)?,
        prints: super::printing::line_of(desk, <Dispute as crate::domain::Register>::TABLE, id)?,
        course,
        case,
    })
}

/// A case the search box found: by its number, or by a party.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundCase {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub stage: &'static str,
    pub reason: Reason,
}

/// Cases under what was typed.
pub fn found(desk: &Desk, typed: &str, most: usize) -> Result<Vec<FoundCase>, Trouble> {
    desk.require(Right::Look)?;
    let hits = desk.store.disputes_found(&sight(desk), &finding::words(typed), most)?;
    let mut found = Vec::with_capacity(hits.len());
    for (id, reason) in hits {
        let case = seen(desk, id)?;
        let stage = case.course().stage.label();
        found.push(FoundCase { id, number: case.dispute.case_number.0.clone(), title: case.title(), stage, reason });
    }
    Ok(found)
}

/// Without those about a case that is out of sight.
pub(in crate::services) fn prints_seen(desk: &Desk, prints: Vec<PrintedBefore>) -> Result<Vec<PrintedBefore>, Trouble> {
    let sight = sight(desk);
    let mut seen = Vec::with_capacity(prints.len());
    for print in prints {
        if desk.store.sees_print(&sight, print.id)? {
            seen.push(print);
        }
    }
    Ok(seen)
}

/// Refuses papers about a case that is out of sight.
pub(in crate::services) fn require_print_seen(desk: &Desk, print: RecordId) -> Result<(), Trouble> {
    if desk.store.sees_print(&sight(desk), print)? { Ok(()) } else { Err(Trouble::Gone) }
}

/// A step in whose log a print stands, and the case it belongs to.
pub(in crate::services) fn on_paper(dispute: RecordId, step: Option<RecordId>) -> Vec<OnPaper> {
    let step = step.map(OnPaper::of::<DisputeStep>);
    [Some(OnPaper::of::<Dispute>(dispute)), step].into_iter().flatten().collect()
}
