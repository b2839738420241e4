//! A finding about a dispute becomes a case: entered in the form of disputes with what the screening wrote, and linked in the
//! same change, so that undoing the case frees the finding.

use super::{Desk, Trouble, seen};
use crate::domain::codes::DisputeSource;
use crate::domain::registers::{RoutineReport, ScreeningFinding};
use crate::domain::values::{Choice, Lines, Link, Text};
use crate::domain::{Draft, RecordId, Right};
use crate::services::disputes::DisputeForm;
use crate::store::Writing;

/// 排查发现 in the list of sources.
const BY_SCREENING: &str = "3";

impl DisputeForm {
    /// A case of what a screening found; the parties are still to be named.
    pub fn of_finding(desk: &Desk, finding: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Mediate)?;
        let known: ScreeningFinding = seen(desk, finding)?;
        if !known.is_dispute() || known.dispute.id.is_some() {
            return Err(Trouble::AlreadyTakenOver);
        }
        let report: Option<RoutineReport> = known.report.id.map(|id| desk.store.load(id)).transpose()?.flatten();
        let mut form = Self::begin(desk)?;
        let mut dispute = form.dispute.record.clone();
        dispute.source = Choice::<DisputeSource>::of(BY_SCREENING);
        dispute.source_note = Text(report.map(|report| report.report_name.0).unwrap_or_default());
        dispute.place = known.place;
        dispute.place_told = known.place_told;
        dispute.summary = Lines(known.found.0);
        form.dispute = Draft::of(dispute);
        form.finding = Some(finding);
        Ok(form)
    }
}

/// What became of a finding: this case.
pub(in crate::services) fn link_case(
    writing: &mut Writing<'_>,
    finding: RecordId,
    case: RecordId,
) -> Result<(), Trouble> {
    let known: ScreeningFinding = writing.load(finding)?.ok_or(Trouble::Gone)?;
    if known.dispute.id.is_some() {
        return Err(Trouble::AlreadyTakenOver);
    }
    let handling = if known.handling.is_empty() { Lines::new("转人民调解") } else { known.handling.clone() };
    Ok(writing.update(finding, &ScreeningFinding { dispute: Link::to(case), handling, ..known })?)
}
