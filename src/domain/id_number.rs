//! Numbers of identity documents: GB 11643 and its relatives.

use super::Date;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sex {
    Male,
    Female,
}

impl Sex {
    /// GB/T 2261.1
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "1",
            Self::Female => "2",
        }
    }
}
/// What a number says by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub sex: Option<Sex>,
    pub birth: Option<Date>,
    /// Six-digit division code for resident numbers.
    pub area: Option<String>,
}
