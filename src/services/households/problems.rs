//! What must be mended before something happens to a household, as far as the form alone can tell.
//!
//! What only the archive knows (who belongs elsewhere, whose number is taken) is asked while saving, in `saving`.

use super::{HouseholdForm, MemberRow, Task};
use crate::domain::id_number::Sex;
use crate::domain::registers::{HouseholdMember, Person};
use crate::domain::relation::{self, Member};
use crate::domain::{Date, Problem, Weight, address};

/// Something to mend, in a row or, without one, above the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct FormProblem {
    pub row: Option<usize>,
    pub problem: Problem,
}

impl FormProblem {
    pub(in crate::services) fn wrong(row: Option<usize>, field: &'static str, sentence: impl Into<String>) -> Self {
        Self { row, problem: Problem::wrong(field, sentence) }
    }

    pub fn is_wrong(&self) -> bool {
        self.problem.weight == Weight::Wrong
    }
}

/// Fields of a row that the form asks for. All others of a person may follow later.
const ASKED_OF_PERSON: [&str; 5] = ["identity", "name", "sex", "birth", "guardian_consent_on"];
impl MemberRow {
    /// What the row asks for; the number of a child may be left out.
    pub(in crate::services) fn problems_of_person(&self, today: Date) -> Vec<Problem> {
        let is_child_without_number =
            self.person.record.is_small_child(today) && self.person.text("identity").is_empty();
        let mut problems = self.person.problems(today);
        problems.retain(|problem| {
            ASKED_OF_PERSON.contains(&problem.field) && !(problem.field == "identity" && is_child_without_number)
        });
        problems
    }
}

/// 死亡, 分户 and the like are said by the task, not chosen.
const REASONS_TO_JOIN: [&str; 5] = ["2", "3", "4", "5", "9"];
const REASONS_TO_LEAVE: [&str; 4] = ["1", "2", "3", "9"];

impl HouseholdForm {
    /// All there is to mend, what stands above the rows first.
    pub fn problems(&self, today: Date) -> Vec<FormProblem> {
        let mut problems: Vec<FormProblem> = self.event_problems(today);
        problems.extend(self.choice_problem());
        for (place, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            problems.extend(self.row_problems(place, row, today));
        }
        for household in self.households() {
            problems.extend(self.family_problems(&household));
        }
        problems
    }

