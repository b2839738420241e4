//! What happens in a rating beside the decisions: each step dated, by somebody, in order; of one landlord or of several together.

use super::{Desk, Trouble, known, landlord_name, require_sound_but};
use crate::domain::rating::{Ballot, PUBLICATION_DAYS, Rated, RoundPeriod, Star, StepKind, lacking_for};
use crate::domain::registers::{RatingRound, RatingStar, RatingStep};
use crate::domain::values::{Count, Day, Link, Text};
use crate::domain::{Date, Problem, RecordId, Right};
use crate::services::signature::Signature;
use crate::store::ChangeId;
use chrono::Days;

/// The votes for and against each star, in their order; who cast neither has abstained.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vote {
    pub step: RatingStep,
    pub votes: [(Count, Count); 5],
}

/// Fields of the form, star by star.
const FOR: [&str; 5] = ["lawful_for", "honest_for", "harmonious_for", "exemplary_for", "clean_for"];

/// What a step together came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    pub done: usize,
    pub left_out: Vec<LeftOut>,
    pub change: ChangeId,
}

/// Somebody whose turn it is not, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    pub rating: RecordId,
    pub name: String,
    pub lacking: Vec<String>,
}

/// A step as a form begins: today, by whoever sits here, with the usual last day.
pub fn begin_step(desk: &Desk, round: RecordId, kind: StepKind) -> Result<RatingStep, Trouble> {
    desk.require(Right::Write)?;
    let round: RatingRound = desk.store.load(round)?.ok_or(Trouble::Gone)?;
    let today = desk.today();
    let until_date = match kind {
        StepKind::Publish => Day(today.checked_add_days(Days::new(PUBLICATION_DAYS))),
        StepKind::Award => Day(round.round_period().map(|period| valid_until(period, today))),
        _ => Day::default(),
    };
    Ok(RatingStep {
        kind: kind.choice(),
        stepped_on: Day::new(today),
        until_date,
        conducted_by: Text::new(&desk.operator().name),
        ..RatingStep::default()
    })
}

/// Until the end of the next round of the kind: by then the landlord has been rated again.
fn valid_until(period: RoundPeriod, today: Date) -> Date {
    let mut next = period.after();
    while next.until < today {
        next = next.after();
    }
    next.until
}

/// Takes a step of one rating, or says what it lacks.
pub fn take_step(desk: &mut Desk, rating: RecordId, step: &RatingStep) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let rated = known(desk, rating)?;
    let kind = require_takeable(desk, &rated, step)?;
    let step = signed(desk, rating, step);
    let ((), change) = desk.writing(&what(kind), |writing| Ok(writing.insert(&step).map(drop)?))?;
    Ok(change)
}

/// The same step of several: those who lack something are left out and said, all others go in one change.
pub fn take_together(desk: &mut Desk, ratings: &[RecordId], step: &RatingStep) -> Result<Taken, Trouble> {
    desk.require(Right::Write)?;
    require_sound_but(desk, step, &["rating"])?;
    let kind = StepKind::of(&step.kind).ok_or(Trouble::StepNotOffered)?;
    let (mut steps, mut left_out) = (Vec::new(), Vec::new());
    for id in ratings {
        let rated = known(desk, *id)?;
        match require_takeable(desk, &rated, step) {
            Ok(_) => steps.push(signed(desk, *id, step)),
            Err(Trouble::StepLacks { lacking, .. }) => {
                left_out.push(LeftOut { rating: *id, name: landlord_name(desk, &rated.rating)?, lacking });
            }
            Err(Trouble::RatingElsewhere) => {
                let lacking = vec![format!("现在是{}", rated.course().stage.label())];
                left_out.push(LeftOut { rating: *id, name: landlord_name(desk, &rated.rating)?, lacking });
            }
            Err(trouble) => return Err(trouble),
        }
    }
    if steps.is_empty() {
        let lacking = left_out.first().map(|one| one.lacking.clone()).unwrap_or_default();
        return Err(Trouble::StepLacks { step: kind.verb(), lacking });
    }
    let what = format!("{} {} 位房主", what(kind), steps.len());
    let ((), change) =
        desk.writing(&what, |writing| Ok(steps.iter().try_for_each(|step| writing.insert(step).map(drop))?))?;
    Ok(Taken { done: steps.len(), left_out, change })
}

