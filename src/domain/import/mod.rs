//! Tables that people bring: which row is the heading, which column means which field, what a cell was meant to say.
//!
//! Everything here is a pure function of the table. Reading files is in `services/sheets`; comparing with the archive and
//! writing to it in `services/import`. Synonyms of headings and pitfalls of cells: collected from tables of several offices.

mod belonging;
mod cell;
mod content;
mod defence;
mod difference;
mod disputes;
mod document;
mod dwelling;
mod ending;
mod entry;
mod estates;
mod families;
mod forbidden;
mod headings;
mod houses;
mod leaving;
mod lines;
mod mapping;
mod organisations;
mod origin;
mod part;
mod people;
mod phones;
mod reader;
mod sheet;
mod subject;
mod target;
#[cfg(test)]
mod tests;
mod told;

pub use cell::Wanted;
pub use defence::GroupRow;
pub use difference::{Difference, differences, taken_over};
pub use disputes::DisputeRow;
pub use ending::Ending;
pub use entry::Entry;
pub use estates::Estates;
pub use families::Families;
pub use forbidden::forbidden;
pub use headings::{Headings, find as find_headings, find_by as find_headings_by, plain};
pub use houses::{HouseRow, TenancyRow};
pub use lines::{Line, Lines, lines};
pub use mapping::{Column, Left, LivesAs, Mapping, REASON, Source, Use};
pub use organisations::OrganisationRow;
pub use part::{GIVEN_ANEW, Part};
pub use people::PersonRow;
pub use reader::{Note, Reading};
pub use sheet::{Kind, Merged, Row, RowBuilder, Sheet, SheetCell};
pub use subject::Subject;
pub use target::Target;
pub use told::Told;
