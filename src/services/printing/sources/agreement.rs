//! A template: filled as the agreement keeps it, for a person, or with what the station knows of itself. The wording is archived
//! with the values, so that the paper can be made again after the template was changed.

use super::{Gathered, archived, read};
use crate::domain::registers::{Agreement, Household, Organisation, Person, Place, PlaceDuty, RentalHouse};
use crate::domain::template::{Fill, TemplateKind, parse};
use crate::domain::values::Value as _;
use crate::domain::{RecordId, Register, mask};
use crate::print::documents::agreement;
use crate::print::{Document, Issue};
use crate::services::agreements::{self, About};
use crate::services::{Desk, Trouble, places, templates};
use crate::store::OnPaper;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What stands on the paper.
#[derive(Default, Deserialize, Serialize)]
struct Values {
    wording: String,
    /// The number of the agreement itself; that of the print stands in the log.
    number: String,
    fill: Option<Fill>,
}

/// Whose number it is, is a field of the template.
const IDENTITY_NUMBER: &str = "出租人证件号码";

pub(super) fn gather(desk: &Desk, kind: TemplateKind, record: RecordId) -> Result<Gathered, Trouble> {
    if kind == TemplateKind::CollectionNotice {
        return notice(desk, kind, record);
    }
    let agreement: Agreement = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    if agreement.kind.kind() != Some(kind) {
        return Err(Trouble::WrongSubject);
    }
    let fill = agreements::fill_of(desk, &agreement)?;
    let wording = agreements::wording(desk, &agreement)?.text;
    let number = agreement.agreement_number.shown();
    let mut on_paper = vec![OnPaper::of::<Agreement>(record)];
    on_paper.extend(About::of(&agreement).map(about_on_paper));
    let values = archived(&Values { wording, number: number.clone(), fill: Some(fill) })?;
    Ok(Gathered { values, on_paper, name: agreement.name(), number })
}

fn notice(desk: &Desk, kind: TemplateKind, record: RecordId) -> Result<Gathered, Trouble> {
    let person: Person = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let fill = agreements::of_notice(desk, &agreements::terms(desk)?, kind, record)?;
    let wording = templates::in_use(desk, kind)?.text;
    let values = archived(&Values { wording, fill: Some(fill), ..Values::default() })?;
    let name = places::legible(&person.name);
    Ok(Gathered { values, on_paper: vec![OnPaper::of::<Person>(record)], name, ..Gathered::default() })
}

/// To be filled by hand, or the same for everybody.
pub(super) fn gather_blank(desk: &Desk, kind: TemplateKind) -> Result<Gathered, Trouble> {
    let fill = agreements::of_station(desk, &agreements::terms(desk)?, kind);
    let wording = templates::in_use(desk, kind)?.text;
    Ok(Gathered { values: archived(&Values { wording, fill: Some(fill), ..Values::default() })?, ..Gathered::default() })
}

fn about_on_paper(about: About) -> OnPaper {
    match about {
        About::House(id) => OnPaper::of::<RentalHouse>(id),
        About::Household(id) => OnPaper::of::<Household>(id),
        About::Organisation(id) => OnPaper::of::<Organisation>(id),
        About::Person(id) => OnPaper::of::<Person>(id),
        About::Duty(id) => OnPaper::of::<PlaceDuty>(id),
        About::Place(id) => OnPaper::of::<Place>(id),
    }
}

pub(super) fn draw(kind: TemplateKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    let values: Values = read(values)?;
    let (template, _) = parse(&values.wording, kind);
    let fill = values.fill.map(|fill| if issue.full_id { fill } else { masked(fill) });
    let issue = Issue { running_number: (!values.number.is_empty()).then_some(values.number), ..issue.clone() };
    Ok(agreement(kind, &template, fill.as_ref(), &issue))
}

fn masked(fill: Fill) -> Fill {
    match fill.value(IDENTITY_NUMBER).map(mask::number) {
        Some(number) => fill.set(IDENTITY_NUMBER, number),
        None => fill,
    }
}
