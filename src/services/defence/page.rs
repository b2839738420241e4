//! One group at a glance: who belongs to it along the street, whom to call, how it is bound, what happened, as of any day.

use super::reviewing::{agreements_of, review};
use super::{Desk, Trouble};
use crate::domain::defence::{GroupFinding, Pact};
use crate::domain::registers::{DefenceGroup, GroupMember, Person};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Right};
use crate::services::address_tree;
use crate::services::agreements::Listed;
use crate::services::{history, places};

/// 社区民警 in the list of duties.
const POLICEMAN: &str = "5";

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPage {
    pub id: RecordId,
    pub group: DefenceGroup,
    pub area: String,
    /// The day that was asked about; none for now.
    pub as_of: Option<Date>,
    pub roster: Vec<RosterLine>,
    pub head: Option<Called>,
    pub deputy: Option<Called>,
    /// Whoever answers for its place in the address tree; staff are there to be called.
    pub policeman: Option<Called>,
    pub pact: Pact,
    pub findings: Vec<GroupFinding>,
    pub agreements: Vec<Listed>,
    /// What happened to it, the newest first.
    pub steps: Vec<GroupStep>,
    pub history: Vec<history::Step>,
}

/// Somebody to call, in full: who opens the page of a group does it to call them (docs/privacy.md §3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Called {
    pub person: Option<RecordId>,
    pub name: String,
    pub phones: String,
}

/// One household or shop.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterLine {
    pub id: RecordId,
    pub member: GroupMember,
    pub address: String,
    /// As lists show people; empty where nobody is known.
    pub name: String,
    /// Masked, as lists are.
    pub phones: String,
    pub phones_in_full: String,
    pub help_in_full: String,
    /// 组长 or 副组长
    pub office: &'static str,
    /// What is to be looked at: 「同时在第2组」.
    pub notes: Vec<String>,
    pub people: usize,
}

impl RosterLine {
    /// The shop, else whom to call there.
    pub fn title(&self) -> &str {
        if self.member.shop_name.is_empty() { &self.name } else { &self.member.shop_name }
    }
}

/// Something that happened to the group on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupStep {
    pub day: Option<Date>,
    pub title: String,
    pub second: String,
}

/// The page as things stand, with who belonged to it on `as_of` when a day is asked about.
pub fn page(desk: &Desk, id: RecordId, as_of: Option<Date>) -> Result<GroupPage, Trouble> {
    desk.require(Right::Look)?;
    let group: DefenceGroup = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let review = review(desk, id, &group)?;
    let agreements = agreements_of(desk, id)?;
    Ok(GroupPage {
        id,
        area: area(desk, &group)?,
        as_of,
        roster: roster(desk, id, &group, as_of.unwrap_or(desk.today()))?,
        head: called(desk, group.head.id)?,
        deputy: called(desk, group.deputy.id)?,
        policeman: policeman(desk, &group)?,
        pact: review.pact,
        findings: if group.is_standing() { review.findings() } else { Vec::new() },
        steps: steps(desk, id, &group, &agreements)?,
        agreements,
        history: history::of_record::<DefenceGroup>(desk, id)?,
        group,
    })
}

/// From the first door to the last, or where it lies.
pub(super) fn area(desk: &Desk, group: &DefenceGroup) -> Result<String, Trouble> {
    if group.stretch.is_empty() { places::full_name(desk, group.place.id) } else { Ok(group.stretch.0.clone()) }
}

/// Who belonged to a group on a day, along the street.
pub(in crate::services) fn roster(
    desk: &Desk,
    id: RecordId,
    group: &DefenceGroup,
    day: Date,
) -> Result<Vec<RosterLine>, Trouble> {
    let members = desk.store.group_members_on(id, day)?;
    members.into_iter().map(|(member_id, member)| line(desk, id, group, member_id, member)).collect()
}

pub(super) fn line(
    desk: &Desk,
    group_id: RecordId,
    group: &DefenceGroup,
    id: RecordId,
    member: GroupMember,
) -> Result<RosterLine, Trouble> {
    let person = member.contact.id.map(|contact| desk.store.load::<Person>(contact)).transpose()?.flatten();
    let place = member.place.id.ok_or(Trouble::Gone)?;
    let phones = person.as_ref().map(|person| person.phones.clone()).unwrap_or_default();
    Ok(RosterLine {
        id,
        address: places::full_name(desk, Some(place))?,
        name: person.as_ref().map(|person| places::listed_name(person, desk.today())).unwrap_or_default(),
        phones: phones.masked(),
        phones_in_full: places::told_phones(desk, &phones),
        help_in_full: places::told_phones(desk, &member.help_phones),
        office: office(group, &member),
        notes: notes(desk, group_id, place, &member, person.as_ref())?,
        people: desk.store.residences_at(place)?.len(),
        member,
    })
}

fn office(group: &DefenceGroup, member: &GroupMember) -> &'static str {
    let holds = |person: Option<RecordId>| person.is_some() && person == member.contact.id;
    match (holds(group.head.id), holds(group.deputy.id)) {
        (true, _) => "组长",
        (false, true) => "副组长",
        _ => "",
    }
}

