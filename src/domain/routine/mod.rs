//! Recurring duties of the station (定期工作): a rule of period says which periods there are, each has one occurrence, and an
//! occurrence is due, done or missed. Derived each time; stored is only the rule, and what was recorded for an occurrence.
//!
//! Not here: duties of groups of ten, which go by turns (`defence::rota`), and terms that an event starts (`deadline`).

mod cycle;
mod kind;
mod occurrence;
mod rule;
mod settled;
mod usual;

pub use cycle::{Cycle, Span};
pub use kind::{Kind, Paper};
pub use occurrence::{Occurrence, State};
pub use rule::{Rule, Shift};
pub use settled::Settled;
pub use usual::usual;
