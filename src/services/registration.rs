//! Registering a floating person at a dwelling: what is on the form, what must be mended, and saving it in one go.
//!
//! Field list and order: 流动人口信息登记表. The number is `海2026-000412`: prefix of the station, year, gap-free serial.

use super::candidates::{self, Candidate};
use super::{Desk, Trouble};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::values::{Choice, Day, Identity, Link, Name, Phones, Text, Value};
use crate::domain::{Date, Draft, KeptDraft, Problem, RecordId, Right, Unreadable, Weight, address, id_number};
use crate::store::{ChangeId, StoreError, Writing};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The series registration numbers are drawn from.
pub(super) const NUMBER_SERIES: &str = "floating_registration";
/// 流动 in the list of residence kinds.
const FLOATING: &str = "2";
/// What an unnamed identity number is explained with when only the landlord's name was told.
const LANDLORD_PENDING: &str = "登记租客时由其告知，待核";

/// The registration form while it is being filled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registration {
    pub person: Draft<Person>,
    pub residence: Draft<Residence>,
    pub address: Address,
    pub landlord: Landlord,
    pub subject: Subject,
    /// Keys of fields left for later with F8.
    pub later: BTreeSet<String>,
}

/// The dwelling as typed, and the known one it means.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Address {
    pub typed: String,
    pub place: Option<RecordId>,
}

/// The landlord of a dwelling that has no file yet: a name and a telephone are enough to begin with.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Landlord {
    pub name: String,
    pub phone: String,
}

/// Whose registration this is.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub enum Subject {
    /// Somebody not known here, as far as was asked.
    #[default]
    New,
    /// Somebody known, at a new dwelling.
    Known(RecordId),
    /// A registration that is being corrected.
    Existing { person: RecordId, residence: RecordId },
}

/// A registration on disk while nobody works on it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct KeptRegistration {
    person: KeptDraft,
    residence: KeptDraft,
    address: Address,
    landlord: Landlord,
    subject: Subject,
    later: BTreeSet<String>,
}

/// What saving gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saved {
    pub person: RecordId,
    pub residence: RecordId,
    pub change: ChangeId,
}

impl Registration {
    /// An empty form with what is nearly always so.
    pub fn new(today: Date) -> Self {
        let person =
            Person { identity: Identity { kind: Choice::of("111"), ..Identity::default() }, ..Person::default() };
        let residence = Residence {
            kind: Choice::of(FLOATING),
            dwelling_type: Choice::of("02"),
            declared_by: Choice::of("1"),
            registered_on: Day(Some(today)),
            ..Residence::default()
        };
        Self { person: Draft::of(person), residence: Draft::of(residence), ..Self::default() }
    }

    /// The form of a registration that exists.
    pub fn existing(desk: &Desk, residence: RecordId) -> Result<Self, Trouble> {
        let kept: Residence = desk.store.load(residence)?.ok_or(Trouble::Gone)?;
        let person_id = kept.person.id.ok_or(Trouble::Gone)?;
        let person: Person = desk.store.load(person_id)?.ok_or(Trouble::Gone)?;
        let address = Address { typed: super::places::full_name(desk, kept.place.id)?, place: kept.place.id };
        Ok(Self {
            person: Draft::of(person),
            residence: Draft::of(kept),
            address,
            subject: Subject::Existing { person: person_id, residence },
            ..Self::default()
        })
    }

    /// An empty form at the dwelling of another registration: the rest of a family, 「同一地址再登记一人」.
    pub fn at_address_of(desk: &Desk, residence: RecordId) -> Result<Self, Trouble> {
        let kept: Residence = desk.store.load(residence)?.ok_or(Trouble::Gone)?;
        let mut form = Self::new(desk.today());
        form.address = Address { typed: super::places::full_name(desk, kept.place.id)?, place: kept.place.id };
        form.residence.set("place", |record| {
            record.dwelling_type = kept.dwelling_type;
            record.reside_reason = kept.reside_reason;
            record.from_date = kept.from_date;
            record.planned_stay = kept.planned_stay;
        });
        Ok(form)
    }

    /// Whether there is anything here that would be a loss.
    pub fn is_changed(&self) -> bool {
        let untouched_address = match self.subject {
            Subject::Existing { .. } => self.address.place == self.residence.original().place.id,
            _ => self.address.typed.is_empty(),
        };
        self.person.is_changed()
            || self.residence.is_changed()
            || !untouched_address
            || self.landlord != Landlord::default()
    }

