//! 退租: a tenancy ends, its occupants move out, and their residences there end with it where the form says so.

use super::{Desk, RENTED, SavedHouse, Trouble, VACANT, Who, page};
use crate::domain::codes::CancelReason;
use crate::domain::registers::{Person, RentalHouse, Residence, Tenancy};
use crate::domain::values::{Choice, Day, Text, as_cells};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight};
use crate::services::{places, registration};
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// 离开本地 in the list of reasons.
const LEFT: &str = "20";

/// The form that ends one tenancy of a house.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Ending {
    pub house: RecordId,
    pub address: String,
    /// The tenancies that can end; most houses have one.
    pub running: Vec<Running>,
    pub chosen: usize,
    /// Which of several it is was said; what is preset is nobody's choice.
    #[serde(default)]
    is_named: bool,
    /// Why the residences end, and where people go.
    #[serde(with = "as_cells")]
    pub cancel_reason: Choice<CancelReason>,
    pub destination: String,
}

/// A tenancy that runs, as it would end.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Running {
    pub id: RecordId,
    /// 「次卧 韦国强，2025-03-01 起」
    pub words: String,
    pub tenancy: Draft<Tenancy>,
    pub stays: Vec<EndingStay>,
}

/// Somebody's open residence at this dwelling, and whether it ends on the same day.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct EndingStay {
    pub id: RecordId,
    pub person: RecordId,
    pub name: String,
    #[serde(with = "as_cells")]
    pub from: Day,
    pub ends: bool,
}

impl Ending {
    /// Ends the tenancy that is named, or the only one that runs; of several it is asked which. Today unless another day is
    /// typed.
    pub fn begin(desk: &Desk, house: RecordId, tenancy: Option<RecordId>) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let record: RentalHouse = desk.store.load(house)?.ok_or(Trouble::Gone)?;
        let mut running = Vec::new();
        for (id, tenancy) in desk.store.tenancies_of(house)? {
            if tenancy.ended_on.is_unset() {
                running.push(running_one(desk, id, tenancy, &record)?);
            }
        }
        if running.is_empty() {
            return Err(Trouble::Gone);
        }
        Ok(Self {
            house,
            address: places::full_name(desk, record.place.id)?,
            chosen: running.iter().position(|one| Some(one.id) == tenancy).unwrap_or_default(),
            is_named: tenancy.is_some(),
            running,
            cancel_reason: Choice::of(LEFT),
            destination: String::new(),
        })
    }

    /// Whether the tenancies that can end are those of when it was begun.
    pub(in crate::services) fn is_current(&self, desk: &Desk) -> Result<bool, Trouble> {
        for running in &self.running {
            let stands: Option<Tenancy> = desk.store.load(running.id)?;
            if stands.as_ref() != Some(running.tenancy.original()) {
                return Ok(false);
            }
        }
        Ok(!self.running.is_empty())
    }

    /// Several run, and which of them ends was not said.
    pub fn asks_which(&self) -> bool {
        !self.is_named && self.running.len() > 1
    }

    /// The tenancy at this place is the one that ends.
    pub fn choose(&mut self, place: usize) {
        self.chosen = place;
        self.is_named = true;
    }

    pub fn one(&self) -> &Running {
        &self.running[self.chosen.min(self.running.len() - 1)]
    }

    pub fn one_mut(&mut self) -> &mut Running {
        let chosen = self.chosen.min(self.running.len() - 1);
        &mut self.running[chosen]
    }

    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let one = self.one();
        let tenancy = &one.tenancy.record;
        let mut problems = one.tenancy.problems(today);
        problems.retain(|problem| ["ended_on", "end_reason"].contains(&problem.field));
        if self.asks_which() {
            problems.insert(0, Problem::wrong("tenancy", "这里有几份租赁，请选退的是哪一份"));
        }
        let mut wrong = |field, sentence: &str| {
            if !problems.iter().any(|problem| problem.field == field) {
                problems.push(Problem::wrong(field, sentence));
            }
        };
        match tenancy.ended_on.0 {
            None => wrong("ended_on", "请填退租日期"),
            Some(day) if self.ending().any(|stay| stay.from.0.is_some_and(|from| from > day)) => {
                wrong("ended_on", "有人是在这天之后入住的，请核对日期");
            }
            Some(_) => {}
        }
        if tenancy.end_reason.is_unset() {
            wrong("end_reason", "请选退租原因");
        }
        if self.cancel_reason.is_unset() && self.ending().next().is_some() {
            wrong("cancel_reason", "请选注销原因");
        }
        problems
    }

    fn ending(&self) -> impl Iterator<Item = &EndingStay> {
        self.one().stays.iter().filter(|stay| stay.ends)
    }

    /// The tenancy, its occupants, their residences and the house in one change, or nothing of it.
    pub fn save(&self, desk: &mut Desk) -> Result<SavedHouse, Trouble> {
        desk.require(Right::Write)?;
        let mut wrong = self.problems(desk.today());
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        let ((), change) = desk.writing("退租", |writing| self.write(writing))?;
        Ok(SavedHouse { house: self.house, change })
    }

    fn write(&self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        let one = self.one();
        let current: Tenancy = writing.load(one.id)?.ok_or(Trouble::Gone)?;
        let tenancy = registration::merged(&current, &one.tenancy)?;
        let day = tenancy.ended_on;
        writing.update(one.id, &tenancy)?;
        for (id, mut occupant) in writing.occupants_of(one.id)? {
            if occupant.until_date.is_unset() {
                // Whoever was to move in later never did.
                occupant.until_date = occupant.from_date.max(day);
                writing.update(id, &occupant)?;
            }
        }
        for stay in self.ending() {
            let mut residence: Residence = writing.load(stay.id)?.ok_or(Trouble::Gone)?;
            if residence.until_date.is_unset() {
                residence.until_date = day;
                residence.cancel_reason = self.cancel_reason.clone();
                residence.destination = Text::new(&self.destination);
                writing.update(stay.id, &residence)?;
            }
        }
        is_vacant_now(writing, self.house)
    }
}

