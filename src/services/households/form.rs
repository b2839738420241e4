//! The form for whatever happens to a household: one day, one reason, and a row for everybody it concerns.

use super::{MemberRow, Who};
use crate::domain::codes::{HouseholdKind, MemberLeft};
use crate::domain::registers::{Household, HouseholdMember, Person};
use crate::domain::values::{Choice, Day, Text};
use crate::domain::{Date, Draft, RecordId, Right, relation};
use crate::services::registration::Address;
use crate::services::{Desk, Trouble, places};
use serde::{Deserialize, Serialize};

/// 家庭户: what is nearly always so.
const FAMILY: &str = "1";

/// What happens.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub enum Task {
    /// 立户
    Found,
    /// 进户: somebody comes into it.
    Join(RecordId),
    /// 出户: somebody leaves it.
    Leave(RecordId),
    /// 变更户主
    ChangeHead(RecordId),
    /// 分户: some of its members become a household of their own.
    Split(RecordId),
    /// 并户: all of its members go into another one.
    Unite(RecordId),
    /// 修改户: what was written of it wrongly, or not at all.
    Edit(RecordId),
}

/// What happens to a household, while it is being filled in.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct HouseholdForm {
    pub task: Task,
    /// The household that is founded or split off; of other tasks the one that is there.
    pub household: Draft<Household>,
    pub address: Address,
    /// Day, reason, and where from or to: the same for everybody.
    pub event: Draft<HouseholdMember>,
    pub rows: Vec<MemberRow>,
    /// 并户: which household they go into, as typed and as meant.
    pub into_typed: String,
    pub into: Option<RecordId>,
}

impl Task {
    /// Named so by undo and in the log.
    pub fn label(self) -> &'static str {
        match self {
            Self::Found => "立户",
            Self::Join(_) => "户成员进户",
            Self::Leave(_) => "户成员出户",
            Self::ChangeHead(_) => "变更户主",
            Self::Split(_) => "分户",
            Self::Unite(_) => "并户",
            Self::Edit(_) => "修改户",
        }
    }

    /// The household that is there already.
    pub fn household(self) -> Option<RecordId> {
        match self {
            Self::Found => None,
            Self::Join(id)
            | Self::Leave(id)
            | Self::ChangeHead(id)
            | Self::Split(id)
            | Self::Unite(id)
            | Self::Edit(id) => Some(id),
        }
    }

    /// Whether a household begins with it.
    pub fn begins_household(self) -> bool {
        matches!(self, Self::Found | Self::Split(_))
    }

    /// Whether number, kind, address and day of a household are asked.
    pub fn asks_household(self) -> bool {
        self.begins_household() || matches!(self, Self::Edit(_))
    }

    /// Whether rows for people can be added.
    pub fn takes_people(self) -> bool {
        matches!(self, Self::Found | Self::Join(_))
    }

    /// Whether members are ticked.
    pub fn chooses_members(self) -> bool {
        matches!(self, Self::Leave(_) | Self::Split(_))
    }
}

impl HouseholdForm {
    /// An empty household with its head's row.
    pub fn empty(today: Date) -> Self {
        let mut form = Self::of(Task::Found, new_household(today), Vec::new());
        let mut head = MemberRow::empty();
        head.member.set("relation", |member| member.relation = Choice::of(relation::HOUSEHOLDER));
        form.event.set("joined_by", |event| event.joined_by = Choice::of("1"));
        form.rows.push(head);
        form
    }

