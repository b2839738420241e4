//! 星级: somebody in a round who lets nothing any more.

use super::super::community::add;
use super::{At, Plant, plant};
use crate::domain::rating::StepKind;
use crate::domain::registers::{LandlordRating, RatingStep};
use crate::domain::values::{Link, Text};
use crate::domain::{RecordId, Register};

pub(super) const PLANTS: &[Plant] = &[plant("rating_without_house", |garden| {
    let (landlord, nominated) = (garden.returned()?, garden.ago(20));
    let records = garden.records();
    let round = RecordId(i64::try_from(records.rating_rounds.len()).ok().filter(|count| *count > 0)?);
    let rating = LandlordRating { round: Link::to(round), landlord: Link::to(landlord), ..LandlordRating::default() };
    let rating = add(&mut records.ratings, rating);
    records.rating_steps.push(RatingStep {
        rating: Link::to(rating),
        kind: StepKind::Nominate.choice(),
        stepped_on: nominated,
        conducted_by: Text::new("燕双飞"),
        ..RatingStep::default()
    });
    Some(At(LandlordRating::TABLE, rating))
})];