    /// Takes over what a right number says: sex, birth, and the place of issue as a proposal for an empty 户籍地.
    pub fn follow_identity(&mut self, today: Date) {
        let Some(facts) = self.person.record.identity.facts(today) else { return };
        if let Some(sex) = facts.sex {
            self.person.set("sex", |person| person.sex = Choice::of(sex.code()));
        }
        if facts.birth.is_some() {
            self.person.set("birth", |person| person.birth = Day(facts.birth));
        }
        if let Some(area) = facts.area.filter(|_| self.person.record.registered_area.is_empty()) {
            self.person.set("registered_area", |person| person.registered_area.code = area);
        }
    }

    /// All there is to mend, in form order. What is expected and was not left for later counts as wrong.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let set_by_saving = ["person", "place", "registrar"];
        let mut problems = self.person.problems(today);
        let (before, after): (Vec<_>, Vec<_>) = self
            .residence
            .problems(today)
            .into_iter()
            .filter(|problem| !set_by_saving.contains(&problem.field))
            .partition(|problem| problem.field == "kind");
        problems.extend(before);
        problems.extend(self.address_problem());
        problems.extend(self.landlord_problem(today));
        problems.extend(after);
        problems.into_iter().map(|problem| self.weigh(problem)).collect()
    }

    fn weigh(&self, mut problem: Problem) -> Problem {
        if problem.weight == Weight::Missing && !self.later.contains(problem.field) {
            problem.weight = Weight::Wrong;
            problem.sentence = format!("请填{}；稍后补请按 F8", problem.sentence.trim_end_matches("待补"));
        }
        problem
    }

    fn landlord_problem(&self, today: Date) -> Option<Problem> {
        let mut phones = Phones::default();
        let sentence = phones.read(&self.landlord.phone, today).err().or_else(|| phones.fault(today))?;
        Some(Problem::wrong("landlord_phone", sentence))
    }

    fn address_problem(&self) -> Option<Problem> {
        if self.address.place.is_some() {
            return None;
        }
        if self.address.typed.trim().is_empty() {
            return Some(Problem::wrong("place", "请填现住址"));
        }
        let is_dwelling = !address::parse(&self.address.typed).nodes().is_empty();
        (!is_dwelling).then(|| Problem::wrong("place", "看不出是哪一处，请写成「海棠苑3栋2单元501室」或「3-2-501」"))
    }

    pub fn keep(&self) -> KeptRegistration {
        KeptRegistration {
            person: self.person.keep(),
            residence: self.residence.keep(),
            address: self.address.clone(),
            landlord: self.landlord.clone(),
            subject: self.subject,
            later: self.later.clone(),
        }
    }

    pub fn take_up(kept: KeptRegistration) -> Result<Self, Unreadable> {
        Ok(Self {
            person: Draft::take_up(&kept.person)?,
            residence: Draft::take_up(&kept.residence)?,
            address: kept.address,
            landlord: kept.landlord,
            subject: kept.subject,
            later: kept.later,
        })
    }

    /// The form goes on with somebody who is known: their record fills what was left empty, what was typed stays.
    pub fn go_on_with(&mut self, desk: &Desk, person: RecordId) -> Result<(), Trouble> {
        let known: Person = desk.store.load(person)?.ok_or(Trouble::Gone)?;
        let typed = self.person.record.clone();
        let mut merged = Draft::of(known);
        for field in <Person as crate::domain::Register>::fields() {
            let value = (field.value)(&typed);
            if !value.is_empty() {
                let cells = value.store();
                let mut outcome = Ok(());
                merged.set(field.key, |record| outcome = (field.value_mut)(record).restore(&cells));
                outcome?;
            }
        }
        self.person = merged;
        self.subject = Subject::Known(person);
        Ok(())
    }
}

/// Writes the registration: person, dwelling, landlord's file and residence, all or nothing.
pub fn save(desk: &mut Desk, registration: &Registration) -> Result<Saved, Trouble> {
    desk.require(Right::Write)?;
    let today = desk.today();
    let wrong: Vec<Problem> =
        registration.problems(today).into_iter().filter(|problem| problem.weight == Weight::Wrong).collect();
    if !wrong.is_empty() {
        return Err(Trouble::Unfinished(wrong));
    }
    let candidates = unanswered_candidates(desk, registration)?;
    if !candidates.is_empty() {
        return Err(Trouble::Perhaps(candidates));
    }
    let what = match registration.subject {
        Subject::Existing { .. } => "修改流动人口登记",
        _ => "登记流动人口",
    };
    let prefix = desk.station().number_prefix.clone();
    let registrar = desk.operator().name.clone();
    let saved = desk.acting(what, "", |store, act| {
        let (saved, change) = store.write(act, |writing| {
            let place = dwelling(writing, registration)?;
            let person = write_person(writing, registration)?;
            write_landlord(writing, &registration.landlord, place, &prefix)?;
            if matches!(registration.subject, Subject::Known(_)) {
                end_earlier_residences(writing, person, &registration.residence.record)?;
            }
            let residence =
                write_residence(writing, registration, person, place, &Signature { prefix, registrar, today })?;
            Ok((person, residence))
        })?;
        Ok(Saved { person: saved.0, residence: saved.1, change })
    })?;
    desk.remember_registration(registration);
    Ok(saved)
}

