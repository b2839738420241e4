//! The duty rota of a group: made for a stretch of days, swapped by hand, read a month at a time.

use super::{Desk, Trouble, page, standing, wrong};
use crate::domain::defence::{HOURS_HOW, Rhythm, are_hours, rota};
use crate::domain::registers::{DefenceGroup, DutyTurn, GroupMember};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, RecordId, Right};
use crate::services::defence::RosterLine;
use crate::store::{ChangeId, Writing};
use std::collections::HashMap;

/// A rota for longer than this is made by mistake.
const MOST_DAYS: i64 = 366;

/// What a rota is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct RotaForm {
    pub from: Day,
    pub until: Day,
    pub rhythm: Rhythm,
    /// How many stand together.
    pub at_once: u32,
    /// 「19:30-21:30」
    pub hours: String,
}

/// What came of making it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned {
    pub days: usize,
    pub turns: usize,
    pub change: ChangeId,
}

/// One turn in words.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnLine {
    pub id: RecordId,
    pub day: Date,
    pub hours: String,
    pub member: RecordId,
    /// The shop, or whom to call there.
    pub name: String,
    pub address: String,
    /// Masked, as lists are.
    pub phones: String,
    /// 「替 甄有信」
    pub note: String,
}

/// The turns of some days, and how many each household or shop has of them, along the street.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DutyMonth {
    pub turns: Vec<TurnLine>,
    pub tallies: Vec<(String, usize)>,
}

/// Who is on duty from one day to another, both included.
pub fn duties(desk: &Desk, group: RecordId, from: Date, until: Date) -> Result<DutyMonth, Trouble> {
    desk.require(Right::Look)?;
    let known: DefenceGroup = desk.store.load(group)?.ok_or(Trouble::Gone)?;
    let roster = page::roster(desk, group, &known, desk.today())?;
    let mut names = Names { desk, group, known: &known, lines: HashMap::new() };
    let mut turns = Vec::new();
    for (id, turn) in desk.store.turns_between(group, from, until)? {
        turns.push(names.turn(id, &turn)?);
    }
    let count = |line: &RosterLine| turns.iter().filter(|turn| turn.member == line.id).count();
    let tallies = roster.iter().map(|line| (called(line), count(line))).collect();
    Ok(DutyMonth { turns, tallies })
}

/// The members as their turns name them, each read once; also those who have left since.
struct Names<'a> {
    desk: &'a Desk,
    group: RecordId,
    known: &'a DefenceGroup,
    lines: HashMap<RecordId, RosterLine>,
}

impl Names<'_> {
    fn turn(&mut self, id: RecordId, turn: &DutyTurn) -> Result<TurnLine, Trouble> {
        let member = turn.member.id.ok_or(Trouble::Gone)?;
        let note = match turn.instead_of.id {
            Some(absent) => format!("替 {}", called(self.line(absent)?)),
            None => String::new(),
        };
        let line = self.line(member)?;
        Ok(TurnLine {
            id,
            day: turn.on_date.0.ok_or(Trouble::Gone)?,
            hours: turn.hours.0.clone(),
            member,
            name: called(line),
            address: line.address.clone(),
            phones: line.phones.clone(),
            note,
        })
    }

    fn line(&mut self, member: RecordId) -> Result<&RosterLine, Trouble> {
        if !self.lines.contains_key(&member) {
            let record: GroupMember = self.desk.store.load(member)?.ok_or(Trouble::Gone)?;
            let line = page::line(self.desk, self.group, self.known, member, record)?;
            self.lines.insert(member, line);
        }
        self.lines.get(&member).ok_or(Trouble::Gone)
    }
}

/// By name, else by the door.
fn called(line: &RosterLine) -> String {
    if line.title().is_empty() { line.address.clone() } else { line.title().to_owned() }
}

