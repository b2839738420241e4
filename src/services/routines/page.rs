//! One record of a ledger at a glance: what it says, section by section, what hangs on it, and which papers it has.

use super::ledger::shown_place;
use super::{Desk, EntryForm, Ledger, LinkKind, Trouble, link_words};
use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Opening, Reception, RoutineReport, ScreeningFinding, ServiceRecord,
};
use crate::domain::values::{Editor, Value};
use crate::domain::{Date, RecordId, Register, Right};
use crate::print::documents::DocumentKind;
use crate::print::documents::routine as papers;
use crate::services::{disputes, history};
use crate::store::{ChangeId, Stored};

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordPage {
    pub ledger: Ledger,
    pub id: RecordId,
    pub title: String,
    pub sections: Vec<PageSection>,
    /// What its findings or matters are called; nothing of records that have none.
    pub children_are: Option<&'static str>,
    pub children: Vec<Child>,
    pub papers: Vec<&'static DocumentKind>,
    pub history: Vec<history::Step>,
}

/// Facts that stand together, as in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSection {
    pub title: &'static str,
    pub facts: Vec<(&'static str, String)>,
}

/// One thing a screening found, one matter of a meeting, or one who came on a day of joint reception.
#[derive(Clone, Debug, PartialEq)]
pub struct Child {
    pub id: RecordId,
    pub kind: ChildKind,
    /// 「矛盾纠纷　海棠苑3栋」, or the matter.
    pub title: String,
    pub lines: Vec<String>,
    pub state: ChildState,
    /// The case it became or speaks of, where the operator sees it, by its number.
    pub case: Option<(RecordId, String)>,
    /// It can become a case.
    pub can_become_case: bool,
    pub papers: Vec<&'static DocumentKind>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChildKind {
    Finding,
    Item,
    Reception,
}

/// How it stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChildState {
    /// Nothing is to be done about it.
    Noted,
    Open(Option<Date>),
    Settled(Option<Date>),
}

pub fn page(desk: &Desk, ledger: Ledger, id: RecordId) -> Result<RecordPage, Trouble> {
    desk.require(Right::Look)?;
    match ledger {
        Ledger::Reports => of_report(desk, id),
        Ledger::Meetings => of_meeting(desk, id),
        Ledger::Receptions => of::<Reception>(desk, ledger, id, vec![&papers::RECEPTION]),
        Ledger::Feedback => of::<Feedback>(desk, ledger, id, vec![&papers::FEEDBACK]),
        Ledger::Openings => of::<Opening>(desk, ledger, id, Vec::new()),
        Ledger::Services => of::<ServiceRecord>(desk, ledger, id, Vec::new()),
    }
}

fn of<R: Stored>(
    desk: &Desk,
    ledger: Ledger,
    id: RecordId,
    papers: Vec<&'static DocumentKind>,
) -> Result<RecordPage, Trouble> {
    let record: R = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    Ok(RecordPage {
        ledger,
        id,
        title: record.name(),
        sections: sections(desk, &record)?,
        children_are: None,
        children: Vec::new(),
        papers,
        history: history::of_record::<R>(desk, id)?,
    })
}

fn of_report(desk: &Desk, id: RecordId) -> Result<RecordPage, Trouble> {
    let report: RoutineReport = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let mut page = of::<RoutineReport>(desk, Ledger::Reports, id, Vec::new())?;
    page.title = format!("{}　{}", report.report_name.0, report.period_words());
    if report.is_screening() {
        page.children_are = Some("排查发现");
        page.papers = vec![&papers::SCREENING, &papers::MONTHLY];
        for (id, finding) in desk.store.findings_of_report(&disputes::sight(desk), id)? {
            page.children.push(of_finding(desk, id, &finding)?);
        }
    }
    Ok(page)
}

fn of_finding(desk: &Desk, id: RecordId, finding: &ScreeningFinding) -> Result<Child, Trouble> {
    let place = shown_place(finding.place.id, &finding.place_told.0);
    let case = case_of(desk, finding.dispute.id)?;
    let state = match finding.resolved_on.0 {
        Some(day) => ChildState::Settled(Some(day)),
        None => ChildState::Open(finding.due_on.0),
    };
    Ok(Child {
        id,
        kind: ChildKind::Finding,
        title: format!("{}　{place}", finding.matter.label()),
        lines: said(&[("", finding.found.shown()), ("处理", finding.handling.shown())]),
        state,
        can_become_case: finding.is_dispute() && finding.dispute.id.is_none(),
        case,
        papers: Vec::new(),
    })
}

fn of_meeting(desk: &Desk, id: RecordId) -> Result<RecordPage, Trouble> {
    let meeting: Meeting = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let mut page = of::<Meeting>(desk, Ledger::Meetings, id, Vec::new())?;
    page.papers = vec![if meeting.is_talk() { &papers::TALK } else { &papers::MINUTES }];
    page.children_are = Some("议题");
    for (id, item) in desk.store.items_of_meeting(&disputes::sight(desk), id)? {
        page.children.push(of_item(desk, id, &item)?);
    }
    for (id, reception) in desk.store.receptions_of_meeting(id)? {
        page.children.push(of_reception(id, &reception));
    }
    Ok(page)
}

