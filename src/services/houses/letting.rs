//! A tenancy as a form: beginning one, changing it, who moves in and out under it.

use super::inhabitants::{Inhabitant, UNLISTED};
use super::page::{Lease, page};
use super::{Desk, Named, RENTED, SavedHouse, Trouble, Who, already_let};
use crate::domain::registers::{Occupant, RentalHouse, Tenancy};
use crate::domain::values::{Choice, Day, Link, as_cells};
use crate::domain::{Date, Draft, Problem, RecordId, Right, Weight};
use crate::services::{places, registration};
use crate::store::Writing;
use serde::{Deserialize, Serialize};

const SET_BY_SAVING: [&str; 3] = ["house", "tenant", "tenant_organisation"];

/// The form of one tenancy.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Letting {
    pub house: RecordId,
    pub address: String,
    /// None of a tenancy that begins.
    pub id: Option<RecordId>,
    pub tenancy: Draft<Tenancy>,
    pub tenant: Named,
    /// Of a tenancy that begins: the tenant lives there too.
    pub does_tenant_move_in: bool,
    /// Of a tenancy that begins: who is registered there and stands in no tenancy yet.
    pub registered: Vec<Registered>,
    pub occupants: Vec<OccupantRow>,
    /// Everybody who lives in the house already and stands in no row of this form.
    others: Vec<RecordId>,
}

/// Somebody registered at the dwelling, and whether they live there under this tenancy.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Registered {
    pub person: RecordId,
    /// 「范书 女 22 岁」
    pub words: String,
    #[serde(with = "as_cells")]
    pub since: Day,
    pub belongs: bool,
}

/// Somebody living there under the tenancy.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct OccupantRow {
    pub id: Option<RecordId>,
    pub occupant: Draft<Occupant>,
    pub who: Named,
}

impl OccupantRow {
    pub fn new(from: Day) -> Self {
        Self { occupant: Draft::of(Occupant { from_date: from, ..Occupant::default() }), ..Self::default() }
    }

    /// What is wrong with this row; nothing while nobody is named in it.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        if self.is_blank() {
            return Vec::new();
        }
        let mut problems = self.occupant.problems(today);
        problems.retain(|problem| !["tenancy", "person"].contains(&problem.field));
        problems.extend(self.who.fault(today).map(|sentence| Problem::wrong("person", sentence)));
        problems
    }

    fn is_blank(&self) -> bool {
        self.id.is_none() && self.who.is_empty()
    }
}

impl Letting {
    /// A tenancy that begins today unless something else is typed.
    pub fn begin(desk: &Desk, house: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let tenancy = Tenancy { from_date: Day(Some(desk.today())), ..Tenancy::default() };
        let people = page(desk, house, None)?.people;
        Ok(Self {
            house,
            address: address(desk, house)?,
            id: None,
            tenancy: Draft::of(tenancy),
            tenant: Named::default(),
            does_tenant_move_in: true,
            others: people.iter().map(|person| person.person).collect(),
            registered: registered(people),
            occupants: Vec::new(),
        })
    }

    /// The tenancy that exists.
    pub fn open(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        desk.require(Right::Write)?;
        let tenancy: Tenancy = desk.store.load(id)?.ok_or(Trouble::Gone)?;
        let house = tenancy.house.id.ok_or(Trouble::Gone)?;
        let mut occupants = Vec::new();
        for (id, occupant) in desk.store.occupants_of(id)? {
            let who = Named::of(desk, occupant.person.id.map(Who::Person))?;
            occupants.push(OccupantRow { id: Some(id), occupant: Draft::of(occupant), who });
        }
        let is_in_a_row =
            |person: &Inhabitant| occupants.iter().any(|row: &OccupantRow| row.who.known == Some(person.person));
        let mut others = page(desk, house, None)?.people;
        others.retain(|person| !is_in_a_row(person));
        Ok(Self {
            house,
            others: others.iter().map(|person| person.person).collect(),
            address: address(desk, house)?,
            id: Some(id),
            tenant: Named::of(desk, Who::of(tenancy.tenant, tenancy.tenant_organisation))?,
            tenancy: Draft::of(tenancy),
            does_tenant_move_in: false,
            registered: Vec::new(),
            occupants,
        })
    }

