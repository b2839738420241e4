//! What belongs into the file of a case, in the order it is bound, and whether it is there. 一案一卷.
//!
//! Order: 卷内目录 of the people's mediation committees; what is always needed is marked 必备.

use super::{AGENT, Case, StepKind, is_applied_for};
use crate::domain::codes::DisputePaperKind;
use crate::domain::{CodeList, RecordId};

/// How it stands with one kind of paper.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Presence {
    /// So many pages.
    Present(u32),
    Missing,
    /// The case has not come that far.
    NotYet,
    NotNeeded,
}

/// One line of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct FiledPaper {
    /// Its code in the list of papers.
    pub code: &'static str,
    pub title: &'static str,
    pub is_required: bool,
    pub presence: Presence,
}

const APPLICATION: &str = "01";
const ACCEPTANCE: &str = "02";
const NOTICE: &str = "03";
const IDENTITIES: &str = "04";
const AUTHORISATION: &str = "05";
const INVESTIGATION: &str = "06";
const MEDIATION: &str = "08";
const AGREEMENT: &str = "09";
const ORAL_AGREEMENT: &str = "10";
const RECEIPTS: &str = "11";
const VISIT: &str = "12";
const CONFIRMATION: &str = "13";
const REMARKS: &str = "14";
const LETTERS: &str = "15";
const CLOSING_REPORT: &str = "16";

