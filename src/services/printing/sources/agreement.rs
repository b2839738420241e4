//! A template: filled as the agreement keeps it, for a person, or with what the station knows of itself. The wording is archived
//! with the values, so that the paper can be made again after the template was changed.

use super::{Gathered, archived, read};
use crate::domain::registers::{
    Agreement, DefenceGroup, Household, Organisation, Person, Place, PlaceDuty, RentalHouse,
};
use crate::domain::template::{Fill, TemplateKind, parse};
use crate::domain::values::Value as _;
use crate::domain::{RecordId, Register, mask};
use crate::print::documents::agreement::{Format, agreement_on};
use crate::print::{Document, Issue};
use crate::services::agreements::{self, About};
use crate::services::printing::OpensAt;
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
    let wording = agreements::wording(desk, &agreement)?;
    let (name, number) = (called(desk, record, &agreement)?, agreement.agreement_number.shown());
    let mut on_paper = vec![OnPaper::of::<Agreement>(record)];
    on_paper.extend(About::of(&agreement).map(about_on_paper));
    Ok(Gathered {
        record: Some(record),
        on_paper,
        name,
        address: address(&fill),
        missing: missing(kind, &fill),
        opens_at: agreement.house.id.map(OpensAt::House),
        template: wording.title(),
        values: archived(&Values { wording: wording.text, number: number.clone(), fill: Some(fill) })?,
        number,
        ..Gathered::default()
    })
}

/// 「晨光宿舍1栋106室 海租责〔2025〕第0087号」: a number alone tells nobody what was printed.
fn called(desk: &Desk, record: RecordId, agreement: &Agreement) -> Result<String, Trouble> {
    let row = desk.store.agreement_rows(&[record])?.pop();
    let about = row.map(|row| if row.place_name.is_empty() { row.party } else { row.place_name }).unwrap_or_default();
    Ok(format!("{about} {}", agreement.name()).trim().to_owned())
}

fn notice(desk: &Desk, kind: TemplateKind, record: RecordId) -> Result<Gathered, Trouble> {
    let person: Person = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let fill = agreements::of_notice(desk, &agreements::terms(desk)?, kind, record)?;
    Ok(Gathered {
        record: Some(record),
        on_paper: vec![OnPaper::of::<Person>(record)],
        name: places::legible(&person.name),
        missing: missing(kind, &fill),
        opens_at: Some(OpensAt::Person(record)),
        ..in_wording(desk, kind, fill)?
    })
}

/// To be filled by hand, or the same for everybody.
pub(super) fn gather_blank(desk: &Desk, kind: TemplateKind) -> Result<Gathered, Trouble> {
    let fill = agreements::of_station(desk, &agreements::terms(desk)?, kind).by_hand();
    in_wording(desk, kind, fill)
}

/// In the wording of today.
fn in_wording(desk: &Desk, kind: TemplateKind, fill: Fill) -> Result<Gathered, Trouble> {
    let wording = templates::in_use(desk, kind)?;
    let template = wording.title();
    let values = archived(&Values { wording: wording.text, fill: Some(fill), ..Values::default() })?;
    Ok(Gathered { values, template, ..Gathered::default() })
}

/// Where it is, so that a batch comes in the order of the doors.
fn address(fill: &Fill) -> String {
    let known =
        ["房屋地址", "签订方地址", "门店地址", "责任片区", "片区"].into_iter().find_map(|field| fill.value(field));
    known.unwrap_or_default().to_owned()
}

/// What must be known before several are printed at once.
fn missing(kind: TemplateKind, fill: &Fill) -> Vec<&'static str> {
    let needed: &[&str] = match kind {
        TemplateKind::RentalAgreement => &["房屋地址", "出租人"],
        TemplateKind::WorkTarget => &["签订方"],
        TemplateKind::ShopPledge => &["店名"],
        TemplateKind::JointDefence => &["组长"],
        TemplateKind::AreaDuty => &["责任人", "责任片区"],
        TemplateKind::HeadAppointment => &["受聘人", "联户范围"],
        // 个人信息保护法 17 条 names both.
        TemplateKind::CollectionNotice => &["被告知人", "保存期限"],
        _ => &[],
    };
    needed.iter().filter(|field| fill.value(field).is_none()).copied().collect()
}

fn about_on_paper(about: About) -> OnPaper {
    match about {
        About::House(id) => OnPaper::of::<RentalHouse>(id),
        About::Household(id) => OnPaper::of::<Household>(id),
        About::Organisation(id) => OnPaper::of::<Organisation>(id),
        About::Person(id) => OnPaper::of::<Person>(id),
        About::Duty(id) => OnPaper::of::<PlaceDuty>(id),
        About::Place(id) => OnPaper::of::<Place>(id),
        About::Group(id) => OnPaper::of::<DefenceGroup>(id),
    }
}

/// The empty form of the same wording.
pub(super) fn draw_form(
    kind: TemplateKind,
    format: Format,
    values: Option<&Value>,
    issue: &Issue<'_>,
) -> Result<Document, Trouble> {
    let values: Values = read(values)?;
    let form = Values { fill: values.fill.map(|fill| fill.empty_form()), number: String::new(), ..values };
    draw(kind, format, Some(&archived(&form)?), issue)
}

pub(super) fn draw(
    kind: TemplateKind,
    format: Format,
    values: Option<&Value>,
    issue: &Issue<'_>,
) -> Result<Document, Trouble> {
    let values: Values = read(values)?;
    let (template, _) = parse(&values.wording, kind);
    let fill = values.fill.map(|fill| if issue.full_id { fill } else { masked(fill) });
    let fill = fill.map(|fill| if issue.onto_form { fill.onto_form() } else { fill });
    let number = Some(own_number(&values.number, issue)).filter(|number| !number.is_empty());
    let issue = Issue { running_number: number, ..issue.clone() };
    Ok(agreement_on(format, kind, &template, fill.as_ref(), &issue))
}

/// An agreement bears its own number, and beside it the mark of a reprint; a paper without one bears that of the print.
fn own_number(number: &str, issue: &Issue<'_>) -> String {
    let of_print = issue.running_number.as_deref().unwrap_or_default();
    if number.is_empty() {
        return of_print.to_owned();
    }
    let mark = of_print.find("（补打").map_or("", |place| &of_print[place..]);
    format!("{number}{mark}")
}

fn masked(fill: Fill) -> Fill {
    match fill.value(IDENTITY_NUMBER).map(mask::number) {
        Some(number) => fill.set(IDENTITY_NUMBER, number),
        None => fill,
    }
}
