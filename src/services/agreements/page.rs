//! One agreement at a glance: with whom, how it stands, who signed, what was printed, what stands in it.

use super::{About, AgreementRow, Desk, Listed, Trouble, listed};
use crate::domain::registers::Agreement;
use crate::domain::template::{Fill, TemplateKind};
use crate::domain::values::{Day, Value};
use crate::domain::{RecordId, Register, Right, mask};
use crate::services::{history, templates};
use crate::store::PrintedBefore;

/// Everything the detail shows.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementPage {
    pub row: Listed,
    pub about: Option<About>,
    /// Who signs, and when they did.
    pub sides: Vec<(&'static str, Day)>,
    /// 「自带文本」, 「第 3 版」; nothing of those taken over from old files.
    pub wording: String,
    /// What stands in its places, identity numbers masked.
    pub filled: Vec<(&'static str, String)>,
    /// The agreement it takes the place of, and the one that takes its own.
    pub renews: Option<(RecordId, String)>,
    pub renewed_by: Option<(RecordId, String)>,
    pub prints: Vec<PrintedBefore>,
    pub history: Vec<history::Step>,
}

pub fn page(desk: &Desk, id: RecordId) -> Result<AgreementPage, Trouble> {
    desk.require(Right::Look)?;
    let row: AgreementRow = desk.store.agreement_rows(&[id])?.pop().ok_or(Trouble::Gone)?;
    let agreement = &row.agreement;
    let kind = agreement.kind.kind();
    let sides = kind.map(TemplateKind::sides).unwrap_or_default();
    let renews = match agreement.renews.id {
        Some(id) => desk.store.load::<Agreement>(id)?.map(|old| (id, old.name())),
        None => None,
    };
    let wording = match agreement.template.id {
        Some(_) => wording(desk, agreement)?.title(),
        None => String::new(),
    };
    Ok(AgreementPage {
        about: About::of(agreement),
        sides: sides.iter().map(|(side, name)| (*name, agreement.signed_by(*side))).collect(),
        wording,
        filled: filled(agreement),
        renews,
        renewed_by: desk.store.renewal_of(id)?.map(|(id, next)| (id, next.name())),
        prints: desk.store.prints_of(Agreement::TABLE, id)?,
        history: history::of_record::<Agreement>(desk, id)?,
        row: listed(desk, row)?,
    })
}

fn filled(agreement: &Agreement) -> Vec<(&'static str, String)> {
    let Ok(fill) = serde_json::from_str::<Fill>(&agreement.filled_in) else { return Vec::new() };
    let shown = fill.kind.fields().iter().filter_map(|field| {
        let words = fill.value(field.name)?;
        Some((field.name, if field.name.contains("证件号码") { mask::number(words) } else { words.to_owned() }))
    });
    shown.collect()
}

/// What is signed for a house and holds today.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    pub id: RecordId,
    pub number: String,
    pub signed_on: Day,
    /// Without one it runs on.
    pub until: Day,
}

/// The 责任书 of a house that is in force today; of several the one that holds longest.
pub fn in_force(desk: &Desk, house: RecordId) -> Result<Option<InForce>, Trouble> {
    desk.require(Right::Look)?;
    let today = desk.today();
    let holds = |agreement: &Agreement| {
        agreement.kind.kind() == Some(TemplateKind::RentalAgreement)
            && agreement.signed_on().is_some()
            && agreement.ended_on.is_unset()
            && agreement.valid_from.0.is_none_or(|from| from <= today)
            && agreement.valid_until.0.is_none_or(|until| until >= today)
    };
    let known = desk.store.agreements_of_house(house)?.into_iter().filter(|(_, agreement)| holds(agreement));
    let longest = known.max_by_key(|(_, agreement)| (agreement.valid_until.is_unset(), agreement.valid_until));
    Ok(longest.map(|(id, agreement)| InForce {
        id,
        number: agreement.agreement_number.shown(),
        signed_on: Day(agreement.signed_on()),
        until: agreement.valid_until,
    }))
}

/// The wording an agreement was made with; of one without, the wording in use.
pub(in crate::services) fn wording(desk: &Desk, agreement: &Agreement) -> Result<templates::Wording, Trouble> {
    let kind = agreement.kind.kind().ok_or(Trouble::Gone)?;
    match agreement.template.id {
        Some(id) => {
            let kept = desk.store.load(id)?.ok_or(Trouble::Gone)?;
            Ok(templates::Wording::of(kind, &kept))
        }
        None => templates::in_use(desk, kind),
    }
}
