//! 十户联防、十店联防: how large a group is, how a stretch of doors is divided, what is to be looked at in a group, who is on duty
//! when, what a month of patrols comes to, and the five lines of defence.
//!
//! Which doors there are and who lives behind them the store knows. Nothing here speaks of a resident but as somebody to call.

mod division;
mod hours;
mod lines;
mod review;
mod rota;
mod street;
mod totals;

pub use division::{NORM, USUAL, even_parts};
pub use hours::{HOURS_HOW, are_hours};
pub use lines::{Coverage, LINES, Line};
pub use review::{GroupFinding, Head, Pact, Review, usual};
pub use rota::{Rhythm, month_of, rota};
pub use street::{Side, Stretch, door_number};
pub use totals::PatrolTotals;
