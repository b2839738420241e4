//! The window: screens and widgets.
//!
//! ```text
//! window     outside or inside an archive; the lock; closing with a backup
//! inside     rail, top bar, search, the screen in front, toast and trouble
//! screen     what a screen is: it draws, then acts
//! event      the few things a screen tells the window
//! screens    sign-in, wizard, lock, today, people, registration, houses, preview, settings
//! form       one field of a register as a form row
//! dialog_form    a form in a dialog
//! address_field  the address of a dwelling in a form
//! area_pick, narrowing, saved_views, day_turn    what a list is narrowed by, its views, the day it is of
//! aside      figures of the station that are counted on a thread of their own
//! large_picture  a picture in front of a page
//! columns, paged    of a list: which columns are shown, and the rows read so far
//! widgets    the parts every screen is made of
//! theme, fonts, icons, ime, typing_ahead
//! ```

pub mod address_field;
pub mod area_pick;
pub mod aside;
pub mod chords;
pub mod columns;
pub mod day_turn;
mod dialog_fields;
pub mod dialog_form;
pub mod drafting;
pub mod event;
pub mod fonts;
pub mod form;
pub mod help;
pub mod icons;
pub mod ime;
pub mod inside;
pub mod large_picture;
pub mod listing;
pub mod narrowing;
pub mod paged;
pub mod saved_views;
pub mod screen;
pub mod screens;
pub mod theme;
pub mod typing_ahead;
pub mod widgets;
pub mod window;

pub use window::run;
