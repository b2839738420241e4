//! What the office does: found a station, sign in, register, find, print, back up, take back.
//!
//! Every service takes the desk first and asks the operator's role itself; screens only mirror the answer.

pub mod address_tree;
pub mod agreements;
pub mod as_of;
pub mod attachments;
pub mod backup;
pub mod batch_query;
pub mod candidates;
pub mod check;
pub mod checkup;
pub mod council;
mod credentials;
pub mod defence;
pub mod defence_lines;
pub mod demo;
pub mod desk;
pub mod disputes;
pub mod drafts;
pub mod export;
pub mod figures;
pub mod filling;
pub mod finding;
pub mod history;
pub mod households;
pub mod houses;
pub mod import;
pub mod jobs;
pub mod lists;
pub mod machine_settings;
pub mod merging;
pub mod network;
pub mod organisations;
mod outgoing;
pub mod people;
pub mod places;
pub mod posts;
pub mod printing;
pub mod ratings;
pub mod recovery_page;
mod refusals;
pub mod registration;
mod restored;
pub mod rounds;
pub mod routines;
pub mod safety;
pub mod salvage;
pub mod service_cards;
pub mod sheets;
pub mod sign_in;
mod signature;
mod soundness;
pub mod standards;
pub mod station;
pub mod statistics;
pub mod takeaway;
pub mod teams;
pub mod templates;
#[cfg(test)]
pub(crate) mod testing;
mod throttle;
pub mod today;
pub mod trouble;
pub mod undo;

pub use desk::{Clock, Desk};
pub use jobs::{Finished, Job, LongWork, Progress};
pub use machine_settings::MachineSettings;
pub use outgoing::Existing;
pub use registration::Registration;
pub use trouble::Trouble;

pub use crate::store::{Change, ChangeId, Operator, RecoveryCode, StoreError};
