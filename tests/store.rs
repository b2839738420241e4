//! The store as the office relies on it: what was saved is there, whoever has no key reads nothing, what went wrong is said.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

#[path = "store/backups.rs"]
mod backups;
#[path = "store/finding.rs"]
mod finding;
#[path = "store/killed.rs"]
mod killed;
#[path = "store/listing.rs"]
mod listing;
#[path = "store/opening.rs"]
mod opening;
#[path = "store/secrecy.rs"]
mod secrecy;
#[path = "store/tree.rs"]
mod tree;
#[path = "store/writing.rs"]
mod writing;
