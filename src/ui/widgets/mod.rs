//! The parts every screen is made of, in their states. They draw and answer; they know no record and no register.
//!
//! Every part that can be pressed or typed into has an accessible name: the plain word, without its key cap.

pub mod button;
pub mod field;
pub mod key_cap;
pub mod paint;
pub mod table;
pub mod text_field;

pub use button::Button;
pub use field::{FormRow, Note, Tone};
pub use key_cap::key_cap;
pub use table::{Column, Table, TableOutput};
pub use text_field::TextField;
