//! The file of a rental house as a form: opening it, what is to be mended, saving it.

use super::{CLOSED, Desk, Named, SavedHouse, Trouble, VACANT, Who, next_number};
use crate::domain::registers::{FORMER_LANDLORD, HouseParty, RentalHouse};
use crate::domain::values::{Choice, Day, Link};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight, address};
use crate::services::places::{self, Meant};
use crate::services::registration::{self, Address};
use crate::services::signature::Signature;
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// Fields that saving fills in itself; what is typed for them stands beside the record.
const SET_BY_SAVING: [&str; 3] = ["place", "landlord", "landlord_organisation"];

/// Fields of the house that stand above the landlord on the form.
const BEFORE_LANDLORD: [&str; 6] = ["ownership", "rent_use", "floor_area", "rooms_total", "rooms_let", "hazard"];

/// The form of one file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct HouseFile {
    /// None of a file that is being opened.
    pub id: Option<RecordId>,
    pub house: Draft<RentalHouse>,
    pub address: Address,
    pub landlord: Named,
    pub parties: Vec<PartyRow>,
    /// It was said that a second file for this dwelling is meant.
    pub is_second_meant: bool,
}

/// Somebody with a role at the house: a further owner, an agent, who answers for order and fire.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct PartyRow {
    pub id: Option<RecordId>,
    pub party: Draft<HouseParty>,
    pub who: Named,
}

impl PartyRow {
    pub fn new(today: Date) -> Self {
        let party = HouseParty { from_date: Day(Some(today)), ..HouseParty::default() };
        Self { party: Draft::of(party), ..Self::default() }
    }

    /// What is wrong with this row; nothing while nothing is typed into it.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        if self.id.is_none() && self.who.is_empty() && self.party.record.role.is_unset() {
            return Vec::new();
        }
        let mut problems = self.party.problems(today);
        problems.retain(|problem| !["house", "person", "organisation"].contains(&problem.field));
        let fault = if self.who.is_empty() { Some("请填姓名或单位".to_owned()) } else { self.who.fault(today) };
        problems.extend(fault.map(|sentence| Problem::wrong("person", sentence)));
        problems
    }

    fn is_blank(&self) -> bool {
        self.id.is_none() && self.who.is_empty()
    }
}

impl HouseFile {
    /// An empty form with what is nearly always so.
    pub fn new(desk: &Desk) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let house =
            RentalHouse { letting_state: Choice::of(VACANT), ownership: Choice::of("1"), ..RentalHouse::default() };
        Ok(Self { house: Draft::of(house), ..Self::default() })
    }

    /// The file that exists.
    pub fn open(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let house: RentalHouse = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let mut parties = Vec::new();
        for (id, party) in desk.store.parties_of(id)? {
            let who = Named::of(desk, Who::of(party.person, party.organisation))?;
            parties.push(PartyRow { id: Some(id), party: Draft::of(party), who });
        }
        Ok(Self {
            id: Some(id),
            address: Address { typed: places::full_name(desk, house.place.id)?, place: house.place.id },
            landlord: Named::of(desk, Who::of(house.landlord, house.landlord_organisation))?,
            house: Draft::of(house),
            parties,
            is_second_meant: false,
        })
    }

    /// All there is to mend, in form order. What is expected may follow later.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut of_house = self.house.problems(today);
        of_house.retain(|problem| !SET_BY_SAVING.contains(&problem.field));
        let (before, after): (Vec<_>, Vec<_>) =
            of_house.into_iter().partition(|problem| BEFORE_LANDLORD.contains(&problem.field));
        let mut problems: Vec<Problem> = self.address_problem().into_iter().chain(before).collect();
        problems.extend(self.landlord_problem(today));
        problems.extend(after);
        let house = &self.house.record;
        if house.letting_state.code == CLOSED && house.cancel_reason.is_unset() {
            problems.push(Problem::wrong("cancel_reason", "停租的请选停租原因"));
        }
        problems
    }

    fn landlord_problem(&self, today: Date) -> Option<Problem> {
        match self.landlord.fault(today) {
            Some(sentence) => Some(Problem::wrong("landlord", sentence)),
            None => self.landlord.is_empty().then(|| Problem::missing("landlord", "房主待补")),
        }
    }

    fn address_problem(&self) -> Option<Problem> {
        if self.address.place.is_some() {
            return None;
        }
        if self.address.typed.trim().is_empty() {
            return Some(Problem::wrong("place", "请填地址"));
        }
        let is_dwelling = !address::parse(&self.address.typed).nodes().is_empty();
        (!is_dwelling).then(|| Problem::wrong("place", "看不出是哪一处，请写成「海棠苑3栋2单元501室」或「3-2-501」"))
    }

    /// Another landlord than before begins today, unless another day is typed; with the one before their own day comes back.
    pub fn follow_landlord(&mut self, today: Date) {
        let before = self.house.original();
        let (who, since) = (Who::of(before.landlord, before.landlord_organisation), before.landlord_since);
        let is_other = who.is_some() && !self.landlord.is_empty() && self.landlord.known() != who;
        let begins = Day(Some(today));
        let now = self.house.record.landlord_since;
        if is_other && now == since {
            self.house.set("landlord_since", |house| house.landlord_since = begins);
        } else if !is_other && now == begins {
            self.house.set("landlord_since", |house| house.landlord_since = since);
        }
    }

    /// The number of another file that is kept for this dwelling.
    pub fn other_file(&self, desk: &Desk) -> Result<Option<String>, Trouble> {
        desk.require(Right::Look)?;
        let Some(place) = self.address.place else { return Ok(None) };
        let other = desk.store.running_house_at(place, self.id)?;
        Ok(other.map(|(_, house)| house.house_number.0))
    }

    /// Writes house, dwelling, landlord and everybody with a role in one change, or nothing of it.
    pub fn save(&self, desk: &mut Desk) -> Result<SavedHouse, Trouble> {
        desk.require(Right::Write)?;
        let place = self.ready(desk)?;
        let what = if self.id.is_some() { "修改出租房屋档案" } else { "建立出租房屋档案" };
        let signature = Signature::of(desk);
        let (house, change) = desk.writing(what, |writing| self.write(writing, place, &signature))?;
        Ok(SavedHouse { house, change })
    }

    pub(in crate::services) fn write(
        &self,
        writing: &mut Writing<'_>,
        place: Option<RecordId>,
        signature: &Signature,
    ) -> Result<RecordId, Trouble> {
        let place = match place {
            Some(place) => place,
            None => registration::new_dwelling(writing, &self.address.typed)?,
        };
        let mut house = self.house.clone();
        let (person, organisation) = Who::links(self.landlord.settle(writing, "landlord", signature.today)?);
        house.set("place", |house| house.place = Link::to(place));
        house.set("landlord", |house| house.landlord = person);
        house.set("landlord_organisation", |house| house.landlord_organisation = organisation);
        let id = match self.id {
            Some(id) => {
                let current = writing.load(id)?.ok_or(Trouble::Gone)?;
                let merged = registration::merged(&current, &house)?;
                keep_former_landlord(writing, id, &current, &merged)?;
                writing.update(id, &merged)?;
                id
            }
            None => insert(writing, house.record, signature)?,
        };
        for row in self.parties.iter().filter(|row| !row.is_blank()) {
            write_party(writing, id, row, signature.today)?;
        }
        Ok(id)
    }

    /// The known dwelling that is meant, once nothing keeps the form from being saved.
    fn ready(&self, desk: &Desk) -> Result<Option<RecordId>, Trouble> {
        let today = desk.today();
        let mut wrong = self.problems(today);
        wrong.extend(self.parties.iter().flat_map(|row| row.problems(today)));
        let meant = match self.address.place {
            Some(place) => Meant::Known(place),
            None => places::meant(desk, &self.address.typed)?,
        };
        let place = if let Meant::Known(place) = meant { Some(place) } else { None };
        if meant == Meant::SomeEstate {
            wrong.push(Problem::wrong("place", "请写明是哪个小区，或从列表中选"));
        }
        let is_kept = self.house.record.letting_state.code != CLOSED;
        if let Some(place) = place.filter(|_| is_kept && !self.is_second_meant)
            && let Some((_, other)) = desk.store.running_house_at(place, self.id)?
        {
            wrong.push(Problem::wrong("place", second_file(&other.house_number)));
        }
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if wrong.is_empty() { Ok(place) } else { Err(Trouble::Unfinished(wrong)) }
    }
}

