//! 邻里工作站: the records and the paper of a community workstation.
//!
//! ```text
//! domain     what a community office knows: registers, values, rules
//! store      rows on disk; the only floor that says SQL
//! print      paper: pages of marks in millimetres, then PDF; sees only domain
//! services   what the office does: register, find, print, back up, long jobs
//! ui         the window; cli, the command line: two doors to the same services
//! ```
//!
//! `domain ← store ← services ← ui`, and `domain ← print ← services`. Nobody reaches up; `tests/floors.rs` holds it.
//! `assets` and `platform` are the ground: bundled bytes, paths, today's date, dialogs, printers.

pub mod assets;
pub mod cli;
pub mod domain;
pub mod platform;
pub mod print;
pub mod services;
pub mod store;
pub mod ui;