/// Makes the rota of these days anew: everybody of the roster in turn, beginning after whoever stood last before them.
pub fn plan_duties(desk: &mut Desk, group: RecordId, form: &RotaForm) -> Result<Planned, Trouble> {
    desk.require(Right::Write)?;
    standing(desk, group)?;
    let (from, until) = span(form)?;
    let members = desk.store.group_members_on(group, desk.today())?;
    if members.is_empty() {
        return Err(wrong("members", "名册是空的，先添加成员"));
    }
    let last = desk.store.last_turn_before(group, from)?.and_then(|turn| turn.member.id);
    let after = |last| members.iter().position(|(id, _)| *id == last).map(|place| place + 1);
    let first = last.and_then(after).unwrap_or_default();
    let days = form.rhythm.days(from, until);
    let made = rota(members.len(), first, form.at_once as usize, &days);
    let turn = |day: Date, place: usize| DutyTurn {
        defence_group: Link::to(group),
        on_date: Day::new(day),
        hours: Text::new(&form.hours),
        member: Link::to(members[place].0),
        ..DutyTurn::default()
    };
    let turns: Vec<DutyTurn> =
        made.iter().flat_map(|(day, standing)| standing.iter().map(|place| turn(*day, *place))).collect();
    let ((), change) = desk.writing("排轮值表", |writing| {
        for (id, _) in writing.turns_between(group, from, until)? {
            writing.delete::<DutyTurn>(id)?;
        }
        Ok(turns.iter().try_for_each(|turn| writing.insert(turn).map(drop))?)
    })?;
    Ok(Planned { days: days.len(), turns: turns.len(), change })
}

fn span(form: &RotaForm) -> Result<(Date, Date), Trouble> {
    let from = form.from.0.ok_or_else(|| wrong("from", "请填起始日期"))?;
    let until = form.until.0.ok_or_else(|| wrong("until", "请填截止日期"))?;
    if until < from {
        return Err(wrong("until", "截止日期早于起始日期"));
    }
    if (until - from).num_days() >= MOST_DAYS {
        return Err(wrong("until", "一次最多排一年"));
    }
    if form.at_once == 0 {
        return Err(wrong("at_once", "至少一户"));
    }
    if !are_hours(&form.hours) {
        return Err(wrong("hours", HOURS_HOW));
    }
    Ok((from, until))
}

/// Two turns change hands.
pub fn swap_turns(desk: &mut Desk, one: RecordId, other: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ((), change) = desk.writing("轮值对换", |writing| {
        let first: DutyTurn = writing.load(one)?.ok_or(Trouble::Gone)?;
        let second: DutyTurn = writing.load(other)?.ok_or(Trouble::Gone)?;
        let changed = |turn: &DutyTurn, by: &DutyTurn| DutyTurn {
            member: by.member,
            instead_of: if by.member == own(turn) { Link::none() } else { own(turn) },
            ..turn.clone()
        };
        writing.update(one, &changed(&first, &second))?;
        writing.update(other, &changed(&second, &first))?;
        require_once_a_day(writing, &first)?;
        require_once_a_day(writing, &second)
    })?;
    Ok(change)
}

/// Somebody else stands in.
pub fn stand_in(desk: &mut Desk, turn: RecordId, member: RecordId) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ((), change) = desk.writing("轮值替班", |writing| {
        let known: DutyTurn = writing.load(turn)?.ok_or(Trouble::Gone)?;
        let standing_in: GroupMember = writing.load(member)?.ok_or(Trouble::Gone)?;
        if standing_in.defence_group != known.defence_group {
            return Err(wrong("member", "只能由本组的成员替班"));
        }
        let member = Link::to(member);
        let instead_of = if own(&known) == member { Link::none() } else { own(&known) };
        writing.update(turn, &DutyTurn { member, instead_of, ..known.clone() })?;
        require_once_a_day(writing, &known)
    })?;
    Ok(change)
}

/// Whose turn it was by the rota.
fn own(turn: &DutyTurn) -> Link<GroupMember> {
    if turn.instead_of.id.is_some() { turn.instead_of } else { turn.member }
}

/// Nobody stands twice on one day.
fn require_once_a_day(writing: &Writing<'_>, turn: &DutyTurn) -> Result<(), Trouble> {
    let (Some(group), Some(day)) = (turn.defence_group.id, turn.on_date.0) else { return Ok(()) };
    let mut standing: Vec<Option<RecordId>> =
        writing.turns_between(group, day, day)?.into_iter().map(|(_, turn)| turn.member.id).collect();
    let all = standing.len();
    standing.sort();
    standing.dedup();
    if standing.len() == all { Ok(()) } else { Err(wrong("member", "这一户当天已有班，请换一户")) }
}

/// Who leaves the group stands no more from that day on; whoever stood in for them stands in their own name.
pub(super) fn give_up_turns(writing: &mut Writing<'_>, member: RecordId, from: Date) -> Result<(), Trouble> {
    for (id, turn) in writing.turns_of_member(member, from)? {
        if turn.member.id == Some(member) {
            writing.delete::<DutyTurn>(id)?;
        } else {
            writing.update(id, &DutyTurn { instead_of: Link::none(), ..turn })?;
        }
    }
    Ok(())
}