/// A file is opened: with its number, and who registered it when.
pub(in crate::services) fn insert(
    writing: &mut Writing<'_>,
    mut house: RentalHouse,
    signature: &Signature,
) -> Result<RecordId, Trouble> {
    house.house_number = next_number(writing, &signature.prefix)?;
    // A table that comes from another station says when the house was registered there.
    if house.registered_on.is_unset() {
        house.registered_on = signature.registered_on();
    }
    house.registrar = signature.registrar();
    Ok(writing.insert(&house)?)
}

/// Where a house is somebody else's from a day on, whose it was until then stays among its parties. Without a day the file
/// was only put right.
pub(in crate::services) fn keep_former_landlord(
    writing: &mut Writing<'_>,
    house: RecordId,
    before: &RentalHouse,
    after: &RentalHouse,
) -> Result<(), Trouble> {
    let who = |file: &RentalHouse| Who::of(file.landlord, file.landlord_organisation);
    let until = after.landlord_since;
    if who(before).is_none() || who(before) == who(after) || until.is_unset() || until == before.landlord_since {
        return Ok(());
    }
    let known = [before.landlord_since, before.let_from, before.registered_on].into_iter().find(|day| !day.is_unset());
    writing.insert(&HouseParty {
        house: Link::to(house),
        role: Choice::of(FORMER_LANDLORD),
        person: before.landlord,
        organisation: before.landlord_organisation,
        from_date: known.unwrap_or(until).min(until),
        until_date: until,
        ..HouseParty::default()
    })?;
    Ok(())
}

/// What is said where a dwelling has a file already.
fn second_file(number: &str) -> String {
    format!("这处已有在册的档案 {number}：请打开那一份；确要另建，请勾选「另建一份」")
}

fn write_party(writing: &mut Writing<'_>, house: RecordId, row: &PartyRow, today: Date) -> Result<(), Trouble> {
    let mut party = row.party.clone();
    let (person, organisation) = Who::links(row.who.settle(writing, "person", today)?);
    party.set("house", |party| party.house = Link::to(house));
    party.set("person", |party| party.person = person);
    party.set("organisation", |party| party.organisation = organisation);
    match row.id {
        Some(id) => {
            let current = writing.load(id)?.ok_or(Trouble::Gone)?;
            writing.update(id, &registration::merged(&current, &party)?)?;
        }
        None => drop(writing.insert(&party.record)?),
    }
    Ok(())
}
