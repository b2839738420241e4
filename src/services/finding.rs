//! The one search box: what was typed, to hits with the reason each was found by.

use super::{Desk, Trouble, agreements, defence, disputes, households, houses, organisations, places, ratings};
use crate::domain::finding::{self, Reason};
use crate::domain::{Date, RecordId, Right, mask};
use crate::store::{self, Found, FoundPerson};

/// The most hits the box asks for.
pub const FIRST_PAGE: usize = 50;
/// So many groups and teams at most among hits of all registers.
const MOST_GROUPS: usize = 4;
/// So many organisations at most among hits of all registers.
const MOST_ORGANISATIONS: usize = 4;

/// What a hit is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HitKind {
    Person,
    Place,
    Residence,
    RentalHouse,
    Household,
    Tenancy,
    Agreement,
    Dispute,
    Organisation,
    LandlordRating,
    DefenceGroup,
    Team,
}

impl HitKind {
    fn of(register: &str) -> Self {
        match register {
            "place" => Self::Place,
            "rental_house" => Self::RentalHouse,
            "residence" => Self::Residence,
            _ => Self::Person,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Residence => "residence",
            Self::RentalHouse => "rental_house",
            Self::Household => "household",
            Self::Tenancy => "tenancy",
            Self::Agreement => "agreement",
            Self::Dispute => "dispute",
            Self::Organisation => "organisation",
            Self::LandlordRating => "landlord_rating",
            Self::DefenceGroup => "defence_group",
            Self::Team => "team",
        }
    }
}

/// So many disputes are shown however many people and places there are.
const DISPUTES_KEPT: usize = 5;

/// One line of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: HitKind,
    pub id: RecordId,
    /// The place itself; for a rental house, where it lies.
    pub place: Option<RecordId>,
    pub title: String,
    /// 「女 35 岁，海棠苑3栋***，在住」
    pub second_line: String,
    pub reason: Reason,
}

impl Hit {
    /// What stands at its right.
    pub fn why(&self) -> &'static str {
        match (self.kind, self.reason) {
            (HitKind::Organisation, Reason::DocumentNumber) => "信用代码",
            (HitKind::Organisation, _) => "单位名称",
            (HitKind::DefenceGroup, _) => "联防组",
            (HitKind::Team, _) => "队伍",
            (_, reason) => reason.label(),
        }
    }
}

/// At most `limit` hits; none when nothing worth looking for was typed.
pub fn search(desk: &Desk, typed: &str, limit: usize) -> Result<Vec<Hit>, Trouble> {
    search_in(desk, typed, None, limit)
}

/// At most `limit` hits of one register, or of all.
pub fn search_in(desk: &Desk, typed: &str, register: Option<HitKind>, limit: usize) -> Result<Vec<Hit>, Trouble> {
    desk.require(Right::Look)?;
    let mut hits = match register {
        Some(HitKind::Organisation) => return organisations::hits(desk, typed, limit),
        Some(HitKind::Household) => return households::hits(desk, typed, limit),
        Some(HitKind::Tenancy) => return houses::tenancy_hits(desk, typed, limit),
        Some(HitKind::LandlordRating) => return ratings::hits(desk, typed, limit),
        Some(HitKind::Agreement) => {
            let mut hits = agreements::by_number(desk, typed)?;
            hits.truncate(limit);
            return Ok(hits);
        }
        Some(kind @ (HitKind::DefenceGroup | HitKind::Team)) => {
            let mut hits = defence::hits(desk, typed, limit)?;
            hits.retain(|hit| hit.kind == kind);
            return Ok(hits);
        }
        register => keyed_hits(desk, typed, register, limit)?,
    };
    if register.is_none() {
        let mut few = organisations::hits(desk, typed, MOST_ORGANISATIONS.min(limit))?;
        few.extend(defence::hits(desk, typed, MOST_GROUPS.min(limit - few.len()))?);
        put_in(&mut hits, few, limit);
    }
    Ok(hits)
}

/// After the people and before the places.
fn put_in(hits: &mut Vec<Hit>, few: Vec<Hit>, limit: usize) {
    hits.truncate(limit.saturating_sub(few.len()));
    let place = hits.iter().position(|hit| hit.kind != HitKind::Person).unwrap_or(hits.len());
    hits.splice(place..place, few);
}

fn keyed_hits(desk: &Desk, typed: &str, register: Option<HitKind>, limit: usize) -> Result<Vec<Hit>, Trouble> {
    let numbered = if register.is_none() { agreements::by_number(desk, typed)? } else { Vec::new() };
    let words = finding::words(typed);
    if words.is_empty() {
        return Ok(numbered);
    }
    let cases = match register {
        None => disputes::found(desk, typed, DISPUTES_KEPT.min(limit))?,
        Some(HitKind::Dispute) => return Ok(disputes::found(desk, typed, limit)?.into_iter().map(case_line).collect()),
        Some(_) => Vec::new(),
    };
    let hits = hits_in(desk, &words, register, limit.saturating_sub(cases.len()))?;
    let today = desk.today();
    let found = desk.store.found(&hits)?.into_iter().map(|found| line(found, today));
    // Who types the number of a paper or a case means that one.
    let (named_by_number, by_party): (Vec<_>, Vec<_>) =
        cases.into_iter().partition(|case| case.reason == Reason::DocumentNumber);
    let first = numbered.into_iter().chain(named_by_number.into_iter().map(case_line));
    Ok(first.chain(found).chain(by_party.into_iter().map(case_line)).take(limit).collect())
}

/// The store gives hits of all registers, persons first: where one register is wanted, it is asked for more until there are
/// enough of it or no more at all.
fn hits_in(
    desk: &Desk,
    words: &[finding::Word],
    register: Option<HitKind>,
    limit: usize,
) -> Result<Vec<store::Hit>, Trouble> {
    let mut most = limit;
    loop {
        let mut hits = desk.store.search(words, most)?;
        let is_all = hits.len() < most;
        hits.retain(|hit| register.is_none_or(|register| HitKind::of(hit.register) == register));
        if is_all || hits.len() >= limit {
            hits.truncate(limit);
            return Ok(hits);
        }
        most = most.saturating_mul(4);
    }
}

/// 「海人调字〔2026〕第014号」, 「何丽华等与汤志强邻里纠纷，调解中」
fn case_line(case: disputes::FoundCase) -> Hit {
    Hit {
        kind: HitKind::Dispute,
        id: case.id,
        place: None,
        title: case.number,
        second_line: format!("{}，{}", case.title, case.stage),
        reason: case.reason,
    }
}

fn line(found: Found, today: Date) -> Hit {
    match found {
        Found::Person(found) => Hit {
            kind: HitKind::Person,
            id: found.hit.record,
            place: None,
            title: places::listed_name(&found.person, today),
            second_line: person_line(&found, today),
            reason: found.hit.reason,
        },
        Found::Place(found) => Hit {
            kind: HitKind::of(found.hit.register),
            id: found.hit.record,
            place: Some(found.place),
            title: found.full_name,
            second_line: match found.people {
                0 => "现无人登记".to_owned(),
                people => format!("现住 {people} 人"),
            },
            reason: found.hit.reason,
        },
    }
}

/// 「女 35 岁，海棠苑3栋***，在住」: masked as lists are.
fn person_line(found: &FoundPerson, today: Date) -> String {
    let facts = places::facts(&found.person, today);
    match &found.residence {
        Some(stay) => {
            let state = if stay.is_present { "在住" } else { "已离开" };
            format!("{facts}，{}，{state}", mask::address_to_building(&stay.place_name))
        }
        None => facts,
    }
}
