//! People as a table: who they are, where they live or lived last, and their household. The headings are those an import
//! understands, so that such a table can be brought in elsewhere.

use super::Terms;
use super::whole::{Child, Col, ColumnName, PAGE, Reader, Whole, part};
use crate::domain::export::{self, Extent};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Right};
use crate::services::{Desk, Trouble};
use crate::store::{FloatingRow, PersonWhole};

/// What an import asks for under another name than the field has where two fields have one.
const RENAMED: [(&str, &str); 3] = [
    ("residence.remark", "居住备注"),
    ("household_member.remark", "户内备注"),
    ("residence.registered_on", "居住登记日期"),
];

/// What is said of people first when they are looked up.
const ANSWERED: [&str; 9] = [
    "person.name",
    "person.identity",
    "person.sex",
    "person.phones",
    "residence.place",
    "residence.kind",
    "residence.from_date",
    "residence.reside_reason",
    "household.household_number",
];

impl Whole for PersonWhole {
    fn columns() -> Vec<Col<Self>> {
        let mut columns = part("person", |line: &Self| &line.person);
        // Who somebody is stands before the number that proves it.
        columns.swap(0, 1);
        drop(columns.splice(2..2, document()));
        columns.push(Col::new("residence.place", "现住址", |line: &Self, extent| {
            export::address(&line.address, extent)
        }));
        columns.extend(part("residence", |line: &Self| &line.residence));
        columns.push(Col::new("household.household_number", "户号", |line: &Self, _| line.household_number.clone()));
        columns.push(Col::new("head.name", "户主姓名", |line: &Self, _| line.head_name.clone()));
        columns.extend(part("household_member", |line: &Self| &line.member));
        for column in &mut columns {
            if let Some((_, heading)) = RENAMED.iter().find(|(key, _)| *key == column.name.key) {
                column.name.heading = (*heading).to_owned();
            }
        }
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        Ok(reader.desk.store.people_behind(behind, PAGE)?)
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<crate::domain::registers::Person>()?)
    }

    fn child(&self, today: Date) -> Option<Child> {
        Child::of(&self.person, today)
    }
}

/// What an identity has beside its number.
fn document() -> [Col<PersonWhole>; 2] {
    let kind = Col::new("document.kind", "证件类型", |line: &PersonWhole, _| line.person.identity.kind.typed());
    let reason = |line: &PersonWhole, extent| match extent {
        Extent::Whole => line.person.identity.missing_reason.clone(),
        Extent::Masked => String::new(),
    };
    let mut reason = Col::new("document.missing_reason", "无证件号码原因", reason);
    reason.name.is_withheld = true;
    [kind, reason]
}

/// The columns an answer about somebody can have, the first nine as it begins.
pub fn answer_columns() -> Vec<ColumnName> {
    let all: Vec<ColumnName> = PersonWhole::columns().into_iter().map(|column| column.name).collect();
    let first = ANSWERED.iter().filter_map(|key| all.iter().find(|column| column.key == *key));
    let rest = all.iter().filter(|column| !ANSWERED.contains(&column.key.as_str()));
    first.chain(rest).filter(|column| !column.is_withheld).cloned().collect()
}

/// The columns that answers about people are told in.
pub(in crate::services) struct AnswerCells(Vec<Col<PersonWhole>>);

impl AnswerCells {
    pub fn of(columns: &[ColumnName]) -> Self {
        let all = PersonWhole::columns();
        let place = |name: &ColumnName| all.iter().position(|column| column.name.key == name.key);
        let places: Vec<usize> = columns.iter().filter_map(place).collect();
        let mut all: Vec<Option<Col<PersonWhole>>> = all.into_iter().map(Some).collect();
        Self(places.into_iter().filter_map(|place| all[place].take()).collect())
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// One person, masked; nothing of a child whose row stays here, and of whoever is gone.
    pub(in crate::services) fn of_person(&self, desk: &Desk, person: RecordId) -> Result<Option<Vec<String>>, Trouble> {
        let Some(whole) = desk.store.person_whole(person)? else { return Ok(None) };
        let terms = Terms::default();
        if whole.child(desk.today()).is_some_and(|child| !child.leaves(&terms)) {
            return Ok(None);
        }
        Ok(Some(self.0.iter().map(|column| (column.cell)(&whole, Extent::Masked)).collect()))
    }
}

/// Those of these registrations that leave: children under fourteen stay unless they are asked for and a guardian consented.
pub fn residences_leaving(desk: &Desk, residences: &[RecordId], terms: &Terms) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Export)?;
    let today = desk.today();
    let stays = |row: &FloatingRow| Child::of(&row.person, today).is_some_and(|child| !child.leaves(terms));
    let rows = desk.store.floating_rows(residences)?;
    Ok(rows.into_iter().filter(|row| !stays(row)).map(|row| row.residence_id).collect())
}

/// The identity numbers of these registrations in full. The line is written when the table leaves.
pub fn numbers_of(desk: &Desk, residences: &[RecordId], terms: &Terms) -> Result<Vec<String>, Trouble> {
    terms.require(desk)?;
    let rows = desk.store.floating_rows(residences)?;
    Ok(rows.into_iter().map(|row| row.person.identity.shown()).collect())
}
