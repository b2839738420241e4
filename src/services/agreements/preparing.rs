//! Preparing agreements: for one record, for everything that was marked, for a whole building; renewing those that run out.
//!
//! What will stand on the paper is read from the records here, and again just before the first paper of it; once it was printed
//! or anybody has signed, it stays.

use super::{About, Desk, Trouble, filling, terms};
use crate::domain::agreement::{last_day, next_begins};
use crate::domain::registers::Agreement;
use crate::domain::template::{Fill, TemplateKind};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Text};
use crate::domain::{Date, RecordId, Right};
use crate::services::signature::Signature;
use crate::services::templates;
use crate::store::{ChangeId, StoreError, Writing};
use chrono::Datelike;
use std::collections::HashSet;

/// What came of preparing.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    pub made: Vec<RecordId>,
    /// How many were left out because there is one already.
    pub left_out: usize,
    pub change: ChangeId,
}

/// Prepares an agreement with each. Whoever has one of this kind that nobody has signed yet is left out.
pub fn prepare(desk: &mut Desk, kind: TemplateKind, about: &[About]) -> Result<Prepared, Trouble> {
    desk.require(Right::Write)?;
    if about.iter().any(|about| !kind.subjects().contains(&about.subject())) {
        return Err(Trouble::WrongSubject);
    }
    let known = unsigned(desk, kind)?;
    let today = desk.today();
    let mut drafts = Vec::new();
    for one in about.iter().filter(|one| !known.contains(one)) {
        drafts.push(draft(desk, kind, *one, today)?);
    }
    let what = format!("起草「{}」", kind.title());
    write(desk, &what, drafts, about.len())
}

/// Prepares the next agreement for each of these that was signed: it begins the day after the last one ends, or today.
pub fn renew(desk: &mut Desk, agreements: &[RecordId]) -> Result<Prepared, Trouble> {
    desk.require(Right::Write)?;
    let mut drafts = Vec::new();
    for id in agreements {
        drafts.extend(renewal(desk, *id)?);
    }
    if drafts.is_empty() {
        return Err(Trouble::NothingToRenew);
    }
    write(desk, "续签责任书", drafts, agreements.len())
}

/// A new agreement on its way, with what will stand in it but for its number.
struct Drafted {
    kind: TemplateKind,
    agreement: Agreement,
    fill: Fill,
}

fn draft(desk: &Desk, kind: TemplateKind, about: About, from: Date) -> Result<Drafted, Trouble> {
    let terms = terms(desk)?;
    let mut agreement = Agreement {
        kind: Choice::of_kind(kind),
        valid_from: Day::new(from),
        valid_until: Day::new(last_day(from, terms.months_of(kind))),
        copies: Count(Some(kind.copies())),
        ..Agreement::default()
    };
    about.link(&mut agreement);
    let fill = filling::of_agreement(desk, &terms, kind, &agreement)?;
    Ok(Drafted { kind, agreement, fill })
}

/// None where the agreement cannot be renewed, or has been.
fn renewal(desk: &Desk, id: RecordId) -> Result<Option<Drafted>, Trouble> {
    let old: Agreement = desk.store.load(id)?.ok_or(Trouble::Gone)?;
    let (Some(kind), Some(about)) = (old.kind.kind(), About::of(&old)) else { return Ok(None) };
    let is_over = !old.ended_on.is_unset() || old.signed_on().is_none();
    if is_over || desk.store.renewal_of(id)?.is_some() || unsigned(desk, kind)?.contains(&about) {
        return Ok(None);
    }
    let mut drafted = draft(desk, kind, about, next_begins(old.valid_until, desk.today()))?;
    drafted.agreement.renews = Link::to(id);
    Ok(Some(drafted))
}

/// What there is an agreement of this kind about that is prepared and not signed by all.
fn unsigned(desk: &Desk, kind: TemplateKind) -> Result<HashSet<About>, Trouble> {
    let agreements = desk.store.unsigned_agreements(kind.key())?;
    Ok(agreements.iter().filter_map(|(_, agreement)| About::of(agreement)).collect())
}

fn write(desk: &mut Desk, what: &str, drafts: Vec<Drafted>, wanted: usize) -> Result<Prepared, Trouble> {
    if drafts.is_empty() {
        return Err(Trouble::AlreadyPrepared);
    }
    let signature = Signature::of(desk);
    let left_out = wanted - drafts.len();
    let (made, change) = desk.writing(what, |writing| {
        let ids = drafts.into_iter().map(|drafted| insert(writing, drafted, &signature));
        Ok(ids.collect::<Result<Vec<_>, _>>()?)
    })?;
    Ok(Prepared { made, left_out, change })
}

fn insert(writing: &mut Writing<'_>, drafted: Drafted, signature: &Signature) -> Result<RecordId, StoreError> {
    let Drafted { kind, mut agreement, fill } = drafted;
    let year = signature.today.year();
    let number = writing.next_number(kind.key(), year)?;
    agreement.agreement_number = Text(kind.number_text(&signature.prefix, year, number));
    agreement.filled_in = filled_in(fill.set("编号", &*agreement.agreement_number))?;
    agreement.template = Link::to(templates::keep_in_use(writing, kind, signature)?);
    agreement.prepared_on = signature.registered_on();
    agreement.prepared_by = signature.registrar();
    writing.insert(&agreement)
}

fn filled_in(fill: Fill) -> Result<Lines, StoreError> {
    Ok(Lines(serde_json::to_string(&fill).map_err(|_| StoreError::Unreadable)?))
}

/// Brings what will stand on these papers up to date, where no paper of them has left and nobody has signed.
pub fn bring_up_to_date(desk: &mut Desk, agreements: &[RecordId]) -> Result<(), Trouble> {
    desk.require(Right::Print)?;
    let terms = terms(desk)?;
    let mut changed = Vec::new();
    for id in agreements {
        let agreement: Agreement = desk.store.load(*id)?.ok_or(Trouble::Gone)?;
        let Some(kind) = agreement.kind.kind() else { continue };
        let is_printed = desk.store.around_agreement(*id)?.is_printed;
        if is_printed || agreement.is_signed_by_anybody() || !agreement.ended_on.is_unset() {
            continue;
        }
        let fill = filled_in(filling::of_agreement(desk, &terms, kind, &agreement)?)?;
        if fill != agreement.filled_in || is_of_older_wording(desk, kind, &agreement)? {
            changed.push((*id, kind, fill));
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let signature = Signature::of(desk);
    desk.writing("更新责任书内容", |writing| {
        for (id, kind, fill) in changed {
            let mut agreement: Agreement = writing.load(id)?.ok_or(Trouble::Gone)?;
            agreement.filled_in = fill;
            agreement.template = Link::to(templates::keep_in_use(writing, kind, &signature)?);
            writing.update(id, &agreement)?;
        }
        Ok(())
    })
    .map(drop)
}

fn is_of_older_wording(desk: &Desk, kind: TemplateKind, agreement: &Agreement) -> Result<bool, Trouble> {
    let text = super::wording(desk, agreement)?.text;
    Ok(text != templates::in_use(desk, kind)?.text)
}