    fn event_problems(&self, today: Date) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        if self.task.asks_household() {
            let own = self.household.problems(today).into_iter();
            problems.extend(own.filter(|problem| !matches!(problem.field, "place" | "registrar")));
            problems.extend(self.address_problem());
        } else {
            problems.extend(self.day_problem(today));
            problems.extend(self.reason_problem());
        }
        if matches!(self.task, Task::Unite(_)) && self.into.is_none() {
            problems.push(Problem::wrong("into", "请选并入哪一户"));
        }
        problems.into_iter().map(|problem| FormProblem { row: None, problem }).collect()
    }

    fn day_problem(&self, today: Date) -> Option<Problem> {
        let key = self.day_key();
        let unread = self.event.problems(today).into_iter().find(|problem| problem.field == key);
        if unread.is_some() && !self.event.text(key).is_empty() {
            return unread;
        }
        let sentence = match self.day() {
            None => "请填日期",
            Some(day) if day > today => "日期在今天之后",
            Some(day) if self.household.record.from_date.0.is_some_and(|from| day < from) => "日期早于这一户的立户日期",
            Some(day) if self.earliest_day().is_some_and(|earliest| day < earliest) => {
                "有成员在这一天之后才进户，请核对日期"
            }
            Some(_) => return None,
        };
        Some(Problem::wrong(key, sentence))
    }

    /// The day on which the last of those who are concerned came into the household.
    fn earliest_day(&self) -> Option<Date> {
        let concerned = self.rows.iter().filter(|row| row.is_chosen || row.has_other_relation());
        concerned.filter_map(|row| row.membership.as_ref()?.1.from_date.0).max()
    }

    fn reason_problem(&self) -> Option<Problem> {
        let (key, code, allowed): (_, _, &[&str]) = match self.task {
            Task::Join(_) => ("joined_by", &self.event.record.joined_by.code, &REASONS_TO_JOIN),
            Task::Leave(_) => ("left_by", &self.event.record.left_by.code, &REASONS_TO_LEAVE),
            _ => return None,
        };
        match code.as_str() {
            "" => Some(Problem::wrong(key, "请选原因")),
            code if !allowed.contains(&code) => Some(Problem::wrong(key, "这个原因有单独的办理，请选别的原因")),
            _ => None,
        }
    }

    fn is_edited(&self) -> bool {
        self.household.is_changed() || self.address.place != self.household.original().place.id
    }

    fn address_problem(&self) -> Option<Problem> {
        if self.address.place.is_some() {
            return None;
        }
        if self.address.typed.trim().is_empty() {
            return Some(Problem::wrong("place", "请填户籍住址"));
        }
        let is_dwelling = !address::parse(&self.address.typed).nodes().is_empty();
        (!is_dwelling).then(|| Problem::wrong("place", "看不出是哪一处，请写成「海棠苑3栋2单元501室」或「3-2-501」"))
    }

    /// Nobody is concerned, or everybody goes where some must stay.
    fn choice_problem(&self) -> Option<FormProblem> {
        let people = self.rows.iter().filter(|row| !row.is_blank());
        let sentence = match self.task {
            Task::Found | Task::Join(_) if people.clone().all(|row| row.membership.is_some()) => "请至少登记一人",
            Task::Leave(_) if !people.clone().any(|row| row.is_chosen) => "请勾选谁出户",
            Task::Split(_) if !people.clone().any(|row| row.is_chosen) => "请勾选谁分出去",
            Task::Split(_) if people.clone().all(|row| row.is_chosen) => "全户迁到别处不是分户，请留下至少一人",
            Task::Edit(_) if !self.is_edited() => "还没有改动",
            Task::ChangeHead(_) if !people.clone().any(MemberRow::has_other_relation) => "户主和各人的关系都没有变",
            _ => return None,
        };
        Some(FormProblem::wrong(None, "members", sentence))
    }

    fn row_problems(&self, place: usize, row: &MemberRow, today: Date) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        if row.membership.is_none() {
            problems.extend(row.problems_of_person(today));
            problems.extend(self.birth_problem(&row.person.record));
        }
        if self.asks_relation(place) {
            let of_member = row.member.problems(today).into_iter();
            problems.extend(of_member.filter(|problem| problem.field == "relation"));
        }
        problems.into_iter().map(|problem| FormProblem { row: Some(place), problem }).collect()
    }

    fn birth_problem(&self, person: &Person) -> Option<Problem> {
        let is_later = matches!((person.birth.0, self.day()), (Some(birth), Some(day)) if birth > day);
        is_later.then(|| Problem::wrong("birth", "出生日期在进户日期之后"))
    }

    /// Whether those who make up a household fit together; a household has a head.
    fn family_problems(&self, household: &[usize]) -> Vec<FormProblem> {
        let members: Vec<Member<'_>> = household.iter().map(|place| member(&self.rows[*place])).collect();
        let found = relation::problems(&members).into_iter().map(|found| {
            let row = found.member.and_then(|member| household.get(member)).copied();
            let mut problem = found.problem;
            if found.member.is_none() {
                problem = Problem::wrong("members", "还没有户主，请把一人的与户主关系选为户主");
            }
            FormProblem { row, problem }
        });
        found.collect()
    }
}

fn member(row: &MemberRow) -> Member<'_> {
    let (person, member): (&Person, &HouseholdMember) = (&row.person.record, &row.member.record);
    Member { relation: &member.relation.code, sex: Sex::of_code(&person.sex.code), birth: person.birth.0 }
}

/// Whether somebody on another row is the same person: by record, or by number.
pub(super) fn twice(rows: &[MemberRow]) -> Vec<FormProblem> {
    let mut problems = Vec::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.membership.is_none() && !row.is_blank()) {
        let is_same = |other: &MemberRow| {
            let number = &row.person.record.identity.number;
            let is_same_number = !number.is_empty() && other.person.record.identity.number == *number;
            is_same_number || (row.who != super::Who::New && row.who == other.who)
        };
        if rows[..place].iter().any(is_same) {
            problems.push(FormProblem::wrong(Some(place), "identity", "这个人在上面已经有一行"));
        }
    }
    problems
}
