//! What the domain knows, for statements to ask: the station's last days, what a relation implies, what a number is.

use crate::domain::calendar::Holidays;
use crate::domain::checkup::Standard;
use crate::domain::codes::{CodeList, Relationship, implied_sex};
use crate::domain::deadline::{Deadlines, EndorsementState, Matter, endorsement};
use crate::domain::relation::{Born, order_of_birth};
use crate::domain::values::{Days, Phones, Value};
use crate::domain::{Cell, Date, id_number};
use crate::store::StoreError;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

const PURE: FunctionFlags = FunctionFlags::SQLITE_UTF8.union(FunctionFlags::SQLITE_DETERMINISTIC);

/// Makes the functions known on this connection, for this standard.
pub(super) fn teach(connection: &Connection, standard: &Standard) -> Result<(), StoreError> {
    let terms = Terms::of(standard);
    connection.create_scalar_function("last_day", 2, PURE, move |call| {
        Ok(terms.ask(call)?.map(|term| term.last_day.to_string()))
    })?;
    let terms = Terms::of(standard);
    connection.create_scalar_function("near_last_day", 2, PURE, move |call| {
        Ok(terms.ask(call)?.filter(|term| term.is_near).map(|term| term.last_day.to_string()))
    })?;
    let (today, is_used) = (standard.today, standard.deadlines.rule(Matter::PermitEndorsement).is_used);
    // (issued on, endorsed on) to the last day of the next endorsement that may be made by now.
    connection.create_scalar_function("endorsement_due", 2, PURE, move |call| {
        let issued = day(call, 0)?.filter(|_| is_used);
        let endorsed = days(call, 1)?;
        let next = issued.map(|issued| endorsement(issued, &endorsed.0, today));
        Ok(next.filter(|next| next.state != EndorsementState::NotYet).map(|next| next.until.to_string()))
    })?;
    teach_facts(connection, today)
}

/// Facts that no station decides.
fn teach_facts(connection: &Connection, today: Date) -> Result<(), StoreError> {
    connection.create_scalar_function("implied_sex", 1, PURE, |call| {
        Ok(RELATIONS.get(call.get_raw(0).as_str()?).and_then(|relation| relation.sex))
    })?;
    connection.create_scalar_function("relation_name", 1, PURE, |call| {
        Ok(Relationship::table().name(call.get_raw(0).as_str()?).map(str::to_owned))
    })?;
    connection.create_scalar_function("born_relative_to_head", 1, PURE, |call| {
        Ok(RELATIONS.get(call.get_raw(0).as_str()?).and_then(|relation| relation.born))
    })?;
    connection.create_scalar_function("has_check_digit", 1, PURE, |call| {
        let number = call.get_raw(0).as_str().unwrap_or_default();
        // Eighteen bytes that are not ASCII are no number at all.
        let parts = number.is_char_boundary(17).then(|| number.split_at(17));
        Ok(parts.is_some_and(|(digits, last)| last.starts_with(id_number::check_digit(digits))))
    })?;
    connection.create_scalar_function("is_telephone", 1, PURE, move |call| {
        let mut phones = Phones::default();
        let is_read = phones.restore(&[Cell::text(call.get_raw(0).as_str().unwrap_or_default())]).is_ok();
        Ok(is_read && phones.fault(today).is_none())
    })?;
    Ok(())
}

/// The last days of one station, each counted once however many rows ask.
struct Terms {
    deadlines: Deadlines,
    holidays: Holidays,
    today: Date,
    matters: HashMap<String, Matter>,
    known: RefCell<BTreeMap<(Matter, Date), Option<LastDay>>>,
}

#[derive(Clone, Copy)]
struct LastDay {
    last_day: Date,
    is_near: bool,
}

impl Terms {
    fn of(standard: &Standard) -> Self {
        Self {
            deadlines: standard.deadlines.clone(),
            holidays: standard.holidays.clone(),
            today: standard.today,
            matters: Matter::ALL.into_iter().filter_map(|matter| Some((key(matter)?, matter))).collect(),
            known: RefCell::default(),
        }
    }

    /// (matter, first day) to its last day; nothing where the station does not go by such a rule.
    fn ask(&self, call: &Context<'_>) -> rusqlite::Result<Option<LastDay>> {
        let Some(start) = day(call, 1)? else { return Ok(None) };
        let Some(&matter) = self.matters.get(call.get_raw(0).as_str()?) else {
            return Err(rusqlite::Error::UserFunctionError("no such matter".into()));
        };
        let mut known = self.known.borrow_mut();
        Ok(*known.entry((matter, start)).or_insert_with(|| {
            let deadline = self.deadlines.deadline(matter, start, self.today, &self.holidays)?;
            Some(LastDay { last_day: deadline.due, is_near: deadline.is_near })
        }))
    }
}

/// The word a matter is stored under.
fn key(matter: Matter) -> Option<String> {
    serde_json::to_value(matter).ok()?.as_str().map(str::to_owned)
}

fn day(call: &Context<'_>, argument: usize) -> rusqlite::Result<Option<Date>> {
    Ok(call.get::<Option<String>>(argument)?.and_then(|text| text.parse().ok()))
}

/// Several days in one column; a column nobody can read counts as empty, as one that was never filled.
fn days(call: &Context<'_>, argument: usize) -> rusqlite::Result<Days> {
    let mut days = Days::default();
    let text = call.get::<Option<String>>(argument)?.unwrap_or_default();
    Ok(if days.restore(&[Cell::text(&text)]).is_ok() { days } else { Days::default() })
}

struct Relation {
    sex: Option<&'static str>,
    born: Option<&'static str>,
}

/// The table once, so that a million members ask a map.
static RELATIONS: LazyLock<HashMap<&'static str, Relation>> = LazyLock::new(|| {
    let of = |code: &str| Relation {
        sex: implied_sex(code).map(id_number::Sex::code),
        born: order_of_birth(code).map(|born| match born {
            Born::Before => "before",
            Born::After => "after",
        }),
    };
    Relationship::table().codes.iter().map(|row| (row.code.as_str(), of(&row.code))).collect()
});