/// What the station adds to a new registration.
struct Signature {
    prefix: String,
    registrar: String,
    today: Date,
}

/// People who may be the one being typed, unless that was already answered.
fn unanswered_candidates(desk: &Desk, registration: &Registration) -> Result<Vec<Candidate>, Trouble> {
    let is_answered =
        registration.subject != Subject::New || !registration.residence.record.duplicate_reason.is_empty();
    if is_answered { Ok(Vec::new()) } else { candidates::find(desk, &registration.person.record) }
}

fn dwelling(writing: &mut Writing<'_>, registration: &Registration) -> Result<RecordId, StoreError> {
    if let Some(place) = registration.address.place {
        return Ok(place);
    }
    let nodes = address::parse(&registration.address.typed).nodes();
    let path: Vec<(&str, &str)> = nodes.iter().map(|node| (node.kind, node.label.as_str())).collect();
    writing.find_or_create_place(&path)
}

fn write_person(writing: &mut Writing<'_>, registration: &Registration) -> Result<RecordId, StoreError> {
    let person = &registration.person.record;
    match registration.subject {
        Subject::New => writing.insert(person),
        Subject::Known(id) | Subject::Existing { person: id, .. } => {
            if registration.person.is_changed() {
                writing.update(id, person)?;
            }
            Ok(id)
        }
    }
}

/// A let dwelling without a file gets one, with the landlord as far as known.
fn write_landlord(
    writing: &mut Writing<'_>,
    landlord: &Landlord,
    place: RecordId,
    prefix: &str,
) -> Result<(), StoreError> {
    if landlord.name.trim().is_empty() || writing.rental_house_at(place)?.is_some() {
        return Ok(());
    }
    let mut phones = Phones::default();
    // A telephone that does not parse is a problem of the form and never comes this far.
    let _ = phones.read(&landlord.phone, Date::default());
    let person = Person {
        name: Name::new(&landlord.name),
        identity: Identity { missing_reason: LANDLORD_PENDING.to_owned(), ..Identity::default() },
        phones,
        ..Person::default()
    };
    let landlord = writing.insert(&person)?;
    let serial = writing.next_number("rental_house", 0)?;
    writing.insert(&RentalHouse {
        house_number: Text(format!("{prefix}房-{serial:04}")),
        place: Link::to(place),
        landlord: Link::to(landlord),
        letting_state: Choice::of("2"),
        ..RentalHouse::default()
    })?;
    Ok(())
}

fn write_residence(
    writing: &mut Writing<'_>,
    registration: &Registration,
    person: RecordId,
    place: RecordId,
    signature: &Signature,
) -> Result<RecordId, StoreError> {
    let mut residence = registration.residence.record.clone();
    residence.person = Link::to(person);
    residence.place = Link::to(place);
    if let Subject::Existing { residence: id, .. } = registration.subject {
        writing.update(id, &residence)?;
        return Ok(id);
    }
    let year = signature.today.year();
    let serial = writing.next_number(NUMBER_SERIES, year)?;
    residence.registration_number = Text(number_text(&signature.prefix, year, serial));
    residence.registrar = Text(signature.registrar.clone());
    writing.insert(&residence)
}

/// Who moves in here has left the dwelling before: a floating person lives at one place at a time.
fn end_earlier_residences(writing: &mut Writing<'_>, person: RecordId, next: &Residence) -> Result<(), StoreError> {
    for (id, mut earlier) in writing.open_residences(person)? {
        let is_before = earlier.from_date.0 <= next.from_date.0;
        if earlier.kind.code == FLOATING && is_before {
            earlier.until_date = next.from_date;
            earlier.destination = Text("本社区内搬迁".to_owned());
            writing.update(id, &earlier)?;
        }
    }
    Ok(())
}

/// `海2026-000412`
pub(super) fn number_text(prefix: &str, year: i32, serial: u32) -> String {
    format!("{prefix}{year}-{serial:06}")
}

/// What a number of this kind of document says while it is typed.
pub fn verdict_as(document: &str, number: &str, today: Date) -> id_number::Verdict {
    id_number::check_as(document, number, today)
}