    /// A tenancy that a table tells of: as long as it runs the tenant lives there, as at the counter.
    pub(in crate::services) fn of_table(house: RecordId, tenancy: Tenancy, tenant: Named) -> Self {
        Self {
            house,
            address: String::new(),
            id: None,
            does_tenant_move_in: tenancy.ended_on.is_unset(),
            tenancy: Draft::of(tenancy),
            tenant,
            registered: Vec::new(),
            occupants: Vec::new(),
            others: Vec::new(),
        }
    }

    /// All there is to mend of the tenancy itself; rows have their own.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = self.tenancy.problems(today);
        problems.retain(|problem| !SET_BY_SAVING.contains(&problem.field));
        let fault = if self.tenant.is_empty() { Some("请填承租人".to_owned()) } else { self.tenant.fault(today) };
        problems.extend(fault.map(|sentence| Problem::wrong("tenant", sentence)));
        problems
    }

    /// What there is to mend or to look at in a row of this tenancy.
    pub fn problems_of_row(&self, row: &OccupantRow, today: Date) -> Vec<Problem> {
        let mut problems = row.problems(today);
        let (from, until) = (row.occupant.record.from_date, self.tenancy.record.agreed_until);
        if !problems.iter().any(|problem| problem.field == "from_date") && until.is_before(from) {
            problems.push(Problem::doubtful("from_date", "入住日期在租期之后，请核对"));
        }
        problems
    }

    /// The tenancy begins on another day than was written first: who was to move in with it does so then.
    pub fn follow_begin(&mut self, before: Day) {
        let from = self.tenancy.record.from_date;
        for row in self.occupants.iter_mut().filter(|row| row.id.is_none()) {
            if row.occupant.record.from_date == before {
                row.occupant.set("from_date", |occupant| occupant.from_date = from);
            }
        }
    }

    /// How many will live in the house, everybody counted once.
    pub fn people_there(&self) -> u32 {
        let is_new = |who: &Named| !who.known.is_some_and(|known| self.others.contains(&known));
        let stays =
            |row: &&OccupantRow| !row.is_blank() && row.occupant.record.until_date.is_unset() && is_new(&row.who);
        let tenant = usize::from(self.moves_in() && is_new(&self.tenant));
        let people = self.others.len() + tenant + self.occupants.iter().filter(stays).count();
        u32::try_from(people).unwrap_or(u32::MAX)
    }

    /// What is to be asked where the house is let already, by these tenancies that are not over.
    pub fn question(&self, running: &[Lease]) -> Option<&'static str> {
        let others = running.iter().filter(|lease| Some(lease.id) != self.id).map(|lease| &lease.tenancy);
        already_let::question(&self.tenancy.record, others)
    }

    fn moves_in(&self) -> bool {
        self.id.is_none() && self.does_tenant_move_in && !self.tenant.is_organisation && !self.tenant.is_empty()
    }

    /// Writes tenancy, tenant and occupants in one change, or nothing of it. A house that was vacant is let now.
    pub fn save(&self, desk: &mut Desk) -> Result<SavedHouse, Trouble> {
        desk.require(Right::Write)?;
        let today = desk.today();
        let mut wrong = self.problems(today);
        wrong.extend(self.occupants.iter().flat_map(|row| row.problems(today)));
        wrong.retain(|problem| problem.weight == Weight::Wrong);
        if !wrong.is_empty() {
            return Err(Trouble::Unfinished(wrong));
        }
        let what = if self.id.is_some() { "修改租赁" } else { "登记新租赁" };
        let (house, change) = desk.writing(what, |writing| self.write(writing, today))?;
        Ok(SavedHouse { house, change })
    }

    pub(in crate::services) fn write(&self, writing: &mut Writing<'_>, today: Date) -> Result<RecordId, Trouble> {
        let tenant = self.tenant.settle(writing, "tenant", today)?;
        let tenancy = self.write_tenancy(writing, tenant)?;
        let from = self.tenancy.record.from_date;
        let mut moved_in = Vec::new();
        if let Some(Who::Person(tenant)) = tenant.filter(|_| self.moves_in()) {
            move_in(writing, tenancy, tenant, from, &mut moved_in)?;
        }
        for known in self.registered.iter().filter(|known| known.belongs) {
            move_in(writing, tenancy, known.person, known.since.max(from), &mut moved_in)?;
        }
        for row in self.occupants.iter().filter(|row| !row.is_blank()) {
            write_row(writing, tenancy, row, today, &mut moved_in)?;
        }
        if self.id.is_none() {
            is_let_now(writing, self.house, from)?;
        }
        Ok(self.house)
    }

    fn write_tenancy(&self, writing: &mut Writing<'_>, tenant: Option<Who>) -> Result<RecordId, Trouble> {
        let mut tenancy = self.tenancy.clone();
        let (person, organisation) = Who::links(tenant);
        tenancy.set("house", |tenancy| tenancy.house = Link::to(self.house));
        tenancy.set("tenant", |tenancy| tenancy.tenant = person);
        tenancy.set("tenant_organisation", |tenancy| tenancy.tenant_organisation = organisation);
        let Some(id) = self.id else { return Ok(writing.insert(&tenancy.record)?) };
        let current = writing.load(id)?.ok_or(Trouble::Gone)?;
        writing.update(id, &registration::merged(&current, &tenancy)?)?;
        Ok(id)
    }
}

