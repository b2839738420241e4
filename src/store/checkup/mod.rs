//! 数据体检: what the rows of several registers say against each other, what is due, and what is still to be completed.
//!
//! Each rule is one value: what it is called, what it says of a record, what mends it, and the statement that finds all such
//! records at once. A statement answers with the record it speaks of, the record its line opens, and a detail (a day or a
//! count). Where a statement goes from a person or a place to its residences it names the index, for without statistics the
//! planner may take the one by kind and walk everybody for each. No name, number, telephone or address is in it: a list reads those as it shows its rows.

mod addresses;
mod clear;
mod dues;
mod functions;
mod gaps;
mod groups;
mod households;
mod houses;
mod mends;
mod people;
mod ratings;
mod residences;
mod teams;
mod tenancies;

pub use clear::{Area, Clear, ClearCount};

use super::{Store, StoreError, Stored, Writing};
use crate::domain::checkup::Standard;
use crate::domain::deadline::Matter;
use crate::domain::finding::Reason;
use crate::domain::registers::Person;
use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId};
use rusqlite::types::Value as SqlValue;
use std::ops::ControlFlow;

/// One thing that can be wrong, due or missing.
#[derive(Debug)]
pub struct Rule {
    pub key: &'static str,
    pub title: &'static str,
    pub group: Group,
    /// The register of the record it speaks of.
    pub register: &'static str,
    pub opens: Opens,
    /// The sentence at a finding; `{}` is the detail.
    pub says: &'static str,
    pub repair: Repair,
    sql: &'static str,
}

/// Where rules stand together.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Group {
    /// 到期的事: the detail is the last day.
    Due(Matter),
    /// 待补资料
    Gaps,
    People,
    Residences,
    Households,
    Houses,
    Tenancies,
    Addresses,
    Defence,
    Teams,
}

impl Group {
    pub fn label(self) -> &'static str {
        match self {
            Self::Due(_) => "到期的事",
            Self::Gaps => "待补资料",
            Self::People => "人口",
            Self::Residences => "居住登记",
            Self::Households => "户",
            Self::Houses => "出租房屋",
            Self::Tenancies => "租赁",
            Self::Addresses => "地址",
            Self::Defence => "联防组",
            Self::Teams => "队伍",
        }
    }

    /// Whether records contradict each other here, rather than being due or incomplete.
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Due(_) | Self::Gaps)
    }
}

/// Which page a finding opens, and whose name stands on its line.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Opens {
    Person,
    Household,
    House,
    Place,
    Agreement,
    DefenceGroup,
    Team,
    Organisation,
    Appraisal,
    Dispute,
    Rating,
    /// A recurring duty: what is recorded for it next.
    Routine,
    Report,
    Meeting,
    Reception,
    Opening,
}

/// What can be done about a finding.
#[derive(Debug)]
pub enum Repair {
    /// Only somebody who looks at the paper knows what is right: the record is opened.
    Open,
    /// One key mends it.
    Change(Mend),
}

/// A change that mends a finding and takes its day or value from the detail that was shown.
#[derive(Debug)]
pub struct Mend {
    /// What undo and the log call it.
    pub what: &'static str,
    /// What will be different; `{}` is the detail.
    pub says: &'static str,
    apply: fn(&mut Writing<'_>, &Finding) -> Result<Mended, StoreError>,
}

/// Whether the record was still as it was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mended {
    Done,
    /// Somebody has changed it since; nothing was written.
    Otherwise,
}

/// One record a rule speaks of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    pub record: RecordId,
    pub opens: RecordId,
    /// A day, a count or a word; empty where there is nothing to add.
    pub detail: String,
}

impl Finding {
    /// The day of the detail.
    pub fn day(&self) -> Option<Date> {
        self.detail.parse().ok()
    }
}

/// Every rule, group by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        dues::RULES,
        gaps::RULES,
        people::RULES,
        residences::RULES,
        households::RULES,
        houses::RULES,
        tenancies::RULES,
        addresses::RULES,
        groups::RULES,
        teams::RULES,
        ratings::RULES,
    ]
    .into_iter()
    .flatten()
}

/// A checkup under way: the statements know the standard.
pub struct Checkup<'a> {
    store: &'a Store,
    values: Vec<(&'static str, SqlValue)>,
}

impl Store {
    pub fn checkup(&self, standard: &Standard) -> Result<Checkup<'_>, StoreError> {
        functions::teach(&self.connection, standard)?;
        Ok(Checkup { store: self, values: values(standard) })
    }
}

impl Checkup<'_> {
    /// Visits every record the rule speaks of, in order of its number, until told to stop.
    pub fn walk(
        &self,
        rule: &Rule,
        visit: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        let mut query = self.store.connection.prepare(rule.sql)?;
        self.bind(&mut query)?;
        let mut rows = query.raw_query();
        while let Some(row) = rows.next()? {
            let detail = match row.get(2)? {
                SqlValue::Text(text) => text,
                SqlValue::Integer(number) => number.to_string(),
                _ => String::new(),
            };
            let found = Finding { record: RecordId(row.get(0)?), opens: RecordId(row.get(1)?), detail };
            if visit(found).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Gives the statement the values it names.
    fn bind(&self, query: &mut rusqlite::Statement<'_>) -> Result<(), StoreError> {
        for (name, value) in &self.values {
            if let Some(place) = query.parameter_index(name)? {
                query.raw_bind_parameter(place, value)?;
            }
        }
        Ok(())
    }
}

impl Writing<'_> {
    /// Mends what was found, if it is still so.
    pub fn mend(&mut self, mend: &Mend, found: &Finding) -> Result<Mended, StoreError> {
        (mend.apply)(self, found)
    }
}

/// What a statement may name.
fn values(standard: &Standard) -> Vec<(&'static str, SqlValue)> {
    let thresholds = &standard.thresholds;
    let day = |day: Day| SqlValue::Text(day.shown());
    let count = |number: u32| SqlValue::Integer(number.into());
    let limit = |number: Option<u32>| number.map_or(SqlValue::Null, count);
    vec![
        (":today", day(Day(Some(standard.today)))),
        (":in_a_year", day(Day(standard.today.checked_add_months(chrono::Months::new(12))))),
        (":a_year_ago", day(standard.years_ago(1))),
        (":fourteen_years_ago", day(standard.years_ago(14))),
        (":eighteen_years_ago", day(standard.years_ago(18))),
        (":awaited_since", day(standard.days_ago(thresholds.number_awaited_days))),
        (":inspected_since", day(standard.months_ago(thresholds.inspection_months))),
        (":verified_since", day(standard.days_ago(thresholds.verified_days))),
        (":people_per_telephone", count(thresholds.people_per_telephone)),
        (":most_people", limit(standard.most_people)),
        (":least_square_metres", limit(standard.least_square_metres)),
        (":telephone", count(Reason::Telephone as u32)),
        (":person", count(Person::NUMBER.into())),
    ]
}

/// A rule whose record is opened to be mended.
const fn open(
    key: &'static str,
    group: Group,
    (register, opens): (&'static str, Opens),
    title: &'static str,
    says: &'static str,
    sql: &'static str,
) -> Rule {
    Rule { key, title, group, register, opens, says, repair: Repair::Open, sql }
}

impl Rule {
    /// The same rule with a change that mends what it finds.
    const fn mended_by(self, mend: Mend) -> Self {
        Self { repair: Repair::Change(mend), ..self }
    }
}

#[cfg(test)]
mod tests;