/// Every kind of paper with how it stands. `printed` are the pages that left of the program's own papers, by code.
pub fn filing_list(case: &Case, printed: &[(&'static str, u32)]) -> Vec<FiledPaper> {
    DisputePaperKind::table().codes.iter().map(|row| filed(case, &row.code, &row.name, printed)).collect()
}

fn filed(case: &Case, code: &'static str, title: &'static str, printed: &[(&'static str, u32)]) -> FiledPaper {
    let need = Need::of(case, code);
    let printed = printed.iter().find(|(known, _)| *known == code).filter(|_| has_come_to(case, code));
    let pages = pages(case, code).or_else(|| printed.map(|(_, pages)| *pages));
    let presence = match (pages, need) {
        (Some(pages), _) => Presence::Present(pages),
        (None, Need::Now) => Presence::Missing,
        (None, Need::Later) => Presence::NotYet,
        (None, Need::IfThereIsAny | Need::Never) => Presence::NotNeeded,
    };
    FiledPaper { code, title, is_required: matches!(need, Need::Now | Need::Later), presence }
}

/// Whether the case has come so far that such a paper of the program lies in its file: what was printed before is a draft.
pub fn has_come_to(case: &Case, code: &str) -> bool {
    let course = case.course();
    match code {
        AUTHORISATION => case.parties.iter().any(|(_, party)| party.role.code == AGENT),
        AGREEMENT => course.agreed.is_some_and(|agreed| !agreed.is_oral),
        ORAL_AGREEMENT => course.agreed.is_some_and(|agreed| agreed.is_oral),
        RECEIPTS => case.terms.iter().any(|(_, term)| !term.performed_on.is_unset()),
        CONFIRMATION => course.is_confirmation_asked,
        CLOSING_REPORT => course.ended_on.is_some(),
        _ => true,
    }
}

/// Pages of what was put into the file by hand: that is what lies there, whatever was printed.
fn pages(case: &Case, code: &str) -> Option<u32> {
    let of_kind = case.papers.iter().filter(|(_, paper)| paper.kind.code == code);
    let pages: Vec<u32> = of_kind.map(|(_, paper): &(RecordId, _)| paper.pages.0.unwrap_or_default()).collect();
    (!pages.is_empty()).then(|| pages.iter().sum())
}

#[derive(Clone, Copy)]
enum Need {
    Now,
    Later,
    IfThereIsAny,
    Never,
}

impl Need {
    fn of(case: &Case, code: &str) -> Self {
        let course = case.course();
        let has = |kind: StepKind| case.steps.iter().any(|(_, step)| StepKind::of(&step.kind) == Some(kind));
        let is_accepted = has(StepKind::Accept) || has(StepKind::Reopen);
        let once = |is_wanted: bool| if is_wanted { Self::Now } else { Self::Later };
        let is_oral = course.agreed.is_some_and(|agreed| agreed.is_oral);
        // Whoever is not of one mind signs nothing.
        let is_over_without = course.ended_on.is_some() && course.agreed.is_none();
        match code {
            APPLICATION if is_applied_for(&case.dispute.source) => Self::Now,
            APPLICATION => Self::Never,
            ACCEPTANCE if is_applied_for(&case.dispute.source) => Self::IfThereIsAny,
            ACCEPTANCE | NOTICE | IDENTITIES => once(is_accepted),
            // A guardian speaks by law and brings no letter.
            AUTHORISATION if case.parties.iter().any(|(_, party)| party.role.code == AGENT) => Self::Now,
            INVESTIGATION if has(StepKind::Investigate) => Self::Now,
            MEDIATION if is_over_without && !has(StepKind::Mediate) => Self::Never,
            MEDIATION => once(has(StepKind::Mediate)),
            AGREEMENT | ORAL_AGREEMENT | VISIT | RECEIPTS if is_over_without => Self::Never,
            AGREEMENT if is_oral => Self::Never,
            AGREEMENT => once(course.agreed.is_some()),
            ORAL_AGREEMENT if is_oral => Self::Now,
            RECEIPTS if case.terms.iter().any(|(_, term)| !term.performed_on.is_unset()) => Self::Now,
            VISIT => once(course.visits > 0),
            CONFIRMATION if course.is_confirmation_asked => Self::Now,
            REMARKS => Self::Later,
            LETTERS if [StepKind::Refuse, StepKind::Transfer, StepKind::Terminate].into_iter().any(has) => Self::Now,
            ORAL_AGREEMENT => Self::Never,
            _ => Self::IfThereIsAny,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{case, numbered, step};
    use super::*;
    use crate::domain::registers::DisputePaper;
    use crate::domain::values::{Choice, Count};

    fn presence(case: &Case, code: &str) -> Presence {
        let list = filing_list(case, &[(NOTICE, 2)]);
        list.into_iter().find(|paper| paper.code == code).expect("a kind of the list").presence
    }

    #[test]
    fn a_case_that_was_just_registered_has_its_application_to_come_and_nothing_else_yet() {
        let case = case();
        assert_eq!(presence(&case, APPLICATION), Presence::Missing);
        assert_eq!(presence(&case, MEDIATION), Presence::NotYet);
        assert_eq!(presence(&case, NOTICE), Presence::Present(2));
        assert_eq!(presence(&case, AUTHORISATION), Presence::NotNeeded);
    }

    #[test]
    fn what_was_put_into_the_file_counts_by_its_pages() {
        let mut case = case();
        let paper =
            |pages| DisputePaper { kind: Choice::of(IDENTITIES), pages: Count(Some(pages)), ..DisputePaper::default() };
        case.papers = numbered(vec![paper(2), paper(1)]);
        assert_eq!(presence(&case, IDENTITIES), Presence::Present(3));
    }

    #[test]
    fn a_case_that_failed_needs_no_agreement_and_no_visit() {
        let mut case = case();
        let kinds = [StepKind::Register, StepKind::Accept, StepKind::Mediate, StepKind::Fail];
        case.steps = numbered(kinds.map(|kind| step(kind, "2026-06-01")).to_vec());
        for code in [AGREEMENT, ORAL_AGREEMENT, VISIT] {
            assert_eq!(presence(&case, code), Presence::NotNeeded, "{code}");
        }
        assert_eq!(presence(&case, MEDIATION), Presence::Missing);
    }

    #[test]
    fn what_was_printed_as_a_draft_is_not_in_the_file_until_the_case_has_come_to_it() {
        let mut case = case();
        let kinds = [StepKind::Register, StepKind::Accept, StepKind::Mediate];
        case.steps = numbered(kinds.map(|kind| step(kind, "2026-06-01")).to_vec());
        let presence = |case: &Case, code: &'static str| {
            let list = filing_list(case, &[(code, 2)]);
            list.into_iter().find(|paper| paper.code == code).expect("a kind of the list").presence
        };
        assert_eq!(presence(&case, AGREEMENT), Presence::NotYet, "a draft");
        assert_eq!(presence(&case, AUTHORISATION), Presence::NotNeeded, "there is no agent");
        let with = |kind: StepKind| {
            let mut steps: Vec<_> = case.steps.iter().map(|(_, step)| step.clone()).collect();
            steps.push(step(kind, "2026-06-17"));
            Case { steps: numbered(steps), ..case.clone() }
        };
        assert_eq!(presence(&with(StepKind::Agree), AGREEMENT), Presence::Present(2));
        assert_eq!(presence(&with(StepKind::Agree), ORAL_AGREEMENT), Presence::NotNeeded);
        assert_eq!(presence(&with(StepKind::Fail), AGREEMENT), Presence::NotNeeded, "it failed");
    }

    #[test]
    fn an_oral_agreement_is_registered_and_not_signed() {
        let mut case = case();
        let kinds = [StepKind::Register, StepKind::Accept, StepKind::Mediate, StepKind::AgreeOrally];
        case.steps = numbered(kinds.map(|kind| step(kind, "2026-06-01")).to_vec());
        assert_eq!(presence(&case, AGREEMENT), Presence::NotNeeded);
        assert_eq!(presence(&case, ORAL_AGREEMENT), Presence::Missing);
    }
}
