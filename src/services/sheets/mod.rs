//! Files of other table programs: read within bounds, written, and filled. The only door to calamine, zip, quick-xml,
//! encoding_rs and rust_xlsxwriter.
//!
//! What the cells mean is said by `domain/import`; nothing here knows a register.

pub mod blanks;
pub mod reading;
pub mod writing;

pub use blanks::NotBlank;
pub use reading::{NotRead, read};
