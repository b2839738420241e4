//! Everything held about one person, in words, for that person: what each register says of them, which papers they stand on,
//! and when their records were changed. Names, numbers and addresses of others are left out.

use super::{Gathered, archived, read};
use crate::domain::registers::{Agreement, Dispute, Household, Organisation, Person, RentalHouse};
use crate::domain::values::{Editor, Link, Value as _};
use crate::domain::{RecordId, Register};
use crate::print::documents::DocumentKind;
use crate::print::documents::own_record::{self, Held, HeldSection, OwnRecord};
use crate::print::{Document, Issue};
use crate::services::printing::OpensAt;
use crate::services::{Desk, Trouble, disputes, history, places, ratings};
use crate::store::{OnPaper, PrintedBefore, SpanKind};
use serde_json::Value;
use std::iter::once;

pub(super) fn gather(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let person: Person = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let houses = houses_of(desk, record)?;
    let part_taken = disputes_of(desk, record)?;
    let sections = [
        ("基本资料", vec![person_facts(&person)]),
        ("居住登记", residences(desk, record)?),
        ("户", households(desk, record)?),
        ("出租的房屋", let_houses(desk, record, &houses)?),
        ("房屋上的身份", roles(desk, record, &houses)?),
        ("承租", tenancies(desk, record, &houses)?),
        ("实际居住", occupancies(desk, record, &houses)?),
        ("责任书", agreements(desk, record, &houses)?),
        ("法定代表人", organisations(desk, record)?),
        ("纠纷", part_taken.iter().map(|(_, held)| held.clone()).collect()),
        ("房主星级", ratings_of(desk, record)?),
        ("来访接待", receptions(desk, record)?),
        ("打印记录", prints(desk, record)?),
        ("修改记录", changes(desk, record)?),
    ];
    let sections = sections
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(title, entries)| HeldSection { title: title.to_owned(), entries });
    let of_disputes = part_taken.iter().map(|(dispute, _)| OnPaper::of::<Dispute>(*dispute));
    let own = OwnRecord { name: person.name.shown(), sections: sections.collect() };
    Ok(Gathered {
        record: Some(record),
        values: archived(&own)?,
        // Whoever may not see one of the disputes may not see this paper either.
        on_paper: once(OnPaper::of::<Person>(record)).chain(of_disputes).collect(),
        name: places::legible(&person.name),
        opens_at: Some(OpensAt::Person(record)),
        ..Gathered::default()
    })
}

pub(super) fn draw(values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    Ok(own_record::filled(&read(values)?, issue))
}

/// Every field that says something. A link is said by whoever follows it.
fn facts<R: Register>(record: &R) -> Vec<Held> {
    let values = R::fields().map(|field| (field.label, (field.value)(record)));
    let own = values.filter(|(_, value)| !value.is_empty() && !matches!(value.editor(), Editor::Link(_)));
    own.map(|(label, value)| Held::new(label, value.shown())).collect()
}

/// The same after the address of the dwelling it is about.
fn facts_at<R: Register>(desk: &Desk, place: Option<RecordId>, record: &R) -> Result<Vec<Held>, Trouble> {
    let mut held = vec![Held::new("地址", places::address_on_paper(desk, place)?)];
    held.extend(facts(record).into_iter().filter(|one| one.label != "地址"));
    Ok(held)
}

fn person_facts(person: &Person) -> Vec<Held> {
    let mut held = facts(person);
    if let Some(number) = held.iter_mut().find(|one| one.label == "证件号码") {
        number.masked = person.identity.masked();
    }
    if let Some(sex) = held.iter_mut().find(|one| one.label == "性别") {
        // 「男」, as every other paper says it.
        sex.words = sex.words.trim_end_matches('性').to_owned();
    }
    held.insert(0, Held::new("证件类型", person.identity.kind.label()));
    held
}

fn residences(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let stays = desk.store.residences_of(person)?;
    stays.iter().map(|(_, stay)| facts_at(desk, stay.place.id, stay)).collect()
}

fn households(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut entries = Vec::new();
    for (_, member) in desk.store.memberships_of(person)? {
        let household: Household = match member.household.id {
            Some(id) => desk.store.load(id)?.ok_or(Trouble::Gone)?,
            None => Household::default(),
        };
        let mut held = vec![
            Held::new("户号", household.household_number.shown()),
            Held::new("户籍住址", places::address_on_paper(desk, household.place.id)?),
        ];
        held.extend(facts(&member));
        entries.push(held);
    }
    Ok(entries)
}

/// Every house the person ever had to do with, and its file.
fn houses_of(desk: &Desk, person: RecordId) -> Result<Vec<(RecordId, RentalHouse)>, Trouble> {
    let mut houses: Vec<(RecordId, RentalHouse)> = Vec::new();
    for span in desk.store.time_line(person)? {
        let is_house =
            matches!(span.kind, SpanKind::Tenant | SpanKind::Occupant | SpanKind::HouseParty | SpanKind::Landlord);
        if is_house && !houses.iter().any(|(id, _)| *id == span.record) {
            houses.push((span.record, desk.store.load(span.record)?.ok_or(Trouble::Gone)?));
        }
    }
    Ok(houses)
}

/// When the person came with a request, and what became of it.
fn receptions(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let receptions = desk.store.receptions_of_person(person)?;
    Ok(receptions.iter().map(|(_, reception)| facts(reception)).collect())
}

