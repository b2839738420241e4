//! One house at a glance: whose it is, who lives there, who rents and rented, what visits found, what runs out when.

use super::due::{Due, due};
use super::inhabitants::{Inhabitant, inhabitants};
use super::named::told;
use super::{Crowding, Desk, Trouble, Who, crowding};
use crate::domain::registers::{
    Attachment, FORMER_LANDLORD, HouseParty, Inspection, InspectionFinding, Organisation, Person, RentalHouse, Tenancy,
};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Register, Right, Weight};
use crate::services::ratings::{self, PastRating};
use crate::services::{agreements, history, places, printing, standards};

/// Everything the page of one house shows.
#[derive(Clone, Debug, PartialEq)]
pub struct HousePage {
    pub id: RecordId,
    pub house: RentalHouse,
    pub address: String,
    pub landlord: Option<Holder>,
    /// Those who have a role now.
    pub parties: Vec<Party>,
    /// Who lives there: now, or on the day that was asked for.
    pub people: Vec<Inhabitant>,
    /// How many live there now, whatever day was asked for.
    pub people_now: u32,
    /// The day that was asked for; none for now.
    pub as_of: Option<Date>,
    /// The running ones first.
    pub leases: Vec<Lease>,
    /// The latest first.
    pub visits: Vec<Visited>,
    pub open_findings: Vec<OpenFinding>,
    /// What is signed about it, the latest first.
    pub agreements: Vec<agreements::Listed>,
    /// The stars of its landlord over the rounds, the latest first.
    pub ratings: Vec<PastRating>,
    /// What runs out, the first at the head.
    pub due: Vec<Due>,
    pub crowding: Crowding,
    pub warnings: Vec<String>,
    /// Labels of what is still to be completed.
    pub gaps: Vec<&'static str>,
    pub history: Vec<history::Step>,
    /// 「打印过 3 次，最近 2026-06-15 出租房屋档案卡」, if anything was printed of the house.
    pub prints: Option<String>,
}

/// A person or an organisation with the words the page says of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    pub who: Who,
    pub name: String,
    /// 「男 58 岁」; empty of an organisation.
    pub facts: String,
    /// Masked; a credit code is public and stands whole.
    pub number: String,
    pub phones: String,
    /// 法定代表人 of an organisation.
    pub representative: String,
}

/// Somebody with a role at the house.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub id: RecordId,
    pub party: HouseParty,
    pub holder: Holder,
}

/// One tenancy, running or over.
#[derive(Clone, Debug, PartialEq)]
pub struct Lease {
    pub id: RecordId,
    pub tenancy: Tenancy,
    pub who: Option<Who>,
    pub tenant: String,
    /// The names of those living there under it now, or at its end.
    pub people: Vec<String>,
}

/// One visit and what it found.
#[derive(Clone, Debug, PartialEq)]
pub struct Visited {
    pub id: RecordId,
    pub inspection: Inspection,
    pub findings: Vec<(RecordId, InspectionFinding)>,
    pub pictures: Vec<Pictured>,
}

/// A picture of a visit, and what it shows in words: 「消防器材：灭火器过期」.
#[derive(Clone, Debug, PartialEq)]
pub struct Pictured {
    pub id: RecordId,
    pub words: String,
}

impl Visited {
    pub fn open(&self) -> usize {
        self.findings.iter().filter(|(_, finding)| finding.resolved_on.is_unset()).count()
    }
}

/// Something found that nobody has put right yet.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFinding {
    pub id: RecordId,
    pub finding: InspectionFinding,
}

impl HousePage {
    pub fn running(&self) -> impl Iterator<Item = &Lease> {
        self.leases.iter().filter(|lease| lease.tenancy.ended_on.is_unset())
    }
}

