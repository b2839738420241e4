//! The screens, one file or folder each.

pub mod checkup;
mod entry;
pub mod lock;
pub mod people;
pub mod preview;
pub mod registration;
pub mod save_dialog;
pub mod settings;
pub mod sign_in;
pub mod today;
pub mod wizard;
