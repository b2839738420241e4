//! A rating: its form, its plates, a withdrawal; and of a whole round the list that hangs.

use super::{Gathered, archived, read};
use crate::domain::rating::{Rated, Stage, Star, StepKind};
use crate::domain::registers::{LandlordRating, Organisation, Person, RatingRound, RatingStep, RentalHouse};
use crate::domain::values::Value as _;
use crate::domain::{RecordId, mask};
use crate::print::documents::rating::{PublishedLandlord, PublishedRound, RatingRecord, StarRecord, WithdrawalRecord};
use crate::print::documents::star_plate::StarAward;
use crate::print::documents::{
    DocumentKind, PlateSize, RATING_LIST, STAR_PLATE, STAR_PLATE_A4, STAR_WITHDRAWAL, rating_form, rating_list,
    star_plate, star_withdrawal,
};
use crate::print::{Document, Issue};
use crate::services::houses::Who;
use crate::services::ratings::{self, RatingPage, Shown, StarEvidence};
use crate::services::{Desk, Trouble, places};
use crate::store::OnPaper;
use serde_json::Value;

pub(super) fn gather(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Result<Gathered, Trouble> {
    let page = ratings::page(desk, record)?;
    let (values, missing) = match kind.key {
        key if key == STAR_PLATE.key || key == STAR_PLATE_A4.key => {
            let awards = awards(desk, &page)?;
            let no_star = awards.iter().all(|award| award.stars.is_none());
            let needed = [("授牌", no_star), ("出租房屋", awards.is_empty())];
            (archived(&awards)?, missing(&needed))
        }
        key if key == STAR_WITHDRAWAL.key => {
            let filled = form(desk, &page)?;
            (archived(&filled)?, missing(&[("撤星", filled.withdrawal.is_none())]))
        }
        _ => (archived(&form(desk, &page)?)?, Vec::new()),
    };
    let rating = &page.rated.rating;
    let mut on_paper = vec![OnPaper::of::<LandlordRating>(record)];
    on_paper.extend(rating.landlord.id.map(OnPaper::of::<Person>));
    on_paper.extend(rating.landlord_organisation.id.map(OnPaper::of::<Organisation>));
    on_paper.extend(page.houses.iter().map(|(house, _)| OnPaper::of::<RentalHouse>(*house)));
    Ok(Gathered {
        record: Some(record),
        missing,
        values,
        on_paper,
        name: page.name.clone(),
        address: page.houses.first().map(|(_, address)| address.clone()).unwrap_or_default(),
        ..Gathered::default()
    })
}

fn missing(needed: &[(&'static str, bool)]) -> Vec<&'static str> {
    needed.iter().filter(|(_, is_missing)| *is_missing).map(|(label, _)| *label).collect()
}

/// A plate for each of the houses; without stars where none was awarded.
fn awards(desk: &Desk, page: &RatingPage) -> Result<Vec<StarAward>, Trouble> {
    let held = page.rated.held();
    let stars = u8::try_from(held.len()).ok().filter(|count| *count > 0);
    let mut awards = Vec::new();
    for (house, _) in &page.houses {
        let known: RentalHouse = desk.store.load(*house)?.ok_or(Trouble::Gone)?;
        awards.push(StarAward {
            stars,
            house_number: known.house_number.shown(),
            landlord: plate_name(desk, page)?,
            awarded_on: page.course.award.map(|award| award.on),
            valid_until: page.course.award.and_then(|award| award.valid_until),
        });
    }
    Ok(awards)
}

/// At the door the surname alone.
fn plate_name(desk: &Desk, page: &RatingPage) -> Result<String, Trouble> {
    Ok(match page.who {
        Some(Who::Person(_)) => mask::surname(&whole_name(desk, page)?),
        _ => whole_name(desk, page)?,
    })
}

fn whole_name(desk: &Desk, page: &RatingPage) -> Result<String, Trouble> {
    Ok(match page.who {
        Some(Who::Person(id)) => places::legible(&desk.store.load::<Person>(id)?.ok_or(Trouble::Gone)?.name),
        Some(Who::Organisation(_)) | None => page.name.clone(),
    })
}

fn form(desk: &Desk, page: &RatingPage) -> Result<RatingRecord, Trouble> {
    let round: RatingRound = desk.store.load(page.round)?.ok_or(Trouble::Gone)?;
    let rated = &page.rated;
    let (course, hangs) = (&page.course, page.course.publication);
    let mut houses = Vec::new();
    for (house, address) in &page.houses {
        let known: RentalHouse = desk.store.load(*house)?.ok_or(Trouble::Gone)?;
        houses.push(format!("{} {address}", known.house_number.shown()).trim().to_owned());
    }
    let evidence = ratings::evidence_on_paper(desk, &rated.rating)?;
    let (electors, present) =
        course.deliberated.map(|(all, there)| (all.to_string(), there.to_string())).unwrap_or_default();
    Ok(RatingRecord {
        round: page.round_title.clone(),
        landlord: whole_name(desk, page)?,
        houses,
        panel: round.panel.shown(),
        nominated_on: step_of(rated, StepKind::Nominate).and_then(|step| step.stepped_on.0),
        voted_on: course.deliberated_on,
        electors,
        present,
        stars: evidence.iter().map(|evidence| star(page, evidence)).collect(),
        consent_on: rated.rating.consent_on.0,
        published_from: hangs.map(|hangs| hangs.from),
        published_until: hangs.map(|hangs| hangs.until),
        objections: objections(rated),
        awarded_on: course.award.map(|award| award.on),
        valid_until: course.award.and_then(|award| award.valid_until),
        withdrawal: withdrawal(rated),
    })
}

fn star(page: &RatingPage, StarEvidence { star, shown }: &StarEvidence) -> StarRecord {
    let row = page.rated.star(*star).map(|(_, row)| row.clone()).unwrap_or_default();
    let ballot = page.rated.ballot(*star);
    StarRecord {
        name: star.label().to_owned(),
        claim: row.claim.shown(),
        facts: shown.iter().map(fact).collect(),
        votes: ballot
            .map(|ballot| format!("同意 {}\n反对 {}\n弃权 {}", ballot.in_favour, ballot.against, ballot.abstained()))
            .unwrap_or_default(),
        decision: row.decision.shown(),
        reason: row.reason.shown(),
        decided_by: row.decided_by.shown(),
        decided_on: row.decided_on.0.filter(|_| !row.decision.is_unset()),
    }
}

/// So many days stand behind a fact; the rest is counted.
const MOST_DAYS: usize = 4;

/// 「本轮巡查 2 次（2026-06-10、2026-05-12）」: with the days of the records behind it, the latest first.
fn fact(shown: &Shown) -> String {
    let mut days: Vec<String> = shown.lines.iter().filter_map(|line| Some(line.day?.to_string())).collect();
    days.dedup();
    let count = days.len();
    days.truncate(MOST_DAYS);
    match count {
        0 => shown.fact.clone(),
        1..=MOST_DAYS => format!("{}（{}）", shown.fact, days.join("、")),
        _ => format!("{}（{} 等 {count} 天）", shown.fact, days.join("、")),
    }
}

fn step_of(rated: &Rated, kind: StepKind) -> Option<&RatingStep> {
    rated.steps.iter().rev().map(|(_, step)| step).find(|step| StepKind::of(&step.kind) == Some(kind))
}

/// In their order; who objected is not said.
fn objections(rated: &Rated) -> Vec<String> {
    let lines = rated.steps.iter().filter_map(|(_, step)| {
        let day = step.stepped_on.shown();
        match StepKind::of(&step.kind)? {
            StepKind::Object => Some(format!("{day} 异议：{}", step.told.shown())),
            StepKind::Review => Some(format!("{day} 复核{}：{}", step.outcome.shown(), step.told.shown())),
            _ => None,
        }
    });
    lines.collect()
}

/// The last one, unless a review gave the stars back.
fn withdrawal(rated: &Rated) -> Option<WithdrawalRecord> {
    let withdrawn = rated.course().withdrawn;
    let step = step_of(rated, StepKind::Withdraw).filter(|_| !withdrawn.is_empty())?;
    let stars = Star::of(&step.star).map_or(withdrawn, |star| vec![star]);
    Some(WithdrawalRecord { stars: Star::names(&stars), on: step.stepped_on.0, reason: step.told.shown() })
}

/// Everybody of the round whose stars hang now, and who agreed to it.
pub(super) fn gather_round(desk: &Desk, record: RecordId) -> Result<Gathered, Trouble> {
    let round: RatingRound = desk.store.load(record)?.ok_or(Trouble::Gone)?;
    let title = ratings::round_title(desk, &round)?;
    let mut filled = PublishedRound { round: title.clone(), ..PublishedRound::default() };
    let mut on_paper = vec![OnPaper::of::<RatingRound>(record)];
    for (id, rated) in desk.store.rated_in_round(record)? {
        let course = rated.course();
        let hangs = course.publication.filter(|_| course.stage == Stage::Published);
        let Some(hangs) = hangs.filter(|_| !rated.rating.consent_on.is_unset()) else { continue };
        filled.from = filled.from.min(Some(hangs.from)).or(Some(hangs.from));
        filled.until = filled.until.max(Some(hangs.until));
        filled.landlords.push(published(desk, &rated, &round)?);
        on_paper.push(OnPaper::of::<LandlordRating>(id));
    }
    Ok(Gathered {
        record: Some(record),
        missing: missing(&[("公示中的房主", filled.landlords.is_empty())]),
        values: archived(&filled)?,
        on_paper,
        name: title,
        ..Gathered::default()
    })
}

fn published(desk: &Desk, rated: &Rated, round: &RatingRound) -> Result<PublishedLandlord, Trouble> {
    let rating = &rated.rating;
    let person: Option<Person> = rating.landlord.id.map(|id| desk.store.load(id)).transpose()?.flatten();
    let name = match person {
        Some(person) => mask::name(&places::legible(&person.name)),
        None => ratings::landlord_name(desk, rating)?,
    };
    let houses = desk.store.houses_of_landlord(rating.landlord, rating.landlord_organisation, round.place.id)?;
    let mut words: Vec<String> = Vec::new();
    for (_, house) in &houses {
        let estate = mask::address_to_estate(&places::full_name(desk, house.place.id)?);
        let number = house.house_number.shown();
        words.push(if number.is_empty() { estate } else { format!("{number}（{estate}）") });
    }
    let granted = rated.granted();
    Ok(PublishedLandlord { name, houses: words.join("、"), stars: Star::ALL.map(|star| granted.contains(&star)) })
}

/// What was not awarded, does not hang, or was not withdrawn comes on no paper; several are left out, one is refused.
pub(super) fn draw(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    if [STAR_PLATE.key, STAR_PLATE_A4.key].contains(&kind.key) {
        return plates(kind, values, issue);
    }
    if *kind == RATING_LIST {
        let published: PublishedRound = read(values)?;
        refuse(kind, values.is_some() && published.landlords.is_empty(), "没有公示中的房主")?;
        return Ok(rating_list::filled(&published, issue));
    }
    let record: RatingRecord = read(values)?;
    if *kind == STAR_WITHDRAWAL {
        refuse(kind, values.is_some() && record.withdrawal.is_none(), "没有撤星")?;
        return Ok(star_withdrawal::filled(&record, issue));
    }
    Ok(rating_form::filled(&record, issue))
}

fn plates(kind: &DocumentKind, values: Option<&Value>, issue: &Issue<'_>) -> Result<Document, Trouble> {
    let size = if *kind == STAR_PLATE_A4 { PlateSize::A4 } else { PlateSize::A5 };
    if values.is_none() {
        return Ok(star_plate::blank(size, issue));
    }
    let awards: Vec<StarAward> = read(values)?;
    let has_stars = awards.iter().any(|award| award.stars.is_some());
    refuse(kind, !has_stars, "还没有授牌，或者星都撤了，或者没有出租房屋了")?;
    Ok(star_plate::batch(&awards, size, issue))
}

fn refuse(kind: &DocumentKind, is_refused: bool, why: &str) -> Result<(), Trouble> {
    if is_refused { Err(Trouble::PaperLacks(kind.title, why.to_owned())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;
    use crate::services::ratings::{EvidenceLine, EvidenceOf};

    fn shown(days: &[u32]) -> Shown {
        let line = |day: &u32| EvidenceLine {
            day: Date::from_ymd_opt(2026, 6, *day),
            words: String::new(),
            is_open: false,
            of: EvidenceOf::House(RecordId(1)),
        };
        Shown { fact: "本轮巡查".to_owned(), lines: days.iter().map(line).collect(), ..Shown::default() }
    }

    #[test]
    fn a_fact_on_paper_names_the_days_of_the_records_behind_it() {
        assert_eq!(fact(&shown(&[])), "本轮巡查");
        assert_eq!(fact(&shown(&[9, 9, 2])), "本轮巡查（2026-06-09、2026-06-02）");
        let many = "本轮巡查（2026-06-09、2026-06-08、2026-06-07、2026-06-06 等 5 天）";
        assert_eq!(fact(&shown(&[9, 8, 7, 6, 5])), many);
    }
}
