//! The documents of the station, one file each; `catalogue` lists them for the command line and the preview.

pub mod agreement;
pub mod calibration_sheet;
mod catalogue;
pub mod defence;
pub mod defence_card;
pub mod defence_roster;
pub mod defence_sheets;
pub mod dispute;
pub mod export_approval;
pub mod floating_card;
pub mod floating_form;
mod footer;
mod form;
pub mod house;
pub mod house_card;
pub mod house_plate;
mod kind;
pub mod list_table;
pub mod own_record;
mod plate;
pub mod receipt;
pub mod recovery_sheet;
mod registration;
pub mod resident_list;
pub mod routine;
pub mod safety_check;
pub mod service_card;
pub mod star_plate;

pub use agreement::agreement;
pub use catalogue::*;
pub use house::HouseRecord;
pub use kind::{DocumentKind, Paper, Source};
pub use list_table::{Sheet, SheetColumn, SheetSize};
pub use plate::PlateSize;
pub use registration::{Companion, FloatingRegistration, Issue};
