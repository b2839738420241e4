//! 五星级出租房主: rounds, who is rated in them, what becomes of each star.
//!
//! ```text
//! rounds         opening a round, its list and its page
//! nominating     who may be rated, and who nominated themselves
//! listing        the landlords of a round, narrowed and in order
//! page           one landlord's rating at a glance
//! evidence       the dated records beside each star
//! deciding       a star granted or withheld, by somebody, with a reason
//! stepping       what else happens: votes, publication, objections, review, award, withdrawal
//! indicators     what the station looks at
//! finding        a landlord's ratings from the search box and the command line
//! past           the stars of a landlord over the rounds
//! comparing      rounds beside each other, one round by areas
//! due            what waits, for the page of the day
//! ```
//!
//! The program proposes the evidence and nothing else. Nothing about a tenant as a person is read, shown or kept here.

mod comparing;
mod deciding;
mod due;
mod evidence;
mod finding;
mod indicators;
mod listing;
mod nominating;
mod page;
mod past;
mod rounds;
mod stepping;

pub use comparing::{RoundStanding, comparison, distribution};
pub use deciding::{consent, decide, deciding};
pub use due::{DueRating, due};
pub(in crate::services) use evidence::evidence_on_paper;
pub use evidence::{EvidenceLine, EvidenceOf, Shown, StarEvidence};
pub use finding::{hits, of_all_rounds};
pub use indicators::{indicators, set_indicators};
pub use listing::{RatingColumn, RatingFilter, RatingRow, RatingSort, list, rows};
pub use nominating::{Candidate, Nominated, Nomination, candidates, nominate};
pub use page::{RatingPage, RatingTimes, page};
pub use past::{CurrentStars, PastRating, current_stars, past};
pub use rounds::{RoundForm, RoundPage, RoundRow, open_round, remove_round, round, rounds};
pub use stepping::{LeftOut, Taken, Vote, begin_step, ready_for, take_step, take_together, vote};

use super::soundness::{require_sound, require_sound_but, wrong};
use super::{Desk, Trouble, places};
use crate::domain::RecordId;
use crate::domain::rating::Rated;
use crate::domain::registers::{LandlordRating, Organisation, Person, RatingRound};
use crate::services::houses::Who;

/// A rating that is there.
pub(in crate::services) fn known(desk: &Desk, id: RecordId) -> Result<Rated, Trouble> {
    desk.store.rated(id)?.ok_or(Trouble::Gone)
}

/// The round of a rating.
pub(in crate::services) fn round_of(desk: &Desk, rating: &LandlordRating) -> Result<(RecordId, RatingRound), Trouble> {
    let id = rating.round.id.ok_or(Trouble::Gone)?;
    Ok((id, desk.store.load(id)?.ok_or(Trouble::Gone)?))
}

/// The landlord as lists show people; an organisation by its name.
pub(in crate::services) fn landlord_name(desk: &Desk, rating: &LandlordRating) -> Result<String, Trouble> {
    Ok(match Who::of(rating.landlord, rating.landlord_organisation) {
        Some(Who::Person(id)) => {
            let person: Option<Person> = desk.store.load(id)?;
            person.map(|person| places::listed_name(&person, desk.today())).unwrap_or_default()
        }
        Some(Who::Organisation(id)) => {
            desk.store.load::<Organisation>(id)?.map(|known| known.organisation_name.0).unwrap_or_default()
        }
        None => String::new(),
    })
}

/// 「2026年上半年　海棠苑」
pub(in crate::services) fn round_title(desk: &Desk, round: &RatingRound) -> Result<String, Trouble> {
    let area = places::full_name(desk, round.place.id)?;
    Ok(format!("{}　{area}", round.period_words()).trim_end_matches('　').to_owned())
}

#[cfg(test)]
mod tests;
