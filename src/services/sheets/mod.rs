//! Files of other table programs: read within bounds, and written. The only door to calamine, zip, encoding_rs and
//! rust_xlsxwriter.
//!
//! What the cells mean is said by `domain/import`; nothing here knows a register.

pub mod reading;
pub mod writing;

pub use reading::{NotRead, read};