    /// The form for what happens to a household that is there. `chosen` is ticked already.
    pub fn about(desk: &Desk, task: Task, chosen: Option<RecordId>) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let Some(id) = task.household() else { return Ok(Self::empty(desk.today())) };
        let kept: Household = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let mut rows = members(desk, id)?;
        for row in &mut rows {
            row.is_chosen = matches!(task, Task::Unite(_)) || (chosen.is_some() && known(row) == chosen);
        }
        let place = kept.place.id;
        let household = match task {
            Task::Split(_) => Household { place: kept.place, kind: kept.kind, ..new_household(desk.today()) },
            _ => kept,
        };
        let mut form = Self::of(task, household, rows);
        form.address.typed = places::full_name(desk, place)?;
        form.address.place = place;
        let today = Day(Some(desk.today()));
        match form.day_key() {
            "until_date" => form.event.set("until_date", |event| event.until_date = today),
            key => form.event.set(key, |event| event.from_date = today),
        }
        if task.takes_people() {
            form.rows.push(MemberRow::empty());
        }
        Ok(form)
    }

    fn of(task: Task, household: Household, rows: Vec<MemberRow>) -> Self {
        Self {
            task,
            household: Draft::of(household),
            address: Address::default(),
            event: Draft::default(),
            rows,
            into_typed: String::new(),
            into: None,
        }
    }

    /// The day it happens.
    pub fn day(&self) -> Option<Date> {
        match self.task {
            Task::Found | Task::Split(_) | Task::Edit(_) => self.household.record.from_date.0,
            Task::Leave(_) => self.event.record.until_date.0,
            Task::Join(_) | Task::ChangeHead(_) | Task::Unite(_) => self.event.record.from_date.0,
        }
    }

    /// Which field says the day.
    pub fn day_key(&self) -> &'static str {
        if matches!(self.task, Task::Leave(_)) { "until_date" } else { "from_date" }
    }

    /// 「分户：单数双 户」
    pub fn title(&self) -> String {
        let head = self.rows.iter().find(|row| row.was_head() || (row.membership.is_none() && row.is_head()));
        match head.map(|head| &*head.person.record.name).filter(|name| !name.is_empty()) {
            Some(head) => format!("{}：{head} 户", self.task.label()),
            None => self.task.label().to_owned(),
        }
    }

    /// Whether everybody it is about still belongs where they did when it was begun.
    pub(in crate::services) fn is_current(&self, desk: &Desk) -> Result<bool, Trouble> {
        for (id, was) in self.rows.iter().filter_map(|row| row.membership.as_ref()) {
            if desk.store.load::<HouseholdMember>(*id)?.as_ref() != Some(was) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Which rows belong together once it is saved, by their places: each of these is one household.
    pub fn households(&self) -> Vec<Vec<usize>> {
        let those = |belongs: &dyn Fn(&MemberRow) -> bool| -> Vec<usize> {
            let rows = self.rows.iter().enumerate().filter(|(_, row)| !row.is_blank() && belongs(row));
            rows.map(|(place, _)| place).collect()
        };
        match self.task {
            Task::Found | Task::Join(_) | Task::ChangeHead(_) | Task::Unite(_) => vec![those(&|_| true)],
            Task::Leave(_) => vec![those(&|row| !row.is_chosen)],
            Task::Split(_) => vec![those(&|row| row.is_chosen), those(&|row| !row.is_chosen)],
            Task::Edit(_) => Vec::new(),
        }
    }

    /// Whether the relation of this row is asked for: of those whose head is, or becomes, another one, and of newcomers.
    pub fn asks_relation(&self, row: usize) -> bool {
        let Some(row) = self.rows.get(row) else { return false };
        match self.task {
            Task::Found | Task::ChangeHead(_) => true,
            Task::Join(_) => row.membership.is_none(),
            Task::Leave(_) => !row.is_chosen && self.loses_head(),
            Task::Split(_) => row.is_chosen || self.loses_head(),
            Task::Unite(from) => row.membership.as_ref().is_some_and(|(_, member)| member.household.id == Some(from)),
            Task::Edit(_) => false,
        }
    }

    /// Ticks a member or not. Whose head changes by that is asked anew, whose head stays is what they were.
    pub fn choose(&mut self, row: usize, is_chosen: bool) {
        if let Some(row) = self.rows.get_mut(row) {
            row.is_chosen = is_chosen;
        }
        for place in 0..self.rows.len() {
            let is_asked = self.asks_relation(place);
            let row = &mut self.rows[place];
            let Some((_, was)) = row.membership.clone() else { continue };
            let is_as_it_was = row.member.record.relation == was.relation;
            if is_asked && is_as_it_was {
                row.member.set("relation", |member| member.relation = Choice::default());
            } else if !is_asked {
                row.member.set("relation", |member| member.relation = was.relation);
            }
        }
        self.put_heads_alone();
    }

    /// Takes somebody out of the form again who was written into it; nobody who belongs to the household.
    pub fn take_out(&mut self, row: usize) -> bool {
        let is_written = self.rows.get(row).is_some_and(|row| row.membership.is_none() && !row.is_blank());
        if is_written {
            self.rows.remove(row);
        }
        is_written
    }

    /// Who makes up a household alone is its head.
    fn put_heads_alone(&mut self) {
        for household in self.households() {
            if let [alone] = household[..]
                && self.asks_relation(alone)
            {
                let member = &mut self.rows[alone].member;
                member.set("relation", |member| member.relation = Choice::of(relation::HOUSEHOLDER));
            }
        }
    }

    /// Whether the head is among those who go.
    pub fn loses_head(&self) -> bool {
        self.task.chooses_members() && self.rows.iter().any(|row| row.is_chosen && row.was_head())
    }

    /// 死亡 among the reasons to leave.
    pub fn is_of_death(&self) -> bool {
        self.event.record.left_by == Choice::<MemberLeft>::of(super::moving::DIED)
    }

    /// Another head: what the former head is to the new one follows where it is determined; of all others it is asked.
    pub fn follow_head(&mut self, row: usize) {
        let Some((former, was)) = self.former_head_and_relation_of(row) else { return };
        let sex = crate::domain::id_number::Sex::of_code(&self.rows[former].person.record.sex.code);
        for (place, other) in self.rows.iter_mut().enumerate() {
            if place == row {
                other.member.set("relation", |member| member.relation = Choice::of(relation::HOUSEHOLDER));
            } else if place == former {
                let inverse = relation::inverse(&was, sex).unwrap_or_default();
                other.member.set("relation", |member| member.relation = Choice::of(inverse));
            } else {
                other.member.set("relation", |member| member.relation = Choice::default());
            }
        }
    }

    fn former_head_and_relation_of(&self, row: usize) -> Option<(usize, String)> {
        let former = self.rows.iter().position(MemberRow::was_head).filter(|former| *former != row)?;
        let (_, was) = self.rows.get(row)?.membership.as_ref()?;
        Some((former, was.relation.code.clone()))
    }

    /// 并户: the household they go into, whose members stay what they are.
    pub fn go_into(&mut self, desk: &Desk, into: Option<RecordId>) -> Result<(), Trouble> {
        desk.require(Right::Write)?;
        let Task::Unite(from) = self.task else { return Ok(()) };
        self.into = into;
        self.rows.retain(|row| row.membership.as_ref().is_some_and(|(_, member)| member.household.id == Some(from)));
        for row in &mut self.rows {
            row.member.set("relation", |member| member.relation = Choice::default());
        }
        if let Some(into) = into {
            self.rows.extend(members(desk, into)?);
        }
        Ok(())
    }
}

fn new_household(today: Date) -> Household {
    Household {
        kind: Choice::<HouseholdKind>::of(FAMILY),
        from_date: Day(Some(today)),
        registered_on: Day(Some(today)),
        registrar: Text::default(),
        ..Household::default()
    }
}

/// The members of a household as rows, the head first.
fn members(desk: &Desk, household: RecordId) -> Result<Vec<MemberRow>, Trouble> {
    let mut rows = Vec::new();
    for membership in desk.store.members_now(household)? {
        let id = membership.1.person.id.ok_or(Trouble::Gone)?;
        let person = desk.store.load::<Person>(id)?.ok_or(Trouble::Gone)?;
        rows.push(MemberRow::of(membership, id, person));
    }
    Ok(rows)
}

fn known(row: &MemberRow) -> Option<RecordId> {
    match row.who {
        Who::New => None,
        Who::Known(id) => Some(id),
    }
}
