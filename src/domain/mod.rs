//! What a community office knows: registers, values, rules.
//!
//! No files, no SQL, no widgets and no clock here: whoever asks hands over `today`.

pub mod address;
pub mod agreement;
pub mod alikeness;
pub mod batch_query;
pub mod calendar;
pub mod cell;
pub mod checkup;
pub mod clipboard;
pub mod codes;
pub mod comparison;
pub mod credit_code;
pub mod deadline;
pub mod defence;
pub mod dispute;
pub mod division;
pub mod draft;
pub mod duty_terms;
pub mod export;
pub mod filling;
pub mod finding;
pub mod id_number;
pub mod import;
pub mod mask;
pub mod merging;
pub mod name;
pub mod network;
pub mod problem;
pub mod rating;
pub mod reading;
pub mod register;
pub mod registers;
pub mod relation;
pub mod role;
pub mod routine;
pub mod safety;
pub mod service_card;
pub mod station;
pub mod statistics;
pub mod team;
pub mod telephone;
pub mod template;
pub mod text;
pub mod values;
pub mod vote;
pub mod walk;

pub use cell::{Cell, Image, Unreadable};
pub use codes::{Code, CodeList, CodeTable};
pub use draft::Draft;
pub use problem::{Problem, Weight};
pub use register::{Field, Leaves, Need, Register, Section};
pub use role::{Right, Role};
pub use service_card::ServiceCard;
pub use station::Station;

/// A calendar day. Times of day are text in history and audit, never compared.
pub type Date = chrono::NaiveDate;

/// The number of a record within its register.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Deserialize, serde::Serialize)]
#[serde(transparent)]
pub struct RecordId(pub i64);
