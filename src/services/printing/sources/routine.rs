//! What comes round at the station, on paper: screenings, meetings and what they hand out, receptions, reports of 信息员. A matter
//! about a dispute that is out of sight, or a finding that became one, stands on no paper of whoever does not see it.

use super::{Gathered, archived, read};
use crate::domain::codes::ReportedMatter;
use crate::domain::dispute::day_in_words;
use crate::domain::registers::{Dispute, Feedback, Meeting, MeetingItem, Reception, RoutineReport, ScreeningFinding};
use crate::domain::routine::{Cycle, Span};
use crate::domain::values::{Day, Value as _};
use crate::domain::{CodeList, RecordId, Register};
use crate::print::documents::routine::{
    self as papers, FoundLine, ItemRecord, MONTHLY, MatterTotal, MeetingRecord, ScreeningRecord, URGING,
};
use crate::print::documents::{DocumentKind, Source};
use crate::print::{Document, Issue};
use crate::services::disputes;
use crate::services::routines::{area_words, seen};
use crate::services::{Desk, Trouble};
use crate::store::{OnPaper, Stored};
use chrono::Datelike;
use serde::Serialize;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    match kind.source {
        Source::Report if *kind == MONTHLY => monthly(desk, record),
        Source::Report => screening(desk, record),
        Source::Meeting => meeting(desk, record),
        Source::MeetingItem => item(desk, kind, record),
        Source::Reception => {
            let known: Reception = loaded(desk, record)?;
            gathered::<Reception>(record, &known, known.reception_number.0.clone())
        }
        _ => {
            let known: Feedback = loaded(desk, record)?;
            gathered::<Feedback>(record, &known, known.feedback_number.0.clone())
        }
    }
}

fn loaded<R: Stored>(desk: &Desk, record: RecordId) -> Result<R, Trouble> {
    desk.store.load(record)?.ok_or(Trouble::Gone)
}

/// What a print is called in the log names nobody.
fn gathered<R: Register>(record: RecordId, values: &impl Serialize, number: String) -> Result<Gathered, Trouble> {
    Ok(Gathered {
        record: Some(record),
        values: archived(values)?,
        on_paper: vec![OnPaper::of::<R>(record)],
        name: if number.is_empty() { R::TITLE.to_owned() } else { number.clone() },
        number,
        ..Gathered::default()
    })
}

fn report(desk: &Desk, record: RecordId) -> Result<RoutineReport, Trouble> {
    let known: RoutineReport = loaded(desk, record)?;
    if known.is_screening() { Ok(known) } else { Err(Trouble::WrongSubject) }
}

fn screening(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let known = report(desk, record)?;
    let findings = desk.store.findings_of_report(&disputes::sight(desk), record)?;
    let filled = ScreeningRecord {
        period: known.span().map(in_words).unwrap_or_default(),
        area: area_words(desk, known.place.id)?,
        findings: findings.iter().map(|(_, finding)| found(finding)).collect(),
        report: known,
        ..ScreeningRecord::default()
    };
    let number = format!("{}-{}", filled.report.report_name.0, filled.period);
    Ok(with_cases(gathered::<RoutineReport>(record, &filled, number)?, &findings))
}

/// All screenings of the month the report's period ends in, or of its longer period.
fn monthly(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let known = report(desk, record)?;
    let span = span(&known).ok_or(Trouble::Gone)?;
    let screenings = desk.store.screenings_between(span.from, span.until)?;
    let findings = desk.store.findings_between(&disputes::sight(desk), span.from, span.until)?;
    let total = |row: &crate::domain::Code| {
        let of_kind = findings.iter().filter(|(_, finding)| finding.matter.code == row.code);
        let (all, open): (Vec<_>, Vec<_>) = of_kind.partition(|(_, finding)| !finding.is_open());
        MatterTotal { matter: row.name.clone(), found: all.len() + open.len(), settled: all.len() }
    };
    let filled = ScreeningRecord {
        period: in_words(span),
        area: area_words(desk, known.place.id)?,
        screenings: screenings.len(),
        zero_reports: screenings.iter().filter(|(_, screening)| screening.is_zero()).count(),
        totals: ReportedMatter::table().codes.iter().map(total).collect(),
        findings: findings.iter().map(|(_, finding)| found(finding)).collect(),
        report: known,
    };
    let number = filled.period.clone();
    Ok(with_cases(gathered::<RoutineReport>(record, &filled, number)?, &findings))
}

