//! The file of a case: which papers are there, by what was printed and by what was put in by hand, and which can be printed at all.

use super::form::SavedCase;
use super::{Desk, Trouble, still_open};
use crate::domain::dispute::{AGENT, Case, FiledPaper, filing_list};
use crate::domain::registers::{DisputePaper, DisputeScan};
use crate::domain::{RecordId, Register, Right, Weight};
use crate::print::documents::{DocumentKind, dispute as papers};

/// The program's own papers by the code of their kind in the file.
const OWN: [(&str, &str); 21] = [
    (papers::APPLICATION.key, "01"),
    (papers::ACCEPTANCE.key, "02"),
    (papers::NOTICE.key, "03"),
    (papers::AUTHORISATION.key, "05"),
    (papers::INVESTIGATION.key, "06"),
    (papers::SESSION.key, "08"),
    (papers::AGREEMENT.key, "09"),
    (papers::ORAL_AGREEMENT.key, "10"),
    (papers::PERFORMANCE.key, "11"),
    (papers::VISIT.key, "12"),
    (papers::CONFIRMATION.key, "13"),
    (papers::REFUSAL.key, "15"),
    (papers::TRANSFER.key, "15"),
    (papers::EXTENSION.key, "15"),
    (papers::TERMINATION.key, "15"),
    (papers::ESCALATION.key, "15"),
    (papers::ORDER.key, "15"),
    (papers::SUPERVISION.key, "15"),
    (papers::RESPONSIBILITY.key, "15"),
    (papers::CLOSING_REPORT.key, "16"),
    (papers::REMARKS.key, "14"),
];

/// Where a document lies in the file.
fn paper_code(document: &str) -> Option<&'static str> {
    OWN.iter().find(|(key, _)| *key == document).map(|(_, code)| *code)
}

/// Why there is no such paper of this case, in words; nothing where there is one. What the window offers, and what is refused however it
/// is asked for.
pub fn no_paper(kind: &DocumentKind, case: &Case) -> Option<String> {
    let course = case.course();
    let is_oral = course.agreed.is_some_and(|agreed| agreed.is_oral);
    let is_written = course.agreed.is_some_and(|agreed| !agreed.is_oral);
    let has_agent = case.parties.iter().any(|(_, party)| party.role.code == AGENT);
    let has_to_perform = case.terms.iter().any(|(_, term)| term.is_to_be_performed());
    let without = match course.ended_on {
        Some(_) if course.agreed.is_none() => format!("{}，没有达成协议", course.ended_as.label()),
        _ => "还没有达成协议".to_owned(),
    };
    let (is_there, why) = match kind.key {
        key if key == papers::AGREEMENT.key => match course.agreed {
            Some(_) => (is_written, "达成的是口头协议，请打口头协议登记表".to_owned()),
            None if course.ended_on.is_some() => (false, without),
            None => (course.sessions > 0, "还没有调解过".to_owned()),
        },
        key if key == papers::ORAL_AGREEMENT.key => {
            (is_oral, if is_written { "达成的是书面协议，请打协议书".to_owned() } else { without })
        }
        key if key == papers::CONFIRMATION.key => {
            (is_written, if is_oral { "达成的是口头协议，没有协议书可以确认".to_owned() } else { without })
        }
        key if key == papers::PERFORMANCE.key => {
            let why = if course.agreed.is_some() { "协议里没有要履行的条款".to_owned() } else { without };
            (course.agreed.is_some() && has_to_perform, why)
        }
        key if key == papers::AUTHORISATION.key => (has_agent, "没有登记委托代理人".to_owned()),
        key if key == papers::RESPONSIBILITY.key => (case.dispute.is_grave(), "不是重大纠纷，不用包案".to_owned()),
        key if key == papers::CLOSING_REPORT.key => (course.ended_on.is_some(), "还没有结案".to_owned()),
        _ => return None,
    };
    (!is_there).then(|| format!("{}{why}", &*case.dispute.case_number))
}

pub(super) fn file_of(desk: &Desk, id: RecordId, case: &Case) -> Result<Vec<FiledPaper>, Trouble> {
    Ok(filing_list(case, &filed_pages(desk, id)?))
}

/// The pages that were printed of each kind.
fn filed_pages(desk: &Desk, id: RecordId) -> Result<Vec<(&'static str, u32)>, Trouble> {
    let mut filed: Vec<(&'static str, u32)> = Vec::new();
    for (document, pages) in desk.store.printed_pages_of_dispute(id)? {
        let Some(code) = paper_code(&document) else { continue };
        match filed.iter_mut().find(|(known, _)| *known == code) {
            Some((_, all)) => *all += pages,
            None => filed.push((code, pages)),
        }
    }
    Ok(filed)
}

/// Puts a paper into the file: an identity card copied, a receipt, a signed page.
pub fn file_paper(desk: &mut Desk, dispute: RecordId, paper: &DisputePaper) -> Result<SavedCase, Trouble> {
    desk.require(Right::Mediate)?;
    still_open(desk, dispute)?;
    let paper = DisputePaper { dispute: crate::domain::values::Link::to(dispute), ..paper.clone() };
    let mut wrong = paper.problems(desk.today());
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let (_, change) = desk.writing("文书入卷", |writing| Ok(writing.insert(&paper)?))?;
    Ok(SavedCase { id: dispute, change })
}

/// Takes it out again.
pub fn unfile(desk: &mut Desk, paper: RecordId) -> Result<SavedCase, Trouble> {
    desk.require(Right::Mediate)?;
    let known: DisputePaper = desk.store.load(paper)?.ok_or(Trouble::Gone)?;
    let dispute = known.dispute.id.ok_or(Trouble::Gone)?;
    still_open(desk, dispute)?;
    let ((), change) = desk.writing("文书出卷", |writing| {
        for (scan, _) in writing.scans_of_paper(paper)? {
            writing.delete::<DisputeScan>(scan)?;
        }
        Ok(writing.delete::<DisputePaper>(paper)?)
    })?;
    Ok(SavedCase { id: dispute, change })
}
