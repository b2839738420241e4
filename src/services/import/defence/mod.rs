//! Rows of rosters: a door of a 联防组 a row, and on each what is said of the group. A group that is not there yet is formed with
//! its first door; one that is there is completed, and keeps what it says of itself unless the clerk takes a contradicting row.

mod judge;
mod writing;

pub(super) use judge::judge;
pub(super) use writing::Pen;

/// Fields of a group and of a door that links and saving set.
const LINKS_OF_GROUP: [&str; 5] = ["place", "head", "deputy", "split_from", "joined_into"];
const LINKS_OF_MEMBER: [&str; 3] = ["defence_group", "place", "contact"];