/// The paper is there for those who see every case that findings on it became.
fn with_cases(mut gathered: Gathered, findings: &[(RecordId, ScreeningFinding)]) -> Gathered {
    gathered.on_paper.extend(findings.iter().filter_map(|(_, found)| found.dispute.id).map(OnPaper::of::<Dispute>));
    gathered
}

/// 「2026年6月」, 「2026年6月15日至6月21日」: a paper that is kept names its year.
fn in_words(span: Span) -> String {
    let whole = Cycle::ALL.into_iter().find(|cycle| *cycle != Cycle::Week && cycle.span_of(span.from) == span);
    whole.map_or_else(|| format!("{}年{}", span.from.year(), span.words()), |cycle| cycle.words(span))
}

fn span(report: &RoutineReport) -> Option<Span> {
    let span = report.span()?;
    let month = Cycle::Month.span_of(span.until);
    Some(if span.from >= month.from { month } else { span })
}

fn found(finding: &ScreeningFinding) -> FoundLine {
    let result = match (finding.resolved_on.0, finding.due_on.0) {
        (Some(resolved), _) => format!("已办结\n{}", day_in_words(resolved)),
        (None, Some(due)) => format!("期限\n{}", day_in_words(due)),
        (None, None) => "在办".to_owned(),
    };
    FoundLine {
        matter: finding.matter.label().to_owned(),
        place: finding.place_told.shown(),
        found: finding.found.shown(),
        handling: finding.handling.shown(),
        handled_by: finding.handled_by.shown(),
        result,
    }
}

fn meeting(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let known: Meeting = loaded(desk, record)?;
    let mut items = Vec::new();
    let mut on_paper = vec![OnPaper::of::<Meeting>(record)];
    for (_, item) in desk.store.items_of_meeting(&disputes::sight(desk), record)? {
        on_paper.extend(item.dispute.id.map(OnPaper::of::<Dispute>));
        items.push(of_item(desk, item, &known)?);
    }
    let number = known.meeting_name.0.clone();
    let gathered = gathered::<Meeting>(record, &MeetingRecord { meeting: known, items }, number)?;
    Ok(Gathered { on_paper, ..gathered })
}

fn item(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let mut known: MeetingItem = seen(desk, record)?;
    if !known.is_handed_out() {
        return Err(Trouble::PaperLacks(kind.title, "这一项没有交给哪个单位办".to_owned()));
    }
    if *kind == URGING && !known.may_be_urged() {
        let replied = known.replied_on.0.map(day_in_words).unwrap_or_default();
        return Err(Trouble::PaperLacks(kind.title, format!("这一项{replied}已经回复，不用督办")));
    }
    // It is urged on the day the paper is made; kept is that day when the paper leaves.
    if *kind == URGING && known.urged_on.is_unset() {
        known.urged_on = Day::new(desk.today());
    }
    let meeting: Meeting = match known.meeting.id {
        Some(meeting) => loaded(desk, meeting)?,
        None => Meeting::default(),
    };
    let number = known.order_number.0.clone();
    let dispute = known.dispute.id.map(OnPaper::of::<Dispute>);
    let mut gathered = gathered::<MeetingItem>(record, &of_item(desk, known, &meeting)?, number)?;
    gathered.on_paper.extend(dispute);
    Ok(gathered)
}

fn of_item(desk: &Desk, item: MeetingItem, meeting: &Meeting) -> Result<ItemRecord, Trouble> {
    let case_number = match item.dispute.id {
        Some(dispute) => disputes::seen(desk, dispute)?.dispute.case_number.0,
        None => String::new(),
    };
    Ok(ItemRecord {
        item,
        case_number,
        meeting_name: meeting.meeting_name.0.clone(),
        held_on: meeting.held_on.0.map(day_in_words).unwrap_or_default(),
    })
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(match kind.source {
        Source::Report => papers::draw_screening(kind, &read(values)?, issue),
        Source::Meeting => papers::draw_meeting(kind, &read(values)?, issue),
        Source::MeetingItem => papers::draw_order(kind, &read(values)?, issue),
        Source::Reception => papers::draw_reception(&read(values)?, issue),
        _ => papers::draw_feedback(&read(values)?, issue),
    })
}
