//! Who may be rated in a round, and who nominated themselves for which stars.

use super::{Desk, Trouble, landlord_name, wrong};
use crate::domain::codes::StarClaim;
use crate::domain::rating::{CLAIMED, Rated, Star, StepKind};
use crate::domain::registers::{LandlordRating, RatingRound, RatingStar, RatingStep};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{RecordId, Right};
use crate::services::signature::Signature;
use crate::store::{ChangeId, LandlordHouses, Writing};
use std::collections::HashSet;

/// 没有申请 in the list of claims.
const UNCLAIMED: &str = "2";

/// A landlord who lets in the area of a round and is not in it yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Of this round, with the links to who it is.
    pub rating: LandlordRating,
    pub name: String,
    pub houses: u32,
}

/// 自荐 of one landlord or several on a day, for these stars.
#[derive(Clone, Debug, PartialEq)]
pub struct Nomination {
    pub on: Day,
    pub claimed: Vec<Star>,
    pub conducted_by: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Nominated {
    pub made: Vec<RecordId>,
    pub change: ChangeId,
}

/// Everybody who lets in the area and is not in the round, in the order of their names.
pub fn candidates(desk: &Desk, round: RecordId) -> Result<Vec<Candidate>, Trouble> {
    desk.require(Right::Look)?;
    let lets = not_yet_rated(desk, round)?.into_iter();
    lets.map(|(rating, houses)| Ok(Candidate { name: landlord_name(desk, &rating)?, houses, rating })).collect()
}

/// The same without their names, with how many houses they let.
pub(super) fn not_yet_rated(desk: &Desk, round: RecordId) -> Result<Vec<(LandlordRating, u32)>, Trouble> {
    let known: RatingRound = desk.store.load(round)?.ok_or(Trouble::Gone)?;
    let rated = desk.store.rated_in_round(round)?.into_iter();
    let rated: HashSet<_> =
        rated.map(|(_, Rated { rating, .. })| (rating.landlord.id, rating.landlord_organisation.id)).collect();
    let lets = desk.store.landlords_in(known.place.id)?.into_iter();
    let lets = lets.filter(|lets| !rated.contains(&(lets.landlord.id, lets.organisation.id)));
    let rating = |lets: &LandlordHouses| LandlordRating {
        round: Link::to(round),
        landlord: lets.landlord,
        landlord_organisation: lets.organisation,
        ..LandlordRating::default()
    };
    Ok(lets.map(|lets| (rating(&lets), lets.houses)).collect())
}

/// Takes them into their round: the five stars open, and 自荐 as the first step.
pub fn nominate(desk: &mut Desk, who: &[Candidate], nomination: &Nomination) -> Result<Nominated, Trouble> {
    desk.require(Right::Write)?;
    let round = who.first().and_then(|candidate| candidate.rating.round.id);
    let Some(round) = round else { return Err(wrong("landlords", "请至少选一位房主")) };
    let known: RatingRound = desk.store.load(round)?.ok_or(Trouble::Gone)?;
    require_day(desk, &known, nomination)?;
    if nomination.conducted_by.trim().is_empty() {
        return Err(wrong("conducted_by", "请填经办人"));
    }
    let signature = Signature::of(desk);
    let (made, change) = desk.writing("登记房主自荐", |writing| {
        who.iter().map(|candidate| insert(writing, &candidate.rating, nomination, &signature)).collect()
    })?;
    Ok(Nominated { made, change })
}

fn require_day(desk: &Desk, round: &RatingRound, nomination: &Nomination) -> Result<(), Trouble> {
    match nomination.on.0 {
        None => Err(wrong("stepped_on", "请填自荐日期")),
        Some(on) if on > desk.today() => Err(wrong("stepped_on", "自荐日期在今天之后")),
        Some(on) if round.opened_on.0.is_some_and(|opened| on < opened) => {
            Err(wrong("stepped_on", "自荐日期早于本轮开始日期"))
        }
        Some(_) => Ok(()),
    }
}

fn insert(
    writing: &mut Writing<'_>,
    rating: &LandlordRating,
    nomination: &Nomination,
    signature: &Signature,
) -> Result<RecordId, Trouble> {
    // Somebody else may have taken them in since the list was read.
    if rating.round.id.is_some_and(|round| writing.is_rated(round, rating).unwrap_or(true)) {
        return Err(wrong("landlords", "选中的有一位刚被列入本轮，请重新打开"));
    }
    let id = writing.insert(rating)?;
    for star in Star::ALL {
        let is_claimed = nomination.claimed.contains(&star);
        let claim: Choice<StarClaim> = Choice::of(if is_claimed { CLAIMED } else { UNCLAIMED });
        let star = RatingStar { rating: Link::to(id), star: star.choice(), claim, ..RatingStar::default() };
        writing.insert(&star)?;
    }
    writing.insert(&RatingStep {
        rating: Link::to(id),
        kind: StepKind::Nominate.choice(),
        stepped_on: nomination.on,
        conducted_by: Text::new(&nomination.conducted_by),
        entered_by: signature.registrar(),
        ..RatingStep::default()
    })?;
    Ok(id)
}
