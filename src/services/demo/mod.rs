//! A made-up community for a demo station, for tests and for benchmarks: the same seed gives the same one on the same day.
//!
//! ```text
//! dice, names, numbers        chance, and what nobody bears: names, identity numbers, telephones
//! town, duties                the address tree, and who answers for it
//! people, abroad              one person
//! families, fates             households, and what happened to them over five years
//! letting, tenants, visits    rental houses, who rented them, what visits found
//! agreements                  what was signed, year after year
//! groups                      ten households or shops each, and who leads them
//! teams                       治保会, 调委会, the police box; the lines of defence
//! offices                     what safety checks found
//! council                     what the 议事会 voted on, what was appraised
//! disputes                    what was mediated, in every stage
//! ratings                     two rounds of ratings, one over and one under way
//! rounds                      who was visited so that nobody is left out
//! routines                    what comes round, and the ledgers that fill from it
//! services                    jobs and rooms offered, and what was done for people
//! community, writing          all of it together, and into the archive
//! ```
//!
//! Nobody in it exists. Nothing in it is wrong: what a checkup would find is sown on purpose, by `planting`.

mod abroad;
mod agreements;
mod community;
mod council;
mod dice;
mod disputes;
mod duties;
mod families;
mod fates;
mod groups;
mod letting;
mod names;
mod numbers;
mod offices;
mod people;
mod planting;
mod ratings;
mod rounds;
mod routines;
mod services;
mod teams;
mod tenants;
mod town;
mod visits;
mod writing;

pub use planting::Planted;

use super::{Desk, Progress, Trouble};
use crate::domain::Right;
use community::Community;

/// Fills the open station with `count` made-up people, their dwellings, and what happened to both over five years. Nothing in it
/// is wrong.
pub fn fill(desk: &mut Desk, count: u32, seed: u64, progress: &Progress) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let community = invented(desk, count, seed);
    writing::write(desk, &community, &[], progress).map(drop)
}

/// The same community with something wrong in it for each rule of the checkup, and where. A small community stays as it is.
pub fn plant(desk: &mut Desk, count: u32, seed: u64, progress: &Progress) -> Result<Vec<Planted>, Trouble> {
    desk.require(Right::Administer)?;
    let mut community = invented(desk, count, seed);
    let planted = if count < planting::LEAST_PEOPLE { Vec::new() } else { planting::sow(&mut community) };
    writing::write(desk, &community, &planted, progress)
}

fn invented(desk: &Desk, count: u32, seed: u64) -> Community {
    Community::of(count, seed, desk.today(), &desk.operator().name)
}
