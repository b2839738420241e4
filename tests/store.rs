//! The store as the office relies on it: what was saved is there, whoever has no key reads nothing, what went wrong is said.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

#[path = "store/as_of.rs"]
mod as_of;
#[path = "store/attachments.rs"]
mod attachments;
#[path = "store/backups.rs"]
mod backups;
#[path = "store/finding.rs"]
mod finding;
#[path = "store/households.rs"]
mod households;
#[path = "store/houses.rs"]
mod houses;
#[path = "store/killed.rs"]
mod killed;
#[path = "store/listing.rs"]
mod listing;
#[path = "store/merging.rs"]
mod merging;
#[path = "store/opening.rs"]
mod opening;
#[path = "store/secrecy.rs"]
mod secrecy;
#[path = "store/tree.rs"]
mod tree;
#[path = "store/writing.rs"]
mod writing;