fn notes(
    desk: &Desk,
    group: RecordId,
    place: RecordId,
    member: &GroupMember,
    contact: Option<&Person>,
) -> Result<Vec<String>, Trouble> {
    let mut notes = Vec::new();
    let elsewhere = super::reviewing::other_group(desk, place, group)?;
    if !elsewhere.is_empty() {
        notes.push(format!("同时在{elsewhere}"));
    }
    match contact {
        None => notes.push("没有联系人".to_owned()),
        Some(person) if !person.died_on.is_unset() => notes.push("联系人已登记死亡".to_owned()),
        Some(person) if person.phones.0.is_empty() && member.help_phones.0.is_empty() => {
            notes.push("没有电话".to_owned());
        }
        Some(_) => {}
    }
    Ok(notes)
}

pub(super) fn listed_name(desk: &Desk, person: Option<RecordId>) -> Result<String, Trouble> {
    let Some(id) = person else { return Ok(String::new()) };
    let person: Option<Person> = desk.store.load(id)?;
    Ok(person.map(|person| places::listed_name(&person, desk.today())).unwrap_or_default())
}

fn called(desk: &Desk, person: Option<RecordId>) -> Result<Option<Called>, Trouble> {
    let Some(id) = person else { return Ok(None) };
    let known: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    Ok(Some(Called {
        person: Some(id),
        name: places::legible(&known.name),
        phones: places::told_phones(desk, &known.phones),
    }))
}

pub(super) fn policeman(desk: &Desk, group: &DefenceGroup) -> Result<Option<Called>, Trouble> {
    let Some(place) = group.place.id else { return Ok(None) };
    let on_duty = address_tree::on_duty(desk, place)?;
    let duty = on_duty.into_iter().find(|duty| duty.duty.code == POLICEMAN);
    Ok(duty.map(|duty| Called { person: None, name: duty.holder.shown(), phones: duty.phones.shown() }))
}

/// What happened, put together by day: 「入组 10 户」.
fn steps(desk: &Desk, id: RecordId, group: &DefenceGroup, agreements: &[Listed]) -> Result<Vec<GroupStep>, Trouble> {
    let step = |day: Option<Date>, title: &str, second: String| GroupStep { day, title: title.to_owned(), second };
    let mut steps = vec![step(group.formed_on.0, "组建", String::new())];
    let ever = desk.store.group_members_ever(id)?;
    let came = ever.iter().map(|(_, member)| (member.from_date.0, "入组"));
    let left = ever.iter().filter(|(_, member)| !member.until_date.is_unset());
    let left = left.map(|(_, member)| (member.until_date.0, "离组"));
    for (day, title) in came.chain(left) {
        steps.push(step(day, title, String::new()));
    }
    let mut steps = together(steps, group.unit());
    if group.head.id.is_some() && !group.elected_on.is_unset() {
        steps.push(step(group.elected_on.0, "推选组长", listed_name(desk, group.head.id)?));
    }
    for listed in agreements {
        if let Some(signed) = listed.row.agreement.signed_on() {
            steps.push(step(Some(signed), "签订责任书", listed.row.agreement.agreement_number.shown()));
        }
    }
    for (_, akin) in desk.store.groups_akin(id)? {
        if akin.split_from.id == Some(id) {
            steps.push(step(akin.formed_on.0, "分出", akin.title()));
        }
        if akin.joined_into.id == Some(id) {
            steps.push(step(akin.dissolved_on.0, "并入一组", akin.title()));
        }
    }
    if !group.dissolved_on.is_unset() {
        let into = group.joined_into.id.map(|into| desk.store.load::<DefenceGroup>(into)).transpose()?.flatten();
        let (title, second) = into.map_or(("解散", String::new()), |into| ("并入别组", into.title()));
        steps.push(step(group.dissolved_on.0, title, second));
    }
    steps.sort_by_key(|step| std::cmp::Reverse(step.day));
    Ok(steps)
}

/// Comings and goings of one day in one step; those of the first day belong to the forming.
fn together(steps: Vec<GroupStep>, unit: &str) -> Vec<GroupStep> {
    let first = steps.first().and_then(|step| step.day);
    let mut counted: Vec<(GroupStep, usize)> = Vec::new();
    for step in steps {
        let title = if step.title == "入组" && step.day == first { "组建".to_owned() } else { step.title.clone() };
        match counted.iter_mut().find(|(known, _)| known.day == step.day && known.title == title) {
            Some((_, count)) => *count += 1,
            None => counted.push((GroupStep { title, ..step }, 0)),
        }
    }
    let words = |(step, count): (GroupStep, usize)| {
        // The forming itself is no door.
        let doors = if step.title == "组建" { count } else { count + 1 };
        GroupStep { second: format!("{doors} {unit}"), ..step }
    };
    counted.into_iter().map(words).collect()
}
