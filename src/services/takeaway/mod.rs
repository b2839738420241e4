//! 带走全部: the whole station as open files, and those made a station again. The promise that nobody is locked in.
//!
//! ```text
//! taking      a folder: a workbook a register, papers as PDF, pictures, a manifest
//! table       one workbook: a sheet to be read by people, and one that holds every row exactly as it is stored
//! cells       how a stored cell is spelled there
//! manifest    what the folder holds, with hashes and counts
//! bringing    a new archive out of such a folder, proved table by table
//! ```
//!
//! Links come back because every row keeps its number: 「id」 stands first, and a link is the id of another row. Nothing of it
//! is encrypted; the station head alone takes it, says what for, and gives the password again.

mod bringing;
mod cells;
mod manifest;
mod table;
mod taking;
#[cfg(test)]
mod tests;

pub use bringing::{BringOrder, Brought, bring_back, station_in};
pub use manifest::{Manifest, TakenTable};
pub use taking::{TakeOrder, take, take_work};