/// Those of a round for whom this is the next step.
pub fn ready_for(desk: &Desk, round: RecordId, kind: StepKind) -> Result<Vec<RecordId>, Trouble> {
    desk.require(Right::Look)?;
    let today = desk.today();
    let rated = desk.store.rated_in_round(round)?.into_iter();
    let is_ready = |rated: &Rated| rated.course().moves().contains(&kind) && lacking_for(kind, rated, today).is_empty();
    Ok(rated.filter(|(_, rated)| is_ready(rated)).map(|(id, _)| id).collect())
}

/// 评议: who came, and how they voted on each star.
pub fn vote(desk: &mut Desk, rating: RecordId, vote: &Vote) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let rated = known(desk, rating)?;
    require_takeable(desk, &rated, &vote.step)?;
    require_possible(vote)?;
    let step = signed(desk, rating, &vote.step);
    let rows: Vec<(RecordId, RatingStar)> = Star::ALL
        .into_iter()
        .zip(&vote.votes)
        .filter_map(|(star, (votes_for, votes_against))| {
            let (id, row) = rated.star(star)?;
            let votes_against = Count(Some(votes_against.0.unwrap_or_default()));
            Some((*id, RatingStar { votes_for: *votes_for, votes_against, ..row.clone() }))
        })
        .collect();
    let ((), change) = desk.writing(&what(StepKind::Deliberate), |writing| {
        writing.insert(&step)?;
        Ok(rows.iter().try_for_each(|(id, row)| writing.update(*id, row))?)
    })?;
    Ok(change)
}

fn require_possible(vote: &Vote) -> Result<(), Trouble> {
    let (electors, present) = (vote.step.electors.0.unwrap_or_default(), vote.step.present.0.unwrap_or_default());
    let mut problems = Vec::new();
    for ((star, field), (votes_for, against)) in Star::ALL.into_iter().zip(FOR).zip(&vote.votes) {
        let Some(in_favour) = votes_for.0 else {
            problems.push(Problem::wrong(field, format!("请填{}的同意票", star.label())));
            continue;
        };
        let ballot = Ballot { electors, present, in_favour, against: against.0.unwrap_or_default() };
        if !ballot.is_possible() {
            problems.push(Problem::wrong(field, format!("{}的票多于到会的 {present} 人", star.label())));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Trouble::Unfinished(problems)) }
}

/// Sound in itself, offered where the rating stands, and nothing lacking for it.
fn require_takeable(desk: &Desk, rated: &Rated, step: &RatingStep) -> Result<StepKind, Trouble> {
    require_sound_but(desk, step, &["rating"])?;
    let kind = StepKind::of(&step.kind).ok_or(Trouble::StepNotOffered)?;
    if !rated.course().moves().contains(&kind) {
        return Err(Trouble::RatingElsewhere);
    }
    let mut lacking = lacking_for(kind, rated, step.stepped_on.0.unwrap_or_else(|| desk.today()));
    let lost = Star::of(&step.star).filter(|star| kind == StepKind::Withdraw && !rated.held().contains(star));
    lacking.extend(lost.map(|star| format!("现在没有{}", star.label())));
    if lacking.is_empty() { Ok(kind) } else { Err(Trouble::StepLacks { step: kind.verb(), lacking }) }
}

fn signed(desk: &Desk, rating: RecordId, step: &RatingStep) -> RatingStep {
    RatingStep { rating: Link::to(rating), entered_by: Signature::of(desk).registrar(), ..step.clone() }
}

fn what(kind: StepKind) -> String {
    format!("星级评定{}", kind.choice().label())
}
