//! A 联防组 as it stands today: its doors along the street, who leads it, who answers for its place.

use super::{Gathered, archived, read};
use crate::domain::RecordId;
use crate::domain::defence::month_of;
use crate::domain::registers::{DefenceGroup, Person};
use crate::domain::values::{Phones, Value as _};
use crate::print::documents::defence::{GroupContact, GroupLine, GroupRecord, PatrolRow, TurnRow};
use crate::print::documents::{
    DEFENCE_CARD, DEFENCE_ROSTER, DUTY_ROTA, DocumentKind, PATROL_LOG, defence_card, defence_roster, defence_sheets,
};
use crate::print::{Document, Issue};
use crate::services::defence::{self, Called, RosterLine};
use crate::services::{Desk, Trouble, places};
use crate::store::OnPaper;
use chrono::Datelike;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let page = defence::page(desk, record, None)?;
    let group = &page.group;
    let mut on_paper = vec![OnPaper::of::<DefenceGroup>(record)];
    let mut filled = GroupRecord {
        number: group.number_words(),
        name: group.group_name.shown(),
        kind: group.kind.label().to_owned(),
        unit: group.unit().to_owned(),
        area: page.area.clone(),
        head: contact(page.head.as_ref()),
        deputy: contact(page.deputy.as_ref()),
        policeman: contact(page.policeman.as_ref()),
        help_phones: group.help_phones.shown(),
        route: group.route.shown(),
        elected_on: group.elected_on.0,
        formed_on: group.formed_on.0,
        ..GroupRecord::default()
    };
    let leaders = [&page.head, &page.deputy].into_iter().flatten().filter_map(|called| called.person);
    on_paper.extend(leaders.map(OnPaper::of::<Person>));
    if *kind == DUTY_ROTA || *kind == PATROL_LOG {
        of_this_month(desk, record, &mut filled)?;
    }
    // Nobody but who leads it stands on the others, and nobody else is archived with them.
    if *kind == DEFENCE_ROSTER {
        for line in &page.roster {
            filled.members.push(member(desk, line)?);
            on_paper.extend(line.member.contact.id.map(OnPaper::of::<Person>));
        }
    }
    Ok(Gathered {
        record: Some(record),
        missing: missing(kind, &filled, page.roster.is_empty()),
        values: archived(&filled)?,
        on_paper,
        name: group.title(),
        address: page.area.clone(),
        ..Gathered::default()
    })
}

/// Who is on duty this month and what patrols found; without any the sheet is written by hand.
fn of_this_month(desk: &Desk, group: RecordId, filled: &mut GroupRecord) -> Result<(), Trouble> {
    let (from, until) = month_of(desk.today(), 0);
    filled.month = format!("{}年{}月", from.year(), from.month());
    let turns = defence::duties(desk, group, from, until)?.turns.into_iter();
    filled.turns = turns
        .map(|turn| TurnRow {
            day: turn.day.to_string(),
            hours: turn.hours,
            name: turn.name,
            address: turn.address,
            phone: turn.phones,
        })
        .collect();
    let mut patrols = defence::patrols(desk, group, from, until)?.lines;
    patrols.reverse();
    filled.patrols = patrols
        .into_iter()
        .map(|line| PatrolRow {
            day: line.patrol.patrolled_on.shown(),
            hours: line.patrol.hours.shown(),
            headcount: line.patrol.headcount.shown(),
            people: line.patrol.people.shown(),
            route: line.patrol.route.shown(),
            found: line.found,
            handling: line.handled,
        })
        .collect();
    Ok(())
}

fn missing(kind: &DocumentKind, record: &GroupRecord, is_empty: bool) -> Vec<&'static str> {
    let no_head = *kind == DEFENCE_CARD && record.head.name.is_empty();
    let needed = [("组长", no_head), ("名册", is_empty)];
    needed.into_iter().filter(|(_, is_missing)| *is_missing).map(|(label, _)| label).collect()
}

fn contact(called: Option<&Called>) -> GroupContact {
    called.map(|called| GroupContact { name: called.name.clone(), phones: called.phones.clone() }).unwrap_or_default()
}

fn member(desk: &Desk, line: &RosterLine) -> Result<GroupLine, Trouble> {
    let person: Option<Person> = line.member.contact.id.map(|id| desk.store.load(id)).transpose()?.flatten();
    let name = person.as_ref().map(|person| places::legible(&person.name)).unwrap_or_default();
    let shop = line.member.shop_name.shown();
    Ok(GroupLine {
        name: if shop.is_empty() { name } else { shop },
        address: line.address.clone(),
        phone: person.map(|person| first(&person.phones)).unwrap_or_default(),
        help_phone: first(&line.member.help_phones),
        people: if line.people == 0 { String::new() } else { line.people.to_string() },
        note: line.office.to_owned(),
    })
}

/// One telephone has room on a line.
fn first(phones: &Phones) -> String {
    Phones(phones.0.iter().take(1).cloned().collect()).shown()
}

pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    let record: GroupRecord = read(values)?;
    Ok(match kind {
        kind if *kind == DEFENCE_CARD => defence_card::filled(&record, issue),
        kind if *kind == DUTY_ROTA => defence_sheets::rota(&record, issue),
        kind if *kind == PATROL_LOG => defence_sheets::log(&record, issue),
        _ => defence_roster::filled(&record, issue),
    })
}
