//! The screens, one file or folder each.

pub mod addresses;
mod changes;
pub mod checkup;
pub mod dispute;
pub mod dispute_forms;
pub mod disputes;
pub mod documents;
mod entry;
pub mod house;
pub mod house_forms;
pub mod household_form;
pub mod households;
pub mod houses;
pub mod lock;
pub mod merging;
pub mod organisation;
pub mod people;
pub mod preview;
pub mod print_log;
pub mod registration;
pub mod reports;
pub mod save_dialog;
pub mod settings;
pub mod sign_in;
pub mod today;
pub mod wizard;