fn of_item(desk: &Desk, id: RecordId, item: &MeetingItem) -> Result<Child, Trouble> {
    let state = match (item.is_handed_out(), item.replied_on.0) {
        (false, _) => ChildState::Noted,
        (true, Some(day)) => ChildState::Settled(Some(day)),
        (true, None) => ChildState::Open(item.reply_due.0),
    };
    let order = format!("{} {}", item.order_number.0, item.unit.0);
    Ok(Child {
        id,
        kind: ChildKind::Item,
        title: item.topic.0.clone(),
        lines: said(&[
            ("讨论", item.discussion.shown()),
            ("决定", item.decision.shown()),
            ("交办", order.trim().to_owned()),
            ("督办", item.urged_on.shown()),
            ("回复", item.reply.shown()),
        ]),
        state,
        case: case_of(desk, item.dispute.id)?,
        can_become_case: false,
        papers: if item.is_handed_out() { vec![&papers::HANDOVER, &papers::URGING] } else { Vec::new() },
    })
}

fn of_reception(id: RecordId, reception: &Reception) -> Child {
    let state = if reception.is_open() {
        ChildState::Open(reception.promised_on.0)
    } else {
        ChildState::Settled(reception.finished_on.0)
    };
    Child {
        id,
        kind: ChildKind::Reception,
        title: format!("来访　{}　{}", reception.reception_number.0, reception.matter.label()),
        lines: said(&[("", reception.request.shown()), ("答复", reception.answer.shown())]),
        state,
        case: None,
        can_become_case: false,
        papers: vec![&papers::RECEPTION],
    }
}

/// The finding or matter, if it is there for this operator.
pub(in crate::services) fn seen<R: Stored>(desk: &Desk, id: RecordId) -> Result<R, Trouble> {
    if !desk.store.sees_row::<R>(&disputes::sight(desk), id)? {
        return Err(Trouble::Gone);
    }
    desk.store.load(id)?.ok_or(Trouble::Gone)
}

fn case_of(desk: &Desk, dispute: Option<RecordId>) -> Result<Option<(RecordId, String)>, Trouble> {
    let Some(id) = dispute else { return Ok(None) };
    let number = link_words(desk, LinkKind::Dispute, id)?;
    Ok((!number.is_empty()).then_some((id, number)))
}

/// What was said, each with what it is called before it.
fn said(lines: &[(&str, String)]) -> Vec<String> {
    let filled = lines.iter().filter(|(_, words)| !words.is_empty());
    filled.map(|(name, words)| if name.is_empty() { words.clone() } else { format!("{name}：{words}") }).collect()
}

/// What the title of the page says.
const IN_TITLE: [&str; 4] = ["report_name", "meeting_name", "period_from", "period_until"];

/// What is filled, section by section. Links are called by their names; those the station set by itself are left out.
fn sections<R: Register>(desk: &Desk, record: &R) -> Result<Vec<PageSection>, Trouble> {
    let mut sections = Vec::new();
    for section in R::SECTIONS {
        let mut facts = Vec::new();
        for field in section.fields {
            let value = (field.value)(record);
            if !value.is_empty() && !IN_TITLE.contains(&field.key) {
                facts.extend(shown(desk, value, field.is_derived)?.map(|words| (field.label, words)));
            }
        }
        if !facts.is_empty() {
            sections.push(PageSection { title: section.title, facts });
        }
    }
    Ok(sections)
}

fn shown(desk: &Desk, value: &dyn Value, is_derived: bool) -> Result<Option<String>, Trouble> {
    let Editor::Link(table) = value.editor() else { return Ok(Some(value.shown())) };
    let Some(kind) = LinkKind::of_table(table).filter(|_| !is_derived) else { return Ok(None) };
    let id = value.store().first().and_then(|cell| cell.as_integer().ok().flatten());
    let words = id.map(|id| link_words(desk, kind, RecordId(id))).transpose()?.unwrap_or_default();
    Ok((!words.is_empty()).then_some(words))
}

/// Takes a record back out of its ledger; what hangs on it must go first.
pub fn remove(desk: &mut Desk, ledger: Ledger, id: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    match ledger {
        Ledger::Reports => EntryForm::<RoutineReport>::remove(desk, id),
        Ledger::Meetings => EntryForm::<Meeting>::remove(desk, id),
        Ledger::Receptions => EntryForm::<Reception>::remove(desk, id),
        Ledger::Feedback => EntryForm::<Feedback>::remove(desk, id),
        Ledger::Openings => EntryForm::<Opening>::remove(desk, id),
        Ledger::Services => EntryForm::<ServiceRecord>::remove(desk, id),
    }
}