/// The page as things stand, with who lived there on `as_of` when a day is asked for.
pub fn page(desk: &Desk, id: RecordId, as_of: Option<Date>) -> Result<HousePage, Trouble> {
    desk.require(Right::Look)?;
    let house: RentalHouse = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let landlord = Who::of(house.landlord, house.landlord_organisation);
    let leases = leases(desk, id)?;
    let now = inhabitants(desk, id, &house, None)?;
    let crowding = crowding(desk)?;
    // Who is to move in on a later day stands on the page and lives there not yet.
    let lives_there = |one: &&Inhabitant| one.since.0.is_none_or(|since| since <= desk.today());
    let people_now = u32::try_from(now.iter().filter(lives_there).count()).unwrap_or(u32::MAX);
    let open_findings: Vec<OpenFinding> =
        desk.store.open_findings(id)?.into_iter().map(|(id, finding)| OpenFinding { id, finding }).collect();
    let standard = standards::standard(desk)?;
    Ok(HousePage {
        id,
        address: places::full_name(desk, house.place.id)?,
        landlord: landlord.map(|who| holder(desk, who)).transpose()?,
        parties: parties(desk, id)?,
        people: if as_of.is_some() { inhabitants(desk, id, &house, as_of)? } else { now },
        people_now,
        as_of,
        visits: visits(desk, id)?,
        agreements: agreements::of_house(desk, id)?,
        ratings: ratings::past(desk, house.landlord, house.landlord_organisation)?,
        due: due(&standard, &leases, &open_findings),
        open_findings,
        leases,
        warnings: crowding.warnings(&house, people_now),
        crowding,
        gaps: gaps(&house, desk.today()),
        history: history::of_house(desk, id)?,
        prints: printing::line_of(desk, RentalHouse::TABLE, id)?,
        house,
    })
}

fn gaps(house: &RentalHouse, today: Date) -> Vec<&'static str> {
    let missing = house.problems(today).into_iter().filter(|problem| problem.weight == Weight::Missing);
    missing.filter_map(|problem| RentalHouse::field(problem.field)).map(|field| field.label).collect()
}

pub(super) fn holder(desk: &Desk, who: Who) -> Result<Holder, Trouble> {
    match who {
        Who::Person(id) => {
            let person: Person = desk.store.load(id)?.ok_or(Trouble::Gone)?;
            let (name, facts) = told(&person, desk.today());
            let (number, phones) = (person.identity.masked(), places::told_phones(desk, &person.phones));
            Ok(Holder { who, name, facts, number, phones, representative: String::new() })
        }
        Who::Organisation(id) => {
            let organisation: Organisation = desk.store.load(id)?.ok_or(Trouble::Gone)?;
            let representative = match organisation.representative.id {
                Some(id) => desk.store.load::<Person>(id)?.map(|person| person.name.0).unwrap_or_default(),
                None => String::new(),
            };
            let phones = organisation.phones.shown();
            let (name, number) = (organisation.organisation_name.0, organisation.credit_code.0);
            Ok(Holder { who, name, facts: String::new(), number, phones, representative })
        }
    }
}

fn parties(desk: &Desk, house: RecordId) -> Result<Vec<Party>, Trouble> {
    let mut parties = Vec::new();
    for (id, party) in desk.store.parties_of(house)? {
        let who = Who::of(party.person, party.organisation);
        if let Some(who) = who.filter(|_| party.until_date.is_unset() || party.role.code == FORMER_LANDLORD) {
            parties.push(Party { id, holder: holder(desk, who)?, party });
        }
    }
    Ok(parties)
}

fn leases(desk: &Desk, house: RecordId) -> Result<Vec<Lease>, Trouble> {
    let mut leases = Vec::new();
    for (id, tenancy) in desk.store.tenancies_of(house)? {
        let who = Who::of(tenancy.tenant, tenancy.tenant_organisation);
        let tenant = who.map(|who| holder(desk, who)).transpose()?.map(|holder| holder.name).unwrap_or_default();
        let mut people = Vec::new();
        for (_, occupant) in desk.store.occupants_of(id)? {
            // Whoever moved out before the end was not there at the end.
            if occupant.until_date == tenancy.ended_on
                && let Some(person) = occupant.person.id
                && let Some(person) = desk.store.load::<Person>(person)?
            {
                people.push(told(&person, desk.today()).0);
            }
        }
        leases.push(Lease { id, tenancy, who, tenant, people });
    }
    Ok(leases)
}

fn visits(desk: &Desk, house: RecordId) -> Result<Vec<Visited>, Trouble> {
    let mut visits = Vec::new();
    for (id, inspection) in desk.store.inspections_of(house)? {
        let findings = desk.store.findings_of(id)?;
        let pictures = desk.store.attachments_of(id)?.into_iter();
        let pictures = pictures.map(|(id, picture)| Pictured { id, words: shown_on(&picture, &findings) }).collect();
        visits.push(Visited { id, inspection, findings, pictures });
    }
    Ok(visits)
}

fn shown_on(picture: &Attachment, findings: &[(RecordId, InspectionFinding)]) -> String {
    let finding = findings.iter().find(|(id, _)| Some(*id) == picture.finding.id);
    match (finding.map(|(_, finding)| finding.item.label()), picture.caption.is_empty()) {
        (Some(item), true) => item.to_owned(),
        (Some(item), false) => format!("{item}：{}", picture.caption.0),
        (None, true) => "房屋".to_owned(),
        (None, false) => picture.caption.0.clone(),
    }
}