/// Who is registered at the dwelling and lives there under no tenancy yet.
fn registered(people: Vec<Inhabitant>) -> Vec<Registered> {
    let unlisted = people.into_iter().filter(|person| person.role == UNLISTED);
    let registered = unlisted.map(|person| Registered {
        person: person.person,
        words: format!("{} {}", person.name, person.facts),
        since: person.since,
        belongs: false,
    });
    registered.collect()
}

fn address(desk: &Desk, house: RecordId) -> Result<String, Trouble> {
    let house: RentalHouse = desk.store.load(house)?.ok_or(Trouble::Gone)?;
    places::full_name(desk, house.place.id)
}

fn write_row(
    writing: &mut Writing<'_>,
    tenancy: RecordId,
    row: &OccupantRow,
    today: Date,
    moved_in: &mut Vec<RecordId>,
) -> Result<(), Trouble> {
    if let Some(id) = row.id {
        let current = writing.load(id)?.ok_or(Trouble::Gone)?;
        return Ok(writing.update(id, &registration::merged(&current, &row.occupant)?)?);
    }
    let Some(Who::Person(person)) = row.who.settle(writing, "person", today)? else { return Ok(()) };
    let Occupant { from_date, until_date, .. } = row.occupant.record;
    if until_date.is_unset() {
        return move_in(writing, tenancy, person, from_date, moved_in);
    }
    let (tenancy, person) = (Link::to(tenancy), Link::to(person));
    writing.insert(&Occupant { tenancy, person, from_date, until_date })?;
    Ok(())
}

/// Somebody who was named twice lives there once.
fn move_in(
    writing: &mut Writing<'_>,
    tenancy: RecordId,
    person: RecordId,
    from_date: Day,
    moved_in: &mut Vec<RecordId>,
) -> Result<(), Trouble> {
    if moved_in.contains(&person) {
        return Ok(());
    }
    moved_in.push(person);
    let (tenancy, person) = (Link::to(tenancy), Link::to(person));
    writing.insert(&Occupant { tenancy, person, from_date, ..Occupant::default() })?;
    Ok(())
}

/// The house is 出租中 from its first tenancy on.
fn is_let_now(writing: &mut Writing<'_>, house: RecordId, from: Day) -> Result<(), Trouble> {
    let mut record: RentalHouse = writing.load(house)?.ok_or(Trouble::Gone)?;
    if record.letting_state.code != RENTED {
        record.letting_state = Choice::of(RENTED);
        record.let_until = Day::default();
        record.cancel_reason = Choice::default();
    }
    if record.let_from.is_unset() {
        record.let_from = from;
    }
    Ok(writing.update(house, &record)?)
}
