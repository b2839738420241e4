//! Registering a floating person at a dwelling: what is on the form, how it is begun, kept and taken up again.
//!
//! What must be mended stands in `problems`, writing it in `saving`. Field list and order: 流动人口信息登记表. The number is
//! `海2026-000412`: prefix of the station, year, gap-free serial.

mod asked;
mod cancelling;
mod companions;
mod contested;
mod declaring;
mod known;
mod landlord;
mod merging;
mod problems;
mod saving;
mod stays;
mod turning;

pub use cancelling::{cancel, endorse, extend, problems_of_cancelling, problems_of_extending, reasons_to_cancel};
pub use contested::{Contested, Side, contested, settle};
pub use known::Standing;
pub(in crate::services) use landlord::write as write_landlord;
pub(in crate::services) use merging::merged;
pub use saving::{Saved, save};
pub(in crate::services) use saving::{new_dwelling, numbered, write_residence};
pub(in crate::services) use stays::end_earlier;
pub use stays::left_behind;
pub(in crate::services) use turning::{move_in, move_out};
pub use turning::{turn_floating, turn_resident};

use super::candidates::Candidate;
use super::households::MemberRow;
use super::{Desk, Trouble};
use crate::domain::registers::{Person, Residence};
use crate::domain::values::{Area, Choice, Day, Identity, Value};
use crate::domain::{Date, Draft, RecordId, Right, id_number};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeSet;

/// The series registration numbers are drawn from.
pub(in crate::services) const NUMBER_SERIES: &str = "floating_registration";
/// 流动 in the list of residence kinds.
pub(in crate::services) const FLOATING: &str = "2";
/// 常住 in the same list.
pub(in crate::services) const RESIDENT: &str = "1";
/// 租赁房屋 in the list of dwelling types.
const LET: &str = "02";

/// The registration form while it is being filled.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Registration {
    pub person: Draft<Person>,
    pub residence: Draft<Residence>,
    pub address: Address,
    pub landlord: Landlord,
    pub subject: Subject,
    /// The rest of the family, who came along.
    #[serde(default, serialize_with = "written_rows")]
    pub companions: Vec<MemberRow>,
    /// Keys of fields left for later with F8.
    pub later: BTreeSet<String>,
    /// Those of whom it was said, with a reason, that they are somebody else.
    #[serde(default)]
    answered: BTreeSet<RecordId>,
    /// The 户籍地 that the number proposed. While it stands there unchanged, another number may replace it.
    #[serde(default)]
    proposed_area: String,
    /// That a guardian declares was not chosen but follows from the age.
    #[serde(default)]
    proposed_guardian: bool,
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

impl Subject {
    /// Who it is, once they are known.
    pub fn person(self) -> Option<RecordId> {
        match self {
            Self::New => None,
            Self::Known(person) | Self::Existing { person, .. } => Some(person),
        }
    }
}

impl Registration {
    /// An empty form with what is nearly always so.
    pub fn new(today: Date) -> Self {
        let person =
            Person { identity: Identity { kind: Choice::of("111"), ..Identity::default() }, ..Person::default() };
        let residence = Residence {
            kind: Choice::of(FLOATING),
            dwelling_type: Choice::of(LET),
            declared_by: Choice::of(declaring::BY_ONESELF),
            registered_on: Day(Some(today)),
            ..Residence::default()
        };
        Self { person: Draft::of(person), residence: Draft::of(residence), ..Self::default() }
    }

    /// The form of a registration that exists.
    pub fn existing(desk: &Desk, residence: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
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
        desk.require(Right::Write)?;
        let kept: Residence = desk.store.load(residence)?.ok_or(Trouble::Gone)?;
        let mut form = Self::new(desk.today());
        form.address = Address { typed: super::places::full_name(desk, kept.place.id)?, place: kept.place.id };
        form.proposed_guardian = kept.declared_by.code == declaring::BY_GUARDIAN;
        form.residence.set("place", |record| {
            record.dwelling_type = kept.dwelling_type;
            record.reside_reason = kept.reside_reason;
            record.from_date = kept.from_date;
            record.planned_stay = kept.planned_stay;
            record.declared_by = kept.declared_by;
            record.declarant = kept.declarant;
            record.declarant_number = kept.declarant_number;
            record.notice_signed_on = kept.notice_signed_on;
        });
        Ok(form)
    }

