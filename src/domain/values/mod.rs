//! The kinds of value a field can have. Each brings its own editing, parsing, showing, checking and storing.

// Its macros serve the files below it.
#[macro_use]
mod as_written;

pub mod area;
pub mod as_cells;
pub mod choice;
pub mod count;
pub mod day;
pub mod days;
pub mod document_number;
pub mod identity;
pub mod lines;
pub mod link;
pub mod money;
pub mod name;
pub mod phones;
pub mod square_metres;
pub mod text;
pub mod time_of_day;

pub use area::Area;
pub use choice::Choice;
pub use count::Count;
pub use day::Day;
pub use days::Days;
pub use document_number::DocumentNumber;
pub use identity::Identity;
pub use lines::Lines;
pub use link::Link;
pub use money::Money;
pub use name::Name;
pub use phones::Phones;
pub use square_metres::SquareMetres;
pub use text::Text;
pub use time_of_day::TimeOfDay;

use super::finding::{Reason, SearchKey};
use super::{Cell, CodeTable, Date, Unreadable};

/// One value of one field, whatever its type: what form, list, store and paper ask of it.
pub trait Value {
    /// Suffixes of the columns that store it; most values need one column named as the field.
    fn columns(&self) -> &'static [&'static str] {
        &[""]
    }

    /// Puts one cell for each of [`Value::columns`] behind those that are there.
    fn store_in(&self, cells: &mut Vec<Cell>);

    /// The same alone.
    fn store(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        self.store_in(&mut cells);
        cells
    }

    /// Takes back what [`Value::store`] gave.
    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable>;

    fn is_empty(&self) -> bool;

    /// In full, as the detail and a statutory form show it.
    fn shown(&self) -> String;

    /// As lists and public paper show it.
    fn masked(&self) -> String {
        self.shown()
    }

    /// As it stands in the edit box.
    fn typed(&self) -> String {
        self.shown()
    }

    /// Takes what was typed. When it does not parse the value becomes empty and the sentence says what to do;
    /// the text itself is kept by whoever holds the edit box. Empty text empties the value.
    fn read(&mut self, typed: &str, today: Date) -> Result<(), String>;

    /// The same in a field that looks ahead, where a day without a year is one still to come.
    fn read_ahead(&mut self, typed: &str, today: Date) -> Result<(), String> {
        self.read(typed, today)
    }

    /// What is wrong with the value itself, in one sentence.
    fn fault(&self, _today: Date) -> Option<String> {
        None
    }

    /// What stands beside the box while typing.
    fn remark(&self, _today: Date) -> Remark {
        Remark::Nothing
    }

    /// The keys this value is found by for the wanted reasons, when its field is searchable. Keys for other reasons may be
    /// among them: what is cheap to give is given.
    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        Vec::new()
    }

    /// Which edit box this value wants.
    fn editor(&self) -> Editor {
        Editor::Line
    }
}

/// A word beside an edit box; its colour and icon follow from the kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Remark {
    #[default]
    Nothing,
    /// Weak: a weekday, digits still to come.
    Hint(String),
    /// The value is proved right.
    Good(String),
    /// Kept as it is, worth a look.
    Doubtful(String),
    /// All of it is there and cannot be right: said at once, not only when the box is left.
    Wrong(String),
}

/// The edit boxes there are.
#[derive(Clone, Copy)]
pub enum Editor {
    /// One line of text.
    Line,
    /// Several lines.
    Lines,
    /// A date, typed freely.
    Day,
    /// Several dates.
    Days,
    /// One entry of a code table.
    Choice(&'static CodeTable),
    /// An administrative division, found by name, initials or code.
    Area,
    /// Identity document and number.
    Identity,
    /// Telephones.
    Phones,
    /// A record of the named register.
    Link(&'static str),
}
