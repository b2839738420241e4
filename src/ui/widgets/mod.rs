//! The parts every screen is made of, in their states. They draw and answer; they know no record and no register.
//!
//! Every part that can be pressed or typed into has an accessible name: the plain word, without its key cap.

pub mod area_field;
pub mod button;
pub mod choice_field;
pub mod date_field;
pub mod field;
pub mod focus_order;
pub mod identity_field;
pub mod key_cap;
pub mod paint;
pub mod picker;
pub mod popup_list;
pub mod search_box;
pub mod table;
pub mod text_field;

pub use area_field::area_field;
pub use button::Button;
pub use choice_field::ChoiceField;
pub use date_field::DateField;
pub use field::{FormRow, Note, Tone};
pub use focus_order::FocusOrder;
pub use identity_field::{IdentityField, IdentityOutput};
pub use key_cap::key_cap;
pub use picker::{PickRow, Picked, Picker, PickerOutput};
pub use search_box::{SearchBox, SearchHit, SearchOutput};
pub use table::{Column, Sort, Table, TableOutput};
pub use text_field::TextField;
