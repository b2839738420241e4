//! The whole file of a case in the order it is bound, and what it lacks. What a paper says is gathered beside (`super`).

use super::{lacking_to_be_final, of_case, of_step, paper_of, sentence};
use crate::domain::codes::DisputePaperKind;
use crate::domain::dispute::{self, Case, Presence, StepKind, filing_list, has_come_to};
use crate::domain::registers::{DisputePaper, DisputeScan};
use crate::domain::{Code, CodeList, RecordId};
use crate::print::documents::DocumentKind;
use crate::print::documents::dispute::{self as papers, CaseFile, CaseRecord, Entry, Scan};
use crate::services::{Desk, Trouble};

/// The file as it is bound, and what it lacks.
pub(super) struct Bound {
    pub file: CaseFile,
    pub lacks: Lacks,
}

/// In sentences: what should be in it and is not, what the case has not come to yet, why its agreement is no final one; and what lies beside.
pub(super) struct Lacks {
    pub missing: Vec<String>,
    pub beside: Vec<String>,
}

impl Lacks {
    pub fn in_words(&self) -> Vec<String> {
        self.missing.iter().chain(&self.beside).cloned().collect()
    }
}

/// Every paper of the file in its order: those the program draws, and those put in by hand.
pub(super) fn whole_file(desk: &Desk, case: &Case) -> Result<Bound, Trouble> {
    let cover = of_case(desk, case)?;
    let mut entries = Vec::new();
    let mut there: Vec<(&'static str, u32)> = Vec::new();
    for row in &DisputePaperKind::table().codes {
        let of_kind = entries_of(desk, case, row, &cover)?;
        if !of_kind.is_empty() {
            there.push((row.code.as_str(), 1));
        }
        entries.extend(of_kind);
    }
    let lacks = lacks_of(desk, case, &there, &entries);
    for entry in entries.iter_mut().filter(|entry| entry.kind.as_deref() == Some(papers::REMARKS.key)) {
        (entry.record.missing, entry.record.beside) = (lacks.missing.clone(), lacks.beside.clone());
    }
    Ok(Bound { file: CaseFile { cover, entries }, lacks })
}

/// The papers of one kind. What was scanned is what was signed: it takes the place of as many as the program would draw.
fn entries_of(desk: &Desk, case: &Case, kind: &Code, cover: &CaseRecord) -> Result<Vec<Entry>, Trouble> {
    let by_hand = case.papers.iter().filter(|(_, paper)| paper.kind.code == kind.code);
    let by_hand: Vec<Entry> =
        by_hand.map(|(id, paper)| self::by_hand(desk, *id, paper, &kind.name)).collect::<Result<_, _>>()?;
    let drawn = drawn_of(desk, case, &kind.code, cover)?;
    let scanned = by_hand.iter().filter(|entry| !entry.scans.is_empty()).count();
    if drawn.is_empty() || scanned >= drawn.len() {
        return Ok(by_hand);
    }
    let entry = |(kind, record): (&DocumentKind, CaseRecord)| Entry {
        title: match record.session {
            0 => kind.title.to_owned(),
            session => format!("{}（第 {session} 次）", kind.title),
        },
        kind: Some(kind.key.to_owned()),
        record,
        ..Entry::default()
    };
    let drawn = drawn.into_iter().map(entry);
    Ok(drawn.chain(by_hand.into_iter().filter(|entry| !entry.scans.is_empty())).collect())
}

fn lacks_of(desk: &Desk, case: &Case, there: &[(&'static str, u32)], entries: &[Entry]) -> Lacks {
    let file = filing_list(case, there);
    let titles = |wanted: Presence| -> Vec<&str> {
        file.iter().filter(|paper| paper.is_required && paper.presence == wanted).map(|paper| paper.title).collect()
    };
    let beside: Vec<String> = entries
        .iter()
        .filter(|entry| entry.kind.is_none() && entry.scans.is_empty())
        .map(|entry| format!("{} {} 页", entry.title, entry.pages))
        .collect();
    let kind = if case.course().agreed.is_some_and(|agreed| agreed.is_oral) {
        &papers::ORAL_AGREEMENT
    } else {
        &papers::AGREEMENT
    };
    let lacking = if case.course().agreed.is_some() { lacking_to_be_final(desk, kind, case) } else { Vec::new() };
    let missing = [
        sentence("卷里还缺：", "、", &titles(Presence::Missing)),
        sentence("还没有办到：", "、", &titles(Presence::NotYet)),
        sentence("协议不是定稿：", "；", &lacking),
    ];
    let beside = sentence("没有扫描，要另放原件：", "、", &beside);
    Lacks { missing: missing.into_iter().flatten().collect(), beside: beside.into_iter().collect() }
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
        "05" => one(&papers::AUTHORISATION, has_come_to(case, code)),
        "06" => steps(&[StepKind::Investigate])?,
        "08" => steps(&[StepKind::Mediate])?,
        "15" => {
            let is_shared_out = case.dispute.is_grave() && !case.dispute.case_leader.is_empty();
            let mut letters = one(&papers::RESPONSIBILITY, is_shared_out);
            letters.extend(steps(&LETTERS)?);
            letters
        }
        "09" => one(&papers::AGREEMENT, has_come_to(case, code)),
        "10" => one(&papers::ORAL_AGREEMENT, has_come_to(case, code)),
        "11" => one(&papers::PERFORMANCE, has_come_to(case, code)),
        "12" => steps(&[StepKind::Visit])?,
        "13" => one(&papers::CONFIRMATION, has_come_to(case, code)),
        "16" => one(&papers::CLOSING_REPORT, has_come_to(case, code)),
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
