//! 报表套用: the empty tables of others. Where a label stands, where its value belongs, and what linli has for it.
//!
//! Pure functions of the cells of a table. Reading and writing the file is in `services/sheets/blanks`, finding the records in
//! `services/filling`. How headings are found and what they are called is said by `import`, which reads the same tables full.

mod about;
mod content;
mod crossed;
mod entry;
mod facts;
mod figures;
mod grid;
mod labels;
mod list;
mod recognise;
mod remembered;
#[cfg(test)]
mod tests;
mod within;

pub use about::About;
pub use content::{Content, OfRow, OfStation};
pub use entry::{CodeForm, DayForm, Entry, Manner};
pub use facts::{Facts, StationFacts};
pub use figures::{Figure, Figures};
pub use grid::{Grid, GridCell, Holds, Spot};
pub use list::List;
pub use recognise::{Means, Place, Plan, Slot, Source, recognise};
pub use remembered::Remembered;
pub use within::{filled as filled_within, wants_a_day};
