//! A household at a glance: who belongs to it and since when, where it came from, and what happened to it.

use crate::domain::codes::Relationship;
use crate::domain::registers::{Household, HouseholdMember, Person};
use crate::domain::values::Value;
use crate::domain::{CodeList, Date, RecordId, Right, relation};
use crate::services::{Desk, Trouble, history, places};
use crate::store::Membership;

/// Everything the page of a household shows.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdPage {
    pub id: RecordId,
    pub household: Household,
    pub address: String,
    /// Who belongs to it now, or did on the day that was asked about, the head first.
    pub members: Vec<Member>,
    /// The day that was asked about; none for now.
    pub as_of: Option<Date>,
    /// What happened to it, the newest first.
    pub steps: Vec<Step>,
    /// The household it was split from, and those split from it, by the name of their head.
    pub split_from: Option<(RecordId, String)>,
    pub split_off: Vec<(RecordId, String)>,
    /// Who changed what of its own record, the newest first.
    pub history: Vec<history::Step>,
}

/// One who belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub person_id: RecordId,
    pub person: Person,
    pub member: HouseholdMember,
    /// The day they came into this household, whatever they were to its heads since.
    pub since: Option<Date>,
}

/// Something that happened to the household on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub day: Option<Date>,
    pub title: String,
    pub second: String,
}

impl HouseholdPage {
    pub fn head(&self) -> Option<&Member> {
        self.members.iter().find(|member| relation::is_householder(&member.member.relation.code))
    }

    pub fn is_standing(&self) -> bool {
        self.household.until_date.is_unset()
    }
}

/// The page as things stand, with who belonged to it on `as_of` when a day is asked about.
pub fn page(desk: &Desk, id: RecordId, as_of: Option<Date>) -> Result<HouseholdPage, Trouble> {
    desk.require(Right::Look)?;
    let household: Household = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let ever = desk.store.members_ever(id)?;
    let split_from = household.split_from.id.map(|from| named(desk, from)).transpose()?;
    let split_off =
        desk.store.split_from(id)?.into_iter().map(|(own, _)| named(desk, own)).collect::<Result<_, _>>()?;
    Ok(HouseholdPage {
        id,
        address: places::full_name(desk, household.place.id)?,
        members: members(desk, id, &ever, as_of)?,
        as_of,
        steps: steps(desk, &household, &ever)?,
        history: history::of_record::<Household>(desk, id)?,
        household,
        split_from,
        split_off,
    })
}

/// 「妻，人户一致」
pub fn member_words(member: &HouseholdMember) -> String {
    let words = [member.relation.shown(), member.house_match.shown()];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("，")
}

fn members(desk: &Desk, household: RecordId, ever: &[Membership], as_of: Option<Date>) -> Result<Vec<Member>, Trouble> {
    let belonging = match as_of {
        Some(day) => desk.store.members_on(household, day)?,
        None => desk.store.members_now(household)?,
    };
    let mut members = Vec::new();
    for (_, member) in belonging {
        let person_id = member.person.id.ok_or(Trouble::Gone)?;
        let person: Person = desk.store.load(person_id)?.ok_or(Trouble::Gone)?;
        members.push(Member { person_id, person, since: since(ever, &member), member });
    }
    Ok(members)
}

/// The first day of a time without a gap: another head begins a new record, not a new time.
fn since(ever: &[Membership], now: &HouseholdMember) -> Option<Date> {
    let mut first = now.from_date.0?;
    let own = ever.iter().filter(|(_, member)| member.person == now.person);
    // In the order of time, so the latest comes first when walked backwards.
    for (_, earlier) in own.collect::<Vec<_>>().into_iter().rev() {
        if earlier.until_date.0 == Some(first) {
            first = earlier.from_date.0?;
        }
    }
    Some(first)
}

fn named(desk: &Desk, household: RecordId) -> Result<(RecordId, String), Trouble> {
    let row = desk.store.household_rows(&[household], None)?.into_iter().next().ok_or(Trouble::Gone)?;
    let words = row.head.map_or_else(|| row.household.household_number.0.clone(), |head| format!("{} 户", &*head.name));
    Ok((household, words))
}

/// What happened, put together by day and reason: 「进户（迁入）：罗小梅、罗小明」.
fn steps(desk: &Desk, household: &Household, ever: &[Membership]) -> Result<Vec<Step>, Trouble> {
    let mut steps: Vec<Step> = Vec::new();
    let mut add = |day: Option<Date>, title: String, name: &str| match steps
        .iter_mut()
        .find(|step| step.day == day && step.title == title)
    {
        Some(step) => step.second = format!("{}、{name}", step.second),
        None => steps.push(Step { day, title, second: name.to_owned() }),
    };
    for (_, member) in ever {
        let Some(person) = member.person.id else { continue };
        let Some(person) = desk.store.load::<Person>(person)? else { continue };
        let name = format!("{}（{}）", places::listed_alone(&person, desk.today()), relation_name(member));
        add(member.from_date.0, format!("进户：{}", member.joined_by.label()), &name);
        if !member.until_date.is_unset() && member.left_by.code != CHANGED_HEAD {
            add(member.until_date.0, format!("出户：{}", member.left_by.label()), &name);
        }
    }
    for step in &mut steps {
        step.title = plain(&step.title);
    }
    if !household.until_date.is_unset() {
        let title = "销户".to_owned();
        steps.push(Step { day: household.until_date.0, title, second: household.end_reason.shown() });
    }
    steps.sort_by_key(|step| std::cmp::Reverse(step.day));
    Ok(steps)
}

/// 变更户主 in the list of reasons to leave: the time goes on.
const CHANGED_HEAD: &str = "6";

fn relation_name(member: &HouseholdMember) -> &'static str {
    Relationship::table().name(&member.relation.code).unwrap_or_default()
}

/// What is no coming and no going is called by itself.
fn plain(title: &str) -> String {
    match title {
        "进户：建户" => "立户".to_owned(),
        "进户：变更户主" => "变更户主".to_owned(),
        title => title.to_owned(),
    }
}