/// The disputes the person takes part in, as far as whoever prints may see them, each with what is kept of the person in it.
fn disputes_of(desk: &Desk, person: RecordId) -> Result<Vec<(RecordId, Vec<Held>)>, Trouble> {
    let mut entries = Vec::new();
    for id in desk.store.disputes_with(&disputes::sight(desk), person)? {
        let case = disputes::seen(desk, id)?;
        for (_, party) in case.parties.iter().filter(|(_, party)| party.person.id == Some(person)) {
            let mut held = vec![
                Held::new("案号", case.dispute.case_number.shown()),
                Held::new("纠纷类型", case.dispute.dispute_type.shown()),
                Held::new("登记日期", case.dispute.registered_on.shown()),
                Held::new("状态", case.course().stage.label()),
            ];
            held.extend(facts(party));
            if let Some(number) = held.iter_mut().find(|one| one.label == "证件号码") {
                number.masked = party.identity.masked();
            }
            entries.push((id, held));
        }
    }
    Ok(entries)
}

/// Every round the person was rated in as a landlord: what was decided on each star and why, and what came of it.
fn ratings_of(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut entries = Vec::new();
    for past in ratings::past(desk, Link::to(person), Link::none())? {
        let rated = ratings::known(desk, past.rating)?;
        let mut held = vec![Held::new("轮次", past.title.clone()), Held::new("进行到", past.stage.label())];
        held.extend(facts(&rated.rating));
        for (_, row) in rated.stars.iter().filter(|(_, row)| !row.decision.is_unset()) {
            let words = format!("{}，{}", row.decision.label(), row.reason.shown());
            held.push(Held::new(row.star.label(), words));
        }
        entries.push(held);
    }
    Ok(entries)
}

type Houses = [(RecordId, RentalHouse)];

fn let_houses(desk: &Desk, person: RecordId, houses: &Houses) -> Result<Vec<Vec<Held>>, Trouble> {
    let own = houses.iter().filter(|(_, house)| house.landlord.id == Some(person));
    own.map(|(_, house)| facts_at(desk, house.place.id, house)).collect()
}

fn roles(desk: &Desk, person: RecordId, houses: &Houses) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut entries = Vec::new();
    for (id, house) in houses {
        for (_, party) in desk.store.parties_of(*id)? {
            if party.person.id == Some(person) {
                entries.push(facts_at(desk, house.place.id, &party)?);
            }
        }
    }
    Ok(entries)
}

fn tenancies(desk: &Desk, person: RecordId, houses: &Houses) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut entries = Vec::new();
    for (id, house) in houses {
        for (_, tenancy) in desk.store.tenancies_of(*id)? {
            if tenancy.tenant.id == Some(person) {
                entries.push(facts_at(desk, house.place.id, &tenancy)?);
            }
        }
    }
    Ok(entries)
}

fn occupancies(desk: &Desk, person: RecordId, houses: &Houses) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut entries = Vec::new();
    for (id, house) in houses {
        for (tenancy, _) in desk.store.tenancies_of(*id)? {
            for (_, occupant) in desk.store.occupants_of(tenancy)? {
                if occupant.person.id == Some(person) {
                    entries.push(facts_at(desk, house.place.id, &occupant)?);
                }
            }
        }
    }
    Ok(entries)
}

/// Those with the person, and those for the houses they let. The text of one names others and is asked for as the paper itself.
fn agreements(desk: &Desk, person: RecordId, houses: &Houses) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut found = desk.store.agreements_with(person)?;
    for (id, _) in houses.iter().filter(|(_, house)| house.landlord.id == Some(person)) {
        found.extend(desk.store.agreements_of_house(*id)?);
    }
    let entry = |agreement: &Agreement| {
        let mut held = facts(agreement);
        held.retain(|one| one.label != "填写内容");
        held
    };
    Ok(found.iter().map(|(_, agreement)| entry(agreement)).collect())
}

fn organisations(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let represented = desk.store.organisations_represented_by(person)?;
    let entry = |organisation: &Organisation| {
        let (name, code) = (organisation.organisation_name.shown(), organisation.credit_code.shown());
        vec![Held::new("单位名称", name), Held::new("信用代码", code)]
    };
    Ok(represented.iter().map(|(_, organisation)| entry(organisation)).collect())
}

/// Day and paper of each print, a pair to a line.
fn prints(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let prints = disputes::prints_seen(desk, desk.store.prints_of(Person::TABLE, person)?)?;
    let line = |print: &PrintedBefore| {
        let title = DocumentKind::find(&print.document).map_or(print.document.as_str(), |kind| kind.title);
        let void = if print.is_void() { "，作废" } else { "" };
        Held::new(day_of(&print.at), format!("{title}，第{:04}号，{} 份{void}", print.number, print.copies))
    };
    Ok(one_entry(prints.iter().map(line).collect()))
}

fn changes(desk: &Desk, person: RecordId) -> Result<Vec<Vec<Held>>, Trouble> {
    let mut steps = history::of_registration(desk, person, None)?;
    for (residence, _) in desk.store.residences_of(person)? {
        for step in history::of_registration(desk, person, Some(residence))? {
            if !steps.iter().any(|known| known.change == step.change) {
                steps.push(step);
            }
        }
    }
    steps.sort_by_key(|step| std::cmp::Reverse(step.change));
    Ok(one_entry(steps.iter().map(|step| Held::new(day_of(&step.at), step.what.as_str())).collect()))
}

fn one_entry(held: Vec<Held>) -> Vec<Vec<Held>> {
    if held.is_empty() { Vec::new() } else { vec![held] }
}

fn day_of(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}
