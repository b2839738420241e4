//! Days and how they are counted: days off and days worked instead (调休), and when a term ends.
//!
//! Counting follows 民法典 200–204 条. Which event starts which term, the station's `deadline` rules say. Not here: the
//! clock; whoever asks hands over `today`.

mod holidays;
mod period;
mod standing;
mod term;

pub use holidays::{DayKind, Holidays, SpecialDay};
pub use period::{LastDay, Period, due};
pub use standing::Standing;
pub use term::Term;