fn running_one(desk: &Desk, id: RecordId, mut tenancy: Tenancy, house: &RentalHouse) -> Result<Running, Trouble> {
    let tenant = match Who::of(tenancy.tenant, tenancy.tenant_organisation) {
        Some(who) => page::holder(desk, who)?.name,
        None => String::new(),
    };
    let words = format!("{} {tenant}，{} 起", &*tenancy.room, day_words(tenancy.from_date)).trim().to_owned();
    let open = match house.place.id {
        Some(place) => desk.store.residences_at(place)?,
        None => Vec::new(),
    };
    let mut stays = Vec::new();
    for (_, occupant) in desk.store.occupants_of(id)? {
        let Some(person) = occupant.person.id.filter(|_| occupant.until_date.is_unset()) else { continue };
        let name = desk
            .store
            .load::<Person>(person)?
            .map(|known| places::listed_alone(&known, desk.today()))
            .unwrap_or_default();
        let theirs = open.iter().filter(|(_, stay)| stay.person.id == Some(person));
        stays.extend(theirs.map(|(id, stay)| EndingStay {
            id: *id,
            person,
            name: name.clone(),
            from: stay.from_date,
            ends: true,
        }));
    }
    let original = tenancy.clone();
    tenancy.ended_on = Day(Some(desk.today()));
    let mut draft = Draft::of(original);
    draft.set("ended_on", |record| record.ended_on = tenancy.ended_on);
    Ok(Running { id, words, tenancy: draft, stays })
}

fn day_words(day: Day) -> String {
    day.0.map(|day: Date| day.to_string()).unwrap_or_default()
}

/// With the last tenancy the house is 待租 again.
fn is_vacant_now(writing: &mut Writing<'_>, house: RecordId) -> Result<(), Trouble> {
    let runs = writing.tenancies_of(house)?.iter().any(|(_, tenancy)| tenancy.ended_on.is_unset());
    let mut record: RentalHouse = writing.load(house)?.ok_or(Trouble::Gone)?;
    if !runs && record.letting_state.code == RENTED {
        record.letting_state = Choice::of(VACANT);
        writing.update(house, &record)?;
    }
    Ok(())
}