    /// What this is called in the log, in undo and among the drafts.
    pub fn title(&self) -> &'static str {
        match self.subject {
            Subject::Existing { .. } if self.is_of_resident() => "修改常住人口登记",
            Subject::Existing { .. } => "修改流动人口登记",
            Subject::New | Subject::Known(_) => "登记流动人口",
        }
    }

    /// Whether it is about a resident, not somebody floating.
    pub fn is_of_resident(&self) -> bool {
        self.residence.record.kind.code == RESIDENT
    }

    /// The form of somebody known at a dwelling where they live without being registered.
    pub fn of_somebody_at(desk: &Desk, person: RecordId, place: RecordId) -> Result<Self, Trouble> {
        let mut form = Self::new(desk.today());
        form.go_on_with(desk, person, Standing::Recorded)?;
        form.follow_identity(desk.today());
        form.follow_age(desk.today());
        form.address = Address { typed: super::places::full_name(desk, Some(place))?, place: Some(place) };
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
            || self.companions.iter().any(|row| !row.is_blank())
    }

    /// Takes over what a right number says: sex, birth, a foreigner's country, and the place of issue as a proposal for an
    /// empty 户籍地. What an earlier number proposed goes when the document turns out to be a foreigner's.
    pub fn follow_identity(&mut self, today: Date) {
        if self.person.record.identity.is_of_foreigner() && self.has_proposed_area() {
            self.person.set("registered_area", |person| person.registered_area = Area::default());
        }
        let Some(facts) = self.person.record.identity.facts(today) else { return };
        if let Some(sex) = facts.sex {
            self.person.set("sex", |person| person.sex = Choice::of(sex.code()));
        }
        if facts.birth.is_some() {
            self.person.set("birth", |person| person.birth = Day(facts.birth));
        }
        if let Some(country) = facts.nationality {
            self.person.set("nationality", |person| person.nationality = Choice::of(&country));
        }
        let may_follow = self.person.record.registered_area.is_empty() || self.has_proposed_area();
        if let Some(area) = facts.area.filter(|_| may_follow) {
            self.proposed_area.clone_from(&area);
            self.person.set("registered_area", |person| person.registered_area.code = area);
        }
    }

    fn has_proposed_area(&self) -> bool {
        let stands = &self.person.record.registered_area;
        !stands.is_empty() && stands.code == self.proposed_area
    }

    /// The reason stands for everybody in `candidates`; without a reason nobody is answered.
    pub fn answer(&mut self, candidates: &[Candidate]) {
        if self.residence.record.duplicate_reason.is_empty() {
            self.answered.clear();
        } else {
            self.answered.extend(candidates.iter().map(|candidate| candidate.id));
        }
    }

    /// Whether it was said of this person that they are somebody else, and why.
    pub fn is_answered(&self, candidate: RecordId) -> bool {
        !self.residence.record.duplicate_reason.is_empty() && self.answered.contains(&candidate)
    }

    /// Whether the dwelling is let, so that its landlord is asked for.
    pub fn is_let(&self) -> bool {
        self.residence.record.dwelling_type.code == LET
    }
}

/// A draft keeps the rows in which something stands.
fn written_rows<S: Serializer>(rows: &[MemberRow], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(rows.iter().filter(|row| !row.is_blank()))
}

/// `海2026-000412`
pub(in crate::services) fn number_text(prefix: &str, year: i32, serial: u32) -> String {
    format!("{prefix}{year}-{serial:06}")
}

/// What a number of this kind of document says while it is typed.
pub fn verdict_as(document: &str, number: &str, today: Date) -> id_number::Verdict {
    id_number::check_as(document, number, today)
}
